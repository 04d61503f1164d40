/*
 * term-demo - shows the keys it gets; the program that term-test drives.
 *
 * term-demo [SAVED]: on a hang-up the file SAVED is made. Keys: q ends, e
 * edits a text in the editor, z suspends, b is a bug, d a lack of memory, w
 * writes to standard error, c copies, m switches the mouse off.
 */
#include "model/mem.h"
#include "tui/canvas.h"
#include "tui/editor.h"
#include "tui/term.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { EXIT_HANGUP = 3, TICK_MS = 1000 };

struct demo {
    struct term term;
    struct canvas *canvas;
    struct why why;
    struct buf last; /* what the last key was */
    int keys;        /* that came so far */
    char *text;      /* what the editor edits */
};

static void draw(struct demo *demo)
{
    struct canvas *canvas = demo->canvas;
    int width = canvas->columns;
    canvas_clear(canvas);
    canvas_box(canvas, 0, 0, canvas->rows, width, ROLE_BORDER, "鍵盤", NULL);
    canvas_put(canvas, 1, 1, width - 2, ROLE_TEXT, "葛\U000E0100 か\u0301 e\u0301 台帳①|");
    canvas_printf(canvas, 2, 1, width - 2, ROLE_SELECTED, "size %dx%d ambiguous %d",
                  demo->term.rows, demo->term.columns, demo->term.ambiguous);
    canvas_printf(canvas, 3, 1, width - 2, ROLE_KEY, "key %d: %s", demo->keys,
                  buf_text(&demo->last));
    canvas_printf(canvas, 4, 1, width - 2, ROLE_LABEL, "text: %s", demo->text);
    canvas_put(canvas, 5, 1, width - 2, ROLE_ERROR, demo->why.text);
    canvas_put(canvas, 6, 1, width - 2, ROLE_TEXT, "か\u3099");
    canvas_put(canvas, 7, 1, width - 2, ROLE_TEXT, "❤\uFE0F1\uFE0F\u20E3x|");
    canvas_cursor(canvas, 3, 6);
    term_paint(&demo->term, canvas);
}

static void describe(struct demo *demo, const struct key *key)
{
    demo->keys++;
    buf_empty(&demo->last);
    key_label(key, LANG_EN, &demo->last);
    if (key->type == KEYS_PASTE)
        buf_printf(&demo->last, " %zu <%s>", strlen(key->text), key->text);
    if (key->type == KEYS_PRESS || key->type == KEYS_DOUBLE || key->type == KEYS_WHEEL_UP)
        buf_printf(&demo->last, " at %d,%d", key->y, key->x);
    if (key->type == KEYS_RESIZE)
        buf_printf(&demo->last, "resize");
}

static void edit(struct demo *demo)
{
    char *edited;
    demo->why.text[0] = '\0';
    if (!editor_edit(&demo->term, demo->text, &edited, &demo->why))
        return;
    free(demo->text);
    demo->text = edited;
}

static void command(struct demo *demo, uint32_t point)
{
    switch (point) {
    case 'e':
        edit(demo);
        return;
    case 'z':
        term_suspend(&demo->term);
        return;
    case 'b':
        bug("a demonstration");
    case 'd':
        die("demo: out of memory");
    case 'w':
        fprintf(stderr, "a warning\n");
        return;
    case 'c':
        term_copy(&demo->term, "台帳", &demo->why);
        return;
    case 'm':
        term_mouse(&demo->term, false);
        return;
    }
}

static void make_file(const char *path)
{
    FILE *file = fopen(path, "w");
    if (file != NULL)
        fclose(file);
}

static int run(struct demo *demo)
{
    for (;;) {
        struct key key;
        draw(demo);
        term_read(&demo->term, &key, TICK_MS);
        if (key.type == KEYS_HANGUP)
            return EXIT_HANGUP;
        if (key.type == KEYS_RESIZE) {
            demo->canvas->ambiguous = demo->term.ambiguous;
            canvas_resize(demo->canvas, key.y, key.x);
        }
        if (key.type == KEYS_TEXT && key.point == 'q')
            return EXIT_SUCCESS;
        if (key.type != KEYS_TICK)
            describe(demo, &key);
        if (key.type == KEYS_TEXT)
            command(demo, key.point);
        key_clear(&key);
    }
}

int main(int argc, char **argv)
{
    struct demo demo = {.text = mem_copy("本文")};
    struct term_options options = {.mouse = true};
    if (!term_start(&demo.term, &options, &demo.why)) {
        fprintf(stderr, "%s\n", demo.why.text);
        free(demo.text);
        return 2;
    }
    demo.canvas = canvas_new(demo.term.rows, demo.term.columns, demo.term.ambiguous);
    int status = run(&demo);
    term_stop(&demo.term);
    term_stop(&demo.term);
    if (status == EXIT_HANGUP && argc > 1)
        make_file(argv[1]);
    canvas_free(demo.canvas);
    buf_clear(&demo.last);
    free(demo.text);
    term_end();
    return status;
}
