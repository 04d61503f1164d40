/*
 * The part of an overview about annual reviews: the rounds that are not closed, and how
 * many of their reviews are answered.
 */
#include "model/overview_inside.h"

#include "model/inside.h"
#include "model/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void overview_take_round(struct overview *overview, int64_t id, const char *what)
{
    if (what[0] == '\0')
        return;
    overview->rounds = mem_grow(overview->rounds, overview->round_count,
                                &overview->work->round_capacity, sizeof *overview->rounds);
    overview->rounds[overview->round_count++] = (struct overview_round){.id = id};
}

void overview_take_review(struct overview *overview, const char *what)
{
    char *end;
    int64_t campaign = strtoll(what, &end, 10);
    for (size_t i = 0; i < overview->round_count; i++)
        if (overview->rounds[i].id == campaign) {
            overview->rounds[i].total++;
            overview->rounds[i].open += *end == 'o';
        }
}

static int by_due(const void *a, const void *b)
{
    const struct overview_round *x = a, *y = b;
    int order = strcmp(x->due_on, y->due_on);
    return order == 0 ? (x->id > y->id) - (x->id < y->id) : order;
}

void overview_end_rounds(struct model *m, struct overview *overview)
{
    for (size_t i = 0; i < overview->round_count; i++) {
        struct overview_round *round = &overview->rounds[i];
        struct statement *st =
            db_prepare(m->db, "SELECT name, started_on, due_on FROM campaign WHERE id = :id");
        db_bind_int(st, ":id", round->id);
        if (db_step(st)) {
            char until[11];
            round->name = mem_copy(db_text_at(st, 0));
            snprintf(round->due_on, sizeof round->due_on, "%s", db_text_at(st, 2));
            round->standing =
                review_stands(db_text_at(st, 1), round->due_on, overview->today, until);
            db_done(st);
        } else {
            round->name = mem_copy("");
        }
    }
    if (overview->round_count > 1)
        qsort(overview->rounds, overview->round_count, sizeof *overview->rounds, by_due);
}

void overview_free_rounds(struct overview *overview)
{
    for (size_t i = 0; i < overview->round_count; i++)
        free(overview->rounds[i].name);
    free(overview->rounds);
}
