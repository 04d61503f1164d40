/*
 * See roster.h. Texts that differ are told apart by a hash of 64 bits, kept
 * for the rows that are looked at.
 */
#include "import/roster.h"

#include "import/roster_words.h"
#include "model/buf.h"
#include "model/mem.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct roster_look {
    size_t shapes[SHAPES];
    size_t different; /* of cells that are not empty */
    uint64_t seen[ROSTER_ROWS * 2];
};

static uint64_t hash_of(const char *text)
{
    uint64_t h = UINT64_C(14695981039346656037);
    for (; *text != '\0'; text++)
        h = (h ^ (unsigned char)*text) * UINT64_C(1099511628211);
    return h == 0 ? 1 : h;
}

static void look_at(struct roster_look *look, const char *cell)
{
    enum shape shape = shape_of(cell);
    look->shapes[shape]++;
    if (shape == SHAPE_EMPTY)
        return;
    const size_t slots = sizeof look->seen / sizeof look->seen[0];
    uint64_t h = hash_of(cell);
    size_t at = h % slots;
    while (look->seen[at] != 0 && look->seen[at] != h)
        at = (at + 1) % slots;
    look->different += look->seen[at] == 0;
    look->seen[at] = h;
}

char *roster_title(const char *cell, size_t column, enum lang lang, bool *hidden)
{
    *hidden = shape_is_value(shape_of(cell));
    if (cell[0] != '\0' && !*hidden)
        return mem_copy(cell);
    struct buf title = {0};
    buf_printf(&title, words_in(lang, "column %zu"), column + 1);
    return buf_take(&title);
}

/* How many columns speak for what, by their headers alone. */
struct votes {
    size_t persons, contacts, ledger, naming;
    size_t shared; /* among those for a ledger, words that rosters have too */
};

static struct votes votes_of(const struct roster *roster)
{
    struct votes votes = {0};
    for (size_t i = 0; i < roster->count; i++) {
        const struct roster_column *column = &roster->columns[i];
        enum items_sign sign = column->entry == NULL ? ITEMS_NO_SIGN : column->entry->sign;
        votes.ledger += column->ledger;
        votes.shared += column->ledger && column->entry != NULL;
        votes.naming += column->naming;
        votes.persons += sign == ITEMS_PERSON && !column->ledger;
        votes.contacts += sign == ITEMS_CONTACT && !column->ledger;
    }
    return votes;
}

static enum roster_told told_by_header(const struct votes *votes)
{
    /* 有効期限 is that of a member as well as that of an exception. */
    bool outweighed =
        votes->ledger == votes->shared && votes->persons >= 2 && votes->persons > votes->ledger;
    /* Below 名称 a ledger may have a column for each item. */
    if ((votes->ledger == 0 || outweighed) && votes->naming == 0 && votes->persons > 0 &&
        votes->persons + votes->contacts >= 2)
        return ROSTER_PERSONS;
    if (votes->persons == 0 && (votes->ledger >= 2 || (votes->ledger == 1 && votes->contacts < 2)))
        return ROSTER_LEDGER;
    return ROSTER_UNTOLD;
}

static void start_looking(struct roster *roster, bool unknown)
{
    for (size_t i = 0, looks = 0; i < roster->count && looks < ROSTER_COLUMNS; i++) {
        struct roster_column *column = &roster->columns[i];
        bool speaks = column->entry != NULL && column->entry->sign != ITEMS_NO_SIGN;
        bool is_known = column->entry != NULL || column->ledger;
        bool untold = roster->told == ROSTER_UNTOLD;
        if ((untold && speaks) || ((unknown || untold) && !is_known)) {
            column->look = mem_new(1, sizeof *column->look);
            looks++;
        }
    }
}

void roster_header(struct roster *roster, const struct items *items, const char *const *cells,
                   size_t count, const struct kind *kind, bool unknown, enum lang lang)
{
    struct roster_words ledger;
    roster_words_load(&ledger, kind);
    *roster = (struct roster){.count = count};
    roster->columns = mem_new(count, sizeof *roster->columns);
    for (size_t i = 0; i < count; i++) {
        struct roster_column *column = &roster->columns[i];
        bool hidden, has = roster_words_has(&ledger, cells[i]);
        char *title = roster_title(cells[i], i, lang, &hidden);
        cells_add(&roster->titles, title);
        free(title);
        column->entry = hidden ? NULL : items_find(items, cells[i]);
        /* A word that both have says nothing, unless the person named the kind. */
        const struct items_entry *entry = column->entry;
        bool open = entry == NULL || (entry->sort == ITEMS_ITEM && entry->sign != ITEMS_PERSON);
        column->naming =
            entry != NULL && entry->sort == ITEMS_OPEN && roster_words_names(&ledger, cells[i]);
        column->ledger = has && (ledger.named ? open || column->naming : entry == NULL);
    }
    roster->named = ledger.named;
    roster_words_clear(&ledger);
    struct votes votes = votes_of(roster);
    roster->told = told_by_header(&votes);
    start_looking(roster, unknown);
}

