/* The report on a trial as a document, part by part. See effects.h. */
#include "export/effects_inside.h"

#include "export/notice_diff_write.h"
#include "model/dates.h"
#include "model/mem.h"
#include "model/model.h"
#include "model/numbers.h"
#include "model/refer.h"
#include "model/scope.h"
#include "model/trial.h"

#include <stdlib.h>
#include <string.h>

const char *effects_title(enum lang lang)
{
    return words_in(lang, N_("What the trial does"));
}

static void put_record(const struct kind *kind, const char *code, const char *name, enum lang lang,
                       struct buf *out)
{
    buf_printf(out, "%s %s %s", kind->label[lang], code, name);
}

/* A label with two counts: "Findings: come 3, go 1". */
static void pair_counts(const struct effects_paper *paper, const char *label, size_t come,
                        size_t gone)
{
    struct buf text = {0};
    buf_printf(&text, words_in(paper->lang, N_("come %s, go %s")), count_text((int64_t)come).text,
               count_text((int64_t)gone).text);
    document_pair(paper->d, words_in(paper->lang, label), buf_text(&text));
    buf_clear(&text);
}

static void pair_count(const struct effects_paper *paper, const char *label, size_t count)
{
    document_pair(paper->d, words_in(paper->lang, label), count_text((int64_t)count).text);
}

static bool write_summary(const struct effects_paper *paper, struct why *why)
{
    struct effects_count count;
    struct buf text = {0};
    effects_count(paper->effects, &count);
    effects_put_heading(paper, 2, N_("In short"));
    bool done = trial_put_tried(paper->effects->tried, &text, why);
    document_pair(paper->d, words_in(paper->lang, N_("Tried")),
                  text.length == 0 ? "-" : buf_text(&text));
    buf_empty(&text);
    if (scope_held(paper->effects->trial) != 0) {
        record_title(paper->effects->trial, kinds_find("organization"),
                     scope_held(paper->effects->trial), &text);
        document_pair(paper->d, words_in(paper->lang, N_("Only what belongs to")), buf_text(&text));
        buf_empty(&text);
    }
    date_format(paper->effects->today, paper->lang, &text);
    document_pair(paper->d, words_in(paper->lang, N_("Judged for the day")), buf_text(&text));
    buf_clear(&text);
    pair_count(paper, N_("Records that differ"), count.records);
    pair_counts(paper, N_("Findings"), count.come, count.gone);
    pair_count(paper, N_("Notices whose text differs"), count.notices);
    pair_count(paper, N_("Data categories whose review is concerned"), count.reviews);
    if (!paper->effects->too_many)
        pair_counts(paper, N_("Ways of data"), count.ways_come, count.ways_gone);
    if (scope_held(paper->effects->trial) != 0)
        effects_put_sentence(paper, N_("What goes to another organization, or comes from one, is "
                                       "told as deleted or added here. What was tried of others "
                                       "is not told, and is kept or saved with it."));
    return done;
}

/* What a walk over the changes writes to. */
struct changing {
    const struct effects_paper *paper;
    struct effects_row row;
};

static void put_rules(const struct change_row *change, enum lang lang, struct buf *out)
{
    if (change->rule_count == 0)
        consequence_put(NULL, lang, out);
    for (size_t i = 0; i < change->rule_count; i++) {
        buf_puts(out, i == 0 ? "" : " / ");
        consequence_put(change->rules[i], lang, out);
    }
}

static bool take_change(void *context, const struct change_row *change)
{
    static const char *const fates[] = {[DIFFER_CAME] = N_("added"),
                                        [DIFFER_WENT] = N_("deleted"),
                                        [DIFFER_CHANGED] = N_("changed")};
    struct changing *changing = context;
    const struct difference *difference = change->difference;
    enum lang lang = changing->paper->lang;
    struct buf *cells = changing->row.cells;
    struct buf about = {0};
    bool list = change->field != NULL && kinds_is_list(change->field);
    put_record(difference->kind, difference->code, difference->name, lang, &cells[0]);
    buf_puts(&cells[1], change->field != NULL ? change->field->label[lang]
                                              : words_in(lang, fates[difference->change]));
    if (change->before[0] != '\0')
        buf_printf(&cells[2], "%s%s", list ? "- " : "", change->before);
    if (change->after[0] != '\0')
        buf_printf(&cells[3], "%s%s", list ? "+ " : "", change->after);
    put_rules(change, lang, &cells[4]);
    buf_printf(&about, "%s/%s", difference->kind->name, difference->code);
    effects_put_row(changing->paper, &changing->row, buf_text(&about));
    buf_clear(&about);
    return true;
}

