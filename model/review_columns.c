/* See review_columns.h. */
#include "model/review_columns.h"

#include "model/cells.h"
#include "model/fold.h"
#include "model/periods.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* clang-format off */

const struct review_column review_columns[] = {
    {REVIEW_COLUMN_RECORD, NULL, true, 17, 18},
    {REVIEW_COLUMN_BASE, NULL, true, 8, 12},
    {REVIEW_COLUMN_CELL, "code", true, 7, 10},
    {REVIEW_COLUMN_CELL, "name", false, 14, 20},
    {REVIEW_COLUMN_ANSWER, NULL, false, 10, 12},
    {REVIEW_COLUMN_COMMENT, NULL, false, 16, 24},
    {REVIEW_COLUMN_REVIEWER, NULL, false, 10, 14},
    {REVIEW_COLUMN_CELL, "description", false, 14, 22},
    {REVIEW_COLUMN_CELL, "subjects", false, 10, 16},
    {REVIEW_COLUMN_CELL, "department", false, 10, 14},
    {REVIEW_COLUMN_CELL, "person_in_charge", false, 10, 14},
    {REVIEW_COLUMN_CELL, "persons", false, 8, 12},
    {REVIEW_COLUMN_CELL, "persons_on", false, 11, 12},
    {REVIEW_COLUMN_CELL, "way", false, 10, 16},
    {REVIEW_COLUMN_CELL, "source", false, 10, 16},
    {REVIEW_COLUMN_CELL, "statement", false, 10, 16},
    {REVIEW_COLUMN_CELL, "consent", false, 10, 16},
    {REVIEW_COLUMN_CELL, "purposes", false, 16, 26},
    {REVIEW_COLUMN_CELL, "items", false, 16, 26},
    {REVIEW_COLUMN_CELL, "acts_for", false, 10, 16},
    {REVIEW_COLUMN_CELL, "recipients", false, 10, 18},
    {REVIEW_COLUMN_CELL, "provided_items", false, 10, 18},
    {REVIEW_COLUMN_CELL, "means", false, 10, 16},
    {REVIEW_COLUMN_CELL, "contractors", false, 10, 18},
    {REVIEW_COLUMN_CELL, "work", false, 10, 18},
    {REVIEW_COLUMN_CELL, "joint_users", false, 10, 18},
    {REVIEW_COLUMN_CELL, "period", false, 9, 14},
    {REVIEW_COLUMN_CELL, "event", false, 10, 16},
    {REVIEW_COLUMN_CELL, "disposal_method", false, 10, 16},
    {REVIEW_COLUMN_CELL, "use_until", false, 10, 16},
    {REVIEW_COLUMN_CELL, "storages", false, 10, 18},
    {REVIEW_COLUMN_CELL, "access", false, 10, 18},
    {REVIEW_COLUMN_CELL, "measures", false, 10, 18},
    {REVIEW_COLUMN_CELL, "remarks", false, 14, 24},
};

const size_t review_columns_count = sizeof review_columns / sizeof review_columns[0];

/* clang-format on */

size_t review_column_place(const struct review_column *column)
{
    size_t i = 0;
    while (i < register_columns_count && strcmp(register_columns[i].column, column->column) != 0)
        i++;
    return i;
}

const struct register_column *review_column_cell(const struct review_column *column)
{
    return column->use == REVIEW_COLUMN_CELL ? &register_columns[review_column_place(column)]
                                             : NULL;
}

const struct field *review_column_field(const struct register_column *column)
{
    const struct kind *kind = kinds_find(column->kind);
    return &kind->fields[kinds_field(kind, column->field)];
}

void review_column_put(const struct register_column *column, const char *cell, enum lang lang,
                       struct buf *out)
{
    if (review_column_field(column)->type != TYPE_PERIOD) {
        buf_puts(out, cell);
        return;
    }
    struct cells periods = {0}, words = {0};
    cells_parse(cell, &periods);
    for (size_t i = 0; i < periods.count; i++) {
        struct buf word = {0};
        period_format(periods.items[i], lang, &word);
        cells_add(&words, buf_text(&word));
        buf_clear(&word);
    }
    cells_format(&words, out);
    cells_clear(&periods);
    cells_clear(&words);
}

const char *review_column_label(const struct review_column *column, enum lang lang)
{
    switch (column->use) {
    case REVIEW_COLUMN_RECORD:
        return words_in(lang, "Record number");
    case REVIEW_COLUMN_BASE:
        return words_in(lang, "State sent");
    case REVIEW_COLUMN_ANSWER:
        return words_in(lang, "Answer");
    case REVIEW_COLUMN_COMMENT:
        return words_in(lang, "Comment");
    case REVIEW_COLUMN_REVIEWER:
        return words_in(lang, "Reviewer");
    case REVIEW_COLUMN_CELL:
        break;
    }
    return review_column_cell(column)->label[lang];
}

void review_base_put(int64_t entry, int64_t rev, struct buf *out)
{
    buf_printf(out, "E%" PRId64 "R%" PRId64, entry, rev);
}

/* Reads digits at *AT, which then points behind them. */
static bool read_digits(const char **at, int64_t *number)
{
    enum { MOST = 18 };
    size_t length = strspn(*at, "0123456789");
    if (length == 0 || length > MOST)
        return false;
    *number = strtoll(*at, NULL, 10);
    *at += length;
    return true;
}

bool review_base_read(const char *text, int64_t *entry, int64_t *rev)
{
    struct buf folded = {0};
    fold_text(text, &folded);
    const char *at = buf_text(&folded);
    int64_t e = 0, r = 0;
    bool read =
        *at++ == 'e' && read_digits(&at, &e) && *at++ == 'r' && read_digits(&at, &r) && *at == '\0';
    buf_clear(&folded);
    if (read) {
        *entry = e;
        *rev = r;
    }
    return read;
}

enum review_outcome review_answer_read(const char *text)
{
    static const struct {
        const char *word;
        enum review_outcome outcome;
    } words[] = {
        {"", REVIEW_OPEN},
        {"無変更", REVIEW_UNCHANGED},
        {"変更無し", REVIEW_UNCHANGED},
        {"変更無", REVIEW_UNCHANGED},
        {"no change", REVIEW_UNCHANGED},
        {"変更有り", REVIEW_CHANGED},
        {"変更有", REVIEW_CHANGED},
        {"変更", REVIEW_CHANGED},
        {"廃止", REVIEW_RETIRE},
        {"retire", REVIEW_RETIRE},
    };
    struct buf key = {0}, word = {0};
    enum review_outcome found = REVIEW_OUTCOMES;
    fold_text(text, &key);
    for (enum review_outcome o = REVIEW_UNCHANGED; o < REVIEW_OUTCOMES; o++)
        for (int lang = LANG_EN; lang <= LANG_JA; lang++) {
            buf_empty(&word);
            fold_text(review_outcome_label(o, (enum lang)lang), &word);
            if (strcmp(buf_text(&key), buf_text(&word)) == 0 ||
                strcmp(buf_text(&key), review_outcome_value(o)) == 0)
                found = o;
        }
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        buf_empty(&word);
        fold_text(words[i].word, &word);
        if (strcmp(buf_text(&key), buf_text(&word)) == 0)
            found = words[i].outcome;
    }
    buf_clear(&key);
    buf_clear(&word);
    return found;
}
