/*
 * list: the records of a kind as a table for people, or as CSV and JSON. What
 * is printed for people is harmless for the terminal.
 */
#include "cli/commands.h"
#include "cli/shown.h"

#include "export/kind_export.h"
#include "model/buf.h"
#include "model/display.h"
#include "model/glyphs.h"
#include "model/listing.h"
#include "model/present.h"
#include "model/record.h"
#include "tui/views.h"

#include <stdlib.h>
#include <string.h>

enum { WIDEST_COLUMN = 40 };

/* The text of field number FIELD for people, on one line. */
static void cell_text(struct model *m, const struct record *record, size_t field, struct buf *out)
{
    struct buf text = {0};
    present_text(m, &record->kind->fields[field], record->values[field], model_lang(m), &text);
    for (char *at = text.text; at != NULL && *at != '\0'; at++)
        if (*at == '\n')
            *at = ' ';
    display_add(out, buf_text(&text));
    buf_clear(&text);
}

struct table {
    size_t columns;
    size_t fields[VIEW_COLUMNS];
    int widths[VIEW_COLUMNS];
};

static void choose_columns(const struct kind *kind, struct table *table)
{
    const struct view *view = views_of(kind);
    table->columns = 0;
    for (size_t i = 0; i < VIEW_COLUMNS && view->columns[i].column != NULL; i++)
        table->fields[table->columns++] = kinds_field(kind, view->columns[i].column);
}

static void print_row(const struct table *table, const struct buf *cells)
{
    struct buf line = {0};
    for (size_t i = 0; i < table->columns; i++) {
        if (i + 1 < table->columns) {
            glyph_pad(&line, buf_text(&cells[i]), table->widths[i], 1);
            buf_puts(&line, "  ");
        } else {
            buf_puts(&line, buf_text(&cells[i]));
        }
    }
    size_t length = line.length;
    while (length > 0 && line.text[length - 1] == ' ')
        length--;
    printf("%.*s\n", (int)length, buf_text(&line));
    buf_clear(&line);
}

/* Reads each row twice, once for the widths, so that memory stays small. */
static bool each_row(struct model *m, const struct listing *listing, struct table *table,
                     bool print, struct why *why)
{
    struct buf cells[VIEW_COLUMNS] = {{0}};
    bool done = true;
    for (size_t i = 0; i < listing->count && done; i++) {
        struct record *record = record_load(m, listing->kind, listing->ids[i], why);
        done = record != NULL;
        for (size_t c = 0; c < table->columns && done; c++) {
            buf_empty(&cells[c]);
            cell_text(m, record, table->fields[c], &cells[c]);
            int width = glyph_width(buf_text(&cells[c]), 1);
            if (!print && width > table->widths[c])
                table->widths[c] = width > WIDEST_COLUMN ? WIDEST_COLUMN : width;
        }
        if (done && print)
            print_row(table, cells);
        record_free(record);
    }
    for (size_t c = 0; c < VIEW_COLUMNS; c++)
        buf_clear(&cells[c]);
    return done;
}

static bool print_table(struct model *m, const struct listing *listing, struct why *why)
{
    struct table table = {0};
    struct buf heads[VIEW_COLUMNS] = {{0}};
    choose_columns(listing->kind, &table);
    for (size_t c = 0; c < table.columns; c++) {
        buf_puts(&heads[c], listing->kind->fields[table.fields[c]].label[model_lang(m)]);
        table.widths[c] = glyph_width(buf_text(&heads[c]), 1);
    }
    bool done = each_row(m, listing, &table, false, why);
    if (done)
        print_row(&table, heads);
    done = done && each_row(m, listing, &table, true, why);
    for (size_t c = 0; c < VIEW_COLUMNS; c++)
        buf_clear(&heads[c]);
    return done;
}

static bool print_text(struct model *m, const struct kind *kind, const char *filter,
                       struct why *why)
{
    struct listing listing;
    struct listing_query query = {.kind = kind, .filter = filter};
    if (!listing_load(m, &query, &listing, why))
        return false;
    bool done = true;
    if (listing.count > 0)
        done = print_table(m, &listing, why);
    else if (record_count(m, kind) > 0)
        commands_say(why->lang, N_("No record passes the filter."));
    else
        commands_say(why->lang, N_("There is no record of this kind yet."));
    listing_clear(&listing);
    return done;
}

static bool print_csv(struct model *m, const struct kind *kind, const char *filter, struct why *why)
{
    struct csv_writer writer;
    struct shown shown;
    shown_begin(&shown);
    csv_writer_begin(&writer, shown.file, CSV_PLAIN);
    bool done = kind_export_csv(m, kind, filter, why->lang, &writer, why);
    csv_writer_finish(&writer);
    shown_end(&shown);
    return done;
}

int command_list(struct cli *cli, struct model *m, struct why *why)
{
    const char *format = cli->arguments.values[OPTION_FORMAT];
    const char *filter = cli->arguments.values[OPTION_FILTER];
    const struct kind *kind = commands_kind(cli->arguments.words[1], why);
    bool done = kind != NULL;
    if (done && options_given(&cli->arguments, OPTION_OVERVIEW))
        done = (kind == kinds_find("organization") && filter == NULL) ||
               why_set_class(why, WHY_USAGE,
                             "--overview goes with 'list organization', without --filter.");
    if (done && options_given(&cli->arguments, OPTION_OVERVIEW))
        done = commands_overview(cli, m, why);
    else if (done && (format == NULL || strcmp(format, "text") == 0))
        done = print_text(m, kind, filter, why);
    else if (done && strcmp(format, "csv") == 0)
        done = print_csv(m, kind, filter, why);
    else if (done && strcmp(format, "json") == 0)
        done = kind_export_json(m, kind, filter, stdout, why);
    else if (done)
        done = why_set_class(why, WHY_USAGE, "--format takes text, csv or json here, not \"%s\".",
                             format);
    return done ? EXIT_DONE : commands_fail(why);
}
