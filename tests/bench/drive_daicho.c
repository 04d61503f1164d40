/* See drive.h. The keys of daicho. */
#include "tests/bench/drive.h"

#include "model/utf8.h"
#include "tests/bench/words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char name[] = "daicho";
static const char escape[] = "\033", enter[] = "\r", backspace[] = "\177";
static const char save[] = "\x13", first[] = "\033OH", last[] = "\033OF";
static const char page_down[] = "\x06", page_up[] = "\x02";

static struct took start(struct drive *drive)
{
    const char *const argv[] = {drive->program, "--lang", "ja", "-f", drive->file, NULL};
    static const char *const environment[] = {"TERM=xterm-256color", "DAICHO_USER=bench",
                                              "DAICHO_NOW=2026-11-22T09:00:00Z", NULL};
    return watch_start(&drive->watch, true, argv, environment, "C-000020");
}

/* The first start reads the file from the disk and is not counted; the last
 * one stays. */
static void measure_starts(struct drive *drive)
{
    struct figure paint = {.name = "start to first full paint"};
    struct figure loaded = {.name = "start to everything loaded"};
    start(drive);
    for (int i = 0; i < DRIVE_STARTS; i++) {
        watch_stop(&drive->watch, "q");
        struct took took = start(drive);
        figure_add(&paint, took.full, took.cpu);
        figure_add(&loaded, took.screen, took.cpu);
    }
    figure_print(&paint, name);
    figure_print(&loaded, name);
}

static void measure_moves(struct drive *drive)
{
    struct figure move = {.name = "a row down, up", .how = "j, k"};
    struct figure page = {.name = "a page down, up", .how = "Ctrl-F, Ctrl-B"};
    struct figure jump = {.name = "to the end and back", .how = "End, Home"};
    drive_moves(drive, &move, DRIVE_MOVES, "j", "k");
    figure_print(&move, name);
    drive_moves(drive, &page, DRIVE_PAGES, page_down, page_up);
    figure_print(&page, name);
    drive_jumps(drive, &jump, last, first);
    figure_print(&jump, name);
}

static void measure_filter(struct drive *drive)
{
    struct figure hits = {.name = "filter, a letter: first full screen of hits",
                          .how = "/, in all fields; letters that change the rows shown"};
    struct figure none = {.name = "filter, a letter that no record holds: so it says"};
    struct figure counted = {.name = "filter, a letter: hits and count final"};
    struct figure back = {.name = "filter, a letter taken back", .how = "Backspace"};
    for (size_t i = 0; drive_words[i] != NULL; i++) {
        size_t letters = 0;
        bool absent = drive_words[i + 1] == NULL;
        watch_press(&drive->watch, "/");
        for (const char *at = drive_words[i]; *at != '\0'; letters++) {
            uint32_t point;
            char letter[8] = "";
            size_t bytes = utf8_next(at, &point);
            memcpy(letter, at, bytes);
            at += bytes;
            struct took took = watch_press(&drive->watch, letter);
            if (took.list > 0)
                figure_add(absent ? &none : &hits, took.list, took.cpu);
            figure_add(&counted, took.screen, took.cpu);
        }
        for (; letters > 0; letters--) {
            struct took took = watch_press(&drive->watch, backspace);
            figure_add(&back, took.screen, took.cpu);
        }
        watch_press(&drive->watch, escape);
        drive_first(drive, first);
    }
    figure_print(&hits, name);
    figure_print(&none, name);
    figure_print(&counted, name);
    figure_print(&back, name);
}

static void measure_forms(struct drive *drive)
{
    struct figure open = {.name = "opening a form", .how = "e"};
    struct figure leave = {.name = "leaving it", .how = "Esc"};
    drive_forms(drive, &open, "e", &leave, escape);
    figure_print(&open, name);
    figure_print(&leave, name);
}

/* Each save changes a name; all are undone, so that the file keeps its records. */
static void measure_saves(struct drive *drive)
{
    struct figure type = {.name = "typing a letter in a form"};
    struct figure saved = {.name = "saving one change", .how = "Ctrl-S: on the disk, journal too"};
    struct figure undo = {.name = "undoing it", .how = "u"};
    drive_first(drive, first);
    for (int i = 0; i < DRIVE_SAVES; i++) {
        watch_press(&drive->watch, "e");
        struct took took = watch_until(&drive->watch, "改", -1, "改");
        figure_add(&type, took.screen, took.cpu);
        took = watch_until(&drive->watch, save, i, "改");
        figure_add(&saved, took.screen, took.cpu);
        watch_move(&drive->watch, "j", i + 1);
    }
    for (int i = 0; i < DRIVE_SAVES; i++) {
        struct took took = watch_press(&drive->watch, "u");
        figure_add(&undo, took.screen, took.cpu);
    }
    figure_print(&type, name);
    figure_print(&saved, name);
    figure_print(&undo, name);
}

static void sort(struct drive *drive, struct figure *figure, const char *column, const char *top)
{
    watch_press(&drive->watch, "s");
    watch_press(&drive->watch, column);
    struct took took = watch_until(&drive->watch, enter, -1, top);
    figure_add(figure, took.screen, took.cpu);
}

static void measure_sorts(struct drive *drive)
{
    struct figure text = {.name = "sorting by a text column", .how = "s, name, Enter"};
    struct figure number = {.name = "sorting by a number column", .how = "s, persons, Enter"};
    drive_first(drive, first);
    for (int i = 0; i < DRIVE_SORTS; i++) {
        sort(drive, &text, "名称", WORDS_FIRST);
        sort(drive, &number, "件数", WORDS_FEWEST);
    }
    figure_print(&text, name);
    figure_print(&number, name);
}

void drive_daicho(struct drive *drive)
{
    /* clang-format off */
    static const struct drive_part parts[] = {
        {"moves", measure_moves},
        {"filter", measure_filter},
        {"forms", measure_forms},
        {"saves", measure_saves},
        {"sorts", measure_sorts},
        {NULL, NULL},
    };
    /* clang-format on */
    measure_starts(drive);
    drive_parts(drive, name, parts);
    watch_stop(&drive->watch, "q");
}
