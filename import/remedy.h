/*
 * remedy - what cures a refused file, without the way to say it.
 *
 * The reasons of import/ tell what is to be said: the encoding, the row of the
 * header. How it is said differs by the place: an option of the command line, a key
 * of a screen. So a reason carries which remedy it asks for (why_remedy()), and
 * each place adds its own words.
 */
#ifndef REMEDY_H
#define REMEDY_H

#include "model/words.h"

enum remedy {
    REMEDY_NONE,
    REMEDY_ENCODING, /* say in which encoding the file is */
    REMEDY_HEADER,   /* say which row is the header */
    REMEDY_COLUMNS,  /* the same, or of which kind the records are */
    REMEDY_SHEET,    /* say which sheet is read */
    REMEDY_KEY,      /* say by which field the records are found */
    REMEDY_PERSONS,  /* say how many persons there are */
    REMEDY_SCAN      /* scan the file, which is a roster */
};

/* What the command line says of REMEDY: its option; "" for REMEDY_NONE. */
const char *remedy_option(int remedy, enum lang lang);

#endif
