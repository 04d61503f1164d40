/*
 * See notice_timing.h. The facts stand in shared/reference/law.md: joint use in
 * section 1, opt-out in section 2, foreign third parties in section 3, what is
 * published in section 5, external transmission in section 9.
 */
#include "export/notice_timing.h"

#include <string.h>

/* clang-format off */
const struct notice_timing_row notice_timings[] = {
    /* Purposes: a change is notified or published. */
    {.part = NOTICE_PURPOSES, .kind = "purpose", .fields = "wording applies_to_all", .timing = TIMING_WITHOUT_DELAY,
     .article = N_("APPI Arts. 17(2) and 21(3)"), .certainty = 'A',
     .note = N_("Beyond what is reasonably related to the old purpose, consent is asked for (APPI Art. 18(1)); please "
                "check.")},
    {.part = NOTICE_PURPOSES, .kind = "category", .fields = "purposes", .timing = TIMING_WITHOUT_DELAY,
     .article = N_("APPI Arts. 17(2) and 21(3)"), .certainty = 'A',
     .note = N_("Beyond what is reasonably related to the old purpose, consent is asked for (APPI Art. 18(1)); please "
                "check.")},
    {.part = NOTICE_PURPOSES, .kind = "category", .fields = "automated_decisions + -", .timing = TIMING_WITHOUT_DELAY,
     .article = N_("APPI Arts. 21 and 32(1)(ii)"), .certainty = 'A',
     .note = N_("What the person can learn must be accurate at any time; please check.")},
    {.part = NOTICE_PURPOSES, .kind = "purpose", .fields = "heading how_to_stop limits"},

    {.part = NOTICE_ACQUISITION, .kind = "category",
     .fields = "public_name subjects items optional_items description data_class class_condition excluded_items "
               "exclusion_exception refusal_consequence"},
    {.part = NOTICE_ACQUISITION, .kind = "acquisition",
     .fields = "name source items circumstances consent withdrawal how_to_stop limits + -"},

    {.part = NOTICE_PROVISION, .kind = "provision",
     .fields = "name categories recipients purposes recipient_use items items_wording form matched occasion means "
               "contact_means frequency ground consent_how refusable + -",
     .article = N_("APPI Art. 27(1)"), .certainty = 'A',
     .note = N_("What rests on consent is covered only as far as the consent goes; please check.")},

    /* Opt-out: what is filed is told to the commission too. */
    {.part = NOTICE_OPT_OUT, .kind = "organization", .fields = "name address representative",
     .timing = TIMING_WITHOUT_DELAY, .filing = true, .article = N_("APPI Art. 27(3)"), .certainty = 'A'},
    {.part = NOTICE_OPT_OUT, .kind = "provision",
     .fields = "items items_wording opt_out_acquired means opt_out_request opt_out_update opt_out_from +",
     .timing = TIMING_BEFOREHAND, .filing = true, .article = N_("APPI Art. 27(2) and (3), Rules Art. 11(4)"), .certainty = 'A'},
    {.part = NOTICE_OPT_OUT, .kind = "provision", .fields = "-", .timing = TIMING_WITHOUT_DELAY, .filing = true,
     .article = N_("APPI Art. 27(3)"), .certainty = 'A'},
    {.part = NOTICE_OPT_OUT, .kind = "provision", .fields = "name purposes recipients opt_out_stop opt_out_number",
     .article = N_("APPI Art. 27(2)"), .certainty = 'A'},

    /* Joint use: items and scope as a rule stay as they are. */
    {.part = NOTICE_JOINT_USE, .kind = "joint_use", .fields = "items items_wording scope users categories",
     .timing = TIMING_NOT_PERMITTED, .article = N_("APPI Art. 27(6)"), .certainty = 'A',
     .source = N_("PPC guideline (general) 3-6-3(3)"),
     .note = N_("Unless it is a mere renaming, the persons consent, or a business is succeeded to; please check.")},
    {.part = NOTICE_JOINT_USE, .kind = "joint_use", .fields = "purposes responsible", .timing = TIMING_BEFOREHAND,
     .article = N_("APPI Art. 27(6)"), .certainty = 'A', .source = N_("PPC guideline (general) 3-6-3(3)")},
    {.part = NOTICE_JOINT_USE, .kind = "joint_use", .fields = "+", .timing = TIMING_BEFOREHAND,
     .article = N_("APPI Art. 27(5)(iii)"), .certainty = 'A'},
    {.part = NOTICE_JOINT_USE, .kind = "joint_use", .fields = "name -"},
    {.part = NOTICE_JOINT_USE, .kind = "party", .fields = "name address representative", .timing = TIMING_WITHOUT_DELAY,
     .article = N_("APPI Art. 27(6)"), .certainty = 'A', .source = N_("PPC guideline (general) 3-6-3(3)")},
    {.part = NOTICE_JOINT_USE, .kind = "organization", .fields = "name address representative", .timing = TIMING_WITHOUT_DELAY,
     .article = N_("APPI Art. 27(6)"), .certainty = 'A', .source = N_("PPC guideline (general) 3-6-3(3)")},

    {.part = NOTICE_ENTRUSTMENT, .kind = "entrustment",
     .fields = "contractor work categories items selection safeguards subcontractors + -"},

    /* Foreign third parties: what is told when consent is asked for. */
    {.part = NOTICE_FOREIGN, .kind = "provision",
     .fields = "country country_unknown_reason foreign_substitute foreign_system foreign_measures foreign_missing_reason "
               "foreign_ground +",
     .timing = TIMING_BEFOREHAND, .article = N_("APPI Art. 28(2), Rules Art. 17"), .certainty = 'A',
     .note = N_("It is told when consent is asked for; please check how far consent given before goes.")},
    {.part = NOTICE_FOREIGN, .kind = "entrustment",
     .fields = "country country_unknown_reason foreign_substitute foreign_system foreign_measures foreign_missing_reason "
               "foreign_ground +",
     .timing = TIMING_BEFOREHAND, .article = N_("APPI Art. 28(2), Rules Art. 17"), .certainty = 'A',
     .note = N_("It is told when consent is asked for; please check how far consent given before goes.")},
    {.part = NOTICE_FOREIGN, .kind = "joint_use",
     .fields = "country_unknown_reason foreign_substitute foreign_system foreign_measures foreign_missing_reason "
               "foreign_ground +",
     .timing = TIMING_BEFOREHAND, .article = N_("APPI Art. 28(2), Rules Art. 17"), .certainty = 'A',
     .note = N_("It is told when consent is asked for; please check how far consent given before goes.")},
    {.part = NOTICE_FOREIGN, .kind = "provision", .fields = "-"},
    {.part = NOTICE_FOREIGN, .kind = "entrustment", .fields = "-"},
    {.part = NOTICE_FOREIGN, .kind = "joint_use", .fields = "-"},

    {.part = NOTICE_RETENTION, .kind = "retention",
     .fields = "name categories items record_type period wording event outcome disposal_method exception law + -"},

    /* Article 32(1): what the person can learn is always accurate. */
    {.part = NOTICE_MEASURES, .kind = "measure", .fields = "public_wording publication measure_class + -",
     .timing = TIMING_WITHOUT_DELAY, .article = N_("APPI Art. 32(1)(iv), Order Art. 10"), .certainty = 'A',
     .note = N_("What the person can learn must be accurate at any time; please check.")},
    {.part = NOTICE_MEASURES, .kind = "storage", .fields = "country + -", .timing = TIMING_WITHOUT_DELAY,
     .article = N_("APPI Art. 32(1)(iv), Order Art. 10"), .certainty = 'A',
     .note = N_("What the person can learn must be accurate at any time; please check.")},
    {.part = NOTICE_REQUESTS, .kind = "procedure",
     .fields = "name requests desk method identity_check agent_check fee promise limits + -", .timing = TIMING_WITHOUT_DELAY,
     .article = N_("APPI Art. 32(1)(iii)"), .certainty = 'A',
     .note = N_("What the person can learn must be accurate at any time; please check.")},
    {.part = NOTICE_CONTACT, .kind = "organization", .fields = "name address representative", .timing = TIMING_WITHOUT_DELAY,
     .article = N_("APPI Art. 32(1)(i)"), .certainty = 'A',
     .note = N_("What the person can learn must be accurate at any time; please check.")},
    {.part = NOTICE_CONTACT, .kind = "organization", .fields = "certified_body certified_contact", .timing = TIMING_WITHOUT_DELAY,
     .article = N_("APPI Art. 32(1)(iv), Order Art. 10"), .certainty = 'A',
     .note = N_("What the person can learn must be accurate at any time; please check.")},
    {.part = NOTICE_CONTACT, .kind = "organization", .fields = "manager contact page eu_representative"},
    {.part = NOTICE_CONTACT, .kind = "desk",
     .fields = "name telephone mail page address as_printed fallback department categories + -",
     .timing = TIMING_WITHOUT_DELAY, .article = N_("APPI Art. 32(1)(iv), Order Art. 10"), .certainty = 'A',
     .note = N_("What the person can learn must be accurate at any time; please check.")},

    {.part = NOTICE_TRANSMISSION, .kind = "transmission",
     .fields = "name site provider information our_purpose their_purpose +", .timing = TIMING_BEFOREHAND,
     .article = N_("Telecommunications Business Act Art. 27-12"), .certainty = 'B'},
    {.part = NOTICE_TRANSMISSION, .kind = "transmission", .fields = "policy_pages opt_out_pages limits -"},

    /* Clauses stand in many parts. */
    {.part = NOTICE_PARTS, .kind = "clause", .fields = "heading wording + -"},
    {.part = NOTICE_OTHER, .kind = "notice", .fields = "name signatory"},
};
/* clang-format on */

