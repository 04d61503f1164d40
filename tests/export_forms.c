/* See export_forms.h. */
#include "tests/export_forms.h"

#include "export/all_export.h"
#include "export/article30_export.h"
#include "export/booklet.h"
#include "export/changes_write.h"
#include "export/effects.h"
#include "export/evidence.h"
#include "export/flow_export.h"
#include "export/impact_sheet.h"
#include "export/kind_export.h"
#include "export/notice_diff_write.h"
#include "export/notice_publish.h"
#include "export/notice_write.h"
#include "export/output.h"
#include "export/papers.h"
#include "export/register_export.h"
#include "export/review_send.h"
#include "export/shelves.h"
#include "export/table_document.h"
#include "export/table_leaf.h"
#include "model/findings.h"
#include "model/kinds.h"
#include "model/mem.h"
#include "model/snapshots.h"
#include "model/trial.h"
#include "tests/io.h"
#include "tests/model.h"

#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

typedef bool put_form(struct model *m, FILE *out, struct why *why);

/* Writes one file by WRITE, as the command line does it. */
static bool to_file(struct model *m, const char *path, put_form *write, struct why *why)
{
    struct output output;
    return output_begin(&output, path, false, m, why) &&
           output_end(&output, write(m, output.file, why), why);
}

static bool put_kind_csv(struct model *m, FILE *out, struct why *why)
{
    struct csv_writer writer;
    csv_writer_begin(&writer, out, CSV_EXCEL);
    bool done = kind_export_csv(m, kinds_find("category"), NULL, why->lang, &writer, why);
    csv_writer_finish(&writer);
    return done;
}

static bool put_register_csv(struct model *m, FILE *out, struct why *why)
{
    struct csv_writer writer;
    csv_writer_begin(&writer, out, CSV_PLAIN);
    bool done = register_export_csv(m, why->lang, &writer, why);
    csv_writer_finish(&writer);
    return done;
}

static bool put_kind_json(struct model *m, FILE *out, struct why *why)
{
    return kind_export_json(m, kinds_find("purpose"), NULL, out, why);
}

static bool put_kind_md(struct model *m, FILE *out, struct why *why)
{
    return table_document_write(m, kinds_find("party"), DOCUMENT_MD, out, why);
}

static bool put_register_html(struct model *m, FILE *out, struct why *why)
{
    return table_document_write(m, NULL, DOCUMENT_HTML, out, why);
}

static bool put_booklet(struct model *m, FILE *out, struct why *why)
{
    struct rulebook *book = rulebook_new(m, &(struct rulebook_options){0});
    bool done = booklet_write(m, book, DOCUMENT_HTML, out, why);
    rulebook_free(book);
    return done;
}

static bool put_article30_csv(struct model *m, FILE *out, struct why *why)
{
    struct article30_left left;
    return article30_csv(m, ARTICLE30_ICO, CSV_EXCEL, out, &left, why);
}

static bool put_article30_json(struct model *m, FILE *out, struct why *why)
{
    struct article30_left left;
    return article30_json(m, ARTICLE30_CNIL, out, &left, why);
}

static bool put_article30_md(struct model *m, FILE *out, struct why *why)
{
    struct article30_left left;
    return article30_document(m, ARTICLE30_ICO_PROCESSOR, DOCUMENT_MD, out, &left, why);
}

static bool put_flow(struct model *m, FILE *out, struct why *why)
{
    struct flow_map map = {0};
    struct buf text = {0};
    bool done = flow_make(m, NULL, NULL, &map, why) &&
                flow_export(&map, FLOW_DOT, why->lang, NULL, NULL, &text, why);
    fwrite(buf_text(&text), 1, text.length, out);
    buf_clear(&text);
    flow_clear(&map);
    return done;
}

/* What an item touches that most categories have. */
static struct impact *find_impact(struct model *m, struct why *why)
{
    size_t failures = model_failures(m);
    struct impact_seed seed = {.kind = kinds_find("item")};
    seed.id = record_find(m, seed.kind, "I-0001");
    const struct impact_query query = {.seeds = &seed, .count = 1};
    return model_ok_since(m, failures, why) ? impact_new(m, &query, why) : NULL;
}

static bool put_impact_json(struct model *m, FILE *out, struct why *why)
{
    struct impact *impact = find_impact(m, why);
    if (impact != NULL)
        impact_json_write(impact, out);
    impact_free(impact);
    return impact != NULL;
}

static bool put_impact_html(struct model *m, FILE *out, struct why *why)
{
    struct impact *impact = find_impact(m, why);
    bool done = impact != NULL && impact_sheet_document(m, impact, DOCUMENT_HTML, out, why);
    impact_free(impact);
    return done;
}

