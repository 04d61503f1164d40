/*
 * What the columns hold. Names of records stand as they are kept; words of APPI, such as
 * the ground of a transfer, name that law, since its articles have the numbers of others
 * in the GDPR.
 */
#include "export/article30_inside.h"

#include "model/cells.h"
#include "model/present.h"
#include "model/register.h"

#include <string.h>

/* Adds TEXT as a line, unless it is empty or a line already. */
static void put_line(struct buf *out, const char *text)
{
    size_t length = strlen(text);
    for (const char *at = buf_text(out); length > 0 && *at != '\0';) {
        size_t line = strcspn(at, "\n");
        if (line == length && strncmp(at, text, length) == 0)
            return;
        at += line + (at[line] == '\n');
    }
    if (length > 0)
        buf_printf(out, "%s%s", out->length == 0 ? "" : "\n", text);
}

/* Adds the field COLUMN of RECORD for people, as a line. */
static void put_field(const struct article30_entry *e, const struct record *record,
                      const char *column, struct buf *out)
{
    struct buf text = {0};
    size_t field = kinds_field(record->kind, column);
    present_text(e->m, &record->kind->fields[field], record->values[field], e->lang, &text);
    put_line(out, buf_text(&text));
    buf_clear(&text);
}

static void put_category(const struct article30_entry *e, const char *column, struct buf *out)
{
    put_field(e, e->row->category, column, out);
}

/* The same of all linked records of KIND. */
static void put_linked(const struct article30_entry *e, const char *kind, const char *column,
                       struct buf *out)
{
    const struct register_linked *linked = &e->row->linked[register_group(kind)];
    for (size_t i = 0; i < linked->count; i++)
        put_field(e, linked->records[i], column, out);
}

/* Adds each record that the field COLUMN of RECORD refers to, by TAKE. */
static void each_target(const struct article30_entry *e, const struct record *record,
                        const char *column,
                        void (*take)(const struct article30_entry *e, const struct record *target,
                                     struct buf *out),
                        struct buf *out)
{
    const struct field *field = &record->kind->fields[kinds_field(record->kind, column)];
    struct why why = {.lang = e->lang};
    struct cells codes = {0};
    if (field->type == TYPE_LINKS)
        cells_parse(record_value(record, column), &codes);
    else if (record_value(record, column)[0] != '\0')
        cells_add(&codes, record_value(record, column));
    for (size_t i = 0; i < codes.count; i++) {
        struct record *target =
            record_load_code(e->m, kinds_find(field->kind), codes.items[i], &why);
        if (target != NULL)
            take(e, target, out);
        record_free(target);
    }
    cells_clear(&codes);
}

static void each_linked_target(const struct article30_entry *e, const char *kind,
                               const char *column,
                               void (*take)(const struct article30_entry *e,
                                            const struct record *target, struct buf *out),
                               struct buf *out)
{
    const struct register_linked *linked = &e->row->linked[register_group(kind)];
    for (size_t i = 0; i < linked->count; i++)
        each_target(e, linked->records[i], column, take, out);
}

static void take_name(const struct article30_entry *e, const struct record *target, struct buf *out)
{
    (void)e;
    put_line(out, record_value(target, "name"));
}

/* Name, address and contact in one line. */
static void take_contact(const struct article30_entry *e, const struct record *target,
                         struct buf *out)
{
    static const char *const columns[] = {"address", "contact", "page"};
    struct buf text = {0};
    (void)e;
    buf_puts(&text, record_value(target, "name"));
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++)
        if (record_value(target, columns[i])[0] != '\0')
            buf_printf(&text, ", %s", record_value(target, columns[i]));
    put_line(out, buf_text(&text));
    buf_clear(&text);
}

void article30_function(const struct article30_entry *e, struct buf *out)
{
    put_category(e, "department", out);
    put_category(e, "description", out);
}

void article30_name(const struct article30_entry *e, struct buf *out)
{
    put_category(e, "name", out);
    put_category(e, "description", out);
}

void article30_reference(const struct article30_entry *e, struct buf *out)
{
    buf_printf(out, "%s %s", record_value(e->row->category, "code"),
               record_value(e->row->category, "name"));
}

/* The wording in English for who reads that; else that of notices, else the name. */
void article30_purposes(const struct article30_entry *e, struct buf *out)
{
    for (size_t i = 0; i < e->purpose_count; i++) {
        const struct record *purpose = e->purposes[i];
        const char *text = e->lang == LANG_EN ? record_value(purpose, "wording_en") : "";
        text = text[0] == '\0' ? record_value(purpose, "wording") : text;
        put_line(out, text[0] == '\0' ? record_value(purpose, "name") : text);
    }
}

void article30_basis(const struct article30_entry *e, struct buf *out)
{
    for (size_t i = 0; i < e->purpose_count; i++)
        put_field(e, e->purposes[i], "basis_eu", out);
}

void article30_sensitive_basis(const struct article30_entry *e, struct buf *out)
{
    if (strcmp(register_sensitive(e->m, e->row), "yes") == 0)
        article30_basis(e, out);
}

