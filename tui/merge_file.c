/* See merge_file.h. */
#include "tui/merge_file.h"

#include "model/foreign.h"
#include "model/mem.h"
#include "model/merge.h"
#include "tui/file_pick.h"
#include "tui/progress.h"
#include "tui/three_way_screen.h"

#include <stdlib.h>
#include <string.h>

/* What is held while the screen is open. */
struct merging {
    struct model *other;
    struct merge *merge;
    char *name;
};

static void merging_free(void *context)
{
    struct merging *merging = context;
    merge_free(merging->merge);
    foreign_close(merging->other);
    free(merging->name);
    free(merging);
}

static bool also(struct model *m, void *context, struct why *why)
{
    return merge_also(m, ((struct merging *)context)->merge, why);
}

/* Looks at the file at PATH and holds it against the inventory; NULL with WHY. */
static struct merging *look(struct app *app, const char *path, struct why *why)
{
    const char *name = strrchr(path, '/');
    struct merging *merging = mem_new(1, sizeof *merging);
    struct progress progress = progress_new(app, words_in(app->lang, N_("Comparing")));
    merging->name = mem_copy(name == NULL ? path : name + 1);
    model_on_work(app->model, progress_tell_time, &progress);
    merging->other = foreign_open(app->model, path, why);
    if (merging->other != NULL)
        merging->merge = merge_new(app->model, merging->other, merging->name, why);
    model_on_work(app->model, NULL, NULL);
    /* It was given to the copy as well. */
    if (merging->other != NULL)
        model_on_work(merging->other, NULL, NULL);
    progress_end(&progress);
    if (merging->merge != NULL && merge_is_empty(merging->merge)) {
        why_set(why, "This file has nothing that is not here.");
    } else if (merging->merge != NULL) {
        return merging;
    }
    merging_free(merging);
    return NULL;
}

static bool take(struct app *app, const struct file_picked *picked, size_t count, void *context,
                 struct why *why)
{
    (void)count;
    (void)context;
    struct merging *merging = look(app, picked[0].path, why);
    struct buf base = {0};
    if (merging == NULL)
        return false;
    struct three_way_plan plan = {
        .title = words_in(app->lang, N_("Merge")),
        .base = words_in(app->lang, N_("before")),
        .theirs = words_in(app->lang, N_("there")),
        .mine = words_in(app->lang, N_("here")),
        .way = merging->merge->way,
        .note = {.what = "merge", .about = merging->name},
        .also = also,
        .free = merging_free,
        .context = merging,
    };
    three_way_screen_open(app, &plan);
    merge_say_base(merging->merge, app->lang, &base);
    app_say(app, ROLE_DIM, "%s", buf_text(&base));
    buf_clear(&base);
    return true;
}

enum outcome merge_file_act_open(struct app *app)
{
    static const char *const endings[] = {".daicho", NULL};
    struct file_pick_order order = {
        .title = words_in(app->lang, N_("Merge a file")),
        .about = words_in(app->lang, N_("The inventory of another office, or a colleague's copy of "
                                        "this one. It is checked first; nothing is written before "
                                        "you say so.")),
        .endings = endings,
        .take = take,
    };
    file_pick_open(app, &order);
    return REDRAW;
}
