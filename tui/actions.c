/*
 * The table of actions. Its order is the order of foot line and help. What an
 * action does stands in the file of its screen; here are only the few that
 * every screen shares.
 */
#include "tui/actions.h"

#include "tui/app.h"
#include "tui/breakdown.h"
#include "tui/bulk.h"
#include "tui/conflict.h"
#include "tui/dialog.h"
#include "tui/draft_keep.h"
#include "tui/due_screen.h"
#include "tui/file_pick.h"
#include "tui/form.h"
#include "tui/help.h"
#include "tui/impact_screen.h"
#include "tui/import_screen.h"
#include "tui/judge_screen.h"
#include "tui/line_box.h"
#include "tui/list.h"
#include "tui/merge_file.h"
#include "tui/notice_screen.h"
#include "tui/organization_mode.h"
#include "tui/overview.h"
#include "tui/page.h"
#include "tui/past_mode.h"
#include "tui/papers_out.h"
#include "tui/picker.h"
#include "tui/review_screen.h"
#include "tui/review_sheets.h"
#include "tui/scan_screen.h"
#include "tui/three_way_screen.h"
#include "tui/timeline.h"
#include "tui/timeline_past.h"
#include "tui/trial_mode.h"
#include "tui/trial_screen.h"

enum {
    /* Where g leads to another screen. */
    ON_JUMPING = ON_LIST | ON_OVERVIEW | ON_RECORD | ON_HISTORY | ON_FREQUENCY | ON_FINDINGS | ON_DUE |
                 ON_REVIEW | ON_REVIEW_LIST | ON_IMPACT | ON_TRIAL,
    ON_READING = ON_JUMPING | ON_NOTICE | ON_CONFLICT | ON_THREE_WAY | ON_COLUMNS | ON_SCAN | ON_IMPORT | ON_IMPORT_COLUMNS | ON_IMPORT_PLAN, /* letters are commands */
    ON_ALL = ON_READING | ON_TYPING | ON_DIALOG | ON_SEQUENCE
};

static enum outcome move(struct app *app, enum move move)
{
    struct pane *top = app->top;
    return top->ops->move == NULL ? STAY : top->ops->move(app, top, move);
}

static enum outcome move_up(struct app *app)
{
    return move(app, MOVE_UP);
}

static enum outcome move_down(struct app *app)
{
    return move(app, MOVE_DOWN);
}

static enum outcome move_page_up(struct app *app)
{
    return move(app, MOVE_PAGE_UP);
}

static enum outcome move_page_down(struct app *app)
{
    return move(app, MOVE_PAGE_DOWN);
}

/* Half a screen, row by row, so that marks of a range follow. */
static enum outcome move_half(struct app *app, enum move step)
{
    enum outcome outcome = STAY;
    for (int i = 0; i < app->canvas->rows / 2; i++)
        outcome = move(app, step);
    return outcome;
}

static enum outcome move_half_up(struct app *app)
{
    return move_half(app, MOVE_UP);
}

static enum outcome move_half_down(struct app *app)
{
    return move_half(app, MOVE_DOWN);
}

static enum outcome move_first(struct app *app)
{
    return move(app, MOVE_FIRST);
}

static enum outcome move_last(struct app *app)
{
    return move(app, MOVE_LAST);
}

static enum outcome edit(struct app *app)
{
    return app->top->context == ON_LIST ? list_act_edit(app) : page_act_edit(app);
}

static enum outcome delete (struct app *app) {
    return app->top->context == ON_LIST ? list_act_delete(app) : page_act_delete(app);
}

static enum outcome history(struct app *app)
{
    return app->top->context == ON_RECORD ? page_act_history(app) : list_act_history(app);
}

static enum outcome copy(struct app *app)
{
    return app->top->context == ON_LIST ? list_act_copy(app) : page_act_copy(app);
}

static enum outcome copy_code(struct app *app)
{
    return app->top->context == ON_LIST ? list_act_copy_code(app) : page_act_copy_code(app);
}

static enum outcome duplicate(struct app *app)
{
    return app->top->context == ON_LIST ? list_act_duplicate(app) : page_act_duplicate(app);
}

static enum outcome scan(struct app *app)
{
    if (app->top->context == ON_RECORD)
        return page_act_scan(app);
    scan_screen_ask(app, 0);
    return REDRAW;
}

static enum outcome notice_text(struct app *app)
{
    return app->top->context == ON_LIST ? list_act_notice(app) : page_act_notice(app);
}

static enum outcome close_top(struct app *app)
{
    (void)app;
    return CLOSE;
}

static enum outcome quit(struct app *app)
{
    bool tab = app->top->below == NULL || app->top->context == ON_OVERVIEW;
    if (tab && past_mode_on(app))
        return past_mode_leave(app);
    if (tab && trial_mode_on(app))
        return trial_mode_leave(app);
    return tab ? QUIT : CLOSE;
}

static enum outcome refresh(struct app *app)
{
    if (app->term != NULL)
        term_refresh(app->term);
    return RELOAD;
}

static enum outcome suspend(struct app *app)
{
    if (app->term == NULL)
        return STAY;
    term_suspend(app->term);
    return REDRAW;
}

/* Says what the mouse does from now on: while the program takes it, people miss
 * the selection of the terminal. */
static enum outcome mouse(struct app *app)
{
    if (app->term == NULL)
        return STAY;
    bool on = !app->term->mouse;
    term_mouse(app->term, on);
    struct key_name key = app_key_of(app, app->top->context, "mouse");
    if (on)
        app_say(app, ROLE_OK,
                N_("The mouse is on. To select text, hold Shift and drag, or switch it off (%s)."),
                key.text);
    else
        app_say(app, ROLE_OK,
                N_("The mouse is off; the terminal selects text. %s switches it on again."),
                key.text);
    return REDRAW;
}

/* clang-format off */

