/*
 * papers - the papers of the annual review as one Excel workbook: what management
 * approves and an auditor reads.
 *
 * Cover, register, findings, retention, external transmission, reviews, changes since
 * the last snapshot, charts, and a sheet for each further kind that has records. All
 * of it is of one moment, that of the model: also of the past (past.h). Nothing in
 * it says that something is lawful.
 */
#ifndef PAPERS_H
#define PAPERS_H

#include "model/why.h"

#include <stdbool.h>

struct model;

/* Writes the papers of M, which is held (model_hold()), to PATH in the language of WHY;
 * PATH and FORCE are as for workbook_begin(). RULES is the folder of a person's own
 * rules, or NULL. False with WHY, and nothing is written. */
bool papers_write(struct model *m, const char *path, bool force, const char *rules,
                  struct why *why);

#endif
