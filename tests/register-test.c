/*
 * The register form: one row a category, what is linked to it value by value.
 * What stands in the cells, which records a row asks for, and that a register
 * read back says the same.
 */
#include "export/register_export.h"
#include "import/import.h"
#include "model/buf.h"
#include "model/register.h"
#include "tests/io.h"
#include "tests/model.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static const struct import_options plain = {.lang = LANG_EN};

/* Imports TEXT; gives what becomes of its first row. */
static enum plan_outcome imports(struct desk *d, const char *text,
                                 const struct import_options *options)
{
    if (!desk_run(d, text, options))
        fail_msg("%s", d->why.text);
    return plan_outcome(&d->plan.files[0], 0);
}

/* The linked records of one kind of category number CATEGORY: the values of
 * COLUMNS, divided by '|', references by name; one record after the other,
 * each closed with '.'. */
static void put_linked(struct model *m, const char *category, const char *kind,
                       const char *const *columns, struct buf *out)
{
    struct why why = {.lang = LANG_EN};
    int64_t id = record_find(m, kinds_find("category"), category);
    struct register_row *row = register_load(m, id, &why);
    assert_non_null(row);
    const struct register_linked *linked = &row->linked[register_group(kind)];
    for (size_t i = 0; i < linked->count; i++) {
        for (size_t k = 0; columns[k] != NULL; k++) {
            buf_puts(out, k == 0 ? "" : "|");
            const struct record *record = linked->records[i];
            size_t field = kinds_field(record->kind, columns[k]);
            if (kinds_is_reference(&record->kind->fields[field]))
                register_value(m, record, field, LANG_EN, out);
            else
                buf_puts(out, record->values[field]);
        }
        buf_putc(out, '.');
    }
    register_free(row);
}

static void holds_linked(struct desk *d, const char *category, const char *kind,
                         const char *const *columns, const char *expected)
{
    struct buf found = {0};
    put_linked(d->m, category, kind, columns, &found);
    assert_string_equal(buf_text(&found), expected);
    buf_clear(&found);
}

static const char *const provision_columns[] = {"recipients", "ground", "items", "means", NULL};

struct aligned_case {
    const char *cells[4]; /* recipients, ground, items, means */
    const char *expected; /* NULL: refused */
    const char *reason;
};

/* clang-format off */

static const struct aligned_case aligned_cases[] = {
    {{"", "", "", ""}, "", NULL},
    {{"X", "law", "", ""}, "X|law||.", NULL},
    /* one record with all recipients and all items */
    {{"X; Y", "law", "a; b; c", "mail"}, "X; Y|law|a; b; c|mail.", NULL},
    {{"X; Y", "", "", ""}, "X; Y|||.", NULL},
    /* value by value */
    {{"X; Y", "law; life", "a; b", ""}, "X|law|a|.Y|life|b|.", NULL},
    {{"X\\; Y; Z", "law; life", "", ""}, "X; Y|law||.Z|life||.", NULL},
    {{"X; Y", "law; ", "; b", "mail"}, "X|law||mail.Y||b|mail.", NULL},
    /* a nested list alone makes several */
    {{"X\\; Y; Z", "", "", ""}, "X; Y|||.Z|||.", NULL},
    {{"X\\; Y; Z", "law", "a; b\\; c", ""}, "X; Y|law|a|.Z|law|b; c|.", NULL},
    /* one value holds for each */
    {{"X", "law; life", "a", ""}, "X|law|a|.X|life|a|.", NULL},
    /* a semicolon of the text itself */
    {{"X; Y", "law", "", "mail\\; fax"}, "X; Y|law||mail; fax.", NULL},
    /* counts that do not agree */
    {{"X; Y; Z", "law; life", "", ""}, NULL, "3 values stand here, but the columns of the kind Provision to third parties have 2"},
    {{"X; Y", "", "", "mail; fax; post"}, NULL, "2 values stand here, but the columns of the kind Provision to third parties have 3"},
    {{"X", "perhaps", "", ""}, NULL, "is not one of the choices"},
};

/* clang-format on */

