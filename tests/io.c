/* See io.h. */
#include "tests/io.h"

#include "export/register_export.h"
#include "model/buf.h"
#include "model/mem.h"
#include "model/record.h"

#include <dirent.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

void test_folder(char path[TEST_PATH])
{
    strcpy(path, "/tmp/daicho-test-XXXXXX");
    if (mkdtemp(path) == NULL)
        fail_msg("no folder can be made under /tmp");
}

static int delete_one(const char *path, const struct stat *info, int type, struct FTW *at)
{
    (void)info;
    (void)type;
    (void)at;
    return remove(path);
}

void test_folder_delete(const char *path)
{
    assert_int_equal(nftw(path, delete_one, 8, FTW_DEPTH | FTW_PHYS), 0);
}

int test_file_count(const char *folder)
{
    DIR *at = opendir(folder);
    int count = 0;
    if (at == NULL)
        return -1;
    for (const struct dirent *file = readdir(at); file != NULL; file = readdir(at))
        count += strcmp(file->d_name, ".") != 0 && strcmp(file->d_name, "..") != 0;
    closedir(at);
    return count;
}

void test_path(const char *folder, const char *name, char path[TEST_PATH])
{
    int length = snprintf(path, TEST_PATH, "%s/%s", folder, name);
    assert_true(length > 0 && length < TEST_PATH);
}

void test_stay_in(const char *folder)
{
    char path[4096];
    const char *source = getenv("srcdir");
    char *root = realpath(source == NULL ? "." : source, NULL);
    snprintf(path, sizeof path, "%s/%s", root == NULL ? "" : root, folder);
    if (root == NULL || chdir(path) != 0) {
        fprintf(stderr, "%s cannot be entered; set srcdir.\n", path);
        exit(1);
    }
    setenv("srcdir", root, 1);
    setenv("HOME", path, 1);
    unsetenv("XDG_CONFIG_HOME");
    free(root);
}

void test_write(const char *folder, const char *name, const char *text)
{
    char path[TEST_PATH];
    test_path(folder, name, path);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
}

void test_copy(const char *from, const char *to)
{
    char block[65536];
    size_t count;
    FILE *in = fopen(from, "r"), *out = fopen(to, "w");
    assert_true(in != NULL && out != NULL);
    while ((count = fread(block, 1, sizeof block, in)) > 0)
        assert_int_equal(fwrite(block, 1, count, out), count);
    fclose(in);
    assert_int_equal(fclose(out), 0);
}

char *test_read(const char *folder, const char *name)
{
    char path[TEST_PATH], block[4096];
    struct buf text = {0};
    size_t got;
    test_path(folder, name, path);
    FILE *file = fopen(path, "r");
    if (file == NULL)
        return NULL;
    while ((got = fread(block, 1, sizeof block, file)) > 0)
        buf_add(&text, block, got);
    fclose(file);
    buf_puts(&text, "");
    return buf_take(&text);
}

bool test_import(struct model *m, const char *folder, const char *const *names,
                 const struct import_options *options, struct plan *plan, struct why *why)
{
    enum { FILES = 32 };
    char paths[FILES][TEST_PATH];
    const char *all[FILES];
    size_t count = 0;
    for (; names[count] != NULL; count++) {
        assert_true(count < FILES);
        test_path(folder, names[count], paths[count]);
        all[count] = paths[count];
    }
    return import_run(m, all, count, options, plan, why);
}

int desk_open(void **state)
{
    static const struct model_options options = {.lang = LANG_EN, .who = "tester"};
    struct desk *d = mem_new(1, sizeof *d);
    d->why.lang = LANG_EN;
    d->m = model_scratch(&options, &d->why);
    if (d->m == NULL)
        fail_msg("%s", d->why.text);
    test_folder(d->folder);
    *state = d;
    return 0;
}

int desk_close(void **state)
{
    struct desk *d = *state;
    plan_clear(&d->plan);
    model_close(d->m);
    test_folder_delete(d->folder);
    free(d);
    return 0;
}

