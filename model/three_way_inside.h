/*
 * three_way_inside - values of a three-way proposal, for model/three_way*.c.
 *
 * A token is a record by kind and number, "\x01category/123": no code can be one,
 * since a code has no "/".
 */
#ifndef THREE_WAY_INSIDE_H
#define THREE_WAY_INSIDE_H

#include "model/three_way.h"

/* Whether values of FIELD of KIND are lists that merge as sets. */
bool three_way_is_list(const struct kind *kind, const struct field *field);

/* Adds VALUE, canonical in M, with its codes turned into tokens to OUT. What is
 * a token already stays, so does a code that M does not know. */
void three_way_to_tokens(struct model *m, const struct kind *kind, const struct field *field,
                         const char *value, struct buf *out);

/* The record that TOKEN means; 0 where it is none. */
int64_t three_way_meant(const char *token, const struct kind **kind);

/* Classifies a cell of three values and sets what taking and keeping give; the
 * caller frees both. */
enum three_way_class three_way_merge(const struct kind *kind, const struct field *field,
                                     const char *base, const char *theirs, const char *mine,
                                     char **merged, char **kept);

/* The record of KIND with number ID in WAY; NULL where there is none. */
struct three_way_record *three_way_find(const struct three_way *way, const struct kind *kind,
                                        int64_t id);

/* Frees what RECORD holds. */
void three_way_clear_record(struct three_way_record *record);

/* A code that a record gets when WAY is applied. */
struct three_way_code {
    const struct kind *kind;
    int64_t id;
    size_t record; /* of WAY; SIZE_MAX where it is not in it */
    char *now;     /* its code here, "" where it is not here */
    char *wanted;  /* by the sides' edits */
    char *final;   /* what it gets */
};

/* A record of the proposal that gives its code up or gets another. */
struct three_way_key {
    const struct kind *kind;
    int64_t id;
};

struct three_way_codes {
    struct three_way_code *items;
    size_t count, capacity;
    struct three_way_key *leaving; /* in order, to be found in; belongs to three_way_codes.c */
    size_t leaving_count;
};

/* Settles the codes of all that WAY would write. Where two want the same, the one
 * with the lower number has it and the other gets a new one, which depends on
 * nothing but the codes and numbers of the result. False with WHY where M cannot
 * be read. three_way_codes_clear() frees. */
bool three_way_codes(struct model *m, const struct three_way *way, struct three_way_codes *codes,
                     struct why *why);
void three_way_codes_clear(struct three_way_codes *codes);

/* Takes the codes that others get from the records that have them, as a part of the
 * open entry of its own: a part is applied row by row, and no code may stand twice in
 * between. False with WHY where that is refused. */
bool three_way_codes_free(struct model *m, const struct three_way_codes *codes, struct why *why);

#endif
