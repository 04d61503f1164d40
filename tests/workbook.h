/*
 * workbook - workbooks that a test writes itself: ZIP archives of the XML that
 * it gives, sound or broken.
 */
#ifndef TESTS_WORKBOOK_H
#define TESTS_WORKBOOK_H

#include "import/sheet.h"
#include "tests/io.h"

/* A part of an archive; the last one of a list has no name. */
struct workbook_part {
    const char *name;
    const char *text; /* NULL leaves the part out */
    size_t length;    /* 0: up to the NUL */
};

/* What most tests vary; NULL takes what stands here for a sound workbook with
 * one empty sheet called "A". */
struct workbook {
    const char *rows;     /* inside sheetData */
    const char *after;    /* behind sheetData */
    const char *strings;  /* inside sst */
    const char *styles;   /* inside styleSheet */
    const char *settings; /* before the sheets of the workbook part */
    const char *sheets;   /* of the workbook part; r:id is rId1 or rId2 */
    const char *second;   /* inside the sheetData of a second sheet, rId2 */
    const char *sheet;    /* the whole part of the first sheet */
};

/* Writes PARTS as the archive NAME in FOLDER. */
void workbook_archive(const char *folder, const char *name, const struct workbook_part *parts);

/* Writes WORKBOOK as the file NAME in FOLDER. */
void workbook_write(const char *folder, const char *name, const struct workbook *workbook);

/* A workbook with ROWS in FOLDER is read; gives its rows, cells divided by "|"
 * and each row after its number, or the reason why not. The caller frees it. */
char *workbook_told(const char *folder, const struct workbook *workbook);

/* The same for the file at PATH, of the sheet NAME (or NULL). */
char *workbook_rows(const char *path, const char *name);

/* Sets PATH to the file NAME of tests/data. */
void workbook_fixture(const char *name, char path[TEST_PATH]);

/* For cmocka: sets *STATE to the path of a folder, and deletes it. */
int workbook_folder(void **state);
int workbook_folder_delete(void **state);

#endif