void article30_interests(const struct article30_entry *e, struct buf *out)
{
    for (size_t i = 0; i < e->purpose_count; i++)
        if (strcmp(record_value(e->purposes[i], "basis_eu"), "legitimate") == 0)
            put_line(out, record_value(e->purposes[i], "basis_note"));
}

void article30_joint(const struct article30_entry *e, struct buf *out)
{
    each_linked_target(e, "joint_use", "users", take_contact, out);
    each_linked_target(e, "joint_use", "responsible", take_contact, out);
}

void article30_subjects(const struct article30_entry *e, struct buf *out)
{
    put_category(e, "subjects", out);
}

void article30_items(const struct article30_entry *e, struct buf *out)
{
    put_category(e, "items", out);
}

static void take_sensitive(const struct article30_entry *e, const struct record *target,
                           struct buf *out)
{
    (void)e;
    if (strcmp(record_value(target, "item_class"), "sensitive") == 0)
        put_line(out, record_value(target, "name"));
}

void article30_sensitive(const struct article30_entry *e, struct buf *out)
{
    put_line(out, register_sensitive_word(register_sensitive(e->m, e->row), e->lang));
    each_target(e, e->row->category, "items", take_sensitive, out);
}

void article30_external(const struct article30_entry *e, struct buf *out)
{
    each_linked_target(e, "provision", "recipients", take_name, out);
    each_linked_target(e, "joint_use", "users", take_name, out);
}

void article30_contractors(const struct article30_entry *e, struct buf *out)
{
    each_linked_target(e, "entrustment", "contractor", take_name, out);
    each_linked_target(e, "entrustment", "subcontractors", take_name, out);
}

void article30_internal(const struct article30_entry *e, struct buf *out)
{
    put_category(e, "department", out);
    put_category(e, "access", out);
}

void article30_recipients(const struct article30_entry *e, struct buf *out)
{
    article30_internal(e, out);
    article30_external(e, out);
    article30_contractors(e, out);
}

void article30_contracts(const struct article30_entry *e, struct buf *out)
{
    put_linked(e, "entrustment", "contract", out);
}

void article30_measures(const struct article30_entry *e, struct buf *out)
{
    put_category(e, "measures", out);
}

/* A line for each rule: the items it is limited to, period, event, words, law. */
void article30_retention(const struct article30_entry *e, struct buf *out)
{
    static const char *const columns[] = {"items", "period", "event", "wording", "law"};
    const struct register_linked *linked = &e->row->linked[register_group("retention")];
    for (size_t i = 0; i < linked->count; i++) {
        struct buf text = {0};
        for (size_t k = 0; k < sizeof columns / sizeof columns[0]; k++) {
            struct buf part = {0};
            put_field(e, linked->records[i], columns[k], &part);
            if (part.length > 0)
                buf_printf(&text, "%s%s", text.length == 0 ? "" : "; ", buf_text(&part));
            buf_clear(&part);
        }
        put_line(out, buf_text(&text));
        buf_clear(&text);
    }
}

void article30_rights(const struct article30_entry *e, struct buf *out)
{
    put_line(out, e->rights);
}

void article30_automated(const struct article30_entry *e, struct buf *out)
{
    put_category(e, "automated_decisions", out);
}

void article30_source(const struct article30_entry *e, struct buf *out)
{
    put_linked(e, "acquisition", "source", out);
    put_linked(e, "acquisition", "way", out);
}

void article30_consent(const struct article30_entry *e, struct buf *out)
{
    put_linked(e, "acquisition", "consent_how", out);
}

void article30_storages(const struct article30_entry *e, struct buf *out)
{
    put_linked(e, "storage", "name", out);
}

void article30_assessment(const struct article30_entry *e, struct buf *out)
{
    put_category(e, "impact_assessment", out);
}

void article30_started(const struct article30_entry *e, struct buf *out)
{
    put_category(e, "started_on", out);
}

void article30_reviewed(const struct article30_entry *e, struct buf *out)
{
    put_category(e, "reviewed_on", out);
}

void article30_organization(const struct article30_entry *e, struct buf *out)
{
    if (e->organization == NULL)
        return;
    put_line(out, record_value(e->organization, "name"));
    put_line(out, record_value(e->organization, "address"));
    put_line(out, record_value(e->organization, "page"));
}

void article30_officer(const struct article30_entry *e, struct buf *out)
{
    if (e->organization == NULL)
        return;
    put_line(out, record_value(e->organization, "manager"));
    put_line(out, record_value(e->organization, "contact"));
}

void article30_representative(const struct article30_entry *e, struct buf *out)
{
    if (e->organization != NULL)
        put_line(out, record_value(e->organization, "eu_representative"));
}

void article30_client(const struct article30_entry *e, struct buf *out)
{
    if (e->controller != NULL)
        take_contact(e, e->controller, out);
}

/* What is done for the controller: the description, and the purposes. */
void article30_processing(const struct article30_entry *e, struct buf *out)
{
    put_category(e, "name", out);
    put_category(e, "description", out);
    article30_purposes(e, out);
}
