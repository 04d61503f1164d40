/*
 * A sheet of the annual review that came back: the input is the file. What it says is
 * proposed, refused or told of; what is refused changes nothing, what is taken leaves an
 * inventory that holds together and can be taken back: held for some inputs, by their size.
 */
#include "import/receive.h"
#include "model/buf.h"
#include "model/inside.h"
#include "model/journal.h"
#include "model/utf8.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/inventory.h"
#include "tests/model.h"

#include <unistd.h>

/* Of so many inputs one has what was taken taken back, and verified before. */
enum { BACK_EACH = 4, SOUND_EACH = 32 };

struct place {
    struct model *m;
    struct fuzz_state *before;
    struct campaign campaign;
    int64_t changes;
    char digest[65];
};

static void begin(struct place *place)
{
    struct why why = {.lang = LANG_EN};
    size_t count;
    const struct campaign_order order = {.name = "2026", .due_on = "2026-12-31"};
    place->m = fuzz_inventory();
    fuzz_count_evenly(place->m);
    fuzz_true(campaigns_start(place->m, &order, &place->campaign, &count, &why), why.text);
    place->before = fuzz_keep(place->m);
    test_digest(place->m, place->digest);
}

static void check_lines(const struct receive *receive)
{
    for (size_t i = 0; i < receive->line_count; i++) {
        struct buf line = {0};
        receive_put_line(receive, &receive->lines[i], LANG_JA, &line);
        fuzz_true(utf8_valid(buf_text(&line), line.length, NULL), "what is told is UTF-8");
        buf_clear(&line);
    }
}

static void apply(struct place *place, struct receive *receive, size_t size)
{
    struct why why = {.lang = LANG_EN};
    int64_t entry = 0;
    char digest[65];
    three_way_settle(receive->way, THREE_WAY_TAKE);
    fuzz_changed(place->m, &place->changes);
    bool done = receive_apply(place->m, &place->campaign, receive, NULL, &entry, &why);
    fuzz_true(db_idle(place->m->db), "no transaction is left open");
    if (!fuzz_changed(place->m, &place->changes))
        return;
    if (done && size % BACK_EACH != 0) {
        fuzz_restore(place->m, place->before);
        return;
    }
    if (done && size % SOUND_EACH == 0)
        test_sound(place->m);
    fuzz_true(!done || entry == 0 || journal_undo(place->m, entry, NULL, &why),
              "what was taken can be taken back");
    test_digest(place->m, digest);
    fuzz_same(digest, place->digest, "refused or taken back, all is as it was");
    fuzz_restore(place->m, place->before);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct place place;
    struct why why = {.lang = LANG_EN};
    char path[FUZZ_PATH];
    if (place.m == NULL)
        begin(&place);
    int file = fuzz_file(data, size, path);
    const char *const paths[] = {path};
    struct receive *receive = receive_read(place.m, &place.campaign, paths, 1, &why);
    close(file);
    if (receive == NULL)
        return 0;
    check_lines(receive);
    apply(&place, receive, size);
    receive_free(receive);
    return 0;
}
