/*
 * export: a kind, the register, or everything. A file is complete or not
 * there; the head of the journal is said beside it, so that the paper can be
 * held against the journal later.
 */
#include "cli/commands.h"
#include "cli/flow.h"

#include "export/all_export.h"
#include "export/kind_export.h"
#include "export/output.h"
#include "export/register_export.h"
#include "import/encoding.h"
#include "model/buf.h"
#include "model/journal.h"

#include <string.h>

enum selection { SELECT_KIND, SELECT_REGISTER, SELECT_ALL };

struct wanted {
    enum selection selection;
    const struct kind *kind;
    bool json;
    enum csv_form form;
    const char *path; /* NULL: standard output */
};

static bool take_selection(const struct arguments *given, struct wanted *wanted, struct why *why)
{
    int selectors = (given->values[OPTION_KIND] != NULL) +
                    (given->values[OPTION_REGISTER] != NULL) + (given->values[OPTION_ALL] != NULL);
    if (selectors != 1)
        return why_set_class(why, WHY_USAGE,
                             "Say what to export: --kind KIND, --register, or --all.");
    wanted->selection = given->values[OPTION_ALL] != NULL        ? SELECT_ALL
                        : given->values[OPTION_REGISTER] != NULL ? SELECT_REGISTER
                                                                 : SELECT_KIND;
    if (wanted->selection == SELECT_KIND)
        wanted->kind = commands_kind(given->values[OPTION_KIND], why);
    return wanted->selection != SELECT_KIND || wanted->kind != NULL;
}

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

static bool take_options(const struct arguments *given, struct wanted *wanted, struct why *why)
{
    const char *format = given->values[OPTION_FORMAT];
    *wanted = (struct wanted){
        .json = format != NULL && strcmp(format, "json") == 0,
        .path = given->values[OPTION_OUTPUT],
    };
    if (format != NULL && !wanted->json && strcmp(format, "csv") != 0)
        return why_set_class(why, WHY_USAGE, "--format takes csv or json here, not \"%s\".",
                             format);
    if (options_given(given, OPTION_ORGANIZATION) || options_given(given, OPTION_FILTER))
        return why_set_class(why, WHY_USAGE,
                             "--organization and --filter go with the map of data flows: --format "
                             "dot, svg or png.");
    if (!take_form(given, &wanted->form, why))
        return false;
    if (wanted->json && wanted->form != CSV_PLAIN)
        return why_set_class(why, WHY_USAGE, "--excel is a form of CSV and does not go with JSON.");
    if (!take_selection(given, wanted, why))
        return false;
    if (wanted->selection == SELECT_ALL && !wanted->json && wanted->path == NULL)
        return why_set_class(why, WHY_USAGE,
                             "--all writes a folder: name one that is new or empty with -o PATH.");
    return true;
}

/* Gives the kind or the register to WRITER. */
static bool write_rows(struct model *m, const struct wanted *wanted, struct csv_writer *writer,
                       struct why *why)
{
    return wanted->selection == SELECT_KIND
               ? kind_export_csv(m, wanted->kind, NULL, why->lang, writer, why)
               : register_export_csv(m, why->lang, writer, why);
}

static bool write_json(struct model *m, const struct wanted *wanted, FILE *out, struct why *why)
{
    switch (wanted->selection) {
    case SELECT_KIND:
        return kind_export_json(m, wanted->kind, NULL, out, why);
    case SELECT_REGISTER:
        return register_export_json(m, out, why);
    case SELECT_ALL:
        break;
    }
    return all_export_json(m, out, why);
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

/* Writes CSV to OUT. In CP932 each character that is lost is told, and none may
 * be; where OUT is NULL, that is all. */
static bool write_csv(struct model *m, const struct wanted *wanted, FILE *out, struct why *why)
{
    struct losses losses = {.lang = why->lang};
    const struct csv_check check = {.loss = tell_loss, .context = &losses};
    struct csv_writer writer;
    if (wanted->form == CSV_EXCEL_CP932)
        csv_writer_begin_check(&writer, out, &check);
    else
        csv_writer_begin(&writer, out, wanted->form);
    bool done = write_rows(m, wanted, &writer, why);
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

static bool write_to(struct model *m, const struct wanted *wanted, FILE *out, struct why *why)
{
    return wanted->json ? write_json(m, wanted, out, why) : write_csv(m, wanted, out, why);
}

static bool write_out(struct model *m, const struct wanted *wanted, bool force, struct why *why)
{
    bool cp932 = wanted->form == CSV_EXCEL_CP932;
    if (wanted->selection == SELECT_ALL && !wanted->json)
        return (!cp932 || check_all(m, why)) &&
               all_export_csv(m, wanted->path, why->lang, wanted->form, why);
    /* What went to standard output cannot be thrown away, so it is checked first. */
    if (wanted->path == NULL)
        return (!cp932 || write_csv(m, wanted, NULL, why)) && write_to(m, wanted, stdout, why) &&
               output_flush(stdout, "-", why);
    struct output output;
    return output_begin(&output, wanted->path, force, m, why) &&
           output_end(&output, write_to(m, wanted, output.file, why), why);
}

int command_export(struct cli *cli, struct model *m, struct why *why)
{
    struct wanted wanted;
    int64_t seq = 0;
    char head[65] = "";
    bool force = options_given(&cli->arguments, OPTION_FORCE);
    if (flow_is_format(cli->arguments.values[OPTION_FORMAT]))
        return flow_run(cli, m, why);
    if (!take_options(&cli->arguments, &wanted, why) || !write_out(m, &wanted, force, why) ||
        !journal_head(m, &seq, head, why))
        return commands_fail(why);
    commands_note(why->lang, N_("Head of the journal: entry %lld, %s"), (long long)seq,
                  head[0] == '\0' ? "-" : head);
    return EXIT_DONE;
}
