/* See law_document.h. */
#include "export/law_document.h"

#include "export/document.h"
#include "model/buf.h"
#include "model/periods.h"
#include "model/rules.h"
#include "model/statutes.h"

#include <string.h>

/* A line of the facts about a rule or period; nothing where there is none. */
static void put(struct document *d, const char *label, const char *text)
{
    if (text[0] != '\0')
        document_pair(d, words_in(d->lang, label), text);
}

static void put_certainty(struct document *d, char certainty)
{
    struct buf text = {0};
    buf_printf(&text, "%c: %s", certainty, certainty_words(certainty, d->lang));
    put(d, N_("Certainty"), buf_text(&text));
    buf_clear(&text);
}

static void put_rule(struct document *d, const struct rule *rule)
{
    struct buf text = {0};
    buf_printf(&text, "%s %s", rule->id, words_in(d->lang, rule->title));
    document_heading(d, 2, rule->id, buf_text(&text));
    put(d, N_("Finds"), words_in(d->lang, rule->message));
    put(d, N_("To mend it"), words_in(d->lang, rule->mend));
    put(d, N_("Severity"), severity_name(rule->severity, d->lang));
    buf_empty(&text);
    rule_article(rule, d->lang, &text);
    put(d, N_("Asked by"), buf_text(&text));
    put(d, N_("Source"), rule->source);
    put_certainty(d, rule->certainty);
    put(d, N_("In force from"), rule_from(rule, d->lang));
    put(d, N_("In force until"), rule->until == NULL ? "" : rule->until);
    buf_clear(&text);
}

/* A table of all rules, which leads to each. */
static void put_index(struct document *d)
{
    const char *heads[] = {words_in(d->lang, N_("Number and title")),
                           words_in(d->lang, N_("Severity")), words_in(d->lang, N_("Asked by")),
                           words_in(d->lang, N_("Certainty"))};
    struct buf title = {0}, article = {0};
    document_table(d, heads, sizeof heads / sizeof heads[0]);
    for (size_t i = 0; rules_tables[i] != NULL; i++)
        for (const struct rule *rule = rules_tables[i]; rule->id != NULL; rule++) {
            const char certainty[] = {rule->certainty, '\0'};
            buf_empty(&title);
            buf_empty(&article);
            buf_printf(&title, "%s %s", rule->id, words_in(d->lang, rule->title));
            rule_article(rule, d->lang, &article);
            document_row(d, (struct document_cell[]){{buf_text(&title), rule->id},
                                                     {severity_name(rule->severity, d->lang), NULL},
                                                     {buf_text(&article), NULL},
                                                     {certainty, NULL}});
        }
    buf_clear(&title);
    buf_clear(&article);
}

static void begin(struct document *d, FILE *out, enum lang lang, const char *title)
{
    document_begin(d, out, DOCUMENT_MD, lang, words_in(lang, title));
    document_heading(d, 1, NULL, words_in(lang, title));
}

void law_document_rules(FILE *out, enum lang lang)
{
    struct document d;
    begin(&d, out, lang, N_("The rules of daicho check, with their sources"));
    document_paragraph(
        &d, words_in(lang, N_("Printed from the program by 'daicho --print-doc rules'. "
                              "A rule says what to look at again; that nothing was found "
                              "does not mean that all is lawful. Please check the law "
                              "itself. 'daicho check --explain ID' shows one of them with "
                              "the SELECT that finds it.")));
    put_index(&d);
    for (size_t i = 0; rules_tables[i] != NULL; i++)
        for (const struct rule *rule = rules_tables[i]; rule->id != NULL; rule++)
            put_rule(&d, rule);
    document_end(&d);
}

/* How sure the single cells are, where that differs from the row: "law: A, period: B". */
static void put_cells(struct document *d, const struct statute *row)
{
    const struct {
        const char *label;
        char certainty;
    } cells[] = {{N_("Law"), row->sure.law},
                 {N_("Period"), row->sure.period},
                 {N_("Runs from"), row->sure.event},
                 {N_("Transitional period"), row->sure.transitional}};
    struct buf text = {0};
    for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++)
        if (cells[i].certainty != '\0')
            buf_printf(&text, "%s%s: %c", text.length == 0 ? "" : " / ",
                       words_in(d->lang, cells[i].label), cells[i].certainty);
    put(d, N_("Certainty of each part"), buf_text(&text));
    buf_clear(&text);
}

static void put_names(struct document *d, const struct statute *row)
{
    struct buf text = {0};
    for (const char *at = row->others == NULL ? "" : row->others; *at != '\0';) {
        size_t length = strcspn(at, "|");
        buf_printf(&text, "%s%.*s", text.length == 0 ? "" : " / ", (int)length, at);
        at += length + (at[length] == '|');
    }
    put(d, N_("Other names"), buf_text(&text));
    buf_clear(&text);
}

static void put_statute(struct document *d, const struct statute *row)
{
    struct buf text = {0};
    document_heading(d, 2, row->id, row->type[d->lang]);
    put_names(d, row);
    statutes_put_period(row, d->lang, &text);
    put(d, N_("Period"), buf_text(&text));
    put(d, N_("Runs from"), row->event[d->lang]);
    buf_empty(&text);
    statutes_put_law(row, d->lang, &text);
    put(d, N_("Law"), buf_text(&text));
    put(d, N_("Note"), row->note[d->lang]);
    put_certainty(d, row->certainty);
    put_cells(d, row);
    put(d, N_("Source"), row->source);
    buf_clear(&text);
}

void law_document_statutes(FILE *out, enum lang lang)
{
    struct document d;
    begin(&d, out, lang, N_("Statutory periods of retention, with their sources"));
    document_paragraph(
        &d, words_in(lang, N_("Printed from the program by 'daicho --print-doc statutes'. "
                              "The periods are offered where a type of record is typed; "
                              "none is taken by itself. Please check the law itself.")));
    for (size_t i = 0; i < statutes_count; i++)
        document_entry(&d, 1, statutes[i].id, statutes[i].type[lang]);
    for (size_t i = 0; i < statutes_count; i++)
        put_statute(&d, &statutes[i]);
    document_end(&d);
}
