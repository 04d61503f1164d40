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
    if (length == 0 && strchr("-*+", text[0]) != NULL && text[0] != '\0' && text[1] == ' ')
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

/* One line of the text, and what was gathered of the paragraph before it. */
struct lines {
    struct policy *policy;
    struct buf paragraph;
    size_t begun; /* the line where that began */
    bool inside;
};

static void end_paragraph(struct lines *lines)
{
    if (lines->paragraph.length > 0)
        policy_add(lines->policy, POLICY_PARAGRAPH, 0, lines->begun, buf_text(&lines->paragraph));
    buf_empty(&lines->paragraph);
}

static void take_line(struct lines *lines, const char *text, size_t line, bool alone)
{
    size_t length;
    text += blanks(text);
    enum mark mark = mark_of(text, &length);
    const char *rest = text + length + blanks(text + length);
    bool heading = !lines->inside && is_short(rest) &&
                   (mark == MARK_FRAME || (mark == MARK_NUMBER && drift_section(rest) != 0) ||
                    (mark == MARK_NONE && alone && drift_section(rest) != 0));
    if (heading || mark == MARK_BULLET || mark == MARK_NUMBER) {
        end_paragraph(lines);
        unsigned level = mark == MARK_FRAME ? 2 : mark == MARK_NUMBER ? 3 : 4;
        policy_add(lines->policy, heading ? POLICY_HEADING : POLICY_ITEM, heading ? level : 0, line,
                   heading ? text : rest);
        return;
    }
    if (lines->paragraph.length == 0)
        lines->begun = line;
    else
        buf_putc(&lines->paragraph, '\n');
    buf_puts(&lines->paragraph, text);
}

void policy_lines(struct policy *policy, const char *text, size_t line, bool inside)
{
    struct lines lines = {.policy = policy, .inside = inside};
    bool after_blank = true;
    while (*text != '\0') {
        size_t length = strcspn(text, "\n");
        const char *next = text + length + (text[length] == '\n');
        char *copy = mem_copy_bytes(text, length);
        copy[strcspn(copy, "\r")] = '\0';
        bool blank = copy[blanks(copy)] == '\0';
        bool blank_next =
            next[blanks(next)] == '\0' || next[blanks(next)] == '\n' || next[blanks(next)] == '\r';
        if (blank)
            end_paragraph(&lines);
        else
            take_line(&lines, copy, line, after_blank && blank_next);
        after_blank = blank;
        free(copy);
        text = next;
        line++;
    }
    end_paragraph(&lines);
    buf_clear(&lines.paragraph);
}
