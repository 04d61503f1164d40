/*
 * Rules about purposes of use, how data is obtained and what the person is told
 * then: APPI Arts. 17 to 21, J01 to J06 of the study of the law.
 */
#include "model/rules.h"

/* clang-format off */

const struct rule rules_purpose[] = {
    {.id = "J01", .severity = SEVERITY_ERROR, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Art. 17(1)"), .certainty = 'A',
     .source = "個人情報保護法17条1項; 個人情報保護委員会「個人情報の保護に関する法律についてのガイドライン(通則編)」3-1-1",
     .title = N_("No purpose of use"),
     .message = N_("No purpose of use is recorded. The law asks that it be specified as far as possible; please check."),
     .mend = N_("Link the purposes for which the data is used, or record one that holds for every data category."),
     .sql = "SELECT 'category', t.id, 'purposes', NULL FROM category t"
            " WHERE t.status <> 'retired' AND t.data_class NOT IN ('related_information', 'anonymized', 'statistics')"
            " AND holds('JP', t.organization, t.department)"
            " AND NOT EXISTS (SELECT 1 FROM category_purposes l WHERE l.source = t.id)"
            " AND NOT purpose_for_all()"},
    {.id = "J02", .severity = SEVERITY_WARNING, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Art. 17(1), guideline 3-1-1"), .certainty = 'A',
     .source = "個人情報保護委員会「個人情報の保護に関する法律についてのガイドライン(通則編)」3-1-1",
     .title = N_("A purpose of use that is too vague"),
     .message = N_("The purpose of use says no more than a phrase that the guideline names as too vague, such as 事業活動. "
                   "A person must be able to tell what the data is used for; please check."),
     .mend = N_("Say in the wording for what business the data is used and what is done with it."),
     .sql = "SELECT 'purpose', t.id, 'wording', CASE t.wording WHEN '' THEN t.name ELSE t.wording END FROM purpose t"
            " WHERE holds('JP') AND vague(CASE t.wording WHEN '' THEN t.name ELSE t.wording END)"},
    {.id = NULL},
};
