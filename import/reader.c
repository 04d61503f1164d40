/*
 * Feeds libcsv line by line and gathers the cells of a row until it ends.
 * libcsv is strict here and strips no blanks. A row that it refuses is read
 * once more as Excel reads it.
 */
#include "import/reader.h"

#include "import/delimiter.h"
#include "import/loose.h"
#include "import/remedy.h"
#include "model/buf.h"
#include "model/mem.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

/* The row that is being read. */
struct gather {
    struct buf text; /* the cells, each closed with a NUL */
    size_t *starts;  /* of each cell in text */
    const char **cells;
    size_t count, capacity;
    bool filled;  /* a cell is not empty */
    bool large;   /* a cell is beyond the limit */
    size_t ended; /* rows that ended in what was fed last */
};

/* Places are those in the part of the text that is in memory. */
struct reading {
    struct csv_parser parser;
    struct gather row;
    const struct reader_source *source; /* NULL where all of the text is in memory */
    struct buf window;                  /* what it gave, without what was dealt with */
    bool ended;                         /* it has no more */
    size_t gone;                        /* bytes of the text before that part */
    const char *text;
    size_t length;
    size_t at;        /* where the line begins that is fed next */
    size_t start;     /* where the open row begins */
    size_t line;      /* the physical line that is fed */
    size_t row_line;  /* in which the open row begins */
    size_t open_line; /* in which the open quotation mark stands */
    size_t number;    /* of the row, for people */
    bool open;        /* a row goes on in the next line */
    bool mended;
    const struct reader_sink *sink;
    struct reader_found *found;
};

static int no_space(unsigned char c)
{
    (void)c;
    return 0;
}

enum { BLOCK = 4096 };

/* libcsv knows no limit for a cell; its buffer does not grow past this. It asks
 * for one block more than a cell needs, to see where the cell ends. */
static void *bounded(void *old, size_t size)
{
    return size > READER_CELL_LIMIT + BLOCK ? NULL : realloc(old, size);
}

static void parser_start(struct csv_parser *parser, unsigned char options, char delimiter)
{
    if (csv_init(parser, options) != 0)
        bug("csv_init");
    csv_set_space_func(parser, no_space);
    csv_set_realloc_func(parser, bounded);
    csv_set_blk_size(parser, BLOCK);
    csv_set_delim(parser, (unsigned char)delimiter);
}

static void take_cell(void *text, size_t length, void *context)
{
    struct gather *row = context;
    if (row->count == row->capacity) {
        row->starts = mem_grow(row->starts, row->count, &row->capacity, sizeof *row->starts);
        row->cells = mem_resize(row->cells, row->capacity, sizeof *row->cells);
    }
    row->starts[row->count++] = row->text.length;
    row->filled = row->filled || length > 0;
    row->large = row->large || length > READER_CELL_LIMIT;
    buf_add(&row->text, text, length);
    buf_putc(&row->text, '\0');
}

static void take_end(int end, void *context)
{
    (void)end;
    ((struct gather *)context)->ended++;
}

static void gather_empty(struct gather *row)
{
    buf_empty(&row->text);
    row->count = 0;
    row->filled = row->large = false;
    row->ended = 0;
}

/* Gives the row that has ended to the sink. */
static bool emit(struct reading *r, struct why *why)
{
    struct gather *row = &r->row;
    r->number++;
    for (size_t i = 0; i < row->count; i++)
        row->cells[i] = row->text.text + row->starts[i];
    struct reader_row out = {.number = r->number,
                             .line = r->row_line,
                             .start = r->gone + r->start,
                             .cells = row->cells,
                             .count = row->count,
                             .mended = r->mended};
    bool taken = true;
    if (row->filled)
        taken = r->sink->row(r->sink->context, &out, why);
    else
        r->found->blank++;
    gather_empty(row);
    r->open = r->mended = false;
    return taken;
}

static bool refuse_open(size_t line, struct why *why)
{
    return why_set(why,
                   "A quotation mark that was opened in line %zu is not closed before the end of "
                   "the file. Close it, or double it where it belongs to the text.",
                   line);
}

/* Refuses a cell in LINE, whose quotation mark may have been opened in OPENED. */
static bool refuse_large(size_t line, size_t opened, struct why *why)
{
    return why_set(why,
                   "Line %zu: a cell is larger than 1 MiB. See whether a quotation mark "
                   "stays open that was opened in line %zu.",
                   line, opened);
}

