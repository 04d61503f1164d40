/* See hand.h. */
#include "tests/hand.h"

#include "model/buf.h"
#include "model/mem.h"
#include "model/utf8.h"
#include "tui/actions.h"
#include "tui/keymap.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* The longest texts, in characters. */
enum { TYPED_MOST = 40, PASTED_MOST = 3000 };

/* Words of the trade, values of every type of field, what is refused, what is
 * hard to cut or to order. */
static const char *const texts[] = {
    "会員",
    "従業員",
    "C-0001",
    "C-0002",
    "PV-0001",
    "6か月",
    "1年",
    "P6M",
    "令和8年4月1日",
    "2026-04-01",
    "tomorrow",
    "12400",
    "0",
    "日本",
    "US",
    "アメリカ",
    "はい",
    "https://example.com/a",
    "a; b\\",
    "123456789018",
    "１２３４ ５６７８ ９０１８",
    "か\xE3\x82\x99",
    "葛\xF3\xA0\x84\x80",
    "\xE2\x80\xAE",
    "\xE3\x82\x99",
    "👨‍👩‍👧",
    "ｱｲｳｶﾞ",
    "：ｑ",
    "①→※",
    "!会員",
    "persons>3",
    "review_on<2027-01-01",
    "name:会 -",
    "a\tb\nc\n\nd、。」",
    " ",
    "",
};

static const char *const contexts[HAND_CONTEXTS] = {
    "list",    "filter",  "record",         "form",        "picker",      "ticking",
    "dialog",  "history", "conflict",       "linking",     "overview",    "frequency",
    "columns", "bulk",    "sequence",       "reason",      "files",       "scan",
    "count",   "import",  "import-columns", "import-plan", "import-cell",
};

void hand_begin(struct hand *hand, uint32_t seed)
{
    /* Seeds that follow each other are to begin differently; none is 0. */
    *hand = (struct hand){.seed = (seed * 2654435761u) | 1u};
    hand->done = mem_new(actions_count * HAND_CONTEXTS, sizeof *hand->done);
    hand->led = mem_new(actions_count * HAND_CONTEXTS, sizeof *hand->led);
    hand->trace = getenv("ANYKEY_TRACE") != NULL;
}

void hand_clear(struct hand *hand)
{
    free(hand->done);
    free(hand->led);
    *hand = (struct hand){0};
}

/* By xorshift (Marsaglia, 2003). */
uint32_t hand_number(struct hand *hand, uint32_t limit)
{
    hand->seed ^= hand->seed << 13;
    hand->seed ^= hand->seed >> 17;
    hand->seed ^= hand->seed << 5;
    return hand->seed % limit;
}

void hand_note(struct hand *hand, const char *format, ...)
{
    char *words = hand->last[hand->events % HAND_LAST];
    va_list args;
    va_start(args, format);
    vsnprintf(words, HAND_WORDS, format, args);
    va_end(args);
    if (hand->trace)
        fprintf(stderr, "%lu %s\n", hand->events, words);
    hand->events++;
}

void hand_tell_last(const struct hand *hand, FILE *out)
{
    unsigned long first = hand->events < HAND_LAST ? 0 : hand->events - HAND_LAST;
    for (unsigned long i = first; i < hand->events; i++)
        fprintf(out, "%lu %s\n", i, hand->last[i % HAND_LAST]);
}

/* A character of any of the parts of Unicode that screens treat in ways of their
 * own. */
static uint32_t any_point(struct hand *hand)
{
    static const uint32_t parts[][2] = {
        {0x20, 0x7E},       {0x20, 0x7E},       {0xA0, 0xFF},       {0x300, 0x36F},
        {0x5D0, 0x64A},     {0x200B, 0x2064},   {0x2190, 0x21FF},   {0x3001, 0x30FF},
        {0x3041, 0x3096},   {0x4E00, 0x9FFF},   {0xAC00, 0xD7A3},   {0x1100, 0x11FF},
        {0xE000, 0xF8FF},   {0xFE00, 0xFE0F},   {0xFF01, 0xFF9F},   {0x1F1E6, 0x1F1FF},
        {0x1F300, 0x1F9FF}, {0x20000, 0x2A6DF}, {0xE0100, 0xE01EF},
    };
    size_t part = hand_number(hand, sizeof parts / sizeof parts[0]);
    return parts[part][0] + hand_number(hand, parts[part][1] - parts[part][0] + 1);
}

const char *hand_text(struct hand *hand, uint32_t longest, struct buf *buf)
{
    uint32_t dice = hand_number(hand, 100);
    buf_empty(buf);
    if (dice < 85) {
        buf_puts(buf, texts[hand_number(hand, sizeof texts / sizeof texts[0])]);
    } else {
        uint32_t length = hand_number(hand, dice < 99 ? 20 : longest);
        while (length-- > 0)
            buf_put_point(buf, any_point(hand));
    }
    return buf_text(buf);
}

