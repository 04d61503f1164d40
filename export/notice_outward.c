/*
 * External transmission (Telecommunications Business Act Art. 27-12: per service
 * the information, who receives it, and what both use it for) and the requests
 * of the person (APPI Arts. 32 to 39). See notice_inside.h.
 */
#include "export/notice_inside.h"

#include <stdlib.h>
#include <string.h>

enum {
    SENT_SERVICE,
    SENT_SITE,
    SENT_PROVIDER,
    SENT_INFORMATION,
    SENT_OURS,
    SENT_THEIRS,
    SENT_POLICY,
    SENT_OPT_OUT,
    SENT_LIMITS
};

/* Whether the law exempts this information from being told of. */
static bool is_exempt(const struct record *transmission)
{
    return writing_is(transmission, "ground", "necessary") ||
           writing_is(transmission, "ground", "first_party");
}

/* What stands in FIELD, or that it is missing where the law asks for it. */
static void put_needed(struct writing *w, struct grid *grid, size_t column,
                       const struct record *transmission, const char *field)
{
    struct buf text = {0};
    writing_value(w, transmission, field, &text);
    if (text.length == 0 && !is_exempt(transmission))
        writing_missing_field(w, transmission, field, &text);
    grid_cell(grid, column, buf_text(&text));
    buf_clear(&text);
}

static void write_transmission(struct writing *w, struct grid *grid,
                               const struct record *transmission)
{
    grid_row(grid, DUTY_TRANSMISSION);
    grid_from(grid, transmission);
    grid_cell(grid, SENT_SERVICE, record_value(transmission, "name"));
    grid_field(grid, SENT_SITE, transmission, "site");
    put_needed(w, grid, SENT_PROVIDER, transmission, "provider");
    put_needed(w, grid, SENT_INFORMATION, transmission, "information");
    put_needed(w, grid, SENT_OURS, transmission, "our_purpose");
    /* The provider's policy says what it uses the information for. */
    if (!writing_empty(transmission, "their_purpose") ||
        writing_empty(transmission, "policy_pages"))
        put_needed(w, grid, SENT_THEIRS, transmission, "their_purpose");
    else if (!is_exempt(transmission))
        grid_cell(grid, SENT_THEIRS, writing_words(w, N_("See the provider's privacy policy.")));
    grid_field(grid, SENT_POLICY, transmission, "policy_pages");
    grid_field(grid, SENT_OPT_OUT, transmission, "opt_out_pages");
    grid_field(grid, SENT_LIMITS, transmission, "limits");
}

void notice_transmission(struct writing *w)
{
    static const char *const heads[] = {N_("Service"),
                                        N_("Site or app"),
                                        N_("Sent to"),
                                        N_("Information sent"),
                                        N_("What we use it for"),
                                        N_("What the provider uses it for"),
                                        N_("Privacy policy"),
                                        N_("Where to opt out"),
                                        N_("What opting out does not reach"),
                                        NULL};
    size_t count;
    const struct record **all = writing_standing(w, "transmission", &count);
    struct grid grid;
    writing_subheading(w, writing_words(w, N_("What is sent, to whom and what for")));
    if (count > 0)
        writing_say(w, N_("When you use our sites or apps, information about you is sent to the "
                          "outside as follows."));
    if (count > 0)
        writing_duty(w, DUTY_TRANSMISSION);
    grid_begin(&grid, w, heads);
    for (size_t i = 0; i < count; i++)
        write_transmission(w, &grid, all[i]);
    grid_end(&grid);
    if (count == 0 && w->notice != NULL && writing_is(w->notice, "notice_type", "transmission"))
        writing_pair_needed(w, N_("Information sent"), "", w->notice, DUTY_TRANSMISSION);
    free(all);
}

static void write_desk(struct writing *w, const struct record *procedure)
{
    const struct record *desk = shelves_find(w->shelves, "desk", record_value(procedure, "desk"));
    if (desk == NULL)
        return;
    writing_pair(w, N_("Desk"), record_value(desk, "name"), procedure, DUTY_REQUESTS);
    writing_from(w, desk);
}

static void write_procedure(struct writing *w, const struct record *procedure)
{
    writing_subheading(w, record_value(procedure, "name"));
    writing_pair_field(w, N_("Requests"), procedure, "requests", DUTY_REQUESTS);
    if (writing_empty(procedure, "method") && writing_empty(procedure, "desk"))
        writing_pair_needed(w, N_("How to ask"), "", procedure, DUTY_REQUESTS);
    else
        writing_pair_field(w, N_("How to ask"), procedure, "method", DUTY_REQUESTS);
    write_desk(w, procedure);
    writing_pair_field(w, N_("How we make sure who asks"), procedure, "identity_check",
                       DUTY_REQUESTS);
    writing_pair_field(w, N_("Requests by an agent"), procedure, "agent_check", DUTY_REQUESTS);
    writing_pair_field(w, N_("Fee"), procedure, "fee", DUTY_REQUESTS);
    writing_pair_field(w, N_("What we do"), procedure, "promise", DUTY_REQUESTS);
    writing_pair_field(w, N_("Limits"), procedure, "limits", DUTY_REQUESTS);
}

/* The requests for which the law has the procedure published (APPI Arts. 32(2)
 * to 35), by their values. */
static const char *const required[] = {"purpose",    "disclosure", "record_disclosure",
                                       "correction", "suspension", "provision_stop"};

/* The requests that no procedure of the notice takes. */
static void write_uncovered(struct writing *w, const struct record **procedures, size_t count)
{
    const struct kind *kind = kinds_find("procedure");
    const struct field *field = &kind->fields[kinds_field(kind, "requests")];
    struct cells covered = {0};
    struct buf text = {0};
    for (size_t i = 0; i < count; i++)
        cells_parse(record_value(procedures[i], "requests"), &covered);
    for (size_t i = 0; i < sizeof required / sizeof required[0]; i++) {
        if (cells_find(&covered, required[i]) < covered.count)
            continue;
        const struct choice *choice = kinds_choice(field, required[i]);
        buf_puts(&text, text.length > 0 ? "\n" : "");
        writing_missing(w, choice->label[w->lang], &text);
    }
    writing_subheading(w, writing_words(w, N_("Other requests")));
    writing_pair(w, N_("How to ask"), buf_text(&text), w->organization, DUTY_REQUESTS);
    buf_clear(&text);
    cells_clear(&covered);
}

void notice_requests(struct writing *w)
{
    size_t count;
    const struct record **procedures = writing_standing(w, "procedure", &count);
    if (w->law == NOTICE_EU && w->whole) {
        writing_say(w, N_("You have the right to request access to your personal data, its "
                          "rectification or erasure, the restriction of its processing and its "
                          "portability, and to object to its processing (Articles 15 to 21). "
                          "Where processing rests on your consent, you can withdraw it at any "
                          "time. You can lodge a complaint with a supervisory authority."));
        writing_duty(w, DUTY_REQUESTS);
    }
    for (size_t i = 0; i < count; i++)
        write_procedure(w, procedures[i]);
    if (w->whole && w->law == NOTICE_JP)
        write_uncovered(w, procedures, count);
    free(procedures);
}
