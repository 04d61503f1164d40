/*
 * In which order the passes go over the rows, and what can be left out for it:
 * see load->at_once, by_code and row_by_row.
 */
#include "import/load.h"

bool load_names(const struct load *load, const struct kind *kind)
{
    for (size_t i = 0; i < load->count; i++)
        for (size_t k = 0; k < load->files[i].headers.count; k++) {
            const struct headers_target *target = &load->files[i].headers.targets[k];
            if (load_is_field(&load->files[i], k) &&
                kinds_is_reference(&target->kind->fields[target->field]) &&
                kinds_find(target->kind->fields[target->field].kind) == kind)
                return true;
        }
    return false;
}

/* Whether a column of any file is worked out, and held against what is there after
 * all rows. */
static bool is_derived(const struct load *load)
{
    for (size_t i = 0; i < load->count; i++)
        for (size_t k = 0; k < load->files[i].headers.count; k++) {
            const struct headers_target *target = &load->files[i].headers.targets[k];
            if (target->kind != NULL && target->derived != REGISTER_STORED)
                return true;
        }
    return false;
}

bool identify_apart(const struct load *load)
{
    bool apart = load->options->key == NULL;
    for (size_t i = 0; i < load->count && apart; i++)
        apart = !load_names(load, load->files[i].headers.kind);
    return apart;
}

void identify_order(struct load *load)
{
    size_t stated = 0, rows = 0;
    load->at_once = load->by_code = load->row_by_row = false;
    if (!identify_apart(load))
        return;
    for (size_t i = 0; i < load->count; i++) {
        rows += load->files[i].count;
        stated += load->files[i].stated;
    }
    load->at_once = stated == 0 || stated == rows;
    load->by_code = stated == rows;
    load->row_by_row = load->at_once && !is_derived(load);
}
