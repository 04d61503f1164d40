/*
 * A plan in words: the files, what becomes of each row that matters, what came
 * and went by reference, and the sums. Rows that change nothing are only
 * counted. Every line is made harmless before it is written.
 */
#include "import/plan.h"

#include "model/buf.h"
#include "model/display.h"
#include "model/guard.h"

#include <stdlib.h>

void plan_print_line(FILE *out, struct buf *line)
{
    char *masked = guard_mask(buf_text(line));
    display_print(out, masked);
    fputc('\n', out);
    free(masked);
    buf_empty(line);
}

static const char *outcome_word(enum plan_outcome outcome, enum lang lang)
{
    static const char *const words[PLAN_OUTCOMES] = {
        [PLAN_NEW] = N_("new"),
        [PLAN_CHANGED] = N_("changed"),
        [PLAN_UNCHANGED] = N_("unchanged"),
        [PLAN_REFUSED] = N_("refused"),
    };
    return words_in(lang, words[outcome]);
}

/* A value in a line of the plan; nothing is shown as such. */
static void put_value(const char *value, enum lang lang, struct buf *line)
{
    char *quote = guard_quote(value);
    buf_puts(line, quote[0] == '\0' ? words_in(lang, "(not stated)") : quote);
    free(quote);
}

static void print_row(const struct plan_file *file, const struct plan_row *row, FILE *out,
                      enum lang lang, struct buf *line)
{
    buf_puts(line, "  ");
    buf_printf(line, words_in(lang, "row %zu"), row->number);
    buf_printf(line, "  %s  %s%s%s", outcome_word(row->outcome, lang), row->code,
               row->code[0] == '\0' ? "" : " ", row->name);
    plan_print_line(out, line);
    for (size_t i = 0; i < row->refusal_count; i++) {
        plan_put_cell(file, row, row->refusals[i].column, line);
        buf_puts(line, row->refusals[i].reason);
        plan_print_line(out, line);
    }
    for (size_t i = 0; i < row->cell_count && row->outcome == PLAN_CHANGED; i++) {
        plan_put_cell(file, row, row->cells[i].column, line);
        put_value(row->cells[i].old, lang, line);
        buf_puts(line, " → ");
        put_value(row->cells[i].new, lang, line);
        plan_print_line(out, line);
    }
    for (size_t i = 0; i < row->note_count; i++) {
        buf_printf(line, "      %s", row->notes[i]);
        plan_print_line(out, line);
    }
}

static void print_records(const struct plan_records *records, const char *heading, FILE *out,
                          enum lang lang, struct buf *line)
{
    if (records->count == 0)
        return;
    buf_puts(line, heading);
    plan_print_line(out, line);
    for (size_t i = 0; i < records->count; i++) {
        const struct plan_record *record = &records->items[i];
        buf_printf(line, "  %s %s %s", record->kind->label[lang], record->code, record->name);
        if (record->named)
            buf_printf(line, words_count(lang, " (%zu row)", " (%zu rows)", record->rows),
                       record->rows);
        if (record->like != NULL)
            buf_printf(line, words_in(lang, " — is it the same as %s?"), record->like);
        plan_print_line(out, line);
    }
}

/* Whether the rows say only what the inventory says already. */
static bool is_idle(const struct plan *plan)
{
    return plan_count(plan, PLAN_NEW) + plan_count(plan, PLAN_CHANGED) + plan->created.count +
               plan->removed.count ==
           0;
}

static void print_sums(const struct plan *plan, FILE *out, enum lang lang, struct buf *line)
{
    for (size_t i = 0; i < PLAN_OUTCOMES; i++) {
        enum plan_outcome outcome = (enum plan_outcome)i;
        buf_printf(line, "%s%s %zu", i == 0 ? "" : " · ", outcome_word(outcome, lang),
                   plan_count(plan, outcome));
    }
    plan_print_line(out, line);
    switch (plan->state) {
    case PLAN_HELD:
        buf_puts(line, words_in(lang, "Nothing was changed. Correct the refused rows, or load "
                                      "the others with --accept-good."));
        break;
    case PLAN_DRY:
        buf_puts(line, words_in(lang, "Nothing was changed: this is the plan."));
        break;
    case PLAN_CARRIED:
        buf_puts(line, is_idle(plan) ? words_in(lang, "Nothing had to be changed.")
                                     : words_in(lang, "Done. One undo takes all of it back."));
        break;
    }
    plan_print_line(out, line);
}

void plan_print(const struct plan *plan, FILE *out, enum lang lang)
{
    struct buf line = {0};
    for (size_t i = 0; i < plan->file_count; i++) {
        const struct plan_file *file = &plan->files[i];
        plan_print_file(file, out, lang);
        plan_print_cells(file, out, lang, &line);
        for (size_t k = 0; (k = plan_next_told(file, k)) < file->row_count; k++)
            print_row(file, plan_at(file, k), out, lang, &line);
        plan_print_sorts(file, out, lang, &line);
    }
    bool carried = plan->state == PLAN_CARRIED;
    print_records(&plan->created,
                  carried ? words_in(lang, "Created, because a row names it:")
                          : words_in(lang, "To be created, because a row names it:"),
                  out, lang, &line);
    if (plan->state != PLAN_HELD) {
        print_records(&plan->removed, words_in(lang, "Deleted, because no category has it left:"),
                      out, lang, &line);
    }
    print_sums(plan, out, lang, &line);
    buf_clear(&line);
}
