/*
 * Rules about what is published: the particulars of APPI Art. 32(1), requests and
 * fees, external transmission under the Telecommunications Business Act. J23,
 * J24 and J34 of the study of the law.
 */
#include "model/rules.h"

#include "model/rules_sql_inside.h"

/* clang-format off */

/* That the organization t holds retained personal data: pseudonymized
 * information is not meant (Art. 41(9)), nor what is handled for others. */
#define RETAINED \
    "c.status <> 'retired' AND c.role <> 'processor' AND c.data_class <> 'pseudonymized'" \
    " AND c.data_class NOT IN " NOT_PERSONAL " AND holds('JP', c.organization, c.department)"
#define HOLDS_RETAINED_DATA \
    "(EXISTS (SELECT 1 FROM category c WHERE c.organization = t.id AND " RETAINED ")" \
    " OR EXISTS (SELECT 1 FROM category c WHERE c.organization IS NULL AND " RETAINED \
    " AND coalesce((SELECT d.organization FROM department d WHERE d.id = c.department)," \
    " (SELECT max(organization.id) FROM organization HAVING count(*) = 1)) = t.id))"

/* The requests for which t has a procedure: "; disclosure; correction;". What names
 * no organization is taken for each one's. */
#define PROCEDURES_OF_ORGANIZATION \
    "(SELECT '; ' || coalesce(group_concat(procedure.requests, '; '), '') || ';' FROM procedure" \
    " WHERE procedure.desk IN (SELECT desk.id FROM desk WHERE desk.organization = t.id OR desk.organization IS NULL)" \
    " OR procedure.id IN (SELECT l.source FROM notice JOIN procedure_notices l ON l.target = notice.id" \
    " WHERE notice.organization = t.id OR notice.organization IS NULL)" \
    " OR procedure.desk IS NULL AND NOT EXISTS (SELECT 1 FROM procedure_notices l WHERE l.source = procedure.id))"

#define SENT_UNDER_THE_ACT "t.ground IN ('', 'published') AND holds('JP', t.organization)"

#define GUIDELINE_32 \
    "個人情報保護法32条1項; 個人情報の保護に関する法律施行令10条; 個人情報保護委員会「個人情報の保護に関する法律についてのガイドライン(通則編)」3-8-1"

