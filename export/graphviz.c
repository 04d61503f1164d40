/*
 * See graphviz.h. Both directions go through sockets of AF_UNIX: writing to a
 * program that has ended is then an error and no signal.
 */
#include "export/graphviz.h"

#include "model/buf.h"
#include "model/system.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    USUAL_MS = 60 * 1000,
    POLL_MS = 100,
    END_MS = 5, /* between two looks whether it has ended */
    USUAL_BYTES = 256 * 1024 * 1024,
    NOT_STARTED = 127 /* the status by which the child tells it */
};

struct drawing {
    const struct graphviz_query *query;
    pid_t child;
    int line; /* to the child and from it */
    const char *graph;
    size_t left; /* bytes of GRAPH that were not sent */
    struct buf *out;
    size_t began; /* the length of OUT before */
    struct timespec start;
    enum { DRAWING, DRAWN, TOO_LONG, GIVEN_UP, TOO_LARGE, BROKEN } state;
};

/* In the child: becomes the program. Only calls that are safe after fork(). */
static _Noreturn void become(const struct graphviz_query *query, int line)
{
    char option[16] = "-T";
    strncat(option, query->format, sizeof option - 3);
    char name[] = "dot", resolution[] = "-Gdpi=144";
    char *argv[] = {name, option, NULL, NULL};
    if (strcmp(query->format, "png") == 0)
        argv[2] = resolution;
    const struct rlimit memory = {(rlim_t)2 << 30, (rlim_t)2 << 30};
    int nothing = open("/dev/null", O_WRONLY);
    setrlimit(RLIMIT_AS, &memory);
    signal(SIGPIPE, SIG_DFL);
    if (nothing >= 0 && dup2(line, STDIN_FILENO) >= 0 && dup2(line, STDOUT_FILENO) >= 0 &&
        dup2(nothing, STDERR_FILENO) >= 0)
        execvp(query->program == NULL ? "dot" : query->program, argv);
    _exit(NOT_STARTED);
}

static bool start(struct drawing *drawing, struct why *why)
{
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return why_set(why, "Graphviz was not started: %s.", system_words(why->lang, errno).text);
    drawing->child = fork();
    if (drawing->child == 0)
        become(drawing->query, ends[1]);
    int error = errno;
    close(ends[1]);
    drawing->line = ends[0];
    clock_gettime(CLOCK_MONOTONIC, &drawing->start);
    if (drawing->child > 0)
        return true;
    close(ends[0]);
    return why_set(why, "Graphviz was not started: %s.", system_words(why->lang, error).text);
}

static long ms_since(const struct timespec *start)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (now.tv_sec - start->tv_sec) * 1000L + (now.tv_nsec - start->tv_nsec) / 1000000L;
}

/* Whether the last call failed only for now. */
static bool is_passing(void)
{
    return errno == EAGAIN || errno == EINTR;
}

/* Sends what the child takes now; after the last byte it is told the end. */
static void send_some(struct drawing *drawing)
{
    ssize_t sent = send(drawing->line, drawing->graph, drawing->left, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent > 0) {
        drawing->graph += sent;
        drawing->left -= (size_t)sent;
    } else if (!is_passing()) {
        drawing->left = 0; /* it has ended: its status tells why */
    }
    if (drawing->left == 0)
        shutdown(drawing->line, SHUT_WR);
}

static void take_some(struct drawing *drawing)
{
    char piece[65536];
    ssize_t length = recv(drawing->line, piece, sizeof piece, MSG_DONTWAIT);
    if (length > 0)
        buf_add(drawing->out, piece, (size_t)length);
    else if (length == 0 || errno == ECONNRESET)
        drawing->state = DRAWN;
    else if (!is_passing())
        drawing->state = BROKEN;
    size_t most = drawing->query->bytes == 0 ? USUAL_BYTES : drawing->query->bytes;
    if (drawing->out->length - drawing->began > most)
        drawing->state = TOO_LARGE;
}

/* Ends it where it takes too long or the person gives up. */
static void look_on(struct drawing *drawing)
{
    const struct graphviz_query *query = drawing->query;
    if (ms_since(&drawing->start) > (query->ms == 0 ? USUAL_MS : query->ms))
        drawing->state = TOO_LONG;
    else if (query->go_on != NULL && !query->go_on(query->context))
        drawing->state = GIVEN_UP;
}

