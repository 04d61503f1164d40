/* See term.h. What the mouse does, as keys. */
#include "model/ticks.h"
#include "tui/term_inside.h"

#include <string.h>

#define NCURSES_NOMACROS
#include <curses.h>

/* Two presses within this time are one double press. curses could tell, but
 * would hold each press back until it knows. */
static const long long DOUBLE_MS = 400;

void term_mouse(struct term *term, bool on)
{
    mmask_t events = BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED;
    if (!term->on)
        return;
    mouseinterval(0);
    mousemask(on ? events : 0, NULL);
    term->mouse = on;
}

static bool is_double(struct term *term, int y, int x)
{
    long long now = ticks_ms();
    bool same = term->press_ms > 0 && term->press_y == y && term->press_x == x &&
                now - term->press_ms <= DOUBLE_MS;
    term->press_ms = same ? 0 : now;
    term->press_y = y;
    term->press_x = x;
    return same;
}

static bool mouse_key(struct term *term, const MEVENT *event, struct key *key)
{
    *key = (struct key){.y = event->y, .x = event->x};
    if (event->bstate & BUTTON4_PRESSED)
        key->type = KEYS_WHEEL_UP;
    else if (event->bstate & BUTTON5_PRESSED)
        key->type = KEYS_WHEEL_DOWN;
    else if (event->bstate & BUTTON1_PRESSED)
        key->type = is_double(term, event->y, event->x) ? KEYS_DOUBLE : KEYS_PRESS;
    else
        return false;
    return true;
}

/* What comes at once curses tells at once, and gives out the latest first. */
void term_mouse_read(struct term *term)
{
    MEVENT events[TERM_CLICKS];
    size_t count = 0;
    while (count < TERM_CLICKS && getmouse(&events[count]) == OK)
        count++;
    term->click_count = 0;
    while (count > 0)
        if (mouse_key(term, &events[--count], &term->clicks[term->click_count]))
            term->click_count++;
}

bool term_mouse_take(struct term *term, struct key *key)
{
    if (term->click_count == 0)
        return false;
    *key = term->clicks[0];
    term->click_count--;
    memmove(term->clicks, term->clicks + 1, term->click_count * sizeof *term->clicks);
    return true;
}
