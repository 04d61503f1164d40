/*
 * What the rows of a frequency are called, and the filter that finds their
 * records.
 */
#include "model/frequency.h"

#include "model/filter.h"
#include "model/numbers.h"
#include "model/present.h"

#include <stdlib.h>
#include <string.h>

enum { MONTH_LENGTH = 7 };

size_t frequency_ways(const struct field *field, enum frequency_by ways[3])
{
    size_t count = 0;
    if (field->type == TYPE_COUNT)
        ways[count++] = FREQUENCY_BY_RANGE;
    if (field->type == TYPE_DATE) {
        ways[count++] = FREQUENCY_BY_MONTH;
        ways[count++] = FREQUENCY_BY_YEAR;
    }
    ways[count++] = FREQUENCY_BY_VALUE;
    return count;
}

/* The last count of the range that begins with VALUE: 100 to 999. */
static void put_range_end(const char *value, struct buf *out)
{
    for (; *value != '\0'; value++)
        buf_putc(out, '9');
}

static void put_range(const char *value, struct buf *out)
{
    struct buf last = {0};
    count_format(value, out);
    if (strcmp(value, "0") == 0)
        return;
    put_range_end(value, &last);
    buf_putc(out, '-');
    count_format(buf_text(&last), out);
    buf_clear(&last);
}

void frequency_text(const struct field *field, enum frequency_by by, const char *value,
                    enum lang lang, struct buf *out)
{
    if (value[0] == '\0')
        return;
    if (by == FREQUENCY_BY_RANGE)
        put_range(value, out);
    else if (by == FREQUENCY_BY_MONTH && lang == LANG_JA && strlen(value) == MONTH_LENGTH)
        buf_printf(out, "%.4s年%d月", value, atoi(value + 5));
    else if (by == FREQUENCY_BY_YEAR && lang == LANG_JA)
        buf_printf(out, "%s年", value);
    else if (by != FREQUENCY_BY_VALUE || kinds_is_reference(field))
        buf_puts(out, value); /* a name, or a month or year as it is */
    else
        present_text(NULL, field, value, lang, out);
}

/* Adds what a filter calls FIELD: its label where that can be typed as a word. */
static void put_field(const struct kind *kind, size_t field, enum lang lang, struct buf *out)
{
    const char *label = kind->fields[field].label[lang];
    bool plain = label[strcspn(label, " \"!:=<>")] == '\0';
    buf_puts(out,
             plain && kinds_field_named(kind, label) == field ? label : kind->fields[field].column);
}

void frequency_filter(const struct kind *kind, size_t field, enum frequency_by by,
                      const char *value, enum lang lang, struct buf *out)
{
    const struct field *own = &kind->fields[field];
    struct buf text = {0};
    put_field(kind, field, lang, out);
    if (by == FREQUENCY_BY_RANGE && value[0] == '1') {
        put_range_end(value, &text);
        buf_printf(out, ">=%s ", value);
        put_field(kind, field, lang, out);
        buf_printf(out, "<=%s", buf_text(&text));
    } else if (value[0] == '\0' || own->type == TYPE_COUNT || own->type == TYPE_DATE) {
        buf_printf(out, "=%s", value);
    } else {
        buf_putc(out, '=');
        frequency_text(own, by, value, lang, &text);
        /* One line is all that a filter has room for; blanks compare like line ends. */
        for (size_t i = 0; i < text.length; i++)
            if (text.text[i] == '\n')
                text.text[i] = ' ';
        filter_quote(buf_text(&text), out);
    }
    buf_clear(&text);
}
