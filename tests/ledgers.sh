#!/bin/sh
# Ledgers as departments save them: what the plan says of header, columns and
# rows, in both languages; mappings that are written, corrected and kept; words
# that a person adds.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
ja() { "$DAICHO" --lang ja -f a.daicho "$@"; }
en() { "$DAICHO" --lang en -f a.daicho "$@"; }

expect 0 ja init
cat > ledger.utf8 <<'CSV'
個人情報管理台帳,,,,,,,,
2026年度 人事部,,,,,,,,
,,,,,,,,
管理番号,①個人情報の名称（必須）,利用目的,管理部門,保管,,保存期間（年）,社内メモ,
,,,,場所,方法,,,
必須,必須,任意,任意,任意,任意,任意,任意,
K-1,応募者情報,採用選考,人事部,共有サーバー,電子,1年,あ,x
K-2,従業員情報,労務管理,人事部,金庫,紙,5年,い,
合計,2件,,,,,,,

※ 保存期間は退職後,,,,,,,,
CSV
iconv -f UTF-8 -t CP932 ledger.utf8 > ledger.csv

# What was understood, and why.
expect 0 ja import --dry-run ledger.csv
holds out "CP932"
holds out "見出し: 4行目と5行目（8列のうち7列が分かるため）"
holds out "取り込まない行: 1–2 (見出しの上)、3 (空白)、6 (列の説明)、9 (合計)、10 (空白)、11 (注記)"
holds out "管理番号 → コード (同義の見出し)"
holds out "①個人情報の名称（必須） → 名称 (括弧・番号・記号を除いて一致)"
holds out "保管 場所 → 保管場所 (一致)"
holds out "保存期間（年） → 保存期間 (括弧・番号・記号を除いて一致): \"1年\"、\"5年\""
holds out "取り込まない列: 社内メモ、I列"
holds out "I列: 見出しなし、値のあるセル1個"
holds out "7行目  新規  K-1 応募者情報"
expect 0 en import --dry-run ledger.csv
holds out "Header: rows 4 and 5, since 7 of 8 columns are known there."
holds out "Rows left out: 1–2 (above the header), 3 (blank), 6 (describes the columns), 9 (total), 10 (blank), 11 (note)"
holds out "管理部門 → Department (another word for it)"
holds out "column I: no header, 1 cell"

# A mapping is written, corrected, used, and kept for the next such file.
expect 0 ja import --dry-run --save-mapping map.tsv ledger.csv
holds map.tsv "daicho mapping	1"
holds map.tsv "# category.remarks ?"
holds map.tsv "社内メモ	ignore"
holds map.tsv "column:9	ignore"
expect 3 ja import --dry-run --save-mapping map.tsv ledger.csv
sed -i 's/^社内メモ	ignore/社内メモ	category.description/; s/^column:9	ignore/column:9	remarks/' map.tsv
expect 0 ja import --mapping map.tsv ledger.csv
holds out "社内メモ → 説明 (割り当てのとおり)"
holds out "備考に加える列: I列"
expect 0 ja show K-1
holds out "I列: x"
expect 0 ja import ledger.csv
holds out "列の割り当て（この見出しについて保存したもの）: $work/config/daicho/mappings/"
holds out "変更なし 2"
expect 0 en import ledger.csv
holds out "Mapping, kept for this header:"
sed -i 's/category.description/category.nothing/' map.tsv
expect 3 en import --dry-run --mapping map.tsv ledger.csv
holds err "map.tsv, line 11: There is no field"
printf 'daicho mapping\t1\n無い列\tignore\n' > other.tsv
expect 3 en import --dry-run --mapping other.tsv ledger.csv
holds err 'other.tsv, line 2: The file has no column "無い列".'
printf 'daicho mapping\t2\n' > other.tsv
expect 3 en import --dry-run --mapping other.tsv ledger.csv
holds err "of form 2"
expect 3 en import --dry-run --mapping ledger.csv ledger.csv
holds err "This is no mapping"
rm -r config/daicho/mappings

# Headers of known ledgers, in every encoding: no column is lost.
printf '%s\n%s\n' \
    'No,個人情報の種類,利用目的,管理部門,取得方法,保存場所,管理責任者,委託先,保存期間,廃棄方法,備考' \
    '1,応募者情報,採用選考,人事部,,棚,部長,,1年,溶解,' > first.utf8
printf '%s\n%s\n' \
    '業務プロセス,個人情報の種類,データ主体,件数規模,利用目的,取得方法,保管場所,アクセス権者,保管期間,廃棄方法,第三者提供,委託先' \
    '採用,応募者情報,応募者,10,採用選考,,棚,人事部,1年,溶解,,' > second.utf8
printf '%s\n%s\n' \
    '個人情報の名称,個人情報の項目,利用目的,保管場所,保管方法,アクセス権を有する者,利用期限,保管期限' \
    '応募者情報,氏名,採用選考,棚,紙,人事部,採用まで,1年' > third.utf8
for encoding in UTF-8 UTF-16 CP932 EUC-JP ISO-2022-JP; do
    for ledger in first:11 second:12 third:8; do
        iconv -f UTF-8 -t $encoding "${ledger%:*}.utf8" > encoded.csv
        expect 0 ja import --dry-run encoded.csv
        holds out "（${ledger#*:}列のうち${ledger#*:}列が分かるため）"
        lacks out "取り込まない列"
    done
