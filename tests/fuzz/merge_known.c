/* See merge_known.h. */
#include "tests/fuzz/merge_known.h"

#include "model/past.h"
#include "model/verify_inside.h"
#include "tests/fuzz/fuzz.h"

enum { KEPT = 12 };

static struct {
    size_t state;
    int64_t head;
} file;

static struct {
    const struct model *m;
    size_t state;
} ours;

/* States as they were at an entry, which stay open. */
static struct kept {
    bool ours;
    size_t state;
    int64_t entry;
    struct model *past;
} kept[KEPT];
static size_t kept_count;

bool __real_verify_copy(struct db *db, struct why *why);
bool __real_verify_schema(struct db *db, enum lang lang, struct verify_report *report,
                          struct why *why);
bool __real_verify_replay(struct model *m, struct verify_report *report, struct why *why);
struct model *__real_past_open(struct model *m, int64_t entry, struct why *why);
void __real_past_close(struct model *m);
bool __wrap_verify_copy(struct db *db, struct why *why);
bool __wrap_verify_schema(struct db *db, enum lang lang, struct verify_report *report,
                          struct why *why);
bool __wrap_verify_replay(struct model *m, struct verify_report *report, struct why *why);
struct model *__wrap_past_open(struct model *m, int64_t entry, struct why *why);
void __wrap_past_close(struct model *m);

void merge_known_file(size_t state, int64_t head)
{
    file.state = state;
    file.head = head;
}

void merge_known_ours(const struct model *m, size_t state)
{
    ours.m = m;
    ours.state = state;
}

bool __wrap_verify_copy(struct db *db, struct why *why)
{
    return file.state != 0 || __real_verify_copy(db, why);
}

bool __wrap_verify_schema(struct db *db, enum lang lang, struct verify_report *report,
                          struct why *why)
{
    return file.state != 0 || __real_verify_schema(db, lang, report, why);
}

bool __wrap_verify_replay(struct model *m, struct verify_report *report, struct why *why)
{
    return file.state != 0 || __real_verify_replay(m, report, why);
}

struct model *__wrap_past_open(struct model *m, int64_t entry, struct why *why)
{
    bool is_ours = m == ours.m;
    if (file.state == 0 || entry > (is_ours ? INT64_MAX : file.head))
        return __real_past_open(m, entry, why);
    size_t state = is_ours ? ours.state : file.state, i = 0;
    while (i < kept_count &&
           (kept[i].ours != is_ours || kept[i].state != state || kept[i].entry != entry))
        i++;
    if (i < kept_count)
        return kept[i].past;
    struct model *past = __real_past_open(m, entry, why);
    if (past != NULL && kept_count < KEPT)
        kept[kept_count++] = (struct kept){is_ours, state, entry, past};
    return past;
}

void __wrap_past_close(struct model *m)
{
    size_t i = 0;
    while (i < kept_count && kept[i].past != m)
        i++;
    if (i == kept_count)
        __real_past_close(m);
}
