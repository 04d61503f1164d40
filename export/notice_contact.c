/*
 * Who publishes a notice, and where its readers turn to: the beginning, the
 * particulars of the organization (APPI Art. 32(1)(i)), the desks (Order Art.
 * 10) and the end. See notice_inside.h.
 */
#include "export/notice_inside.h"

#include "model/dates.h"

#include <stdlib.h>
#include <string.h>

static void write_title(struct writing *w)
{
    writing_text(w, NOTICE_TITLE,
                 w->notice != NULL ? record_value(w->notice, "name")
                                   : writing_words(w, N_("How we handle personal information")));
    writing_from(w, w->notice);
}

/* The sentence that begins a privacy notice which has no preamble of its own. */
static void write_introduction(struct writing *w)
{
    struct buf text = {0}, name = {0};
    if (w->organization == NULL)
        writing_missing(w, writing_words(w, N_("name of the business")), &name);
    else
        buf_puts(&name, record_value(w->organization, "name"));
    buf_printf(&text, writing_words(w, N_("%s (\"we\") handles personal information as follows.")),
               buf_text(&name));
    writing_text(w, NOTICE_PARAGRAPH, buf_text(&text));
    writing_from(w, w->organization);
    buf_clear(&text);
    buf_clear(&name);
}

void notice_preamble(struct writing *w)
{
    write_title(w);
    size_t before = w->text->count;
    writing_clauses(w, "preamble");
    if (w->text->count == before && w->whole)
        write_introduction(w);
    writing_clauses(w, "scope");
    writing_clauses(w, "definition");
}

/* Address and representative, or the page that shows them. */
static void write_address(struct writing *w, const struct record *organization)
{
    bool address = !writing_empty(organization, "address");
    bool representative = !writing_empty(organization, "representative");
    const char *page = record_value(organization, "page");
    if (!address && !representative && page[0] != '\0') {
        struct buf text = {0};
        buf_printf(&text, writing_words(w, N_("They stand on this page: %s")), page);
        writing_pair(w, N_("Address and representative"), buf_text(&text), organization,
                     DUTY_PARTICULARS);
        buf_clear(&text);
        return;
    }
    writing_pair_needed(w, N_("Address"), record_value(organization, "address"), organization,
                        DUTY_PARTICULARS);
    writing_pair_needed(w, N_("Representative"), record_value(organization, "representative"),
                        organization, DUTY_PARTICULARS);
    writing_pair(w, N_("Page about us"), page, organization, DUTY_PARTICULARS);
}

/* Whether the manager is called by the title alone, which tells nothing. */
static bool is_title(const struct record *organization)
{
    const struct field *field =
        &organization->kind->fields[kinds_field(organization->kind, "manager")];
    return writing_is(organization, "manager", field->label[LANG_EN]) ||
           writing_is(organization, "manager", field->label[LANG_JA]);
}

static void write_manager(struct writing *w, const struct record *organization)
{
    bool eu = w->law == NOTICE_EU;
    if (!is_title(organization))
        writing_pair_field(
            w, eu ? N_("Data protection officer") : N_("Personal-information protection manager"),
            organization, "manager", DUTY_MANAGER);
    writing_pair_field(w,
                       eu ? N_("Contact of the data protection officer")
                          : N_("Contact of the personal-information protection manager"),
                       organization, "contact", DUTY_MANAGER);
}

static void write_representative_abroad(struct writing *w, const struct record *organization)
{
    if (w->law == NOTICE_JP)
        return;
    writing_pair_field(w, N_("Representative in the EU/UK/China"), organization,
                       "eu_representative", DUTY_PARTICULARS);
}

static void write_certified_body(struct writing *w, const struct record *organization)
{
    if (w->law != NOTICE_JP || writing_empty(organization, "certified_body"))
        return;
    writing_pair_field(w, N_("Certified personal-information protection organization"),
                       organization, "certified_body", DUTY_CERTIFIED_BODY);
    writing_pair_needed(w, N_("Where it takes complaints"),
                        record_value(organization, "certified_contact"), organization,
                        DUTY_CERTIFIED_BODY);
}

void notice_particulars(struct writing *w)
{
    if (!w->whole)
        return;
    if (w->organization == NULL) {
        writing_pair_needed(w, N_("Name"), "", NULL, DUTY_PARTICULARS);
        writing_pair_needed(w, N_("Address"), "", NULL, DUTY_PARTICULARS);
        writing_pair_needed(w, N_("Representative"), "", NULL, DUTY_PARTICULARS);
        return;
    }
    writing_pair_needed(w, N_("Name"), record_value(w->organization, "name"), w->organization,
                        DUTY_PARTICULARS);
    write_address(w, w->organization);
    write_representative_abroad(w, w->organization);
    write_manager(w, w->organization);
    write_certified_body(w, w->organization);
}

