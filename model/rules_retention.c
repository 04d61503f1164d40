/*
 * Rules about how long data is kept: none given or without an end (J25), against
 * the statutory periods (J26, J27), individual numbers (J28). What rests on a
 * source that was not verified has a rule of its own, an information (J26C,
 * J27C); what goes past a legal maximum too (J26B), and purposes for which an
 * individual number may not be used (J28B).
 */
#include "model/rules.h"

#include "model/buf.h"

/* What the law asks at least of retention t now: temp.statute s. */
static const char shortest_now[] = "coalesce(nullif(s.transitional, ''), s.period)";

/* A rule f that covers a category of retention t, and all that t covers of it: a
 * rule for some items stands before one for the whole. Both are about the same
 * papers and run from the same event as far as that is stated. */
static const char covering[] =
    "FROM retention_categories a JOIN retention_categories b ON b.target = a.target"
    " JOIN retention f ON f.id = b.source WHERE a.source = t.id AND f.id <> t.id"
    " AND (f.record_type = '' OR t.record_type = ''"
    "  OR record_type_key(f.record_type) = record_type_key(t.record_type))"
    " AND (f.event = '' OR t.event = '' OR folded(f.event) = folded(t.event))"
    " AND (NOT EXISTS (SELECT 1 FROM retention_items x WHERE x.source = f.id)"
    "  OR EXISTS (SELECT 1 FROM retention_items x JOIN retention_items y ON y.target = x.target"
    "   WHERE x.source = t.id AND y.source = f.id))";

/* Retentions t that end before what the law asks for their type of record, of
 * which CERTAINTY, a condition on s, holds. */
static void put_below(const char *certainty, struct buf *sql)
{
    buf_printf(sql,
               "SELECT 'retention', t.id, 'period', statute_words(t.record_type) FROM retention t"
               " WHERE t.record_type <> '' AND t.period <> '' AND holds('JP')"
               " AND EXISTS (SELECT 1 FROM temp.statute s"
               "  WHERE s.name = record_type_key(t.record_type) AND s.bound = 'floor' AND %s"
               "  AND period_shorter(t.period, %s))",
               certainty, shortest_now);
}

/* Retentions t for which a rule f that covers them fulfils CONDITION; the detail
 * names one. */
static void put_against(const char *rules, const char *condition, struct buf *sql)
{
    buf_printf(sql,
               "SELECT 'retention', t.id, 'period', (SELECT f.code || ' ' || f.name %s AND %s"
               " LIMIT 1) FROM retention t WHERE t.rule IN (%s) AND t.period <> '' AND holds('JP')"
               " AND EXISTS (SELECT 1 %s AND %s)",
               covering, condition, rules, covering, condition);
}

static void put_shorter(struct buf *sql)
{
    put_below("s.certainty <> 'C'", sql);
    buf_puts(sql, " UNION ALL ");
    put_against("'', 'own', 'ceiling'",
                "f.rule = 'floor' AND period_shorter(t.period,"
                " coalesce(nullif(f.transitional_period, ''), f.period))",
                sql);
}

static void put_shorter_unsure(struct buf *sql)
{
    put_below("s.certainty = 'C'", sql);
}

/* A recorded maximum; and for individual numbers the longest minimum that is
 * known of what the rule covers, as they go once that has passed. */
static void put_longer(struct buf *sql)
{
    put_against("'', 'own', 'floor'",
                "f.rule = 'ceiling' AND period_shorter(f.period, t.period)", sql);
    buf_printf(sql,
               " UNION ALL SELECT 'retention', t.id, 'period', statute_words(t.record_type)"
               " FROM retention t WHERE t.rule <> 'floor' AND holds('JP')"
               " AND EXISTS (SELECT 1 FROM retention_items x JOIN item i ON i.id = x.target"
               "  WHERE x.source = t.id AND i.item_class = 'individual_number')"
               " AND EXISTS (SELECT 1 FROM temp.statute s"
               "  WHERE s.name = record_type_key(t.record_type) AND s.bound = 'floor'"
               "  AND period_shorter(s.period, t.period))"
               " AND NOT EXISTS (SELECT 1 %s AND f.rule = 'floor'"
               "  AND NOT period_shorter(f.period, t.period))",
               covering);
}

static void put_transitional_of(const char *certainty, struct buf *sql)
{
    buf_printf(sql,
               "SELECT 'retention', t.id, 'period', statute_words(t.record_type) FROM retention t"
               " WHERE t.record_type <> '' AND t.period <> '' AND holds('JP')"
               " AND EXISTS (SELECT 1 FROM temp.statute s"
               "  WHERE s.name = record_type_key(t.record_type) AND s.transitional <> '' AND %s"
               "  AND NOT period_shorter(t.period, s.transitional)"
               "  AND period_shorter(t.period, s.period))",
               certainty);
}

