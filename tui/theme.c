/*
 * The themes. Each is the usual one but for the roles that it lists, so that
 * a new role has a look everywhere.
 */
#include "tui/theme.h"

#include "model/guard.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct change {
    enum role role;
    struct look look;
};

struct row {
    const char *name;
    const struct change *changes; /* of the usual looks */
    size_t count;
    bool plain; /* no colours */
};

struct role_row {
    const char *name;
    const char *help;
    unsigned char plain; /* attributes where there are no colours */
};

/* clang-format off */
static const struct role_row roles[ROLE_COUNT] = {
    [ROLE_TEXT] = {"text", N_("what is written on the screen"), 0},
    [ROLE_DIM] = {"dim", N_("hints and empty values"), LOOK_DIM},
    [ROLE_TITLE] = {"title", N_("titles of boxes and sections"), LOOK_BOLD},
    [ROLE_BAR] = {"bar", N_("head line and foot line"), LOOK_REVERSE},
    [ROLE_TAB] = {"tab", N_("a tab"), 0},
    [ROLE_TAB_ON] = {"tab-on", N_("the tab that is shown"), LOOK_REVERSE | LOOK_BOLD},
    [ROLE_SELECTED] = {"selected", N_("the focused row"), LOOK_REVERSE},
    [ROLE_SELECTED_DIM] = {"selected-dim", N_("the row that has the focus when its list has it again"),
                           LOOK_BOLD | LOOK_UNDERLINE},
    [ROLE_MARKED] = {"marked", N_("a row that is marked"), LOOK_BOLD},
    [ROLE_LABEL] = {"label", N_("the name of a field"), 0},
    [ROLE_FIELD] = {"field", N_("what can be typed into"), LOOK_UNDERLINE},
    [ROLE_FIELD_ON] = {"field-on", N_("what is typed into now"), LOOK_BOLD | LOOK_UNDERLINE},
    [ROLE_KEY] = {"key", N_("a key in help and foot line"), LOOK_BOLD},
    [ROLE_LINK] = {"link", N_("the name of another record"), LOOK_UNDERLINE},
    [ROLE_MATCH] = {"match", N_("what a search found"), LOOK_REVERSE | LOOK_UNDERLINE},
    [ROLE_BORDER] = {"border", N_("lines and boxes"), 0},
    [ROLE_BORDER_ON] = {"border-on", N_("the box that has the focus"), LOOK_BOLD},
    [ROLE_OK] = {"ok", N_("a message that all is well"), 0},
    [ROLE_WARNING] = {"warning", N_("a warning"), LOOK_UNDERLINE},
    [ROLE_ERROR] = {"error", N_("an error"), LOOK_BOLD | LOOK_UNDERLINE},
};

static const struct look usual[ROLE_COUNT] = {
    [ROLE_DIM] = {.attributes = LOOK_DIM},
    [ROLE_TITLE] = {.attributes = LOOK_BOLD},
    [ROLE_BAR] = {.attributes = LOOK_REVERSE},
    [ROLE_TAB_ON] = {.foreground = COLOUR_CYAN, .attributes = LOOK_REVERSE | LOOK_BOLD},
    [ROLE_SELECTED] = {.attributes = LOOK_REVERSE},
    [ROLE_SELECTED_DIM] = {.attributes = LOOK_BOLD | LOOK_UNDERLINE},
    [ROLE_MARKED] = {.foreground = COLOUR_MAGENTA, .attributes = LOOK_BOLD},
    [ROLE_LABEL] = {.foreground = COLOUR_CYAN},
    [ROLE_FIELD] = {.attributes = LOOK_UNDERLINE},
    [ROLE_FIELD_ON] = {.attributes = LOOK_BOLD | LOOK_UNDERLINE},
    [ROLE_KEY] = {.attributes = LOOK_BOLD},
    [ROLE_LINK] = {.foreground = COLOUR_CYAN, .attributes = LOOK_UNDERLINE},
    [ROLE_MATCH] = {.foreground = COLOUR_BLACK, .background = COLOUR_YELLOW},
    [ROLE_BORDER_ON] = {.foreground = COLOUR_CYAN, .attributes = LOOK_BOLD},
    [ROLE_OK] = {.foreground = COLOUR_GREEN},
    [ROLE_WARNING] = {.foreground = COLOUR_MAGENTA},
    [ROLE_ERROR] = {.foreground = COLOUR_RED, .attributes = LOOK_BOLD},
};

/* Cyan and dim text are hard to read on white. */
static const struct change light[] = {
    {ROLE_DIM, {0}},
    {ROLE_TAB_ON, {.foreground = COLOUR_BLUE, .attributes = LOOK_REVERSE | LOOK_BOLD}},
    {ROLE_LABEL, {.foreground = COLOUR_BLUE}},
    {ROLE_LINK, {.foreground = COLOUR_BLUE, .attributes = LOOK_UNDERLINE}},
    {ROLE_BORDER_ON, {.foreground = COLOUR_BLUE, .attributes = LOOK_BOLD}},
    {ROLE_OK, {.foreground = COLOUR_GREEN, .attributes = LOOK_BOLD}},
};

