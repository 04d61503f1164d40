/* See watch.h. */
#include "tests/bench/watch.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

enum {
    LIST_FIRST = 5, /* rows and columns of the screen that both programs fill with their list */
    LIST_LAST = 32,
    LIST_COLUMNS = 50,
    LIMIT_MS = 120000,
    STEP_MS = 5
};

static const long long MS = 1000000;

static long long now_ns(clockid_t clock)
{
    struct timespec now = {0};
    clock_gettime(clock, &now);
    return (long long)now.tv_sec * 1000000000 + now.tv_nsec;
}

static bool cell_at(const struct watch *watch, int row, int column, VTermScreenCell *cell)
{
    return vterm_screen_get_cell(watch->vt.screen, (VTermPos){.row = row, .col = column}, cell);
}

static VTermPos cursor_of(const struct watch *watch)
{
    VTermPos cursor;
    vterm_state_get_cursorpos(vterm_obtain_state(watch->vt.vterm), &cursor);
    return cursor;
}

static uint64_t mix(uint64_t hash, uint64_t value)
{
    return (hash ^ value) * 1099511628211u; /* FNV-1a, by whole values */
}

/* Looks at the screen and notes what changed with the bytes heard last. */
static void look(struct watch *watch)
{
    uint64_t screen = 14695981039346656037u, list = screen;
    int filled = 0;
    for (int row = 0; row < WATCH_ROWS; row++) {
        bool blank = true;
        for (int column = 0; column < WATCH_COLUMNS; column++) {
            VTermScreenCell cell;
            cell_at(watch, row, column, &cell);
            uint64_t seen = cell.chars[0] + ((uint64_t)cell.attrs.reverse << 32);
            screen = mix(screen, seen);
            if (row < LIST_FIRST || row > LIST_LAST || column >= LIST_COLUMNS)
                continue;
            list = mix(list, seen);
            /* A box has its sides even where the list is empty. */
            blank = blank && (cell.chars[0] < '0' || cell.chars[0] == 0x2502);
        }
        filled += !blank;
    }
    if (watch->by_cursor) {
        VTermPos cursor = cursor_of(watch);
        screen = mix(mix(screen, (uint64_t)cursor.row), (uint64_t)cursor.col);
    }
    if (screen != watch->screen)
        watch->screen_at = watch->vt.heard;
    if (list != watch->list)
        watch->list_at = watch->vt.heard;
    if (watch->full_at == 0 && filled == LIST_LAST - LIST_FIRST + 1)
        watch->full_at = watch->vt.heard;
    watch->screen = screen;
    watch->list = list;
}

static bool has_text(const struct watch *watch, const char *text)
{
    bool found = false;
    for (int row = 0; row < WATCH_ROWS && !found; row++) {
        struct buf line = {0};
        vt_row(&watch->vt, row, &line);
        found = strstr(buf_text(&line), text) != NULL;
        buf_clear(&line);
    }
    return found;
}

static int focused_row(const struct watch *watch)
{
    VTermScreenCell cell;
    if (watch->by_cursor)
        return cursor_of(watch).row;
    /* Below the heading, which is reversed as well. */
    for (int row = 2; row < WATCH_ROWS - 1; row++)
        if (cell_at(watch, row, 1, &cell) && cell.attrs.reverse)
            return row;
    return -1;
}

long watch_focus(const struct watch *watch)
{
    struct buf line = {0};
    long number = -1;
    int row = focused_row(watch);
    if (row >= 0)
        vt_row(&watch->vt, row, &line);
    const char *code = strstr(buf_text(&line), "C-");
    if (code != NULL)
        number = strtol(code + 2, NULL, 10);
    buf_clear(&line);
    return number;
}

/* Whether the program waits: its state is the letter behind its name. */
static bool sleeps(const struct watch *watch)
{
    char path[64], line[256] = "";
    snprintf(path, sizeof path, "/proc/%ld/stat", (long)watch->vt.child);
    FILE *file = fopen(path, "r");
    if (file == NULL)
        return true;
    const char *read = fgets(line, sizeof line, file);
    const char *name_end = strrchr(line, ')');
    fclose(file);
    return read != NULL && name_end != NULL && name_end[1] == ' ' && name_end[2] == 'S';
}

struct expected {
    int settle_ms;
    long number;      /* of the focused category; -1: any */
    const char *text; /* on the screen; NULL: any */
};

static bool is_there(const struct watch *watch, const struct expected *expected)
{
    return (expected->number < 0 || watch_focus(watch) == expected->number) &&
           (expected->text == NULL || has_text(watch, expected->text));
}

