/*
 * Rules about the ledger itself: what it must not hold, what JIS Q 15001 and the
 * guideline ask it to say, reviews, law to come. J29 to J32, J35 and J36 of the
 * study of the law.
 */
#include "model/rules.h"

#include "model/buf.h"
#include "model/kinds.h"
#include "model/rules_sql_inside.h"

/* Adds BEFORE, column and AFTER for each text field of KIND; JOINT stands between
 * two. Where VALUE, each is followed by the name of its column as a value. */
static void add_texts(struct buf *sql, const struct kind *kind, const char *before,
                      const char *after, const char *joint, bool value)
{
    bool first = true;
    for (size_t i = 0; i < kind->field_count; i++) {
        if (!kinds_is_text(&kind->fields[i]))
            continue;
        buf_printf(sql, "%s%st.%s%s", first ? "" : joint, before, kind->fields[i].column, after);
        if (value)
            buf_printf(sql, "'%s'", kind->fields[i].column);
        first = false;
    }
}

/* The first text of a record in which a number stands. The texts are searched as
 * one, an x between two so that no number is made of both. */
static void make_numbers(struct buf *sql)
{
    for (size_t i = 0; i < kinds_count; i++) {
        buf_printf(sql, "%sSELECT '%s', t.id, CASE", i == 0 ? "" : " UNION ALL ", kinds[i].name);
        add_texts(sql, &kinds[i], " WHEN has_number(", ") THEN ", "", true);
        buf_printf(sql, " END, NULL FROM %s t WHERE has_number(", kinds[i].name);
        add_texts(sql, &kinds[i], "", "", " || 'x' || ", false);
        buf_puts(sql, ")");
    }
}

/* clang-format off */

/* The categories t of which a ledger is kept. */
#define IN_THE_LEDGER \
    "t.status <> 'retired' AND t.data_class NOT IN " NOT_PERSONAL " AND holds('JP', t.organization, t.department)"
/* Those of which a leak may be reported: not pseudonymized ones (Art. 41(9)). */
#define REPORTED "t.data_class <> 'pseudonymized' AND " IN_THE_LEDGER
/* The items t without a class whose name tells one of CLASSES. */
#define OF_ITEM(classes) \
    "SELECT 'item', t.id, 'item_class', NULL FROM item t WHERE t.item_class = '' AND holds('JP') AND item_class(t.name) IN " classes
#define JIS_SOURCE "JIS Q 15001:2017 A.3.3.1 (2023年版の項番は未確認)"

