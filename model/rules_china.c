/*
 * Rules for organizations under the law of China, as far as a notice for users in
 * China states them: shortest period, deletion or anonymization, withdrawal.
 */
#include "model/rules.h"

/* clang-format off */

/* That the category c is under the law of China. */
#define UNDER_PIPL \
    "c.status <> 'retired' AND c.data_class NOT IN ('anonymized', 'statistics') AND holds('CN', c.organization, c.department)"

const struct rule rules_china[] = {
    {.id = "C01", .severity = SEVERITY_WARNING, .jurisdiction = "CN",
     .law = N_("PIPL (China)"), .article = N_("Art. 19"), .certainty = 'B',
     .source = "个人信息保护法第19条: https://169fy.com/b04a9207450719ab/77048d485bfa5c9f.html",
     .title = N_("No period of retention under the law of China"),
     .message = N_("No period of retention is recorded for the data category, neither its own nor one that a notice for China states. "
                   "The law asks for the shortest that the purpose needs, where no other law sets it; please check."),
     .mend = N_("Link a period of retention, or state one in the notice for China."),
     .sql = "SELECT 'category', t.id, '>retention', NULL FROM category t WHERE t.status <> 'retired'"
            " AND t.data_class NOT IN ('anonymized', 'statistics') AND holds('CN', t.organization, t.department)"
            " AND NOT EXISTS (SELECT 1 FROM retention_categories l JOIN retention r ON r.id = l.source"
            " WHERE l.target = t.id AND (r.period <> '' OR r.wording <> ''))"
            " AND NOT EXISTS (SELECT 1 FROM notice CROSS JOIN retention_notices l ON l.target = notice.id CROSS JOIN retention r ON r.id = l.source"
            " WHERE (notice.organization = t.organization OR t.organization IS NULL) AND notice.jurisdiction = 'CN' AND (r.period <> '' OR r.wording <> '')"
            " AND NOT EXISTS (SELECT 1 FROM retention_categories x WHERE x.source = r.id))"},
    {.id = "C02", .severity = SEVERITY_WARNING, .jurisdiction = "CN",
     .law = N_("PIPL (China)"), .article = N_("Art. 47"), .certainty = 'B',
     .source = "个人信息保护法第47条: http://www.ahdhf.com/law/twsy/15105.html",
     .title = N_("No deletion at the end under the law of China"),
     .message = N_("What is done at the end of the period is not recorded, or is neither deleting nor anonymizing. When the purpose is reached "
                   "or cannot be, the service ends, the period is over or consent is withdrawn, the law asks that the data be "
                   "deleted; please check."),
     .mend = N_("Choose what is done at the end: delete, anonymize, or either."),
     .sql = "SELECT 'retention', t.id, 'outcome', NULL FROM retention t"
            " WHERE t.outcome NOT IN ('delete', 'anonymize', 'delete_or_anonymize')"
            " AND (EXISTS (SELECT 1 FROM retention_categories l JOIN category c ON c.id = l.target WHERE l.source = t.id AND " UNDER_PIPL ")"
            " OR EXISTS (SELECT 1 FROM retention_notices l JOIN notice n ON n.id = l.target WHERE l.source = t.id AND n.jurisdiction = 'CN' AND holds('CN')))"},
    {.id = "C03", .severity = SEVERITY_WARNING, .jurisdiction = "CN",
     .law = N_("PIPL (China)"), .article = N_("Art. 15"), .certainty = 'B',
     .source = "个人信息保护法第15条: https://translate.hicom-asia.com/area/pipl-article-15/library/1",
     .title = N_("Consent that cannot be withdrawn under the law of China"),
     .message = N_("The data is obtained with consent, but how the person withdraws it is not recorded. The law asks for a convenient way "
                   "to withdraw consent; please check."),
     .mend = N_("Record how consent is withdrawn."),
     .sql = "SELECT 'acquisition', t.id, 'withdrawal', NULL FROM acquisition t"
            " WHERE t.consent IN ('obtained', 'opt_in') AND t.withdrawal = ''"
            " AND EXISTS (SELECT 1 FROM category c WHERE c.id = t.category AND " UNDER_PIPL ")"},
    {.id = NULL},
};
