/*
 * What lists of any kind share: where a movement leads, and how far a list
 * must scroll to show its focus.
 */
#include "tui/pane.h"

size_t pane_moved(size_t at, enum move move, size_t count, size_t page)
{
    if (count == 0)
        return 0;
    if (page < 1)
        page = 1;
    switch (move) {
    case MOVE_UP:
        return at > 0 ? at - 1 : 0;
    case MOVE_DOWN:
        return at + 1 < count ? at + 1 : count - 1;
    case MOVE_PAGE_UP:
        return at > page ? at - page : 0;
    case MOVE_PAGE_DOWN:
        return at + page < count ? at + page : count - 1;
    case MOVE_FIRST:
        return 0;
    case MOVE_LAST:
        return count - 1;
    }
    return at;
}

bool pane_row_at(const struct key *key, struct area area, size_t first, size_t count, size_t *at)
{
    int row = key->y - area.y;
    if (row < 0 || row >= area.height || key->x < area.x || key->x >= area.x + area.width ||
        first + (size_t)row >= count)
        return false;
    *at = first + (size_t)row;
    return true;
}

size_t pane_scrolled(size_t first, size_t at, size_t count, size_t page)
{
    if (page < 1)
        page = 1;
    if (first + page > count)
        first = count > page ? count - page : 0;
    if (at < first)
        first = at;
    if (at >= first + page)
        first = at - page + 1;
    return first;
}

void pane_more(struct canvas *canvas, struct area area, bool above, bool below)
{
    int x = area.x + area.width;
    if (above)
        canvas_put(canvas, area.y, x, 1, ROLE_DIM, "^");
    if (below)
        canvas_put(canvas, area.y + area.height - 1, x, 1, ROLE_DIM, "v");
}
