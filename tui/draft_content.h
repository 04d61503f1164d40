/*
 * draft_content - the text of a draft as it is kept before it is saved.
 *
 * One item a line, "WHAT NAME BYTES:TEXT": a field as typed, what stood in it
 * before, the links that came and went at the other ends, the records made with
 * it, each closed by "end". Texts stand as they are, so that a redaction can
 * look for one. Only what was changed is told: the rest is read from the record
 * anew.
 *
 * What is read back may come from another program or a broken disk: each item
 * is checked as if it were typed, and what makes no sense is left out and
 * counted.
 */
#ifndef DRAFT_CONTENT_H
#define DRAFT_CONTENT_H

#include "tui/draft.h"

/* What of a draft did not come back. A zeroed one is none. */
struct draft_loss {
    struct cells numbers; /* labels of fields with an individual number, which is never kept */
    size_t unknown;       /* items that make no sense now */
};

/* Adds the content of DRAFT to OUT. A text with an individual number is left
 * out, and told instead. */
void draft_content_put(const struct draft *draft, struct buf *out);

/* Types CONTENT into DRAFT, which has just been made. Where the record was saved
 * since the draft was kept at revision REV, DRAFT stands on what its changed
 * fields were then, so that saving shows both versions. */
void draft_content_take(struct model *m, struct draft *draft, const char *content, int64_t rev,
                        enum lang lang, struct draft_loss *loss);

/* Adds the labels of the fields of a draft of KIND that CONTENT tells of, and
 * of the kinds of records that are made with it. */
void draft_content_labels(const struct kind *kind, const char *content, enum lang lang,
                          struct cells *out);

/* Adds the text of the field COLUMN in CONTENT, nothing where it has none. */
void draft_content_text(const char *content, const char *column, struct buf *out);

#endif
