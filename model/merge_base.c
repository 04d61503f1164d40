/*
 * Where two inventories went apart. Each entry's hash tells all before it, so the
 * last common entry is found by halving. Where one side has merged the other since,
 * it knows the other's journal further, and that is the nearer base.
 */
#include "model/merge_inside.h"

#include "model/buf.h"
#include "model/inside.h"
#include "model/others.h"

#include <stdio.h>
#include <string.h>

static void hash_at(struct model *m, int64_t seq, char hex[DIGEST_TEXT])
{
    struct statement *st = db_prepare(m->db, "SELECT hash FROM journal WHERE seq = :seq");
    hex[0] = '\0';
    db_bind_int(st, ":seq", seq);
    if (!db_step(st))
        return;
    snprintf(hex, DIGEST_TEXT, "%s", db_text(st, "hash"));
    db_done(st);
}

static bool share(struct model *m, struct model *other, int64_t seq)
{
    char mine[DIGEST_TEXT], theirs[DIGEST_TEXT];
    hash_at(m, seq, mine);
    hash_at(other, seq, theirs);
    return mine[0] != '\0' && strcmp(mine, theirs) == 0;
}

static int64_t head_of(struct model *m)
{
    return db_number(m->db, "SELECT max(seq) FROM journal", 0, 0);
}

static int64_t last_shared(struct model *m, struct model *other)
{
    int64_t low = 0, high = head_of(m), theirs = head_of(other);
    if (theirs < high)
        high = theirs;
    while (low < high) {
        int64_t middle = high - (high - low) / 2;
        if (share(m, other, middle))
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

bool merge_find_base(struct model *m, struct merge *merge, struct why *why)
{
    char at_here[21] = "", at_there[21] = "";
    int64_t shared = last_shared(m, merge->other);
    int64_t known_here = others_known(m, merge->other, at_here);
    int64_t known_there = others_known(merge->other, m, at_there);
    merge->apart = shared == 0;
    merge->base = shared > 0 ? MERGE_SHARED : MERGE_NONE;
    merge->entry = shared;
    merge->after = shared;
    if (known_here > shared) {
        merge->base = MERGE_OF_THEIRS;
        merge->entry = merge->after = known_here;
    }
    /* Where each has merged the other, the later merge knows more. */
    if (known_there > shared && (known_here <= shared || strcmp(at_there, at_here) > 0)) {
        merge->base = MERGE_OF_OURS;
        merge->entry = known_there;
    }
    merge->news = head_of(merge->other) - merge->after;
    merge->head = head_of(m);
    return db_ok(m->db, why) && db_ok(merge->other->db, why);
}

void merge_say_base(const struct merge *merge, enum lang lang, struct buf *out)
{
    switch (merge->base) {
    case MERGE_SHARED:
        buf_printf(out,
                   words_in(lang, N_("Both went apart after entry %lld, which both journals "
                                     "have.")),
                   (long long)merge->entry);
        break;
    case MERGE_OF_THEIRS:
        buf_printf(out,
                   words_in(lang, N_("It was merged up to its entry %lld before; that is "
                                     "where both went apart.")),
                   (long long)merge->entry);
        break;
    case MERGE_OF_OURS:
        buf_printf(out,
                   words_in(lang, N_("It has merged this inventory up to entry %lld; that is "
                                     "where both went apart.")),
                   (long long)merge->entry);
        break;
    case MERGE_NONE:
        buf_puts(out, words_in(lang, N_("Both journals have no entry in common: what is not told "
                                        "below to be here already is new here.")));
        break;
    }
}