/* On black a reversed bar is glaring, and magenta is dark for a warning. */
static const struct change dark[] = {
    {ROLE_BAR, {COLOUR_WHITE, COLOUR_BLUE, 0}},
    {ROLE_KEY, {.foreground = COLOUR_BRIGHT_YELLOW, .attributes = LOOK_BOLD}},
    {ROLE_MARKED, {.foreground = COLOUR_YELLOW, .attributes = LOOK_BOLD}},
    {ROLE_WARNING, {.foreground = COLOUR_YELLOW}},
};

/* Its own background, no dim text, nothing that is dark on black. */
static const struct change contrast[] = {
    {ROLE_TEXT, {COLOUR_BRIGHT_WHITE, COLOUR_BLACK, 0}},
    {ROLE_DIM, {COLOUR_WHITE, COLOUR_BLACK, 0}},
    {ROLE_TITLE, {COLOUR_BRIGHT_WHITE, COLOUR_BLACK, LOOK_BOLD}},
    {ROLE_BAR, {COLOUR_BLACK, COLOUR_BRIGHT_WHITE, 0}},
    {ROLE_TAB, {COLOUR_BRIGHT_WHITE, COLOUR_BLACK, 0}},
    {ROLE_TAB_ON, {COLOUR_BLACK, COLOUR_BRIGHT_YELLOW, LOOK_BOLD}},
    {ROLE_SELECTED, {COLOUR_BLACK, COLOUR_BRIGHT_YELLOW, 0}},
    {ROLE_SELECTED_DIM, {COLOUR_BRIGHT_YELLOW, COLOUR_BLACK, LOOK_BOLD | LOOK_UNDERLINE}},
    {ROLE_MARKED, {COLOUR_BRIGHT_CYAN, COLOUR_BLACK, LOOK_BOLD}},
    {ROLE_LABEL, {COLOUR_BRIGHT_CYAN, COLOUR_BLACK, 0}},
    {ROLE_FIELD, {COLOUR_BRIGHT_WHITE, COLOUR_BLACK, LOOK_UNDERLINE}},
    {ROLE_FIELD_ON, {COLOUR_BRIGHT_YELLOW, COLOUR_BLACK, LOOK_BOLD | LOOK_UNDERLINE}},
    {ROLE_KEY, {COLOUR_BRIGHT_YELLOW, COLOUR_BLACK, LOOK_BOLD}},
    {ROLE_LINK, {COLOUR_BRIGHT_CYAN, COLOUR_BLACK, LOOK_UNDERLINE}},
    {ROLE_MATCH, {COLOUR_BLACK, COLOUR_BRIGHT_CYAN, LOOK_UNDERLINE}},
    {ROLE_BORDER, {COLOUR_BRIGHT_WHITE, COLOUR_BLACK, 0}},
    {ROLE_BORDER_ON, {COLOUR_BRIGHT_YELLOW, COLOUR_BLACK, LOOK_BOLD}},
    {ROLE_OK, {COLOUR_BRIGHT_WHITE, COLOUR_BLACK, LOOK_BOLD}},
    {ROLE_WARNING, {COLOUR_BRIGHT_YELLOW, COLOUR_BLACK, LOOK_UNDERLINE}},
    {ROLE_ERROR, {COLOUR_BRIGHT_WHITE, COLOUR_RED, LOOK_BOLD}},
};

static const struct row themes[] = {
    {.name = "default"},
    {.name = "light", .changes = light, .count = sizeof light / sizeof light[0]},
    {.name = "dark", .changes = dark, .count = sizeof dark / sizeof dark[0]},
    {.name = "contrast", .changes = contrast, .count = sizeof contrast / sizeof contrast[0]},
    {.name = "mono", .plain = true},
};

static const struct {
    const char *name;
    unsigned char bit;
} attributes[] = {
    {"bold", LOOK_BOLD}, {"dim", LOOK_DIM}, {"underline", LOOK_UNDERLINE}, {"reverse", LOOK_REVERSE},
};

static const char *const colours[] = {"default", "black", "red", "green", "yellow", "blue",
                                      "magenta", "cyan", "white"};
/* clang-format on */

static const char bright[] = "bright-";

enum {
    THEMES = sizeof themes / sizeof themes[0],
    ATTRIBUTES = sizeof attributes / sizeof attributes[0],
    COLOURS = sizeof colours / sizeof colours[0]
};

const char *theme_name(size_t i)
{
    return i < THEMES ? themes[i].name : NULL;
}

void theme_use(struct theme *theme, size_t i)
{
    theme->colours = !themes[i].plain;
    for (int role = 0; role < ROLE_COUNT; role++) {
        theme->plain[role] = roles[role].plain;
        theme->looks[role] =
            themes[i].plain ? (struct look){.attributes = roles[role].plain} : usual[role];
    }
    for (size_t k = 0; k < themes[i].count; k++)
        theme->looks[themes[i].changes[k].role] = themes[i].changes[k].look;
}

