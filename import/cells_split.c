/*
 * See cells_split.h. A cell is cut in steps: into lines or numbered parts and at
 * semicolons, then each part at 、, then at the divider of the way. Names that go
 * on over a divider are passed whole.
 */
#include "import/cells_split.h"

#include "import/brackets.h"
#include "model/buf.h"
#include "model/mem.h"
#include "model/utf8.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

/* The bytes of WORD where TEXT begins with it, else 0. */
static size_t starts(const char *text, const char *word)
{
    size_t length = strlen(word);
    return text[0] == word[0] && strncmp(text, word, length) == 0 ? length : 0;
}

static size_t starts_one(const char *text, const char *const *words, size_t count)
{
    size_t length = 0;
    for (size_t i = 0; i < count && words[i] != NULL && length == 0; i++)
        length = starts(text, words[i]);
    return length;
}

/* The bytes of the blank, ASCII or U+3000, with which TEXT begins. */
static size_t blank_at(const char *text)
{
    if (*text == ' ' || *text == '\t' || *text == '\n' || *text == '\r')
        return 1;
    return starts(text, "\u3000");
}

/* Adds what stands from START to END, without blanks at its ends. */
static void add_part(const char *start, const char *end, struct cells *parts)
{
    size_t blank;
    while (start < end && (blank = blank_at(start)) > 0)
        start += blank;
    const char *last = start;
    for (const char *at = start; at < end;) {
        blank = blank_at(at);
        at += blank > 0 ? blank : 1;
        if (blank == 0)
            last = at;
    }
    if (last <= start)
        return;
    char *part = mem_copy_bytes(start, (size_t)(last - start));
    cells_add(parts, part);
    free(part);
}

/* A text that is being cut. */
struct cut {
    enum cells_split how;
    const char *text;
    uint32_t *behind; /* brackets_match() */
    bool url;         /* :// stands in it: its slashes divide nothing */
};

static void cut_begin(struct cut *cut, enum cells_split how, const char *text)
{
    *cut = (struct cut){.how = how,
                        .text = text,
                        .behind = brackets_match(text),
                        .url = strstr(text, "://") != NULL};
}

/* The code point that ends before AT in TEXT; 0 where nothing does. */
static uint32_t point_before(const char *text, const char *at)
{
    uint32_t point = 0;
    const char *start = at;
    while (start > text && ((unsigned char)*--start & 0xC0) == 0x80)
        ;
    if (start < at)
        utf8_next(start, &point);
    return point;
}

static uint32_t point_at(const char *at)
{
    uint32_t point = 0;
    utf8_next(at, &point);
    return point;
}

static bool is_digit(uint32_t point)
{
    return (point >= '0' && point <= '9') || (point >= 0xFF10 && point <= 0xFF19);
}

/* Whether what follows a comma is the form of a company. */
static bool is_company_form(const char *at)
{
    static const char *const forms[] = {"inc", "ltd", "llc", "co.", "corp", "gmbh", "limited",
                                        "plc", "k.k", "s.a", "b.v", "ag",   "lp"};
    while (*at == ' ')
        at++;
    for (size_t i = 0; i < COUNT(forms); i++) {
        size_t length = strlen(forms[i]);
        if (strncasecmp(at, forms[i], length) == 0 &&
            (at[length] == '\0' || strchr(".,; )\n", at[length]) != NULL))
            return true;
    }
    return false;
}

/* The dividers of each way; the last NULL ends them. */
static const char *const dividers[CELLS_SPLITS][4] = {
    [CELLS_SPLIT_SEMICOLON] = {";", "；"}, [CELLS_SPLIT_TOUTEN] = {"、", "､", "，"},
    [CELLS_SPLIT_COMMA] = {",", "，"},     [CELLS_SPLIT_SLASH] = {"/", "／"},
    [CELLS_SPLIT_NAKAGURO] = {"・", "･"},  [CELLS_SPLIT_DASH] = {" - ", " – ", " ‐ "},
};

/* The bytes of the divider that stands at AT in the part of CUT that begins at TEXT, 0
 * where none does. */
