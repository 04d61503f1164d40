/*
 * Which of the rows in memory fit what is typed: in their order under their
 * headings where words are looked for, the best first where letters are. A row
 * of which a key was typed stands before all others.
 */
#include "model/fold.h"
#include "model/mem.h"
#include "tui/fuzzy.h"
#include "tui/picker_inside.h"

#include <stdlib.h>
#include <string.h>

/* What the parts of a row count for, where letters are found in them. */
enum {
    SCORE_NONE = FUZZY_NONE,
    SCORE_KEY = 100000, /* it is one of the keys */
    SCORE_KEY_FOLDED = 90000,
    SCORE_TEXT = 40,
    SCORE_WORDS = 25,
    SCORE_NOTE = 4 /* a whole word of the note, not letters of it */
};

/* Whether every word of the folded FILTER occurs in the folded HAY. */
static bool matches(const char *filter, const char *hay)
{
    bool found = true;
    for (const char *word = filter; *word != '\0' && found;) {
        size_t length = strcspn(word, " ");
        char *needle = mem_copy_bytes(word, length);
        found = fold_contains(hay, needle);
        free(needle);
        word += length + (word[length] == ' ');
    }
    return found;
}

static char *folded(const char *text)
{
    struct buf out = {0};
    fold_text(text, &out);
    char *key = buf_take(&out);
    return key == NULL ? mem_copy("") : key;
}

/* Cuts the line at *LINES off; NULL at the end. The caller frees it. */
static char *next_line(const char **lines)
{
    if (**lines == '\0')
        return NULL;
    size_t length = strcspn(*lines, "\n");
    char *line = mem_copy_bytes(*lines, length);
    *lines += length + ((*lines)[length] == '\n');
    return line;
}

/* Whether what is typed is one of the KEYS: SCORE_KEY, SCORE_KEY_FOLDED where
 * width and case must be passed over, or 0. */
static int score_keys(const char *typed, const char *filter, const char *keys)
{
    int best = 0;
    char *line;
    while ((line = next_line(&keys)) != NULL) {
        char *key = folded(line);
        if (strcmp(line, typed) == 0)
            best = SCORE_KEY;
        else if (best == 0 && filter[0] != '\0' && strcmp(key, filter) == 0)
            best = SCORE_KEY_FOLDED;
        free(key);
        free(line);
    }
    return best;
}

/* How well WORD, folded, fits the row. */
static int score_word(const struct picker_row *row, const char *word)
{
    char *text = folded(row->text), *note = folded(row->note), *line;
    const char *lines = row->words;
    int best = fuzzy_score(word, text);
    if (best != FUZZY_NONE)
        best += SCORE_TEXT;
    while ((line = next_line(&lines)) != NULL) {
        char *words = folded(line);
        int score = fuzzy_score(word, words);
        if (score != FUZZY_NONE && score + SCORE_WORDS > best)
            best = score + SCORE_WORDS;
        free(words);
        free(line);
    }
    if (best == FUZZY_NONE && fold_contains(note, word))
        best = SCORE_NOTE;
    free(text);
    free(note);
    return best;
}

/* All words that were typed must fit. */
static int score_letters(const struct picker_row *row, const char *filter)
{
    int sum = 0;
    while (*filter != '\0' && sum != SCORE_NONE) {
        size_t length = strcspn(filter, " ");
        char *word = mem_copy_bytes(filter, length);
        int score = score_word(row, word);
        sum = score == FUZZY_NONE ? SCORE_NONE : sum + score;
        free(word);
        filter += length + (filter[length] == ' ');
    }
    return sum;
}

static int score_row(const struct picker *picker, const struct picker_row *row, const char *filter)
{
    struct buf all = {0};
    int score = row->type == ROW_HEADING ? 0 : score_keys(picker->filter.text, filter, row->keys);
    if (score > 0)
        return score;
    if (picker->fuzzy)
        return row->type == ROW_HEADING ? 0 : score_letters(row, filter);
    buf_printf(&all, "%s %s %s %s", row->text, row->right, row->note, row->words);
    char *hay = folded(buf_text(&all));
    score = matches(filter, hay) ? 0 : SCORE_NONE;
    free(hay);
    buf_clear(&all);
    return score;
}

static void show_row(struct picker *picker, size_t i)
{
    picker->shown[picker->shown_count++] = i;
}

/* Shows the rows that fit in their order, each heading with its first row. */
static void show_in_order(struct picker *picker, const int *scores)
{
    size_t heading = picker->row_count;
    for (size_t i = 0; i < picker->row_count; i++) {
        if (picker->rows[i].type == ROW_HEADING) {
            heading = i;
        } else if (scores[i] != SCORE_NONE && scores[i] < SCORE_KEY_FOLDED) {
            if (heading < picker->row_count)
                show_row(picker, heading);
            heading = picker->row_count;
            show_row(picker, i);
        }
    }
}

/* Shows the rows of which the score is at least LEAST, the best first; those
 * that fit as well keep their order. */
static void show_best(struct picker *picker, const int *scores, int least)
{
    for (size_t i = 0; i < picker->row_count; i++) {
        if (picker->rows[i].type == ROW_HEADING || scores[i] < least || scores[i] == SCORE_NONE)
            continue;
        size_t at = picker->shown_count++;
        for (; at > 0 && scores[picker->shown[at - 1]] < scores[i]; at--)
            picker->shown[at] = picker->shown[at - 1];
        picker->shown[at] = i;
    }
}

void picker_match(struct picker *picker)
{
    char *filter = folded(picker->filter.text);
    int *scores = mem_new(picker->row_count + 1, sizeof *scores);
    for (size_t i = 0; i < picker->row_count; i++)
        scores[i] = score_row(picker, &picker->rows[i], filter);
    picker->shown = mem_resize(picker->shown, picker->row_count + 1, sizeof *picker->shown);
    picker->shown_count = 0;
    if (picker->fuzzy && filter[0] != '\0') {
        show_best(picker, scores, SCORE_NONE);
    } else {
        show_best(picker, scores, SCORE_KEY_FOLDED);
        show_in_order(picker, scores);
    }
    free(scores);
    free(filter);
}
