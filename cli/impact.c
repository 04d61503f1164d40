/*
 * impact: what is touched where something went wrong, as text, document, workbook or
 * JSON.
 */
#include "cli/commands.h"
#include "cli/shown.h"

#include "export/impact_sheet.h"
#include "export/output.h"
#include "model/buf.h"
#include "model/dates.h"
#include "model/mem.h"
#include "model/refer.h"

#include <stdlib.h>
#include <string.h>

/* Options that name records, and of which kind. */
static const struct {
    enum option_id option;
    const char *kind;
} named[] = {
    {OPTION_STORAGE, "storage"},       {OPTION_PARTY, "party"},
    {OPTION_CATEGORY, "category"},     {OPTION_ITEM, "item"},
    {OPTION_DEPARTMENT, "department"}, {OPTION_ENTRUSTMENT, "entrustment"},
};
enum { NAMED = sizeof named / sizeof named[0] };

static const struct {
    const char *name;
    enum document_format format; /* of DOCUMENT_BOOK a path is needed */
    bool json;
} formats[] = {
    {"text", DOCUMENT_TXT, false},  {"html", DOCUMENT_HTML, false}, {"md", DOCUMENT_MD, false},
    {"xlsx", DOCUMENT_BOOK, false}, {"json", DOCUMENT_TXT, true},
};
enum { FORMATS = sizeof formats / sizeof formats[0] };

/* What is asked for. */
struct asked {
    struct impact_seed *seeds;
    size_t count;
    char on[11];
    const char *path;
    bool force, json;
    enum document_format format;
};

/* Adds the record ID of KIND unless it was named before. */
static void add(struct asked *asked, const struct kind *kind, int64_t id)
{
    for (size_t i = 0; i < asked->count; i++)
        if (asked->seeds[i].kind == kind && asked->seeds[i].id == id)
            return;
    asked->seeds[asked->count++] = (struct impact_seed){.kind = kind, .id = id};
}

/* Adds the record that VALUE, of an option, is the code or a name of. */
static bool add_named(struct model *m, struct asked *asked, const char *kind_name,
                      const char *value, struct why *why)
{
    const struct kind *kind = kinds_find(kind_name);
    size_t failures = model_failures(m);
    int64_t id = refer_find(m, kind, value, why);
    if (id == 0 && model_ok_since(m, failures, why))
        why_set(why, "There is no record %s of the kind %s. 'daicho list %s' shows all.", value,
                kind->label[why->lang], kind->name);
    if (id <= 0)
        return false;
    add(asked, kind, id);
    return true;
}

static bool take_records(struct model *m, const struct arguments *given, struct asked *asked,
                         struct why *why)
{
    asked->seeds = mem_new(given->given_count + given->count + 1, sizeof *asked->seeds);
    for (size_t i = 0; i < given->given_count; i++)
        for (size_t k = 0; k < NAMED; k++)
            if (given->given[i].id == named[k].option &&
                !add_named(m, asked, named[k].kind, given->given[i].value, why))
                return false;
    for (size_t i = 1; i < given->count; i++) {
        const struct kind *kind = NULL;
        int64_t id = commands_record(m, given->words[i], &kind, why);
        if (id == 0)
            return false;
        add(asked, kind, id);
    }
    return asked->count > 0 ||
           why_set_class(why, WHY_USAGE,
                         "Name what it happened to: --storage, --party, --category, --item, "
                         "--department, --entrustment, or the code of any record.");
}

static bool take_options(const struct arguments *given, struct asked *asked, struct why *why)
{
    const char *name = given->values[OPTION_FORMAT], *on = given->values[OPTION_DATE];
    size_t i = 0;
    while (i < FORMATS && strcmp(formats[i].name, name == NULL ? "text" : name) != 0)
        i++;
    if (i == FORMATS)
        return why_set_class(why, WHY_USAGE, "--format takes %s here, not \"%s\".",
                             "text, html, md, xlsx, json", name);
    asked->format = formats[i].format;
    asked->json = formats[i].json;
    asked->path = given->values[OPTION_OUTPUT];
    asked->force = options_given(given, OPTION_FORCE);
    if (asked->format == DOCUMENT_BOOK && asked->path == NULL)
        return why_set_class(why, WHY_USAGE, "--format %s writes a file: name it with -o PATH.",
                             name);
    if (on == NULL || date_parse(on, asked->on, why))
        return true;
    why->class = WHY_USAGE;
    return why_at(why, "--date: ");
}

