/*
 * What zsh completes, by its _arguments: options before the command, then
 * those of the command, with what its words may be.
 */
#include "cli/completion_inside.h"

#include <string.h>

/* Prints TEXT within quotation marks, each of MARKS with a backslash before it. */
static void print_escaped(FILE *out, const char *text, const char *marks)
{
    for (; *text != '\0'; text++) {
        if (*text == '\'') {
            fputs("'\\''", out);
            continue;
        }
        if (strchr(marks, *text) != NULL)
            fputc('\\', out);
        fputc(*text, out);
    }
}

/* Prints what the argument called NAME, of the words CHOICES or NULL, may be. */
static void print_argument(FILE *out, const char *name, const char *choices)
{
    fputc(':', out);
    print_escaped(out, name, ":\\");
    fputc(':', out);
    if (choices != NULL) {
        fputc('(', out);
        completion_choices(out, choices);
        fputc(')', out);
        return;
    }
    switch (completion_takes(name)) {
    case TAKES_KIND:
        fputs("_daicho_kinds", out);
        break;
    case TAKES_FILE:
        fputs("_files", out);
        break;
    case TAKES_COMMAND:
    case TAKES_OTHER:
        fputc(' ', out);
        break;
    }
}

/* Prints one way of writing the option ROW: MARK is "--NAME" or "-LETTER". */
static void print_way(FILE *out, const struct option_row *row, const char *mark, enum lang lang)
{
    fputs("        '", out);
    if (row->letter != 0)
        fprintf(out, "(--%s -%c)", row->name, row->letter);
    /* The long one takes its argument behind "=" or as the next word. */
    fprintf(out, "%s%s[", mark, row->argument != NULL && mark[1] == '-' ? "=" : "");
    print_escaped(out, words_in(lang, row->help), "[]\\");
    fputc(']', out);
    if (row->argument != NULL)
        print_argument(out, row->argument, row->choices);
    fputs("'\n", out);
}

static void print_option(FILE *out, enum option_id id, enum lang lang)
{
    const struct option_row *row = &options[id];
    char mark[40];
    snprintf(mark, sizeof mark, "--%s", row->name);
    print_way(out, row, mark, lang);
    if (row->letter == 0)
        return;
    snprintf(mark, sizeof mark, "-%c", row->letter);
    print_way(out, row, mark, lang);
}

static void print_names(FILE *out, enum lang lang)
{
    fputs("#compdef daicho\n"
          "# Completion of daicho(1) in zsh, printed by daicho --print-completion zsh.\n"
          "_daicho_kinds()\n{\n    local -a kinds=(\n",
          out);
    for (size_t i = 0; i < kinds_count; i++)
        fprintf(out, "        '%s:%s'\n", kinds[i].name, kinds[i].label[lang]);
    fputs("    )\n    _describe kind kinds\n}\n\n"
          "_daicho_commands()\n{\n    local -a commands=(\n",
          out);
    for (size_t i = 0; i < commands_count; i++) {
        fprintf(out, "        '%s:", commands[i].name);
        print_escaped(out, words_in(lang, commands[i].help), "\\");
        fputs("'\n", out);
    }
    fputs("    )\n    _describe command commands\n}\n\n", out);
}

/* What may stand behind COMMAND: the name of a part, and files behind some. */
static void print_parts(FILE *out, const struct command *command)
{
    fputs("        '1:PART:(", out);
    completion_parts(out, command, false);
    fputs(")'\n        '*:FILE:{[[ $words[2] == (", out);
    completion_parts(out, command, true);
    fputs(") ]] && _files}'\n        ) ;;\n", out);
}

/* The case for a command: its options, and what its words may be. */
static void print_command(FILE *out, const struct command *command, enum lang lang)
{
    const char *word = completion_word(command->synopsis);
    fprintf(out, "    %s)\n        own=(\n", command->name);
    for (size_t t = 0; t < command->take_count; t++)
        print_option(out, command->takes[t], lang);
    if (command->parts != NULL) {
        print_parts(out, command);
        return;
    }
    switch (completion_takes(word)) {
    case TAKES_KIND:
        /* Where kinds and other words follow each other, the kind is the first. */
        fputs("        '1:KIND:_daicho_kinds'\n        '*: : '\n", out);
        break;
    case TAKES_FILE:
        fputs("        '*:FILE:_files'\n", out);
        break;
    case TAKES_COMMAND:
        fputs("        '1:COMMAND:(", out);
        completion_tried(out);
        fputs(")'\n        '*:FILE:_files'\n", out);
        break;
    case TAKES_OTHER:
        fputs("        '*: : '\n", out);
        break;
    }
    fputs("        ) ;;\n", out);
}

static void print_options(FILE *out, enum lang lang)
{
    fputs("    local -a common=(\n", out);
    for (size_t i = 0; i < OPTION_COUNT; i++)
        if (options[i].global)
            print_option(out, (enum option_id)i, lang);
    fputs("    )\n    local -a alone=(\n", out);
    for (size_t i = 0; i < OPTION_COUNT; i++)
        if (completion_alone((enum option_id)i))
            print_option(out, (enum option_id)i, lang);
    fputs("    )\n", out);
}

void completion_zsh(FILE *out, enum lang lang)
{
    print_names(out, lang);
    fputs("_daicho()\n{\n"
          "    local curcontext=$curcontext state line\n"
          "    local -a own\n",
          out);
    print_options(out, lang);
    fputs("    _arguments -C $common $alone ':command:_daicho_commands' '*::word:->words' && "
          "return\n"
          "    [[ $state == words ]] || return\n"
          "    case $words[1] in\n",
          out);
    for (size_t i = 0; i < commands_count; i++)
        print_command(out, &commands[i], lang);
    /* As a file of the function path it is the function; sourced, it says of
       which command. */
    fputs("    esac\n    _arguments $common $own\n}\n\n"
          "if [[ $funcstack[1] == _daicho ]]; then\n    _daicho \"$@\"\nelse\n"
          "    compdef _daicho daicho\nfi\n",
          out);
}
