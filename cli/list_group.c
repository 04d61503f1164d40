/* list organization --overview: what each organization of a group holds, misses and has to
 * do (export/group.h). */
#include "cli/commands.h"
#include "cli/shown.h"

#include "export/csv_writer.h"
#include "export/group.h"
#include "model/buf.h"
#include "model/display.h"
#include "model/glyphs.h"
#include "model/rules_own.h"
#include "model/scope.h"

#include <string.h>

/* The cell of LINE in column C; LINE 0 are the headings. */
static void put_cell(const struct group *group, size_t line, enum group_column c, enum lang lang,
                     struct buf *out)
{
    struct buf text = {0};
    if (line == 0)
        buf_puts(&text, words_in(lang, group_title(c)));
    else
        group_put(group, line - 1, c, lang, &text);
    display_add(out, buf_text(&text));
    buf_clear(&text);
}

static void print_text(const struct group *group, enum lang lang)
{
    int widths[GROUP_COLUMNS] = {0};
    for (int print = 0; print < 2; print++)
        for (size_t line = 0; line <= group->lines; line++) {
            struct buf row = {0};
            for (enum group_column c = GROUP_NAME; c < GROUP_COLUMNS; c++) {
                struct buf cell = {0};
                put_cell(group, line, c, lang, &cell);
                int width = glyph_width(buf_text(&cell), 1);
                widths[c] = width > widths[c] ? width : widths[c];
                buf_puts(&row, c == GROUP_NAME ? "" : "  ");
                for (int i = width; group_is_number(c) && i < widths[c]; i++)
                    buf_putc(&row, ' ');
                if (group_is_number(c))
                    buf_puts(&row, buf_text(&cell));
                else
                    glyph_pad(&row, buf_text(&cell), widths[c], 1);
                buf_clear(&cell);
            }
            while (row.length > 0 && row.text[row.length - 1] == ' ')
                row.text[--row.length] = '\0';
            if (print == 1)
                puts(buf_text(&row));
            buf_clear(&row);
        }
}

static void print_csv(const struct group *group, enum lang lang)
{
    struct csv_writer writer;
    struct shown shown;
    shown_begin(&shown);
    csv_writer_begin(&writer, shown.file, CSV_PLAIN);
    for (size_t line = 0; line <= group->lines; line++) {
        for (enum group_column c = GROUP_NAME; c < GROUP_COLUMNS; c++) {
            struct buf cell = {0};
            if (line == 0)
                buf_puts(&cell, words_in(lang, group_title(c)));
            else
                group_put_plain(group, line - 1, c, lang, &cell);
            csv_writer_cell(&writer, buf_text(&cell));
            buf_clear(&cell);
        }
        csv_writer_end(&writer);
    }
    csv_writer_finish(&writer);
    shown_end(&shown);
}

static void print(const struct cli *cli, const struct group *group, enum lang lang)
{
    const char *format = cli->arguments.values[OPTION_FORMAT];
    if (format != NULL && strcmp(format, "json") == 0)
        group_json(group, stdout);
    else if (format != NULL && strcmp(format, "csv") == 0)
        print_csv(group, lang);
    else
        print_text(group, lang);
    if (group->lines > 0)
        commands_say(lang, N_("What belongs to several organizations is counted with each of them; "
                              "what names none stands in the last line."));
    else
        commands_say(lang, N_("There are not several organizations. 'daicho list organization' "
                              "shows them."));
}

/* The rules are made ready while nothing is held, as findings.h asks for. */
bool commands_overview(struct cli *cli, struct model *m, struct why *why)
{
    const char *format = cli->arguments.values[OPTION_FORMAT];
    struct buf folder = {0};
    struct group group;
    struct findings found = {0};
    if (format != NULL && strcmp(format, "text") != 0 && strcmp(format, "csv") != 0 &&
        strcmp(format, "json") != 0)
        return why_set_class(why, WHY_USAGE, "--format takes text, csv or json here, not \"%s\".",
                             format);
    struct rulebook_options how = {.folder = rules_own_folder(&folder) ? folder.text : NULL};
    model_release(m);
    struct rulebook *book = rulebook_new(m, &how);
    bool done = model_hold(m, why) && findings_all(book, NULL, &found, why) &&
                group_load(m, book, &found, &group, why);
    if (done) {
        print(cli, &group, why->lang);
        commands_rule_problems(book, why->lang);
        group_clear(&group);
    }
    findings_clear(&found);
    rulebook_free(book);
    buf_clear(&folder);
    return done;
}
