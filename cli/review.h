/*
 * review - the parts of 'daicho review': one table (review.c) of what follows the
 * command; adding a part is adding a row and its function.
 */
#ifndef REVIEW_H
#define REVIEW_H

#include "cli/commands.h"
#include "model/campaigns.h"

struct review_part {
    const char *name;     /* the word behind "review" */
    const char *synopsis; /* what follows it */
    const char *help;     /* English key of words_in() */
    const char *whole;    /* why it takes no --organization, such a key; NULL: not told */
    size_t least, most;   /* how many words may stand behind the name */
    enum option_id takes[12];
    size_t take_count;
    enum organizations organizations;
    int (*run)(struct cli *cli, struct model *m, struct why *why);
};

extern const struct review_part review_parts[]; /* ends with a row without a name */

/* The round that --campaign names, else WORD (or NULL), else the only one that is not
 * closed; campaign_clear() frees it. False with WHY. */
bool review_campaign(const struct cli *cli, struct model *m, const char *word,
                     struct campaign *campaign, struct why *why);

/* Whether --format asks for JSON; false with WHY where it names another form than text or
 * JSON. */
bool review_format(const struct cli *cli, bool *json, struct why *why);

/* The number of the organization that --organization names, in *ID; 0 where it was not given.
 * False with WHY. */
bool review_organization(const struct cli *cli, struct model *m, int64_t *id, struct why *why);

/* The word behind the name of the part, NULL where there is none. */
const char *review_word(const struct cli *cli);

/* One function a row of the table. */
int review_start(struct cli *cli, struct model *m, struct why *why);
int review_confirm(struct cli *cli, struct model *m, struct why *why);
int review_approve(struct cli *cli, struct model *m, struct why *why);
int review_close(struct cli *cli, struct model *m, struct why *why);
int review_send_sheets(struct cli *cli, struct model *m, struct why *why);
int review_receive(struct cli *cli, struct model *m, struct why *why);
int review_due(struct cli *cli, struct model *m, struct why *why);
int review_status(struct cli *cli, struct model *m, struct why *why);

#endif
