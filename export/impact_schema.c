/* See impact_schema.h. The tables say what impact_json.c writes, member by member. */
#include "export/impact_schema.h"

#include "export/impact_inside.h"
#include "export/json_schema_inside.h"
#include "export/json_writer.h"
#include "model/cells.h"

#include <stddef.h>

enum form { TEXT, DAY, COUNT, FLAG, ROLE, ANSWER, OBJECT, LIST, TEXTS };

struct member {
    const char *key;
    enum form form;
    bool nullable;
    const struct member *members; /* of OBJECT and of the entries of LIST */
};

/* clang-format off */
static const struct member named[] = {
    {"record", TEXT, false, NULL},
    {"categories", COUNT, false, NULL},
    {NULL, TEXT, false, NULL},
};

static const struct member days[] = {
    {"preliminary_from", DAY, true, NULL},
    {"preliminary", DAY, true, NULL},
    {"final", DAY, true, NULL},
    {"final_latest", DAY, true, NULL},
    {"final_wrongful", DAY, true, NULL},
    {"final_wrongful_latest", DAY, true, NULL},
    {"gdpr_authority", DAY, true, NULL},
    {NULL, TEXT, false, NULL},
};

static const struct member persons[] = {
    {"sum", COUNT, false, NULL},
    {"largest", COUNT, false, NULL},
    {"categories_known", COUNT, false, NULL},
    {"categories_unknown", COUNT, false, NULL},
    {"categories_old", COUNT, false, NULL},
    {NULL, TEXT, false, NULL},
};

static const struct member links[] = {
    {"as", ROLE, false, NULL},
    {"record", TEXT, true, NULL},
    {"by", TEXT, true, NULL},
    {NULL, TEXT, false, NULL},
};

static const struct member categories[] = {
    {"code", TEXT, false, NULL},
    {"name", TEXT, false, NULL},
    {"persons", COUNT, true, NULL},
    {"persons_on", DAY, true, NULL},
    {"subjects", TEXT, true, NULL},
    {"role", TEXT, true, NULL},
    {"data_class", TEXT, true, NULL},
    {"class_condition", TEXT, true, NULL},
    {"counted", FLAG, false, NULL},
    {"why", LIST, false, links},
    {"linked", LIST, false, links},
    {NULL, TEXT, false, NULL},
};

static const struct member items[] = {
    {"record", TEXT, false, NULL},
    {"name", TEXT, false, NULL},
    {"item_class", TEXT, true, NULL},
    {"sensitive", FLAG, false, NULL},
    {"categories", COUNT, false, NULL},
    {NULL, TEXT, false, NULL},
};

static const struct member holders[] = {
    {"as", ROLE, false, NULL},
    {"record", TEXT, true, NULL},
    {"by", TEXT, true, NULL},
    {"country", TEXT, true, NULL},
    {"categories", COUNT, false, NULL},
    {"incident", FLAG, false, NULL},
    {"behind_named", FLAG, false, NULL},
    {NULL, TEXT, false, NULL},
};

static const struct member sheet[] = {
    {"known_on", DAY, false, NULL},
    {"known_on_assumed", FLAG, false, NULL},
    {"appi", FLAG, false, NULL},
    {"gdpr", FLAG, false, NULL},
    {"named", LIST, false, named},
    {"days", OBJECT, false, days},
    {"heads", ANSWER, false, NULL},
    {"persons", OBJECT, false, persons},
    {"persons_with_individual_numbers", OBJECT, false, persons},
    {"categories_not_counted", COUNT, false, NULL},
    {"categories_without_items", COUNT, false, NULL},
    {"items_without_class", COUNT, false, NULL},
    {"categories", LIST, false, categories},
    {"items", LIST, false, items},
    {"holders", LIST, false, holders},
    {"desks", TEXTS, false, NULL},
    {NULL, TEXT, false, NULL},
};
/* clang-format on */

/* Ends an object of which all KEYS are always there, and nothing else. */
static void end_object(struct json_writer *json, struct cells *keys)
{
    json_writer_close(json, '}');
    json_writer_list(json, "required", keys);
    json_writer_flag(json, "additionalProperties", "no");
    cells_clear(keys);
}

static void put_roles(struct json_writer *json)
{
    struct cells names = {0};
    for (int i = 0; i < IMPACT_ROLES; i++)
        cells_add(&names, impact_role_name((enum impact_role)i));
    json_writer_list(json, "enum", &names);
    cells_clear(&names);
}

/* The answer of each head, null where Article 26 is not asked. */
static void put_heads(struct json_writer *json)
{
    struct cells keys = {0};
    json_schema_type(json, "object", false);
    json_writer_open(json, "properties", '{');
    for (int i = 0; i < IMPACT_HEADS; i++) {
        struct cells names = {0};
        json_writer_open(json, impact_heads[i].word, '{');
        json_writer_open(json, "anyOf", '[');
        json_writer_open(json, NULL, '{');
        for (int answer = IMPACT_LIKELY; answer <= IMPACT_NOT_SEEN; answer++)
            cells_add(&names, impact_answer_name((enum impact_answer)answer));
        json_writer_list(json, "enum", &names);
        json_writer_close(json, '}');
        json_writer_open(json, NULL, '{');
        json_schema_type(json, "null", false);
        json_writer_close(json, '}');
        json_writer_close(json, ']');
        json_writer_close(json, '}');
        cells_add(&keys, impact_heads[i].word);
        cells_clear(&names);
    }
    end_object(json, &keys);
}

static void put_object(struct json_writer *json, const struct member *members);

/* What stands under the key of MEMBER. */
static void put_member(struct json_writer *json, const struct member *member)
{
    switch (member->form) {
    case TEXT:
    case DAY:
        json_schema_type(json, "string", member->nullable);
        if (member->form == DAY)
            json_writer_text(json, "format", "date");
        break;
    case COUNT:
        json_schema_type(json, "integer", member->nullable);
        json_writer_number(json, "minimum", 0);
        break;
    case FLAG:
        json_schema_type(json, "boolean", false);
        break;
    case ROLE:
        put_roles(json);
        break;
    case ANSWER:
        put_heads(json);
        break;
    case OBJECT:
        put_object(json, member->members);
        break;
    case LIST:
    case TEXTS:
        json_schema_type(json, "array", false);
        json_writer_open(json, "items", '{');
        if (member->form == TEXTS)
            json_schema_type(json, "string", false);
        else
            put_object(json, member->members);
        json_writer_close(json, '}');
        break;
    }
}

static void put_object(struct json_writer *json, const struct member *members)
{
    struct cells keys = {0};
    json_schema_type(json, "object", false);
    json_writer_open(json, "properties", '{');
    for (size_t i = 0; members[i].key != NULL; i++) {
        json_writer_open(json, members[i].key, '{');
        put_member(json, &members[i]);
        json_writer_close(json, '}');
        cells_add(&keys, members[i].key);
    }
    end_object(json, &keys);
}

void impact_schema_write(struct json_writer *json)
{
    json_writer_open(json, "impact", '{');
    json_writer_text(json, "title", "impact --format json");
    put_object(json, sheet);
    json_writer_close(json, '}');
}
