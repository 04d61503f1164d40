"""Small changes of the model, and whether the tests notice: see mutate.sh, which runs this.

First each test runs once alone, which tells how long it takes and which lines of the
model it reaches. Then, for a sample drawn by MUTATE_SEED of all places where one of the
changes below fits, the file is compiled with that change, and the tests that reach the
place run until one fails or all passed. A test that takes ten times as long as before,
and longer by as much as the machine is busy, noticed as well. A change that does not compile is replaced by another.
"""
import json
import os
import random
import re
import resource
import shlex
import signal
import subprocess
import sys
import tempfile
import time

COUNT = int(os.environ.get('MUTATE_COUNT', '300'))
SEED = int(os.environ.get('MUTATE_SEED', '1'))
ONLY = tuple(os.environ.get('MUTATE_ONLY', 'model/').split())
MINUTES = float(os.environ.get('MUTATE_MINUTES', '600'))
COMPILE = shlex.split(os.environ['MUTATE_COMPILE'])
# They ask the sources, or drive a terminal for long, and say nothing of the model.
PASSED_BY = re.compile(
    r'tests/(words|sizes|layers|readme|completion|completion_others|kill|schema|corpora|two|'
    r'documents|coverage)\.sh|tests/(anykey|windows|terminals|ends|resize|pastes|mouse|term|'
    r'editor|program|ipadic|cjkencodings|normalization|screens|matrix)-test')
SLOW = 15.0    # seconds of the processor; a test that takes longer alone is passed by
PATIENCE = 60  # seconds of tests for one change

# What is changed: a name, a pattern in the source, and what stands there afterwards.
# Comments, texts and lines of the preprocessor are blanked before the patterns are
# sought; the text put in is made of the source itself.
CHANGES = (
    ('equal', r'(?<= )==(?= )', lambda m: '!='),
    ('equal', r'(?<= )!=(?= )', lambda m: '=='),
    ('order', r'(?<= )<(?= )', lambda m: '<='),
    ('order', r'(?<= )<=(?= )', lambda m: '<'),
    ('order', r'(?<= )>(?= )', lambda m: '>='),
    ('order', r'(?<= )>=(?= )', lambda m: '>'),
    ('and', r'(?<= )&&(?=\s)', lambda m: '||'),
    ('and', r'(?<= )\|\|(?=\s)', lambda m: '&&'),
    ('not', r'(?<=\bif )\((?=.*\)$)(.*)\)$', lambda m: '(!(' + m.group(1) + '))'),
    ('sign', r'(?<= )\+(?= )', lambda m: '-'),
    ('sign', r'(?<= )-(?= )', lambda m: '+'),
    ('call', r'^ +[a-z_0-9]+\(.*\);$', lambda m: ';'),
    ('set', r'^ +[a-z_0-9>.\[\]-]+ [|+-]?= .*;$', lambda m: ';'),
    ('step', r'^ +[a-z_0-9>.\[\]-]+(\+\+|--);$', lambda m: ';'),
    ('return', r'(?<=\breturn )true(?=;)', lambda m: 'false'),
    ('return', r'(?<=\breturn )false(?=;)', lambda m: 'true'),
    ('number', r'(?<=[ (+-])(\d+)(?=[;) ,])', lambda m: str(int(m.group(1)) + 1)),
)
# What is no fault when it goes (memory given back), or ends the program at once.
NOT_THERE = re.compile(r'\bfree\(|_free\(|_clear\(|\bbug\(|\bdie\(|\bassert|^ +(static|const|char) |'
                       r'mem_(alloc|grow)|buf_reserve|^ +return why_set\(|_Static_assert')


def blank(text):
    """TEXT with comments, texts, characters and lines of the preprocessor as blanks."""
    pattern = r'/\*.*?\*/|"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])*\'|^#.*?(?<!\\)$'
    return re.sub(pattern, lambda m: re.sub(r'[^\n]', ' ', m.group(0)), text, flags=re.S | re.M)


