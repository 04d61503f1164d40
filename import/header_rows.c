/* Finding the header. See header_rows.h; the rows that are left out stand in
 * header_left.c. */
#include "import/header_rows.h"

#include "import/header_dates.h"
#include "import/header_key.h"
#include "model/mem.h"

#include <stdlib.h>
#include <string.h>

/* How far down a header is looked for, how many columns are, and the longest
 * text that is taken for one, in bytes. */
enum { ROWS_TRIED = 40, COLUMNS_TRIED = 256, LONGEST_HEADER = 240 };

size_t header_lines_width(const struct sheet *sheet, const struct header_lines *lines)
{
    size_t group = sheet_at(sheet, lines->group)->count, row = sheet_at(sheet, lines->row)->count;
    return group > row ? group : row;
}

/* The text of the line of groups over COLUMN. Of merged cells only the first
 * holds it, and what has no text of its own below belongs to no group. */
static const char *group_over(const struct sheet *sheet, const struct header_lines *lines,
                              size_t column)
{
    size_t at = column;
    while (at > 0 && header_is_blank(sheet_cell(sheet, lines->group, at)))
        at--;
    bool own = at == column || !header_is_blank(sheet_cell(sheet, lines->row, at));
    return own ? sheet_cell(sheet, lines->group, at) : "";
}

/* Words that mean the thing that the group names. */
static bool is_name_of_group(const char *text)
{
    static const char *const words[] = {"名称", "名", "名前", "会社名", "事業者名", "内容", "name"};
    char *key = header_key_bare(text);
    bool is = false;
    for (size_t i = 0; i < sizeof words / sizeof words[0] && !is; i++) {
        char *word = header_key_bare(words[i]);
        is = strcmp(key, word) == 0;
        free(word);
    }
    free(key);
    return is;
}

/* The linked kind that a group is called by, such as 委託; NULL for none. */
static const struct kind *kind_of_group(const struct header_words *words, const char *group)
{
    char *key = header_key_bare(group);
    const struct kind *found = NULL;
    for (size_t i = 0; i < REGISTER_GROUPS && words->is_register && found == NULL; i++) {
        const struct kind *kind = kinds_find(register_groups[i].kind);
        for (int lang = 0; lang < 2; lang++) {
            char *label = header_key_bare(kind->label[lang]);
            if (strcmp(label, key) == 0)
                found = kind;
            free(label);
        }
    }
    free(key);
    return found;
}

/* The word that GROUP and TEXT are in one: 保管 場所, 個人情報 の種類, and 委託先
 * 業務, where the group is called by those who do it. NULL where they are none. */
static const struct header_word *find_joined(const struct header_words *words, const char *group,
                                             const char *text, enum header_certainty *certainty)
{
    static const char *const joints[] = {"", "の", " "};
    const struct header_word *word = NULL;
    size_t length = strlen(group), last = sizeof "先" - 1;
    for (size_t i = 0; i < sizeof joints / sizeof joints[0] && word == NULL; i++) {
        struct buf joined = {0};
        buf_printf(&joined, "%s%s%s", group, joints[i], text);
        word = header_words_find(words, buf_text(&joined), certainty);
        buf_clear(&joined);
    }
    if (word == NULL && length > last && strcmp(group + length - last, "先") == 0) {
        char *stem = mem_copy_bytes(group, length - last);
        word = find_joined(words, stem, text, certainty);
        free(stem);
    }
    return word;
}

/* The word that GROUP and TEXT below it are together. A group that is a field
 * or a kind by itself gives its meaning to what stands below; any other is a
 * heading over columns that speak for themselves. */
static const struct header_word *find_both(const struct header_words *words, const char *group,
                                           const char *text, enum header_certainty *certainty)
{
    const struct header_word *word = find_joined(words, group, text, certainty);
    if (word != NULL)
        return word;
    const struct header_word *whole = header_words_find(words, group, certainty);
    const struct kind *kind = kind_of_group(words, group);
    if (whole == NULL && kind == NULL)
        return header_words_find(words, text, certainty);
    *certainty = HEADER_NORMALISED;
    if (kind != NULL || whole->place.kind != words->kind)
        word = header_words_find_in(words, text, kind != NULL ? kind : whole->place.kind);
    if (word == NULL && is_name_of_group(text))
        word = whole;
    *certainty = word == NULL ? HEADER_UNKNOWN : HEADER_NORMALISED;
    return word;
}

/* The text of column COLUMN of LINES; *GROUP is the name of its group, or "". */
static const char *text_of(const struct sheet *sheet, const struct header_lines *lines,
                           size_t column, const char **group)
{
    const char *text = sheet_cell(sheet, lines->row, column);
    *group = lines->group == lines->row ? "" : group_over(sheet, lines, column);
    if (!header_is_blank(text))
        return text;
    /* Merged over both lines, unless it belongs to the cell at its left. */
    text = lines->group == lines->row ? "" : sheet_cell(sheet, lines->group, column);
    *group = "";
    return header_is_blank(text) ? "" : text;
}

