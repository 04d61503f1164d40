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

/* So many bytes are gathered before they are written. */
enum { WAITING_BYTES = 1 << 16 };

static void write_waiting(struct csv_writer *writer)
{
    if (writer->out != NULL && !writer->lost && writer->waiting_length > 0)
        fwrite(writer->waiting, 1, writer->waiting_length, writer->out);
    writer->waiting_length = 0;
}

/* Where the next bytes are put, up to MOST of them; took() says how many came. */
static inline char *room(struct csv_writer *writer, size_t most)
{
    if (writer->waiting == NULL || writer->waiting_length + most > writer->waiting_capacity) {
        write_waiting(writer);
        if (writer->waiting == NULL || most > writer->waiting_capacity) {
            writer->waiting_capacity = most > WAITING_BYTES ? most : WAITING_BYTES;
            writer->waiting = mem_resize(writer->waiting, writer->waiting_capacity, 1);
        }
    }
    return writer->waiting + writer->waiting_length;
}

static inline void took(struct csv_writer *writer, const char *end)
{
    writer->waiting_length = (size_t)(end - writer->waiting);
}

static void put(struct csv_writer *writer, const char *text)
{
    took(writer, stpcpy(room(writer, strlen(text) + 1), text));
}

void csv_writer_begin(struct csv_writer *writer, FILE *out, enum csv_form form)
{
    *writer = (struct csv_writer){.out = out, .form = form};
    if (form == CSV_EXCEL)
        put(writer, "\xEF\xBB\xBF");
    if (form == CSV_EXCEL_CP932)
        writer->cp932 = cp932_open();
}

void csv_writer_begin_check(struct csv_writer *writer, FILE *out, const struct csv_check *check)
{
    csv_writer_begin(writer, out, CSV_EXCEL_CP932);
    writer->check = check;
}

