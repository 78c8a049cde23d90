#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the transcripts in tests/golden/: commands of the real programs with what they print.

  transcripts.py BIN FILE...             each command prints what the file says, byte for byte
  transcripts.py BIN --update FILE...    writes down what they print now (read the diff!)
  transcripts.py BIN --covered FILE...   every option of every command is used in one of the files

A transcript is text with commands and output indented by two blanks:

    $ searcher -c gas
    3
    ! searcher: a line of standard error
    [1]                                  the exit status, when it is not 0

The commands of a file run one after another in one new folder, which setup.sh beside the transcripts has filled. The folder's name
is printed as DIR, times of day as TIME, the ids of articles as ID (they come of paths), and what depends on the speed of the machine is left out.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

STEADY = [
    (re.compile(r"; [0-9.]+ MB in [0-9.]+ s(, [0-9.]+ MB/s)?"), ""),
    (re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"), "TIME"),
    (re.compile(r"\b[0-9a-f]{16}\b"), "ID"),
    (re.compile(r"process \d+"), "process N"),
]


def run(command, folder, programs):
    """The lines of a transcript that `command` makes."""
    environment = {"PATH": f"{programs}:/usr/bin:/bin", "HOME": f"{folder}/home", "TZ": "UTC", "DIR": folder}
    done = subprocess.run(["bash", "-c", command], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False, timeout=120)
    out, err = (steady(text.decode("utf-8", "backslashreplace"), folder) for text in (done.stdout, done.stderr))
    lines = [line.rstrip() for line in out.split("\n")]  # blanks at the ends of lines do not survive editors
    while lines and not lines[-1]:
        lines.pop()
    lines += ["! " + line.rstrip() for line in err.splitlines()]
    status = done.returncode if done.returncode >= 0 else 128 - done.returncode
    return lines + ([f"[{status}]"] if status else [])


def steady(text, folder):
    text = text.replace(folder, "DIR")
    for pattern, replacement in STEADY:
        text = pattern.sub(replacement, text)
    return text


def parse(text):
    """(lines before, command, expected lines) for each command, and the lines after the last one."""
    blocks, before, lines = [], [], text.split("\n")
    at = 0
    while at < len(lines):
        if not lines[at].startswith("  $ "):
            before.append(lines[at])
            at += 1
            continue
        command = [lines[at][4:]]
        at += 1
        while at < len(lines) and lines[at].startswith("  > "):
            command.append(lines[at][4:])
            at += 1
        output = []
        while at < len(lines) and (lines[at].startswith("  ") or not lines[at]) and not lines[at].startswith("  $ "):
            output.append(lines[at][2:])
            at += 1
        blanks = 0
        while output and not output[-1]:
            output.pop()
            blanks += 1
        blocks.append((before, "\n".join(command), output))
        before = [""] * blanks
    return blocks, before


def play(path, programs, update):
    text = path.read_text(encoding="utf-8")
    blocks, after = parse(text)
    result, failures = [], 0
    with tempfile.TemporaryDirectory() as name:
        folder = os.path.realpath(name)
        os.mkdir(f"{folder}/home")
        setup = subprocess.run(["sh", path.resolve().parent / "setup.sh"], cwd=folder, check=False, stderr=subprocess.PIPE,
                               env={"PATH": f"{programs}:/usr/bin:/bin", "HOME": f"{folder}/home"})
        if setup.returncode != 0:
            sys.exit(f"setup.sh: {setup.stderr.decode()}")
        for before, command, expected in blocks:
            found = run(command, folder, programs)
            if found != expected and not update:
                failures += 1
                print(f"{path.name}: $ {command}", *["  - " + line for line in expected if line not in found],
                      *["  + " + line for line in found if line not in expected], "  it printed:",
                      *["    " + line for line in found], sep="\n")
            result += before + ["  $ " + command.replace("\n", "\n  > ")] + [("  " + line).rstrip() for line in found]
    if update:
        path.write_text("\n".join(result + after), encoding="utf-8")
    return failures


def options_of(programs, program, command):
    """[(long, short)] as the help of the command lists them."""
    call = [f"{programs}/{program}"] + (["help", command] if command else ["--help"])
    help_text = subprocess.run(call, stdout=subprocess.PIPE, check=True).stdout.decode()
    return [(long, short or "") for short, long in re.findall(r"^  (?:(-.), |    )(--[a-z-]+)", help_text, re.M)]


def used_options(commands):
    """{(program, command): {option, ...}} over all transcripts."""
    used = {}
    for line in commands:
        for program, arguments in re.findall(r"\b(searcher|indexer)\b([^|;&<\n]*)", line):
            words = arguments.split()
            command = words[0] if program == "indexer" and words and not words[0].startswith("-") else ""
            names = {word.split("=")[0] if word.startswith("--") else word[:2] for word in words if word.startswith("-")}
            used.setdefault((program, command), set()).update(names)
    return used


def check_coverage(paths, programs):
    commands = [command for path in paths for _, command, _ in parse(path.read_text(encoding="utf-8"))[0]]
    used, failures = used_options(commands), 0
    general = subprocess.run([f"{programs}/indexer", "--help"], stdout=subprocess.PIPE, check=True).stdout.decode()
    names = re.findall(r"^  (\w+)", general.split("\nCommands:\n")[1].split("\n\n")[0], re.M)
    every = {"indexer": [name for name in names if name != "help"], "searcher": [""]}
    everywhere = set.intersection(*({long for long, _ in options_of(programs, "indexer", name)} for name in every["indexer"]))
    for program, its_commands in every.items():
        for command in its_commands:
            found = used.get((program, command), set())
            for long, short in options_of(programs, program, command):
                if long in everywhere:
                    found = set().union(*used.values())
                missing = [name for name in (long, short) if name and name not in found]
                # With commands, one of its two names is enough for each; the parser is the same for all.
                if missing and (program == "searcher" or len(missing) == (2 if short else 1)):
                    failures += 1
                    print(f"no transcript has {program} {command} {' or '.join(missing)}")
    return failures


def main():
    programs, arguments = os.path.realpath(sys.argv[1]), sys.argv[2:]
    mode = arguments.pop(0) if arguments[0].startswith("--") else ""
    paths = [pathlib.Path(argument) for argument in arguments]
    if mode == "--covered":
        sys.exit(1 if check_coverage(paths, programs) else 0)
    sys.exit(1 if sum(play(path, programs, mode == "--update") for path in paths) else 0)


if __name__ == "__main__":
    main()
