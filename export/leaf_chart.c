/*
 * See leaf.h: charts. Bars lie, so that long names stand beside them, and the first
 * row is the uppermost. Names and numbers stay in the cells, so that a chart follows
 * what is typed there.
 */
#include "export/workbook_inside.h"

#include "model/mem.h"

#include <stdlib.h>

enum { COLOUR = 0x1F4E9E, GRID = 0xD9D9D9 };

static void add_series(lxw_chart *chart, const struct leaf_chart *what, size_t number)
{
    const char *sheet = what->from->name;
    lxw_row_t first = (lxw_row_t)what->first, last = (lxw_row_t)(what->first + what->count - 1);
    lxw_col_t names = (lxw_col_t)what->names, column = (lxw_col_t)(what->series + number);
    lxw_chart_fill fill = {.color = what->colours != NULL ? what->colours[number] : COLOUR};
    lxw_chart_series *series = chart_add_series(chart, NULL, NULL);
    chart_series_set_categories(series, sheet, first, names, last, names);
    chart_series_set_values(series, sheet, first, column, last, column);
    chart_series_set_name_range(series, sheet, (lxw_row_t)what->headings, column);
    chart_series_set_fill(series, &fill);
    if (what->shape == LEAF_BARS)
        chart_series_set_labels(series);
}

void leaf_chart(struct leaf *leaf, size_t row, size_t column, int width, int height,
                const struct leaf_chart *what)
{
    enum { WIDTH = 480, HEIGHT = 288, GAP = 40, OVERLAP = 100 };
    if (leaf->book->failed || what->count == 0)
        return;
    bool bars = what->shape == LEAF_BARS;
    char *font = mem_copy("Yu Gothic");
    lxw_chart_font title = {.name = font, .size = 12, .bold = LXW_TRUE},
                   small = {.name = font, .size = 9};
    lxw_chart_line grid = {.color = GRID, .width = 0.5};
    lxw_chart *chart =
        workbook_add_chart(leaf->book->book, bars ? LXW_CHART_BAR : LXW_CHART_BAR_STACKED);
    for (size_t i = 0; i < what->series_count; i++)
        add_series(chart, what, i);
    chart_title_set_name(chart, what->title);
    chart_title_set_name_font(chart, &title);
    chart_axis_set_num_font(chart->x_axis, &small);
    chart_axis_set_num_font(chart->y_axis, &small);
    chart_axis_set_num_format(chart->x_axis, "#,##0");
    chart_axis_set_reverse(chart->y_axis);
    chart_axis_set_min(chart->x_axis, 0);
    chart_axis_major_gridlines_set_line(chart->x_axis, &grid);
    chart_set_series_gap(chart, GAP);
    if (bars) {
        chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
    } else {
        chart_set_series_overlap(chart, OVERLAP);
        chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
        chart_legend_set_font(chart, &small);
    }
    lxw_chart_options options = {.x_scale = (double)width / WIDTH,
                                 .y_scale = (double)height / HEIGHT};
    workbook_expect(worksheet_insert_chart_opt(leaf->sheet, (lxw_row_t)row, (lxw_col_t)column,
                                               chart, &options));
    free(font);
}
