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
#include <stdio.h>
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
    enum { DRAWING, DRAWN, TOO_LONG, GIVEN_UP, TOO_LARGE } state;
};

/* What the child becomes: all of it is made before fork(), after which only calls are
 * safe that are listed as such. */
struct program {
    const char *path;
    char name[8], option[16], resolution[16];
    char *argv[4];
    int line, nothing; /* its standard input and output; its messages */
};

static void name_program(const struct graphviz_query *query, struct program *program)
{
    *program = (struct program){.name = "dot", .resolution = "-Gdpi=144"};
    snprintf(program->option, sizeof program->option, "-T%s", query->format);
    program->path = query->program == NULL ? program->name : query->program;
    program->argv[0] = program->name;
    program->argv[1] = program->option;
    program->argv[2] = strcmp(query->format, "png") == 0 ? program->resolution : NULL;
}

static _Noreturn void become(const struct program *program)
{
    const struct rlimit memory = {(rlim_t)2 << 30, (rlim_t)2 << 30};
    setrlimit(RLIMIT_AS, &memory);
    signal(SIGPIPE, SIG_DFL);
    dup2(program->line, STDIN_FILENO);
    dup2(program->line, STDOUT_FILENO);
    dup2(program->nothing, STDERR_FILENO);
    execvp(program->path, program->argv);
    _exit(NOT_STARTED);
}

static bool refuse_start(int error, struct why *why)
{
    return why_set(why, "Graphviz was not started: %s.", system_words(why->lang, error).text);
}

static bool start(struct drawing *drawing, struct why *why)
{
    int ends[2];
    struct program program;
    name_program(drawing->query, &program);
    program.nothing = open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (program.nothing < 0 || socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
        refuse_start(errno, why);
        if (program.nothing >= 0)
            close(program.nothing);
        return false;
    }
    program.line = ends[1];
    drawing->child = fork();
    if (drawing->child == 0)
        become(&program);
    int error = errno;
    close(ends[1]);
    close(program.nothing);
    drawing->line = ends[0];
    clock_gettime(CLOCK_MONOTONIC, &drawing->start);
    if (drawing->child > 0)
        return true;
    close(ends[0]);
    return refuse_start(error, why);
}

static long ms_since(const struct timespec *start)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (now.tv_sec - start->tv_sec) * 1000L + (now.tv_nsec - start->tv_nsec) / 1000000L;
}

/* Sends what the child takes now; after the last byte it is told the end. */
static void send_some(struct drawing *drawing)
{
    ssize_t sent = send(drawing->line, drawing->graph, drawing->left, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent > 0) {
        drawing->graph += sent;
        drawing->left -= (size_t)sent;
    } else if (errno != EAGAIN) {
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
        if (ready > 0 && (at.revents & POLLOUT) != 0)
            send_some(drawing);
        if (ready > 0 && (at.revents & (POLLIN | POLLHUP | POLLERR)) != 0)
            take_some(drawing);
        if (drawing->state == DRAWING)
            look_on(drawing);
    }
}

/* Whether the child has ended, with its STATUS; who has children end unheard has none. */
static bool has_ended(const struct drawing *drawing, int options, int *status)
{
    pid_t ended = waitpid(drawing->child, status, options);
    return ended == drawing->child || (ended < 0 && errno == ECHILD);
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
