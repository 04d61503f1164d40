/*
 * vt - a terminal for tests: a program on a pseudo-terminal, its screen in
 * libvterm.
 *
 * Nothing here sleeps: every wait looks at the screen or the process until
 * what is wanted is there, and fails the test after VT_LIMIT_MS.
 */
#ifndef VT_H
#define VT_H

#include "model/buf.h"

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>
#include <termios.h>
#include <vterm.h>

enum { VT_LIMIT_MS = 20000, VT_DIRECTORY_BYTES = 24 };

struct vt {
    VTerm *vterm;
    VTermScreen *screen;
    int master, slave; /* -1 after a hang-up */
    pid_t child;       /* 0 after its end was seen */
    struct termios before;
    struct buf output;   /* all bytes the program has written */
    long long heard;     /* when the last of them came, in ns of CLOCK_MONOTONIC */
    bool alternate;      /* the alternate screen is shown */
    bool cursor_visible; /* as the program asked */
    bool silent;         /* questions of the program are not answered; set by the test */
};

/* Starts ARGV on a new terminal of that size, with the assignments of
 * ENVIRONMENT (closed with NULL) added to this program's own. VT must stay
 * where it is until vt_stop(). */
void vt_start(struct vt *vt, int rows, int columns, const char *const argv[],
              const char *const environment[]);

/* The same for a SCRIPT of the shell, in which $0 is PROGRAM. */
void vt_start_script(struct vt *vt, int rows, int columns, const char *program, const char *script,
                     const char *const environment[]);

/* The path of the program NAME beside the program SELF; the caller frees it. */
char *vt_beside(const char *self, const char *name);

/* Makes a directory of mode 0700 and sets PATH, of VT_DIRECTORY_BYTES, to it. */
void vt_make_directory(char *path);

/* Ends what is still there and frees it. */
void vt_stop(struct vt *vt);

/* Sends TEXT as if typed. */
void vt_send(struct vt *vt, const char *text);

/* Presses a key that the terminal may send in several ways. */
void vt_key(struct vt *vt, VTermKey key);

/* Sends TEXT as a paste, in brackets only where the program asked for them. */
void vt_paste(struct vt *vt, const char *text);

/* Presses or turns the mouse (button 1; 4 and 5 are the wheel) at a cell. */
void vt_mouse(struct vt *vt, int row, int column, int button);

/* Reads what has come; waits at most MS milliseconds for something. */
void vt_pump(struct vt *vt, int ms);

/* Adds row ROW of the screen to BUF, without blanks at its end. */
void vt_row(const struct vt *vt, int row, struct buf *buf);

/* Whether a row of the screen holds TEXT as far as was read. */
bool vt_shows(const struct vt *vt, const char *text);

/* Waits until a row of the screen holds TEXT; returns the row. */
int vt_wait_for(struct vt *vt, const char *text);

/* Waits until the program has written TEXT since vt->output was emptied. */
void vt_wait_output(struct vt *vt, const char *text);

/* Waits until the cursor stands there. */
void vt_wait_cursor(struct vt *vt, int row, int column);

/* Gives the window another size. */
void vt_resize(struct vt *vt, int rows, int columns);

/* Tells the program of another size; the screen here keeps its own, as
 * libvterm 0.1.4 does not survive every size. */
void vt_window(struct vt *vt, int rows, int columns);

/* Sends a signal to the job in the foreground of the terminal. */
void vt_signal_job(struct vt *vt, int number);

/* Closes the terminal, as closing its window does. */
void vt_hang_up(struct vt *vt);

/* Waits for the program to end; its status, as of waitpid(). */
int vt_wait_exit(struct vt *vt);

/* Whether line settings, screen, cursor and paste are as before the start. */
bool vt_restored(struct vt *vt);

#endif
