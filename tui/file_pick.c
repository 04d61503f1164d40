/*
 * Asking for a file: its keys, and what becomes of the path. Its rows are found
 * in file_pick_rows.c and drawn in file_pick_draw.c.
 */
#include "tui/file_pick.h"

#include "import/wipe.h"
#include "import/xlsx.h"
#include "model/mem.h"
#include "model/system.h"
#include "tui/file_pick_inside.h"
#include "tui/picker.h"
#include "tui/wrapped.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FOLDER_MOST = 4096 };

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
    put_start(app, order->folder, &start);
    edit_init(&pick->path, buf_text(&start), false);
    buf_clear(&start);
    app_open(app, &pick->pane);
    file_pick_find(app, pick);
}

static void pick_free(struct pane *pane)
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
    free(pick->pending);
    free(pick);
}

static void forget_refusal(struct file_pick *pick)
{
    free(pick->refusal);
    pick->refusal = NULL;
}

static enum outcome refuse(struct file_pick *pick, const struct why *why)
{
    forget_refusal(pick);
    pick->refusal = mem_copy(why->text);
    return REDRAW;
}

/* The path is TEXT from now on. */
static void set_path(struct app *app, struct file_pick *pick, const char *text)
{
    edit_set(&pick->path, text);
    forget_refusal(pick);
    pick->at = 0;
    pick->moved = false;
    file_pick_find(app, pick);
}

/* The folder in which PATH is, for the next time. */
static void remember_folder(struct app *app, const char *path)
{
    const char *slash = strrchr(path, '/');
    free(app->folder);
    app->folder =
        slash == NULL ? NULL : mem_copy_bytes(path, (size_t)(slash - path) + (slash == path));
}

/* Hands the file over; where it is refused the overlay comes back. */
static enum outcome hand_over(struct app *app, struct file_pick *pick, const char *path,
                              const char *sheet)
{
    struct why why = app_why(app);
    app_take(app);
    if (!pick->take(app, &(struct file_picked){path, sheet}, pick->context, &why)) {
        app_open(app, &pick->pane);
        return refuse(pick, &why);
    }
    remember_folder(app, path);
    pick_free(&pick->pane);
    return REDRAW;
}

static enum outcome sheet_chosen(struct app *app, struct picker *picker)
{
    struct file_pick *pick = (struct file_pick *)app->top;
    const char *sheet = picker_picked(picker);
    if (sheet == NULL || pick->pending == NULL)
        return REDRAW;
    char *path = pick->pending;
    pick->pending = NULL;
    enum outcome outcome = hand_over(app, pick, path, sheet);
    free(path);
    return outcome;
}

/* What is to be known of SHEET beside its name. */
static const char *sheet_remark(const struct app *app, const struct xlsx_sheet *sheet)
{
    if (sheet->shown != XLSX_VISIBLE)
        return words_in(app->lang, "hidden");
    return sheet->filled ? "" : words_in(app->lang, "empty");
}

static void ask_sheet(struct app *app, struct file_pick *pick, const struct xlsx_book *book,
                      const char *path)
{
    struct picker *picker = picker_new(words_in(app->lang, "Which sheet?"), sheet_chosen);
    for (size_t i = 0; i < book->count; i++)
        if (book->sheets[i].part != NULL)
            picker_add(picker, book->sheets[i].name, book->sheets[i].name,
                       sheet_remark(app, &book->sheets[i]));
    free(pick->pending);
    pick->pending = mem_copy(path);
    picker_open(app, picker);
}

/* Whether it must be asked which sheet of BOOK is meant: one alone is filled
 * and shown, else. */
static bool is_open_which(const struct xlsx_book *book)
{
    size_t filled = 0;
    for (size_t i = 0; i < book->count; i++)
        filled += book->sheets[i].filled && book->sheets[i].shown == XLSX_VISIBLE;
    return filled != 1;
}

static enum outcome take_file(struct app *app, struct file_pick *pick, const char *path)
{
    struct why why = app_why(app);
    struct xlsx_book book;
    if (xlsx_magic(path) != XLSX_ARCHIVE)
        return hand_over(app, pick, path, NULL);
    /* It may be a roster, of which nothing stays in memory. */
    wipe_begin();
    bool looked = xlsx_look(path, &book, &why);
    wipe_end();
    if (!looked)
        return refuse(pick, &why);
    bool asks = is_open_which(&book);
    if (asks)
        ask_sheet(app, pick, &book, path);
    xlsx_clear(&book);
    return asks ? REDRAW : hand_over(app, pick, path, NULL);
}

