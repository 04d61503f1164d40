/* The words of the incident sheet. See impact_inside.h. */
#include "export/impact_inside.h"

#include "model/numbers.h"
#include "model/present.h"

#include <string.h>

const struct impact_head_row impact_heads[IMPACT_HEADS] = {
    [IMPACT_SENSITIVE] = {"sensitive", N_("Special care-required personal information is touched"),
                          N_("Enforcement Rules Art. 7(i)"), NULL},
    [IMPACT_PROPERTY] = {"property", N_("Damage to property is to be feared from misuse"),
                         N_("Enforcement Rules Art. 7(ii)"),
                         N_("Could what got out be used to take money or goods, such as numbers "
                            "of cards with what pays by them, or passwords?")},
    [IMPACT_WRONGFUL] = {"wrongful", N_("It may have been done with a wrongful purpose"),
                         N_("Enforcement Rules Art. 7(iii)"),
                         N_("Was it, or may it have been, done on purpose: access without right, "
                            "ransomware, theft, data carried off by staff?")},
    [IMPACT_MANY] = {"many", N_("More than 1,000 persons are touched"),
                     N_("Enforcement Rules Art. 7(iv)"), NULL},
    [IMPACT_NUMBERS] = {"numbers", N_("Individual numbers of more than 100 persons are touched"),
                        N_("My Number Act Art. 29-4 (it has other heads as well)"), NULL},
};

const char *impact_answer_words(const struct impact *impact, enum impact_head head, enum lang lang)
{
    enum impact_answer answer = impact->heads[head];
    bool counted = head == IMPACT_MANY || (head == IMPACT_NUMBERS && impact->numbers.known > 0);
    static const char *const words[] = {
        [IMPACT_LIKELY] = N_("likely; please check"),
        [IMPACT_OPEN] = N_("the ledger cannot tell; please find out"),
        [IMPACT_UNKNOWN] = N_("not known, since counts, items or their classes are missing in the "
                              "ledger, or its counts are more than a year old; please find out"),
        [IMPACT_NOT_SEEN] = N_("nothing of it stands in the ledger; please check"),
    };
    if (answer == IMPACT_NOT_SEEN && counted)
        return words_in(lang, N_("by the counts of the ledger they are not more; please check"));
    return words_in(lang, words[answer]);
}

const char *impact_answer_name(enum impact_answer answer)
{
    static const char *const names[] = {[IMPACT_LIKELY] = "likely",
                                        [IMPACT_OPEN] = "open",
                                        [IMPACT_UNKNOWN] = "unknown",
                                        [IMPACT_NOT_SEEN] = "not_seen"};
    return names[answer];
}

/* Of a role that has no words of its own those of its kind are taken. */
static const struct {
    const char *name, *words, *kind;
} roles[IMPACT_ROLES] = {
    [IMPACT_CATEGORY] = {"category", N_("named itself"), NULL},
    [IMPACT_STORAGE] = {"storage", N_("Place of storage"), NULL},
    [IMPACT_PROVIDER] = {"storage_provider", N_("Provider of the storage"), NULL},
    [IMPACT_CONTRACTOR] = {"contractor", N_("Contractor"), NULL},
    [IMPACT_SUBCONTRACTOR] = {"subcontractor", N_("Subcontractor"), NULL},
    [IMPACT_RECIPIENT] = {"recipient", N_("Recipient"), NULL},
    [IMPACT_JOINT_USER] = {"joint_user", N_("Joint user"), NULL},
    [IMPACT_RECEIVER] = {"receiver", N_("Receiver of external transmission"), NULL},
    [IMPACT_CONTROLLER] = {"controller", N_("Controller that we act for"), NULL},
    [IMPACT_ITEM] = {"item", NULL, "item"},
    [IMPACT_OPTIONAL_ITEM] = {"optional_item", NULL, "item"},
    [IMPACT_DEPARTMENT] = {"department", NULL, "department"},
    [IMPACT_ORGANIZATION] = {"organization", NULL, "organization"},
    [IMPACT_PURPOSE] = {"purpose", NULL, "purpose"},
    [IMPACT_ACQUISITION] = {"acquisition", NULL, "acquisition"},
    [IMPACT_MEASURE] = {"measure", NULL, "measure"},
    [IMPACT_RETENTION] = {"retention", NULL, "retention"},
    [IMPACT_DISPOSAL] = {"disposal", NULL, "disposal"},
    [IMPACT_DESK] = {"desk", NULL, "desk"},
    [IMPACT_INCIDENT] = {"incident", NULL, "incident"},
};

