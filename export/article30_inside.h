/*
 * article30_inside - what the columns hold, for article30*.c only. Each adds the value of
 * a column for an entry; several values stand in lines.
 */
#ifndef ARTICLE30_INSIDE_H
#define ARTICLE30_INSIDE_H

#include "export/article30.h"

void article30_function(const struct article30_entry *entry, struct buf *out);
void article30_name(const struct article30_entry *entry, struct buf *out);
void article30_reference(const struct article30_entry *entry, struct buf *out);
void article30_purposes(const struct article30_entry *entry, struct buf *out);
void article30_basis(const struct article30_entry *entry, struct buf *out);
void article30_sensitive_basis(const struct article30_entry *entry, struct buf *out);
void article30_interests(const struct article30_entry *entry, struct buf *out);
void article30_joint(const struct article30_entry *entry, struct buf *out);
void article30_subjects(const struct article30_entry *entry, struct buf *out);
void article30_items(const struct article30_entry *entry, struct buf *out);
void article30_sensitive(const struct article30_entry *entry, struct buf *out);
void article30_recipients(const struct article30_entry *entry, struct buf *out);
void article30_internal(const struct article30_entry *entry, struct buf *out);
void article30_external(const struct article30_entry *entry, struct buf *out);
void article30_contractors(const struct article30_entry *entry, struct buf *out);
void article30_contracts(const struct article30_entry *entry, struct buf *out);
void article30_countries(const struct article30_entry *entry, struct buf *out);
void article30_safeguards(const struct article30_entry *entry, struct buf *out);
void article30_transfers(const struct article30_entry *entry, struct buf *out);
void article30_retention(const struct article30_entry *entry, struct buf *out);
void article30_measures(const struct article30_entry *entry, struct buf *out);
void article30_sensitive_ground(const struct article30_entry *entry, struct buf *out);
void article30_rights(const struct article30_entry *entry, struct buf *out);
void article30_automated(const struct article30_entry *entry, struct buf *out);
void article30_source(const struct article30_entry *entry, struct buf *out);
void article30_consent(const struct article30_entry *entry, struct buf *out);
void article30_storages(const struct article30_entry *entry, struct buf *out);
void article30_assessment(const struct article30_entry *entry, struct buf *out);
void article30_started(const struct article30_entry *entry, struct buf *out);
void article30_reviewed(const struct article30_entry *entry, struct buf *out);
void article30_organization(const struct article30_entry *entry, struct buf *out);
void article30_officer(const struct article30_entry *entry, struct buf *out);
void article30_representative(const struct article30_entry *entry, struct buf *out);
void article30_client(const struct article30_entry *entry, struct buf *out);
void article30_processing(const struct article30_entry *entry, struct buf *out);

/* Whether a transfer to COUNTRY leaves the territory of the law of TEMPLATE: the UK for
 * the ICO, the European Economic Area for the CNIL. */
bool article30_is_third(enum article30_template template, const char *country);

#endif
