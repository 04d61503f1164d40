/*
 * In which order the passes go over the rows, and what can be left out for it:
 * see load->at_once and load->by_code.
 */
#include "import/load.h"

/* Whether a cell of any file can name a record of KIND. */
static bool is_named(const struct load *load, const struct kind *kind)
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

void identify_order(struct load *load)
{
    size_t stated = 0, rows = 0;
    load->at_once = load->by_code = false;
    if (load->options->key != NULL)
        return;
    for (size_t i = 0; i < load->count; i++) {
        if (is_named(load, load->files[i].headers.kind))
            return;
        rows += load->files[i].count;
        for (size_t k = 0; k < load->files[i].count; k++)
            stated += load_states_code(&load->files[i], k);
    }
    load->at_once = stated == 0 || stated == rows;
    load->by_code = stated == rows;
}
