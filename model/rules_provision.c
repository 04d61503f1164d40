/*
 * Rules about giving data to third parties and receiving it from them: opt-out,
 * what the purposes say of it, records, information that is no personal data for
 * us. APPI Arts. 27 to 31, 43 and 44; J09 to J12 and J33 of the study of the law.
 */
#include "model/rules.h"

#include "model/rules_sql_inside.h"

/* clang-format off */

/* What several rules below ask of t, a provision, an organization or an acquisition. */
#define BY_OPT_OUT " FROM provision t WHERE t.ground = 'opt_out' AND " PROVISION_IN_JAPAN
#define ORGANIZATION_BY_OPT_OUT \
    "EXISTS (SELECT 1 FROM category c JOIN provision_categories l ON l.target = c.id JOIN provision p ON p.id = l.source" \
    " WHERE c.organization = t.id AND p.ground = 'opt_out' AND " PERSONAL_IN_JAPAN ")"
#define OF_RELATED_INFORMATION \
    "t.form <> 'aggregated' AND EXISTS (SELECT 1 FROM provision_categories l JOIN category c ON c.id = l.target" \
    " WHERE l.source = t.id AND c.status <> 'retired' AND c.data_class = 'related_information'" \
    " AND holds('JP', c.organization, c.department))"
#define OF_ANONYMIZED \
    "EXISTS (SELECT 1 FROM provision_categories l JOIN category c ON c.id = l.target" \
    " WHERE l.source = t.id AND c.status <> 'retired' AND c.data_class = 'anonymized'" \
    " AND holds('JP', c.organization, c.department))"
#define OBTAINED_IN_JAPAN "EXISTS (SELECT 1 FROM category c WHERE c.id = t.category AND " PERSONAL_IN_JAPAN ")"

