/*
 * What a notice states, gathered from the records.
 */
#include "import/drift_inside.h"

#include "model/buf.h"
#include "model/kinds.h"
#include "model/listing.h"
#include "model/mem.h"
#include "model/periods.h"
#include "model/record.h"
#include "model/record_reader.h"
#include "model/titles.h"

#include <stdlib.h>
#include <string.h>

/* The notice that is held: which records stand in it. */
struct scope {
    struct model *m;
    struct drift *drift;
    const char *notice;       /* its code, "" for none */
    const char *organization; /* its code, or "" */
    const char *type;         /* of the notice, "" not told */
    const struct kind *kind;  /* of the records that are read */
};

/* What records state: the targets of a field, or the record itself where COLUMN
 * is NULL. */
struct source {
    const char *kind, *column;
    enum drift_theme theme;
    enum drift_part part;
    bool expected;
    const char *const *columns; /* where the names stand; NULL: those of named */
};

static const char *const named[] = {"name",        "wording",     "wording_en",
                                    "public_name", "other_names", NULL};
static const char *const called[] = {"name", NULL};
static const char *const used_for[] = {"our_purpose", "their_purpose", NULL};
static const char *const use_there[] = {"recipient_use", NULL};
static const char *const open_list[] = {"items_wording", NULL};
static const char *const in_words[] = {"scope", NULL};

/* clang-format off */
static const struct source sources[] = {
    {"purpose", NULL, DRIFT_PURPOSE, DRIFT_PURPOSES, true, named},
    {"category", "purposes", DRIFT_PURPOSE, DRIFT_PURPOSES, true, named},
    {"category", "items", DRIFT_ITEM, DRIFT_ITEMS, true, named},
    {"category", "optional_items", DRIFT_ITEM, DRIFT_ITEMS, false, named},
    {"acquisition", "items", DRIFT_ITEM, DRIFT_ITEMS, false, named},
    {"provision", "recipients", DRIFT_RECIPIENT, DRIFT_PROVISION, true, named},
    {"provision", "items", DRIFT_ITEM, DRIFT_PROVISION, true, named},
    {"provision", NULL, DRIFT_ITEM, DRIFT_PROVISION, false, open_list},
    {"provision", "purposes", DRIFT_PURPOSE, DRIFT_PROVISION, true, named},
    {"provision", NULL, DRIFT_PURPOSE, DRIFT_PROVISION, false, use_there},
    {"joint_use", "users", DRIFT_USER, DRIFT_JOINT_USE, true, named},
    {"joint_use", NULL, DRIFT_USER, DRIFT_JOINT_USE, false, in_words},
    {"joint_use", "responsible", DRIFT_USER, DRIFT_JOINT_USE, false, named},
    {"joint_use", "items", DRIFT_ITEM, DRIFT_JOINT_USE, true, named},
    {"joint_use", NULL, DRIFT_ITEM, DRIFT_JOINT_USE, false, open_list},
    {"joint_use", "purposes", DRIFT_PURPOSE, DRIFT_JOINT_USE, true, named},
    {"entrustment", "contractor", DRIFT_CONTRACTOR, DRIFT_ENTRUSTMENT, false, named},
    {"entrustment", "subcontractors", DRIFT_CONTRACTOR, DRIFT_ENTRUSTMENT, false, named},
    {"transmission", NULL, DRIFT_SERVICE, DRIFT_TRANSMISSION, true, called},
    {"transmission", "provider", DRIFT_PROVIDER, DRIFT_TRANSMISSION, true, named},
    {"transmission", NULL, DRIFT_PURPOSE, DRIFT_TRANSMISSION, false, used_for},
    {"retention", NULL, DRIFT_PERIOD, DRIFT_RETENTION, true, named},
    {"organization", NULL, DRIFT_USER, DRIFT_JOINT_USE, false, called},
};
/* clang-format on */

static void add_fact(struct drift *drift, const struct source *source, const struct kind *kind,
                     int64_t id, bool elsewhere)
{
    drift->facts =
        mem_grow(drift->facts, drift->fact_count, &drift->fact_capacity, sizeof *drift->facts);
    drift->facts[drift->fact_count++] =
        (struct drift_fact){.theme = source->theme,
                            .part = source->part,
                            .kind = kind,
                            .id = id,
                            .columns = source->columns,
                            .expected = source->expected && !elsewhere,
                            .elsewhere = source->expected && elsewhere};
}

