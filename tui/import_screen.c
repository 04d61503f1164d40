/*
 * The import assistant: its steps, its keys. Files are asked for and read in
 * import_take.c; what can be done in a step stands in import_file.c,
 * import_columns.c, import_mapping.c, import_plan.c.
 */
#include "tui/import_screen.h"

#include "model/mem.h"
#include "tui/file_pick.h"
#include "tui/import_inside.h"

#include <stdlib.h>
#include <string.h>

static const struct pane_ops ops;

const char *import_base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash == NULL ? path : slash + 1;
}

struct importing *import_top(struct app *app)
{
    return (struct importing *)app->top;
}

struct importing *import_open(struct app *app)
{
    if (app->top->ops == &ops)
        return import_top(app);
    struct importing *importing = mem_new(1, sizeof *importing);
    importing->pane.ops = &ops;
    app_open(app, &importing->pane);
    return importing;
}

const struct headers_target *import_target(const struct importing *importing, size_t column)
{
    return &intake_headers(importing->intake)->targets[column];
}

void import_go(struct importing *importing, enum import_step step)
{
    static const enum context contexts[IMPORT_STEPS] = {ON_IMPORT, ON_IMPORT_COLUMNS,
                                                        ON_IMPORT_PLAN};
    importing->step = step;
    importing->pane.context = contexts[step];
    /* Another file may have fewer rows and columns. */
    size_t count = import_rows(importing);
    if (importing->focus[step].at >= count)
        importing->focus[step].at = count == 0 ? 0 : count - 1;
}

/* Keeps WHY (or NULL), without the path that it begins with: the box names the
 * file. */
static void refuse(struct importing *importing, const struct why *why)
{
    const char *path = intake_path(importing->intake);
    free(importing->refusal);
    importing->refusal = why == NULL ? NULL : mem_copy(file_pick_without_path(why->text, path));
}

/* Whether any column goes to a field. */
static bool knows_any(const struct importing *importing)
{
    const struct headers *headers = intake_headers(importing->intake);
    for (size_t i = 0; headers != NULL && i < headers->count; i++)
        if (headers->targets[i].use == HEADERS_FIELD)
            return true;
    return false;
}

/* What helps where no column is known, in the step that is shown. */
static void say_unknown(struct app *app, const struct importing *importing, struct why *why)
{
    if (importing->step == IMPORT_FILE)
        why_set(why,
                "No column of this header is known. %s takes the focused row as the header. Where "
                "the file has none, put one above its first row; or %s goes on to where the "
                "columns go.",
                app_key_of(app, ON_IMPORT, "import-header-here").text,
                app_key_of(app, ON_IMPORT, "import-next").text);
    else
        why_set(why,
                "No column of this header is known. %s chooses where a column goes; %s and %s "
                "take another row as the header.",
                app_key_of(app, ON_IMPORT_COLUMNS, "import-choose").text,
                app_key_of(app, ON_IMPORT_COLUMNS, "import-header-up").text,
                app_key_of(app, ON_IMPORT_COLUMNS, "import-header-down").text);
}

void import_check(struct app *app, struct importing *importing)
{
    struct why why = app_why(app);
    importing->planned = false;
    bool good = intake_check(importing->intake, &why);
    if (!good && intake_headers(importing->intake) != NULL && !knows_any(importing))
        say_unknown(app, importing, &why);
    refuse(importing, good ? NULL : &why);
}

/* Puts the focus of the first step on the header. */
static void focus_header(struct importing *importing)
{
    const struct headers *headers = intake_headers(importing->intake);
    size_t row = headers == NULL ? 0 : headers->row;
    importing->focus[IMPORT_FILE].at = row < intake_head_count(importing->intake) ? row : 0;
}

void import_begin_file(struct app *app, struct importing *importing)
{
    import_check(app, importing);
    for (int step = IMPORT_FILE; step <= IMPORT_COLUMNS; step++)
        importing->focus[step] = (struct focus){0};
    focus_header(importing);
    if (intake_headers(importing->intake) == NULL)
        import_go(importing, IMPORT_FILE);
}

void import_show_file(struct app *app, struct importing *importing)
{
    import_go(importing, IMPORT_FILE);
    import_check(app, importing);
}

