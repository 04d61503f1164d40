/* See leaf.h: cells. */
#include "export/workbook_inside.h"

#include "model/dates.h"
#include "model/glyphs.h"
#include "model/mem.h"
#include "model/utf8.h"

#include <string.h>

/* The height of a line of text, and the lines of a title. */
enum { LINE_POINTS = 16, TITLE_LINES = 2 };

size_t leaf_row(const struct leaf *leaf)
{
    return leaf->row;
}

const char *leaf_name(const struct leaf *leaf)
{
    return leaf->name;
}

struct leaf_column *leaf_column(struct leaf *leaf, size_t column)
{
    if (column >= WORKBOOK_COLUMNS)
        bug("a column that no sheet has");
    while (leaf->column_count <= column) {
        leaf->columns = mem_grow(leaf->columns, leaf->column_count, &leaf->column_capacity,
                                 sizeof *leaf->columns);
        leaf->columns[leaf->column_count++] = (struct leaf_column){0};
    }
    return &leaf->columns[column];
}

/* Whether the row at which LEAF stands can be written. */
static bool has_room(struct leaf *leaf)
{
    if (leaf->row < WORKBOOK_ROWS)
        return true;
    struct why why = {.lang = leaf->book->why.lang};
    why_set(&why,
            "The sheet \"%s\" would have more than %d rows, which no spreadsheet opens. Export "
            "as CSV, or less at a time.",
            leaf->name, WORKBOOK_ROWS);
    workbook_fail(leaf->book, &why);
    return false;
}

/* Whether a cell of COLUMN holds TEXT of LENGTH bytes. */
static bool fits(struct leaf *leaf, size_t column, const char *text, size_t length)
{
    size_t units = 0;
    if (length <= WORKBOOK_UNITS)
        return true;
    for (const char *at = text; *at != '\0';) {
        uint32_t point;
        at += utf8_next(at, &point);
        units += point > 0xFFFF ? 2 : 1;
    }
    if (units <= WORKBOOK_UNITS)
        return true;
    char cell[LXW_MAX_CELL_NAME_LENGTH];
    struct why why = {.lang = leaf->book->why.lang};
    lxw_rowcol_to_cell(cell, (lxw_row_t)leaf->row, (lxw_col_t)column);
    why_set(&why,
            "Sheet \"%s\", cell %s: the text has %zu characters, and a cell of a spreadsheet "
            "holds %d. Export as CSV, or shorten it.",
            leaf->name, cell, units, WORKBOOK_UNITS);
    workbook_fail(leaf->book, &why);
    return false;
}

/* Lets COLUMN grow to the widest line of TEXT, of LENGTH bytes, and the row to its lines.
 * No character takes more columns than bytes, so that most texts need no measuring. */
static void measure(struct leaf *leaf, size_t column, const char *text, size_t length)
{
    /* A tenth more for words that move to the next line; a column has some margin. */
    enum { SLACK = 10, MARGIN = 2, MEASURED = 4000 };
    struct leaf_column *at = leaf_column(leaf, column);
    size_t lines = 0, room = (size_t)leaf_most(at) + MARGIN;
    if (length <= (size_t)at->widest && length < room && memchr(text, '\n', length) == NULL)
        return;
    for (;;) {
        size_t line = strcspn(text, "\r\n");
        size_t columns = (size_t)glyph_width_bytes(text, line < MEASURED ? line : MEASURED, 1);
        if ((int)columns > at->widest)
            at->widest = (int)columns;
        lines += columns < room ? 1 : (columns + columns / SLACK + room - 1) / room;
        if (text[line] == '\0')
            break;
        text += line + (text[line] == '\r' && text[line + 1] == '\n' ? 2 : 1);
    }
    leaf_lines(leaf, lines);
}

/* What STYLE means for a text of LENGTH bytes. */
static lxw_format *format_of(const struct workbook *book, enum workbook_style style, size_t length)
{
    if (length > TEXT_SHOWN && style == STYLE_TEXT)
        return book->long_text;
    if (length > TEXT_SHOWN && style == STYLE_OPEN)
        return book->long_open;
    return book->formats[style];
}

