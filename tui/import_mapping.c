/*
 * The second step of an import: where its columns go, taken from a file or
 * written to one, which others can be given (import/mapping.h).
 */
#include "tui/file_pick.h"
#include "tui/import_inside.h"

#include <string.h>

static const char *const endings[] = {".tsv", NULL};

static bool take_mapping(struct app *app, const struct file_picked *picked, size_t count,
                         void *context, struct why *why)
{
    struct importing *importing = import_top(app);
    (void)count;
    (void)context;
    if (!intake_take_mapping(importing->intake, picked->path, why))
        return false;
    import_check(app, importing);
    app_say(app, ROLE_OK, N_("Where the columns go was taken from %s."),
            import_base_name(picked->path));
    return true;
}

static bool save_mapping(struct app *app, const struct file_picked *picked, size_t count,
                         void *context, struct why *why)
{
    (void)count;
    (void)context;
    if (!intake_save_mapping(import_top(app)->intake, picked->path, why))
        return false;
    app_say(app, ROLE_OK, N_("Where the columns go was written to %s."),
            import_base_name(picked->path));
    return true;
}

enum outcome import_act_take_mapping(struct app *app)
{
    if (!import_has_columns(import_top(app)))
        return STAY;
    file_pick_open(
        app, &(struct file_pick_order){
                 .title = words_in(app->lang, "Take a mapping"),
                 .about = words_in(app->lang, "A mapping (.tsv) says where the columns go. What "
                                              "was chosen for columns that it names is replaced."),
                 .endings = endings,
                 .take = take_mapping,
             });
    return REDRAW;
}

enum outcome import_act_save_mapping(struct app *app)
{
    const struct importing *importing = import_top(app);
    struct buf name = {0};
    if (!import_has_columns(importing))
        return STAY;
    const char *file = import_base_name(intake_path(importing->intake));
    const char *dot = strrchr(file, '.');
    buf_add(&name, file, dot == NULL ? strlen(file) : (size_t)(dot - file));
    buf_puts(&name, ".mapping.tsv");
    file_pick_open(app, &(struct file_pick_order){
                            .title = words_in(app->lang, "Write the mapping to a file"),
                            .about = words_in(app->lang, "It says where the columns go, and can be "
                                                         "kept, corrected and given to others."),
                            .name = buf_text(&name),
                            .endings = endings,
                            .take = save_mapping,
                        });
    buf_clear(&name);
    return REDRAW;
}
