"""Prints the coverage of branches by folder: see coverage.sh, which runs this.

coverage.py SRCDIR COUNTS LEFT MISSED LEAST SHOW

COUNTS is what llvm-cov exports. A branch is known by its file, its function, the text
of its condition and the side that was never taken ("true": the condition never held),
so that LEFT survives edits elsewhere. MISSED gets every missed branch, with the reason
or a question mark. Exit 1 where a folder is under LEAST per cent.
"""
import fnmatch
import json
import os
import re
import sys

FOLDERS = ('model', 'import', 'export')
FUNCTION = re.compile(r'^[A-Za-z_].*?([A-Za-z_][A-Za-z0-9_]*)\(')


class Source:
    """A file of the program, for the texts at a place of it."""

    def __init__(self, path):
        with open(path, encoding='utf-8') as file:
            # llvm counts bytes; latin-1 makes a byte a character.
            self.lines = [line.encode().decode('latin-1') for line in file.read().split('\n')]

    def text(self, begin_line, begin_column, end_line, end_column):
        lines = self.lines[begin_line - 1:end_line]
        lines[-1] = lines[-1][:end_column - 1]
        lines[0] = lines[0][begin_column - 1:]
        return ' '.join(' '.join(lines).encode('latin-1').decode('utf-8').split())

    def function(self, line):
        for number in range(line - 1, -1, -1):
            found = FUNCTION.match(self.lines[number])
            if found:
                return found.group(1)
        return '-'


def read_left(path):
    """The reasons by name, and the lines: file, function, side, condition, reason."""
    reasons, lines = {}, []
    with open(path, encoding='utf-8') as file:
        for number, line in enumerate(file, 1):
            line = line.rstrip('\n')
            if not line or line.startswith('#'):
                continue
            fields = line.split('\t')
            if fields[0] == 'reason' and len(fields) == 3:
                reasons[fields[1]] = fields[2]
            elif len(fields) == 5 and fields[4] in reasons and fields[2] in ('true', 'false', '*'):
                lines.append(fields)
            else:
                sys.exit(f'{path}:{number}: not file, function, side, condition, reason')
    return reasons, lines


def matches(pattern, text):
    # A bracket of C is no class of characters.
    return fnmatch.fnmatchcase(text, pattern.replace('[', '[[]'))


def reason_of(missed, lines, used):
    for index, line in enumerate(lines):
        if all(matches(line[part], missed[part]) for part in range(4)):
            used.add(index)
            return line[4]
    return None


def measure(srcdir, counts):
    """The branches of each folder, and the missed ones: (file, function, side, condition, line)."""
    with open(counts, encoding='utf-8') as file:
        data = json.load(file)['data'][0]
    total, missed = dict.fromkeys(FOLDERS, 0), []
    for entry in data['files']:
        folder = os.path.basename(os.path.dirname(entry['filename']))
        if folder not in FOLDERS:
            continue
        name = folder + '/' + os.path.basename(entry['filename'])
        source = Source(os.path.join(srcdir, name))
        seen = {}
        for branch in entry['branches']:
            # A function of a header stands in several objects: its runs are added.
            place = tuple(branch[:4])
            held, refused = seen.get(place, (0, 0))
            seen[place] = (held + branch[4], refused + branch[5])
        for place, sides in sorted(seen.items()):
            total[folder] += 2
            for side, taken in zip(('true', 'false'), sides):
                if taken == 0:
                    missed.append((name, source.function(place[0]), side,
                                   source.text(*place), place[0]))
    return total, missed


def main():
    srcdir, counts, left, missed_path, least, show = sys.argv[1:7]
    reasons, lines = read_left(left)
    total, missed = measure(srcdir, counts)
    used, kinds, unsaid = set(), {}, dict.fromkeys(FOLDERS, 0)
    left_over = dict.fromkeys(FOLDERS, 0)
    with open(missed_path, 'w', encoding='utf-8') as out:
        for branch in missed:
            folder = branch[0].split('/')[0]
            reason = reason_of(branch, lines, used)
            left_over[folder] += 1
            if reason is None:
                unsaid[folder] += 1
            else:
                kinds[reason] = kinds.get(reason, 0) + 1
            line = f'{branch[0]}:{branch[4]}: {branch[1]}: never {branch[2]}: {branch[3]}  [{reason or "?"}]'
            print(line, file=out)
            if show and branch[0].startswith(show):
                print(line)
    print('| folder | branches | taken | % | left with a reason | left without |')
    print('| --- | --: | --: | --: | --: | --: |')
    status = 0
    for folder in FOLDERS:
        taken = total[folder] - left_over[folder]
        share = 100 * taken / max(total[folder], 1)
        print(f'| {folder}/ | {total[folder]} | {taken} | {share:.2f} '
              f'| {left_over[folder] - unsaid[folder]} | {unsaid[folder]} |')
        if share < float(least):
            status = 1
    for reason, count in sorted(kinds.items()):
        print(f'{count:5} {reason}: {reasons[reason]}')
    if status:
        print(f'coverage: a folder is under {least} %; the missed branches: {missed_path}')
    return status


sys.exit(main())
