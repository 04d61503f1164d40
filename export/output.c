/*
 * See output.h. A symlink as the last part of a path is never followed: who
 * can place one there could send the company's register elsewhere.
 */
#include "export/output.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

FILE *output_open(const char *path, bool force, struct why *why)
{
    int how = O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW | (force ? O_TRUNC : O_EXCL);
    int fd = open(path, how, S_IRUSR | S_IWUSR);
    if (fd < 0 && errno == EEXIST)
        why_set(why,
                "%s exists already and was not overwritten. Choose another name, or use "
                "--force.",
                path);
    else if (fd < 0)
        why_set_class(why, WHY_FILE, "%s cannot be written: %s.", path, strerror(errno));
    if (fd < 0)
        return NULL;
    FILE *file = fdopen(fd, "w");
    if (file == NULL) {
        why_set_class(why, WHY_FILE, "%s cannot be written: %s.", path, strerror(errno));
        close(fd);
    }
    return file;
}

bool output_flush(FILE *file, const char *name, struct why *why)
{
    bool failed = ferror(file) != 0;
    if (fflush(file) == 0 && !failed)
        return true;
    return why_set_class(why, WHY_FILE,
                         "%s could not be written whole: %s. See whether the disk "
                         "is full.",
                         name, strerror(errno));
}

bool output_close(FILE *file, const char *path, struct why *why)
{
    bool done = output_flush(file, path, why);
    if (fclose(file) != 0 && done)
        done = why_set_class(why, WHY_FILE,
                             "%s could not be written whole: %s. See whether the "
                             "disk is full.",
                             path, strerror(errno));
    if (!done)
        unlink(path);
    return done;
}

static bool is_empty(const char *path)
{
    DIR *folder = opendir(path);
    if (folder == NULL)
        return false;
    bool empty = true;
    for (const struct dirent *at = readdir(folder); at != NULL && empty; at = readdir(folder))
        empty = strcmp(at->d_name, ".") == 0 || strcmp(at->d_name, "..") == 0;
    closedir(folder);
    return empty;
}

bool output_folder(const char *path, struct why *why)
{
    if (mkdir(path, S_IRWXU) == 0)
        return true;
    if (errno != EEXIST)
        return why_set_class(why, WHY_FILE, "The folder %s cannot be made: %s.", path,
                             strerror(errno));
    if (is_empty(path))
        return true;
    return why_set(why, "%s exists already and is no empty folder. Choose another name.", path);
}
