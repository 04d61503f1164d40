/*
 * See term.h. Another program on the same terminal, and the program itself
 * suspended. The other program is run by its argument vector, never by a
 * shell: nothing in a file name or a text can become a command.
 */
#include "model/system.h"
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

/* Waits for the end of CHILD, which hears meanwhile of a wish to end; an errno
 * where that failed. */
static int wait_for(pid_t child, int *status)
{
    siginfo_t ended;
    int error = 0;
    term_signals_child(child);
    /* As long as its number is not given to another, it may be signalled. */
    while (error == 0 && waitid(P_PID, (id_t)child, &ended, WEXITED | WNOWAIT) != 0)
        error = errno == EINTR ? 0 : errno;
    term_signals_child(0);
    while (error == 0 && waitpid(child, status, 0) < 0)
        error = errno == EINTR ? 0 : errno;
    return error;
}

/* Takes the terminal again, unless the program is to end: it may be in the
 * background, where taking the terminal would stop it once more. */
static void come_back(struct term *term)
{
    if (!term_signals_hangup())
        term_enter(term);
}

bool term_suspend_for(struct term *term, char *const argv[], int *status, struct why *why)
{
    pid_t child;
    term_leave(term);
    int error = spawn(argv, &child);
    *status = 0;
    if (error == 0)
        error = wait_for(child, status);
    come_back(term);
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
                   argv[0], system_words(why->lang, error).text);
}

void term_suspend(struct term *term)
{
    term_leave(term);
    kill(0, SIGTSTP); /* the whole job, as the keyboard would */
    come_back(term);
}

void term_stop_here(struct term *term)
{
    term_leave(term);
    raise(SIGTSTP);
    come_back(term);
}
