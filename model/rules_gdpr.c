/*
 * The twins for organizations under the GDPR or that of the UK: what the record of
 * Article 30 holds, what the person is told, legal bases, transfers, processors.
 * The texts were read on pages that quote them; the numbers are the same in both.
 */
#include "model/rules.h"

/* clang-format off */

#define GDPR_PAGES "https://gdprhub.eu/index.php?title=Article_"

/* That the category t, or c, is personal data under that law. */
#define T_UNDER_GDPR "t.status <> 'retired' AND t.data_class NOT IN ('anonymized', 'statistics') AND holds('EU', t.organization, t.department)"
#define C_UNDER_GDPR "c.status <> 'retired' AND c.data_class NOT IN ('anonymized', 'statistics') AND holds('EU', c.organization, c.department)"

/* That t gives such data to others. */
#define PROVISION_UNDER_GDPR \
    "t.form <> 'aggregated' AND EXISTS (SELECT 1 FROM provision_categories l JOIN category c ON c.id = l.target" \
    " WHERE l.source = t.id AND " C_UNDER_GDPR ")"
#define ENTRUSTMENT_UNDER_GDPR \
    "(t.ended_on = '' OR t.ended_on >= :today)" \
    " AND EXISTS (SELECT 1 FROM entrustment_categories l JOIN category c ON c.id = l.target WHERE l.source = t.id AND " C_UNDER_GDPR ")"
#define JOINT_USE_UNDER_GDPR \
    "EXISTS (SELECT 1 FROM joint_use_categories l JOIN category c ON c.id = l.target WHERE l.source = t.id AND " C_UNDER_GDPR ")"
#define ACQUISITION_UNDER_GDPR \
    "EXISTS (SELECT 1 FROM category c WHERE c.id = t.category AND c.role <> 'processor' AND " C_UNDER_GDPR ")"
#define ORGANIZATION_UNDER_GDPR \
    "holds('EU', t.id, NULL)" \
    " AND EXISTS (SELECT 1 FROM category c WHERE (c.organization = t.id OR c.organization IS NULL) AND c.status <> 'retired')"

/* No country recorded, the EEA, the UK, and the countries of which the Commission
 * has decided that they protect adequately; the United States only in part. */
#define ADEQUATE \
    "('', 'AT', 'BE', 'BG', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'FR', 'GB', 'GR', 'HR', 'HU', 'IE', 'IS', 'IT', 'LI', 'LT'," \
    " 'LU', 'LV', 'MT', 'NL', 'NO', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK'," \
    " 'AD', 'AR', 'CA', 'CH', 'FO', 'GG', 'IL', 'IM', 'JE', 'JP', 'KR', 'NZ', 'UY')"

