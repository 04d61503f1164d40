/*
 * list - the records of one kind, one line each, with the detail of the
 * focused one beside or below.
 *
 * The lowest screen of the program. It remembers of each kind what was
 * focused, filtered and sorted. Only the rows that are seen are read.
 */
#ifndef LIST_H
#define LIST_H

#include "model/kinds.h"
#include "model/listing.h"
#include "tui/app.h"

/* Opens the list, at the kind of the first view. */
void list_open(struct app *app);

/* Whether PANE is the list. */
bool list_is(const struct pane *pane);

/* The number in views of the kind that the list, PANE, shows. */
size_t list_view_number(const struct pane *pane);

/* How many records of that kind there are, whatever the filter; -1 while that is
 * not known. */
int64_t list_total(const struct pane *pane);

/* Adds how far the annual review is that is due first, where one is open and that is
 * known: "Review 5/8 done (due …)". PANE is the list. */
void list_put_review(const struct pane *pane, enum lang lang, struct buf *out);

/* Shows KIND, and record ID of it where ID is not 0. PANE is the list. Where the
 * inventory cannot be read now it shows what it did. */
void list_show(struct app *app, struct pane *pane, const struct kind *kind, int64_t id);

/* Has the list under all other screens show the records of KIND that FILTER
 * (model/filter.h) lets through; it takes the place of the filter in force. */
void list_show_filtered(struct app *app, const struct kind *kind, const char *filter);

/* All records that the filter of the list, PANE, lets through; where they are
 * still being looked for, that is done first. Borrowed until they are read
 * again. */
const struct listing *list_filtered(struct app *app, struct pane *pane);

/* The filter in force, "" for none. Borrowed until it is changed. */
const char *list_filter(const struct pane *pane);

/* Has the list under all other screens read the records of KIND anew when they
 * are shown next, and focus record ID of them where ID is not 0. */
void list_want(struct app *app, const struct kind *kind, int64_t id);

/* The list under all other screens. */
struct pane *list_below(struct app *app);

/* Adds what the list, PANE, remembers of view NUMBER, as one line; nothing where
 * it is as it was opened. */
void list_remember(struct pane *pane, size_t number, struct buf *out);

/* Has the list, PANE, remember TEXT, which list_remember() wrote once, of view
 * NUMBER; what of it is not sound is passed over. */
void list_recall(struct pane *pane, size_t number, const char *text);

/* The numbers of the marked records of the kind that the list, PANE, shows, those
 * shown first, in their order; the caller frees them. A range that was begun
 * ends. NULL where none is marked. */
int64_t *list_marked(struct pane *pane, size_t *count);

/* Actions. */
enum outcome list_act_open(struct app *app);
enum outcome list_act_add(struct app *app);
enum outcome list_act_edit(struct app *app);
enum outcome list_act_delete(struct app *app);
enum outcome list_act_filter(struct app *app);
enum outcome list_act_filter_keep(struct app *app);
enum outcome list_act_filter_clear(struct app *app);
enum outcome list_act_next_hit(struct app *app);
enum outcome list_act_previous_hit(struct app *app);
enum outcome list_act_sort(struct app *app);
enum outcome list_act_columns(struct app *app);
enum outcome list_act_zoom(struct app *app);
enum outcome list_act_frequency(struct app *app);
enum outcome list_act_notice(struct app *app);
enum outcome list_act_history(struct app *app);
enum outcome list_act_next_tab(struct app *app);
enum outcome list_act_previous_tab(struct app *app);
enum outcome list_act_kinds(struct app *app);
enum outcome list_act_digit(struct app *app);
enum outcome list_act_go(struct app *app);
enum outcome list_act_mark(struct app *app);
enum outcome list_act_mark_range(struct app *app);
enum outcome list_act_mark_all(struct app *app);
enum outcome list_act_unmark(struct app *app);
enum outcome list_act_edit_marked(struct app *app);
enum outcome list_act_copy(struct app *app);
enum outcome list_act_copy_code(struct app *app);
enum outcome list_act_duplicate(struct app *app);
enum outcome list_act_impact(struct app *app);

/* Actions of the box in which columns are chosen. */
enum outcome list_act_column_show(struct app *app);
enum outcome list_act_column_earlier(struct app *app);
enum outcome list_act_column_later(struct app *app);
enum outcome list_act_column_wider(struct app *app);
enum outcome list_act_column_narrower(struct app *app);
enum outcome list_act_column_rest(struct app *app);
enum outcome list_act_columns_reset(struct app *app);

#endif