static void draw(struct drawing *drawing)
{
    while (drawing->state == DRAWING) {
        short wanted = (short)(POLLIN | (drawing->left > 0 ? POLLOUT : 0));
        struct pollfd at = {.fd = drawing->line, .events = wanted};
        int ready = poll(&at, 1, POLL_MS);
        if (ready > 0 && (at.revents & POLLOUT) != 0 && drawing->left > 0)
            send_some(drawing);
        if (ready > 0 && (at.revents & (POLLIN | POLLHUP | POLLERR)) != 0)
            take_some(drawing);
        if (ready < 0 && !is_passing())
            drawing->state = BROKEN;
        if (drawing->state == DRAWING)
            look_on(drawing);
    }
}

/* Whether the child has ended, with its STATUS. */
static bool has_ended(const struct drawing *drawing, int options, int *status)
{
    pid_t ended = waitpid(drawing->child, status, options);
    return ended == drawing->child || (ended < 0 && !is_passing());
}

/* Waits for the end of the child, which is ended unless it is done; one that is done and
 * stays nevertheless has no more time than one that draws. */
static int finish(struct drawing *drawing)
{
    int status = 0;
    close(drawing->line);
    while (drawing->state == DRAWN && !has_ended(drawing, WNOHANG, &status)) {
        poll(NULL, 0, END_MS);
        look_on(drawing);
    }
    if (drawing->state == DRAWN)
        return status;
    kill(drawing->child, SIGKILL);
    while (!has_ended(drawing, 0, &status))
        ;
    return status;
}

/* Whether what came is a whole drawing of the format. */
static bool is_drawing(const struct drawing *drawing)
{
    static const char png_begins[] = "\x89PNG\r\n\x1a\n";
    const char *bytes = buf_text(drawing->out) + drawing->began;
    size_t length = drawing->out->length - drawing->began;
    if (strcmp(drawing->query->format, "png") == 0)
        return length > 20 && memcmp(bytes, png_begins, 8) == 0 &&
               memcmp(bytes + length - 8, "IEND", 4) == 0;
    return strstr(bytes, "<svg") != NULL && strstr(bytes, "</svg>") != NULL;
}

static bool tell(const struct drawing *drawing, int status, struct why *why)
{
    static const char too_much[] =
        N_("The map was too much for Graphviz. Choose fewer data categories with --filter or "
           "--organization, or write --format dot and draw it elsewhere.");
    if (drawing->state == GIVEN_UP)
        return why_set(why, "The drawing was given up.");
    if (drawing->state == TOO_LONG || drawing->state == TOO_LARGE)
        return why_set(why, too_much);
    if (WIFEXITED(status) && WEXITSTATUS(status) == NOT_STARTED)
        return why_set(why, "Drawings are made by Graphviz, which is not installed here. On Debian "
                            "or Ubuntu: apt-get install graphviz fonts-noto-cjk. --format dot "
                            "writes the map without it.");
    if (WIFSIGNALED(status))
        return why_set(why,
                       "Graphviz ended before the drawing was done (signal %d). --format dot "
                       "writes the map without it.",
                       WTERMSIG(status));
    return why_set(why,
                   "Graphviz gave no whole drawing (its status was %d). --format dot writes the "
                   "map without it.",
                   WIFEXITED(status) ? WEXITSTATUS(status) : 0);
}

bool graphviz_draw(const char *dot, const struct graphviz_query *query, struct buf *out,
                   struct why *why)
{
    struct drawing drawing = {
        .query = query, .graph = dot, .left = strlen(dot), .out = out, .began = out->length};
    if (!start(&drawing, why))
        return false;
    draw(&drawing);
    int status = finish(&drawing);
    if (drawing.state == DRAWN && WIFEXITED(status) && WEXITSTATUS(status) == 0 &&
        is_drawing(&drawing))
        return true;
    out->length = drawing.began;
    if (out->text != NULL)
        out->text[out->length] = '\0';
    return tell(&drawing, status, why);
}
