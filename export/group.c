/* See group.h. */
#include "export/group.h"

#include "export/json_writer.h"
#include "model/buf.h"
#include "model/cells.h"
#include "model/dates.h"
#include "model/mem.h"
#include "model/numbers.h"

#include <stdlib.h>
#include <string.h>

/* clang-format off */
static const struct {
    const char *title, *key; /* key: of JSON */
    bool number;
} columns[GROUP_COLUMNS] = {
    [GROUP_NAME] = {N_("Organization"), "organization", false},
    [GROUP_LAWS] = {N_("Applicable law"), "jurisdictions", false},
    [GROUP_CATEGORIES] = {N_("Categories"), "categories", true},
    [GROUP_PERSONS] = {N_("Persons"), "persons", true},
    [GROUP_UNCOUNTED] = {N_("Not counted"), "uncounted", true},
    [GROUP_SENSITIVE] = {N_("Sensitive"), "sensitive", true},
    [GROUP_NUMBERS] = {N_("Individual numbers"), "individual_numbers", true},
    [GROUP_CONTRACTORS] = {N_("Contractors"), "contractors", true},
    [GROUP_ABROAD] = {N_("In other countries"), "abroad", true},
    [GROUP_ERRORS] = {N_("Errors"), "errors", true},
    [GROUP_WARNINGS] = {N_("Warnings"), "warnings", true},
    [GROUP_INFORMATION] = {N_("Information"), "information", true},
    [GROUP_OVERDUE] = {N_("Review overdue or never"), "reviews_overdue", true},
    [GROUP_OPEN] = {N_("Incidents and requests"), "open", true},
    [GROUP_NEXT] = {N_("Next day"), "next", false},
    [GROUP_NOTICES] = {N_("Notices"), "notices", true},
    [GROUP_PUBLISHED] = {N_("Published"), "published_on", false},
};
/* clang-format on */

const char *group_title(enum group_column column)
{
    return columns[column].title;
}

bool group_is_number(enum group_column column)
{
    return columns[column].number;
}

/* Counts the findings of FOUND for the lines to which their records belong. */
static void count_findings(struct group *group, const struct rulebook *book,
                           const struct findings *found)
{
    const struct overview *overview = group->overview;
    for (size_t i = 0; i < found->count; i++) {
        const struct finding *finding = &found->list[i];
        size_t at = 0;
        if (finding->waiver != 0 || !rule_in_force(finding->rule, rulebook_today(book)))
            continue;
        uint64_t bits = scope_of(overview->scope, finding->kind, finding->id);
        for (struct overview_organization *line;
             (line = overview_line(overview, bits, &at)) != NULL;)
            group->findings[line - overview->organizations][finding->rule->severity]++;
    }
}

bool group_load(struct model *m, const struct rulebook *book, const struct findings *found,
                struct group *group, struct why *why)
{
    *group = (struct group){.overview = overview_new(m)};
    bool done = true;
    while (done && !overview_done(group->overview))
        done = overview_step(m, group->overview, why);
    group->lines = group->overview->organization_count;
    if (done && group->lines > 0) {
        group->findings = mem_new(group->lines, sizeof *group->findings);
        count_findings(group, book, found);
    }
    if (!done)
        group_clear(group);
    return done;
}

void group_clear(struct group *group)
{
    overview_free(group->overview);
    free(group->findings);
    *group = (struct group){0};
}

int64_t group_number(const struct group *group, size_t at, enum group_column column)
{
    const struct overview_organization *line = &group->overview->organizations[at];
    const int64_t numbers[GROUP_COLUMNS] = {
        [GROUP_CATEGORIES] = line->categories,
        [GROUP_PERSONS] = line->persons,
        [GROUP_UNCOUNTED] = line->uncounted,
        [GROUP_SENSITIVE] = line->sensitive,
        [GROUP_NUMBERS] = line->numbers,
        [GROUP_CONTRACTORS] = line->contractors,
        [GROUP_ABROAD] = line->abroad,
        [GROUP_ERRORS] = (int64_t)group->findings[at][SEVERITY_ERROR],
        [GROUP_WARNINGS] = (int64_t)group->findings[at][SEVERITY_WARNING],
        [GROUP_INFORMATION] = (int64_t)group->findings[at][SEVERITY_INFORMATION],
        [GROUP_OVERDUE] = line->reviews[REVIEW_OVERDUE] + line->reviews[REVIEW_NEVER],
        [GROUP_OPEN] = line->incidents + line->requests,
        [GROUP_NOTICES] = line->notices,
    };
    return numbers[column];
}

