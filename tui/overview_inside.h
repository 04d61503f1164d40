/*
 * overview_inside - what the overview is made of, for overview*.c only.
 *
 * The blocks are drawn on a sheet, a canvas as tall as they need, of which
 * the screen shows a part. While they are drawn they say which places can
 * have the focus and where those lead.
 */
#ifndef OVERVIEW_SCREEN_INSIDE_H
#define OVERVIEW_SCREEN_INSIDE_H

#include "model/kinds.h"
#include "model/overview.h"
#include "tui/overview.h"

/* In the order of one column. */
enum block {
    BLOCK_RECORDS,
    BLOCK_DEADLINES,  /* where there are any */
    BLOCK_GROUP,      /* where there are several organizations */
    BLOCK_FIRST_WEEK, /* while the inventory is new */
    BLOCK_STATUS,
    BLOCK_REVIEWS,
    BLOCK_PERSONS,
    BLOCK_RETENTION,
    BLOCK_SENSITIVE,
    BLOCK_ABROAD,
    BLOCK_CHANGES,
    BLOCKS
};

enum lead {
    LEAD_LIST,        /* to the records of KIND that FILTER lets through */
    LEAD_RECORD,      /* to record ID of KIND */
    LEAD_SET,         /* to the names of the block's set */
    LEAD_ENTRY,       /* to what entry ID of the journal is about */
    LEAD_REVIEW,      /* to annual review ID */
    LEAD_ORGANIZATION /* to the categories of organization ID, shown alone */
};

/* A place that can have the focus. */
struct spot {
    enum block block;
    int y, x, width; /* on the sheet */
    int more;        /* rows below Y that tell of it too */
    int column;      /* of blocks: 0 or 1 */
    enum lead lead;
    const struct kind *kind;
    char *filter; /* owned */
    int64_t id;
};

struct overview_screen {
    struct pane pane;
    struct overview *shown;  /* NULL before anything was counted */
    struct overview *coming; /* what is being counted, or NULL */
    struct spot *spots;      /* of the last drawing */
    size_t count, capacity;
    enum block block; /* the focus: this block's place of this number */
    size_t number;
    size_t at;  /* and its place among the spots */
    int first;  /* the first row of the sheet that is shown */
    int height; /* rows shown */
};

/* Where a block is drawn. */
struct sheet {
    struct app *app;
    struct overview_screen *screen;
    struct canvas *canvas;
    enum block block;
    int column;
    int y, x, width; /* the next row */
};

/* The numbers of PART to show; NULL while there are none. */
const struct overview *overview_part(const struct overview_screen *screen, enum overview_part part);

/* How many records of the kind with that place there are; -1 while that is
 * not known. */
int64_t overview_records(const struct overview_screen *screen, size_t kind);

/* Whether the inventory is known to have no record. */
bool overview_is_empty(const struct overview_screen *screen);

/* The set that the block names, of OVERVIEW; NULL where it names none. */
const struct overview_set *overview_set(const struct overview *overview, enum block block);

/* The name of a block, English key of words_in(). */
const char *overview_title(enum block block);

/* Adds more of RECORD, of the set that BLOCK names: items, countries. */
void overview_about(const struct overview_record *record, enum block block, enum lang lang,
                    struct buf *out);

/* Draws the sheet, WIDTH columns wide, for the numbers there are now, and
 * finds the focus. The caller frees the canvas; *ROWS of it are used. */
struct canvas *overview_sheet(struct app *app, struct overview_screen *screen, int width,
                              int *rows);

/* Frees what the spots of the last drawing hold; there are none then. */
void overview_forget_spots(struct overview_screen *screen);

/* Draws the part of the sheet around the focus into AREA. */
void overview_draw(struct app *app, struct pane *pane, struct area area);

/* Draws the block that SHEET stands at; those about time stand in a file of
 * their own. */
void overview_block(struct sheet *sheet);
void overview_draw_group(struct sheet *sheet);
void overview_draw_first_week(struct sheet *sheet);
void overview_draw_deadlines(struct sheet *sheet);
void overview_draw_reviews(struct sheet *sheet);
void overview_draw_retention(struct sheet *sheet);

/* Draw on SHEET, and go to its next row: the heading of a block, RIGHT may be
 * NULL; a sentence; a row with a text and more at the right; below it a row
 * of the same spot, INDENT columns from the left; a row with a bar, of MOST the
 * longest. What leads nowhere is a note. The spot's filter
 * becomes the sheet's. */
void sheet_heading(struct sheet *sheet, const char *title, const char *right);
void sheet_note(struct sheet *sheet, const char *text);
void sheet_row(struct sheet *sheet, enum role role, const char *text, int text_width,
               const char *right, struct spot spot);
void sheet_more(struct sheet *sheet, int indent, const char *text);
void sheet_bar(struct sheet *sheet, const char *label, int label_width, int64_t count, int64_t most,
               struct spot spot);

/* The heading of SHEET's block by its name, with COUNT categories at the right
 * where it is not negative; and a row of COUNT categories of which TEXT tells,
 * as a ROLE_WARNING with a sign before it. */
void sheet_title(struct sheet *sheet, int64_t count);
void sheet_counted(struct sheet *sheet, enum role role, const char *text, int64_t count,
                   struct spot spot);

/* The English TEXT in the language of the program. */
const char *sheet_words(const struct sheet *sheet, const char *text);

/* Says that WIDTH columns from X of the present row lead to SPOT. The first
 * of them is left blank for the mark of the focus. */
void sheet_spot(struct sheet *sheet, int x, int width, struct spot spot);

/* Adds COUNT with commas. */
void sheet_count(int64_t count, struct buf *out);

/* The columns of COUNT so written, and of TEXT. */
int sheet_count_width(int64_t count);
int sheet_width(const struct sheet *sheet, const char *text);

/* The kind of which most is told, and a spot that leads to the records of KIND
 * that FILTER (owned by it; NULL for all) lets through. */
const struct kind *overview_category(void);
struct spot overview_to_list(const struct kind *kind, char *filter);

/* Go where SPOT of SCREEN, the top screen, leads. */
enum outcome overview_follow(struct app *app, struct overview_screen *screen,
                             const struct spot *spot);

/* The filter on categories by VALUE of COLUMN; on retentions of that PERIOD;
 * on categories due for review: the overdue ones, those of MONTH from now,
 * and those after the strip, by the planned date or a year after the last.
 * All that OVERVIEW counts, so no retired ones where there are some. For the
 * caller to free. */
char *overview_filter_value(const struct overview *overview, enum lang lang, const char *column,
                            const char *value);
char *overview_filter_period(const char *period, enum lang lang);
char *overview_filter_overdue(const struct overview *overview, enum lang lang, bool planned);
char *overview_filter_month(const struct overview *overview, enum lang lang, bool planned,
                            int month);
char *overview_filter_later(const struct overview *overview, enum lang lang, bool planned);
char *overview_filter_unreviewed(const struct overview *overview, enum lang lang);

/* The filter on the incidents, or requests, that are open. For the caller to free. */
char *overview_filter_open(const struct kind *kind, enum lang lang);

/* The year and month of place MONTH in the strip. */
void overview_month(const struct overview *overview, int month, int *year, int *number);

#endif
