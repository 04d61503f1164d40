/*
 * list_inside - what the list is made of, for list*.c only.
 */
#ifndef LIST_INSIDE_H
#define LIST_INSIDE_H

#include "model/buf.h"
#include "model/findings.h"
#include "model/listing.h"
#include "model/campaigns.h"
#include "tui/columns.h"
#include "tui/detail.h"
#include "tui/edit.h"
#include "tui/list.h"
#include "tui/marks.h"
#include "tui/views.h"

enum { LIST_ROWS = 128 }; /* rows that are kept after they were read */

/* What a list shows while its records are read, and where the focus is then. */
enum list_reading {
    LIST_AGAIN,   /* what it did; the focus stays on its record */
    LIST_SORTING, /* what it did; the focus goes to the first row */
    LIST_GROWING  /* what was found so far; the first row keeps the focus */
};

/* What the list remembers of one kind. */
struct list_tab {
    struct listing listing;
    bool loaded;
    int64_t seq; /* the entry of the journal with which the listing began */
    unsigned serial; /* of the organization that was shown then (organization_mode.h) */
    int64_t total;      /* records of the kind, whatever the filter */
    size_t at;          /* the focused row */
    size_t first;       /* the first row shown */
    int64_t wanted;     /* the record to focus once it is loaded; 0 none */
    struct edit filter; /* as typed */
    const char *sort;   /* a column, or NULL for the code */
    bool descending;
    struct listing_work *work; /* a new listing that is being made; NULL: none */
    enum list_reading reading;
    long long since_ms; /* when it was begun */
    size_t shown;            /* records it had looked at when they were shown last */
    const char *sort_before; /* what Esc goes back to meanwhile */
    bool descending_before;
    struct marks marks; /* records that are marked, whatever the filter shows */
    bool ranging;       /* the rows from `range_from` to the focused one count as marked */
    size_t range_from;
    struct columns columns; /* see list_columns() */
};

/* The cells of a record as the list shows them. */
struct list_row {
    int64_t id;
    char *cells[COLUMNS_MOST]; /* by column of the tab */
};

struct list {
    struct pane pane;
    size_t on; /* the number of the view shown */
    struct list_tab *tabs;
    struct list_row rows[LIST_ROWS]; /* by row number modulo LIST_ROWS */
    struct detail detail;            /* of the focused record, when it is shown */
    struct concerned judged;         /* records of which it is known what the law finds */
    struct findings found;           /* and what it finds */
    bool stale;                      /* records have changed since: both are shown until renewed */
    struct campaign_count review;    /* of the annual review, for the head line */
    struct campaign_count counting;  /* the same, while it is counted */
    bool counted;                    /* since the records changed */
    size_t page;                     /* rows shown at the last drawing */
    struct area rows_area;           /* where they stood */
    int heading_y;                   /* the line of the heading above them; -1 none */
    bool zoomed;                     /* no detail is shown */
    struct columns_layout layout;    /* where its columns stood, from rows_area.x + 1 */
};

/* What is shown: the tab, its kind, the number of its focused record or 0. */
struct list_tab *list_tab(struct list *list);
const struct kind *list_kind(const struct list *list);
int64_t list_focused(struct list *list);

/* The columns of the tab shown, as they were chosen last. Whoever changes them
 * calls list_forget_rows(). */
struct columns *list_columns(const struct app *app, struct list *list);

/* Sorts by COLUMN of the kind: first ascending, chosen again descending, the
 * third time, or for "code", not at all. The focus goes to the first row. */
void list_sort_by(struct app *app, struct list *list, const char *column);

/* Counts a piece of the annual review for the head line; true while more is left. */
bool list_count_review(struct app *app, struct list *list);

/* Drops the rows and the detail that were read. */
void list_forget_rows(struct list *list);

/* Has the numbers of the tab's records read anew: at once where they are few,
 * else by and by (list_work()). False where nothing can be read now; all stays
 * as it was. */
bool list_load(struct app *app, struct list *list, enum list_reading reading);

/* Whether a new listing has been in the making for long. */
bool list_is_slow(const struct list_tab *tab);

/* Brings what the tab shows up to date, at once where few records changed. */
void list_refresh(struct app *app, struct list *list);

/* Goes on with that to its end. */
void list_finish(struct app *app, struct list *list);

/* Goes on with it for a few milliseconds; true while more is left. */
bool list_work(struct app *app, struct pane *pane);

/* Gives it up; the tab keeps what it shows and the order it had. False where
 * there is nothing to give up. */
bool list_give_up(struct list *list);

/* Says of the first word of the filter with which something is wrong, what. */
void list_say_fault(struct app *app, struct list *list);
/* Adds the words of the filter that are wrong, each with what is wrong with it;
 * nothing where none is. */
void list_put_faults(struct app *app, struct list *list, struct buf *out);

/* Draws the line of the filter into the first row of AREA: what is typed, or
 * its words as chips with how many records pass. */
void list_draw_filter(struct app *app, struct list *list, struct area area);

/* Whether row NUMBER of TAB is marked, and how many records are. */
bool list_is_marked(const struct list_tab *tab, size_t number);
size_t list_marked_count(const struct list_tab *tab);

/* Ends the range of TAB, whose rows keep their marks. */
void list_end_range(struct list_tab *tab);

/* Takes the marks off records that are there no more. Stands between app_read()
 * and app_read_end(). */
void list_drop_gone(struct app *app, struct list_tab *tab, const struct kind *kind);

/* Judges rows that are seen and were not judged yet, once the rules are ready; true
 * while they are not. */
bool list_judge(struct app *app, struct list *list);

/* Judges them at once where the rules are ready, so that signs come with their rows. */
void list_judge_drawn(struct app *app, struct list *list);

/* Forgets what was found. */
void list_forget_judged(struct list *list);

/* The sign of record ID in the list: "!" where the law finds more than information,
 * "" where not, or not known yet. */
const char *list_sign(const struct list *list, int64_t id);

/* Draws the weightiest findings of record ID into the last rows of AREA; returns how
 * many rows they take. */
int list_draw_found(struct app *app, struct list *list, int64_t id, struct area area);

void list_draw(struct app *app, struct pane *pane, struct area area);

#endif
