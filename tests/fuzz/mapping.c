/*
 * mapping - a file that says which column of a ledger goes where.
 *
 * What it says is written again as lines that are read as the same parts. Where it fits
 * the header of a ledger, what the header then says is the same once it was written as a
 * mapping and read again.
 */
#include "tests/fuzz/fuzz.h"

#include "import/mapping.h"
#include "import/tsv_lines.h"
#include "model/mem.h"
#include "model/model.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Writes the lines of MAPPING as tsv_lines.h has them. */
static void put_lines(const struct mapping *mapping, struct buf *out)
{
    buf_puts(out, "daicho mapping\t1\n");
    for (size_t i = 0; i < mapping->count; i++) {
        const struct mapping_line *line = &mapping->lines[i];
        tsv_lines_put(line->title, out);
        buf_putc(out, '\t');
        tsv_lines_put(line->target, out);
        buf_putc(out, '\t');
        tsv_lines_put(line->options, out);
        buf_putc(out, '\n');
    }
}

static void hold_lines(const struct mapping *mapping)
{
    struct why why = {.lang = LANG_EN};
    struct buf text = {0};
    struct mapping again;
    char path[FUZZ_PATH];
    put_lines(mapping, &text);
    int file = fuzz_file(text.text, text.length, path);
    fuzz_true(mapping_read(path, &again, &why), "lines that are written are read");
    fuzz_true(again.count == mapping->count, "there are as many lines as before");
    for (size_t i = 0; i < again.count; i++) {
        fuzz_same(again.lines[i].title, mapping->lines[i].title, "a title is the same");
        fuzz_same(again.lines[i].target, mapping->lines[i].target, "a target is the same");
        fuzz_same(again.lines[i].options, mapping->lines[i].options, "options are the same");
    }
    mapping_clear(&again);
    buf_clear(&text);
    close(file);
}

/* What a header says, for comparing. */
static char *told(const struct headers *headers)
{
    struct buf out = {0};
    for (size_t i = 0; i < headers->count; i++) {
        const struct headers_target *target = &headers->targets[i];
        const struct header_place place = headers_place(target);
        /* A mapping has no third word for what is left out. */
        bool ignored = target->use != HEADERS_FIELD && target->use != HEADERS_REMARKS;
        buf_printf(&out, "%s: ", target->title);
        if (target->use == HEADERS_FIELD)
            header_place_name(&place, &out);
        buf_puts(&out, ignored ? "ignored" : target->use == HEADERS_REMARKS ? "remarks" : "");
        buf_putc(&out, '\n');
    }
    return buf_take(&out);
}

static void hold_applied(const struct sheet *sheet, const struct mapping *mapping)
{
    struct why why = {.lang = LANG_JA};
    struct headers headers, again;
    struct mapping written;
    char path[FUZZ_PATH];
    if (!headers_understand(sheet, &(struct headers_how){.mapping = mapping}, &headers, &why)) {
        fuzz_true(why.text[0] != '\0', "a mapping that does not fit says why");
        return;
    }
    snprintf(path, sizeof path, "/dev/shm/daicho-fuzz-%d", (int)getpid());
    fuzz_true(mapping_write(&headers, path, true, NULL, &why), "a mapping is written");
    fuzz_true(mapping_read(path, &written, &why), "a written mapping is read");
    fuzz_true(headers_understand(sheet, &(struct headers_how){.mapping = &written}, &again, &why),
              "a written mapping fits");
    char *before = told(&headers), *after = told(&again);
    fuzz_same(after, before, "a written mapping says the same");
    free(before);
    free(after);
    unlink(path);
    headers_clear(&headers);
    headers_clear(&again);
    mapping_clear(&written);
}

/* A ledger whose columns are known, alike, unknown, numbered and without a title. */
static void add_row(struct sheet *sheet, size_t number, const char *const *cells, size_t count)
{
    struct why why = {.lang = LANG_EN};
    sheet_add(
        sheet,
        &(struct reader_row){.number = number, .line = number, .cells = cells, .count = count},
        &why);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    setenv("XDG_CONFIG_HOME", "/nonexistent", 1);
    return 0;
}

/* Making the words of headers takes long: one input in so many goes on to it, and so does
 * each that begins with a comment. */
enum { APPLIED_OF = 64 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const titles[] = {"業務名", "社内メモ", "", "件数", "備考", "備考", "場所"};
    static const char *const cells[] = {"採用", "x", "y", "10", "a", "b", "本社"};
    struct why why = {.lang = LANG_EN};
    struct mapping mapping;
    char path[FUZZ_PATH];
    int file = fuzz_file(data, size, path);
    if (mapping_read(path, &mapping, &why)) {
        hold_lines(&mapping);
        if (size % APPLIED_OF == 0 || data[0] == '#') {
            struct sheet sheet = {.encoding = "UTF-8"};
            add_row(&sheet, 1, titles, sizeof titles / sizeof titles[0]);
            add_row(&sheet, 2, cells, sizeof cells / sizeof cells[0]);
            hold_applied(&sheet, &mapping);
            sheet_clear(&sheet);
        }
    } else {
        fuzz_true(mapping.count == 0 && why.text[0] != '\0', "a refused mapping is empty");
    }
    mapping_clear(&mapping);
    close(file);
    return 0;
}
