/*
 * Provision to third parties (APPI Arts. 27, 31, 43 and 44), and that by opt-out
 * with the nine particulars of Art. 27(2) and Rules Art. 11(4). See
 * notice_inside.h.
 */
#include "export/notice_inside.h"

#include <stdlib.h>

/* A case in which data is given, of which nothing more is told. */
static bool is_case(const struct record *provision)
{
    return writing_empty(provision, "items") && writing_empty(provision, "items_wording") &&
           writing_empty(provision, "purposes") && writing_empty(provision, "categories");
}

static bool is_opt_out(const struct record *provision)
{
    return writing_is(provision, "ground", "opt_out");
}

static enum notice_duty duty_of(const struct record *provision)
{
    if (writing_is(provision, "ground", "related_information"))
        return DUTY_RELATED_INFORMATION;
    return writing_is(provision, "ground", "anonymized") ? DUTY_ANONYMIZED : DUTY_PROVISION;
}

/* What the reader learns of the ground; the others stand in the cases. */
/* clang-format off */
static const struct notice_ground grounds[] = {
    {"consent", N_("With the consent of the person")},
    {"law", N_("Where a law asks for it")},
    {"life", N_("To protect the life, body or property of a person where consent is hard to obtain")},
    {"public_health", N_("To improve public health or raise children soundly where consent is hard to obtain")},
    {"state", N_("To cooperate with the state, municipalities or those they entrust in duties under laws, where "
                 "asking for consent may hinder these")},
    {"academic", N_("For academic research")},
    {"succession", N_("Where a business is succeeded to")},
    {"related_information", N_("Once the consent of the person was confirmed")},
    {"anonymized", N_("As anonymized information")},
    {"own_publication", N_("Published by the person")},
    {"notice_only", N_("As stated in this notice")},
    {NULL, NULL},
};
/* clang-format on */

static void write_case(struct writing *w, const struct record *provision)
{
    struct buf text = {0}, recipients = {0};
    writing_value(w, provision, "recipients", &recipients);
    buf_puts(&text,
             record_value(provision, writing_empty(provision, "occasion") ? "name" : "occasion"));
    if (recipients.length > 0)
        buf_printf(&text, writing_words(w, N_(" (to: %s)")), buf_text(&recipients));
    writing_text(w, NOTICE_ITEM, buf_text(&text));
    writing_from(w, provision);
    writing_duty(w, DUTY_PROVISION);
    buf_clear(&text);
    buf_clear(&recipients);
}

static void write_cases(struct writing *w, const struct record **provisions, size_t count)
{
    bool begun = false;
    for (size_t i = 0; i < count; i++) {
        if (!is_case(provisions[i]) || is_opt_out(provisions[i]))
            continue;
        if (!begun) {
            writing_subheading(w, writing_words(w, N_("Cases in which it may be given")));
            writing_say(w, N_("Personal data may be given to third parties in these cases."));
            writing_duty(w, DUTY_PROVISION);
        }
        begun = true;
        write_case(w, provisions[i]);
    }
}

/* What we, and the recipients, do with it. */
static void write_purposes(struct writing *w, const struct record *provision)
{
    if (!writing_empty(provision, "purposes"))
        writing_pair_purposes(w, N_("Purpose of the provision"), provision, duty_of(provision));
    writing_pair_field(w, N_("Use by the recipient"), provision, "recipient_use",
                       duty_of(provision));
}

/* In which form it is given, and whether the recipient matches it. */
static void write_form(struct writing *w, const struct record *provision)
{
    struct buf text = {0};
    if (!writing_empty(provision, "form") && !writing_is(provision, "form", "plain"))
        writing_value(w, provision, "form", &text);
    if (writing_flag(provision, "matched"))
        writing_join(w, &text, writing_words(w, N_("Matched by the recipient with what it holds")));
    writing_pair(w, N_("Form in which it is given"), buf_text(&text), provision,
                 duty_of(provision));
    buf_clear(&text);
}

