/*
 * See edit.h. Where the edit point goes. Words of Japanese are not marked by
 * blanks: a run of characters of one script (kanji, hiragana, katakana, letters)
 * counts as one, with the blanks after it.
 */
#include "model/utf8.h"
#include "tui/edit_inside.h"

#include <string.h>

enum script {
    SCRIPT_OTHER,
    SCRIPT_BLANK,
    SCRIPT_LINE_END,
    SCRIPT_SIGN,
    SCRIPT_LETTER,
    SCRIPT_KANJI,
    SCRIPT_HIRAGANA,
    SCRIPT_KATAKANA
};

struct script_range {
    uint32_t first, last;
    enum script script;
};

/* The first row that holds a code point counts. */
static const struct script_range ranges[] = {
    {.first = '\t', .last = '\t', .script = SCRIPT_BLANK},
    {.first = '\n', .last = '\r', .script = SCRIPT_LINE_END},
    {.first = ' ', .last = ' ', .script = SCRIPT_BLANK},
    {.first = '0', .last = '9', .script = SCRIPT_LETTER},
    {.first = 'A', .last = 'Z', .script = SCRIPT_LETTER},
    {.first = 'a', .last = 'z', .script = SCRIPT_LETTER},
    {.first = '_', .last = '_', .script = SCRIPT_LETTER},
    {.first = '!', .last = '~', .script = SCRIPT_SIGN},
    {.first = 0xC0, .last = 0x24F, .script = SCRIPT_LETTER},
    {.first = 0x2010, .last = 0x205E, .script = SCRIPT_SIGN},
    {.first = 0x3000, .last = 0x3000, .script = SCRIPT_BLANK},
    {.first = 0x3005, .last = 0x3007, .script = SCRIPT_KANJI},
    {.first = 0x3001, .last = 0x303F, .script = SCRIPT_SIGN},
    {.first = 0x3041, .last = 0x309F, .script = SCRIPT_HIRAGANA},
    {.first = 0x30FB, .last = 0x30FB, .script = SCRIPT_SIGN},
    {.first = 0x30A0, .last = 0x30FF, .script = SCRIPT_KATAKANA},
    {.first = 0x31F0, .last = 0x31FF, .script = SCRIPT_KATAKANA},
    {.first = 0x3400, .last = 0x9FFF, .script = SCRIPT_KANJI},
    {.first = 0xF900, .last = 0xFAFF, .script = SCRIPT_KANJI},
    {.first = 0xFF10, .last = 0xFF19, .script = SCRIPT_LETTER},
    {.first = 0xFF21, .last = 0xFF3A, .script = SCRIPT_LETTER},
    {.first = 0xFF41, .last = 0xFF5A, .script = SCRIPT_LETTER},
    {.first = 0xFF66, .last = 0xFF9F, .script = SCRIPT_KATAKANA},
    {.first = 0xFF01, .last = 0xFF65, .script = SCRIPT_SIGN},
    {.first = 0x20000, .last = 0x3FFFF, .script = SCRIPT_KANJI},
};

static enum script script_at(const struct edit *edit, size_t at)
{
    uint32_t point;
    if (edit->text[at] == '\0')
        return SCRIPT_OTHER;
    utf8_next(edit->text + at, &point);
    for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++)
        if (point >= ranges[i].first && point <= ranges[i].last)
            return ranges[i].script;
    return SCRIPT_OTHER;
}

static size_t word_right(const struct edit *edit)
{
    size_t at = edit->at;
    enum script script = script_at(edit, at);
    while (at < edit->length && script_at(edit, at) == script) {
        at += glyph_cluster(edit->text + at);
        if (script == SCRIPT_LINE_END)
            return at;
    }
    while (script_at(edit, at) == SCRIPT_BLANK)
        at += glyph_cluster(edit->text + at);
    return at;
}

/* Read from the beginning, as clusters cannot be told backwards: the last
 * place before the edit point at which a word begins. */
static size_t word_left(const struct edit *edit)
{
    size_t start = 0;
    enum script before = SCRIPT_BLANK;
    for (size_t at = 0; at < edit->at; at += glyph_cluster(edit->text + at)) {
        enum script script = script_at(edit, at);
        if (script == SCRIPT_LINE_END || (script != before && script != SCRIPT_BLANK))
            start = at;
        before = script;
    }
    return start;
}

/* The ends of the line that the edit point stands in. What is edited as one
 * line has no others, whatever line ends its text came with. */
static size_t line_start(const struct edit *edit)
{
    size_t at = edit->at;
    while (edit->lines && at > 0 && edit->text[at - 1] != '\n')
        at--;
    return edit->lines ? at : 0;
}

static size_t line_end(const struct edit *edit)
{
    if (!edit->lines)
        return edit->length;
    size_t end = edit->at + strcspn(edit->text + edit->at, "\n");
    return end > edit->at && edit->text[end] == '\n' && edit->text[end - 1] == '\r' ? end - 1 : end;
}

size_t edit_target(const struct edit *edit, enum edit_move move)
{
    switch (move) {
    case EDIT_LEFT:
        return glyph_cluster_before(edit->text, edit->at);
    case EDIT_RIGHT:
        return edit->at + glyph_cluster(edit->text + edit->at);
    case EDIT_WORD_LEFT:
        return word_left(edit);
    case EDIT_WORD_RIGHT:
        return word_right(edit);
    case EDIT_HOME:
        return line_start(edit);
    case EDIT_END:
        return line_end(edit);
    case EDIT_START:
        return 0;
    case EDIT_FINISH:
        return edit->length;
    }
    return edit->at;
}

void edit_move(struct edit *edit, enum edit_move move)
{
    edit->at = edit_target(edit, move);
    edit->goal = -1;
    edit->joining = false;
}

bool edit_move_lines(struct edit *edit, int lines, int width, int ambiguous)
{
    struct edit_shown shown;
    edit_shown_make(&shown, edit, width, ambiguous);
    size_t line;
    int column;
    edit_shown_find(&shown, edit->at, &line, &column);
    if (edit->goal < 0)
        edit->goal = column;
    size_t step = lines < 0 ? (size_t)-lines : (size_t)lines;
    size_t last = shown.line_count - 1;
    size_t target =
        lines < 0 ? (step > line ? 0 : line - step) : (step > last - line ? last : line + step);
    if (target != line)
        edit->at = edit_shown_at(&shown, target, edit->goal);
    edit->joining = false;
    edit_shown_clear(&shown);
    return target != line;
}
