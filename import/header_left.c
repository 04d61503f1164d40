/* The rows of a sheet that are no records. See header_rows.h. */
#include "import/header_key.h"
#include "import/header_rows.h"
#include "model/fold.h"
#include "model/mem.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* How many lines that describe the columns may stand below a header, and the
 * longest word of a total in bytes. */
enum { GUIDES = 4, LONGEST_TOTAL = 48 };

/* The first cell of row ROW that holds more than blanks; "" where none does. */
static const char *first_text(const struct sheet *sheet, size_t row)
{
    for (size_t i = 0; i < sheet_at(sheet, row)->count; i++) {
        const char *text = sheet_cell(sheet, row, i);
        text += header_blanks(text);
        if (text[0] != '\0')
            return text;
    }
    return "";
}

/* How many cells of row ROW hold more than blanks; counted up to LIMIT. */
static size_t filled_cells(const struct sheet *sheet, size_t row, size_t limit)
{
    size_t filled = 0;
    for (size_t i = 0; i < sheet_at(sheet, row)->count && filled < limit; i++) {
        filled += !header_is_blank(sheet_cell(sheet, row, i));
    }
    return filled;
}

static bool is_among(const char *text, const char *const *words, size_t count)
{
    size_t i = 0;
    while (i < count && strcmp(words[i], text) != 0)
        i++;
    return i < count;
}

static bool ends_with(const char *text, const char *end)
{
    size_t length = strlen(text), part = strlen(end);
    return length >= part && strcmp(text + length - part, end) == 0;
}

/* Whether TEXT is a figure with its unit: "12,400", "１０件", "30%". */
static bool is_figure(const char *text)
{
    static const char *const units[] = {"", "件", "人", "名", "%", "円", "部", "個", "点", "種類"};
    struct buf folded = {0};
    fold_text(text, &folded);
    const char *at = buf_text(&folded);
    at += strspn(at, "+-\\");
    size_t digits = strspn(at, "0123456789,. ");
    bool figure = digits > 0 && is_among(at + digits, units, sizeof units / sizeof units[0]);
    buf_clear(&folded);
    return figure;
}

/* Whether row ROW, whose first text is FIRST, is a total. */
static bool is_total(const struct sheet *sheet, size_t row, const char *first)
{
    static const char *const words[] = {"計",   "合計",  "小計",     "総計",       "総合計",
                                        "累計", "total", "subtotal", "grandtotal", "totals"};
    /* Most rows are told from totals without folding a text. */
    if (strlen(first) > LONGEST_TOTAL ||
        (strstr(first, "計") == NULL && strchr("TtSsGg", first[0]) == NULL))
        return false;
    char *key = header_key_bare(first);
    bool total = is_among(key, words, sizeof words / sizeof words[0]) || ends_with(key, "小計") ||
                 ends_with(key, "合計");
    free(key);
    for (size_t i = 0; i < sheet_at(sheet, row)->count && total; i++) {
        const char *text = sheet_cell(sheet, row, i);
        text += header_blanks(text);
        total = text[0] == '\0' || text == first || is_figure(text);
    }
    return total && filled_cells(sheet, row, 2) > 1;
}

bool header_rows_is_total(const struct sheet *sheet, size_t row)
{
    return is_total(sheet, row, first_text(sheet, row));
}

/* Whether TEXT begins with one of COUNT texts. */
static bool begins_with(const char *text, const char *const *starts, size_t count)
{
    size_t i = 0;
    while (i < count &&
           (text[0] != starts[i][0] || strncmp(text, starts[i], strlen(starts[i])) != 0))
        i++;
    return i < count;
}

/* Whether FOLDED, a key, begins as notes do. 注文履歴 is no note. */
static bool reads_as_note(const char *folded)
{
    static const char *const marks[] = {"※",   "*",    "注)",   "(注",   "注:",   "注.",   "注 ",
                                        "[注", "【注", "注記:", "注意:", "note:", "notes:"};
    if (strncmp(folded, "注", 3) == 0 && (folded[3] == '\0' || isdigit((unsigned char)folded[3])))
        return true;
    return strcmp(folded, "以上") == 0 ||
           begins_with(folded, marks, sizeof marks / sizeof marks[0]);
}