void roster_row(struct roster *roster, const char *const *cells, size_t count)
{
    if (roster->rows == ROSTER_ROWS)
        return;
    roster->rows++;
    for (size_t i = 0; i < roster->count; i++)
        if (roster->columns[i].look != NULL)
            look_at(roster->columns[i].look, i < count ? cells[i] : "");
}

static size_t filled(const struct roster *roster, const struct roster_look *look)
{
    return roster->rows - look->shapes[SHAPE_EMPTY];
}

/* Whether the cells of a column are mostly marks, or not there. */
static bool is_marked(const struct roster *roster, const struct roster_look *look)
{
    return look->shapes[SHAPE_MARK] * 2 >= filled(roster, look);
}

/* Whether most cells of a column differ from each other. */
static bool is_varied(const struct roster *roster, const struct roster_look *look)
{
    size_t count = filled(roster, look);
    return count >= 2 && look->different * 10 >= count * 6;
}

enum shape roster_shape(const struct roster *roster, size_t column)
{
    const struct roster_look *look = roster->columns[column].look;
    for (int shape = SHAPE_DATE; look != NULL && shape < SHAPES; shape++)
        if (look->shapes[shape] > 0 && look->shapes[shape] * 2 >= filled(roster, look))
            return (enum shape)shape;
    return SHAPE_TEXT;
}

/* What column COLUMN says of the rows: by its header, or where that is not known
 * by cells that only persons and companies have. */
static enum items_sign sign_of(const struct roster *roster, size_t column)
{
    const struct roster_column *at = &roster->columns[column];
    if (at->ledger)
        return ITEMS_NO_SIGN;
    if (at->entry != NULL)
        return at->entry->sign;
    enum shape shape = roster_shape(roster, column);
    if (shape == SHAPE_INDIVIDUAL_NUMBER)
        return ITEMS_PERSON;
    return shape == SHAPE_MAIL || shape == SHAPE_PHONE ? ITEMS_CONTACT : ITEMS_NO_SIGN;
}

/* What the cells say: columns of marks say nothing of persons. */
static void decide_by_cells(struct roster *roster, enum lang lang)
{
    enum { SAID_COLUMNS = 4 };
    struct votes seen = {.ledger = votes_of(roster).ledger};
    size_t said = 0, different = 0;
    for (size_t i = 0; i < roster->count; i++) {
        const struct roster_look *look = roster->columns[i].look;
        enum items_sign sign = sign_of(roster, i);
        if (look == NULL || sign == ITEMS_NO_SIGN)
            continue;
        bool marked = is_marked(roster, look), varied = is_varied(roster, look);
        bool alone = filled(roster, look) < 2;
        seen.persons += sign == ITEMS_PERSON && !marked && (varied || alone);
        seen.contacts += sign == ITEMS_CONTACT && !marked && varied;
        different += sign == ITEMS_PERSON && !marked && varied;
        if ((marked || varied) && said++ < SAID_COLUMNS)
            roster_words_say_cells(roster, i, marked, look->different, filled(roster, look), lang);
    }
    /* One column alone may describe holdings: which sexes are in them. And other
     * kinds have addresses as persons have, but not names of persons beside each
     * other. */
    bool several = seen.persons + seen.contacts >= 2 || different > 0;
    bool persons =
        seen.persons > 0 && several &&
        (seen.persons + seen.contacts > seen.ledger || (roster->named && seen.persons >= 2));
    if (persons || (seen.ledger == 0 && seen.contacts >= 2))
        roster->told = ROSTER_PERSONS;
    else if (seen.ledger > 0)
        roster->told = ROSTER_LEDGER;
}

void roster_decide(struct roster *roster, enum lang lang)
{
    roster_words_say_header(roster, lang);
    if (roster->told == ROSTER_UNTOLD)
        decide_by_cells(roster, lang);
}

void roster_clear(struct roster *roster)
{
    for (size_t i = 0; i < roster->count; i++)
        if (roster->columns[i].look != NULL) {
            explicit_bzero(roster->columns[i].look, sizeof *roster->columns[i].look);
            free(roster->columns[i].look);
        }
    free(roster->columns);
    cells_clear(&roster->titles);
    cells_clear(&roster->reasons);
    *roster = (struct roster){0};
}