/* Adds the laws of LINE, or that none is stated. */
static void put_laws(const struct overview_organization *line, enum lang lang, struct buf *out)
{
    const struct kind *kind = kinds_find("organization");
    const struct field *field = &kind->fields[kinds_field(kind, "jurisdictions")];
    struct cells laws = {0};
    cells_parse(line->laws, &laws);
    for (size_t i = 0; i < laws.count; i++) {
        const struct choice *choice = kinds_choice(field, laws.items[i]);
        buf_printf(out, "%s%s", i == 0 ? "" : " / ",
                   choice == NULL ? laws.items[i] : choice->label[lang]);
    }
    if (laws.count == 0)
        buf_puts(out, line->id == 0 ? "-" : words_in(lang, N_("not stated")));
    cells_clear(&laws);
}

/* What was not counted anywhere is not known to be nothing. */
bool group_is_known(const struct group *group, size_t at, enum group_column column)
{
    const struct overview_organization *line = &group->overview->organizations[at];
    return column != GROUP_PERSONS || line->categories == 0 || line->uncounted < line->categories;
}

void group_put_plain(const struct group *group, size_t at, enum group_column column, enum lang lang,
                     struct buf *out)
{
    const struct overview_organization *line = &group->overview->organizations[at];
    if (column == GROUP_NEXT || column == GROUP_PUBLISHED)
        buf_puts(out, column == GROUP_NEXT ? line->next : line->published_on);
    else if (!group_is_number(column))
        group_put(group, at, column, lang, out);
    else if (group_is_known(group, at, column))
        buf_printf(out, "%lld", (long long)group_number(group, at, column));
}

void group_put(const struct group *group, size_t at, enum group_column column, enum lang lang,
               struct buf *out)
{
    const struct overview_organization *line = &group->overview->organizations[at];
    const char *day = column == GROUP_NEXT ? line->next : line->published_on;
    if (group_is_number(column)) {
        int64_t number = group_number(group, at, column);
        buf_puts(out, group_is_known(group, at, column) ? count_text(number).text
                                                        : words_in(lang, N_("not known")));
    } else if (column == GROUP_NAME) {
        overview_put_line(line, lang, out);
    } else if (column == GROUP_LAWS) {
        put_laws(line, lang, out);
    } else if (day[0] == '\0') {
        buf_puts(out, "-");
    } else {
        date_format(day, lang, out);
    }
}

void group_json(const struct group *group, FILE *out)
{
    struct json_writer writer;
    json_writer_begin(&writer, out);
    json_writer_open(&writer, NULL, '{');
    json_writer_open(&writer, "organizations", '[');
    for (size_t i = 0; i < group->lines; i++) {
        const struct overview_organization *line = &group->overview->organizations[i];
        const char *texts[GROUP_COLUMNS] = {[GROUP_NAME] = line->code,
                                            [GROUP_LAWS] = line->laws,
                                            [GROUP_NEXT] = line->next,
                                            [GROUP_PUBLISHED] = line->published_on};
        json_writer_open(&writer, NULL, '{');
        json_writer_text(&writer, "name", line->name);
        json_writer_number(&writer, "others", (long long)line->several);
        for (enum group_column c = GROUP_NAME; c < GROUP_COLUMNS; c++)
            if (group_is_number(c))
                json_writer_number(&writer, columns[c].key, (long long)group_number(group, i, c));
            else
                json_writer_text(&writer, columns[c].key, texts[c]);
        json_writer_close(&writer, '}');
    }
    json_writer_close(&writer, ']');
    json_writer_close(&writer, '}');
    json_writer_end(&writer);
}
