/* See brackets.h. */
#include "import/brackets.h"

#include "model/mem.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

static const struct {
    const char *open, *close;
} brackets[] = {{"(", ")"},   {"（", "）"}, {"「", "」"}, {"『", "』"}, {"[", "]"},
                {"［", "］"}, {"【", "】"}, {"〔", "〕"}, {"〈", "〉"}, {"《", "》"}};
enum { BRACKETS = sizeof brackets / sizeof brackets[0] };

/* Notes the bracket of form I at place AT of TEXT in *BEHIND. Those of its form that are
 * open yet are a chain: LAST is the place of the last one, plus 1, and *BEHIND leads to the
 * one before. */
static void note(const char *text, size_t i, uint32_t at, uint32_t **behind, uint32_t *last)
{
    size_t open = strlen(brackets[i].open), close = strlen(brackets[i].close);
    if (strncmp(text + at, brackets[i].open, open) == 0) {
        if (*behind == NULL)
            *behind = mem_new(strlen(text) + 1, sizeof **behind);
        (*behind)[at] = *last;
        *last = at + 1;
    } else if (*last > 0 && strncmp(text + at, brackets[i].close, close) == 0) {
        uint32_t *opened = &(*behind)[*last - 1];
        *last = *opened;
        *opened = at + (uint32_t)close;
    }
}

uint32_t *brackets_match(const char *text)
{
    uint32_t *behind = NULL;
    uint32_t last[BRACKETS] = {0};
    for (uint32_t at = 0; text[at] != '\0'; at++) {
        unsigned char c = (unsigned char)text[at];
        bool any = c == 0xE3 || c == 0xEF || c == '(' || c == ')' || c == '[' || c == ']';
        for (size_t i = 0; i < BRACKETS && any; i++)
            note(text, i, at, &behind, &last[i]);
    }
    /* What is never closed is text. */
    for (size_t i = 0; i < BRACKETS; i++)
        while (last[i] > 0) {
            uint32_t *opened = &behind[last[i] - 1];
            last[i] = *opened;
            *opened = 0;
        }
    return behind;
}
