/*
 * Drawing the list: its box with heading and rows, and the detail of the
 * focused record at the right, below on narrow screens, not at all on very
 * small ones. Columns that do not fit are left out from the right.
 */
#include "model/numbers.h"
#include "model/present.h"
#include "model/record.h"
#include "tui/list_inside.h"
#include "tui/wrapped.h"

#include <stdlib.h>
#include <string.h>

enum {
    BESIDE_LEAST = 76, /* columns of the screen for a detail beside the list */
    BELOW_LEAST = 16,  /* rows of the screen for a detail below it */
    HEADING_LEAST = 6, /* rows inside the box for a heading */
    FOCUS_WIDTH = 1,   /* columns of the sign of the focus */
    SIGN_WIDTH = 2     /* columns of the sign that the law finds something, at the right */
};

static void clear_row(struct list_row *row)
{
    for (size_t i = 0; i < COLUMNS_MOST; i++) {
        free(row->cells[i]);
        row->cells[i] = NULL;
    }
    row->id = 0;
}

/* The row of record ID, read when it was not; empty where it cannot be. */
static const struct list_row *row_of(struct app *app, struct list *list, size_t number, int64_t id)
{
    struct list_row *row = &list->rows[number % LIST_ROWS];
    const struct kind *kind = list_kind(list);
    const struct columns *columns = list_columns(app, list);
    struct why why = app_why(app);
    if (row->id == id)
        return row;
    if (!app_read(app)) {
        clear_row(row);
        return row;
    }
    struct record *record = record_load(app->model, kind, id, &why);
    if (record == NULL && why.class == WHY_FILE)
        app_unread(app, &why);
    clear_row(row);
    row->id = record == NULL ? 0 : id;
    for (size_t i = 0; record != NULL && i < columns->count; i++) {
        struct buf text = {0};
        size_t field = columns->items[i].field;
        present_text(app->model, &kind->fields[field], record->values[field], app->lang, &text);
        row->cells[i] = wrapped_in_one_line(buf_text(&text));
        buf_clear(&text);
    }
    record_free(record);
    app_read_end(app);
    return row;
}

static bool is_number(const struct list_tab *tab, size_t column)
{
    const struct kind *kind = views_kind(tab->columns.view);
    return kind->fields[tab->columns.items[column].field].type == TYPE_COUNT;
}

/* Columns before the texts: the focus, and where records are marked, the
 * mark. */
static int margin(const struct list_tab *tab)
{
    return FOCUS_WIDTH + (tab->ranging || tab->marks.count > 0);
}

static struct columns_layout lay_out(struct app *app, struct list *list, struct area area)
{
    int before = margin(list_tab(list));
    return columns_lay_out(list_columns(app, list), area.width - 2 - before - SIGN_WIDTH,
                           before - 1 + SIGN_WIDTH);
}

/* Numbers stand at the right of their column, texts at the left. */
static void draw_cell(struct app *app, int y, int x, int width, enum role role, const char *text,
                      bool right)
{
    int columns = canvas_width(app->canvas, text);
    canvas_put(app->canvas, y, x, width, role, "");
    if (right && columns < width)
        canvas_put(app->canvas, y, x + width - columns, columns, role, text);
    else
        canvas_put(app->canvas, y, x, width, role, text);
}

static void draw_heading(struct app *app, struct list *list, struct area area)
{
    const struct kind *kind = list_kind(list);
    const struct list_tab *tab = list_tab(list);
    int x = area.x + margin(tab);
    canvas_put(app->canvas, area.y, area.x, area.width, ROLE_DIM, "");
    for (size_t i = 0; i < list->layout.count; i++) {
        size_t field = tab->columns.items[i].field;
        struct buf text = {0};
        if (list->layout.width[i] == 0)
            continue;
        if (tab->sort != NULL && strcmp(tab->sort, kind->fields[field].column) == 0)
            buf_puts(&text, tab->descending ? "v " : "^ ");
        buf_puts(&text, columns_heading(tab->columns.view, field, app->lang));
        draw_cell(app, area.y, x, list->layout.width[i], ROLE_DIM, buf_text(&text),
                  is_number(tab, i));
        buf_clear(&text);
        x += list->layout.width[i] + 1;
    }
}