/* Whether texts of STYLE run on over the next cells, so that they make no column
 * wider. */
static bool runs_on(enum workbook_style style)
{
    return style == STYLE_TITLE || style == STYLE_PLAIN;
}

void leaf_text(struct leaf *leaf, size_t column, const char *text, enum workbook_style style)
{
    size_t length = strlen(text);
    if (leaf->book->failed || !has_room(leaf) || !fits(leaf, column, text, length))
        return;
    if (length == 0 && leaf->book->memory == WORKBOOK_FLAT && style == STYLE_TEXT)
        return;
    if (!runs_on(style))
        measure(leaf, column, text, length);
    else if (style == STYLE_TITLE)
        leaf_lines(leaf, TITLE_LINES);
    workbook_expect(worksheet_write_string(leaf->sheet, (lxw_row_t)leaf->row, (lxw_col_t)column,
                                           workbook_escape(leaf->book, text),
                                           format_of(leaf->book, style, length)));
}

void leaf_number(struct leaf *leaf, size_t column, double number, enum workbook_style style)
{
    char text[40];
    if (leaf->book->failed || !has_room(leaf))
        return;
    int length = snprintf(text, sizeof text, "%.0f", number);
    measure(leaf, column, text, (size_t)length);
    workbook_expect(worksheet_write_number(leaf->sheet, (lxw_row_t)leaf->row, (lxw_col_t)column,
                                           number, leaf->book->formats[style]));
}

void leaf_date(struct leaf *leaf, size_t column, const char *iso, enum workbook_style style)
{
    /* Serial numbers count from 1899-12-30, but for the days before a 29 February 1900
       that never was. */
    if (!date_valid(iso) || strcmp(iso, "1900-03-01") < 0) {
        leaf_text(leaf, column, iso, style);
        return;
    }
    if (leaf->book->failed || !has_room(leaf))
        return;
    measure(leaf, column, iso, strlen(iso));
    workbook_expect(worksheet_write_number(leaf->sheet, (lxw_row_t)leaf->row, (lxw_col_t)column,
                                           (double)(date_days(iso) - date_days("1899-12-30")),
                                           leaf->book->formats[style]));
}

void leaf_link(struct leaf *leaf, size_t column, const struct leaf *target, const char *text)
{
    if (leaf->book->failed || !has_room(leaf))
        return;
    struct buf url = {0};
    buf_puts(&url, "internal:");
    leaf_quoted(target->name, &url);
    buf_puts(&url, "!A1");
    measure(leaf, column, text, strlen(text));
    workbook_expect(worksheet_write_url_opt(leaf->sheet, (lxw_row_t)leaf->row, (lxw_col_t)column,
                                            buf_text(&url), leaf->book->formats[STYLE_LINK],
                                            workbook_escape(leaf->book, text), NULL));
    buf_clear(&url);
}

void leaf_across(struct leaf *leaf, size_t column, size_t count, size_t lines, const char *text,
                 enum workbook_style style)
{
    size_t length = strlen(text);
    if (leaf->book->failed || !has_room(leaf) || !fits(leaf, column, text, length))
        return;
    lxw_row_t row = (lxw_row_t)leaf->row;
    leaf_lines(leaf, lines);
    workbook_expect(worksheet_merge_range(
        leaf->sheet, row, (lxw_col_t)column, row, (lxw_col_t)(column + count - 1),
        workbook_escape(leaf->book, text), format_of(leaf->book, style, length)));
}

void leaf_lines(struct leaf *leaf, size_t lines)
{
    if (lines > leaf->lines)
        leaf->lines = lines;
}

void leaf_next(struct leaf *leaf)
{
    enum { HIGHEST = 409 }; /* that spreadsheets have, in points */
    size_t points = leaf->lines * LINE_POINTS;
    if (leaf->lines > 1 && !leaf->book->failed && leaf->row < WORKBOOK_ROWS)
        workbook_expect(worksheet_set_row(leaf->sheet, (lxw_row_t)leaf->row,
                                          (double)(points < HIGHEST ? points : HIGHEST), NULL));
    leaf->lines = 0;
    leaf->row++;
}
