/* See folders.h. */
#include "model/folders.h"

#include <stdlib.h>

bool folders_add(const char *variable, const char *usual, struct buf *out)
{
    const char *named = getenv(variable), *home = getenv("HOME");
    if (named != NULL && named[0] == '/')
        buf_puts(out, named);
    else if (home != NULL && home[0] == '/')
        buf_printf(out, "%s/%s", home, usual);
    else
        return false;
    return true;
}
