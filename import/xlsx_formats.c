/*
 * What a number format says of the numbers shown in it (ECMA-376, numFmt). Its
 * first section is read, which is that of positive numbers.
 */
#include "import/xlsx_inside.h"

#include <string.h>
#include <strings.h>

/* Formats 27 to 36 and 50 to 58 are those of Japanese; other languages have
 * dates there too. */
struct xlsx_format xlsx_format_built_in(uint32_t id)
{
    enum xlsx_form form = id == 9 || id == 10 ? XLSX_PERCENT : XLSX_NUMBER;
    if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || (id >= 34 && id <= 36) ||
        (id >= 50 && id <= 58))
        form = XLSX_DATE;
    else if (id == 22)
        form = XLSX_MOMENT;
    else if ((id >= 18 && id <= 21) || id == 32 || id == 33 || id == 45 || id == 47)
        form = XLSX_TIME;
    else if (id == 46)
        form = XLSX_DURATION;
    return (struct xlsx_format){.form = (uint8_t)form};
}

/* What was seen in a section. */
struct seen {
    bool date, time, month; /* month: or minute */
    bool duration;
    bool number; /* a place for a digit that dates do not have */
};

static bool starts(const char *code, const char *word)
{
    return strncasecmp(code, word, strlen(word)) == 0;
}

/* The length of what stands at CODE and says nothing: quoted, escaped, in
 * brackets, words; 0 where it may say something. */
static size_t skipped(const char *code, struct seen *seen)
{
    const char *end;
    switch (*code) {
    case '"':
        end = strchr(code + 1, '"');
        return end == NULL ? strlen(code) : (size_t)(end - code) + 1;
    case '\\':
    case '_':
    case '*':
        return code[1] == '\0' ? 1 : 2;
    case '[':
        end = strchr(code, ']');
        if (end == NULL)
            return strlen(code);
        if (strspn(code + 1, "hHmMsS") == (size_t)(end - code) - 1 && end > code + 1)
            seen->duration = true;
        return (size_t)(end - code) + 1;
    default:
        break;
    }
    if (starts(code, "General"))
        return 7;
    if (starts(code, "G/標準"))
        return strlen("G/標準");
    if (starts(code, "AM/PM") || starts(code, "A/P")) {
        seen->time = true;
        return starts(code, "AM/PM") ? 5 : 3;
    }
    return 0;
}

/* Notes what the character at CODE says; BEFORE stands before it. */
static void look(const char *code, char before, struct seen *seen)
{
    switch (*code) {
    case 'e':
    case 'E':
        /* 0.00E+00 is no date, e-m-d is one. */
        if ((code[1] == '+' || code[1] == '-') && strchr("0#?.", before) != NULL) {
            seen->number = true;
            break;
        }
        seen->date = true;
        break;
    case 'y':
    case 'Y':
    case 'd':
    case 'D':
    case 'g':
    case 'G':
    case 'r':
    case 'R':
        seen->date = true;
        break;
    case 'a':
    case 'b':
        seen->date = seen->date || starts(code, "aaa") || starts(code, "bb");
        break;
    case 'h':
    case 'H':
    case 's':
    case 'S':
        seen->time = true;
        break;
    case 'm':
    case 'M':
        seen->month = true;
        break;
    case '#':
    case '?':
        seen->number = true;
        break;
    default:
        break;
    }
}

/* Adds LENGTH bytes at TEXT to WORDS of SIZE bytes; false where they do not fit. */
static bool add_words(char *words, size_t size, const char *text, size_t length)
{
    size_t used = strlen(words);
    if (used + length >= size)
        return false;
    memcpy(words + used, text, length);
    words[used + length] = '\0';
    return true;
}

/* The bytes that stand for themselves at CODE: *WORD to their text and *LENGTH
 * bytes of it. 0 where none do. */
static size_t literal(const char *code, const char **word, size_t *length)
{
    const char *end;
    *word = code;
    *length = 1;
    if ((unsigned char)*code >= 0x80 || strchr(" -()", *code) != NULL)
        return 1;
    if (*code == '"' && (end = strchr(code + 1, '"')) != NULL) {
        *word = code + 1;
        *length = (size_t)(end - code) - 1;
        return *length + 2;
    }
    if (*code == '\\' && code[1] != '\0') {
        *word = code + 1;
        return 2;
    }
    *length = 0;
    /* A condition chooses between sections by the value. */
    if (*code == '[' && strchr("<=>", code[1]) == NULL && (end = strchr(code, ']')) != NULL)
        return (size_t)(end - code) + 1;
    return *code == '_' && code[1] != '\0' ? 2 : 0;
}

/* Whether WORD only says what is counted: the number is the same without. */
static bool is_counter(const char *word)
{
    static const char *const counters[] = {"件", "人", "名", "円", "個", "社", "枚",
                                           "通", "部", "冊", "¥",  "￥", "$"};
    for (size_t i = 0; i < sizeof counters / sizeof counters[0]; i++)
        if (strcmp(word, counters[i]) == 0)
            return true;
    return false;
}

/* Whether the first section of CODE shows whole numbers with zeros or words
 * about them; FORMAT is filled then. */
static bool is_whole(const char *code, struct xlsx_format *format)
{
    *format = (struct xlsx_format){.form = XLSX_WHOLE};
    bool placed = false;
    while (*code != '\0' && *code != ';') {
        const char *word;
        size_t length, digits = starts(code, "General")  ? 7
                                : starts(code, "G/標準") ? strlen("G/標準")
                                                         : strspn(code, "0#,");
        if (digits > 0) {
            if (placed || digits > 20)
                return false;
            placed = true;
            for (size_t i = 0; i < digits; i++)
                format->digits += code[i] == '0';
            code += digits;
            continue;
        }
        size_t bytes = literal(code, &word, &length);
        char *words = placed ? format->after : format->before;
        if (bytes == 0 || !add_words(words, sizeof format->after, word, length))
            return false;
        code += bytes;
    }
    if (is_counter(format->before))
        format->before[0] = '\0';
    if (is_counter(format->after))
        format->after[0] = '\0';
    return placed && (format->digits > 1 || format->before[0] != '\0' || format->after[0] != '\0');
}

/* Whether the first section of CODE is of percents alone. */
static bool is_percent(const char *code)
{
    size_t digits = strspn(code, "0#.");
    return digits > 0 && code[digits] == '%' &&
           (code[digits + 1] == '\0' || code[digits + 1] == ';');
}

/* The form that what was SEEN in a format makes it. */
static enum xlsx_form form_of(const struct seen *seen)
{
    if (seen->number)
        return XLSX_NUMBER;
    if (seen->date)
        return seen->time ? XLSX_MOMENT : XLSX_DATE;
    if (seen->duration)
        return XLSX_DURATION;
    if (seen->time)
        return XLSX_TIME;
    return seen->month ? XLSX_DATE : XLSX_NUMBER;
}

struct xlsx_format xlsx_format_of(const char *code)
{
    struct xlsx_format format;
    struct seen seen = {0};
    char before = ' ';
    if (is_whole(code, &format))
        return format;
    if (is_percent(code))
        return (struct xlsx_format){.form = XLSX_PERCENT};
    while (*code != '\0' && *code != ';') {
        size_t skip = skipped(code, &seen);
        if (skip == 0)
            look(code, before, &seen);
        before = *code;
        code += skip == 0 ? 1 : skip;
    }
    return (struct xlsx_format){.form = (uint8_t)form_of(&seen)};
}