def places(path):
    """Each place of the file where a change fits: (path, line, from, to, name, new text)."""
    with open(path, encoding='utf-8') as file:
        text = file.read()
    inside, found = False, []
    for number, (line, bare) in enumerate(zip(text.split('\n'), blank(text).split('\n')), 1):
        if bare.startswith('{'):
            inside = True
        elif bare.startswith('}'):
            inside = False
        if not inside or NOT_THERE.search(bare):
            continue
        for name, pattern, new in CHANGES:
            for m in re.finditer(pattern, bare):
                real = re.match(r'.*', line[m.start():m.end()])
                put = new(m)
                if name == 'not':
                    put = '(!' + real.group(0) + ')'
                found.append((path, number, m.start(), m.end(), name, put))
    return found


def processor_seconds():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class Test:
    """A test, how long it takes alone, and the regions of the model it reaches."""

    def __init__(self, name):
        self.name = name
        self.command = ['sh', './' + name] if name.endswith('.sh') else ['./' + name]
        self.seconds = 0.0
        self.reached = {}

    def run(self, limit, profile='/dev/null'):
        """Whether it passed within LIMIT seconds."""
        environment = dict(os.environ, LLVM_PROFILE_FILE=profile)
        with tempfile.TemporaryFile() as out:
            process = subprocess.Popen(self.command, stdin=subprocess.DEVNULL, stdout=out, stderr=out,
                                       env=environment, start_new_session=True)
            try:
                return process.wait(limit) in (0, 77)
            except subprocess.TimeoutExpired:
                return False
            finally:
                try:
                    os.killpg(process.pid, signal.SIGKILL)
                except ProcessLookupError:
                    pass
                process.wait()

    def measure(self):
        """Runs it once and keeps what it reaches; whether it is of use."""
        folder = os.path.join('profiles', os.path.basename(self.name))
        kept = folder + '.json'
        if os.path.exists(kept):
            with open(kept, encoding='utf-8') as file:
                self.seconds, self.reached = json.load(file)
            return bool(self.reached)
        begun = processor_seconds()
        passed = self.run(120 * max(1.0, os.getloadavg()[0]), os.path.abspath(folder) + '/%m.profraw')
        self.seconds = processor_seconds() - begun
        if passed and self.seconds <= SLOW:
            self.read_profile(folder)
        with open(kept, 'w', encoding='utf-8') as file:
            json.dump([self.seconds, self.reached], file)
        return bool(self.reached)

    def read_profile(self, folder):
        raw = [os.path.join(folder, name) for name in os.listdir(folder)] if os.path.isdir(folder) else []
        if not raw:
            return
        subprocess.run([os.environ['LLVM_PROFDATA'], 'merge', '-sparse', '-o', folder + '.data', *raw],
                       check=True)
        said = subprocess.run([os.environ['LLVM_COV'], 'export', '-format=text', '-skip-expansions',
                               '-instr-profile=' + folder + '.data', 'libmodel.so'],
                              check=True, stdout=subprocess.PIPE).stdout
        for file in json.loads(said)['data'][0]['files']:
            name = 'model/' + os.path.basename(file['filename'])
            lines = reached_lines(file['segments'])
            if lines:
                self.reached[name] = lines

    def reaches(self, path, line):
        return any(first <= line <= last for first, last in self.reached.get(path, ()))


def reached_lines(segments):
    """The spans of lines that were run, from llvm's segments [line, column, count, has, …]."""
    spans = []
    for here, after in zip(segments, segments[1:]):
        if here[3] and here[2] > 0:
            if spans and spans[-1][1] >= here[0]:
                spans[-1][1] = max(spans[-1][1], after[0])
            else:
                spans.append([here[0], after[0]])
    return spans


def alike(path, test):
    """Whether the test is named after the module, which it then knows best."""
    module = os.path.basename(path)[:-2].split('_')[0].rstrip('s')
    return os.path.basename(test.name).startswith(module)


