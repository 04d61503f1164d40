#!/bin/sh
# Workbooks on the command line: what LibreOffice saved comes in right, and
# what is said of it.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
d() { "$DAICHO" --lang ja -f a.daicho "$@"; }

expect 0 d init
expect 0 d import --dry-run "$here/data/ledger.xlsx"
for text in 'シート「台帳」' '非表示のため読み込まないシート: 選択肢' '結合セル' D2:D3; do
    holds out "$text"
done
expect 0 d import "$here/data/ledger.xlsx"
expect 0 d list category --format csv
for text in 会員 12400 2024-04-01 採用応募者 320 2019-05-01 名刺 1989-01-07 2026-03-31; do
    holds out "$text"
done
expect 0 d import "$here/data/ledger.xlsx"
holds out '変更なし 4'
expect 0 d undo

# The sheet is named; what cannot be is an error with what there is.
expect 3 d import --sheet なし "$here/data/ledger.xlsx"
holds err '1 「台帳」、「選択肢」 (非表示)、2 「空のシート」'
holds err 'シートは --sheet 名前 か --sheet 番号 で指定します。'
expect 0 d import --dry-run --sheet 1 "$here/data/ledger.xlsx"
expect 3 d import --sheet 空のシート "$here/data/ledger.xlsx"
holds err 'ファイルが空です'
expect 2 d import --encoding UTF-8 "$here/data/ledger.xlsx"
expect 2 d import --sheet 台帳 "$here/data/headers.csv"

# The ledger of a product, as a text and as a workbook, makes the same records.
for form in csv xlsx; do
    expect 0 "$DAICHO" -f "$form.daicho" init
    expect 0 "$DAICHO" -f "$form.daicho" import "$here/data/headers.$form"
    expect 0 "$DAICHO" -f "$form.daicho" export --register
    mv out "register.$form"
    holds "register.$form" 応募者情報
    holds "register.$form" 002
done
cmp register.csv register.xlsx || fail "the workbook is not read as the text is"

# A file that was cut off, and an old workbook, are refused and change nothing.
before=$(sha256sum < a.daicho)
head -c 3000 "$here/data/ledger.xlsx" > cut.xlsx
expect 3 d import cut.xlsx
holds err '途中で切れています'
printf '\320\317\021\340\241\261\032\341 old' > old.xls
expect 3 d import old.xls
holds err 'パスワード'
[ "$before" = "$(sha256sum < a.daicho)" ] || fail "a refused workbook changed the file"
finish