static bool write_changes(const struct effects_paper *paper, struct why *why)
{
    static const char *const heads[] = {N_("Record"), N_("Change"), N_("Before the change"),
                                        N_("After the change"), N_("What the law asks for")};
    const char *translated[EFFECTS_COLUMNS];
    struct changing changing = {.paper = paper};
    effects_put_heading(paper, 2, N_("Changes of the records"));
    if (paper->effects->changes.all.count == 0) {
        effects_put_sentence(paper, N_("Nothing differs."));
        return true;
    }
    effects_put_table(paper, heads, sizeof heads / sizeof heads[0], translated);
    bool done = changes_each(&paper->effects->changes, paper->lang, take_change, &changing, why);
    effects_clear_row(&changing.row);
    return done;
}

/* FOUND of the inventory M as a table. */
static void write_findings(const struct effects_paper *paper, struct model *m,
                           const struct findings *found)
{
    static const char *const heads[] = {
        N_("Record"), N_("Severity"),  N_("Law and article"), N_("What is asked for"),
        N_("Field"),  N_("In detail"), N_("To mend it")};
    const char *translated[EFFECTS_COLUMNS];
    struct effects_row row = {0};
    effects_put_table(paper, heads, sizeof heads / sizeof heads[0], translated);
    for (size_t i = 0; i < found->count; i++) {
        const struct finding *finding = &found->list[i];
        const struct rule *rule = finding->rule;
        struct buf about = {0};
        buf_printf(&row.cells[0], "%s ", finding->kind->label[paper->lang]);
        record_title(m, finding->kind, finding->id, &row.cells[0]);
        buf_puts(&row.cells[1], severity_name(rule->severity, paper->lang));
        rule_article(rule, paper->lang, &row.cells[2]);
        buf_printf(&row.cells[3], "%s %s", rule->id, words_in(paper->lang, rule->message));
        buf_puts(&row.cells[4], finding_label(finding, paper->lang));
        buf_puts(&row.cells[5], finding->detail);
        buf_puts(&row.cells[6], rule->mend[0] == '\0' ? "" : words_in(paper->lang, rule->mend));
        buf_printf(&about, "%s/", finding->kind->name);
        refer_code(m, finding->kind, finding->id, &about);
        effects_put_row(paper, &row, buf_text(&about));
        buf_clear(&about);
    }
    effects_clear_row(&row);
}

static void write_all_findings(const struct effects_paper *paper)
{
    const struct effects *effects = paper->effects;
    effects_put_heading(paper, 2, N_("Findings"));
    effects_put_heading(paper, 3, N_("Findings that come"));
    if (effects->come.count == 0)
        effects_put_sentence(paper,
                             N_("The rules find nothing that they do not find now. That says what "
                                "the rules look for, not that everything is in order."));
    else
        write_findings(paper, effects->trial, &effects->come);
    effects_put_heading(paper, 3, N_("Findings that go"));
    if (effects->gone.count == 0)
        effects_put_sentence(paper, N_("All that the rules find now they find after it too."));
    else
        write_findings(paper, effects->base, &effects->gone);
}

