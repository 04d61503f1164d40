/*
 * See term.h. Another program on the same terminal, and the program itself
 * suspended. The other program is run by its argument vector, never by a
 * shell: nothing in a file name or a text can become a command.
 */
#include "tui/term_inside.h"

#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>

extern char **environ;

/* What the child must not inherit: signals ignored while it runs. */
static int spawn(char *const argv[], pid_t *child)
{
    posix_spawnattr_t attributes;
    sigset_t defaults;
    int error = posix_spawnattr_init(&attributes);
    if (error != 0)
        return error;
    sigemptyset(&defaults);
    sigaddset(&defaults, SIGINT);
    sigaddset(&defaults, SIGQUIT);
    posix_spawnattr_setsigdefault(&attributes, &defaults);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
    error = posix_spawnp(child, argv[0], NULL, &attributes, argv, environ);
    posix_spawnattr_destroy(&attributes);
    return error;
}

bool term_suspend_for(struct term *term, char *const argv[], int *status, struct why *why)
{
    pid_t child;
    term_leave(term);
    int error = spawn(argv, &child);
    *status = 0;
    while (error == 0 && waitpid(child, status, 0) < 0) {
        if (errno != EINTR)
            error = errno;
    }
    term_enter(term);
    if (error == 0)
        return true;
    if (error == ENOENT)
        return why_set(why,
                       "\"%.200s\" was not started: there is no such program. Install it, or "
                       "name another one.",
                       argv[0]);
    return why_set(why,
                   "\"%.200s\" was not started: %s. See that it is a program that you may "
                   "run.",
                   argv[0], strerror(error));
}

void term_suspend(struct term *term)
{
    term_leave(term);
    kill(0, SIGTSTP); /* the whole job, as the keyboard would */
    term_enter(term);
}
