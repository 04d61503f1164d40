/*
 * Published texts. The first byte chooses the form, the rest is the text, which is
 * read into blocks and, as a file, held against records.
 */
#include "import/policy.h"
#include "import/drift.h"
#include "model/inside.h"
#include "model/utf8.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/inventory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void check_block(const struct policy *policy, size_t i)
{
    const struct policy_block *block = &policy->blocks[i];
    bool row = block->role == POLICY_HEADER || block->role == POLICY_ROW;
    struct buf text = {0};
    fuzz_true(block->heading <= i && block->lead <= i && block->header <= i,
              "a block refers to blocks before it");
    fuzz_true((block->text == NULL) == row, "a row alone has cells in the place of its text");
    fuzz_true(block->role != POLICY_HEADING || block->level > 0, "a heading has a level");
    policy_text(block, &text);
    fuzz_true(utf8_valid(buf_text(&text), text.length, NULL), "what was read is UTF-8");
    buf_clear(&text);
}

static void take(const char *text, size_t length, const char *form)
{
    struct why why = {.lang = LANG_JA};
    struct policy policy = {0};
    policy_take(text, length, form, &policy, &why);
    for (size_t i = 0; i < policy.count; i++)
        check_block(&policy, i);
    policy_clear(&policy);
}

static void hold(struct model *m, const uint8_t *data, size_t size, enum lang lang)
{
    struct why why = {.lang = lang};
    struct drift drift = {0};
    const struct drift_options how = {.lang = lang};
    char *text = NULL;
    char path[FUZZ_PATH];
    int file = fuzz_file(data, size, path);
    size_t length = 0;
    if (drift_read(m, path, &how, &drift, &why)) {
        FILE *out = open_memstream(&text, &length);
        drift_print(&drift, out, lang);
        drift_print_paragraphs(&drift, out);
        drift_json(&drift, out, lang);
        fclose(out);
        fuzz_true(utf8_valid(text, length, NULL), "what is printed is UTF-8");
        free(text);
    }
    drift_clear(&drift);
    close(file);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const forms[] = {NULL, "HTML", "Markdown", "text"};
    static struct model *m;
    if (m == NULL)
        m = fuzz_inventory();
    if (size == 0)
        return 0;
    if (data[0] % 8 < 4 && utf8_valid((const char *)data + 1, size - 1, NULL)) {
        char *text = fuzz_text(data + 1, size - 1);
        take(text, size - 1, forms[data[0] % 4]);
        free(text);
    } else {
        hold(m, data + 1, size - 1, data[0] % 2 == 0 ? LANG_EN : LANG_JA);
    }
    return 0;
}
