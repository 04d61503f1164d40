/*
 * What fish completes: one "complete" a word. What may stand where is told by
 * fish's own function for commands that were typed already.
 */
#include "cli/completion_inside.h"

/* Prints TEXT as one word of fish. */
static void print_quoted(FILE *out, const char *text)
{
    fputc('\'', out);
    for (; *text != '\0'; text++) {
        if (*text == '\'' || *text == '\\')
            fputc('\\', out);
        fputc(*text, out);
    }
    fputc('\'', out);
}

/* Prints what the argument called NAME, of the words CHOICES or NULL, may be. */
static void print_argument(FILE *out, const char *name, const char *choices)
{
    if (choices != NULL) {
        fputs(" -x -a '", out);
        completion_choices(out, choices);
        fputc('\'', out);
        return;
    }
    switch (completion_takes(name)) {
    case TAKES_KIND:
        fputs(" -x -a \"$__daicho_kinds\"", out);
        break;
    case TAKES_FILE:
        fputs(" -r -F", out);
        break;
    case TAKES_COMMAND:
    case TAKES_OTHER:
        fputs(" -x", out);
        break;
    }
}

/* Prints the line of option ID, taken under CONDITION, or anywhere where it is
 * NULL. */
static void print_option(FILE *out, enum option_id id, const char *condition, enum lang lang)
{
    const struct option_row *row = &options[id];
    fputs("complete -c daicho", out);
    if (condition != NULL)
        fprintf(out, " -n \"%s\"", condition);
    fprintf(out, " -l %s", row->name);
    if (row->letter != 0)
        fprintf(out, " -s %c", row->letter);
    if (row->argument != NULL)
        print_argument(out, row->argument, row->choices);
    fputs(" -d ", out);
    print_quoted(out, words_in(lang, row->help));
    fputc('\n', out);
}

/* The parts of COMMAND, behind it under CONDITION, and the files that follow some. */
static void print_parts(FILE *out, const struct command *command, const char *condition,
                        enum lang lang)
{
    for (const struct review_part *part = command->parts; part->name != NULL; part++) {
        fprintf(out, "complete -c daicho -n \"%s; and not __fish_seen_subcommand_from ", condition);
        completion_parts(out, command, false);
        fprintf(out, "\" -a %s -d ", part->name);
        print_quoted(out, words_in(lang, part->help));
        fputc('\n', out);
        if (completion_takes(completion_word(part->synopsis)) == TAKES_FILE)
            fprintf(out, "complete -c daicho -n \"%s; and __fish_seen_subcommand_from %s\" -F\n",
                    condition, part->name);
    }
}

static void print_command(FILE *out, const struct command *command, enum lang lang)
{
    char condition[80];
    fprintf(out, "complete -c daicho -n \"$__daicho_none\" -a %s -d ", command->name);
    print_quoted(out, words_in(lang, command->help));
    fputc('\n', out);
    snprintf(condition, sizeof condition, "__fish_seen_subcommand_from %s", command->name);
    for (size_t t = 0; t < command->take_count; t++)
        print_option(out, command->takes[t], condition, lang);
    if (command->parts != NULL) {
        print_parts(out, command, condition, lang);
        return;
    }
    switch (completion_takes(completion_word(command->synopsis))) {
    case TAKES_KIND:
        /* Where kinds and other words follow each other, the kind is the first. */
        fprintf(out,
                "complete -c daicho -n \"%s; and not __fish_seen_subcommand_from "
                "$__daicho_kinds\" -a \"$__daicho_kinds\"\n",
                condition);
        break;
    case TAKES_FILE:
        fprintf(out, "complete -c daicho -n \"%s\" -F\n", condition);
        break;
    case TAKES_COMMAND:
        /* Once it is there, what may follow it is offered as behind itself. */
        fprintf(out, "complete -c daicho -n \"%s; and not __fish_seen_subcommand_from ", condition);
        completion_tried(out);
        fputs("\" -a \"", out);
        completion_tried(out);
        fputs("\"\n", out);
        break;
    case TAKES_OTHER:
        break;
    }
}

void completion_fish(FILE *out, enum lang lang)
{
    fputs("# Completion of daicho(1) in fish, printed by daicho --print-completion fish.\n"
          "set -l __daicho_kinds ",
          out);
    completion_kinds(out);
    fputs("\nset -l __daicho_commands", out);
    for (size_t i = 0; i < commands_count; i++)
        fprintf(out, " %s", commands[i].name);
    fputs("\nset -l __daicho_none \"not __fish_seen_subcommand_from $__daicho_commands\"\n"
          "complete -c daicho -f\n",
          out);
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        if (options[i].global)
            print_option(out, (enum option_id)i, NULL, lang);
        else if (completion_alone((enum option_id)i))
            print_option(out, (enum option_id)i, "$__daicho_none", lang);
    }
    for (size_t i = 0; i < commands_count; i++)
        print_command(out, &commands[i], lang);
}