static size_t context_place(enum context context)
{
    size_t place = 0;
    while (place + 1 < HAND_CONTEXTS && (context >> place & 1) == 0)
        place++;
    return place;
}

/* The places in `led` and `done` of ACTION, done in PLACE. */
static unsigned char *led_by(const struct hand *hand, const struct action *action, size_t place)
{
    return &hand->led[(size_t)(action - actions) * HAND_CONTEXTS + place];
}

static unsigned long *count_of(const struct hand *hand, const struct action *action, size_t place)
{
    return &hand->done[(size_t)(action - actions) * HAND_CONTEXTS + place];
}

/* Counts ACTION, done by a key in PLACE, and notes where it led. */
static void count(struct hand *hand, const struct app *app, const struct action *action,
                  size_t place)
{
    size_t led = app->quit ? place : context_place(app->top->context);
    ++*count_of(hand, action, place);
    *led_by(hand, action, place) = (unsigned char)(led + 1);
}

/* Has KEY come to APP, and counts the action that it does. */
static void send(struct hand *hand, struct app *app, const struct key *key)
{
    enum context at = app->top->context;
    enum context from = at == ON_SEQUENCE ? app->top->below->context : at;
    hand->keys++;
    app->action = NULL;
    app_key(app, key);
    if (app->action != NULL)
        count(hand, app, app->action, context_place((app->action->where & at) != 0 ? at : from));
}

static void send_named(struct hand *hand, struct app *app, const char *name)
{
    struct key key;
    if (!key_parse(name, &key))
        bug(name);
    key.y = (int)hand_number(hand, (uint32_t)app->canvas->rows);
    key.x = (int)hand_number(hand, (uint32_t)app->canvas->columns);
    hand_note(hand, "%s", name);
    send(hand, app, &key);
}

/* Presses one of the ways of KEYS, as they stand in the table of actions. */
static void send_strokes(struct hand *hand, struct app *app, const char *keys)
{
    char way[32];
    uint32_t ways = 0;
    for (const char *at = keys; *at != '\0'; at += strspn(at, " ")) {
        size_t length = strcspn(at, " ");
        if (hand_number(hand, ++ways) == 0)
            snprintf(way, sizeof way, "%.*s", (int)length, at);
        at += length;
    }
    char *comma = strchr(way + 1, ',');
    if (comma == NULL || comma[1] == '\0') {
        send_named(hand, app, way);
        return;
    }
    *comma = '\0';
    send_named(hand, app, way);
    if (!app->quit && hand_number(hand, 10) > 0)
        send_named(hand, app, comma + 1);
}

/* Does ACTION by its keys, or as the palette does it. */
static void act(struct hand *hand, struct app *app, const struct action *action)
{
    const char *keys = keymap_keys(app->keymap, action);
    size_t place = context_place(app->top->context);
    keys += strspn(keys, " ");
    if (keys[0] != '\0') {
        send_strokes(hand, app, keys);
        return;
    }
    if ((action->where & app->top->context) == 0)
        return;
    hand_note(hand, "action %s", action->name);
    hand->keys++;
    app->key = (struct key){.type = KEYS_TICK};
    buf_empty(&app->message);
    app_follow(app, app_act(app, action));
    count(hand, app, action, place);
}

/* How often ACTION was done in PLACE or, BY_PLACE, how often the context was
 * seen to which it led there last; 0 where nobody knows. */
static unsigned long commonness(const struct hand *hand, const struct action *action, size_t place,
                                bool by_place)
{
    unsigned char led = *led_by(hand, action, place);
    if (by_place && led > 0)
        return hand->seen[led - 1];
    return by_place ? 0 : *count_of(hand, action, place);
}

/* One of the actions that apply here; of CHOICES the one that was done least, or
 * the one that leads to the rarest context. */
static const struct action *fitting(struct hand *hand, const struct app *app)
{
    enum { CHOICES = 4 };
    const struct action *best = NULL;
    size_t place = context_place(app->top->context);
    bool by_place = hand_number(hand, 3) > 0;
    for (int found = 0; found < CHOICES;) {
        const struct action *action = &actions[hand_number(hand, (uint32_t)actions_count)];
        if ((action->where & app->top->context) == 0)
            continue;
        found++;
        if (best == NULL ||
            commonness(hand, action, place, by_place) < commonness(hand, best, place, by_place))
            best = action;
    }
    return best;
}

/* Types a text; where letters are commands, its first character. */
static void type(struct hand *hand, struct app *app)
{
    struct buf text = {0};
    struct key key = {.type = KEYS_TEXT};
    const char *at = hand_text(hand, TYPED_MOST, &text);
    hand_note(hand, "type %s", at);
    bool typing = true;
    for (size_t bytes; typing && (bytes = utf8_next(at, &key.point)) > 0; at += bytes) {
        if (key.point >= ' ')
            send(hand, app, &key);
        typing = !app->quit && actions_typing(app->top->context);
    }
    buf_clear(&text);
}

