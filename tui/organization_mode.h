/*
 * organization_mode - one of several organizations on the screen.
 *
 * While it is on, lists, findings, the calendar of disposal and the overview show what
 * belongs to that organization (model/scope.h) and nothing else; the head line says so.
 * It is a way of looking alone: what is opened is whole, references lead everywhere, and
 * edits are of the whole inventory. A new record has the organization filled in.
 *
 * After a change it is found anew to whom records belong, in pieces while no key comes;
 * until then what was known holds, and new records are shown.
 */
#ifndef ORGANIZATION_MODE_H
#define ORGANIZATION_MODE_H

#include "model/scope.h"
#include "tui/app.h"

struct draft;
struct organization_mode;

/* Asks which organization is to be shown, or shows all again: an action. */
enum outcome organization_mode_act(struct app *app);

/* Shows organization ID alone; the message line says so, or why it cannot be. */
enum outcome organization_mode_enter(struct app *app, int64_t id);

/* Shows all again; nothing where all are shown. The screens are to read anew. */
void organization_mode_leave(struct app *app);

/* Lays it aside with the screens of an inventory (aside.h): all is shown, of another one. */
struct organization_mode *organization_mode_lay(struct app *app);

/* Shows MODE again, or all where that is NULL; what belongs to it is found anew. */
void organization_mode_back(struct app *app, struct organization_mode *mode);

/* The organization that is shown; 0 where all are. */
int64_t organization_mode_id(const struct app *app);

/* What belongs to it; NULL where all are shown. Borrowed until the next key or piece of
 * work, or scope_share(). */
struct scope *organization_mode_scope(const struct app *app);

/* Whether record ID of KIND is shown. */
bool organization_mode_has(const struct app *app, const struct kind *kind, int64_t id);

/* A number that is another one whenever other records are shown. */
unsigned organization_mode_serial(const struct app *app);

/* Adds which one is shown: code and name, or where there is little room the code alone. */
void organization_mode_put(const struct app *app, bool narrow, struct buf *out);

/* Records changed: finds anew what belongs to it. */
void organization_mode_renew(struct app *app);

/* Does a piece of that; true while more is left. Where other records are shown then, the
 * screens read anew. */
bool organization_mode_work(struct app *app);

/* Fills the organization into DRAFT, of a new record that has such a field, and says so. */
void organization_mode_fill(struct app *app, struct draft *draft);

#endif
