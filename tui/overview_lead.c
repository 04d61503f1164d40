/*
 * Where the places of the overview lead: to the list, a record, the names of
 * a set, what a change was about.
 */
#include "model/mem.h"
#include "model/numbers.h"
#include "model/record.h"
#include "tui/list.h"
#include "tui/organization_mode.h"
#include "tui/overview_inside.h"
#include "tui/page.h"
#include "tui/picker.h"
#include "tui/review_screen.h"
#include "tui/timeline.h"

#include <stdlib.h>
#include <string.h>

const struct overview_set *overview_set(const struct overview *overview, enum block block)
{
    if (overview == NULL)
        return NULL;
    return block == BLOCK_RETENTION   ? &overview->unretained
           : block == BLOCK_REVIEWS   ? &overview->soon
           : block == BLOCK_SENSITIVE ? &overview->sensitive
           : block == BLOCK_ABROAD    ? &overview->abroad
                                      : NULL;
}

static enum outcome record_chosen(struct app *app, struct picker *picker)
{
    const char *id = picker_picked(picker);
    if (id != NULL)
        page_open(app, overview_category(), strtoll(id, NULL, 10));
    return REDRAW;
}

/* Lists the names of the set of BLOCK. */
static enum outcome show_set(struct app *app, const struct overview_set *set, enum block block)
{
    struct buf title = {0};
    buf_puts(&title, words_in(app->lang, block == BLOCK_RETENTION ? N_("Without retention")
                                         : block == BLOCK_REVIEWS ? N_("Review due soon")
                                                                  : overview_title(block)));
    if ((size_t)set->total > set->count)
        buf_printf(&title, words_in(app->lang, N_(" (the first %s of %s)")),
                   count_text((int64_t)set->count).text, count_text(set->total).text);
    struct picker *picker = picker_new(buf_text(&title), record_chosen);
    for (size_t i = 0; i < set->count; i++) {
        struct buf id = {0}, about = {0};
        buf_printf(&id, "%lld", (long long)set->items[i].id);
        if (block != BLOCK_RETENTION)
            overview_about(&set->items[i], block, app->lang, &about);
        picker_add(picker, buf_text(&id), set->items[i].name, buf_text(&about));
        buf_clear(&id);
        buf_clear(&about);
    }
    buf_clear(&title);
    picker_open(app, picker);
    return REDRAW;
}

/* Goes to the record that entry SEQ is about; where it is about none, or one
 * that is gone, to the history. */
static enum outcome show_entry(struct app *app, const struct overview *overview, int64_t seq)
{
    const char *about = "";
    int64_t id = 0;
    for (size_t i = 0; i < overview->entries.count; i++)
        if (overview->entries.items[i].seq == seq)
            about = overview->entries.items[i].about;
    size_t length = strcspn(about, "/");
    char *name = mem_copy_bytes(about, length);
    const struct kind *kind = about[length] == '/' ? kinds_find(name) : NULL;
    free(name);
    if (!app_read(app))
        return REDRAW;
    if (kind != NULL)
        id = record_find(app->model, kind, about + length + 1);
    if (id != 0)
        page_open(app, kind, id);
    else
        timeline_open(app, NULL, NULL);
    app_read_end(app);
    return REDRAW;
}

/* Shows organization ID alone: its categories. */
static enum outcome show_organization(struct app *app, int64_t id)
{
    enum outcome outcome = organization_mode_enter(app, id);
    if (organization_mode_id(app) != id || !app_read(app))
        return outcome;
    overview_leave(app);
    list_show_filtered(app, overview_category(), "");
    app_read_end(app);
    return outcome;
}

enum outcome overview_follow(struct app *app, struct overview_screen *screen,
                             const struct spot *spot)
{
    enum overview_part part = spot->block == BLOCK_RETENTION ? OVERVIEW_RETENTION
                              : spot->block == BLOCK_REVIEWS ? OVERVIEW_LEDGER
                                                             : OVERVIEW_SETS;
    switch (spot->lead) {
    case LEAD_LIST:
        if (!app_read(app))
            break;
        overview_leave(app);
        list_show_filtered(app, spot->kind, spot->filter == NULL ? "" : spot->filter);
        app_read_end(app);
        break;
    case LEAD_RECORD:
        page_open(app, spot->kind, spot->id);
        break;
    case LEAD_SET:
        return show_set(app, overview_set(overview_part(screen, part), spot->block), spot->block);
    case LEAD_ENTRY:
        return show_entry(app, overview_part(screen, OVERVIEW_CHANGES), spot->id);
    case LEAD_ORGANIZATION:
        return show_organization(app, spot->id);
    case LEAD_REVIEW:
        review_screen_open(app, spot->id);
        break;
    }
    return REDRAW;
}
