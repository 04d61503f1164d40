/*
 * The configuration and the key map: any file is read, each line that cannot be
 * taken is told of and left out, and what config_print() writes is read back as
 * the same without a finding.
 */
#include "tui/config.h"
#include "model/buf.h"
#include "tests/fuzz/fuzz.h"
#include "tui/actions.h"
#include "tui/keymap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { READ_BACK_EACH = 16 };

/* Reads TEXT as the person's file. */
static void load(struct config *config, const void *text, size_t length)
{
    char path[FUZZ_PATH];
    int file = fuzz_file(text, length, path);
    config_load(config, path, LANG_EN, false);
    close(file);
}

static bool same_theme(const struct theme *one, const struct theme *two)
{
    bool alike = one->colours == two->colours &&
                 memcmp(one->plain, two->plain, sizeof one->plain) == 0;
    for (int role = 0; role < ROLE_COUNT && alike; role++)
        alike = one->looks[role].foreground == two->looks[role].foreground &&
                one->looks[role].background == two->looks[role].background &&
                one->looks[role].attributes == two->looks[role].attributes;
    return alike;
}

static bool same(const struct config *one, const struct config *two)
{
    bool alike = memcmp(one->chosen, two->chosen, sizeof one->chosen) == 0 &&
                 one->lang == two->lang && same_theme(&one->theme, &two->theme);
    for (size_t i = 0; i < actions_count && alike; i++)
        alike = strcmp(keymap_keys(one->keymap, &actions[i]),
                       keymap_keys(two->keymap, &actions[i])) == 0;
    return alike;
}

static void read_back(const struct config *config)
{
    char *text = NULL;
    size_t length = 0;
    struct config again;
    FILE *out = open_memstream(&text, &length);
    config_print(config, out);
    fclose(out);
    load(&again, text, length);
    if (again.finding_count > 0)
        fprintf(stderr, "%s\n", again.findings[0].text);
    fuzz_true(again.finding_count == 0, "nothing is wrong with what is printed");
    fuzz_true(same(config, &again), "what is printed is read back as the same");
    config_clear(&again);
    free(text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct config config;
    struct buf notice = {0};
    load(&config, data, size);
    config_notice(&config, &notice);
    buf_clear(&notice);
    /* All that can be set is long: some inputs are enough. */
    if (size % READ_BACK_EACH == 0)
        read_back(&config);
    config_clear(&config);
    return 0;
}
