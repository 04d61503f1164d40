/* See leftovers.h. */
#include "model/leftovers.h"

#include "model/buf.h"
#include "model/mem.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static const char beginning[] = ".daicho-";

/* Adds the folder of PATH with the slash at its end; nothing for a bare name. */
static void put_folder(const char *path, struct buf *out)
{
    const char *slash = strrchr(path, '/');
    if (slash != NULL)
        buf_add(out, path, (size_t)(slash + 1 - path));
}

void leftovers_name(const char *path, struct buf *out)
{
    put_folder(path, out);
    buf_printf(out, "%s%ld-", beginning, (long)getpid());
}

static bool was_left(const char *name)
{
    if (strncmp(name, beginning, sizeof beginning - 1) != 0)
        return false;
    char *end;
    const char *digits = name + sizeof beginning - 1;
    long process = strtol(digits, &end, 10);
    return end > digits && *end == '-' && process > 0 && kill((pid_t)process, 0) != 0 &&
           errno == ESRCH;
}

void leftovers_sync(const char *path)
{
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file >= 0) {
        fsync(file);
        close(file);
    }
}

void leftovers_sync_folder(const char *path)
{
    const char *slash = strrchr(path, '/');
    char *folder = slash == NULL ? mem_copy(".") : mem_copy_bytes(path, (size_t)(slash - path) + 1);
    leftovers_sync(folder);
    free(folder);
}

void leftovers_remove(const char *path)
{
    struct buf folder = {0}, file = {0};
    put_folder(path, &folder);
    DIR *listing = opendir(folder.length == 0 ? "." : buf_text(&folder));
    for (struct dirent *entry; listing != NULL && (entry = readdir(listing)) != NULL;) {
        if (!was_left(entry->d_name))
            continue;
        buf_empty(&file);
        buf_printf(&file, "%s%s", buf_text(&folder), entry->d_name);
        /* Also the empty folders of workbooks. */
        remove(buf_text(&file));
    }
    if (listing != NULL)
        closedir(listing);
    buf_clear(&folder);
    buf_clear(&file);
}

bool leftovers_move(const char *temporary, const char *path, bool replace)
{
    if (replace)
        return rename(temporary, path) == 0;
    if (link(temporary, path) == 0) {
        unlink(temporary);
        return true;
    }
    if (errno != EPERM && errno != EOPNOTSUPP && errno != ENOSYS)
        return false;
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (fd < 0)
        return false;
    close(fd);
    if (rename(temporary, path) == 0)
        return true;
    int error = errno;
    unlink(path);
    errno = error;
    return false;
}
