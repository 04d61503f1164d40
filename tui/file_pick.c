/*
 * Asking for files: the keys, and what becomes of the path. Rows are found in
 * file_pick_rows.c and drawn in file_pick_draw.c; files are handed over in
 * file_pick_take.c.
 */
#include "tui/file_pick.h"

#include "model/mem.h"
#include "tui/file_pick_inside.h"
#include "tui/wrapped.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FOLDER_MOST = 4096 };

static const char *const tables[] = {".csv", ".tsv", ".txt", ".xlsx", NULL};

static const struct pane_ops ops;

/* Where it begins, as a path with "/" at its end. */
static void put_start(const struct app *app, const char *folder, struct buf *out)
{
    char working[FOLDER_MOST];
    if (folder == NULL)
        folder = app->folder;
    if (folder == NULL)
        folder = getcwd(working, sizeof working);
    char *shown = file_pick_shorten(folder == NULL ? "" : folder);
    buf_puts(out, shown);
    if (out->length > 0 && out->text[out->length - 1] != '/')
        buf_putc(out, '/');
    free(shown);
}

void file_pick_open(struct app *app, const struct file_pick_order *order)
{
    struct file_pick *pick = mem_new(1, sizeof *pick);
    struct buf start = {0};
    pick->pane.ops = &ops;
    pick->pane.context = ON_FILES;
    pick->title = mem_copy(order->title);
    pick->about = order->about == NULL ? NULL : mem_copy(order->about);
    pick->take = order->take;
    pick->context = order->context;
    pick->several = order->several;
    pick->whole = order->whole;
    pick->endings = order->endings == NULL ? tables : order->endings;
    pick->writes = order->name != NULL;
    put_start(app, order->folder, &start);
    buf_puts(&start, order->name == NULL ? "" : order->name);
    edit_init(&pick->path, buf_text(&start), false);
    buf_clear(&start);
    app_open(app, &pick->pane);
    file_pick_find(app, pick);
}

void file_pick_free(struct pane *pane)
{
    struct file_pick *pick = (struct file_pick *)pane;
    file_pick_forget(pick);
    free(pick->rows);
    free(pick->shown);
    edit_clear(&pick->path);
    free(pick->title);
    free(pick->about);
    free(pick->context);
    free(pick->refusal);
    cells_clear(&pick->marked);
    cells_clear(&pick->taken);
    cells_clear(&pick->sheets);
    free(pick);
}

static void forget_refusal(struct file_pick *pick)
{
    free(pick->refusal);
    pick->refusal = NULL;
}

void file_pick_set(struct app *app, struct file_pick *pick, const char *text)
{
    edit_set(&pick->path, text);
    forget_refusal(pick);
    pick->focus.at = 0;
    pick->moved = false;
    file_pick_find(app, pick);
}

bool file_pick_is_begun(const struct file_pick *pick)
{
    return pick->path.length > 0 && pick->path.text[pick->path.length - 1] != '/';
}

/* Whether what is typed is the path of a file, whatever its ending. */
static bool names_file(const struct file_pick *pick)
{
    struct stat about;
    if (pick->writes)
        return file_pick_is_begun(pick);
    char *path = file_pick_expand(pick->path.text);
    bool found = stat(path, &about) == 0 && S_ISREG(about.st_mode);
    free(path);
    return found;
}

/* Whether the focused row is meant, and not what is typed. */
static bool means_row(const struct file_pick *pick)
{
    return pick->shown_count > 0 && (pick->moved || !names_file(pick));
}

/* Marks the file PATH where it is not marked; else takes its mark off. */
static void turn_mark(struct file_pick *pick, const char *path)
{
    struct cells kept = {0};
    char *real = file_pick_expand(path);
    for (size_t i = 0; i < pick->marked.count; i++)
        if (strcmp(pick->marked.items[i], real) != 0)
            cells_add(&kept, pick->marked.items[i]);
    if (kept.count == pick->marked.count)
        cells_add(&kept, real);
    cells_clear(&pick->marked);
    pick->marked = kept;
    free(real);
}

/* Marks the file PATH. */
static void mark_also(struct file_pick *pick, const char *path)
{
    size_t before = pick->marked.count;
    turn_mark(pick, path);
    if (pick->marked.count < before)
        turn_mark(pick, path);
}

/* Takes the marked files, and PATH where it was typed: a row where ROW is set. */
static enum outcome take_marked(struct app *app, struct file_pick *pick, const char *path, bool row)
{
    bool folder = row && pick->rows[pick->shown[pick->focus.at]].folder;
    bool typed = row ? !pick->moved && file_pick_is_begun(pick) : names_file(pick);
    if ((folder && (pick->moved || typed)) || (!row && !typed))
        return file_pick_take(app, pick, path);
    if (typed)
        mark_also(pick, path);
    return file_pick_take_marked(app, pick);
}

enum outcome file_pick_act_take(struct app *app)
{
    struct file_pick *pick = (struct file_pick *)app->top;
    struct buf path = {0};
    bool row = means_row(pick);
    if (row)
        file_pick_put_row(pick, pick->focus.at, &path);
    else
        buf_puts(&path, pick->path.text);
    enum outcome outcome = STAY;
    if (pick->marked.count > 0)
        outcome = take_marked(app, pick, buf_text(&path), row);
    else if (path.length > 0)
        outcome = file_pick_take(app, pick, buf_text(&path));
    buf_clear(&path);
    return outcome;
}

