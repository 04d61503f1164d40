/* See promises.h. */
#include "model/promises.h"

#include "model/fold.h"
#include "model/mem.h"
#include "model/numerals.h"
#include "model/periods.h"

#include <stdlib.h>
#include <string.h>

enum { LONGEST = 366, PERIOD_BYTES = 48 };

/* Words, folded, of days that are not those of the calendar, of a day of each month, and of
 * periods that say something else than when the answer comes. */
static const char *const business[] = {"営業日", "平日", "業務日", "開庁日",  "除",       "毎月",
                                       "翌月",   "発行", "遅滞",   "working", "business", "exclud"};

/* The bytes of the longest period with which TEXT begins, added to ISO; 0 where it begins with
 * none. */
static size_t longest_at(const char *text, struct buf *iso)
{
    struct why ignored = {.lang = LANG_EN};
    size_t most = strnlen(text, PERIOD_BYTES);
    for (size_t length = most; length > 0; length--) {
        if (((unsigned char)text[length] & 0xC0) == 0x80)
            continue;
        char *part = mem_copy_bytes(text, length);
        bool read = part[length - 1] != ' ' && period_parse(part, iso, &ignored);
        free(part);
        if (read)
            return length;
    }
    return 0;
}

/* Whether a number or 半年 begins at AT of TEXT, none of which another number is the end. */
static bool may_begin(const char *text, const char *at)
{
    long ignored;
    bool within = at > text && ((at[-1] >= '0' && at[-1] <= '9') || at[-1] == '.');
    return !within && (numeral_read(at, &ignored) > 0 || strncmp(at, "半年", 6) == 0);
}

static bool counts_business_days(const char *text)
{
    for (size_t i = 0; i < sizeof business / sizeof business[0]; i++)
        if (strstr(text, business[i]) != NULL)
            return true;
    return false;
}

/* Adds to ISO the only period in TEXT, folded. */
static bool only_period(const char *text, struct buf *iso)
{
    struct buf found = {0};
    size_t count = 0;
    for (const char *at = text; *at != '\0';) {
        struct buf period = {0};
        size_t length = may_begin(text, at) ? longest_at(at, &period) : 0;
        if (length > 0 && count++ == 0)
            buf_puts(&found, buf_text(&period));
        /* 1か月半 is no month: half of a unit has no days of its own. */
        if (length > 0 && strncmp(at + length, "半", strlen("半")) == 0)
            count++;
        buf_clear(&period);
        at += length > 0 ? length : 1;
    }
    bool only = count == 1 && period_days(buf_text(&found)) <= LONGEST;
    if (only)
        buf_puts(iso, buf_text(&found));
    buf_clear(&found);
    return only;
}

bool promise_period(const char *text, struct buf *iso)
{
    struct buf folded = {0};
    fold_text(text, &folded);
    bool read = !counts_business_days(buf_text(&folded)) && only_period(buf_text(&folded), iso);
    buf_clear(&folded);
    return read;
}
