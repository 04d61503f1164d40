/*
 * The parts of a notice: which there are, in which order each law has them, and
 * the text made of them. See notice.h.
 */
#include "export/notice_inside.h"

#include "model/history.h"
#include "model/mem.h"
#include "model/model.h"

#include <stdlib.h>
#include <string.h>

const char *const notice_part_words[NOTICE_PARTS] = {
    [NOTICE_OTHER] = "other",
    [NOTICE_ACQUISITION] = "acquisition",
    [NOTICE_PURPOSES] = "purposes",
    [NOTICE_PROVISION] = "provision",
    [NOTICE_JOINT_USE] = "joint-use",
    [NOTICE_OPT_OUT] = "opt-out",
    [NOTICE_ENTRUSTMENT] = "entrustment",
    [NOTICE_FOREIGN] = "foreign",
    [NOTICE_RETENTION] = "retention",
    [NOTICE_MEASURES] = "measures",
    [NOTICE_REQUESTS] = "requests",
    [NOTICE_TRANSMISSION] = "transmission",
    [NOTICE_CONTACT] = "contact",
};

enum place {
    PREAMBLE,
    PARTICULARS,
    ACQUISITION,
    VOLUNTARINESS,
    PURPOSES,
    AUTOMATED,
    PROVISION,
    OPT_OUT,
    JOINT_USE,
    ENTRUSTMENT,
    FOREIGN,
    RETENTION,
    MEASURES,
    TRANSMISSION,
    REQUESTS,
    DESKS,
    LAST_CLAUSES,
    CLOSING,
    SECTIONS
};

struct section_row {
    enum notice_part part;
    const char *heading; /* English key; NULL for none */
    const char *eu;      /* the heading under the law of the EU, where it differs */
    const char *topic;   /* of clauses that stand at its beginning, or NULL */
    void (*write)(struct writing *w);
    const char *after[2]; /* and at its end */
};

/* clang-format off */
static const struct section_row sections[SECTIONS] = {
    [PREAMBLE] = {NOTICE_OTHER, NULL, NULL, NULL, notice_preamble, {0}},
    [PARTICULARS] = {NOTICE_CONTACT, N_("Who we are"), N_("The controller"), NULL, notice_particulars, {0}},
    [ACQUISITION] = {NOTICE_ACQUISITION, N_("Personal information that we obtain"),
        N_("Personal data and where it comes from"), NULL, notice_acquisition, {"acquisition", "recording"}},
    [VOLUNTARINESS] = {NOTICE_ACQUISITION, N_("Whether you have to give it"), NULL,
        "voluntariness", notice_voluntariness, {0}},
    [PURPOSES] = {NOTICE_PURPOSES, N_("Purposes of use"), N_("Purposes and legal bases"), NULL,
        notice_purposes, {"use", "statistics"}},
    [AUTOMATED] = {NOTICE_PURPOSES, N_("Automated decisions and profiling"), NULL, NULL, notice_automated, {0}},
    [PROVISION] = {NOTICE_PROVISION, N_("Provision to third parties"), N_("Recipients"),
        NULL, notice_provision, {"provision"}},
    [OPT_OUT] = {NOTICE_OPT_OUT, N_("Provision to third parties by opt-out"), NULL, NULL, notice_opt_out, {0}},
    [JOINT_USE] = {NOTICE_JOINT_USE, N_("Joint use"), N_("Joint controllers"), NULL, notice_joint_use, {"joint_use"}},
    [ENTRUSTMENT] = {NOTICE_ENTRUSTMENT, N_("Entrustment"), N_("Processors"), NULL, notice_entrustment, {"entrustment"}},
    [FOREIGN] = {NOTICE_FOREIGN, N_("Provision to third parties in foreign countries"),
        N_("Transfers to third countries"), NULL, notice_foreign, {"foreign"}},
    [RETENTION] = {NOTICE_RETENTION, N_("How long we keep it"), NULL, NULL, notice_retention, {0}},
    [MEASURES] = {NOTICE_MEASURES, N_("Security measures"), NULL, NULL, notice_measures, {"security"}},
    [TRANSMISSION] = {NOTICE_TRANSMISSION, N_("External transmission of user information"), NULL,
        "cookie", notice_transmission, {"transmission"}},
    [REQUESTS] = {NOTICE_REQUESTS, N_("Requests for disclosure and the like"), N_("Your rights"), NULL,
        notice_requests, {"requests"}},
    [DESKS] = {NOTICE_CONTACT, N_("Complaints and inquiries"), N_("How to reach us"), NULL, notice_desks, {0}},
    [LAST_CLAUSES] = {NOTICE_OTHER, N_("Other matters"), NULL, NULL, notice_last_clauses, {0}},
    [CLOSING] = {NOTICE_OTHER, NULL, NULL, NULL, notice_closing, {0}},
};

