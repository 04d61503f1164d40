/* See json_schema.h. */
#include "export/json_schema.h"

#include "export/article30.h"
#include "export/impact_schema.h"
#include "export/json_schema_inside.h"
#include "export/json_writer.h"
#include "model/buf.h"
#include "model/cells.h"
#include "model/register.h"

#include <string.h>

#define PERIOD "^P([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?$"

static void put_reference(struct json_writer *json, const char *key, const char *name)
{
    struct buf path = {0};
    buf_printf(&path, "#/$defs/%s", name);
    json_writer_open(json, key, '{');
    json_writer_text(json, "$ref", buf_text(&path));
    json_writer_close(json, '}');
    buf_clear(&path);
}

void json_schema_type(struct json_writer *json, const char *type, bool nullable)
{
    struct cells types = {0};
    cells_add(&types, type);
    cells_add(&types, "null");
    if (nullable)
        json_writer_list(json, "type", &types);
    else
        json_writer_text(json, "type", type);
    cells_clear(&types);
}

/* "enum": the values of FIELD. */
static void put_values(struct json_writer *json, const struct field *field)
{
    struct cells values = {0};
    for (const struct choice *choice = field->choices; choice->value != NULL; choice++)
        cells_add(&values, choice->value);
    json_writer_list(json, "enum", &values);
    cells_clear(&values);
}

static void put_items(struct json_writer *json, const struct field *field)
{
    json_writer_text(json, "type", "array");
    json_writer_open(json, "items", '{');
    json_writer_text(json, "type", "string");
    if (field->type == TYPE_CHOICES)
        put_values(json, field);
    json_writer_close(json, '}');
}

/* A choice is one of the values or null, which "enum" has to name as well. */
static void put_choice(struct json_writer *json, const struct field *field)
{
    json_writer_open(json, "anyOf", '[');
    json_writer_open(json, NULL, '{');
    put_values(json, field);
    json_writer_close(json, '}');
    json_writer_open(json, NULL, '{');
    json_writer_text(json, "type", "null");
    json_writer_close(json, '}');
    json_writer_close(json, ']');
}

static void put_text(struct json_writer *json, const struct field *field)
{
    bool always = field->required || field->type == TYPE_CODE;
    json_schema_type(json, "string", !always);
    if (always)
        json_writer_number(json, "minLength", 1);
    if (field->type == TYPE_DATE)
        json_writer_text(json, "format", "date");
    if (field->type == TYPE_PERIOD)
        json_writer_text(json, "pattern", PERIOD);
    if (field->type == TYPE_COUNTRY)
        json_writer_text(json, "pattern", "^[A-Z]{2}$");
}

/* What json_writer_field() may write for FIELD. */
static void put_value(struct json_writer *json, const struct field *field)
{
    switch (field->type) {
    case TYPE_COUNT:
        json_schema_type(json, "integer", true);
        json_writer_number(json, "minimum", 0);
        break;
    case TYPE_FLAG:
        json_schema_type(json, "boolean", true);
        break;
    case TYPE_CHOICES:
    case TYPE_LINKS:
        put_items(json, field);
        break;
    case TYPE_CHOICE:
        put_choice(json, field);
        break;
    case TYPE_CODE:
    case TYPE_TEXT:
    case TYPE_NOTE:
    case TYPE_URL:
    case TYPE_DATE:
    case TYPE_PERIOD:
    case TYPE_COUNTRY:
    case TYPE_REF:
        put_text(json, field);
        break;
    }
}

static void put_labels(struct json_writer *json, const char *const label[2])
{
    json_writer_text(json, "title", label[LANG_EN]);
    json_writer_text(json, "x-title-ja", label[LANG_JA]);
}

static void put_field(struct json_writer *json, const struct field *field)
{
    json_writer_open(json, field->column, '{');
    put_labels(json, field->label);
    json_writer_text(json, "description", field->help);
    if (kinds_is_reference(field))
        json_writer_text(json, "x-refers-to", field->kind);
    put_value(json, field);
    json_writer_close(json, '}');
}

/* Ends an object of which all KEYS are always there, and nothing else. */
static void end_object(struct json_writer *json, struct cells *keys)
{
    json_writer_list(json, "required", keys);
    json_writer_flag(json, "additionalProperties", "no");
    json_writer_close(json, '}');
    cells_clear(keys);
}

