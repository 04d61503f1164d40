/*
 * system - what the system says when it refuses something, in the language of
 * the person.
 */
#ifndef SYSTEM_H
#define SYSTEM_H

#include "model/words.h"

struct system_words {
    char text[160]; /* UTF-8, without a full stop */
};

/* The words in LANG for NUMBER, an errno: the common ones as daicho says them,
 * any other in the words of the system, with its number. */
struct system_words system_words(enum lang lang, int number);

#endif
