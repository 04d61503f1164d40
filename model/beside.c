/* See beside.h. */
#include "model/beside.h"

#include "model/mem.h"

/* So many rows are stepped over before the key is looked up. */
enum { STEPPED_MOST = 8 };

void beside_begin(struct beside *beside, struct db *db, const char *sql)
{
    *beside = (struct beside){.db = db, .st = db_prepare(db, sql)};
    db_bind_row(beside->st, ":row", &beside->row);
}

void beside_end(struct beside *beside)
{
    if (beside->st != NULL)
        db_done(beside->st);
    db_row_clear(&beside->row);
}

static int64_t key_of(const struct beside *beside)
{
    return beside->row.values[0].number;
}

/* Goes to the next row, whose key is to be LEAST at least. In a damaged file it may be any:
 * then there are no more. */
static void next_row(struct beside *beside, int64_t least)
{
    beside->ended = !db_step(beside->st);
    if (beside->ended || key_of(beside) >= least)
        return;
    db_note(beside->db, SQLITE_CORRUPT);
    db_done(beside->st);
    beside->ended = true;
}

static void step(struct beside *beside)
{
    int64_t key = key_of(beside);
    beside->low = key + 1;
    next_row(beside, key);
}

static void look_up(struct beside *beside, int64_t key)
{
    db_done(beside->st);
    db_bind_int(beside->st, ":from", key);
    beside->low = key;
    beside->begun = true;
    next_row(beside, key);
}

bool beside_at(struct beside *beside, int64_t key)
{
    if (!beside->begun || key < beside->low)
        look_up(beside, key);
    for (size_t i = 0; !beside->ended && key_of(beside) < key; i++)
        if (i < STEPPED_MOST)
            step(beside);
        else
            look_up(beside, key);
    return !beside->ended && key_of(beside) == key;
}

bool beside_next(struct beside *beside)
{
    int64_t key = key_of(beside);
    step(beside);
    return !beside->ended && key_of(beside) == key;
}