static void put_kind(struct json_writer *json, const struct kind *kind)
{
    struct cells keys = {0};
    json_writer_open(json, kind->name, '{');
    put_labels(json, kind->label);
    json_writer_text(json, "description", kind->help);
    json_writer_text(json, "type", "object");
    json_writer_open(json, "properties", '{');
    for (size_t i = 0; i < kind->field_count; i++) {
        put_field(json, &kind->fields[i]);
        cells_add(&keys, kind->fields[i].column);
    }
    json_writer_close(json, '}');
    end_object(json, &keys);
}

/* An array of the records of KIND under KEY. */
static void put_records(struct json_writer *json, const char *key, const char *kind)
{
    json_writer_open(json, key, '{');
    json_writer_text(json, "type", "array");
    put_reference(json, "items", kind);
    json_writer_close(json, '}');
}

/* {"kinds": {"organization": [ … ], … }} */
static void put_all(struct json_writer *json)
{
    struct cells keys = {0};
    json_writer_open(json, "all", '{');
    json_writer_text(json, "title", "export --all");
    json_writer_text(json, "type", "object");
    json_writer_open(json, "properties", '{');
    json_writer_open(json, "kinds", '{');
    json_writer_text(json, "type", "object");
    json_writer_open(json, "properties", '{');
    for (size_t i = 0; i < kinds_count; i++) {
        put_records(json, kinds[i].name, kinds[i].name);
        cells_add(&keys, kinds[i].name);
    }
    json_writer_close(json, '}');
    end_object(json, &keys);
    json_writer_close(json, '}');
    cells_add(&keys, "kinds");
    end_object(json, &keys);
}

/* {KEY: WORD, "records": [ … ]}, the records as the definition NAME has them. */
static void put_list(struct json_writer *json, const char *key, const char *word, const char *name)
{
    struct cells keys = {0};
    json_writer_open(json, NULL, '{');
    json_writer_text(json, "type", "object");
    json_writer_open(json, "properties", '{');
    json_writer_open(json, key, '{');
    json_writer_text(json, "const", word);
    json_writer_close(json, '}');
    put_records(json, "records", name);
    json_writer_close(json, '}');
    cells_add(&keys, key);
    cells_add(&keys, "records");
    end_object(json, &keys);
}

static void put_kinds(struct json_writer *json)
{
    json_writer_open(json, "kind", '{');
    json_writer_text(json, "title", "export --kind KIND");
    json_writer_open(json, "oneOf", '[');
    for (size_t i = 0; i < kinds_count; i++)
        put_list(json, "kind", kinds[i].name, kinds[i].name);
    json_writer_close(json, ']');
    json_writer_close(json, '}');
}

static const struct field *register_field(const struct register_column *column)
{
    const struct kind *kind = kinds_find(column->kind);
    return &kind->fields[kinds_field(kind, column->field)];
}

/* A column of the category itself. */
static void put_column(struct json_writer *json, const struct register_column *column)
{
    json_writer_open(json, column->column, '{');
    put_labels(json, column->label);
    switch (column->derived) {
    case REGISTER_STORED:
        put_value(json, register_field(column));
        break;
    case REGISTER_SENSITIVE:
        json_schema_type(json, "boolean", true);
        break;
    case REGISTER_COUNTRIES:
        json_writer_text(json, "type", "array");
        json_writer_open(json, "items", '{');
        json_writer_text(json, "type", "string");
        json_writer_text(json, "pattern", "^[A-Z]{2}$");
        json_writer_close(json, '}');
        break;
    }
    json_writer_close(json, '}');
}

/* The linked records of GROUP: code, name and the fields that the register shows. */
static void put_group(struct json_writer *json, const struct register_group *group)
{
    struct cells keys = {0};
    const struct kind *kind = kinds_find(group->kind);
    const char *const always[] = {"code", "name"};
    json_writer_open(json, group->kind, '{');
    json_writer_text(json, "type", "array");
    json_writer_open(json, "items", '{');
    json_writer_text(json, "type", "object");
    json_writer_open(json, "properties", '{');
    for (size_t i = 0; i < 2; i++) {
        put_field(json, &kind->fields[kinds_field(kind, always[i])]);
        cells_add(&keys, always[i]);
    }
    for (size_t i = 0; i < register_columns_count; i++)
        if (strcmp(register_columns[i].kind, group->kind) == 0) {
            put_field(json, register_field(&register_columns[i]));
            cells_add(&keys, register_columns[i].field);
        }
    json_writer_close(json, '}');
    end_object(json, &keys);
    json_writer_close(json, '}');
}

