/*
 * See workbook.h. libxlsxwriter opens the file that output.h has made by its name;
 * both write to one file, and the last word is that of output_end().
 */
#include "export/workbook_inside.h"

#include "model/dates.h"
#include "model/leftovers.h"
#include "model/mem.h"
#include "model/model.h"
#include "model/system.h"
#include "model/utf8.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>
#include <unistd.h>

/* A folder of mode 0700 beside PATH; NULL with WHY. */
static char *private_folder(const char *path, struct why *why)
{
    struct buf name = {0};
    leftovers_name(path, &name);
    buf_puts(&name, "XXXXXX");
    char *folder = buf_take(&name);
    if (mkdtemp(folder) != NULL)
        return folder;
    why_set_class(why, WHY_FILE, "%s cannot be written: %s.", path,
                  system_words(why->lang, errno).text);
    free(folder);
    return NULL;
}

/* The present moment by the clock of M. */
static time_t moment(const struct model *m)
{
    char now[21];
    struct tm at = {0};
    model_now(m, now);
    if (sscanf(now, "%d-%d-%dT%d:%d:%dZ", &at.tm_year, &at.tm_mon, &at.tm_mday, &at.tm_hour,
               &at.tm_min, &at.tm_sec) != 6)
        bug("the clock gives no moment");
    at.tm_year -= 1900;
    at.tm_mon -= 1;
    return timegm(&at);
}

void workbook_expect(lxw_error error)
{
    if (error != LXW_NO_ERROR)
        bug("libxlsxwriter refused what it was given");
}

struct workbook *workbook_begin(const char *path, bool force, const struct model *m,
                                enum workbook_memory memory, struct why *why)
{
    struct output output;
    if (!output_begin(&output, path, force, m, why))
        return NULL;
    char *folder = private_folder(path, why);
    if (folder == NULL) {
        output_end(&output, false, why);
        return NULL;
    }
    struct workbook *book = mem_new(1, sizeof *book);
    book->output = output;
    book->folder = folder;
    book->memory = memory;
    book->why.lang = why->lang;
    lxw_workbook_options options = {
        .constant_memory = memory == WORKBOOK_FLAT, .tmpdir = folder, .use_zip64 = LXW_FALSE};
    book->book = workbook_new_opt(output.temporary, &options);
    if (book->book == NULL)
        mem_none();
    workbook_styles(book);
    snprintf(book->lists_name, sizeof book->lists_name, "%s", words_in(why->lang, "Choices"));
    book->created = moment(m);
    workbook_about(book, "daicho", NULL);
    return book;
}

void workbook_about(struct workbook *book, const char *title, const char *company)
{
    lxw_doc_properties properties = {.created = book->created};
    char *names[] = {mem_copy(title), company == NULL ? NULL : mem_copy(company)};
    properties.title = names[0];
    properties.company = names[1];
    workbook_expect(workbook_set_properties(book->book, &properties));
    free(names[0]);
    free(names[1]);
}

/* Cuts NAME to the most units of UTF-16 that a tab holds, LESS of which are left free. */
static void put_name(const char *name, size_t less, struct buf *out)
{
    enum { TAB_UNITS = 31 };
    size_t units = 0;
    while (*name != '\0') {
        uint32_t point;
        size_t length = utf8_next(name, &point);
        units += point > 0xFFFF ? 2 : 1;
        if (units + less > TAB_UNITS)
            return;
        if (strchr("[]:*?/\\'", *name) != NULL || (unsigned char)*name < 0x20)
            buf_putc(out, ' ');
        else
            buf_add(out, name, length);
        name += length;
    }
}

/* Whether a leaf or the hidden sheet is called NAME; Excel keeps "History" for
 * itself. */
static bool is_taken(const struct workbook *book, const char *name)
{
    for (size_t i = 0; i < book->leaf_count; i++)
        if (strcasecmp(book->leaves[i]->name, name) == 0)
            return true;
    return strcasecmp(name, "History") == 0;
}

static struct leaf *add_leaf(struct workbook *book, const char *name)
{
    struct leaf *leaf = mem_new(1, sizeof *leaf);
    *leaf = (struct leaf){.book = book, .sheet = workbook_add_worksheet(book->book, name)};
    snprintf(leaf->name, sizeof leaf->name, "%s", name);
    if (leaf->sheet == NULL)
        bug("libxlsxwriter takes no sheet of this name");
    worksheet_gridlines(leaf->sheet, LXW_HIDE_ALL_GRIDLINES);
    book->leaves =
        mem_grow(book->leaves, book->leaf_count, &book->leaf_capacity, sizeof *book->leaves);
    book->leaves[book->leaf_count++] = leaf;
    return leaf;
}

struct leaf *workbook_leaf(struct workbook *book, const char *name)
{
    enum { NUMBER_UNITS = 5 };
    struct buf text = {0};
    put_name(name[0] == '\0' ? "-" : name, 0, &text);
    for (int number = 2;
         is_taken(book, buf_text(&text)) || strcasecmp(buf_text(&text), book->lists_name) == 0;
         number++) {
        buf_empty(&text);
        put_name(name, NUMBER_UNITS, &text);
        buf_printf(&text, " %d", number);
    }
    struct leaf *leaf = add_leaf(book, buf_text(&text));
    buf_clear(&text);
    return leaf;
}

/* Whether LIST has these texts. */
static bool is_list(const struct workbook *book, const struct workbook_list *list,
                    const char *const *texts, size_t count)
{
    if (list->count != count)
        return false;
    for (size_t i = 0; i < count; i++)
        if (strcmp(book->offered[list->first + i], texts[i]) != 0)
            return false;
    return true;
}

