/*
 * See editor.h. The place for the file, the words of $VISUAL, the call, and
 * what is read back. The file is removed on every path out of editor_edit(); its folder
 * is called by the mark of the process (model/leftovers.h), so that editor_sweep() takes
 * no text from an editor that is open.
 */
#include "tui/editor.h"

#include "model/buf.h"
#include "model/leftovers.h"
#include "model/mem.h"
#include "model/system.h"
#include "model/utf8.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { LARGEST_BYTES = 1 << 20 };

/* Where the text lies while it is edited: a directory of mode 0700 made for it,
 * and a file in it. */
struct place {
    char *directory;
    char *file;
};

/* $XDG_RUNTIME_DIR where it is what the XDG Base Directory Specification
 * promises: ours, and of mode 0700. Else NULL. */
static const char *runtime_directory(void)
{
    const char *path = getenv("XDG_RUNTIME_DIR");
    struct stat status;
    if (path == NULL || path[0] != '/' || lstat(path, &status) != 0)
        return NULL;
    bool ours = S_ISDIR(status.st_mode) && status.st_uid == geteuid();
    return ours && (status.st_mode & 077) == 0 ? path : NULL;
}

/* Where the directories are made. */
static const char *parent_directory(void)
{
    const char *parent = runtime_directory();
    if (parent == NULL)
        parent = getenv("TMPDIR");
    return parent != NULL && parent[0] == '/' ? parent : "/tmp";
}

/* Adds it with a slash at its end. */
static void put_parent(struct buf *out)
{
    buf_printf(out, "%s/", parent_directory());
}

/* Makes the directory; NULL with errno set. */
static char *make_directory(void)
{
    struct buf parent = {0}, path = {0};
    put_parent(&parent);
    leftovers_name(buf_text(&parent), &path);
    buf_puts(&path, "XXXXXX");
    buf_clear(&parent);
    char *directory = buf_take(&path);
    if (mkdtemp(directory) != NULL)
        return directory;
    int error = errno;
    free(directory);
    errno = error;
    return NULL;
}

static void place_clear(struct place *place)
{
    /* With the backups of the editor in it. */
    if (place->directory != NULL)
        leftovers_discard(place->directory);
    free(place->file);
    free(place->directory);
    *place = (struct place){0};
}

static bool write_all(int file, const char *text)
{
    size_t length = strlen(text);
    while (length > 0) {
        ssize_t written = write(file, text, length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        text += written;
        length -= (size_t)written;
    }
    return true;
}

/* Puts TEXT into the new file PATH of mode 0600; false with errno set. */
static bool write_new(const char *path, const char *text)
{
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (file < 0)
        return false;
    bool written = write_all(file, text);
    int error = errno;
    if (close(file) != 0 && written)
        return false;
    errno = error;
    return written;
}

/* Makes the directory, and in it the file with TEXT; false with errno set. */
static bool place_make(struct place *place, const char *text)
{
    struct buf path = {0};
    place->directory = make_directory();
    if (place->directory == NULL)
        return false;
    buf_printf(&path, "%s/daicho.txt", place->directory);
    place->file = buf_take(&path);
    return write_new(place->file, text);
}

void editor_sweep(void)
{
    struct buf inside = {0};
    put_parent(&inside);
    leftovers_remove(buf_text(&inside));
    buf_clear(&inside);
}

/* The words of the person's editor, and FILE; the caller frees the array and
 * WORDS, the text that it points into. */
static char **editor_arguments(char *file, char **words)
{
    static const char blanks[] = " \t\n";
    const char *command = getenv("VISUAL");
    if (command == NULL || command[strspn(command, blanks)] == '\0')
        command = getenv("EDITOR");
    if (command == NULL || command[strspn(command, blanks)] == '\0')
        command = "vi";
    char **arguments = NULL;
    size_t count = 0;
    size_t capacity = 0;
    char *rest;
    *words = mem_copy(command);
    for (char *word = strtok_r(*words, blanks, &rest); word != NULL;
         word = strtok_r(NULL, blanks, &rest)) {
        arguments = mem_grow(arguments, count, &capacity, sizeof *arguments);
        arguments[count++] = word;
    }
    arguments = mem_resize(arguments, count + 2, sizeof *arguments);
    arguments[count] = file;
    arguments[count + 1] = NULL;
    return arguments;
}

static bool run_editor(struct term *term, char *file, struct why *why)
{
    char *words;
    char **arguments = editor_arguments(file, &words);
    int status;
    bool done = term_suspend_for(term, arguments, &status, why);
    if (!done)
        why_at(why, "The editor, which VISUAL or EDITOR names");
    else if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        done = why_set(why,
                       "The text was left as it was, as the editor \"%.200s\" ended with an "
                       "error. Edit it again and leave the editor in its usual way.",
                       arguments[0]);
    free(arguments);
    free(words);
    return done;
}

/* Reads at most LARGEST_BYTES and one more; false with errno set. */
static bool read_all(const char *path, struct buf *buf)
{
    char bytes[4096];
    /* Editors replace the file; a link or a pipe in its place is no text. */
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (file < 0)
        return false;
    ssize_t length;
    do {
        length = read(file, bytes, sizeof bytes);
        if (length > 0)
            buf_add(buf, bytes, (size_t)length);
    } while ((length > 0 && buf->length <= LARGEST_BYTES) || (length < 0 && errno == EINTR));
    int error = errno;
    close(file);
    errno = error;
    return length >= 0;
}

static bool is_text(const struct buf *buf)
{
    const char *text = buf_text(buf);
    if (strlen(text) != buf->length)
        return false;
    return utf8_valid(text, buf->length, NULL);
}

static bool read_back(const char *path, const char *before, char **edited, struct why *why)
{
    struct buf buf = {0};
    bool good = false;
    if (!read_all(path, &buf))
        why_set(why, "The text was left as it was, as the editor's file cannot be read: %s.",
                system_words(why->lang, errno).text);
    else if (buf.length > LARGEST_BYTES)
        why_set(why,
                "The text was left as it was, as the edited one is too long. A text may have "
                "at most %d bytes; shorten it.",
                (int)LARGEST_BYTES);
    else if (!is_text(&buf))
        why_set(why, "The text was left as it was, as the editor did not save it as UTF-8. "
                     "Set the editor to UTF-8 and edit again.");
    else
        good = true;
    if (good) {
        size_t length = strlen(before);
        bool ended = length > 0 && before[length - 1] == '\n';
        *edited = buf_take(&buf);
        length = strlen(*edited);
        if (!ended && length > 0 && (*edited)[length - 1] == '\n')
            (*edited)[length - 1] = '\0';
    }
    buf_clear(&buf);
    return good;
}

bool editor_edit(struct term *term, const char *text, char **edited, struct why *why)
{
    struct place place = {0};
    bool good = place_make(&place, text);
    if (!good)
        why_set(why,
                "The text cannot be handed to an editor, as there is no place for its file: "
                "%s. Set TMPDIR to a directory that you may write to.",
                system_words(why->lang, errno).text);
    good = good && run_editor(term, place.file, why) && read_back(place.file, text, edited, why);
    place_clear(&place);
    return good;
}
