/*
 * See drafts.h. The content is stored behind a line with the version of its
 * form and the mark of the process. A draft that is kept again is a new row:
 * whoever takes one over has it alone.
 */
#include "model/drafts.h"

#include "model/alive.h"
#include "model/buf.h"
#include "model/change.h"
#include "model/inside.h"
#include "model/mem.h"
#include "model/utf8.h"

#include <stdlib.h>
#include <string.h>

static const char version[] = "daicho-draft 1 ";

static void insert(struct model *m, const struct drafts_item *item, int64_t id)
{
    struct buf content = {0};
    char now[21];
    model_now(m, now);
    buf_puts(&content, version);
    alive_mark(&content);
    buf_printf(&content, "\n%s", item->content);
    struct statement *st =
        db_prepare(m->db, "INSERT INTO draft (id, who, at, kind, record, rev, content) VALUES "
                          "(:id, :who, :at, :kind, :record, :rev, :content)");
    db_bind_int(st, ":id", id);
    db_bind_text(st, ":who", m->who);
    db_bind_text(st, ":at", now);
    db_bind_text(st, ":kind", item->kind->name);
    db_bind_int(st, ":record", item->record);
    db_bind_int(st, ":rev", item->rev);
    db_bind_text(st, ":content", buf_text(&content));
    db_do(st);
    buf_clear(&content);
}

static void delete_row(struct model *m, int64_t id)
{
    struct statement *st = db_prepare(m->db, "DELETE FROM draft WHERE id = :id");
    db_bind_int(st, ":id", id);
    db_do(st);
}

static bool is_there(struct model *m, int64_t id)
{
    return db_number(m->db, "SELECT count(*) FROM draft WHERE id = :id", id, 0) > 0;
}

/* Begins what stands outside of the journal. */
static bool begin(struct model *m)
{
    if (change_is_open(m))
        bug("a draft kept within a change");
    db_forget(m->db);
    db_roll_back(m->db);
    return db_run(m->db, "BEGIN IMMEDIATE");
}

/* Ends it; what failed was not done. BUSY (or NULL) is set where another
 * process stood in the way, UNSURE where an error came too late to know: a COMMIT may
 * report one although it was done. */
static bool end(struct model *m, bool *busy, bool *unsure, struct why *why)
{
    bool begun = !db_idle(m->db);
    if (!db_failed(m->db) && db_run(m->db, "COMMIT"))
        return true;
    if (busy != NULL)
        *busy = db_busy(m->db);
    if (unsure != NULL)
        *unsure = begun && db_idle(m->db);
    db_ok(m->db, why);
    db_roll_back(m->db);
    db_forget(m->db);
    return false;
}

enum drafts_put drafts_put(struct model *m, const struct drafts_item *item, int64_t *id,
                           struct why *why)
{
    int64_t fresh = model_new_id(m);
    bool busy = false, gone = false, unsure = false;
    if (strlen(item->content) > DRAFTS_BYTES) {
        why_set(why, "It is too long to be kept before it is saved. Save it soon.");
        return DRAFTS_FAILED;
    }
    if (begin(m)) {
        gone = *id != 0 && !is_there(m, *id) && !db_failed(m->db);
        delete_row(m, *id);
        if (!gone)
            insert(m, item, fresh);
    }
    if (!end(m, &busy, &unsure, why) && !(unsure && is_there(m, fresh))) {
        /* What cannot be looked up may be there no more: the next time it is a new one. */
        if (unsure && db_failed(m->db)) {
            *id = 0;
            db_unsure(m->db, why);
        }
        db_forget(m->db);
        return busy ? DRAFTS_BUSY : DRAFTS_FAILED;
    }
    *id = gone ? 0 : fresh;
    return gone ? DRAFTS_GONE : DRAFTS_KEPT;
}

bool drafts_remove(struct model *m, int64_t id, struct why *why)
{
    if (change_is_open(m)) {
        delete_row(m, id);
        return db_ok(m->db, why);
    }
    if (begin(m))
        delete_row(m, id);
    return end(m, NULL, NULL, why);
}

/* Whether TEXT is a moment as model_now() writes it. */
static bool is_moment(const char *text)
{
    static const char form[] = "dddd-dd-ddTdd:dd:ddZ";
    for (size_t i = 0; i < sizeof form; i++)
        if (form[i] == 'd' ? text[i] < '0' || text[i] > '9' : text[i] != form[i])
            return false;
    return true;
}

/* Adds the row on which ST stands, unless it is no draft of ours or held. */
static void take(struct statement *st, struct drafts *drafts)
{
    const char *content = db_text(st, "content"), *at = db_text(st, "at");
    const char *line = strchr(content, '\n');
    const struct kind *kind = kinds_find(db_text(st, "kind"));
    size_t skip = sizeof version - 1;
    if (kind == NULL || line == NULL || strncmp(content, version, skip) != 0 || !is_moment(at) ||
        (size_t)(line - content) >= skip + ALIVE_MARK_BYTES ||
        !utf8_valid(content, strlen(content), NULL))
        return;
    char *mark = mem_copy_bytes(content + skip, (size_t)(line - content) - skip);
    enum alive alive = alive_judge(mark);
    struct buf machine = {0};
    if (alive == ALIVE_ELSEWHERE)
        alive_machine(mark, &machine);
    free(mark);
    if (alive == ALIVE_RUNS)
        return;
    drafts->items = mem_resize(drafts->items, drafts->count + 1, sizeof *drafts->items);
    drafts->items[drafts->count++] = (struct drafts_item){
        .id = db_int(st, "id"),
        .at = mem_copy(at),
        .kind = kind,
        .record = db_int(st, "record"),
        .rev = db_int(st, "rev"),
        .content = mem_copy(line + 1),
        .machine = machine.length > 0 ? buf_take(&machine) : NULL,
    };
}

bool drafts_list(struct model *m, struct drafts *drafts, struct why *why)
{
    *drafts = (struct drafts){0};
    model_begin_reading(m);
    struct statement *st = db_prepare(
        m->db, "SELECT id, at, kind, record, rev, content FROM draft WHERE who = :who AND "
               "length(CAST(content AS BLOB)) <= :most ORDER BY at DESC, id DESC LIMIT :limit");
    db_bind_text(st, ":who", m->who);
    db_bind_int(st, ":most", DRAFTS_BYTES + ALIVE_MARK_BYTES + (int64_t)sizeof version);
    db_bind_int(st, ":limit", DRAFTS_MOST);
    while (db_step(st))
        take(st, drafts);
    return db_ok(m->db, why);
}

static void clear_item(struct drafts_item *item)
{
    free(item->at);
    free(item->content);
    free(item->machine);
}

void drafts_leave_out(struct drafts *drafts, size_t i)
{
    clear_item(&drafts->items[i]);
    drafts->count--;
    memmove(&drafts->items[i], &drafts->items[i + 1], (drafts->count - i) * sizeof *drafts->items);
}

void drafts_clear(struct drafts *drafts)
{
    for (size_t i = 0; i < drafts->count; i++)
        clear_item(&drafts->items[i]);
    free(drafts->items);
    *drafts = (struct drafts){0};
}
