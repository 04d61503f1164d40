/*
 * periods_words - periods as ledgers tell them: with the event they run from,
 * with a limit, or without an end.
 *
 * A cell such as 退会後3年 holds two facts, which two fields keep: the period and
 * the event. What no length can tell (永年, 30日以内) is kept in words. Nothing
 * that stands in the cell is lost, and nothing is added.
 */
#ifndef PERIODS_WORDS_H
#define PERIODS_WORDS_H

#include "model/buf.h"

#include <stdbool.h>

/* A zeroed one is empty. */
struct period_words {
    struct buf period;  /* ISO 8601, or empty */
    struct buf event;   /* what it runs from, as it was written, or empty */
    struct buf wording; /* the whole cell, where it says more than these two */
};

/* Reads TYPED into WORDS, which is empty: 退会後3年, 3年(退会後), 契約終了の日から
 * 5年間, "3 years after the end of the contract", "6 years post-employment": period
 * and event; 30日以内, "within 30 days": the period, and all of it as wording;
 * 永年, 無期限: wording alone; and a plain period. False, WORDS empty, where it is
 * none of these. period_words_clear() frees. */
bool period_words_read(const char *typed, struct period_words *words);

/* Frees what WORDS holds; it is empty again. */
void period_words_clear(struct period_words *words);

#endif
