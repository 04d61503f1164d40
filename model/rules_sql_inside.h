/*
 * rules_sql_inside - conditions that several rules share, as parts of a SELECT
 * whose own record is t. Only the tables of rules include it.
 */
#ifndef RULES_SQL_INSIDE_H
#define RULES_SQL_INSIDE_H

/* The classes of data that are no personal data: the duties of APPI Arts. 22 to
 * 39 do not hold for them (Arts. 31, 43 and 44 do). */
#define NOT_PERSONAL "('related_information', 'anonymized', 'statistics')"

/* That the category c is kept, personal and under the law of Japan. */
#define PERSONAL_IN_JAPAN                                                                          \
    "c.status <> 'retired' AND c.data_class NOT IN " NOT_PERSONAL                                  \
    " AND holds('JP', c.organization, c.department)"

/* That t, a provision, an entrustment or a joint use, is about such data; or
 * about none that is named. */
#define PROVISION_IN_JAPAN                                                                         \
    "t.form <> 'aggregated'"                                                                       \
    " AND (NOT EXISTS (SELECT 1 FROM provision_categories l WHERE l.source = t.id) AND "           \
    "holds('JP')"                                                                                  \
    " OR EXISTS (SELECT 1 FROM provision_categories l JOIN category c ON c.id = l.target"          \
    " WHERE l.source = t.id AND " PERSONAL_IN_JAPAN "))"
#define ENTRUSTMENT_IN_JAPAN                                                                       \
    "(t.ended_on = '' OR t.ended_on >= :today)"                                                    \
    " AND (NOT EXISTS (SELECT 1 FROM entrustment_categories l WHERE l.source = t.id) AND "         \
    "holds('JP')"                                                                                  \
    " OR EXISTS (SELECT 1 FROM entrustment_categories l JOIN category c ON c.id = l.target"        \
    " WHERE l.source = t.id AND " PERSONAL_IN_JAPAN "))"
#define JOINT_USE_IN_JAPAN                                                                         \
    "(NOT EXISTS (SELECT 1 FROM joint_use_categories l WHERE l.source = t.id) AND holds('JP')"     \
    " OR EXISTS (SELECT 1 FROM joint_use_categories l JOIN category c ON c.id = l.target"          \
    " WHERE l.source = t.id AND " PERSONAL_IN_JAPAN "))"

/* The grounds of a provision by which neither consent nor a record is asked for:
 * APPI Art. 27(1)(i) to (vii); Arts. 28(1) and 29(1) except them too. */
#define PERMITTED_BY_27_1 "('law', 'life', 'public_health', 'state', 'academic')"

#endif
