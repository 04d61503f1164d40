/* See received.h. */
#include "tests/received.h"

#include "model/mem.h"
#include "model/record_mark.h"
#include "model/review_columns.h"

#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void add_parties(struct model *m)
{
    test_add(m, "party", "code", "PT-1", "name", "株式会社アオバ印刷", NULL);
    test_add(m, "party", "code", "PT-2", "name", "アオバ印刷㈱", NULL);
    test_add(m, "party", "code", "PT-3", "name", "(株)アオバ印刷", NULL);
    test_add(m, "party", "code", "PT-4", "name", "アオバ印刷合同会社", NULL);
    test_add(m, "party", "code", "PT-5", "name", "Mailer", NULL);
    test_add(m, "party", "code", "PT-6", "name", "Callers", NULL);
    test_add(m, "party", "code", "PT-7", "name", "Group A", NULL);
    test_add(m, "party", "code", "PT-8", "name", "Group B", NULL);
    test_add(m, "party", "code", "PT-9", "name", "株式会社", NULL);
}

static void add_linked(struct model *m)
{
    test_add(m, "entrustment", "code", "E-1", "name", "Mail", "categories", "C-1", "contractor",
             "PT-5", "work", "Mailing", NULL);
    test_add(m, "entrustment", "code", "E-2", "name", "Calls", "categories", "C-1", "contractor",
             "PT-6", "work", "Calling", NULL);
    test_add(m, "acquisition", "code", "A-1", "name", "Form", "category", "C-1", "way", "direct",
             NULL);
    test_add(m, "acquisition", "code", "A-2", "name", "Web", "category", "C-1", "way", "automatic",
             NULL);
    test_add(m, "provision", "code", "V-1", "name", "Group", "categories", "C-1", "recipients",
             "PT-7; PT-8", "means", "post", NULL);
    test_add(m, "provision", "code", "V-2", "name", "Group A", "categories", "C-3", "recipients",
             "PT-7", "means", "post", NULL);
    test_add(m, "provision", "code", "V-3", "name", "Group B", "categories", "C-3", "recipients",
             "PT-8", "means", "mail", NULL);
    test_add(m, "retention", "code", "R-1", "name", "Both", "categories", "C-1; C-2", "period",
             "P5Y", "event", "end of contract", NULL);
}

static void add_records(struct model *m)
{
    test_add(m, "department", "code", "D-1", "name", "Sales", NULL);
    test_add(m, "purpose", "code", "P-1", "name", "Support", NULL);
    test_add(m, "purpose", "code", "P-2", "name", "News", NULL);
    test_add(m, "item", "code", "I-1", "name", "Address", NULL);
    add_parties(m);
    test_add(m, "category", "code", "C-1", "name", "Members", "department", "D-1", "persons", "100",
             "persons_on", "2024-04-01", "purposes", "P-1; P-2", "remarks", "as before", NULL);
    test_add(m, "category", "code", "C-2", "name", "Calls", "department", "D-1", NULL);
    test_add(m, "category", "code", "C-3", "name", "Staff", NULL);
    add_linked(m);
}

int received_open(void **state)
{
    const struct campaign_order order = {.name = "2026", .due_on = "2027-03-31"};
    struct received *s = mem_new(1, sizeof *s);
    size_t count;
    s->why = (struct why){.lang = LANG_EN};
    s->m = test_model();
    test_folder(s->folder);
    add_records(s->m);
    if (!campaigns_start(s->m, &order, &s->campaign, &count, &s->why))
        fail_msg("%s", s->why.text);
    *state = s;
    return 0;
}

int received_close(void **state)
{
    struct received *s = *state;
    campaign_clear(&s->campaign);
    model_close(s->m);
    test_folder_delete(s->folder);
    free(s);
    return 0;
}

char *received_fill(struct received *s, const char *text)
{
    struct buf out = {0};
    while (*text != '\0') {
        size_t length = strcspn(text, "}");
        if (*text != '{') {
            buf_putc(&out, *text++);
            continue;
        }
        char *name = mem_copy_bytes(text + 1, length - 1);
        if (strcmp(name, "sent") == 0)
            review_base_put(s->campaign.entry, 1, &out);
        else
            record_mark_put(record_find(s->m, kinds_find("category"), name), &out);
        free(name);
        text += length + 1;
    }
    return buf_take(&out);
}

void received_write(struct received *s, const char *name, const char *text)
{
    char *filled = received_fill(s, text);
    test_write(s->folder, name, filled);
    free(filled);
}

struct receive *received_read(struct received *s, const char *const *names, size_t count)
{
    char paths[4][TEST_PATH];
    const char *files[4];
    assert_true(count <= 4);
    for (size_t i = 0; i < count; i++) {
        test_path(s->folder, names[i], paths[i]);
        files[i] = paths[i];
    }
    return receive_read(s->m, &s->campaign, files, count, &s->why);
}

static void put_record(struct received *s, const struct receive *receive,
                       const struct three_way_record *record, struct buf *out)
{
    static const char *const fates[] = {"edited", "added", "struck", "returned"};
    buf_printf(out, "%s %s %s%s\n", fates[record->fate], record->kind->name, record->title,
               record->class == THREE_WAY_CONFLICT ? " (conflict)" : "");
    if (record->words != NULL)
        buf_printf(out, "  %s\n", record->words);
    for (size_t i = 0; i < record->cell_count; i++) {
        const struct three_way_cell *cell = &record->cells[i];
        buf_printf(out, "  %s: ", record->kind->fields[cell->field].column);
        three_way_show(s->m, receive->way, record, cell, THREE_WAY_BASE, out);
        buf_puts(out, " > ");
        three_way_show(s->m, receive->way, record, cell, THREE_WAY_OTHER, out);
        buf_printf(out, " (%s%s%s)\n", three_way_class_words(cell->class, LANG_EN),
                   cell->words == NULL ? "" : ": ", cell->words == NULL ? "" : cell->words);
    }
}

char *received_told(struct received *s, const struct receive *receive)
{
    static const char *const sorts[] = {"refused", "asked", "mended", "noted"};
    struct buf out = {0};
    for (size_t i = 0; i < receive->line_count; i++) {
        buf_printf(&out, "%s: ", sorts[receive->lines[i].sort]);
        receive_put_line(receive, &receive->lines[i], LANG_EN, &out);
        buf_putc(&out, '\n');
    }
    for (size_t i = 0; i < receive->way->record_count; i++)
        put_record(s, receive, &receive->way->records[i], &out);
    return buf_take(&out);
}

bool received_says(struct received *s, const char *text, const char *const *parts, size_t count)
{
    received_write(s, "a.csv", text);
    struct receive *receive = received_read(s, (const char *const[]){"a.csv"}, 1);
    char *told = receive == NULL ? mem_copy(s->why.text) : received_told(s, receive);
    bool good = true;
    for (size_t i = 0; i < count && parts[i] != NULL; i++) {
        bool lacks = parts[i][0] == '!';
        good = good && (strstr(told, parts[i] + lacks) == NULL) == lacks;
    }
    if (!good)
        print_error("%s\nis told as\n%s\n", text, told);
    receive_free(receive);
    free(told);
    return good;
}