static void draw_row(struct app *app, struct list *list, size_t number, struct area area, int y)
{
    const struct columns_layout *layout = &list->layout;
    const struct list_tab *tab = list_tab(list);
    const struct list_row *row = row_of(app, list, number, tab->listing.ids[number]);
    bool marked = list_is_marked(tab, number);
    enum role role = number == tab->at ? ROLE_SELECTED : marked ? ROLE_MARKED : ROLE_TEXT;
    int x = area.x + margin(tab);
    canvas_put(app->canvas, y, area.x, area.width, role, number == tab->at ? ">" : "");
    if (marked)
        canvas_put(app->canvas, y, area.x + 1, 1, role, "*");
    for (size_t i = 0; i < layout->count; i++) {
        if (layout->width[i] == 0)
            continue;
        draw_cell(app, y, x, layout->width[i], role, row->cells[i] == NULL ? "" : row->cells[i],
                  is_number(tab, i));
        x += layout->width[i] + 1;
    }
    canvas_put(app->canvas, y, area.x + area.width - 1, 1, number == tab->at ? role : ROLE_WARNING,
               list_sign(list, tab->listing.ids[number]));
    if (number == tab->at)
        canvas_cursor(app->canvas, y, area.x);
}

/* What to do where there is nothing to show. */
static void draw_empty(struct app *app, struct list *list, struct area area)
{
    const struct list_tab *tab = list_tab(list);
    const struct kind *kind = list_kind(list);
    struct buf text = {0}, faults = {0};
    if (tab->work != NULL)
        buf_puts(&text, words_in(app->lang, "Reading .. Esc gives it up."));
    else if (!tab->loaded)
        buf_puts(&text, words_in(app->lang, "The inventory cannot be read at the moment."));
    else if (tab->filter.length > 0)
        buf_printf(&text, words_in(app->lang, "Nothing matches the filter. %s clears it."),
                   app_key_of(app, list->pane.context, "filter-clear").text);
    else
        buf_printf(&text,
                   words_in(app->lang, "There is no record of the kind %s yet. Press %s to add "
                                       "one. %s"),
                   kind->label[app->lang], app_key_of(app, ON_LIST, "add").text,
                   words_in(app->lang, kind->help));
    area.x++;
    area.y++;
    area.width -= 2;
    area.height--;
    canvas_cursor(app->canvas, area.y, area.x);
    /* The line of the filter may be too short for what is wrong with it. */
    list_put_faults(app, list, &faults);
    if (faults.length > 0) {
        int rows = wrapped_draw(app->canvas, area, ROLE_WARNING, buf_text(&faults), 0);
        area.y += rows;
        area.height -= rows;
    }
    wrapped_draw(app->canvas, area, ROLE_DIM, buf_text(&text), 0);
    buf_clear(&faults);
    buf_clear(&text);
}

static void draw_rows(struct app *app, struct list *list, struct area area)
{
    struct list_tab *tab = list_tab(list);
    int cursor_y = 0, cursor_x = 0;
    bool filter = tab->filter.length > 0 || list->pane.context == ON_FILTER;
    if (filter) {
        list_draw_filter(app, list, area);
        cursor_y = app->canvas->cursor_y;
        cursor_x = app->canvas->cursor_x;
        area.y++;
        area.height--;
    }
    list->heading_y = -1;
    if (area.height >= HEADING_LEAST) {
        draw_heading(app, list, area);
        list->heading_y = area.y;
        area.y++;
        area.height--;
    }
    list->page = area.height < 1 ? 1 : (size_t)area.height;
    list->rows_area = area;
    tab->first = pane_scrolled(tab->first, tab->at, tab->listing.count, list->page);
    list_judge_drawn(app, list);
    for (size_t i = 0; i < list->page && tab->first + i < tab->listing.count; i++)
        draw_row(app, list, tab->first + i, area, area.y + (int)i);
    if (tab->listing.count == 0)
        draw_empty(app, list, area);
    if (list->pane.context == ON_FILTER)
        canvas_cursor(app->canvas, cursor_y, cursor_x);
}

/* Adds the column by which the list is sorted, where its heading is not seen. */
static void put_unseen_sort(const struct app *app, struct list *list, struct buf *out)
{
    const struct list_tab *tab = list_tab(list);
    const struct kind *kind = list_kind(list);
    if (tab->sort == NULL)
        return;
    size_t field = kinds_field(kind, tab->sort), place = columns_find(&tab->columns, field);
    if (place == tab->columns.count || list->layout.width[place] == 0)
        buf_printf(out, "%s %s  ", tab->descending ? "v" : "^",
                   kind->fields[field].label[app->lang]);
}