static const char *value(struct record_reader *reader, const struct kind *kind, const char *column)
{
    size_t field = kinds_field(kind, column);
    return field == kind->field_count ? "" : record_reader_value(reader, field).text;
}

/* Whether the record that READER stands at is of the organization of the notice and
 * in use. */
static bool is_ours(const struct scope *scope, struct record_reader *reader,
                    const struct kind *kind)
{
    if (strcmp(value(reader, kind, "status"), "retired") == 0)
        return false;
    const char *owner = value(reader, kind, "organization");
    return owner[0] == '\0' || scope->organization[0] == '\0' ||
           strcmp(owner, scope->organization) == 0;
}

/* Whether a notice of that type states records of KIND that name no notice. */
static bool is_of_type(const struct scope *scope, const char *kind)
{
    if (strcmp(scope->type, "transmission") == 0)
        return strcmp(kind, "transmission") == 0;
    if (strcmp(scope->type, "opt_out") == 0)
        return strcmp(kind, "provision") == 0;
    return strcmp(scope->type, "policy") != 0;
}

/* Whether the record is stated in the notice, and not only in others. */
static bool is_stated(const struct scope *scope, struct record_reader *reader,
                      const struct kind *kind)
{
    const char *notices = value(reader, kind, "notices");
    if (notices[0] == '\0' || scope->notice[0] == '\0')
        return is_of_type(scope, kind->name);
    struct cells codes = {0};
    cells_parse(notices, &codes);
    bool stated = cells_find(&codes, scope->notice) < codes.count;
    cells_clear(&codes);
    return stated;
}

static void take_record(void *context, struct record_reader *reader, int64_t id)
{
    const struct scope *scope = context;
    const struct kind *kind = scope->kind;
    bool purpose = strcmp(kind->name, "purpose") == 0;
    if (purpose && strcmp(value(reader, kind, "applies_to_all"), "yes") != 0)
        return; /* categories name it, or nobody does */
    if (!is_ours(scope, reader, kind))
        return;
    bool elsewhere = !is_stated(scope, reader, kind);
    for (size_t i = 0; i < sizeof sources / sizeof sources[0]; i++) {
        const struct source *source = &sources[i];
        if (strcmp(source->kind, kind->name) != 0)
            continue;
        if (source->column == NULL) {
            add_fact(scope->drift, source, kind, id, elsewhere);
            continue;
        }
        size_t count;
        struct title *const *targets =
            record_reader_targets(reader, kinds_field(kind, source->column), &count);
        for (size_t k = 0; k < count; k++) {
            add_fact(scope->drift, source, targets[k]->kind, targets[k]->id, elsewhere);
            if (source->theme == DRIFT_PROVIDER)
                scope->drift->facts[scope->drift->fact_count - 1].service = id;
        }
    }
}

static bool take_kind(struct scope *scope, const char *name, struct why *why)
{
    const struct listing_query query = {.kind = scope->kind = kinds_find(name)};
    return record_reader_each(scope->m, &query, take_record, scope, why);
}

static int by_record(const void *left, const void *right)
{
    const struct drift_fact *a = left, *b = right;
    if (a->part != b->part)
        return a->part < b->part ? -1 : 1;
    if (a->theme != b->theme)
        return a->theme < b->theme ? -1 : 1;
    int kind = strcmp(a->kind->name, b->kind->name);
    if (kind != 0)
        return kind;
    if (a->id != b->id)
        return a->id < b->id ? -1 : 1;
    if (a->service != b->service)
        return a->service < b->service ? -1 : 1;
    int expected = (a->expected < b->expected) - (a->expected > b->expected);
    return expected != 0 ? expected : (a->elsewhere < b->elsewhere) - (a->elsewhere > b->elsewhere);
}

/* Leaves each record once for a part and theme, a provider for each service: where it is expected,
 * if it is anywhere. */
static void join_facts(struct drift *drift)
{
    size_t kept = 0;
    if (drift->fact_count > 0)
        qsort(drift->facts, drift->fact_count, sizeof *drift->facts, by_record);
    for (size_t i = 0; i < drift->fact_count; i++) {
        const struct drift_fact *fact = &drift->facts[i];
        const struct drift_fact *last = kept == 0 ? NULL : &drift->facts[kept - 1];
        if (last == NULL || last->part != fact->part || last->theme != fact->theme ||
            last->kind != fact->kind || last->id != fact->id || last->service != fact->service)
            drift->facts[kept++] = *fact;
    }
    drift->fact_count = kept;
}

