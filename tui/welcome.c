/*
 * A dialog over an empty screen, which ends with the dialog. It runs on an inventory in
 * memory, since every screen has one.
 */
#include "tui/welcome.h"

#include "model/display.h"
#include "tui/app.h"
#include "tui/dialog.h"

#include <stdio.h>

enum { EXIT_DONE = 0, EXIT_USAGE = 2 };

struct welcome_screen {
    struct pane pane;
    enum welcome chosen;
};

/* The dialog is gone: so is the screen. */
static bool work(struct app *app, struct pane *pane)
{
    if (app->top == pane)
        app->quit = true;
    return false;
}

static enum outcome take_key(struct app *app, struct pane *pane, const struct key *key)
{
    (void)app;
    (void)pane;
    (void)key;
    return QUIT;
}

static void draw(struct app *app, struct pane *pane, struct area area)
{
    (void)app;
    (void)pane;
    (void)area;
}

/* It stands on the stack of welcome_ask(). */
static void leave(struct pane *pane)
{
    (void)pane;
}

static const struct pane_ops ops = {.key = take_key, .draw = draw, .work = work, .free = leave};

static enum outcome answer(struct app *app, const struct dialog_question *question, size_t button)
{
    static const enum welcome choices[] = {WELCOME_LEAVE, WELCOME_EMPTY, WELCOME_IMPORT,
                                           WELCOME_SAMPLE};
    (void)question;
    ((struct welcome_screen *)app->top)->chosen = choices[button];
    return QUIT;
}

static void ask(struct app *app, const char *path, const char *sample)
{
    struct buf text = {0};
    buf_printf(&text,
               words_in(app->lang,
                        N_("There is no file %s yet.\n"
                           "\n"
                           "New: an empty inventory; the particulars of your company are asked for "
                           "first.\n"
                           "Import: the same, and the sheet of a department is read first. Nothing "
                           "is taken before you have seen what becomes of it.\n"
                           "Sample: a company that does not exist, to look around in. It is kept "
                           "apart, in %s.")),
               path, sample);
    dialog_open(app, &(struct dialog_question){.title = words_in(app->lang, "Welcome to daicho"),
                                               .text = buf_text(&text),
                                               .buttons = {{"Leave", NULL},
                                                           {N_("New inventory"), "n"},
                                                           {"Import", "i"},
                                                           {N_("Sample"), "s"}},
                                               .answer = answer});
    buf_clear(&text);
}

int welcome_ask(const char *path, const char *sample, const struct tui_options *options,
                enum welcome *chosen)
{
    struct why why = {.lang = options->lang};
    struct term term = {0};
    struct app app;
    struct welcome_screen screen = {.pane = {.ops = &ops, .context = ON_RECORD}};
    struct term_options how = {
        .ambiguous = options->ambiguous, .mouse = options->mouse, .theme = options->theme};
    struct model *m =
        model_scratch(&(struct model_options){.lang = options->lang, .who = "?"}, &why);
    *chosen = WELCOME_LEAVE;
    if (m == NULL || !term_start(&term, &how, &why)) {
        model_close(m);
        display_print(stderr, why.text);
        fputc('\n', stderr);
        return EXIT_USAGE;
    }
    app_init(&app, m, options->lang, term.rows, term.columns, term.ambiguous);
    app.keymap = options->keymap;
    app.term = &term;
    app_open(&app, &screen.pane);
    ask(&app, path, sample);
    app_run(&app, &term);
    app_clear(&app);
    term_stop(&term);
    term_end();
    model_close(m);
    *chosen = screen.chosen;
    return EXIT_DONE;
}
