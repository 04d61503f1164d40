/*
 * effects - what a trial (model/trial.h) does: to the records, to what the law finds, to
 * the notices, to reviews, to the flows of data.
 *
 * Both states are read by what reads an inventory elsewhere: differences with the moment at
 * which the law has them told (changes.h), the rules (findings.h), the statements of the
 * notices (notice_stated.h), the standing of reviews (review_due.h), the map of data flows
 * (flow.h). Here they are held against each other. Nothing says that a change is lawful: an
 * empty part says what was looked at.
 *
 * One report is a document (document.h: text, HTML, Markdown, the lines of a screen), JSON
 * says the same for programs.
 */
#ifndef EFFECTS_H
#define EFFECTS_H

#include "export/document.h"
#include "export/json_writer.h"
#include "model/why.h"

#include <stddef.h>
#include <stdio.h>

struct model;
struct effects;

/* Finds what TRIAL does, judged by our rules and those of the person in the folder RULES
 * (rules_own.h; NULL: ours alone). HELD is NULL, or a copy of what belongs to one
 * organization in TRIAL (scope_copy()): then only what belongs to that one is told. Neither
 * may be held at a moment (model_hold()). Whom TRIAL asks whether to go on (model_on_work())
 * the state before it asks too, until effects_free(), which frees it, also NULL, before TRIAL
 * and HELD are closed. NULL with WHY where one of both states cannot be read. */
struct effects *effects_new(struct model *trial, struct model *held, const char *rules,
                            struct why *why);
void effects_free(struct effects *effects);

/* How much of each sort there is. */
struct effects_count {
    size_t records;              /* that came, went or changed */
    size_t come, gone;           /* findings */
    size_t notices;              /* whose text is another one */
    size_t statements;           /* of them that change */
    size_t reviews;              /* data categories whose review is concerned */
    size_t ways_come, ways_gone; /* of data */
};
void effects_count(const struct effects *effects, struct effects_count *count);

/* Adds one sentence: "Records 2, findings +3 -0, ...". */
void effects_put_sum(const struct effects *effects, enum lang lang, struct buf *out);

/* Writes the report to D, which was begun with effects_title() and is not ended. False with
 * WHY where the records cannot be read. */
bool effects_write(const struct effects *effects, struct document *d, struct why *why);
const char *effects_title(enum lang lang);

/* As a file of its own on OUT, which stays the caller's; errors of writing are left to
 * output_flush() or output_end(). */
bool effects_document(const struct effects *effects, enum document_format format, FILE *out,
                      struct why *why);

/* As JSON on OUT; the values are canonical, messages in the language of WHY. */
bool effects_json(const struct effects *effects, FILE *out, struct why *why);

#endif
