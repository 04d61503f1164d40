/* See recent.h. Each key is read from the state once; the list is short. */
#include "tui/recent.h"

#include "model/mem.h"
#include "tui/state.h"

#include <stdlib.h>
#include <string.h>

struct recent {
    struct recent *next;
    char *key;
    struct cells ids;
};

static void put_state_key(const char *key, struct buf *out)
{
    buf_printf(out, "recent.%s", key);
}

/* What is known under KEY, made where it was not. */
static struct recent *find(struct app *app, const char *key)
{
    struct recent *recent = app->recent;
    struct buf name = {0};
    while (recent != NULL && strcmp(recent->key, key) != 0)
        recent = recent->next;
    if (recent != NULL)
        return recent;
    recent = mem_new(1, sizeof *recent);
    recent->key = mem_copy(key);
    recent->next = app->recent;
    app->recent = recent;
    put_state_key(key, &name);
    const char *kept = state_get(app->state, buf_text(&name));
    cells_parse(kept == NULL ? "" : kept, &recent->ids);
    while (recent->ids.count > RECENT_MOST)
        free(recent->ids.items[--recent->ids.count]);
    buf_clear(&name);
    return recent;
}

void recent_note(struct app *app, const char *key, const char *id)
{
    struct recent *recent = find(app, key);
    struct cells ids = {0};
    struct buf name = {0}, value = {0};
    cells_add(&ids, id);
    for (size_t i = 0; i < recent->ids.count && ids.count < RECENT_MOST; i++)
        if (strcmp(recent->ids.items[i], id) != 0)
            cells_add(&ids, recent->ids.items[i]);
    cells_clear(&recent->ids);
    recent->ids = ids;
    put_state_key(key, &name);
    cells_format(&ids, &value);
    state_set(app->state, buf_text(&name), buf_text(&value));
    buf_clear(&name);
    buf_clear(&value);
}

const struct cells *recent_get(struct app *app, const char *key)
{
    return &find(app, key)->ids;
}

void recent_free(struct recent *recent)
{
    while (recent != NULL) {
        struct recent *next = recent->next;
        free(recent->key);
        cells_clear(&recent->ids);
        free(recent);
        recent = next;
    }
}
