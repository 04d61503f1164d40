/*
 * Rules about who handles the data outside: contractors, joint users, parties in
 * foreign countries. APPI Arts. 23 to 28; J13 to J22 of the study of the law.
 *
 * Article 28 branches on its ground first: a country of the EEA or the UK is no
 * foreign one, equivalent measures ask for a yearly check, and only consent asks
 * for information on country, system and measures. Outside these two neither
 * entrustment nor joint use is an exception.
 */
#include "model/rules.h"

#include "model/rules_sql_inside.h"

/* clang-format off */

/* No country, our own, and those that the Commission has designated: the EEA and
 * the UK (notice no. 1 of 2019). */
#define HOME_OR_EQUIVALENT \
    "('', 'JP', 'AT', 'BE', 'BG', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'FR', 'GB', 'GR', 'HR', 'HU', 'IE', 'IS', 'IT'," \
    " 'LI', 'LT', 'LU', 'LV', 'MT', 'NL', 'NO', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK')"
#define DESIGNATED_SOURCE \
    "個人情報保護法28条; 平成31年個人情報保護委員会告示第1号; 国の一覧: https://conference.sakura.ne.jp/privacy/3"

/* Unless all that t is about is pseudonymized, of which Art. 41(6) disposes, Art. 28
 * left apart. LINKS: its table of categories. */
#define NOT_ONLY_PSEUDONYMIZED(links) \
    "(NOT EXISTS (SELECT 1 FROM " links " l WHERE l.source = t.id)" \
    " OR EXISTS (SELECT 1 FROM " links " l JOIN category c ON c.id = l.target" \
    " WHERE l.source = t.id AND c.data_class <> 'pseudonymized'))"

/* Where t goes to a country that is neither, or that is not known beforehand. */
#define PROVISION_ABROAD \
    "(t.country_unknown_reason <> '' OR t.country NOT IN " HOME_OR_EQUIVALENT \
    " OR EXISTS (SELECT 1 FROM provision_recipients r JOIN party a ON a.id = r.target" \
    " WHERE r.source = t.id AND a.country NOT IN " HOME_OR_EQUIVALENT "))" \
    " AND t.ground NOT IN " PERMITTED_BY_27_1 " AND t.ground NOT IN ('related_information', 'anonymized', 'own_publication')" \
    " AND " NOT_ONLY_PSEUDONYMIZED("provision_categories") \
    " AND " PROVISION_IN_JAPAN
#define ENTRUSTMENT_ABROAD \
    "(t.country_unknown_reason <> '' OR t.country NOT IN " HOME_OR_EQUIVALENT \
    " OR EXISTS (SELECT 1 FROM party a WHERE a.id = t.contractor AND a.country NOT IN " HOME_OR_EQUIVALENT "))" \
    " AND " NOT_ONLY_PSEUDONYMIZED("entrustment_categories") \
    " AND " ENTRUSTMENT_IN_JAPAN
#define JOINT_USE_ABROAD \
    "(t.country_unknown_reason <> ''" \
    " OR EXISTS (SELECT 1 FROM joint_use_users r JOIN party a ON a.id = r.target" \
    " WHERE r.source = t.id AND a.country NOT IN " HOME_OR_EQUIVALENT "))" \
    " AND " NOT_ONLY_PSEUDONYMIZED("joint_use_categories") \
    " AND " JOINT_USE_IN_JAPAN

/* That the storage t keeps such data. */
#define STORING_IN_JAPAN \
    "EXISTS (SELECT 1 FROM category_storages l JOIN category c ON c.id = l.source WHERE l.target = t.id AND " PERSONAL_IN_JAPAN ")"

/* Where no country of t is recorded at all, nor why it cannot be. */
#define PROVISION_NOWHERE \
    "t.country = '' AND t.country_unknown_reason = ''" \
    " AND NOT EXISTS (SELECT 1 FROM provision_recipients r JOIN party a ON a.id = r.target" \
    " WHERE r.source = t.id AND a.country NOT IN ('', 'JP')) AND " PROVISION_IN_JAPAN
