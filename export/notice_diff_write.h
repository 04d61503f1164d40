/*
 * notice_diff_write - what changed since notices were published, for people and
 * for programs.
 */
#ifndef NOTICE_DIFF_WRITE_H
#define NOTICE_DIFF_WRITE_H

#include "export/json_writer.h"
#include "export/notice_stated.h"
#include "model/buf.h"

#include <stdio.h>

/* Adds DIFF as text in LANG: the notice, then each difference with its timing and
 * article. */
void notice_diff_text(const struct notice_diff *diff, enum lang lang, struct buf *out);

/* Adds the line with which that begins: the notice and its publication. */
void notice_diff_head(const struct notice_diff *diff, enum lang lang, struct buf *out);

/* Adds one difference: its first line, and the lines of before and after. */
void notice_difference_text(const struct notice_difference *difference, enum lang lang,
                            struct buf *out);

/* What a difference is about: the label of its field, or that the record came into the
 * notice or went out of it. Borrowed. */
const char *notice_difference_label(const struct notice_difference *difference, enum lang lang);

/* Adds VALUE, one of both of a field that changed, for people: the label of a choice, of
 * several or of a flag. */
void notice_difference_value(const struct notice_difference *difference, const char *value,
                             enum lang lang, struct buf *out);

/* Writes "changes": […] of DIFF into the open object of JSON. */
void notice_diff_put_json(const struct notice_diff *diff, struct json_writer *json);

/* Writes {"notices": [{"notice", "publication", "published_on", "changes": […]}]},
 * COUNT of them, to OUT. */
void notice_diff_json(struct notice_diff *const *diffs, size_t count, FILE *out);

#endif
