/* See export.h: JSON, a kind, the register, or everything in one file. */
#include "cli/export.h"

#include "export/all_export.h"
#include "export/kind_export.h"
#include "export/register_export.h"

static bool write_json(struct model *m, const struct export_job *job, FILE *out, struct why *why)
{
    switch (job->selection) {
    case EXPORT_KIND:
        return kind_export_json(m, job->kind, NULL, out, why);
    case EXPORT_REGISTER:
        return register_export_json(m, out, why);
    case EXPORT_ALL:
    case EXPORT_NOTHING:
    case EXPORT_ARTICLE30:
        break;
    }
    return all_export_json(m, out, why);
}

bool export_as_json(struct model *m, const struct export_job *job, struct why *why)
{
    return export_to(m, job, write_json, why);
}