#define ENTRUSTMENT_NOWHERE \
    "t.country = '' AND t.country_unknown_reason = ''" \
    " AND NOT EXISTS (SELECT 1 FROM party a WHERE a.id = t.contractor AND a.country NOT IN ('', 'JP'))" \
    " AND " ENTRUSTMENT_IN_JAPAN
#define JOINT_USE_NOWHERE \
    "t.country_unknown_reason = ''" \
    " AND NOT EXISTS (SELECT 1 FROM joint_use_users r JOIN party a ON a.id = r.target" \
    " WHERE r.source = t.id AND a.country NOT IN ('', 'JP')) AND " JOINT_USE_IN_JAPAN

/* Where consent is the ground, and something the person is told for it is missing. */
#define NO_MEASURES_TOLD "t.foreign_ground = 'consent' AND t.foreign_measures = '' AND t.foreign_missing_reason = ''"
#define NO_SYSTEM_TOLD "t.foreign_ground = 'consent' AND t.country_unknown_reason = '' AND t.foreign_system = ''"
#define NO_SUBSTITUTE_TOLD "t.foreign_ground = 'consent' AND t.country_unknown_reason <> '' AND t.foreign_substitute = ''"

/* That the joint use j is about such data; that t, a party that is none of our
 * organizations, or else the organization that the party p stands for, answers for one. */
#define RESPONSIBLE_USE \
    "EXISTS (SELECT 1 FROM joint_use_categories l JOIN category c ON c.id = l.target WHERE l.source = j.id AND " PERSONAL_IN_JAPAN ")"
#define RESPONSIBLE_PARTY \
    "t.organization IS NULL AND EXISTS (SELECT 1 FROM joint_use j WHERE j.responsible = t.id AND " RESPONSIBLE_USE ")"
#define RESPONSIBLE_ORGANIZATION(missing) \
    "EXISTS (SELECT 1 FROM party p JOIN joint_use j ON j.responsible = p.id" \
    " WHERE p.organization = t.id AND " missing " AND " RESPONSIBLE_USE ")"

/* Whether a field of t differs from what the last publication of a notice states
 * of it, and the names of what t links, as such a text has them. */
#define PUBLISHED_OTHERWISE(field, now) \
    "EXISTS (SELECT 1 FROM joint_use_notices n JOIN publication p ON p.notice = n.target WHERE n.source = t.id" \
    " AND NOT EXISTS (SELECT 1 FROM publication q WHERE q.notice = p.notice AND (q.published_on, q.id) > (p.published_on, p.id))" \
    " AND restated(stated(p.statements, 'joint-use', 'joint_use/' || t.code, '" field "'), " now "))" \
    " AND " JOINT_USE_IN_JAPAN
/* Whether a column of t held something else at the last snapshot, and the last
 * publications of its notices do not state it: those that do, J16 holds it against. */
#define SEALED_OTHERWISE(field) \
    "t." field " <> nullif(sealed('joint_use', t.id, '" field "'), '')" NOT_STATED
#define NOT_STATED \
    " AND NOT EXISTS (SELECT 1 FROM joint_use_notices n JOIN publication p ON p.notice = n.target WHERE n.source = t.id" \
    " AND NOT EXISTS (SELECT 1 FROM publication q WHERE q.notice = p.notice AND (q.published_on, q.id) > (p.published_on, p.id))" \
    " AND stated(p.statements, 'joint-use', 'joint_use/' || t.code, 'scope') IS NOT NULL)" \
    " AND " JOINT_USE_IN_JAPAN
#define ITEMS_NOW \
    "(SELECT group_concat(i.name, ' / ') FROM joint_use_items l JOIN item i ON i.id = l.target WHERE l.source = t.id)"
#define PURPOSES_NOW \
    "(SELECT group_concat(CASE u.wording WHEN '' THEN u.name ELSE u.wording END, ' / ')" \
    " FROM joint_use_purposes l JOIN purpose u ON u.id = l.target WHERE l.source = t.id)"
#define RESPONSIBLE_NOW "(SELECT u.name FROM party u WHERE u.id = t.responsible)"

