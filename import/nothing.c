/* See nothing.h. */
#include "import/nothing.h"

#include "model/fold.h"
#include "model/numbers.h"

#include <string.h>

/* What TEXT says as a flag, "" where it is none. A single letter or digit may be
 * a name or a code. */
static void put_flag(const char *text, struct buf *flag)
{
    struct buf folded = {0};
    struct why ignored = {.lang = LANG_EN};
    fold_text(text, &folded);
    if (folded.length < 2 || !flag_parse(text, flag, &ignored))
        buf_empty(flag);
    buf_clear(&folded);
}

/* Whether TEXT, where names are expected, says that there are none: 無, ×. */
static bool says_no(const char *text)
{
    struct buf flag = {0};
    unsigned char first = (unsigned char)text[0];
    bool kanji = first >= 0xE4 && first <= 0xE9 && strncmp(text, "無", 3) != 0;
    if (kanji || strlen(text) > 9 || (first >= '0' && first <= '9'))
        return false;
    put_flag(text, &flag);
    bool no = strcmp(buf_text(&flag), "no") == 0;
    buf_clear(&flag);
    return no;
}

bool nothing_said(const struct field *field, const char *text)
{
    static const char *const words[] = {"n/a", "ナシ", "-"};
    /* None of the words begins as most cells do: with a kanji, a digit or another
     * letter. */
    unsigned char first = (unsigned char)text[0];
    bool letter = (first >= 'A' && first <= 'Z') || (first >= 'a' && first <= 'z');
    if (field != NULL && kinds_is_reference(field) && says_no(text))
        return true;
    if ((first >= 0xE4 && first <= 0xE9) || (first >= '0' && first <= '9') ||
        (letter && (first | 0x20) != 'n') || strlen(text) > 12)
        return false;
    if (field != NULL && field->choices != NULL && kinds_choice(field, text) != NULL)
        return false;
    struct buf key = {0};
    bool nothing = false;
    fold_text(text, &key);
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        nothing = nothing || strcmp(buf_text(&key), words[i]) == 0;
    if (field != NULL && field->type == TYPE_FLAG && strcmp(buf_text(&key), words[1]) == 0)
        nothing = false;
    buf_clear(&key);
    return nothing;
}

bool nothing_named(const char *name)
{
    struct buf flag = {0};
    if (strlen(name) > 12)
        return false;
    put_flag(name, &flag);
    bool yes = strcmp(buf_text(&flag), "yes") == 0;
    buf_clear(&flag);
    return yes;
}
