/*
 * See export.h: CSV. In CP932 each character that would be lost is told, and none may
 * be.
 */
#include "cli/export.h"

#include "cli/commands.h"
#include "export/all_export.h"
#include "export/kind_export.h"
#include "export/output.h"
#include "export/register_export.h"
#include "import/encoding.h"
#include "model/buf.h"

#include <string.h>

/* Which form of CSV is wanted. */
static bool take_form(const struct arguments *given, enum csv_form *form, struct why *why)
{
    const char *encoding = given->values[OPTION_ENCODING];
    bool excel = given->values[OPTION_EXCEL] != NULL;
    *form = excel ? CSV_EXCEL : CSV_PLAIN;
    if (encoding == NULL)
        return true;
    const char *name = encoding_name(encoding);
    bool cp932 = name != NULL && strcmp(name, "CP932") == 0;
    if (!cp932 && (name == NULL || strcmp(name, "UTF-8") != 0))
        return why_set_class(why, WHY_USAGE, "--encoding takes UTF-8 or CP932 here, not \"%s\".",
                             encoding);
    if (cp932 && !excel)
        return why_set_class(why, WHY_USAGE,
                             "CP932 is for spreadsheets: give --excel with --encoding.");
    if (cp932)
        *form = CSV_EXCEL_CP932;
    return true;
}

/* The losses that were told. */
struct losses {
    enum lang lang;
    size_t count;
};

static void tell_loss(void *context, const struct csv_loss *loss)
{
    struct losses *losses = context;
    struct buf there = {0}, back = {0};
    buf_put_point(&there, loss->point);
    losses->count++;
    if (loss->back == 0) {
        commands_say(losses->lang, N_("%s, %s: \"%s\" (U+%04X) cannot be written in CP932."),
                     loss->code, loss->column, there.text, (unsigned)loss->point);
    } else {
        buf_put_point(&back, loss->back);
        commands_say(losses->lang,
                     N_("%s, %s: \"%s\" (U+%04X) would come back from CP932 as \"%s\" (U+%04X)."),
                     loss->code, loss->column, there.text, (unsigned)loss->point, back.text,
                     (unsigned)loss->back);
    }
    buf_clear(&there);
    buf_clear(&back);
}

/* Whether nothing was lost. */
static bool refuse_losses(const struct losses *losses, struct why *why)
{
    if (losses->count == 0)
        return true;
    return why_set(
        why,
        "Characters that CP932 would lose: %zu, listed above. Nothing was written. Leave "
        "--encoding out: --excel alone writes UTF-8, which has them all.",
        losses->count);
}

/* Gives the kind or the register to WRITER. */
static bool write_rows(struct model *m, const struct export_job *job, struct csv_writer *writer,
                       struct why *why)
{
    return job->selection == EXPORT_KIND
               ? kind_export_csv(m, job->kind, NULL, why->lang, writer, why)
               : register_export_csv(m, why->lang, writer, why);
}

/* Writes CSV in FORM to OUT. In CP932 each character that is lost is told, and none
 * may be; where OUT is NULL, that is all. */
static bool write_csv(struct model *m, const struct export_job *job, enum csv_form form, FILE *out,
                      struct why *why)
{
    struct losses losses = {.lang = why->lang};
    const struct csv_check check = {.loss = tell_loss, .context = &losses};
    struct csv_writer writer;
    if (form == CSV_EXCEL_CP932)
        csv_writer_begin_check(&writer, out, &check);
    else
        csv_writer_begin(&writer, out, form);
    bool done = write_rows(m, job, &writer, why);
    csv_writer_finish(&writer);
    return done && refuse_losses(&losses, why);
}

/* Whether all kinds can be written in CP932 without loss. The inventory is held
 * meanwhile, so that what is written then is what was read. */
static bool check_all(struct model *m, struct why *why)
{
    struct losses losses = {.lang = why->lang};
    const struct csv_check check = {.loss = tell_loss, .context = &losses};
    return all_export_check(m, why->lang, &check, why) && refuse_losses(&losses, why);
}

/* For export_to(). What goes to standard output cannot be thrown away, so it is checked
 * first. */
static bool write_file(struct model *m, const struct export_job *job, FILE *out, struct why *why)
{
    enum csv_form form;
    if (!take_form(job->given, &form, why))
        return false;
    if (job->path == NULL && form == CSV_EXCEL_CP932 && !write_csv(m, job, form, NULL, why))
        return false;
    return write_csv(m, job, form, out, why);
}

bool export_as_csv(struct model *m, const struct export_job *job, struct why *why)
{
    enum csv_form form;
    if (!take_form(job->given, &form, why))
        return false;
    if (job->selection != EXPORT_ALL)
        return export_to(m, job, write_file, why);
    if (job->path == NULL)
        return why_set_class(why, WHY_USAGE,
                             "--all writes a folder: name one that is new or empty with -o PATH.");
    return (form != CSV_EXCEL_CP932 || check_all(m, why)) &&
           all_export_csv(m, job->path, why->lang, form, why);
}
