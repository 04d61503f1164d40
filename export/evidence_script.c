/*
 * The script in the folder of evidence that computes the chain of the journal anew.
 * It is written apart from chain.c on purpose: tests/evidence.sh holds both against
 * each other. What it says stands in it in both languages.
 */
#include "export/evidence_inside.h"

/* clang-format off */
/* What say() in the script tells; a % stands for the next value. */
static const char *const told[] = {
    N_("entry %d: %s"),
    N_("a part of it stands elsewhere"),
    N_("it is missing"),
    N_("it does not follow from the entry before"),
    N_("its hash is not that of what it says"),
    N_("its content was altered"),
    N_("what is kept of the journal merged by it was altered"),
    N_("it is not as a redaction left it"),
    N_("the file %s is missing"),
    N_("the file %s was altered"),
    N_("Not of this evidence: %s"),
    N_("The files are as SHA256SUMS lists them. Its own SHA-256, to be compared with the one\nthat was noted when the folder was made: %s"),
    N_("the journal does not end as journal_head.txt says: it ends with entry %d, %s"),
    N_("the head %s does not occur in this journal"),
    N_("The journal holds: %d entries, %d of them with erased texts. Head: %d %s"),
    N_("--lang takes ja or en"),
};

static const char head[] =
    "#!/usr/bin/env python3\n"
    "\"\"\"Computes the chain of hashes in journal.jsonl and the checksums of all files anew,\n"
    "with Python alone.\n"
    "\n"
    "    python3 check_journal.py            compares the end with journal_head.txt\n"
    "    python3 check_journal.py HASH...    also looks for heads noted elsewhere\n"
    "    python3 check_journal.py --lang ja  speaks Japanese; --lang en English; else as the\n"
    "                                        locale does\n"
    "\n"
    "Exit status: 0 it holds, 1 it does not. README.en.txt tells how the hashes are\n"
    "computed, so that this script need not be trusted.\n"
    "\"\"\"\n"
    "import base64\n"
    "import hashlib\n"
    "import json\n"
    "import locale\n"
    "import os\n"
    "import sys\n"
    "\n"
    "FOLDER = os.path.dirname(os.path.abspath(__file__))\n"
    "JAPANESE = {\n";