const struct rule rules_gdpr[] = {
    {.id = "E01", .severity = SEVERITY_ERROR, .jurisdiction = "EU",
     .law = N_("GDPR"), .article = N_("Art. 30(1)(a)"), .certainty = 'B', .source = GDPR_PAGES "30_GDPR",
     .title = N_("Controller without contact details"),
     .message = N_("The record of processing holds name and contact details of the controller and, where there is one, of the data protection "
                   "officer. Address or contact of the organization is not recorded; please check."),
     .mend = N_("Fill in the address of the organization and the contact of its manager."),
     .sql = "SELECT 'organization', t.id, 'address', NULL FROM organization t WHERE t.address = '' AND " ORGANIZATION_UNDER_GDPR
            " UNION ALL SELECT 'organization', t.id, 'contact', NULL FROM organization t WHERE t.contact = '' AND " ORGANIZATION_UNDER_GDPR},
    {.id = "E02", .severity = SEVERITY_ERROR, .jurisdiction = "EU",
     .law = N_("GDPR"), .article = N_("Art. 30(1)(b)"), .certainty = 'B', .source = GDPR_PAGES "30_GDPR",
     .title = N_("No purpose of the processing"),
     .message = N_("The record of processing holds the purposes; none is recorded. Please check."),
     .mend = N_("Link the purposes for which the data is used."),
     .sql = "SELECT 'category', t.id, 'purposes', NULL FROM category t WHERE t.role <> 'processor' AND " T_UNDER_GDPR
            " AND NOT EXISTS (SELECT 1 FROM category_purposes l WHERE l.source = t.id) AND NOT purpose_for_all(t.organization, t.department)"},
    {.id = "E03", .severity = SEVERITY_ERROR, .jurisdiction = "EU",
     .law = N_("GDPR"), .article = N_("Art. 30(1)(c)"), .certainty = 'B', .source = GDPR_PAGES "30_GDPR",
     .title = N_("Data subjects or categories of data missing"),
     .message = N_("The record of processing describes the categories of data subjects and of personal data. One of them is not recorded; "
                   "please check."),
     .mend = N_("Fill in the data subjects and link the items."),
     .sql = "SELECT 'category', t.id, 'subjects', NULL FROM category t WHERE t.subjects = '' AND t.role <> 'processor' AND " T_UNDER_GDPR
            " UNION ALL SELECT 'category', t.id, 'items', NULL FROM category t WHERE t.role <> 'processor' AND " T_UNDER_GDPR
            " AND NOT EXISTS (SELECT 1 FROM category_items l WHERE l.source = t.id)"},
    {.id = "E04", .severity = SEVERITY_ERROR, .jurisdiction = "EU",
     .law = N_("GDPR"), .article = N_("Art. 30(1)(d)"), .certainty = 'B', .source = GDPR_PAGES "30_GDPR",
     .title = N_("Recipients missing"),
     .message = N_("The record of processing holds the categories of recipients. A provision or an entrustment names none; please check."),
     .mend = N_("Name the recipients, one by one or as a class."),
     .sql = "SELECT 'provision', t.id, 'recipients', NULL FROM provision t WHERE " PROVISION_UNDER_GDPR
            " AND NOT EXISTS (SELECT 1 FROM provision_recipients l WHERE l.source = t.id)"
            " UNION ALL SELECT 'entrustment', t.id, 'contractor', NULL FROM entrustment t WHERE t.contractor IS NULL AND " ENTRUSTMENT_UNDER_GDPR},
    {.id = "E05", .severity = SEVERITY_WARNING, .jurisdiction = "EU",
     .law = N_("GDPR"), .article = N_("Art. 30(1)(e)"), .certainty = 'B', .source = GDPR_PAGES "30_GDPR",
     .title = N_("Country of the recipient not recorded"),
     .message = N_("The record of processing names the third countries to which data goes. No country is recorded, so it cannot be told "
                   "whether there is a transfer; please check."),
     .mend = N_("Fill in the country here or at the party."),
     .sql = "SELECT 'provision', t.id, 'country', NULL FROM provision t WHERE t.country = '' AND " PROVISION_UNDER_GDPR
            " AND NOT EXISTS (SELECT 1 FROM provision_recipients r JOIN party a ON a.id = r.target WHERE r.source = t.id AND a.country <> '')"
            " UNION ALL SELECT 'entrustment', t.id, 'country', NULL FROM entrustment t WHERE t.country = '' AND " ENTRUSTMENT_UNDER_GDPR
            " AND NOT EXISTS (SELECT 1 FROM party a WHERE a.id = t.contractor AND a.country <> '')"
            " UNION ALL SELECT 'storage', t.id, 'country', NULL FROM storage t WHERE t.country = ''"
            " AND EXISTS (SELECT 1 FROM category_storages l JOIN category c ON c.id = l.source WHERE l.target = t.id AND " C_UNDER_GDPR ")"},
    {.id = "E06", .severity = SEVERITY_WARNING, .jurisdiction = "EU",
     .law = N_("GDPR"), .article = N_("Art. 30(1)(f)"), .certainty = 'B', .source = GDPR_PAGES "30_GDPR",
     .title = N_("No time limit for erasure"),
     .message = N_("The record of processing holds, where possible, the time limits for erasure. No period of retention is recorded; please "
                   "check."),
     .mend = N_("Link a period of retention, or the words that tell how it is determined."),
     .sql = "SELECT 'category', t.id, '>retention', NULL FROM category t WHERE t.role <> 'processor' AND " T_UNDER_GDPR
            " AND NOT EXISTS (SELECT 1 FROM retention_categories l WHERE l.target = t.id)"},
    {.id = "E07", .severity = SEVERITY_WARNING, .jurisdiction = "EU",
     .law = N_("GDPR"), .article = N_("Arts. 30(1)(g), 32(1)"), .certainty = 'B', .source = GDPR_PAGES "30_GDPR",
     .title = N_("No security measures"),
     .message = N_("The record of processing holds, where possible, a general description of the technical and organisational measures. "
                   "None is recorded; please check."),
     .mend = N_("Link the measures that protect the data."),
     .sql = "SELECT 'category', t.id, 'measures', NULL FROM category t WHERE t.role <> 'processor' AND " T_UNDER_GDPR
            " AND NOT EXISTS (SELECT 1 FROM category_measures l WHERE l.source = t.id)"},
    {.id = "E08", .severity = SEVERITY_ERROR, .jurisdiction = "EU",
     .law = N_("GDPR"), .article = N_("Art. 30(2)"), .certainty = 'B', .source = GDPR_PAGES "30_GDPR",
     .title = N_("Processor's record without its particulars"),
     .message = N_("Data is processed for others, but the controllers, the processing carried out for them or, where possible, the security "
                   "measures are not recorded. The processor's record holds them; please check."),
     .mend = N_("Name the controllers, describe the processing and link the measures."),
     .sql = "SELECT 'category', t.id, 'acts_for', NULL FROM category t WHERE t.role = 'processor' AND " T_UNDER_GDPR
            " AND NOT EXISTS (SELECT 1 FROM category_acts_for l WHERE l.source = t.id)"
            " UNION ALL SELECT 'category', t.id, 'description', NULL FROM category t WHERE t.role = 'processor' AND t.description = '' AND " T_UNDER_GDPR
            " AND NOT EXISTS (SELECT 1 FROM category_purposes l WHERE l.source = t.id)"
            " UNION ALL SELECT 'category', t.id, 'measures', NULL FROM category t WHERE t.role = 'processor' AND " T_UNDER_GDPR
            " AND NOT EXISTS (SELECT 1 FROM category_measures l WHERE l.source = t.id)"},
    {.id = "E09", .severity = SEVERITY_ERROR, .jurisdiction = "EU",
     .law = N_("GDPR"), .article = N_("Art. 6(1)"), .certainty = 'B', .source = "https://moodle.gdprism.eu/mod/page/view.php?id=262",
     .title = N_("Purpose without a legal basis"),
     .message = N_("No legal basis is recorded for the purpose. Processing needs one of the six of the article, and the person is told which; "
                   "please check."),
     .mend = N_("Choose the legal basis under the GDPR."),
     .sql = "SELECT 'purpose', t.id, 'basis_eu', NULL FROM purpose t WHERE t.basis_eu = ''"
            " AND (t.applies_to_all = 'yes' AND holds('EU', t.organization) OR EXISTS (SELECT 1 FROM category_purposes l JOIN category c ON c.id = l.source"
            " WHERE l.target = t.id AND c.role <> 'processor' AND " C_UNDER_GDPR "))"},
    {.id = "E10", .severity = SEVERITY_WARNING, .jurisdiction = "EU",
     .law = N_("GDPR"), .article = N_("Arts. 6(1)(f), 13(1)(d), 14(2)(b)"), .certainty = 'B', .source = GDPR_PAGES "13_GDPR",
     .title = N_("Legitimate interests not named"),
     .message = N_("The legal basis is legitimate interests, but which they are is not recorded. They are weighed against those of the person, "
                   "who is told of them; please check."),
     .mend = N_("Name the interests, and the result of weighing them, in the note on the ground."),
     .sql = "SELECT 'purpose', t.id, 'basis_note', NULL FROM purpose t WHERE t.basis_eu = 'legitimate' AND t.basis_note = ''"
            " AND EXISTS (SELECT 1 FROM category_purposes l JOIN category c ON c.id = l.source WHERE l.target = t.id AND " C_UNDER_GDPR ")"},
    {.id = "E11", .severity = SEVERITY_WARNING, .jurisdiction = "EU",
     .law = N_("GDPR"), .article = N_("Art. 13"), .certainty = 'B', .source = GDPR_PAGES "13_GDPR",
     .title = N_("Obtained from the person without telling"),
     .message = N_("Data is obtained from the person, but it is not recorded where the information of the article is given at that time. "
                   "Please check."),
     .mend = N_("Say how and where the person is told."),
     .sql = "SELECT 'acquisition', t.id, 'statement', NULL FROM acquisition t"
            " WHERE t.way IN ('direct_written', 'direct', 'automatic') AND (t.statement IN ('', 'exempt') OR t.statement_place = '')"
            " AND " ACQUISITION_UNDER_GDPR},
    {.id = "E12", .severity = SEVERITY_WARNING, .jurisdiction = "EU",
     .law = N_("GDPR"), .article = N_("Art. 14"), .certainty = 'B', .source = GDPR_PAGES "14_GDPR",
     .title = N_("Obtained from others without source or telling"),
     .message = N_("Data is not obtained from the person, but its source, or where the person is told, is not recorded. Please check; the "
                   "article has exceptions."),
     .mend = N_("Name the source, and say how and where the person is told."),
     .sql = "SELECT 'acquisition', t.id, 'source', NULL FROM acquisition t"
            " WHERE t.way IN ('indirect', 'third_party') AND t.source IS NULL AND " ACQUISITION_UNDER_GDPR
            " UNION ALL SELECT 'acquisition', t.id, 'statement', NULL FROM acquisition t"
            " WHERE t.way IN ('indirect', 'third_party', 'public') AND t.exempt_reason = ''"
            " AND (t.statement IN ('', 'exempt') OR t.statement_place = '') AND " ACQUISITION_UNDER_GDPR},
    {.id = "E13", .severity = SEVERITY_WARNING, .jurisdiction = "EU",
     .law = N_("GDPR"), .article = N_("Arts. 7(3), 13(2)(c)"), .certainty = 'B', .source = GDPR_PAGES "13_GDPR",
     .title = N_("Consent without its withdrawal"),
     .message = N_("The data is obtained with consent, but how the person withdraws it is not recorded. The person is told of that right; "
                   "please check."),
     .mend = N_("Record how consent is withdrawn."),
     .sql = "SELECT 'acquisition', t.id, 'withdrawal', NULL FROM acquisition t"
            " WHERE t.consent IN ('obtained', 'opt_in') AND t.withdrawal = '' AND " ACQUISITION_UNDER_GDPR},
    {.id = "E14", .severity = SEVERITY_ERROR, .jurisdiction = "EU",
     .law = N_("GDPR"), .article = N_("Art. 9(2)"), .certainty = 'B', .source = GDPR_PAGES "9_GDPR",
     .title = N_("Special categories without a condition"),
     .message = N_("The data holds special categories of personal data, but neither consent nor another ground is recorded where it is "
                   "obtained. Processing them is prohibited unless a condition of the article holds; please check."),
     .mend = N_("Record the consent, or the ground, at the acquisition."),
     .sql = "SELECT 'category', t.id, 'items', NULL FROM category t WHERE t.role <> 'processor' AND " T_UNDER_GDPR
            " AND EXISTS (SELECT 1 FROM category_items l JOIN item i ON i.id = l.target WHERE l.source = t.id AND i.item_class = 'sensitive')"
            " AND NOT EXISTS (SELECT 1 FROM acquisition a WHERE a.category = t.id"
            " AND (a.consent IN ('obtained', 'opt_in') OR a.sensitive_ground <> ''))"},
    {.id = "E15", .severity = SEVERITY_WARNING, .jurisdiction = "EU",
     .law = N_("GDPR"), .article = N_("Arts. 9(1), 10"), .certainty = 'B', .source = GDPR_PAGES "9_GDPR",
     .title = N_("Which special category is not said"),
     .message = N_("The item is special-care-required, but its head is not recorded. Which special category it is decides on the condition; "
                   "please check."),
     .mend = N_("Choose the head of sensitive data."),
     .sql = "SELECT 'item', t.id, 'sensitive_head', NULL FROM item t WHERE t.item_class = 'sensitive' AND t.sensitive_head = ''"
            " AND EXISTS (SELECT 1 FROM category_items l JOIN category c ON c.id = l.source WHERE l.target = t.id AND " C_UNDER_GDPR ")"},
    {.id = "E16", .severity = SEVERITY_WARNING, .jurisdiction = "EU",
     .law = N_("GDPR"), .article = N_("Arts. 44 to 49"), .certainty = 'B',
     .source = "https://enobyte.com/ja/legal/gdpr/46/index.html; " GDPR_PAGES "45_GDPR; 十分性認定を受けた国の一覧の一部は未確認",
     .title = N_("Transfer without safeguards"),
     .message = N_("Data goes to a country for which no decision on adequacy is known, but neither safeguards nor a derogation are recorded. "
                   "Please check."),
     .mend = N_("Choose the ground for the foreign country: equivalent measures for safeguards, consent or an exception for a derogation."),
     .sql = "SELECT 'provision', t.id, 'foreign_ground', NULL FROM provision t WHERE t.foreign_ground = '' AND " PROVISION_UNDER_GDPR
            " AND (t.country NOT IN " ADEQUATE " OR EXISTS (SELECT 1 FROM provision_recipients r JOIN party a ON a.id = r.target"
            " WHERE r.source = t.id AND a.country NOT IN " ADEQUATE "))"
            " UNION ALL SELECT 'entrustment', t.id, 'foreign_ground', NULL FROM entrustment t WHERE t.foreign_ground = '' AND " ENTRUSTMENT_UNDER_GDPR
            " AND (t.country NOT IN " ADEQUATE " OR EXISTS (SELECT 1 FROM party a WHERE a.id = t.contractor AND a.country NOT IN " ADEQUATE "))"
            " UNION ALL SELECT 'joint_use', t.id, 'foreign_ground', NULL FROM joint_use t WHERE t.foreign_ground = '' AND " JOINT_USE_UNDER_GDPR
            " AND EXISTS (SELECT 1 FROM joint_use_users r JOIN party a ON a.id = r.target WHERE r.source = t.id AND a.country NOT IN " ADEQUATE ")"},
    {.id = "E17", .severity = SEVERITY_WARNING, .jurisdiction = "EU",
     .law = N_("GDPR"), .article = N_("Arts. 13(2)(f), 22"), .certainty = 'B', .source = "https://overview.legal/laws/gdpr/art-22",
     .title = N_("Automated decisions without a basis"),
     .message = N_("Automated decisions or profiling are recorded, but no purpose rests on contract or consent and no consent is taken. A decision by "
                   "automated means alone with legal or similar effect needs one of these or a law, and a human who can step in; please check."),
     .mend = N_("Record the consent, or choose the legal basis of the purpose."),
     .sql = "SELECT 'category', t.id, 'automated_decisions', NULL FROM category t WHERE t.automated_decisions <> '' AND " T_UNDER_GDPR
            " AND NOT EXISTS (SELECT 1 FROM category_purposes l JOIN purpose p ON p.id = l.target"
            " WHERE l.source = t.id AND p.basis_eu IN ('contract', 'consent', 'legal'))"
            " AND NOT EXISTS (SELECT 1 FROM acquisition a WHERE a.category = t.id AND a.consent IN ('obtained', 'opt_in'))"},
    {.id = "E18", .severity = SEVERITY_WARNING, .jurisdiction = "EU",
     .law = N_("GDPR"), .article = N_("Art. 35"), .certainty = 'B',
     .source = "https://www.gydeline.com/glossary/data-protection-impact-assessment/",
     .title = N_("High risk without an impact assessment"),
     .message = N_("The risk is high, or decisions are automated, but no impact assessment is recorded. It is made before processing that is likely "
                   "to result in a high risk; please check."),
     .mend = N_("Make the assessment and link it, or correct the risk."),
     .sql = "SELECT 'category', t.id, 'impact_assessment', NULL FROM category t WHERE t.impact_assessment = ''"
            " AND (t.risk = 'high' OR t.automated_decisions <> '') AND t.role <> 'processor' AND " T_UNDER_GDPR},
    {.id = "E19", .severity = SEVERITY_WARNING, .jurisdiction = "EU",
     .law = N_("GDPR"), .article = N_("Art. 27"), .certainty = 'B',
     .source = "https://online.flipbuilder.com/bzaa/mvgs/files/basic-html/page417.html",
     .title = N_("No representative in the EU or the UK"),
     .message = N_("The organization is also under the law of another place, and no representative in the EU or the UK is recorded. Who is not "
                   "established there but offers goods or services to persons there, or monitors them, designates one, unless an exception "
                   "holds; please check."),
     .mend = N_("Fill in the representative; where there is an establishment, waive the rule with the reason."),
     .sql = "SELECT 'organization', t.id, 'eu_representative', NULL FROM organization t"
            " WHERE t.eu_representative = '' AND t.jurisdictions NOT IN ('EU', 'UK', 'EU; UK', 'UK; EU') AND " ORGANIZATION_UNDER_GDPR},
    {.id = "E20", .severity = SEVERITY_ERROR, .jurisdiction = "EU",
     .law = N_("GDPR"), .article = N_("Art. 28(3)"), .certainty = 'B', .source = "https://enobyte.com/ja/legal/gdpr/28/index.html",
     .title = N_("Processor without a contract"),
     .message = N_("Data is processed by a contractor, but no contract, or no check of its clauses, is recorded. Processing by a processor is "
                   "governed by a contract that sets out what the article lists; please check."),
     .mend = N_("Fill in the date of the contract, and say that its clauses were checked."),
     .sql = "SELECT 'entrustment', t.id, 'contract_on', NULL FROM entrustment t WHERE t.contract_on = '' AND t.contract = '' AND " ENTRUSTMENT_UNDER_GDPR
            " UNION ALL SELECT 'entrustment', t.id, 'clauses_checked', NULL FROM entrustment t WHERE t.clauses_checked <> 'yes' AND " ENTRUSTMENT_UNDER_GDPR},
    {.id = "E21", .severity = SEVERITY_WARNING, .jurisdiction = "EU",
     .law = N_("GDPR"), .article = N_("Art. 28(2)"), .certainty = 'B', .source = "https://enobyte.com/ja/legal/gdpr/28/index.html",
     .title = N_("Sub-processors without authorisation"),
     .message = N_("Whether the contractor may engage another is not recorded, or it may without restriction. A processor engages another only with "
                   "the controller's written authorisation; please check."),
     .mend = N_("Choose whether the work may be entrusted further, and with whose approval."),
     .sql = "SELECT 'entrustment', t.id, 'subcontracting', NULL FROM entrustment t WHERE t.subcontracting IN ('', 'free') AND " ENTRUSTMENT_UNDER_GDPR},
    {.id = "E22", .severity = SEVERITY_ERROR, .jurisdiction = "EU",
     .law = N_("GDPR"), .article = N_("Art. 26"), .certainty = 'B', .source = GDPR_PAGES "26_GDPR",
     .title = N_("Joint controllers without an arrangement"),
     .message = N_("Data is used jointly, but no arrangement between the users is recorded. Joint controllers settle who does what, and make its "
                   "essence available to the person; please check."),
     .mend = N_("Link the agreement between the users."),
     .sql = "SELECT 'joint_use', t.id, 'agreement', NULL FROM joint_use t WHERE t.agreement = '' AND " JOINT_USE_UNDER_GDPR
            " UNION ALL SELECT 'category', t.id, 'role', NULL FROM category t WHERE t.role = 'joint' AND " T_UNDER_GDPR
            " AND NOT EXISTS (SELECT 1 FROM joint_use_categories l WHERE l.target = t.id)"},
    {.id = NULL},
};
