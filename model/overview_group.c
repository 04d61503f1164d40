/*
 * The part of an overview that tells the organizations of a group apart: a line for each,
 * made on the way from what is counted anyway, and at the end from what is small.
 */
#include "model/buf.h"
#include "model/inside.h"
#include "model/mem.h"
#include "model/overview_inside.h"
#include "model/rising.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A party that handles data, with the organizations for which it does. */
struct overview_contractor {
    int64_t party;
    uint64_t bits;
};

/* Reads the organization ID into its line. */
static void begin_line(struct model *m, struct overview_organization *line, int64_t id)
{
    struct statement *st =
        db_prepare(m->db, "SELECT code, name, jurisdictions FROM organization WHERE id = :id");
    db_bind_int(st, ":id", id);
    bool found = db_step(st);
    *line = (struct overview_organization){.id = id,
                                           .code = mem_copy(found ? db_text_at(st, 0) : ""),
                                           .name = mem_copy(found ? db_text_at(st, 1) : ""),
                                           .laws = mem_copy(found ? db_text_at(st, 2) : "")};
    if (found)
        db_done(st);
}

static void begin_other(struct overview_organization *line, size_t several)
{
    *line = (struct overview_organization){
        .several = several, .code = mem_copy(""), .name = mem_copy(""), .laws = mem_copy("")};
}

/* Begins the lines, COUNT organizations being IDS. */
static void begin(struct model *m, struct overview *overview, const int64_t *ids, size_t count)
{
    size_t apart = count < SCOPE_MOST ? count : SCOPE_MOST, lines = 0;
    overview->organizations = mem_new(apart + 2, sizeof *overview->organizations);
    for (; lines < apart; lines++)
        begin_line(m, &overview->organizations[lines], ids[lines]);
    if (count > apart)
        begin_other(&overview->organizations[lines++], count - apart);
    begin_other(&overview->organizations[lines++], 0);
    overview->organization_count = lines;
    overview->scope = scope_new(m, ids, apart);
}

void overview_hold(struct overview *overview, int64_t organization)
{
    overview->held = organization;
    overview->scope = scope_new(overview->work->m, &organization, 1);
}

bool overview_counts(const struct overview *overview, const struct kind *kind, int64_t id)
{
    return overview->held == 0 || scope_has(overview->scope, kind, id);
}

bool overview_scope(struct model *m, struct overview *overview)
{
    if (overview->scope == NULL) {
        size_t count;
        int64_t *ids = scope_organizations(m, &count);
        if (count > 1)
            begin(m, overview, ids, count);
        free(ids);
    }
    return overview->scope == NULL || scope_read(overview->scope);
}

void overview_free_group(struct overview *overview)
{
    for (size_t i = 0; i < overview->organization_count; i++) {
        free(overview->organizations[i].code);
        free(overview->organizations[i].name);
        free(overview->organizations[i].laws);
    }
    free(overview->organizations);
    scope_free(overview->scope);
}

struct overview_organization *overview_line(const struct overview *overview, uint64_t bits,
                                            size_t *at)
{
    size_t last = overview->organization_count;
    if (last == 0)
        return NULL;
    if (bits == UINT64_MAX)
        *at = *at < last - 1 ? last - 1 : *at;
    else
        while (*at < last - 1 && (bits >> *at & 1) == 0)
            ++*at;
    if (*at >= last || (bits != UINT64_MAX && *at == last - 1))
        return NULL;
    return &overview->organizations[(*at)++];
}

void overview_put_line(const struct overview_organization *line, enum lang lang, struct buf *out)
{
    if (line->id != 0)
        buf_printf(out, "%s %s", line->code, line->name);
    else if (line->several > 0)
        buf_printf(out, words_in(lang, N_("%zu others")), line->several);
    else
        buf_puts(out, words_in(lang, N_("(no organization)")));
}

static uint64_t bits_of(const struct overview *overview, const struct kind *kind, int64_t id)
{
    return overview->scope == NULL ? 0 : scope_of(overview->scope, kind, id);
}

void overview_take_owned(struct overview *overview, int64_t id, int64_t persons,
                         enum review_standing standing)
{
    uint64_t bits = bits_of(overview, kinds_find("category"), id);
    size_t at = 0;
    for (struct overview_organization *line; (line = overview_line(overview, bits, &at)) != NULL;) {
        line->categories++;
        line->reviews[standing]++;
        if (persons < 0)
            line->uncounted++;
        else
            line->persons =
                persons > INT64_MAX - line->persons ? INT64_MAX : line->persons + persons;
    }
}

