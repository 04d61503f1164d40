/*
 * See export.h: the record of GDPR Article 30, by the template of an authority, in any
 * format for tables.
 */
#include "cli/export.h"

#include "cli/commands.h"
#include "export/article30_export.h"

#include <string.h>

/* The template that was asked for; the table of options lets no other word pass. */
static enum article30_template template_of(const struct export_job *job)
{
    const char *word = job->given->values[OPTION_ARTICLE30];
    size_t i = 0;
    while (i < ARTICLE30_TEMPLATES - 1 && strcmp(article30_forms[i].word, word) != 0)
        i++;
    return (enum article30_template)i;
}

/* Says what the record does not have. */
static void tell(const struct article30_left *left, enum lang lang)
{
    if (left->unknown)
        commands_say(lang,
                     N_("No organization has EU or United Kingdom among the laws that apply to "
                        "it, so the categories of all organizations are listed. Please check."));
    if (left->elsewhere > 0)
        commands_say(lang,
                     N_("Data categories of organizations that neither of these laws applies to "
                        "were left out: %zu."),
                     left->elsewhere);
    if (left->retired > 0)
        commands_say(lang,
                     N_("Data categories that are retired, anonymized or statistics were left "
                        "out: %zu."),
                     left->retired);
}

static bool write_csv(struct model *m, const struct export_job *job, FILE *out, struct why *why)
{
    struct article30_left left;
    bool excel = options_given(job->given, OPTION_EXCEL);
    bool done = article30_csv(m, template_of(job), excel ? CSV_EXCEL : CSV_PLAIN, out, &left, why);
    tell(&left, why->lang);
    return done;
}

static bool write_json(struct model *m, const struct export_job *job, FILE *out, struct why *why)
{
    struct article30_left left;
    bool done = article30_json(m, template_of(job), out, &left, why);
    tell(&left, why->lang);
    return done;
}

static bool write_document(struct model *m, const struct export_job *job,
                           enum document_format format, FILE *out, struct why *why)
{
    struct article30_left left;
    bool done = article30_document(m, template_of(job), format, out, &left, why);
    tell(&left, why->lang);
    return done;
}

static bool write_html(struct model *m, const struct export_job *job, FILE *out, struct why *why)
{
    return write_document(m, job, DOCUMENT_HTML, out, why);
}

static bool write_md(struct model *m, const struct export_job *job, FILE *out, struct why *why)
{
    return write_document(m, job, DOCUMENT_MD, out, why);
}

static bool write_book(struct model *m, const struct export_job *job, struct why *why)
{
    struct article30_left left = {0};
    bool done = article30_book(m, template_of(job), job->path, job->force, &left, why);
    if (done)
        tell(&left, why->lang);
    return done;
}

/* The formats that are written to a stream; the other is a workbook. */
static const struct {
    bool (*format)(struct model *m, const struct export_job *job, struct why *why);
    bool (*write)(struct model *m, const struct export_job *job, FILE *out, struct why *why);
} ways[] = {
    {export_as_csv, write_csv},
    {export_as_json, write_json},
    {export_as_html, write_html},
    {export_as_md, write_md},
};

bool export_article30(struct model *m, const struct export_format *format,
                      const struct export_job *job, struct why *why)
{
    if (job->given->values[OPTION_ENCODING] != NULL)
        return why_set_class(why, WHY_USAGE,
                             "The record of Article 30 is written in UTF-8: leave --encoding out.");
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++)
        if (ways[i].format == format->write)
            return export_to(m, job, ways[i].write, why);
    return write_book(m, job, why);
}
