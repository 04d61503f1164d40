/*
 * choices - the lists of values that fields of type choice offer.
 *
 * Each list ends with a row of NULL. The rows of kinds.c point here.
 */
#ifndef CHOICES_H
#define CHOICES_H

#include "model/kinds.h"

extern const struct choice choices_law[];
extern const struct choice choices_month[];
extern const struct choice choices_category_role[];
extern const struct choice choices_category_data_class[];
extern const struct choice choices_category_risk[];
extern const struct choice choices_category_status[];
extern const struct choice choices_acquisition_way[];
extern const struct choice choices_statement[];
extern const struct choice choices_acquisition_exempt_reason[];
extern const struct choice choices_acquisition_consent[];
extern const struct choice choices_acquisition_sensitive_ground[];
extern const struct choice choices_purpose_basis_jp[];
extern const struct choice choices_purpose_basis_eu[];
extern const struct choice choices_item_class[];
extern const struct choice choices_item_sensitive_head[];
extern const struct choice choices_party_class[];
extern const struct choice choices_provision_ground[];
extern const struct choice choices_provision_form[];
extern const struct choice choices_foreign_ground[];
extern const struct choice choices_provision_record_method[];
extern const struct choice choices_entrustment_subcontracting[];
extern const struct choice choices_retention_rule[];
extern const struct choice choices_retention_outcome[];
extern const struct choice choices_storage_medium[];
extern const struct choice choices_measure_class[];
extern const struct choice choices_measure_publication[];
extern const struct choice choices_review_outcome[];
extern const struct choice choices_transmission_ground[];
extern const struct choice choices_procedure_requests[];
extern const struct choice choices_notice_type[];
extern const struct choice choices_notice_language[];
extern const struct choice choices_clause_topic[];
extern const struct choice choices_incident_happened[];
extern const struct choice choices_incident_state[];
extern const struct choice choices_incident_persons_known[];
extern const struct choice choices_incident_cause[];
extern const struct choice choices_incident_heads[];
extern const struct choice choices_request_outcome[];
extern const struct choice choices_request_refusal_ground[];

#endif
