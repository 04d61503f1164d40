/* See export.h: Excel workbooks. Without a selector, the papers of the annual review. */
#include "cli/export.h"

#include "export/papers.h"
#include "export/table_leaf.h"
#include "model/buf.h"
#include "model/rules_own.h"

static bool write_papers(struct model *m, const struct export_job *job, struct why *why)
{
    struct buf folder = {0};
    const char *rules = rules_own_folder(&folder) ? folder.text : NULL;
    bool done = papers_write(m, job->path, job->force, rules, why);
    buf_clear(&folder);
    return done;
}

bool export_as_xlsx(struct model *m, const struct export_job *job, struct why *why)
{
    switch (job->selection) {
    case EXPORT_KIND:
        return table_book_kind(m, job->kind, job->path, job->force, why);
    case EXPORT_REGISTER:
        return table_book_register(m, job->path, job->force, why);
    case EXPORT_ALL:
        return table_book_all(m, job->path, job->force, why);
    case EXPORT_NOTHING:
    case EXPORT_ARTICLE30:
        break;
    }
    return write_papers(m, job, why);
}
