/*
 * export - what `daicho export` writes: one table of formats (export.c), each with
 * its function in a file of its own. Adding a format is adding a row and a file.
 */
#ifndef CLI_EXPORT_H
#define CLI_EXPORT_H

#include "cli/options.h"
#include "model/kinds.h"
#include "model/why.h"

#include <stdbool.h>
#include <stdio.h>

struct model;

/* What is exported, a bit each, so that a format can say which it takes. */
enum export_selection {
    EXPORT_NOTHING = 1, /* no selector: the papers of the annual review, a picture */
    EXPORT_KIND = 2,
    EXPORT_REGISTER = 4,
    EXPORT_ALL = 8,
    EXPORT_ARTICLE30 = 16
};

/* What was asked for. */
struct export_job {
    enum export_selection selection;
    const struct kind *kind; /* EXPORT_KIND */
    const char *path;        /* NULL: standard output */
    bool force;
    const struct arguments *given; /* for options that only this format has */
    const void *context;           /* of the function that export_to() is given */
};

struct export_format {
    const char *name;
    unsigned selections; /* that it takes */
    bool needs_path;     /* it cannot go to standard output */
    bool chooses;        /* takes --filter */
    /* Writes it. The inventory is held at one moment. False with WHY. */
    bool (*write)(struct model *m, const struct export_job *job, struct why *why);
};

extern const struct export_format export_formats[];
extern const size_t export_formats_count;

/* Runs WRITE on the file of JOB, which is complete at its path or not there, or on
 * standard output. False with WHY. */
bool export_to(struct model *m, const struct export_job *job,
               bool (*write)(struct model *m, const struct export_job *job, FILE *out,
                             struct why *why),
               struct why *why);

/* One function a row of the table. */
bool export_as_csv(struct model *m, const struct export_job *job, struct why *why);
bool export_as_json(struct model *m, const struct export_job *job, struct why *why);
bool export_as_xlsx(struct model *m, const struct export_job *job, struct why *why);
bool export_as_dot(struct model *m, const struct export_job *job, struct why *why);
bool export_as_svg(struct model *m, const struct export_job *job, struct why *why);
bool export_as_png(struct model *m, const struct export_job *job, struct why *why);
bool export_as_html(struct model *m, const struct export_job *job, struct why *why);
bool export_as_md(struct model *m, const struct export_job *job, struct why *why);

/* The record of Article 30 in FORMAT. */
bool export_article30(struct model *m, const struct export_format *format,
                      const struct export_job *job, struct why *why);

#endif
