/*
 * csv - bytes of a foreign text file: its encoding, what divides its cells, its rows.
 *
 * Where the file is read: its rows stand in order inside the text; a text that comes in
 * pieces gives the same rows; a row that libcsv takes is read alike by loose.h; what is
 * written of the cells, plainly and for Excel, is read back as the same cells.
 */
#include "tests/fuzz/fuzz.h"

#include "export/csv_writer.h"
#include "import/encoding.h"
#include "import/loose.h"
#include "import/reader.h"
#include "model/mem.h"

#include <stdlib.h>
#include <string.h>

/* Rows that were seen. No cell holds a NUL: one ends each cell, and two end a row. */
struct seen {
    struct buf cells;
    struct buf places; /* number, line and count of each row */
    size_t last, last_line, last_start;
    const struct encoding_text *text; /* what is read; NULL where rows are not held against it */
    const struct reader_found *found;
    bool guarded; /* guards are taken off */
};

static void put_cell(const void *text, size_t length, void *context)
{
    struct buf *out = context;
    buf_putc(out, 'c');
    buf_add(out, text, length);
    buf_putc(out, '\0');
}

static void take_cell(void *text, size_t length, void *context)
{
    put_cell(text, length, context);
}

static void put_end(struct buf *out)
{
    buf_add(out, "\0", 1);
}

static void same_bytes(const struct buf *a, const struct buf *b, const char *what)
{
    fuzz_true(a->length == b->length &&
                  (a->length == 0 || memcmp(a->text, b->text, a->length) == 0),
              what);
}

static void hold_place(struct seen *seen, const struct reader_row *row)
{
    fuzz_true(row->number > seen->last && row->line > seen->last_line, "rows come in order");
    fuzz_true(row->line >= row->number, "a row takes a line at least");
    fuzz_true(row->count > 0 && row->count <= READER_ROW_LIMIT, "a row has cells");
    fuzz_true(seen->last == 0 || row->start > seen->last_start, "rows begin one behind the other");
    seen->last = row->number;
    seen->last_line = row->line;
    seen->last_start = row->start;
}

static void hold_loose(const struct seen *seen, const struct reader_row *row)
{
    struct buf cells = {0}, again = {0};
    const struct loose_sink sink = {.cell = take_cell, .context = &again};
    fuzz_true(row->start < seen->text->length, "a row begins inside the text");
    struct loose_row loose =
        loose_read(seen->text->text + row->start, seen->text->length - row->start,
                   seen->found->delimiter, &sink);
    fuzz_true(loose.end == LOOSE_WHOLE, "loose.h takes what the reader takes");
    fuzz_true(loose.mended == row->mended, "a row is told as mended where it is");
    for (size_t i = 0; i < row->count; i++)
        put_cell(row->cells[i], strlen(row->cells[i]), &cells);
    same_bytes(&again, &cells, "libcsv and loose.h read alike");
    buf_clear(&cells);
    buf_clear(&again);
}

static bool see(void *context, const struct reader_row *row, struct why *why)
{
    (void)why;
    struct seen *seen = context;
    hold_place(seen, row);
    for (size_t i = 0; i < row->count; i++) {
        const char *cell = seen->guarded ? csv_writer_unguard(row->cells[i]) : row->cells[i];
        put_cell(cell, strlen(cell), &seen->cells);
    }
    put_end(&seen->cells);
    buf_printf(&seen->places, "%zu@%zu:%zu ", row->number, row->line, row->start);
    if (seen->text != NULL)
        hold_loose(seen, row);
    return true;
}

static void seen_clear(struct seen *seen)
{
    buf_clear(&seen->cells);
    buf_clear(&seen->places);
}

/* A text that comes in pieces of 1 to 16 bytes. */
struct pieces {
    const struct encoding_text *text;
    size_t at;
};