/* What the links have told of the categories. */
static void count_flags(struct overview *overview)
{
    const struct overview_work *work = overview->work;
    const struct kind *category = kinds_find("category");
    for (size_t i = 0; i < work->count; i++) {
        unsigned char flags = work->flags[i];
        size_t at = 0;
        if ((flags & OVERVIEW_RETIRED) != 0 ||
            (flags & (OVERVIEW_SENSITIVE | OVERVIEW_NUMBERS | OVERVIEW_ABROAD)) == 0)
            continue;
        uint64_t bits = bits_of(overview, category, work->ids[i]);
        for (struct overview_organization *line;
             (line = overview_line(overview, bits, &at)) != NULL;) {
            line->sensitive += (flags & OVERVIEW_SENSITIVE) != 0;
            line->numbers += (flags & OVERVIEW_NUMBERS) != 0;
            line->abroad += (flags & OVERVIEW_ABROAD) != 0;
        }
    }
}

static int by_party(const void *a, const void *b)
{
    const struct overview_contractor *x = a, *y = b;
    return (x->party > y->party) - (x->party < y->party);
}

static void count_contractors(struct overview *overview)
{
    struct overview_work *work = overview->work;
    if (work->contractor_count > 0)
        qsort(work->contractors, work->contractor_count, sizeof *work->contractors, by_party);
    for (size_t i = 0; i < work->contractor_count;) {
        uint64_t bits = 0;
        bool common = false;
        size_t first = i, at = 0;
        for (; i < work->contractor_count &&
               work->contractors[i].party == work->contractors[first].party;
             i++)
            if (work->contractors[i].bits == UINT64_MAX)
                common = true;
            else
                bits |= work->contractors[i].bits;
        if (common && bits == 0)
            bits = UINT64_MAX;
        for (struct overview_organization *line;
             (line = overview_line(overview, bits, &at)) != NULL;)
            line->contractors++;
    }
}

/* Reads a piece of the entrustments. True once none is left. */
static bool read_contractors(struct model *m, struct overview *overview)
{
    struct overview_work *work = overview->work;
    const struct kind *kind = kinds_find("entrustment");
    int rows = 0;
    struct statement *st =
        db_prepare(m->db, "SELECT id, contractor, ended_on FROM entrustment WHERE " RISING(
                              "id") " ORDER BY id LIMIT :limit");
    db_bind_int(st, ":after", work->after);
    db_bind_int(st, ":limit", OVERVIEW_PIECE);
    for (; db_step(st); rows++) {
        const char *ended = db_text_at(st, 2);
        work->after = db_int_at(st, 0);
        if (db_int_at(st, 1) == 0 || (ended[0] != '\0' && strcmp(ended, overview->today) < 0))
            continue;
        work->contractors = mem_grow(work->contractors, work->contractor_count,
                                     &work->contractor_capacity, sizeof *work->contractors);
        work->contractors[work->contractor_count++] =
            (struct overview_contractor){db_int_at(st, 1), bits_of(overview, kind, work->after)};
    }
    return rows < OVERVIEW_PIECE;
}

static void take_deadlines(struct overview *overview)
{
    const struct deadlines *deadlines = overview->deadlines;
    for (size_t i = 0; i < deadlines->count; i++) {
        const struct deadline *item = &deadlines->items[i];
        uint64_t bits = bits_of(overview, item->kind, item->id);
        size_t at = 0;
        for (struct overview_organization *line;
             (line = overview_line(overview, bits, &at)) != NULL;) {
            line->incidents += item->counts && strcmp(item->kind->name, "incident") == 0;
            line->requests += item->counts && strcmp(item->kind->name, "request") == 0;
            if (line->next[0] == '\0')
                snprintf(line->next, sizeof line->next, "%s", item->day);
        }
    }
}

static void read_notices(struct model *m, struct overview *overview)
{
    const struct kind *kind = kinds_find("notice");
    struct statement *st = db_prepare(
        m->db, "SELECT n.id, coalesce((SELECT max(p.published_on) FROM publication p WHERE "
               "p.notice = n.id), '') FROM notice n ORDER BY n.id");
    while (db_step(st)) {
        const char *on = db_text_at(st, 1);
        size_t at = 0;
        for (struct overview_organization *line;
             (line = overview_line(overview, bits_of(overview, kind, db_int_at(st, 0)), &at)) !=
             NULL;) {
            line->notices++;
            line->published += on[0] != '\0';
            if (strcmp(on, line->published_on) > 0)
                snprintf(line->published_on, sizeof line->published_on, "%s", on);
        }
    }
}

bool overview_group(struct model *m, struct overview *overview)
{
    if (overview->organization_count == 0)
        return true;
    if (!read_contractors(m, overview))
        return false;
    count_contractors(overview);
    count_flags(overview);
    take_deadlines(overview);
    read_notices(m, overview);
    return true;
}
