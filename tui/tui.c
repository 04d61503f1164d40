/*
 * The way in: on a terminal, or from a script, whose display goes to standard
 * output.
 */
#include "tui/tui.h"

#include "model/display.h"
#include "model/system.h"
#include "tui/app.h"
#include "tui/draft_keep.h"
#include "tui/editor.h"
#include "tui/import_screen.h"
#include "tui/list.h"
#include "tui/script.h"
#include "tui/session.h"
#include "tui/state.h"
#include "tui/trial_mode.h"
#include "tui/waiting.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

enum { SCRIPT_ROWS = 24, SCRIPT_COLUMNS = 80 };

enum { EXIT_DONE = 0, EXIT_USAGE = 2, EXIT_REFUSED = 3 };

static int complain(const struct why *why, int status)
{
    display_print(stderr, why->text);
    fputc('\n', stderr);
    return status;
}

/* Gives APP what is asked for on a terminal and in a script. */
static void prepare(struct app *app, const struct tui_options *options)
{
    app->ask_reason = options->ask_reason;
    app->keymap = options->keymap;
    if (options->notice != NULL)
        app_say(app, ROLE_WARNING, "%s", options->notice);
}

/* Opens what is to be on top. */
static void begin(struct app *app, enum tui_first first)
{
    switch (first) {
    case TUI_CATEGORIES:
        break;
    case TUI_COMPANY:
        list_show(app, app->top, kinds_find("organization"), 0);
        app_follow(app, list_act_add(app));
        break;
    case TUI_IMPORT:
        app_follow(app, import_act_open(app));
        break;
    }
}

static int run_script(struct model *m, const struct tui_options *options)
{
    struct why why = {.lang = options->lang};
    bool standard = strcmp(options->script, "-") == 0;
    FILE *in = standard ? stdin : fopen(options->script, "r");
    struct app app;
    if (in == NULL) {
        why_set(&why, "The script %s cannot be read: %s.", options->script,
                system_words(why.lang, errno).text);
        return complain(&why, EXIT_REFUSED);
    }
    app_init(&app, m, options->lang, SCRIPT_ROWS, SCRIPT_COLUMNS, options->ambiguous == 2 ? 2 : 1);
    prepare(&app, options);
    bool done = script_run(&app, in, stdout, &why);
    app_clear(&app);
    if (!standard)
        fclose(in);
    return done ? EXIT_DONE : complain(&why, EXIT_REFUSED);
}

static int run_terminal(struct model *m, const struct tui_options *options)
{
    struct why why = {.lang = options->lang};
    struct term term = {0};
    struct app app;
    struct term_options how = {
        .ambiguous = options->ambiguous, .mouse = options->mouse, .theme = options->theme};
    if (!term_start(&term, &how, &why))
        return complain(&why, EXIT_USAGE);
    editor_sweep();
    struct state *state = state_open(model_path(m));
    app_init(&app, m, options->lang, term.rows, term.columns, term.ambiguous);
    app.state = state;
    app.names_keys = true;
    session_restore(&app);
    prepare(&app, options);
    app.term = &term;
    waiting_begin(&app);
    draft_keep_offer(&app);
    begin(&app, options->first);
    app_run(&app, &term);
    trial_mode_drop(&app);
    waiting_end(&app);
    session_keep(&app);
    app_clear(&app);
    term_stop(&term);
    state_save(state);
    state_free(state);
    term_end();
    return EXIT_DONE;
}

int tui_run(struct model *m, const struct tui_options *options)
{
    return options->script != NULL ? run_script(m, options) : run_terminal(m, options);
}
