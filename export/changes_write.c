/* See changes_write.h. */
#include "export/changes_write.h"

#include "model/buf.h"
#include "model/display.h"
#include "model/history.h"
#include "model/journal.h"

#include <string.h>

static void put_moment(const struct past_when *when, enum lang lang, struct buf *out)
{
    struct buf moment = {0};
    if (when->now)
        buf_puts(&moment, words_in(lang, N_("now")));
    else
        history_moment(when->at, false, &moment);
    buf_printf(out, words_in(lang, N_("%s (entry %lld)")), buf_text(&moment),
               (long long)when->entry);
    buf_clear(&moment);
}

void changes_put_span(const struct changes *changes, enum lang lang, struct buf *out)
{
    struct buf from = {0}, to = {0};
    put_moment(&changes->from, lang, &from);
    put_moment(&changes->to, lang, &to);
    buf_printf(out, words_in(lang, N_("From %s to %s")), buf_text(&from), buf_text(&to));
    buf_clear(&from);
    buf_clear(&to);
}

void changes_put_sum(const struct changes_sum *sum, enum lang lang, struct buf *out)
{
    for (size_t i = TIMINGS; i > 0; i--)
        buf_printf(out, "%s%s: %zu", i == TIMINGS ? "" : "  ",
                   notice_timing_words((enum notice_timing)(i - 1), lang), sum->by_timing[i - 1]);
    buf_puts(out, "  ");
    buf_printf(out, words_in(lang, N_("filed with the commission too: %zu")), sum->filings);
}

void changes_put_kind(const struct changes *changes, size_t first, enum lang lang, struct buf *out)
{
    const struct kind *kind = changes->all.items[first].kind;
    size_t counts[DIFFER_CHANGED + 1] = {0};
    for (size_t i = first; i < changes->all.count && changes->all.items[i].kind == kind; i++)
        counts[changes->all.items[i].change]++;
    buf_printf(out, words_in(lang, N_("%s (added %zu, deleted %zu, changed %zu)")),
               kind->label[lang], counts[DIFFER_CAME], counts[DIFFER_WENT], counts[DIFFER_CHANGED]);
}

/* Adds "[without delay (APPI Art. 27(6))]". */
static void put_rules(const struct change_row *row, enum lang lang, struct buf *out)
{
    buf_putc(out, '[');
    if (row->rule_count == 0)
        consequence_put(NULL, lang, out);
    for (size_t i = 0; i < row->rule_count; i++) {
        buf_puts(out, i == 0 ? "" : " / ");
        consequence_put(row->rules[i], lang, out);
    }
    buf_putc(out, ']');
}

/* Adds VALUE on one line. */
static void put_line(const char *value, struct buf *out)
{
    for (; *value != '\0'; value++)
        buf_putc(out, *value == '\n' ? ' ' : *value);
}

static void put_values(const struct change_row *row, enum lang lang, struct buf *out)
{
    if (kinds_is_list(row->field)) {
        if (row->before[0] != '\0') {
            buf_puts(out, "- ");
            put_line(row->before, out);
        }
        if (row->after[0] != '\0') {
            buf_puts(out, row->before[0] != '\0' ? "  + " : "+ ");
            put_line(row->after, out);
        }
        return;
    }
    const char *const nothing = words_in(lang, N_("(nothing)"));
    put_line(row->before[0] == '\0' ? nothing : row->before, out);
    buf_puts(out, " -> ");
    put_line(row->after[0] == '\0' ? nothing : row->after, out);
}

void changes_put_row(const struct change_row *row, enum lang lang, struct buf *out)
{
    static const char marks[] = {[DIFFER_CAME] = '+', [DIFFER_WENT] = '-', [DIFFER_CHANGED] = '*'};
    const struct difference *difference = row->difference;
    if (row->first)
        buf_printf(out, "  %c %s %s", marks[difference->change], difference->code,
                   difference->name);
    if (row->field == NULL)
        buf_puts(out, "  ");
    else
        buf_puts(out, row->first ? "\n      " : "      ");
    put_rules(row, lang, out);
    if (row->field != NULL) {
        buf_printf(out, " %s: ", row->field->label[lang]);
        put_values(row, lang, out);
    }
    buf_putc(out, '\n');
}

/* What a walk over the rows writes to. */
struct writing_changes {
    const struct changes *changes;
    enum lang lang;
    FILE *out;
    const struct kind *kind; /* of the row before */
    struct json_writer *json;
    bool open; /* a record of the JSON is */
    struct csv_writer *csv;
};

static void print_shown(const struct buf *text, FILE *out)
{
    struct buf shown = {0};
    display_add_lines(&shown, buf_text(text));
    fputs(buf_text(&shown), out);
    buf_clear(&shown);
}

static bool print_row(void *context, const struct change_row *row)
{
    struct writing_changes *w = context;
    struct buf text = {0};
    if (row->difference->kind != w->kind) {
        w->kind = row->difference->kind;
        buf_putc(&text, '\n');
        changes_put_kind(w->changes, (size_t)(row->difference - w->changes->all.items), w->lang,
                         &text);
        buf_putc(&text, '\n');
    }
    changes_put_row(row, w->lang, &text);
    print_shown(&text, w->out);
    buf_clear(&text);
    return true;
}

bool changes_write_text(const struct changes *changes, FILE *out, struct why *why)
{
    struct writing_changes w = {.changes = changes, .lang = why->lang, .out = out};
    struct changes_sum sum;
    struct buf text = {0};
    if (!changes_sum(changes, &sum, why))
        return false;
    changes_put_span(changes, why->lang, &text);
    buf_putc(&text, '\n');
    if (changes->all.count == 0)
        buf_puts(&text, words_in(why->lang, N_("Nothing differs.")));
    else
        changes_put_sum(&sum, why->lang, &text);
    buf_putc(&text, '\n');
    print_shown(&text, out);
    buf_clear(&text);
    return changes_each(changes, why->lang, print_row, &w, why);
}