static void put_marked(const struct app *app, size_t marked, struct buf *out)
{
    buf_printf(out, words_count(app->lang, "%s marked", "%s marked", marked),
               count_text((int64_t)marked).text);
    buf_puts(out, "  ");
}

/* The name of the kind, which the tab shows too, makes room for PLACE where a
 * box of WIDTH columns holds that alone; NULL then. */
static const char *name_beside(const struct app *app, const struct list *list, int width,
                               const char *place)
{
    const char *name = list_kind(list)->label[app->lang];
    int room = width - 6 - canvas_width(app->canvas, place);
    return room >= -2 && room < canvas_width(app->canvas, name) ? NULL : name;
}

static void draw_list(struct app *app, struct list *list, struct area area)
{
    const struct list_tab *tab = list_tab(list);
    struct buf place = {0};
    size_t count = tab->listing.count;
    size_t marked = list_marked_count(tab);
    if (marked > 0)
        put_marked(app, marked, &place);
    list->layout = lay_out(app, list, area);
    put_unseen_sort(app, list, &place);
    count_put(count == 0 ? 0 : (int64_t)tab->at + 1, &place);
    buf_putc(&place, '/');
    if (tab->work != NULL && !tab->loaded)
        buf_puts(&place, "..");
    else
        count_put((int64_t)count, &place);
    if (list_is_slow(tab) && tab->total > 0)
        buf_printf(&place, " .. %zu %%", 100 * listing_seen(tab->work) / (size_t)tab->total);
    canvas_box(app->canvas, area.y, area.x, area.height, area.width, ROLE_BORDER_ON,
               name_beside(app, list, area.width, buf_text(&place)), buf_text(&place));
    buf_clear(&place);
    draw_rows(app, list, (struct area){area.y + 1, area.x + 1, area.height - 2, area.width - 2});
}

/* What to do where the focused record holds nothing. */
static void draw_unfilled(struct app *app, struct area area)
{
    struct buf text = {0};
    buf_printf(&text, words_in(app->lang, "Nothing is filled in yet. Press %s to edit."),
               app_key_of(app, ON_LIST, "edit").text);
    wrapped_draw(app->canvas, area, ROLE_DIM, buf_text(&text), 0);
    buf_clear(&text);
}

static void draw_detail(struct app *app, struct list *list, struct area area)
{
    int64_t id = list_focused(list);
    int y = app->canvas->cursor_y, x = app->canvas->cursor_x;
    struct why why = app_why(app);
    bool read = true;
    if (id == 0)
        detail_clear(&list->detail);
    else if (list->detail.id != id)
        read = detail_load(app, &list->detail, list_kind(list), id, &why);
    /* The lines of another record would pass for those of the focused one. */
    if (!read)
        detail_clear(&list->detail);
    canvas_box(app->canvas, area.y, area.x, area.height, area.width, ROLE_BORDER,
               list->detail.title, NULL);
    struct area inside = {area.y + 1, area.x + 2, area.height - 2, area.width - 4};
    if (!read)
        wrapped_draw(app->canvas, inside, ROLE_DIM,
                     words_in(app->lang, "The inventory cannot be read at the moment."), 0);
    else if (id != 0 && list->detail.count == 0)
        draw_unfilled(app, inside);
    inside.height -= list_draw_found(app, list, id, inside);
    detail_draw(app, &list->detail, inside, -1);
    canvas_cursor(app->canvas, y, x);
}

void list_draw(struct app *app, struct pane *pane, struct area area)
{
    struct list *list = (struct list *)pane;
    struct area left = area, right = area;
    /* All rows and the detail are of one moment. */
    bool read = app_read(app);
    bool beside = !list->zoomed && area.width >= BESIDE_LEAST;
    bool below = !list->zoomed && !beside && area.height >= BELOW_LEAST;
    if (beside) {
        left.width = area.width * 46 / 100;
        right.x = area.x + left.width;
        right.width = area.width - left.width;
    } else if (below) {
        left.height = area.height * 55 / 100;
        right.y = area.y + left.height;
        right.height = area.height - left.height;
    }
    draw_list(app, list, left);
    if (beside || below)
        draw_detail(app, list, right);
    if (read)
        app_read_end(app);
}
