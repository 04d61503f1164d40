/*
 * See output.h. A symlink as the last part of a path is neither followed nor
 * replaced: who can place one there could send the company's register
 * elsewhere. Without force the file is moved by a hard link, which never takes
 * the place of another that came meanwhile.
 */
#include "export/output.h"

#include "model/buf.h"
#include "model/leftovers.h"
#include "model/mem.h"
#include "model/model.h"
#include "model/system.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool refuse_existing(const char *path, struct why *why)
{
    return why_set(why,
                   "%s exists already and was not overwritten. Choose another name, or use "
                   "--force.",
                   path);
}

static bool refuse_system(const char *path, struct why *why)
{
    return why_set_class(why, WHY_FILE, "%s cannot be written: %s.", path,
                         system_words(why->lang, errno).text);
}

static bool refuse_partial(const char *name, struct why *why)
{
    return why_set_class(why, WHY_FILE,
                         "%s could not be written whole: %s. See whether the disk "
                         "is full.",
                         name, system_words(why->lang, errno).text);
}

/* Whether INFO is of the inventory M, or of a file that SQLite keeps beside it. */
static bool is_inventory(const struct stat *info, const struct model *m)
{
    static const char *const endings[] = {"", "-wal", "-shm", "-journal"};
    bool same = false;
    for (size_t i = 0; i < sizeof endings / sizeof endings[0] && !same; i++) {
        struct buf path = {0};
        struct stat other;
        buf_printf(&path, "%s%s", model_path(m), endings[i]);
        same = stat(buf_text(&path), &other) == 0 && other.st_dev == info->st_dev &&
               other.st_ino == info->st_ino;
        buf_clear(&path);
    }
    return same;
}

/* Whether a file may be put at PATH. */
static bool check_place(const char *path, bool force, const struct model *m, struct why *why)
{
    struct stat info;
    if (lstat(path, &info) != 0)
        return errno == ENOENT || refuse_system(path, why);
    if (is_inventory(&info, m))
        return why_set(why,
                       "%s belongs to the inventory that is open, and is never overwritten. Choose "
                       "another name.",
                       path);
    if (!force)
        return refuse_existing(path, why);
    return S_ISREG(info.st_mode) ||
           why_set(why, "%s is no regular file and was not overwritten. Choose another name.",
                   path);
}

/* A name in the folder of PATH for mkstemp(). */
static char *temporary_name(const char *path)
{
    struct buf name = {0};
    leftovers_name(path, &name);
    buf_puts(&name, "XXXXXX");
    return buf_take(&name);
}

static void output_free(struct output *output)
{
    free(output->path);
    free(output->temporary);
    *output = (struct output){0};
}

bool output_begin(struct output *output, const char *path, bool force, const struct model *m,
                  struct why *why)
{
    *output = (struct output){0};
    if (!check_place(path, force, m, why))
        return false;
    leftovers_remove(path);
    *output = (struct output){.path = mem_copy(path),
                              .temporary = temporary_name(path),
                              .force = force,
                              .m = m,
                              .failures = model_failures(m)};
    int fd = mkstemp(output->temporary); /* mode 0600 */
    if (fd >= 0 && fcntl(fd, F_SETFD, FD_CLOEXEC) == 0)
        output->file = fdopen(fd, "w");
    if (output->file != NULL)
        return true;
    refuse_system(path, why);
    if (fd >= 0) {
        close(fd);
        unlink(output->temporary);
    }
    output_free(output);
    return false;
}

static bool move(const struct output *output, struct why *why)
{
    if (output->force ? rename(output->temporary, output->path) == 0
                      : leftovers_place(output->temporary, output->path))
        return true;
    return errno == EEXIST ? refuse_existing(output->path, why) : refuse_system(output->path, why);
}

bool output_end(struct output *output, bool whole, struct why *why)
{
    bool done = whole && model_ok_since(output->m, output->failures, why) &&
                output_flush(output->file, output->path, why);
    if (done && fsync(fileno(output->file)) != 0)
        done = refuse_partial(output->path, why);
    if (fclose(output->file) != 0 && done)
        done = refuse_partial(output->path, why);
    done = done && move(output, why);
    if (!done)
        unlink(output->temporary);
    output_free(output);
    return done;
}

bool output_flush(FILE *file, const char *name, struct why *why)
{
    bool failed = ferror(file) != 0;
    if (fflush(file) == 0 && !failed)
        return true;
    return refuse_partial(name, why);
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

bool output_folder(const char *path, bool *made, struct why *why)
{
    *made = mkdir(path, S_IRWXU) == 0;
    if (*made)
        return true;
    if (errno != EEXIST)
        return why_set_class(why, WHY_FILE, "The folder %s cannot be made: %s.", path,
                             system_words(why->lang, errno).text);
    if (is_empty(path))
        return true;
    return why_set(why, "%s exists already and is no empty folder. Choose another name.", path);
}
