/*
 * See system.h. strerror() knows the language of the locale only, on which
 * nothing depends here.
 */
#include "model/system.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

/* clang-format off */
static const struct {
    int number;
    const char *words;
} known[] = {
    {ENOENT, N_("there is no such file or folder")},
    {EACCES, N_("you have no right to do this")},
    {EPERM, N_("the system does not permit it")},
    {EROFS, N_("this place can only be read, not written")},
    {ENOSPC, N_("the disk is full")},
    {EDQUOT, N_("your share of the disk is used up")},
    {EIO, N_("the disk does not read or write; it may be broken")},
    {EISDIR, N_("this is a folder")},
    {ENOTDIR, N_("a part of the path is no folder")},
    {EEXIST, N_("something of that name exists already")},
    {EMFILE, N_("too many files are open")},
    {ENFILE, N_("too many files are open")},
    {EFBIG, N_("the file would be too large")},
    {ENAMETOOLONG, N_("the name is too long")},
    {ELOOP, N_("the links of the path lead round in a circle")},
};
/* clang-format on */

struct system_words system_words(enum lang lang, int number)
{
    struct system_words words;
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (known[i].number == number) {
            snprintf(words.text, sizeof words.text, "%s", words_in(lang, known[i].words));
            return words;
        }
    snprintf(words.text, sizeof words.text, words_in(lang, N_("%s (error %d of the system)")),
             strerror(number), number);
    return words;
}
