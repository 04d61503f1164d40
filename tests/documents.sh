#!/bin/sh
# Documents to read: `export --format html` and `md`. That they are well formed and show
# hostile texts as they stand is held by booklet-test.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"

for sample in education portal; do
    expect 0 "$DAICHO" -f $sample init --sample $sample
    for lang in ja en; do
        for format in html md; do
            expect 0 "$DAICHO" --lang $lang -f $sample export --format $format -o $sample.$lang.$format
        done
        page=$sample.$lang.html
        # Nothing is loaded, nothing runs, the language is named, the head of the journal
        # stands on the cover.
        holds $page "<html lang=\"$lang\">"
        holds $page "default-src 'none'"
        for word in '<script' '<img' '<iframe' '<link' ' src=' '@import' 'url(' ' onclick'; do lacks $page "$word"; done
        head=$(grep -o '[0-9a-f]\{64\}' err | head -n 1)
        holds $page "$head"
        holds $sample.$lang.md "$head"
        # Every category has its section.
        "$DAICHO" --lang $lang -f $sample list category --format csv | sed -n 's/^\(C-[0-9]*\),.*/\1/p' > codes
        [ -s codes ] || fail "no categories"
        while read -r code; do
            holds $page "<h3 id=\"category-$code\">$code "
            holds $sample.$lang.md "### <a id=\"category-$code\"></a>$code "
        done < codes
    done
done
holds education.ja.html 個人情報管理台帳
holds education.en.html 'Register of personal data'

# What each provision, contractor and module is called stands in the document.
for kind in provision entrustment joint_use transmission measure; do
    "$DAICHO" -f portal list $kind --format json | sed -n 's/^ *"name": "\([^"\\]*\)",*$/\1/p' > names
    while read -r name; do holds portal.ja.md "$name"; done < names
done

# A kind and the register as a table; what goes with no document is refused.
expect 0 "$DAICHO" --lang ja -f portal export --kind provision --format html
holds out '>出展会員<'
expect 0 "$DAICHO" --lang en -f portal export --register --format md
holds out '| Code | Name |'
expect 2 "$DAICHO" -f portal export --all --format html
[ ! -s out ] || fail "something was written"
expect 2 "$DAICHO" -f portal export --format html --excel
expect 3 "$DAICHO" -f portal export --format html -o portal.ja.html
expect 0 "$DAICHO" -f portal export --format html -o portal.ja.html --force

# The record of Article 30 in every format; each template has its own columns.
for template in ico ico-processor cnil cnil-processor; do
    for format in csv json html md xlsx; do
        expect 0 "$DAICHO" --lang en -f portal export --article30 $template --format $format -o $template.$format
        holds err 'No organization has EU or United Kingdom'
    done
done
[ "$(head -n 1 ico.csv | cut -d, -f 1-2)" = 'Business function,Purpose of processing' ] || fail "$(head -n 1 ico.csv)"
[ "$(head -n 1 cnil.csv | cut -d, -f 1-2)" = "Nom de l'activité,Date de création de la fiche" ] || fail "$(head -n 1 cnil.csv)"
holds ico.html 'Retention schedule (if possible)'
expect 0 "$DAICHO" --lang ja -f portal export --article30 cnil --format md
holds out '本人の種別 (Catégories de personnes concernées)'
expect 0 "$DAICHO" --lang en -f portal set O-0001 jurisdictions=JP\;EU
expect 0 "$DAICHO" --lang en -f portal export --article30 ico --excel
lacks err 'No organization has'
expect 2 "$DAICHO" -f portal export --article30 dpc
expect 2 "$DAICHO" -f portal export --article30 ico --kind category
expect 2 "$DAICHO" -f portal export --article30 ico --excel --encoding CP932
expect 2 "$DAICHO" -f portal export --article30 ico --format xlsx

# Two exports of one state are equal.
expect 0 "$DAICHO" --lang ja -f education export --format html
cmp out education.ja.html || fail "two exports differ"
finish
