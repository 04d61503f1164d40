/* effects_inside - what the parts of the report on a trial share. See effects.h. */
#ifndef EFFECTS_INSIDE_H
#define EFFECTS_INSIDE_H

#include "export/changes.h"
#include "export/effects.h"
#include "export/flow.h"
#include "export/notice_stated.h"
#include "model/campaigns.h"
#include "model/findings.h"
#include "model/impact.h"
#include "model/review_due.h"

/* The states: as it was, and as it is tried. */
enum { EFFECTS_BEFORE, EFFECTS_AFTER, EFFECTS_STATES };

/* Where a category stood and stands in its review. */
struct effects_standing {
    int64_t category;
    enum review_standing standing[EFFECTS_STATES];
    char until[EFFECTS_STATES][11];
};

/* A category whose last review, or answer in an open round, knew another state. */
struct effects_ground {
    int64_t category;
    char *because;        /* "Contractor PT-0001 Example", line by line; the next holds them */
    struct cells reasons; /* until all are found: these lines, some of them twice */
    char reviewed_on[11]; /* "" where it was not reviewed yet */
    char *round;          /* the open one in which it was answered as unchanged; "" for none */
};

/* A way of data that came or went: numbers of the map of that state. */
struct effects_way {
    const struct flow_map *map;
    const struct flow_way *way;
};

struct effects_ways {
    struct effects_way *list;
    size_t count, capacity;
};

struct effects {
    struct model *base, *trial; /* the states; TRIAL is borrowed */
    struct model *tried;        /* the trial with its journal; borrowed */
    char today[11];
    struct shelves *shelves[EFFECTS_STATES];
    struct changes changes;
    struct rulebook *books[EFFECTS_STATES];
    struct findings found[EFFECTS_STATES]; /* that count today */
    struct findings come, gone;
    struct notice_diff **notices; /* those with differences */
    size_t notice_count, notice_capacity;
    size_t notices_compared;
    struct effects_standing *standings;
    size_t standing_count, standing_capacity;
    struct effects_ground *grounds;
    size_t ground_count, ground_capacity;
    size_t reviewed; /* data categories of both lists, each once */
    struct flow_map maps[EFFECTS_STATES];
    bool too_many; /* data categories for the map */
    struct effects_ways ways_come, ways_gone;
};

/* Fill their part; false with WHY. effects_clear_reviews() frees that of reviews. */
bool effects_find_notices(struct effects *effects, struct why *why);
bool effects_find_reviews(struct effects *effects, struct why *why);
bool effects_find_flows(struct effects *effects, struct why *why);
void effects_clear_reviews(struct effects *effects);

/* The country that WAY leads to, as its record or the place tells; "" for none. */
const char *effects_country(const struct effects_way *way);

/* Adds, each once, the parties that WAYS lead to and that stand on no way of OTHER, as
 * "PT-0001 Example"; and the countries, as codes. */
void effects_parties_only(const struct effects_ways *ways, const struct flow_map *other,
                          struct cells *out);
void effects_countries_only(const struct effects_ways *ways, const struct flow_map *other,
                            struct cells *out);

/* What the report is written from. */
struct effects_paper {
    const struct effects *effects;
    struct document *d;
    enum lang lang;
};

enum { EFFECTS_COLUMNS = 7 };

/* A row of a table: a text a column; zeroed it is empty. */
struct effects_row {
    struct buf cells[EFFECTS_COLUMNS];
};

/* Writes ROW, which is about RECORD ("party/PT-0001", or NULL), and empties it; frees it. */
void effects_put_row(const struct effects_paper *paper, struct effects_row *row,
                     const char *record);
void effects_clear_row(struct effects_row *row);

/* Begins the table with these COUNT heads, English keys; TRANSLATED keeps their words
 * until it ends. */
void effects_put_table(const struct effects_paper *paper, const char *const *heads, size_t count,
                       const char **translated);

/* A heading and a paragraph, by their English keys. */
void effects_put_heading(const struct effects_paper *paper, int level, const char *text);
void effects_put_sentence(const struct effects_paper *paper, const char *text);

/* The parts. */
void effects_write_reviews(const struct effects_paper *paper);
void effects_write_flows(const struct effects_paper *paper);

#endif
