/*
 * review_send - the sheets that departments fill in an annual review.
 *
 * A folder with a workbook and the same as CSV for Excel for each department that has
 * data categories in the review, and for those without one. The columns are those of
 * review_columns.h; each row carries its record number and the state it was in, so
 * that the answers can be merged with what was changed here meanwhile.
 */
#ifndef REVIEW_SEND_H
#define REVIEW_SEND_H

#include "model/campaigns.h"

struct review_send {
    const char *folder; /* absent or empty, unless force is set */
    bool force;
    const char *const *departments; /* by code or name; none for all */
    size_t department_count;
    int64_t organization; /* only data categories that belong to it (scope.h); 0 for all */
    const char *reason;   /* for the journal, or NULL */
    /* Told of each department: CODE and NAME are "" for those without; may be NULL. */
    void (*told)(void *context, const char *code, const char *name, const char *path, size_t rows);
    void *context;
};

/* Writes the sheets of CAMPAIGN, which is open, and keeps in one change that they were
 * sent today. *FILES is how many were written. False with WHY: the review is closed,
 * no such department, nothing to send, a file cannot be written; files that were
 * written are taken back then, unless force is set. */
bool review_send(struct model *m, const struct campaign *campaign, const struct review_send *how,
                 size_t *files, struct why *why);

#endif