static size_t divider_at(const struct cut *cut, const char *text, const char *at)
{
    size_t length = starts_one(at, dividers[cut->how], COUNT(dividers[cut->how]));
    if (length == 0)
        return 0;
    uint32_t before = point_before(text, at), after = point_at(at + length);
    bool between_digits = is_digit(before) && is_digit(after);
    switch (cut->how) {
    case CELLS_SPLIT_TOUTEN:
        return between_digits && starts(at, "、") == 0 ? 0 : length;
    case CELLS_SPLIT_COMMA:
        return between_digits || is_company_form(at + length) ? 0 : length;
    case CELLS_SPLIT_SLASH:
        return between_digits || cut->url ? 0 : length;
    case CELLS_SPLIT_NAKAGURO:
        return utf8_is_katakana(before) && utf8_is_katakana(after) ? 0 : length;
    case CELLS_SPLIT_AUTO:
    case CELLS_SPLIT_WHOLE:
    case CELLS_SPLIT_SEMICOLON:
    case CELLS_SPLIT_LINES:
    case CELLS_SPLIT_DASH:
        break;
    }
    return length;
}

/* The bytes of the sign of number N with which TEXT, in which BEGINNING says that
 * a line begins or a blank stands before, begins: ①, 1: 1. 1) (1); 0 where none is. */
static size_t number_at(const char *text, bool beginning, unsigned n)
{
    enum { CIRCLED_MOST = 20 };
    /* Most cells begin with none of ①, ( and （, nor with this number. */
    bool figure = *text >= '0' && *text <= '9';
    if (figure ? !beginning || strtoul(text, NULL, 10) != n
               : *text != '(' && (unsigned char)*text != 0xE2 && (unsigned char)*text != 0xEF)
        return 0;
    struct buf circled = {0};
    if (n <= CIRCLED_MOST)
        buf_put_point(&circled, 0x2460 + n - 1);
    size_t length = circled.length > 0 ? starts(text, circled.text) : 0;
    buf_clear(&circled);
    if (length > 0 || !beginning)
        return length;
    static const char *const forms[] = {"%u:",    "%u：", "%u)",  "%u）", "(%u)",
                                        "（%u）", "%u.",  "%u．", "%u、"};
    for (size_t i = 0; i < COUNT(forms); i++) {
        char sign[24];
        snprintf(sign, sizeof sign, forms[i], n);
        length = starts(text, sign);
        /* 1.5 and 1:30 are no numbers of a list. */
        if (length > 0 && !is_digit(point_at(text + length)))
            return length;
    }
    return 0;
}

/* Cuts TEXT at the signs 1, 2, … with which it begins; false where it begins with
 * none. ① alone may belong to a name. */
static bool cut_numbered(const char *text, struct cells *parts)
{
    unsigned n = 1;
    size_t length = number_at(text, true, n);
    if (length == 0 ||
        ((unsigned char)*text >= 0x80 && strstr(text, "②") == NULL && starts(text, "（") == 0))
        return false;
    const char *start = text + length;
    bool beginning = false;
    for (const char *at = start; *at != '\0'; at++) {
        length = number_at(at, beginning, n + 1);
        beginning = *at == ' ' || *at == '\n' || (at >= start + 2 && starts(at - 2, "\u3000") > 0);
        if (length == 0)
            continue;
        add_part(start, at, parts);
        start = at + length;
        at = start - 1;
        n++;
    }
    add_part(start, start + strlen(start), parts);
    return true;
}

/* Cuts TEXT at line ends, and takes ・ and the like away from where lines begin. */
static void cut_lines(const char *text, struct cells *parts)
{
    static const char *const bullets[] = {"・", "･", "•",  "●",  "■",  "◆", "○",
                                          "◇",  "□", "- ", "* ", "－", "※"};
    bool several = strchr(text, '\n') != NULL;
    while (*text != '\0') {
        const char *end = text + strcspn(text, "\n");
        size_t blank;
        while (text < end && (blank = blank_at(text)) > 0)
            text += blank;
        if (several || starts(text, "・") > 0)
            text += starts_one(text, bullets, COUNT(bullets));
        add_part(text, end, parts);
        text = end + (*end == '\n');
    }
}

/* Where the first part of CUT from TEXT on ends; *LENGTH is that of the divider, 0 at
 * the end. */
static const char *find_divider(const struct cut *cut, const char *text, size_t *length)
{
    const char *at = text;
    while (*at != '\0') {
        uint32_t behind = cut->behind == NULL ? 0 : cut->behind[at - cut->text];
        if (behind > 0) {
            at = cut->text + behind;
            continue;
        }
        *length = divider_at(cut, text, at);
        if (*length > 0)
            return at;
        at++;
    }
    *length = 0;
    return at;
}

/* A name goes on over so many dividers at most. */
enum { NAME_PARTS = 32 };