static const char tail[] =
    "}\n"
    "words = {}  # JAPANESE where that is spoken\n"
    "\n"
    "\n"
    "def say(text, *values):\n"
    "    return words.get(text, text) % values\n"
    "\n"
    "\n"
    "def stop(text, *values):\n"
    "    sys.exit(\"check_journal: \" + say(text, *values))\n"
    "\n"
    "\n"
    "def speaks_japanese():\n"
    "    for name in (\"LC_ALL\", \"LC_MESSAGES\", \"LANG\"):\n"
    "        if os.environ.get(name):\n"
    "            return os.environ[name].startswith(\"ja\")\n"
    "    try:\n"
    "        locale.setlocale(locale.LC_CTYPE, \"\")  # Windows sets none of these\n"
    "        return (locale.getlocale()[0] or \"\").lower().startswith(\"ja\")\n"
    "    except (locale.Error, ValueError):\n"
    "        return False\n"
    "\n"
    "\n"
    "def take_arguments():\n"
    "    \"\"\"Chooses the language; returns the heads that are looked for.\"\"\"\n"
    "    given, japanese = sys.argv[1:], speaks_japanese()\n"
    "    while \"--lang\" in given:\n"
    "        at = given.index(\"--lang\")\n"
    "        chosen = given[at + 1:at + 2]\n"
    "        if chosen not in ([\"ja\"], [\"en\"]):\n"
    "            stop(\"--lang takes ja or en\")\n"
    "        japanese = chosen == [\"ja\"]\n"
    "        del given[at:at + 2]\n"
    "    words.update(JAPANESE if japanese else {})\n"
    "    for stream in (sys.stdout, sys.stderr):\n"
    "        if hasattr(stream, \"reconfigure\"):\n"
    "            stream.reconfigure(errors=\"backslashreplace\")\n"
    "    return given\n"
    "\n"
    "\n"
    "def to_bytes(value):\n"
    "    return value if isinstance(value, bytes) else str(value).encode(\"utf-8\", \"surrogateescape\")\n"
    "\n"
    "\n"
    "def digest(values):\n"
    "    state = hashlib.sha256()\n"
    "    for value in map(to_bytes, values):\n"
    "        state.update(len(value).to_bytes(8, \"big\") + value)\n"
    "    return state.hexdigest()\n"
    "\n"
    "\n"
    "def fail(number, text):\n"
    "    stop(\"entry %d: %s\", number, say(text))\n"
    "\n"
    "\n"
    "def read_entries(path):\n"
    "    \"\"\"Each entry with its parts, as the lines have them.\"\"\"\n"
    "    entry = None\n"
    "    with open(path, encoding=\"utf-8\", errors=\"surrogateescape\", newline=\"\\n\") as lines:\n"
    "        for line in lines:\n"
    "            row = json.loads(line)\n"
    "            if \"part\" not in row:\n"
    "                if entry is not None:\n"
    "                    yield entry\n"
    "                entry = row\n"
    "                entry[\"parts\"] = []\n"
    "            elif entry is None or row[\"of\"] != entry[\"entry\"]:\n"
    "                fail(row[\"of\"], \"a part of it stands elsewhere\")\n"
    "            else:\n"
    "                entry[\"parts\"].append(row)\n"
    "    if entry is not None:\n"
    "        yield entry\n"
    "\n"
    "\n"
    "def content_of(entry):\n"
    "    values = []\n"
    "    for part in entry[\"parts\"]:\n"
    "        values += [part[\"words\"], base64.b64decode(part[\"changes\"], validate=True)]\n"
    "    return digest([\"daicho content 1\", entry[\"who\"], entry[\"what\"], entry[\"about\"],\n"
    "                   entry[\"why\"], digest(values)])\n"
    "\n"
    "\n"
    "def check_entry(entry, number, previous, erased):\n"
    "    if entry[\"entry\"] != number:\n"
    "        fail(number, \"it is missing\")\n"
    "    if entry[\"previous\"] != previous:\n"
    "        fail(number, \"it does not follow from the entry before\")\n"
    "    if entry[\"hash\"] != digest([\"daicho entry 1\", previous, number, entry[\"at\"], entry[\"kind\"],\n"
    "                                entry[\"target\"], entry[\"version\"], entry[\"content\"]]):\n"
    "        fail(number, \"its hash is not that of what it says\")\n"
    "    content = content_of(entry)\n"
    "    if entry[\"redacted_by\"]:\n"
    "        erased[number] = (entry[\"redacted_by\"], content)\n"
    "    elif content != entry[\"content\"]:\n"
    "        fail(number, \"its content was altered\")\n"
    "\n"
    "\n"
    "def note_merges(entry, merges):\n"
    "    \"\"\"What the words of ENTRY say of the journals of merged files: the newest counts.\"\"\"\n"
    "    for part in entry[\"parts\"]:\n"
    "        for line in part[\"words\"].split(\"\\n\"):\n"
    "            texts = line.split(\"\\t\")\n"
    "            if len(texts) == 7 and texts[:2] == [\"merge\", \"merge\"] and int(texts[3]) == entry[\"entry\"]:\n"
    "                merges[entry[\"entry\"]] = texts[6]\n"
    "            if len(texts) == 7 and texts[:2] == [\"redact\", \"merge\"] and entry[\"what\"] == \"redact\":\n"
    "                merges[int(texts[3])] = texts[6]\n"
    "\n"
    "\n"
    "def check_others(merges):\n"
    "    values = {merge: [\"daicho others 1\"] for merge in merges}\n"
    "    for entry in read_entries(os.path.join(FOLDER, \"journal_others.jsonl\")):\n"
    "        kept = values.setdefault(entry[\"merge\"], [\"daicho others 1\"])\n"
    "        kept += [entry[key] for key in (\"entry\", \"target\", \"version\", \"redacted_by\", \"at\", \"who\",\n"
    "                                        \"kind\", \"what\", \"about\", \"why\", \"content\", \"previous\",\n"
    "                                        \"hash\")]\n"
    "        for part in entry[\"parts\"]:\n"
    "            kept += [part[\"words\"], base64.b64decode(part[\"changes\"], validate=True)]\n"
    "    for merge, kept in values.items():\n"
    "        if digest(kept) != merges.get(merge):\n"
    "            fail(merge, \"what is kept of the journal merged by it was altered\")\n"
    "\n"
    "\n"
    "def check_files():\n"
    "    \"\"\"Compares every file with SHA256SUMS; names what is altered, missing or added.\"\"\"\n"
    "    with open(os.path.join(FOLDER, \"SHA256SUMS\"), \"rb\") as file:\n"
    "        sums = file.read()\n"
    "    listed = {\"SHA256SUMS\"}\n"
    "    for line in sums.decode(\"utf-8\", \"surrogateescape\").splitlines():\n"
    "        wanted, name = line.split(\"  \", 1)\n"
    "        listed.add(name)\n"
    "        path = os.path.join(FOLDER, *name.split(\"/\"))\n"
    "        if not os.path.isfile(path):\n"
    "            stop(\"the file %s is missing\", name)\n"
    "        with open(path, \"rb\") as file:\n"
    "            if hashlib.sha256(file.read()).hexdigest() != wanted:\n"
    "                stop(\"the file %s was altered\", name)\n"
    "    for folder, _, names in os.walk(FOLDER):\n"
    "        for name in names:\n"
    "            name = os.path.relpath(os.path.join(folder, name), FOLDER).replace(os.sep, \"/\")\n"
    "            if name not in listed:\n"
    "                print(say(\"Not of this evidence: %s\", name))\n"
    "    print(say(\"The files are as SHA256SUMS lists them. Its own SHA-256, to be compared with the one\\n\"\n"
    "              \"that was noted when the folder was made: %s\", hashlib.sha256(sums).hexdigest()))\n"
    "\n"
    "\n"
    "def main():\n"
    "    wanted_heads = take_arguments()\n"
    "    previous, number, gaps, hashes, erased, told, merges = \"\", 0, 0, set(), {}, set(), {}\n"
    "    for entry in read_entries(os.path.join(FOLDER, \"journal.jsonl\")):\n"
    "        number += 1\n"
    "        check_entry(entry, number, previous, erased)\n"
    "        if entry[\"what\"] == \"redact\" and not entry[\"redacted_by\"]:\n"
    "            for part in entry[\"parts\"]:\n"
    "                for line in part[\"words\"].split(\"\\n\"):\n"
    "                    told.add((number, line))\n"
    "        note_merges(entry, merges)\n"
    "        previous = entry[\"hash\"]\n"
    "        hashes.add(previous)\n"
    "    for seq, (by, content) in erased.items():\n"
    "        gaps += 1\n"
    "        if (by, \"redact\\tjournal\\t%d\\t\\t\\t\\t%s\" % (seq, content)) not in told:\n"
    "            fail(seq, \"it is not as a redaction left it\")\n"
    "    check_others(merges)\n"
    "    with open(os.path.join(FOLDER, \"journal_head.txt\"), encoding=\"ascii\") as file:\n"
    "        head = file.read().split()\n"
    "    if head != ([str(number), previous] if number else [\"0\"]):\n"
    "        stop(\"the journal does not end as journal_head.txt says: it ends with entry %d, %s\",\n"
    "             number, previous or \"-\")\n"
    "    for wanted in wanted_heads:\n"
    "        if wanted.lower() not in hashes:\n"
    "            stop(\"the head %s does not occur in this journal\", wanted)\n"
    "    print(say(\"The journal holds: %d entries, %d of them with erased texts. Head: %d %s\",\n"
    "              number, gaps, number, previous or \"-\"))\n"
    "    check_files()\n"
    "\n"
    "\n"
    "main()\n";
/* clang-format on */

/* Writes TEXT as Python has it between quotation marks. */
static void put_quoted(const char *text, FILE *out)
{
    fputc('"', out);
    for (; *text != '\0'; text++)
        if (*text == '\n')
            fputs("\\n", out);
        else
            fprintf(out, "%s%c", *text == '"' || *text == '\\' ? "\\" : "", *text);
    fputc('"', out);
}

bool evidence_script(struct evidence *evidence, FILE *out, struct why *why)
{
    (void)evidence;
    (void)why;
    fputs(head, out);
    for (size_t i = 0; i < sizeof told / sizeof told[0]; i++) {
        fputs("    ", out);
        put_quoted(told[i], out);
        fputs(":\n        ", out);
        put_quoted(words_in(LANG_JA, told[i]), out);
        fputs(",\n", out);
    }
    fputs(tail, out);
    return true;
}