void csv_writer_finish(struct csv_writer *writer)
{
    write_waiting(writer);
    free(writer->waiting);
    for (size_t i = 0; i < writer->column_count; i++)
        free(writer->columns[i]);
    free(writer->columns);
    buf_clear(&writer->code);
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

/* Whether C is the first byte of what a formula begins with, blanks before it
 * included. */
static bool may_begin(unsigned char c)
{
    return c == '=' || c == '+' || c == '-' || c == '@' || c == '\t' || c == '\r' || c == '\n' ||
           c == '\'' || c == ' ' || c == 0xC2 || c == 0xE3 || c == 0xEF;
}

/* What follows the blanks at the beginning of TEXT: some programs take them off. */
static const char *after_blanks(const char *text)
{
    for (;;)
        if (*text == ' ')
            text++;
        else if (strncmp(text, "\u00A0", strlen("\u00A0")) == 0)
            text += strlen("\u00A0");
        else if (strncmp(text, "\u3000", strlen("\u3000")) == 0)
            text += strlen("\u3000");
        else
            return text;
}

bool csv_writer_is_formula(const char *text)
{
    static const char *const starts[] = {"=",  "+",  "-",  "@",  "\t", "\r",
                                         "\n", "＝", "＋", "－", "＠"};
    if (!may_begin((unsigned char)text[0]) || is_number(text))
        return false;
    text = after_blanks(text + strspn(text, "'"));
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
static void keep_names(struct csv_writer *writer, size_t column, const char *text)
{
    if (writer->rows == 0) {
        writer->columns = mem_grow(writer->columns, writer->column_count, &writer->column_capacity,
                                   sizeof *writer->columns);
        writer->columns[writer->column_count++] = mem_copy(text);
    }
    if (column == 0) {
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

/* Tells the check what TEXT, the cell of column number COLUMN, loses. */
static void tell_losses(struct csv_writer *writer, size_t column, const char *text)
{
    if (writer->check == NULL)
        bug("a cell was not checked before it was written in CP932");
    struct csv_loss loss = {.code = buf_text(&writer->code), .column = writer->columns[column]};
    size_t more;
    writer->lost = true;
    for (size_t i = 0; (more = utf8_next(text + i, &loss.point)) > 0; i += more) {
        loss.back = cp932_back(writer->cp932, loss.point);
        if (loss.back != loss.point && !is_before(text, i, loss.point))
            writer->check->loss(writer->check->context, &loss);
    }
}

static bool is_special(char c)
{
    return c == ',' || c == '"' || c == '\n' || c == '\r';
}

/* Whether TEXT has to stand in quotation marks. All that asks for it lies below
 * '-', which few bytes do, so eight are looked at at once. */
static bool needs_quotes(const char *text, size_t length)
{
    const uint64_t each = UINT64_C(0x0101010101010101);
    size_t i = 0;
    for (; i + 8 <= length; i += 8) {
        uint64_t bytes;
        memcpy(&bytes, text + i, 8);
        if (((bytes - each * '-') & ~bytes & each * 0x80) != 0)
            for (size_t k = i; k < i + 8; k++)
                if (is_special(text[k]))
                    return true;
    }
    for (; i < length; i++)
        if (is_special(text[i]))
            return true;
    return false;
}

/* Puts LENGTH bytes of TEXT at AT in the encoding of the file; the place behind
 * them, NULL where they would be lost. */
static char *put_bytes(struct csv_writer *writer, char *at, const char *text, size_t length)
{
    if (writer->cp932 != NULL)
        return cp932_put(writer->cp932, text, length, at);
    memcpy(at, text, length);
    return at + length;
}

/* The same in quotation marks, each one in it doubled. */
static char *put_quoted(struct csv_writer *writer, char *at, struct span cell)
{
    const char *text = cell.text, *end = cell.text + cell.length, *mark;
    *at++ = '"';
    while (at != NULL && (mark = memchr(text, '"', (size_t)(end - text))) != NULL) {
        at = put_bytes(writer, at, text, (size_t)(mark + 1 - text));
        if (at != NULL)
            *at++ = '"';
        text = mark + 1;
    }
    if (at != NULL)
        at = put_bytes(writer, at, text, (size_t)(end - text));
    if (at != NULL)
        *at++ = '"';
    return at;
}

/* Puts CELL, not empty, at AT; the place behind it, NULL where it loses
 * something. */
static char *put_cell(struct csv_writer *writer, char *at, struct span cell)
{
    bool guard = writer->form != CSV_PLAIN && csv_writer_is_formula(cell.text);
    if (!needs_quotes(cell.text, cell.length)) {
        if (guard)
            *at++ = '\'';
        return put_bytes(writer, at, cell.text, cell.length);
    }
    char *end = put_quoted(writer, at + guard, cell);
    if (guard) {
        at[0] = '"';
        at[1] = '\'';
    }
    return end;
}

void csv_writer_cells(struct csv_writer *writer, const struct span *cells, size_t count)
{
    char *at = room(writer, count);
    for (size_t i = 0; i < count; i++) {
        if (writer->cells + i > 0)
            *at++ = ',';
        if (writer->check != NULL)
            keep_names(writer, writer->cells + i, cells[i].text);
        if (cells[i].length == 0)
            continue;
        /* All of it doubled, the marks and the guard, and the commas behind it. */
        took(writer, at);
        at = room(writer, 2 * cells[i].length + 3 + count - i);
        char *end = put_cell(writer, at, cells[i]);
        if (end == NULL)
            tell_losses(writer, writer->cells + i, cells[i].text);
        else
            at = end;
    }
    took(writer, at);
    writer->cells += count;
    writer->filled = writer->filled || writer->cells > 1 || (count == 1 && cells[0].length > 0);
}

void csv_writer_cell(struct csv_writer *writer, const char *text)
{
    const struct span cell = {text, strlen(text)};
    csv_writer_cells(writer, &cell, 1);
}

void csv_writer_end(struct csv_writer *writer)
{
    /* A row of one empty cell would be a blank line, which readers skip. */
    if (!writer->filled)
        put(writer, "\"\"");
    put(writer, writer->form == CSV_PLAIN ? "\n" : "\r\n");
    writer->rows++;
    writer->cells = 0;
    writer->filled = false;
}
