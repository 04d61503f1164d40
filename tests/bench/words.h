/*
 * words - what the records of the bench are called.
 *
 * Lists of business Japanese from which make.c draws, each closed with NULL.
 * Nothing in them is the name of a person or of a company that exists.
 */
#ifndef BENCH_WORDS_H
#define BENCH_WORDS_H

extern const char *const words_places[];
extern const char *const words_subjects[];
extern const char *const words_records[];
extern const char *const words_departments[];
extern const char *const words_posts[];
extern const char *const words_access[];
extern const char *const words_limits[];
extern const char *const words_remarks[];
extern const char *const words_purposes[];
extern const char *const words_items[];
extern const char *const words_trades[];
extern const char *const words_storages[];
extern const char *const words_measures[];

/* In one name of a thousand, and nowhere else. */
#define WORDS_RARE "臨時検診"

/* The names of the records that come first when sorted by name, by persons. */
#define WORDS_FIRST "000 試験用名簿"
#define WORDS_FEWEST "最少件数の名簿"

#endif