bool desk_run(struct desk *d, const char *text, const struct import_options *options)
{
    plan_clear(&d->plan);
    test_write(d->folder, "a.csv", text);
    return test_import(d->m, d->folder, (const char *const[]){"a.csv", NULL}, options, &d->plan,
                       &d->why);
}

void desk_imports(struct desk *d, const char *text, const struct import_options *options,
                  size_t new, size_t changed, size_t unchanged, size_t refused)
{
    if (!desk_run(d, text, options))
        fail_msg("%s", d->why.text);
    char *told = test_plan(&d->plan);
    if (plan_count(&d->plan, PLAN_NEW) != new || plan_count(&d->plan, PLAN_CHANGED) != changed ||
        plan_count(&d->plan, PLAN_UNCHANGED) != unchanged ||
        plan_count(&d->plan, PLAN_REFUSED) != refused)
        fail_msg("other outcomes than expected:\n%s", told);
    free(told);
}

double desk_seconds(struct desk *d, const char *name, const struct import_options *options)
{
    clock_t start = clock();
    plan_clear(&d->plan);
    if (!test_import(d->m, d->folder, (const char *const[]){name, NULL}, options, &d->plan,
                     &d->why))
        fail_msg("%s", d->why.text);
    return (double)(clock() - start) / CLOCKS_PER_SEC;
}

void desk_holds(struct desk *d, const char *kind, const char *code, const char *column,
                const char *value)
{
    struct record *record = record_load_code(d->m, kinds_find(kind), code, &d->why);
    assert_non_null(record);
    assert_string_equal(record_value(record, column), value);
    record_free(record);
}

int64_t desk_count(struct desk *d, const char *kind)
{
    return record_count(d->m, kinds_find(kind));
}

char *test_plan(const struct plan *plan)
{
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    plan_print(plan, out, LANG_EN);
    fclose(out);
    return text;
}

static void put_row(const struct plan_row *row, struct buf *out)
{
    buf_printf(out, "%zu %d %s %s\n", row->number, (int)row->outcome, row->code, row->name);
    for (size_t i = 0; i < row->cell_count; i++)
        buf_printf(out, "  %s: %s > %s\n", row->cells[i].column, row->cells[i].old,
                   row->cells[i].new);
    for (size_t i = 0; i < row->refusal_count; i++)
        buf_printf(out, "  %s: %s! %s\n", row->refusals[i].column, row->refusals[i].value,
                   row->refusals[i].reason);
    for (size_t i = 0; i < row->note_count; i++)
        buf_printf(out, "  %s\n", row->notes[i]);
}

static void put_records(const struct plan_records *records, struct buf *out)
{
    for (size_t i = 0; i < records->count; i++) {
        const struct plan_record *record = &records->items[i];
        buf_printf(out, "%s %s %s %zu %s\n", record->kind->name, record->code, record->name,
                   record->rows, record->like == NULL ? "" : record->like);
    }
}

void test_plan_rows(const struct plan *plan, struct buf *out)
{
    for (size_t i = 0; i < plan->file_count; i++)
        for (size_t k = 0; k < plan->files[i].row_count; k++)
            put_row(plan_at(&plan->files[i], k), out);
    put_records(&plan->created, out);
    put_records(&plan->removed, out);
}

void test_holds(const char *text, const char *part)
{
    if (strstr(text, part) == NULL)
        fail_msg("expected:\n%s\nin:\n%s", part, text);
}

void test_same(const char *a, const char *b)
{
    size_t i = 0, line = 1;
    for (; a[i] != '\0' && a[i] == b[i]; i++)
        line += a[i] == '\n';
    if (a[i] != b[i])
        fail_msg("line %zu differs:\n%.300s\nand:\n%.300s", line, a + i, b + i);
}

char *test_register(struct model *m)
{
    struct why why = {.lang = LANG_EN};
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    struct csv_writer writer;
    csv_writer_begin(&writer, out, CSV_PLAIN);
    assert_true(register_export_csv(m, LANG_EN, &writer, &why));
    csv_writer_finish(&writer);
    fclose(out);
    return text;
}

size_t test_random(unsigned *seed, size_t limit)
{
    *seed = *seed * 1103515245U + 12345U;
    return (*seed >> 8) % limit;
}
