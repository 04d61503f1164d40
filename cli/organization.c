/* --organization: what belongs to one of several organizations (model/scope.h). */
#include "cli/commands.h"

#include "model/buf.h"
#include "model/numbers.h"
#include "model/record.h"
#include "model/refer.h"
#include "model/scope.h"

/* Says of which organization it is, and how much of the whole. */
static void tell(struct model *copy, const struct scope_sizes *sizes, enum lang lang)
{
    const struct kind *kind = kinds_find("organization");
    struct why why = {.lang = lang};
    struct record *record = record_load(copy, kind, scope_held(copy), &why);
    if (record != NULL)
        commands_say(lang, N_("Only what belongs to %s %s: %s of %s data categories."),
                     record_value(record, "code"), record_value(record, "name"),
                     count_text((int64_t)sizes->held).text, count_text((int64_t)sizes->all).text);
    if (sizes->common > 0)
        commands_say(lang,
                     N_("Of these, %s name no organization and none through their department; "
                        "they are told with every one. Fill in the organization."),
                     count_text((int64_t)sizes->common).text);
    record_free(record);
}

void commands_tell_together(struct model *m, enum lang lang)
{
    size_t count = scope_count(m);
    if (count > 1)
        commands_say(lang,
                     N_("This is about %zu organizations together; --organization CODE holds it to "
                        "one of them."),
                     count);
}

bool commands_hold(const struct cli *cli, struct model *m, bool told, struct model **held,
                   struct why *why)
{
    const char *named = cli->arguments.values[OPTION_ORGANIZATION];
    struct scope_sizes sizes = {0};
    *held = NULL;
    if (named == NULL && told)
        commands_tell_together(m, why->lang);
    if (named == NULL)
        return true;
    int64_t id = scope_find(m, named, why);
    *held = id == 0 ? NULL : scope_copy(m, id, &sizes, why);
    if (*held != NULL)
        tell(*held, &sizes, why->lang);
    return *held != NULL;
}

bool commands_organization(const struct cli *cli, struct model *m, struct buf *out, struct why *why)
{
    const char *named = cli->arguments.values[OPTION_ORGANIZATION];
    int64_t id = named == NULL ? 0 : scope_find(m, named, why);
    if (id != 0)
        refer_code(m, kinds_find("organization"), id, out);
    return named == NULL || id != 0;
}
