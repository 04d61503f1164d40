/*
 * impact - what is touched where something went wrong at a place, with a party, with a
 * record of any kind: for the first hour of a leak.
 *
 * Records are named (seeds); each leads to the data categories whose data are or were in
 * its hands, and says why: a storage to what is kept in it, a party to what was entrusted
 * to it, provided to it, used jointly with it, stored by it or sent to it. Where data
 * comes from a party and nothing goes back it is not touched by what happens there, so
 * sources lead nowhere. A party that stands for one of our own organizations and that
 * organization are one: each leads to what the other has. Of the touched categories everything is
 * gathered that a report under Article 26 asks for, and who else holds the same data.
 *
 * The records are those of the ledger: what happened has to be found out by people. So
 * nothing here says that a report is or is not due; the heads of Rule 7 are answered as
 * far as the ledger can tell, and what it cannot tell stays open. A count that is not in
 * the ledger is unknown, never none.
 */
#ifndef IMPACT_H
#define IMPACT_H

#include "model/record.h"
#include "model/why.h"

#include <stdint.h>

struct model;

/* What a record is to a category. The order is that in which they are shown. */
enum impact_role {
    IMPACT_CATEGORY,      /* the category itself was named */
    IMPACT_STORAGE,       /* it is kept there */
    IMPACT_PROVIDER,      /* provider of such a storage */
    IMPACT_CONTRACTOR,    /* it was entrusted to that party */
    IMPACT_SUBCONTRACTOR, /* and by that one to this */
    IMPACT_RECIPIENT,     /* it is provided to that party */
    IMPACT_JOINT_USER,    /* it is used jointly with it */
    IMPACT_RECEIVER,      /* it is sent to it from a site or an app */
    IMPACT_CONTROLLER,    /* we handle it for that party */
    IMPACT_ITEM,          /* it has that item */
    IMPACT_OPTIONAL_ITEM, /* the same, where persons may leave it out */
    IMPACT_DEPARTMENT,
    IMPACT_ORGANIZATION,
    IMPACT_PURPOSE,
    IMPACT_ACQUISITION,
    IMPACT_MEASURE,
    IMPACT_RETENTION,
    IMPACT_DISPOSAL,
    IMPACT_DESK,
    IMPACT_INCIDENT, /* it is among what an incident touched */
    IMPACT_ROLES
};

/* A category and a record that is something to it. */
struct impact_link {
    size_t category; /* of impact.categories */
    enum impact_role role;
    const struct record *what; /* NULL where the record VIA names none */
    const struct record *via;  /* an entrustment, a storage, …; NULL: the category itself */
    size_t seed;               /* of impact.seeds, of a reason; else 0 */
};

/* The texts of a category that are kept. */
enum impact_text {
    IMPACT_CODE,
    IMPACT_NAME,
    IMPACT_SUBJECTS,
    IMPACT_CLASS,
    IMPACT_CONDITION,
    IMPACT_OUR_ROLE,
    IMPACT_PERSONS_ON,
    IMPACT_MINORS,
    IMPACT_FACIAL,
    IMPACT_STATUS,
    IMPACT_ENDED_ON,
    IMPACT_TEXTS
};

struct impact_category {
    int64_t id;
    char *texts[IMPACT_TEXTS];         /* canonical */
    int64_t persons;                   /* -1: unknown */
    bool counts;                       /* it is personal data, as far as its class tells */
    size_t first_reason, reason_count; /* of impact.reasons */
    size_t first_link, link_count;     /* of impact.links, by role */
};

/* Who or what else holds the data: a party or a storage, by one record. */
struct impact_holder {
    enum impact_role role;
    const struct record *what, *via;
    size_t categories;
    bool seed;   /* it is among what was named, or an incident that was named says so */
    bool behind; /* only the record VIA was named: whether it happened there is open */
};

/* An item of the touched categories. */
struct impact_item {
    const struct record *item;
    size_t categories;
    bool counts; /* one of them is personal data, or the record that leads here names it */
};

