/*
 * The first step of an import: how the file is read. What is set here is read
 * anew at once.
 */
#include "tui/import_inside.h"
#include "tui/reading_pick.h"

bool import_has_columns(const struct importing *importing)
{
    const struct headers *headers = intake_headers(importing->intake);
    return headers != NULL && !headers->own;
}

/* Shows where the columns of the file go. */
static void show_columns(struct app *app, struct importing *importing)
{
    import_go(importing, IMPORT_COLUMNS);
    import_check(app, importing);
    importing->looked_at[intake_file(importing->intake)] = true;
}

/* Turns to the next file that was not looked at; false where there is none. */
static bool turn_to_next(struct app *app, struct importing *importing)
{
    size_t count = intake_files(importing->intake), at = intake_file(importing->intake);
    for (size_t i = 1; i < count; i++) {
        size_t next = (at + i) % count;
        if (importing->looked_at[next])
            continue;
        import_go(importing, IMPORT_FILE);
        import_turn(app, importing, next);
        app_say(app, ROLE_DIM, N_("Before the plan: %s, which was not looked at yet."),
                import_base_name(intake_path(importing->intake)));
        return true;
    }
    return false;
}

/* Plans, once all files were looked at. */
static enum outcome go_to_plan(struct app *app, struct importing *importing)
{
    importing->looked_at[intake_file(importing->intake)] = true;
    if (turn_to_next(app, importing))
        return REDRAW;
    size_t file = intake_file(importing->intake);
    if (import_plan(app, importing)) {
        import_go(importing, IMPORT_PLAN);
    } else if (intake_file(importing->intake) != file) {
        /* It is the one that cannot be planned. */
        import_show_last(app, importing);
    }
    return REDRAW;
}

enum outcome import_act_go_on(struct app *app)
{
    struct importing *importing = import_top(app);
    if (intake_headers(importing->intake) == NULL) {
        app_say(app, ROLE_WARNING, N_("The file cannot be read like this yet; see above."));
        return REDRAW;
    }
    if (importing->step != IMPORT_FILE || !import_has_columns(importing))
        return go_to_plan(app, importing);
    show_columns(app, importing);
    return REDRAW;
}

/* Turns to another file, BY files further. */
static enum outcome turn_file(struct app *app, size_t by)
{
    struct importing *importing = import_top(app);
    size_t count = intake_files(importing->intake);
    if (count == 1) {
        app_say(app, ROLE_DIM,
                N_("There is one file alone. Several are marked where files are "
                   "asked for."));
        return REDRAW;
    }
    import_turn(app, importing, (intake_file(importing->intake) + by) % count);
    if (importing->step == IMPORT_COLUMNS && import_has_columns(importing))
        show_columns(app, importing);
    else
        import_show_file(app, importing);
    return REDRAW;
}

enum outcome import_act_next_file(struct app *app)
{
    return turn_file(app, 1);
}

enum outcome import_act_previous_file(struct app *app)
{
    return turn_file(app, intake_files(import_top(app)->intake) - 1);
}

/* Takes the row that spreadsheets show as NUMBER as the header. */
static enum outcome set_header(struct app *app, struct importing *importing, size_t number)
{
    intake_how(importing->intake)->header_row = number;
    return import_read_again(app, importing);
}

/* Moves the header by one of the first rows. */
static enum outcome move_header(struct app *app, bool down)
{
    struct importing *importing = import_top(app);
    const struct headers *headers = intake_headers(importing->intake);
    size_t count = intake_head_count(importing->intake), row = importing->focus[IMPORT_FILE].at;
    if (headers != NULL)
        row = headers->row;
    if (down ? row + 1 >= count : row == 0)
        return STAY;
    row = down ? row + 1 : row - 1;
    return set_header(app, importing, intake_head(importing->intake, row)->number);
}

enum outcome import_act_header_up(struct app *app)
{
    return move_header(app, false);
}

enum outcome import_act_header_down(struct app *app)
{
    return move_header(app, true);
}

enum outcome import_act_header_here(struct app *app)
{
    struct importing *importing = import_top(app);
    size_t row = importing->focus[IMPORT_FILE].at;
    if (row >= intake_head_count(importing->intake))
        return STAY;
    return set_header(app, importing, intake_head(importing->intake, row)->number);
}

/* Has all be found again that a person had set for another reading. */
static void forget_header(const struct importing *importing)
{
    intake_how(importing->intake)->header_row = 0;
}

static enum outcome encoding_chosen(struct app *app, struct picker *picker)
{
    struct importing *importing = import_top(app);
    const char *id = picker_picked(picker);
    if (id == NULL)
        return REDRAW;
    intake_say(importing->intake, INTAKE_ENCODING, id[0] == '\0' ? NULL : id);
    return import_read_again(app, importing);
}

enum outcome import_act_encoding(struct app *app)
{
    reading_pick_encoding(app, intake_said(import_top(app)->intake, INTAKE_ENCODING),
                          encoding_chosen);
    return REDRAW;
}

static enum outcome delimiter_chosen(struct app *app, struct picker *picker)
{
    struct importing *importing = import_top(app);
    const char *id = picker_picked(picker);
    if (id == NULL)
        return REDRAW;
    intake_how(importing->intake)->delimiter = id[0];
    return import_read_again(app, importing);
}

enum outcome import_act_delimiter(struct app *app)
{
    reading_pick_delimiter(app, intake_how(import_top(app)->intake)->delimiter, delimiter_chosen);
    return REDRAW;
}

static enum outcome sheet_chosen(struct app *app, struct picker *picker)
{
    struct importing *importing = import_top(app);
    const char *id = picker_picked(picker);
    if (id == NULL)
        return REDRAW;
    intake_say(importing->intake, INTAKE_SHEET, id);
    forget_header(importing);
    return import_read_again(app, importing);
}

enum outcome import_act_sheet(struct app *app)
{
    const struct importing *importing = import_top(app);
    const struct xlsx_book *book = intake_book(importing->intake);
    if (book->count < 2) {
        app_say(app, ROLE_WARNING, N_("This file has no other sheet."));
        return REDRAW;
    }
    struct picker *picker = picker_new(words_in(app->lang, "Sheet"), sheet_chosen);
    for (size_t i = 0; i < book->count; i++)
        if (book->sheets[i].filled)
            picker_add(picker, book->sheets[i].name, book->sheets[i].name,
                       book->sheets[i].shown == XLSX_VISIBLE ? "" : words_in(app->lang, "hidden"));
    if (book->read < book->count)
        picker_focus(picker, book->sheets[book->read].name);
    picker_open(app, picker);
    return REDRAW;
}

static enum outcome kind_chosen(struct app *app, struct picker *picker)
{
    struct importing *importing = import_top(app);
    const char *id = picker_picked(picker);
    if (id == NULL)
        return REDRAW;
    intake_how(importing->intake)->kind = id[0] == '\0' ? NULL : kinds_find(id);
    intake_say(importing->intake, INTAKE_KEY, NULL);
    return import_read_again(app, importing);
}

enum outcome import_act_kind(struct app *app)
{
    const struct importing *importing = import_top(app);
    const struct kind *given = intake_how(importing->intake)->kind;
    struct picker *picker = picker_new(words_in(app->lang, "A row is"), kind_chosen);
    picker_add(picker, "", words_in(app->lang, "A category, with what is linked to it"), "");
    for (size_t i = 0; i < kinds_count; i++)
        picker_add(picker, kinds[i].name, kinds[i].label[app->lang], "");
    picker_focus(picker, given == NULL ? "" : given->name);
    picker_open(app, picker);
    return REDRAW;
}
