/*
 * events - from what a period runs, as people write it.
 *
 * Some events have dates that the inventory knows: the end of a fiscal or a
 * calendar year, of a contract, of the handling itself, the deadline of a tax
 * declaration. Others, such as leaving the company, are each person's own and
 * have none. An event is known by its words; what is not known stays undated
 * and is never guessed.
 */
#ifndef EVENTS_H
#define EVENTS_H

#include <stdbool.h>

enum event_kind {
    EVENT_OTHER,         /* each person's own, or not known */
    EVENT_FISCAL_YEAR,   /* the end of a fiscal year */
    EVENT_CALENDAR_YEAR, /* the end of a calendar year */
    EVENT_TAX_DEADLINE,  /* 10 January of the year after the one of a tax declaration */
    EVENT_ENTRUSTMENT,   /* the end of a contract of entrustment */
    EVENT_CONTRACT,      /* the end of a contract, of entrustment or with each person */
    EVENT_HANDLING       /* the end of the handling of the category */
};

struct event {
    enum event_kind kind;
    bool day_after; /* "the day after ..": the period begins with that day (Civil Code Art. 140) */
};

/* What TEXT, retention.event, is. */
struct event event_read(const char *text);

/* The day of the yearly event of KIND that belongs to YEAR; MONTH, 1 to 12, is
 * the last of the fiscal year. ISO 8601. */
void event_in_year(enum event_kind kind, int year, int month, char iso[11]);

#endif
