/*
 * The sheet: laying the blocks out in one or two columns, the pieces they are
 * drawn with, and showing a part of it.
 */
#include "model/mem.h"
#include "model/numbers.h"
#include "tui/overview_inside.h"
#include "tui/wrapped.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    TWO_LEAST = 100,  /* columns of the screen for two columns of blocks */
    GAP = 2,          /* between them */
    AIRY_LEAST = 30,  /* rows of the screen for a blank one between blocks */
    SHEET_ROWS = 200, /* more than all blocks take */
    BAR_LEAST = 4     /* columns; a bar has no less */
};

void sheet_count(int64_t count, struct buf *out)
{
    char digits[32];
    snprintf(digits, sizeof digits, "%lld", (long long)count);
    count_format(digits, out);
}

int sheet_count_width(int64_t count)
{
    struct buf text = {0};
    sheet_count(count, &text);
    int width = (int)text.length;
    buf_clear(&text);
    return width;
}

int sheet_width(const struct sheet *sheet, const char *text)
{
    return canvas_width(sheet->canvas, text);
}

void sheet_heading(struct sheet *sheet, const char *title, const char *right)
{
    struct canvas *canvas = sheet->canvas;
    int end = sheet->x + sheet->width;
    canvas_rule(canvas, sheet->y, sheet->x, sheet->width, ROLE_BORDER);
    if (right != NULL) {
        int width = sheet_width(sheet, right) + 2;
        end -= width + 1;
        canvas_put(canvas, sheet->y, end, width, ROLE_TEXT, "");
        canvas_put(canvas, sheet->y, end + 1, width - 2, ROLE_TEXT, right);
    }
    int width = sheet_width(sheet, title) + 2;
    if (width > end - sheet->x - 1)
        width = end - sheet->x - 1;
    canvas_put(canvas, sheet->y, sheet->x + 1, width, ROLE_TITLE, "");
    canvas_put(canvas, sheet->y, sheet->x + 2, width - 2, ROLE_TITLE, title);
    sheet->y++;
}

void sheet_note(struct sheet *sheet, const char *text)
{
    struct area area = {sheet->y, sheet->x + 1, SHEET_ROWS, sheet->width - 1};
    sheet->y += wrapped_draw(sheet->canvas, area, ROLE_DIM, text, 0);
}

void sheet_spot(struct sheet *sheet, int x, int width, struct spot spot)
{
    struct overview_screen *screen = sheet->screen;
    spot.block = sheet->block;
    spot.column = sheet->column;
    spot.y = sheet->y;
    spot.x = x;
    spot.width = width;
    screen->spots =
        mem_grow(screen->spots, screen->count, &screen->capacity, sizeof *screen->spots);
    screen->spots[screen->count++] = spot;
}

void sheet_row(struct sheet *sheet, enum role role, const char *text, int text_width,
               const char *right, struct spot spot)
{
    int left = sheet->width - 2, x = sheet->x + 1;
    if (text_width > left)
        text_width = left;
    canvas_put(sheet->canvas, sheet->y, x, text_width, role, text);
    canvas_put(sheet->canvas, sheet->y, x + text_width + 1, left - text_width, ROLE_TEXT, right);
    sheet_spot(sheet, sheet->x, sheet->width, spot);
    sheet->y++;
}

void sheet_more(struct sheet *sheet, int indent, const char *text)
{
    canvas_put(sheet->canvas, sheet->y, sheet->x + 1 + indent, sheet->width - 1 - indent, ROLE_TEXT,
               text);
    if (sheet->screen->count > 0)
        sheet->screen->spots[sheet->screen->count - 1].more++;
    sheet->y++;
}

