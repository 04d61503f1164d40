/* Which notices are asked for. See notice.h. */
#include "export/notice_inside.h"

#include "model/mem.h"

#include <stdlib.h>
#include <string.h>

static enum notice_law law_of(const char *jurisdiction)
{
    if (strcmp(jurisdiction, "EU") == 0 || strcmp(jurisdiction, "UK") == 0)
        return NOTICE_EU;
    return strcmp(jurisdiction, "CN") == 0 ? NOTICE_CN : NOTICE_JP;
}

/* The organization that QUERY names, or the only one; NULL with WHY, or where
 * there is none at all: then *NONE. */
static const struct record *choose_organization(struct shelves *shelves, const char *code,
                                                bool *none, struct why *why)
{
    size_t count;
    struct record *const *all = shelves_all(shelves, "organization", &count);
    *none = count == 0 && code == NULL;
    if (code != NULL) {
        const struct record *found = shelves_find(shelves, "organization", code);
        if (found == NULL)
            why_set(why, "There is no organization %s. 'daicho list organization' shows all.",
                    code);
        return found;
    }
    if (count == 1)
        return all[0];
    if (count > 1) {
        struct buf names = {0};
        for (size_t i = 0; i < count; i++)
            buf_printf(&names, "%s%s %s", i == 0 ? "" : words_in(why->lang, ", "),
                       record_value(all[i], "code"), record_value(all[i], "name"));
        why_set(why, "There are several organizations: %s. Say with --organization whose notices.",
                buf_text(&names));
        buf_clear(&names);
    }
    return NULL;
}

/* The types in the order in which the notices of an organization are written. */
static const char *const types[] = {"privacy_notice", "transmission", "opt_out",
                                    "policy",         "other",        ""};

static bool is_asked(const struct record *notice, const struct record *organization,
                     const char *jurisdiction)
{
    const char *owner = record_value(notice, "organization");
    const char *law = record_value(notice, "jurisdiction");
    bool ours = owner[0] == '\0' || organization == NULL ||
                strcmp(owner, record_value(organization, "code")) == 0;
    bool same =
        strcmp(law, jurisdiction) == 0 || (law[0] == '\0' && strcmp(jurisdiction, "JP") == 0);
    return ours && same;
}

const struct record *notice_language_parent(struct shelves *shelves, const struct record *notice)
{
    const struct record *parent = shelves_find(shelves, "notice", record_value(notice, "parent"));
    return parent != NULL &&
                   writing_is(parent, "jurisdiction", record_value(notice, "jurisdiction"))
               ? parent
               : NULL;
}

static bool is_in(const struct record *notice, enum lang lang)
{
    return writing_is(notice, "language", lang == LANG_JA ? "ja" : "en");
}

/* Whether NOTICE is the edition for people who read LANG: of a notice and its
 * editions in other languages the one in that language, else the notice. */
static bool is_edition_for(struct shelves *shelves, const struct record *notice, enum lang lang)
{
    size_t all;
    struct record *const *notices = shelves_all(shelves, "notice", &all);
    if (notice_language_parent(shelves, notice) != NULL)
        return is_in(notice, lang);
    bool own = is_in(notice, lang), other = false;
    for (size_t i = 0; i < all && !own && !other; i++)
        other = notice_language_parent(shelves, notices[i]) == notice && is_in(notices[i], lang);
    return !other;
}

static void add_choice(struct notice_choice **choices, size_t *count, size_t *capacity,
                       struct notice_choice choice)
{
    *choices = mem_grow(*choices, *count, capacity, sizeof **choices);
    (*choices)[(*count)++] = choice;
}

/* All notices of ORGANIZATION under JURISDICTION; where it has no privacy notice,
 * one that is no record comes first. */
static struct notice_choice *choose_all(struct shelves *shelves, const struct notice_query *query,
                                        const struct record *organization, const char *jurisdiction,
                                        size_t *count)
{
    struct notice_choice *choices = NULL;
    size_t all, capacity = 0;
    struct record *const *notices = shelves_all(shelves, "notice", &all);
    enum notice_law law = law_of(jurisdiction);
    *count = 0;
    for (size_t t = 0; t < sizeof types / sizeof types[0]; t++) {
        for (size_t i = 0; i < all; i++)
            if (writing_is(notices[i], "notice_type", types[t]) &&
                is_asked(notices[i], organization, jurisdiction) &&
                (query->every_language || is_edition_for(shelves, notices[i], query->lang)))
                add_choice(&choices, count, &capacity,
                           (struct notice_choice){notices[i], organization, law});
        if (t == 0 && *count == 0)
            add_choice(&choices, count, &capacity, (struct notice_choice){NULL, organization, law});
    }
    return choices;
}

/* Whether NOTICE is one of the organization that QUERY names, if it does; false
 * with WHY. */
static bool agrees(const struct record *notice, const struct notice_query *query, struct why *why)
{
    const char *owner = record_value(notice, "organization");
    if (query->organization == NULL || owner[0] == '\0' || strcmp(owner, query->organization) == 0)
        return true;
    return why_set(why, "The notice %s is not one of the organization %s.", query->notice,
                   query->organization);
}

/* The one notice that is named. */
static struct notice_choice *choose_named(struct shelves *shelves, const struct notice_query *query,
                                          size_t *count, struct why *why)
{
    const struct record *notice = shelves_find(shelves, "notice", query->notice);
    if (notice == NULL) {
        why_set(why, "There is no notice %s. 'daicho list notice' shows all.", query->notice);
        return NULL;
    }
    if (!agrees(notice, query, why))
        return NULL;
    const struct record *organization =
        shelves_find(shelves, "organization", record_value(notice, "organization"));
    size_t all;
    struct record *const *organizations = shelves_all(shelves, "organization", &all);
    if (organization == NULL && query->organization != NULL)
        organization = shelves_find(shelves, "organization", query->organization);
    if (organization == NULL && all == 1)
        organization = organizations[0];
    struct notice_choice *choice = mem_new(1, sizeof *choice);
    *choice = (struct notice_choice){notice, organization,
                                     law_of(query->jurisdiction != NULL
                                                ? query->jurisdiction
                                                : record_value(notice, "jurisdiction"))};
    *count = 1;
    return choice;
}

/* The law whose notices are wanted where none is named: Japan's, unless others
 * alone hold for ORGANIZATION. */
static const char *usual_law(const struct record *organization)
{
    struct cells laws = {0};
    const char *usual = "JP";
    if (organization == NULL)
        return usual;
    cells_parse(record_value(organization, "jurisdictions"), &laws);
    const struct kind *kind = organization->kind;
    const struct choice *first =
        laws.count == 0
            ? NULL
            : kinds_choice(&kind->fields[kinds_field(kind, "jurisdictions")], laws.items[0]);
    if (first != NULL && cells_find(&laws, usual) == laws.count)
        usual = first->value;
    cells_clear(&laws);
    return usual;
}

struct notice_choice *notice_choose(struct shelves *shelves, const struct notice_query *query,
                                    size_t *count, struct why *why)
{
    bool none;
    struct notice_choice *choices = NULL;
    if (query->notice != NULL) {
        choices = choose_named(shelves, query, count, why);
    } else {
        const struct record *organization =
            choose_organization(shelves, query->organization, &none, why);
        if (organization != NULL || none)
            choices = choose_all(
                shelves, query, organization,
                query->jurisdiction == NULL ? usual_law(organization) : query->jurisdiction, count);
    }
    if (shelves_ok(shelves, why))
        return choices;
    free(choices);
    return NULL;
}
