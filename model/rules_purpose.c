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
            " AND NOT purpose_for_all(t.organization, t.department)"},
    {.id = "J02", .severity = SEVERITY_WARNING, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Art. 17(1), guideline 3-1-1"), .certainty = 'A',
     .source = "個人情報保護委員会「個人情報の保護に関する法律についてのガイドライン(通則編)」3-1-1",
     .title = N_("A purpose of use that is too vague"),
     .message = N_("The purpose of use says no more than a phrase that the guideline names as too vague, such as 事業活動. "
                   "A person must be able to tell what the data is used for; please check."),
     .mend = N_("Say in the wording for what business the data is used and what is done with it."),
     .sql = "SELECT 'purpose', t.id, 'wording', t.wording FROM purpose t"
            " WHERE holds('JP', t.organization) AND vague(CASE t.wording WHEN '' THEN t.name ELSE t.wording END)"},
    {.id = "J03", .severity = SEVERITY_ERROR, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Art. 17(2), Art. 21(3)"), .certainty = 'A',
     .source = "個人情報保護法17条2項、21条3項; ガイドライン(通則編)3-1-2",
     .title = N_("A changed purpose that was not announced"),
     .message = N_("The purpose of use was changed, and no date is recorded on which the person was notified of it or it "
                   "was published. The law asks for one of them; please check."),
     .mend = N_("Notify or publish the changed purpose, and record the date and how it was done."),
     .sql = "SELECT 'purpose', t.id, 'announced_on', t.changed_on FROM purpose t"
            " WHERE t.changed_on <> '' AND t.changed_on <= :today AND t.announced_on = '' AND holds('JP', t.organization)"},
    {.id = "J03B", .severity = SEVERITY_WARNING, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Art. 17(2), Art. 21(3)"), .certainty = 'A',
     .source = "個人情報保護法17条2項、21条3項、32条1項2号; ガイドライン(通則編)3-1-2",
     .title = N_("A purpose unlike the one last published"),
     .message = N_("The wording of the purpose of use differs from the one in the last published notice, and no later "
                   "announcement is recorded. A changed purpose is notified or published; please check."),
     .mend = N_("Publish the notice again, or record the date on which the change was announced."),
     .sql = "SELECT 'purpose', t.id, 'announced_on', t.wording FROM purpose t WHERE t.wording <> '' AND holds('JP', t.organization)"
            " AND EXISTS (SELECT 1 FROM publication"
            "   WHERE publication.published_on >= t.announced_on"
            "   AND restated(stated(publication.statements, 'purposes', 'purpose/' || t.code, 'wording'), t.wording)"
            "   AND NOT EXISTS (SELECT 1 FROM publication q WHERE q.notice = publication.notice"
            "     AND (q.published_on, q.id) > (publication.published_on, publication.id)))"},
    {.id = "J03C", .severity = SEVERITY_WARNING, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Art. 17(2), Art. 21(3)"), .certainty = 'A',
     .source = "個人情報保護法17条2項、21条3項; ガイドライン(通則編)3-1-2",
     .title = N_("A purpose changed since the last snapshot"),
     .message = N_("The wording of the purpose of use was changed since the last snapshot, and no announcement since is recorded. "
                   "A changed purpose is notified or published; please check."),
     .mend = N_("Record the day of the change, and how and when it was notified or published."),
     /* J03 asks where the change is dated, J03B where a publication states the purpose. */
     .sql = "SELECT 'purpose', t.id, 'announced_on', t.wording FROM purpose t WHERE holds('JP', t.organization)"
            " AND t.announced_on < sealed_on() AND (t.changed_on = '' OR t.announced_on <> '')"
            " AND restated(CASE coalesce(sealed('purpose', t.id, 'wording'), t.wording)"
            "   WHEN '' THEN coalesce(sealed('purpose', t.id, 'name'), t.name)"
            "   ELSE coalesce(sealed('purpose', t.id, 'wording'), t.wording) END,"
            "   CASE t.wording WHEN '' THEN t.name ELSE t.wording END)"
            " AND NOT EXISTS (SELECT 1 FROM publication"
            "   WHERE stated(publication.statements, 'purposes', 'purpose/' || t.code, 'wording') IS NOT NULL"
            "   AND NOT EXISTS (SELECT 1 FROM publication q WHERE q.notice = publication.notice"
            "     AND (q.published_on, q.id) > (publication.published_on, publication.id)))"},
    {.id = "J04", .severity = SEVERITY_ERROR, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Art. 21(2)"), .certainty = 'A',
     .source = "個人情報保護法21条2項、4項; ガイドライン(通則編)3-3-4、3-3-5",
     .title = N_("Obtained in writing without stating the purpose"),
     .message = N_("The data is obtained from the person in writing, which includes forms on the web. It is not recorded "
                   "that the purpose of use is stated explicitly beforehand and where, nor which exception of Art. 21(4) "
                   "applies. To publish it is not enough here; please check."),
     .mend = N_("State the purpose on the form itself and record the place, or record the exception that applies."),
     .sql = "SELECT 'acquisition', t.id, CASE t.statement WHEN 'shown' THEN 'statement_place'"
            " WHEN 'exempt' THEN 'exempt_reason' ELSE 'statement' END, NULL"
            " FROM acquisition t JOIN category c ON c.id = t.category"
            " WHERE t.way = 'direct_written'"
            " AND CASE t.statement WHEN 'shown' THEN t.statement_place WHEN 'exempt' THEN t.exempt_reason ELSE '' END = ''"
            " AND c.status <> 'retired' AND c.data_class NOT IN ('related_information', 'anonymized', 'statistics')"
            " AND holds('JP', c.organization, c.department)"},
    {.id = "J05", .severity = SEVERITY_ERROR, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Art. 21(1)"), .certainty = 'A',
     .source = "個人情報保護法21条1項、4項; ガイドライン(通則編)3-3-3、3-3-5",
     .title = N_("Obtained without notifying or publishing the purpose"),
     .message = N_("It is not recorded that the purpose of use is published or the person notified of it, nor which "
                   "exception of Art. 21(4) applies; please check."),
     .mend = N_("Publish the purpose or notify the person and record which, or record the exception that applies."),
     .sql = "SELECT 'acquisition', t.id, CASE t.statement WHEN 'exempt' THEN 'exempt_reason' ELSE 'statement' END, NULL"
            " FROM acquisition t JOIN category c ON c.id = t.category"
            " WHERE t.way NOT IN ('direct_written', 'generated')"
            " AND (t.statement = '' OR (t.statement = 'exempt' AND t.exempt_reason = ''))"
            " AND c.status <> 'retired' AND c.data_class NOT IN ('related_information', 'anonymized', 'statistics')"
            " AND holds('JP', c.organization, c.department)"},
    {.id = "J06", .severity = SEVERITY_ERROR, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Art. 20(2)"), .certainty = 'A',
     .source = "個人情報保護法20条2項; 個人情報保護法施行令9条; ガイドライン(通則編)3-3-2",
     .title = N_("Special-care-required information without a ground"),
     .message = N_("Special-care-required information is obtained, and neither the person's consent in advance nor an "
                   "exception of Art. 20(2) is recorded; please check."),
     .mend = N_("Record under the acquisition on which ground of Art. 20(2) the item is obtained; for its main text, how "
                "consent is taken."),
     .sql = /* an acquisition that names its items */
            "SELECT 'acquisition', t.id, CASE t.sensitive_ground WHEN 'consent' THEN 'consent' ELSE 'sensitive_ground' END,"
            " (SELECT i.name FROM acquisition_items l JOIN item i ON i.id = l.target"
            "   WHERE l.source = t.id AND i.item_class = 'sensitive' ORDER BY l.position LIMIT 1)"
            " FROM acquisition t JOIN category c ON c.id = t.category"
            " WHERE (t.sensitive_ground = '' OR (t.sensitive_ground = 'consent' AND t.consent NOT IN ('obtained', 'opt_in')))"
            " AND EXISTS (SELECT 1 FROM acquisition_items l JOIN item i ON i.id = l.target"
            "   WHERE l.source = t.id AND i.item_class = 'sensitive')"
            " AND c.status <> 'retired' AND holds('JP', c.organization, c.department)"
            /* one that names none obtains all of the category */
            " UNION ALL "
            "SELECT 'acquisition', t.id, CASE t.sensitive_ground WHEN 'consent' THEN 'consent' ELSE 'sensitive_ground' END,"
            " (SELECT i.name FROM category_items l JOIN item i ON i.id = l.target"
            "   WHERE l.source = t.category AND i.item_class = 'sensitive' ORDER BY l.position LIMIT 1)"
            " FROM acquisition t JOIN category c ON c.id = t.category"
            " WHERE (t.sensitive_ground = '' OR (t.sensitive_ground = 'consent' AND t.consent NOT IN ('obtained', 'opt_in')))"
            " AND NOT EXISTS (SELECT 1 FROM acquisition_items l WHERE l.source = t.id)"
            " AND EXISTS (SELECT 1 FROM category_items l JOIN item i ON i.id = l.target"
            "   WHERE l.source = t.category AND i.item_class = 'sensitive')"
            " AND c.status <> 'retired' AND holds('JP', c.organization, c.department)"
            /* an item of the category that no acquisition obtains */
            " UNION ALL "
            "SELECT 'category', t.id, 'items',"
            " (SELECT i.name FROM category_items l JOIN item i ON i.id = l.target"
            "   WHERE l.source = t.id AND i.item_class = 'sensitive' ORDER BY l.position LIMIT 1)"
            " FROM category t WHERE t.status <> 'retired' AND holds('JP', t.organization, t.department)"
            " AND EXISTS (SELECT 1 FROM category_items l JOIN item i ON i.id = l.target"
            "   WHERE l.source = t.id AND i.item_class = 'sensitive')"
            " AND NOT EXISTS (SELECT 1 FROM acquisition a WHERE a.category = t.id"
            "   AND (NOT EXISTS (SELECT 1 FROM acquisition_items l WHERE l.source = a.id)"
            "        OR EXISTS (SELECT 1 FROM acquisition_items l JOIN item i ON i.id = l.target"
            "          WHERE l.source = a.id AND i.item_class = 'sensitive')))"},
    {.id = NULL},
};
