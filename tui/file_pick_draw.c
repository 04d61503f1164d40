/*
 * Drawing the question for a file: a box with the path, below it why the last
 * one was refused, then the rows with their sizes.
 */
#include "model/numbers.h"
#include "tui/file_pick_inside.h"
#include "tui/wrapped.h"

#include <stdlib.h>
#include <sys/stat.h>

enum { WIDTH_MOST = 72, SIZE_COLUMNS = 10, FRAME = 2, ROWS_LEAST = 2, ABOUT_LEAST = 8 };

/* Adds the size of the file at PATH in a unit that is read at a glance. */
static void put_size(const char *path, struct buf *out)
{
    static const char *const units[] = {"B", "KiB", "MiB", "GiB"};
    struct stat about;
    char *real = file_pick_expand(path);
    if (stat(real, &about) == 0) {
        int64_t size = (int64_t)about.st_size;
        size_t unit = 0;
        for (; size >= 1024 && unit < 3; unit++)
            size = (size + 1023) / 1024;
        count_put(size, out);
        buf_printf(out, " %s", units[unit]);
    }
    free(real);
}

static void draw_row(struct app *app, const struct file_pick *pick, size_t i, struct area area,
                     int y)
{
    const struct file_row *row = &pick->rows[pick->shown[i]];
    bool focused = i == pick->focus.at;
    enum role role = focused ? ROLE_SELECTED : ROLE_TEXT;
    struct buf path = {0}, size = {0};
    int room = area.width - 2;
    if (!row->folder) {
        file_pick_put_row(pick, i, &path);
        put_size(buf_text(&path), &size);
        room -= SIZE_COLUMNS;
    }
    canvas_put(app->canvas, y, area.x, area.width, role, focused ? ">" : "");
    canvas_printf(app->canvas, y, area.x + 1, room, role, "%s%s%s",
                  file_pick_is_marked(pick, i) ? "* " : "", row->name, row->folder ? "/" : "");
    int width = canvas_width(app->canvas, buf_text(&size));
    canvas_put(app->canvas, y, area.x + area.width - 1 - width, width, focused ? role : ROLE_DIM,
               buf_text(&size));
    buf_clear(&path);
    buf_clear(&size);
}

/* Whether a file is among the rows that are shown. */
static bool shows_file(const struct file_pick *pick)
{
    for (size_t i = 0; i < pick->shown_count; i++)
        if (!pick->rows[pick->shown[i]].folder)
            return true;
    return false;
}

/* Adds the endings of the files that are shown: ".csv .tsv". */
static void put_endings(const struct file_pick *pick, struct buf *out)
{
    for (const char *const *ending = pick->endings; *ending != NULL; ending++)
        buf_printf(out, "%s%s", ending == pick->endings ? "" : " ", *ending);
}

/* Adds why there are no rows, or what is not shown. */
static void put_remark(const struct app *app, const struct file_pick *pick, struct buf *out)
{
    struct buf endings = {0};
    put_endings(pick, &endings);
    if (pick->unlisted != NULL)
        buf_puts(out, pick->unlisted);
    else if (pick->refusal == NULL && !pick->writes && pick->shown_count == 0)
        buf_printf(out,
                   words_in(app->lang, "No name matches. Shown are folders and files that end "
                                       "with %s; any other path can be typed."),
                   buf_text(&endings));
    else if (pick->refusal == NULL && !pick->writes && !file_pick_is_begun(pick) &&
             !shows_file(pick))
        buf_printf(out,
                   words_in(app->lang, "No file here ends with %s. The path of any other can be "
                                       "typed."),
                   buf_text(&endings));
    else if (pick->unnamed > 0)
        buf_printf(out,
                   words_count(app->lang, "%s name is not shown, as it is not UTF-8.",
                               "%s names are not shown, as they are not UTF-8.", pick->unnamed),
                   count_text((int64_t)pick->unnamed).text);
    buf_clear(&endings);
}

/* Draws that below the rows. */
static void draw_remark(struct app *app, const struct file_pick *pick, struct area area)
{
    size_t rows = pick->shown_count - pick->focus.first;
    struct buf text = {0};
    if (rows >= (size_t)area.height)
        return;
    area.y += (int)rows;
    area.height -= (int)rows;
    area.x++;
    area.width -= 2;
    put_remark(app, pick, &text);
    if (text.length > 0)
        wrapped_draw(app->canvas, area, pick->unlisted != NULL ? ROLE_ERROR : ROLE_DIM,
                     buf_text(&text), 0);
    buf_clear(&text);
}

/* Draws TEXT at the upper end of AREA, which it shortens, and leaves LEAST rows
 * of it. */
static void draw_note(struct app *app, struct area *area, enum role role, const char *text,
                      int least)
{
    int rows = wrapped_rows(app->canvas, text, area->width - 2);
    if (rows > area->height - least)
        rows = area->height - least;
    if (rows < 1)
        return;
    wrapped_draw(app->canvas, (struct area){area->y, area->x + 1, rows, area->width - 2}, role,
                 text, 0);
    area->y += rows;
    area->height -= rows;
}

static void draw_box(struct app *app, const struct file_pick *pick, struct area box)
{
    struct buf place = {0};
    if (pick->marked.count > 0) {
        buf_printf(&place, words_in(app->lang, "%zu marked"), pick->marked.count);
        buf_puts(&place, "  ");
    }
    focus_put_place(&pick->focus, pick->shown_count, &place);
    canvas_fill(app->canvas, box, ROLE_TEXT);
    canvas_box(app->canvas, box.y, box.x, box.height, box.width, ROLE_BORDER_ON, pick->title,
               buf_text(&place));
    buf_clear(&place);
}

void file_pick_draw(struct app *app, struct pane *pane, struct area area)
{
    struct file_pick *pick = (struct file_pick *)pane;
    struct area box = {.y = area.y, .height = area.height};
    box.width = area.width - 4 < WIDTH_MOST ? area.width - 4 : WIDTH_MOST;
    box.x = area.x + (area.width - box.width) / 2;
    draw_box(app, pick, box);
    struct area inside = {box.y + 1, box.x + 1, box.height - FRAME, box.width - FRAME};
    struct area rows = {inside.y + 1, inside.x, inside.height - 1, inside.width};
    if (pick->refusal != NULL)
        draw_note(app, &rows, ROLE_ERROR, pick->refusal, 0);
    else if (pick->about != NULL && rows.height >= ABOUT_LEAST)
        draw_note(app, &rows, ROLE_DIM, pick->about, ROWS_LEAST);
    focus_show(&pick->focus, rows, pick->shown_count);
    for (size_t i = pick->focus.first; i < focus_end(&pick->focus, pick->shown_count); i++)
        draw_row(app, pick, i, rows, focus_y(&pick->focus, i));
    draw_remark(app, pick, rows);
    /* Last, as the cursor stays where one types. */
    edit_draw_line(&pick->path, app->canvas, inside.y, inside.x + 1, inside.width - 2,
                   ROLE_FIELD_ON, true);
}