bool file_pick_is_marked(const struct file_pick *pick, size_t row)
{
    struct buf path = {0};
    if (pick->marked.count == 0)
        return false;
    file_pick_put_row(pick, row, &path);
    char *real = file_pick_expand(buf_text(&path));
    size_t i = 0;
    while (i < pick->marked.count && strcmp(pick->marked.items[i], real) != 0)
        i++;
    free(real);
    buf_clear(&path);
    return i < pick->marked.count;
}

enum outcome file_pick_act_mark(struct app *app)
{
    struct file_pick *pick = (struct file_pick *)app->top;
    struct buf path = {0};
    if (!pick->several || pick->shown_count == 0 ||
        pick->rows[pick->shown[pick->focus.at]].folder) {
        app_say(app, ROLE_DIM,
                pick->several ? N_("Only files can be marked.")
                              : N_("One file alone can be taken here."));
        return REDRAW;
    }
    file_pick_put_row(pick, pick->focus.at, &path);
    turn_mark(pick, buf_text(&path));
    buf_clear(&path);
    /* Not onto a folder: the next Enter is to take what is marked. */
    size_t next = pane_moved(pick->focus.at, MOVE_DOWN, pick->shown_count, pick->focus.page);
    if (!pick->rows[pick->shown[next]].folder)
        pick->focus.at = next;
    pick->moved = true;
    return REDRAW;
}

enum outcome file_pick_act_complete(struct app *app)
{
    struct file_pick *pick = (struct file_pick *)app->top;
    struct buf text = {0};
    if (!pick->moved)
        file_pick_put_common(pick, &text);
    bool further = strlen(buf_text(&text)) > pick->path.length;
    if (!further && pick->shown_count > 0) {
        buf_empty(&text);
        file_pick_put_row(pick, pick->focus.at, &text);
    }
    if (text.length > 3 && strcmp(text.text + text.length - 4, "/../") == 0)
        file_pick_enter(app, pick, buf_text(&text));
    else if (text.length > 0)
        file_pick_set(app, pick, buf_text(&text));
    buf_clear(&text);
    return REDRAW;
}

static enum outcome pick_move(struct app *app, struct pane *pane, enum move move)
{
    struct file_pick *pick = (struct file_pick *)pane;
    (void)app;
    focus_move(&pick->focus, move, pick->shown_count);
    pick->moved = true;
    return REDRAW;
}

/* A path as terminals paste it where a file is dropped on them: in quotation
 * marks, with a blank at the end. For the caller to free. */
static char *pasted_path(const char *text)
{
    char *line = wrapped_in_one_line(text);
    size_t length = strlen(line);
    while (length > 0 && line[length - 1] == ' ')
        line[--length] = '\0';
    bool quoted = length > 1 && (line[0] == '\'' || line[0] == '"') && line[length - 1] == line[0];
    char *path = quoted ? mem_copy_bytes(line + 1, length - 2) : mem_copy(line);
    free(line);
    return path;
}

/* A whole path that is pasted takes the place of what stands there. */
static void paste(struct file_pick *pick, const char *text)
{
    char *path = pasted_path(text);
    if (path[0] == '/' || path[0] == '~')
        edit_set(&pick->path, path);
    else
        edit_insert(&pick->path, path);
    free(path);
}

/* Whether KEY begins a path of its own: "/" or "~" typed right behind a folder,
 * as in the minibuffer of Emacs. */
static bool begins_anew(const struct file_pick *pick, const struct key *key)
{
    const struct edit *path = &pick->path;
    return key->type == KEYS_TEXT && (key->point == '/' || key->point == '~') &&
           path->at == path->length && path->length > 0 && path->text[path->length - 1] == '/';
}

/* Whether KEY is a blank that marks: one is text only where a name has begun. */
static bool marks(const struct file_pick *pick, const struct key *key)
{
    struct key command = key_to_command(key);
    return pick->several && command.type == KEYS_TEXT && command.point == ' ' &&
           (pick->moved || !file_pick_is_begun(pick));
}

static enum outcome pick_key(struct app *app, struct pane *pane, const struct key *key)
{
    struct file_pick *pick = (struct file_pick *)pane;
    if (key->type == KEYS_PRESS || key->type == KEYS_DOUBLE) {
        if (focus_press(&pick->focus, key, pick->shown_count) != REDRAW)
            return STAY;
        pick->moved = true;
        return key->type == KEYS_DOUBLE ? file_pick_act_take(app) : REDRAW;
    }
    if (marks(pick, key))
        return file_pick_act_mark(app);
    char *before = mem_copy(pick->path.text);
    bool taken = true;
    if (key->type == KEYS_PASTE)
        paste(pick, key->text);
    else if (begins_anew(pick, key))
        edit_set(&pick->path, key->point == '/' ? "/" : "~");
    else
        taken = edit_key(&pick->path, key, app->canvas->columns, 1, app->canvas->ambiguous);
    if (taken && strcmp(before, pick->path.text) != 0) {
        forget_refusal(pick);
        pick->focus.at = 0;
        pick->moved = false;
        file_pick_find(app, pick);
    }
    free(before);
    return taken ? REDRAW : PASS;
}

static void pick_reload(struct app *app, struct pane *pane)
{
    struct file_pick *pick = (struct file_pick *)pane;
    file_pick_forget(pick);
    file_pick_find(app, pick);
}

static bool pick_offers(const struct pane *pane, const char *name)
{
    return strcmp(name, "mark-file") != 0 || ((const struct file_pick *)pane)->several;
}

static const struct pane_ops ops = {
    .overlay = true,
    .key = pick_key,
    .move = pick_move,
    .draw = file_pick_draw,
    .reload = pick_reload,
    .offers = pick_offers,
    .free = file_pick_free,
};
