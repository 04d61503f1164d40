/*
 * See term.h. Brings the cells of a canvas to the terminal: compares with
 * what was painted before, so that curses is only told what changed, and
 * gives each role the look of the theme.
 */
#include "model/glyphs.h"
#include "model/utf8.h"
#include "tui/term_inside.h"

#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#define NCURSES_NOMACROS
#include <curses.h>

static short pair_of(int role)
{
    return (short)(role + 1);
}

bool term_paint_colours(const struct theme *theme)
{
    const char *no_color = getenv("NO_COLOR"); /* https://no-color.org */
    if (!theme->colours || (no_color != NULL && no_color[0] != '\0'))
        return false;
    if (!has_colors() || start_color() != OK || COLORS < 8 || COLOR_PAIRS <= ROLE_COUNT)
        return false;
    bool own = use_default_colors() == OK;
    for (int role = 0; role < ROLE_COUNT; role++) {
        short foreground = theme_shown(theme->looks[role].foreground, COLORS);
        short background = theme_shown(theme->looks[role].background, COLORS);
        init_pair(pair_of(role), own || foreground >= 0 ? foreground : COLOR_WHITE,
                  own || background >= 0 ? background : COLOR_BLACK);
    }
    return true;
}

/* The attributes of a look as curses has them. */
static attr_t to_attributes(unsigned look)
{
    attr_t attributes = 0;
    if ((look & LOOK_BOLD) != 0)
        attributes |= A_BOLD;
    if ((look & LOOK_DIM) != 0)
        attributes |= A_DIM;
    if ((look & LOOK_UNDERLINE) != 0)
        attributes |= A_UNDERLINE;
    if ((look & LOOK_REVERSE) != 0)
        attributes |= A_REVERSE;
    return attributes;
}

/* Turns TEXT into what one cell of curses holds. */
static void to_cell(const struct term *term, const char *text, int role, cchar_t *cell)
{
    uint32_t points[GLYPH_POINTS];
    wchar_t wide[GLYPH_POINTS + 1];
    size_t count = glyph_points(text, points, term->ambiguous);
    for (size_t i = 0; i < count; i++)
        wide[i] = (wchar_t)points[i];
    wide[count] = L'\0';
    const struct theme *theme = &term->theme;
    unsigned look = term->colour ? theme->looks[role].attributes : theme->plain[role];
    setcchar(cell, wide, to_attributes(look), term->colour ? pair_of(role) : 0, NULL);
}

static void paint_cell(const struct term *term, int y, int x, const struct cell *cell)
{
    cchar_t shown;
    uint32_t base;
    utf8_next(cell->text, &base);
    to_cell(term, cell->text, cell->role, &shown);
    mvadd_wch(y, x, &shown);
    if (cell->width == 2 && wcwidth((wchar_t)base) < 2) {
        to_cell(term, " ", cell->role, &shown);
        mvadd_wch(y, x + 1, &shown);
    }
}

static bool is_same(const struct cell *a, const struct cell *b)
{
    return a->width == b->width && a->role == b->role && strcmp(a->text, b->text) == 0;
}

/* Makes the memory of what is painted fit the canvas. */
static void remember_size(struct term *term, const struct canvas *canvas)
{
    struct canvas *painted = term->painted;
    if (painted != NULL && painted->rows == canvas->rows && painted->columns == canvas->columns)
        return;
    canvas_free(painted);
    term->painted = canvas_new(canvas->rows, canvas->columns, canvas->ambiguous);
    term->stale = true;
}

void term_paint_show(void)
{
    wnoutrefresh(stdscr);
    term_signals_hold(true);
    doupdate();
    term_signals_hold(false);
}

void term_paint(struct term *term, const struct canvas *canvas)
{
    if (!term->on || term->away)
        return;
    remember_size(term, canvas);
    bool all = term->stale;
    if (all) {
        erase();
        clearok(stdscr, TRUE);
        term->stale = false;
    }
    int rows = getmaxy(stdscr);
    int columns = getmaxx(stdscr);
    for (int y = 0; y < canvas->rows && y < rows; y++) {
        for (int x = 0; x < canvas->columns && x < columns; x++) {
            const struct cell *cell = canvas_cell(canvas, y, x);
            bool changed = all || !is_same(cell, canvas_cell(term->painted, y, x));
            if (changed && cell->width > 0 && x + cell->width <= columns)
                paint_cell(term, y, x, cell);
        }
    }
    memcpy(term->painted->cells, canvas->cells,
           (size_t)canvas->rows * (size_t)canvas->columns * sizeof *canvas->cells);
    canvas_cursor(term->painted, canvas->cursor_y, canvas->cursor_x);
    move(canvas->cursor_y < rows ? canvas->cursor_y : rows - 1,
         canvas->cursor_x < columns ? canvas->cursor_x : columns - 1);
    curs_set(1);
    term_paint_show();
}

const struct canvas *term_shown(const struct term *term)
{
    return term->painted;
}

void term_refresh(struct term *term)
{
    term->stale = true;
}
