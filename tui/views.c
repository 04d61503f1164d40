/*
 * The table of views. The order is that of the tabs: first what a ledger is
 * made of, then what explains it, then what is published. The first nine have
 * the digits 1 to 9 as keys. A code is as wide as that of a record that came with a
 * merge: EN-0001-2.
 */
#include "tui/views.h"

#include "model/mem.h"

#include <string.h>

/* clang-format off */

const struct view views[] = {
    {.kind = "category", .tab = {"Categories", "区分"},
     .columns = {{.column = "code", .width = 8}, {.column = "name"}, {.column = "persons", .width = 9, .label = {"Persons", "件数"}},
                 {.column = "status", .width = 9}, {.column = "department", .width = 14},
                 {.column = "reviewed_on", .width = 14, .label = {"Reviewed", "見直し日"}}},
     .summary = {"name"},
     .ends = {{"acquisition", SECTION_OBTAINED}, {"provision", SECTION_TO_WHOM}, {"entrustment", SECTION_TO_WHOM},
              {"joint_use", SECTION_TO_WHOM}, {"retention", SECTION_HOW_LONG}}},
    {.kind = "purpose", .tab = {"Purposes", "目的"},
     .columns = {{.column = "code", .width = 8}, {.column = "name"}, {.column = "basis_jp", .width = 20},
                 {.column = "changed_on", .width = 14}},
     .summary = {"name", "basis_jp"}},
    {.kind = "item", .tab = {"Items", "項目"},
     .columns = {{.column = "code", .width = 8}, {.column = "name"}, {.column = "item_class", .width = 14},
                 {.column = "other_names", .width = 20}},
     .summary = {"name"}},
    {.kind = "party", .tab = {"Parties", "相手先"},
     .columns = {{.column = "code", .width = 9}, {.column = "name"},
                 {.column = "party_class", .width = 10, .label = {"Class", "特定・類型"}}, {.column = "country", .width = 10},
                 {.column = "contact", .width = 20}},
     .summary = {"name"},
     .ends = {{"provision", SECTION_LINKED}, {"entrustment", SECTION_LINKED}, {"joint_use", SECTION_LINKED}}},
    {.kind = "provision", .tab = {"Provision", "提供"},
     .columns = {{.column = "code", .width = 9}, {.column = "name"}, {.column = "recipients", .width = 16},
                 {.column = "ground", .width = 14}, {.column = "country", .width = 10}},
     .summary = {"recipients", "ground", "means", "categories"}},
    {.kind = "entrustment", .tab = {"Entrustment", "委託"},
     .columns = {{.column = "code", .width = 9}, {.column = "name"}, {.column = "contractor", .width = 16},
                 {.column = "supervised_on", .width = 14, .label = {"Supervised", "監督日"}}, {.column = "country", .width = 10}},
     .summary = {"contractor", "work", "categories"}},
    {.kind = "joint_use", .tab = {"Joint use", "共同利用"},
     .columns = {{.column = "code", .width = 9}, {.column = "name"}, {.column = "users", .width = 16},
                 {.column = "responsible", .width = 16, .label = {"Responsible", "管理責任者"}}},
     .summary = {"users", "responsible", "categories"}},
    {.kind = "retention", .tab = {"Retention", "保存期間"},
     .columns = {{.column = "code", .width = 9}, {.column = "name"}, {.column = "period", .width = 9}, {.column = "event", .width = 16},
                 {.column = "outcome", .width = 14}},
     .summary = {"period", "event", "outcome"}},
    {.kind = "storage", .tab = {"Storages", "保管場所"},
     .columns = {{.column = "code", .width = 9}, {.column = "name"}, {.column = "medium", .width = 12},
                 {.column = "country", .width = 10}, {.column = "provider", .width = 16}},
     .summary = {"name", "medium"}},
    {.kind = "acquisition", .tab = {"Acquisition", "取得"},
     .columns = {{.column = "code", .width = 8}, {.column = "name"}, {.column = "way", .width = 10},
                 {.column = "category", .width = 16}, {.column = "statement", .width = 8, .label = {"Stated", "伝え方"}}},
     .summary = {"way", "statement", "source", "category"}},
    {.kind = "measure", .tab = {"Measures", "措置"},
     .columns = {{.column = "code", .width = 9}, {.column = "name"}, {.column = "measure_class", .width = 14},
                 {.column = "publication", .width = 12}},
     .summary = {"name", "measure_class"}},
    {.kind = "disposal", .tab = {"Disposals", "廃棄"},
     .columns = {{.column = "code", .width = 9}, {.column = "name"},
                 {.column = "disposed_on", .width = 14, .label = {"Disposed", "廃棄日"}}, {.column = "category", .width = 16},
                 {.column = "persons", .width = 9, .label = {"Persons", "件数"}}},
     .summary = {"disposed_on", "method", "persons"}},
    {.kind = "transmission", .tab = {"Transmission", "外部送信"},
     .columns = {{.column = "code", .width = 9}, {.column = "name"}, {.column = "provider", .width = 16},
                 {.column = "site", .width = 16}},
     .summary = {"name", "provider", "categories"}},
    {.kind = "desk", .tab = {"Desks", "窓口"},
     .columns = {{.column = "code", .width = 9}, {.column = "name"}, {.column = "telephone", .width = 14},
                 {.column = "mail", .width = 22}},
     .summary = {"name", "telephone"}},
    {.kind = "procedure", .tab = {"Procedures", "手続"},
     .columns = {{.column = "code", .width = 9}, {.column = "name"}, {.column = "requests", .width = 20},
                 {.column = "desk", .width = 16}},
     .summary = {"name", "requests"}},
    {.kind = "notice", .tab = {"Notices", "公表文"},
     .columns = {{.column = "code", .width = 9}, {.column = "name"}, {.column = "notice_type", .width = 14},
                 {.column = "language", .width = 8}, {.column = "revised_on", .width = 14}},
     .summary = {"name", "revised_on"},
     .ends = {{"clause", SECTION_PUBLIC}}},
    {.kind = "clause", .tab = {"Clauses", "条項"},
     .columns = {{.column = "code", .width = 9}, {.column = "name"}, {.column = "notice", .width = 18},
                 {.column = "topic", .width = 12}, {.column = "position", .width = 6}},
     .summary = {"name", "topic"}},
    {.kind = "organization", .tab = {"Organizations", "事業者"},
     .columns = {{.column = "code", .width = 8}, {.column = "name"}, {.column = "representative", .width = 14},
                 {.column = "manager", .width = 14, .label = {"Manager", "管理者"}}},
     .summary = {"name"},
     .ends = {{"department", SECTION_LINKED}}},
    {.kind = "department", .tab = {"Departments", "部署"},
     .columns = {{.column = "code", .width = 8}, {.column = "name"}, {.column = "manager", .width = 14},
                 {.column = "contact", .width = 18}},
     .summary = {"name"}},
    {.kind = "publication", .tab = {"Publications", "公表記録"},
     .columns = {{.column = "code", .width = 9}, {.column = "name"}, {.column = "notice", .width = 18},
                 {.column = "published_on", .width = 14, .label = {"Published", "公表日"}}},
     .summary = {"name", "published_on"}},
    {.kind = "pin", .tab = {"Pinned", "照合"},
     .columns = {{.column = "code", .width = 9}, {.column = "name"}, {.column = "notice", .width = 18},
                 {.column = "records", .width = 22}},
     .summary = {"name", "records"}},
    {.kind = "waiver", .tab = {"Exceptions", "例外"},
     .columns = {{.column = "code", .width = 9}, {.column = "name"}, {.column = "rule", .width = 6},
                 {.column = "record", .width = 18}, {.column = "valid_until", .width = 14, .label = {"Until", "期限"}}},
     .summary = {"rule", "name"}},
    {.kind = "campaign", .tab = {"Reviews", "棚卸し"},
     .columns = {{.column = "code", .width = 9}, {.column = "name"}, {.column = "started_on", .width = 14, .label = {"Started", "開始日"}},
                 {.column = "due_on", .width = 14, .label = {"Due", "期限"}}, {.column = "closed_on", .width = 14, .label = {"Closed", "終了日"}}},
     .summary = {"name", "due_on"}},
    {.kind = "review", .tab = {"Answers", "回答"},
     .columns = {{.column = "code", .width = 9}, {.column = "name"}, {.column = "campaign", .width = 14},
                 {.column = "department", .width = 12}, {.column = "outcome", .width = 10}, {.column = "reviewed_on", .width = 14, .label = {"Reviewed", "確認日"}}},
     .summary = {"outcome", "reviewed_on", "campaign"}},
    {.kind = "incident", .tab = {"Incidents", "事案"},
     .columns = {{.column = "code", .width = 9}, {.column = "name"}, {.column = "known_on", .width = 14, .label = {"Known", "知った日"}},
                 {.column = "happened", .width = 10}, {.column = "persons", .width = 9, .label = {"Persons", "本人の数"}}, {.column = "state", .width = 8}},
     .summary = {"name", "known_on", "state"}},
    {.kind = "request", .tab = {"Requests", "請求対応"},
     .columns = {{.column = "code", .width = 9}, {.column = "name", .label = {"Reference", "受付番号"}}, {.column = "request_type", .width = 16},
                 {.column = "received_on", .width = 14, .label = {"Received", "受付日"}},
                 {.column = "done_on", .width = 14, .label = {"Answered", "対応日"}}, {.column = "outcome", .width = 12}},
     .summary = {"name", "request_type", "received_on"}},
};

/* clang-format on */

const size_t views_count = sizeof views / sizeof views[0];

const struct view *views_of(const struct kind *kind)
{
    for (size_t i = 0; i < views_count; i++)
        if (strcmp(views[i].kind, kind->name) == 0)
            return &views[i];
    bug(kind->name);
}

const struct kind *views_kind(const struct view *view)
{
    const struct kind *kind = kinds_find(view->kind);
    if (kind == NULL)
        bug(view->kind);
    return kind;
}
