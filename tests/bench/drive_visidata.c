/*
 * See drive.h. The keys of VisiData, the nearest to what daicho does: it has
 * no filter that follows each letter, and edits stay in memory until the whole
 * file is written.
 */
#include "tests/bench/drive.h"

#include "model/buf.h"
#include "tests/bench/words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LARGE = 500000, STARTS_OF_LARGE = 2 };

static const char name[] = "visidata";
static const char page_down[] = "\x06", page_up[] = "\x02";

/* Until everything is loaded: it paints while it still reads. */
static struct took start(struct drive *drive)
{
    const char *const argv[] = {drive->program, "-N",        "--motd-url=", "-f",
                                "csv",          drive->file, NULL};
    static const char *const environment[] = {"TERM=xterm-256color", NULL};
    char loaded[32];
    snprintf(loaded, sizeof loaded, " %ld rows", drive->count);
    return watch_start(&drive->watch, false, argv, environment, loaded);
}

static void measure_starts(struct drive *drive)
{
    struct figure paint = {.name = "start to first full paint"};
    struct figure loaded = {.name = "start to everything loaded", .how = "paints while it reads"};
    int starts = drive->count < LARGE ? DRIVE_STARTS : STARTS_OF_LARGE;
    for (int i = 0; i < starts; i++) {
        if (i > 0)
            watch_stop(&drive->watch, NULL);
        struct took took = start(drive);
        figure_add(&paint, took.full, took.cpu);
        figure_add(&loaded, took.screen, took.cpu);
    }
    figure_print(&paint, name);
    figure_print(&loaded, name);
}

static void go_to_column(struct drive *drive, const char *column)
{
    char keys[64];
    snprintf(keys, sizeof keys, "c^%s$\r", column);
    watch_press(&drive->watch, keys);
}

/* Code and name stay at the left, as in daicho, and the counts are numbers. */
static void prepare(struct drive *drive)
{
    watch_press(&drive->watch, "!");
    go_to_column(drive, "名称");
    watch_press(&drive->watch, "!");
    go_to_column(drive, "件数");
    watch_press(&drive->watch, "#");
    go_to_column(drive, "名称");
}

static void measure_moves(struct drive *drive)
{
    struct figure move = {.name = "a row down, up", .how = "j, k"};
    struct figure page = {.name = "a page down, up", .how = "Ctrl-F, Ctrl-B"};
    struct figure jump = {.name = "to the end and back", .how = "G, gg"};
    drive_moves(drive, &move, DRIVE_MOVES, "j", "k");
    figure_print(&move, name);
    drive_moves(drive, &page, DRIVE_PAGES, page_down, page_up);
    figure_print(&page, name);
    drive_jumps(drive, &jump, "G", "gg");
    figure_print(&jump, name);
}

/* A whole word at once: rows are selected, then shown in a sheet of their own. */
static void measure_filter(struct drive *drive)
{
    struct figure hits = {.name = "filter, a letter: first full screen of hits",
                          .how = "a whole word, in one column: |, Enter, \""};
    struct figure counted = {.name = "filter, a letter: hits and count final"};
    for (size_t i = 0; drive_words[i] != NULL; i++) {
        char keys[64];
        const char *blank = strchr(drive_words[i], ' ');
        int head = blank == NULL ? (int)strlen(drive_words[i]) : (int)(blank - drive_words[i]);
        snprintf(keys, sizeof keys, "|%.*s%s%s", head, drive_words[i], blank == NULL ? "" : ".*",
                 blank == NULL ? "" : blank + 1);
        watch_press(&drive->watch, keys);
        struct took select = watch_press(&drive->watch, "\r");
        struct took show = watch_press(&drive->watch, "\"");
        figure_add(&hits, select.screen + show.screen, select.cpu + show.cpu);
        figure_add(&counted, select.screen + show.screen, select.cpu + show.cpu);
        watch_press(&drive->watch, "q");
        watch_press(&drive->watch, "gu");
    }
    figure_print(&hits, name);
    figure_print(&counted, name);
}

static void measure_forms(struct drive *drive)
{
    struct figure open = {.name = "opening a form", .how = "Enter: the row as a sheet"};
    struct figure leave = {.name = "leaving it", .how = "q"};
    drive_forms(drive, &open, "\r", &leave, "q");
    figure_print(&open, name);
    figure_print(&leave, name);
}

static void measure_edits(struct drive *drive)
{
    struct figure type = {.name = "typing a letter in a form", .how = "e: in a cell"};
    struct figure saved = {.name = "saving one change",
                           .how = "Enter: the cell, in memory; nothing is on the disk"};
    drive_first(drive, "gg");
    for (int i = 0; i < DRIVE_SAVES; i++) {
        watch_press(&drive->watch, "e");
        struct took took = watch_until(&drive->watch, "改", -1, "改");
        figure_add(&type, took.screen, took.cpu);
        took = watch_until(&drive->watch, "\r", -1, "改");
        figure_add(&saved, took.screen, took.cpu);
        watch_press(&drive->watch, "j");
    }
    figure_print(&type, name);
    figure_print(&saved, name);
}

static void measure_sorts(struct drive *drive)
{
    struct figure text = {.name = "sorting by a text column", .how = "["};
    struct figure number = {.name = "sorting by a number column", .how = "[, typed as number"};
    drive_first(drive, "gg");
    for (int i = 0; i < DRIVE_SORTS; i++) {
        go_to_column(drive, "名称");
        struct took took = watch_until(&drive->watch, "[", -1, WORDS_FIRST);
        figure_add(&text, took.screen, took.cpu);
        go_to_column(drive, "件数");
        took = watch_until(&drive->watch, "[", -1, WORDS_FEWEST);
        figure_add(&number, took.screen, took.cpu);
    }
    figure_print(&text, name);
    figure_print(&number, name);
}

void drive_visidata(struct drive *drive)
{
    /* clang-format off */
    static const struct drive_part parts[] = {
        {"moves", measure_moves},
        {"filter", measure_filter},
        {"forms", measure_forms},
        {"saves", measure_edits},
        {"sorts", measure_sorts},
        {NULL, NULL},
    };
    /* clang-format on */
    measure_starts(drive);
    prepare(drive);
    drive_parts(drive, name, parts);
    watch_stop(&drive->watch, NULL);
}