const char *impact_role_words(enum impact_role role, enum lang lang)
{
    return roles[role].words != NULL ? words_in(lang, roles[role].words)
                                     : kinds_find(roles[role].kind)->label[lang];
}

const char *impact_role_name(enum impact_role role)
{
    return roles[role].name;
}

void impact_put_title(const struct record *record, struct buf *out)
{
    buf_printf(out, "%s %s", record_value(record, "code"), record_value(record, "name"));
}

void impact_put_more(const char *divider, const char *text, struct buf *out)
{
    if (out->length > 0)
        buf_puts(out, divider);
    buf_puts(out, text);
}

void impact_put_item(const struct record *item, enum lang lang, struct buf *out)
{
    const struct field *field = &item->kind->fields[kinds_field(item->kind, "item_class")];
    const char *value = record_value(item, "item_class");
    buf_puts(out, record_value(item, "name"));
    if (value[0] == '\0' || strcmp(value, "ordinary") == 0)
        value = impact_is_sensitive(item) ? "sensitive" : "";
    const struct choice *choice = value[0] == '\0' ? NULL : kinds_choice(field, value);
    if (choice != NULL)
        buf_printf(out, " [%s]", choice->label[lang]);
}

/* Adds what else is to be known of VIA: what it is limited to, its end. */
static void put_limits(const struct impact_paper *paper, const struct record *via, struct buf *out)
{
    static const char *const columns[] = {"items", "information"};
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++) {
        size_t field = kinds_field(via->kind, columns[i]);
        if (field == via->kind->field_count || via->values[field][0] == '\0')
            continue;
        struct buf limits = {0};
        present_text(paper->m, &via->kind->fields[field], via->values[field], paper->lang, &limits);
        buf_printf(out, "; %s: %s", via->kind->fields[field].label[paper->lang], limits.text);
        buf_clear(&limits);
    }
    if (impact_is_ended(paper->impact, via)) {
        buf_puts(out, "; ");
        buf_printf(out, words_in(paper->lang, N_("ended on %s; was all returned or deleted?")),
                   record_value(via, "ended_on"));
    }
}

static void put_via(const struct impact_paper *paper, const struct record *via, struct buf *out)
{
    buf_printf(out, "%s ", via->kind->label[paper->lang]);
    impact_put_title(via, out);
    put_limits(paper, via, out);
}

void impact_put_reason(const struct impact_paper *paper, const struct impact_link *reason,
                       struct buf *out)
{
    if (reason->role == IMPACT_CATEGORY) {
        buf_puts(out, impact_role_words(reason->role, paper->lang));
        return;
    }
    if (reason->what == NULL) {
        put_via(paper, reason->via, out);
        return;
    }
    buf_printf(out, "%s ", impact_role_words(reason->role, paper->lang));
    impact_put_title(reason->what, out);
    if (reason->via == NULL)
        return;
    buf_puts(out, " (");
    put_via(paper, reason->via, out);
    buf_putc(out, ')');
}

void impact_put_persons(const struct impact_persons *persons, enum lang lang, struct buf *out)
{
    if (persons->known > 0) {
        const char *format =
            persons->known == 1
                ? N_("%s (data categories: %s)")
                : N_("%s (data categories: %s; who stands in several is counted in each of them)");
        buf_printf(out, words_in(lang, format), count_text(persons->sum).text,
                   count_text((int64_t)persons->known).text);
    }
    if (persons->unknown > 0) {
        if (persons->known > 0)
            buf_puts(out, "; ");
        buf_printf(out, words_in(lang, N_("unknown (data categories: %s)")),
                   count_text((int64_t)persons->unknown).text);
    }
    if (persons->old > 0) {
        buf_puts(out, "; ");
        buf_printf(out, words_in(lang, N_("of these as of no day or more than a year old: %s")),
                   count_text((int64_t)persons->old).text);
    }
    if (persons->known + persons->unknown == 0)
        buf_puts(out, words_in(lang, N_("none")));
}

void impact_put_sum(const struct impact *impact, enum lang lang, struct buf *out)
{
    if (impact->category_count == 0) {
        buf_puts(out,
                 words_in(lang, N_("No data category is touched, as far as the ledger tells.")));
        return;
    }
    buf_printf(out, words_in(lang, N_("Data categories: %s. Persons: ")),
               count_text((int64_t)impact->category_count).text);
    impact_put_persons(&impact->persons, lang, out);
}