/* Where a name that begins at TEXT and goes on over a divider ends; NULL where none
 * does. The longest is taken. */
static const char *pass_name(const struct cut *cut, const char *text,
                             const struct cells_split_names *names)
{
    const char *found = NULL;
    size_t length = 1;
    const char *end = text;
    for (size_t parts = 0; names != NULL && length > 0 && parts <= NAME_PARTS; parts++) {
        end = find_divider(cut, end, &length);
        if (parts > 0) {
            struct cells name = {0};
            add_part(text, end, &name);
            if (name.count > 0 && names->has(names->context, name.items[0]))
                found = end;
            cells_clear(&name);
        }
        end += length;
    }
    return found;
}

static void cut_at(enum cells_split how, const char *text, const struct cells_split_names *names,
                   struct cells *parts)
{
    struct cut cut;
    size_t length;
    cut_begin(&cut, how, text);
    do {
        const char *end = pass_name(&cut, text, names);
        if (end == NULL)
            end = find_divider(&cut, text, &length);
        else
            length = divider_at(&cut, text, end);
        add_part(text, end, parts);
        text = end + length;
    } while (length > 0);
    free(cut.behind);
}

/* The values of TEXT in our own form, and at ；. */
static void cut_own(const char *text, const struct cells_split_names *names, struct cells *values)
{
    struct cells parts = {0};
    cells_parse(text, &parts);
    for (size_t i = 0; i < parts.count; i++)
        if (strstr(parts.items[i], "；") != NULL)
            cut_at(CELLS_SPLIT_SEMICOLON, parts.items[i], names, values);
        else
            add_part(parts.items[i], parts.items[i] + strlen(parts.items[i]), values);
    cells_clear(&parts);
}

void cells_split_cut(enum cells_split how, const char *text, const struct cells_split_names *names,
                     struct cells *values)
{
    if (how <= CELLS_SPLIT_WHOLE || (names != NULL && names->has(names->context, text))) {
        add_part(text, text + strlen(text), values);
        return;
    }
    if (how == CELLS_SPLIT_SEMICOLON) {
        cut_own(text, names, values);
        return;
    }
    struct cells lines = {0}, parts = {0}, pieces = {0};
    if (!cut_numbered(text, &lines))
        cut_lines(text, &lines);
    for (size_t i = 0; i < lines.count; i++)
        cut_at(CELLS_SPLIT_SEMICOLON, lines.items[i], names, &parts);
    for (size_t i = 0; i < parts.count; i++)
        if (how == CELLS_SPLIT_LINES)
            cells_add(values, parts.items[i]);
        else
            cut_at(CELLS_SPLIT_TOUTEN, parts.items[i], names,
                   how == CELLS_SPLIT_TOUTEN ? values : &pieces);
    for (size_t i = 0; i < pieces.count; i++)
        cut_at(how, pieces.items[i], names, values);
    cells_clear(&lines);
    cells_clear(&parts);
    cells_clear(&pieces);
}

/* The ways whose divider stands at AT, as bits. */
static unsigned wide_mark(const char *at)
{
    unsigned marks = 0;
    for (size_t how = CELLS_SPLIT_SEMICOLON; how < CELLS_SPLITS; how++)
        if (starts_one(at, dividers[how], COUNT(dividers[how])) > 0)
            marks |= 1u << how;
    return marks;
}

unsigned cells_split_marks(const char *text)
{
    unsigned marks = 0;
    if (number_at(text, true, 1) > 0 || starts(text, "・") > 0)
        marks |= 1u << CELLS_SPLIT_LINES;
    for (const char *at = text; *at != '\0'; at++)
        switch ((unsigned char)*at) {
        case '\n':
            marks |= 1u << CELLS_SPLIT_LINES;
            break;
        case ';':
            marks |= 1u << CELLS_SPLIT_SEMICOLON;
            break;
        case ',':
            marks |= 1u << CELLS_SPLIT_COMMA;
            break;
        case '/':
            marks |= 1u << CELLS_SPLIT_SLASH;
            break;
        case 0xE3: /* 、 ・ among the kana */
            if ((unsigned char)at[1] == 0x80 ||
                ((unsigned char)at[1] == 0x83 && (unsigned char)at[2] == 0xBB))
                marks |= wide_mark(at);
            break;
        case ' ':
        case 0xEF: /* ； ， ／ ､ ･ */
            marks |= wide_mark(at);
            break;
        default:
            break;
        }
    return marks;
}
