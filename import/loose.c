/*
 * See loose.h.
 */
#include "import/loose.h"

#include "import/reader.h"
#include "model/buf.h"

#include <string.h>

/* The largest cell of Excel: 32,767 characters of four bytes at most, and 253
 * line ends. No quoted cell between TABs is looked for beyond. */
enum { CELL_BYTES = 4 * 32767, CELL_LINES = 253 };

struct loose {
    const char *text;
    size_t length;
    char delimiter;
    size_t at;
    struct buf cell;
    struct loose_row row;
};

static bool is_line_end(char c)
{
    return c == '\n' || c == '\r';
}

/* Whether a cell ends at AT. */
static bool ends(const struct loose *l, size_t at)
{
    return at >= l->length || l->text[at] == l->delimiter || is_line_end(l->text[at]);
}

/* Whether the mark at the beginning of the cell quotes it. */
static bool quotes(const struct loose *l)
{
    if (l->delimiter != '\t')
        return true;
    size_t lines = 0;
    for (size_t i = l->at + 1; i < l->length && i - l->at < CELL_BYTES && lines < CELL_LINES; i++) {
        if (l->text[i] == '\t')
            return false;
        lines += l->text[i] == '\n' || (l->text[i] == '\r' && l->text[i + 1] != '\n');
        if (l->text[i] != '"')
            continue;
        if (i + 1 >= l->length || l->text[i + 1] != '"')
            return ends(l, i + 1);
        i++;
    }
    return false;
}

/* Notes that the cell whose mark stands at MARK cannot be read. */
static void stop(struct loose *l, enum loose_end end, size_t mark)
{
    l->row.end = end;
    l->row.mark = mark;
}

/* Reads what stands in quotation marks, and goes behind them. */
static void read_quoted(struct loose *l)
{
    size_t mark = l->at++;
    for (; l->at < l->length && l->cell.length <= READER_CELL_LIMIT; l->at++) {
        if (l->text[l->at] == '"' && (++l->at >= l->length || l->text[l->at] != '"')) {
            if (ends(l, l->at))
                return;
            l->row.mended = true;
            if (strcspn(buf_text(&l->cell), "\r\n") < l->cell.length)
                stop(l, LOOSE_TORN, mark);
            return;
        }
        buf_putc(&l->cell, l->text[l->at]);
    }
    stop(l, l->at < l->length ? LOOSE_LARGE : LOOSE_OPEN, mark);
}

static void read_cell(struct loose *l)
{
    buf_empty(&l->cell);
    buf_puts(&l->cell, "");
    if (l->at < l->length && l->text[l->at] == '"' && quotes(l))
        read_quoted(l);
    size_t start = l->at;
    for (; l->row.end == LOOSE_WHOLE && !ends(l, l->at); l->at++)
        l->row.mended = l->row.mended || l->text[l->at] == '"';
    buf_add(&l->cell, l->text + start, l->at - start);
}

struct loose_row loose_read(const char *text, size_t length, char delimiter,
                            const struct loose_sink *sink)
{
    struct loose l = {.text = text, .length = length, .delimiter = delimiter};
    bool more = true;
    while (more) {
        read_cell(&l);
        if (l.row.end == LOOSE_WHOLE)
            sink->cell(l.cell.text, l.cell.length, sink->context);
        more = l.row.end == LOOSE_WHOLE && l.at < length && text[l.at] == delimiter;
        l.at += more;
    }
    bool both = text[l.at] == '\r' && text[l.at + 1] == '\n';
    l.row.length = l.at;
    if (l.row.end == LOOSE_WHOLE)
        l.row.length += both ? 2 : l.at < length;
    buf_clear(&l.cell);
    return l.row;
}