/* How many lines end before OFFSET, from START on. */
static size_t lines_between(const char *text, size_t start, size_t offset)
{
    size_t lines = 0;
    for (size_t i = start; i < offset; i++)
        lines += text[i] == '\n' || (text[i] == '\r' && text[i + 1] != '\n');
    return lines;
}

static bool refuse_loose(const struct reading *r, const struct loose_row *row, struct why *why)
{
    size_t mark = r->row_line + lines_between(r->text, r->start, r->start + row->mark);
    size_t end = r->row_line + lines_between(r->text, r->start, r->start + row->length);
    if (row->end == LOOSE_OPEN)
        return refuse_open(mark, why);
    if (row->end == LOOSE_LARGE)
        return refuse_large(end, mark, why);
    return why_set(why,
                   "Line %zu: text stands behind the quotation mark that closes a cell, and that "
                   "cell was opened in line %zu. See whether a mark is missing there, or double "
                   "the marks inside the cell.",
                   end, mark);
}

/* Refuses the NUL at OFFSET, which stands behind the lines that were fed. */
static bool refuse_nul(const struct reading *r, size_t offset, struct why *why)
{
    size_t begin = offset;
    while (begin > 0 && r->text[begin - 1] != '\n' && r->text[begin - 1] != '\r')
        begin--;
    why_set(why,
            "Line %zu holds a NUL character, which no text has, behind %zu other bytes. The file "
            "may be damaged, a workbook, or in UTF-16: then say so.",
            r->line + 1 + lines_between(r->text, r->at, offset), offset - begin);
    return why_remedy(why, REMEDY_ENCODING);
}

/* Whether there is no NUL in the text from place FROM on. */
static bool check_nul(const struct reading *r, size_t from, struct why *why)
{
    const char *nul = memchr(r->text + from, '\0', r->length - from);
    return nul == NULL || refuse_nul(r, (size_t)(nul - r->text), why);
}

/* Reads the next piece of the text; what stands before KEEP, where a line begins, is
 * forgotten. */
static bool read_on(struct reading *r, size_t keep, struct why *why)
{
    r->gone += keep;
    r->at -= keep;
    r->start -= r->start < keep ? r->start : keep;
    r->window.length -= keep;
    if (keep > 0)
        memmove(r->window.text, r->window.text + keep, r->window.length + 1);
    size_t from = r->window.length;
    bool done = r->source->more(r->source->context, &r->window, why);
    r->ended = r->window.length == from;
    r->text = buf_text(&r->window);
    r->length = r->window.length;
    return done && check_nul(r, from, why);
}

/* Reads the row that begins at START as Excel reads it. */
static bool feed_loose(struct reading *r, struct why *why)
{
    const struct loose_sink sink = {.cell = take_cell, .context = &r->row};
    struct loose_row row;
    bool enough = false;
    while (!enough) {
        gather_empty(&r->row);
        row = loose_read(r->text + r->start, r->length - r->start, (char)csv_get_delim(&r->parser),
                         &sink);
        enough = r->ended || r->length - r->start - row.length > LOOSE_AHEAD;
        if (!enough && !read_on(r, r->start, why))
            return false;
    }
    if (row.end != LOOSE_WHOLE)
        return refuse_loose(r, &row, why);
    r->at = r->start + row.length;
    /* The line end of the row itself is not counted. */
    r->line = r->row_line + lines_between(r->text, r->start, r->at - 1);
    r->mended = row.mended;
    r->row.ended = 1;
    return true;
}

/* Feeds the line of LENGTH bytes that begins at START to libcsv, or the row to
 * the reader of loose.h. */
static bool feed_line(struct reading *r, size_t start, size_t length, struct why *why)
{
    size_t cells = r->row.count;
    if (csv_get_delim(&r->parser) == '\t' && memchr(r->text + start, '"', length) != NULL)
        return feed_loose(r, why);
    if (csv_parse(&r->parser, r->text + start, length, take_cell, take_end, &r->row) == length)
        return true;
    if (csv_error(&r->parser) != CSV_EPARSE)
        return refuse_large(r->line, r->open && r->row.count == cells ? r->open_line : r->line,
                            why);
    unsigned char delimiter = csv_get_delim(&r->parser);
    csv_free(&r->parser);
    parser_start(&r->parser, CSV_STRICT | CSV_STRICT_FINI, (char)delimiter);
    return feed_loose(r, why);
}

