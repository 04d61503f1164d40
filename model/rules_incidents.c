/*
 * Rules about incidents and requests by persons: reports of leaks and their days, the
 * notification of the persons, answers that are late or refused.
 */
#include "model/record_laws.h"
#include "model/rules.h"

/* clang-format off */

/* The incidents t under the law of Japan, since it asks for reports, that we report ourselves. */
#define OURS \
    RECORD_UNDER_APPI("incident_categories") " AND t.controller_told_on = '' AND t.known_on >= '2022-04-01'"
/* Those that are judged to be reported. */
#define REPORTED OURS " AND t.heads NOT IN ('', 'none')"
/* That five days have passed, however the first is counted. */
#define FIVE_DAYS_PASSED "date(t.known_on, '+5 days') < :today"
#define REQUEST_UNDER_APPI RECORD_UNDER_APPI("request_categories")
#define OPEN_REQUEST REQUEST_UNDER_APPI " AND t.done_on = '' AND t.outcome = ''"
/* The requests whose day has passed, of the kinds that KINDS lets through. */
#define LATE_REQUESTS(kinds) \
    "SELECT 'request', t.id, 'done_on', t.due_on FROM request t" \
    " WHERE t.due_on <> '' AND t.due_on < :today AND t.request_type " kinds " AND " OPEN_REQUEST \
    " UNION ALL SELECT 'request', t.id, 'done_on', p.promise FROM request t JOIN procedure p ON p.id = t.procedure" \
    " WHERE t.due_on = '' AND promise_day(t.received_on, p.promise) < :today AND t.request_type " kinds " AND " OPEN_REQUEST
#define NO_CLAIMS "('complaint', 'withdrawal')"

