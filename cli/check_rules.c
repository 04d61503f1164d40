/* The rules themselves, for people: all in a table, or one with all that is known
 * of it. */
#include "cli/check_print.h"

#include "model/buf.h"
#include "model/display.h"
#include "model/glyphs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void add_force(const struct rulebook *book, const struct rule *rule, enum lang lang,
                      struct buf *out)
{
    const char *today = rulebook_today(book);
    if (rule->from != NULL && strcmp(today, rule->from) < 0)
        rule_since(rule, lang, out);
    else if (!rule_in_force(rule, today))
        buf_printf(out, words_in(lang, N_(" (in force until %s)")), rule->until);
}

void check_print_rules(const struct rulebook *book, enum lang lang)
{
    const struct rule *const *rules = rulebook_rules(book);
    int width = 0;
    for (size_t i = 0; rules[i] != NULL; i++) {
        int id = glyph_width(rules[i]->id, 1);
        width = id > width ? id : width;
    }
    for (size_t i = 0; rules[i] != NULL; i++) {
        struct buf line = {0}, shown = {0};
        glyph_pad(&line, rules[i]->id, width, 1);
        buf_puts(&line, "  ");
        glyph_pad(&line, severity_name(rules[i]->severity, lang), lang == LANG_JA ? 6 : 11, 1);
        buf_printf(&line, "  %s (", words_in(lang, rules[i]->title));
        rule_article(rules[i], lang, &line);
        buf_puts(&line, ")");
        add_force(book, rules[i], lang, &line);
        display_add(&shown, buf_text(&line));
        puts(buf_text(&shown));
        buf_clear(&line);
        buf_clear(&shown);
    }
}

static void print_fact(const char *label, const char *text)
{
    struct buf line = {0}, shown = {0};
    if (text[0] == '\0')
        return;
    glyph_pad(&line, label, 14, 1);
    buf_printf(&line, "  %s", text);
    display_add(&shown, buf_text(&line));
    printf("  %s\n", buf_text(&shown));
    buf_clear(&line);
    buf_clear(&shown);
}

/* Whether a part of a SELECT begins at AT. */
static bool begins_part(const char *at)
{
    static const char *const parts[] = {" FROM ", " WHERE ", " AND ", " UNION ALL "};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        if (strncmp(at, parts[i], strlen(parts[i])) == 0)
            return true;
    return false;
}

/* The SELECT: as it stands in a person's file; of ours, which are one line, a line
 * for each part outside of brackets. */
static void print_sql(const struct rule *rule)
{
    struct buf sql = {0}, lines = {0}, shown = {0};
    int depth = 0;
    rule_sql(rule, &sql);
    const char *at = buf_text(&sql), *end = at + sql.length;
    at += strspn(at, " \t\r\n");
    while (end > at && strchr(" \t\r\n", end[-1]) != NULL)
        end--;
    buf_puts(&lines, "    ");
    for (; at < end; at++) {
        depth += (*at == '(') - (*at == ')');
        bool breaks = rule->path == NULL && depth == 0 && begins_part(at);
        buf_putc(&lines, breaks ? '\n' : *at);
        if (breaks || *at == '\n')
            buf_puts(&lines, "    ");
    }
    display_add_lines(&shown, buf_text(&lines));
    printf("\n%s\n", buf_text(&shown));
    buf_clear(&shown);
    buf_clear(&lines);
    buf_clear(&sql);
}

void check_print_rule(const struct rulebook *book, const struct rule *rule, enum lang lang)
{
    struct buf text = {0}, shown = {0};
    buf_printf(&text, "%s %s", rule->id, words_in(lang, rule->title));
    add_force(book, rule, lang, &text);
    display_add(&shown, buf_text(&text));
    puts(buf_text(&shown));
    buf_clear(&shown);
    print_fact(words_in(lang, N_("Finds")), words_in(lang, rule->message));
    print_fact(words_in(lang, N_("To mend it")), words_in(lang, rule->mend));
    print_fact(words_in(lang, N_("Severity")), severity_name(rule->severity, lang));
    buf_empty(&text);
    rule_article(rule, lang, &text);
    print_fact(words_in(lang, N_("Asked by")), buf_text(&text));
    print_fact(words_in(lang, N_("Source")), rule->source);
    buf_empty(&text);
    if (rule->certainty != '\0')
        buf_printf(&text, "%c: %s", rule->certainty, certainty_words(rule->certainty, lang));
    print_fact(words_in(lang, N_("Certainty")), buf_text(&text));
    print_fact(words_in(lang, N_("In force from")), rule_from(rule, lang));
    print_fact(words_in(lang, N_("In force until")), rule->until == NULL ? "" : rule->until);
    print_fact(words_in(lang, N_("File")), rule->path == NULL ? "" : rule->path);
    buf_clear(&text);
    print_sql(rule);
}
