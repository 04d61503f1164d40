/*
 * try_keep - what becomes of a trial in the end: it is kept as one change, saved as an
 * inventory, or thrown away.
 *
 * It is done before anything is printed, so that a reader of the report who goes away, or
 * does not read on, decides nothing; and told after it, where a person looks last.
 */
#ifndef TRY_KEEP_H
#define TRY_KEEP_H

#include "cli/commands.h"
#include "model/buf.h"
#include "model/merge.h"

struct try_end {
    struct merge *merge; /* with --keep; NULL where there is none */
    struct buf tried;    /* what was tried, for the journal */
    size_t undecided;    /* conflicts that kept it from being kept */
    int64_t entry;       /* of the journal, where it was kept */
    bool saved;
};

/* Whether the trial is to be kept or saved. */
bool try_keep_asked(const struct arguments *given);

/* Keeps TRIAL in M, or saves it, where that is asked for, and fills END, which
 * try_keep_clear() frees in any case. Says nothing. False with WHY. */
bool try_keep_do(const struct cli *cli, struct model *m, struct model *trial, struct try_end *end,
                 struct why *why);

/* Says on standard error what became of it. */
void try_keep_tell(const struct cli *cli, struct model *m, const struct try_end *end,
                   enum lang lang);

void try_keep_clear(struct try_end *end);

/* Standard output is the report's: until try_aside_end() what is printed goes to standard
 * error. */
int try_aside_begin(void);
void try_aside_end(int kept);

#endif
