/* See papers.h: what misses a rule, with its article and what mends it. */
#include "export/papers_inside.h"

#include "model/buf.h"
#include "model/record.h"

#include <string.h>

enum { SEVERITY, RULE, ARTICLE, KIND, RECORD, FIELD, DETAIL, MESSAGE, MEND, STANDING, COLUMNS };

/* clang-format off */
static const struct paper_column columns[COLUMNS] = {
    [SEVERITY] = {N_("Severity"), 8, 10},
    [RULE]     = {N_("Rule no."), 6, 8},
    [ARTICLE]  = {N_("Law and article"), 12, 24},
    [KIND]     = {N_("Kind"), 8, 14},
    [RECORD]   = {N_("Record"), 12, 26},
    [FIELD]    = {N_("Field"), 8, 16},
    [DETAIL]   = {N_("In detail"), 8, 22},
    [MESSAGE]  = {N_("What is asked for"), 20, 46},
    [MEND]     = {N_("To mend it"), 16, 36},
    [STANDING] = {N_("Standing"), 8, 16},
};
/* clang-format on */

/* How FINDING stands: whether it counts today. */
static const char *standing(struct papers *papers, const struct finding *finding)
{
    const struct rule *rule = finding->rule;
    if (rule->from != NULL && strcmp(papers->today, rule->from) < 0)
        return words_in(papers->lang, "not in force yet");
    if (!rule_in_force(rule, papers->today))
        return words_in(papers->lang, "no longer in force");
    return words_in(papers->lang, finding->waiver != 0 ? N_("excepted") : N_("open"));
}

/* Counts FINDING where it counts today. */
static void count(struct papers *papers, const struct finding *finding)
{
    if (!rule_in_force(finding->rule, papers->today))
        return;
    if (finding->waiver != 0) {
        papers->waived++;
        return;
    }
    switch (finding->rule->severity) {
    case SEVERITY_ERROR:
        papers->errors++;
        break;
    case SEVERITY_WARNING:
        papers->warnings++;
        break;
    case SEVERITY_INFORMATION:
        papers->information++;
        break;
    }
}

static void write_finding(struct papers *papers, struct leaf *leaf, const struct finding *finding)
{
    const struct rule *rule = finding->rule;
    struct buf article = {0}, record = {0};
    bool error = rule->severity == SEVERITY_ERROR && finding->waiver == 0;
    rule_article(rule, papers->lang, &article);
    record_title(papers->m, finding->kind, finding->id, &record);
    leaf_text(leaf, SEVERITY, severity_name(rule->severity, papers->lang),
              error ? STYLE_WARNING : STYLE_TEXT);
    leaf_text(leaf, RULE, rule->id, STYLE_TEXT);
    leaf_text(leaf, ARTICLE, buf_text(&article), STYLE_TEXT);
    leaf_text(leaf, KIND, finding->kind->label[papers->lang], STYLE_TEXT);
    leaf_text(leaf, RECORD, buf_text(&record), STYLE_TEXT);
    leaf_text(leaf, FIELD, finding_label(finding, papers->lang), STYLE_TEXT);
    leaf_text(leaf, DETAIL, finding->detail, STYLE_TEXT);
    leaf_text(leaf, MESSAGE, words_in(papers->lang, rule->message), STYLE_TEXT);
    leaf_text(leaf, MEND, rule->mend[0] == '\0' ? "" : words_in(papers->lang, rule->mend),
              STYLE_TEXT);
    leaf_text(leaf, STANDING, standing(papers, finding), STYLE_TEXT);
    leaf_next(leaf);
    buf_clear(&article);
    buf_clear(&record);
}

static void write_leaf(struct papers *papers, const struct findings *found)
{
    struct table_look look = papers->look;
    struct table_leaf told = {
        .leaf = workbook_leaf(papers->book, words_in(papers->lang, "Findings")),
        .rows = found->count,
    };
    look.about =
        found->count == 0
            ? words_in(papers->lang, "Nothing was found. That says what the rules look for, not "
                                     "that everything is in order.")
            : words_in(papers->lang, "What the rules of the program look for and did not find. "
                                     "Please confirm each with the text of the law.");
    table_leaf_begin(told.leaf, &look);
    papers_headings(papers, told.leaf, columns, COLUMNS);
    for (size_t i = 0; i < found->count && workbook_ok(papers->book); i++) {
        count(papers, &found->list[i]);
        write_finding(papers, told.leaf, &found->list[i]);
    }
    table_leaf_end(told.leaf, LEAF_A4, &look);
    papers_add(papers, words_in(papers->lang, "Findings"), &told,
               words_in(papers->lang, "Records that fall short of a rule, with law and article."));
}

bool papers_findings(struct papers *papers, struct why *why)
{
    struct findings found = {0};
    bool done = findings_all(papers->rules, NULL, &found, why);
    if (done)
        write_leaf(papers, &found);
    done = done && papers_group(papers, &found, why);
    findings_clear(&found);
    return done;
}
