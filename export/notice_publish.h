/*
 * notice_publish - a notice kept as it was published.
 *
 * The text, in Markdown, and its statements (notice_stated.h) become a record of
 * the kind publication: one change, one entry of the journal.
 */
#ifndef NOTICE_PUBLISH_H
#define NOTICE_PUBLISH_H

#include "export/notice.h"
#include "model/buf.h"

struct notice_publishing {
    const char *on;     /* the day, as people type it */
    const char *place;  /* or NULL */
    const char *reason; /* for the journal, or NULL */
    bool revised;       /* the day becomes the notice's date of revision too */
    enum lang lang;     /* of the text */
};

/* Keeps the notice of CHOICE, as the records on SHELVES have it, as published.
 * Adds the code of the new record to CODE; *MISSING is how many parts of the text
 * are missing. False with WHY where the day is none, the notice is no record, or
 * the inventory cannot be written: nothing was changed then. */
bool notice_publish(struct shelves *shelves, const struct notice_choice *choice,
                    const struct notice_publishing *how, struct buf *code, size_t *missing,
                    struct why *why);

#endif