def compile_changed(place, text):
    """Compiles the file with the change into the library; whether that went."""
    path, number, begin, end, _, put = place
    lines = text.split('\n')
    line = lines[number - 1]
    lines[number - 1] = line[:begin] + put + line[end:]
    with open(path, 'w', encoding='utf-8') as file:
        file.write('\n'.join(lines))
    target = path[:-2] + '.o'
    try:
        built = subprocess.run([*COMPILE, '-w', '-c', '-o', target, path], stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL).returncode == 0
    finally:
        with open(path, 'w', encoding='utf-8') as file:
            file.write(text)
    return built and link()


def link():
    objects = sorted('model/' + name for name in os.listdir('model') if name.endswith('.o'))
    return subprocess.run(['clang', '-shared', '-Wl,-Bsymbolic', '-fprofile-instr-generate', '-o', 'libmodel.so',
                           *objects, 'po/ja_mo.o']).returncode == 0


def try_place(place, tests):
    """The name of the test that noticed, '' where none did, None where it does not compile."""
    path, line = place[0], place[1]
    with open(path, encoding='utf-8') as file:
        text = file.read()
    target = path[:-2] + '.o'
    with open(target, 'rb') as file:
        object_before = file.read()
    try:
        if not compile_changed(place, text):
            return None
        spent = 0.0
        concerned = [test for test in tests if test.reaches(path, line)]
        for test in sorted(concerned, key=lambda t: (not alike(path, t), t.seconds)):
            if spent + test.seconds > PATIENCE:
                break
            spent += test.seconds
            if not test.run(5 + 10 * test.seconds * max(1.0, os.getloadavg()[0])):
                return test.name
        return ''
    finally:
        with open(target, 'wb') as file:
            file.write(object_before)


def ready_tests():
    os.makedirs('profiles', exist_ok=True)
    tests = [Test(name) for name in os.environ['MUTATE_TESTS'].split() if not PASSED_BY.match(name)]
    return [test for test in tests if test.measure()]


def shown(place):
    """The place as a line of text: file, line, what is changed, before and after."""
    path, number, begin, end, name, put = place
    with open(path, encoding='utf-8') as file:
        line = file.read().split('\n')[number - 1]
    return f'{path}:{number}: {name}: {line.strip()}  ->  {(line[:begin] + put + line[end:]).strip()}'


def print_table(results, places_count):
    survivors = sorted(place for place, killer in results if not killer)
    print(f'survivors: {len(survivors)}')
    for place in survivors:
        print('  ' + shown(place))
    print('| file | changes | noticed | survived | % noticed |')
    print('| --- | --: | --: | --: | --: |')
    for path in sorted({place[0] for place, _ in results}):
        here = [killer for place, killer in results if place[0] == path]
        noticed = sum(1 for killer in here if killer)
        print(f'| {path} | {len(here)} | {noticed} | {len(here) - noticed} | {100 * noticed / len(here):.0f} |')
    noticed = sum(1 for _, killer in results if killer)
    share = 100 * noticed / max(len(results), 1)
    print(f'| all | {len(results)} | {noticed} | {len(results) - noticed} | {share:.1f} |')
    print(f'{len(results)} of {places_count} places tried, seed {SEED}: {noticed} noticed, {share:.1f} %',
          flush=True)


def main():
    # Also where it is ended, objects are as before and what was tried is told.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    tests = ready_tests()
    files = sorted('model/' + name for name in os.listdir('model') if name.endswith('.c'))
    sites = [place for path in files if path.startswith(ONLY) for place in places(path)]
    print(f'{len(sites)} places, {len(tests)} tests, seed {SEED}', flush=True)
    random.Random(SEED).shuffle(sites)
    results = []
    try:
        try_places(sites, tests, results)
    finally:
        link()
        print_table(results, len(sites))


def try_places(sites, tests, results):
    """Tries them in order until enough were tried or the time is over."""
    begun = time.monotonic()
    for place in sites:
        if len(results) == COUNT or time.monotonic() - begun > 60 * MINUTES:
            break
        killer = try_place(place, tests)
        if killer is None:
            continue
        results.append((place, killer))
        if not killer:
            print('survived: ' + shown(place), flush=True)


sys.exit(main())
