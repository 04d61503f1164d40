/*
 * refusing - a system that refuses some of its calls: a file system without hard links, a
 * disk that fails, no more processes. A filter of the kernel (seccomp) answers them with
 * an error, in a process of its own, since it is never taken off again.
 */
#ifndef TESTS_REFUSING_H
#define TESTS_REFUSING_H

#include <stdbool.h>
#include <stddef.h>

/* What is refused: each is one or several calls of the system. */
enum refused {
    REFUSED_LINK,
    REFUSED_RENAME,
    REFUSED_SYNC,
    REFUSED_CLOSE,
    REFUSED_MKDIR,
    REFUSED_DUP,
    REFUSED_FORK,
    REFUSED_KINDS
};

struct refusal {
    enum refused what;
    int error; /* the errno that is given */
};

/* Whether DEED of CONTEXT holds where COUNT REFUSALS are made; what it changes in memory
 * is gone then. Stops the test where this system has no such filters. */
bool refusing(const struct refusal *refusals, size_t count, bool (*deed)(void *context),
              void *context);

#endif