static void put_transitional(struct buf *sql)
{
    put_transitional_of("s.transitional_certainty <> 'C'", sql);
    buf_puts(sql, " UNION ALL ");
    put_against("'', 'own', 'ceiling'",
                "f.rule = 'floor' AND f.transitional_period <> ''"
                " AND NOT period_shorter(t.period, f.transitional_period)"
                " AND period_shorter(t.period, f.period)",
                sql);
}

static void put_transitional_unsure(struct buf *sql)
{
    put_transitional_of("s.transitional_certainty = 'C'", sql);
}

/* clang-format off */

const struct rule rules_retention[] = {
    {.id = "J25", .severity = SEVERITY_WARNING, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Art. 22"), .certainty = 'A',
     .source = "個人情報保護法22条; 個人情報保護委員会「個人情報の保護に関する法律についてのガイドライン(通則編)」3-4-1",
     .title = N_("No retention period, or one without an end"),
     .message = N_("No period is given for which the data is kept, or one without an end. The law asks to endeavor to erase "
                   "personal data without delay once it is no longer needed; please check."),
     .mend = N_("Record a retention rule for the data category or the item, with a period, or with words that say when it ends."),
     /* SQLite looks up few records only where all parts have values of one sort. */
     .sql = "SELECT 'category', t.id, '>retention', CAST(NULL AS TEXT) FROM category t"
            " WHERE t.data_class NOT IN ('related_information', 'anonymized', 'statistics')"
            " AND holds('JP', t.organization, t.department)"
            " AND NOT EXISTS (SELECT 1 FROM retention_categories l WHERE l.target = t.id)"
            " AND NOT (t.status = 'retired' AND EXISTS (SELECT 1 FROM disposal d WHERE d.category = t.id))"
            " UNION ALL "
            "SELECT 'category', t.id, 'items', i.name FROM category t JOIN category_items c ON c.source = t.id"
            " JOIN item i ON i.id = c.target"
            " WHERE t.data_class NOT IN ('related_information', 'anonymized', 'statistics')"
            " AND holds('JP', t.organization, t.department)"
            " AND EXISTS (SELECT 1 FROM retention_categories l WHERE l.target = t.id)"
            " AND NOT EXISTS (SELECT 1 FROM retention_categories l WHERE l.target = t.id"
            "  AND (NOT EXISTS (SELECT 1 FROM retention_items x WHERE x.source = l.source)"
            "   OR EXISTS (SELECT 1 FROM retention_items x WHERE x.source = l.source AND x.target = i.id)))"
            " AND NOT (t.status = 'retired' AND EXISTS (SELECT 1 FROM disposal d WHERE d.category = t.id))"
            " UNION ALL "
            "SELECT 'retention', t.id, 'wording', t.wording FROM retention t"
            " WHERE t.period = '' AND endless(t.wording) AND holds('JP')"
            " UNION ALL "
            "SELECT 'retention', t.id, 'period', CAST(NULL AS TEXT) FROM retention t"
            " WHERE t.period = '' AND t.wording = '' AND t.rule <> 'ceiling' AND holds('JP')"},
    {.id = "J26", .severity = SEVERITY_ERROR, .jurisdiction = "JP",
     .law = "", .article = N_("Labor Standards Act Art. 109, Companies Act Art. 432 and others, as the detail says"), .certainty = 'B',
     .source = "労働基準法109条・143条; 所得税法施行規則76条の3; 会社法432条ほか(保存期間の一覧: https://sr-kirin.jp/yorozu/jinji-document)",
     .title = N_("Kept for less than the law asks"),
     .message = N_("The period is shorter than the minimum that the law sets for this type of record, or than a legal minimum that "
                   "is recorded for the same data; please check."),
     .mend = N_("Make the period at least as long as the legal minimum, or correct the type of record."),
     .make = put_shorter},
    {.id = "J26B", .severity = SEVERITY_ERROR, .jurisdiction = "JP",
     .law = N_("My Number Act"), .article = N_("Art. 20, guideline 4-3(3)B"), .certainty = 'A',
     .source = "番号法20条; 個人情報保護委員会「特定個人情報の適正な取扱いに関するガイドライン(事業者編)」第4-3-(3)B",
     .title = N_("Kept for longer than a legal maximum"),
     .message = N_("The period is longer than a legal maximum that is recorded for the same data; or individual numbers are kept "
                   "for longer than the statutory period of the papers, after which they are to be disposed of as soon as possible; please check."),
     .mend = N_("Shorten the period, record the minimum that asks for more, or correct the maximum."),
     .make = put_longer},
    {.id = "J26C", .severity = SEVERITY_INFORMATION, .jurisdiction = "JP",
     .law = "", .article = N_("Labor Standards Act Art. 109, Companies Act Art. 432 and others, as the detail says"), .certainty = 'C',
     .source = "保存期間の一覧(未確認の行): https://sr-kirin.jp/yorozu/jinji-document",
     .title = N_("Perhaps kept for less than the law asks"),
     .message = N_("The period is shorter than the minimum noted for this type of record. That minimum rests on a source that "
                   "was not verified; please check the law."),
     .mend = N_("Check the period in the law; make it longer or correct the type of record where needed."),
     .make = put_shorter_unsure},
    {.id = "J27", .severity = SEVERITY_WARNING, .jurisdiction = "JP",
     .law = N_("Labor Standards Act"), .article = N_("Art. 109, 143"), .certainty = 'A',
     .source = "労働基準法109条・143条",
     .title = N_("The period rests on a transitional rule"),
     .message = N_("The period is long enough only as long as the transitional rule holds (Labor Standards Act Art. 143: for the "
                   "time being 3 years instead of 5). Once it ends, the period falls short; please check."),
     .mend = N_("Make the period as long as the law asks without the transitional rule, or keep watching for its end."),
     .make = put_transitional},
    {.id = "J27C", .severity = SEVERITY_INFORMATION, .jurisdiction = "JP",
     .law = N_("Labor Standards Act Enforcement Regulation"), .article = N_("Art. 24-7"), .certainty = 'C',
     .source = "労働基準法施行規則24条の7(経過措置の条番号は未確認)",
     .title = N_("The period perhaps rests on a transitional rule"),
     .message = N_("The period is long enough only as long as a transitional rule holds, whose article was not verified. Once it "
                   "ends, the period falls short; please check the law."),
     .mend = N_("Make the period as long as the law asks without the transitional rule, or keep watching for its end."),
     .make = put_transitional_unsure},
    {.id = "J28", .severity = SEVERITY_WARNING, .jurisdiction = "JP",
     .law = N_("My Number Act"), .article = N_("Art. 20, guideline 4-3(3)B"), .certainty = 'A',
     .source = "番号法20条; 個人情報保護委員会「特定個人情報の適正な取扱いに関するガイドライン(事業者編)」第4-3-(3)B",
     .title = N_("No plan for the disposal of individual numbers"),
     .message = N_("No rule says how the individual numbers are disposed of at the end. They are to be disposed of or deleted as soon "
                   "as possible once the statutory period has passed; please check."),
     .mend = N_("Record a retention rule that covers the item, with what is done at the end and by which method."),
     .sql = "SELECT 'category', t.id, 'items', i.name FROM category t JOIN category_items c ON c.source = t.id"
            " JOIN item i ON i.id = c.target WHERE i.item_class = 'individual_number'"
            " AND holds('JP', t.organization, t.department)"
            " AND NOT EXISTS (SELECT 1 FROM retention_categories l JOIN retention r ON r.id = l.source"
            "  WHERE l.target = t.id AND r.outcome NOT IN ('', 'archive') AND r.disposal_method <> ''"
            "  AND (NOT EXISTS (SELECT 1 FROM retention_items x WHERE x.source = l.source)"
            "   OR EXISTS (SELECT 1 FROM retention_items x WHERE x.source = l.source AND x.target = i.id)))"
            " AND NOT (t.status = 'retired' AND EXISTS (SELECT 1 FROM disposal d WHERE d.category = t.id))"},
    {.id = "J28B", .severity = SEVERITY_WARNING, .jurisdiction = "JP",
     .law = N_("My Number Act"), .article = N_("Art. 9, 19"), .certainty = 'A',
     .source = "番号法9条・19条; 個人情報保護委員会「特定個人情報の適正な取扱いに関するガイドライン(事業者編)」",
     .title = N_("Individual numbers for another purpose"),
     .message = N_("Individual numbers may be used only for the affairs that the law names, such as tax and social insurance. No "
                   "such affair can be seen in the purpose of use; please check."),
     .mend = N_("Link the purpose for which the numbers are used and name the affair in it; keep the numbers in a data category of their own."),
     .sql = "SELECT 'category', t.id, 'purposes', p.name FROM category t JOIN category_purposes l ON l.source = t.id"
            " JOIN purpose p ON p.id = l.target"
            " WHERE t.status <> 'retired' AND holds('JP', t.organization, t.department)"
            " AND EXISTS (SELECT 1 FROM category_items c JOIN item i ON i.id = c.target"
            "  WHERE c.source = t.id AND i.item_class = 'individual_number')"
            " AND NOT number_affair(p.name || ' ' || p.wording || ' ' || p.wording_en)"
            /* Among other items a purpose may be theirs: then one affair is enough. */
            " AND NOT (EXISTS (SELECT 1 FROM category_items c JOIN item i ON i.id = c.target"
            "   WHERE c.source = t.id AND i.item_class <> 'individual_number')"
            "  AND EXISTS (SELECT 1 FROM category_purposes k JOIN purpose q ON q.id = k.target"
            "   WHERE k.source = t.id AND number_affair(q.name || ' ' || q.wording || ' ' || q.wording_en)))"},
    {.id = NULL},
};
