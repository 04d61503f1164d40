/*
 * See urls.h. The check is one of form: that the address is whole, of a known
 * kind and free of what hides. Whether it answers is never tried.
 */
#include "model/urls.h"

#include "model/guard.h"
#include "model/utf8.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum rest { HOST, PATH, MAILBOX };

/* What must follow the beginning of an address. */
static const struct {
    const char *scheme;
    enum rest rest;
} schemes[] = {
    {"https://", HOST}, {"http://", HOST}, {"ftps://", HOST},
    {"ftp://", HOST},   {"file://", PATH}, {"mailto:", MAILBOX},
};

static bool is_blank(uint32_t point)
{
    return point == ' ' || point == 0xA0 || point == 0x3000;
}

/* What TEXT holds beside characters that an address is made of. */
struct faults {
    bool blank_at_end;
    bool blank;
    bool hidden; /* a control or invisible character, or a byte that is not UTF-8 */
};

static struct faults find_faults(const char *text)
{
    struct faults found = {0};
    uint32_t point;
    const char *at = text;
    for (size_t more; (more = utf8_next(at, &point)) > 0; at += more) {
        bool blank = is_blank(point);
        bool control = point < 0x20 || (point >= 0x7F && point <= 0x9F);
        bool at_end = at == text || at[more] == '\0';
        found.blank_at_end = found.blank_at_end || (blank && at_end);
        found.blank = found.blank || blank;
        found.hidden = found.hidden || control || point == UTF8_BAD || utf8_is_invisible(point) ||
                       utf8_is_variation(point);
    }
    return found;
}

/* \\server\share: a server and a share that are not empty. */
static bool is_share(const char *text)
{
    if (strncmp(text, "\\\\", 2) != 0)
        return false;
    size_t server = strcspn(text + 2, "\\");
    const char *share = text + 2 + server;
    return server > 0 && share[0] == '\\' && share[1] != '\0' && share[1] != '\\';
}

/* Whether REST, what follows a scheme, is whole. */
static bool is_whole(enum rest kind, const char *rest)
{
    const char *sign;
    switch (kind) {
    case HOST:
        return strcspn(rest, "/?#:") > 0;
    case PATH:
        return *rest != '\0';
    case MAILBOX:
        sign = strchr(rest, '@');
        return sign != NULL && sign != rest && sign[1] != '\0' && sign[1] != '?';
    }
    return false;
}

static bool is_address(const char *text, bool blank)
{
    for (size_t i = 0; i < sizeof schemes / sizeof schemes[0]; i++) {
        size_t length = strlen(schemes[i].scheme);
        if (strncasecmp(text, schemes[i].scheme, length) == 0)
            return is_whole(schemes[i].rest, text + length) && (!blank || schemes[i].rest == PATH);
    }
    return is_share(text);
}

bool url_check(const char *typed, struct why *why)
{
    struct faults faults = find_faults(typed);
    if (!faults.hidden && !faults.blank_at_end && is_address(typed, faults.blank))
        return true;
    char *quote = guard_quote(typed);
    if (faults.hidden)
        why_set(why,
                "The address \"%s\" holds a line end, a control character or an invisible one. "
                "Take it out.",
                quote);
    else if (faults.blank_at_end)
        why_set(why, "A blank stands at an end of the address \"%s\". Take it out.", quote);
    else if (faults.blank && strstr(typed, "://") != NULL)
        why_set(why, "The address \"%s\" holds a blank. Write %%20 in its place.", quote);
    else
        why_set(why,
                "\"%s\" is not a whole address. Expected is one such as "
                "https://www.example.jp/privacy, mailto:privacy@example.jp or "
                "\\\\server\\share\\file.",
                quote);
    free(quote);
    return false;
}
