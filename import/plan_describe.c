/* Telling a plan how its files were understood. See plan.h. */
#include "import/plan.h"

#include "import/merged.h"
#include "model/guard.h"
#include "model/mem.h"

#include <stdlib.h>
#include <string.h>

static char *label_of(const struct header_place *place, bool is_register, enum lang lang)
{
    struct buf label = {0};
    header_place_label(place, is_register, lang, &label);
    return buf_take(&label);
}

/* The fields that TARGET may be: "保管場所, 媒体"; the caller frees it. */
static char *near_of(const struct headers_target *target, bool is_register, enum lang lang)
{
    struct buf near = {0};
    buf_puts(&near, "");
    for (size_t i = 0; i < target->near_count; i++) {
        buf_puts(&near, i == 0 ? "" : words_in(lang, ", "));
        header_place_label(&target->near[i], is_register, lang, &near);
    }
    return buf_take(&near);
}

/* Counts the filled cells of column COLUMN below ROW. */
static size_t count_filled(const struct sheet *sheet, size_t row, size_t column)
{
    size_t filled = 0;
    for (size_t i = row + 1; i < sheet->count; i++)
        filled += sheet_cell(sheet, i, column)[0] != '\0';
    return filled;
}

size_t plan_samples(const struct sheet *sheet, size_t row, size_t column, char *out[PLAN_SAMPLES])
{
    enum { LOOKED_AT = 10000 };
    const char *texts[PLAN_SAMPLES];
    size_t count = 0;
    for (size_t i = row + 1; i < sheet->count && i - row <= LOOKED_AT && count < PLAN_SAMPLES;
         i++) {
        const char *text = sheet_cell(sheet, i, column);
        bool fresh = text[0] != '\0';
        for (size_t k = 0; k < count && fresh; k++)
            fresh = strcmp(texts[k], text) != 0;
        if (fresh)
            texts[count++] = text;
    }
    for (size_t i = 0; i < count; i++)
        out[i] = guard_mask(texts[i]);
    return count;
}

/* Samples help to judge a match that is not sure. Of columns that look like no
 * field nothing is shown, nor where most columns do: they may hold what the
 * inventory must not. */
static bool wants_samples(const struct plan_file *file, const struct headers_target *target)
{
    if (file->roster || file->header_known * 2 < file->header_columns)
        return false;
    return target->certainty == HEADER_NORMALISED ||
           (target->certainty == HEADER_PART && target->use == HEADERS_NOT_KNOWN);
}

/* Describes column NUMBER; false where it holds nothing at all. */
static bool describe_column(struct plan_column *column, const struct plan_file *file,
                            const struct sheet *sheet, const struct headers *headers, size_t number,
                            enum lang lang)
{
    const struct headers_target *target = &headers->targets[number];
    size_t filled = target->untitled ? count_filled(sheet, headers->row, number) : 1;
    if (filled == 0 && target->use == HEADERS_NOT_KNOWN)
        return false;
    const struct header_place place = headers_place(target);
    *column = (struct plan_column){
        .title = guard_mask(target->title),
        .field = target->use == HEADERS_FIELD ? label_of(&place, headers->is_register, lang)
                                              : mem_copy(""),
        .use = target->use,
        .certainty = target->certainty,
        .source = target->source,
        .untitled = target->untitled,
        .options = mem_copy(target->options),
        .taken_by = target->taken_by == 0
                        ? mem_copy("")
                        : guard_mask(headers->targets[target->taken_by - 1].title),
        .near = near_of(target, headers->is_register, lang),
        .filled = filled,
        .gaps = merged_gaps(sheet, headers, number),
    };
    if (wants_samples(file, target))
        column->sample_count = plan_samples(sheet, headers->row, number, column->samples);
    return true;
}

/* "業務プロセス, 個人情報の種類"; NULL where names are not made. */
static char *name_of(const struct headers *headers, enum lang lang)
{
    struct buf names = {0};
    if (headers->name_of[0] == headers->count)
        return NULL;
    for (size_t i = 0; i < HEADERS_NAME_PARTS; i++)
        if (headers->name_of[i] < headers->count)
            buf_printf(&names, "%s%s", i == 0 ? "" : words_in(lang, ", "),
                       headers->targets[headers->name_of[i]].title);
    return buf_take(&names);
}

/* Describes how the rows of the sheet were taken. */
static void describe_rows(struct plan_file *file, const struct sheet *sheet,
                          const struct headers *headers)
{
    file->header_first = sheet_at(sheet, headers->lines.group)->number;
    file->header_number = sheet_at(sheet, headers->row)->number;
    file->header_named = headers->named_row;
    for (size_t i = 0; i < headers->count; i++) {
        const struct headers_target *target = &headers->targets[i];
        file->header_known += target->use == HEADERS_FIELD || target->use == HEADERS_NUMBERS ||
                              (target->use == HEADERS_JOINED && !target->untitled);
        file->header_columns += i != headers->reason && !target->untitled;
    }
    file->left = mem_new(headers->left.count + 1, sizeof *file->left);
    for (size_t i = 0; i < headers->left.count; i++)
        file->left[file->left_count++] = headers->left.items[i];
}

void plan_describe(struct plan_file *file, const struct sheet *sheet, const struct headers *headers,
                   enum lang lang)
{
    file->encoding = sheet->encoding;
    file->delimiter = sheet->found.delimiter;
    file->kind = headers->kind;
    file->is_register = headers->is_register;
    file->own = headers->own;
    file->mapping = headers->mapping == NULL ? NULL : mem_copy(headers->mapping);
    file->mapping_kept = headers->kept;
    file->name_of = name_of(headers, lang);
    describe_rows(file, sheet, headers);
    file->columns = mem_new(headers->count, sizeof *file->columns);
    for (size_t i = 0; i < headers->count; i++)
        if (i != headers->reason &&
            describe_column(&file->columns[file->column_count], file, sheet, headers, i, lang))
            file->column_count++;
}