const char *theme_role_name(enum role role)
{
    return roles[role].name;
}

const char *theme_role_help(enum role role)
{
    return roles[role].help;
}

enum role theme_role(const char *name)
{
    int role = 0;
    while (role < ROLE_COUNT && strcasecmp(roles[role].name, name) != 0)
        role++;
    return (enum role)role;
}

/* Reads a number of the palette. */
static bool palette_number(const char *word, short *colour)
{
    char *end;
    long number = strtol(word, &end, 10);
    if (word[0] < '0' || word[0] > '9' || *end != '\0' || number >= COLOUR_LAST)
        return false;
    *colour = (short)(number + 1);
    return true;
}

static bool read_colour(const char *word, short *colour)
{
    bool is_bright = strncasecmp(word, bright, sizeof bright - 1) == 0;
    const char *name = is_bright ? word + sizeof bright - 1 : word;
    for (size_t i = is_bright ? COLOUR_BLACK : COLOUR_OWN; i < COLOURS; i++) {
        if (strcasecmp(name, colours[i]) != 0)
            continue;
        *colour = (short)(i + (is_bright ? 8 : 0));
        return true;
    }
    return palette_number(word, colour);
}

static bool read_attribute(const char *word, struct look *look)
{
    for (size_t i = 0; i < ATTRIBUTES; i++) {
        if (strcasecmp(word, attributes[i].name) != 0)
            continue;
        look->attributes |= attributes[i].bit;
        return true;
    }
    return false;
}

static bool refuse_word(const char *word, struct why *why)
{
    char *quote = guard_quote(word);
    why_set(why,
            "\"%s\" is no colour. A look is written as \"red on black bold\": black, red, green, "
            "yellow, blue, magenta, cyan, white, each also with bright- before it, default, or a "
            "number up to 255; bold, dim, underline, reverse.",
            quote);
    free(quote);
    return false;
}

/* Reads one word; *COLOUR is where a colour belongs, NULL where none may follow. */
static bool read_word(const char *word, struct look *look, short **colour, struct why *why)
{
    if (strcasecmp(word, "on") == 0) {
        *colour = &look->background;
        return true;
    }
    if (read_attribute(word, look))
        return true;
    if (*colour == NULL || !read_colour(word, *colour))
        return refuse_word(word, why);
    *colour = NULL;
    return true;
}

bool theme_set(struct theme *theme, enum role role, const char *text, struct why *why)
{
    struct look look = {0};
    short *colour = &look.foreground;
    struct buf word = {0};
    bool done = true;
    while (done && *(text += strspn(text, " \t")) != '\0') {
        size_t length = strcspn(text, " \t");
        buf_empty(&word);
        buf_add(&word, text, length);
        text += length;
        done = read_word(buf_text(&word), &look, &colour, why);
    }
    buf_clear(&word);
    if (!done)
        return false;
    theme->looks[role] = look;
    if (look.foreground == COLOUR_OWN && look.background == COLOUR_OWN)
        theme->plain[role] = look.attributes;
    return true;
}

static void put_colour(short colour, struct buf *out)
{
    int number = colour - 1;
    if (colour <= COLOUR_WHITE)
        buf_puts(out, colours[colour]);
    else if (number < 16)
        buf_printf(out, "%s%s", bright, colours[colour - 8]);
    else
        buf_printf(out, "%d", number);
}

void theme_describe(const struct theme *theme, enum role role, struct buf *out)
{
    const struct look *look = &theme->looks[role];
    put_colour(look->foreground, out);
    if (look->background != COLOUR_OWN) {
        buf_puts(out, " on ");
        put_colour(look->background, out);
    }
    for (size_t i = 0; i < ATTRIBUTES; i++)
        if ((look->attributes & attributes[i].bit) != 0)
            buf_printf(out, " %s", attributes[i].name);
}

/* The nearest of the first 8 colours for number NUMBER, from 16 up, of xterm's
 * 256: a cube of 6 shades each of red, green and blue, then 24 greys. */
static short nearest(int number)
{
    enum { GREYS = 232 };
    if (number >= GREYS)
        return number < GREYS + 12 ? 0 : 7;
    int red = (number - 16) / 36, green = (number - 16) / 6 % 6, blue = (number - 16) % 6;
    return (short)((red > 2 ? 1 : 0) | (green > 2 ? 2 : 0) | (blue > 2 ? 4 : 0));
}

short theme_shown(short colour, int count)
{
    int number = colour - 1;
    if (number < count)
        return (short)number;
    if (number >= 16)
        return nearest(number);
    /* Bright black is a grey; black instead could be unseen. */
    return colour == COLOUR_BRIGHT_BLACK ? -1 : (short)(number - 8);
}
