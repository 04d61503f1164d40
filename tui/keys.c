/*
 * See keys.h. The keys that have a name stand in one table, read in both
 * directions; characters, Ctrl, Alt and function keys are put together by
 * rule.
 */
#include "tui/keys.h"

#include "model/glyphs.h"
#include "model/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct named {
    const char *name;  /* in tables and scripts */
    const char *label; /* for people */
    enum key_type type;
};

static const struct named named_keys[] = {
    {.name = "enter", .label = N_("Enter"), .type = KEYS_ENTER},
    {.name = "esc", .label = N_("Esc"), .type = KEYS_ESCAPE},
    {.name = "tab", .label = N_("Tab"), .type = KEYS_TAB},
    {.name = "shift-tab", .label = N_("Shift-Tab"), .type = KEYS_BACKTAB},
    {.name = "backspace", .label = N_("Backspace"), .type = KEYS_BACKSPACE},
    {.name = "delete", .label = N_("Del"), .type = KEYS_DELETE},
    {.name = "insert", .label = N_("Insert"), .type = KEYS_INSERT},
    {.name = "up", .label = N_("Up"), .type = KEYS_UP},
    {.name = "down", .label = N_("Down"), .type = KEYS_DOWN},
    {.name = "left", .label = N_("Left"), .type = KEYS_LEFT},
    {.name = "right", .label = N_("Right"), .type = KEYS_RIGHT},
    {.name = "home", .label = N_("Home"), .type = KEYS_HOME},
    {.name = "end", .label = N_("End"), .type = KEYS_END},
    {.name = "page-up", .label = N_("Page Up"), .type = KEYS_PAGE_UP},
    {.name = "page-down", .label = N_("Page Down"), .type = KEYS_PAGE_DOWN},
    {.name = "ctrl-up", .label = N_("Ctrl-Up"), .type = KEYS_CTRL_UP},
    {.name = "ctrl-down", .label = N_("Ctrl-Down"), .type = KEYS_CTRL_DOWN},
    {.name = "ctrl-left", .label = N_("Ctrl-Left"), .type = KEYS_CTRL_LEFT},
    {.name = "ctrl-right", .label = N_("Ctrl-Right"), .type = KEYS_CTRL_RIGHT},
    {.name = "ctrl-home", .label = N_("Ctrl-Home"), .type = KEYS_CTRL_HOME},
    {.name = "ctrl-end", .label = N_("Ctrl-End"), .type = KEYS_CTRL_END},
    {.name = "paste", .label = N_("Paste"), .type = KEYS_PASTE},
    {.name = "click", .label = N_("Click"), .type = KEYS_PRESS},
    {.name = "double-click", .label = N_("Double click"), .type = KEYS_DOUBLE},
    {.name = "wheel-up", .label = N_("Wheel up"), .type = KEYS_WHEEL_UP},
    {.name = "wheel-down", .label = N_("Wheel down"), .type = KEYS_WHEEL_DOWN},
};

enum { BACKSPACE = 0x7F };

enum { NAMED_KEYS = sizeof named_keys / sizeof named_keys[0], LAST_FUNCTION_KEY = 12 };

void key_clear(struct key *key)
{
    free(key->text);
    *key = (struct key){.type = KEYS_TICK};
}

/* The code point that NAME consists of, or "space"; 0 where it is longer. */
static uint32_t one_point(const char *name)
{
    if (strcasecmp(name, "space") == 0)
        return ' ';
    uint32_t point = 0;
    size_t length = name[0] == '\0' ? 0 : utf8_next(name, &point);
    return length > 0 && name[length] == '\0' ? point : 0;
}

/* Ctrl and POINT, as a terminal sends it; false where none sends it. */
static bool with_ctrl(uint32_t point, struct key *key)
{
    if (point >= 'A' && point <= 'Z')
        point += 'a' - 'A';
    bool letter = point >= 'a' && point <= 'z';
    if (!letter && (point == 0 || point > 0x7F || strchr(" [\\]^_", (int)point) == NULL))
        return false;
    switch (point) {
    case 'h':
        key->type = KEYS_BACKSPACE;
        return true;
    case 'i':
        key->type = KEYS_TAB;
        return true;
    case 'j':
    case 'm':
        key->type = KEYS_ENTER;
        return true;
    case '[':
        key->type = KEYS_ESCAPE;
        return true;
    }
    key->type = KEYS_CTRL;
    key->point = point;
    return true;
}

