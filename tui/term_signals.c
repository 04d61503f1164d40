/*
 * See term_inside.h. The ways out of the program that pass no ordinary code:
 * signals and exit(). What is needed to restore the terminal is kept ready,
 * and only functions that are safe in a signal handler (POSIX.1-2008, XSH
 * 2.4.3) bring it back. A hang-up, the wish to end and the wish to suspend are
 * noted for term_read(); a second one of the former ends the program.
 */
#include "tui/term_inside.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

static const int handled_signals[] = {
    SIGHUP, SIGTSTP, SIGINT, SIGTERM, SIGQUIT, SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL,
};

enum { HANDLED = sizeof handled_signals / sizeof handled_signals[0], RESTORE_BYTES = 256 };

/* Mutable state outside of all objects, because a handler gets no argument and
 * exit() gives its functions none. */
static struct {
    volatile sig_atomic_t on;     /* the terminal is ours to restore */
    volatile sig_atomic_t ending; /* the first of SIGHUP, SIGINT, SIGTERM that came */
    volatile sig_atomic_t stop;   /* SIGTSTP came */
    volatile pid_t child;         /* hears of a wish to end, too; 0 for nobody */
    struct termios before;        /* the terminal as it was */
    struct sigaction actions[HANDLED];
    char restore[RESTORE_BYTES];
    size_t restore_length;
    int error;   /* where standard error went before, -1 where it is not held */
    int held[2]; /* the pipe that holds it: read, write */
    bool exit_registered;
} state = {.error = -1};

static void write_all(int file, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t written = write(file, bytes, length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return;
        bytes += written;
        length -= (size_t)written;
    }
}

/* From here on standard error goes into a pipe that never blocks: what does
 * not fit is lost. */
static void hold_error(void)
{
    if (!isatty(STDERR_FILENO) || pipe(state.held) != 0)
        return;
    int error = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    if (error < 0) {
        close(state.held[0]);
        close(state.held[1]);
        return;
    }
    for (int i = 0; i < 2; i++) {
        fcntl(state.held[i], F_SETFD, FD_CLOEXEC);
        fcntl(state.held[i], F_SETFL, O_NONBLOCK);
    }
    dup2(state.held[1], STDERR_FILENO);
    state.error = error;
}

/* Lets standard error go and prints what was held. Safe in a handler. */
static void release_error(void)
{
    if (state.error < 0)
        return;
    char bytes[512];
    ssize_t length;
    dup2(state.error, STDERR_FILENO);
    while ((length = read(state.held[0], bytes, sizeof bytes)) > 0)
        write_all(STDERR_FILENO, bytes, (size_t)length);
    close(state.held[0]);
    close(state.held[1]);
    close(state.error);
    state.error = -1;
}

/* Safe in a handler. */
static void restore_terminal(void)
{
    if (!state.on)
        return;
    state.on = 0;
    write_all(STDOUT_FILENO, state.restore, state.restore_length);
    tcsetattr(STDIN_FILENO, TCSANOW, &state.before);
    release_error();
}

/* The signal has its former meaning again and is sent once more; it arrives
 * when the handler returns. */
static void end_by(int number)
{
    restore_terminal();
    for (int i = 0; i < HANDLED; i++) {
        if (handled_signals[i] == number)
            sigaction(number, &state.actions[i], NULL);
    }
    raise(number);
}

static void note_ending(int number)
{
    state.ending = number;
    if (state.child > 0)
        kill(state.child, number);
}

/* A second signal ends the program at once, but not a second SIGHUP: when a
 * terminal goes, its program, the shell and the kernel each send one, while
 * what was typed is still being kept. */
static void on_signal(int number)
{
    int saved = errno;
    if (number == SIGTSTP)
        state.stop = 1;
    else if ((number == SIGHUP || number == SIGINT || number == SIGTERM) && state.ending == 0)
        note_ending(number);
    else if (number != SIGHUP)
        end_by(number);
    errno = saved;
}

void term_signals_prepare(void)
{
    tcgetattr(STDIN_FILENO, &state.before);
    for (int i = 0; i < HANDLED; i++)
        sigaction(handled_signals[i], NULL, &state.actions[i]);
}

static void install(void)
{
    struct sigaction action = {.sa_handler = on_signal};
    sigfillset(&action.sa_mask);
    for (int i = 0; i < HANDLED; i++) {
        /* Whoever starts the program with nohup means it. */
        if (state.actions[i].sa_handler != SIG_IGN)
            sigaction(handled_signals[i], &action, NULL);
    }
}

void term_signals_take(const char *restore)
{
    if (!state.exit_registered)
        state.exit_registered = atexit(restore_terminal) == 0;
    state.restore_length = strlen(restore);
    if (state.restore_length > RESTORE_BYTES)
        state.restore_length = RESTORE_BYTES;
    memcpy(state.restore, restore, state.restore_length);
    state.stop = 0;
    hold_error();
    state.on = 1;
    install();
}

void term_signals_drop(void)
{
    state.on = 0;
    /* SIGHUP stays taken: one more must not break off what is still saved. */
    for (int i = 0; i < HANDLED; i++)
        if (handled_signals[i] != SIGHUP)
            sigaction(handled_signals[i], &state.actions[i], NULL);
    release_error();
}

void term_signals_rest(void)
{
    state.on = 0;
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    for (int i = 0; i < HANDLED; i++) {
        int number = handled_signals[i];
        bool from_keyboard = number == SIGINT || number == SIGQUIT;
        if (number != SIGHUP && number != SIGTERM)
            sigaction(number, from_keyboard ? &ignore : &state.actions[i], NULL);
    }
    release_error();
}

void term_signals_child(pid_t child)
{
    state.child = child;
    if (child > 0 && state.ending != 0)
        kill(child, (int)state.ending);
}

bool term_signals_hangup(void)
{
    return state.ending != 0;
}

void term_end(void)
{
    /* Its end by SIGHUP is as good as any: who hung up does not look. */
    if (state.ending != 0 && state.ending != SIGHUP)
        raise(state.ending);
}

bool term_signals_stop(void)
{
    bool stop = state.stop != 0;
    state.stop = 0;
    return stop;
}

void term_signals_hold(bool hold)
{
    sigset_t stop;
    sigemptyset(&stop);
    sigaddset(&stop, SIGTSTP);
    sigprocmask(hold ? SIG_BLOCK : SIG_UNBLOCK, &stop, NULL);
}