const size_t notice_timing_count = sizeof notice_timings / sizeof notice_timings[0];

/* Whether NAME is among the words of LIST. */
static bool among(const char *list, const char *name)
{
    size_t length = strlen(name);
    while (*list != '\0') {
        size_t word = strcspn(list, " ");
        if (word == length && strncmp(list, name, length) == 0)
            return true;
        list += word + strspn(list + word, " ");
    }
    return false;
}

bool notice_timing_is_of(const struct notice_timing_row *row, enum notice_part part,
                         const char *kind)
{
    return (row->part == part || row->part == NOTICE_PARTS) && strcmp(row->kind, kind) == 0;
}

const struct notice_timing_row *notice_timing_find(enum notice_part part, const char *kind,
                                                   const char *field)
{
    for (size_t i = 0; i < notice_timing_count; i++)
        if (notice_timing_is_of(&notice_timings[i], part, kind) &&
            among(notice_timings[i].fields, field))
            return &notice_timings[i];
    return NULL;
}

/* clang-format off */
static const struct {
    const char *name, *words; /* for scripts; English key */
} timings[TIMINGS] = {
    [TIMING_RECORD] = {"record", N_("record only")},
    [TIMING_WITHOUT_DELAY] = {"without_delay", N_("without delay")},
    [TIMING_BEFOREHAND] = {"beforehand", N_("beforehand")},
    [TIMING_NOT_PERMITTED] = {"not_permitted", N_("as a rule not permitted")},
};
/* clang-format on */

const char *notice_timing_words(enum notice_timing timing, enum lang lang)
{
    return words_in(lang, timings[timing].words);
}

const char *notice_timing_name(enum notice_timing timing)
{
    return timings[timing].name;
}
