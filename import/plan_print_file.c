/*
 * How a file was understood, in words: encoding, header row and why, what each
 * column goes to and how certain that is, what is left out. See plan.h.
 */
#include "import/plan.h"

#include "model/display.h"
#include "model/guard.h"
#include "model/mem.h"

#include <stdlib.h>

const char *plan_delimiter_word(char delimiter, enum lang lang)
{
    switch (delimiter) {
    case ',':
        return words_in(lang, "comma");
    case ';':
        return words_in(lang, "semicolon");
    case '\t':
        return words_in(lang, "TAB");
    default:
        return words_in(lang, "another delimiter");
    }
}

/* What was read of the file: a sheet, or a text in its encoding. */
static void put_source(const struct plan_file *file, enum lang lang, struct buf *line)
{
    if (file->is_workbook)
        buf_printf(line, words_in(lang, "sheet \"%s\""), file->book.sheets[file->book.read].name);
    else
        buf_printf(line, "%s, %s", file->encoding, plan_delimiter_word(file->delimiter, lang));
}

static const char *reason_word(enum header_left_reason reason, enum lang lang)
{
    static const char *const words[HEADER_LEFT_REASONS] = {
        [HEADER_LEFT_ABOVE] = N_("above the header"),
        [HEADER_LEFT_GUIDE] = N_("describes the columns"),
        [HEADER_LEFT_BLANK] = N_("blank"),
        [HEADER_LEFT_TOTAL] = N_("total"),
        [HEADER_LEFT_NOTE] = N_("note"),
        [HEADER_LEFT_SAMPLE] = N_("a sample"),
        [HEADER_LEFT_NUMBER] = N_("only a number"),
        [HEADER_LEFT_REPEATED] = N_("the header again"),
    };
    return words_in(lang, words[reason]);
}

/* How a column is known; columns that are no field have no such word. */
static const char *certainty_word(const struct plan_column *column, enum lang lang)
{
    switch (column->certainty) {
    case HEADER_CHOSEN:
        return words_in(lang, "by the mapping");
    case HEADER_EXACT:
        return words_in(lang, "exact");
    case HEADER_SYNONYM:
        return column->source == HEADER_BY_PERSON ? words_in(lang, "by your headers.tsv")
                                                  : words_in(lang, "another word for it");
    case HEADER_NORMALISED:
        return words_in(lang, "without brackets, numbers and marks");
    case HEADER_PART:
    case HEADER_UNKNOWN:
        break;
    }
    return "";
}

static void print_header(const struct plan_file *file, FILE *out, enum lang lang, struct buf *line)
{
    struct buf rows = {0};
    if (file->header_first < file->header_number)
        buf_printf(&rows, words_in(lang, "rows %zu and %zu"), file->header_first,
                   file->header_number);
    else
        buf_printf(&rows, words_in(lang, "row %zu"), file->header_number);
    buf_printf(line,
               file->header_named
                   ? words_in(lang, "  Header: %s, as you said; %zu of %zu columns are known.")
                   : words_in(lang, "  Header: %s, since %zu of %zu columns are known there."),
               rows.text, file->header_known, file->header_columns);
    buf_clear(&rows);
    plan_print_line(out, line);
    if (file->mapping != NULL) {
        buf_printf(line,
                   file->mapping_kept ? words_in(lang, "  Mapping, kept for this header: %s")
                                      : words_in(lang, "  Mapping: %s"),
                   file->mapping);
        plan_print_line(out, line);
    }
    if (file->mapping_lost != NULL) {
        buf_printf(line, words_in(lang, "  The mapping was not kept for the next file: %s"),
                   file->mapping_lost);
        plan_print_line(out, line);
    }
    if (file->name_of != NULL) {
        buf_printf(line, words_in(lang, "  Names are made of the columns %s."), file->name_of);
        plan_print_line(out, line);
    }
}

void plan_put_left(const struct header_left *left, size_t count, const char *dash, enum lang lang,
                   struct buf *out)
{
    for (size_t i = 0; i < count; i++) {
        buf_printf(out, "%s%zu", i == 0 ? "" : words_in(lang, ", "), left[i].first);
        if (left[i].last > left[i].first)
            buf_printf(out, "%s%zu", dash, left[i].last);
        buf_printf(out, " (%s)", reason_word(left[i].reason, lang));
    }
}

static void print_left(const struct plan_file *file, FILE *out, enum lang lang, struct buf *line)
{
    if (file->left_count == 0)
        return;
    buf_puts(line, words_in(lang, "  Rows left out: "));
    plan_put_left(file->left, file->left_count, "–", lang, line);
    plan_print_line(out, line);
}

/* Adds the samples of COLUMN: cells of which each is harmless by itself. */
static void put_samples(const struct plan_column *column, enum lang lang, struct buf *line)
{
    for (size_t i = 0; i < column->sample_count; i++) {
        char *quote = guard_quote(column->samples[i]);
        buf_printf(line, "%s\"%s\"", i == 0 ? ": " : words_in(lang, ", "), quote);
        free(quote);
    }
}

/* Says that COLUMN may have lost what its cells were merged with. */
static void print_gaps(const struct plan_column *column, FILE *out, enum lang lang,
                       struct buf *line)
{
    if (column->gaps == 0)
        return;
    buf_printf(line,
               words_in(lang, "      Cells that are empty below another one: %zu. They were taken "
                              "as empty; where they mean the cell above, fill them in the file."),
               column->gaps);
    plan_print_line(out, line);
}