/* Whether row ROW, whose first text is FIRST, is a note: a text that begins as notes do, and at
 * most one cell more. */
static bool is_note(const struct sheet *sheet, size_t row, const char *first)
{
    static const char *const starts[] = {"※", "*",  "＊", "注", "(", "（",
                                         "[", "［", "【", "n",  "N", "以"};
    if (!begins_with(first, starts, sizeof starts / sizeof starts[0]) ||
        filled_cells(sheet, row, 3) == 3)
        return false;
    struct buf folded = {0};
    fold_text(first, &folded);
    bool note = reads_as_note(buf_text(&folded));
    buf_clear(&folded);
    return note;
}

/* Whether a row with the first text FIRST shows how to fill in the others: 例, 例1, 記入例,
 * （例）会員. 例会参加者 is no sample, and Sample may be the name of a company. */
static bool is_sample(const char *first)
{
    static const char *const could[] = {"例", "(", "（", "[", "［", "【", "<", "＜", "記", "入"};
    static const char *const starts[] = {"例)",  "例:", "(例",    "[例",
                                         "【例", "<例", "記入例", "入力例"};
    if (!begins_with(first, could, sizeof could / sizeof could[0]))
        return false;
    struct buf folded = {0};
    fold_text(first, &folded);
    const char *text = buf_text(&folded);
    bool sample = begins_with(text, starts, sizeof starts / sizeof starts[0]);
    if (!sample && strncmp(text, "例", 3) == 0)
        sample = text[3 + strspn(text + 3, "0123456789")] == '\0';
    buf_clear(&folded);
    return sample;
}

/* Whether nothing but a number, FIRST, stands in row ROW: sheets are numbered before
 * they are filled in. */
static bool is_only_number(const struct sheet *sheet, size_t row, const char *first)
{
    return isdigit((unsigned char)first[0]) && first[strspn(first, "0123456789")] == '\0' &&
           filled_cells(sheet, row, 2) == 1;
}

/* Whether row ROW has the texts of the header. */
static bool is_repeated(const struct sheet *sheet, const struct header_lines *lines, size_t row)
{
    size_t count = sheet_at(sheet, lines->row)->count;
    if (sheet_at(sheet, row)->count > count)
        count = sheet_at(sheet, row)->count;
    if (filled_cells(sheet, lines->row, 2) < 2)
        return false;
    for (size_t i = 0; i < count; i++)
        if (strcmp(sheet_cell(sheet, row, i), sheet_cell(sheet, lines->row, i)) != 0)
            return false;
    return true;
}

/* Whether TEXT, which folds to FOLDED, only numbers a column: ①, (1). */
static bool is_numbering(const char *text, const char *folded)
{
    char *bare = header_key_bare(text);
    bool empty = bare[0] == '\0';
    free(bare);
    size_t digits = folded[0] == '(' ? strspn(folded + 1, "0123456789") : 0;
    return empty || (digits > 0 && strcmp(folded + 1 + digits, ")") == 0);
}

/* Whether TEXT says how a column is filled in, not what stands in it. */
static bool is_guide_text(const char *text)
{
    static const char *const whole[] = {
        "必須",     "任意",     "必須項目",  "任意項目", "条件付き必須", "文字列",   "文字",
        "数値",     "数字",     "日付",      "整数",     "テキスト",     "コード値", "選択",
        "選択式",   "自由記述", "自由入力",  "半角",     "全角",         "半角英数", "半角英数字",
        "半角数字", "required", "mandatory", "optional", "string",       "text",     "number",
        "integer",  "date",     "boolean",   "char",     "varchar"};
    static const char *const parts[] = {"文字以内", "文字まで", "桁以内", "桁まで",    "バイト以内",
                                        "最大",     "max ",     "yyyy",   "characters"};
    struct buf folded = {0};
    fold_text(text, &folded);
    bool guide = is_numbering(text, buf_text(&folded));
    for (size_t i = 0; i < sizeof whole / sizeof whole[0] && !guide; i++) {
        struct buf word = {0};
        fold_text(whole[i], &word);
        guide = strcmp(buf_text(&folded), buf_text(&word)) == 0;
        buf_clear(&word);
    }
    for (size_t i = 0; i < sizeof parts / sizeof parts[0] && !guide; i++) {
        struct buf word = {0};
        fold_text(parts[i], &word);
        guide = strlen(text) < LONGEST_TOTAL && fold_contains(buf_text(&folded), buf_text(&word));
        buf_clear(&word);
    }
    buf_clear(&folded);
    return guide;
}