static void write_refusal(struct writing *w, const struct record *provision)
{
    if (writing_empty(provision, "refusable"))
        return;
    writing_pair(w, N_("Whether you can refuse"),
                 writing_words(w, writing_flag(provision, "refusable")
                                      ? N_("You can refuse and still use the service.")
                                      : N_("It cannot be refused.")),
                 provision, duty_of(provision));
}

static void write_provision(struct writing *w, const struct record *provision)
{
    enum notice_duty duty = duty_of(provision);
    struct buf text = {0};
    writing_subheading(w, record_value(provision, "name"));
    writing_pair_field(w, N_("Personal information"), provision, "categories", duty);
    writing_value(w, provision, "recipients", &text);
    writing_pair_needed(w, N_("Recipient"), buf_text(&text), provision, duty);
    write_purposes(w, provision);
    buf_empty(&text);
    writing_items(w, provision, &text);
    writing_pair_needed(w, N_("Items given"), buf_text(&text), provision, duty);
    write_form(w, provision);
    writing_pair_field(w, N_("Occasion"), provision, "occasion", duty);
    writing_pair_field(w, N_("Means of provision"), provision, "means", duty);
    writing_pair_field(w, N_("How the recipient contacts you"), provision, "contact_means", duty);
    writing_pair_field(w, N_("How often"), provision, "frequency", duty);
    writing_pair_ground(w, grounds, provision, "ground", duty);
    writing_pair_field(w, N_("Consent or acknowledgement"), provision, "consent_how", duty);
    write_refusal(w, provision);
    buf_clear(&text);
}

void notice_provision(struct writing *w)
{
    size_t count;
    const struct record **provisions = writing_standing(w, "provision", &count);
    for (size_t i = 0; i < count; i++)
        if (!is_case(provisions[i]) && !is_opt_out(provisions[i]))
            write_provision(w, provisions[i]);
    write_cases(w, provisions, count);
    free(provisions);
}

/* A particular of Article 27(2), which is needed. */
static void write_needed(struct writing *w, const char *key, const struct record *provision,
                         const char *column)
{
    struct buf text = {0};
    writing_value(w, provision, column, &text);
    writing_pair_needed(w, key, buf_text(&text), provision, DUTY_OPT_OUT);
    buf_clear(&text);
}

static void write_opt_out(struct writing *w, const struct record *provision)
{
    const struct record *organization = w->organization;
    struct buf text = {0};
    writing_subheading(w, record_value(provision, "name"));
    writing_pair_needed(w, N_("Name"),
                        organization == NULL ? "" : record_value(organization, "name"),
                        organization, DUTY_OPT_OUT);
    writing_pair_needed(w, N_("Address"),
                        organization == NULL ? "" : record_value(organization, "address"),
                        organization, DUTY_OPT_OUT);
    writing_pair_needed(w, N_("Representative"),
                        organization == NULL ? "" : record_value(organization, "representative"),
                        organization, DUTY_OPT_OUT);
    writing_pair_purposes(w, N_("Purpose of use: provision to third parties"), provision,
                          DUTY_OPT_OUT);
    writing_items(w, provision, &text);
    writing_pair_needed(w, N_("Items given"), buf_text(&text), provision, DUTY_OPT_OUT);
    write_needed(w, N_("How they were obtained"), provision, "opt_out_acquired");
    write_needed(w, N_("Means of provision"), provision, "means");
    writing_pair_field(w, N_("Recipient"), provision, "recipients", DUTY_OPT_OUT);
    write_needed(w, N_("Stopping on request"), provision, "opt_out_stop");
    write_needed(w, N_("How requests are taken"), provision, "opt_out_request");
    write_needed(w, N_("How the data are updated"), provision, "opt_out_update");
    write_needed(w, N_("Day on which provision is to begin"), provision, "opt_out_from");
    writing_pair_field(w, N_("Number of the filing"), provision, "opt_out_number", DUTY_OPT_OUT);
    buf_clear(&text);
}

void notice_opt_out(struct writing *w)
{
    size_t count;
    const struct record **provisions = writing_standing(w, "provision", &count);
    for (size_t i = 0; i < count; i++)
        if (is_opt_out(provisions[i]))
            write_opt_out(w, provisions[i]);
    free(provisions);
}
