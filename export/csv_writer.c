/*
 * See csv_writer.h. libcsv's own writer puts every cell in quotation marks;
 * this one writes them only where the reader needs them, so that an export
 * can be compared and read by people.
 */
#include "export/csv_writer.h"

#include "export/cp932.h"
#include "model/mem.h"
#include "model/utf8.h"

#include <stdlib.h>
#include <string.h>

void csv_writer_begin(struct csv_writer *writer, FILE *out, enum csv_form form)
{
    *writer = (struct csv_writer){.out = out, .form = form};
    if (form == CSV_EXCEL)
        fputs("\xEF\xBB\xBF", out);
    if (form == CSV_EXCEL_CP932)
        writer->cp932 = cp932_open();
}

void csv_writer_begin_check(struct csv_writer *writer, const struct csv_check *check)
{
    *writer = (struct csv_writer){.form = CSV_EXCEL_CP932, .check = check, .cp932 = cp932_open()};
}

void csv_writer_finish(struct csv_writer *writer)
{
    for (size_t i = 0; i < writer->column_count; i++)
        free(writer->columns[i]);
    free(writer->columns);
    buf_clear(&writer->code);
    buf_clear(&writer->bytes);
    cp932_close(writer->cp932);
    *writer = (struct csv_writer){0};
}

static bool is_number(const char *text)
{
    text += *text == '+' || *text == '-';
    size_t whole = strspn(text, "0123456789");
    text += whole;
    if (whole > 0 && *text == '.') {
        size_t part = strspn(text + 1, "0123456789");
        if (part == 0)
            return false;
        text += 1 + part;
    }
    return whole > 0 && *text == '\0';
}

bool csv_writer_is_formula(const char *text)
{
    static const char *const starts[] = {"=",  "+",  "-",  "@",  "\t", "\r",
                                         "\n", "＝", "＋", "－", "＠"};
    if (is_number(text))
        return false;
    text += strspn(text, "'");
    for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++)
        if (strncmp(text, starts[i], strlen(starts[i])) == 0)
            return true;
    return false;
}

const char *csv_writer_unguard(const char *text)
{
    return text[0] == '\'' && csv_writer_is_formula(text + 1) ? text + 1 : text;
}

/* Keeps what is told of a loss beside its character: the header, the code. */
static void keep_names(struct csv_writer *writer, const char *text)
{
    if (writer->rows == 0) {
        writer->columns = mem_grow(writer->columns, writer->column_count, &writer->column_capacity,
                                   sizeof *writer->columns);
        writer->columns[writer->column_count++] = mem_copy(text);
    }
    if (writer->cells == 0) {
        buf_empty(&writer->code);
        buf_puts(&writer->code, writer->rows == 0 ? "" : text);
    }
}

/* Whether POINT stands in the first LENGTH bytes of TEXT. */
static bool is_before(const char *text, size_t length, uint32_t point)
{
    uint32_t at = point + 1;
    for (size_t i = 0; i < length && at != point;)
        i += utf8_next(text + i, &at);
    return at == point;
}

/* Tells the check what the next cell of the row would lose. */
static void check_cell(struct csv_writer *writer, const char *text)
{
    keep_names(writer, text);
    if (cp932_keeps(writer->cp932, text))
        return;
    struct csv_loss loss = {.code = buf_text(&writer->code),
                            .column = writer->columns[writer->cells]};
    size_t more;
    for (size_t i = 0; (more = utf8_next(text + i, &loss.point)) > 0; i += more) {
        loss.back = cp932_back(writer->cp932, loss.point);
        if (loss.back != loss.point && !is_before(text, i, loss.point))
            writer->check->loss(writer->check->context, &loss);
    }
}

/* Writes TEXT in quotation marks, each one in it doubled. In CP932 the byte of
 * the mark is no part of another character. */
static void put_quoted(FILE *out, bool guard, const char *text)
{
    fputc('"', out);
    if (guard)
        fputc('\'', out);
    for (const char *at = text; *at != '\0'; at++) {
        if (*at == '"')
            fputc('"', out);
        fputc(*at, out);
    }
    fputc('"', out);
}

static void write_cell(struct csv_writer *writer, const char *text)
{
    bool guard = writer->form != CSV_PLAIN && csv_writer_is_formula(text);
    bool quoted = text[strcspn(text, ",\"\r\n")] != '\0';
    if (writer->cp932 != NULL) {
        buf_empty(&writer->bytes);
        if (!cp932_encode(writer->cp932, text, &writer->bytes))
            bug("a cell was not checked before it was written in CP932");
        text = buf_text(&writer->bytes);
    }
    if (writer->cells > 0)
        fputc(',', writer->out);
    if (quoted) {
        put_quoted(writer->out, guard, text);
        return;
    }
    if (guard)
        fputc('\'', writer->out);
    fputs(text, writer->out);
}

void csv_writer_cell(struct csv_writer *writer, const char *text)
{
    if (writer->check != NULL)
        check_cell(writer, text);
    else
        write_cell(writer, text);
    writer->cells++;
    writer->filled = writer->filled || writer->cells > 1 || text[0] != '\0';
}

void csv_writer_end(struct csv_writer *writer)
{
    /* A row of one empty cell would be a blank line, which readers skip. */
    if (!writer->filled && writer->check == NULL)
        fputs("\"\"", writer->out);
    if (writer->check == NULL)
        fputs(writer->form == CSV_PLAIN ? "\n" : "\r\n", writer->out);
    writer->rows++;
    writer->cells = 0;
    writer->filled = false;
}
