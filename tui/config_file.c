/* See config_file.h. */
#include "tui/config_file.h"

#include "model/buf.h"
#include "model/mem.h"
#include "model/system.h"
#include "model/utf8.h"
#include "tui/keys.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FILE_BYTES_MOST = 64 * 1024 };

/* Reads all of FD, unless it is longer than it may be, into TEXT. */
static bool read_all(int fd, struct buf *text, struct why *why)
{
    struct stat about;
    char part[4096];
    ssize_t length = 0;
    if (fstat(fd, &about) != 0 || !S_ISREG(about.st_mode))
        return why_set(why, "This is no regular file.");
    while (text->length <= FILE_BYTES_MOST && (length = read(fd, part, sizeof part)) > 0)
        buf_add(text, part, (size_t)length);
    if (length < 0)
        return why_set(why, "It cannot be read: %s.", system_words(why->lang, errno).text);
    return text->length <= FILE_BYTES_MOST ||
           why_set(why, "It is longer than %d KiB. Shorten it.", FILE_BYTES_MOST / 1024);
}

/* LINE of LENGTH bytes without blanks around it; full-width forms and blanks,
 * typed with the input method on, are ASCII. For the caller to free. */
static char *plain(const char *line, size_t length)
{
    struct buf out = {0};
    char *copy = mem_copy_bytes(line, length);
    const char *at = copy;
    struct key key = {.type = KEYS_TEXT};
    for (size_t bytes; (bytes = utf8_next(at, &key.point)) > 0; at += bytes) {
        uint32_t point = key_to_command(&key).point;
        bool blank = point == ' ' || point == '\t' || point == '\r';
        if (blank && out.length > 0)
            buf_putc(&out, ' ');
        else if (!blank && point != key.point)
            buf_put_point(&out, point);
        else if (!blank)
            buf_add(&out, at, bytes);
    }
    free(copy);
    while (out.length > 0 && out.text[out.length - 1] == ' ')
        out.text[--out.length] = '\0';
    return buf_take(&out);
}

/* Adds line NUMBER, whose TEXT is plain, unless there is nothing but comment. */
static void add_line(struct config_lines *lines, unsigned number, const char *text)
{
    const char *comment = strstr(text, " # ");
    const char *equals = strchr(text, '=');
    /* After the '=' and blanks it is a value: the key of that name. */
    if (comment != NULL && equals != NULL && comment == equals + 1)
        comment = strstr(comment + 2, " # ");
    size_t length = comment == NULL ? strlen(text) : (size_t)(comment - text);
    if (text[0] == '\0' || text[0] == '#')
        return;
    lines->lines = mem_grow(lines->lines, lines->count, &lines->capacity, sizeof *lines->lines);
    struct config_line *line = &lines->lines[lines->count++];
    size_t name = equals == NULL || equals > text + length ? length : (size_t)(equals - text);
    *line = (struct config_line){.number = number, .name = plain(text, name)};
    for (char *at = line->name; *at != '\0'; at++)
        *at = (char)(*at >= 'A' && *at <= 'Z' ? *at - 'A' + 'a' : *at);
    if (name < length)
        line->value = plain(equals + 1, length - name - 1);
}

static void split(const struct buf *text, struct config_lines *lines)
{
    static const char mark[] = "\xEF\xBB\xBF"; /* of byte order, which some editors write */
    const char *at = buf_text(text), *end = at + text->length;
    if (strncmp(at, mark, sizeof mark - 1) == 0)
        at += sizeof mark - 1;
    for (unsigned number = 1; at < end; number++) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        size_t length = (size_t)((stop == NULL ? end : stop) - at);
        char *line = plain(at, length);
        add_line(lines, number, line);
        free(line);
        at += length + 1;
    }
}

void config_file_clear(struct config_lines *lines)
{
    for (size_t i = 0; i < lines->count; i++) {
        free(lines->lines[i].name);
        free(lines->lines[i].value);
    }
    free(lines->lines);
    *lines = (struct config_lines){0};
}

bool config_file_read(const char *path, struct config_lines *lines, struct why *why)
{
    struct buf text = {0};
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return errno == ENOENT ||
               why_set(why, "It cannot be read: %s.", system_words(why->lang, errno).text);
    bool done = read_all(fd, &text, why);
    close(fd);
    if (done)
        split(&text, lines);
    buf_clear(&text);
    return done;
}