/* The columns that go to a field, each with how it is known. */
static void print_columns(const struct plan_file *file, FILE *out, enum lang lang, struct buf *line)
{
    for (size_t i = 0; i < file->column_count; i++) {
        const struct plan_column *column = &file->columns[i];
        if (column->use == HEADERS_NUMBERS) {
            buf_printf(line,
                       words_in(lang, "    %s numbers the rows, and is not taken for codes: the "
                                      "rows are found by their names. --key code takes it for "
                                      "codes."),
                       column->title);
            plan_print_line(out, line);
        }
        if (column->use == HEADERS_JOINED) {
            buf_printf(line, words_in(lang, "    %s: a part of the date before it"), column->title);
            plan_print_line(out, line);
        }
        if (column->use != HEADERS_FIELD)
            continue;
        buf_printf(line, "    %s → %s (%s)", column->title, column->field,
                   certainty_word(column, lang));
        if (column->options[0] != '\0')
            buf_printf(line, " %s", column->options);
        put_samples(column, lang, line);
        plan_print_line(out, line);
        print_gaps(column, out, lang, line);
    }
}

/* Whether COLUMN is one of those that are not imported, or of those that go to
 * the remarks. */
static bool is_left(const struct plan_file *file, const struct plan_column *column, bool to_remarks)
{
    bool remarks =
        column->use == HEADERS_REMARKS || (column->use == HEADERS_NOT_KNOWN && file->to_remarks);
    return column->use != HEADERS_FIELD && column->use != HEADERS_NUMBERS &&
           column->use != HEADERS_JOINED && remarks == to_remarks;
}

/* Says why COLUMN has no field, where there is something to say. */
static void print_why(const struct plan_column *column, FILE *out, enum lang lang, struct buf *line)
{
    if (column->use == HEADERS_NOT_KNOWN && column->untitled)
        buf_printf(line,
                   words_count(lang, "    %s: no header, %zu cell", "    %s: no header, %zu cells",
                               column->filled),
                   column->title, column->filled);
    else if (column->use == HEADERS_NOT_KNOWN && column->taken_by[0] != '\0')
        buf_printf(line, words_in(lang, "    %s: the column %s is taken for the field %s."),
                   column->title, column->taken_by, column->near);
    else if (column->use == HEADERS_NOT_KNOWN && column->near[0] != '\0')
        buf_printf(line,
                   words_in(lang, "    %s: looks like %s, and is not taken for it unless a "
                                  "mapping says so"),
                   column->title, column->near);
    else
        return;
    put_samples(column, lang, line);
    plan_print_line(out, line);
}

/* The columns without a field, in one line, and below it what there is to say. */
static void print_left_columns(const struct plan_file *file, bool to_remarks, FILE *out,
                               enum lang lang, struct buf *line)
{
    size_t count = 0;
    for (size_t i = 0; i < file->column_count; i++) {
        const struct plan_column *column = &file->columns[i];
        if (!is_left(file, column, to_remarks))
            continue;
        if (count++ == 0)
            buf_puts(line, to_remarks ? words_in(lang, "  Columns added to the remarks: ")
                                      : words_in(lang, "  Columns not imported: "));
        buf_printf(line, "%s%s", count == 1 ? "" : words_in(lang, ", "), column->title);
    }
    if (count == 0)
        return;
    plan_print_line(out, line);
    for (size_t i = 0; i < file->column_count; i++)
        if (is_left(file, &file->columns[i], to_remarks))
            print_why(&file->columns[i], out, lang, line);
}

/* Writes all but the path of FILE. */
static void print_understood(const struct plan_file *file, FILE *out, enum lang lang)
{
    struct buf line = {0};
    buf_puts(&line, ": ");
    put_source(file, lang, &line);
    buf_printf(&line, ", %s", file->kind->label[lang]);
    if (file->is_register)
        buf_printf(&line, ", %s", words_in(lang, "register form"));
    if (file->own)
        buf_printf(&line, ", %s", words_in(lang, "an export of daicho"));
    plan_print_line(out, &line);
    plan_print_book(file, out, lang, &line);
    if (!file->own) {
        print_header(file, out, lang, &line);
        print_left(file, out, lang, &line);
        buf_puts(&line, words_in(lang, "  Columns:"));
        plan_print_line(out, &line);
        print_columns(file, out, lang, &line);
    }
    print_left_columns(file, false, out, lang, &line);
    print_left_columns(file, true, out, lang, &line);
    buf_clear(&line);
}

char *plan_tell_file(const struct plan_file *file, enum lang lang)
{
    char *told = NULL;
    size_t length;
    struct buf line = {0};
    FILE *out = mem_text_begin(&told, &length);
    print_understood(file, out, lang);
    plan_print_cells(file, out, lang, &line);
    mem_text_end(out, &told);
    buf_clear(&line);
    return told;
}

void plan_print_file(const struct plan_file *file, FILE *out, enum lang lang)
{
    char *path = guard_mask(file->path);
    display_print(out, path);
    if (file->told != NULL)
        fputs(file->told, out);
    else
        print_understood(file, out, lang);
    free(path);
}
