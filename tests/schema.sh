#!/bin/sh
# The schema of exports as JSON: the one with the source is the one that the program
# prints, and the exports of both samples hold to it. The validator is Debian's
# python3-jsonschema; where it is missing that part fails in CI and is skipped elsewhere.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"

expect 0 "$DAICHO" --print-schema
cmp out "$here/../doc/daicho.schema.json" ||
    fail "doc/daicho.schema.json is not what --print-schema prints; print it anew"
cp out schema.json

cat > validate.py << 'END'
import json, sys
import jsonschema

schema = json.load(open("schema.json", encoding="utf-8"))
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
part = jsonschema.Draft202012Validator({"$ref": "#/$defs/" + sys.argv[2], "$defs": schema["$defs"]})
document = json.load(open(sys.argv[1], encoding="utf-8"))
errors = [e for v in (validator, part) for e in v.iter_errors(document)]
for error in errors[:3]:
    print(list(error.absolute_path), error.message[:300])
sys.exit(1 if errors else 0)
END
python=/usr/bin/python3
if ! $python -c 'import jsonschema' 2> /dev/null; then
    [ "${CI-}" != true ] || fail "python3-jsonschema is missing (./bootstrap check installs it)"
    echo "python3-jsonschema is missing; no export was validated."
    finish
fi

for sample in education portal; do
    expect 0 "$DAICHO" -f $sample.daicho init --sample $sample
    expect 0 "$DAICHO" -f $sample.daicho export --all --format json -o $sample.json
    expect 0 $python validate.py $sample.json all
    expect 0 "$DAICHO" -f $sample.daicho export --register --format json -o $sample.register.json
    expect 0 $python validate.py $sample.register.json register
    for kind in category provision retention; do
        expect 0 "$DAICHO" -f $sample.daicho export --kind $kind --format json -o $sample.$kind.json
        expect 0 $python validate.py $sample.$kind.json kind
    done
    for template in ico ico-processor cnil cnil-processor; do
        expect 0 "$DAICHO" -f $sample.daicho export --article30 $template --format json -o $sample.$template.json
        expect 0 $python validate.py $sample.$template.json article30
    done
done

# What an incident touches: under the law of Japan, and under another alone.
d() { "$DAICHO" -f portal.daicho "$@"; }
expect 0 d impact --party PT-0018 --format json -o impact.json
expect 0 $python validate.py impact.json impact
expect 0 d add organization name=Europe jurisdictions=EU
organization=$(cat out)
expect 0 d add category name=Members organization="$organization" persons=10
expect 0 d impact "$(cat out)" --format json -o abroad.json
expect 0 $python validate.py abroad.json impact
sed 's/"known_on_assumed": true/"known_on_assumed": "yes"/' abroad.json > wrong.json
expect 1 $python validate.py wrong.json impact

# What the program never writes does not hold: an unknown choice, a word for a number, a
# field too many, one of another kind.
sed 's/"role": "controller"/"role": "boss"/' education.json > wrong.json
expect 1 $python validate.py wrong.json all
sed 's/"persons": null/"persons": "many"/' education.json > wrong.json
expect 1 $python validate.py wrong.json all
sed 's/"subjects":/"more": null, "subjects":/' education.json > wrong.json
expect 1 $python validate.py wrong.json all
sed 's/"kind": "category"/"kind": "party"/' education.category.json > wrong.json
expect 1 $python validate.py wrong.json kind

# Every type of field with a value, typed as people do.
expect 0 "$DAICHO" -f full.daicho init
d() { "$DAICHO" -f full.daicho "$@"; }
expect 0 d add organization name=会社 jurisdictions='EU; JP' fiscal_month=3
expect 0 d add item name=氏名
expect 0 d add category name=会員 persons=1万2千 persons_on=令和6年4月1日 minors=はい items=氏名 \
    role=管理者 evidence='\\server\share\台帳.xlsx' remarks='"引用"と
改行'
expect 0 d add retention name=保存 period=1年6か月 categories=C-0001
expect 0 d add party name=Vendor country=米国
expect 0 d export --all --format json -o full.json
expect 0 $python validate.py full.json all
expect 0 d export --register --format json -o full.register.json
expect 0 $python validate.py full.register.json register
finish
