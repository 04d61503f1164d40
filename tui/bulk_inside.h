/*
 * bulk_inside - what editing together is made of, for bulk*.c only.
 *
 * The values stand in a form of a record that is never saved, so that fields
 * and links are typed and picked by the form's own functions.
 */
#ifndef BULK_INSIDE_H
#define BULK_INSIDE_H

#include "model/several.h"
#include "tui/bulk.h"
#include "tui/form_inside.h"

enum bulk_line { BULK_FIELD, BULK_WAY, BULK_VALUE, BULK_LINES };

struct bulk {
    struct form form; /* first, as the form's functions find it in the top screen */
    int64_t *ids;
    size_t count;
    char *names; /* of the first records */

    bool chosen;    /* a field was chosen */
    bool other_end; /* it is an other end of the form's draft, else a field */
    size_t number;  /* its number there */
    enum several_way way;
    enum bulk_line at;
    int y; /* the row of the first line, at the last drawing */

    struct several *plan; /* NULL: there is none */
    char *refusal;        /* why there is none, or NULL */
    char *planned;        /* the order that plan or refusal are about, as text; NULL: none */
    bool outdated;        /* records were saved since the plan began */
};

/* The kind of the records. */
const struct kind *bulk_kind(const struct bulk *bulk);

/* The field that was chosen; NULL where it is an other end, or none was. */
const struct field *bulk_field(const struct bulk *bulk);

/* Whether WAY can be done to the field that was chosen. */
bool bulk_takes(const struct bulk *bulk, enum several_way way);

/* The words for WAY. */
const char *bulk_way_words(const struct app *app, const struct bulk *bulk, enum several_way way);

/* Adds the label of the field that was chosen. */
void bulk_add_label(struct app *app, const struct bulk *bulk, struct buf *out);

/* Plans anew where the order is another than was planned, or records were saved
 * since; but while a question about the plan stands, it stays what was read
 * there. */
void bulk_plan(struct app *app, struct bulk *bulk);
void bulk_forget_plan(struct bulk *bulk);

/* Looks at the next of the records; true while more are left. */
bool bulk_look(struct app *app, struct bulk *bulk);

/* Adds what would change, in lines, as far as it is known. */
void bulk_preview(struct app *app, const struct bulk *bulk, struct buf *out);

void bulk_draw(struct app *app, struct pane *pane, struct area area);

#endif
