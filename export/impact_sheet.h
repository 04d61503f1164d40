/*
 * impact_sheet - what something that went wrong touches (impact.h), as the sheet with
 * which an incident is begun: what is touched, which head of reporting may ask for what by
 * when, whom to tell through which desk, who else holds the data, what is to be found out.
 *
 * The same sheet is text, HTML, Markdown, the leaves of a workbook and the lines of a
 * screen (document.h); JSON says the same for programs. It asks and points to the article;
 * it never says that a report is due or not.
 */
#ifndef IMPACT_SHEET_H
#define IMPACT_SHEET_H

#include "export/document.h"
#include "model/impact.h"

#include <stdio.h>

/* Writes the sheet of IMPACT, which was found in M at this moment, to D, which was begun
 * with impact_sheet_title() and is not ended. False with WHY where the inventory cannot be
 * read. */
bool impact_sheet_write(struct model *m, const struct impact *impact, struct document *d,
                        struct why *why);
const char *impact_sheet_title(enum lang lang);

/* As a file of its own on OUT, which stays the caller's; errors of writing are left to
 * output_flush() or output_end(). */
bool impact_sheet_document(struct model *m, const struct impact *impact,
                           enum document_format format, FILE *out, struct why *why);

/* As an Excel workbook at PATH; PATH and FORCE are as for workbook_begin(). */
bool impact_sheet_book(struct model *m, const struct impact *impact, const char *path, bool force,
                       struct why *why);

/* As JSON on OUT; the values are canonical. */
void impact_json_write(const struct impact *impact, FILE *out);

/* Adds the sentence that says what is touched: "3 data categories, 12,400 persons or more
 * ...". */
void impact_put_sum(const struct impact *impact, enum lang lang, struct buf *out);

#endif