static void test_aligned(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof aligned_cases / sizeof aligned_cases[0]; i++) {
        const struct aligned_case *c = &aligned_cases[i];
        struct desk *d;
        struct buf text = {0};
        desk_open((void **)&d);
        buf_printf(&text, "code,name,recipients,ground,provided_items,means\nC-1,A,%s,%s,%s,%s\n",
                   c->cells[0], c->cells[1], c->cells[2], c->cells[3]);
        enum plan_outcome outcome = imports(d, text.text, &plain);
        if (c->expected != NULL) {
            assert_int_equal(outcome, PLAN_NEW);
            holds_linked(d, "C-1", "provision", provision_columns, c->expected);
            /* The same row again asks for nothing more. */
            assert_int_equal(imports(d, text.text, &plain), PLAN_UNCHANGED);
            holds_linked(d, "C-1", "provision", provision_columns, c->expected);
        } else {
            assert_int_equal(outcome, PLAN_REFUSED);
            test_holds(plan_at(&d->plan.files[0], 0)->refusals[0].reason, c->reason);
        }
        buf_clear(&text);
        desk_close((void **)&d);
    }
}

static void test_all_groups(void **state)
{
    struct desk *d = *state;
    static const char *const acquisition[] = {"name",      "way",     "source",
                                              "statement", "consent", NULL};
    static const char *const entrustment[] = {"name", "contractor", "work", NULL};
    static const char *const joint_use[] = {"name", "users", "responsible", NULL};
    static const char *const retention[] = {"name", "period", "event", "disposal_method", NULL};
    const char *text =
        "コード,名称,取得の形態,取得元,利用目的の伝え方,同意,委託先,委託業務,共同利用者,"
        "共同利用の管理責任者,保存期間,起算,廃棄方法\n"
        "C-1,Staff,direct_written; indirect,; Agency,shown; published,,Payroll Inc.; "
        "Print Inc.,pay,Group; Parent,Parent,7年; 6か月,retirement; selection,shred\n";
    assert_int_equal(imports(d, text, &plain), PLAN_NEW);
    holds_linked(d, "C-1", "acquisition", acquisition,
                 "Staff: acquisition (Directly, in writing)|direct_written||shown|."
                 "Staff: acquisition (Indirectly)|indirect|Agency|published|.");
    holds_linked(d, "C-1", "entrustment", entrustment,
                 "Staff → Payroll Inc.|Payroll Inc.|pay.Staff → Print Inc.|Print Inc.|pay.");
    holds_linked(d, "C-1", "joint_use", joint_use, "Staff → Group, Parent|Group; Parent|Parent.");
    holds_linked(d, "C-1", "retention", retention,
                 "Staff: retention 7 years|P7Y|retirement|shred."
                 "Staff: retention 6 months|P6M|selection|shred.");
    assert_int_equal(imports(d, text, &plain), PLAN_UNCHANGED);
}

static void test_update(void **state)
{
    struct desk *d = *state;
    const char *head = "code,name,recipients,ground\n";
    char text[256];
    snprintf(text, sizeof text, "%sC-1,A,X; Y,law; life\n", head);
    assert_int_equal(imports(d, text, &plain), PLAN_NEW);
    test_set(d->m, "provision", "PV-0002", "frequency", "weekly");
    /* Y's ground changes: the record stays the same one, with all else. */
    snprintf(text, sizeof text, "%sC-1,A,X; Y,law; consent\n", head);
    assert_int_equal(imports(d, text, &plain), PLAN_CHANGED);
    assert_int_equal(d->plan.created.count + d->plan.removed.count, 0);
    char *frequency = test_value(d->m, "provision", "PV-0002", "frequency");
    assert_string_equal(frequency, "weekly");
    free(frequency);
    char *told = test_plan(&d->plan);
    test_holds(told, "      ground: Art. 27(1)(i) / Art. 27(1)(ii) → Art. 27(1)(i) / Art. 27(1)");
    free(told);
    /* The order of the row is not the order of the records. */
    snprintf(text, sizeof text, "%sC-1,A,Y; X,consent; law\n", head);
    assert_int_equal(imports(d, text, &plain), PLAN_UNCHANGED);
    /* A row without recipients is about those that are there; a name that a
     * person chose stays. */
    test_set(d->m, "provision", "PV-0001", "name", "by law");
    assert_int_equal(imports(d, "code,ground\nC-1,life; consent\n", &plain), PLAN_CHANGED);
    holds_linked(d, "C-1", "provision", (const char *const[]){"name", "recipients", "ground", NULL},
                 "by law|X|life.A → Y|Y|consent.");
    assert_true(journal_undo(d->m, 0, NULL, &d->why));
    /* One fewer: the record that is left over goes, and the plan says so. */
    snprintf(text, sizeof text, "%sC-1,A,Y,consent\n", head);
    assert_int_equal(imports(d, text, &plain), PLAN_CHANGED);
    assert_int_equal(d->plan.removed.count, 1);
    assert_string_equal(d->plan.removed.items[0].code, "PV-0001");
    holds_linked(d, "C-1", "provision", provision_columns, "Y|consent||.");
    assert_true(journal_undo(d->m, 0, NULL, &d->why));
    assert_int_equal(record_count(d->m, kinds_find("provision")), 2);
}

