/*
 * check: the records held against the law (model/rules.h). It prints what is found,
 * or the rules themselves, or switches a rule off for a record with a reason.
 */
#include "cli/commands.h"

#include "cli/check_print.h"
#include "model/buf.h"
#include "model/dates.h"
#include "model/near.h"
#include "model/rules_own.h"
#include "model/waivers.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static bool wants_json(const struct cli *cli)
{
    const char *format = cli->arguments.values[OPTION_FORMAT];
    return format != NULL && strcmp(format, "json") == 0;
}

static bool given(const struct cli *cli, enum option_id id)
{
    return options_given(&cli->arguments, id);
}

/* Whether the options go together. */
static bool check_options(const struct cli *cli, struct why *why)
{
    const char *format = cli->arguments.values[OPTION_FORMAT];
    if (format != NULL && strcmp(format, "text") != 0 && strcmp(format, "json") != 0)
        return why_set_class(why, WHY_USAGE, "--format takes text or json here, not \"%s\".",
                             format);
    if (given(cli, OPTION_LIST) + given(cli, OPTION_EXPLAIN) + given(cli, OPTION_WAIVE) > 1)
        return why_set_class(why, WHY_USAGE, "Give one of --list, --explain and --waive.");
    if (given(cli, OPTION_WAIVE) != (cli->arguments.count == 2))
        return why_set_class(why, WHY_USAGE,
                             "--waive RULE wants the record for which the rule is switched off, "
                             "such as category/C-0001; nothing else takes one.");
    if (given(cli, OPTION_WAIVE) && given(cli, OPTION_ORGANIZATION))
        return why_set_class(why, WHY_USAGE, "--waive and --organization do not go together.");
    if (!given(cli, OPTION_WAIVE) && (given(cli, OPTION_REASON) || given(cli, OPTION_UNTIL)))
        return why_set_class(why, WHY_USAGE, "--reason and --until go with --waive.");
    return true;
}

/* Whether ID, of a rule, is nearly TYPED: J2 is nearly J02. */
static bool is_near(const char *typed, const char *id)
{
    const char *one = typed, *two = id;
    for (;;) {
        one += strspn(one, "0");
        two += strspn(two, "0");
        if (*one == '\0' || tolower((unsigned char)*one) != tolower((unsigned char)*two))
            break;
        one++;
        two++;
    }
    return (*one == '\0' && *two == '\0') || near_is(typed, id);
}

/* The rule of BOOK called ID; NULL with WHY, which offers those with nearly that
 * name. */
static const struct rule *find_rule(const struct rulebook *book, const char *id, struct why *why)
{
    const struct rule *rule = rulebook_find(book, id);
    struct buf near = {0};
    const struct rule *const *rules = rulebook_rules(book);
    for (size_t i = 0; rule == NULL && rules[i] != NULL; i++)
        if (is_near(id, rules[i]->id))
            buf_printf(&near, "%s%s", near.length == 0 ? "" : ", ", rules[i]->id);
    if (rule == NULL && near.length > 0)
        why_set_class(why, WHY_USAGE, "There is no rule \"%s\". Did you mean: %s?", id,
                      buf_text(&near));
    else if (rule == NULL)
        why_set_class(why, WHY_USAGE, "There is no rule \"%s\". 'daicho check --list' shows all.",
                      id);
    buf_clear(&near);
    return rule;
}

size_t commands_rule_problems(const struct rulebook *book, enum lang lang)
{
    size_t count;
    const struct rule_problem *all = rulebook_problems(book, &count);
    for (size_t i = 0; i < count; i++)
        if (all[i].line > 0)
            commands_say(lang, N_("The rule in %s does not run. Line %zu: %s"), all[i].path,
                         all[i].line, all[i].text);
        else
            commands_say(lang, N_("The rule in %s does not run: %s"), all[i].path, all[i].text);
    return count;
}

static int run(struct cli *cli, struct model *m, struct rulebook *book, struct why *why)
{
    const char *id = cli->arguments.values[OPTION_RULE];
    const struct rule *only = id == NULL ? NULL : find_rule(book, id, why);
    struct checked checked = {
        .m = m, .book = book, .all = given(cli, OPTION_ALL), .lang = why->lang};
    if (id != NULL && only == NULL)
        return commands_fail(why);
    int status = EXIT_DONE;
    if (!given(cli, OPTION_ORGANIZATION))
        commands_tell_together(m, why->lang);
    if (!findings_all(book, only, &checked.found, why))
        status = commands_fail(why);
    else if (wants_json(cli))
        check_print_json(&checked);
    else
        check_print_text(&checked);
    if (status == EXIT_DONE &&
        (commands_rule_problems(book, why->lang) > 0 || checked_count(&checked, CHECKED_COUNTS) > 0))
        status = EXIT_FINDINGS;
    findings_clear(&checked.found);
    return status;
}

static int show_rules(const struct cli *cli, const struct rulebook *book, struct why *why)
{
    const char *id = cli->arguments.values[OPTION_EXPLAIN];
    const struct rule *rule = id == NULL ? NULL : find_rule(book, id, why);
    if (id != NULL && rule == NULL)
        return commands_fail(why);
    if (rule != NULL)
        (wants_json(cli) ? check_print_rule_json : check_print_rule)(book, rule, why->lang);
    else
        (wants_json(cli) ? check_print_rules_json : check_print_rules)(book, why->lang);
    return commands_rule_problems(book, why->lang) > 0 ? EXIT_FINDINGS : EXIT_DONE;
}

static int waive(const struct cli *cli, struct model *m, struct rulebook *book, struct why *why)
{
    const struct kind *kind = NULL;
    const char *reason = cli->arguments.values[OPTION_REASON];
    const struct rule *rule = find_rule(book, cli->arguments.values[OPTION_WAIVE], why);
    struct buf code = {0};
    int64_t id = rule == NULL ? 0 : commands_record(m, cli->arguments.words[1], &kind, why);
    bool done = id != 0 && waivers_add(book, rule, kind, id, reason == NULL ? "" : reason,
                                       cli->arguments.values[OPTION_UNTIL], &code, why);
    if (done)
        puts(buf_text(&code));
    buf_clear(&code);
    return done ? EXIT_DONE : commands_fail(why);
}

/* Does what was asked with BOOK. What only reads holds the inventory at one moment. */
static int work(struct cli *cli, struct model *m, struct rulebook *book, struct why *why)
{
    if (given(cli, OPTION_WAIVE))
        return waive(cli, m, book, why);
    if (given(cli, OPTION_LIST) || given(cli, OPTION_EXPLAIN))
        return show_rules(cli, book, why);
    if (!model_hold(m, why))
        return commands_fail(why);
    int status = run(cli, m, book, why);
    model_release(m);
    return status;
}

int command_check(struct cli *cli, struct model *m, struct why *why)
{
    const char *day = cli->arguments.values[OPTION_LAW_ON];
    char today[11];
    struct buf folder = {0};
    if (!check_options(cli, why) || (day != NULL && !date_parse(day, today, why))) {
        why->class = WHY_USAGE;
        return commands_fail(why);
    }
    struct rulebook_options how = {.today = day == NULL ? NULL : today,
                                       .folder = rules_own_folder(&folder) ? folder.text : NULL};
    struct rulebook *book = rulebook_new(m, &how);
    int status = work(cli, m, book, why);
    rulebook_free(book);
    buf_clear(&folder);
    return status;
}
