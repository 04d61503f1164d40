/* evidence: a folder that an auditor can check without daicho. */
#include "cli/commands.h"

#include "export/evidence.h"
#include "model/buf.h"
#include "model/past.h"
#include "model/rules_own.h"
#include "model/scope.h"

/* What was made, on standard error; the hash that is to be kept stands on standard
 * output. */
static void tell(const struct evidence_order *order, const struct evidence_made *made,
                 enum lang lang)
{
    printf("%s\n", made->sums);
    commands_say(lang,
                 N_("Evidence in %s: %zu files. The line above is the SHA-256 of its "
                    "SHA256SUMS: note it."),
                 order->folder, made->files);
    commands_note(lang,
                  N_("Head of the journal in the folder, before the making was entered: "
                     "entry %lld, %s"),
                  (long long)made->seq, made->head[0] == '\0' ? "-" : made->head);
    if (made->entered != 0)
        commands_note(lang, N_("The making is entry %lld."), (long long)made->entered);
    else
        commands_say(lang, N_("The inventory is open for reading only: the making is not entered "
                              "in its journal."));
    if (!made->drawn)
        commands_say(lang, N_("The map of data flows is not drawn: there is nothing to draw, "
                              "too much, or no Graphviz (apt-get install graphviz)."));
    if (made->others > 0)
        commands_say(lang, N_("Files in the folder that are no part of it: %zu."), made->others);
}

/* Opens the present beside a past M, or one held to an organization, as the making is
 * entered there; *PRESENT is NULL where M is the present itself. False with WHY. */
static bool open_present(const struct cli *cli, struct model *m, struct model **present,
                         struct why *why)
{
    bool copy = past_is(m) || scope_held(m) != 0;
    if (copy)
        *present = model_open(cli->file, &cli->options, why);
    return !copy || *present != NULL;
}

int command_evidence(struct cli *cli, struct model *m, struct why *why)
{
    const struct arguments *given = &cli->arguments;
    struct buf rules = {0};
    struct evidence_made made;
    struct model *beside = NULL;
    struct evidence_order order = {
        .m = m,
        .as_of = given->values[OPTION_AS_OF],
        .folder = given->values[OPTION_OUTPUT],
        .force = options_given(given, OPTION_FORCE),
    };
    if (order.folder == NULL) {
        why_set_class(why, WHY_USAGE,
                      "The evidence is a folder: name one that is new or empty with -o PATH.");
        return commands_fail(why);
    }
    order.rules_folder = rules_own_folder(&rules) ? buf_text(&rules) : NULL;
    bool done = open_present(cli, m, &beside, why);
    order.present = beside == NULL ? m : beside;
    done = done && evidence_make(&order, &made, why);
    if (done)
        tell(&order, &made, why->lang);
    model_close(beside);
    buf_clear(&rules);
    return done ? EXIT_DONE : commands_fail(why);
}