/* Writes the notices that QUERY asks for. */
static bool put_notices(struct model *m, const struct notice_query *query,
                        enum notice_format format, FILE *out, struct why *why)
{
    size_t count = 0;
    struct buf text = {0};
    struct shelves *shelves = shelves_new(m);
    struct notice_choice *choices = notice_choose(shelves, query, &count, why);
    bool done = choices != NULL;
    for (size_t i = 0; i < count && done; i++) {
        struct notice_text *one = notice_make(shelves, &choices[i], NOTICE_PARTS, why->lang, why);
        done = one != NULL;
        if (done)
            notice_write((const struct notice_text *const *)&one, 1, format, true, &text);
        notice_free(one);
    }
    fwrite(buf_text(&text), 1, text.length, out);
    buf_clear(&text);
    free(choices);
    shelves_free(shelves);
    return done;
}

static bool put_notice_html(struct model *m, FILE *out, struct why *why)
{
    const struct notice_query query = {.organization = "O-0001", .lang = why->lang};
    return put_notices(m, &query, NOTICE_HTML, out, why);
}

static bool put_notice_eu(struct model *m, FILE *out, struct why *why)
{
    const struct notice_query query = {
        .organization = "O-0200", .jurisdiction = "EU", .lang = why->lang};
    return put_notices(m, &query, NOTICE_MD, out, why);
}

static bool put_notice_diff(struct model *m, FILE *out, struct why *why)
{
    const struct notice_query query = {.notice = "NT-0001", .lang = why->lang};
    size_t count = 0;
    struct shelves *shelves = shelves_new(m);
    struct notice_choice *choices = notice_choose(shelves, &query, &count, why);
    struct notice_diff *diff = choices == NULL ? NULL : notice_compare(shelves, &choices[0], why);
    if (diff != NULL)
        notice_diff_json(&diff, 1, out);
    bool done = diff != NULL;
    notice_diff_free(diff);
    free(choices);
    shelves_free(shelves);
    return done;
}

static bool put_changes(struct model *m, FILE *out, struct why *why)
{
    struct changes changes;
    bool done = changes_load(m, "last year", "now", NULL, &changes, why);
    if (done) {
        done = changes_write_text(&changes, out, why) && changes_write_json(&changes, out, why);
        changes_clear(&changes);
    }
    return done;
}

/* Both states are past. */
static bool put_earlier(struct model *m, FILE *out, struct why *why)
{
    struct changes changes;
    bool done = changes_load(m, "#1", "last year", NULL, &changes, why);
    if (done) {
        done = changes_write_text(&changes, out, why);
        changes_clear(&changes);
    }
    return done;
}

/* Tries another name of what the notice tells of. */
static bool try_change(struct model *trial, struct why *why)
{
    const struct change_note note = {.what = "edit", .about = "P-0001"};
    size_t failures = model_failures(trial);
    int64_t id = record_find(trial, kinds_find("purpose"), "P-0001");
    struct record *purpose = model_ok_since(trial, failures, why)
                                 ? record_load(trial, kinds_find("purpose"), id, why)
                                 : NULL;
    if (purpose == NULL)
        return false;
    record_put(purpose, kinds_field(purpose->kind, "wording"), "質問に答えるため");
    bool done = test_save(trial, purpose, &note, why);
    record_free(purpose);
    return done;
}

static bool put_effects(struct model *m, FILE *out, struct why *why)
{
    struct model *trial = trial_open(m, why);
    struct effects *effects =
        trial != NULL && try_change(trial, why) ? effects_new(trial, NULL, NULL, why) : NULL;
    bool done = effects != NULL && effects_document(effects, DOCUMENT_MD, out, why) &&
                effects_json(effects, out, why);
    effects_free(effects);
    trial_close(trial);
    return done;
}

static void lose(void *context, const struct csv_loss *loss)
{
    (void)context;
    (void)loss;
}

/* Whether CP932 holds all that there is; no file is written. */
static bool checked(struct model *m, const char *path, struct why *why)
{
    const struct csv_check check = {.loss = lose};
    (void)path;
    return all_export_check(m, why->lang, &check, why);
}