/* What is kept of one party is never given to another. */
static void test_other_party(void **state)
{
    struct desk *d = *state;
    static const char *const columns[] = {"recipients", "ground",         "consent_how", "country",
                                          "means",      "foreign_ground", NULL};
    const struct import_options clears = {.lang = LANG_EN, .empty_clears = true};
    const char *next = "code,recipients,ground\nC-1,B; C,law; \n";
    imports(d, "code,name,recipients,ground\nC-1,Staff,A; B,consent; law\n", &plain);
    test_set(d->m, "provision", "PV-0001", "consent_how", "A's form");
    test_set(d->m, "provision", "PV-0001", "country", "US");
    test_set(d->m, "provision", "PV-0001", "foreign_ground", "consent");
    test_set(d->m, "provision", "PV-0002", "means", "mail");
    assert_int_equal(imports(d, next, &plain), PLAN_CHANGED);
    holds_linked(d, "C-1", "provision", columns, "B|law|||mail|.C|||||.");
    assert_int_equal(d->plan.removed.count, 1);
    assert_string_equal(d->plan.removed.items[0].code, "PV-0001");
    assert_int_equal(d->plan.created.count, 2);
    assert_string_equal(d->plan.created.items[1].name, "Staff → C");
    assert_int_equal(imports(d, next, &plain), PLAN_UNCHANGED);
    /* An empty value is an empty cell for a record that is there already. */
    next = "code,recipients,ground\nC-1,B; C,; life\n";
    assert_int_equal(imports(d, next, &plain), PLAN_CHANGED);
    holds_linked(d, "C-1", "provision", columns, "B|law|||mail|.C|life||||.");
    assert_int_equal(imports(d, next, &clears), PLAN_CHANGED);
    holds_linked(d, "C-1", "provision", columns, "B||||mail|.C|life||||.");
    assert_int_equal(d->plan.created.count + d->plan.removed.count, 0);
}

/* Who receives is the same in whatever order the cell names them. */
static void test_same_parties(void **state)
{
    struct desk *d = *state;
    imports(d, "code,name,recipients,ground\nC-1,A,X; Y,law\n", &plain);
    test_set(d->m, "provision", "PV-0001", "means", "mail");
    assert_int_equal(imports(d, "code,recipients,ground\nC-1,Y; X,life\n", &plain), PLAN_CHANGED);
    holds_linked(d, "C-1", "provision", provision_columns, "Y; X|life||mail.");
    assert_int_equal(d->plan.created.count + d->plan.removed.count, 0);
}

struct other_case {
    const char *kind, *code;
    const char *first, *kept, *value; /* a file, and what a person adds to its record */
    const char *next;                 /* a file about another */
    const char *columns[5];
    const char *expected;
};

/* clang-format off */

static const struct other_case other_cases[] = {
    {"entrustment", "EN-0001", "code,name,委託先,work\nC-1,A,X,pay\n", "contract_on", "2026-04-01",
     "code,委託先\nC-1,Z\n", {"contractor", "work", "contract_on", NULL}, "Z||."},
    {"joint_use", "JU-0001", "code,name,共同利用者\nC-1,A,X; Y\n", "remarks", "agreed",
     "code,共同利用者\nC-1,Y; Z\n", {"users", "remarks", NULL}, "Y; Z|."},
    {"retention", "RT-0001", "code,name,保存期間,起算\nC-1,A,3年,退職\n", "remarks", "by law",
     "code,保存期間,起算\nC-1,3年,採用\n", {"period", "event", "remarks", NULL}, "P3Y|採用|."},
    {"acquisition", "A-0001", "code,name,取得の形態\nC-1,A,direct_written\n", "remarks", "form",
     "code,取得の形態\nC-1,indirect\n", {"way", "remarks", NULL}, "indirect|."},
};

