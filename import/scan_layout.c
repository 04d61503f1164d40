/*
 * See scan.h: what stands about the persons in a sheet. Groups of columns have
 * their names in a row above the header, systems explain a column in rows below
 * it, and people add totals and notes.
 */
#include "import/scan_inside.h"
#include "model/buf.h"
#include "model/fold.h"

#include <stdlib.h>
#include <string.h>

static bool is_among(const char *const *words, size_t count, const char *text)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(words[i], text) == 0)
            return true;
    return false;
}

/* Whether GROUP is the person of the row itself. */
static bool is_self(const char *group)
{
    static const char *const words[] = {"本人",     "社員",     "従業員",     "職員",
                                        "本人情報", "基本情報", "従業員情報", "社員情報"};
    return is_among(words, sizeof words / sizeof words[0], group);
}

/* The name of the group of COLUMN, in the row above the header; "" where there is
 * none. */
static const char *group_of(const struct sheet *sheet, size_t header, size_t column)
{
    if (header == 0 || sheet_at(sheet, header - 1)->number + 1 != sheet_at(sheet, header)->number)
        return "";
    size_t filled = 0;
    const char *group = "";
    for (size_t c = 0; c < sheet_at(sheet, header - 1)->count; c++) {
        const char *cell = sheet_cell(sheet, header - 1, c);
        filled += cell[0] != '\0';
        if (c <= column && cell[0] != '\0')
            group = cell;
    }
    /* One cell alone is the title of the sheet. */
    return filled < 2 || is_self(group) || shape_is_value(shape_of(group)) ? "" : group;
}

static bool is_repeated(const struct sheet *sheet, size_t header, size_t column)
{
    const char *cell = sheet_cell(sheet, header, column);
    size_t same = 0;
    for (size_t c = 0; c < sheet_at(sheet, header)->count; c++)
        same += strcmp(sheet_cell(sheet, header, c), cell) == 0;
    return cell[0] != '\0' && same > 1;
}

void scan_layout_header(const struct sheet *sheet, size_t header, struct cells *titles)
{
    for (size_t c = 0; c < sheet_at(sheet, header)->count; c++) {
        struct buf title = {0};
        const char *cell = sheet_cell(sheet, header, c);
        const char *group = group_of(sheet, header, c);
        if (group[0] != '\0' && !is_repeated(sheet, header, c))
            group = "";
        buf_printf(&title, "%s%s%s", group, group[0] == '\0' ? "" : " ", cell);
        cells_add(titles, buf_text(&title));
        buf_clear(&title);
    }
}

/* Whether the first cell that is filled says that a row is a total or a note. */
static bool begins_as_note(const char *cell)
{
    static const char *const starts[] = {"合計", "総計",  "小計",  "計",       "総数", "※",
                                         "注",   "備考:", "total", "subtotal", "note", "以上"};
    struct buf folded = {0};
    bool note = false;
    fold_text(cell, &folded);
    for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++)
        note = note || strncmp(buf_text(&folded), starts[i], strlen(starts[i])) == 0;
    buf_clear(&folded);
    return note;
}

bool scan_layout_is_note(const char *const *cells, size_t count, size_t columns)
{
    size_t filled = 0, first = count;
    for (size_t i = 0; i < count; i++) {
        filled += cells[i][0] != '\0';
        first = first == count && cells[i][0] != '\0' ? i : first;
    }
    return first < count && filled <= columns / 2 && begins_as_note(cells[first]);
}

/* Whether CELL tells what is to be typed into a column. */
static bool explains(const char *cell)
{
    static const char *const words[] = {"必須",   "任意", "半角", "全角",    "文字以内",
                                        "桁",     "例)",  "例:",  "数値",    "日付",
                                        "文字列", "yyyy", "入力", "サンプル"};
    struct buf folded = {0};
    bool found = false;
    fold_text(cell, &folded);
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        found = found || fold_contains(buf_text(&folded), words[i]);
    buf_clear(&folded);
    return found;
}

/* Whether CELL, the first of its row, says that the row is a sample: (例)0001. */
static bool begins_as_sample(const char *cell)
{
    static const char *const starts[] = {"(例", "[例", "例)", "例:", "記入例", "入力例"};
    struct buf folded = {0};
    bool sample = false;
    fold_text(cell, &folded);
    for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++)
        sample = sample || strncmp(buf_text(&folded), starts[i], strlen(starts[i])) == 0;
    buf_clear(&folded);
    return sample || strcmp(cell, "例") == 0;
}

bool scan_layout_explains(const char *const *cells, size_t count)
{
    size_t filled = 0, explaining = 0;
    if (count > 0 && begins_as_sample(cells[0]))
        return true;
    for (size_t i = 0; i < count; i++) {
        filled += cells[i][0] != '\0';
        explaining += cells[i][0] != '\0' && explains(cells[i]);
    }
    return filled >= 2 && explaining * 2 >= filled;
}
