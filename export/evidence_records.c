/*
 * Records in the folder of evidence: the register, findings, reviews, a file a
 * kind, and the published texts as they were kept.
 */
#include "export/evidence_inside.h"

#include "export/booklet.h"
#include "export/kind_export.h"
#include "export/register_export.h"
#include "export/safe_name.h"
#include "export/shelves.h"
#include "model/listing.h"
#include "model/present.h"
#include "model/record.h"
#include "model/refer.h"

#include <string.h>

bool evidence_register(struct evidence *evidence, FILE *out, struct why *why)
{
    struct csv_writer writer;
    csv_writer_begin(&writer, out, CSV_PLAIN);
    bool done = register_export_csv(evidence->m, evidence->lang, &writer, why);
    csv_writer_finish(&writer);
    return done;
}

bool evidence_booklet(struct evidence *evidence, FILE *out, struct why *why)
{
    return booklet_write(evidence->m, evidence->book, DOCUMENT_HTML, out, why);
}

/* Whether an exception, or its day, keeps FINDING from counting. */
static const char *state_of(const struct evidence *evidence, const struct finding *finding)
{
    const char *today = rulebook_today(evidence->book), *from = finding->rule->from;
    if (from != NULL && strcmp(today, from) < 0)
        return N_("Not in force yet");
    return finding->waiver != 0 ? N_("Switched off by an exception") : N_("Counts");
}

static void put_finding(struct evidence *evidence, const struct finding *finding,
                        struct csv_writer *csv)
{
    const struct rule *rule = finding->rule;
    enum lang lang = evidence->lang;
    struct buf article = {0}, code = {0}, name = {0}, waiver = {0};
    const char certainty[2] = {rule->certainty, '\0'};
    rule_article(rule, lang, &article);
    refer_code(evidence->m, finding->kind, finding->id, &code);
    record_name(evidence->m, finding->kind, finding->id, &name);
    if (finding->waiver != 0)
        refer_code(evidence->m, kinds_find("waiver"), finding->waiver, &waiver);
    const char *const cells[] = {
        rule->id,
        severity_name(rule->severity, lang),
        buf_text(&article),
        certainty,
        words_in(lang, rule->message),
        finding->kind->label[lang],
        buf_text(&code),
        buf_text(&name),
        finding_label(finding, lang),
        finding->detail,
        words_in(lang, state_of(evidence, finding)),
        buf_text(&waiver),
    };
    for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++)
        csv_writer_cell(csv, cells[i]);
    csv_writer_end(csv);
    buf_clear(&article);
    buf_clear(&code);
    buf_clear(&name);
    buf_clear(&waiver);
}

/* What is in force no more is left out. */
bool evidence_findings(struct evidence *evidence, FILE *out, struct why *why)
{
    static const char *const headings[] = {
        N_("ID of the rule"),
        N_("Severity"),
        N_("Article"),
        N_("Certainty"),
        N_("Finding"),
        N_("Kind of record"),
        N_("Code of the record"),
        N_("Its name"),
        N_("Field"),
        N_("Detail"),
        N_("State"),
        N_("Code of the exception"),
    };
    const char *today = rulebook_today(evidence->book);
    struct findings found = {0};
    struct csv_writer csv;
    if (!findings_all(evidence->book, NULL, &found, why))
        return false;
    csv_writer_begin(&csv, out, CSV_PLAIN);
    evidence_headings(&csv, headings, sizeof headings / sizeof headings[0], evidence->lang);
    for (size_t i = 0; i < found.count; i++) {
        const struct rule *rule = found.list[i].rule;
        if (rule->until == NULL || strcmp(today, rule->until) <= 0)
            put_finding(evidence, &found.list[i], &csv);
    }
    csv_writer_finish(&csv);
    findings_clear(&found);
    return true;
}

/* The reviews as people read them, with names in place of codes. */
bool evidence_reviews(struct evidence *evidence, FILE *out, struct why *why)
{
    const struct kind *kind = kinds_find("review");
    struct shelves *shelves = shelves_new(evidence->m);
    struct csv_writer csv;
    size_t count = 0;
    struct record *const *reviews = shelves_all(shelves, kind->name, &count);
    csv_writer_begin(&csv, out, CSV_PLAIN);
    for (size_t f = 0; f < kind->field_count; f++)
        csv_writer_cell(&csv, kind->fields[f].label[evidence->lang]);
    csv_writer_end(&csv);
    for (size_t i = 0; i < count; i++) {
        for (size_t f = 0; f < kind->field_count; f++) {
            struct buf text = {0};
            present_text(evidence->m, &kind->fields[f], reviews[i]->values[f], evidence->lang,
                         &text);
            csv_writer_cell(&csv, buf_text(&text));
            buf_clear(&text);
        }
        csv_writer_end(&csv);
    }
    csv_writer_finish(&csv);
    bool done = shelves_ok(shelves, why);
    shelves_free(shelves);
    return done;
}

static bool write_kind(struct evidence *evidence, FILE *out, struct why *why)
{
    struct csv_writer csv;
    csv_writer_begin(&csv, out, CSV_PLAIN);
    bool done = kind_export_csv(evidence->m, evidence->kind, NULL, evidence->lang, &csv, why);
    csv_writer_finish(&csv);
    return done;
}

bool evidence_put_records(struct evidence *evidence, struct why *why)
{
    bool done = true;
    for (size_t k = 0; k < kinds_count && done; k++) {
        struct buf name = {0};
        evidence->kind = &kinds[k];
        buf_printf(&name, "records/%s.csv", kinds[k].name);
        done = evidence_put(evidence, buf_text(&name), write_kind, why);
        buf_clear(&name);
    }
    return done;
}

/* Names of files are short everywhere. */
enum { LONGEST_CODE = 100 };

/* The number keeps names apart that differ in the case of letters alone. */
bool evidence_put_notices(struct evidence *evidence, struct why *why)
{
    struct shelves *shelves = shelves_new(evidence->m);
    size_t count = 0;
    struct record *const *all = shelves_all(shelves, "publication", &count);
    bool done = shelves_ok(shelves, why);
    for (size_t i = 0; i < count && done; i++) {
        struct buf name = {0}, code = {0};
        safe_name_put(record_value(all[i], "code"), &code);
        buf_printf(&name, "notices/%zu", i + 1);
        if (code.length <= LONGEST_CODE)
            buf_printf(&name, "-%s", buf_text(&code));
        buf_puts(&name, ".md");
        buf_clear(&code);
        evidence->text = record_value(all[i], "wording");
        done = evidence_put(evidence, buf_text(&name), evidence_text, why);
        buf_clear(&name);
    }
    shelves_free(shelves);
    return done;
}

bool evidence_text(struct evidence *evidence, FILE *out, struct why *why)
{
    (void)why;
    fputs(evidence->text, out);
    return true;
}
