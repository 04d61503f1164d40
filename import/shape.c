/* See shape.h. Shapes are tried from the most to the least particular. */
#include "import/shape.h"

#include "model/contacts.h"
#include "model/dates.h"
#include "model/fold.h"
#include "model/guard.h"

#include <string.h>

/* Marks in a matrix of rows and columns, as keys of fold.h. */
static const char *const marks[] = {
    "○",  "◯",    "〇",   "×",    "✕",      "◎",   "△",  "●",  "■",  "□",   "✓",
    "✔",  "レ",   "x",    "v",    "o",      "-",   "有", "無", "要", "否",  "済",
    "未", "アリ", "ナシ", "ハイ", "イイエ", "yes", "no", "y",  "n",  "n/a",
};

static bool is_mark(const char *text)
{
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
        if (strcmp(text, marks[i]) == 0)
            return true;
    return text[1] == '\0' && text[0] >= '0' && text[0] <= '9';
}

/* A date, with a time of day behind it or not. */
static bool is_date(const char *text)
{
    struct why ignored = {.lang = LANG_EN};
    char iso[11], day[32] = "";
    size_t length = strcspn(text, " ");
    const char *clock = memchr(text, 't', length);
    if (clock != NULL)
        length = (size_t)(clock - text);
    if (length >= sizeof day)
        return false;
    memcpy(day, text, length);
    day[length] = '\0';
    /* Numbers without any divider are dates as often as they are not. */
    return strspn(day, "0123456789") != length && date_parse(day, iso, &ignored);
}

static bool is_postal(const char *text)
{
    if (strncmp(text, "〒", strlen("〒")) == 0)
        text += strlen("〒");
    text += strspn(text, " ");
    return strlen(text) == 8 && text[3] == '-' && contact_digits(text, "-") == 7;
}

static enum shape shape_of_folded(const char *text)
{
    if (text[0] == '\0')
        return SHAPE_EMPTY;
    if (guard_finds(text, NULL, NULL))
        return SHAPE_INDIVIDUAL_NUMBER;
    if (is_mark(text))
        return SHAPE_MARK;
    if (contact_is_mail(text))
        return SHAPE_MAIL;
    if (is_postal(text))
        return SHAPE_POSTAL;
    if (contact_is_phone(text))
        return SHAPE_PHONE;
    if (contact_digits(text, "- ") >= 6)
        return SHAPE_NUMBER;
    return is_date(text) ? SHAPE_DATE : SHAPE_TEXT;
}

enum shape shape_of(const char *cell)
{
    struct buf folded = {0};
    fold_text(cell, &folded);
    enum shape shape = shape_of_folded(buf_text(&folded));
    /* Digits with hyphens, such as 2024-04-01, may be a date all the same. */
    if (shape == SHAPE_NUMBER && is_date(buf_text(&folded)))
        shape = SHAPE_DATE;
    buf_clear(&folded);
    return shape;
}

bool shape_is_value(enum shape shape)
{
    return shape >= SHAPE_DATE;
}

const char *shape_words(enum shape shape, enum lang lang)
{
    switch (shape) {
    case SHAPE_DATE:
        return words_in(lang, "dates");
    case SHAPE_MAIL:
        return words_in(lang, "mail addresses");
    case SHAPE_PHONE:
        return words_in(lang, "telephone numbers");
    case SHAPE_POSTAL:
        return words_in(lang, "postal codes");
    case SHAPE_NUMBER:
        return words_in(lang, "numbers of six digits or more");
    case SHAPE_INDIVIDUAL_NUMBER:
        return words_in(lang, "individual numbers");
    case SHAPE_EMPTY:
    case SHAPE_MARK:
    case SHAPE_TEXT:
        break;
    }
    return "";
}