const struct rule rules_ledger[] = {
    {.id = "J29", .severity = SEVERITY_ERROR, .jurisdiction = "",
     .law = N_("My Number Act"), .article = N_("guideline for businesses, annex C-c"), .certainty = 'A',
     .source = "個人情報保護委員会「特定個人情報の適正な取扱いに関するガイドライン(事業者編)」別添C-c",
     .title = N_("An individual number in the ledger"),
     .message = N_("A text holds what looks like an individual number: 12 digits whose check digit is right. Records "
                   "by which the handling is checked are not to hold individual numbers; please check."),
     .mend = N_("Erase it with the command redact, so that no trace stays in the journal."),
     .make = make_numbers},
    {.id = "J30", .severity = SEVERITY_WARNING, .jurisdiction = "JP",
     .law = "JIS Q 15001:2017 A.3.3.1", .article = "", .certainty = 'B', .source = JIS_SOURCE,
     .title = N_("Ledger without access, storage or use limit"),
     .message = N_("Who has access, where the data is kept, in which way, or until when it is used is not recorded. A ledger under the "
                   "standard says each of them; please check."),
     .mend = N_("Fill in what is missing; who has access may also stand at the storages."),
     .sql = "SELECT 'category', t.id, 'access', NULL FROM category t WHERE t.access = '' AND " IN_THE_LEDGER
            " AND (NOT EXISTS (SELECT 1 FROM category_storages l WHERE l.source = t.id)"
            " OR EXISTS (SELECT 1 FROM category_storages l JOIN storage s ON s.id = l.target WHERE l.source = t.id AND s.access = ''))"
            " UNION ALL SELECT 'category', t.id, 'storages', NULL FROM category t WHERE " IN_THE_LEDGER
            " AND NOT EXISTS (SELECT 1 FROM category_storages l WHERE l.source = t.id)"
            " UNION ALL SELECT 'category', t.id, 'use_until', NULL FROM category t WHERE t.use_until = '' AND " IN_THE_LEDGER
            " UNION ALL SELECT 'storage', t.id, 'medium', NULL FROM storage t WHERE t.medium = ''"
            " AND EXISTS (SELECT 1 FROM category_storages l JOIN category c ON c.id = l.source WHERE l.target = t.id AND " PERSONAL_IN_JAPAN ")"},
    {.id = "J31", .severity = SEVERITY_WARNING, .jurisdiction = "JP",
     .law = "JIS Q 15001:2017 A.3.3.1", .article = "", .certainty = 'B', .source = JIS_SOURCE,
     .title = N_("Not reviewed for a year"),
     .message = N_("No review of this line within the last 12 months is recorded. The standard asks for a review at least once a "
                   "year; please check."),
     .mend = N_("Review the line: confirm it in an annual review, or fill in the date."),
     .sql = "SELECT 'category', t.id, 'reviewed_on', nullif(t.reviewed_on, '') FROM category t"
            " WHERE t.reviewed_on < date(:today, '-12 months') AND t.status <> 'draft' AND " IN_THE_LEDGER
            " AND NOT EXISTS (SELECT 1 FROM review r WHERE r.category = t.id AND r.outcome <> ''"
            " AND r.reviewed_on >= date(:today, '-12 months'))"},
    {.id = "J32", .severity = SEVERITY_WARNING, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Art. 26(1), Rules Art. 7(iv)"), .certainty = 'A',
     .source = "個人情報保護法26条1項; 個人情報の保護に関する法律施行規則7条4号; JIS Q 15001",
     .title = N_("Number of persons missing or old"),
     .message = N_("The number of persons is not recorded, or was counted more than 12 months ago. A leak of more than 1,000 persons is "
                   "reported to the Commission, so the number should be known beforehand; please check."),
     .mend = N_("Count the persons, and fill in the number and the date."),
     .sql = "SELECT 'category', t.id, 'persons', NULL FROM category t WHERE t.persons IS NULL AND " REPORTED
            " UNION ALL SELECT 'category', t.id, 'persons_on', nullif(t.persons_on, '') FROM category t"
            " WHERE t.persons IS NOT NULL AND t.persons_on < date(:today, '-12 months') AND " REPORTED},
    {.id = "J35", .severity = SEVERITY_ERROR, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Art. 23, guideline 10-3(3)"), .certainty = 'A',
     .source = "個人情報保護委員会「個人情報の保護に関する法律についてのガイドライン(通則編)」10-3(3)",
     .title = N_("Department that no longer exists"),
     .message = N_("The department that is recorded as responsible no longer exists. A means of checking how data is "
                   "handled is asked for, and who answers for the data is among the examples of what it makes clear; "
                   "please check."),
     .mend = N_("Choose the department that has taken it over."),
     .sql = "SELECT 'category', t.id, 'department', d.name FROM category t JOIN department d ON d.id = t.department"
            " WHERE d.active = 'no' AND " IN_THE_LEDGER
            " UNION ALL SELECT 'desk', t.id, 'department', d.name FROM desk t JOIN department d ON d.id = t.department"
            " WHERE d.active = 'no' AND holds('JP')"},
    {.id = "J35B", .severity = SEVERITY_WARNING, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Art. 23, guideline 10-3(3)"), .certainty = 'A',
     .source = "個人情報保護委員会「個人情報の保護に関する法律についてのガイドライン(通則編)」10-3(3)",
     .title = N_("Nobody responsible"),
     .message = N_("Neither the department that handles the data nor a person in charge is recorded. A means of "
                   "checking how data is handled is asked for, and who answers for the data is among the examples of "
                   "what it makes clear; please check."),
     .mend = N_("Choose the department, or name the person in charge."),
     .sql = "SELECT 'category', t.id, 'department', NULL FROM category t"
            " WHERE t.department IS NULL AND t.person_in_charge = '' AND " IN_THE_LEDGER},
    {.id = "J36", .severity = SEVERITY_INFORMATION, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("amendment of 2026"), .from = RULE_DAY_OPEN, .certainty = 'B',
     .source = "令和8年改正 (2026-07-17公布、施行日は公布から2年以内で未定)",
     .title = N_("Data for which the law is going to change"),
     .message = N_("The data includes persons under 16 or facial-feature data. The amendment promulgated on 2026-07-17 has new rules "
                   "for both; the day on which they come into force is not set yet. Please check what will have to change."),
     .mend = N_("Watch for the day on which the amendment comes into force, and for the ordinances. Until then this "
                "is information only."),
     .sql = "SELECT 'category', t.id, 'minors', NULL FROM category t"
            " WHERE t.minors = 'yes' AND t.status <> 'retired' AND holds('JP', t.organization, t.department)"
            " UNION ALL SELECT 'category', t.id, 'facial_features', NULL FROM category t"
            " WHERE t.facial_features = 'yes' AND t.status <> 'retired' AND holds('JP', t.organization, t.department)"},
    {.id = "J38", .severity = SEVERITY_INFORMATION, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Art. 2(3), Order Art. 2"), .certainty = 'A',
     .source = "個人情報保護法2条3項; 個人情報の保護に関する法律施行令2条; 個人情報の保護に関する法律施行規則5条",
     .title = N_("Item that may be special-care-required"),
     .message = N_("The class of the item is not recorded, and its name speaks for special-care-required information. That is obtained "
                   "with consent only, and a leak of it is reported; please check what the item holds."),
     .mend = N_("Choose the class of the item, and its head where it is special-care-required."),
     .sql = OF_ITEM("('sensitive')")},
    {.id = "J38B", .severity = SEVERITY_INFORMATION, .jurisdiction = "JP",
     .law = N_("My Number Act"), .article = N_("Arts. 9, 19, 20"), .certainty = 'A',
     .source = "行政手続における特定の個人を識別するための番号の利用等に関する法律9条・19条・20条; 個人情報保護委員会「特定個人情報の適正な取扱いに関するガイドライン(事業者編)」",
     .title = N_("Item that may be the individual number"),
     .message = N_("The class of the item is not recorded, and its name speaks for the individual number. It may be used, given and kept "
                   "only for the affairs that the law names; please check what the item holds."),
     .mend = N_("Choose the class of the item."),
     .sql = OF_ITEM("('individual_number')")},
    {.id = "J38C", .severity = SEVERITY_INFORMATION, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Art. 2(2), Order Art. 1"), .certainty = 'B',
     .source = "個人情報保護法2条2項; 個人情報の保護に関する法律施行令1条",
     .title = N_("Item that may be an individual identification code"),
     .message = N_("The class of the item is not recorded, and its name speaks for an individual identification code. Such a code is personal "
                   "information by itself; please check what the item holds."),
     .mend = N_("Choose the class of the item."),
     .sql = OF_ITEM("('identification_code')")},
    {.id = "J38D", .severity = SEVERITY_INFORMATION, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Art. 26(1), Rules Art. 7(ii)"), .certainty = 'A',
     .source = "個人情報保護法26条1項; 個人情報の保護に関する法律施行規則7条2号",
     .title = N_("Item by which property may be harmed"),
     .message = N_("The class of the item is not recorded, and its name speaks for financial data or credentials. A leak by whose abuse "
                   "property may be harmed is reported whatever the number of persons; please check what the item holds."),
     .mend = N_("Choose the class of the item."),
     .sql = OF_ITEM("('financial', 'credential')")},
    {.id = NULL},
};
