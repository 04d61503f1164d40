/* evidence_inside - what the files that make the folder of evidence share. */
#ifndef EVIDENCE_INSIDE_H
#define EVIDENCE_INSIDE_H

#include "export/csv_writer.h"
#include "export/evidence.h"
#include "model/buf.h"
#include "model/cells.h"
#include "model/findings.h"

#include <stdio.h>

struct evidence {
    const struct evidence_order *order;
    struct evidence_made *made;
    size_t failures; /* of its statements before */
    struct model *m;
    enum lang lang;
    struct rulebook *book;
    bool fresh;              /* nothing stood in the folder before */
    bool new_folder;         /* it was made */
    struct cells files;      /* written so far, by their names within the folder */
    const struct kind *kind; /* of the file that is being written */
    const char *text;        /* the same, where a file is a text that is there */
};

/* Writes one file to OUT; errors of writing are told by who closes it. False with
 * WHY. */
typedef bool evidence_writer(struct evidence *evidence, FILE *out, struct why *why);

evidence_writer evidence_booklet, evidence_register, evidence_findings, evidence_reviews;
evidence_writer evidence_journal, evidence_changes, evidence_raw, evidence_others,
    evidence_snapshots;
evidence_writer evidence_head, evidence_script;
evidence_writer evidence_readme_en, evidence_readme_ja;

/* Writes the file NAME of the folder by WRITE and notes it. */
bool evidence_put(struct evidence *evidence, const char *name, evidence_writer *write,
                  struct why *why);

/* Writes the text of the struct. */
evidence_writer evidence_text;

/* Writes records/KIND.csv of every kind, notices/… of every publication. */
bool evidence_put_records(struct evidence *evidence, struct why *why);
bool evidence_put_notices(struct evidence *evidence, struct why *why);

/* Writes the row of COUNT headings, English keys of words_in(). */
void evidence_headings(struct csv_writer *writer, const char *const *headings, size_t count,
                       enum lang lang);

/* What stands in the folder, for the README: a name and an English key. */
struct evidence_file {
    const char *name;
    evidence_writer *write; /* NULL: written elsewhere */
    const char *about;
};
extern const struct evidence_file evidence_files[];
extern const size_t evidence_files_count;

#endif