static void add_name(struct drift_fact *fact, const char *name)
{
    struct buf key = {0};
    drift_key(name, &key);
    if (key.length > 0 && cells_find(&fact->names, name) == fact->names.count) {
        cells_add(&fact->names, name);
        cells_add(&fact->keys, buf_text(&key));
    }
    buf_clear(&key);
}

/* A period in either language, and the key of its event: both stand in the text,
 * in one cell or in two. */
static void add_periods(struct drift_fact *fact, const struct record *record)
{
    const char *period = record_value(record, "period");
    struct buf event = {0};
    for (enum lang lang = LANG_EN; lang <= LANG_JA && period[0] != '\0'; lang++) {
        struct buf text = {0};
        period_format(period, lang, &text);
        add_name(fact, buf_text(&text));
        buf_clear(&text);
    }
    drift_key(record_value(record, "event"), &event);
    fact->event = buf_take(&event);
}

static bool name_fact(struct model *m, struct drift_fact *fact, struct why *why)
{
    struct record *record = record_load(m, fact->kind, fact->id, why);
    if (record == NULL)
        return false;
    fact->code = mem_copy(record_value(record, "code"));
    for (const char *const *column = fact->columns; *column != NULL; column++) {
        struct cells lines = {0};
        if (kinds_field(fact->kind, *column) == fact->kind->field_count)
            continue;
        cells_parse(record_value(record, *column), &lines);
        if (strcmp(*column, "other_names") != 0)
            add_name(fact, record_value(record, *column));
        for (size_t i = 0; i < lines.count; i++)
            add_name(fact, lines.items[i]);
        cells_clear(&lines);
    }
    if (fact->theme == DRIFT_PERIOD)
        add_periods(fact, record);
    record_free(record);
    return true;
}

/* The code of the only privacy notice that is nobody's edition; NULL with WHY
 * where there are several. "" for none. */
static char *only_notice(struct model *m, struct why *why)
{
    const struct kind *kind = kinds_find("notice");
    const struct listing_query query = {.kind = kind};
    struct listing listing = {0};
    struct buf codes = {0};
    char *found = NULL;
    bool done = listing_load(m, &query, &listing, why);
    for (size_t i = 0; i < listing.count && done; i++) {
        struct record *record = record_load(m, kind, listing.ids[i], why);
        done = record != NULL;
        if (done && strcmp(record_value(record, "notice_type"), "privacy_notice") == 0 &&
            record_value(record, "parent")[0] == '\0') {
            buf_printf(&codes, "%s%s", codes.length == 0 ? "" : ", ", record_value(record, "code"));
            free(found);
            found = mem_copy(record_value(record, "code"));
        }
        record_free(record);
    }
    listing_clear(&listing);
    if (done && found != NULL && strcmp(found, buf_text(&codes)) != 0)
        done = why_set_class(why, WHY_USAGE,
                             "There are several privacy notices. Say with --notice which one the "
                             "file is: %s.",
                             buf_text(&codes));
    buf_clear(&codes);
    if (done && found == NULL)
        found = mem_copy("");
    if (!done) {
        free(found);
        found = NULL;
    }
    return found;
}

static bool gather(struct scope *scope, struct why *why)
{
    static const char *const kinds_read[] = {"purpose",      "category",  "acquisition",
                                             "organization", "provision", "joint_use",
                                             "entrustment",  "retention", "transmission"};
    bool done = true;
    for (size_t i = 0; i < sizeof kinds_read / sizeof kinds_read[0] && done; i++)
        done = take_kind(scope, kinds_read[i], why);
    join_facts(scope->drift);
    for (size_t i = 0; i < scope->drift->fact_count && done; i++)
        done = name_fact(scope->m, &scope->drift->facts[i], why);
    return done;
}

bool drift_gather(struct model *m, const char *code, struct drift *drift, struct why *why)
{
    drift->notice = code == NULL ? only_notice(m, why) : mem_copy(code);
    if (drift->notice == NULL)
        return false;
    struct record *notice = NULL;
    if (drift->notice[0] != '\0') {
        notice = record_load_code(m, kinds_find("notice"), drift->notice, why);
        if (notice == NULL)
            return false;
    }
    struct scope scope = {
        .m = m, .drift = drift, .notice = drift->notice, .organization = "", .type = ""};
    if (notice != NULL) {
        scope.organization = record_value(notice, "organization");
        scope.type = record_value(notice, "notice_type");
    }
    drift->notice_name = mem_copy(notice == NULL ? "" : record_value(notice, "name"));
    bool done = gather(&scope, why);
    record_free(notice);
    return done;
}
