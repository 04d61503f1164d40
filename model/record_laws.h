/*
 * record_laws - under which laws an incident or a request t is, as conditions of SQL, so that
 * deadlines and rules ask the same.
 *
 * It is under the laws of its organization and under those of the organizations of its categories,
 * which stand in the table LINKS. While none of them is recorded it may concern any organization,
 * and is under the laws of all: what is not known is asked, never left out.
 */
#ifndef RECORD_LAWS_H
#define RECORD_LAWS_H

/* The organizations of the categories. */
#define RECORD_OWNERS(links)                                                                       \
    "SELECT coalesce(c.organization, d.organization) FROM " links " l "                            \
    "JOIN category c ON c.id = l.target LEFT JOIN department d ON d.id = c.department "            \
    "WHERE l.source = t.id AND coalesce(c.organization, d.organization) IS NOT NULL"

/* Whether an organization of which LAWS is true, and that t may concern, is there. */
#define RECORD_UNDER(links, laws)                                                                  \
    "EXISTS (SELECT 1 FROM organization WHERE (" laws ") AND (organization.id = t.organization "   \
    "OR organization.id IN (" RECORD_OWNERS(                                                       \
        links) ") "                                                                                \
               "OR (t.organization IS NULL AND NOT EXISTS (" RECORD_OWNERS(links) "))))"

#define RECORD_HAS_LAW(law) "'; ' || organization.jurisdictions || ';' LIKE '%; " law ";%'"

/* An organization that names no law is under that of Japan, and so is an inventory without any. */
#define RECORD_UNDER_APPI(links)                                                                   \
    "(" RECORD_UNDER(links, "organization.jurisdictions = '' OR " RECORD_HAS_LAW(                  \
                                "JP")) " OR NOT EXISTS (SELECT 1 FROM organization))"

#define RECORD_UNDER_GDPR(links)                                                                   \
    RECORD_UNDER(links, RECORD_HAS_LAW("EU") " OR " RECORD_HAS_LAW("UK"))

#endif
