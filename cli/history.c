/* history, undo, redo: the journal for people. */
#include "cli/commands.h"

#include "model/buf.h"
#include "model/display.h"
#include "model/history.h"
#include "model/journal.h"
#include "model/others.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* Lines of one entry that are printed; an import may have a million. */
enum { LINES_AT_MOST = 2000 };

static void print_text(const char *text)
{
    struct buf shown = {0};
    display_add(&shown, text);
    fputs(buf_text(&shown), stdout);
    buf_clear(&shown);
}

/* Of which merged file's journal it is. */
static void print_from(const struct entry *entry, enum lang lang)
{
    struct buf from = {0};
    buf_printf(&from, words_in(lang, N_("[from %s, merged by entry %lld] ")), entry->from,
               (long long)entry->merge);
    print_text(buf_text(&from));
    buf_clear(&from);
}

static void print_head(const struct entry *entry, enum lang lang)
{
    struct buf title = {0}, moment = {0};
    history_title(entry->what, entry->about, lang, &title);
    history_moment(entry->at, true, &moment);
    if (entry->from != NULL)
        print_from(entry, lang);
    printf("%" PRId64 "  %s  ", entry->seq, buf_text(&moment));
    print_text(entry->who);
    fputs("  ", stdout);
    print_text(buf_text(&title));
    if (entry->undone)
        printf("  %s", words_in(lang, N_("(undone)")));
    if (entry->redacted)
        printf("  %s", words_in(lang, N_("(a text was redacted)")));
    putchar('\n');
    if (entry->why[0] != '\0') {
        printf("    %s: ", words_in(lang, N_("Reason")));
        print_text(entry->why);
        putchar('\n');
    }
    buf_clear(&title);
    buf_clear(&moment);
}

static bool print_entry(struct model *m, const struct entry *entry, struct why *why)
{
    enum lang lang = model_lang(m);
    struct history_lines lines;
    print_head(entry, lang);
    if (!others_lines(m, entry, LINES_AT_MOST + 1, &lines, why))
        return false;
    for (size_t i = 0; i < lines.count && i < LINES_AT_MOST; i++) {
        struct buf text = {0};
        history_say(&lines.items[i], lang, &text);
        fputs("    ", stdout);
        print_text(buf_text(&text));
        putchar('\n');
        buf_clear(&text);
    }
    if (lines.count > LINES_AT_MOST)
        puts(words_in(lang, N_("    … and more.")));
    history_clear(&lines);
    return true;
}

/* CODE or KIND/CODE, of a record that may be gone. */
static const char *split_code(const char *text, char kind[64])
{
    const char *slash = strchr(text, '/');
    if (slash == NULL)
        return text;
    snprintf(kind, 64, "%.*s", (int)(slash - text), text);
    return slash + 1;
}

int command_history(struct cli *cli, struct model *m, struct why *why)
{
    const char *of = cli->arguments.values[OPTION_OF];
    char kind[64] = "";
    const char *code = of == NULL ? NULL : split_code(of, kind);
    const char *kind_name = NULL;
    if (kind[0] != '\0') {
        const struct kind *found = commands_kind(kind, why);
        if (found == NULL)
            return commands_fail(why);
        kind_name = found->name;
    }
    struct entries entries;
    if (!journal_list(m, kind_name, code, 0, &entries, why))
        return commands_fail(why);
    bool done = others_list(m, kind_name, code, &entries, why);
    for (size_t i = 0; i < entries.count && done; i++)
        done = print_entry(m, &entries.items[i], why);
    if (done && entries.count == 0 && code != NULL)
        done =
            why_set(why, "The journal knows no record %s. 'daicho list KIND' shows the codes.", of);
    journal_clear(&entries);
    return done ? EXIT_DONE : commands_fail(why);
}

/* Tells what became of edit SEQ. */
static void print_done(struct model *m, int64_t seq)
{
    struct why ignored = {.lang = model_lang(m)};
    struct entries entries;
    struct buf title = {0}, line = {0};
    if (!journal_find(m, seq, &entries, &ignored) || entries.count == 0)
        return;
    history_title(entries.items[0].what, entries.items[0].about, ignored.lang, &title);
    buf_printf(&line,
               words_in(ignored.lang, entries.items[0].undone ? N_("Undone: entry %lld, %s")
                                                              : N_("Redone: entry %lld, %s")),
               (long long)seq, buf_text(&title));
    print_text(buf_text(&line));
    putchar('\n');
    buf_clear(&title);
    buf_clear(&line);
    journal_clear(&entries);
}

int command_undo(struct cli *cli, struct model *m, struct why *why)
{
    int64_t seq = 0, done = 0;
    if (cli->arguments.count > 1) {
        char *end;
        seq = strtoll(cli->arguments.words[1], &end, 10);
        if (*end != '\0' || seq <= 0) {
            why_set_class(why, WHY_USAGE,
                          "\"%s\" is no number of an entry. 'daicho history' shows them.",
                          cli->arguments.words[1]);
            return commands_fail(why);
        }
    }
    if (!journal_undo(m, seq, &done, why))
        return commands_fail(why);
    print_done(m, done);
    return EXIT_DONE;
}

int command_redo(struct cli *cli, struct model *m, struct why *why)
{
    int64_t done = 0;
    (void)cli;
    if (!journal_redo(m, &done, why))
        return commands_fail(why);
    print_done(m, done);
    return EXIT_DONE;
}
