/*
 * alike - the key by which names that are likely one and the same meet.
 *
 * 株式会社アオバ印刷, ㈱アオバ印刷 and アオバ印刷株式会社 are rarely three parties.
 * The key is for pointing that out to a person: nothing is joined by it.
 */
#ifndef ALIKE_H
#define ALIKE_H

#include "model/buf.h"

/* Adds the key of NAME to OUT: as fold_text(), without the form of the company,
 * blanks, dashes and punctuation, without 様, 御中 and 等 at the end, small kana as
 * large ones, and the usual variants of characters in names (髙, 﨑, 邉) as the
 * common one. Nothing where nothing else is left. */
void alike_key(const char *name, struct buf *out);

#endif
