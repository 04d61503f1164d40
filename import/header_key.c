/* See header_key.h. The bare key is made in steps, each of which takes off one
 * kind of surroundings from the folded text. */
#include "import/header_key.h"

#include "model/buf.h"
#include "model/fold.h"
#include "model/utf8.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

size_t header_blanks(const char *text)
{
    size_t i = 0;
    for (;;) {
        if (strncmp(text + i, "\u3000", 3) == 0)
            i += 3;
        else if (text[i] != '\0' && strchr(" \t\r\n", text[i]) != NULL)
            i++;
        else
            return i;
    }
}

bool header_is_blank(const char *text)
{
    return text[header_blanks(text)] == '\0';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* Takes the blanks out of FOLDED, and what stands for them in English words:
 * data_subjects and data subjects are the same, where BARE also data-subjects. */
static char *without_blanks(const char *folded, bool bare)
{
    struct buf key = {0};
    for (const char *at = folded; *at != '\0'; at++) {
        bool hyphen = *at == '-' && at > folded && is_letter(at[-1]);
        if (*at != ' ' && *at != '_' && !(bare && hyphen))
            buf_putc(&key, *at);
    }
    buf_puts(&key, "");
    return buf_take(&key);
}

char *header_key(const char *text)
{
    struct buf folded = {0};
    fold_text(text, &folded);
    char *key = without_blanks(buf_text(&folded), false);
    buf_clear(&folded);
    return key;
}

/* Whether POINT is a number in a circle or in brackets, which folding would
 * turn into digits of the word. */
static bool is_circled(uint32_t point)
{
    return (point >= 0x2460 && point <= 0x249B) || (point >= 0x24EA && point <= 0x24FF) ||
           (point >= 0x2776 && point <= 0x2793) || (point >= 0x3220 && point <= 0x3229) ||
           (point >= 0x3280 && point <= 0x3289);
}

static const char *skip_circled(const char *text)
{
    uint32_t point;
    size_t length;
    while ((length = utf8_next(text, &point)) > 0 &&
           (is_circled(point) || point == ' ' || point == '\n' || point == 0x3000))
        text += length;
    return text;
}

/* The length of the first of COUNT marks with which TEXT begins; 0 for none. */
static size_t begins_with(const char *text, const char *const *marks, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (text[0] == marks[i][0] && strncmp(text, marks[i], strlen(marks[i])) == 0)
            return strlen(marks[i]);
    return 0;
}

enum { BRACKETS = 10 };
static const char *const opening[BRACKETS] = {"(",  "[",  "{",  "<",  "【",
                                              "〔", "《", "〈", "「", "『"};
static const char *const closing[BRACKETS] = {")",  "]",  "}",  ">",  "】",
                                              "〕", "》", "〉", "」", "』"};

/* Which brackets TEXT begins with; BRACKETS for none that are closed. *END is
 * then the closing one. */
static size_t bracket_at(const char *text, const char **end)
{
    size_t i = 0;
    while (i < BRACKETS && begins_with(text, &opening[i], 1) == 0)
        i++;
    *end = i < BRACKETS ? strstr(text + strlen(opening[i]), closing[i]) : NULL;
    return *end == NULL ? BRACKETS : i;
}

/* Adds TEXT without brackets; what stands in them is left out unless INSIDE. */
static void drop_brackets(const char *text, bool inside, struct buf *out)
{
    while (*text != '\0') {
        const char *end;
        size_t i = bracket_at(text, &end);
        if (i == BRACKETS) {
            buf_putc(out, *text++);
            continue;
        }
        text += strlen(opening[i]);
        if (inside)
            buf_add(out, text, (size_t)(end - text));
        buf_putc(out, ' ');
        text = end + strlen(closing[i]);
    }
}

char *header_key_inside(const char *text)
{
    struct buf folded = {0}, inside = {0};
    fold_text(text, &folded);
    for (const char *at = buf_text(&folded), *end; *at != '\0' && inside.length == 0; at++) {
        size_t i = bracket_at(at, &end);
        if (i < BRACKETS)
            buf_add(&inside, at + strlen(opening[i]), (size_t)(end - at) - strlen(opening[i]));
    }
    char *key = without_blanks(buf_text(&inside), false);
    buf_clear(&folded);
    buf_clear(&inside);
    return key;
}

/* Adds TEXT without marks that point to a note or to a duty to fill in. */
static void drop_marks(const char *text, struct buf *out)
{
    static const char *const marks[] = {"※", "*", "★", "☆", "◎", "○", "●",
                                        "■", "□", "◆", "◇", "▼", "▲", "・"};
    while (*text != '\0') {
        /* A middle dot between words belongs to them. */
        size_t count = sizeof marks / sizeof marks[0] - (out->length > 0);
        size_t length = begins_with(text, marks, count);
        if (length == 0) {
            buf_putc(out, *text++);
            continue;
        }
        bool note = length > 1 && strncmp(text, marks[0], length) == 0;
        text += length;
        while (note && isdigit((unsigned char)*text))
            text++;
    }
}

/* Where TEXT begins behind numbering such as "1. ", "2-1)", "a)"; a number
 * that belongs to the word, such as 16歳未満, stays. */
static const char *skip_numbering(const char *text)
{
    const char *at = text;
    while (*at == ' ')
        at++;
    const char *start = at;
    while (isdigit((unsigned char)*at) ||
           (at > start && (*at == '.' || *at == '-') && isdigit((unsigned char)at[1])))
        at++;
    if (at == start && at[0] >= 'a' && at[0] <= 'z' && at[1] == ')')
        at++;
    static const char *const ends[] = {".", ")", ":", "、", " ", "|"};
    size_t end = at == start ? 0 : begins_with(at, ends, sizeof ends / sizeof ends[0]);
    return end == 0 || at[end] == '\0' ? start : at + end;
}

/* Shortens TEXT by END where it ends with it. */
static bool cut_end(struct buf *text, const char *end)
{
    size_t length = strlen(end);
    if (text->length <= length || strcmp(text->text + text->length - length, end) != 0)
        return false;
    text->length -= length;
    text->text[text->length] = '\0';
    return true;
}

/* Takes off what follows the word: a colon, or that it must be filled in. */
static void cut_ends(struct buf *text)
{
    static const char *const ends[] = {" ",  ":",  ";",     ".",     "?",         "!",
                                       "。", "、", " 必須", " 任意", " required", " optional"};
    bool again = text->length > 0;
    while (again) {
        again = false;
        for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
            again = cut_end(text, ends[i]) || again;
    }
}

char *header_key_bare(const char *text)
{
    struct buf folded = {0}, plain = {0}, word = {0};
    fold_text(skip_circled(text), &folded);
    drop_brackets(buf_text(&folded), false, &plain);
    if (strspn(buf_text(&plain), " ") == plain.length) {
        buf_empty(&plain);
        drop_brackets(buf_text(&folded), true, &plain);
    }
    drop_marks(skip_numbering(buf_text(&plain)), &word);
    cut_ends(&word);
    char *key = without_blanks(skip_numbering(buf_text(&word)), true);
    buf_clear(&folded);
    buf_clear(&plain);
    buf_clear(&word);
    return key;
}

/* Whether POINT, of a folded text, is left out of the key of letters. */
static bool is_left_out(uint32_t point, bool plain)
{
    if (point >= '0' && point <= '9')
        return plain;
    bool letter = (point >= 'a' && point <= 'z') || point == 0x3005 || point == 0x3007;
    return !letter && (point < 0x80 || (point >= 0x3000 && point <= 0x303F && point != 0x3012) ||
                       point == 0x30FB || point == 0x203B || (point >= 0x25A0 && point <= 0x26FF));
}

char *header_key_letters(const char *text, bool plain)
{
    static const char *const ends[] = {"必須", "任意", "required", "optional"};
    struct buf folded = {0}, key = {0};
    uint32_t point;
    fold_text(text, &folded);
    const char *at = buf_text(&folded);
    for (size_t more; (more = utf8_next(at, &point)) > 0; at += more)
        if (!is_left_out(point, plain))
            buf_add(&key, at, more);
    buf_clear(&folded);
    buf_puts(&key, "");
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
        cut_end(&key, ends[i]);
    return buf_take(&key);
}