const struct rule rules_incidents[] = {
    {.id = "J40", .severity = SEVERITY_WARNING, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Art. 26(1), Rules Art. 8(1), guideline 3-5-3-3"), .from = "2022-04-01", .certainty = 'A',
     .source = "個人情報保護法26条1項; 個人情報の保護に関する法律施行規則8条1項; 個人情報保護委員会「個人情報の保護に関する法律についてのガイドライン(通則編)」3-5-3-3",
     .title = N_("Preliminary report missing"),
     .message = N_("No preliminary report is recorded although heads of reporting are, and five days have passed since the incident became "
                   "known. It is made promptly, by the guideline within about 3 to 5 days; please check."),
     .mend = N_("Report it, and fill in the date of the preliminary report."),
     .sql = "SELECT 'incident', t.id, 'preliminary_on', t.known_on FROM incident t"
            " WHERE t.preliminary_on = '' AND t.final_on = '' AND " FIVE_DAYS_PASSED " AND " REPORTED},
    {.id = "J41", .severity = SEVERITY_ERROR, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Art. 26(1), Rules Art. 8(2)"), .from = "2022-04-01", .certainty = 'A',
     .source = "個人情報保護法26条1項; 個人情報の保護に関する法律施行規則8条2項; 行政機関の休日に関する法律2条",
     .title = N_("Final report overdue"),
     .message = N_("No final report is recorded, and its last day has passed: 30 days from knowing, 60 where a wrongful purpose is "
                   "feared, moved where the authorities are closed on it; please check."),
     .mend = N_("Report it, and fill in the date of the final report."),
     .sql = "SELECT 'incident', t.id, 'final_on', t.known_on FROM incident t"
            " WHERE t.final_on = '' AND final_report_day(t.known_on, t.heads) < :today AND " REPORTED},
    {.id = "J42", .severity = SEVERITY_WARNING, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Art. 26(2), Rules Art. 10"), .from = "2022-04-01", .certainty = 'A',
     .source = "個人情報保護法26条2項; 個人情報の保護に関する法律施行規則10条",
     .title = N_("Persons not notified"),
     .message = N_("Neither that the persons were notified nor what was done instead is recorded. They are notified promptly, as the "
                   "situation asks for; the law names no number of days, and five have passed. Please check."),
     .mend = N_("Notify the persons, or record what is done instead where that is difficult."),
     .sql = "SELECT 'incident', t.id, 'notified_on', t.known_on FROM incident t"
            " WHERE t.notified_on = '' AND t.substitute = '' AND " FIVE_DAYS_PASSED " AND " REPORTED},
    {.id = "J43", .severity = SEVERITY_WARNING, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Art. 26(1), Rules Art. 7"), .from = "2022-04-01", .certainty = 'A',
     .source = "個人情報保護法26条1項; 個人情報の保護に関する法律施行規則7条",
     .title = N_("Incident not judged"),
     .message = N_("Whether the incident falls under a head of reporting is not recorded, or the day on which it became known is not. Special care, "
                   "property damage, a wrongful purpose or more than 1,000 persons have it reported; please check."),
     .mend = N_("Choose the heads, or that none applies, and fill in the day."),
     .sql = "SELECT 'incident', t.id, 'heads', NULL FROM incident t WHERE t.heads = '' AND " OURS
            " UNION ALL SELECT 'incident', t.id, 'known_on', NULL FROM incident t"
            " WHERE t.known_on = '' AND " RECORD_UNDER_APPI("incident_categories")},
    {.id = "J44", .severity = SEVERITY_WARNING, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Art. 26(1), Rules Art. 7(iv)"), .from = "2022-04-01", .certainty = 'A',
     .source = "個人情報保護法26条1項; 個人情報の保護に関する法律施行規則7条4号",
     .title = N_("More than 1,000 persons without that head"),
     .message = N_("More than 1,000 persons are recorded, but not the head of reporting that rests on their number; please check."),
     .mend = N_("Add the head, or correct the number."),
     .sql = "SELECT 'incident', t.id, 'heads', NULL FROM incident t"
            " WHERE t.persons > 1000 AND t.heads <> '' AND instr(t.heads, 'over_1000') = 0 AND " OURS},
    {.id = "J45", .severity = SEVERITY_WARNING, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Art. 26(1), Rules Art. 8(1)"), .from = "2022-04-01", .certainty = 'B',
     .source = "個人情報の保護に関する法律施行規則8条1項3号; https://www.businesslawyers.jp/practices/1433",
     .title = N_("Number of persons not stated"),
     .message = N_("Neither the number of persons affected nor that it is not known is recorded. It is among the matters that are "
                   "reported; please check."),
     .mend = N_("Fill in the number, or choose that it is not known."),
     .sql = "SELECT 'incident', t.id, 'persons', NULL FROM incident t"
            " WHERE t.persons IS NULL AND t.persons_known <> 'unknown' AND " REPORTED},
    {.id = "J46", .severity = SEVERITY_WARNING, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Arts. 32 to 35"), .certainty = 'A',
     .source = "個人情報保護法32条から35条",
     .title = N_("Request open beyond its day"),
     .message = N_("The request is open, and the day that was set, or that its procedure promises, has passed. The law has it answered "
                   "without delay; please check."),
     .mend = N_("Answer it, and fill in the date and the outcome."),
     .sql = LATE_REQUESTS("NOT IN " NO_CLAIMS)},
    {.id = "J47", .severity = SEVERITY_WARNING, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Art. 38(1)"), .certainty = 'A',
     .source = "個人情報保護法38条1項",
     .title = N_("Fee taken for a request that must be free"),
     .message = N_("A fee is recorded for a request other than notification of purposes and disclosure. Only for these, records of "
                   "provision included, may a fee be charged; please check."),
     .mend = N_("Correct the kind of request or the fee."),
     .sql = "SELECT 'request', t.id, 'fee', t.fee FROM request t"
            " WHERE " REQUEST_UNDER_APPI " AND NOT no_fee(t.fee, 1)"
            " AND t.request_type IN ('correction', 'suspension', 'provision_stop', 'withdrawal', 'complaint')"},
    {.id = "J48", .severity = SEVERITY_INFORMATION, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Art. 36"), .certainty = 'C',
     .source = "個人情報保護法36条 (条文は未確認)",
     .title = N_("Refusal without its reason"),
     .message = N_("The request was not met in whole or in part, but the ground, or the reason told to the person, is not recorded. The "
                   "reason is to be explained as far as possible; please check."),
     .mend = N_("Choose the ground, and record the reason as it was told."),
     .sql = "SELECT 'request', t.id, 'refusal_ground', NULL FROM request t"
            " WHERE t.outcome IN ('refused', 'partly') AND t.refusal_ground = '' AND " REQUEST_UNDER_APPI
            " UNION ALL SELECT 'request', t.id, 'reason', NULL FROM request t"
            " WHERE t.outcome IN ('refused', 'partly') AND t.reason = '' AND " REQUEST_UNDER_APPI},
    {.id = "J49", .severity = SEVERITY_INFORMATION, .jurisdiction = "JP",
     .law = N_("APPI"), .article = N_("Art. 40"), .certainty = 'C',
     .source = "個人情報保護法40条 (条文は未確認)",
     .title = N_("Complaint or withdrawal open beyond its day"),
     .message = N_("A complaint or a withdrawal of consent is open, and the day that was set, or that its procedure promises, has passed. "
                   "Complaints are to be handled suitably and quickly (Art. 40(1)); for a withdrawal the Act has no article of its own. Please check."),
     .mend = N_("Answer it, and fill in the date and the outcome."),
     .sql = LATE_REQUESTS("IN " NO_CLAIMS)},
    {.id = NULL},
};
