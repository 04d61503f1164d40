/*
 * app - the screens of the program while it runs.
 *
 * One struct app holds all there is: the inventory, the language, the canvas,
 * the stack of screens, the message line. It works on a canvas alone; a
 * terminal is needed only by app_run(), so that scripts and tests drive the
 * same screens (script.h).
 *
 * A key goes to the top screen first (a field takes letters), then to the
 * table of actions (actions.h). What must follow is told by an enum outcome
 * and carried out here.
 */
#ifndef APP_H
#define APP_H

#include "model/model.h"
#include "model/why.h"
#include "tui/pane.h"
#include "tui/term.h"

#include <stdbool.h>

struct action;
struct judge;
struct keymap;
struct organization_mode;
struct past_mode;
struct recent;
struct state;
struct trial_mode;
struct waiting;

enum { APP_ROWS = 10, APP_COLUMNS = 40 }; /* the smallest window that is drawn */

struct app {
    struct model *model; /* borrowed */
    enum lang lang;
    struct canvas *canvas;
    struct term *term;           /* NULL where there is no terminal; borrowed */
    struct state *state;         /* what is remembered (state.h); NULL in scripts; borrowed */
    bool ask_reason;             /* every edit says why */
    const struct keymap *keymap; /* the person's keys; NULL for the built-in ones; borrowed */
    struct pane *top;
    struct pane *overview;       /* laid aside while another screen shows, or NULL (overview.h) */
    struct key key;              /* the key that is dealt with, as a command; without its text */
    const struct action *action; /* the action that is done, or was last */
    bool names_keys;             /* tells what the last key did; off in scripts */
    bool unwatched;              /* a script plays: nobody waits for what a key does */
    struct buf did;              /* the last key that did something, and what it is called */
    struct buf message;          /* what the message line says until the next key */
    enum role message_role;
    bool changed;     /* records have changed since the screens read them */
    bool unread;      /* a read failed: what is shown is as it was, each tick reads again */
    bool news;        /* work that goes on has found what is to be seen at once */
    unsigned reading; /* calls of app_read() that were not ended */
    size_t failures;  /* model_failures() as the reading began */
    bool given_up;    /* the person gave up what was being read (progress.h) */
    bool quit;
    long long drafts_kept_ms;  /* when open forms were kept last (ticks.h) */
    bool drafts_unkept_said;   /* it was said that they cannot be kept */
    long long session_kept_ms; /* when the session was kept last (session.h) */
    struct recent *recent;     /* what was picked last (recent.h); owned */
    char *folder;              /* where a file was taken last (file_pick.h), or NULL; owned */
    struct judge *judge;       /* what the law finds (judge.h); owned */
    struct past_mode *past;    /* while the inventory is shown as it was (past_mode.h); owned */
    struct trial_mode *trial;  /* while changes are tried (trial_mode.h); owned */
    unsigned serial;           /* of which records are shown: another one with each organization */
    struct organization_mode *organization; /* while one is shown alone (organization_mode.h);
                                               owned */
    struct waiting *waiting; /* while another process is waited for (waiting.h); owned */
};

/* A key as a sentence names it. */
struct key_name {
    char text[64];
};

/* Begins on MODEL, with a canvas of that size and the list of categories.
 * AMBIGUOUS is as in model/glyphs.h. The owner calls app_clear(). */
void app_init(struct app *app, struct model *model, enum lang lang, int rows, int columns,
              int ambiguous);

/* Closes all screens and frees what APP holds. What was typed and not saved
 * is gone. */
void app_clear(struct app *app);

/* Closes all screens of the inventory that is shown, with what judges it. */
void app_close_all(struct app *app);

/* Puts PANE on the stack, which owns it from now on. */
void app_open(struct app *app, struct pane *pane);

/* Takes the top screen from the stack; the caller frees it. */
struct pane *app_take(struct app *app);

/* Says a sentence, English FORMAT translated, in the message line. */
void app_say(struct app *app, enum role role, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Says why something was refused in the message line. */
void app_refuse(struct app *app, const struct why *why);

/* The first key of the action NAME that works in CONTEXT, as people read it; where
 * it has none, its name for the palette, ":mouse". Sentences that name a key ask
 * here, since people change their keys. */
struct key_name app_key_of(const struct app *app, enum context context, const char *name);

/* A reason to be filled, in the language of APP. */
struct why app_why(const struct app *app);

/* Begins reads for the display, which agree with each other. False where the
 * inventory cannot be read now, as another process holds it, and until a tick
 * has succeeded: the screen keeps what it shows, the message line says why.
 * What came true is ended with app_read_end(); calls may stand within each
 * other. */
bool app_read(struct app *app);
void app_read_end(struct app *app);

/* Says WHY something could not be read; each tick reads again until all could
 * be. */
void app_unread(struct app *app, const struct why *why);

/* Has every screen read its records again; where nothing can be read, the next tick does
 * it. */
void app_reload(struct app *app);

/* Carries out what must follow. */
void app_follow(struct app *app, enum outcome outcome);

/* Does what ACTION says, unless it edits and the inventory can only be read.
 * Returns what must follow. */
enum outcome app_act(struct app *app, const struct action *action);

/* Deals with one event. KEY stays the caller's. */
void app_key(struct app *app, const struct key *key);

/* Does a piece of what the screens have to do while no key comes, the top one
 * first; true while more is left. */
bool app_work(struct app *app);

/* Draws everything into the canvas. */
void app_draw(struct app *app);

/* The loop: paints, reads a key, acts, until the person leaves or the
 * terminal is gone. TERM has been started. */
void app_run(struct app *app, struct term *term);

#endif
