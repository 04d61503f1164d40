/* See contacts.h. */
#include "model/contacts.h"

#include "model/buf.h"
#include "model/fold.h"
#include "model/mem.h"

#include <stdlib.h>
#include <string.h>

static const char phone_also[] = "-() .+";

size_t contact_digits(const char *folded, const char *also)
{
    size_t digits = 0;
    for (const char *at = folded; *at != '\0'; at++) {
        if (*at >= '0' && *at <= '9')
            digits++;
        else if (strchr(also, *at) == NULL)
            return 0;
    }
    return digits;
}

bool contact_is_mail(const char *folded)
{
    const char *at = strchr(folded, '@');
    return at != NULL && at > folded && at[-1] != ' ' && strchr(at + 1, '.') != NULL;
}

bool contact_is_phone(const char *folded)
{
    size_t digits = contact_digits(folded, phone_also);
    const char *first = folded + strspn(folded, "( ");
    return (first[0] == '0' && (digits == 10 || digits == 11)) ||
           (first[0] == '+' && digits >= 9 && digits <= 15);
}

/* Whether a run of the characters of telephone numbers in FOLDED is one. */
static bool finds_phone(const char *folded)
{
    static const char run_of[] = "0123456789-() .+";
    bool found = false;
    for (const char *at = folded; *at != '\0' && !found;) {
        size_t length = strspn(at, run_of);
        bool joined = at > folded && at[-1] >= 'a' && at[-1] <= 'z' && *at != ' ';
        char *run = mem_copy_bytes(at, length);
        found = !joined && contact_is_phone(run + strspn(run, " -."));
        free(run);
        at += length;
        at += strcspn(at, run_of);
    }
    return found;
}

bool contact_finds(const char *text)
{
    struct buf folded = {0};
    fold_text(text, &folded);
    bool found = contact_is_mail(buf_text(&folded)) || finds_phone(buf_text(&folded));
    buf_clear(&folded);
    return found;
}
