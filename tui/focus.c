/* See focus.h. */
#include "tui/focus.h"

#include "model/numbers.h"

enum outcome focus_move(struct focus *focus, enum move move, size_t count)
{
    focus->at = pane_moved(focus->at, move, count, focus->page);
    return REDRAW;
}

enum outcome focus_press(struct focus *focus, const struct key *key, size_t count)
{
    if (key->type != KEYS_PRESS && key->type != KEYS_DOUBLE)
        return PASS;
    return pane_row_at(key, focus->area, focus->first, count, &focus->at) ? REDRAW : STAY;
}

void focus_show(struct focus *focus, struct area area, size_t count)
{
    focus->area = area;
    focus->page = area.height < 1 ? 1 : (size_t)area.height;
    focus->first = pane_scrolled(focus->first, focus->at, count, focus->page);
}

size_t focus_end(const struct focus *focus, size_t count)
{
    size_t shown = focus->area.height < 1 ? 0 : focus->page;
    return focus->first + shown < count ? focus->first + shown : count;
}

int focus_y(const struct focus *focus, size_t row)
{
    return focus->area.y + (int)(row - focus->first);
}

void focus_more(const struct focus *focus, struct canvas *canvas, size_t count)
{
    pane_more(canvas, focus->area, focus->first > 0, focus_end(focus, count) < count);
}

void focus_put_place(const struct focus *focus, size_t count, struct buf *out)
{
    buf_printf(out, "%s/%s", count_text(count == 0 ? 0 : (int64_t)focus->at + 1).text,
               count_text((int64_t)count).text);
}
