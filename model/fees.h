/*
 * fees - whether the words of a fee say that none is taken: 無料, 徴収しません, 0円, free.
 *
 * By APPI Article 38 a fee may be charged for notifying purposes and for disclosure only; the
 * fields are texts, and people write free of charge in many ways.
 */
#ifndef FEES_H
#define FEES_H

#include <stdbool.h>

/* Whether TEXT says that no fee is taken; "" does. With ALONE an amount that stands in it as well
 * (開示は500円、訂正は無料) is a fee; without, it is one of another request. */
bool fee_is_none(const char *text, bool alone);

#endif
