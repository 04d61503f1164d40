/* See consequence.h. */
#include "export/consequence.h"

#include "model/buf.h"
#include "model/refer.h"

#include <stdlib.h>
#include <string.h>

static bool is(const struct record *record, const char *column, const char *value)
{
    return strcmp(record_value(record, column), value) == 0;
}

static bool has(const struct record *record, const char *column)
{
    return kinds_field(record->kind, column) < record->kind->field_count && !is(record, column, "");
}

/* Whether record ID is named in the field COLUMN of a record of the kind FROM for
 * which TEST holds. */
static bool is_named(struct model *m, const char *from, const char *column, int64_t id,
                     bool (*test)(struct model *m, const struct referrer *by))
{
    const struct kind *source = kinds_find(from);
    size_t count = 0;
    bool named = false;
    struct referrer *all = refer_through(m, source, kinds_field(source, column), id, &count);
    for (size_t i = 0; i < count && !named; i++)
        named = test(m, &all[i]);
    free(all);
    return named;
}

static bool by_any(struct model *m, const struct referrer *by)
{
    (void)m;
    (void)by;
    return true;
}

/* A party that is responsible for a joint use. */
static bool by_responsible(struct model *m, const struct referrer *by)
{
    return is_named(m, "joint_use", "responsible", by->id, by_any);
}

static bool by_opt_out(struct model *m, const struct referrer *by)
{
    struct why ignored = {0};
    struct record *record = record_load(m, by->kind, by->id, &ignored);
    bool found = record != NULL && is(record, "ground", "opt_out");
    record_free(record);
    return found;
}

/* A category of which something is given by opt-out. */
static bool by_given(struct model *m, const struct referrer *by)
{
    return is_named(m, "provision", "categories", by->id, by_opt_out);
}

/* A country that is not ours. */
static bool is_foreign(const struct record *record)
{
    return has(record, "country") && !is(record, "country", "JP");
}

static bool is_told_abroad(const struct record *record)
{
    return is_foreign(record) || has(record, "foreign_ground") ||
           has(record, "country_unknown_reason");
}

/* Whether RECORD of M belongs to PART as far as it says so itself. */
static bool belongs(struct model *m, const struct record *record, enum notice_part part)
{
    const char *kind = record->kind->name;
    bool party = strcmp(kind, "party") == 0, organization = strcmp(kind, "organization") == 0;
    bool opt_out = strcmp(kind, "provision") == 0 && is(record, "ground", "opt_out");
    if (part == NOTICE_FOREIGN)
        return is_told_abroad(record);
    if (part == NOTICE_OPT_OUT)
        return opt_out ||
               (organization && is_named(m, "category", "organization", record->id, by_given));
    if (part == NOTICE_PROVISION)
        return !opt_out;
    if (part == NOTICE_JOINT_USE && party)
        return is_named(m, "joint_use", "responsible", record->id, by_any);
    if (part == NOTICE_JOINT_USE && organization)
        return is_named(m, "party", "organization", record->id, by_responsible);
    if (part == NOTICE_MEASURES && strcmp(kind, "storage") == 0)
        return is_foreign(record);
    if (part == NOTICE_MEASURES && strcmp(kind, "measure") == 0)
        return !is(record, "publication", "withheld");
    return true;
}

/* Whether the table has a row for records of KIND in PART. */
static bool speaks_of(enum notice_part part, const char *kind)
{
    for (size_t i = 0; i < notice_timing_count; i++)
        if (notice_timing_is_of(&notice_timings[i], part, kind))
            return true;
    return false;
}

static void find_parts(struct consequence_case *about)
{
    const char *kind = about->difference->kind->name;
    for (size_t p = 0; p < NOTICE_PARTS; p++) {
        enum notice_part part = (enum notice_part)p;
        about->parts[p] = speaks_of(part, kind) &&
                          ((about->old != NULL && belongs(about->before, about->old, part)) ||
                           (about->new != NULL &&belongs(about->after, about->new, part)));
    }
}

bool consequence_begin(struct consequence_case *about, struct model *before, struct model *after,
                       const struct difference *difference, struct why *why)
{
    *about = (struct consequence_case){.before = before, .after = after, .difference = difference};
    if (difference->change != DIFFER_CAME)
        about->old = record_load(before, difference->kind, difference->id, why);
    if (difference->change != DIFFER_WENT)
        about->new = record_load(after, difference->kind, difference->id, why);
    bool whole = (about->old != NULL || difference->change == DIFFER_CAME) &&
                 (about->new != NULL || difference->change == DIFFER_WENT);
    if (whole)
        find_parts(about);
    else
        consequence_end(about);
    return whole;
}

void consequence_end(struct consequence_case *about)
{
    record_free(about->old);
    record_free(about->new);
    *about = (struct consequence_case){0};
}

/* Of two rows the one that asks for more. */
static bool is_stricter(const struct notice_timing_row *a, const struct notice_timing_row *b)
{
    return a->timing != b->timing ? a->timing > b->timing : a->filing > b->filing;
}

size_t consequence_rows(const struct consequence_case *about, const char *field,
                        const struct notice_timing_row *rows[CONSEQUENCES_MOST])
{
    size_t count = 0;
    for (size_t p = 0; p < NOTICE_PARTS; p++) {
        const struct notice_timing_row *row =
            !about->parts[p]
                ? NULL
                : notice_timing_find((enum notice_part)p, about->difference->kind->name, field);
        if (row == NULL || row->article == NULL)
            continue;
        size_t at = count++;
        for (; at > 0 && is_stricter(row, rows[at - 1]); at--)
            rows[at] = rows[at - 1];
        rows[at] = row;
    }
    return count;
}

void consequence_put(const struct notice_timing_row *row, enum lang lang, struct buf *out)
{
    buf_puts(out, notice_timing_words(row == NULL ? TIMING_RECORD : row->timing, lang));
    if (row != NULL && row->filing)
        buf_puts(out, words_in(lang, N_(", and filed with the commission")));
    if (row != NULL && row->article != NULL)
        buf_printf(out, " (%s)", words_in(lang, row->article));
}
