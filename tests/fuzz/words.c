/*
 * Words for headers and for data items that a person added to the dictionaries.
 * The first byte chooses which of both files it is. A word that was taken from
 * the file of headers is known by it.
 */
#include "import/header_words.h"
#include "import/items_file.h"
#include "tests/fuzz/fuzz.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void check_known(const struct header_file *file)
{
    for (size_t i = 0; i < file->count; i++) {
        const struct header_file_word *word = &file->items[i];
        struct header_words words = {0};
        enum header_certainty certainty = HEADER_UNKNOWN;
        const struct kind *kind = word->place.kind;
        if (kind == NULL || !header_place_fits(&word->place, kind, false))
            continue;
        header_words_build(&words, kind, false, file);
        const struct header_word *found = header_words_find(&words, word->header, &certainty);
        fuzz_true(found != NULL && certainty >= HEADER_NORMALISED, "an added word is known");
        header_words_clear(&words);
        return; /* one is enough: the dictionary is long */
    }
}

static void read_headers(const uint8_t *data, size_t size)
{
    struct why why = {.lang = LANG_EN};
    struct header_file file;
    char path[FUZZ_PATH];
    int open = fuzz_file(data, size, path);
    bool done = header_file_read(path, &file, &why);
    close(open);
    fuzz_true(done || file.count == 0, "a file that is refused gives no words");
    if (done && size < 200)
        check_known(&file);
    header_file_clear(&file);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    if (data[0] % 2 == 0) {
        read_headers(data + 1, size - 1);
        return 0;
    }
    struct why why = {.lang = LANG_JA};
    struct items items = {0};
    char path[FUZZ_PATH];
    int open = fuzz_file(data + 1, size - 1, path);
    items_file_read(&items, path, &why);
    close(open);
    items_clear(&items);
    return 0;
}
