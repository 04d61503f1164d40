/* See leaf.h: what belongs to a leaf as a whole. */
#include "export/workbook_inside.h"

#include "model/mem.h"
#include "model/utf8.h"

#include <stdlib.h>
#include <string.h>

void leaf_quoted(const char *name, struct buf *out)
{
    buf_putc(out, '\'');
    for (; *name != '\0'; name++) {
        if (*name == '\'')
            buf_putc(out, '\'');
        buf_putc(out, *name);
    }
    buf_putc(out, '\'');
}

void leaf_headings(struct leaf *leaf, const char *const *texts, size_t count, size_t fixed)
{
    for (size_t i = 0; i < count; i++)
        leaf_text(leaf, i, texts[i], STYLE_HEADING);
    leaf->has_headings = true;
    leaf->headings = leaf->row;
    leaf->heading_count = count;
    lxw_row_t row = (lxw_row_t)leaf->row;
    worksheet_freeze_panes(leaf->sheet, row + 1, (lxw_col_t)fixed);
    workbook_expect(worksheet_repeat_rows(leaf->sheet, row, row));
    leaf_next(leaf);
}

void leaf_filter(struct leaf *leaf)
{
    if (!leaf->has_headings)
        bug("a filter without headings");
    if (leaf->book->failed || leaf->heading_count == 0 || leaf->row <= leaf->headings + 1)
        return;
    workbook_expect(worksheet_autofilter(leaf->sheet, (lxw_row_t)leaf->headings, 0,
                                         (lxw_row_t)leaf->row - 1,
                                         (lxw_col_t)leaf->heading_count - 1));
}

void leaf_width(struct leaf *leaf, size_t column, int least, int most)
{
    struct leaf_column *at = leaf_column(leaf, column);
    at->least = least;
    at->most = most;
}

int leaf_most(const struct leaf_column *column)
{
    enum { MOST = 40 };
    return column->most > 0 ? column->most : MOST;
}

/* How wide a column is. */
static int width_of(const struct leaf_column *column)
{
    enum { LEAST = 8, MARGIN = 2 };
    int least = column->least > 0 ? column->least : LEAST;
    int most = leaf_most(column);
    int width = column->widest < least ? least : column->widest > most ? most : column->widest;
    return width + MARGIN;
}

int leaf_units(const struct leaf *leaf)
{
    int units = 0;
    for (size_t i = 0; i < leaf->column_count; i++)
        units += width_of(&leaf->columns[i]);
    return units;
}

void leaf_set_widths(struct leaf *leaf)
{
    for (size_t i = 0; i < leaf->column_count; i++)
        workbook_expect(worksheet_set_column(leaf->sheet, (lxw_col_t)i, (lxw_col_t)i,
                                             width_of(&leaf->columns[i]), NULL));
}

void leaf_hide(struct leaf *leaf)
{
    worksheet_hide(leaf->sheet);
}

void leaf_first(struct leaf *leaf)
{
    worksheet_activate(leaf->sheet);
}

void leaf_dropdown(struct leaf *leaf, size_t column, size_t first, size_t last, size_t list,
                   bool strict, const char *hint)
{
    const struct workbook_list *offered = &leaf->book->lists[list];
    char range[LXW_MAX_CELL_RANGE_LENGTH];
    struct buf formula = {0};
    if (offered->count == 0 || last < first || last >= WORKBOOK_ROWS)
        return;
    lxw_rowcol_to_range_abs(range, (lxw_row_t)offered->first, 0,
                            (lxw_row_t)(offered->first + offered->count - 1), 0);
    buf_putc(&formula, '=');
    leaf_quoted(leaf->book->lists_name, &formula);
    buf_printf(&formula, "!%s", range);
    char *shown = hint == NULL ? NULL : mem_copy(hint);
    lxw_data_validation validation = {
        .validate = LXW_VALIDATION_TYPE_LIST_FORMULA,
        .value_formula = formula.text,
        .error_type = LXW_VALIDATION_ERROR_TYPE_STOP,
        .show_error = strict ? LXW_VALIDATION_ON : LXW_VALIDATION_OFF,
        .input_message = shown,
    };
    workbook_expect(worksheet_data_validation_range(leaf->sheet, (lxw_row_t)first,
                                                    (lxw_col_t)column, (lxw_row_t)last,
                                                    (lxw_col_t)column, &validation));
    free(shown);
    buf_clear(&formula);
}

void leaf_protect(struct leaf *leaf)
{
    lxw_protection allowed = {
        .format_columns = LXW_TRUE,
        .format_rows = LXW_TRUE,
        .autofilter = LXW_TRUE,
    };
    worksheet_protect(leaf->sheet, NULL, &allowed);
}

static const char typeface[] = "&\"-,Regular\"";

/* Adds TEXT, as much of it as MOST bytes hold, with the marks of headers (&P, &A) as
 * plain characters. "&&" is that sign; libxlsxwriter takes it before "G" or "[Picture]"
 * for the mark of a picture, so that the typeface is told again between them. */
static void put_marked(const char *text, size_t most, struct buf *out)
{
    size_t end = out->length + most;
    while (*text != '\0') {
        uint32_t point;
        size_t length = utf8_next(text, &point);
        bool sign = point == '&', picture = sign && (text[1] == 'G' || text[1] == '[');
        if (out->length + length + sign + (picture ? strlen(typeface) : 0) > end)
            return;
        buf_add(out, text, length);
        buf_puts(out, sign ? "&" : "");
        buf_puts(out, picture ? typeface : "");
        text += length;
    }
}

/* One of the three parts of a header, L, C or R: none of them may make the whole longer
 * than the 255 characters that spreadsheets read. The typeface stands between the size
 * and the text, which may begin with a digit. */
static void put_part(char part, const char *text, struct buf *out)
{
    enum { PART_BYTES = 60 };
    if (text == NULL)
        return;
    buf_printf(out, "&%c&9%s", part, typeface);
    put_marked(text, PART_BYTES, out);
}

void leaf_break(struct leaf *leaf)
{
    if (leaf->row > 0 && leaf->break_count < LEAF_BREAKS)
        leaf->breaks[leaf->break_count++] = (lxw_row_t)leaf->row;
}

void leaf_print(struct leaf *leaf, const struct leaf_print *print)
{
    enum { PAPER_A3 = 8, PAPER_A4 = 9 }; /* ECMA-376 part 1, 18.3.1.63 */
    struct buf header = {0};
    worksheet_set_paper(leaf->sheet, print->paper == LEAF_A3 ? PAPER_A3 : PAPER_A4);
    if (print->landscape)
        worksheet_set_landscape(leaf->sheet);
    worksheet_set_margins(leaf->sheet, 0.4, 0.4, 0.75, 0.6);
    if (print->scale > 0) {
        worksheet_set_print_scale(leaf->sheet, (uint16_t)print->scale);
        workbook_expect(worksheet_set_h_pagebreaks(leaf->sheet, leaf->breaks));
    } else {
        worksheet_fit_to_pages(leaf->sheet, print->wide > 0 ? (uint16_t)print->wide : 1, 0);
    }
    if (print->repeat_last > 0)
        workbook_expect(worksheet_repeat_columns(leaf->sheet, (lxw_col_t)print->repeat_first,
                                                 (lxw_col_t)print->repeat_last));
    put_part('L', print->header, &header);
    put_part('C', leaf->name, &header);
    put_part('R', print->right, &header);
    workbook_expect(worksheet_set_header(leaf->sheet, buf_text(&header)));
    workbook_expect(worksheet_set_footer(leaf->sheet, "&C&9&P / &N"));
    buf_clear(&header);
}
