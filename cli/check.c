/* check: what the records miss of what the law asks (model/rules.h). */
#include "cli/commands.h"

#include "export/json_writer.h"
#include "model/buf.h"
#include "model/display.h"
#include "model/findings.h"
#include "model/refer.h"

#include <string.h>

static void put_code(struct model *m, const struct finding *at, struct buf *out)
{
    buf_printf(out, "%s/", at->kind->name);
    refer_code(m, at->kind, at->id, out);
}

static void print_json(struct model *m, const struct findings *found, enum lang lang)
{
    struct json_writer writer;
    json_writer_begin(&writer, stdout);
    json_writer_open(&writer, NULL, '{');
    json_writer_open(&writer, "findings", '[');
    for (size_t i = 0; i < found->count; i++) {
        const struct finding *at = &found->list[i];
        struct buf code = {0}, article = {0};
        put_code(m, at, &code);
        rule_article(at->rule, lang, &article);
        json_writer_open(&writer, NULL, '{');
        json_writer_text(&writer, "rule", at->rule->id);
        json_writer_text(&writer, "severity", severity_value(at->rule->severity));
        json_writer_text(&writer, "record", buf_text(&code));
        json_writer_text(&writer, "field", at->kind->fields[at->field].column);
        json_writer_text(&writer, "article", buf_text(&article));
        json_writer_text(&writer, "message", words_in(lang, at->rule->message));
        json_writer_close(&writer, '}');
        buf_clear(&code);
        buf_clear(&article);
    }
    json_writer_close(&writer, ']');
    json_writer_close(&writer, '}');
    json_writer_end(&writer);
}

static void print_text(struct model *m, const struct findings *found, enum lang lang)
{
    for (size_t i = 0; i < found->count; i++) {
        const struct finding *at = &found->list[i];
        struct buf line = {0};
        buf_printf(&line, "%s %s ", severity_name(at->rule->severity, lang), at->rule->id);
        record_title(m, at->kind, at->id, &line);
        buf_printf(&line, " [%s] %s", at->kind->fields[at->field].label[lang],
                   words_in(lang, at->rule->message));
        struct buf shown = {0};
        display_add(&shown, buf_text(&line));
        puts(buf_text(&shown));
        buf_clear(&shown);
        buf_clear(&line);
    }
}

int command_check(struct cli *cli, struct model *m, struct why *why)
{
    const char *format = cli->arguments.values[OPTION_FORMAT];
    struct findings found = {0};
    struct rulebook *book = rulebook_new(m, NULL);
    bool done = findings_all(book, NULL, &found, why);
    size_t count = found.count;
    if (done && format != NULL && strcmp(format, "json") == 0)
        print_json(m, &found, why->lang);
    else if (done)
        print_text(m, &found, why->lang);
    findings_clear(&found);
    rulebook_free(book);
    return !done ? commands_fail(why) : count > 0 ? EXIT_FINDINGS : EXIT_DONE;
}
