/*
 * notice_screen_inside - what the screen of a notice is made of, for
 * tui/notice_screen*.c only.
 */
#ifndef NOTICE_SCREEN_INSIDE_H
#define NOTICE_SCREEN_INSIDE_H

#include "export/notice_stated.h"
#include "model/cells.h"
#include "tui/focus.h"
#include "tui/notice_screen.h"

#include <stdint.h>

/* A line of the text before it is wrapped. */
struct notice_line {
    char *text;
    int indent; /* columns */
    enum role role;
    bool missing;         /* something is */
    char *trace;          /* the records and the article */
    struct cells records; /* "category/C-0001" */
};

/* A row of the screen: bytes of a line. */
struct notice_row {
    size_t line;
    size_t start, length;
};

struct notice_lines {
    struct notice_line *items;
    size_t count, capacity;
};

struct notice_screen {
    struct pane pane;
    int64_t id;          /* of the notice */
    char *title, *place; /* its name; where it stands */
    bool gone;           /* the notice was deleted */
    bool difference;     /* what changed is shown, else the text */
    struct notice_lines lines;
    size_t missing;
    struct notice_row *rows; /* of the lines at that width */
    size_t row_count;
    int width;
    struct focus focus;
    char *sought; /* what is searched for, or NULL */
    char *on;     /* what is being kept as published: the day, */
    char *where;  /* and the place */
};

/* The screen of a notice that PANE is. */
struct notice_screen *notice_screen_of(struct pane *pane);

/* Adds the lines of TEXT, or of DIFF for people who read LANG, to LINES.
 * notice_lines_clear() frees what LINES holds. */
void notice_lines_text(struct notice_lines *lines, const struct notice_text *text);
void notice_lines_difference(struct notice_lines *lines, const struct notice_diff *diff,
                             enum lang lang);
void notice_lines_clear(struct notice_lines *lines);

/* What is typed over the screen. */
enum notice_asked { NOTICE_ASK_DAY, NOTICE_ASK_PLACE, NOTICE_ASK_WORDS };

/* Asks for it, beginning with BEFORE. */
void notice_screen_ask(struct app *app, enum notice_asked asked, const char *before);

/* Goes to the row of the next line, from the present one on, or the one before,
 * that FITS says fits; false where none does. */
bool notice_screen_seek(struct notice_screen *screen, bool back,
                        bool (*fits)(const struct notice_screen *screen,
                                     const struct notice_line *line));

/* Whether what is searched for stands in LINE. */
bool notice_screen_hit(const struct notice_screen *screen, const struct notice_line *line);

/* Asks whether to keep the text as published on SCREEN->on, at SCREEN->where. */
void notice_screen_confirm(struct app *app, struct notice_screen *screen);

#endif
