/*
 * See intake.h: what the person says of the columns of a file.
 */
#include "import/intake_inside.h"
#include "import/mapping.h"
#include "model/mem.h"

#include <stdlib.h>
#include <string.h>

static struct headers *headers_of(const struct intake *intake)
{
    return &intake->load.files[intake->at].headers;
}

bool intake_choose(struct intake *intake, size_t column, enum headers_use use,
                   const struct header_place *place, struct why *why)
{
    if (!headers_choose(headers_of(intake), column, use, place, why))
        return false;
    headers_part_names(intake_sheet(intake), headers_of(intake));
    intake->files[intake->at].chosen = true;
    return true;
}

void intake_way(struct intake *intake, size_t column, const char *options)
{
    struct headers_target *target = &headers_of(intake)->targets[column];
    free(target->options);
    target->options = mem_copy(options);
    intake->files[intake->at].chosen = true;
}

/* What mapping_apply() changes in HEADERS, for setting it back. */
static struct headers keep_columns(const struct headers *headers)
{
    struct headers kept = *headers;
    kept.targets = mem_new(headers->count, sizeof *kept.targets);
    for (size_t i = 0; i < headers->count; i++) {
        kept.targets[i] = headers->targets[i];
        kept.targets[i].options = mem_copy(headers->targets[i].options);
    }
    kept.mapping = headers->mapping == NULL ? NULL : mem_copy(headers->mapping);
    return kept;
}

/* Frees what keep_columns() has copied. */
static void drop_columns(struct headers *kept)
{
    for (size_t i = 0; i < kept->count; i++)
        free(kept->targets[i].options);
    free(kept->targets);
    free(kept->mapping);
}

bool intake_take_mapping(struct intake *intake, const char *path, struct why *why)
{
    struct headers *headers = headers_of(intake), before = keep_columns(headers);
    struct mapping mapping = {0};
    bool done = mapping_read(path, &mapping, why) && mapping_apply(&mapping, headers, why);
    if (done) {
        headers->kept = false;
        headers_part_names(intake_sheet(intake), headers);
        intake->files[intake->at].chosen = true;
        drop_columns(&before);
    } else {
        drop_columns(headers);
        *headers = before;
    }
    mapping_clear(&mapping);
    return done;
}

bool intake_save_mapping(const struct intake *intake, const char *path, struct why *why)
{
    return mapping_write(headers_of(intake), path, true, intake->load.m, why);
}

bool intake_has_choices(const struct intake *intake)
{
    size_t i = 0;
    while (i < intake->count && !intake->files[i].chosen)
        i++;
    return i < intake->count;
}