static void give_up(struct watch *watch, const struct expected *expected)
{
    for (int row = 0; row < WATCH_ROWS; row++) {
        struct buf line = {0};
        vt_row(&watch->vt, row, &line);
        fprintf(stderr, "%s\n", buf_text(&line));
        buf_clear(&line);
    }
    fprintf(stderr, "bench: waited in vain for %s, category %ld\n",
            expected->text == NULL ? "any text" : expected->text, expected->number);
    watch_stop(watch, NULL);
    exit(EXIT_FAILURE);
}

/* Waits for a finished screen that began to change at START. */
static void settle(struct watch *watch, long long start, const struct expected *expected)
{
    const long long settle_ns = expected->settle_ms * MS;
    long long quiet = start, used = now_ns(watch->cpu);
    for (;;) {
        struct pollfd master = {.fd = watch->vt.master, .events = POLLIN};
        if (poll(&master, 1, STEP_MS) > 0) {
            long long before = watch->screen_at;
            vt_pump(&watch->vt, 0);
            buf_empty(&watch->vt.output);
            look(watch);
            if (watch->screen_at == before)
                continue;
            quiet = watch->screen_at;
            used = now_ns(watch->cpu);
        }
        long long now = now_ns(CLOCK_MONOTONIC), cpu = now_ns(watch->cpu);
        if (now - start > LIMIT_MS * MS)
            give_up(watch, expected);
        if (now - quiet < settle_ns)
            continue;
        if (watch->screen_at >= start && cpu - used < settle_ns / 2 && sleeps(watch) &&
            is_there(watch, expected))
            return;
        quiet = now;
        used = cpu;
    }
}

static double ms_from(long long start, long long end)
{
    return end <= start ? 0 : (double)(end - start) / (double)MS;
}

static struct took press(struct watch *watch, const char *keys, const struct expected *expected)
{
    long long cpu = now_ns(watch->cpu), start = now_ns(CLOCK_MONOTONIC);
    vt_send(&watch->vt, keys);
    settle(watch, start, expected);
    return (struct took){
        .list = ms_from(start, watch->list_at),
        .screen = ms_from(start, watch->screen_at),
        .cpu = ms_from(cpu, now_ns(watch->cpu)),
    };
}

struct took watch_start(struct watch *watch, bool focus_by_cursor, const char *const argv[],
                        const char *const environment[], const char *text)
{
    const struct expected expected = {.settle_ms = watch->calm_ms, .number = 0, .text = text};
    watch->by_cursor = focus_by_cursor;
    watch->screen = watch->list = 0;
    watch->full_at = 0;
    long long start = now_ns(CLOCK_MONOTONIC);
    vt_start(&watch->vt, WATCH_ROWS, WATCH_COLUMNS, argv, environment);
    clock_getcpuclockid(watch->vt.child, &watch->cpu);
    settle(watch, start, &expected);
    return (struct took){
        .list = ms_from(start, watch->list_at),
        .screen = ms_from(start, watch->screen_at),
        .full = ms_from(start, watch->full_at),
        .cpu = ms_from(0, now_ns(watch->cpu)),
    };
}

struct took watch_press(struct watch *watch, const char *keys)
{
    return press(watch, keys, &(struct expected){.settle_ms = watch->calm_ms, .number = -1});
}

struct took watch_move(struct watch *watch, const char *keys, long number)
{
    return press(watch, keys, &(struct expected){.settle_ms = watch->quick_ms, .number = number});
}

struct took watch_until(struct watch *watch, const char *keys, long number, const char *text)
{
    return press(watch, keys,
                 &(struct expected){.settle_ms = watch->calm_ms, .number = number, .text = text});
}

long watch_memory(const struct watch *watch, const char *name)
{
    char path[64], line[256];
    long kibibytes = 0;
    size_t length = strlen(name);
    snprintf(path, sizeof path, "/proc/%ld/status", (long)watch->vt.child);
    FILE *file = fopen(path, "r");
    while (file != NULL && fgets(line, sizeof line, file) != NULL)
        if (strncmp(line, name, length) == 0 && line[length] == ':')
            kibibytes = strtol(line + length + 1, NULL, 10);
    if (file != NULL)
        fclose(file);
    return kibibytes;
}

void watch_stop(struct watch *watch, const char *keys)
{
    if (keys != NULL) {
        vt_send(&watch->vt, keys);
        vt_wait_exit(&watch->vt);
    }
    vt_stop(&watch->vt);
}
