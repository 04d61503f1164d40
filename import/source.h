/*
 * source - the bytes of a foreign file, piece by piece.
 *
 * A file may be a quarter of a gigabyte, and is looked at twice: to find its encoding,
 * then to read it. Each time it is read anew. What cannot be read twice (a pipe) is
 * kept in memory instead. A piece ends where a line does, so that no character is
 * torn, but in UTF-16.
 */
#ifndef SOURCE_H
#define SOURCE_H

#include "model/buf.h"
#include "model/why.h"

#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>

/* The largest file that is read, in bytes: 256 MiB; and the least bytes of a piece, but
 * the last. */
enum { SOURCE_LIMIT = 256 * 1024 * 1024, SOURCE_PIECE = 256 * 1024 };

struct source {
    int file;          /* -1 for bytes in memory */
    struct stat about; /* of the file, when it was opened */
    const char *bytes; /* in memory: all of it */
    size_t length;     /* of these */
    size_t at;         /* bytes that were given since source_rewind() */
    bool ended;        /* there are no more */
    struct buf kept;   /* what came through a pipe */
    struct buf block;  /* the piece that was given, and what was read behind it */
    size_t given;      /* bytes of the block that were given */
};

enum source_more { SOURCE_PIECE_READ, SOURCE_END, SOURCE_FAILED };

/* Opens the file at PATH; to be closed with source_close(). False with WHY: it cannot be
 * opened or read, or is larger than SOURCE_LIMIT. */
bool source_open(struct source *source, const char *path, struct why *why);

/* Makes SOURCE the LENGTH bytes at BYTES, which are borrowed; one piece. */
void source_of_bytes(struct source *source, const char *bytes, size_t length);

/* Sets PIECE to the next bytes, of length LENGTH, borrowed until the next call; at the
 * end there are none. SOURCE_FAILED with WHY as for source_open(), or since the file was
 * written to since it was opened. */
enum source_more source_next(struct source *source, const char **piece, size_t *length,
                             struct why *why);

/* Goes back to the first byte. */
void source_rewind(struct source *source);

/* Reads up to LENGTH bytes from byte AT on into OUT, whatever was given; gives how many
 * there are. */
size_t source_look(const struct source *source, size_t at, char *out, size_t length);

void source_close(struct source *source);

#endif
