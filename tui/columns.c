/* See columns.h. */
#include "tui/columns.h"

#include "model/mem.h"
#include "tui/state.h"

#include <stdlib.h>
#include <string.h>

static const struct view_column *column_of(const struct view *view, size_t field)
{
    const char *column = views_kind(view)->fields[field].column;
    for (size_t i = 0; i < VIEW_COLUMNS && view->columns[i].column != NULL; i++)
        if (strcmp(view->columns[i].column, column) == 0)
            return &view->columns[i];
    return NULL;
}

struct columns columns_default(const struct view *view)
{
    struct columns columns = {.view = view};
    for (size_t i = 0; i < VIEW_COLUMNS && view->columns[i].column != NULL; i++)
        columns.items[columns.count++] =
            (struct column){.field = kinds_field(views_kind(view), view->columns[i].column),
                            .width = view->columns[i].width};
    return columns;
}

static void put_key(const struct view *view, struct buf *out)
{
    buf_printf(out, "columns.%s", view->kind);
}

struct columns columns_remembered(const struct view *view, const struct state *state)
{
    struct columns columns = columns_default(view);
    struct buf key = {0};
    put_key(view, &key);
    const char *text = state_get(state, buf_text(&key));
    if (text != NULL)
        columns_parse(view, text, &columns);
    buf_clear(&key);
    return columns;
}

static bool is_default(const struct columns *columns)
{
    struct columns first = columns_default(columns->view);
    bool same = first.count == columns->count;
    for (size_t i = 0; i < columns->count && same; i++)
        same = first.items[i].field == columns->items[i].field &&
               first.items[i].width == columns->items[i].width;
    return same;
}

void columns_remember(const struct columns *columns, struct state *state)
{
    struct buf key = {0}, text = {0};
    put_key(columns->view, &key);
    if (!is_default(columns))
        columns_format(columns, &text);
    state_set(state, buf_text(&key), buf_text(&text));
    buf_clear(&key);
    buf_clear(&text);
}

static int held(long width)
{
    if (width <= 0)
        return 0;
    if (width < COLUMN_NARROWEST)
        return COLUMN_NARROWEST;
    return width > COLUMN_WIDEST ? COLUMN_WIDEST : (int)width;
}

/* Adds the column that WORD, "name:width", is. */
static void add_word(struct columns *columns, char *word)
{
    const struct kind *kind = views_kind(columns->view);
    char *colon = strchr(word, ':'), *end;
    if (colon == NULL)
        return;
    *colon = '\0';
    long width = strtol(colon + 1, &end, 10);
    size_t field = kinds_field(kind, word);
    if (end == colon + 1 || *end != '\0' || field == kind->field_count ||
        columns_find(columns, field) < columns->count)
        return;
    columns->items[columns->count++] = (struct column){.field = field, .width = held(width)};
}

bool columns_parse(const struct view *view, const char *text, struct columns *columns)
{
    struct columns read = {.view = view};
    while (*text != '\0') {
        size_t length = strcspn(text, " ");
        char *word = mem_copy_bytes(text, length);
        add_word(&read, word);
        free(word);
        text += length + (text[length] == ' ');
    }
    if (read.count > 0)
        *columns = read;
    return read.count > 0;
}

void columns_format(const struct columns *columns, struct buf *out)
{
    const struct kind *kind = views_kind(columns->view);
    for (size_t i = 0; i < columns->count; i++)
        buf_printf(out, "%s%s:%d", i == 0 ? "" : " ", kind->fields[columns->items[i].field].column,
                   columns->items[i].width);
}

size_t columns_find(const struct columns *columns, size_t field)
{
    size_t i = 0;
    while (i < columns->count && columns->items[i].field != field)
        i++;
    return i;
}

int columns_first_width(const struct view *view, size_t field)
{
    const struct view_column *column = column_of(view, field);
    if (column != NULL)
        return column->width;
    switch (views_kind(view)->fields[field].type) {
    case TYPE_CODE:
        return 8;
    case TYPE_FLAG:
        return 6;
    case TYPE_COUNT:
    case TYPE_PERIOD:
        return 9;
    case TYPE_COUNTRY:
        return 11;
    case TYPE_DATE: /* 2026年12月31日 */
    case TYPE_CHOICE:
        return 14;
    case TYPE_TEXT:
    case TYPE_NOTE:
    case TYPE_URL:
    case TYPE_CHOICES:
    case TYPE_REF:
    case TYPE_LINKS:
        break;
    }
    return 16;
}

const char *columns_heading(const struct view *view, size_t field, enum lang lang)
{
    const struct view_column *column = column_of(view, field);
    if (column != NULL && column->label[lang] != NULL)
        return column->label[lang];
    return views_kind(view)->fields[field].label[lang];
}

/* Leaves out columns from the right, but for the first and number REST, until
 * all fit into ROOM. SPACE is set to what each asks for, 0 where it is left
 * out. Returns what is left over; below 0 where even the least does not fit. */
static int leave_out(const struct columns *columns, size_t rest, int room, int *space)
{
    int over = room;
    for (size_t i = 0; i < columns->count; i++) {
        int width = columns->items[i].width;
        space[i] = width == 0 ? COLUMN_REST_LEAST : width;
        over -= space[i] + (i > 0);
    }
    for (size_t i = columns->count; i-- > 1 && over < 0;) {
        if (i == rest)
            continue;
        over += space[i] + 1;
        space[i] = 0;
    }
    return over;
}

/* Gives what is left over, or too little, to the columns of width 0. */
static void share(const struct columns *columns, int over, int *space)
{
    int sharing = 0;
    for (size_t i = 0; i < columns->count; i++)
        sharing += space[i] > 0 && columns->items[i].width == 0;
    for (size_t i = 0; i < columns->count && sharing > 0; i++) {
        if (space[i] == 0 || columns->items[i].width != 0)
            continue;
        int part = over / sharing--;
        space[i] += part;
        over -= part;
    }
}

struct columns_layout columns_lay_out(const struct columns *columns, int room, int taken)
{
    struct columns_layout layout = {.count = columns->count};
    size_t rest = 0;
    int x = 0;
    while (rest < columns->count && columns->items[rest].width != 0)
        rest++;
    int over = leave_out(columns, rest, room + taken, layout.width) - taken;
    share(columns, over, layout.width);
    /* Nothing stands outside of the room, however small it is. */
    for (size_t i = 0; i < columns->count; i++) {
        int *width = &layout.width[i];
        if (*width > room - x)
            *width = room - x;
        if (*width < 0)
            *width = 0;
        x += *width + (*width > 0);
    }
    return layout;
}
