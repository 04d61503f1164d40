/* See whole.h. */
#include "import/whole.h"

#include "import/load.h"
#include "import/source.h"
#include "model/build.h"
#include "model/journal.h"
#include "model/mem.h"
#include "model/seen.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <xxhash.h>

/* Whether the file is one that can be known, by what the person says. */
static bool may_be_known(const struct load *load)
{
    const struct import_options *options = load->options;
    return load->count == 1 && load->words.count == 0 && options->mapping == NULL &&
           options->save_mapping == NULL && options->sheet == NULL && options->key == NULL &&
           options->header_row == 0 && options->way_count == 0 && !options->unknown_to_remarks;
}

/* Adds a hash of what SOURCE gives to DIGEST. False where it cannot be read. */
static bool put_pieces(struct source *source, XXH3_state_t *state, struct digest *digest)
{
    struct why ignored = {.lang = LANG_EN};
    const char *piece;
    size_t length;
    enum source_more more;
    XXH3_128bits_reset(state);
    while ((more = source_next(source, &piece, &length, &ignored)) == SOURCE_PIECE_READ)
        XXH3_128bits_update(state, piece, length);
    XXH128_hash_t hash = XXH3_128bits_digest(state);
    digest_int(digest, (int64_t)hash.high64);
    digest_int(digest, (int64_t)hash.low64);
    return more == SOURCE_END;
}

/* Adds a hash of all bytes of the file at PATH to DIGEST. False where it is no text, or
 * cannot be read, or only once, as a pipe. */
static bool put_bytes(const char *path, struct digest *digest)
{
    struct why ignored = {.lang = LANG_EN};
    struct source source;
    struct stat about;
    bool twice = stat(path, &about) == 0 && S_ISREG(about.st_mode);
    if (!twice || xlsx_magic(path) != XLSX_NONE || !source_open(&source, path, &ignored))
        return false;
    XXH3_state_t *state = XXH3_createState();
    if (state == NULL)
        mem_none();
    bool done = put_pieces(&source, state, digest);
    XXH3_freeState(state);
    source_close(&source);
    return done;
}

/* Makes the digest of all that the plan depends on, beside the inventory; "" where the
 * file cannot be known. */
static void make_digest(const struct load *load, char out[DIGEST_TEXT])
{
    const struct import_options *options = load->options;
    char program[BUILD_ID_TEXT];
    struct digest digest;
    out[0] = '\0';
    if (!may_be_known(load) || !build_id(program))
        return;
    digest_start(&digest);
    digest_text(&digest, program);
    digest_int(&digest, options->lang);
    digest_int(&digest, options->empty_clears);
    digest_text(&digest, options->kind == NULL ? "" : options->kind->name);
    digest_text(&digest, options->encoding == NULL ? "" : options->encoding);
    digest_int(&digest, options->delimiter);
    digest_int(&digest, mapping_changed()); /* one may be for the header of the file */
    if (put_bytes(load->files[0].path, &digest))
        digest_end(&digest, out);
}

bool whole_is_known(struct load *load)
{
    char ignored[DIGEST_TEXT];
    struct buf told = {0};
    size_t rows;
    struct load_file *file = &load->files[0];
    make_digest(load, load->whole.digest);
    if (load->whole.digest[0] == '\0' || !journal_head(load->m, &load->head, ignored, &load->why) ||
        !seen_whole_find(load->m, load->whole.digest, load->head, &rows, &told))
        return false;
    file->plan->path = mem_copy(file->path);
    file->plan->told = buf_take(&told);
    plan_rows_same(file->plan, rows);
    load->plan->state = load->options->dry_run ? PLAN_DRY : PLAN_CARRIED;
    return true;
}

/* Whether every cell of FILE went into a record, and how it was understood depends on
 * nothing but the file. */
static bool is_taken_whole(const struct load *load, const struct load_file *file)
{
    const struct plan_file *plan = file->plan;
    bool taken = plan->left_count == 0 && plan->mapping == NULL && file->sheet.apostrophes == 0 &&
                 !file->in_doubt;
    for (size_t i = 0; i < file->headers.count; i++)
        taken = taken && load_is_field(file, i);
    /* A name with a divider in it would keep cells whole the next time. */
    for (size_t i = 0; i < load->named_count; i++)
        taken = taken && (load->named[i].fate != LOAD_CREATED ||
                          cells_split_marks(load->named[i].name) == 0);
    return taken;
}

void whole_keep(struct load *load)
{
    const struct load_file *file = &load->files[0];
    char now[DIGEST_TEXT];
    if (load->whole.digest[0] == '\0' || !file->again.complete || !is_taken_whole(load, file))
        return;
    /* What was read may have been written since it was looked at first. */
    make_digest(load, now);
    if (strcmp(now, load->whole.digest) != 0)
        return;
    char *told = plan_tell_file(file->plan, load->options->lang);
    seen_whole_keep(load->m, now, load->head, file->count, told);
    free(told);
}
