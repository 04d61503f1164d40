/*
 * What a number format says of the numbers shown in it (ECMA-376, numFmt). Its
 * first section is read, which is that of positive numbers.
 */
#include "import/xlsx_inside.h"

#include <string.h>
#include <strings.h>

/* Formats 27 to 36 and 50 to 58 are those of Japanese; other languages have
 * dates there too. */
struct xlsx_format xlsx_format_built_in(uint32_t id)
{
    enum xlsx_form form = XLSX_NUMBER;
    if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || (id >= 34 && id <= 36) ||
        (id >= 50 && id <= 58))
        form = XLSX_DATE;
    else if (id == 22)
        form = XLSX_MOMENT;
    else if ((id >= 18 && id <= 21) || id == 32 || id == 33 || id == 45 || id == 47)
        form = XLSX_TIME;
    else if (id == 46)
        form = XLSX_DURATION;
    return (struct xlsx_format){.form = (uint8_t)form};
}

/* What was seen in a section. */
struct seen {
    bool date, time, month; /* month: or minute */
    bool duration;
    bool number; /* a place for a digit that dates do not have */
};

static bool starts(const char *code, const char *word)
{
    return strncasecmp(code, word, strlen(word)) == 0;
}

/* The length of what stands at CODE and says nothing: quoted, escaped, in
 * brackets, words; 0 where it may say something. */
static size_t skipped(const char *code, struct seen *seen)
{
    const char *end;
    switch (*code) {
    case '"':
        end = strchr(code + 1, '"');
        return end == NULL ? strlen(code) : (size_t)(end - code) + 1;
    case '\\':
    case '_':
    case '*':
        return code[1] == '\0' ? 1 : 2;
    case '[':
        end = strchr(code, ']');
        if (end == NULL)
            return strlen(code);
        if (strspn(code + 1, "hHmMsS") == (size_t)(end - code) - 1 && end > code + 1)
            seen->duration = true;
        return (size_t)(end - code) + 1;
    default:
        break;
    }
    if (starts(code, "General"))
        return 7;
    if (starts(code, "G/標準"))
        return strlen("G/標準");
    if (starts(code, "AM/PM") || starts(code, "A/P")) {
        seen->time = true;
        return starts(code, "AM/PM") ? 5 : 3;
    }
    return 0;
}

/* Notes what the character at CODE says; BEFORE stands before it. */
static void look(const char *code, char before, struct seen *seen)
{
    switch (*code) {
    case 'e':
    case 'E':
        /* 0.00E+00 is no date, e-m-d is one. */
        if ((code[1] == '+' || code[1] == '-') && strchr("0#?.", before) != NULL) {
            seen->number = true;
            break;
        }
        seen->date = true;
        break;
    case 'y':
    case 'Y':
    case 'd':
    case 'D':
    case 'g':
    case 'G':
    case 'r':
    case 'R':
        seen->date = true;
        break;
    case 'a':
    case 'b':
        seen->date = seen->date || starts(code, "aaa") || starts(code, "bb");
        break;
    case 'h':
    case 'H':
    case 's':
    case 'S':
        seen->time = true;
        break;
    case 'm':
    case 'M':
        seen->month = true;
        break;
    case '#':
    case '?':
        seen->number = true;
        break;
    default:
        break;
    }
}

struct xlsx_format xlsx_format_of(const char *code)
{
    struct seen seen = {0};
    size_t zeros = strspn(code, "0");
    if (zeros > 1 && zeros <= 20 && (code[zeros] == '\0' || code[zeros] == ';'))
        return (struct xlsx_format){.form = XLSX_PADDED, .digits = (uint8_t)zeros};
    char before = ' ';
    while (*code != '\0' && *code != ';') {
        size_t skip = skipped(code, &seen);
        if (skip == 0)
            look(code, before, &seen);
        before = *code;
        code += skip == 0 ? 1 : skip;
    }
    enum xlsx_form form = XLSX_NUMBER;
    if (seen.number)
        form = XLSX_NUMBER;
    else if (seen.date)
        form = seen.time ? XLSX_MOMENT : XLSX_DATE;
    else if (seen.duration)
        form = XLSX_DURATION;
    else if (seen.time)
        form = XLSX_TIME;
    else if (seen.month)
        form = XLSX_DATE;
    return (struct xlsx_format){.form = (uint8_t)form};
}
