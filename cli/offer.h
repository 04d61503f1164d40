/*
 * offer - what the law says of a type of record, told beside an edit.
 *
 * Nothing is taken from the table of statutory periods by itself: what a script
 * has not written is no statement of its person. It is told on standard error,
 * with the command that would write it.
 */
#ifndef OFFER_H
#define OFFER_H

#include "model/record.h"

/* Where RECORD, just saved, names a type of record: tells what the law says of
 * it, and which of its fields are empty that could say so; or, where the name is
 * not known, near ones. */
void offer_statute(const struct record *record, enum lang lang);

#endif
