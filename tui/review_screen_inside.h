/*
 * review_screen_inside - what the screens of the annual review are made of, for
 * review_*.c only.
 */
#ifndef REVIEW_SCREEN_INSIDE_H
#define REVIEW_SCREEN_INSIDE_H

#include "model/campaigns.h"
#include "tui/focus.h"
#include "tui/marks.h"
#include "tui/review_screen.h"

/* What an answer is about: reviews of a round. */
struct review_asked {
    int64_t campaign;
    int64_t head; /* campaign.head when they were chosen */
    enum review_outcome outcome;
    int64_t *ids; /* owned */
    size_t count;
};

/* A round and its departments. */
struct review_screen {
    struct pane pane;
    int64_t wanted;  /* the round to be shown; 0: the one that is due first */
    int64_t *rounds; /* all, as campaigns_list() has them */
    size_t round_count, round;
    bool read; /* the rounds were read at least once */
    struct campaign_state state;
    struct focus focus;
    struct review_asked asked; /* while a question about it is open */
};

/* The categories of a department in a round. */
struct review_list {
    struct pane pane;
    struct campaign campaign;
    int64_t department; /* 0: those without one */
    char *title;
    bool only_open;
    int64_t *ids; /* of the reviews shown */
    size_t count;
    struct marks marks;
    struct focus focus;
    struct review_asked asked; /* while a question about it is open */
};

/* PANE as the screen it is, NULL where it is another one. */
struct review_screen *review_screen_of(struct pane *pane);
struct review_list *review_list_of(struct pane *pane);

/* The focused department; NULL where there is none. */
const struct campaign_department *review_screen_department(const struct review_screen *screen);

void review_screen_draw(struct app *app, struct pane *pane, struct area area);
void review_list_draw(struct app *app, struct pane *pane, struct area area);

/* Opens the categories of DEPARTMENT in CAMPAIGN. */
void review_list_open(struct app *app, const struct campaign *campaign,
                      const struct campaign_department *department);

/* Confirms the marked categories of the list on top, else the focused one. */
enum outcome review_list_confirm(struct app *app);

/* Asks whether the reviews of ASKED, of which it takes the numbers over, are answered
 * as unchanged. EDITED of them were changed since the round began; LEFT others were too
 * and stay open. */
void review_ask_unchanged(struct app *app, struct review_asked *asked, size_t edited, size_t left);

/* Has a comment typed for ASKED, of which it takes the numbers over, and answers. */
void review_ask_comment(struct app *app, struct review_asked *asked);

/* Have typed what starts a round, what approves CAMPAIGN of which OPEN reviews are open,
 * and what closes CAMPAIGN. */
void review_ask_start(struct app *app);
void review_ask_approve(struct app *app, const struct campaign *campaign, size_t open);
void review_ask_close(struct app *app, const struct campaign *campaign);

#endif