static void write_rules(struct json_writer *json, const struct change_row *row)
{
    json_writer_open(json, "consequences", '[');
    for (size_t i = 0; i < row->rule_count; i++) {
        const struct notice_timing_row *rule = row->rules[i];
        char certainty[2] = {rule->certainty, '\0'};
        json_writer_open(json, NULL, '{');
        json_writer_text(json, "timing", notice_timing_name(rule->timing));
        json_writer_flag(json, "filing", rule->filing ? "yes" : "no");
        json_writer_text(json, "article", rule->article);
        json_writer_text(json, "certainty", certainty);
        json_writer_text(json, "source", rule->source == NULL ? "" : rule->source);
        json_writer_text(json, "note", rule->note == NULL ? "" : rule->note);
        json_writer_close(json, '}');
    }
    json_writer_close(json, ']');
}

static const char *const change_names[] = {
    [DIFFER_CAME] = "came", [DIFFER_WENT] = "went", [DIFFER_CHANGED] = "changed"};

static void close_record(struct writing_changes *w)
{
    if (!w->open)
        return;
    json_writer_close(w->json, ']');
    json_writer_close(w->json, '}');
    w->open = false;
}

/* The canonical values of the field that ROW is about. */
static const struct differ_field *values_of(const struct change_row *row)
{
    const struct difference *difference = row->difference;
    size_t i = 0;
    while (&difference->kind->fields[difference->fields[i].field] != row->field)
        i++;
    return &difference->fields[i];
}

static bool write_row(void *context, const struct change_row *row)
{
    struct writing_changes *w = context;
    struct json_writer *json = w->json;
    if (row->first) {
        close_record(w);
        json_writer_open(json, NULL, '{');
        json_writer_text(json, "kind", row->difference->kind->name);
        json_writer_text(json, "code", row->difference->code);
        json_writer_text(json, "name", row->difference->name);
        json_writer_text(json, "change", change_names[row->difference->change]);
        if (row->field == NULL)
            write_rules(json, row);
        json_writer_open(json, "fields", '[');
        w->open = true;
    }
    if (row->field != NULL) {
        const struct differ_field *values = values_of(row);
        json_writer_open(json, NULL, '{');
        json_writer_text(json, "field", row->field->column);
        json_writer_field(json, "before", row->field, values->before);
        json_writer_field(json, "after", row->field, values->after);
        write_rules(json, row);
        json_writer_close(json, '}');
    }
    return true;
}

static void write_moment(struct json_writer *json, const char *key, struct model *m,
                         const struct past_when *when)
{
    struct why ignored = {0};
    int64_t seq = 0;
    char head[65] = "";
    journal_head(m, &seq, head, &ignored);
    json_writer_open(json, key, '{');
    json_writer_text(json, "at", when->at);
    json_writer_number(json, "entry", when->entry);
    json_writer_text(json, "head", head);
    json_writer_close(json, '}');
}

bool changes_put_json(const struct changes *changes, struct json_writer *json, struct why *why)
{
    struct writing_changes w = {.changes = changes, .lang = why->lang, .json = json};
    json_writer_open(json, "records", '[');
    bool done = changes_each(changes, why->lang, write_row, &w, why);
    close_record(&w);
    json_writer_close(json, ']');
    return done;
}

bool changes_write_json(const struct changes *changes, FILE *out, struct why *why)
{
    struct json_writer json;
    json_writer_begin(&json, out);
    json_writer_open(&json, NULL, '{');
    write_moment(&json, "from", changes->before, &changes->from);
    write_moment(&json, "to", changes->after, &changes->to);
    bool done = changes_put_json(changes, &json, why);
    json_writer_close(&json, '}');
    json_writer_end(&json);
    return done;
}

static bool write_cells(void *context, const struct change_row *row)
{
    struct writing_changes *w = context;
    static const char *const changes[] = {[DIFFER_CAME] = N_("added"),
                                          [DIFFER_WENT] = N_("deleted"),
                                          [DIFFER_CHANGED] = N_("changed")};
    struct buf rules = {0};
    put_rules(row, w->lang, &rules);
    rules.text[rules.length - 1] = '\0';
    csv_writer_cell(w->csv, row->difference->kind->label[w->lang]);
    csv_writer_cell(w->csv, row->difference->code);
    csv_writer_cell(w->csv, row->difference->name);
    csv_writer_cell(w->csv, words_in(w->lang, changes[row->difference->change]));
    csv_writer_cell(w->csv, row->field == NULL ? "" : row->field->label[w->lang]);
    csv_writer_cell(w->csv, row->before);
    csv_writer_cell(w->csv, row->after);
    csv_writer_cell(w->csv, rules.text + 1);
    csv_writer_end(w->csv);
    buf_clear(&rules);
    return true;
}

bool changes_write_csv(const struct changes *changes, struct csv_writer *writer, struct why *why)
{
    static const char *const heads[] = {N_("Kind"),
                                        N_("Code"),
                                        N_("Name"),
                                        N_("Change"),
                                        N_("Field"),
                                        N_("Before the change"),
                                        N_("After the change"),
                                        N_("What the law asks for")};
    struct writing_changes w = {.changes = changes, .lang = why->lang, .csv = writer};
    for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++)
        csv_writer_cell(writer, words_in(why->lang, heads[i]));
    csv_writer_end(writer);
    return changes_each(changes, why->lang, write_cells, &w, why);
}
