#!/bin/sh
# Every text that a person reads has its Japanese translation, and none is left
# over. Skipped where gettext's xgettext is missing.
set -eu
command -v xgettext >/dev/null || exit 77
src=${srcdir:-.}
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
cd "$src"
xgettext --from-code=UTF-8 --no-location --language=C --keyword= \
    --keyword=N_ --keyword=words_in:2 --keyword=words_count:2,3 \
    --keyword=why_set:2 --keyword=why_set_class:3 --keyword=why_at:2 --keyword=commands_say:2 \
    --keyword=app_say:3 --keyword=verify_finding:3 \
    -o "$work/all.pot" model/*.c import/*.c export/*.c tui/*.c cli/*.c
msgfmt --check-format -o /dev/null po/ja.po
# What has no letter in it, such as "%s", reads the same in every language.
msgmerge -q --no-fuzzy-matching po/ja.po "$work/all.pot" -o "$work/merged.po"
msgattrib --untranslated --no-obsolete --no-wrap "$work/merged.po" |
    sed -n 's/^msgid //p' | grep -v '^""$' | sed 's/%[-0-9.$]*[a-z]*//g' | grep '[A-Za-z]' \
    > "$work/missing" || true
msgattrib --only-obsolete --no-wrap "$work/merged.po" | sed -n 's/^#~ msgid //p' > "$work/surplus"
msgattrib --only-fuzzy --no-wrap "$work/merged.po" | sed -n 's/^msgid //p' > "$work/fuzzy"
bad=0
for list in missing surplus fuzzy; do
    if [ -s "$work/$list" ]; then
        echo "words: $list translations:" >&2
        cat "$work/$list" >&2
        bad=1
    fi
done
exit $bad
