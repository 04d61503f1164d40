#!/usr/bin/env python3
"""The guides of doc/ say what the program does.

Each guide is played from its first line to its last in one folder:

  <!-- day 2026-04-06 -->        the clock from here on
  <!-- file NAME                 makes a file of the lines up to "-->"
  <!-- run sh                    carries out the lines up to "-->", which nobody sees
  <!-- screen FILE [NAME]        plays a script (tui/script.h) up to "-->" on FILE; the
                                 next ```text block is what the screen shows at its end;
                                 pictures/NAME.LANGUAGE.svg is the same in colours, named
                                 in the guide as ![TITLE](pictures/NAME.LANGUAGE.svg)
  ```console                     lines "$ COMMAND" are carried out; what follows each is
                                 what it prints; "(1)" at its end is its exit status
  <kbd>x</kbd>                   is a key of the program, where one bears no other name
  `daicho WORD`                  names a command

With GUIDE_WRITE=1 in the environment the blocks and pictures are written anew, to be read
before they are kept.  usage: guide.py DAICHO GUIDE LANGUAGE
"""
import os
import re
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
import picture

COMMENT = re.compile(r"<!-- (day|file|screen|run) (\S+)(?: (\w+))?\n?(.*?)-->\n", re.S)
FENCE = re.compile(r"```(\w+)\n(.*?)```\n", re.S)
# Keys that every terminal program has, and those a guide names by what they are.
PLAIN_KEYS = {"Ctrl", "Shift", "Alt"}


class Guide:
    def __init__(self, program, path, lang):
        self.program, self.path, self.lang = program, path, lang
        self.text = open(path, encoding="utf-8").read()
        self.faults = []
        self.now = "2026-04-06T09:00:00Z"

    def run(self, words, **more):
        env = dict(os.environ, DAICHO_NOW=self.now, DAICHO_USER="yamada", LC_ALL="C.UTF-8",
                   PATH=os.path.dirname(self.program) + ":" + os.environ["PATH"],
                   DAICHO_LANG=self.lang)
        return subprocess.run(words, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, encoding="utf-8", check=False, **more)

    def console(self, block):
        """BLOCK with what its commands print now."""
        out = []
        for line in block.splitlines():
            if not line.startswith("$ "):
                continue
            command = re.sub(r"^daicho ", "daicho --lang %s " % self.lang, line[2:])
            done = self.run(["sh", "-c", command])
            out.append(line)
            out += done.stdout.splitlines()
            if done.returncode != 0:
                out.append("(%d)" % done.returncode)
        return "\n".join(out) + "\n"

    def screen(self, inventory, script, name):
        """The display at the end of SCRIPT; draws it as the picture NAME where there is one."""
        with open("script", "w", encoding="utf-8") as file:
            file.write("size 80x24\n" + script + "\nshow\nshow roles\n")
        done = self.run([self.program, "-f", inventory, "--lang", self.lang, "--script", "script"])
        shot = re.search(r"^--------\n(.*?)^--------\n(.*)", done.stdout, re.S | re.M)
        if done.returncode != 0 or not shot:
            self.faults.append("the screen on %s: %s" % (inventory, done.stdout))
            return ""
        shown = shot.group(1).splitlines()
        if name:
            self.picture(name, picture.rows_of(shown, shot.group(2).splitlines()))
        return "\n".join(line.rstrip() for line in shown) + "\n"

    def looks(self):
        """How roles look in the theme for dark terminals."""
        os.makedirs("dark/daicho", exist_ok=True)
        with open("dark/daicho/config", "w", encoding="utf-8") as file:
            file.write("theme = dark\n")
        done = self.run(["env", "XDG_CONFIG_HOME=" + os.path.abspath("dark"),
                         self.program, "config"])
        return picture.looks_of(done.stdout)

    def picture(self, name, rows):
        """Holds the picture NAME of a screen of ROWS against the one that is kept."""
        place = "pictures/%s.%s.svg" % (name, self.lang)
        shown = re.search(r"!\[(.*?)\]\(((?:\w+/)?%s)\)" % re.escape(place), self.text)
        if not shown:
            self.faults.append("nothing shows the picture %s" % place)
            return
        path = os.path.join(os.path.dirname(self.path), shown.group(2))
        now = picture.draw(rows, 80, self.looks(), shown.group(1))
        kept = open(path, encoding="utf-8").read() if os.path.exists(path) else ""
        if now != kept and os.environ.get("GUIDE_WRITE"):
            open(path, "w", encoding="utf-8").write(now)
        elif now != kept:
            self.faults.append("%s is not the screen as it is" % place)

    def play(self):
        """The guide with every block as it is now."""
        out, at, waiting = [], 0, None
        for match in re.finditer(COMMENT.pattern + "|" + FENCE.pattern, self.text, re.S):
            out.append(self.text[at:match.start()])
            at = match.end()
            kind, name, more, body, fence, block = match.groups()
            whole = match.group(0)
            if kind == "day":
                self.now = name + "T09:00:00Z"
            elif kind == "file":
                with open(name, "w", encoding="utf-8") as file:
                    file.write(body)
            elif kind == "run":
                self.run([name, "-c", body])
            elif kind == "screen":
                waiting = (name, body, more)
            elif fence == "console":
                whole = "```console\n" + self.console(block) + "```\n"
            elif fence == "text" and waiting:
                whole = "```text\n" + self.screen(*waiting) + "```\n"
                waiting = None
            out.append(whole)
        out.append(self.text[at:])
        return "".join(out)

    def check_names(self):
        """Keys and commands that the guide names are the program's."""
        table = self.run([self.program, "--print-keys"]).stdout
        rows = re.findall(r"^\| (.+?) \| ", table, re.M)
        keys = {key.replace("\\", "") for row in rows for key in row.split()} | PLAIN_KEYS
        for key in sorted(set(re.findall(r"<kbd>(.*?)</kbd>", self.text))):
            if key not in keys:
                self.faults.append("there is no key %s" % key)
        help_text = self.run([self.program, "--help"]).stdout
        commands = set(re.findall(r"^  (\w+) ", help_text, re.M))
        for word in sorted(set(re.findall(r"`daicho ([a-z]+)(?=[ `])", self.text))):
            if word not in commands:
                self.faults.append("there is no command %s" % word)


def main():
    program, path, lang = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]), sys.argv[3]
    guide = Guide(program, path, lang)
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for name in ("CONFIG", "STATE", "DATA"):
            os.environ["XDG_%s_HOME" % name] = os.path.join(folder, "home", name)
        os.environ.pop("DAICHO_FILE", None)
        now = guide.play()
        guide.check_names()
        os.chdir("/")
    if now != guide.text and os.environ.get("GUIDE_WRITE"):
        open(path, "w", encoding="utf-8").write(now)
    elif now != guide.text:
        import difflib
        guide.faults += list(difflib.unified_diff(guide.text.splitlines(), now.splitlines(),
                                                  "as it stands", "as it is", lineterm=""))
    for fault in guide.faults:
        print("%s: %s" % (os.path.basename(path), fault))
    return 1 if guide.faults else 0


sys.exit(main())