const struct rule rules_notice[] = {
    {.id = "J23", .severity = SEVERITY_ERROR, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Art. 32(1)(i)"), .from = "2022-04-01", .certainty = 'A', .source = GUIDELINE_32,
     .title = N_("Organization without address or representative"),
     .message = N_("The address or the representative of the organization is not recorded. Both are made known beside its name "
                   "wherever retained personal data is held, the representative where it is a company; please check."),
     .mend = N_("Fill in address and representative of the organization."),
     .sql = "SELECT 'organization', t.id, 'address', NULL FROM organization t"
            " WHERE t.address = '' AND t.page = '' AND " HOLDS_RETAINED_DATA
            " UNION ALL SELECT 'organization', t.id, 'representative', NULL FROM organization t"
            " WHERE t.representative = '' AND t.page = '' AND " HOLDS_RETAINED_DATA},
    {.id = "J23B", .severity = SEVERITY_INFORMATION, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Art. 32(1)(i)"), .from = "2022-04-01", .certainty = 'C',
     .source = "未確認: 会社情報のページへのリンクで足りるとする解釈は、原典で確認していない",
     .title = N_("Organization with its particulars only on a page"),
     .message = N_("Address or representative of the organization are not recorded, only a page that shows them. Whether a link to "
                   "such a page is enough rests on a source that was not verified; please check that the page is linked from the "
                   "notice and shows them as they are now."),
     .mend = N_("Fill in address and representative, so that the notice states them itself."),
     .sql = "SELECT 'organization', t.id, 'page', t.page FROM organization t"
            " WHERE (t.address = '' OR t.representative = '') AND t.page <> '' AND " HOLDS_RETAINED_DATA},
    {.id = "J23C", .severity = SEVERITY_ERROR, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Arts. 32(1)(iii), 33, 34, 35"), .certainty = 'A', .source = GUIDELINE_32,
     .title = N_("No procedure for disclosure, correction or suspension"),
     .message = N_("A procedure for disclosure, for correction, addition and deletion, or for suspension of use and erasure is not "
                   "recorded for the organization. How each of them is asked for is made known; please check."),
     .mend = N_("Record the procedures, with a desk of the organization or the notice in which they stand."),
     .sql = "SELECT 'organization', t.id, 'name', NULL FROM organization t WHERE " HOLDS_RETAINED_DATA
            " AND (instr(" PROCEDURES_OF_ORGANIZATION ", '; disclosure;') = 0"
            " OR instr(" PROCEDURES_OF_ORGANIZATION ", '; correction;') = 0"
            " OR instr(" PROCEDURES_OF_ORGANIZATION ", '; suspension;') = 0)"},
    {.id = "J23D", .severity = SEVERITY_ERROR, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Arts. 32(1)(iii), 32(2), 33(5), 35(3)"), .certainty = 'A', .source = GUIDELINE_32,
     .title = N_("No procedure for purposes, provision records or stopping provision"),
     .message = N_("A procedure for notifying the purposes of use, for disclosing records of provision, or for stopping provision to "
                   "third parties is not recorded for the organization. How each of them is asked for is made known; please check."),
     .mend = N_("Record the procedures, with a desk of the organization or the notice in which they stand."),
     .sql = "SELECT 'organization', t.id, 'name', NULL FROM organization t WHERE " HOLDS_RETAINED_DATA
            " AND (instr(" PROCEDURES_OF_ORGANIZATION ", '; purpose;') = 0"
            " OR instr(" PROCEDURES_OF_ORGANIZATION ", '; record_disclosure;') = 0"
            " OR instr(" PROCEDURES_OF_ORGANIZATION ", '; provision_stop;') = 0)"},
    {.id = "J23E", .severity = SEVERITY_ERROR, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Art. 32(1)(iv), Order Art. 10(ii)"), .certainty = 'A', .source = GUIDELINE_32,
     .title = N_("Nowhere to complain"),
     .message = N_("No desk that takes complaints is recorded for the organization, or none with a telephone number, mail address, "
                   "page or postal address. Where complaints go is made known; please check."),
     .mend = N_("Record a desk of the organization and how it is reached."),
     .sql = "SELECT 'organization', t.id, 'contact', NULL FROM organization t WHERE " HOLDS_RETAINED_DATA
            " AND NOT EXISTS (SELECT 1 FROM desk WHERE (desk.organization = t.id OR desk.organization IS NULL)"
            " AND (desk.telephone <> '' OR desk.mail <> '' OR desk.page <> '' OR desk.address <> '' OR desk.as_printed = 'yes'))"},
    {.id = "J23F", .severity = SEVERITY_ERROR, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Art. 32(1)(iv), Order Art. 10(i)"), .from = "2022-04-01", .certainty = 'A', .source = GUIDELINE_32,
     .title = N_("No security measure made known"),
     .message = N_("No security measure of the organization is recorded as published or told on request. The measures taken are made "
                   "known, but those whose publication would harm security; please check."),
     .mend = N_("Record measures with the wording for notices, and link them to data categories or the notice."),
     .sql = "SELECT 'organization', t.id, 'name', NULL FROM organization t WHERE " HOLDS_RETAINED_DATA
            " AND NOT EXISTS (SELECT 1 FROM measure"
            " WHERE measure.publication IN ('published', 'on_request') AND measure.public_wording <> ''"
            " AND (measure.organization = t.id OR measure.organization IS NULL)"
            " AND (EXISTS (SELECT 1 FROM measure_notices l JOIN notice n ON n.id = l.target"
            " WHERE l.source = measure.id AND (n.organization = t.id OR n.organization IS NULL))"
            " OR EXISTS (SELECT 1 FROM category_measures l JOIN category c ON c.id = l.source"
            " WHERE l.target = measure.id AND (c.organization = t.id OR c.organization IS NULL))))"},
    {.id = "J23G", .severity = SEVERITY_ERROR, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Art. 32(1)(iv), Order Art. 10(iii)"), .certainty = 'A', .source = GUIDELINE_32,
     .title = N_("Certified organization without its contact"),
     .message = N_("A certified personal-information protection organization is recorded, but not where it takes complaints. Both are "
                   "made known; please check."),
     .mend = N_("Fill in the contact of the certified organization."),
     .sql = "SELECT 'organization', t.id, 'certified_contact', t.certified_body FROM organization t"
            " WHERE t.certified_body <> '' AND t.certified_contact = '' AND " HOLDS_RETAINED_DATA},
    {.id = "J23H", .severity = SEVERITY_WARNING, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Art. 38(1)"), .certainty = 'A',
     .source = "個人情報保護法38条1項",
     .title = N_("Fee for a request that must be free"),
     .message = N_("A fee is recorded for requests other than notification of purposes and disclosure. Only for these, records of "
                   "provision included, may a fee be charged; please check."),
     .mend = N_("Give requests that are free a procedure of their own, without a fee."),
     .sql = "SELECT 'procedure', t.id, 'fee', t.fee FROM procedure t"
            " WHERE holds('JP') AND NOT no_fee(t.fee, 0)"
            " AND (instr(t.requests, 'correction') > 0 OR instr(t.requests, 'suspension') > 0"
            " OR instr(t.requests, 'provision_stop') > 0 OR instr(t.requests, 'withdrawal') > 0 OR instr(t.requests, 'complaint') > 0)"},
    {.id = "J24", .severity = SEVERITY_WARNING, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Art. 32(1)(iv), guideline 3-8-1(1)"), .from = "2022-04-01", .certainty = 'A',
     .source = "個人情報保護委員会「個人情報の保護に関する法律についてのガイドライン(通則編)」3-8-1(1)④",
     .title = N_("Measures that only follow the guideline"),
     .message = N_("The wording for notices says only that a guideline or the law is followed. The guideline finds that alone not "
                   "adequate: what is done is to be told; please check."),
     .mend = N_("Say in the wording for notices what is done."),
     .sql = "SELECT 'measure', t.id, 'public_wording', t.public_wording FROM measure t"
            " WHERE holds('JP', t.organization) AND t.publication IN ('published', 'on_request') AND instr(t.public_wording, 'ガイドライン') > 0"
            " AND length(t.public_wording) <= 80"
            " AND (instr(t.public_wording, '従') > 0 OR instr(t.public_wording, '沿') > 0 OR instr(t.public_wording, '準') > 0"
            " OR instr(t.public_wording, '基づ') > 0 OR instr(t.public_wording, '遵守') > 0)"
            " AND instr(t.public_wording, '暗号') + instr(t.public_wording, 'アクセス') + instr(t.public_wording, '教育')"
            " + instr(t.public_wording, '研修') + instr(t.public_wording, '施錠') + instr(t.public_wording, '監査')"
            " + instr(t.public_wording, '規程') + instr(t.public_wording, '責任者') + instr(t.public_wording, '点検') = 0"},
    {.id = "J34", .severity = SEVERITY_WARNING, .jurisdiction = "JP",
     .law = N_("Telecommunications Business Act"), .article = N_("Art. 27-12, Rules Art. 22-2-29"), .from = "2023-06-16", .certainty = 'A',
     .source = "電気通信事業法27条の12; 電気通信事業法施行規則22条の2の29: https://k-itlegal.com/column/ (外部送信規律(4))",
     .title = N_("External transmission without what is told of it"),
     .message = N_("Where the site or app falls under the Act, the user is told for each transmission what "
                   "information is sent, who handles it and for which purposes, ours and the recipient's. One of "
                   "these is not recorded. This rule takes a recorded policy page of the recipient in place of its "
                   "purpose; please check."),
     .mend = N_("Record what is missing, or the ground by which nothing need be told."),
     .sql = "SELECT 'transmission', t.id, 'information', NULL FROM transmission t WHERE t.information = '' AND " SENT_UNDER_THE_ACT
            " UNION ALL SELECT 'transmission', t.id, 'provider', NULL FROM transmission t WHERE t.provider IS NULL AND " SENT_UNDER_THE_ACT
            " UNION ALL SELECT 'transmission', t.id, 'our_purpose', NULL FROM transmission t WHERE t.our_purpose = '' AND " SENT_UNDER_THE_ACT
            " UNION ALL SELECT 'transmission', t.id, 'their_purpose', NULL FROM transmission t"
            " WHERE t.their_purpose = '' AND t.policy_pages = '' AND " SENT_UNDER_THE_ACT
            " UNION ALL SELECT 'transmission', t.id, 'notices', NULL FROM transmission t WHERE t.ground = 'published' AND holds('JP', t.organization)"
            " AND NOT EXISTS (SELECT 1 FROM transmission_notices l WHERE l.source = t.id)"},
    {.id = "J34B", .severity = SEVERITY_INFORMATION, .jurisdiction = "JP",
     .law = N_("Telecommunications Business Act"), .article = N_("Art. 27-12"), .from = "2023-06-16", .certainty = 'B',
     .source = "電気通信事業法27条の12: https://d1eu30co0ohy4w.cloudfront.net/seko_shuhei/",
     .title = N_("External transmission without a ground"),
     .message = N_("It is not recorded how the duty for external transmission is met: by publishing, consent or opt-out, or as the "
                   "information is exempt. It holds for telecommunications businesses whose services the rules name; please check."),
     .mend = N_("Choose the ground; where the Act does not hold for the site, waive the rule with the reason."),
     .sql = "SELECT 'transmission', t.id, 'ground', NULL FROM transmission t WHERE t.ground = '' AND holds('JP', t.organization)"},
    {.id = NULL},
};