/* Whether TEXT says that its row describes the columns. */
static bool is_guide_label(const char *text)
{
    static const char *const labels[] = {
        "型",   "桁数",     "制限", "入力制限", "例",     "記入例",  "入力例",    "必須",
        "形式", "入力規則", "type", "limit",    "limits", "example", "mandatory", "format"};
    char *key = header_key_bare(text);
    bool label = is_among(key, labels, sizeof labels / sizeof labels[0]);
    free(key);
    return label;
}

/* Whether row ROW describes the columns. */
static bool is_guide(const struct sheet *sheet, size_t row)
{
    size_t filled = filled_cells(sheet, row, SIZE_MAX), guides = 0;
    const char *first = first_text(sheet, row);
    for (size_t i = 0; i < sheet_at(sheet, row)->count; i++) {
        const char *text = sheet_cell(sheet, row, i);
        guides += !header_is_blank(text) && is_guide_text(text);
    }
    return filled > 1 && (guides == filled || (is_guide_label(first) && guides + 1 >= filled));
}

/* How many rows below the header describe the columns: those down to the last
 * one that does, as a sample among them looks like a record. */
static size_t guides_below(const struct sheet *sheet, const struct header_lines *lines)
{
    size_t guides = 0;
    for (size_t i = 1; i <= GUIDES && lines->row + i < sheet->count; i++)
        if (is_guide(sheet, lines->row + i))
            guides = i;
    return guides;
}

static void leave(struct header_lefts *left, size_t first, size_t last,
                  enum header_left_reason reason)
{
    if (left->count > 0 && left->items[left->count - 1].reason == reason &&
        left->items[left->count - 1].last + 1 == first) {
        left->items[left->count - 1].last = last;
        return;
    }
    left->items = mem_grow(left->items, left->count, &left->capacity, sizeof *left->items);
    left->items[left->count++] = (struct header_left){first, last, reason};
}

/* Why row ROW below the header is no record; HEADER_LEFT_REASONS where it is
 * one. */
static enum header_left_reason reason_of(const struct sheet *sheet,
                                         const struct header_lines *lines, size_t row)
{
    const char *first = first_text(sheet, row);
    if (first[0] == '\0')
        return HEADER_LEFT_BLANK;
    if (is_total(sheet, row, first))
        return HEADER_LEFT_TOTAL;
    if (is_note(sheet, row, first))
        return HEADER_LEFT_NOTE;
    if (is_sample(first))
        return HEADER_LEFT_SAMPLE;
    if (is_only_number(sheet, row, first))
        return HEADER_LEFT_NUMBER;
    return is_repeated(sheet, lines, row) ? HEADER_LEFT_REPEATED : HEADER_LEFT_REASONS;
}

void header_rows_leave(struct sheet *sheet, const struct header_lines *lines,
                       struct header_lefts *left)
{
    size_t guides = guides_below(sheet, lines), kept = lines->row + 1, last = 0;
    for (size_t i = 0; i < sheet->count; i++) {
        size_t number = sheet_number(sheet, i);
        enum header_left_reason reason = HEADER_LEFT_REASONS;
        if (number > last + 1)
            leave(left, last + 1, number - 1, HEADER_LEFT_BLANK);
        last = number;
        if (i < lines->group)
            reason = HEADER_LEFT_ABOVE;
        else if (i > lines->row)
            reason = i <= lines->row + guides ? HEADER_LEFT_GUIDE : reason_of(sheet, lines, i);
        if (reason < HEADER_LEFT_REASONS)
            leave(left, number, number, reason);
        else if (i > lines->row)
            sheet_move(sheet, kept++, i);
    }
    sheet->count = kept;
}

void header_lefts_clear(struct header_lefts *left)
{
    free(left->items);
    *left = (struct header_lefts){0};
}
