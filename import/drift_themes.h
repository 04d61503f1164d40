/*
 * drift_themes - what a heading or a label of a published text is about.
 *
 * Policies name their parts in a few words: 利用目的, 共同して利用する者の範囲,
 * 送信先. The words are data. Japanese puts the word that counts last
 * (共同利用者の利用目的 is about purposes), English first.
 */
#ifndef DRIFT_THEMES_H
#define DRIFT_THEMES_H

#include <stdbool.h>

/* The part of a policy that a heading opens. */
enum drift_part {
    DRIFT_NO_PART, /* the heading names none: it belongs to the part that is open */
    DRIFT_PURPOSES,
    DRIFT_ITEMS,
    DRIFT_PROVISION,
    DRIFT_JOINT_USE,
    DRIFT_ENTRUSTMENT,
    DRIFT_TRANSMISSION,
    DRIFT_RETENTION,
    DRIFT_OTHER_PART,
    DRIFT_PARTS
};

/* What a value names. */
enum drift_theme {
    DRIFT_UNTOLD, /* no word says */
    DRIFT_PURPOSE,
    DRIFT_ITEM,
    DRIFT_RECIPIENT,
    DRIFT_USER,
    DRIFT_CONTRACTOR,
    DRIFT_SERVICE,
    DRIFT_PROVIDER,
    DRIFT_PERIOD,
    DRIFT_OTHER, /* something that is not held against the records */
    DRIFT_THEMES
};

/* The part that HEADING opens. *STRONG is set where the word that says so stands
 * where the head noun does: 個人情報の利用目的, and not in 利用目的の例外的な取扱い. */
enum drift_part drift_section(const char *heading, bool *strong);

/* What the values under LABEL name: the head of a column, or what stands before
 * a colon. Its last word counts, of English its first. */
enum drift_theme drift_label(const char *label);

/* What stands behind the first blank of TEXT, where a Japanese label stands before it:
 * 共同して利用する者の範囲　見本株式会社. NULL where none does; 氏名　住所 lists items.
 * *THEME is what the label names. */
const char *drift_behind_blank(const char *text, enum drift_theme *theme);

/* What the items of a list name that stands in PART without a label. */
enum drift_theme drift_theme_of(enum drift_part part);

/* What THEME is called: English key of words_in(). */
const char *drift_theme_name(enum drift_theme theme);

/* The same for PART; "" where it has no name. */
const char *drift_part_name(enum drift_part part);

#endif
