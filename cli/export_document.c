/*
 * See export.h: documents to read, HTML and Markdown. Without a selector the whole record
 * as a booklet.
 */
#include "cli/export.h"

#include "export/booklet.h"
#include "export/table_document.h"
#include "model/findings.h"
#include "model/rules_own.h"

/* The rulebook is freed before the inventory is let go, as what stands ready for it
 * goes with that. */
static bool write_booklet(struct model *m, enum document_format format, FILE *out, struct why *why)
{
    struct buf folder = {0};
    struct rulebook_options how = {.folder = rules_own_folder(&folder) ? folder.text : NULL};
    struct rulebook *book = rulebook_new(m, &how);
    bool done = booklet_write(m, book, format, out, why);
    rulebook_free(book);
    buf_clear(&folder);
    return done;
}

static bool write_document(struct model *m, const struct export_job *job,
                           enum document_format format, FILE *out, struct why *why)
{
    if (job->selection == EXPORT_NOTHING)
        return write_booklet(m, format, out, why);
    return table_document_write(m, job->kind, format, out, why);
}

static bool write_html(struct model *m, const struct export_job *job, FILE *out, struct why *why)
{
    return write_document(m, job, DOCUMENT_HTML, out, why);
}

static bool write_md(struct model *m, const struct export_job *job, FILE *out, struct why *why)
{
    return write_document(m, job, DOCUMENT_MD, out, why);
}

bool export_as_html(struct model *m, const struct export_job *job, struct why *why)
{
    return export_to(m, job, write_html, why);
}

bool export_as_md(struct model *m, const struct export_job *job, struct why *why)
{
    return export_to(m, job, write_md, why);
}
