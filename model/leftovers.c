/* See leftovers.h. */
#include "model/leftovers.h"

#include "model/alive.h"
#include "model/buf.h"
#include "model/mem.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
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
    buf_puts(out, beginning);
    alive_name(out);
}

static bool was_left(const char *name)
{
    return strncmp(name, beginning, strlen(beginning)) == 0 &&
           alive_judge_name(name + strlen(beginning)) == ALIVE_ENDED;
}

/* Removes the folder NAME in PARENT and its files, where it is ours alone. */
static void discard(int parent, const char *name)
{
    struct stat status;
    int folder = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (folder < 0)
        return;
    bool ours =
        fstat(folder, &status) == 0 && status.st_uid == geteuid() && (status.st_mode & 077) == 0;
    DIR *listing = ours ? fdopendir(folder) : NULL;
    if (listing == NULL) {
        close(folder);
        return;
    }
    for (struct dirent *entry; (entry = readdir(listing)) != NULL;)
        unlinkat(folder, entry->d_name, 0);
    closedir(listing);
    unlinkat(parent, name, AT_REMOVEDIR);
}

void leftovers_discard(const char *path)
{
    discard(AT_FDCWD, path);
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
    struct buf folder = {0};
    put_folder(path, &folder);
    DIR *listing = opendir(folder.length == 0 ? "." : buf_text(&folder));
    for (struct dirent *entry; listing != NULL && (entry = readdir(listing)) != NULL;) {
        int parent = dirfd(listing);
        if (was_left(entry->d_name) && unlinkat(parent, entry->d_name, 0) != 0)
            discard(parent, entry->d_name);
    }
    if (listing != NULL)
        closedir(listing);
    buf_clear(&folder);
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
