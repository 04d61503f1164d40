/* See hostile.h. What is harmful is told here by its own list, not by that of
 * model/display.c, so that a gap there shows. */
#include "tests/hostile.h"

#include "model/buf.h"
#include "model/cells.h"
#include "model/change.h"
#include "model/display.h"
#include "model/mem.h"
#include "model/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define TEN(text) text text text text text text text text text text

/* clang-format off */
const char *const hostile_texts[] = {
    /* Sequences of terminals, in 7 and in 8 bits. */
    "a\033]52;c;ZGFpY2hv\007b", "a\033]0;title\007b", "a\033]2;title\033\\b",
    "a\033[2J\033[Hb", "a\033[31;5mb", "a\033[?1049lb", "a\033cb", "a\033[6nb", "a\033[5ib",
    "a\033P$q\"p\033\\b", "a\033_Gf=100;AAAA\033\\b", "a\033]8;;http://example.com\033\\b\033]8;;\033\\",
    "a\033[201~b", "a\302\2332Jb", "a\302\2350;title\302\234b", "a\302\220b\302\236b", "a\302\205b",
    /* Overwriting. */
    "good\b\b\b\bevil", "good\revil", "a\177b", "\001\002\003\004\005\006\016\017\020\037",
    "a\013b\014c", "a\tb", "a\nb\n\nc", "a\r\nb", "a\007b",
    /* What turns the writing, and what hides. */
    "a\u202Egpj.exe", "a\u202Ab\u202Bc\u202Cd\u202De", "a\u2066b\u2067c\u2068d\u2069e", "a\u061Cb\u200Ec\u200Fd",
    "a\u200Bb\u200Cc\u200Dd\uFEFFe", "\uFEFF", "a\u00ADb\u2060c\u2061d\u180Ee", "\u200B\u200B",
    "\U000E0001\U000E0068\U000E0069\U000E007F", "a\U000E0041b", "a\u2028b\u2029c", "a\u115Fb\u3164c\uFFA0d",
    "a\uFFF9b\uFFFAc\uFFFBd", "a\u034Fb\u17B4c", "a\U0001D173b",
    /* Marks, selectors, joiners, long words. */
    "\u0301", "\u3099\u309A", "Z" TEN(TEN("\u0301\u0327")), "\uFE0F", "\U000E0100", "葛\U000E0100\U000E0101\U000E0102",
    "👨\u200D👩\u200D👧\u200D👦" TEN("\u200D👩"), "🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F",
    TEN(TEN(TEN("W"))), TEN(TEN("株式会社")), TEN(TEN(TEN("あいうえお "))),
    /* Formulae. */
    "=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1+1", "\r=1+1", "  =1+1", "\n=1+1", "＝1+1", "＋1+1", "－1+1", "＠SUM(1)",
    "=cmd|'/C calc'!A0", "=HYPERLINK(\"http://example.com\",\"a\")", "=DDE(\"a\";\"b\";\"c\")", "'=1+1", "\"=1+1\"", ";=1+1",
    "%0A=1+1", "\u3000=1+1", "\u00A0=1+1", "\u200B=1+1", "=1+1;\";=2", "{=1+1}",
    /* Markup. */
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)", "</title></style></svg><svg onload=alert(1)>",
    "]]><script>alert(1)</script>", "<!-- --><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>&e;", "&lt;b&gt;&amp;&#60;b&#62;&colon;",
    "javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "http://example.com/\"onclick=\"alert(1)", "https://example.com/<script>",
    "[x](javascript:alert(1)) ![y](http://example.com/z.png)", "<javascript:alert(1)>", "[x]: http://example.com\n\n[x]", "# a\n- b\n1. c\n> d\n    e\n```\nf",
    "a | b || c\n|---|---|\n| d | e |", "`a` **b** __c__ ~~d~~ <b>e</b>\\", "www.example.com http://example.com/a_b_c a@example.com", "a  \nb\\\nc&nbsp;",
    "\002a\003", "\001a\002\003b",
    /* DOT, SVG, JSON. */
    "\"]; evil [label=\"a", "\\", "a\\", "\\\"", "a\\nb\\lc\\r\\N\\G", "{a|<b>c|d}", "<<b>a</b>>", "<<TABLE><TR><TD HREF=\"http://example.com\">a</TD></TR></TABLE>>",
    "} digraph { a -> b", "/* a */ // b # c", "\",\"evil\":\"a", "{\"a\":[1]}", "\\u0000\\ud800", "null",
    /* Paths. */
    "../../etc/passwd", "/etc/passwd", "..", ".", "...", "~", "~root/x", "C:\\Windows\\a", "\\\\server\\share", "CON", "con.txt", "NUL", "LPT1",
    "a.", "a ", " a", "-rf", "--force", "a\n../b", "a/b", "a:b", "file.csv:stream", "*", "?", TEN(TEN("abc")), "%2e%2e%2f", ".daicho-XXXXXX",
    /* Shell, printf, SQL. */
    "$(touch evil)", "`touch evil`", "; touch evil", "a & b | c > d < e", "${IFS}", "!!", "a' 'b\" \"c", "%s%s%s%n", "%1$s %99999d", "%", "' OR 1=1 --", "'; DROP TABLE category; --", "\"; DELETE FROM journal",
    /* Odd characters. */
    "a\uFFFEb", "a\uFFFFb", "a\uFDD0b", "a\U0001FFFEb\U0010FFFFc", "a\uFFFDb", "a\uE000b", "a\U000F0000b", "_x0041_ _x000D_", "a;b\\;c\\\\d", "a,b\"c\"d", "\u00A0", "\u3000",
    NULL};
/* clang-format on */