void header_lines_title(const struct sheet *sheet, const struct header_lines *lines, size_t column,
                        struct buf *out)
{
    const char *group, *text = text_of(sheet, lines, column, &group);
    buf_printf(out, "%s%s%s", group, group[0] == '\0' ? "" : " ", text);
}

/* Whether column COLUMN of the header LINES has a title. */
static bool is_titled(const struct sheet *sheet, const struct header_lines *lines, size_t column)
{
    const char *group, *text = text_of(sheet, lines, column, &group);
    return !header_is_blank(group) || !header_is_blank(text);
}

const struct header_word *header_lines_find(const struct sheet *sheet,
                                            const struct header_lines *lines, size_t column,
                                            const struct header_words *words,
                                            enum header_certainty *certainty, struct buf *title)
{
    const struct header_word *date;
    const char *group, *text = text_of(sheet, lines, column, &group);
    if (title != NULL)
        header_lines_title(sheet, lines, column, title);
    *certainty = HEADER_UNKNOWN;
    if (text[0] == '\0' || strlen(text) > LONGEST_HEADER)
        return NULL;
    if (header_dates_find(sheet, lines, column, words, &date) > 0) {
        *certainty = HEADER_NORMALISED;
        return date;
    }
    if (group[0] == '\0')
        return header_words_find(words, text, certainty);
    return find_both(words, group, text, certainty);
}

/* Counts the columns of LINES that have a text and those that are known, each
 * field once. */
static void count_columns(const struct sheet *sheet, struct header_lines *lines,
                          const struct header_words *words)
{
    const struct header_word *found[COLUMNS_TRIED], *date;
    size_t width = header_lines_width(sheet, lines), joined = 0;
    for (size_t i = 0; i < width && i < COLUMNS_TRIED; i++) {
        enum header_certainty certainty;
        const struct header_word *word =
            header_lines_find(sheet, lines, i, words, &certainty, NULL);
        lines->filled += is_titled(sheet, lines, i);
        size_t k = 0;
        while (word != NULL && k < lines->known &&
               (found[k]->place.kind == NULL || !header_place_is(&found[k]->place, &word->place)))
            k++;
        if (word != NULL && k == lines->known)
            found[lines->known++] = word;
        size_t parts = header_dates_find(sheet, lines, i, words, &date);
        for (size_t part = 1; part < parts; part++)
            joined += is_titled(sheet, lines, i + part);
    }
    lines->known += joined;
}

struct header_lines header_rows_at(const struct sheet *sheet, const struct header_words *words,
                                   size_t row)
{
    struct header_lines single = {.group = row, .row = row};
    count_columns(sheet, &single, words);
    if (row == 0 || sheet_at(sheet, row - 1)->number + 1 != sheet_at(sheet, row)->number)
        return single;
    struct header_lines both = {.group = row - 1, .row = row};
    count_columns(sheet, &both, words);
    return both.known > single.known ? both : single;
}

/* Whether A is rather the header than B. */
static bool is_better(const struct header_lines *a, const struct header_lines *b)
{
    if (a->known != b->known)
        return a->known > b->known;
    return a->filled - a->known < b->filled - b->known;
}

/* Whether most of LINES is known. */
static bool is_plain(const struct header_lines *lines)
{
    return lines->known >= 3 && lines->known * 3 >= lines->filled * 2;
}

struct header_lines header_rows_find(const struct sheet *sheet, const struct header_words *words)
{
    struct header_lines best = {0};
    bool plain = false;
    for (size_t i = 0; i < sheet->count && i < ROWS_TRIED; i++) {
        struct header_lines lines = header_rows_at(sheet, words, i);
        bool groups = plain && lines.group == best.row;
        if (lines.known > 0 && (!plain || groups) && (best.known == 0 || is_better(&lines, &best)))
            best = lines;
        if (plain)
            break;
        plain = best.row == i && is_plain(&best);
    }
    return best;
}

size_t header_rows_candidates(const struct sheet *sheet, const struct header_words *words,
                              struct header_lines out[HEADER_CANDIDATES])
{
    size_t count = 0;
    for (size_t i = 0; i < sheet->count && i < ROWS_TRIED; i++) {
        struct header_lines lines = header_rows_at(sheet, words, i);
        size_t at = 0;
        while (at < count && !is_better(&lines, &out[at]))
            at++;
        if (lines.known == 0 || at == HEADER_CANDIDATES)
            continue;
        count += count < HEADER_CANDIDATES;
        for (size_t k = count - 1; k > at; k--)
            out[k] = out[k - 1];
        out[at] = lines;
    }
    return count;
}