static bool more(void *context, struct buf *out, struct why *why)
{
    (void)why;
    struct pieces *pieces = context;
    const char *at = pieces->text->text + pieces->at;
    size_t left = pieces->text->length - pieces->at;
    size_t size = left == 0 ? 0 : 1 + (unsigned char)*at % 16;
    size = size < left ? size : left;
    buf_add(out, at, size);
    pieces->at += size;
    return true;
}

static void hold_pieces(const struct encoding_text *text, const struct seen *seen, bool read)
{
    struct why why = {.lang = LANG_EN};
    struct pieces pieces = {.text = text};
    struct seen again = {0};
    struct reader_found found;
    const struct reader_source source = {.more = more, .context = &pieces};
    const struct reader_sink sink = {see, &again};
    bool done = reader_read(&source, seen->found->delimiter, &sink, &found, &why);
    fuzz_true(done == read, "a text in pieces is taken as in one");
    same_bytes(&again.cells, &seen->cells, "a text in pieces has the same cells");
    same_bytes(&again.places, &seen->places, "a text in pieces has the same rows");
    fuzz_true(found.blank == seen->found->blank && found.crlf == seen->found->crlf,
              "the same is found of a text in pieces");
    seen_clear(&again);
}

/* Writes the cells of SEEN below a header, as every file of ours has one. */
static char *write_again(const struct seen *seen, enum csv_form form, size_t *length)
{
    char *text = NULL;
    FILE *out = open_memstream(&text, length);
    struct csv_writer writer;
    csv_writer_begin(&writer, out, form);
    csv_writer_cell(&writer, "code");
    csv_writer_end(&writer);
    for (size_t at = 0; at < seen->cells.length;) {
        const char *cell = seen->cells.text + at;
        if (*cell == 'c')
            csv_writer_cell(&writer, cell + 1);
        else
            csv_writer_end(&writer);
        at += strlen(cell) + 1;
    }
    csv_writer_finish(&writer);
    fclose(out);
    return text;
}

static void hold_written(const struct seen *seen, enum csv_form form)
{
    struct why why = {.lang = LANG_EN};
    struct encoding_text written;
    struct reader_found found;
    struct seen again = {.guarded = form != CSV_PLAIN};
    struct buf expected = {0};
    size_t length;
    char *text = write_again(seen, form, &length);
    const struct reader_sink sink = {see, &again};
    fuzz_true(encoding_decode(text, length, "UTF-8", &written, &why), "our own file is UTF-8");
    fuzz_true(reader_run(written.text, written.length, ',', &sink, &found, &why),
              "our own file is read");
    put_cell("code", strlen("code"), &expected);
    put_end(&expected);
    buf_add(&expected, buf_text(&seen->cells), seen->cells.length);
    same_bytes(&again.cells, &expected, "what is written is read back");
    fuzz_true(found.crlf == (form != CSV_PLAIN), "lines end as the form says");
    buf_clear(&expected);
    seen_clear(&again);
    encoding_clear(&written);
    free(text);
}

static void hold_text(const struct encoding_text *text)
{
    struct why why = {.lang = LANG_EN};
    struct reader_found found;
    struct seen seen = {.text = text, .found = &found};
    const struct reader_sink sink = {see, &seen};
    bool read = reader_run(text->text, text->length, 0, &sink, &found, &why);
    fuzz_true(read || why.text[0] != '\0', "a refusal says why");
    /* A NUL is found before the first row where all of the text is at hand. */
    if (memchr(text->text, '\0', text->length) == NULL)
        hold_pieces(text, &seen, read);
    hold_written(&seen, CSV_PLAIN);
    hold_written(&seen, CSV_EXCEL);
    seen_clear(&seen);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct why why = {.lang = LANG_EN};
    struct encoding_text text;
    if (encoding_decode((const char *)data, size, NULL, &text, &why)) {
        if (text.text != NULL)
            hold_text(&text);
        encoding_clear(&text);
    } else {
        fuzz_true(why.text[0] != '\0', "a refusal says why");
    }
    return 0;
}
