/*
 * io - what tests of import and export share: a folder of files that is gone
 * after the test, an inventory to import them into, and exports as text.
 */
#ifndef TESTS_IO_H
#define TESTS_IO_H

#include "import/import.h"
#include "model/model.h"

enum { TEST_PATH = 256 };

/* Makes a folder under /tmp and sets PATH to it. */
void test_folder(char path[TEST_PATH]);

/* Deletes the folder PATH with all its files and folders. */
void test_folder_delete(const char *path);

/* How many files and folders stand in FOLDER; -1 where it is not there. */
int test_file_count(const char *folder);

/* Sets PATH to the file NAME in FOLDER. */
void test_path(const char *folder, const char *name, char path[TEST_PATH]);

/* Writes TEXT to the file NAME in FOLDER. */
void test_write(const char *folder, const char *name, const char *text);

/* What stands in the file NAME in FOLDER, for the caller to free; NULL where
 * there is none. */
char *test_read(const char *folder, const char *name);

/* Copies the file FROM, byte by byte, to the file TO. */
void test_copy(const char *from, const char *to);

/* Makes FOLDER of the source the working folder and the home; "srcdir" of the
 * environment is absolute from then on. */
void test_stay_in(const char *folder);

/* Imports the files of FOLDER that are named in NAMES, ending with NULL. */
bool test_import(struct model *m, const char *folder, const char *const *names,
                 const struct import_options *options, struct plan *plan, struct why *why);

/* An inventory and a folder of files for one test. */
struct desk {
    struct model *m;
    char folder[TEST_PATH];
    struct plan plan; /* of the last import */
    struct why why;
};

/* For cmocka: sets *STATE to a desk, and frees it. */
int desk_open(void **state);
int desk_close(void **state);

/* Imports TEXT as the file a.csv. */
bool desk_run(struct desk *d, const char *text, const struct import_options *options);

/* The same, and stops the test unless so many rows have each outcome. */
void desk_imports(struct desk *d, const char *text, const struct import_options *options,
                  size_t new, size_t changed, size_t unchanged, size_t refused);

/* Imports the file NAME of the folder; gives the seconds of the processor that
 * it took. */
double desk_seconds(struct desk *d, const char *name, const struct import_options *options);

/* Stops the test unless field COLUMN of record CODE is VALUE. */
void desk_holds(struct desk *d, const char *kind, const char *code, const char *column,
                const char *value);

/* How many records of KIND there are. */
int64_t desk_count(struct desk *d, const char *kind);

/* The plan in English, for the caller to free. */
char *test_plan(const struct plan *plan);

/* Adds what PLAN tells of each row and its cells, and of records that came and went,
 * to OUT, but not what was done of it. */
void test_plan_rows(const struct plan *plan, struct buf *out);

/* Stops the test unless TEXT holds PART; says both where it does not. */
void test_holds(const char *text, const char *part);

/* Stops the test unless the texts are equal; says where they differ. */
void test_same(const char *a, const char *b);

/* The register as CSV in English, for the caller to free. */
char *test_register(struct model *m);

/* A pseudo-random number below LIMIT; *SEED goes on. */
size_t test_random(unsigned *seed, size_t limit);

#endif
