/*
 * Plain text for policy.h: lines that begin with a bullet or a number are items,
 * what stands alone in a line, is short and no sentence is a heading.
 */
#include "import/policy_inside.h"

#include "import/drift_themes.h"
#include "model/buf.h"
#include "model/mem.h"

#include <stdlib.h>
#include <string.h>

/* What a line begins with. */
enum mark { MARK_NONE, MARK_BULLET, MARK_NUMBER, MARK_FRAME };

static size_t starts(const char *text, const char *with)
{
    size_t length = strlen(with);
    return strncmp(text, with, length) == 0 ? length : 0;
}

static size_t starts_any(const char *text, const char *const *with, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        size_t length = starts(text, with[i]);
        if (length > 0)
            return length;
    }
    return 0;
}

static size_t blanks(const char *text)
{
    size_t length = 0, more;
    while ((more = strspn(text + length, " \t")) > 0 || (more = starts(text + length, "　")) > 0)
        length += more;
    return length;
}

static size_t digits(const char *text)
{
    static const char *const wide[] = {"０", "１", "２", "３", "４", "５", "６", "７", "８", "９"};
    size_t length = 0, more;
    while ((more = strspn(text + length, "0123456789")) > 0 ||
           (more = starts_any(text + length, wide, 10)) > 0)
        length += more;
    return length;
}

static size_t bullet_length(const char *text)
{
    static const char *const bullets[] = {"・", "●", "○", "◇", "◆", "□", "※", "•", "‣", "▪", "＊"};
    size_t length = starts_any(text, bullets, sizeof bullets / sizeof bullets[0]);
    if (length == 0 && strspn(text, "-*+") > 0 && text[1] == ' ')
        length = 2;
    return length;
}

/* 1. １． (1) （１） 1) ① 第1条 1.2 */
static size_t number_length(const char *text)
{
    static const char *const opens[] = {"(", "（", "第"};
    static const char *const closes[] = {")", "）", ".", "．", "、", "条", "章", "項"};
    size_t open = starts_any(text, opens, sizeof opens / sizeof opens[0]);
    size_t length = digits(text + open);
    if (length == 0)
        return strncmp(text, "\xE2\x91\xA0", 3) >= 0 && strncmp(text, "\xE2\x91\xB4", 3) < 0 ? 3
                                                                                             : 0;
    length += open;
    size_t close = starts_any(text + length, closes, sizeof closes / sizeof closes[0]);
    if (close == 0)
        return 0;
    length += close;
    /* Of 1.2 and 1-2 the rest; of 2024.4.1 too, which is no number of a heading. */
    size_t more = digits(text + length);
    return length + more;
}

static enum mark mark_of(const char *text, size_t *length)
{
    static const char *const frames[] = {"■", "【", "▼", "▶", "《", "＜", "<", "["};
    *length = starts_any(text, frames, sizeof frames / sizeof frames[0]);
    if (*length > 0) {
        /* Brackets are part of the text, for whom they are quotes. */
        *length = starts(text, "■") + starts(text, "▼") + starts(text, "▶");
        return MARK_FRAME;
    }
    *length = bullet_length(text);
    if (*length > 0)
        return MARK_BULLET;
    *length = number_length(text);
    return *length > 0 ? MARK_NUMBER : MARK_NONE;
}

/* Whether TEXT can be a heading: short, and no sentence. */
static bool is_short(const char *text)
{
    enum { SHORT = 120 }; /* bytes: 40 characters of Japanese */
    return strlen(text) <= SHORT && strstr(text, "。") == NULL && strstr(text, "：") == NULL &&
           strchr(text, ':') == NULL && strstr(text, "、") == NULL;
}

/* Whether TEXT is a line that underlines the one before. */
static bool is_rule(const char *text)
{
    size_t length = strspn(text, "=-");
    return length >= 3 && text[length] == '\0';
}

/* The text between == and ==, for the caller to free; NULL where it is none. */
static char *framed(const char *text)
{
    size_t length = strlen(text);
    if (length < 7 || strncmp(text, "== ", 3) != 0 || strcmp(text + length - 3, " ==") != 0)
        return NULL;
    return mem_copy_bytes(text + 3, length - 6);
}

/* Whether TEXT begins with a label of a few words and a colon: 提供先: 大学. Within a
 * paragraph of a richer form (INSIDE) it must be a word that we know. */
