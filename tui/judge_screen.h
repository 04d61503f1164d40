/*
 * judge_screen - the findings: what the law asks for and the records lack.
 *
 * One line a finding, the weightiest first; below, the article, the message and
 * what mends the focused one. Enter opens the form at the field that mends it.
 * Three lists take turns: all records, the record that was shown, what the last
 * save caused and cured.
 */
#ifndef JUDGE_SCREEN_H
#define JUDGE_SCREEN_H

#include "tui/app.h"

/* Actions. */
enum outcome judge_act_open(struct app *app);
enum outcome judge_act_mend(struct app *app);
enum outcome judge_act_record(struct app *app);
enum outcome judge_act_scope(struct app *app);
enum outcome judge_act_severity(struct app *app);
enum outcome judge_act_waive(struct app *app);
enum outcome judge_act_explain(struct app *app);

/* Shows the findings of record ID of KIND. */
struct kind;
void judge_screen_open(struct app *app, const struct kind *kind, int64_t id);

#endif
