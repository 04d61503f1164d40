/*
 * file_pick - asking for files.
 *
 * An overlay with a path that is typed and, below it, the files and folders of
 * the folder that the path is in: those whose names hold what is typed behind
 * the last "/". Tab completes, Enter takes the focused row or what was typed, a
 * folder is entered. "~" is the home; "/" or "~" typed behind a folder begins anew
 * there. Where several may be taken, Space marks the focused one. Where a file is a
 * workbook in which several sheets are filled, it is asked which, unless it is taken
 * whole. Or a file that is to be written is asked for: then its path need not exist,
 * and before one is replaced that is asked.
 *
 * Whoever asks reads or writes the files in TAKE. What TAKE refuses is said below the path,
 * which then stands as it was: the person corrects it, or chooses another file.
 */
#ifndef FILE_PICK_H
#define FILE_PICK_H

#include "model/why.h"
#include "tui/app.h"

/* A file that was chosen. Borrowed for the time of the call. */
struct file_picked {
    const char *path;  /* as the system finds it: "~" is replaced */
    const char *sheet; /* the name of the sheet of a workbook; NULL: its only filled one, all
                          of it where it is taken whole, or the file is none */
};

struct file_pick_order {
    const char *title;  /* in the language of the program; copied */
    const char *about;  /* a sentence below the path, in that language; copied; NULL: none */
    const char *folder; /* where it begins; NULL: where a file was last taken in this session,
                           else the working folder */
    const char *name;   /* of a file that is to be written, to begin with; NULL: one is read */
    bool several;       /* several may be taken */
    bool whole;         /* a workbook is taken as it is: no sheet of it is asked for */

    /* What the names of the files end with that are shown, closed with NULL; kept as
     * it is. NULL: those of tables. */
    const char *const *endings;

    /* Reads the COUNT files and opens what shows them, or writes the file, over the
     * screen that asked: the overlay has left the stack. False with WHY: it comes
     * back and says so. */
    bool (*take)(struct app *app, const struct file_picked *picked, size_t count, void *context,
                 struct why *why);
    void *context; /* for TAKE; freed with free() when the overlay is */
};

/* Asks for a file over the top screen. */
void file_pick_open(struct app *app, const struct file_pick_order *order);

/* TEXT without the path PATH that it begins with, where the person sees which file
 * it is about. Borrows from TEXT. */
const char *file_pick_without_path(const char *text, const char *path);

/* Actions. */
enum outcome file_pick_act_take(struct app *app);
enum outcome file_pick_act_complete(struct app *app);
enum outcome file_pick_act_mark(struct app *app);

#endif