static enum outcome enter_folder(struct app *app, struct file_pick *pick, const char *typed)
{
    struct buf text = {0};
    buf_puts(&text, typed);
    if (text.length > 0 && text.text[text.length - 1] != '/')
        buf_putc(&text, '/');
    /* "a/b/../" is "a/"; where the folder above is not named, it is asked for. */
    if (text.length >= 4 && strcmp(text.text + text.length - 4, "/../") == 0) {
        char *path = file_pick_expand(buf_text(&text));
        char *real = realpath(path, NULL);
        char *shown = file_pick_shorten(real == NULL ? path : real);
        buf_empty(&text);
        buf_printf(&text, "%s%s", shown, shown[strlen(shown) - 1] == '/' ? "" : "/");
        free(path);
        free(real);
        free(shown);
    }
    set_path(app, pick, buf_text(&text));
    buf_clear(&text);
    return REDRAW;
}

/* Takes TYPED, a path: enters a folder, hands a file over. */
static enum outcome take_path(struct app *app, struct file_pick *pick, const char *typed)
{
    struct why why = app_why(app);
    struct stat about;
    char *path = file_pick_expand(typed);
    enum outcome outcome;
    bool found = stat(path, &about) == 0;
    if (!found)
        why_set(&why, "%s cannot be opened: %s.", typed, system_words(app->lang, errno).text);
    else if (!S_ISREG(about.st_mode))
        why_set(&why, "%s is a device or a pipe and no file.", typed);
    if (found && S_ISDIR(about.st_mode))
        outcome = enter_folder(app, pick, typed);
    else if (found && S_ISREG(about.st_mode))
        outcome = take_file(app, pick, path);
    else
        outcome = refuse(pick, &why);
    free(path);
    return outcome;
}

/* Whether what is typed names a file, whatever its ending. */
static bool names_file(const struct file_pick *pick)
{
    struct stat about;
    char *path = file_pick_expand(pick->path.text);
    bool found = stat(path, &about) == 0 && S_ISREG(about.st_mode);
    free(path);
    return found;
}

enum outcome file_pick_act_take(struct app *app)
{
    struct file_pick *pick = (struct file_pick *)app->top;
    struct buf path = {0};
    bool row = pick->shown_count > 0 && (pick->moved || !names_file(pick));
    if (row)
        file_pick_put_row(pick, pick->at, &path);
    else
        buf_puts(&path, pick->path.text);
    if (path.length == 0) {
        buf_clear(&path);
        return STAY;
    }
    enum outcome outcome = take_path(app, pick, buf_text(&path));
    buf_clear(&path);
    return outcome;
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
        file_pick_put_row(pick, pick->at, &text);
    }
    if (text.length > 3 && strcmp(text.text + text.length - 4, "/../") == 0)
        enter_folder(app, pick, buf_text(&text));
    else if (text.length > 0)
        set_path(app, pick, buf_text(&text));
    buf_clear(&text);
    return REDRAW;
}

static enum outcome pick_move(struct app *app, struct pane *pane, enum move move)
{
    struct file_pick *pick = (struct file_pick *)pane;
    (void)app;
    pick->at = pane_moved(pick->at, move, pick->shown_count, pick->page);
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

static enum outcome pick_key(struct app *app, struct pane *pane, const struct key *key)
{
    struct file_pick *pick = (struct file_pick *)pane;
    if (key->type == KEYS_PRESS || key->type == KEYS_DOUBLE) {
        if (!pane_row_at(key, pick->rows_area, pick->first, pick->shown_count, &pick->at))
            return STAY;
        pick->moved = true;
        return key->type == KEYS_DOUBLE ? file_pick_act_take(app) : REDRAW;
    }
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
        pick->at = 0;
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

static const struct pane_ops ops = {
    .overlay = true,
    .key = pick_key,
    .move = pick_move,
    .draw = file_pick_draw,
    .reload = pick_reload,
    .free = pick_free,
};