size_t workbook_list(struct workbook *book, const char *const *texts, size_t count)
{
    for (size_t i = 0; i < book->list_count; i++)
        if (is_list(book, &book->lists[i], texts, count))
            return i;
    book->lists =
        mem_grow(book->lists, book->list_count, &book->list_capacity, sizeof *book->lists);
    book->lists[book->list_count] = (struct workbook_list){book->offered_count, count};
    for (size_t i = 0; i < count; i++) {
        book->offered = mem_grow(book->offered, book->offered_count, &book->offered_capacity,
                                 sizeof *book->offered);
        book->offered[book->offered_count++] = mem_copy(texts[i]);
    }
    return book->list_count++;
}

void workbook_name(struct workbook *book, const char *name, const struct leaf *leaf,
                   size_t first_row, size_t first_column, size_t last_row, size_t last_column)
{
    char range[LXW_MAX_CELL_RANGE_LENGTH];
    struct buf formula = {0};
    lxw_rowcol_to_range_abs(range, (lxw_row_t)first_row, (lxw_col_t)first_column,
                            (lxw_row_t)last_row, (lxw_col_t)last_column);
    buf_putc(&formula, '=');
    leaf_quoted(leaf->name, &formula);
    buf_printf(&formula, "!%s", range);
    workbook_expect(workbook_define_name(book->book, name, buf_text(&formula)));
    buf_clear(&formula);
}

bool workbook_ok(const struct workbook *book)
{
    return !book->failed;
}

void workbook_fail(struct workbook *book, const struct why *why)
{
    book->why = *why;
    book->failed = true;
}

/* Writes what drop-downs offer to a sheet that is not seen. */
static void write_lists(struct workbook *book)
{
    if (book->offered_count == 0)
        return;
    struct leaf *leaf = add_leaf(book, book->lists_name);
    for (size_t i = 0; i < book->offered_count; i++) {
        leaf_text(leaf, 0, book->offered[i], STYLE_PLAIN);
        leaf_next(leaf);
    }
    leaf_hide(leaf);
}

/* Sends the last row of each leaf out, and sets SIZES to the bytes of the rows of each;
 * -1 where they are kept. False where the disk did not take them. */
static bool flush_rows(struct workbook *book, long *sizes)
{
    bool done = true;
    for (size_t i = 0; i < book->leaf_count; i++) {
        lxw_worksheet *sheet = book->leaves[i]->sheet;
        sizes[i] = -1;
        if (sheet->optimize_tmpfile == NULL)
            continue;
        lxw_worksheet_write_single_row(sheet);
        done = fflush(sheet->optimize_tmpfile) == 0 && !ferror(sheet->optimize_tmpfile) && done;
        sizes[i] = ftell(sheet->optimize_tmpfile);
    }
    return done;
}

/* More than files and their compression take while a workbook is closed. */
enum { CLOSING_BYTES = 4 << 20 };

/* Closes the workbook of libxlsxwriter, which frees it. It speaks to programmers on
 * standard error when it fails; a person is told by us. STARVED: it failed for memory,
 * which the C library may have lacked beneath it. */
static bool close_quietly(struct workbook *book, bool *starved)
{
    /* Where the C library gets no memory for a file, libxlsxwriter 1.1.4 crashes. */
    free(mem_new(CLOSING_BYTES, 1));
    fflush(stderr);
    int kept = dup(STDERR_FILENO);
    int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (kept >= 0 && nowhere >= 0)
        dup2(nowhere, STDERR_FILENO);
    errno = 0;
    lxw_error error = workbook_close(book->book);
    *starved = error == LXW_ERROR_MEMORY_MALLOC_FAILED || errno == ENOMEM;
    fflush(stderr);
    if (kept >= 0) {
        dup2(kept, STDERR_FILENO);
        close(kept);
    }
    if (nowhere >= 0)
        close(nowhere);
    return error == LXW_NO_ERROR;
}

/* Assembles the file. False with WHY. */
static bool assemble(struct workbook *book, bool whole, struct why *why)
{
    if (whole)
        write_lists(book);
    for (size_t i = 0; i < book->leaf_count; i++)
        leaf_set_widths(book->leaves[i]);
    long *sizes = mem_new(book->leaf_count + 1, sizeof *sizes);
    bool flushed = flush_rows(book, sizes);
    bool starved, closed = close_quietly(book, &starved);
    if (whole && book->failed)
        *why = book->why;
    else if (whole && !(flushed && closed))
        why_set_class(why, WHY_FILE, "%s could not be written whole. See whether the disk is full.",
                      book->output.path);
    errno = 0;
    bool done = whole && !book->failed && flushed && closed && workbook_verify(book, sizes, why);
    if (whole && !book->failed && !done && (starved || errno == ENOMEM))
        why_set_class(why, WHY_FILE,
                      "%s could not be written, since there is too little memory. Close other "
                      "programs, and try again.",
                      book->output.path);
    free(sizes);
    return done;
}

static void free_book(struct workbook *book)
{
    for (size_t i = 0; i < book->leaf_count; i++) {
        free(book->leaves[i]->columns);
        free(book->leaves[i]);
    }
    for (size_t i = 0; i < book->offered_count; i++)
        free(book->offered[i]);
    free(book->leaves);
    free(book->lists);
    free(book->offered);
    free(book->folder);
    buf_clear(&book->escaped);
    free(book);
}

bool workbook_end(struct workbook *book, bool whole, struct why *why)
{
    if (whole && book->leaf_count == 0)
        bug("a workbook without a leaf");
    bool done = assemble(book, whole, why);
    rmdir(book->folder);
    done = output_end(&book->output, done, why);
    free_book(book);
    return done;
}
