/* See inventory.h. */
#define _GNU_SOURCE /* mkdtemp() */

#include "tests/fuzz/inventory.h"

#include "model/inside.h"
#include "model/journal.h"
#include "model/mem.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/memory.h"
#include "tests/model.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct fuzz_state {
    unsigned char *image; /* of the file */
    size_t length;
    int64_t seen_seq;
};

/* A record: its kind, then columns and values as typed. */
static const char *const records[][14] = {
    {"organization", "name", "見本株式会社", "jurisdictions", "JP; EU"},
    {"department", "name", "総務部", "organization", "O-0001"},
    {"notice", "name", "個人情報の取扱い", "notice_type", "privacy_notice", "organization",
     "O-0001"},
    {"purpose", "name", "会員への連絡"},
    {"purpose", "name", "商品の発送", "wording", "ご注文いただいた商品の発送のため"},
    {"item", "name", "氏名"},
    {"item", "name", "住所", "other_names", "所在地"},
    {"party", "name", "株式会社アオバ運輸"},
    {"party", "name", "見本ホールディングス株式会社"},
    {"category", "name", "会員", "purposes", "P-0001; P-0002", "items", "I-0001; I-0002",
     "department", "D-0001", "persons", "12400", "remarks", "紙もある"},
    {"category", "name", "従業員", "items", "I-0001", "persons", "120"},
    {"provision", "name", "発送", "categories", "C-0001", "recipients", "PT-0001", "items",
     "I-0001; I-0002"},
    {"joint_use", "name", "グループ", "categories", "C-0001", "users", "PT-0002", "items", "I-0001",
     "purposes", "P-0001"},
    {"retention", "name", "会員の保存", "categories", "C-0001", "period", "P5Y", "event", "退会"},
};

void fuzz_count_evenly(struct model *m)
{
    memset(m->random, 0, sizeof m->random);
    m->random_count = sizeof m->random / sizeof m->random[0];
    if (m->last_id < FUZZ_FIRST_ID)
        m->last_id = FUZZ_FIRST_ID;
}

static void add(struct model *m, const char *const *texts)
{
    struct why why = {.lang = LANG_EN};
    struct record *record = record_new(kinds_find(texts[0]));
    bool done = true;
    for (size_t i = 1; texts[i] != NULL && done; i += 2)
        done = record_set(record, kinds_field(record->kind, texts[i]), texts[i + 1], &why);
    fuzz_count_evenly(m);
    done =
        done && test_save(m, record, &(struct change_note){.what = "add", .about = texts[0]}, &why);
    fuzz_true(done, why.text);
    record_free(record);
}

/* An inventory without records. */
static struct model *make(void)
{
    struct why why = {.lang = LANG_EN};
    const struct model_options options = {
        .lang = LANG_EN, .who = "tester", .now = "2026-11-22T07:18:00Z"};
    /* There is one thread. Where SQLite has begun already it stays as it is. */
    sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
    struct db *db = memory_open();
    /* Small pages make a small file, in which more of the bytes that are changed matter. */
    fuzz_true(db_run(db, "PRAGMA page_size = 512") && model_prepare(db, &why),
              "an inventory can be made");
    return model_on(db, "", &options);
}

struct model *fuzz_inventory(void)
{
    struct why why = {.lang = LANG_EN};
    struct model *m = make();
    for (size_t i = 0; i < sizeof records / sizeof *records; i++)
        add(m, records[i]);
    test_set(m, "category", "C-0001", "persons", "12500");
    test_set(m, "category", "C-0002", "items", "I-0001; I-0002");
    fuzz_true(journal_undo(m, 0, NULL, &why), "an edit can be undone");
    return m;
}

/* Reads what M holds into KEPT. */
static void read_state(struct model *m, struct fuzz_state *kept)
{
    size_t length = memory_length(db_handle(m->db));
    if (kept->length < length)
        kept->image = mem_resize(kept->image, length, 1);
    kept->length = length;
    kept->seen_seq = m->seen_seq;
    memory_read(db_handle(m->db), kept->image, length);
}

struct fuzz_state *fuzz_keep(struct model *m)
{
    struct fuzz_state *kept = mem_new(1, sizeof *kept);
    read_state(m, kept);
    return kept;
}

void fuzz_restore(struct model *m, struct fuzz_state *kept)
{
    memory_write(db_handle(m->db), kept->image, kept->length);
    m->seen_seq = kept->seen_seq;
}

void fuzz_copy(struct model *to, struct model *from)
{
    static struct fuzz_state state;
    read_state(from, &state);
    fuzz_restore(to, &state);
}

bool fuzz_changed(struct model *m, int64_t *changes)
{
    int64_t before = *changes;
    *changes = sqlite3_total_changes64(db_handle(m->db));
    return *changes != before;
}

static char folder_path[64], file_path[128];

static void forget_folder(void)
{
    unlink(file_path);
    rmdir(folder_path);
}

const char *fuzz_file_named(const char *name, const void *data, size_t size, const char **folder)
{
    if (folder_path[0] == '\0') {
        bool memory = access("/dev/shm", W_OK | X_OK) == 0;
        snprintf(folder_path, sizeof folder_path, "%s/daicho-fuzz-XXXXXX",
                 memory ? "/dev/shm" : "/tmp");
        fuzz_true(mkdtemp(folder_path) != NULL, "a folder can be made");
        snprintf(file_path, sizeof file_path, "%s/%s", folder_path, name);
        atexit(forget_folder);
    }
    int file = open(file_path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    fuzz_true(file >= 0 && write(file, data, size) == (ssize_t)size, "a file can be written");
    close(file);
    if (folder != NULL)
        *folder = folder_path;
    return file_path;
}

const char *fuzz_file_of(struct model *m, const char *name, const void **bytes, size_t *length)
{
    static struct fuzz_state state;
    read_state(m, &state);
    *bytes = state.image;
    *length = state.length;
    return fuzz_file_named(name, state.image, state.length, NULL);
}