done

# The rows that were refused keep both lines of the header.
sed 's/5年/たぶん5/' ledger.utf8 > bad.csv
expect 1 ja import --accept-good bad.csv
holds bad.csv.refused.csv "場所"
sed -i 's/たぶん5/6年/' bad.csv.refused.csv
expect 0 ja import bad.csv.refused.csv
holds out "保管 場所 → 保管場所"
holds out "変更 1"

# A mapping can be had of a file of which nothing is known, and makes it known.
printf '甲,乙\n発送名簿,氏名\n' > codes.csv
expect 3 en import --save-mapping codes.tsv codes.csv
holds err "No column of the header"
sed -i 's/^甲	ignore/甲	名称/; s/^乙	ignore/乙	項目/' codes.tsv
expect 0 en import --dry-run --mapping codes.tsv codes.csv
holds out "甲 → Name (by the mapping)"
expect 2 en import --dry-run --save-mapping two.tsv codes.csv ledger.csv
holds err "--save-mapping writes the mapping of one file"

# Words that a person adds.
mkdir -p config/daicho
printf '# 社内の言葉\n台帳名義\t名称\n格納棚\tcategory.storages\n' > config/daicho/headers.tsv
printf '台帳名義,格納棚\n来訪者,受付\n' > words.csv
expect 0 ja import --dry-run words.csv
holds out "格納棚 → 保管場所 (自分の headers.tsv による)"
expect 0 ja config --check
printf '格納棚\t保管棚\n' >> config/daicho/headers.tsv
expect 3 en import --dry-run words.csv
holds err "headers.tsv, line 4: The header \"格納棚\" stands in line 3 already."
printf '格納棚\t保管棚\n' > config/daicho/headers.tsv
expect 1 en config --check
holds err "headers.tsv, line 1: There is no field \"保管棚\""
rm config/daicho/headers.tsv

# Registers without a column of names.
cat > ico.csv <<'CSV'
Business function,Purpose of processing,Categories of individuals,Retention schedule (if possible),Lawful basis
HR,Payroll,Employees,6 years,contract
HR,Recruitment,Applicants,1 year,consent
CSV
expect 0 en import --dry-run ico.csv
holds out "Names are made of the columns Business function, Purpose of processing."
holds out "HR / Recruitment"
holds out "Columns not imported: Lawful basis"
printf '業務プロセス,個人情報の種類,件数規模\n採用,氏名・連絡先,10\n広報,氏名・連絡先,20\n' > process.csv
expect 0 ja import --dry-run process.csv
holds out "名称は次の列から作ります: 業務プロセス、個人情報の種類"
holds out "採用 / 氏名・連絡先"
holds out "広報 / 氏名・連絡先"

printf '個人情報の種類,業務名\n氏名,採用\n氏名,広報\n' > turned.csv
expect 0 ja import --dry-run --save-mapping turned.tsv turned.csv
holds out "氏名 / 採用"
expect 0 ja import --dry-run --mapping turned.tsv turned.csv
holds out "氏名 / 採用"
expect 0 ja import --dry-run --save-mapping names.tsv process.csv
holds names.tsv "業務プロセス	category.description	name"
expect 0 ja import --dry-run --mapping names.tsv process.csv
holds out "広報 / 氏名・連絡先"
sed -i 's/	name$//' names.tsv
expect 3 ja import --mapping names.tsv process.csv
holds err "2行目"
expect 0 en import ico.csv
expect 0 en import ico.csv
holds out "unchanged 2"

sed 's/^HR,Recruitment,Applicants/HR,Payroll,Pensioners/' ico.csv > same.csv
expect 0 en import --dry-run same.csv
holds out "Names are made of the columns Business function, Purpose of processing, Categories of individuals."
holds out "HR / Payroll / Pensioners"

# Fields of linked records that are no column of the register.
printf '名称,委託先,委託契約日\n発送業務,甲運輸,2024-04-01\n' > contract.csv
expect 0 ja import contract.csv
holds out "委託契約日 → 委託: 契約日 (同義の見出し)"
sed -i 's/2024/2025/' contract.csv
expect 0 ja import contract.csv
holds out "変更 1"
holds out "委託契約日: 2024年4月1日 → 2025年4月1日"
expect 0 ja import contract.csv
holds out "変更なし 1"

# Units that stand in the header.
printf '名称,保存期間（年）,件数（千件）\n配送先,７,12\n' > unit.csv
expect 0 ja import unit.csv
holds out "件数（千件）: 件数、"
expect 0 ja list retention --format csv
holds out "P7Y"

# Individual numbers in samples, headers and mappings are masked.
printf '名称,保存期間（123456789018）,備考\n会員,123456789018,\n' > number.csv
expect 3 ja import --save-mapping number.tsv number.csv
lacks out 123456789018
lacks err 123456789018
lacks number.tsv 123456789018

# Unknown columns in the remarks, once.
printf '名称,性別,備考\n通話録音,不問,二次利用なし\n' > remarks.csv
expect 0 ja import --unknown remarks remarks.csv
expect 0 ja import --unknown remarks remarks.csv
holds out "変更なし 1"
expect 0 ja list category --format csv --filter 通話録音
[ "$(grep -c '性別: 不問' out)" -eq 1 ] || fail "the remarks do not hold the column once"
finish