/* clang-format on */

static void test_other_kinds(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof other_cases / sizeof other_cases[0]; i++) {
        const struct other_case *c = &other_cases[i];
        struct desk *d;
        desk_open((void **)&d);
        assert_int_equal(imports(d, c->first, &plain), PLAN_NEW);
        test_set(d->m, c->kind, c->code, c->kept, c->value);
        if (imports(d, c->next, &plain) != PLAN_CHANGED)
            fail_msg("%s", c->kind);
        holds_linked(d, "C-1", c->kind, c->columns, c->expected);
        assert_int_equal(d->plan.removed.count, 1);
        desk_close((void **)&d);
    }
}

/* The plan tells what rows create and remove only where they are accepted. */
static void test_only_accepted(void **state)
{
    struct desk *d = *state;
    const struct import_options dry = {.lang = LANG_EN, .dry_run = true};
    imports(d, "code,name,recipients\nC-1,A,X\n", &plain);
    imports(d,
            "code,name,recipients,項目,外国\nC-1,A,Y,tel,Atlantis\nC-2,B,Z,name,\n"
            "C-3,C,Y,post; name,\nC-4,D,V,age,Atlantis\n",
            &dry);
    assert_int_equal(plan_count(&d->plan, PLAN_REFUSED), 2);
    char *told = test_plan(&d->plan);
    test_holds(told, "To be created, because a row names it:\n");
    assert_int_equal(d->plan.removed.count, 0);
    static const char *const absent[] = {" tel (", " age (", " V (", "A → Y", "D → V"};
    static const char *const present[] = {" Y (", " Z (", " name (", " post (", "B → Z", "C → Y"};
    for (size_t i = 0; i < sizeof absent / sizeof absent[0]; i++)
        assert_null(strstr(told, absent[i]));
    for (size_t i = 0; i < sizeof present / sizeof present[0]; i++)
        test_holds(told, present[i]);
    free(told);
}

static void test_shared(void **state)
{
    struct desk *d = *state;
    test_add(d->m, "category", "name", "A", (char *)NULL);
    test_add(d->m, "category", "name", "B", (char *)NULL);
    test_add(d->m, "party", "name", "X", (char *)NULL);
    test_add(d->m, "provision", "name", "common", "categories", "C-0001; C-0002", "recipients",
             "PT-0001", "ground", "law", (char *)NULL);
    /* As it is: nothing to do. */
    assert_int_equal(imports(d, "name,recipients,ground\nA,X,law\n", &plain), PLAN_UNCHANGED);
    /* A gets a record of its own, B keeps the common one. */
    assert_int_equal(imports(d, "name,recipients,ground\nA,X,consent\n", &plain), PLAN_CHANGED);
    char *categories = test_value(d->m, "provision", "PV-0001", "categories");
    assert_string_equal(categories, "C-0002");
    free(categories);
    holds_linked(d, "C-0001", "provision", provision_columns, "X|consent||.");
    holds_linked(d, "C-0002", "provision", provision_columns, "X|law||.");
    assert_int_equal(d->plan.created.count, 1);
    assert_int_equal(d->plan.removed.count, 0);
}

static void test_keep_and_clear(void **state)
{
    struct desk *d = *state;
    const struct import_options clears = {.lang = LANG_EN, .empty_clears = true};
    imports(d, "code,name,recipients,ground\nC-1,A,X; Y,law; life\n", &plain);
    /* Empty cells say nothing, neither alone nor beside others. */
    assert_int_equal(imports(d, "code,recipients,ground\nC-1,,\n", &plain), PLAN_UNCHANGED);
    assert_int_equal(imports(d, "code,recipients,ground\nC-1,X; Y,\n", &plain), PLAN_UNCHANGED);
    assert_int_equal(imports(d, "code,recipients\nC-1,Y; X\n", &plain), PLAN_UNCHANGED);
    assert_int_equal(imports(d, "code,ground,recipients\nC-1,life; ,Y; X\n", &plain),
                     PLAN_UNCHANGED);
    assert_int_equal(imports(d, "code,ground,recipients\nC-1,life; ,Y; X\n", &clears),
                     PLAN_CHANGED);
    holds_linked(d, "C-1", "provision", provision_columns, "X|||.Y|life||.");
    assert_int_equal(imports(d, "code,recipients,ground\nC-1,,\n", &clears), PLAN_CHANGED);
    holds_linked(d, "C-1", "provision", provision_columns, "");
    assert_int_equal(d->plan.removed.count, 2);
}