const struct rule rules_provision[] = {
    {.id = "J09", .severity = SEVERITY_ERROR, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Art. 27(2), Rules Art. 11(4)"), .certainty = 'A',
     .source = "個人情報保護法27条2項; 個人情報の保護に関する法律施行規則11条4項",
     .title = N_("Opt-out without one of its particulars"),
     .message = N_("Data is given by opt-out, but one of the particulars that are notified or published and filed with the "
                   "Commission beforehand is not recorded, or the filing itself. Please check."),
     .mend = N_("Record the particular, or rest the provision on consent."),
     .sql = "SELECT 'provision', t.id, 'purposes', NULL" BY_OPT_OUT
            " AND NOT EXISTS (SELECT 1 FROM provision_purposes l WHERE l.source = t.id)"
            " UNION ALL SELECT 'provision', t.id, 'items', NULL" BY_OPT_OUT
            " AND NOT EXISTS (SELECT 1 FROM provision_items l WHERE l.source = t.id)"
            " UNION ALL SELECT 'provision', t.id, 'opt_out_acquired', NULL" BY_OPT_OUT " AND t.opt_out_acquired = ''"
            " UNION ALL SELECT 'provision', t.id, 'means', NULL" BY_OPT_OUT " AND t.means = ''"
            " UNION ALL SELECT 'provision', t.id, 'opt_out_stop', NULL" BY_OPT_OUT " AND t.opt_out_stop = ''"
            " UNION ALL SELECT 'provision', t.id, 'opt_out_request', NULL" BY_OPT_OUT " AND t.opt_out_request = ''"
            " UNION ALL SELECT 'provision', t.id, 'opt_out_update', NULL" BY_OPT_OUT " AND t.opt_out_update = ''"
            " UNION ALL SELECT 'provision', t.id, 'opt_out_from', NULL" BY_OPT_OUT " AND t.opt_out_from = ''"
            " UNION ALL SELECT 'provision', t.id, 'opt_out_filed_on', NULL" BY_OPT_OUT " AND t.opt_out_filed_on = ''"
            " UNION ALL SELECT 'organization', t.id, 'address', NULL FROM organization t"
            " WHERE t.address = '' AND " ORGANIZATION_BY_OPT_OUT
            " UNION ALL SELECT 'organization', t.id, 'representative', NULL FROM organization t"
            " WHERE t.representative = '' AND " ORGANIZATION_BY_OPT_OUT},
    {.id = "J09B", .severity = SEVERITY_WARNING, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Art. 27(2), guideline 3-6-2"), .certainty = 'A',
     .source = "個人情報保護委員会「個人情報の保護に関する法律についてのガイドライン(通則編)」3-6-2",
     .title = N_("Opt-out in open-ended words"),
     .message = N_("An opt-out is worded with 等 or その他, or its list of items is left open. The guideline asks for a complete "
                   "list of items and finds such words undesirable; please check."),
     .mend = N_("Name every item and purpose, and leave the wording for an open list of items empty."),
     .sql = "SELECT 'provision', t.id, 'items_wording', t.items_wording || ''" BY_OPT_OUT " AND t.items_wording <> ''"
            " UNION ALL SELECT 'purpose', t.id, 'wording', CASE t.wording WHEN '' THEN t.name ELSE t.wording END FROM purpose t"
            " WHERE holds('JP') AND (instr(t.wording || t.name, 'その他') > 0 OR instr(replace(replace(replace(replace(replace("
            "t.wording || t.name, '高等', ''), '平等', ''), '同等', ''), '均等', ''), '中等', ''), '等') > 0)"
            " AND EXISTS (SELECT 1 FROM provision_purposes l JOIN provision p ON p.id = l.source"
            " WHERE l.target = t.id AND p.ground = 'opt_out')"},
    {.id = "J09C", .severity = SEVERITY_INFORMATION, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Art. 27(2), proviso"), .certainty = 'A',
     .source = "個人情報保護法27条2項ただし書; 個人情報保護委員会「個人情報の保護に関する法律についてのガイドライン(通則編)」3-6-2",
     .title = N_("Opt-out of data received from a third party"),
     .message = N_("Data that is given by opt-out is received from a third party. What was itself received by opt-out, or obtained by "
                   "wrongful means, must not be given by opt-out; please check how it was received."),
     .mend = N_("Rest the provision on consent where the data was received by opt-out; otherwise waive the rule with the reason."),
     .sql = "SELECT 'provision', t.id, 'ground', NULL" BY_OPT_OUT
            " AND EXISTS (SELECT 1 FROM provision_categories l JOIN acquisition a ON a.category = l.target"
            " WHERE l.source = t.id AND a.way = 'third_party')"},
    {.id = "J10", .severity = SEVERITY_WARNING, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Art. 17(1), guideline 3-1-1"), .certainty = 'A',
     .source = "個人情報保護委員会「個人情報の保護に関する法律についてのガイドライン(通則編)」3-1-1, 3-8-1",
     .title = N_("A provision that the purposes do not state"),
     .message = N_("Data is given to a third party, but the purposes of use do not say so: the provision names no purpose, or "
                   "none of those it names is a purpose of the data category. A provision that is planned is to be stated "
                   "in the purpose of use; please check."),
     .mend = N_("Link the purpose that states the provision, both at the provision and at the data category."),
     .sql = "SELECT 'provision', t.id, 'purposes', NULL FROM provision t"
            " WHERE t.ground IN ('consent', 'opt_out', 'notice_only')"
            " AND NOT EXISTS (SELECT 1 FROM provision_purposes l WHERE l.source = t.id) AND " PROVISION_IN_JAPAN
            " UNION ALL SELECT 'category', t.id, 'purposes', p.name || '' FROM category t"
            " JOIN provision_categories l ON l.target = t.id JOIN provision p ON p.id = l.source"
            " WHERE t.status <> 'retired' AND t.data_class NOT IN " NOT_PERSONAL
            " AND holds('JP', t.organization, t.department)"
            " AND p.ground IN ('consent', 'opt_out', 'notice_only') AND p.form <> 'aggregated'"
            " AND EXISTS (SELECT 1 FROM provision_purposes q WHERE q.source = p.id)"
            " AND NOT EXISTS (SELECT 1 FROM provision_purposes q JOIN purpose u ON u.id = q.target WHERE q.source = p.id"
            " AND (u.applies_to_all = 'yes' AND (u.organization IS NULL OR t.organization IS NULL OR u.organization = t.organization)"
            " OR EXISTS (SELECT 1 FROM category_purposes x WHERE x.source = t.id AND x.target = u.id)))"},
    {.id = "J10B", .severity = SEVERITY_INFORMATION, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Art. 17(1), guideline 3-1-1"), .certainty = 'A',
     .source = "個人情報保護委員会「個人情報の保護に関する法律についてのガイドライン(通則編)」3-1-1",
     .title = N_("Purposes of a provision that do not speak of it"),
     .message = N_("The purposes named for the provision do not seem to say that data is given to a third party. The purpose "
                   "of use is to make that plain; please check their wording."),
     .mend = N_("Say in the wording of the purpose that the data is given to third parties."),
     .sql = "SELECT 'provision', t.id, 'purposes', NULL FROM provision t"
            " WHERE t.ground IN ('consent', 'opt_out', 'notice_only') AND " PROVISION_IN_JAPAN
            " AND EXISTS (SELECT 1 FROM provision_purposes l WHERE l.source = t.id)"
            " AND NOT EXISTS (SELECT 1 FROM provision_purposes l JOIN purpose p ON p.id = l.target WHERE l.source = t.id"
            " AND (instr(p.name || p.wording, '第三者') > 0 OR instr(p.name || p.wording, '開示') > 0"
            " OR instr(replace(replace(replace(replace(replace(replace(p.name || p.wording, '個人情報', ''), '情報の提供', ''),"
            " '情報提供', ''), '情報を提供', ''), 'サービスの提供', ''), 'サービスを提供', ''), '提供') > 0"
            " OR instr(lower(p.name || p.wording || p.wording_en), 'third part') > 0"
            " OR instr(lower(p.name || p.wording || p.wording_en), 'disclos') > 0))"},
    {.id = "J11", .severity = SEVERITY_ERROR, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Art. 29(1), Rules Art. 20"), .certainty = 'B',
     .source = "個人情報保護法29条1項; https://www.businesslawyers.jp/practices/725",
     .title = N_("No record of provision"),
     .message = N_("Data is given to a third party, but neither the place of the record of provision nor a reason why none is "
                   "needed is recorded. The law asks for a record of each provision; please check."),
     .mend = N_("Say where the record is kept, or why none is needed."),
     .sql = "SELECT 'provision', t.id, 'record_place', NULL FROM provision t"
            " WHERE t.record_place = '' AND t.record_exempt_reason = ''"
            " AND (t.ground IN ('consent', 'opt_out')"
            " OR (t.foreign_ground = 'consent' AND t.ground NOT IN " PERMITTED_BY_27_1 "))"
            " AND " PROVISION_IN_JAPAN
            " UNION ALL SELECT 'provision', t.id, 'record_place', NULL FROM provision t"
            " WHERE t.record_place = '' AND t.record_exempt_reason = '' AND t.matched = 'yes' AND " OF_RELATED_INFORMATION},
    {.id = "J11B", .severity = SEVERITY_ERROR, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Art. 29(1), Rules Art. 19"), .certainty = 'A',
     .source = "個人情報の保護に関する法律施行規則19条",
     .title = N_("Opt-out recorded in batches"),
     .message = N_("A provision by opt-out is recorded in batches. For an opt-out a record is asked for promptly each time; "
                   "please check."),
     .mend = N_("Record each provision, and choose that method."),
     .sql = "SELECT 'provision', t.id, 'record_method', NULL" BY_OPT_OUT " AND t.record_method = 'batch'"},
    {.id = "J12", .severity = SEVERITY_ERROR, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Art. 30(1)"), .certainty = 'A',
     .source = "個人情報保護法30条1項",
     .title = N_("Received without confirming how it was obtained"),
     .message = N_("Data is received from a third party, but neither how that party had obtained it nor a reason why that need "
                   "not be confirmed is recorded. The law asks that it be confirmed on receipt; please check."),
     .mend = N_("Record the circumstances in which the giver obtained the data; a reason why none need be confirmed stands in the record of receipt."),
     .sql = "SELECT 'acquisition', t.id, 'circumstances', NULL FROM acquisition t"
            " WHERE t.way = 'third_party' AND t.circumstances = '' AND t.receipt_record = '' AND " OBTAINED_IN_JAPAN},
    {.id = "J12B", .severity = SEVERITY_WARNING, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Art. 30(3), Rules Art. 24"), .certainty = 'B',
     .source = "個人情報保護法30条3項; https://www.businesslawyers.jp/practices/725",
     .title = N_("No record of receipt"),
     .message = N_("Data is received from a third party, but neither the place of the record of receipt nor a reason why none "
                   "is needed is recorded. The law asks for a record; please check."),
     .mend = N_("Say where the record of receipt is kept, or why none is needed."),
     .sql = "SELECT 'acquisition', t.id, 'receipt_record', NULL FROM acquisition t"
            " WHERE t.way = 'third_party' AND t.receipt_record = '' AND " OBTAINED_IN_JAPAN},
    {.id = "J33", .severity = SEVERITY_ERROR, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Art. 31(1)(i)"), .certainty = 'B',
     .source = "個人情報保護法31条1項1号; https://www.eiko.gr.jp/law/ (準備は大丈夫!?個人情報保護法改正の解説(第12回))",
     .title = N_("Personally referable information without confirmed consent"),
     .message = N_("Personally referable information is given to a party that matches it with persons it knows, but it is not "
                   "recorded how the person's consent was confirmed. The law asks for that beforehand; please check."),
     .mend = N_("Record how the recipient's consent from the person was confirmed."),
     .sql = "SELECT 'provision', t.id, 'recipient_consent_check', NULL FROM provision t"
            " WHERE t.matched = 'yes' AND t.recipient_consent_check = '' AND " OF_RELATED_INFORMATION},
    {.id = "J33B", .severity = SEVERITY_INFORMATION, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Art. 31(1)"), .certainty = 'A',
     .source = "個人情報保護法31条1項",
     .title = N_("Not said whether the recipient will know the person"),
     .message = N_("Personally referable information is given to a third party, but it is not recorded whether that party is "
                   "expected to obtain it as personal data. If so, the person's consent is confirmed beforehand; please check."),
     .mend = N_("Say whether the recipient matches it with what it holds."),
     .sql = "SELECT 'provision', t.id, 'matched', NULL FROM provision t WHERE t.matched = '' AND " OF_RELATED_INFORMATION},
    {.id = "J33C", .severity = SEVERITY_WARNING, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Art. 31(1)(i)"), .certainty = 'B',
     .source = "個人情報保護法31条1項1号; https://www.eiko.gr.jp/law/ (準備は大丈夫!?個人情報保護法改正の解説(第12回))",
     .title = N_("Received data that may become personal, without consent"),
     .message = N_("Personally referable information is received from a third party and is personal data under a condition, but "
                   "no consent of the person is recorded. Who obtains such information as personal data takes the person's "
                   "consent to it; please check."),
     .mend = N_("Record the consent, or that the information is not linked with persons."),
     .sql = "SELECT 'acquisition', t.id, 'consent', NULL FROM acquisition t"
            " WHERE t.way = 'third_party' AND t.consent IN ('', 'unknown')"
            " AND EXISTS (SELECT 1 FROM category c WHERE c.id = t.category AND c.status <> 'retired'"
            " AND c.data_class = 'related_information' AND c.class_condition <> ''"
            " AND holds('JP', c.organization, c.department))"},
    {.id = "J37", .severity = SEVERITY_ERROR, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Arts. 43(3) and (4), 44"), .certainty = 'A',
     .source = "個人情報保護法43条3項・4項, 44条",
     .title = N_("Anonymized information without what is published"),
     .message = N_("For anonymized information the items that it holds are published, and before it is given to a third party "
                   "also the means of provision. One of these, or where it is published, is not recorded; please check."),
     .mend = N_("Record the items and the means, and link the notice in which they stand."),
     .sql = "SELECT 'category', t.id, 'items', NULL FROM category t WHERE t.status <> 'retired' AND t.data_class = 'anonymized'"
            " AND holds('JP', t.organization, t.department)"
            " AND NOT EXISTS (SELECT 1 FROM category_items l WHERE l.source = t.id)"
            " UNION ALL SELECT 'provision', t.id, 'items', NULL FROM provision t WHERE " OF_ANONYMIZED
            " AND NOT EXISTS (SELECT 1 FROM provision_items l WHERE l.source = t.id)"
            " UNION ALL SELECT 'provision', t.id, 'means', NULL FROM provision t WHERE " OF_ANONYMIZED " AND t.means = ''"
            " UNION ALL SELECT 'provision', t.id, 'notices', NULL FROM provision t WHERE " OF_ANONYMIZED
            " AND NOT EXISTS (SELECT 1 FROM provision_notices l WHERE l.source = t.id)"},
    {.id = NULL},
};