static bool with_alt(uint32_t point, struct key *key)
{
    if (point < ' ' || point > BACKSPACE)
        return false;
    key->type = KEYS_ALT;
    key->point = point;
    return true;
}

static bool function_key(const char *digits, struct key *key)
{
    if (digits[0] < '1' || digits[0] > '9')
        return false;
    char *end;
    long number = strtol(digits, &end, 10);
    if (*end != '\0' || number > LAST_FUNCTION_KEY)
        return false;
    key->type = KEYS_FUNCTION;
    key->point = (uint32_t)number;
    return true;
}

bool key_parse(const char *name, struct key *key)
{
    *key = (struct key){.type = KEYS_TICK};
    uint32_t point = one_point(name);
    if (point != 0) {
        key->type = KEYS_TEXT;
        key->point = point;
        return point >= ' ' && point != BACKSPACE;
    }
    for (int i = 0; i < NAMED_KEYS; i++) {
        if (strcasecmp(name, named_keys[i].name) == 0) {
            key->type = named_keys[i].type;
            return true;
        }
    }
    if (strncasecmp(name, "ctrl-", 5) == 0)
        return with_ctrl(one_point(name + 5), key);
    if (strcasecmp(name, "alt-backspace") == 0)
        return with_alt(BACKSPACE, key);
    if (strncasecmp(name, "alt-", 4) == 0)
        return with_alt(one_point(name + 4), key);
    return (name[0] == 'f' || name[0] == 'F') && function_key(name + 1, key);
}

static void add_point(uint32_t point, enum lang lang, struct buf *buf)
{
    if (point == ' ')
        buf_puts(buf, words_in(lang, "Space"));
    else if (point == BACKSPACE)
        buf_puts(buf, words_in(lang, "Backspace"));
    else
        buf_put_point(buf, point);
}

void key_label(const struct key *key, enum lang lang, struct buf *buf)
{
    if (key->type == KEYS_TEXT) {
        add_point(key->point, lang, buf);
    } else if (key->type == KEYS_CTRL) {
        buf_puts(buf, "Ctrl-");
        bool letter = key->point >= 'a' && key->point <= 'z';
        add_point(letter ? key->point - 'a' + 'A' : key->point, lang, buf);
    } else if (key->type == KEYS_ALT) {
        buf_puts(buf, "Alt-");
        add_point(key->point, lang, buf);
    } else if (key->type == KEYS_FUNCTION) {
        buf_printf(buf, "F%u", (unsigned)key->point);
    }
    for (int i = 0; i < NAMED_KEYS; i++) {
        if (key->type == named_keys[i].type)
            buf_puts(buf, words_in(lang, named_keys[i].label));
    }
}

bool key_equal(const struct key *a, const struct key *b)
{
    return a->type == b->type && a->point == b->point;
}

struct key key_to_command(const struct key *key)
{
    struct key command = *key;
    if (key->type != KEYS_TEXT)
        return command;
    if (key->point >= 0xFF01 && key->point <= 0xFF5E)
        command.point = key->point - 0xFF01 + '!';
    else if (key->point == 0x3000)
        command.point = ' ';
    return command;
}

bool key_is_japanese(const struct key *key)
{
    static const struct {
        uint32_t first, last;
    } ranges[] = {
        {0x2E80, 0x2FDF}, {0x3001, 0x303F},   {0x3041, 0x30FF},   {0x31F0, 0x4DBF},
        {0x4E00, 0x9FFF}, {0xF900, 0xFAFF},   {0xFE00, 0xFE0F},   {0xFF61, 0xFF9F},
        {0xFFE0, 0xFFE6}, {0x20000, 0x3FFFF}, {0xE0100, 0xE01EF},
    };
    if (key->type != KEYS_TEXT)
        return false;
    for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++)
        if (key->point >= ranges[i].first && key->point <= ranges[i].last)
            return true;
    return false;
}

bool key_is_mark(const struct key *key)
{
    return key->type == KEYS_TEXT && glyph_point_width(key->point, 1) == 0;
}
