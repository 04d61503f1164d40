/*
 * article30_export - the record of GDPR Article 30 (article30.h) as a file.
 */
#ifndef ARTICLE30_EXPORT_H
#define ARTICLE30_EXPORT_H

#include "export/article30.h"
#include "export/csv_writer.h"
#include "export/document.h"

/* Each writes the record of TEMPLATE in the language of WHY to OUT, which stays the
 * caller's, and says in LEFT what it leaves out. False with WHY where the inventory
 * cannot be read. Errors of writing are left to output_flush() or output_end(). */
bool article30_csv(struct model *m, enum article30_template template, enum csv_form form, FILE *out,
                   struct article30_left *left, struct why *why);
bool article30_document(struct model *m, enum article30_template template,
                        enum document_format format, FILE *out, struct article30_left *left,
                        struct why *why);

/* {"article30": TEMPLATE, "records": [ … ]}; the keys are those of the columns. */
bool article30_json(struct model *m, enum article30_template template, FILE *out,
                    struct article30_left *left, struct why *why);

/* As an Excel workbook at PATH; PATH and FORCE are as for workbook_begin(). False with
 * WHY, and nothing is written. */
bool article30_book(struct model *m, enum article30_template template, const char *path,
                    bool force, struct article30_left *left, struct why *why);

#endif