static void paste(struct hand *hand, struct app *app)
{
    struct buf text = {0};
    struct key key = {.type = KEYS_PASTE};
    key.text = mem_copy(hand_text(hand, PASTED_MOST, &text));
    hand_note(hand, "paste %s", key.text);
    send(hand, app, &key);
    key_clear(&key);
    buf_clear(&text);
}

static void point(struct hand *hand, struct app *app)
{
    static const char *const names[] = {"click", "click", "double-click", "wheel-up", "wheel-down"};
    send_named(hand, app, names[hand_number(hand, sizeof names / sizeof names[0])]);
}

/* Most often a size that people have; small and odd ones now and then. */
static void resize(struct hand *hand, struct app *app)
{
    struct key key = {.type = KEYS_RESIZE, .y = 24, .x = 80};
    uint32_t dice = hand_number(hand, 10);
    if (dice == 0) {
        key.y = 1 + (int)hand_number(hand, 12);
        key.x = 1 + (int)hand_number(hand, 45);
    } else if (dice < 7) {
        key.y = APP_ROWS + (int)hand_number(hand, 40);
        key.x = APP_COLUMNS + (int)hand_number(hand, 120);
    }
    if (hand_number(hand, 4) == 0)
        app->canvas->ambiguous = 3 - app->canvas->ambiguous;
    hand_note(hand, "size %dx%d, ambiguous %d", key.x, key.y, app->canvas->ambiguous);
    app_key(app, &key);
}

/* A key of whatever kind, also of those that no action has. */
static void any_key(struct hand *hand, struct app *app)
{
    static const uint32_t control[] = {' ', '\\', ']', '^', '_', 'a', 'e', 'k', 'w', 'x'};
    struct key key = {.type =
                          (enum key_type)(KEYS_TEXT + hand_number(hand, KEYS_PASTE - KEYS_TEXT))};
    if (key.type == KEYS_TEXT)
        key.point = any_point(hand);
    else if (key.type == KEYS_FUNCTION)
        key.point = 1 + hand_number(hand, 12);
    else if (key.type == KEYS_CTRL)
        key.point = control[hand_number(hand, sizeof control / sizeof control[0])];
    else if (key.type == KEYS_ALT)
        key.point = ' ' + 1 + hand_number(hand, 0x7F - ' ');
    hand_note(hand, "key %d %04X", (int)key.type, (unsigned)key.point);
    send(hand, app, &key);
}

void hand_press(struct hand *hand, struct app *app)
{
    bool small = app->canvas->rows < APP_ROWS || app->canvas->columns < APP_COLUMNS;
    bool typing = actions_typing(app->top->context);
    uint32_t dice = hand_number(hand, 1000);
    hand->seen[context_place(app->top->context)]++;
    if (small && dice < 500)
        resize(hand, app);
    else if (dice < 15)
        resize(hand, app);
    else if (dice < 30) {
        hand_note(hand, "tick");
        app_key(app, &(struct key){.type = KEYS_TICK});
    } else if (dice < 80)
        any_key(hand, app);
    else if (dice < 110)
        point(hand, app);
    else if (dice < (typing ? 150 : 115))
        paste(hand, app);
    else if (dice < (typing ? 220 : 125))
        type(hand, app);
    else if (dice < (app->top->ops->overlay ? 420 : 260))
        send_named(hand, app, "enter"); /* through a box, to what it leads to */
    else if (dice < (app->top->ops->overlay ? 450 : 330))
        act(hand, app, &actions[hand_number(hand, (uint32_t)actions_count)]);
    else
        act(hand, app, fitting(hand, app));
}

void hand_add(struct hand *hand, const struct hand *from)
{
    hand->events += from->events;
    hand->keys += from->keys;
    for (size_t i = 0; i < actions_count * HAND_CONTEXTS; i++)
        hand->done[i] += from->done[i];
    for (size_t i = 0; i < HAND_CONTEXTS; i++)
        hand->seen[i] += from->seen[i];
}

/* Writes how often ACTION was done in each place; places where it was not bear
 * a "!". */
static void report_action(const struct hand *hand, const struct action *action, FILE *out)
{
    fprintf(out, "  %-20s", action->name);
    for (size_t i = 0; i < HAND_CONTEXTS; i++) {
        unsigned long count = *count_of(hand, action, i);
        bool applies = (action->where >> i & 1) != 0;
        if (applies || count > 0)
            fprintf(out, " %s%s %lu", applies && count == 0 ? "!" : "", contexts[i], count);
    }
    fputc('\n', out);
}

void hand_report(const struct hand *hand, FILE *out)
{
    fprintf(out, "%lu keys; in each context:\n ", hand->keys);
    for (size_t i = 0; i < HAND_CONTEXTS; i++)
        fprintf(out, " %s %lu", contexts[i], hand->seen[i]);
    fputs("\nactions done, by the context of the key:\n", out);
    for (size_t i = 0; i < actions_count; i++)
        report_action(hand, &actions[i], out);
}
