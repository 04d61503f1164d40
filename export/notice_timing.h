/*
 * notice_timing - what a notice states, element by element, and when the law has
 * a change of it told.
 *
 * One table (notice_timing.c): a row is a field of a kind within a part of a
 * notice, or the record itself: that it came into the notice or went out of it.
 * What stands in no row is not compared.
 */
#ifndef NOTICE_TIMING_H
#define NOTICE_TIMING_H

#include "export/notice.h"

enum notice_timing {
    TIMING_RECORD,        /* kept in the records; the law names no moment */
    TIMING_WITHOUT_DELAY, /* told without delay, after the change */
    TIMING_BEFOREHAND,    /* told before it */
    TIMING_NOT_PERMITTED, /* as a rule not to be changed */
    TIMINGS
};

/* What became of an element. */
enum notice_change { CHANGE_ADDED, CHANGE_GONE, CHANGE_CHANGED };

struct notice_timing_row {
    enum notice_part part;
    const char *kind;
    const char *fields; /* columns divided by blanks; "+" the record came, "-" it went */
    enum notice_timing timing;
    bool filing;         /* the Personal Information Protection Commission is told too */
    const char *article; /* English key of words_in(); NULL where none asks for it */
    char certainty;      /* A: the primary text was read; B: a secondary page says it; 0: no law */
    const char *source;  /* English key: where it is said beside the article; or NULL */
    const char *note;    /* English key: what else to think of; or NULL */
};

extern const struct notice_timing_row notice_timings[];
extern const size_t notice_timing_count;

/* Whether ROW is about records of that kind in PART; one of NOTICE_PARTS is in all. */
bool notice_timing_is_of(const struct notice_timing_row *row, enum notice_part part,
                         const char *kind);

/* The row of that element; NULL where there is none. */
const struct notice_timing_row *notice_timing_find(enum notice_part part, const char *kind,
                                                   const char *field);

/* The timing in words, and as a word for scripts. */
const char *notice_timing_words(enum notice_timing timing, enum lang lang);
const char *notice_timing_name(enum notice_timing timing);

#endif
