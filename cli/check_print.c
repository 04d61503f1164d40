/* Findings for people: by severity, then by rule, so that what a rule asks stands
 * once above the records that miss it. */
#include "cli/check_print.h"

#include "cli/commands.h"
#include "model/buf.h"
#include "model/display.h"
#include "model/refer.h"
#include "model/rules_own.h"
#include "model/waivers.h"

#include <stdlib.h>
#include <string.h>

enum checked_as checked_as(const struct checked *checked, const struct finding *finding)
{
    const char *today = rulebook_today(checked->book);
    const struct rule *rule = finding->rule;
    if (rule->from != NULL && strcmp(today, rule->from) < 0)
        return CHECKED_LATER;
    if (!rule_in_force(rule, today))
        return CHECKED_PAST;
    return finding->waiver != 0 ? CHECKED_WAIVED : CHECKED_COUNTS;
}

size_t checked_count(const struct checked *checked, enum checked_as as)
{
    size_t count = 0;
    for (size_t i = 0; i < checked->found.count; i++)
        count += checked_as(checked, &checked->found.list[i]) == as;
    return count;
}

/* One line, INDENT blanks before it, harmless for the terminal. */
static void print_line(int indent, const char *text)
{
    struct buf shown = {0};
    display_add(&shown, text);
    printf("%*s%s\n", indent, "", buf_text(&shown));
    buf_clear(&shown);
}

static void print_head(const struct rule *rule, enum lang lang)
{
    struct buf line = {0}, article = {0};
    buf_printf(&line, "%s %s", rule->id, words_in(lang, rule->title));
    rule_article(rule, lang, &article);
    if (article.length > 0)
        buf_printf(&line, " (%s)", buf_text(&article));
    buf_clear(&article);
    rule_since(rule, lang, &line);
    print_line(2, buf_text(&line));
    if (strcmp(rule->message, rule->title) != 0)
        print_line(6, words_in(lang, rule->message));
    if (rule->mend[0] != '\0') {
        buf_empty(&line);
        buf_printf(&line, words_in(lang, N_("To mend it: %s")), words_in(lang, rule->mend));
        print_line(6, buf_text(&line));
    }
    buf_clear(&line);
}

static bool is_of_same_record(const struct finding *one, const struct finding *two)
{
    return one->rule == two->rule && one->kind == two->kind && one->id == two->id &&
           one->detail[0] == '\0' && two->detail[0] == '\0';
}

/* "category/C-0001 会員  [Purposes of use]: what else"; further fields of the same
 * record stand in the same line. The number of findings that were printed. */
static size_t print_findings(const struct checked *checked, size_t first)
{
    const struct finding *at = &checked->found.list[first];
    struct buf line = {0};
    size_t count = 0;
    buf_printf(&line, "- %s/", at->kind->name);
    record_title(checked->m, at->kind, at->id, &line);
    buf_puts(&line, " ");
    do
        buf_printf(&line, " [%s]", finding_label(&at[count], checked->lang));
    while (first + ++count < checked->found.count && is_of_same_record(at, &at[count]));
    if (at->detail[0] != '\0')
        buf_printf(&line, ": %s", at->detail);
    print_line(6, buf_text(&line));
    buf_empty(&line);
    if (at->waiver != 0) {
        record_title(checked->m, kinds_find("waiver"), at->waiver, &line);
        print_line(10, buf_text(&line));
    }
    buf_clear(&line);
    return count;
}

/* Prints what is of that sort and SEVERITY, below TITLE. */
static void print_group(const struct checked *checked, const char *title, enum checked_as as,
                        enum severity severity, bool any_severity)
{
    const struct rule *last = NULL;
    for (size_t i = 0; i < checked->found.count;) {
        const struct finding *at = &checked->found.list[i];
        if (checked_as(checked, at) != as || (at->rule->severity != severity && !any_severity)) {
            i++;
            continue;
        }
        if (last == NULL)
            print_line(0, title);
        if (at->rule != last)
            print_head(at->rule, checked->lang);
        last = at->rule;
        i += print_findings(checked, i);
    }
    if (last != NULL)
        putchar('\n');
}

static size_t count_severity(const struct checked *checked, enum severity severity)
{
    size_t count = 0;
    for (size_t i = 0; i < checked->found.count; i++)
        count += checked->found.list[i].rule->severity == severity &&
                 checked_as(checked, &checked->found.list[i]) == CHECKED_COUNTS;
    return count;
}

static void print_sum(const struct checked *checked)
{
    struct buf line = {0};
    size_t waived = checked_count(checked, CHECKED_WAIVED);
    if (checked_count(checked, CHECKED_COUNTS) == 0)
        buf_puts(&line,
                 words_in(checked->lang,
                          N_("Nothing was found. That says what the rules look for, not that "
                             "everything is in order.")));
    else
        buf_printf(&line, words_in(checked->lang, N_("Errors %zu, warnings %zu, information %zu.")),
                   count_severity(checked, SEVERITY_ERROR),
                   count_severity(checked, SEVERITY_WARNING),
                   count_severity(checked, SEVERITY_INFORMATION));
    print_line(0, buf_text(&line));
    buf_empty(&line);
    buf_printf(&line,
               words_count(checked->lang, "%zu finding is switched off by an exception.",
                           "%zu findings are switched off by exceptions.", waived),
               waived);
    if (waived > 0)
        print_line(0, buf_text(&line));
    buf_clear(&line);
}

/* Exceptions that count for nothing, but those that are past. */
static void print_waivers(const struct checked *checked)
{
    size_t count;
    const struct waiver *all = rulebook_waivers(checked->book, &count);
    bool begun = false;
    for (size_t i = 0; i < count; i++) {
        struct buf line = {0};
        if (all[i].state == WAIVER_COUNTS || (all[i].state == WAIVER_PAST && !checked->all))
            continue;
        if (!begun)
            print_line(0, words_in(checked->lang, N_("Exceptions that count for nothing")));
        begun = true;
        buf_puts(&line, "- ");
        record_title(checked->m, kinds_find("waiver"), all[i].id, &line);
        buf_printf(&line, ": %s", waiver_state_words(all[i].state, checked->lang));
        print_line(2, buf_text(&line));
        buf_clear(&line);
    }
    if (begun)
        putchar('\n');
}

void check_print_text(const struct checked *checked)
{
    static const enum severity order[] = {SEVERITY_ERROR, SEVERITY_WARNING, SEVERITY_INFORMATION};
    struct buf title = {0};
    for (size_t i = 0; i < sizeof order / sizeof order[0]; i++)
        print_group(checked, severity_name(order[i], checked->lang), CHECKED_COUNTS, order[i],
                    false);
    buf_printf(&title, words_in(checked->lang, N_("Not yet in force on %s")),
               rulebook_today(checked->book));
    print_group(checked, buf_text(&title), CHECKED_LATER, SEVERITY_ERROR, true);
    if (checked->all)
        print_group(checked, words_in(checked->lang, N_("Switched off by exceptions")),
                    CHECKED_WAIVED, SEVERITY_ERROR, true);
    print_waivers(checked);
    print_sum(checked);
    buf_clear(&title);
}
