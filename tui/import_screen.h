/*
 * import_screen - the assistant that takes files into the inventory.
 *
 * Three steps on one screen: how a file is read (encoding, delimiter, sheet,
 * header), where its columns go, and the plan: what becomes of each row. Of
 * several files each goes through the first two, and they have one plan. Cells
 * of the plan can be corrected and rows left out, in memory alone. The plan is
 * carried out as one change. All that is done to the file is done by
 * import/intake.h, as the command line does it.
 */
#ifndef IMPORT_SCREEN_H
#define IMPORT_SCREEN_H

#include "tui/app.h"

/* Actions. */
enum outcome import_act_open(struct app *app);
enum outcome import_act_back(struct app *app);

enum outcome import_act_file(struct app *app);
enum outcome import_act_go_on(struct app *app);
enum outcome import_act_header_up(struct app *app);
enum outcome import_act_header_down(struct app *app);
enum outcome import_act_header_here(struct app *app);
enum outcome import_act_encoding(struct app *app);
enum outcome import_act_delimiter(struct app *app);
enum outcome import_act_sheet(struct app *app);
enum outcome import_act_kind(struct app *app);
enum outcome import_act_next_file(struct app *app);
enum outcome import_act_previous_file(struct app *app);
enum outcome import_act_scan(struct app *app);

enum outcome import_act_choose(struct app *app);
enum outcome import_act_way(struct app *app);
enum outcome import_act_key(struct app *app);
enum outcome import_act_take_mapping(struct app *app);
enum outcome import_act_save_mapping(struct app *app);
enum outcome import_act_empty(struct app *app);
enum outcome import_act_remarks(struct app *app);

enum outcome import_act_correct(struct app *app);
enum outcome import_act_leave_row(struct app *app);
enum outcome import_act_keep_old(struct app *app);
enum outcome import_act_next_tab(struct app *app);
enum outcome import_act_previous_tab(struct app *app);
enum outcome import_act_carry_out(struct app *app);


#endif