static const enum place orders[NOTICE_LAWS][SECTIONS] = {
    [NOTICE_JP] = {PREAMBLE, PARTICULARS, ACQUISITION, VOLUNTARINESS, PURPOSES, AUTOMATED, PROVISION, OPT_OUT,
        JOINT_USE, ENTRUSTMENT, FOREIGN, RETENTION, MEASURES, TRANSMISSION, REQUESTS, DESKS, LAST_CLAUSES, CLOSING},
    [NOTICE_EU] = {PREAMBLE, PARTICULARS, PURPOSES, ACQUISITION, PROVISION, OPT_OUT, JOINT_USE, ENTRUSTMENT,
        TRANSMISSION, FOREIGN, RETENTION, REQUESTS, VOLUNTARINESS, AUTOMATED, MEASURES, DESKS, LAST_CLAUSES, CLOSING},
    [NOTICE_CN] = {PREAMBLE, PARTICULARS, PURPOSES, ACQUISITION, VOLUNTARINESS, RETENTION, PROVISION, OPT_OUT,
        JOINT_USE, ENTRUSTMENT, FOREIGN, AUTOMATED, MEASURES, TRANSMISSION, REQUESTS, DESKS, LAST_CLAUSES, CLOSING},
};
/* clang-format on */

static void write_section(struct writing *w, const struct section_row *row)
{
    w->part = row->part;
    writing_heading(w, w->law == NOTICE_EU && row->eu != NULL ? row->eu : row->heading);
    if (row->topic != NULL)
        writing_clauses(w, row->topic);
    row->write(w);
    for (size_t i = 0; i < 2 && row->after[i] != NULL; i++)
        writing_clauses(w, row->after[i]);
    writing_heading(w, NULL);
}

static int by_part_and_record(const void *left, const void *right)
{
    const struct notice_use *a = left, *b = right;
    if (a->part != b->part)
        return a->part < b->part ? -1 : 1;
    int kinds_differ = strcmp(a->record->kind->name, b->record->kind->name);
    return kinds_differ != 0
               ? kinds_differ
               : strcmp(record_value(a->record, "code"), record_value(b->record, "code"));
}

/* Leaves each record once a part. */
static void settle_uses(struct notice_text *text)
{
    size_t kept = 0;
    if (text->use_count > 0)
        qsort(text->uses, text->use_count, sizeof *text->uses, by_part_and_record);
    for (size_t i = 0; i < text->use_count; i++)
        if (kept == 0 || by_part_and_record(&text->uses[kept - 1], &text->uses[i]) != 0)
            text->uses[kept++] = text->uses[i];
    text->use_count = kept;
}

/* Whether RECORD says something itself, unlike what many share and others refer to. */
static bool is_statement(const struct record *record)
{
    static const char *const shared[] = {"item", "party", "storage"};
    size_t i = 0;
    while (i < sizeof shared / sizeof shared[0] && strcmp(shared[i], record->kind->name) != 0)
        i++;
    return i == sizeof shared / sizeof shared[0];
}

static void find_common(struct shelves *shelves, struct notice_text *text)
{
    for (size_t i = 0; i < text->use_count && text->organization != NULL; i++) {
        const struct record *record = text->uses[i].record;
        text->uses[i].common =
            is_statement(record) && shelves_common(shelves, text->organization, record);
        text->common += text->uses[i].common;
    }
}

struct notice_text *notice_make(struct shelves *shelves, const struct notice_choice *choice,
                                enum notice_part part, enum lang lang, struct why *why)
{
    struct notice_text *text = mem_new(1, sizeof *text);
    *text = (struct notice_text){.lang = lang,
                                 .law = choice->law,
                                 .notice = choice->notice,
                                 .organization = choice->organization};
    struct writing w = {
        .text = text,
        .shelves = shelves,
        .lang = lang,
        .law = choice->law,
        .notice = choice->notice,
        .organization = choice->organization,
        .parent = choice->notice == NULL ? NULL : notice_language_parent(shelves, choice->notice),
        .whole =
            choice->notice == NULL || writing_is(choice->notice, "notice_type", "privacy_notice"),
        .numbered = part == NOTICE_PARTS,
    };
    history_today(shelves_model(shelves), w.today);
    for (size_t i = 0; i < SECTIONS; i++) {
        const struct section_row *row = &sections[orders[choice->law][i]];
        if (part == NOTICE_PARTS || row->part == part)
            write_section(&w, row);
    }
    settle_uses(text);
    find_common(shelves, text);
    if (shelves_ok(shelves, why))
        return text;
    notice_free(text);
    return NULL;
}

void notice_free(struct notice_text *text)
{
    if (text == NULL)
        return;
    for (size_t i = 0; i < text->count; i++) {
        cells_clear(&text->elements[i].texts);
        cells_clear(&text->elements[i].records);
    }
    free(text->elements);
    cells_clear(&text->words);
    free(text->uses);
    free(text);
}