const struct rule rules_outside[] = {
    {.id = "J13", .severity = SEVERITY_WARNING, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Art. 25, guideline 3-4-4"), .certainty = 'A',
     .source = "個人情報保護法25条; 個人情報保護委員会「個人情報の保護に関する法律についてのガイドライン(通則編)」3-4-4",
     .title = N_("Entrustment without contractor or contract"),
     .message = N_("The handling of data is entrusted, but the contractor or the date of the contract is not recorded. "
                   "Supervising a contractor begins with its selection and a contract; please check."),
     .mend = N_("Name the contractor and fill in the date of the contract."),
     .sql = "SELECT 'entrustment', t.id, 'contractor', NULL FROM entrustment t WHERE t.contractor IS NULL AND " ENTRUSTMENT_IN_JAPAN
            " UNION ALL SELECT 'entrustment', t.id, 'contract_on', NULL FROM entrustment t WHERE t.contract_on = '' AND " ENTRUSTMENT_IN_JAPAN},
    {.id = "J13B", .severity = SEVERITY_INFORMATION, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Art. 25, guideline 3-4-4"), .certainty = 'A',
     .source = "個人情報保護委員会「個人情報の保護に関する法律についてのガイドライン(通則編)」3-4-4 (年1回は実務上の目安)",
     .title = N_("Contractor not checked for a year"),
     .message = N_("No check of the contractor within the last 12 months is recorded. The law asks that how the data is handled be "
                   "known; once a year is usual, not prescribed. Please check."),
     .mend = N_("Check how the contractor handles the data and fill in the date."),
     .sql = "SELECT 'entrustment', t.id, 'supervised_on', nullif(t.supervised_on, '') FROM entrustment t"
            " WHERE max(t.supervised_on, t.contract_on) < date(:today, '-12 months') AND " ENTRUSTMENT_IN_JAPAN},
    {.id = "J13C", .severity = SEVERITY_WARNING, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Arts. 25, 27(5)(i)"), .certainty = 'B',
     .source = "個人情報保護委員会「個人情報の保護に関する法律についてのガイドライン」に関するQ&A 7-53: https://www.businesslawyers.jp/articles/1399",
     .title = N_("A provider that handles the data without entrustment"),
     .message = N_("The provider of the storage handles the data, but no entrustment to it is recorded. It is then a contractor "
                   "to be supervised, or a third party; please check."),
     .mend = N_("Record the entrustment to the provider."),
     .sql = "SELECT 'storage', t.id, 'provider', (SELECT p.name FROM party p WHERE p.id = t.provider) FROM storage t"
            " WHERE t.provider_handles_data = 'yes' AND t.provider IS NOT NULL"
            " AND NOT EXISTS (SELECT 1 FROM entrustment e WHERE e.contractor = t.provider"
            " AND (e.ended_on = '' OR e.ended_on >= :today)) AND " STORING_IN_JAPAN},
    {.id = "J13D", .severity = SEVERITY_INFORMATION, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Arts. 25, 27(5)(i)"), .certainty = 'B',
     .source = "個人情報保護委員会「個人情報の保護に関する法律についてのガイドライン」に関するQ&A 7-53: https://www.businesslawyers.jp/articles/1399",
     .title = N_("Not said whether the provider handles the data"),
     .message = N_("It is not recorded whether the provider of the storage handles the data. If contract and access control keep "
                   "it from doing so it is held to be no contractor; otherwise it is one. Please check."),
     .mend = N_("Say whether the provider handles the data."),
     .sql = "SELECT 'storage', t.id, 'provider_handles_data', NULL FROM storage t"
            " WHERE t.provider_handles_data = '' AND t.provider IS NOT NULL AND " STORING_IN_JAPAN},
    {.id = "J14", .severity = SEVERITY_ERROR, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Art. 27(5)(iii)"), .certainty = 'A',
     .source = "個人情報保護法27条5項3号; 個人情報保護委員会「個人情報の保護に関する法律についてのガイドライン(通則編)」3-6-3(3)",
     .title = N_("Joint use without one of its five elements"),
     .message = N_("One of the five elements of the joint use is not recorded: that there is one, the items, the scope of the users, "
                   "their purposes, the party responsible for management. All are notified or kept easily accessible "
                   "beforehand; please check."),
     .mend = N_("Record what is missing; that the joint use is stated is told by a notice or the date since when."),
     .sql = "SELECT 'joint_use', t.id, 'notices', NULL FROM joint_use t WHERE t.stated_since = ''"
            " AND NOT EXISTS (SELECT 1 FROM joint_use_notices l WHERE l.source = t.id) AND " JOINT_USE_IN_JAPAN
            " UNION ALL SELECT 'joint_use', t.id, 'items', NULL FROM joint_use t"
            " WHERE NOT EXISTS (SELECT 1 FROM joint_use_items l WHERE l.source = t.id) AND " JOINT_USE_IN_JAPAN
            " UNION ALL SELECT 'joint_use', t.id, 'scope', NULL FROM joint_use t WHERE t.scope = ''"
            " AND NOT EXISTS (SELECT 1 FROM joint_use_users l WHERE l.source = t.id) AND " JOINT_USE_IN_JAPAN
            " UNION ALL SELECT 'joint_use', t.id, 'purposes', NULL FROM joint_use t"
            " WHERE NOT EXISTS (SELECT 1 FROM joint_use_purposes l WHERE l.source = t.id) AND " JOINT_USE_IN_JAPAN
            " UNION ALL SELECT 'joint_use', t.id, 'responsible', NULL FROM joint_use t WHERE t.responsible IS NULL AND " JOINT_USE_IN_JAPAN},
    {.id = "J14B", .severity = SEVERITY_WARNING, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Art. 27(5)(iii), guideline 3-6-3(3)"), .certainty = 'A',
     .source = "個人情報保護委員会「個人情報の保護に関する法律についてのガイドライン(通則編)」3-6-3(3)",
     .title = N_("The party responsible is no joint user"),
     .message = N_("The party responsible for managing the jointly used data is not among the joint users. It is to be the one of "
                   "them that is first responsible; please check."),
     .mend = N_("Choose one of the joint users, or add it to them."),
     .sql = "SELECT 'joint_use', t.id, 'responsible', p.name FROM joint_use t JOIN party p ON p.id = t.responsible"
            " WHERE EXISTS (SELECT 1 FROM joint_use_users u WHERE u.source = t.id)"
            " AND NOT EXISTS (SELECT 1 FROM joint_use_users u WHERE u.source = t.id AND u.target = t.responsible)"
            " AND " JOINT_USE_IN_JAPAN},
    {.id = "J15", .severity = SEVERITY_ERROR, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Art. 27(5)(iii)"), .from = "2022-04-01", .certainty = 'A',
     .source = "個人情報保護法27条5項3号; 個人情報保護委員会「個人情報の保護に関する法律についてのガイドライン(通則編)」3-6-3(3)⑤",
     .title = N_("Party responsible for a joint use without address or representative"),
     .message = N_("The address or the representative of the party responsible for a joint use is not recorded. Since 2022-04-01 "
                   "both are stated beside its name, the representative where it is a company; please check."),
     .mend = N_("Fill in address and representative of that party."),
     .sql = "SELECT 'party', t.id, 'address', NULL FROM party t WHERE t.address = '' AND t.page = '' AND " RESPONSIBLE_PARTY
            " UNION ALL SELECT 'party', t.id, 'representative', NULL FROM party t"
            " WHERE t.representative = '' AND t.page = '' AND " RESPONSIBLE_PARTY
            " UNION ALL SELECT 'organization', t.id, 'address', NULL FROM organization t"
            " WHERE t.address = '' AND t.page = '' AND " RESPONSIBLE_ORGANIZATION("p.address = '' AND p.page = ''")
            " UNION ALL SELECT 'organization', t.id, 'representative', NULL FROM organization t"
            " WHERE t.representative = '' AND t.page = '' AND " RESPONSIBLE_ORGANIZATION("p.representative = '' AND p.page = ''")},
    {.id = "J15B", .severity = SEVERITY_INFORMATION, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Art. 27(5)(iii)"), .from = "2022-04-01", .certainty = 'C',
     .source = "未確認: 会社情報のページへのリンクで足りるとする解釈は、原典で確認していない",
     .title = N_("Address and representative only on a page"),
     .message = N_("Address or representative of the party responsible for a joint use are not recorded, only a page that shows "
                   "them. Whether a link to such a page is enough rests on a source that was not verified; please check that the "
                   "page is linked from the notice and shows them as they are now."),
     .mend = N_("Fill in address and representative, so that the notice states them itself."),
     .sql = "SELECT 'party', t.id, 'page', t.page FROM party t"
            " WHERE (t.address = '' OR t.representative = '') AND t.page <> '' AND " RESPONSIBLE_PARTY
            " UNION ALL SELECT 'organization', t.id, 'page', t.page FROM organization t"
            " WHERE (t.address = '' OR t.representative = '')"
            " AND " RESPONSIBLE_ORGANIZATION("(p.address = '' OR p.representative = '') AND (t.page <> '' OR p.page <> '')")},
    {.id = "J16", .severity = SEVERITY_ERROR, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Art. 27(6), guideline 3-6-3(3)"), .certainty = 'A',
     .source = "個人情報保護法27条6項; 個人情報保護委員会「個人情報の保護に関する法律についてのガイドライン(通則編)」3-6-3(3)",
     .title = N_("Joint use beyond what was published"),
     .message = N_("Items or scope of the joint use differ from what was last published. In principle they cannot be changed, but with the "
                   "consent of the persons, by mere renaming or as a business is succeeded to; please check."),
     .mend = N_("Go back to what was published, or take consent and publish anew."),
     .sql = "SELECT 'joint_use', t.id, 'items', NULL FROM joint_use t WHERE " PUBLISHED_OTHERWISE("items", ITEMS_NOW)
            " UNION ALL SELECT 'joint_use', t.id, 'items_wording', NULL FROM joint_use t"
            " WHERE " PUBLISHED_OTHERWISE("items_wording", "t.items_wording")
            " UNION ALL SELECT 'joint_use', t.id, 'scope', NULL FROM joint_use t WHERE " PUBLISHED_OTHERWISE("scope", "t.scope")},
    {.id = "J16B", .severity = SEVERITY_WARNING, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Art. 27(6)"), .certainty = 'A',
     .source = "個人情報保護法27条6項",
     .title = N_("Changed joint use that is not published yet"),
     .message = N_("Purposes or responsible party of the joint use differ from what was last published. Such a change is notified or kept "
                   "easily accessible beforehand; please check."),
     .mend = N_("Publish the notice anew before the change is made."),
     .sql = "SELECT 'joint_use', t.id, 'purposes', NULL FROM joint_use t WHERE " PUBLISHED_OTHERWISE("purposes", PURPOSES_NOW)
            " UNION ALL SELECT 'joint_use', t.id, 'responsible', NULL FROM joint_use t"
            " WHERE " PUBLISHED_OTHERWISE("responsible", RESPONSIBLE_NOW)},
    {.id = "J16C", .severity = SEVERITY_WARNING, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Art. 27(6), guideline 3-6-3(3)"), .certainty = 'A',
     .source = "個人情報保護法27条6項; 個人情報保護委員会「個人情報の保護に関する法律についてのガイドライン(通則編)」3-6-3(3)",
     .title = N_("Joint use changed since the last snapshot"),
     .message = N_("Items or scope of the joint use were changed since the last snapshot, and no kept publication states them. In principle "
                   "they cannot be changed, but with the consent of the persons, by mere renaming or as a business is succeeded to; "
                   "please check."),
     .mend = N_("Go back to what was published, or take consent and publish anew; keep the published text with daicho."),
     .sql = "SELECT 'joint_use', t.id, 'items', NULL FROM joint_use t WHERE sealed('joint_use', t.id, 'items') IS NOT NULL" NOT_STATED
            " UNION ALL SELECT 'joint_use', t.id, 'items_wording', NULL FROM joint_use t WHERE " SEALED_OTHERWISE("items_wording")
            " UNION ALL SELECT 'joint_use', t.id, 'scope', NULL FROM joint_use t WHERE " SEALED_OTHERWISE("scope")},
    {.id = "J17", .severity = SEVERITY_WARNING, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Art. 27(5)(iii), guideline 3-6-3(3)"), .certainty = 'A',
     .source = "個人情報保護委員会「個人情報の保護に関する法律についてのガイドライン(通則編)」3-6-3(3)",
     .title = N_("Joint use beyond the purposes of the data"),
     .message = N_("A purpose of the joint use is not among the purposes of use of the data category. Data is jointly used within "
                   "the purposes that were specified for it; please check."),
     .mend = N_("Add the purpose to the data category, or take it out of the joint use."),
     .sql = "SELECT 'joint_use', t.id, 'purposes', p.name FROM joint_use t"
            " JOIN joint_use_purposes q ON q.source = t.id JOIN purpose p ON p.id = q.target"
            " WHERE EXISTS (SELECT 1 FROM joint_use_categories l JOIN category c ON c.id = l.target"
            " WHERE l.source = t.id AND " PERSONAL_IN_JAPAN
            " AND (p.applies_to_all <> 'yes' OR p.organization <> c.organization)"
            " AND NOT EXISTS (SELECT 1 FROM category_purposes x WHERE x.source = c.id AND x.target = p.id))"},
    {.id = "J18", .severity = SEVERITY_WARNING, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Arts. 25, 27(5)(iii), guideline 3-6-3(3)"), .certainty = 'A',
     .source = "個人情報保護委員会「個人情報の保護に関する法律についてのガイドライン(通則編)」3-6-3(3)※5",
     .title = N_("Contractor and joint user in one"),
     .message = N_("The same party is contractor and joint user for the same data. Entrustment does not become joint use by that, "
                   "and the contractor is to be supervised all the same; please check."),
     .mend = N_("Take the party out of the joint users if it only works for us; otherwise waive the rule with the reason."),
     .sql = "SELECT 'joint_use', t.id, 'users', p.name FROM joint_use t"
            " JOIN joint_use_users u ON u.source = t.id JOIN party p ON p.id = u.target"
            " WHERE EXISTS (SELECT 1 FROM entrustment e JOIN entrustment_categories m ON m.source = e.id"
            " JOIN joint_use_categories l ON l.source = t.id AND l.target = m.target JOIN category c ON c.id = l.target"
            " WHERE e.contractor = p.id AND (e.ended_on = '' OR e.ended_on >= :today) AND " PERSONAL_IN_JAPAN ")"},
    {.id = "J19", .severity = SEVERITY_ERROR, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Art. 28(1)"), .certainty = 'A', .source = DESIGNATED_SOURCE,
     .title = N_("Abroad without a ground"),
     .message = N_("Data goes, or may go, to a party in a foreign country outside the EEA and the UK, but no ground for that is "
                   "recorded. Without equivalent measures of the recipient the person's consent is asked for, also where the "
                   "handling is entrusted or the data jointly used; please check."),
     .mend = N_("Choose the ground for a foreign third party."),
     .sql = "SELECT 'provision', t.id, 'foreign_ground', NULL FROM provision t WHERE t.foreign_ground = '' AND " PROVISION_ABROAD
            " UNION ALL SELECT 'entrustment', t.id, 'foreign_ground', NULL FROM entrustment t WHERE t.foreign_ground = '' AND " ENTRUSTMENT_ABROAD
            " UNION ALL SELECT 'joint_use', t.id, 'foreign_ground', NULL FROM joint_use t WHERE t.foreign_ground = '' AND " JOINT_USE_ABROAD},
    {.id = "J19B", .severity = SEVERITY_ERROR, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Art. 28(1), Rules Art. 15"), .certainty = 'A', .source = DESIGNATED_SOURCE,
     .title = N_("Country that is not designated as equivalent"),
     .message = N_("The ground is that the country is designated as equivalent, but a country outside the EEA and the UK is "
                   "recorded, or none. Please check."),
     .mend = N_("Fill in the country, or choose another ground."),
     .sql = "SELECT 'provision', t.id, 'foreign_ground', NULL FROM provision t"
            " WHERE t.foreign_ground = 'equivalent_country' AND " PROVISION_ABROAD
            " UNION ALL SELECT 'entrustment', t.id, 'foreign_ground', NULL FROM entrustment t"
            " WHERE t.foreign_ground = 'equivalent_country' AND " ENTRUSTMENT_ABROAD
            " UNION ALL SELECT 'joint_use', t.id, 'foreign_ground', NULL FROM joint_use t"
            " WHERE t.foreign_ground = 'equivalent_country' AND " JOINT_USE_ABROAD
            " UNION ALL SELECT 'provision', t.id, 'country', NULL FROM provision t"
            " WHERE t.foreign_ground = 'equivalent_country' AND " PROVISION_NOWHERE
            " UNION ALL SELECT 'entrustment', t.id, 'country', NULL FROM entrustment t"
            " WHERE t.foreign_ground = 'equivalent_country' AND " ENTRUSTMENT_NOWHERE
            " UNION ALL SELECT 'joint_use', t.id, 'users', NULL FROM joint_use t"
            " WHERE t.foreign_ground = 'equivalent_country' AND " JOINT_USE_NOWHERE},
    {.id = "J19C", .severity = SEVERITY_WARNING, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Art. 28(1)"), .certainty = 'A',
     .source = "個人情報保護法28条1項",
     .title = N_("Exception for abroad that the ground does not bear"),
     .message = N_("The ground for a foreign country is one of the cases of Art. 27(1)(i) to (vii), but the provision itself rests "
                   "on another ground. Please check."),
     .mend = N_("Choose the same case as ground of the provision, or another ground for a foreign country."),
     .sql = "SELECT 'provision', t.id, 'foreign_ground', NULL FROM provision t"
            " WHERE t.foreign_ground = 'exempt' AND " PROVISION_ABROAD},
    {.id = "J20", .severity = SEVERITY_ERROR, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Art. 28(2), Rules Art. 17"), .certainty = 'A',
     .source = "個人情報保護法28条2項; 個人情報の保護に関する法律施行規則17条",
     .title = N_("Consent for abroad without the information for it"),
     .message = N_("Consent to a foreign recipient is the ground, but something the person is told for it is not recorded: the country, "
                   "its system and the recipient's measures; where no country can be named, why and what useful information "
                   "stands for it; where the measures cannot be given, why. Please check."),
     .mend = N_("Record what the person is told."),
     .sql = "SELECT 'provision', t.id, 'country', NULL FROM provision t WHERE t.foreign_ground = 'consent' AND " PROVISION_NOWHERE
            " UNION ALL SELECT 'provision', t.id, 'foreign_system', NULL FROM provision t WHERE " NO_SYSTEM_TOLD " AND " PROVISION_ABROAD
            " UNION ALL SELECT 'provision', t.id, 'foreign_substitute', NULL FROM provision t WHERE " NO_SUBSTITUTE_TOLD " AND " PROVISION_ABROAD
            " UNION ALL SELECT 'provision', t.id, 'foreign_measures', NULL FROM provision t WHERE " NO_MEASURES_TOLD " AND " PROVISION_ABROAD
            " UNION ALL SELECT 'entrustment', t.id, 'country', NULL FROM entrustment t WHERE t.foreign_ground = 'consent' AND " ENTRUSTMENT_NOWHERE
            " UNION ALL SELECT 'entrustment', t.id, 'foreign_system', NULL FROM entrustment t WHERE " NO_SYSTEM_TOLD " AND " ENTRUSTMENT_ABROAD
            " UNION ALL SELECT 'entrustment', t.id, 'foreign_substitute', NULL FROM entrustment t WHERE " NO_SUBSTITUTE_TOLD " AND " ENTRUSTMENT_ABROAD
            " UNION ALL SELECT 'entrustment', t.id, 'foreign_measures', NULL FROM entrustment t WHERE " NO_MEASURES_TOLD " AND " ENTRUSTMENT_ABROAD
            " UNION ALL SELECT 'joint_use', t.id, 'users', NULL FROM joint_use t WHERE t.foreign_ground = 'consent' AND " JOINT_USE_NOWHERE
            " UNION ALL SELECT 'joint_use', t.id, 'foreign_system', NULL FROM joint_use t WHERE " NO_SYSTEM_TOLD " AND " JOINT_USE_ABROAD
            " UNION ALL SELECT 'joint_use', t.id, 'foreign_substitute', NULL FROM joint_use t WHERE " NO_SUBSTITUTE_TOLD " AND " JOINT_USE_ABROAD
            " UNION ALL SELECT 'joint_use', t.id, 'foreign_measures', NULL FROM joint_use t WHERE " NO_MEASURES_TOLD " AND " JOINT_USE_ABROAD},
    {.id = "J21", .severity = SEVERITY_WARNING, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Art. 28(3), Rules Art. 18"), .certainty = 'A',
     .source = "個人情報保護法28条3項; 個人情報の保護に関する法律施行規則18条; 個人情報保護委員会「個人情報の保護に関する法律についてのガイドライン(外国にある第三者への提供編)」",
     .title = N_("Equivalent measures not checked for a year"),
     .message = N_("The ground is that the recipient abroad takes equivalent measures, but no check of them within the last 12 months "
                   "is recorded. The guideline expects one about once a year or oftener; please check."),
     .mend = N_("Check the measures and fill in the date."),
     .sql = "SELECT 'provision', t.id, 'foreign_checked_on', nullif(t.foreign_checked_on, '') FROM provision t"
            " WHERE t.foreign_ground = 'equivalent_measures' AND t.foreign_checked_on < date(:today, '-12 months') AND " PROVISION_ABROAD
            " UNION ALL SELECT 'entrustment', t.id, 'foreign_checked_on', nullif(t.foreign_checked_on, '') FROM entrustment t"
            " WHERE t.foreign_ground = 'equivalent_measures'"
            " AND max(t.foreign_checked_on, t.contract_on) < date(:today, '-12 months') AND " ENTRUSTMENT_ABROAD
            " UNION ALL SELECT 'joint_use', t.id, 'foreign_checked_on', nullif(t.foreign_checked_on, '') FROM joint_use t"
            " WHERE t.foreign_ground = 'equivalent_measures' AND t.foreign_checked_on < date(:today, '-12 months') AND " JOINT_USE_ABROAD},
    {.id = "J22", .severity = SEVERITY_WARNING, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Arts. 23, 32(1)(iv), guideline 10-7"), .certainty = 'A',
     .source = "個人情報保護法23条, 32条1項4号; 個人情報保護委員会「個人情報の保護に関する法律についてのガイドライン(通則編)」3-8-1, 10-7",
     .title = N_("Kept abroad, and the published measures are silent"),
     .message = N_("The data is kept in a foreign country, but none of its measures of the external environment that are published or "
                   "told on request names it. The country is named and its system taken account of; please check."),
     .mend = N_("Link a published measure of the class external environment that names the country."),
     .sql = "SELECT 'category', t.id, 'measures', s.name FROM category t"
            " JOIN category_storages l ON l.source = t.id JOIN storage s ON s.id = l.target"
            " WHERE s.country NOT IN ('', 'JP') AND t.status <> 'retired' AND t.role <> 'processor'"
            " AND t.data_class NOT IN " NOT_PERSONAL " AND t.data_class <> 'pseudonymized'"
            " AND holds('JP', t.organization, t.department)"
            " AND NOT EXISTS (SELECT 1 FROM category_measures x JOIN measure m ON m.id = x.target WHERE x.source = t.id"
            " AND m.measure_class = 'external' AND m.publication IN ('published', 'on_request')"
            " AND names_country(m.public_wording, s.country))"},
    {.id = NULL},
};
