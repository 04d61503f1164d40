/*
 * The words of a filter as people read them, and values as a filter writes
 * them.
 */
#include "model/filter_inside.h"

#include "model/buf.h"
#include "model/words.h"

#include <string.h>

static const char *const signs[] = {
    [TEST_HOLDS] = ": ",     [TEST_EMPTY] = ": ", [TEST_EQUAL] = " = ",     [TEST_LESS] = " < ",
    [TEST_AT_MOST] = " <= ", [TEST_MORE] = " > ", [TEST_AT_LEAST] = " >= ",
};

size_t filter_count(const struct filter *filter)
{
    return filter->count;
}

enum filter_sense filter_say(const struct filter *filter, size_t i, enum lang lang, struct buf *out)
{
    const struct filter_word *word = &filter->words[i];
    if (word->without)
        buf_puts(out, words_in(lang, "not "));
    if (word->field < filter->kind->field_count)
        buf_printf(out, "%s%s", filter->kind->fields[word->field].label[lang], signs[word->test]);
    buf_puts(out, word->test == TEST_EMPTY ? words_in(lang, "(not stated)") : word->typed);
    return word->sense;
}

void filter_quote(const char *value, struct buf *out)
{
    /* The ideographic blank and the full-width signs count as well. */
    if (value[0] != '\0' && strpbrk(value, " \t\n\"!:=<>") == NULL &&
        strstr(value, "\xE3\x80\x80") == NULL && strstr(value, "\xEF\xBC") == NULL) {
        buf_puts(out, value);
        return;
    }
    buf_putc(out, '"');
    for (; *value != '\0'; value++) {
        if (*value == '"')
            buf_putc(out, '"');
        buf_putc(out, *value);
    }
    buf_putc(out, '"');
}
