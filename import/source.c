/* See source.h. */
#include "import/source.h"

#include "model/mem.h"
#include "model/system.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool refuse_reading(struct why *why)
{
    return why_set(why, "The file cannot be read: %s.", system_words(why->lang, errno).text);
}

static bool refuse_large(struct why *why)
{
    return why_set(why, "The file is larger than 256 MiB. Divide it into several files.");
}

/* Keeps all of what can be read only once. */
static bool keep(struct source *source, struct why *why)
{
    char block[1 << 16];
    ssize_t got = 0;
    while (source->kept.length <= SOURCE_LIMIT &&
           ((got = read(source->file, block, sizeof block)) > 0 || (got < 0 && errno == EINTR)))
        if (got > 0)
            buf_add(&source->kept, block, (size_t)got);
    if (source->kept.length > SOURCE_LIMIT)
        return refuse_large(why);
    if (got < 0)
        return refuse_reading(why);
    source->bytes = buf_text(&source->kept);
    source->length = source->kept.length;
    return true;
}

bool source_open(struct source *source, const char *path, struct why *why)
{
    *source = (struct source){.file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)};
    if (source->file < 0)
        return why_set(why, "The file cannot be opened: %s.", system_words(why->lang, errno).text);
    bool done = fstat(source->file, &source->about) == 0 || refuse_reading(why);
    if (done && !S_ISREG(source->about.st_mode))
        done = keep(source, why);
    else if (done && source->about.st_size > SOURCE_LIMIT)
        done = refuse_large(why);
    if (!done)
        source_close(source);
    return done;
}

void source_of_bytes(struct source *source, const char *bytes, size_t length)
{
    *source = (struct source){.file = -1, .bytes = bytes, .length = length};
}

static bool same_time(const struct timespec *a, const struct timespec *b)
{
    return a->tv_sec == b->tv_sec && a->tv_nsec == b->tv_nsec;
}

/* Whether the file is as it was when it was opened. */
static bool check_same(const struct source *source, struct why *why)
{
    struct stat now;
    if (fstat(source->file, &now) != 0)
        return refuse_reading(why);
    return (now.st_size == source->about.st_size &&
            same_time(&now.st_mtim, &source->about.st_mtim)) ||
           why_set(why, "The file was written to while it was read. Read it again when it is "
                        "complete.");
}

/* Where the last line of what was read from byte FROM of the block on ends, which is not
 * its end; FROM where none does. A CR that stands last may belong to an LF. */
static size_t last_end(const struct buf *block, size_t from)
{
    size_t lf = block->length, cr = lf - 1;
    while (lf > from && block->text[lf - 1] != '\n')
        lf--;
    while (lf == from && cr > from && block->text[cr - 1] != '\r')
        cr--;
    return lf > from ? lf : cr;
}

/* Reads behind the block; *GOT is 0 at the end. */
static bool read_on(struct source *source, size_t *got, struct why *why)
{
    char block[1 << 16];
    ssize_t more;
    do
        more = pread(source->file, block, sizeof block, (off_t)(source->at + source->block.length));
    while (more < 0 && errno == EINTR);
    *got = more > 0 ? (size_t)more : 0;
    if (more < 0)
        return refuse_reading(why);
    buf_add(&source->block, block, *got);
    return source->at + source->block.length <= SOURCE_LIMIT || refuse_large(why);
}

/* Forgets the part of the block that was given. */
static void drop_given(struct source *source)
{
    size_t left = source->block.length - source->given;
    if (source->given == 0)
        return;
    source->at += source->given;
    memmove(source->block.text, source->block.text + source->given, left + 1);
    source->block.length = left;
    source->given = 0;
}

/* Reads until a line ends behind SOURCE_PIECE bytes, or the file does. */
static bool read_piece(struct source *source, struct why *why)
{
    size_t got = 1;
    drop_given(source);
    while (source->given == 0 && got > 0) {
        size_t looked = source->block.length;
        if (!read_on(source, &got, why))
            return false;
        if (got == 0)
            source->given = source->block.length;
        else if (source->block.length >= SOURCE_PIECE) {
            /* A CR at the end of what was looked at may have got its LF now. */
            size_t from = looked > SOURCE_PIECE ? looked - 1 : 0;
            size_t end = last_end(&source->block, from);
            source->given = end > from ? end : 0;
        }
    }
    return got > 0 || check_same(source, why);
}

enum source_more source_next(struct source *source, const char **piece, size_t *length,
                             struct why *why)
{
    if (source->bytes != NULL) {
        *piece = source->bytes;
        *length = source->at == 0 ? source->length : 0;
        source->at = source->length;
    } else {
        if (!read_piece(source, why))
            return SOURCE_FAILED;
        *piece = buf_text(&source->block);
        *length = source->given;
    }
    return *length > 0 ? SOURCE_PIECE_READ : SOURCE_END;
}

void source_rewind(struct source *source)
{
    source->at = source->given = 0;
    buf_empty(&source->block);
}

size_t source_look(const struct source *source, size_t at, char *out, size_t length)
{
    if (source->bytes != NULL) {
        size_t left = at < source->length ? source->length - at : 0;
        memcpy(out, source->bytes + (at < source->length ? at : 0), left < length ? left : length);
        return left < length ? left : length;
    }
    ssize_t got = pread(source->file, out, length, (off_t)at);
    return got > 0 ? (size_t)got : 0;
}

void source_close(struct source *source)
{
    if (source->file >= 0)
        close(source->file);
    buf_clear(&source->kept);
    buf_clear(&source->block);
    *source = (struct source){.file = -1};
}