/* How far the ledger can tell. */
enum impact_answer {
    IMPACT_LIKELY,  /* what the head asks for stands in the ledger */
    IMPACT_OPEN,    /* the ledger cannot tell: people have to say */
    IMPACT_UNKNOWN, /* it could, but counts, items or their classes are missing */
    IMPACT_NOT_SEEN /* nothing of it stands in the ledger */
};

/* The heads of Rule 7 and that of the My Number Act. */
enum impact_head {
    IMPACT_SENSITIVE, /* Rule 7(i) */
    IMPACT_PROPERTY,  /* Rule 7(ii) */
    IMPACT_WRONGFUL,  /* Rule 7(iii) */
    IMPACT_MANY,      /* Rule 7(iv): more than 1,000 persons */
    IMPACT_NUMBERS,   /* My Number Act: more than 100 persons */
    IMPACT_HEADS
};

enum { IMPACT_MANY_PERSONS = 1000, IMPACT_MANY_NUMBERS = 100 };

/* Persons of some categories. One who stands in several is counted in each. */
struct impact_persons {
    int64_t sum, largest;  /* of the known counts */
    size_t known, unknown; /* categories */
    size_t old;            /* of the known: as of no day, or of one more than a year before */
};

struct impact_seed {
    const struct kind *kind;
    int64_t id;
    const struct record *record; /* set by impact_new() */
    size_t categories;           /* that it leads to; set by impact_new() */
};

struct impact_query {
    const struct impact_seed *seeds;
    size_t count;
    bool narrow;    /* only the categories that every one of them leads to */
    const char *on; /* the day on which it became known, ISO 8601; NULL: today */
};

struct impact {
    char on[11];
    bool assumed;    /* nobody said when it became known: `on` is today */
    bool appi, gdpr; /* whether that law holds for an organization that it concerns */
    bool narrow;
    struct impact_seed *seeds;
    size_t seed_count;
    struct impact_category *categories; /* by code */
    size_t category_count;
    struct impact_link *reasons; /* why each is touched, in order of the categories */
    size_t reason_count;
    struct impact_link *links; /* all that is something to each, in the same order */
    size_t link_count;
    struct impact_holder *holders; /* by role and code */
    size_t holder_count;
    struct impact_item *items; /* of classes that matter first, then by code */
    size_t item_count;
    const struct record **desks; /* for persons of any category of the organizations */
    size_t desk_count;
    struct impact_persons persons; /* of the categories that count */
    struct impact_persons numbers; /* of those with an individual number */
    enum impact_answer heads[IMPACT_HEADS];
    size_t not_counted; /* categories that are no personal data by their class */
    size_t itemless;    /* of the others, those of which no item stands in the ledger */
    size_t classless;   /* items that count, of which the ledger does not say what class */
    struct impact_work *work;
};

/* Finds what QUERY asks for, in the language of WHY. The inventory is to be held
 * (model_hold()); impact_free() frees. NULL with WHY: there is no such record, its kind
 * leads to no category (impact_leads()), the inventory cannot be read. */
struct impact *impact_new(struct model *m, const struct impact_query *query, struct why *why);
void impact_free(struct impact *impact);

/* Whether records of KIND lead to data categories. */
bool impact_leads(const struct kind *kind);

/* Whether ITEM is special care-required; of another class that is watched for. */
bool impact_is_sensitive(const struct record *item);
bool impact_is_class(const struct record *item, const char *item_class);

/* Whether link number AT is of an optional item that stands among all items of its
 * category too: it is one item. */
bool impact_is_repeated(const struct impact *impact, size_t at);

/* Whether VIA, a record or NULL, is an entrustment that had ended before the day of
 * IMPACT. */
bool impact_is_ended(const struct impact *impact, const struct record *via);

/* Whether DESK is for persons of the organizations of IMPACT, or of any. */
bool impact_is_desk_of(const struct impact *impact, const struct record *desk);

/* The country in which HOLDER holds data, ISO 3166-1 alpha-2; "" where it is not known.
 * Borrowed. */
const char *impact_country(const struct impact_holder *holder);

#endif
