/*
 * detail - a record as lines: what is filled, and what refers to it.
 *
 * A link is shown at both ends: after the fields of the record itself stand
 * the records of other kinds that refer to it. The list shows these lines
 * beside it, the record's own screen (page.h) moves a cursor over them.
 */
#ifndef DETAIL_H
#define DETAIL_H

#include "model/kinds.h"
#include "tui/app.h"

#include <stdint.h>

struct detail_link {
    const struct kind *kind;
    int64_t id;
};

struct detail_line {
    char *label; /* "" where it continues the line before */
    char *text;
    struct detail_link *links; /* the records that the line names */
    size_t link_count;
    bool other_end; /* it names what refers to the record */
};

struct detail {
    const struct kind *kind;
    int64_t id; /* 0 where nothing is loaded */
    char *title;
    struct detail_line *lines;
    size_t count;
    int top; /* the first row shown */
};

/* Reads record ID of KIND into DETAIL, zeroed or used before. False with WHY
 * of class WHY_INPUT where it is gone, and DETAIL is empty then; of WHY_FILE
 * where it cannot be read, which app_unread() has told already, and DETAIL is
 * as it was. The owner calls detail_clear(). */
bool detail_load(struct app *app, struct detail *detail, const struct kind *kind, int64_t id,
                 struct why *why);

/* The number of the line that detail_draw() has put at row Y of the screen into
 * AREA; the count of lines where none stands there. */
size_t detail_at(struct app *app, const struct detail *detail, struct area area, int y);

/* Frees what DETAIL holds. */
void detail_clear(struct detail *detail);

/* Adds in a few words what record ID of KIND is about, to a person who looks
 * at a record of kind FROM: "グループ各社 (同意)". */
void detail_summary(struct app *app, const struct kind *kind, int64_t id, const struct kind *from,
                    struct buf *out);

/* Adds the name of one way in which other kinds refer to a record: their kind,
 * and the field where there are several. */
void detail_end_label(const struct kinds_reference *end, enum lang lang, struct buf *out);

/* Draws the lines into AREA. FOCUS is the line with the cursor, or -1 for
 * none. */
void detail_draw(struct app *app, struct detail *detail, struct area area, long focus);

#endif
