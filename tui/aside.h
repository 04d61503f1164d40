/*
 * aside - the screens of an inventory, laid aside while those of another one show.
 *
 * The past (past_mode.h) and a trial (trial_mode.h) are models of their own; what was open
 * stays as it stands, and is shown again when they are left.
 */
#ifndef ASIDE_H
#define ASIDE_H

#include "tui/app.h"

struct kind;

struct aside {
    struct model *model;
    struct pane *top, *overview;
    struct judge *judge;
    struct organization_mode *organization;
};

/* The kind of records that the list shows. */
const struct kind *aside_kind(struct app *app);

/* Lays what APP shows aside into ASIDE, and shows MODEL at the list of KIND instead. */
void aside_lay(struct app *app, struct aside *aside, struct model *model, const struct kind *kind);

/* Closes all screens of the model that is shown, and shows ASIDE again. Returns that model,
 * for the caller to close. */
struct model *aside_back(struct app *app, const struct aside *aside);

#endif
