/*
 * rules_own - rules that a person keeps as files.
 *
 * Each file NAME.rule in the folder "rules" beside the configuration is one rule, in
 * UTF-8: lines "key: value", blank lines and lines that begin with #, and last the
 * line "sql:" with the SELECT below it, of the columns and functions that rules.h
 * describes. A line that begins with blanks goes on with the value above it.
 *
 *     title: Applicants without an end of use
 *     severity: warning
 *     law: Personnel rules
 *     article: Art. 12
 *     message: The use of applicants' data has no end.
 *     mend: Fill "Use limit".
 *     sql:
 *     SELECT 'category', t.id, 'use_until', NULL FROM category t
 *      WHERE instr(t.subjects, '応募者') > 0 AND t.use_until = ''
 *
 * title, severity and sql are needed; id is the name of the file unless given;
 * further keys are jurisdiction, source, from and until.
 */
#ifndef RULES_OWN_H
#define RULES_OWN_H

#include "model/findings.h"

/* Adds the folder of a person's rules; false, and nothing added, where the
 * environment names none. */
bool rules_own_folder(struct buf *out);

/* What is wrong with a file of the folder: it alone is left out. */
struct rule_problem {
    char *path;
    size_t line; /* from 1; 0 for the whole file */
    char *text;
};

/* The problems of BOOK so far: those of its files, and of its SELECTs as they ran.
 * Borrowed until the next run. */
const struct rule_problem *rulebook_problems(const struct rulebook *book, size_t *count);

#endif
