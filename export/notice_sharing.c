/*
 * Joint use with the five elements of APPI Art. 27(5)(iii), and entrustment (Art.
 * 25). See notice_inside.h.
 */
#include "export/notice_inside.h"

#include <stdlib.h>

/* Our own organization that PARTY stands for; NULL where it is another. */
static const struct record *own(struct writing *w, const struct record *party)
{
    return shelves_find(w->shelves, "organization", record_value(party, "organization"));
}

/* What PARTY, or the organization of ours that it stands for, has in COLUMN. */
static const char *particular(struct writing *w, const struct record *party, const char *column)
{
    const struct record *organization = own(w, party);
    return writing_empty(party, column) && organization != NULL ? record_value(organization, column)
                                                                : record_value(party, column);
}

/* Name, address and representative of the party responsible for management, or
 * the page that shows them. */
static void write_responsible(struct writing *w, const struct record *joint_use)
{
    const struct record *party =
        shelves_find(w->shelves, "party", record_value(joint_use, "responsible"));
    const char *name = party == NULL ? "" : record_value(party, "name");
    const char *address = party == NULL ? "" : particular(w, party, "address");
    const char *representative = party == NULL ? "" : particular(w, party, "representative");
    const char *page = party == NULL ? "" : particular(w, party, "page");
    writing_pair_needed(w, N_("Party responsible for management"), name, joint_use, DUTY_JOINT_USE);
    writing_from(w, party);
    if (address[0] == '\0' && representative[0] == '\0' && page[0] != '\0') {
        struct buf text = {0};
        buf_printf(&text, writing_words(w, N_("They stand on this page: %s")), page);
        writing_pair(w, N_("Its address and representative"), buf_text(&text), party,
                     DUTY_JOINT_USE);
        writing_from(w, own(w, party));
        buf_clear(&text);
        return;
    }
    writing_pair_needed(w, N_("Its address"), address, party, DUTY_JOINT_USE);
    writing_pair_needed(w, N_("Its representative"), representative, party, DUTY_JOINT_USE);
    if (party != NULL)
        writing_from(w, own(w, party));
}

/* The scope in words, and the users that are named. */
static void write_scope(struct writing *w, const struct record *joint_use)
{
    struct buf users = {0};
    writing_value(w, joint_use, "users", &users);
    if (writing_empty(joint_use, "scope")) {
        writing_pair_needed(w, N_("Scope of the joint users"), buf_text(&users), joint_use,
                            DUTY_JOINT_USE);
    } else {
        writing_pair_field(w, N_("Scope of the joint users"), joint_use, "scope", DUTY_JOINT_USE);
        writing_pair(w, N_("Joint users"), buf_text(&users), joint_use, DUTY_JOINT_USE);
    }
    buf_clear(&users);
}

static void write_joint_use(struct writing *w, const struct record *joint_use)
{
    struct buf text = {0};
    writing_subheading(w, record_value(joint_use, "name"));
    writing_say(w, N_("We use personal data jointly as follows."));
    writing_from(w, joint_use);
    writing_duty(w, DUTY_JOINT_USE);
    writing_pair_field(w, N_("Personal information"), joint_use, "categories", DUTY_JOINT_USE);
    writing_items(w, joint_use, &text);
    writing_pair_needed(w, N_("Items used jointly"), buf_text(&text), joint_use, DUTY_JOINT_USE);
    write_scope(w, joint_use);
    writing_pair_purposes(w, N_("Purposes of the joint users"), joint_use, DUTY_JOINT_USE);
    write_responsible(w, joint_use);
    buf_clear(&text);
}

void notice_joint_use(struct writing *w)
{
    size_t count;
    const struct record **all = writing_standing(w, "joint_use", &count);
    for (size_t i = 0; i < count; i++)
        write_joint_use(w, all[i]);
    free(all);
}

enum {
    WORK_CONTRACTOR,
    WORK_WORK,
    WORK_CATEGORIES,
    WORK_ITEMS,
    WORK_SELECTION,
    WORK_SAFEGUARDS,
    WORK_SUBCONTRACTORS
};

void notice_entrustment(struct writing *w)
{
    static const char *const heads[] = {N_("Contractor"),           N_("Work"),
                                        N_("Personal information"), N_("Items"),
                                        N_("How we choose"),        N_("What we bind it to"),
                                        N_("Entrusted further to"), NULL};
    size_t count;
    const struct record **all = writing_standing(w, "entrustment", &count);
    struct grid grid;
    if (count > 0)
        writing_say(w, N_("We entrust the handling of personal information as follows."));
    if (count > 0)
        writing_duty(w, DUTY_ENTRUSTMENT);
    grid_begin(&grid, w, heads);
    for (size_t i = 0; i < count; i++) {
        grid_row(&grid, DUTY_ENTRUSTMENT);
        grid_from(&grid, all[i]);
        grid_field(&grid, WORK_CONTRACTOR, all[i], "contractor");
        grid_field(&grid, WORK_WORK, all[i], "work");
        grid_field(&grid, WORK_CATEGORIES, all[i], "categories");
        grid_field(&grid, WORK_ITEMS, all[i], "items");
        grid_field(&grid, WORK_SELECTION, all[i], "selection");
        grid_field(&grid, WORK_SAFEGUARDS, all[i], "safeguards");
        grid_field(&grid, WORK_SUBCONTRACTORS, all[i], "subcontractors");
    }
    grid_end(&grid);
    free(all);
}
