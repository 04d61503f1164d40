/*
 * overview_inside - what is kept while an overview is counted, for
 * model/overview*.c only.
 *
 * All categories are held by number with a few flags each: nine bytes a
 * category. Links are followed from their rarer end (items that are
 * sensitive, storages abroad) and set flags; what is asked of the categories
 * is answered from the flags at the end.
 */
#ifndef OVERVIEW_INSIDE_H
#define OVERVIEW_INSIDE_H

#include "model/db.h"
#include "model/overview.h"

enum { OVERVIEW_PIECE = 2000 }; /* rows of a piece */

enum overview_flag {
    OVERVIEW_RETIRED = 1,
    OVERVIEW_RETAINED = 2,
    OVERVIEW_SENSITIVE = 4,
    OVERVIEW_ABROAD = 8,
    OVERVIEW_SOON = 16,
    OVERVIEW_NUMBERS = 32 /* it has an item that is an individual number */
};

/* A record that sets a flag on the categories it is linked to. */
struct overview_source {
    const struct kind *kind;
    int64_t id;
    unsigned char flags;
};

/* A retention and the place of its period. */
struct overview_rule {
    int64_t id;
    size_t period;
};

enum overview_stage {
    OVERVIEW_STAGE_ENTRIES,
    OVERVIEW_STAGE_FIRST_WEEK,
    OVERVIEW_STAGE_SCOPE,
    OVERVIEW_STAGE_DEADLINES,
    OVERVIEW_STAGE_KINDS,
    OVERVIEW_STAGE_CATEGORIES,
    OVERVIEW_STAGE_RETENTION,
    OVERVIEW_STAGE_LINKS,
    OVERVIEW_STAGE_GROUP,
    OVERVIEW_STAGES
};

struct overview_work {
    struct model *m; /* what is counted */
    enum overview_stage stage;
    size_t at;     /* how many kinds, categories or sources of the stage are done */
    int64_t after; /* the record up to which the present one is done */
    int64_t rows;  /* of the present kind so far */

    int64_t *ids; /* of all categories, ascending */
    unsigned char *flags;
    size_t count, id_capacity, flag_capacity;

    struct overview_source *sources;
    size_t source_count, source_capacity;
    struct overview_rule *rules; /* ascending */
    size_t rule_count, rule_capacity;
    size_t period_capacity, round_capacity;

    struct overview_contractor *contractors; /* of the entrustments read so far */
    size_t contractor_count, contractor_capacity;
};

/* Do a piece: to whom what belongs; the lines of the organizations. True once nothing is
 * left. */
bool overview_scope(struct model *m, struct overview *overview);
bool overview_group(struct model *m, struct overview *overview);

/* Whether record ID of KIND is counted. */
bool overview_counts(const struct overview *overview, const struct kind *kind, int64_t id);

/* Takes a category that is not retired for the line of its organization; PERSONS -1: not
 * known. */
void overview_take_owned(struct overview *overview, int64_t id, int64_t persons,
                         enum review_standing standing);

void overview_free_group(struct overview *overview);

/* The expression, a record of KIND being t, of what is to be known of it
 * before links are followed. */
const char *overview_what(const struct kind *kind);

/* Takes that of record ID of KIND. Records of a kind come in ascending order. */
void overview_take_row(struct overview *overview, const struct kind *kind, int64_t id,
                       const char *what);

/* Do a piece: the retention of the categories; the links of the sources. True
 * once nothing is left. */
bool overview_retention(struct model *m, struct overview *overview);
bool overview_links(struct model *m, struct overview *overview);

/* Takes of campaign ID, WHAT empty where it is closed, and of a review, WHAT its campaign
 * and whether it is open; reads the rounds once all were taken; frees them. */
void overview_take_round(struct overview *overview, int64_t id, const char *what);
void overview_take_review(struct overview *overview, const char *what);
void overview_end_rounds(struct model *m, struct overview *overview);
void overview_free_rounds(struct overview *overview);

/* Names the first of the categories that are to be reviewed soon. */
void overview_gather_soon(struct model *m, struct overview *overview);

/* Reads the name of RECORD. */
void overview_name(struct model *m, struct overview_record *record);

#endif