static bool write_to(struct model *m, const struct impact *impact, const struct asked *asked,
                     FILE *out, struct why *why)
{
    if (!asked->json)
        return impact_sheet_document(m, impact, asked->format, out, why);
    impact_json_write(impact, out);
    return true;
}

static bool print(struct model *m, const struct impact *impact, const struct asked *asked,
                  struct why *why)
{
    if (asked->format == DOCUMENT_BOOK)
        return impact_sheet_book(m, impact, asked->path, asked->force, why);
    if (asked->path != NULL) {
        struct output output;
        return output_begin(&output, asked->path, asked->force, m, why) &&
               output_end(&output, write_to(m, impact, asked, output.file, why), why);
    }
    struct shown shown;
    shown_begin(&shown);
    bool done = write_to(m, impact, asked, shown.file, why);
    shown_end(&shown);
    return done && output_flush(stdout, "-", why);
}

/* Leaves out of ASKED the records of M that are not in HELD, what belongs to one organization,
 * and says so: nothing of that organization is touched through them. */
static void leave_others(struct model *m, struct model *held, bool narrow, struct asked *asked,
                         enum lang lang)
{
    size_t kept = 0;
    for (size_t i = 0; i < asked->count; i++) {
        const struct impact_seed *seed = &asked->seeds[i];
        struct buf code = {0}, title = {0};
        refer_code(held, seed->kind, seed->id, &code);
        if (code.length > 0) {
            asked->seeds[kept++] = *seed;
        } else {
            record_title(m, seed->kind, seed->id, &title);
            commands_say(
                lang,
                N_("%s %s: no record of this organization leads to it, so that by the ledger "
                   "nothing of the organization is touched."),
                seed->kind->label[lang], buf_text(&title));
        }
        buf_clear(&code);
        buf_clear(&title);
    }
    /* No category is one that each of the records leads to. */
    asked->count = narrow && kept < asked->count ? 0 : kept;
}

/* Finds and prints what of M is touched by what is ASKED for. */
static bool find(struct model *m, const struct arguments *given, const struct asked *asked,
                 struct why *why)
{
    const struct impact_query query = {.seeds = asked->seeds,
                                       .count = asked->count,
                                       .narrow = options_given(given, OPTION_NARROW),
                                       .on = asked->on[0] == '\0' ? NULL : asked->on};
    struct impact *impact = impact_new(m, &query, why);
    if (impact == NULL)
        return false;
    bool done = print(m, impact, asked, why);
    struct buf sum = {0};
    impact_put_sum(impact, why->lang, &sum);
    if (done && (asked->path != NULL || impact->category_count == 0))
        commands_note(why->lang, N_("%s"), buf_text(&sum));
    buf_clear(&sum);
    impact_free(impact);
    return done;
}

/* The same of what belongs to the organization that is named, or of all. The records may be
 * any of the inventory. */
static bool run(struct cli *cli, struct model *m, struct asked *asked, struct why *why)
{
    const struct arguments *given = &cli->arguments;
    struct model *held;
    if (!take_options(given, asked, why) || !take_records(m, given, asked, why) ||
        !commands_hold(cli, m, false, &held, why))
        return false;
    if (held == NULL)
        return find(m, given, asked, why);
    leave_others(m, held, options_given(given, OPTION_NARROW), asked, why->lang);
    bool done = model_hold(held, why) && find(held, given, asked, why);
    model_close(held);
    return done;
}

int command_impact(struct cli *cli, struct model *m, struct why *why)
{
    struct asked asked = {0};
    bool done = run(cli, m, &asked, why);
    free(asked.seeds);
    return done ? EXIT_DONE : commands_fail(why);
}
