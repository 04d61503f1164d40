/*
 * notice: the texts that the law has a company publish, written from the
 * records; keeping one as published; what changed in the records since.
 */
#include "cli/commands.h"
#include "cli/shown.h"

#include "export/notice_diff_write.h"
#include "export/notice_publish.h"
#include "export/notice_write.h"
#include "export/output.h"
#include "export/shelves.h"
#include "model/mem.h"

#include <stdlib.h>
#include <string.h>

struct wanted {
    struct notice_query query;
    enum notice_part part; /* NOTICE_PARTS for all */
    enum notice_format format;
    bool trace;
    const char *path; /* NULL: standard output */
};

static enum notice_part part_of(const char *word)
{
    size_t part = 0;
    while (part < NOTICE_PARTS && (word == NULL || strcmp(notice_part_words[part], word) != 0))
        part++;
    return (enum notice_part)part;
}

static bool take_format(const char *format, enum notice_format *taken, struct why *why)
{
    if (format == NULL || strcmp(format, "md") == 0)
        *taken = NOTICE_MD;
    else if (strcmp(format, "html") == 0)
        *taken = NOTICE_HTML;
    else if (strcmp(format, "txt") == 0 || strcmp(format, "text") == 0)
        *taken = NOTICE_TXT;
    else
        return why_set_class(why, WHY_USAGE, "--format takes md, html or txt here, not \"%s\".",
                             format);
    return true;
}

/* DIFF: the format is that of differences, which agree() has looked at. */
static bool take_options(const struct arguments *given, struct wanted *wanted, bool diff,
                         struct why *why)
{
    *wanted = (struct wanted){
        .query = {.notice = given->values[OPTION_NOTICE],
                  .jurisdiction = given->values[OPTION_JURISDICTION],
                  .lang = why->lang,
                  .every_language = diff},
        .part = part_of(given->values[OPTION_PART]),
        .trace = options_given(given, OPTION_TRACE),
        .path = given->values[OPTION_OUTPUT],
    };
    return diff || take_format(given->values[OPTION_FORMAT], &wanted->format, why);
}

/* Says what TEXT states that no organization owns: it may be another's. */
static void tell_common(const struct notice_text *text, enum lang lang)
{
    struct buf lines = {0};
    for (size_t i = 0; i < text->use_count; i++) {
        const struct record *record = text->uses[i].record;
        if (text->uses[i].common)
            buf_printf(&lines, "\n  %s %s %s", record->kind->label[lang],
                       record_value(record, "code"), record_value(record, "name"));
    }
    if (text->common > 0)
        commands_say(lang,
                     N_("This belongs to no organization, so that the notices of all of them state "
                        "it. Check that it is true of %s; a link with a data category, or with a "
                        "notice, makes it that organization's:%s"),
                     record_value(text->organization, "name"), buf_text(&lines));
    buf_clear(&lines);
}

/* Adds the texts of COUNT CHOICES to OUT; those of which the part has nothing are
 * left out. */
static bool write_texts(struct shelves *shelves, const struct wanted *wanted,
                        const struct notice_choice *choices, size_t count, struct buf *out,
                        struct why *why)
{
    struct notice_text **texts = mem_new(count, sizeof(struct notice_text *));
    size_t made = 0;
    bool done = true;
    for (size_t i = 0; i < count && done; i++) {
        struct notice_text *text = notice_make(shelves, &choices[i], wanted->part, why->lang, why);
        done = text != NULL;
        if (done)
            tell_common(text, why->lang);
        if (done && text->count > 0)
            texts[made++] = text;
        else
            notice_free(text);
    }
    if (done && made > 0)
        notice_write((const struct notice_text *const *)texts, made, wanted->format, wanted->trace,
                     out);
    else if (done)
        commands_say(why->lang, N_("No record stands in this part of the notice."));
    for (size_t i = 0; i < made; i++)
        notice_free(texts[i]);
    free(texts);
    return done;
}

static bool put_out(struct model *m, const struct wanted *wanted, bool force,
                    const struct buf *text, struct why *why)
{
    if (wanted->path == NULL) {
        struct shown shown;
        shown_begin(&shown);
        fwrite(buf_text(text), 1, text->length, shown.file);
        shown_end(&shown);
        return commands_flush(why);
    }
    struct output output;
    if (!output_begin(&output, wanted->path, force, m, why))
        return false;
    fwrite(buf_text(text), 1, text->length, output.file);
    return output_end(&output, true, why);
}

static bool print_texts(struct cli *cli, struct shelves *shelves, const struct wanted *wanted,
                        const struct notice_choice *choices, size_t count, struct why *why)
{
    struct buf text = {0};
    bool force = options_given(&cli->arguments, OPTION_FORCE);
    bool done = write_texts(shelves, wanted, choices, count, &text, why) &&
                put_out(shelves_model(shelves), wanted, force, &text, why);
    buf_clear(&text);
    return done;
}

