/* See import_options.h. */
#include "cli/import_options.h"

#include <stdlib.h>
#include <string.h>

static bool take_number(const char *text, size_t *number, struct why *why)
{
    char *end;
    long value = strtol(text, &end, 10);
    if (*end != '\0' || value < 1)
        return why_set_class(why, WHY_USAGE, "--header-row takes a row number from 1, not \"%s\".",
                             text);
    *number = (size_t)value;
    return true;
}

static bool take_delimiter(const char *text, char *delimiter, struct why *why)
{
    if (strcmp(text, "tab") == 0 || strcmp(text, "\\t") == 0)
        *delimiter = '\t';
    else if (strlen(text) == 1 && strchr("\"\r\n", text[0]) == NULL)
        *delimiter = text[0];
    else
        return why_set_class(why, WHY_USAGE,
                             "--delimiter takes one character, such as \",\" or \"tab\".");
    return true;
}

bool import_options_reading(const struct arguments *given, size_t *header_row, char *delimiter,
                            struct why *why)
{
    *header_row = 0;
    *delimiter = 0;
    return (given->values[OPTION_HEADER_ROW] == NULL ||
            take_number(given->values[OPTION_HEADER_ROW], header_row, why)) &&
           (given->values[OPTION_DELIMITER] == NULL ||
            take_delimiter(given->values[OPTION_DELIMITER], delimiter, why));
}
