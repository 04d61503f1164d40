/*
 * See edit.h, edit_key(). Which key does what while a text is edited: the
 * keys that every program has, and those that Emacs and readline taught.
 */
#include "tui/edit.h"

#include "model/buf.h"

enum act { ACT_MOVE, ACT_DELETE, ACT_UNDO, ACT_REDO };

struct binding {
    struct key key;
    enum act act;
    enum edit_move move; /* ACT_MOVE, ACT_DELETE */
};

/* clang-format off */
static const struct binding bindings[] = {
    {.key = {.type = KEYS_LEFT}, .act = ACT_MOVE, .move = EDIT_LEFT},
    {.key = {.type = KEYS_RIGHT}, .act = ACT_MOVE, .move = EDIT_RIGHT},
    {.key = {.type = KEYS_CTRL_LEFT}, .act = ACT_MOVE, .move = EDIT_WORD_LEFT},
    {.key = {.type = KEYS_CTRL_RIGHT}, .act = ACT_MOVE, .move = EDIT_WORD_RIGHT},
    {.key = {.type = KEYS_ALT, .point = 'b'}, .act = ACT_MOVE, .move = EDIT_WORD_LEFT},
    {.key = {.type = KEYS_ALT, .point = 'f'}, .act = ACT_MOVE, .move = EDIT_WORD_RIGHT},
    {.key = {.type = KEYS_HOME}, .act = ACT_MOVE, .move = EDIT_HOME},
    {.key = {.type = KEYS_END}, .act = ACT_MOVE, .move = EDIT_END},
    {.key = {.type = KEYS_CTRL, .point = 'a'}, .act = ACT_MOVE, .move = EDIT_HOME},
    {.key = {.type = KEYS_CTRL, .point = 'e'}, .act = ACT_MOVE, .move = EDIT_END},
    {.key = {.type = KEYS_CTRL_HOME}, .act = ACT_MOVE, .move = EDIT_START},
    {.key = {.type = KEYS_CTRL_END}, .act = ACT_MOVE, .move = EDIT_FINISH},
    {.key = {.type = KEYS_BACKSPACE}, .act = ACT_DELETE, .move = EDIT_LEFT},
    {.key = {.type = KEYS_DELETE}, .act = ACT_DELETE, .move = EDIT_RIGHT},
    {.key = {.type = KEYS_CTRL, .point = 'd'}, .act = ACT_DELETE, .move = EDIT_RIGHT},
    {.key = {.type = KEYS_CTRL, .point = 'w'}, .act = ACT_DELETE, .move = EDIT_WORD_LEFT},
    {.key = {.type = KEYS_ALT, .point = 0x7F}, .act = ACT_DELETE, .move = EDIT_WORD_LEFT},
    {.key = {.type = KEYS_ALT, .point = 'd'}, .act = ACT_DELETE, .move = EDIT_WORD_RIGHT},
    {.key = {.type = KEYS_CTRL, .point = 'k'}, .act = ACT_DELETE, .move = EDIT_END},
    {.key = {.type = KEYS_CTRL, .point = 'u'}, .act = ACT_DELETE, .move = EDIT_HOME},
    {.key = {.type = KEYS_CTRL, .point = 'z'}, .act = ACT_UNDO},
    {.key = {.type = KEYS_CTRL, .point = 'y'}, .act = ACT_REDO},
};
/* clang-format on */

/* The row of KEY; NULL where it has none. */
static const struct binding *binding_of(const struct key *key)
{
    for (size_t i = 0; i < sizeof bindings / sizeof bindings[0]; i++)
        if (key_equal(key, &bindings[i].key))
            return &bindings[i];
    return NULL;
}

bool edit_is_key(const struct key *key)
{
    return binding_of(key) != NULL;
}

static void act(struct edit *edit, const struct binding *binding)
{
    switch (binding->act) {
    case ACT_MOVE:
        edit_move(edit, binding->move);
        return;
    case ACT_DELETE:
        edit_delete(edit, binding->move);
        return;
    case ACT_UNDO:
        edit_undo(edit);
        return;
    case ACT_REDO:
        edit_redo(edit);
        return;
    }
}

/* What only an area of several lines knows. */
static bool area_key(struct edit *edit, const struct key *key, int width, int height, int ambiguous)
{
    int page = height > 1 ? height - 1 : 1;
    if (!edit->lines)
        return false;
    if (key->type == KEYS_UP)
        return edit_move_lines(edit, -1, width, ambiguous);
    if (key->type == KEYS_DOWN)
        return edit_move_lines(edit, 1, width, ambiguous);
    if (key->type == KEYS_PAGE_UP)
        return edit_move_lines(edit, -page, width, ambiguous);
    if (key->type == KEYS_PAGE_DOWN)
        return edit_move_lines(edit, page, width, ambiguous);
    if (key->type != KEYS_ENTER)
        return false;
    edit_insert(edit, "\n");
    return true;
}

bool edit_key(struct edit *edit, const struct key *key, int width, int height, int ambiguous)
{
    if (key->type == KEYS_TEXT) {
        struct buf text = {0};
        buf_put_point(&text, key->point);
        edit_insert(edit, buf_text(&text));
        buf_clear(&text);
        return true;
    }
    if (key->type == KEYS_PASTE) {
        edit_insert(edit, key->text);
        return true;
    }
    const struct binding *binding = binding_of(key);
    if (binding != NULL) {
        act(edit, binding);
        return true;
    }
    return area_key(edit, key, width, height, ambiguous);
}