void sheet_bar(struct sheet *sheet, const char *label, int label_width, int64_t count, int64_t most,
               struct spot spot)
{
    struct canvas *canvas = sheet->canvas;
    struct buf text = {0};
    int number = sheet_count_width(most);
    int x = sheet->x + 1;
    canvas_put(canvas, sheet->y, x, label_width, ROLE_TEXT, label);
    x += label_width + 1;
    sheet_count(count, &text);
    canvas_put(canvas, sheet->y, x + number - (int)text.length, (int)text.length, ROLE_TEXT,
               buf_text(&text));
    buf_clear(&text);
    x += number + 1;
    int room = sheet->x + sheet->width - 1 - x;
    /* In floating point, as counts times columns may be beyond any integer. */
    int length = most > 0 ? (int)((double)count / (double)most * room + 0.5) : 0;
    for (int i = 0; i < room && (i < length || (i == 0 && count > 0)) && room >= BAR_LEAST; i++)
        canvas_clip(canvas, sheet->y, x + i, 1, ROLE_LABEL, "#");
    sheet_spot(sheet, sheet->x, sheet->width, spot);
    sheet->y++;
}

const char *sheet_words(const struct sheet *sheet, const char *text)
{
    return words_in(sheet->app->lang, text);
}

void sheet_title(struct sheet *sheet, int64_t count)
{
    struct buf number = {0}, right = {0};
    sheet_count(count, &number);
    buf_printf(&right,
               words_count(sheet->app->lang, "%s category", "%s categories", (unsigned long)count),
               buf_text(&number));
    sheet_heading(sheet, sheet_words(sheet, overview_title(sheet->block)),
                  count < 0 ? NULL : buf_text(&right));
    buf_clear(&number);
    buf_clear(&right);
}

void sheet_counted(struct sheet *sheet, enum role role, const char *text, int64_t count,
                   struct spot spot)
{
    struct buf line = {0}, right = {0};
    buf_printf(&line, "%s%s", role == ROLE_WARNING ? "! " : "", text);
    sheet_count(count, &right);
    sheet_row(sheet, role, buf_text(&line), sheet_width(sheet, buf_text(&line)), buf_text(&right),
              spot);
    buf_clear(&line);
    buf_clear(&right);
}

/* Draws TEXT, INDENT columns from the left. */
static void draw_advice(struct sheet *sheet, int indent, enum role role, const char *text)
{
    struct area area = {sheet->y, sheet->x + indent, SHEET_ROWS, sheet->width - indent - 1};
    bool airy = sheet->app->canvas->rows > 2 * APP_ROWS;
    sheet->y += wrapped_draw(sheet->canvas, area, role, text, 0) + airy;
}

/* What an inventory without records is told. */
static void draw_beginning(struct sheet *sheet)
{
    enum { TITLE = 1, WAY = 3 };
    struct buf add = {0};
    buf_printf(&add, sheet_words(sheet, N_("%s     adds the first data category")),
               app_key_of(sheet->app, ON_OVERVIEW, "add-category").text);
    sheet->y += sheet->app->canvas->rows > 2 * APP_ROWS;
    draw_advice(sheet, TITLE, ROLE_TEXT,
                sheet_words(sheet, N_("There is no record yet. To begin:")));
    draw_advice(sheet, WAY, ROLE_DIM, buf_text(&add));
    draw_advice(sheet, WAY, ROLE_DIM,
                sheet_words(sheet, N_("From Excel (CSV): daicho import FILE.csv")));
    draw_advice(sheet, WAY, ROLE_DIM,
                sheet_words(sheet, N_("A sample: daicho -f a.daicho init --sample education")));
    buf_clear(&add);
}

/* Draws the blocks; the rows they take. */
static int draw_blocks(struct sheet *sheet)
{
    static const int columns[BLOCKS] = {
        [BLOCK_PERSONS] = 1, [BLOCK_SENSITIVE] = 1, [BLOCK_ABROAD] = 1, [BLOCK_CHANGES] = 1};
    bool airy = sheet->app->canvas->rows >= AIRY_LEAST;
    bool two = sheet->app->canvas->columns >= TWO_LEAST;
    int width = sheet->canvas->columns;
    int y[2] = {0, 0};
    for (enum block block = BLOCK_RECORDS; block < BLOCKS; block++) {
        sheet->block = block;
        sheet->column = two ? columns[block] : 0;
        sheet->width = two ? (width - GAP) / 2 : width;
        sheet->x = sheet->column * (width - sheet->width);
        sheet->y = y[sheet->column];
        overview_block(sheet);
        /* A block of which nothing is to be told takes no row. */
        if (sheet->y > y[sheet->column])
            y[sheet->column] = sheet->y + airy;
    }
    return (y[0] > y[1] ? y[0] : y[1]) - airy;
}

