/*
 * The columns of the register, and reading one row of it. The labels are a
 * contract with the sheets that departments keep. How the cells are written
 * stands in register_cells.c.
 */
#include "model/register.h"

#include "model/cells.h"
#include "model/mem.h"
#include "model/refer.h"

#include <stdlib.h>
#include <string.h>

/* clang-format off */

const struct register_column register_columns[] = {
    {.column = "code", .label = {"Code", "コード"}, .kind = "category", .field = "code"},
    {.column = "name", .label = {"Name", "名称"}, .kind = "category", .field = "name"},
    {.column = "description", .label = {"Description", "説明"}, .kind = "category", .field = "description"},
    {.column = "subjects", .label = {"Data subjects", "本人の種別"}, .kind = "category", .field = "subjects"},
    {.column = "organization", .label = {"Organization", "事業者"}, .kind = "category", .field = "organization"},
    {.column = "department", .label = {"Department", "取扱部署"}, .kind = "category", .field = "department"},
    {.column = "person_in_charge", .label = {"Person in charge", "責任者"}, .kind = "category", .field = "person_in_charge"},
    {.column = "role", .label = {"Role", "役割"}, .kind = "category", .field = "role"},
    {.column = "acts_for", .label = {"Controllers we act for", "委託元"}, .kind = "category", .field = "acts_for"},
    {.column = "data_class", .label = {"Class of data", "情報の区分"}, .kind = "category", .field = "data_class"},
    {.column = "persons", .label = {"Number of persons", "件数"}, .kind = "category", .field = "persons"},
    {.column = "persons_on", .label = {"Counted on", "件数の基準日"}, .kind = "category", .field = "persons_on"},
    {.column = "way", .label = {"Way of acquisition", "取得の形態"}, .kind = "acquisition", .field = "way"},
    {.column = "source", .label = {"Source", "取得元"}, .kind = "acquisition", .field = "source"},
    {.column = "statement", .label = {"How the purpose is stated", "利用目的の伝え方"}, .kind = "acquisition", .field = "statement"},
    {.column = "consent", .label = {"Consent", "同意"}, .kind = "acquisition", .field = "consent"},
    {.column = "purposes", .label = {"Purposes of use", "利用目的"}, .kind = "category", .field = "purposes"},
    {.column = "items", .label = {"Items", "項目"}, .kind = "category", .field = "items"},
    {.column = "sensitive", .label = {"Sensitive data", "要配慮の有無"}, .kind = "category", .derived = REGISTER_SENSITIVE},
    {.column = "recipients", .label = {"Recipients", "提供先"}, .kind = "provision", .field = "recipients"},
    {.column = "ground", .label = {"Ground of provision", "提供の根拠"}, .kind = "provision", .field = "ground"},
    {.column = "provided_items", .label = {"Items provided", "提供する項目"}, .kind = "provision", .field = "items"},
    {.column = "means", .label = {"Means of provision", "提供手段"}, .kind = "provision", .field = "means"},
    {.column = "contractors", .label = {"Contractors", "委託先"}, .kind = "entrustment", .field = "contractor"},
    {.column = "work", .label = {"Work entrusted", "委託業務"}, .kind = "entrustment", .field = "work"},
    {.column = "joint_users", .label = {"Joint users", "共同利用者"}, .kind = "joint_use", .field = "users"},
    {.column = "responsible", .label = {"Responsible for the joint use", "共同利用の管理責任者"}, .kind = "joint_use", .field = "responsible"},
    {.column = "countries", .label = {"Foreign countries", "外国"}, .kind = "category", .derived = REGISTER_COUNTRIES},
    {.column = "period", .label = {"Retention period", "保存期間"}, .kind = "retention", .field = "period"},
    {.column = "event", .label = {"From which event", "起算"}, .kind = "retention", .field = "event"},
    {.column = "disposal_method", .label = {"Method of disposal", "廃棄方法"}, .kind = "retention", .field = "disposal_method"},
    {.column = "use_until", .label = {"Use limit", "利用期限"}, .kind = "category", .field = "use_until"},
    {.column = "storages", .label = {"Storages", "保管場所"}, .kind = "category", .field = "storages"},
    {.column = "medium", .label = {"Medium", "媒体"}, .kind = "storage", .field = "medium"},
    {.column = "access", .label = {"Who has access", "アクセス権者"}, .kind = "category", .field = "access"},
    {.column = "measures", .label = {"Security measures", "安全管理措置"}, .kind = "category", .field = "measures"},
    {.column = "status", .label = {"Status", "状態"}, .kind = "category", .field = "status"},
    {.column = "reviewed_on", .label = {"Last reviewed on", "最終見直し日"}, .kind = "category", .field = "reviewed_on"},
    {.column = "reviewed_by", .label = {"Last reviewed by", "見直した人"}, .kind = "category", .field = "reviewed_by"},
    {.column = "review_due_on", .label = {"Next review due", "次回見直し日"}, .kind = "category", .field = "review_due_on"},
    {.column = "remarks", .label = {"Remarks", "備考"}, .kind = "category", .field = "remarks"},
};