/* Keeps the one notice of CHOICES as published. */
static bool publish(struct cli *cli, struct shelves *shelves, const struct notice_choice *choices,
                    size_t count, struct why *why)
{
    const struct arguments *given = &cli->arguments;
    const struct notice_publishing how = {
        .on = given->values[OPTION_PUBLISH],
        .place = given->values[OPTION_PLACE],
        .reason = given->values[OPTION_REASON],
        .revised = options_given(given, OPTION_REVISED),
        .lang = why->lang,
    };
    struct buf code = {0};
    size_t missing = 0;
    if (count > 1)
        return why_set_class(why, WHY_USAGE,
                             "These are %zu notices. Name with --notice CODE the one that was "
                             "published.",
                             count);
    bool done = notice_publish(shelves, &choices[0], &how, &code, &missing, why);
    if (done)
        puts(buf_text(&code));
    if (done && missing > 0)
        commands_say(why->lang, N_("Parts of the text that are still missing: %zu."), missing);
    if (done && !how.revised)
        commands_say(why->lang, N_("The notice's date of revision stays as it was; --revised sets "
                                   "it too."));
    buf_clear(&code);
    return done;
}

static void print_diffs(struct notice_diff *const *diffs, size_t count, bool json, enum lang lang)
{
    struct buf text = {0};
    if (json) {
        notice_diff_json(diffs, count, stdout);
        return;
    }
    for (size_t i = 0; i < count; i++)
        notice_diff_text(diffs[i], lang, &text);
    fputs(buf_text(&text), stdout);
    buf_clear(&text);
}

/* Prints what changed since CHOICES were published; *FOUND is how much. */
static bool compare(struct cli *cli, struct shelves *shelves, const struct notice_choice *choices,
                    size_t count, size_t *found, struct why *why)
{
    const char *format = cli->arguments.values[OPTION_FORMAT];
    struct notice_diff **diffs = mem_new(count, sizeof(struct notice_diff *));
    size_t made = 0;
    bool done = true;
    for (size_t i = 0; i < count && done; i++) {
        if (choices[i].notice == NULL)
            continue;
        diffs[made] = notice_compare(shelves, &choices[i], why);
        done = diffs[made] != NULL;
        *found += done ? diffs[made++]->count : 0;
    }
    if (done && made == 0)
        commands_say(why->lang, N_("There is no notice yet, so nothing was published."));
    else if (done)
        print_diffs(diffs, made, format != NULL && strcmp(format, "json") == 0, why->lang);
    for (size_t i = 0; i < made; i++)
        notice_diff_free(diffs[i]);
    free(diffs);
    return done && commands_flush(why);
}

/* Whether the options go together; false with WHY. */
static bool agree(const struct arguments *given, struct why *why)
{
    const char *format = given->values[OPTION_FORMAT];
    bool diff = options_given(given, OPTION_DIFF), published = options_given(given, OPTION_PUBLISH);
    if (diff && published)
        return why_set_class(why, WHY_USAGE, "--publish and --diff do not go together.");
    if (diff && format != NULL && strcmp(format, "text") != 0 && strcmp(format, "json") != 0)
        return why_set_class(why, WHY_USAGE, "--format takes text or json here, not \"%s\".",
                             format);
    if ((diff || published) &&
        (given->values[OPTION_PART] != NULL || given->values[OPTION_OUTPUT] != NULL ||
         options_given(given, OPTION_TRACE)))
        return why_set_class(why, WHY_USAGE,
                             "--part, --trace and -o do not go with --publish and --diff.");
    if (!published && (given->values[OPTION_PLACE] != NULL || options_given(given, OPTION_REVISED)))
        return why_set_class(why, WHY_USAGE, "--place and --revised go with --publish.");
    return true;
}

static int run(struct cli *cli, struct model *m, struct why *why)
{
    struct wanted wanted;
    size_t count = 0, found = 0;
    bool diff = options_given(&cli->arguments, OPTION_DIFF);
    struct buf organization = {0};
    bool done = take_options(&cli->arguments, &wanted, diff, why) &&
                commands_organization(cli, m, &organization, why);
    if (organization.length > 0)
        wanted.query.organization = buf_text(&organization);
    struct shelves *shelves = shelves_new(m);
    struct notice_choice *choices =
        done ? notice_choose(shelves, &wanted.query, &count, why) : NULL;
    if (choices == NULL)
        done = false;
    else if (diff)
        done = compare(cli, shelves, choices, count, &found, why);
    else if (options_given(&cli->arguments, OPTION_PUBLISH))
        done = publish(cli, shelves, choices, count, why);
    else
        done = print_texts(cli, shelves, &wanted, choices, count, why);
    free(choices);
    shelves_free(shelves);
    buf_clear(&organization);
    if (!done)
        return commands_fail(why);
    return found > 0 ? EXIT_FINDINGS : EXIT_DONE;
}

/* What only reads holds the inventory at one moment. */
int command_notice(struct cli *cli, struct model *m, struct why *why)
{
    if (!agree(&cli->arguments, why))
        return commands_fail(why);
    if (options_given(&cli->arguments, OPTION_PUBLISH))
        return run(cli, m, why);
    if (!model_hold(m, why))
        return commands_fail(why);
    int status = run(cli, m, why);
    model_release(m);
    return status;
}
