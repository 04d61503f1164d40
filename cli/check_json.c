/* Findings and rules as JSON. The keys are a contract with scripts; titles and
 * messages are in the chosen language. */
#include "cli/check_print.h"

#include "export/json_writer.h"
#include "model/buf.h"
#include "model/record.h"
#include "model/refer.h"
#include "model/rules_own.h"
#include "model/waivers.h"

#include <string.h>

/* Writes "kind/CODE" of record ID of KIND under KEY. */
static void put_record(struct json_writer *writer, struct model *m, const char *key,
                       const struct kind *kind, int64_t id)
{
    struct buf code = {0};
    buf_printf(&code, "%s/", kind->name);
    refer_code(m, kind, id, &code);
    json_writer_text(writer, key, id == 0 ? "" : buf_text(&code));
    buf_clear(&code);
}

static void put_article(struct json_writer *writer, const struct rule *rule, enum lang lang)
{
    struct buf article = {0};
    rule_article(rule, lang, &article);
    json_writer_text(writer, "article", buf_text(&article));
    buf_clear(&article);
}

static void put_certainty(struct json_writer *writer, const struct rule *rule)
{
    char text[2] = {rule->certainty, '\0'};
    json_writer_text(writer, "certainty", text);
}

/* A day that is not set yet is null. */
static void put_from(struct json_writer *writer, const struct rule *rule)
{
    bool open = rule->from != NULL && strcmp(rule->from, RULE_DAY_OPEN) == 0;
    json_writer_text(writer, "from", open || rule->from == NULL ? "" : rule->from);
}

static void put_name(struct json_writer *writer, struct model *m, const struct finding *at)
{
    struct buf name = {0};
    record_name(m, at->kind, at->id, &name);
    json_writer_text(writer, "name", buf_text(&name));
    buf_clear(&name);
}

static void put_finding(struct json_writer *writer, const struct checked *checked,
                        const struct finding *at)
{
    const struct rule *rule = at->rule;
    enum lang lang = checked->lang;
    json_writer_open(writer, NULL, '{');
    json_writer_text(writer, "rule", rule->id);
    json_writer_text(writer, "severity", severity_value(rule->severity));
    put_record(writer, checked->m, "record", at->kind, at->id);
    json_writer_text(writer, "field", finding_column(at));
    put_article(writer, rule, lang);
    json_writer_text(writer, "message", words_in(lang, rule->message));
    put_name(writer, checked->m, at);
    json_writer_text(writer, "label", finding_label(at, lang));
    json_writer_text(writer, "detail", at->detail);
    json_writer_text(writer, "title", words_in(lang, rule->title));
    json_writer_text(writer, "mend", words_in(lang, rule->mend));
    json_writer_text(writer, "jurisdiction", rule->jurisdiction);
    put_certainty(writer, rule);
    if (at->waiver != 0)
        put_record(writer, checked->m, "exception", kinds_find("waiver"), at->waiver);
    if (rule->from != NULL)
        put_from(writer, rule);
    json_writer_close(writer, '}');
}

static void put_group(struct json_writer *writer, const struct checked *checked, const char *key,
                      enum checked_as as)
{
    json_writer_open(writer, key, '[');
    for (size_t i = 0; i < checked->found.count; i++)
        if (checked_as(checked, &checked->found.list[i]) == as)
            put_finding(writer, checked, &checked->found.list[i]);
    json_writer_close(writer, ']');
}

static void put_waivers(struct json_writer *writer, const struct checked *checked)
{
    size_t count;
    const struct waiver *all = rulebook_waivers(checked->book, &count);
    json_writer_open(writer, "void_exceptions", '[');
    for (size_t i = 0; i < count; i++) {
        if (all[i].state == WAIVER_COUNTS)
            continue;
        json_writer_open(writer, NULL, '{');
        put_record(writer, checked->m, "record", kinds_find("waiver"), all[i].id);
        json_writer_text(writer, "message", waiver_state_words(all[i].state, checked->lang));
        json_writer_close(writer, '}');
    }
    json_writer_close(writer, ']');
}

static void put_problems(struct json_writer *writer, const struct rulebook *book)
{
    size_t count;
    const struct rule_problem *all = rulebook_problems(book, &count);
    json_writer_open(writer, "problems", '[');
    for (size_t i = 0; i < count; i++) {
        json_writer_open(writer, NULL, '{');
        json_writer_text(writer, "file", all[i].path);
        json_writer_number(writer, "line", (long long)all[i].line);
        json_writer_text(writer, "message", all[i].text);
        json_writer_close(writer, '}');
    }
    json_writer_close(writer, ']');
}

void check_print_json(const struct checked *checked)
{
    struct json_writer writer;
    json_writer_begin(&writer, stdout);
    json_writer_open(&writer, NULL, '{');
    put_group(&writer, checked, "findings", CHECKED_COUNTS);
    put_group(&writer, checked, "not_in_force", CHECKED_LATER);
    json_writer_text(&writer, "date", rulebook_today(checked->book));
    json_writer_number(&writer, "switched_off", (long long)checked_count(checked, CHECKED_WAIVED));
    if (checked->all)
        put_group(&writer, checked, "exceptions", CHECKED_WAIVED);
    put_waivers(&writer, checked);
    put_problems(&writer, checked->book);
    json_writer_close(&writer, '}');
    json_writer_end(&writer);
}

static void put_rule(struct json_writer *writer, const struct rulebook *book,
                     const struct rule *rule, enum lang lang, bool with_sql)
{
    struct buf sql = {0};
    json_writer_open(writer, NULL, '{');
    json_writer_text(writer, "rule", rule->id);
    json_writer_text(writer, "severity", severity_value(rule->severity));
    json_writer_text(writer, "jurisdiction", rule->jurisdiction);
    put_article(writer, rule, lang);
    put_certainty(writer, rule);
    json_writer_text(writer, "source", rule->source);
    put_from(writer, rule);
    json_writer_text(writer, "until", rule->until == NULL ? "" : rule->until);
    json_writer_flag(writer, "in_force", rule_in_force(rule, rulebook_today(book)) ? "yes" : "no");
    json_writer_text(writer, "title", words_in(lang, rule->title));
    json_writer_text(writer, "message", words_in(lang, rule->message));
    json_writer_text(writer, "mend", words_in(lang, rule->mend));
    json_writer_text(writer, "file", rule->path == NULL ? "" : rule->path);
    rule_sql(rule, &sql);
    if (with_sql)
        json_writer_text(writer, "sql", buf_text(&sql));
    json_writer_close(writer, '}');
    buf_clear(&sql);
}

void check_print_rules_json(const struct rulebook *book, enum lang lang)
{
    struct json_writer writer;
    const struct rule *const *rules = rulebook_rules(book);
    json_writer_begin(&writer, stdout);
    json_writer_open(&writer, NULL, '{');
    json_writer_open(&writer, "rules", '[');
    for (size_t i = 0; rules[i] != NULL; i++)
        put_rule(&writer, book, rules[i], lang, false);
    json_writer_close(&writer, ']');
    put_problems(&writer, book);
    json_writer_close(&writer, '}');
    json_writer_end(&writer);
}

void check_print_rule_json(const struct rulebook *book, const struct rule *rule, enum lang lang)
{
    struct json_writer writer;
    json_writer_begin(&writer, stdout);
    put_rule(&writer, book, rule, lang, true);
    json_writer_end(&writer);
}