/* clang-format off */
static bool kind_csv(struct model *m, const char *path, struct why *why) { return to_file(m, path, put_kind_csv, why); }
static bool register_csv(struct model *m, const char *path, struct why *why) { return to_file(m, path, put_register_csv, why); }
static bool all_csv(struct model *m, const char *path, struct why *why) { return all_export_csv(m, path, why->lang, CSV_PLAIN, why); }
static bool kind_json(struct model *m, const char *path, struct why *why) { return to_file(m, path, put_kind_json, why); }
static bool register_json(struct model *m, const char *path, struct why *why) { return to_file(m, path, register_export_json, why); }
static bool all_json(struct model *m, const char *path, struct why *why) { return to_file(m, path, all_export_json, why); }
static bool kind_md(struct model *m, const char *path, struct why *why) { return to_file(m, path, put_kind_md, why); }
static bool register_html(struct model *m, const char *path, struct why *why) { return to_file(m, path, put_register_html, why); }
static bool booklet(struct model *m, const char *path, struct why *why) { return to_file(m, path, put_booklet, why); }
static bool kind_xlsx(struct model *m, const char *path, struct why *why) { return table_book_kind(m, kinds_find("category"), path, false, why); }
static bool register_xlsx(struct model *m, const char *path, struct why *why) { return table_book_register(m, path, false, why); }
static bool all_xlsx(struct model *m, const char *path, struct why *why) { return table_book_all(m, path, false, why); }
static bool papers(struct model *m, const char *path, struct why *why) { return papers_write(m, path, false, NULL, why); }
static bool a30_csv(struct model *m, const char *path, struct why *why) { return to_file(m, path, put_article30_csv, why); }
static bool a30_json(struct model *m, const char *path, struct why *why) { return to_file(m, path, put_article30_json, why); }
static bool a30_md(struct model *m, const char *path, struct why *why) { return to_file(m, path, put_article30_md, why); }
static bool flow(struct model *m, const char *path, struct why *why) { return to_file(m, path, put_flow, why); }
static bool impact_json(struct model *m, const char *path, struct why *why) { return to_file(m, path, put_impact_json, why); }
static bool impact_html(struct model *m, const char *path, struct why *why) { return to_file(m, path, put_impact_html, why); }
static bool notice_html(struct model *m, const char *path, struct why *why) { return to_file(m, path, put_notice_html, why); }
static bool notice_eu(struct model *m, const char *path, struct why *why) { return to_file(m, path, put_notice_eu, why); }
static bool notice_diff(struct model *m, const char *path, struct why *why) { return to_file(m, path, put_notice_diff, why); }
static bool changes(struct model *m, const char *path, struct why *why) { return to_file(m, path, put_changes, why); }
static bool earlier(struct model *m, const char *path, struct why *why) { return to_file(m, path, put_earlier, why); }
static bool effects(struct model *m, const char *path, struct why *why) { return to_file(m, path, put_effects, why); }
/* clang-format on */

static bool a30_xlsx(struct model *m, const char *path, struct why *why)
{
    struct article30_left left;
    return article30_book(m, ARTICLE30_CNIL_PROCESSOR, path, false, &left, why);
}

static bool impact_xlsx(struct model *m, const char *path, struct why *why)
{
    struct impact *impact = find_impact(m, why);
    bool done = impact != NULL && impact_sheet_book(m, impact, path, false, why);
    impact_free(impact);
    return done;
}

static bool evidence(struct model *m, const char *path, struct why *why)
{
    struct evidence_made made;
    const struct evidence_order order = {.m = m, .present = m, .folder = path};
    return evidence_make(&order, &made, why);
}

static bool sheets(struct model *m, const char *path, struct why *why)
{
    const struct review_send how = {.folder = path};
    struct campaign campaign = {0};
    size_t files = 0;
    bool done =
        campaigns_find(m, NULL, &campaign, why) && review_send(m, &campaign, &how, &files, why);
    campaign_clear(&campaign);
    return done;
}

/* Keeps the notice as published; no file is written. */
static bool publish(struct model *m, const char *path, struct why *why)
{
    const struct notice_query query = {.notice = "NT-0001", .lang = why->lang};
    const struct notice_publishing how = {
        .on = "2026-11-22", .place = "https://example.com", .revised = true, .lang = why->lang};
    size_t count = 0, missing;
    struct buf code = {0};
    struct shelves *shelves = shelves_new(m);
    struct notice_choice *choices = notice_choose(shelves, &query, &count, why);
    bool done = choices != NULL && notice_publish(shelves, &choices[0], &how, &code, &missing, why);
    (void)path;
    free(choices);
    shelves_free(shelves);
    buf_clear(&code);
    return done;
}

