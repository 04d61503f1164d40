/*
 * What a person is told of third parties in foreign countries (APPI Art. 28(2),
 * Rules Art. 17; GDPR Art. 13(1)(f)). Provisions, entrustments and joint uses of
 * which the same is told stand together. See notice_inside.h.
 */
#include "export/notice_inside.h"

#include "model/countries.h"
#include "model/mem.h"

#include <stdlib.h>
#include <string.h>

static const char *const kinds_abroad[] = {"provision", "entrustment", "joint_use"};

/* The fields that name the other side, by kind. */
static const char *other_side(const struct record *record)
{
    if (strcmp(record->kind->name, "provision") == 0)
        return "recipients";
    return strcmp(record->kind->name, "entrustment") == 0 ? "contractor" : "users";
}

static void add_country(struct writing *w, struct buf *out, struct cells *seen, const char *code)
{
    if (code[0] == '\0' || strcmp(code, "JP") == 0 || cells_find(seen, code) < seen->count)
        return;
    cells_add(seen, code);
    writing_join(w, out, country_name(code, w->lang));
}

/* The foreign countries of RECORD: its own, else those of the other side. */
static void put_countries(struct writing *w, const struct record *record, struct buf *out)
{
    struct cells seen = {0};
    bool has = kinds_field(record->kind, "country") < record->kind->field_count;
    if (has && !writing_empty(record, "country")) {
        add_country(w, out, &seen, record_value(record, "country"));
    } else {
        size_t count;
        const struct record **others = writing_targets(w, record, other_side(record), &count);
        for (size_t i = 0; i < count; i++)
            add_country(w, out, &seen, record_value(others[i], "country"));
        free(others);
    }
    cells_clear(&seen);
}

enum { FOREIGN_FIELDS = 6 };

/* The fields that tell of it, in the order in which they are told. */
static const char *const told[FOREIGN_FIELDS] = {"country_unknown_reason", "foreign_substitute",
                                                 "foreign_system",         "foreign_measures",
                                                 "foreign_missing_reason", "foreign_ground"};

struct abroad {
    const struct record *record;
    char *countries;
};

static bool is_abroad(const struct abroad *abroad)
{
    return abroad->countries[0] != '\0' ||
           !writing_empty(abroad->record, "country_unknown_reason") ||
           !writing_empty(abroad->record, "foreign_ground");
}

static bool same_told(const struct abroad *a, const struct abroad *b)
{
    bool same = strcmp(a->countries, b->countries) == 0;
    for (size_t i = 0; i < FOREIGN_FIELDS && same; i++)
        same = writing_is(a->record, told[i], record_value(b->record, told[i]));
    return same;
}

static struct abroad *read_abroad(struct writing *w, size_t *found)
{
    struct abroad *all = NULL;
    size_t capacity = 0;
    *found = 0;
    for (size_t k = 0; k < sizeof kinds_abroad / sizeof kinds_abroad[0]; k++) {
        size_t count;
        const struct record **records = writing_standing(w, kinds_abroad[k], &count);
        for (size_t i = 0; i < count; i++) {
            struct buf named = {0};
            put_countries(w, records[i], &named);
            struct abroad abroad = {records[i], buf_take(&named)};
            if (is_abroad(&abroad)) {
                all = mem_grow(all, *found, &capacity, sizeof *all);
                all[(*found)++] = abroad;
            } else {
                free(abroad.countries);
            }
        }
        free(records);
    }
    return all;
}

/* Whether Article 28(2) has the person told of country, system and measures:
 * with consent, or where nobody said on what it rests. */
static bool rests_on_consent(const struct record *record)
{
    return writing_empty(record, "foreign_ground") ||
           writing_is(record, "foreign_ground", "consent");
}

/* clang-format off */
static const struct notice_ground grounds[] = {
    {"consent", N_("With the consent of the person")},
    {"equivalent_country", N_("The country has a system of protection recognized as equivalent to Japan's")},
    {"equivalent_measures", N_("The recipient has a system for taking measures equivalent to those of Japan's law")},
    {"exempt", N_("In a case that the law exempts")},
    {NULL, NULL},
};
/* clang-format on */

/* The country; or that it cannot be named, why, and what is told instead. */
static void write_country(struct writing *w, const struct abroad *abroad)
{
    const struct record *record = abroad->record;
    if (abroad->countries[0] == '\0' && !writing_empty(record, "country_unknown_reason")) {
        writing_pair(w, N_("Country"), writing_words(w, N_("It cannot be named beforehand.")),
                     record, DUTY_FOREIGN);
        writing_pair_field(w, N_("Why it cannot be named"), record, "country_unknown_reason",
                           DUTY_FOREIGN);
        writing_pair_field(w, N_("What we can tell instead"), record, "foreign_substitute",
                           DUTY_FOREIGN);
        return;
    }
    writing_pair_needed(w, N_("Country"), abroad->countries, record, DUTY_FOREIGN);
    if (rests_on_consent(record))
        writing_pair_needed(w, N_("That country's system of protection"),
                            record_value(record, "foreign_system"), record, DUTY_FOREIGN);
    else
        writing_pair_field(w, N_("That country's system of protection"), record, "foreign_system",
                           DUTY_FOREIGN);
}

static void write_measures(struct writing *w, const struct record *record)
{
    if (!writing_empty(record, "foreign_measures"))
        writing_pair_field(w, N_("Measures that the recipient takes"), record, "foreign_measures",
                           DUTY_FOREIGN);
    else if (!writing_empty(record, "foreign_missing_reason"))
        writing_pair_field(w, N_("Why the recipient's measures cannot be told"), record,
                           "foreign_missing_reason", DUTY_FOREIGN);
    else if (rests_on_consent(record))
        writing_pair_needed(w, N_("Measures that the recipient takes"), "", record, DUTY_FOREIGN);
}

/* What is told of FIRST and of those after it of which the same is told. */
static void write_abroad(struct writing *w, const struct abroad *all, size_t count)
{
    struct buf names = {0};
    for (size_t i = 0; i < count; i++)
        if (same_told(&all[0], &all[i]))
            buf_printf(&names, "%s%s", names.length > 0 ? "\n" : "",
                       record_value(all[i].record, "name"));
    /* A table of its own, so that pairs of two groups do not run together. */
    writing_say(w, N_("Personal data may reach third parties in foreign countries as follows."));
    writing_from(w, all[0].record);
    writing_duty(w, DUTY_FOREIGN);
    writing_pair(w, N_("What is given"), buf_text(&names), all[0].record, DUTY_FOREIGN);
    for (size_t i = 1; i < count; i++)
        if (same_told(&all[0], &all[i]))
            writing_from(w, all[i].record);
    write_country(w, &all[0]);
    write_measures(w, all[0].record);
    writing_pair_ground(w, grounds, all[0].record, "foreign_ground", DUTY_FOREIGN);
    buf_clear(&names);
}

void notice_foreign(struct writing *w)
{
    size_t found;
    struct abroad *all = read_abroad(w, &found);
    for (size_t i = 0; i < found; i++) {
        bool before = false;
        for (size_t j = 0; j < i && !before; j++)
            before = same_told(&all[j], &all[i]);
        if (!before)
            write_abroad(w, all + i, found - i);
    }
    for (size_t i = 0; i < found; i++)
        free(all[i].countries);
    free(all);
}
