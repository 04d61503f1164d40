/*
 * keys - what a person did: a key, a paste, the mouse, the window.
 *
 * One struct key is one event, free of curses. Keys have names ("ctrl-z",
 * "page-up", "a") that tables of actions and test scripts use, and names
 * for people, which help and foot line show.
 */
#ifndef KEYS_H
#define KEYS_H

#include "model/buf.h"
#include "model/words.h"

#include <stdbool.h>
#include <stdint.h>

enum key_type {
    KEYS_TICK, /* nothing came within the time given */
    KEYS_TEXT, /* a printable character: point */
    KEYS_ENTER,
    KEYS_ESCAPE,
    KEYS_TAB,
    KEYS_BACKTAB, /* Shift and Tab */
    KEYS_BACKSPACE,
    KEYS_DELETE,
    KEYS_INSERT,
    KEYS_UP,
    KEYS_DOWN,
    KEYS_LEFT,
    KEYS_RIGHT,
    KEYS_HOME,
    KEYS_END,
    KEYS_PAGE_UP,
    KEYS_PAGE_DOWN,
    KEYS_CTRL_UP,
    KEYS_CTRL_DOWN,
    KEYS_CTRL_LEFT,
    KEYS_CTRL_RIGHT,
    KEYS_CTRL_HOME,
    KEYS_CTRL_END,
    KEYS_FUNCTION, /* F1 to F12: point is 1 to 12 */
    KEYS_CTRL,     /* Ctrl and a letter in lower case, or one of space \ ] ^ _: point */
    KEYS_ALT,      /* Alt and an ASCII character, or Backspace as 0x7F: point */
    KEYS_PASTE,    /* a whole paste: text */
    KEYS_PRESS,    /* mouse button 1 went down at y, x */
    KEYS_DOUBLE,   /* and a second time at once */
    KEYS_WHEEL_UP, /* at y, x */
    KEYS_WHEEL_DOWN,
    KEYS_RESIZE, /* the window has y rows and x columns now */
    KEYS_HANGUP  /* the terminal is gone, or the program is to end: keep and leave */
};

struct key {
    enum key_type type;
    uint32_t point; /* KEYS_TEXT, KEYS_FUNCTION, KEYS_CTRL, KEYS_ALT; else 0 */
    int y, x;       /* mouse: cell; KEYS_RESIZE: rows and columns; else 0 */
    char *text;     /* KEYS_PASTE: UTF-8, line ends as LF, freed by key_clear(); else NULL */
};

/* Frees what KEY holds; it is a KEYS_TICK then. */
void key_clear(struct key *key);

/* The key named NAME in any case of letters: one character, "space", "enter",
 * "esc", "tab", "shift-tab", "backspace", "delete", "insert", "up", "down",
 * "left", "right", "home", "end", "page-up", "page-down", "paste", "click",
 * "double-click", "wheel-up", "wheel-down", "f1" to "f12",
 * "ctrl-left" and the like, "ctrl-x", "alt-x", "alt-backspace". A lone letter keeps its case.
 * Control keys that terminals cannot tell from others are those ("ctrl-m" is
 * Enter). False where there is no such key. */
bool key_parse(const char *name, struct key *key);

/* Adds the name of KEY for people to BUF, in LANG: "Ctrl-Z", "Enter", "a". */
void key_label(const struct key *key, enum lang lang, struct buf *buf);

/* Whether A and B are the same key; where the mouse stands and what a paste
 * holds does not matter. */
bool key_equal(const struct key *a, const struct key *b);

/* KEY as a command: full-width forms (Ａ ｑ Ｚ ： and the ideographic space),
 * typed with the input method on, become their ASCII characters; any other
 * key stays. A paste is not copied: the result borrows its text. */
struct key key_to_command(const struct key *key);

/* Whether KEY is text that only an input method for Japanese sends (kana, kanji,
 * their punctuation and marks): in command mode a sign that it is on, which
 * deserves a hint. */
bool key_is_japanese(const struct key *key);

/* Whether KEY is a mark or a variation selector by itself, as input methods send
 * it after its character: it begins no text. */
bool key_is_mark(const struct key *key);

#endif
