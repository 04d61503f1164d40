/*
 * file_pick_inside - what asking for a file is made of, for file_pick*.c only.
 */
#ifndef FILE_PICK_INSIDE_H
#define FILE_PICK_INSIDE_H

#include "model/cells.h"
#include "tui/edit.h"
#include "tui/file_pick.h"
#include "tui/focus.h"

struct file_row {
    char *name;
    char *key; /* of the name, for searching */
    bool folder;
};

struct file_pick {
    struct pane pane;
    char *title, *about;
    bool (*take)(struct app *app, const struct file_picked *picked, size_t count, void *context,
                 struct why *why);
    void *context;
    bool several, whole, writes;
    const char *const *endings; /* closed with NULL */

    struct edit path;
    char *folder;   /* whose rows these are, as typed, with its last "/"; NULL: none was read */
    char *unlisted; /* why the folder has no rows, or NULL */
    struct file_row *rows;
    size_t row_count, row_capacity;
    size_t unnamed; /* files whose names are not UTF-8 and cannot be shown */
    size_t *shown;  /* the rows that match */
    size_t shown_count;
    struct focus focus;
    bool moved; /* the focus was moved: Enter means the row, not what is typed */

    char *refusal;       /* of what was taken last; NULL: none */
    struct cells marked; /* paths as the system finds them */

    /* What is being taken while something is asked of it, and the sheets that are known:
     * "" where none is to be named. */
    struct cells taken, sheets;
};

/* The path is TEXT from now on. */
void file_pick_set(struct app *app, struct file_pick *pick, const char *text);

/* Takes TYPED, a path: enters a folder, hands a file over. */
enum outcome file_pick_take(struct app *app, struct file_pick *pick, const char *typed);

/* Enters the folder TYPED. */
enum outcome file_pick_enter(struct app *app, struct file_pick *pick, const char *typed);

/* Hands all marked files over. */
enum outcome file_pick_take_marked(struct app *app, struct file_pick *pick);

/* Whether a name is begun behind the folder of the path. */
bool file_pick_is_begun(const struct file_pick *pick);

/* Whether the file of row number ROW of those shown is marked. */
bool file_pick_is_marked(const struct file_pick *pick, size_t row);

void file_pick_free(struct pane *pane);

/* Reads the folder of the path where it is another one than was read, and finds
 * the rows that match. */
void file_pick_find(struct app *app, struct file_pick *pick);

/* Has the folder be read again. */
void file_pick_forget(struct file_pick *pick);

/* PATH with "~" as the home; for the caller to free. */
char *file_pick_expand(const char *path);

/* PATH with the home as "~"; for the caller to free. */
char *file_pick_shorten(const char *path);

/* Adds the path of row number ROW of those shown: a folder with "/" at its end. */
void file_pick_put_row(const struct file_pick *pick, size_t row, struct buf *out);

/* Adds the path with what all names that begin as it does have in common. */
void file_pick_put_common(const struct file_pick *pick, struct buf *out);

void file_pick_draw(struct app *app, struct pane *pane, struct area area);

#endif
