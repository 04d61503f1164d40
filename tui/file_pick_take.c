/*
 * Asking for files: what becomes of those that are taken. Folders are entered;
 * of workbooks it is asked which sheet is meant; then they are handed over.
 */
#include "import/wipe.h"
#include "import/xlsx.h"
#include "model/mem.h"
#include "model/system.h"
#include "tui/dialog.h"
#include "tui/file_pick_inside.h"
#include "tui/picker.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* Says TEXT below the path, without PATH. */
static enum outcome refuse(struct file_pick *pick, const char *path, const char *text)
{
    free(pick->refusal);
    pick->refusal = mem_copy(file_pick_without_path(text, path));
    return REDRAW;
}

/* The folder in which PATH is, for the next time. */
static void remember_folder(struct app *app, const char *path)
{
    const char *slash = strrchr(path, '/');
    free(app->folder);
    app->folder =
        slash == NULL ? NULL : mem_copy_bytes(path, (size_t)(slash - path) + (slash == path));
}

const char *file_pick_without_path(const char *text, const char *path)
{
    size_t length = strlen(path);
    bool begins = strncmp(text, path, length) == 0 && strncmp(text + length, ": ", 2) == 0;
    return begins ? text + length + 2 : text;
}

/* Hands over what is taken; where it is refused the overlay comes back. */
static enum outcome hand_over(struct app *app, struct file_pick *pick)
{
    struct why why = app_why(app);
    size_t count = pick->taken.count;
    struct file_picked *picked = mem_new(count, sizeof *picked);
    for (size_t i = 0; i < count; i++)
        picked[i] = (struct file_picked){
            pick->taken.items[i], pick->sheets.items[i][0] == '\0' ? NULL : pick->sheets.items[i]};
    app_take(app);
    bool done = pick->take(app, picked, count, pick->context, &why);
    free(picked);
    if (!done) {
        app_open(app, &pick->pane);
        return refuse(pick, count == 1 ? pick->taken.items[0] : "", why.text);
    }
    remember_folder(app, pick->taken.items[0]);
    file_pick_free(&pick->pane);
    return REDRAW;
}

static enum outcome ask_sheets(struct app *app, struct file_pick *pick);

static enum outcome sheet_chosen(struct app *app, struct picker *picker)
{
    struct file_pick *pick = (struct file_pick *)app->top;
    const char *sheet = picker_picked(picker);
    if (sheet == NULL)
        return REDRAW;
    cells_add(&pick->sheets, sheet);
    return ask_sheets(app, pick);
}

/* What is to be known of SHEET beside its name. */
static const char *sheet_remark(const struct app *app, const struct xlsx_sheet *sheet)
{
    if (sheet->shown != XLSX_VISIBLE)
        return words_in(app->lang, "hidden");
    return sheet->filled ? "" : words_in(app->lang, "empty");
}

/* Asks which sheet of BOOK is meant, the workbook at PATH. */
static void ask_sheet(struct app *app, const struct file_pick *pick, const struct xlsx_book *book,
                      const char *path)
{
    const char *slash = strrchr(path, '/');
    struct buf title = {0};
    if (pick->taken.count > 1)
        buf_printf(&title, words_in(app->lang, "Which sheet of %s?"),
                   slash == NULL ? path : slash + 1);
    else
        buf_puts(&title, words_in(app->lang, "Which sheet?"));
    struct picker *picker = picker_new(buf_text(&title), sheet_chosen);
    for (size_t i = 0; i < book->count; i++)
        if (book->sheets[i].part != NULL)
            picker_add(picker, book->sheets[i].name, book->sheets[i].name,
                       sheet_remark(app, &book->sheets[i]));
    picker_open(app, picker);
    buf_clear(&title);
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

/* Goes on with the workbooks of which no sheet was chosen, then hands over. */
static enum outcome ask_sheets(struct app *app, struct file_pick *pick)
{
    while (pick->sheets.count < pick->taken.count) {
        const char *path = pick->taken.items[pick->sheets.count];
        struct why why = app_why(app);
        struct xlsx_book book = {0};
        if (!pick->whole && xlsx_magic(path) == XLSX_ARCHIVE) {
            /* It may be a roster, of which nothing stays in memory. */
            wipe_begin();
            bool looked = xlsx_look(path, &book, &why);
            wipe_end();
            if (!looked && pick->taken.count > 1)
                why_at(&why, "%s", path);
            if (!looked)
                return refuse(pick, "", why.text);
        }
        bool asks = book.count > 0 && is_open_which(&book);
        if (asks)
            ask_sheet(app, pick, &book, path);
        else
            cells_add(&pick->sheets, "");
        xlsx_clear(&book);
        if (asks)
            return REDRAW;
    }
    return hand_over(app, pick);
}

/* Begins to take the files of PATHS, which it owns from now on. */
static enum outcome take_files(struct app *app, struct file_pick *pick, struct cells paths)
{
    cells_clear(&pick->taken);
    cells_clear(&pick->sheets);
    pick->taken = paths;
    return ask_sheets(app, pick);
}

enum outcome file_pick_take_marked(struct app *app, struct file_pick *pick)
{
    struct cells paths = {0};
    for (size_t i = 0; i < pick->marked.count; i++)
        cells_add(&paths, pick->marked.items[i]);
    return take_files(app, pick, paths);
}

static enum outcome replace(struct app *app, const struct dialog_question *question, size_t button)
{
    (void)question;
    (void)button;
    return hand_over(app, (struct file_pick *)app->top);
}

/* Hands the path of a file over that is to be written; asks before one is
 * replaced. */
static enum outcome take_place(struct app *app, struct file_pick *pick, const char *path,
                               bool exists)
{
    cells_clear(&pick->taken);
    cells_clear(&pick->sheets);
    cells_add(&pick->taken, path);
    cells_add(&pick->sheets, "");
    if (!exists)
        return hand_over(app, pick);
    dialog_open(app, &(struct dialog_question){
                         .title = words_in(app->lang, "Replace the file"),
                         .text = words_in(app->lang, "It is there already and will be replaced."),
                         .buttons = {{N_("Back"), NULL}, {N_("Replace"), "r"}},
                         .answer = replace,
                     });
    return REDRAW;
}

enum outcome file_pick_enter(struct app *app, struct file_pick *pick, const char *typed)
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
    file_pick_set(app, pick, buf_text(&text));
    buf_clear(&text);
    return REDRAW;
}

enum outcome file_pick_take(struct app *app, struct file_pick *pick, const char *typed)
{
    struct why why = app_why(app);
    struct stat about;
    char *path = file_pick_expand(typed);
    enum outcome outcome;
    bool found = stat(path, &about) == 0;
    bool absent = !found && errno == ENOENT;
    if (!found)
        why_set(&why, "%s cannot be opened: %s.", typed, system_words(app->lang, errno).text);
    else if (!S_ISREG(about.st_mode))
        why_set(&why, "%s is a device or a pipe and no file.", typed);
    if (found && S_ISDIR(about.st_mode)) {
        outcome = file_pick_enter(app, pick, typed);
    } else if (pick->writes && (absent || (found && S_ISREG(about.st_mode)))) {
        outcome = take_place(app, pick, path, found);
    } else if (found && S_ISREG(about.st_mode)) {
        struct cells paths = {0};
        cells_add(&paths, path);
        outcome = take_files(app, pick, paths);
    } else {
        outcome = refuse(pick, "", why.text);
    }
    free(path);
    return outcome;
}