const size_t register_columns_count = sizeof register_columns / sizeof register_columns[0];

const struct register_group register_groups[REGISTER_GROUPS] = {
    {"acquisition", "category"},
    {"provision", "categories"},
    {"entrustment", "categories"},
    {"joint_use", "categories"},
    {"retention", "categories"},
    {"storage", NULL},
};

/* clang-format on */

size_t register_group(const char *kind)
{
    size_t i = 0;
    while (i < REGISTER_GROUPS && strcmp(register_groups[i].kind, kind) != 0)
        i++;
    return i;
}

static bool load_one(struct model *m, const struct kind *kind, int64_t id,
                     struct register_linked *linked, struct why *why)
{
    struct record *record = record_load(m, kind, id, why);
    if (record != NULL)
        linked->records[linked->count++] = record;
    return record != NULL;
}

/* The storages of the category, which names them by their codes. */
static bool load_storages(struct model *m, const struct record *category,
                          struct register_linked *linked, struct why *why)
{
    const struct kind *kind = kinds_find("storage");
    struct cells codes = {0};
    cells_parse(record_value(category, "storages"), &codes);
    linked->records = mem_new(codes.count + 1, sizeof(struct record *));
    bool done = true;
    for (size_t i = 0; i < codes.count && done; i++)
        done = load_one(m, kind, record_find(m, kind, codes.items[i]), linked, why);
    cells_clear(&codes);
    return done;
}

static bool load_linked(struct model *m, const struct record *category,
                        const struct register_group *group, struct register_linked *linked,
                        struct why *why)
{
    if (group->through == NULL)
        return load_storages(m, category, linked, why);
    const struct kind *kind = kinds_find(group->kind);
    size_t count;
    struct referrer *found =
        refer_through(m, kind, kinds_field(kind, group->through), category->id, &count);
    linked->records = mem_new(count + 1, sizeof(struct record *));
    bool done = true;
    for (size_t i = 0; i < count && done; i++)
        done = load_one(m, kind, found[i].id, linked, why);
    free(found);
    return done;
}

struct register_row *register_load(struct model *m, int64_t id, struct why *why)
{
    struct register_row *row = mem_new(1, sizeof *row);
    row->category = record_load(m, kinds_find("category"), id, why);
    bool done = row->category != NULL;
    for (size_t i = 0; i < REGISTER_GROUPS && done; i++)
        done = load_linked(m, row->category, &register_groups[i], &row->linked[i], why);
    if (done)
        return row;
    register_free(row);
    return NULL;
}

void register_free(struct register_row *row)
{
    if (row == NULL)
        return;
    record_free(row->category);
    for (size_t i = 0; i < REGISTER_GROUPS; i++) {
        for (size_t k = 0; k < row->linked[i].count; k++)
            record_free(row->linked[i].records[k]);
        free(row->linked[i].records);
    }
    free(row);
}