static bool has_label(const char *text, bool inside)
{
    enum { LABEL = 60 }; /* bytes: 20 characters of Japanese */
    const char *wide = strstr(text, "："), *narrow = strstr(text, ": ");
    const char *last = strrchr(text, ':');
    if (narrow == NULL && last != NULL && last[1] == '\0')
        narrow = last;
    const char *colon = wide == NULL || (narrow != NULL && narrow < wide) ? narrow : wide;
    if (colon == NULL || colon == text || colon - text > LABEL || strstr(text, "。") != NULL)
        return false;
    char *label = mem_copy_bytes(text, (size_t)(colon - text));
    bool known = drift_label(label) != DRIFT_UNTOLD;
    free(label);
    return known || !inside;
}

/* What was gathered of the text before a line: a paragraph, or an item with a
 * label. */
struct lines {
    struct policy *policy;
    struct buf gathered;
    size_t begun; /* the line where that began */
    bool labelled;
    bool inside;
};

static void end_gathered(struct lines *lines)
{
    if (lines->gathered.length > 0)
        policy_add(lines->policy, lines->labelled ? POLICY_ITEM : POLICY_PARAGRAPH, 0, lines->begun,
                   buf_text(&lines->gathered));
    buf_empty(&lines->gathered);
    lines->labelled = false;
}

static void gather(struct lines *lines, const char *text, size_t line)
{
    if (lines->gathered.length == 0)
        lines->begun = line;
    else
        buf_putc(&lines->gathered, '\n');
    buf_puts(&lines->gathered, text);
}

static void add_heading(struct lines *lines, const char *text, unsigned level, size_t line)
{
    end_gathered(lines);
    policy_add(lines->policy, POLICY_HEADING, level, line, text);
}

/* A line that is a heading by its mark, its place or what it names. Whether it is. */
static bool take_heading(struct lines *lines, const char *text, const char *rest, enum mark mark,
                         size_t line, bool alone)
{
    bool strong;
    enum drift_theme theme;
    char *between = framed(text);
    if (between != NULL)
        add_heading(lines, between, 4, line);
    free(between);
    if (between != NULL)
        return true;
    if (!is_short(rest) || mark == MARK_BULLET ||
        (mark == MARK_NUMBER && drift_behind_blank(rest, &theme) != NULL) ||
        (mark != MARK_FRAME && drift_section(rest, &strong) == DRIFT_NO_PART) ||
        (mark == MARK_NONE && !alone))
        return false;
    add_heading(lines, text, mark == MARK_FRAME ? 2 : mark == MARK_NUMBER ? 3 : 5, line);
    return true;
}

/* TEXT stands in LINE, ALONE between empty ones, or UNDERLINED by '=' or '-'. */
static void take_line(struct lines *lines, const char *text, size_t line, bool alone,
                      char underlined)
{
    size_t length, indent = blanks(text);
    text += indent;
    enum mark mark = mark_of(text, &length);
    const char *rest = text + length + blanks(text + length);
    if (underlined != '\0') {
        add_heading(lines, text, underlined == '=' ? 1 : 2, line);
    } else if (!lines->inside && take_heading(lines, text, rest, mark, line, alone)) {
        return;
    } else if (mark == MARK_BULLET || mark == MARK_NUMBER) {
        end_gathered(lines);
        policy_add(lines->policy, POLICY_ITEM, 0, line, rest);
    } else {
        bool label = has_label(text, lines->inside);
        if (label || (lines->labelled && indent == 0))
            end_gathered(lines);
        lines->labelled = lines->labelled || label;
        gather(lines, text, line);
    }
}

void policy_lines(struct policy *policy, const char *text, size_t line, bool inside)
{
    struct lines lines = {.policy = policy, .inside = inside};
    char *copy = mem_copy(text), *next;
    bool after_blank = true;
    for (char *at = copy; at != NULL; at = next, line++) {
        next = strchr(at, '\n');
        if (next != NULL)
            *next++ = '\0';
        at[strcspn(at, "\r")] = '\0';
        bool blank = at[blanks(at)] == '\0';
        size_t rest = next == NULL ? 0 : strcspn(next, "\r\n");
        char *after = mem_copy_bytes(next == NULL ? "" : next, rest);
        bool ruled = !inside && is_rule(after);
        if (blank)
            end_gathered(&lines);
        else if (!(is_rule(at) && !inside))
            take_line(&lines, at, line, after_blank && after[blanks(after)] == '\0',
                      ruled ? after[0] : '\0');
        free(after);
        after_blank = blank;
    }
    end_gathered(&lines);
    buf_clear(&lines.gathered);
    free(copy);
}