const struct action actions[] = {
    /* The list. */
    {.name = "open", .keys = "enter", .where = ON_LIST, .footer = 1, .run = list_act_open,
     .title = N_("Open"), .help = N_("Opens the focused record.")},
    {.name = "add", .keys = "a", .where = ON_LIST, .footer = 2, .edits = true, .run = list_act_add,
     .title = N_("Add"), .help = N_("Adds a record of this kind.")},
    {.name = "follow", .keys = "enter", .where = ON_RECORD, .footer = 1, .run = page_act_follow,
     .title = N_("Follow"), .help = N_("Goes to the record that this line names.")},
    {.name = "edit", .keys = "e", .where = ON_LIST | ON_RECORD, .footer = 2, .edits = true, .run = edit,
     .title = N_("Edit"), .help = N_("Opens the form of this record; where records are marked, edits them together.")},
    {.name = "delete", .keys = "d delete", .where = ON_LIST | ON_RECORD, .footer = 4, .edits = true, .run = delete,
     .title = N_("Delete"), .help = N_("Deletes this record, or the marked ones, after naming what is linked to it.")},
    {.name = "filter", .keys = "/", .where = ON_LIST, .footer = 2, .run = list_act_filter,
     .title = N_("Filter"), .help = N_("Shows only what holds all the words typed; !word leaves out, field:word looks in one field.")},
    {.name = "sort", .keys = "s", .where = ON_LIST, .footer = 4, .run = list_act_sort,
     .title = N_("Sort"), .help = N_("Sorts by a column or a clicked heading; again it turns round, a third time it is off.")},
    {.name = "columns", .keys = "c", .where = ON_LIST, .footer = 9, .run = list_act_columns,
     .title = N_("Columns"), .help = N_("Chooses the columns of this list, their order and width.")},
    {.name = "zoom", .keys = "Z", .where = ON_LIST | ON_COLUMNS, .footer = 9, .run = list_act_zoom,
     .title = N_("Full width"), .help = N_("Gives the list the whole screen, or shows the detail again.")},
    {.name = "frequency", .keys = "F", .where = ON_LIST, .footer = 9, .run = list_act_frequency,
     .title = N_("Frequency"), .help = N_("Counts how often each value occurs in a column, as filtered.")},

    /* The columns of the list. */
    {.name = "column-show", .keys = "space", .where = ON_COLUMNS, .footer = 1, .run = list_act_column_show,
     .title = N_("Show or hide"), .help = N_("Shows this column in the list, or hides it.")},
    {.name = "column-earlier", .keys = "K ctrl-up", .where = ON_COLUMNS, .footer = 2, .run = list_act_column_earlier,
     .title = N_("To the left"), .help = N_("Moves this column one place to the left in the list.")},
    {.name = "column-later", .keys = "J ctrl-down", .where = ON_COLUMNS, .footer = 2, .run = list_act_column_later,
     .title = N_("To the right"), .help = N_("Moves this column one place to the right in the list.")},
    {.name = "column-narrower", .keys = "- left", .where = ON_COLUMNS, .footer = 3, .run = list_act_column_narrower,
     .title = N_("Narrower"), .help = N_("Makes this column narrower.")},
    {.name = "column-wider", .keys = "+ right", .where = ON_COLUMNS, .footer = 3, .run = list_act_column_wider,
     .title = N_("Wider"), .help = N_("Makes this column wider.")},
    {.name = "column-rest", .keys = "=", .where = ON_COLUMNS, .footer = 5, .run = list_act_column_rest,
     .title = N_("The rest"), .help = N_("Gives this column the width that the others leave.")},
    {.name = "columns-reset", .keys = "r", .where = ON_COLUMNS, .footer = 4, .run = list_act_columns_reset,
     .title = N_("As before"), .help = N_("Goes back to the columns with which this list begins.")},
    {.name = "leave-columns", .keys = "esc enter q c", .where = ON_COLUMNS, .footer = 1, .run = close_top,
     .title = N_("Close"), .help = N_("Goes back to the list; its columns are remembered.")},

    /* The frequency view. */
    {.name = "frequency-open", .keys = "enter", .where = ON_FREQUENCY, .footer = 1, .run = breakdown_act_open,
     .title = N_("Show these"), .help = N_("Goes to the list of the records with this value, as a filter.")},
    {.name = "frequency-turn", .keys = "s", .where = ON_FREQUENCY, .footer = 2, .run = breakdown_act_turn,
     .title = N_("By count or value"), .help = N_("Sorts by how often values occur, or by the values.")},
    {.name = "frequency-column", .keys = "F c", .where = ON_FREQUENCY, .footer = 3, .run = list_act_frequency,
     .title = N_("Other column"), .help = N_("Counts the values of another column.")},
    {.name = "frequency-group", .keys = "b", .where = ON_FREQUENCY, .footer = 2, .run = breakdown_act_group,
     .title = N_("Group"), .help = N_("Groups dates by month or year, numbers by ranges, or not at all.")},

    /* The findings. */
    {.name = "findings-mend", .keys = "enter", .where = ON_FINDINGS, .footer = 1, .run = judge_act_mend,
     .title = N_("Mend"), .help = N_("Opens the form at the field that mends the finding.")},
    {.name = "findings-record", .keys = "o", .where = ON_FINDINGS, .footer = 3, .run = judge_act_record,
     .title = N_("Record"), .help = N_("Shows the record of the finding.")},
    {.name = "findings-explain", .keys = "w", .where = ON_FINDINGS, .footer = 2, .run = judge_act_explain,
     .title = N_("Legal basis"), .help = N_("Tells on which law the rule rests, how sure that is and where it was read.")},
    {.name = "findings-waive", .keys = "i", .where = ON_FINDINGS, .footer = 2, .edits = true, .run = judge_act_waive,
     .title = N_("Exception"), .help = N_("Switches the rule off for this record, with a reason that is kept.")},
    {.name = "findings-severity", .keys = "s", .where = ON_FINDINGS, .footer = 3, .run = judge_act_severity,
     .title = N_("Severity"), .help = N_("Leaves out information, then warnings as well, then nothing.")},
    {.name = "findings-scope", .keys = "tab", .where = ON_FINDINGS, .footer = 3, .run = judge_act_scope,
     .title = N_("All, last save"), .help = N_("Shows the findings of all records, of the record shown before, or what the last save caused and cured.")},

    {.name = "mark", .keys = "space", .where = ON_LIST, .footer = 5, .run = list_act_mark,
     .title = N_("Mark"), .help = N_("Marks this record for what is done to several, or takes its mark off, and goes down.")},
    {.name = "mark-range", .keys = "v", .where = ON_LIST, .run = list_act_mark_range,
     .title = N_("Mark a range"), .help = N_("Begins a range of marks that follows the focus; pressed again it ends, Esc gives it up.")},
    {.name = "mark-all", .keys = "*", .where = ON_LIST, .run = list_act_mark_all,
     .title = N_("Mark all"), .help = N_("Marks all records that the filter shows, or takes their marks off where all are marked.")},
    {.name = "unmark", .keys = "-", .where = ON_LIST, .footer = 3, .run = list_act_unmark,
     .title = N_("Unmark"), .help = N_("Takes all marks of this kind off, also of records that the filter hides.")},
    {.name = "edit-marked", .keys = "E", .where = ON_LIST, .edits = true, .run = list_act_edit_marked,
     .title = N_("Edit together"), .help = N_("Changes one field of all marked records, as one change that can be undone.")},
    {.name = "copy", .keys = "y", .where = ON_LIST | ON_RECORD, .footer = 7, .run = copy,
     .title = N_("Copy"), .help = N_("Copies this record, or the marked ones, as text to the clipboard, where the terminal allows it (OSC 52).")},
    {.name = "copy-code", .keys = "Y", .where = ON_LIST | ON_RECORD, .run = copy_code,
     .title = N_("Copy the code"), .help = N_("Copies the code of this record, or the codes of the marked ones, to the clipboard.")},
    {.name = "duplicate", .keys = "D", .where = ON_LIST | ON_RECORD, .footer = 8, .edits = true, .run = duplicate,
     .title = N_("Duplicate"), .help = N_("Opens a form with what this record holds, but for its code, review and approval; nothing is saved before you save.")},
    {.name = "next-hit", .keys = "n", .where = ON_LIST, .run = list_act_next_hit,
     .title = N_("Next hit"), .help = N_("Goes to the next record that the filter found.")},
    {.name = "previous-hit", .keys = "N", .where = ON_LIST, .run = list_act_previous_hit,
     .title = N_("Previous hit"), .help = N_("Goes to the previous record that the filter found.")},

    /* While a filter is typed. */
    {.name = "filter-keep", .keys = "enter", .where = ON_FILTER, .footer = 1, .run = list_act_filter_keep,
     .title = N_("Keep"), .help = N_("Keeps the filter and goes back to the list.")},
    {.name = "filter-clear", .keys = "esc", .where = ON_FILTER | ON_LIST, .footer = 6, .run = list_act_filter_clear,
     .title = N_("No filter"), .help = N_("Clears the filter.")},

    /* The overview. */
    {.name = "follow-number", .keys = "enter", .where = ON_OVERVIEW, .footer = 1, .run = overview_act_follow,
     .title = N_("Show these"), .help = N_("Shows the records behind the focused number.")},
    {.name = "add-category", .keys = "a", .where = ON_OVERVIEW, .footer = 2, .edits = true, .run = overview_act_add,
     .title = N_("Add category"), .help = N_("Adds a category of personal data.")},
    {.name = "first-kind", .keys = "tab ]", .where = ON_OVERVIEW, .footer = 5, .run = list_act_next_tab,
     .title = N_("Next kind"), .help = N_("Shows the first kind of records.")},
    {.name = "last-kind", .keys = "shift-tab [", .where = ON_OVERVIEW, .run = list_act_previous_tab,
     .title = N_("Previous kind"), .help = N_("Shows the last kind of records.")},
    {.name = "block-left", .keys = "left h", .where = ON_OVERVIEW, .run = overview_act_left,
     .title = N_("To the left"), .help = N_("Goes to the number at the left, or to the left column.")},
    {.name = "block-right", .keys = "right l", .where = ON_OVERVIEW, .run = overview_act_right,
     .title = N_("To the right"), .help = N_("Goes to the number at the right, or to the right column.")},

    /* An annual review by department. */
    {.name = "review-department", .keys = "enter", .where = ON_REVIEW, .footer = 1, .run = review_act_department,
     .title = N_("Open"), .help = N_("Shows the data categories of this department with what became of each.")},
    {.name = "review-confirm", .keys = "c", .where = ON_REVIEW | ON_REVIEW_LIST, .footer = 2, .edits = true, .lasting = true, .run = review_act_confirm,
     .title = N_("Confirm unchanged"), .help = N_("Confirms what is open in this department, or the marked data categories, as unchanged: one change that can be undone.")},
    {.name = "review-start", .keys = "a", .where = ON_REVIEW, .footer = 3, .edits = true, .lasting = true, .run = review_act_start,
     .title = N_("Start"), .help = N_("Starts a review: its name, the day it is due, which data categories.")},
    {.name = "review-send", .keys = "s", .where = ON_REVIEW, .footer = 5, .edits = true, .lasting = true, .run = review_sheets_act_send,
     .title = N_("Send sheets"), .help = N_("Writes a workbook and a CSV for each department, to be filled in by it, into a new folder.")},
    {.name = "review-receive", .keys = "i", .where = ON_REVIEW, .footer = 3, .edits = true, .lasting = true, .run = review_sheets_act_receive,
     .title = N_("Receive answers"), .help = N_("Takes the sheets that departments have filled in: what was sent, the sheet and the inventory side by side.")},
    {.name = "review-approve", .keys = "p", .where = ON_REVIEW, .footer = 4, .edits = true, .lasting = true, .run = review_act_approve,
     .title = N_("Approve"), .help = N_("Approves the review; where answers are open, their number and a reason are asked for.")},
    {.name = "review-close", .keys = "x", .where = ON_REVIEW, .footer = 4, .edits = true, .lasting = true, .run = review_act_close,
     .title = N_("Close it"), .help = N_("Closes the review after its approval; nothing in it is changed any more.")},
    {.name = "review-next", .keys = "tab", .where = ON_REVIEW, .footer = 6, .run = review_act_next,
     .title = N_("Other review"), .help = N_("Shows the next review; those that are closed come last.")},
    {.name = "review-previous", .keys = "shift-tab", .where = ON_REVIEW, .run = review_act_previous,
     .title = N_("Previous review"), .help = N_("Shows the review before.")},
    {.name = "review-record", .keys = "o", .where = ON_REVIEW, .footer = 7, .run = review_act_record,
     .title = N_("Record"), .help = N_("Opens the record of the review.")},
    {.name = "review-category", .keys = "enter", .where = ON_REVIEW_LIST, .footer = 1, .run = review_act_category,
     .title = N_("Open"), .help = N_("Opens this data category.")},
    {.name = "review-edit", .keys = "e", .where = ON_REVIEW_LIST, .footer = 5, .edits = true, .run = review_act_edit,
     .title = N_("Edit"), .help = N_("Opens the form of this data category.")},
    {.name = "review-changed", .keys = "m", .where = ON_REVIEW_LIST, .footer = 3, .edits = true, .lasting = true, .run = review_act_changed,
     .title = N_("Changed"), .help = N_("Answers that this data category, or the marked ones, changed, with a comment.")},
    {.name = "review-retire", .keys = "x", .where = ON_REVIEW_LIST, .footer = 4, .edits = true, .lasting = true, .run = review_act_retire,
     .title = N_("To retire"), .help = N_("Answers that this data category, or the marked ones, is to be retired, with a comment.")},
    {.name = "review-mark", .keys = "space", .where = ON_REVIEW_LIST, .footer = 2, .run = review_act_mark,
     .title = N_("Mark"), .help = N_("Marks this data category, or takes its mark off, and goes down.")},
    {.name = "review-mark-all", .keys = "*", .where = ON_REVIEW_LIST, .run = review_act_mark_all,
     .title = N_("Mark all"), .help = N_("Marks all data categories shown, or takes their marks off where all are marked.")},
    {.name = "review-filter", .keys = "tab", .where = ON_REVIEW_LIST, .footer = 6, .run = review_act_filter,
     .title = N_("Only open"), .help = N_("Shows only what is not answered yet, or all.")},
    {.name = "impact-record", .keys = "enter", .where = ON_IMPACT, .footer = 1, .run = impact_act_record,
     .title = N_("Open"), .help = N_("Opens the record that this line is about.")},
    {.name = "impact-known", .keys = "b", .where = ON_IMPACT, .footer = 2, .run = impact_act_known,
     .title = N_("Known on"), .help = N_("Asks for the day on which it became known, from which the days of the reports are counted.")},
    {.name = "impact-write", .keys = "w", .where = ON_IMPACT, .footer = 3, .run = impact_act_write,
     .title = N_("Write out"), .help = N_("Writes the incident sheet to a file: HTML, workbook, text, Markdown or JSON.")},
    {.name = "impact-incident", .keys = "a", .where = ON_IMPACT, .footer = 3, .edits = true, .run = impact_act_incident,
     .title = N_("Record incident"), .help = N_("Opens the form of an incident, begun with the data categories, storages and parties that are touched.")},
    {.name = "impact-narrow", .keys = "tab", .where = ON_IMPACT, .footer = 2, .run = impact_act_narrow,
     .title = N_("Only common"), .help = N_("Shows only the data categories that every one of the records leads to, or all of them again.")},
    {.name = "trial-record", .keys = "enter", .where = ON_TRIAL, .footer = 1, .run = trial_screen_act_record,
     .title = N_("Open"), .help = N_("Opens the record that this line is about, as it is in the trial.")},
    {.name = "trial-keep", .keys = "ctrl-s f2", .where = ON_TRIAL, .footer = 1, .run = trial_act_keep,
     .title = N_("Keep as one change"), .help = N_("Makes what was tried one change of the inventory, which can be undone, and ends the trial.")},
    {.name = "trial-save", .keys = "s", .where = ON_TRIAL, .footer = 3, .run = trial_act_save,
     .title = N_("Save as a file"), .help = N_("Saves the inventory as it was tried to a file that others can open and that can be merged; the trial goes on.")},
    {.name = "trial-drop", .keys = "x", .where = ON_TRIAL, .footer = 3, .run = trial_act_drop,
     .title = N_("Throw away"), .help = N_("Ends the trial; the inventory is as it was.")},
    {.name = "trial-write", .keys = "w", .where = ON_TRIAL, .footer = 4, .run = trial_screen_act_write,
     .title = N_("Write out"), .help = N_("Writes what the trial does to a file: HTML, text, Markdown or JSON.")},
    {.name = "trial-next", .keys = "tab", .where = ON_TRIAL, .footer = 3, .run = trial_screen_act_next,
     .title = N_("Next part"), .help = N_("Goes to the next part of the report.")},
    {.name = "trial-previous", .keys = "shift-tab", .where = ON_TRIAL, .run = trial_screen_act_previous,
     .title = N_("Previous part"), .help = N_("Goes to the part before.")},
    {.name = "due-category", .keys = "enter", .where = ON_DUE, .footer = 1, .run = due_act_category,
     .title = N_("Open"), .help = N_("Opens the data category, the incident or the request of this line.")},
    {.name = "due-record", .keys = "a", .where = ON_DUE, .footer = 2, .edits = true, .run = due_act_record,
     .title = N_("Record disposal"), .help = N_("Opens the form of a disposal, begun with the category, items, place and method of this line.")},
    {.name = "due-filter", .keys = "tab", .where = ON_DUE, .footer = 2, .run = due_act_filter,
     .title = N_("Next filter"), .help = N_("Shows only what is overdue, due for disposal, past a legal minimum, without a date, or of incidents and requests.")},
    {.name = "due-filter-back", .keys = "shift-tab", .where = ON_DUE, .run = due_act_filter_back,
     .title = N_("Previous filter"), .help = N_("Shows the lines of the previous filter.")},
    {.name = "due-rule", .keys = "o", .where = ON_DUE, .footer = 3, .run = due_act_rule,
     .title = N_("Rule"), .help = N_("Opens the retention rule of this line.")},
    {.name = "due-until", .keys = "b", .where = ON_DUE, .footer = 4, .run = due_act_until,
     .title = N_("How far"), .help = N_("Looks one year ahead, three, or ten.")},

    /* The form. */
    {.name = "save", .keys = "ctrl-s f2", .where = ON_FORM, .footer = 1, .edits = true, .run = form_act_save,
     .title = N_("Save"), .help = N_("Saves the form, as one change that can be undone.")},
    {.name = "choose", .keys = "enter", .where = ON_FORM, .footer = 2, .run = form_act_choose,
     .title = N_("Choose"), .help = N_("Opens the list of a choice or link, or what is folded; in a line goes to the next field.")},
    {.name = "next-field", .keys = "tab", .where = ON_FORM, .footer = 3, .run = form_act_next,
     .title = N_("Next"), .help = N_("Goes to the next field.")},
    {.name = "previous-field", .keys = "shift-tab", .where = ON_FORM, .run = form_act_previous,
     .title = N_("Previous"), .help = N_("Goes to the previous field.")},
    {.name = "next-section", .keys = "ctrl-down alt-n", .where = ON_FORM, .run = form_act_next_section,
     .title = N_("Next section"), .help = N_("Goes to the next section of the form.")},
    {.name = "previous-section", .keys = "ctrl-up alt-p", .where = ON_FORM, .run = form_act_previous_section,
     .title = N_("Previous section"), .help = N_("Goes to the beginning of the section, then to the previous one.")},
    {.name = "next-value", .keys = "right space", .where = ON_FORM, .run = form_act_next_value,
     .title = N_("Next value"), .help = N_("Takes the next value of a choice; the one before the first is empty.")},
    {.name = "previous-value", .keys = "left", .where = ON_FORM, .run = form_act_previous_value,
     .title = N_("Previous value"), .help = N_("Takes the previous value of a choice.")},
    {.name = "empty", .keys = "delete backspace", .where = ON_FORM, .footer = 5, .run = form_act_empty,
     .title = N_("Empty"), .help = N_("Empties a choice; takes the last record out of a link.")},
    {.name = "unfold", .keys = "f4", .where = ON_FORM, .footer = 3, .run = form_act_unfold,
     .title = N_("All fields"), .help = N_("Shows all fields, or folds the rarer ones away again.")},
    {.name = "undo-in-form", .keys = "ctrl-z", .where = ON_FORM, .footer = 5, .run = form_act_undo,
     .title = N_("Undo"), .help = N_("Takes back what was done last in this form, in whichever field.")},
    {.name = "redo-in-form", .keys = "ctrl-y ctrl-r", .where = ON_FORM, .run = form_act_redo,
     .title = N_("Redo"), .help = N_("Does again what was taken back in this form.")},
    {.name = "editor", .keys = "ctrl-o", .where = ON_FORM, .footer = 6, .run = form_act_editor,
     .title = N_("Editor"), .help = N_("Edits the text of this field in your own editor ($VISUAL, $EDITOR).")},
    {.name = "leave-form", .keys = "esc", .where = ON_FORM, .footer = 1, .run = form_act_leave,
     .title = N_("Leave"), .help = N_("Leaves the form; asks where something was changed.")},

    /* Several records together. */
    {.name = "apply", .keys = "ctrl-s f2", .where = ON_BULK, .footer = 1, .edits = true, .run = bulk_act_apply,
     .title = N_("Change them"), .help = N_("Shows what would change in the marked records, and changes them if you say so.")},
    {.name = "choose-order", .keys = "enter", .where = ON_BULK, .footer = 2, .run = bulk_act_choose,
     .title = N_("Choose"), .help = N_("Opens the list of fields, of what is done, or of values; in a line that is typed, goes on.")},
    {.name = "next-line", .keys = "tab", .where = ON_BULK, .footer = 3, .run = bulk_act_next,
     .title = N_("Next"), .help = N_("Goes to the next line.")},
    {.name = "previous-line", .keys = "shift-tab", .where = ON_BULK, .run = bulk_act_previous,
     .title = N_("Previous"), .help = N_("Goes to the previous line.")},
    {.name = "next-order", .keys = "right space", .where = ON_BULK, .run = bulk_act_turn,
     .title = N_("Next value"), .help = N_("Takes the next of what is done, or of the values of a choice.")},
    {.name = "previous-order", .keys = "left", .where = ON_BULK, .run = bulk_act_turn_back,
     .title = N_("Previous value"), .help = N_("Takes the previous of what is done, or of the values of a choice.")},
    {.name = "empty-order", .keys = "delete backspace", .where = ON_BULK, .footer = 5, .run = bulk_act_empty,
     .title = N_("Empty"), .help = N_("Takes the value, or the last of several, out again; nothing is changed yet.")},
    {.name = "leave-together", .keys = "esc", .where = ON_BULK, .footer = 1, .run = close_top,
     .title = N_("Leave"), .help = N_("Goes back to the list; nothing is changed, the marks stay.")},

    /* Pickers. */
    {.name = "take", .keys = "enter", .where = ON_PICKER | ON_TICKING | ON_LINKING, .footer = 1, .run = picker_act_take,
     .title = N_("Take"), .help = N_("Takes the focused row, or the rows that were ticked.")},
    {.name = "tick", .keys = "tab", .where = ON_TICKING | ON_LINKING, .footer = 2, .run = picker_act_tick,
     .title = N_("Tick"), .help = N_("Ticks the focused row, or takes its tick off; where nothing is typed, Space does the same.")},
    {.name = "earlier", .keys = "ctrl-up", .where = ON_TICKING, .footer = 4, .run = picker_act_earlier,
     .title = N_("Earlier"), .help = N_("Moves a ticked row forward in the order.")},
    {.name = "later", .keys = "ctrl-down", .where = ON_TICKING, .footer = 4, .run = picker_act_later,
     .title = N_("Later"), .help = N_("Moves a ticked row back in the order.")},
    {.name = "leave-picker", .keys = "esc", .where = ON_PICKER | ON_TICKING | ON_LINKING, .footer = 1, .run = picker_act_leave,
     .title = N_("Cancel"), .help = N_("Goes back without taking anything.")},

    /* Questions. */
    {.name = "press", .keys = "enter", .where = ON_DIALOG, .footer = 1, .run = dialog_act_take,
     .title = N_("Press"), .help = N_("Does what the focused button says.")},
    {.name = "next-button", .keys = "right tab", .where = ON_DIALOG, .footer = 2, .run = dialog_act_next,
     .title = N_("Next"), .help = N_("Goes to the next button.")},
    {.name = "previous-button", .keys = "left shift-tab", .where = ON_DIALOG, .run = dialog_act_previous,
     .title = N_("Previous"), .help = N_("Goes to the previous button.")},
    {.name = "leave-question", .keys = "esc", .where = ON_DIALOG, .footer = 1, .run = dialog_act_leave,
     .title = N_("Cancel"), .help = N_("Goes back without doing anything.")},

    /* Three versions, and merging a file. */
    {.name = "merge", .keys = "g,M", .where = ON_LIST | ON_OVERVIEW, .edits = true, .run = merge_file_act_open,
     .title = N_("Merge"), .help = N_("Merges the inventory of another office, or a colleague's copy of this one: shows what differs, then writes it if you say so.")},
    {.name = "three-way-theirs", .keys = "t", .where = ON_THREE_WAY, .footer = 1, .run = three_way_act_theirs,
     .title = N_("Theirs"), .help = N_("Takes what the other side has: for the field, the record or the file that has the focus.")},
    {.name = "three-way-mine", .keys = "m", .where = ON_THREE_WAY, .footer = 1, .run = three_way_act_mine,
     .title = N_("Mine"), .help = N_("Keeps what stands here: for the field, the record or the file that has the focus.")},
    {.name = "three-way-turn", .keys = "space", .where = ON_THREE_WAY, .footer = 4, .run = three_way_act_turn,
     .title = N_("Turn"), .help = N_("Turns between theirs and mine.")},
    {.name = "three-way-record-theirs", .keys = "T", .where = ON_THREE_WAY, .footer = 5, .run = three_way_act_record_theirs,
     .title = N_("Record theirs"), .help = N_("Takes the whole record as the other side has it, apart from what only this side changed.")},
    {.name = "three-way-record-mine", .keys = "M", .where = ON_THREE_WAY, .footer = 5, .run = three_way_act_record_mine,
     .title = N_("Record mine"), .help = N_("Keeps the whole record as it stands here.")},
    {.name = "three-way-next", .keys = "n", .where = ON_THREE_WAY, .footer = 2, .run = three_way_act_next,
     .title = N_("Next conflict"), .help = N_("Goes to the next conflict that is not decided.")},
    {.name = "three-way-conflicts", .keys = "c", .where = ON_THREE_WAY, .footer = 3, .run = three_way_act_conflicts,
     .title = N_("Conflicts only"), .help = N_("Shows the conflicts alone, or everything.")},
    {.name = "three-way-whole", .keys = "enter", .where = ON_THREE_WAY, .footer = 3, .run = three_way_act_whole,
     .title = N_("In full"), .help = N_("Shows the focused row in full, on the whole screen.")},
    {.name = "three-way-apply", .keys = "ctrl-s f2", .where = ON_THREE_WAY, .footer = 1, .edits = true, .run = three_way_act_apply,
     .title = N_("Write"), .help = N_("Writes what is taken, as one change that can be undone.")},
    {.name = "three-way-leave", .keys = "esc", .where = ON_THREE_WAY, .footer = 1, .run = three_way_act_leave,
     .title = N_("Leave"), .help = N_("Leaves without a change.")},

    /* The import assistant. */
    {.name = "import", .keys = "I", .where = ON_LIST | ON_OVERVIEW, .footer = 9, .edits = true, .run = import_act_open,
     .title = N_("Import"), .help = N_("Takes a ledger from a file (CSV, text, .xlsx): shows how it was read and what would change, then imports it if you say so.")},
    {.name = "import-next", .keys = "enter", .where = ON_IMPORT, .footer = 1, .run = import_act_go_on,
     .title = N_("Next"), .help = N_("Goes on: to the columns, or for an export of ours to the plan.")},
    {.name = "import-header-here", .keys = "space", .where = ON_IMPORT, .footer = 3, .run = import_act_header_here,
     .title = N_("Header here"), .help = N_("Takes the focused row as the header; the file is read again.")},
    {.name = "import-choose", .keys = "enter", .where = ON_IMPORT_COLUMNS, .footer = 1, .run = import_act_choose,
     .title = N_("Choose field"), .help = N_("Chooses where this column goes: a field, the remarks, or nowhere.")},
    {.name = "import-plan", .keys = "p", .where = ON_IMPORT_COLUMNS | ON_IMPORT_PLAN, .footer = 1, .run = import_act_go_on,
     .title = N_("Plan"), .help = N_("Shows what would become of each row; nothing is changed.")},
    {.name = "import-way", .keys = "s", .where = ON_IMPORT_COLUMNS, .footer = 2, .run = import_act_way,
     .title = N_("Split"), .help = N_("Says how the cells of this column are read: where several values are divided, of which era years are.")},
    {.name = "import-key", .keys = "K", .where = ON_IMPORT_COLUMNS, .footer = 3, .run = import_act_key,
     .title = N_("Find by"), .help = N_("Chooses the column by which a row finds its record.")},
    {.name = "import-empty", .keys = "E", .where = ON_IMPORT_COLUMNS, .footer = 4, .run = import_act_empty,
     .title = N_("Empty cells"), .help = N_("Has empty cells clear what the record holds, or leave it.")},
    {.name = "import-remarks", .keys = "R", .where = ON_IMPORT_COLUMNS, .footer = 5, .run = import_act_remarks,
     .title = N_("To remarks"), .help = N_("Puts all columns that are not known into the remarks, or leaves them out.")},
    {.name = "import-header-up", .keys = "[", .where = ON_IMPORT | ON_IMPORT_COLUMNS, .footer = 6, .run = import_act_header_up,
     .title = N_("Header up"), .help = N_("Takes the row above as the header; the file is read again.")},
    {.name = "import-header-down", .keys = "]", .where = ON_IMPORT | ON_IMPORT_COLUMNS, .footer = 6, .run = import_act_header_down,
     .title = N_("Header down"), .help = N_("Takes the row below as the header; the file is read again.")},
    {.name = "import-encoding", .keys = "e", .where = ON_IMPORT | ON_IMPORT_COLUMNS, .footer = 4, .run = import_act_encoding,
     .title = N_("Encoding"), .help = N_("Sets the encoding in which the file is read again.")},
    {.name = "import-delimiter", .keys = "d", .where = ON_IMPORT | ON_IMPORT_COLUMNS, .footer = 5, .run = import_act_delimiter,
     .title = N_("Delimiter"), .help = N_("Sets what divides the cells; the file is read again.")},
    {.name = "import-sheet", .keys = "t", .where = ON_IMPORT | ON_IMPORT_COLUMNS, .footer = 3, .run = import_act_sheet,
     .title = N_("Sheet"), .help = N_("Chooses another sheet of the workbook.")},
    {.name = "import-kind", .keys = "w", .where = ON_IMPORT | ON_IMPORT_COLUMNS, .footer = 7, .run = import_act_kind,
     .title = N_("A row is"), .help = N_("Chooses of which kind of records the rows are.")},
    {.name = "import-next-file", .keys = "tab", .where = ON_IMPORT | ON_IMPORT_COLUMNS, .footer = 2, .run = import_act_next_file,
     .title = N_("Next file"), .help = N_("Goes to the next of several files.")},
    {.name = "import-previous-file", .keys = "shift-tab", .where = ON_IMPORT | ON_IMPORT_COLUMNS, .run = import_act_previous_file,
     .title = N_("Previous file"), .help = N_("Goes to the previous of several files.")},
    {.name = "import-take-mapping", .keys = "m", .where = ON_IMPORT_COLUMNS, .footer = 6, .run = import_act_take_mapping,
     .title = N_("Take mapping"), .help = N_("Takes where the columns go from a file that holds a mapping.")},
    {.name = "import-save-mapping", .keys = "M", .where = ON_IMPORT_COLUMNS, .footer = 7, .run = import_act_save_mapping,
     .title = N_("Save mapping"), .help = N_("Writes where the columns go to a file, for other files or persons.")},
    {.name = "import-file", .keys = "f", .where = ON_IMPORT, .footer = 2, .run = import_act_file,
     .title = N_("Other file"), .help = N_("Asks for another file.")},
    {.name = "import-scan", .keys = "S", .where = ON_IMPORT, .footer = 1, .run = import_act_scan,
     .title = N_("Scan"), .help = N_("Goes to the scan of rosters, which keeps columns and counts alone.")},
    {.name = "import-carry-out", .keys = "ctrl-s f2", .where = ON_IMPORT_PLAN, .footer = 1, .edits = true, .run = import_act_carry_out,
     .title = N_("Import"), .help = N_("Carries the plan out, as one change that can be undone.")},
    {.name = "import-correct", .keys = "enter", .where = ON_IMPORT_PLAN, .footer = 1, .run = import_act_correct,
     .title = N_("Correct"), .help = N_("Corrects the cell of this line, or one of this row; the file stays as it is.")},
    {.name = "import-leave-row", .keys = "space", .where = ON_IMPORT_PLAN, .footer = 2, .run = import_act_leave_row,
     .title = N_("Leave out"), .help = N_("Leaves this row out, or takes it again.")},
    {.name = "import-keep-old", .keys = "delete -", .where = ON_IMPORT_PLAN, .footer = 4, .run = import_act_keep_old,
     .title = N_("Keep the old"), .help = N_("Leaves this changed cell out: the record keeps what it holds.")},
    {.name = "import-next-tab", .keys = "tab ]", .where = ON_IMPORT_PLAN, .footer = 3, .run = import_act_next_tab,
     .title = N_("Next outcome"), .help = N_("Shows the rows of the next outcome, or the records that would be made.")},
    {.name = "import-previous-tab", .keys = "shift-tab [", .where = ON_IMPORT_PLAN, .run = import_act_previous_tab,
     .title = N_("Previous outcome"), .help = N_("Shows the rows of the previous outcome.")},
    {.name = "import-back", .keys = "esc backspace q", .where = ON_IMPORT | ON_IMPORT_COLUMNS | ON_IMPORT_PLAN, .footer = 1, .run = import_act_back,
     .title = N_("Back"), .help = N_("Goes one step back; asks where something you did would be lost.")},

    /* A line that is typed over a screen. */
    {.name = "give-line", .keys = "enter ctrl-s", .where = ON_LINE, .footer = 1, .run = line_act_give,
     .title = N_("Go on"), .help = N_("Goes on with the line that was typed.")},
    {.name = "leave-line", .keys = "esc", .where = ON_LINE, .footer = 1, .run = line_act_leave,
     .title = N_("Cancel"), .help = N_("Goes back; nothing is changed and nothing that was typed before is lost.")},

    /* A file. */
    {.name = "take-file", .keys = "enter", .where = ON_FILES, .footer = 1, .run = file_pick_act_take,
     .title = N_("Take"), .help = N_("Takes the focused file, or the one whose path is typed; enters a folder.")},
    {.name = "complete", .keys = "tab", .where = ON_FILES, .footer = 2, .run = file_pick_act_complete,
     .title = N_("Complete"), .help = N_("Completes the path, or puts the focused name into it.")},
    {.name = "mark-file", .keys = "insert", .where = ON_FILES, .footer = 3, .run = file_pick_act_mark,
     .title = N_("Mark"), .help = N_("Marks the focused file, or takes its mark off; so does Space where no name is begun. All marked files become one plan.")},
    {.name = "leave-files", .keys = "esc", .where = ON_FILES, .footer = 1, .run = close_top,
     .title = N_("Cancel"), .help = N_("Goes back; no file is read.")},

    /* A roster held against a category. */
    {.name = "scan-apply", .keys = "ctrl-s f2", .where = ON_SCAN, .footer = 1, .edits = true, .run = scan_act_apply,
     .title = N_("Add them"), .help = N_("Adds what is ticked to the category and sets its number of persons, as one change that can be undone.")},
    {.name = "scan-choose", .keys = "enter", .where = ON_SCAN, .footer = 1, .run = scan_act_choose,
     .title = N_("Choose"), .help = N_("Chooses the category, the item of a column, or the number; on the file tells all of it.")},
    {.name = "scan-tick", .keys = "space", .where = ON_SCAN, .footer = 2, .run = scan_act_tick,
     .title = N_("Tick"), .help = N_("Ticks the item, or takes its tick off; leaves or sets the number of persons.")},
    {.name = "scan-tick-all", .keys = "*", .where = ON_SCAN, .footer = 5, .run = scan_act_tick_all,
     .title = N_("Tick all"), .help = N_("Ticks all items that are not declared, or takes their ticks off where all are ticked.")},
    {.name = "scan-filter", .keys = "tab", .where = ON_SCAN, .footer = 3, .run = scan_act_next_filter,
     .title = N_("Next filter"), .help = N_("Shows only the items of the next standing: not declared, unknown, declared, not in the file.")},
    {.name = "scan-filter-back", .keys = "shift-tab", .where = ON_SCAN, .run = scan_act_previous_filter,
     .title = N_("Previous filter"), .help = N_("Shows only the items of the previous standing.")},
    {.name = "scan-class", .keys = "c", .where = ON_SCAN, .footer = 4, .run = scan_act_class,
     .title = N_("Class"), .help = N_("Chooses the class of an item that the inventory does not have yet.")},
    {.name = "scan-overrule", .keys = "t", .where = ON_SCAN, .footer = 4, .run = scan_act_overrule,
     .title = N_("Take for a roster"), .help = N_("Says that the rows are persons, of which less is kept; the contrary cannot be said.")},
    {.name = "scan-encoding", .keys = "e", .where = ON_SCAN, .footer = 6, .run = scan_act_encoding,
     .title = N_("Encoding"), .help = N_("Sets the encoding in which the file is read again.")},
    {.name = "scan-delimiter", .keys = "d", .where = ON_SCAN, .footer = 7, .run = scan_act_delimiter,
     .title = N_("Delimiter"), .help = N_("Sets what divides the cells; the file is read again.")},
    {.name = "scan-header", .keys = "H", .where = ON_SCAN, .footer = 6, .run = scan_act_header,
     .title = N_("Header row"), .help = N_("Asks which row is the header; the file is read again.")},
    {.name = "scan-again", .keys = "R", .where = ON_SCAN, .footer = 6, .run = scan_act_again,
     .title = N_("Read again"), .help = N_("Reads the file again and forgets what was ticked and decided.")},
    {.name = "leave-scan", .keys = "esc backspace q", .where = ON_SCAN, .footer = 1, .run = scan_act_leave,
     .title = N_("Leave"), .help = N_("Goes back; asks where something was ticked or decided.")},

    /* The text of a notice. */
    {.name = "notice-text", .keys = "t", .where = ON_LIST | ON_RECORD, .footer = 4, .run = notice_text,
     .title = N_("Text"), .help = N_("Shows the text of this notice as the records give it, and what is missing in it.")},
    {.name = "notice-record", .keys = "enter", .where = ON_NOTICE, .footer = 1, .run = notice_act_record,
     .title = N_("Record"), .help = N_("Goes to the record that this row comes from.")},
    {.name = "notice-missing", .keys = "m", .where = ON_NOTICE, .footer = 2, .run = notice_act_missing,
     .title = N_("Next missing"), .help = N_("Goes to the next part that is missing.")},
    {.name = "notice-difference", .keys = "tab", .where = ON_NOTICE, .footer = 3, .run = notice_act_difference,
     .title = N_("Difference"), .help = N_("Shows what changed since the text was published and when the law has it told, or the text again.")},
    {.name = "notice-publish", .keys = "p", .where = ON_NOTICE, .footer = 3, .edits = true, .lasting = true, .run = notice_act_publish,
     .title = N_("Keep as published"), .help = N_("Keeps the text as published on a day, as one change that can be undone.")},
    {.name = "notice-search", .keys = "/", .where = ON_NOTICE, .footer = 5, .run = notice_act_search,
     .title = N_("Search"), .help = N_("Looks for words in the text.")},
    {.name = "notice-next", .keys = "n", .where = ON_NOTICE, .footer = 6, .run = notice_act_next_hit,
     .title = N_("Next hit"), .help = N_("Goes to the next line that holds the words.")},
    {.name = "notice-previous", .keys = "N", .where = ON_NOTICE, .run = notice_act_previous_hit,
     .title = N_("Previous hit"), .help = N_("Goes to the previous line that holds the words.")},

    /* Two versions of a record. */
    {.name = "take-side", .keys = "space", .where = ON_CONFLICT, .footer = 1, .run = conflict_act_turn,
     .title = N_("Choose"), .help = N_("Chooses between mine and theirs for this field.")},
    {.name = "all-mine", .keys = "m", .where = ON_CONFLICT, .footer = 2, .run = conflict_act_mine,
     .title = N_("All mine"), .help = N_("Keeps all that you typed.")},
    {.name = "all-theirs", .keys = "t", .where = ON_CONFLICT, .footer = 2, .run = conflict_act_theirs,
     .title = N_("All theirs"), .help = N_("Takes all that was saved meanwhile.")},
    {.name = "settle", .keys = "ctrl-s enter", .where = ON_CONFLICT, .footer = 1, .edits = true, .run = conflict_act_settle,
     .title = N_("Save"), .help = N_("Saves the record as chosen here.")},
    {.name = "leave-conflict", .keys = "esc", .where = ON_CONFLICT, .footer = 1, .run = close_top,
     .title = N_("To the form"), .help = N_("Goes back to the form; nothing is saved.")},

    /* A key that another is to follow. */
    {.name = "leave-sequence", .keys = "esc", .where = ON_SEQUENCE, .footer = 1, .run = close_top,
     .title = N_("Cancel"), .help = N_("Forgets the key that was pressed first.")},

    /* The history. */
    {.name = "words", .keys = "enter", .where = ON_HISTORY, .footer = 1, .run = timeline_act_words,
     .title = N_("Show"), .help = N_("Shows all that this entry changed.")},
    {.name = "undo-entry", .keys = "u", .where = ON_HISTORY, .footer = 2, .edits = true, .run = timeline_act_undo_chosen,
     .title = N_("Undo this"), .help = N_("Undoes the focused entry; on an undo it does the change again.")},
    {.name = "what-changed", .keys = "d", .where = ON_HISTORY, .footer = 3, .run = timeline_past_act_changes,
     .title = N_("What changed"), .help = N_("Shows what changed since the focused entry, or between it and the marked one, and what the law asks for.")},
    {.name = "mark-entry", .keys = "space", .where = ON_HISTORY, .run = timeline_past_act_mark,
     .title = N_("Mark"), .help = N_("Marks the focused entry as the other end of what is compared.")},
    {.name = "only-snapshots", .keys = "s", .where = ON_HISTORY, .footer = 5, .run = timeline_past_act_only,
     .title = N_("Snapshots"), .help = N_("Shows the snapshots alone, or all entries again.")},

    /* Ways. */
    {.name = "back", .keys = "backspace esc left", .where = ON_RECORD | ON_HISTORY | ON_FREQUENCY | ON_FINDINGS | ON_DUE | ON_NOTICE | ON_REVIEW | ON_REVIEW_LIST | ON_IMPACT | ON_TRIAL, .footer = 1, .group = GROUP_WAYS, .run = close_top,
     .title = N_("Back"), .help = N_("Goes back to where you came from.")},
    {.name = "to-list", .keys = "L", .where = ON_RECORD, .footer = 6, .group = GROUP_WAYS, .run = page_act_home,
     .title = N_("In the list"), .help = N_("Goes back to the list, at this record.")},
    {.name = "leave-overview", .keys = "backspace esc", .where = ON_OVERVIEW, .footer = 3, .group = GROUP_WAYS, .run = overview_act_leave,
     .title = N_("To the list"), .help = N_("Goes to the list that was shown last.")},
    {.name = "overview", .keys = "0 backspace g,o", .where = ON_LIST, .footer = 6, .group = GROUP_WAYS, .run = overview_act_open,
     .title = N_("Overview"), .help = N_("Shows the whole inventory in numbers: status, reviews, persons, retention, latest changes.")},
    {.name = "findings", .keys = "!", .where = ON_LIST | ON_OVERVIEW | ON_HISTORY | ON_FREQUENCY, .footer = 7, .group = GROUP_WAYS, .run = judge_act_open,
     .title = N_("Findings"), .help = N_("Shows what the law asks for and the records lack, and what mends it.")},
    {.name = "record-findings", .keys = "!", .where = ON_RECORD, .footer = 4, .group = GROUP_WAYS, .run = page_act_findings,
     .title = N_("Findings"), .help = N_("Shows what the law asks for and this record lacks.")},
    {.name = "to-overview", .keys = "g,o", .where = ON_RECORD | ON_HISTORY, .group = GROUP_WAYS, .run = overview_act_open,
     .title = N_("Overview"), .help = N_("Goes back to the overview.")},
    {.name = "next-kind", .keys = "tab ] right g,t", .where = ON_LIST, .footer = 5, .group = GROUP_WAYS, .run = list_act_next_tab,
     .title = N_("Next kind"), .help = N_("Shows the next kind of records.")},
    {.name = "previous-kind", .keys = "shift-tab [ left g,T", .where = ON_LIST, .group = GROUP_WAYS, .run = list_act_previous_tab,
     .title = N_("Previous kind"), .help = N_("Shows the previous kind of records.")},
    {.name = "kind", .keys = "1 2 3 4 5 6 7 8 9", .where = ON_LIST | ON_OVERVIEW, .group = GROUP_WAYS, .run = list_act_digit,
     .title = N_("Kind by number"), .help = N_("Shows the kind of records with this number on its tab.")},
    {.name = "kinds", .keys = "K", .where = ON_LIST | ON_OVERVIEW, .group = GROUP_WAYS, .run = list_act_kinds,
     .title = N_("All kinds"), .help = N_("Lists all kinds of records with their counts.")},
    {.name = "impact", .keys = "X", .where = ON_LIST, .group = GROUP_WAYS, .run = list_act_impact,
     .title = N_("What is touched"), .help = N_("After a leak: shows what is touched by this record or the marked ones, which report the law may ask for by when, whom to tell.")},
    {.name = "record-impact", .keys = "X", .where = ON_RECORD, .footer = 9, .group = GROUP_WAYS, .run = page_act_impact,
     .title = N_("What is touched"), .help = N_("After a leak: shows what is touched by this record, which report the law may ask for by when, whom to tell.")},
    {.name = "scan", .keys = "S", .where = ON_LIST | ON_OVERVIEW | ON_RECORD, .footer = 9, .group = GROUP_WAYS, .run = scan,
     .title = N_("Scan a roster"), .help = N_("Holds the columns of a file of persons against a category; no cell is stored.")},
    {.name = "due", .keys = "g,y", .where = ON_LIST | ON_OVERVIEW | ON_RECORD | ON_HISTORY | ON_FREQUENCY, .group = GROUP_WAYS, .run = due_act_open,
     .title = N_("Disposal calendar"), .help = N_("Shows when data may and when it has to be disposed of, what is to be done of incidents and requests, and what is overdue.")},
    {.name = "review", .keys = "g,b", .where = ON_JUMPING & ~(unsigned)ON_REVIEW & ~(unsigned)ON_REVIEW_LIST, .group = GROUP_WAYS, .run = review_act_open,
     .title = N_("Annual review"), .help = N_("Shows how the annual review stands: who has answered, what is overdue.")},
    {.name = "flow-map", .keys = "g,f", .where = ON_LIST | ON_OVERVIEW, .group = GROUP_WAYS, .run = papers_act_flow,
     .title = N_("Flow map"), .help = N_("Draws whose data goes where into a file: of the categories that the filter lets through, or of all.")},
    {.name = "evidence", .keys = "", .where = ON_LIST | ON_OVERVIEW, .group = GROUP_WAYS, .lasting = true, .run = papers_act_evidence,
     .title = N_("Evidence"), .help = N_("Makes a folder that an auditor can check without daicho.")},
    {.name = "go-category", .keys = "g,c", .where = ON_JUMPING, .kind = "category", .group = GROUP_WAYS, .run = list_act_go},
    {.name = "go-purpose", .keys = "g,p", .where = ON_JUMPING, .kind = "purpose", .group = GROUP_WAYS, .run = list_act_go},
    {.name = "go-item", .keys = "g,i", .where = ON_JUMPING, .kind = "item", .group = GROUP_WAYS, .run = list_act_go},
    {.name = "go-party", .keys = "g,a", .where = ON_JUMPING, .kind = "party", .group = GROUP_WAYS, .run = list_act_go},
    {.name = "go-provision", .keys = "g,v", .where = ON_JUMPING, .kind = "provision", .group = GROUP_WAYS, .run = list_act_go},
    {.name = "go-entrustment", .keys = "g,e", .where = ON_JUMPING, .kind = "entrustment", .group = GROUP_WAYS, .run = list_act_go},
    {.name = "go-joint-use", .keys = "g,j", .where = ON_JUMPING, .kind = "joint_use", .group = GROUP_WAYS, .run = list_act_go},
    {.name = "go-retention", .keys = "g,r", .where = ON_JUMPING, .kind = "retention", .group = GROUP_WAYS, .run = list_act_go},
    {.name = "go-storage", .keys = "g,s", .where = ON_JUMPING, .kind = "storage", .group = GROUP_WAYS, .run = list_act_go},
    {.name = "go-acquisition", .keys = "g,q", .where = ON_JUMPING, .kind = "acquisition", .group = GROUP_WAYS, .run = list_act_go},
    {.name = "go-measure", .keys = "g,m", .where = ON_JUMPING, .kind = "measure", .group = GROUP_WAYS, .run = list_act_go},
    {.name = "go-disposal", .keys = "g,d", .where = ON_JUMPING, .kind = "disposal", .group = GROUP_WAYS, .run = list_act_go},
    {.name = "go-transmission", .keys = "g,x", .where = ON_JUMPING, .kind = "transmission", .group = GROUP_WAYS, .run = list_act_go},
    {.name = "go-desk", .keys = "g,k", .where = ON_JUMPING, .kind = "desk", .group = GROUP_WAYS, .run = list_act_go},
    {.name = "go-procedure", .keys = "g,P", .where = ON_JUMPING, .kind = "procedure", .group = GROUP_WAYS, .run = list_act_go},
    {.name = "go-notice", .keys = "g,n", .where = ON_JUMPING, .kind = "notice", .group = GROUP_WAYS, .run = list_act_go},
    {.name = "go-clause", .keys = "g,l", .where = ON_JUMPING, .kind = "clause", .group = GROUP_WAYS, .run = list_act_go},
    {.name = "go-organization", .keys = "g,O", .where = ON_JUMPING, .kind = "organization", .group = GROUP_WAYS, .run = list_act_go},
    {.name = "go-department", .keys = "g,D", .where = ON_JUMPING, .kind = "department", .group = GROUP_WAYS, .run = list_act_go},
    {.name = "go-publication", .keys = "g,u", .where = ON_JUMPING, .kind = "publication", .group = GROUP_WAYS, .run = list_act_go},
    {.name = "go-pin", .keys = "g,N", .where = ON_JUMPING, .kind = "pin", .group = GROUP_WAYS, .run = list_act_go},
    {.name = "go-waiver", .keys = "g,w", .where = ON_JUMPING, .kind = "waiver", .group = GROUP_WAYS, .run = list_act_go},
    {.name = "go-campaign", .keys = "g,R", .where = ON_JUMPING, .kind = "campaign", .group = GROUP_WAYS, .run = list_act_go},
    {.name = "go-review", .keys = "g,A", .where = ON_JUMPING, .kind = "review", .group = GROUP_WAYS, .run = list_act_go},
    {.name = "go-incident", .keys = "g,I", .where = ON_JUMPING, .kind = "incident", .group = GROUP_WAYS, .run = list_act_go},
    {.name = "go-request", .keys = "g,Q", .where = ON_JUMPING, .kind = "request", .group = GROUP_WAYS, .run = list_act_go},
    {.name = "up", .keys = "up k ctrl-p", .where = ON_ALL, .group = GROUP_MOVES, .run = move_up,
     .title = N_("Up"), .help = N_("Moves up.")},
    {.name = "down", .keys = "down j ctrl-n", .where = ON_ALL, .group = GROUP_MOVES, .run = move_down,
     .title = N_("Down"), .help = N_("Moves down.")},
    {.name = "page-up", .keys = "page-up ctrl-b", .where = ON_ALL, .group = GROUP_MOVES, .run = move_page_up,
     .title = N_("Page up"), .help = N_("Moves up by a screen.")},
    {.name = "page-down", .keys = "page-down ctrl-f", .where = ON_ALL, .group = GROUP_MOVES, .run = move_page_down,
     .title = N_("Page down"), .help = N_("Moves down by a screen.")},
    {.name = "half-up", .keys = "ctrl-u", .where = ON_READING, .group = GROUP_MOVES, .run = move_half_up,
     .title = N_("Half up"), .help = N_("Moves up by half a screen.")},
    {.name = "half-down", .keys = "ctrl-d", .where = ON_READING, .group = GROUP_MOVES, .run = move_half_down,
     .title = N_("Half down"), .help = N_("Moves down by half a screen.")},
    {.name = "first", .keys = "home g,g", .where = ON_ALL, .group = GROUP_MOVES, .run = move_first,
     .title = N_("First"), .help = N_("Moves to the first.")},
    {.name = "last", .keys = "end G", .where = ON_ALL, .group = GROUP_MOVES, .run = move_last,
     .title = N_("Last"), .help = N_("Moves to the last.")},

    /* Everywhere. */
    {.name = "undo", .keys = "u ctrl-z", .where = ON_LIST | ON_OVERVIEW | ON_RECORD | ON_DUE | ON_FINDINGS | ON_NOTICE | ON_REVIEW | ON_REVIEW_LIST | ON_IMPACT | ON_TRIAL, .footer = 3, .edits = true, .run = timeline_act_undo,
     .title = N_("Undo"), .help = N_("Undoes the last change that stands.")},
    {.name = "redo", .keys = "r ctrl-r ctrl-y", .where = ON_LIST | ON_OVERVIEW | ON_RECORD | ON_HISTORY | ON_DUE | ON_FINDINGS | ON_NOTICE | ON_REVIEW | ON_REVIEW_LIST | ON_IMPACT | ON_TRIAL, .footer = 7,
     .edits = true, .run = timeline_act_redo,
     .title = N_("Redo"), .help = N_("Does again what was undone last.")},
    {.name = "history", .keys = "H g,h", .where = ON_LIST | ON_OVERVIEW | ON_RECORD, .footer = 8, .group = GROUP_WAYS, .run = history,
     .title = N_("History"), .help = N_("Shows what was changed, when and by whom: of this record, or from the list of all.")},
    {.name = "as-of", .keys = "@", .where = ON_JUMPING | ON_NOTICE, .footer = 9, .group = GROUP_WAYS, .run = timeline_past_act_as_of,
     .title = N_("As of a day"), .help = N_("Shows the inventory as it was on a day, at a snapshot or after the focused entry; there it goes back to the present.")},
    {.name = "trial", .keys = "T", .where = (ON_JUMPING & ~(unsigned)ON_TRIAL) | ON_NOTICE, .footer = 9, .group = GROUP_WAYS, .run = trial_act_open,
     .title = N_("Trial"), .help = N_("Begins a trial: changes in a scratch copy, while the inventory stays as it is; in a trial it shows what they do, and keeps them or throws them away.")},
    {.name = "organization", .keys = "O", .where = ON_JUMPING, .group = GROUP_WAYS, .run = organization_mode_act,
     .title = N_("One organization"), .help = N_("Shows what belongs to one organization alone: lists, findings, disposal calendar and overview; there it shows all again.")},
    {.name = "snapshot", .keys = "", .where = ON_LIST | ON_OVERVIEW | ON_HISTORY, .group = GROUP_WAYS, .edits = true, .lasting = true, .run = timeline_past_act_snapshot,
     .title = N_("Make a snapshot"), .help = N_("Seals the inventory as it is now under a name, with a reason.")},
    {.name = "snapshots", .keys = "g,H", .where = ON_LIST | ON_OVERVIEW | ON_RECORD | ON_REVIEW | ON_REVIEW_LIST, .group = GROUP_WAYS, .run = timeline_past_act_snapshots,
     .title = N_("Snapshots"), .help = N_("Shows the snapshots: the inventory as it was, and what changed since.")},
    {.name = "drafts", .keys = "", .where = ON_LIST, .edits = true, .run = draft_keep_act_list,
     .title = N_("Unsaved forms"), .help = N_("Offers the forms that were open when the program ended unexpectedly.")},
    {.name = "palette", .keys = ": alt-x", .where = ON_READING | ON_FORM | ON_BULK, .footer = 3, .group = GROUP_EVERYWHERE, .run = help_act_palette,
     .title = N_("Commands"), .help = N_("Finds any command by its name and does it.")},
    {.name = "refresh", .keys = "ctrl-l f5", .where = ON_ALL, .group = GROUP_EVERYWHERE, .run = refresh,
     .title = N_("Refresh"), .help = N_("Reads everything anew and repaints the screen.")},
    {.name = "mouse", .keys = "f9", .where = ON_ALL, .group = GROUP_EVERYWHERE, .run = mouse,
     .title = N_("Mouse on or off"), .help = N_("Switches the mouse on or off; while it is on, Shift and dragging selects text.")},
    {.name = "suspend", .keys = "", .where = ON_READING, .group = GROUP_EVERYWHERE, .run = suspend,
     .title = N_("Suspend"), .help = N_("Goes back to the shell for a while; fg returns.")},
    {.name = "help", .keys = "? f1", .where = ON_ALL, .footer = 1, .group = GROUP_EVERYWHERE, .run = help_act_open,
     .title = N_("Help"), .help = N_("Shows what can be done here; typing searches, Enter does it.")},
    {.name = "quit", .keys = "q", .where = ON_JUMPING | ON_NOTICE, .footer = 1, .group = GROUP_EVERYWHERE, .run = quit,
     .title = N_("Quit"), .help = N_("Leaves this screen; on list and overview, the program.")},
};

/* clang-format on */

const size_t actions_count = sizeof actions / sizeof actions[0];
