#!/usr/bin/env python3
"""Runs the transcripts of this folder and compares them with what is written in them.

A transcript (NAME.t) is a sequence of blocks:

    # a remark
    % opcit convert samples/profile.txt -t ris | head -n 1
    > echo a second line of the same command
    TY  - UNPB
    2> what goes to standard error
    => 0

Commands are run by bash in a fresh folder, one for each transcript, that has `samples` in it. `...` alone in a line
stands for any lines. Commands see no cache but one in their folder; with_arxiv runs one beside a loopback arXiv.
UPDATE_GOLDEN=1 rewrites the transcripts with what was seen; read the diff before committing it.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
SAMPLES = HERE.parent.parent / "samples"


def blocks(lines):
    """Pairs of (remarks, command, expectation) as lists of lines."""
    remarks, command, expected = [], [], []
    for line in lines:
        if line.startswith("% "):
            if command:
                yield remarks, command, expected
                remarks, command, expected = [], [], []
            command.append(line)
        elif line.startswith("> ") and command and not expected:
            command.append(line)
        elif not command:
            remarks.append(line)
        else:
            expected.append(line)
            if line.startswith("=> "):
                yield remarks, command, expected
                remarks, command, expected = [], [], []
    if command:
        yield remarks, command, expected


def run(command, folder, program):
    text = "\n".join(line[2:] for line in command)
    path = f"{program.parent}:{program.parent / 'tests'}:{HERE}:{os.environ['PATH']}"
    env = dict(os.environ, PATH=path, LC_ALL="C.UTF-8", COLUMNS="100", XDG_CACHE_HOME=os.path.join(folder, "cache"))
    done = subprocess.run(["bash", "-c", text], cwd=folder, env=env, capture_output=True, timeout=60,
                          stdin=subprocess.DEVNULL)
    seen = done.stdout.decode("utf-8", "replace").replace("\r\n", "\n").splitlines()
    # The time until libcurl fails depends on the load of the machine.
    said = re.sub(r"\bafter \d+ ms\b", "after N ms", done.stderr.decode("utf-8", "replace"))
    seen += ["2> " + line for line in said.splitlines()]
    return seen + [f"=> {done.returncode}"]


def fits(expected, seen):
    pattern = "".join("(?:.*\n)*?" if line == "..." else re.escape(line) + "\n" for line in expected)
    return re.fullmatch(pattern, "".join(line + "\n" for line in seen)) is not None


def check(path, program):
    failures, rewritten = 0, []
    with tempfile.TemporaryDirectory(prefix="opcit-cli-") as folder:
        os.symlink(SAMPLES, os.path.join(folder, "samples"))
        for remarks, command, expected in blocks(path.read_text(encoding="utf-8").splitlines()):
            seen = run(command, folder, program)
            good = fits(expected, seen)
            rewritten += remarks + command + (expected if good else seen)
            if good:
                continue
            failures += 1
            print(f"{path.name}: {' '.join(command)}\n--- expected\n" + "\n".join(expected) + "\n--- seen\n" + "\n".join(seen))
    if failures and os.environ.get("UPDATE_GOLDEN"):
        path.write_text("\n".join(rewritten) + "\n", encoding="utf-8")
        return 0
    return failures


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    paths = [pathlib.Path(name) for name in sys.argv[2:]] or sorted(HERE.glob("*.t"))
    failures = sum(check(path, program) for path in paths)
    print(f"{len(paths)} transcripts, {failures} failures")
    return 1 if failures or not paths else 0


if __name__ == "__main__":
    sys.exit(main())
