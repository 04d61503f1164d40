/* See export.h: Excel workbooks. Without a selector, the papers of the annual review. */
#include "cli/export.h"

#include "export/table_leaf.h"

bool export_as_xlsx(struct model *m, const struct export_job *job, struct why *why)
{
    switch (job->selection) {
    case EXPORT_KIND:
        return table_book_kind(m, job->kind, job->path, job->force, why);
    case EXPORT_REGISTER:
        return table_book_register(m, job->path, job->force, why);
    case EXPORT_ALL:
    case EXPORT_NOTHING:
    case EXPORT_ARTICLE30:
        break;
    }
    return table_book_all(m, job->path, job->force, why);
}