void notice_last_clauses(struct writing *w)
{
    writing_clauses(w, "other");
    writing_clauses(w, "disclaimer");
    writing_clauses(w, "revision");
    writing_clauses(w, "");
}

enum {
    DESK_NAME,
    DESK_CATEGORIES,
    DESK_DEPARTMENT,
    DESK_TELEPHONE,
    DESK_MAIL,
    DESK_PAGE,
    DESK_ADDRESS,
    DESK_NOTE
};

/* Where the desk is reached, or that it is missing. */
static void write_reach(struct writing *w, struct grid *grid, const struct record *desk)
{
    struct buf note = {0};
    grid_field(grid, DESK_TELEPHONE, desk, "telephone");
    grid_field(grid, DESK_MAIL, desk, "mail");
    grid_field(grid, DESK_PAGE, desk, "page");
    grid_field(grid, DESK_ADDRESS, desk, "address");
    if (writing_flag(desk, "as_printed"))
        buf_puts(&note, writing_words(w, N_("See the contact printed on what we sent you.")));
    else if (writing_empty(desk, "telephone") && writing_empty(desk, "mail") &&
             writing_empty(desk, "page") && writing_empty(desk, "address"))
        writing_missing(w, writing_words(w, N_("contact")), &note);
    if (writing_flag(desk, "fallback"))
        buf_printf(&note, "%s%s", note.length > 0 ? "\n" : "",
                   writing_words(w, N_("Turn to this desk where the right one is not known.")));
    grid_cell(grid, DESK_NOTE, buf_text(&note));
    buf_clear(&note);
}

void notice_desks(struct writing *w)
{
    static const char *const heads[] = {
        N_("Desk"), N_("For"),  N_("Department"),     N_("Telephone"),
        N_("Mail"), N_("Page"), N_("Postal address"), N_("How to reach it"),
        NULL};
    size_t count;
    const struct record **desks = writing_standing(w, "desk", &count);
    struct grid grid;
    if (count > 0)
        writing_say(w, N_("These desks take complaints, questions and requests about the handling "
                          "of personal information."));
    if (count > 0)
        writing_duty(w, DUTY_COMPLAINT);
    grid_begin(&grid, w, heads);
    for (size_t i = 0; i < count; i++) {
        grid_row(&grid, DUTY_COMPLAINT);
        grid_from(&grid, desks[i]);
        grid_field(&grid, DESK_NAME, desks[i], "name");
        grid_field(&grid, DESK_CATEGORIES, desks[i], "categories");
        grid_field(&grid, DESK_DEPARTMENT, desks[i], "department");
        write_reach(w, &grid, desks[i]);
    }
    grid_end(&grid);
    if (count == 0 && w->whole)
        writing_pair_needed(w, N_("Where complaints are taken"), "", w->organization,
                            DUTY_COMPLAINT);
    free(desks);
}

/* A date of the notice, where there is one. */
static void write_date(struct writing *w, const char *key, const char *column)
{
    struct buf date = {0}, text = {0};
    if (w->notice == NULL || writing_empty(w->notice, column))
        return;
    date_format(record_value(w->notice, column), w->lang, &date);
    buf_printf(&text, writing_words(w, key), buf_text(&date));
    writing_text(w, NOTICE_PARAGRAPH, buf_text(&text));
    writing_from(w, w->notice);
    buf_clear(&date);
    buf_clear(&text);
}

/* Who signs: the organization, and the signatory. */
static void write_signature(struct writing *w)
{
    struct buf text = {0};
    if (w->organization == NULL)
        return;
    buf_puts(&text, record_value(w->organization, "name"));
    if (w->notice != NULL && !writing_empty(w->notice, "signatory"))
        buf_printf(&text, "\n%s", record_value(w->notice, "signatory"));
    writing_text(w, NOTICE_PARAGRAPH, buf_text(&text));
    writing_from(w, w->organization);
    writing_from(w, w->notice);
    buf_clear(&text);
}

/* Whether nothing stands in the notice but its title. */
static bool is_bare(const struct writing *w)
{
    return w->text->count > 0 && w->text->elements[w->text->count - 1].shape == NOTICE_TITLE;
}

void notice_closing(struct writing *w)
{
    struct buf text = {0};
    if (is_bare(w)) {
        writing_missing(w, writing_words(w, N_("text of the notice")), &text);
        writing_text(w, NOTICE_PARAGRAPH, buf_text(&text));
        buf_clear(&text);
    }
    write_date(w, N_("Made on %s"), "made_on");
    write_date(w, N_("Last revised on %s"), "revised_on");
    write_signature(w);
}