/* The notice, and when it was published last. */
static void write_notice_head(const struct effects_paper *paper, const struct notice_diff *diff)
{
    struct buf title = {0}, date = {0};
    if (diff->notice != NULL)
        buf_printf(&title, "%s %s", record_value(diff->notice, "code"),
                   record_value(diff->notice, "name"));
    else
        buf_printf(&title, words_in(paper->lang, N_("Notice without a record: %s")),
                   diff->organization == NULL ? "-" : record_value(diff->organization, "name"));
    document_heading(paper->d, 3, NULL, buf_text(&title));
    buf_empty(&title);
    if (diff->publication != NULL) {
        date_format(record_value(diff->publication, "published_on"), paper->lang, &date);
        buf_printf(&title, words_in(paper->lang, N_("Published last on %s.")), buf_text(&date));
    } else {
        buf_puts(&title, words_in(paper->lang, N_("Not kept as published yet.")));
    }
    document_paragraph(paper->d, buf_text(&title));
    buf_clear(&title);
    buf_clear(&date);
}

/* Adds "Storage ST-0001 Cloud" for the record of DIFFERENCE. */
static void put_stating(const struct notice_difference *difference, enum lang lang, struct buf *out)
{
    size_t length = strcspn(difference->record, "/");
    char *name = mem_copy_bytes(difference->record, length);
    const struct kind *kind = kinds_find(name);
    const char *code = difference->record + length;
    if (kind == NULL)
        buf_printf(out, "%s %s", difference->record, difference->name);
    else
        put_record(kind, code + (*code == '/'), difference->name, lang, out);
    free(name);
}

static void write_notice(const struct effects_paper *paper, const struct notice_diff *diff)
{
    static const char *const heads[] = {N_("Stands in the notice"),  N_("Change"),
                                        N_("Before the change"),     N_("After the change"),
                                        N_("What the law asks for"), N_("Note")};
    const char *translated[EFFECTS_COLUMNS];
    struct effects_row row = {0};
    write_notice_head(paper, diff);
    effects_put_table(paper, heads, sizeof heads / sizeof heads[0], translated);
    for (size_t i = 0; i < diff->count; i++) {
        const struct notice_difference *at = &diff->differences[i];
        put_stating(at, paper->lang, &row.cells[0]);
        buf_puts(&row.cells[1], notice_difference_label(at, paper->lang));
        if (at->change == CHANGE_CHANGED) {
            notice_difference_value(at, at->before, paper->lang, &row.cells[2]);
            notice_difference_value(at, at->after, paper->lang, &row.cells[3]);
        }
        consequence_put(at->row, paper->lang, &row.cells[4]);
        buf_puts(&row.cells[5], at->row->note == NULL ? "" : words_in(paper->lang, at->row->note));
        effects_put_row(paper, &row, at->record);
    }
    effects_clear_row(&row);
}

static void write_notices(const struct effects_paper *paper)
{
    const struct effects *effects = paper->effects;
    struct buf text = {0};
    effects_put_heading(paper, 2, N_("Notices"));
    if (effects->notice_count == 0) {
        buf_printf(&text,
                   words_in(paper->lang, N_("No notice states anything else. Compared: %s.")),
                   count_text((int64_t)effects->notices_compared).text);
        document_paragraph(paper->d, buf_text(&text));
    }
    for (size_t i = 0; i < effects->notice_count; i++)
        write_notice(paper, effects->notices[i]);
    buf_clear(&text);
}

bool effects_write(const struct effects *effects, struct document *d, struct why *why)
{
    const struct effects_paper paper = {.effects = effects, .d = d, .lang = d->lang};
    size_t failures = model_failures(effects->trial), before = model_failures(effects->base);
    document_heading(d, 1, NULL, effects_title(d->lang));
    bool done = write_summary(&paper, why) && write_changes(&paper, why);
    write_all_findings(&paper);
    write_notices(&paper);
    effects_write_reviews(&paper);
    effects_write_flows(&paper);
    effects_put_heading(&paper, 2, N_("What this says"));
    effects_put_sentence(&paper,
                         N_("What the ledger and the rules of the program tell, and no more. "
                            "Whether a change is permitted, and what is to be told to whom and "
                            "when, please confirm with the text of the law."));
    return done && model_ok_since(effects->trial, failures, why) &&
           model_ok_since(effects->base, before, why);
}

bool effects_document(const struct effects *effects, enum document_format format, FILE *out,
                      struct why *why)
{
    struct document d;
    document_begin(&d, out, format, why->lang, effects_title(why->lang));
    bool done = effects_write(effects, &d, why);
    document_end(&d);
    return done;
}