static void put_row(struct json_writer *json)
{
    struct cells keys = {0};
    json_writer_open(json, "register-row", '{');
    json_writer_text(json, "type", "object");
    json_writer_open(json, "properties", '{');
    for (size_t i = 0; i < register_columns_count; i++)
        if (register_group(register_columns[i].kind) == REGISTER_GROUPS) {
            put_column(json, &register_columns[i]);
            cells_add(&keys, register_columns[i].column);
        }
    for (size_t i = 0; i < REGISTER_GROUPS; i++) {
        put_group(json, &register_groups[i]);
        cells_add(&keys, register_groups[i].kind);
    }
    json_writer_close(json, '}');
    end_object(json, &keys);
}

/* {"register": [ … ]} */
static void put_register(struct json_writer *json)
{
    struct cells keys = {0};
    json_writer_open(json, "register", '{');
    json_writer_text(json, "title", "export --register");
    json_writer_text(json, "type", "object");
    json_writer_open(json, "properties", '{');
    put_records(json, "register", "register-row");
    json_writer_close(json, '}');
    cells_add(&keys, "register");
    end_object(json, &keys);
}

/* The definition of a row of FORM. */
static void form_name(const struct article30_form *form, struct buf *out)
{
    buf_printf(out, "article30-%s", form->word);
}

static void put_form(struct json_writer *json, const struct article30_form *form)
{
    struct cells keys = {0};
    struct buf name = {0};
    form_name(form, &name);
    json_writer_open(json, buf_text(&name), '{');
    put_labels(json, form->title);
    json_writer_text(json, "type", "object");
    json_writer_open(json, "properties", '{');
    for (size_t i = 0; i < form->count; i++) {
        json_writer_open(json, form->columns[i].key, '{');
        put_labels(json, form->columns[i].head);
        if (form->columns[i].paragraph[0] != '\0')
            json_writer_text(json, "x-article-30", form->columns[i].paragraph);
        json_schema_type(json, "string", true);
        json_writer_close(json, '}');
        cells_add(&keys, form->columns[i].key);
    }
    json_writer_close(json, '}');
    end_object(json, &keys);
    buf_clear(&name);
}

static void put_article30(struct json_writer *json)
{
    json_writer_open(json, "article30", '{');
    json_writer_text(json, "title", "export --article30 TEMPLATE");
    json_writer_open(json, "oneOf", '[');
    for (size_t i = 0; i < ARTICLE30_TEMPLATES; i++) {
        struct buf name = {0};
        form_name(&article30_forms[i], &name);
        put_list(json, "article30", article30_forms[i].word, buf_text(&name));
        buf_clear(&name);
    }
    json_writer_close(json, ']');
    json_writer_close(json, '}');
    for (size_t i = 0; i < ARTICLE30_TEMPLATES; i++)
        put_form(json, &article30_forms[i]);
}

void json_schema_write(FILE *out)
{
    struct json_writer json;
    json_writer_begin(&json, out);
    json_writer_open(&json, NULL, '{');
    json_writer_text(&json, "$schema", "https://json-schema.org/draft/2020-12/schema");
    json_writer_text(&json, "$id", "urn:daicho:export");
    json_writer_text(&json, "title", "daicho: exports as JSON");
    json_writer_open(&json, "oneOf", '[');
    put_reference(&json, NULL, "all");
    put_reference(&json, NULL, "kind");
    put_reference(&json, NULL, "register");
    put_reference(&json, NULL, "article30");
    put_reference(&json, NULL, "impact");
    json_writer_close(&json, ']');
    json_writer_open(&json, "$defs", '{');
    put_all(&json);
    put_kinds(&json);
    put_register(&json);
    put_row(&json);
    put_article30(&json);
    impact_schema_write(&json);
    for (size_t i = 0; i < kinds_count; i++)
        put_kind(&json, &kinds[i]);
    json_writer_close(&json, '}');
    json_writer_close(&json, '}');
    json_writer_end(&json);
}
