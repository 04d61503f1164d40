/*
 * Transfers to third countries: to which, and on what they rest. Japan is one too, where
 * it is recorded as the country of a recipient, a contractor or a storage.
 */
#include "export/article30_inside.h"
#include "model/cells.h"
#include "model/compare.h"
#include "model/countries.h"
#include "model/present.h"
#include "model/register.h"

#include <stdlib.h>
#include <string.h>

/* The European Economic Area: the Union and Iceland, Liechtenstein, Norway. */
static const char *const area[] = {
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE",
    "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
};

bool article30_is_third(enum article30_template template, const char *country)
{
    if (country[0] == '\0')
        return false;
    if (template == ARTICLE30_ICO || template == ARTICLE30_ICO_PROCESSOR)
        return strcmp(country, "GB") != 0;
    for (size_t i = 0; i < sizeof area / sizeof area[0]; i++)
        if (strcmp(country, area[i]) == 0)
            return false;
    return true;
}

static void add(const struct article30_entry *e, const char *country, struct cells *codes)
{
    if (article30_is_third(e->template, country) && cells_find(codes, country) == codes->count)
        cells_add(codes, country);
}

/* Adds the countries of the parties that RECORD names in COLUMN. */
static void add_parties(const struct article30_entry *e, const struct record *record,
                        const char *column, struct cells *codes)
{
    struct cells parties = {0};
    struct why why = {.lang = e->lang};
    cells_parse(record_value(record, column), &parties);
    for (size_t i = 0; i < parties.count; i++) {
        struct record *party = record_load_code(e->m, kinds_find("party"), parties.items[i], &why);
        if (party != NULL)
            add(e, record_value(party, "country"), codes);
        record_free(party);
    }
    cells_clear(&parties);
}

/* From which records and fields countries come; NULL: the record has no country of its own. */
struct way {
    const char *kind;
    const char *country;
    const char *parties;
};

static const struct way ways[] = {
    {"provision", "country", "recipients"},   {"joint_use", NULL, "users"},
    {"entrustment", "country", "contractor"}, {"entrustment", NULL, "subcontractors"},
    {"storage", "country", "provider"},
};

void article30_countries(const struct article30_entry *e, struct buf *out)
{
    struct cells codes = {0};
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        const struct register_linked *linked = &e->row->linked[register_group(ways[i].kind)];
        for (size_t k = 0; k < linked->count; k++) {
            if (ways[i].country != NULL)
                add(e, record_value(linked->records[k], ways[i].country), &codes);
            add_parties(e, linked->records[k], ways[i].parties, &codes);
        }
    }
    if (codes.count > 1)
        qsort(codes.items, codes.count, sizeof codes.items[0], compare_texts);
    for (size_t i = 0; i < codes.count; i++)
        buf_printf(out, "%s%s", i == 0 ? "" : "\n", country_name(codes.items[i], e->lang));
    cells_clear(&codes);
}

/* Adds a line "APPI: …" for the choice in COLUMN of RECORD. */
static void put_ground(const struct article30_entry *e, const struct record *record,
                       const char *column, struct buf *out)
{
    size_t field = kinds_field(record->kind, column);
    if (record->values[field][0] == '\0')
        return;
    buf_printf(out, "%s%s: ", out->length == 0 ? "" : "\n", words_in(e->lang, N_("APPI")));
    present_text(e->m, &record->kind->fields[field], record->values[field], e->lang, out);
}

void article30_safeguards(const struct article30_entry *e, struct buf *out)
{
    static const char *const kinds_with[] = {"provision", "joint_use", "entrustment"};
    for (size_t i = 0; i < sizeof kinds_with / sizeof kinds_with[0]; i++) {
        const struct register_linked *linked = &e->row->linked[register_group(kinds_with[i])];
        for (size_t k = 0; k < linked->count; k++) {
            const char *measures = record_value(linked->records[k], "foreign_measures");
            put_ground(e, linked->records[k], "foreign_ground", out);
            if (measures[0] != '\0')
                buf_printf(out, "%s%s", out->length == 0 ? "" : "\n", measures);
        }
    }
}

void article30_transfers(const struct article30_entry *e, struct buf *out)
{
    struct buf safeguards = {0};
    article30_countries(e, out);
    article30_safeguards(e, &safeguards);
    if (safeguards.length > 0)
        buf_printf(out, "%s%s", out->length == 0 ? "" : "\n", buf_text(&safeguards));
    buf_clear(&safeguards);
}

void article30_sensitive_ground(const struct article30_entry *e, struct buf *out)
{
    const struct register_linked *linked = &e->row->linked[register_group("acquisition")];
    for (size_t i = 0; i < linked->count; i++)
        put_ground(e, linked->records[i], "sensitive_ground", out);
}
