/*
 * See edit_inside.h. The text as shown differs from the text itself where the
 * display filter spells a character out (<U+202E>), so that each cluster has
 * two places: edits count in the one, columns in the other.
 */
#include "model/display.h"
#include "model/mem.h"
#include "tui/edit_inside.h"

#include <stdlib.h>
#include <string.h>

/* Adds one cluster as it is shown. */
static void add_cluster(struct buf *shown, const struct edit *edit, const char *cluster)
{
    if (edit->lines && cluster[strspn(cluster, "\r")] == '\n')
        buf_putc(shown, '\n');
    else
        display_add(shown, cluster);
}

static void add_piece(struct edit_shown *shown, size_t raw)
{
    shown->pieces = mem_grow(shown->pieces, shown->count, &shown->capacity, sizeof *shown->pieces);
    shown->pieces[shown->count++] = (struct edit_piece){.raw = raw, .shown = shown->text.length};
}

void edit_shown_make(struct edit_shown *shown, const struct edit *edit, int width, int ambiguous)
{
    *shown = (struct edit_shown){.ambiguous = ambiguous};
    struct buf cluster = {0};
    for (size_t at = 0; at < edit->length;) {
        size_t length = glyph_cluster(edit->text + at);
        add_piece(shown, at);
        buf_empty(&cluster);
        buf_add(&cluster, edit->text + at, length);
        add_cluster(&shown->text, edit, buf_text(&cluster));
        at += length;
    }
    buf_clear(&cluster);
    add_piece(shown, edit->length);
    if (edit->lines) {
        shown->line_count = glyph_wrap(buf_text(&shown->text), width - 1, ambiguous, &shown->lines);
    } else {
        shown->lines = mem_new(1, sizeof *shown->lines);
        shown->lines[0].length = shown->text.length;
        shown->line_count = 1;
    }
}

void edit_shown_clear(struct edit_shown *shown)
{
    buf_clear(&shown->text);
    free(shown->pieces);
    free(shown->lines);
    *shown = (struct edit_shown){0};
}

/* The last piece that begins at byte RAW of the text or before. */
static size_t piece_of(const struct edit_shown *shown, size_t raw)
{
    size_t low = 0;
    size_t high = shown->count - 1;
    while (low < high) {
        size_t middle = (low + high + 1) / 2;
        if (shown->pieces[middle].raw <= raw)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

size_t edit_shown_byte(const struct edit_shown *shown, size_t raw)
{
    return shown->pieces[piece_of(shown, raw)].shown;
}

void edit_shown_find(const struct edit_shown *shown, size_t raw, size_t *line, int *column)
{
    size_t byte = edit_shown_byte(shown, raw);
    size_t found = 0;
    while (found + 1 < shown->line_count && shown->lines[found + 1].start <= byte)
        found++;
    size_t start = shown->lines[found].start;
    *line = found;
    *column = glyph_width_bytes(buf_text(&shown->text) + start, byte - start, shown->ambiguous);
}

size_t edit_shown_at(const struct edit_shown *shown, size_t line, int column)
{
    size_t start = shown->lines[line].start;
    size_t end = start + shown->lines[line].length;
    /* The end of a line that is broken for its length is the next line's. */
    bool broken = line + 1 < shown->line_count && shown->lines[line + 1].start == end;
    size_t found = 0;
    while (found + 1 < shown->count && shown->pieces[found].shown < start)
        found++;
    int reached = 0;
    for (size_t next = found + 1; next < shown->count; next++) {
        size_t from = shown->pieces[next - 1].shown;
        size_t to = shown->pieces[next].shown;
        if (to > end || (broken && to == end))
            break;
        reached += glyph_width_bytes(buf_text(&shown->text) + from, to - from, shown->ambiguous);
        if (reached > column)
            break;
        found = next;
    }
    return shown->pieces[found].raw;
}
