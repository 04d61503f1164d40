/*
 * The rows below a path: the folder that it is in, and which of its files and
 * folders match what is typed behind the last "/". Files come first, as one of
 * them is wanted; the folder above is the last.
 */
#include "model/fold.h"
#include "model/mem.h"
#include "model/system.h"
#include "model/utf8.h"
#include "tui/file_pick_inside.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

static const char *home(void)
{
    const char *folder = getenv("HOME");
    return folder == NULL ? "" : folder;
}

char *file_pick_expand(const char *path)
{
    struct buf out = {0};
    bool at_home = path[0] == '~' && (path[1] == '/' || path[1] == '\0') && home()[0] == '/';
    buf_puts(&out, at_home ? home() : "");
    buf_puts(&out, at_home ? path + 1 : path);
    return buf_take(&out);
}

char *file_pick_shorten(const char *path)
{
    struct buf out = {0};
    size_t length = strlen(home());
    while (length > 0 && home()[length - 1] == '/')
        length--;
    bool at_home = length > 0 && strncmp(path, home(), length) == 0 &&
                   (path[length] == '/' || path[length] == '\0');
    buf_puts(&out, at_home ? "~" : "");
    buf_puts(&out, at_home ? path + length : path);
    return buf_take(&out);
}

/* The bytes of the path up to its last "/". */
static size_t folder_length(const struct file_pick *pick)
{
    const char *slash = strrchr(pick->path.text, '/');
    return slash == NULL ? 0 : (size_t)(slash + 1 - pick->path.text);
}

static bool is_wanted(const struct file_pick *pick, const char *name)
{
    size_t length = strlen(name);
    /* What Excel writes beside a workbook that is open. */
    if (strncmp(name, "~$", 2) == 0)
        return false;
    for (const char *const *ending = pick->endings; *ending != NULL; ending++) {
        size_t own = strlen(*ending);
        if (length > own && strcasecmp(name + length - own, *ending) == 0)
            return true;
    }
    return false;
}

static bool is_folder(int folder, const struct dirent *entry)
{
    struct stat about;
    if (entry->d_type != DT_UNKNOWN && entry->d_type != DT_LNK)
        return entry->d_type == DT_DIR;
    return fstatat(folder, entry->d_name, &about, 0) == 0 && S_ISDIR(about.st_mode);
}

static void add_row(struct file_pick *pick, const char *name, bool folder)
{
    struct buf key = {0};
    if (!folder && !is_wanted(pick, name))
        return;
    if (!utf8_valid(name, strlen(name), NULL)) {
        pick->unnamed++;
        return;
    }
    fold_text(name, &key);
    pick->rows = mem_grow(pick->rows, pick->row_count, &pick->row_capacity, sizeof *pick->rows);
    pick->rows[pick->row_count++] = (struct file_row){mem_copy(name), mem_copy(key.text), folder};
    buf_clear(&key);
}

static bool is_above(const struct file_row *row)
{
    return strcmp(row->name, "..") == 0;
}

static int by_name(const void *a, const void *b)
{
    const struct file_row *left = a, *right = b;
    if (is_above(left) != is_above(right))
        return is_above(left) ? 1 : -1;
    if (left->folder != right->folder)
        return left->folder ? 1 : -1;
    int order = strcmp(left->key, right->key);
    return order != 0 ? order : strcmp(left->name, right->name);
}

void file_pick_forget(struct file_pick *pick)
{
    for (size_t i = 0; i < pick->row_count; i++) {
        free(pick->rows[i].name);
        free(pick->rows[i].key);
    }
    pick->row_count = pick->shown_count = pick->unnamed = 0;
    free(pick->folder);
    free(pick->unlisted);
    pick->folder = pick->unlisted = NULL;
}

static void read_folder(struct app *app, struct file_pick *pick, char *folder)
{
    char *path = file_pick_expand(folder[0] == '\0' ? "." : folder);
    DIR *dir = opendir(path);
    int error = errno;
    file_pick_forget(pick);
    pick->folder = folder;
    if (dir == NULL) {
        struct buf why = {0};
        buf_printf(&why, words_in(app->lang, "The folder %s cannot be opened: %s."), folder,
                   system_words(app->lang, error).text);
        pick->unlisted = buf_take(&why);
    }
    for (struct dirent *entry; dir != NULL && (entry = readdir(dir)) != NULL;)
        if (strcmp(entry->d_name, ".") != 0)
            add_row(pick, entry->d_name, is_folder(dirfd(dir), entry));
    if (dir != NULL)
        closedir(dir);
    free(path);
    if (pick->row_count > 0)
        qsort(pick->rows, pick->row_count, sizeof *pick->rows, by_name);
    free(pick->shown);
    pick->shown = mem_new(pick->row_count + 1, sizeof *pick->shown);
}

/* Whether ROW is of those that TYPED, with its key, asks for: hidden ones only
 * where it begins with their dot. */
static bool matches(const struct file_row *row, const char *typed, const char *key)
{
    if (is_above(row))
        return typed[0] == '\0' || strcmp(typed, ".") == 0 || strcmp(typed, "..") == 0;
    if (row->name[0] == '.' && typed[0] != '.')
        return false;
    return fold_contains(row->key, key);
}

static bool begins(const char *text, const char *with)
{
    return strncmp(text, with, strlen(with)) == 0;
}

void file_pick_find(struct app *app, struct file_pick *pick)
{
    size_t length = folder_length(pick);
    const char *typed = pick->path.text + length;
    struct buf key = {0};
    char *folder = mem_copy_bytes(pick->path.text, length);
    if (pick->folder == NULL || strcmp(pick->folder, folder) != 0)
        read_folder(app, pick, folder);
    else
        free(folder);
    fold_text(typed, &key);
    pick->shown_count = 0;
    /* Names that begin so stand before those that hold it elsewhere. */
    for (int at_start = 1; at_start >= 0; at_start--)
        for (size_t i = 0; i < pick->row_count; i++)
            if (matches(&pick->rows[i], typed, buf_text(&key)) &&
                begins(pick->rows[i].key, buf_text(&key)) == (at_start == 1))
                pick->shown[pick->shown_count++] = i;
    buf_clear(&key);
    if (pick->focus.at >= pick->shown_count)
        pick->focus.at = pick->shown_count > 0 ? pick->shown_count - 1 : 0;
}

void file_pick_put_row(const struct file_pick *pick, size_t row, struct buf *out)
{
    const struct file_row *taken = &pick->rows[pick->shown[row]];
    buf_printf(out, "%s%s%s", pick->folder, taken->name, taken->folder ? "/" : "");
}

void file_pick_put_common(const struct file_pick *pick, struct buf *out)
{
    const char *typed = pick->path.text + folder_length(pick);
    const struct file_row *first = NULL;
    size_t common = 0, count = 0;
    for (size_t i = 0; i < pick->shown_count; i++) {
        const struct file_row *row = &pick->rows[pick->shown[i]];
        if (is_above(row) || !begins(row->name, typed))
            continue;
        if (count++ == 0) {
            first = row;
            common = strlen(row->name);
        }
        size_t same = 0;
        while (same < common && row->name[same] == first->name[same])
            same++;
        common = same;
    }
    buf_puts(out, pick->folder);
    if (first == NULL)
        buf_puts(out, typed);
    else
        buf_add(out, first->name, utf8_cut(first->name, common));
    if (count == 1 && first->folder)
        buf_putc(out, '/');
}