void overview_forget_spots(struct overview_screen *screen)
{
    for (size_t i = 0; i < screen->count; i++)
        free(screen->spots[i].filter);
    screen->count = 0;
}

/* Finds the spot that has the focus, or where it is gone, the one before. */
static void find_focus(struct overview_screen *screen)
{
    size_t number = 0;
    screen->at = 0;
    for (size_t i = 0; i < screen->count; i++) {
        const struct spot *spot = &screen->spots[i];
        number = i > 0 && spot->block == screen->spots[i - 1].block ? number + 1 : 0;
        if (spot->block < screen->block ||
            (spot->block == screen->block && number <= screen->number))
            screen->at = i;
    }
}

struct canvas *overview_sheet(struct app *app, struct overview_screen *screen, int width, int *rows)
{
    struct canvas *canvas = canvas_new(SHEET_ROWS, width, app->canvas->ambiguous);
    struct sheet sheet = {.app = app, .screen = screen, .canvas = canvas, .width = width};
    overview_forget_spots(screen);
    if (overview_is_empty(screen)) {
        draw_beginning(&sheet);
        *rows = sheet.y;
    } else {
        *rows = draw_blocks(&sheet);
    }
    find_focus(screen);
    return canvas;
}

/* Scrolls so that the focus is seen, with the heading above the first spot
 * of a block. */
static void scroll(struct overview_screen *screen, int rows)
{
    int last = 0, above = 0;
    if (screen->at < screen->count) {
        const struct spot *spot = &screen->spots[screen->at];
        bool begins = screen->at == 0 || screen->spots[screen->at - 1].block != spot->block;
        last = spot->y + spot->more;
        above = begins ? spot->y - 1 : spot->y;
    }
    if (above < 0 || screen->at == 0)
        above = 0;
    /* What stands below the last has no other way to be seen. */
    if (screen->at + 1 == screen->count)
        screen->first = rows - screen->height;
    if (screen->first + screen->height > rows)
        screen->first = rows - screen->height;
    if (last >= screen->first + screen->height)
        screen->first = last - screen->height + 1;
    if (above < screen->first)
        screen->first = above;
    if (screen->first < 0)
        screen->first = 0;
}

/* Copies the rows of SHEET that are shown. */
static void show(struct app *app, const struct overview_screen *screen, const struct canvas *sheet,
                 struct area area)
{
    for (int i = 0; i < area.height && screen->first + i < sheet->rows; i++)
        memcpy(&app->canvas->cells[(area.y + i) * app->canvas->columns + area.x],
               &sheet->cells[(screen->first + i) * sheet->columns],
               (size_t)sheet->columns * sizeof *sheet->cells);
}

void overview_draw(struct app *app, struct pane *pane, struct area area)
{
    struct overview_screen *screen = (struct overview_screen *)pane;
    int rows, width = area.width - 1;
    struct canvas *sheet = overview_sheet(app, screen, width, &rows);
    screen->height = area.height;
    scroll(screen, rows);
    canvas_cursor(app->canvas, area.y, area.x);
    if (screen->at < screen->count) {
        const struct spot *spot = &screen->spots[screen->at];
        canvas_put(sheet, spot->y, spot->x, 1, ROLE_SELECTED, ">");
        canvas_role(sheet, spot->y, spot->x, spot->width, ROLE_SELECTED);
        canvas_cursor(app->canvas, area.y + spot->y - screen->first, spot->x);
    }
    show(app, screen, sheet, area);
    area.width = width;
    pane_more(app->canvas, area, screen->first > 0, screen->first + area.height < rows);
    canvas_free(sheet);
}
