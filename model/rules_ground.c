/*
 * Rules about the ground on which data is given to third parties: APPI Arts. 27
 * and 41(6), J07 and J08 of the study of the law. What else is asked of a provision
 * stands in rules_provision.c.
 */
#include "model/rules.h"

/* clang-format off */

/* That a category of t, a provision, holds personal data under the law of Japan;
 * a provision that names no category is taken for one of personal data. */
#define OF_PERSONAL_DATA \
    "(EXISTS (SELECT 1 FROM provision_categories l JOIN category c ON c.id = l.target WHERE l.source = t.id" \
    " AND c.status <> 'retired' AND c.data_class NOT IN ('related_information', 'pseudonymized', 'anonymized', 'statistics')" \
    " AND holds('JP', c.organization, c.department))" \
    " OR (holds('JP') AND NOT EXISTS (SELECT 1 FROM provision_categories l WHERE l.source = t.id)))"

const struct rule rules_ground[] = {
    {.id = "J07", .severity = SEVERITY_ERROR, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Art. 27(1)"), .certainty = 'A',
     .source = "個人情報保護法27条1項、2項、5項、28条1項、31条、41条6項、43条、44条; ガイドライン(通則編)3-6-1",
     .title = N_("Given to a third party without a ground"),
     .message = N_("Data is given to a third party, and no ground is recorded that covers it: consent, an exception of "
                   "Art. 27(1), opt-out or a case of Art. 27(5). To publish it is no ground; Art. 31 and Arts. 43 and 44 "
                   "cover other classes of data only; please check."),
     .mend = N_("Record the ground; without one, take consent before data is given, or stop giving it. A contractor is "
                "recorded as an entrustment, joint use as such."),
     .sql = /* none; where Art. 28(1) is met by consent or an exception, Art. 27 does not apply */
            "SELECT 'provision', t.id, 'ground', NULL FROM provision t WHERE t.ground IN ('', 'notice_only')"
            " AND t.form <> 'aggregated' AND t.foreign_ground NOT IN ('consent', 'exempt') AND " OF_PERSONAL_DATA
            /* one for information that is no personal data */
            " UNION ALL "
            "SELECT 'provision', t.id, 'ground', NULL FROM provision t WHERE t.ground IN ('related_information', 'anonymized')"
            " AND t.form <> 'aggregated' AND " OF_PERSONAL_DATA
            /* pseudonymized information is given by law and by Art. 27(5) only */
            " UNION ALL "
            "SELECT 'provision', t.id, 'ground', NULL FROM provision t WHERE t.ground NOT IN ('law', 'succession')"
            " AND t.form <> 'aggregated'"
            " AND EXISTS (SELECT 1 FROM provision_categories l JOIN category c ON c.id = l.target WHERE l.source = t.id"
            " AND c.status <> 'retired' AND c.data_class = 'pseudonymized' AND holds('JP', c.organization, c.department))"},
    {.id = "J08", .severity = SEVERITY_ERROR, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Art. 27(2), proviso"), .certainty = 'A',
     .source = "個人情報保護法27条2項ただし書; ガイドライン(通則編)3-6-2",
     .title = N_("Special-care-required information by opt-out"),
     .message = N_("Special-care-required information is given to a third party by opt-out, which the law excludes; please "
                   "check."),
     .mend = N_("Take the item out of the provision, or rest it on consent."),
     .sql = "SELECT 'provision', t.id, 'ground', (SELECT i.name FROM provision_items l JOIN item i ON i.id = l.target"
            "   WHERE l.source = t.id AND i.item_class = 'sensitive' ORDER BY l.position LIMIT 1)"
            " FROM provision t WHERE t.ground = 'opt_out' AND " OF_PERSONAL_DATA
            " AND EXISTS (SELECT 1 FROM provision_items l JOIN item i ON i.id = l.target"
            "   WHERE l.source = t.id AND i.item_class = 'sensitive')"
            /* one that names no items gives all of its categories */
            " UNION ALL "
            "SELECT 'provision', t.id, 'ground', (SELECT i.name FROM provision_categories l"
            "   JOIN category_items k ON k.source = l.target JOIN item i ON i.id = k.target"
            "   WHERE l.source = t.id AND i.item_class = 'sensitive' ORDER BY l.position, k.position LIMIT 1)"
            " FROM provision t WHERE t.ground = 'opt_out' AND " OF_PERSONAL_DATA
            " AND NOT EXISTS (SELECT 1 FROM provision_items l WHERE l.source = t.id)"
            " AND EXISTS (SELECT 1 FROM provision_categories l JOIN category_items k ON k.source = l.target"
            "   JOIN item i ON i.id = k.target WHERE l.source = t.id AND i.item_class = 'sensitive')"},
    {.id = NULL},
};
