/*
 * See completion.h.
 */
#include "cli/completion.h"

#include "cli/completion_inside.h"
#include "model/mem.h"

#include <string.h>

void completion_choices(FILE *out, const char *choices)
{
    for (; *choices != '\0'; choices++)
        fputc(*choices == '|' ? ' ' : *choices, out);
}

void completion_kinds(FILE *out)
{
    for (size_t i = 0; i < kinds_count; i++)
        fprintf(out, "%s%s", i == 0 ? "" : " ", kinds[i].name);
}

void completion_tried(FILE *out)
{
    bool first = true;
    for (size_t i = 0; i < commands_count; i++) {
        if (!commands[i].tries)
            continue;
        fprintf(out, "%s%s", first ? "" : " ", commands[i].name);
        first = false;
    }
}

enum completion_takes completion_takes(const char *name)
{
    if (strncmp(name, "KIND", 4) == 0)
        return TAKES_KIND;
    if (strncmp(name, "FILE", 4) == 0 || strncmp(name, "PATH", 4) == 0)
        return TAKES_FILE;
    if (strncmp(name, "COMMAND", 7) == 0)
        return TAKES_COMMAND;
    return TAKES_OTHER;
}

const char *completion_word(const char *synopsis)
{
    int depth = 0;
    for (; *synopsis != '\0'; synopsis++) {
        depth += *synopsis == '[';
        depth -= *synopsis == ']';
        if (depth == 0 && *synopsis >= 'A' && *synopsis <= 'Z')
            return synopsis;
    }
    return "";
}

void completion_parts(FILE *out, const struct command *command, bool files)
{
    bool first = true;
    for (const struct review_part *part = command->parts; part->name != NULL; part++) {
        if (files && completion_takes(completion_word(part->synopsis)) != TAKES_FILE)
            continue;
        fprintf(out, "%s%s", first ? "" : files ? "|" : " ", part->name);
        first = false;
    }
}

bool completion_alone(enum option_id id)
{
    for (size_t i = 0; i < commands_count; i++)
        for (size_t t = 0; t < commands[i].take_count; t++)
            if (commands[i].takes[t] == id)
                return false;
    return !options[id].global;
}

/* The choices of --print-completion are these. */
static const struct {
    const char *name;
    void (*print)(FILE *out, enum lang lang);
} shells[] = {
    {"bash", completion_bash},
    {"fish", completion_fish},
    {"zsh", completion_zsh},
};

void completion_print(FILE *out, const char *shell, enum lang lang)
{
    for (size_t i = 0; i < sizeof shells / sizeof shells[0]; i++)
        if (strcmp(shells[i].name, shell) == 0) {
            shells[i].print(out, lang);
            return;
        }
    bug("a shell that is not in the table");
}