/* Feeds the physical line of LENGTH bytes at START. */
static bool feed(struct reading *r, size_t start, size_t length, struct why *why)
{
    size_t cells = r->row.count;
    if (!r->open) {
        r->start = start;
        r->row_line = r->line;
    }
    if (!feed_line(r, start, length, why))
        return false;
    if (r->row.large)
        return refuse_large(r->line, r->open ? r->open_line : r->line, why);
    if (r->row.count > READER_ROW_LIMIT)
        return why_set(why, "Line %zu: the row has more than %d cells. Check the delimiter.",
                       r->line, READER_ROW_LIMIT);
    if (r->row.ended > 0)
        return emit(r, why);
    /* The last quotation mark was opened in this line, unless one was open and
     * no cell has ended since. */
    if (!r->open || r->row.count != cells)
        r->open_line = r->line;
    r->open = true;
    return true;
}

/* Ends the last row where the text does not end with a line end. */
static bool finish(struct reading *r, struct why *why)
{
    if (!r->open)
        return true;
    if (csv_fini(&r->parser, take_cell, take_end, &r->row) == 0)
        return r->row.large ? refuse_large(r->line, r->line, why) : emit(r, why);
    return refuse_open(r->open_line, why);
}

/* Sets END to behind the line that begins at r->at, TEXT to the bytes of it before its
 * end. */
static bool find_end(struct reading *r, size_t *text, size_t *end, struct why *why)
{
    size_t looked = 0;
    for (;;) {
        const char *line = r->text + r->at;
        looked += strcspn(line + looked, "\r\n");
        *text = looked;
        *end = r->at + looked;
        /* Behind a CR that stands last an LF may come. */
        if (r->ended || *end + (r->text[*end] == '\r') < r->length)
            break;
        if (!read_on(r, r->open ? r->start : r->at, why))
            return false;
    }
    bool both = r->text[*end] == '\r' && r->text[*end + 1] == '\n';
    *end += both ? 2 : *end < r->length;
    return true;
}

static bool read_lines(struct reading *r, struct why *why)
{
    size_t text, end;
    for (;;) {
        if (!find_end(r, &text, &end, why))
            return false;
        if (r->at == r->length)
            return finish(r, why);
        size_t start = r->at;
        r->line++;
        r->at = end;
        if (text == 0 && !r->open) {
            r->number++;
            r->found->blank++;
        } else if (!feed(r, start, end - start, why)) {
            return false;
        }
    }
}

/* Reads the first LOOK bytes of the text at least, by which it is known what divides its
 * cells, and all of its first line. */
static bool read_head(struct reading *r, size_t look, struct why *why)
{
    while (!r->ended) {
        /* Behind a CR that stands last an LF may come. */
        size_t line = strcspn(r->text, "\r\n");
        if (r->length >= look && line + (r->text[line] == '\r') < r->length)
            break;
        if (!read_on(r, 0, why))
            return false;
    }
    return true;
}

static bool run(struct reading *r, char delimiter, struct why *why)
{
    *r->found = (struct reader_found){0};
    if (!read_head(r, delimiter == 0 ? DELIMITER_LOOK : 0, why))
        return false;
    size_t first = strcspn(r->text, "\r\n");
    r->found->crlf = r->text[first] == '\r' && r->text[first + 1] == '\n';
    char stated = delimiter_stated(r->text);
    r->at = stated == 0 ? 0 : first + (r->found->crlf ? 2 : first < r->length);
    r->line = r->at > 0;
    if (delimiter == 0)
        delimiter = stated != 0 ? stated : delimiter_find(r->text, r->length);
    r->found->delimiter = delimiter;
    parser_start(&r->parser, CSV_STRICT | CSV_STRICT_FINI, delimiter);
    bool done = read_lines(r, why);
    csv_free(&r->parser);
    return done;
}

static void reading_clear(struct reading *r)
{
    buf_clear(&r->window);
    buf_clear(&r->row.text);
    free(r->row.starts);
    free(r->row.cells);
}

bool reader_run(const char *text, size_t length, char delimiter, const struct reader_sink *sink,
                struct reader_found *found, struct why *why)
{
    struct reading r = {
        .ended = true, .text = text, .length = length, .sink = sink, .found = found};
    *found = (struct reader_found){0};
    bool done = check_nul(&r, 0, why) && run(&r, delimiter, why);
    reading_clear(&r);
    return done;
}

bool reader_read(const struct reader_source *source, char delimiter, const struct reader_sink *sink,
                 struct reader_found *found, struct why *why)
{
    struct reading r = {.source = source, .text = "", .sink = sink, .found = found};
    bool done = run(&r, delimiter, why);
    reading_clear(&r);
    return done;
}
