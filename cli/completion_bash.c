/*
 * What bash completes, without descriptions, which it does not show. The script
 * sorts the words before the cursor into command and options as options.c does,
 * then offers what may stand at the cursor.
 */
#include "cli/completion_inside.h"

#include <string.h>

static void print_option_name(FILE *out, const struct option_row *row)
{
    fprintf(out, "--%s", row->name);
    if (row->letter != 0)
        fprintf(out, "|-%c", row->letter);
}

/* Prints the line that offers what the argument called NAME may be: a kind, a
 * file, another command and then a file, else nothing. */
static void print_argument(FILE *out, const char *name)
{
    switch (completion_takes(name)) {
    case TAKES_KIND:
        fputs("__daicho_words \"$kinds\"", out);
        break;
    case TAKES_FILE:
        fputs("__daicho_files", out);
        break;
    case TAKES_COMMAND:
        fputs("if ((words == 0)); then __daicho_words \"", out);
        completion_tried(out);
        fputs("\"; else __daicho_files; fi", out);
        break;
    case TAKES_OTHER:
        fputs(":", out);
        break;
    }
}

/* The cases for what stands behind an option. */
static void print_values(FILE *out)
{
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        const struct option_row *row = &options[i];
        if (row->argument == NULL)
            continue;
        fputs("    ", out);
        print_option_name(out, row);
        fputs(") ", out);
        if (row->choices != NULL) {
            fputs("__daicho_words \"", out);
            completion_choices(out, row->choices);
            fputc('"', out);
        } else {
            print_argument(out, row->argument);
        }
        fputs("; return ;;\n", out);
    }
}

/* The names of all options that take an argument, as a pattern. */
static void print_taking(FILE *out)
{
    bool first = true;
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        if (options[i].argument == NULL)
            continue;
        fputs(first ? "" : "|", out);
        print_option_name(out, &options[i]);
        first = false;
    }
}

/* Prints the line that offers the parts of COMMAND as its first word, then what follows. */
static void print_parts(FILE *out, const struct command *command)
{
    fputs("if ((words == 0)); then\n            __daicho_words \"", out);
    completion_parts(out, command, false);
    fputs("\"\n        else\n            case $part in ", out);
    completion_parts(out, command, true);
    fputs(") __daicho_files ;; esac\n        fi ;;\n", out);
}

/* The cases for a command: its options, and what its words may be. */
static void print_commands(FILE *out)
{
    for (size_t i = 0; i < commands_count; i++) {
        const struct command *command = &commands[i];
        fprintf(out, "    %s)\n        options=\"$options", command->name);
        for (size_t t = 0; t < command->take_count; t++)
            fprintf(out, " --%s", options[command->takes[t]].name);
        fputs("\"\n        [[ $word == -* ]] || ", out);
        if (command->parts != NULL) {
            print_parts(out, command);
            continue;
        }
        const char *name = completion_word(command->synopsis);
        /* Where kinds and other words follow each other, the kind is the first. */
        if (completion_takes(name) == TAKES_KIND)
            fputs("((words > 0)) || ", out);
        print_argument(out, name);
        fputs(" ;;\n", out);
    }
}

static void print_head(FILE *out)
{
    fputs("# Completion of daicho(1) in bash, printed by daicho --print-completion bash.\n"
          "__daicho_words()\n{\n"
          "    COMPREPLY=($(compgen -W \"$1\" -- \"$word\"))\n}\n\n"
          "__daicho_files()\n{\n"
          "    compopt -o filenames 2>/dev/null\n"
          "    local file\n"
          "    while IFS= read -r file; do\n"
          "        COMPREPLY+=(\"$file\")\n"
          "    done < <(compgen -f -- \"$word\")\n}\n\n",
          out);
}

/* What is known before the words are looked at. */
static void print_facts(FILE *out)
{
    fputs("_daicho()\n{\n"
          "    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}\n"
          "    local kinds=\"",
          out);
    completion_kinds(out);
    fputs("\"\n    local options=\"", out);
    for (size_t i = 0; i < OPTION_COUNT; i++)
        if (options[i].global)
            fprintf(out, "--%s ", options[i].name);
    fputs("\"\n    local command= part= words=0 i\n    COMPREPLY=()\n"
          "    # \"--lang=ja\" arrives as three words.\n"
          "    if [[ $word == \"=\" ]]; then\n        word=\n"
          "    elif [[ $before == \"=\" ]]; then\n"
          "        before=${COMP_WORDS[COMP_CWORD - 2]}\n    fi\n",
          out);
}

/* The loop that finds the command and counts the words behind it. */
static void print_search(FILE *out)
{
    fputs("    for ((i = 1; i < COMP_CWORD; i++)); do\n"
          "        case ${COMP_WORDS[i]} in\n            ",
          out);
    print_taking(out);
    fputs(")\n                [[ ${COMP_WORDS[i + 1]} == \"=\" ]] && ((i += 1))\n"
          "                ((i += 1)) ;;\n"
          "            -*) ;;\n"
          "            *) if [[ -z $command ]]; then command=${COMP_WORDS[i]}; "
          "else ((words += 1)); part=${part:-${COMP_WORDS[i]}}; fi ;;\n"
          "        esac\n    done\n",
          out);
}

static void print_no_command(FILE *out)
{
    fputs("    \"\")\n        options=\"$options", out);
    for (size_t i = 0; i < OPTION_COUNT; i++)
        if (completion_alone((enum option_id)i))
            fprintf(out, " --%s", options[i].name);
    fputs("\"\n        [[ $word == -* ]] || __daicho_words \"", out);
    for (size_t i = 0; i < commands_count; i++)
        fprintf(out, "%s%s", i == 0 ? "" : " ", commands[i].name);
    fputs("\" ;;\n", out);
}

void completion_bash(FILE *out, enum lang lang)
{
    (void)lang;
    print_head(out);
    print_facts(out);
    fputs("    case $before in\n", out);
    print_values(out);
    fputs("    esac\n", out);
    print_search(out);
    fputs("    case $command in\n", out);
    print_no_command(out);
    print_commands(out);
    fputs("    esac\n    [[ $word != -* ]] || __daicho_words \"$options\"\n}\n"
          "complete -F _daicho daicho\n",
          out);
}