/* clang-format off */
const struct export_form export_forms_all[] = {
    {"kind.csv", kind_csv, .held = true},
    {"register.csv", register_csv, .held = true},
    {"all-csv", all_csv, .held = true},
    {"kind.json", kind_json, .held = true},
    {"register.json", register_json, .held = true},
    {"all.json", all_json, .held = true},
    {"kind.md", kind_md, .held = true},
    {"register.html", register_html, .held = true},
    {"booklet.html", booklet, .held = true},
    {"kind.xlsx", kind_xlsx, .held = true},
    {"register.xlsx", register_xlsx, .held = true},
    {"all.xlsx", all_xlsx, .held = true},
    {"papers.xlsx", papers, .held = true},
    {"article30.csv", a30_csv, .held = true},
    {"article30.json", a30_json, .held = true},
    {"article30.md", a30_md, .held = true},
    {"article30.xlsx", a30_xlsx, .held = true},
    {"flow.dot", flow, .held = true},
    {"impact.json", impact_json, .held = true},
    {"impact.html", impact_html, .held = true},
    {"impact.xlsx", impact_xlsx, .held = true},
    {"notice.html", notice_html, .held = true},
    {"notice-eu.md", notice_eu, .held = true},
    {"notice-diff.json", notice_diff, .held = true},
    {"changes.txt", changes, .held = false},
    {"earlier.txt", earlier, .held = false},
    {"effects.md", effects, .held = false},
    {"checked", checked, .held = true},
    {"publication", publish, .changes = true},
    {"sheets", sheets, .changes = true},
    {"evidence", evidence, .changes = true},
};
/* clang-format on */
const size_t export_forms_count = sizeof export_forms_all / sizeof export_forms_all[0];

/* The sample of the tree. */
static void load_sample(struct model *m)
{
    struct why why = {.lang = LANG_JA};
    struct import_options how = {.lang = LANG_JA};
    struct plan plan = {0};
    char **paths = mem_new(kinds_count, sizeof *paths);
    for (size_t i = 0; i < kinds_count; i++) {
        struct buf path = {0};
        buf_printf(&path, "%s/examples/education/%s.csv", getenv("srcdir"), kinds[i].name);
        paths[i] = buf_take(&path);
    }
    if (!import_run(m, (const char *const *)paths, kinds_count, &how, &plan, &why))
        fail_msg("%s", why.text);
    assert_int_equal(plan.state, PLAN_CARRIED);
    plan_clear(&plan);
    for (size_t i = 0; i < kinds_count; i++)
        free(paths[i]);
    free(paths);
}

/* What the sample has none of. */
static void add_rest(struct model *m)
{
    test_add(m, "department", "code", "D-0100", "name", "人事部", "organization", "O-0001", NULL);
    test_add(m, "organization", "code", "O-0200", "name", "Example Europe", "jurisdictions", "EU",
             NULL);
    test_add(m, "category", "code", "C-0100", "name", "Customers", "organization", "O-0200",
             "department", "D-0100", "persons", "1200", "persons_on", "2026-01-01", "purposes",
             "P-0001; P-0002", "items", "I-0001", NULL);
    test_add(m, "category", "code", "C-0101", "name", "Payroll of others", "organization", "O-0200",
             "role", "processor", "acts_for", "PT-0001; PT-0002", NULL);
    test_add(m, "storage", "code", "S-0100", "name", "Cloud", "country", "US", NULL);
    test_set(m, "category", "C-0100", "storages", "S-0100");
    test_add(m, "retention", "name", "Vouchers", "categories", "C-0100", "period", "P7Y", "rule",
             "floor", "event", "end of the year", "event_on", "2024-03-31", NULL);
    test_add(m, "retention", "name", "Answers", "categories", "C-0100", "period", "P1Y", "event",
             "answer", "event_on", "2024-03-31", NULL);
}

struct model *export_forms_inventory(const char *folder)
{
    static const struct model_options options = {
        .lang = LANG_EN, .who = "tester", .now = "2026-11-22T07:18:00Z"};
    struct why why = {.lang = LANG_EN};
    char path[TEST_PATH];
    test_path(folder, "inventory", path);
    struct model *m = model_create(path, &options, &why);
    if (m == NULL)
        fail_msg("%s", why.text);
    load_sample(m);
    add_rest(m);
    if (!publish(m, NULL, &why) || !snapshot_make(m, "last year", NULL, NULL, &why))
        fail_msg("%s", why.text);
    test_set(m, "category", "C-0001", "persons", "12000");
    test_set(m, "category", "C-0001", "items", "I-0001; I-0002");
    test_set(m, "purpose", "P-0001", "wording", "相談に答えるため");
    test_set(m, "joint_use", "JU-0001", "items_wording", "氏名、連絡先");
    struct campaign campaign = {0};
    const struct campaign_order order = {.name = "2026", .due_on = "2026-12-31"};
    size_t count;
    if (!campaigns_start(m, &order, &campaign, &count, &why))
        fail_msg("%s", why.text);
    campaign_clear(&campaign);
    return m;
}

bool export_forms_write(const struct export_form *form, struct model *m, const char *path,
                        struct why *why)
{
    if (form->held && !model_hold(m, why))
        return false;
    bool done = form->write(m, path, why);
    if (form->held)
        model_release(m);
    return done;
}
