/*
 * export: a kind, the register, or everything. A file is complete or not
 * there; the head of the journal is said beside it, so that the paper can be
 * held against the journal later.
 */
#include "cli/export.h"

#include "cli/commands.h"
#include "cli/shown.h"
#include "export/output.h"
#include "model/buf.h"
#include "model/journal.h"

#include <string.h>

/* clang-format off */
const struct export_format export_formats[] = {
    {.name = "csv", .selections = EXPORT_KIND | EXPORT_REGISTER | EXPORT_ALL | EXPORT_ARTICLE30, .write = export_as_csv},
    {.name = "json", .selections = EXPORT_KIND | EXPORT_REGISTER | EXPORT_ALL | EXPORT_ARTICLE30, .write = export_as_json},
    {.name = "html", .selections = EXPORT_NOTHING | EXPORT_KIND | EXPORT_REGISTER | EXPORT_ARTICLE30, .write = export_as_html},
    {.name = "md", .selections = EXPORT_NOTHING | EXPORT_KIND | EXPORT_REGISTER | EXPORT_ARTICLE30, .write = export_as_md},
    {.name = "xlsx", .selections = EXPORT_NOTHING | EXPORT_KIND | EXPORT_REGISTER | EXPORT_ALL | EXPORT_ARTICLE30, .needs_path = true, .write = export_as_xlsx},
    {.name = "dot", .selections = EXPORT_NOTHING, .chooses = true, .write = export_as_dot},
    {.name = "svg", .selections = EXPORT_NOTHING, .chooses = true, .write = export_as_svg},
    {.name = "png", .selections = EXPORT_NOTHING, .chooses = true, .write = export_as_png},
};
/* clang-format on */
const size_t export_formats_count = sizeof export_formats / sizeof export_formats[0];

/* The format called NAME; NULL with WHY, which lists all of them. */
static const struct export_format *find_format(const char *name, struct why *why)
{
    struct buf names = {0};
    for (size_t i = 0; i < export_formats_count; i++) {
        if (strcmp(export_formats[i].name, name) == 0) {
            buf_clear(&names);
            return &export_formats[i];
        }
        buf_printf(&names, "%s%s", i == 0 ? "" : ", ", export_formats[i].name);
    }
    why_set_class(why, WHY_USAGE, "--format takes %s here, not \"%s\".", buf_text(&names), name);
    buf_clear(&names);
    return NULL;
}

/* How a selection is given on the command line. */
static const struct {
    enum option_id option;
    enum export_selection selection;
} selectors[] = {
    {OPTION_KIND, EXPORT_KIND},
    {OPTION_REGISTER, EXPORT_REGISTER},
    {OPTION_ALL, EXPORT_ALL},
    {OPTION_ARTICLE30, EXPORT_ARTICLE30},
};
enum { SELECTORS = sizeof selectors / sizeof selectors[0] };

static const char *selector(enum export_selection selection)
{
    size_t i = 0;
    while (i < SELECTORS - 1 && selectors[i].selection != selection)
        i++;
    return options[selectors[i].option].name;
}

/* Whether FORMAT takes the selection of JOB. */
static bool check_selection(const struct export_format *format, const struct export_job *job,
                            struct why *why)
{
    if ((format->selections & job->selection) != 0)
        return true;
    if (job->selection == EXPORT_NOTHING)
        return why_set_class(why, WHY_USAGE,
                             "Say what to export: --kind KIND, --register, or --all.");
    return why_set_class(why, WHY_USAGE, "--format %s does not go with --%s.", format->name,
                         selector(job->selection));
}

/* Whether FORMAT takes what belongs to CSV, where that is given. */
static bool check_csv(const struct export_format *format, const struct arguments *given,
                      struct why *why)
{
    const char *option = given->values[OPTION_EXCEL] != NULL      ? "--excel"
                         : given->values[OPTION_ENCODING] != NULL ? "--encoding"
                                                                  : NULL;
    if (option == NULL || format->write == export_as_csv)
        return true;
    return why_set_class(why, WHY_USAGE, "%s belongs to CSV and does not go with --format %s.",
                         option, format->name);
}

/* Whether FORMAT takes a choice of categories, where that is given. */
static bool check_choice(const struct export_format *format, const struct arguments *given,
                         struct why *why)
{
    if (!format->chooses && options_given(given, OPTION_FILTER))
        return why_set_class(why, WHY_USAGE, "--format %s does not go with --%s.", format->name,
                             options[OPTION_FILTER].name);
    return true;
}

/* What of the inventory is asked for. */
static bool take_selection(const struct arguments *given, struct export_job *job, struct why *why)
{
    size_t count = 0;
    for (size_t i = 0; i < SELECTORS; i++)
        if (options_given(given, selectors[i].option)) {
            job->selection = selectors[i].selection;
            count++;
        }
    if (count > 1)
        return why_set_class(why, WHY_USAGE,
                             "Say what to export: --kind KIND, --register, or --all.");
    if (job->selection == EXPORT_KIND)
        job->kind = commands_kind(given->values[OPTION_KIND], why);
    return job->selection != EXPORT_KIND || job->kind != NULL;
}

static const struct export_format *take_options(const struct arguments *given,
                                                struct export_job *job, struct why *why)
{
    const char *name = given->values[OPTION_FORMAT];
    *job = (struct export_job){
        .selection = EXPORT_NOTHING,
        .path = given->values[OPTION_OUTPUT],
        .force = options_given(given, OPTION_FORCE),
        .given = given,
    };
    const struct export_format *format = find_format(name == NULL ? "csv" : name, why);
    if (format == NULL || !check_csv(format, given, why) || !check_choice(format, given, why) ||
        !take_selection(given, job, why) || !check_selection(format, job, why))
        return NULL;
    if (format->needs_path && job->path == NULL) {
        why_set_class(why, WHY_USAGE, "--format %s writes a file: name it with -o PATH.",
                      format->name);
        return NULL;
    }
    return format;
}

bool export_to(struct model *m, const struct export_job *job,
               bool (*write)(struct model *m, const struct export_job *job, FILE *out,
                             struct why *why),
               struct why *why)
{
    struct output output;
    if (job->path == NULL) {
        struct shown shown;
        shown_begin(&shown);
        bool done = write(m, job, shown.file, why);
        shown_end(&shown);
        return done && commands_flush(why);
    }
    return output_begin(&output, job->path, job->force, m, why) &&
           output_end(&output, write(m, job, output.file, why), why);
}

static bool write_one(struct model *m, const struct export_format *format,
                      const struct export_job *job, struct why *why)
{
    return job->selection == EXPORT_ARTICLE30 ? export_article30(m, format, job, why)
                                              : format->write(m, job, why);
}

int command_export(struct cli *cli, struct model *m, struct why *why)
{
    struct export_job job;
    int64_t seq = 0;
    char head[65] = "";
    const struct export_format *format = take_options(&cli->arguments, &job, why);
    if (format == NULL || !journal_head(m, &seq, head, why) || !write_one(m, format, &job, why))
        return commands_fail(why);
    commands_note(why->lang, N_("Head of the journal: entry %lld, %s"), (long long)seq,
                  head[0] == '\0' ? "-" : head);
    return EXIT_DONE;
}