size_t hostile_count(void)
{
    size_t count = 0;
    while (hostile_texts[count] != NULL)
        count++;
    return count;
}

static bool is_kept_mark(uint32_t point)
{
    return point == 0x200D || (point >= 0xFE00 && point <= 0xFE0F) ||
           (point >= 0xE0100 && point <= 0xE01EF);
}

static bool is_harmful(uint32_t point)
{
    return point < 0x20 || (point >= 0x7F && point <= 0x9F) || point == 0x61C || point == 0xAD ||
           (point >= 0x200B && point <= 0x200F) || (point >= 0x2028 && point <= 0x202E) ||
           (point >= 0x2060 && point <= 0x206F) || point == 0xFEFF ||
           (point >= 0xFFF9 && point <= 0xFFFB) || (point >= 0xE0000 && point <= 0xE0FFF);
}

bool hostile_harmless(const char *shown, bool lines)
{
    uint32_t before = ' ', point;
    if (!utf8_valid(shown, strlen(shown), NULL))
        return false;
    while (*shown != '\0') {
        shown += utf8_next(shown, &point);
        /* A selector or a joiner belongs to what stands before it. */
        bool kept = is_kept_mark(point) && before != ' ' && before != '\n';
        if (is_harmful(point) && !kept && !(lines && point == '\n'))
            return false;
        before = point;
    }
    return true;
}

/* Whether WHY says something that can be shown. */
static bool is_told(const struct why *why)
{
    struct buf shown = {0};
    display_add(&shown, why->text);
    bool told = shown.length > 0 && hostile_harmless(buf_text(&shown), false);
    buf_clear(&shown);
    return told;
}

/* Offers TEXT to field FIELD of RECORD. */
static void offer(struct record *record, size_t field, const char *text,
                  struct hostile_tally *tally)
{
    struct why why = {.lang = LANG_EN};
    tally->offered++;
    if (!record_set(record, field, text, &why)) {
        tally->refused++;
        if (!is_told(&why))
            tally->mute++;
        return;
    }
    bool blank = text[strspn(text, " \t\r\n")] == '\0';
    if (kinds_is_text(&record->kind->fields[field]) && !blank &&
        strcmp(record->values[field], text) != 0)
        tally->altered++;
}

void hostile_offer(struct hostile_tally *tally)
{
    for (size_t k = 0; k < kinds_count; k++) {
        struct record *record = record_new(&kinds[k]);
        for (size_t i = 0; i < kinds[k].field_count; i++)
            for (const char *const *text = hostile_texts; *text != NULL; text++)
                offer(record, i, *text, tally);
        record_free(record);
    }
}

/* The text for field FIELD of record NUMBER of COUNT. */
static const char *text_for(size_t number, size_t count, size_t field)
{
    size_t texts = hostile_count();
    return hostile_texts[count == texts ? number : (number * texts / count + field) % texts];
}

/* A new record of KIND full of texts; references are left empty. */
static struct record *make(const struct kind *kind, size_t number, size_t count)
{
    struct record *record = record_new(kind);
    struct why why = {.lang = LANG_EN};
    size_t code = kinds_field(kind, "code"), name = kinds_field(kind, "name");
    for (size_t i = 0; i < kind->field_count; i++)
        if (!kinds_is_reference(&kind->fields[i]))
            record_set(record, i, text_for(number, count, i == code ? name : i), &why);
    if (record->values[name][0] == '\0')
        record_put(record, name, "blank");
    return record;
}

static void save(struct model *m, struct record *record)
{
    struct why why = {.lang = LANG_EN};
    if (!record_save(m, record, &why))
        fail_msg("%s %s: %s", record->kind->name, record_value(record, "code"), why.text);
}

/* Has RECORD refer to the records of its own number, whose codes are CODES by kind;
 * never to its own kind. */
static void refer(struct record *record, char **codes)
{
    const struct kind *kind = record->kind;
    for (size_t i = 0; i < kind->field_count; i++) {
        if (!kinds_is_reference(&kind->fields[i]))
            continue;
        const struct kind *to = kinds_find(kind->fields[i].kind);
        if (to == kind)
            continue;
        struct cells cells = {0};
        struct buf value = {0};
        cells_add(&cells, codes[kinds_index(to)]);
        cells_format(&cells, &value);
        record_put(record, i,
                   kind->fields[i].type == TYPE_REF ? codes[kinds_index(to)] : buf_text(&value));
        cells_clear(&cells);
        buf_clear(&value);
    }
}

/* Adds a record of each kind, number NUMBER of COUNT, to the open change. */
static void fill_one(struct model *m, size_t number, size_t count)
{
    struct record **records = mem_new(kinds_count, sizeof *records);
    char **codes = mem_new(kinds_count, sizeof *codes);
    for (size_t k = 0; k < kinds_count; k++) {
        records[k] = make(&kinds[k], number, count);
        save(m, records[k]);
        codes[k] = mem_copy(record_value(records[k], "code"));
    }
    for (size_t k = 0; k < kinds_count; k++) {
        refer(records[k], codes);
        save(m, records[k]);
    }
    for (size_t k = 0; k < kinds_count; k++) {
        record_free(records[k]);
        free(codes[k]);
    }
    free(codes);
    free(records);
}

void hostile_fill(struct model *m, size_t count)
{
    struct why why = {.lang = LANG_EN};
    for (size_t i = 0; i < count; i++) {
        const char *text = text_for(i, count, 0);
        struct change_note note = {.what = "add", .about = text, .why = text};
        if (!change_begin(m, &note, &why))
            fail_msg("%s", why.text);
        fill_one(m, i, count);
        if (!change_commit(m, NULL, &why))
            fail_msg("%s", why.text);
    }
}
