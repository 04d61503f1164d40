/*
 * papers_inside - what the sheets of the papers share (papers.h).
 */
#ifndef PAPERS_INSIDE_H
#define PAPERS_INSIDE_H

#include "export/papers.h"
#include "export/table_leaf.h"
#include "model/findings.h"

enum { PAPERS_MOST = 64 };

/* A line of the contents. */
struct paper_line {
    const char *name;  /* borrowed */
    struct leaf *leaf; /* NULL: there is no such sheet */
    size_t rows;
    size_t left_out;   /* columns without any entry */
    const char *about; /* a sentence: borrowed */
};

struct papers {
    struct model *m;
    enum lang lang;
    struct workbook *book;
    struct table_look look; /* what stands above each page */
    char today[11];         /* the day of the papers, where the person is */
    struct leaf *cover;
    struct paper_line lines[PAPERS_MOST];
    size_t count;
    struct rulebook *rules;
    size_t errors, warnings, information, waived; /* findings */
    size_t overdue;                               /* ends of retention */
};

/* A column of a sheet: its heading, an English key of words_in(), and the bounds of its
 * width. */
struct paper_column {
    const char *title;
    int least, most;
};

/* Writes the headings of COUNT COLUMNS to LEAF. */
void papers_headings(struct papers *papers, struct leaf *leaf, const struct paper_column *columns,
                     size_t count);

/* Adds a line to the contents. */
void papers_add(struct papers *papers, const char *name, const struct table_leaf *told,
                const char *about);

/* One function a sheet. False with WHY where the inventory cannot be read. */
bool papers_cover(struct papers *papers, struct why *why);
bool papers_findings(struct papers *papers, struct why *why);
bool papers_group(struct papers *papers, const struct findings *found, struct why *why);
bool papers_retention(struct papers *papers, struct why *why);
bool papers_changes(struct papers *papers, struct why *why);
bool papers_charts(struct papers *papers, struct why *why);

#endif