struct derived_case {
    const char *classes; /* of two items */
    const char *stated;
    enum plan_outcome outcome;
    bool noted;
};

static void test_sensitive(void **state)
{
    (void)state;
    static const struct derived_case cases[] = {
        {"ordinary,sensitive", "有", PLAN_UNCHANGED, false},
        {"ordinary,sensitive", "No", PLAN_REFUSED, false},
        {",sensitive", "無", PLAN_REFUSED, false},
        {"ordinary,financial", "無", PLAN_UNCHANGED, false},
        {"ordinary,financial", "yes", PLAN_REFUSED, false},
        {"ordinary,", "無", PLAN_UNCHANGED, true},
        {"ordinary,", "perhaps", PLAN_REFUSED, false},
        {"ordinary,", "", PLAN_UNCHANGED, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct desk *d;
        char text[128], first[32] = "", second[32] = "";
        desk_open((void **)&d);
        size_t comma = strcspn(cases[i].classes, ",");
        memcpy(first, cases[i].classes, comma);
        strcpy(second, cases[i].classes + comma + 1);
        test_add(d->m, "item", "name", "a", "item_class", first, (char *)NULL);
        test_add(d->m, "item", "name", "b", "item_class", second, (char *)NULL);
        test_add(d->m, "category", "name", "A", "items", "I-0001; I-0002", (char *)NULL);
        snprintf(text, sizeof text, "name,要配慮の有無\nA,%s\n", cases[i].stated);
        if (imports(d, text, &plain) != cases[i].outcome)
            fail_msg("case %zu", i);
        assert_int_equal(plan_at(&d->plan.files[0], 0)->note_count, cases[i].noted);
        desk_close((void **)&d);
    }
}

static void test_countries(void **state)
{
    struct desk *d = *state;
    test_add(d->m, "party", "name", "X", "country", "US", (char *)NULL);
    test_add(d->m, "party", "name", "Y", "country", "JP", (char *)NULL);
    test_add(d->m, "storage", "name", "cloud", "country", "IE", (char *)NULL);
    test_add(d->m, "category", "name", "A", "storages", "ST-0001", (char *)NULL);
    test_add(d->m, "provision", "name", "p", "categories", "C-0001", "recipients",
             "PT-0001; PT-0002", (char *)NULL);
    test_add(d->m, "entrustment", "name", "e", "categories", "C-0001", "contractor", "PT-0001",
             "country", "CN", (char *)NULL);
    char *csv = test_register(d->m);
    test_holds(csv, "China; Ireland; United States");
    free(csv);
    assert_int_equal(imports(d, "name,外国\nA,米国; 中国; アイルランド; 日本\n", &plain),
                     PLAN_UNCHANGED);
    assert_int_equal(plan_at(&d->plan.files[0], 0)->note_count, 0);
    assert_int_equal(imports(d, "name,外国\nA,US; CN; IE; 韓国\n", &plain), PLAN_UNCHANGED);
    assert_int_equal(plan_at(&d->plan.files[0], 0)->note_count, 1);
    assert_int_equal(imports(d, "name,外国\nA,US; CN\n", &plain), PLAN_REFUSED);
    test_holds(plan_at(&d->plan.files[0], 0)->refusals[0].reason, "Ireland is missing here");
    assert_int_equal(imports(d, "name,外国\nA,Atlantis\n", &plain), PLAN_REFUSED);
}

static void test_medium(void **state)
{
    struct desk *d = *state;
    static const char *const columns[] = {"name", "medium", NULL};
    assert_int_equal(imports(d, "code,name,保管場所,媒体\nC-1,A,server; shelf,電子; 紙\n", &plain),
                     PLAN_NEW);
    holds_linked(d, "C-1", "storage", columns, "server|electronic.shelf|paper.");
    assert_int_equal(
        imports(d, "code,保管場所,媒体\nC-1,server; shelf,electronic; paper\n", &plain),
        PLAN_UNCHANGED);
    /* One for all; an existing storage of another medium refuses the row. */
    assert_int_equal(imports(d, "code,name,保管場所,媒体\nC-2,B,disk; tape,電子\n", &plain),
                     PLAN_NEW);
    assert_int_equal(imports(d, "code,name,保管場所,媒体\nC-3,C,shelf,電子\n", &plain),
                     PLAN_REFUSED);
    test_holds(plan_at(&d->plan.files[0], 0)->refusals[0].reason,
               "The storage ST-0002 shelf is of the medium Paper");
    assert_int_equal(imports(d, "code,name,保管場所,媒体\nC-3,C,a; b; c,電子; 紙\n", &plain),
                     PLAN_REFUSED);
    test_holds(plan_at(&d->plan.files[0], 0)->refusals[0].reason,
               "2 media stand here, but there are 3 storages");
    /* Two rows of one sheet that disagree. */
    imports(d, "code,name,保管場所,媒体\nC-3,C,new,電子\nC-4,D,new,紙\n", &plain);
    assert_int_equal(plan_outcome(&d->plan.files[0], 0), PLAN_NEW);
    assert_int_equal(plan_outcome(&d->plan.files[0], 1), PLAN_REFUSED);
    assert_int_equal(imports(d, "code,媒体\nC-1,紙\n", &plain), PLAN_REFUSED);
    assert_int_equal(imports(d, "code,name,媒体\nC-3,C,紙\n", &plain), PLAN_NEW);
    assert_int_equal(plan_at(&d->plan.files[0], 0)->note_count, 1);
}

static void test_cells(void **state)
{
    struct desk *d = *state;
    /* The example of the design: a list of several is nested, a list alone is
     * flat, and columns of several records always have as many values. */
    imports(d,
            "code,name,recipients,ground\nC-1,A,大学\\; 保護者; グループ各社,law; \nC-2,B,大学; "
            "保護者,\n",
            &plain);
    char *csv = test_register(d->m);
    test_holds(csv, "大学\\; 保護者; グループ各社,Art. 27(1)(i); ,; ,; ,");
    test_holds(csv, "\nC-2,B,,,,,,,,,,,,,,,,,,大学; 保護者,,,");
    free(csv);
    /* Names that are not alone are written as codes. */
    test_add(d->m, "party", "name", "大学", (char *)NULL);
    csv = test_register(d->m);
    test_holds(csv, "PT-0001; 保護者");
    free(csv);
}

/* The register of M in the file r.csv of FOLDER, in LANG. */
static void write_register(struct model *m, const char *folder, enum lang lang, enum csv_form form)
{
    struct why why = {.lang = LANG_EN};
    char path[TEST_PATH];
    test_path(folder, "r.csv", path);
    FILE *out = fopen(path, "w");
    struct csv_writer writer;
    csv_writer_begin(&writer, out, form);
    assert_true(register_export_csv(m, lang, &writer, &why));
    csv_writer_finish(&writer);
    assert_int_equal(fclose(out), 0);
}

/* Records with names of their own and values that need escapes everywhere. */
static void fill(struct model *m, unsigned *seed)
{
    static const char *const odd[] = {"a; b", "c\\", "\"d\"", "e,f", " g ", "h\ni", "-j", "名称"};
    static const char *const grounds[] = {"law", "life", "consent", ""};
    static const char *const kinds_named[] = {"party", "item", "purpose", "storage"};
    char name[64], links[96];
    for (size_t k = 0; k < 4; k++)
        for (size_t i = 0; i < 8; i++) {
            snprintf(name, sizeof name, "%s %zu", odd[i], i);
            test_add(m, kinds_named[k], "name", name, (char *)NULL);
        }
    for (size_t i = 0; i < 6; i++) {
        snprintf(name, sizeof name, "C %s", odd[i]);
        snprintf(links, sizeof links, "P-000%zu; P-0008", 1 + test_random(seed, 7));
        test_add(m, "category", "name", name, "purposes", links, "storages",
                 i % 2 == 0 ? "ST-0001; ST-0005" : "", "remarks", odd[7 - i], (char *)NULL);
    }
    for (size_t i = 0; i < 14; i++) {
        snprintf(links, sizeof links, "C-000%zu", 1 + test_random(seed, 6));
        char first[16], list[48];
        snprintf(first, sizeof first, "PT-000%zu", 1 + test_random(seed, 7));
        snprintf(list, sizeof list, "%s%s", first, i % 3 == 0 ? "" : "; PT-0008");
        test_add(m, "provision", "name", "p", "categories", links, "recipients", list, "ground",
                 grounds[i % 4], "items", i % 2 == 0 ? "I-0001; I-0002" : "", "means", odd[i % 8],
                 (char *)NULL);
        test_add(m, "entrustment", "name", "e", "categories", links, "contractor",
                 i % 3 == 0 ? "" : first, "work", odd[(i + 3) % 8], (char *)NULL);
        test_add(m, "joint_use", "name", "j", "categories", links, "users", list, "responsible",
                 i % 2 == 0 ? first : "", (char *)NULL);
        test_add(m, "retention", "name", "r", "categories", links, "period", "P5Y", "event",
                 odd[i % 8], (char *)NULL);
        test_add(m, "acquisition", "name", "a", "category", links, "way", "direct", (char *)NULL);
    }
}

static void test_same_inventory(void **state)
{
    struct desk *d = *state;
    char before[65], after[65];
    unsigned seed = 5;
    fill(d->m, &seed);
    test_digest(d->m, before);
    for (int i = 0; i < 4; i++) {
        const struct import_options options = {.lang = LANG_EN, .empty_clears = i % 2 == 1};
        write_register(d->m, d->folder, i < 2 ? LANG_EN : LANG_JA,
                       i % 2 == 0 ? CSV_EXCEL : CSV_PLAIN);
        plan_clear(&d->plan);
        assert_true(test_import(d->m, d->folder, (const char *const[]){"r.csv", NULL}, &options,
                                &d->plan, &d->why));
        char *told = test_plan(&d->plan);
        if (plan_count(&d->plan, PLAN_UNCHANGED) != 6)
            fail_msg("%s", told);
        free(told);
        test_digest(d->m, after);
        assert_string_equal(before, after);
    }
}

static void test_fresh_inventory(void **state)
{
    struct desk *d = *state;
    unsigned seed = 9;
    for (int i = 0; i < 4; i++) {
        struct model *m = test_model(), *fresh = test_model();
        fill(m, &seed);
        write_register(m, d->folder, LANG_EN, i % 2 == 0 ? CSV_EXCEL : CSV_PLAIN);
        plan_clear(&d->plan);
        if (!test_import(fresh, d->folder, (const char *const[]){"r.csv", NULL}, &plain, &d->plan,
                         &d->why))
            fail_msg("%s", d->why.text);
        assert_int_equal(plan_count(&d->plan, PLAN_NEW), 6);
        char *first = test_register(m), *second = test_register(fresh);
        test_same(first, second);
        free(first);
        free(second);
        model_close(m);
        model_close(fresh);
    }
}

static void test_names_in_japanese(void **state)
{
    struct desk *d = *state;
    const struct import_options japanese = {.lang = LANG_JA};
    imports(d,
            "コード,名称,提供先,保存期間,取得の形態,委託業務\nC-1,採用応募者,大学; "
            "グループ各社,6か月,直接書面,印刷\n",
            &japanese);
    static const char *const names[][3] = {
        {"provision", "PV-0001", "採用応募者 → 大学、グループ各社"},
        {"retention", "RT-0001", "採用応募者の保存期間 6か月"},
        {"acquisition", "A-0001", "採用応募者の取得(直接書面)"},
        {"entrustment", "EN-0001", "採用応募者の委託"},
    };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        char *name = test_value(d->m, names[i][0], names[i][1], "name");
        assert_string_equal(name, names[i][2]);
        free(name);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_aligned),
        cmocka_unit_test(test_sensitive),
        cmocka_unit_test_setup_teardown(test_all_groups, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_update, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_other_party, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_same_parties, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_other_kinds, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_only_accepted, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_shared, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_keep_and_clear, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_countries, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_medium, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_cells, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_same_inventory, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_fresh_inventory, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_names_in_japanese, desk_open, desk_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