void import_show_last(struct app *app, struct importing *importing)
{
    import_go(importing, import_has_columns(importing) ? IMPORT_COLUMNS : IMPORT_FILE);
    import_check(app, importing);
}

void import_turn(struct app *app, struct importing *importing, size_t file)
{
    bool planned = importing->planned;
    intake_turn(importing->intake, file);
    import_begin_file(app, importing);
    importing->planned = planned;
}

static void import_free(struct pane *pane)
{
    struct importing *importing = (struct importing *)pane;
    intake_close(importing->intake);
    free(importing->refusal);
    free(importing->looked_at);
    free(importing->lines);
    free(importing);
}

static void import_title(struct app *app, struct pane *pane, struct buf *out)
{
    (void)pane;
    buf_puts(out, words_in(app->lang, "Import"));
}

size_t import_rows(const struct importing *importing)
{
    const struct headers *headers = intake_headers(importing->intake);
    switch (importing->step) {
    case IMPORT_FILE:
        return intake_head_count(importing->intake);
    case IMPORT_COLUMNS:
        return headers == NULL ? 0 : headers->count;
    case IMPORT_PLAN:
        return importing->line_count;
    case IMPORT_STEPS:
        break;
    }
    return 0;
}

static enum outcome import_move(struct app *app, struct pane *pane, enum move move)
{
    struct importing *importing = (struct importing *)pane;
    (void)app;
    return focus_move(&importing->focus[importing->step], move, import_rows(importing));
}

/* What Enter does on the focused row. */
static enum outcome open_row(struct app *app, const struct importing *importing)
{
    switch (importing->step) {
    case IMPORT_FILE:
        return import_act_header_here(app);
    case IMPORT_COLUMNS:
        return import_act_choose(app);
    case IMPORT_PLAN:
        return import_act_correct(app);
    case IMPORT_STEPS:
        break;
    }
    return STAY;
}

static enum outcome import_key(struct app *app, struct pane *pane, const struct key *key)
{
    struct importing *importing = (struct importing *)pane;
    enum outcome pressed =
        focus_press(&importing->focus[importing->step], key, import_rows(importing));
    if (pressed == STAY && importing->step == IMPORT_PLAN && key->y == importing->tabs_area.y) {
        enum import_tab tab = import_tab_at(app, importing, key->x);
        if (tab < IMPORT_TABS)
            import_tab_show(importing, tab);
        return REDRAW;
    }
    return pressed == REDRAW && key->type == KEYS_DOUBLE ? open_row(app, importing) : pressed;
}

/* What of the actions applies to the file as it is. */
static bool import_offers(const struct pane *pane, const char *name)
{
    const struct importing *importing = (const struct importing *)pane;
    const struct sheet *sheet = intake_sheet(importing->intake);
    bool roster = intake_is_roster(importing->intake);
    bool understood = intake_headers(importing->intake) != NULL;
    if (strcmp(name, "import-scan") == 0)
        return roster;
    if (strcmp(name, "import-next-file") == 0 || strcmp(name, "import-previous-file") == 0)
        return intake_files(importing->intake) > 1;
    if (strcmp(name, "import-plan") == 0)
        return importing->step == IMPORT_COLUMNS || !importing->planned || importing->outdated;
    if (strcmp(name, "import-sheet") == 0)
        return sheet->is_workbook && intake_book(importing->intake)->count > 1;
    if (strcmp(name, "import-encoding") == 0 || strcmp(name, "import-delimiter") == 0)
        return !roster && !sheet->is_workbook;
    if (strcmp(name, "import-next") == 0)
        return understood;
    if (strcmp(name, "import-kind") == 0)
        return !roster;
    if (strncmp(name, "import-header", 13) == 0)
        return intake_head_count(importing->intake) > 0;
    return true;
}

/* What the plan says may no longer be so. */
static void import_reload(struct app *app, struct pane *pane)
{
    (void)app;
    ((struct importing *)pane)->outdated = true;
}

static const struct pane_ops ops = {
    .title = import_title,
    .key = import_key,
    .move = import_move,
    .draw = import_draw,
    .reload = import_reload,
    .offers = import_offers,
    .free = import_free,
};
