/*
 * Drives a program of the bench and prints what was measured, a line a figure
 * (figures.h).
 *
 *   bench-drive daicho|visidata PROGRAM FILE COUNT
 *   bench-drive floor
 *
 * FILE holds COUNT categories, as bench-make makes them. "floor" measures what
 * is the bench's own: a character that cat sends back. BENCH_ONLY names
 * parts: moves, filter, forms, saves, sorts. BENCH_SETTLE_MS lengthens all
 * settle times, to see that the figures do not depend on them.
 */
#include "tests/bench/drive.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { EXIT_MISUSE = 2, QUICK_MS = 25, CALM_MS = 150, FLOOR_KEYS = 200 };

const char *const drive_words[] = {"会員", "東京 会員", "臨時検診", "鯨飲", NULL};

static void print_memory(struct drive *drive, const char *program, const char *what,
                         const char *field)
{
    double kibibytes = (double)watch_memory(&drive->watch, field);
    figure_print_value(program, what, kibibytes / 1024, "MiB", field);
}

void drive_parts(struct drive *drive, const char *program, const struct drive_part parts[])
{
    print_memory(drive, program, "memory after the start", "VmRSS");
    for (; parts->name != NULL; parts++)
        if (drive->only == NULL || strstr(drive->only, parts->name) != NULL)
            parts->run(drive);
    print_memory(drive, program, "memory at most", "VmHWM");
}

void drive_moves(struct drive *drive, struct figure *figure, int times, const char *down,
                 const char *up)
{
    struct watch *watch = &drive->watch;
    long at = watch_focus(watch);
    struct took took = watch_press(watch, down);
    long step = watch_focus(watch) - at;
    long most = step <= 0 ? 0 : (drive->count - 1 - at) / step;
    if (times > most)
        times = (int)most;
    at += step;
    figure_add(figure, took.screen, took.cpu);
    for (int i = 1; i < times; i++, at += step) {
        took = watch_move(watch, down, at + step);
        figure_add(figure, took.screen, took.cpu);
    }
    for (int i = 0; i < times; i++, at -= step) {
        took = watch_move(watch, up, at - step);
        figure_add(figure, took.screen, took.cpu);
    }
}

void drive_jumps(struct drive *drive, struct figure *figure, const char *last, const char *first)
{
    for (int i = 0; i < DRIVE_JUMPS; i++) {
        struct took there = watch_move(&drive->watch, last, drive->count - 1);
        struct took back = watch_move(&drive->watch, first, 0);
        figure_add(figure, there.screen, there.cpu);
        figure_add(figure, back.screen, back.cpu);
    }
}

void drive_forms(struct drive *drive, struct figure *opening, const char *open,
                 struct figure *leaving, const char *leave)
{
    for (int i = 0; i < DRIVE_FORMS; i++) {
        struct took took = watch_press(&drive->watch, open);
        figure_add(opening, took.screen, took.cpu);
        took = watch_until(&drive->watch, leave, i, "C-000000");
        figure_add(leaving, took.screen, took.cpu);
        watch_move(&drive->watch, "j", i + 1);
    }
}

void drive_first(struct drive *drive, const char *first)
{
    if (watch_focus(&drive->watch) != 0)
        watch_until(&drive->watch, first, 0, "C-000020");
}

/* What the bench adds to each figure. */
static void measure_floor(struct drive *drive)
{
    static const char *const argv[] = {
        "sh", "-c", "printf 'C-000000 '; tput cup 0 0; stty raw -echo; exec cat", NULL};
    static const char *const environment[] = {"TERM=xterm-256color", NULL};
    struct figure echo = {.name = "floor", .how = "one character that cat sends back"};
    watch_start(&drive->watch, true, argv, environment, "C-000000");
    for (int i = 0; i < FLOOR_KEYS; i++) {
        struct took took = watch_move(&drive->watch, i % 2 == 0 ? "\bx" : "\by", -1);
        figure_add(&echo, took.screen, took.cpu);
    }
    watch_stop(&drive->watch, NULL);
    figure_print(&echo, "bench");
}

int main(int argc, char **argv)
{
    const char *slower = getenv("BENCH_SETTLE_MS");
    int more = slower == NULL ? 0 : (int)strtol(slower, NULL, 10);
    const char *what = argc < 2 ? "" : argv[1];
    struct drive drive = {.only = getenv("BENCH_ONLY"),
                          .watch = {.quick_ms = QUICK_MS + more, .calm_ms = CALM_MS + more}};
    if (argc == 5) {
        drive.program = argv[2];
        drive.file = argv[3];
        drive.count = strtol(argv[4], NULL, 10);
    }
    if (argc == 2 && strcmp(what, "floor") == 0)
        measure_floor(&drive);
    else if (drive.count > 0 && strcmp(what, "daicho") == 0)
        drive_daicho(&drive);
    else if (drive.count > 0 && strcmp(what, "visidata") == 0)
        drive_visidata(&drive);
    else {
        fprintf(stderr, "usage: bench-drive daicho|visidata PROGRAM FILE COUNT\n"
                        "       bench-drive floor\n");
        return EXIT_MISUSE;
    }
    return EXIT_SUCCESS;
}
