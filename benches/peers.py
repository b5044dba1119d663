#!/usr/bin/env python3
"""Times newslint beside other programs, in turn, whole processes, and writes docs/performance.md: ratios, since machines
differ: peers.py CORPORA NEWSLINT [ROUNDS]

CORPORA is what corpora.py made. Peers that are not installed are left out: `pip install typos codespell ftfy`, Debian's
`ripgrep`, `cargo install autocorrect-cli`.
"""
import os
import pathlib
import platform
import shutil
import statistics
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent


def once(command):
    """Wall and processor time in seconds, peak memory in MiB."""
    start = time.monotonic()
    with open(os.devnull, "w") as null:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=null, stderr=null)
        _, _, usage = os.wait4(process.pid, 0)
        process.returncode = 0
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def real(program):
    """The program itself, not a script of pyenv that looks for it, which costs more time than the program."""
    path = shutil.which(program)
    if path and "/shims/" in path and shutil.which("pyenv"):
        path = subprocess.run(["pyenv", "which", program], capture_output=True, text=True).stdout.strip() or path
    return path


class Table:
    def __init__(self, rounds):
        self.rounds = rounds
        self.rows = []

    def compare(self, what, size, commands):
        """Times the commands in turn; the first is what the others are set against."""
        print(what, flush=True)
        runs = {name: [] for name in commands}
        for i in range(self.rounds + 1):
            for name, command in commands.items():
                if i > 0 and len(runs[name]) == 1 and runs[name][0][0] > 60:
                    continue  # once is enough
                figures = once(command)
                if i > 0 or figures[0] > 60:
                    runs[name].append(figures)
        reference = [wall for wall, _, _ in runs[next(iter(commands))]]
        for name, figures in runs.items():
            ratio = statistics.median(f[0] / r for f, r in zip(figures, reference))
            cpu = statistics.median(f[1] for f in figures) / statistics.median(f[1] for f in next(iter(runs.values())))
            memory = statistics.median(f[2] for f in figures)
            speed = size / statistics.median(f[0] for f in figures) / 1e6
            self.rows.append((what, name, ratio, cpu, memory, speed))

    def markdown(self):
        out = ["| what | program | wall, newslint = 1 | processor time | peak MiB | MB/s here |", "| --- | --- | --- | --- | --- | --- |"]
        for what, name, ratio, cpu, memory, speed in self.rows:
            out.append(f"| {what} | {name} | {ratio:.2f} | {cpu:.2f} | {memory:.0f} | {speed:.1f} |")
        return "\n".join(out) + "\n"


def size(path):
    files = [path] if path.is_file() else [p for p in path.rglob("*") if p.is_file()]
    return sum(p.stat().st_size for p in files)


def main(corpora, newslint, rounds):
    def own(path, *more):
        return [newslint, "--no-config", "--quiet", "--format", "concise", *more, str(path)]

    peers = {
        "typos": lambda path: [real("typos"), "--isolated", str(path)],
        "codespell": lambda path: [real("codespell"), str(path)],
        "autocorrect": lambda path: [real("autocorrect"), "--lint", str(path)],
        "ripgrep, counting words": lambda path: [real("rg"), "--no-ignore", "-c", r"\p{Telugu}+", str(path)],
    }
    present = {name: peer for name, peer in peers.items() if peer(corpora)[0]}
    table = Table(rounds)
    for what, path, slow in [
        ("one article", "one", True), ("2,000 articles", "clean", True), ("2,000 faulty articles", "faulty", True),
        ("200 MB in one file", "large.txt", False),
    ]:
        path = corpora / path
        commands = {"newslint": own(path)}
        commands |= {n: peer(path) for n, peer in present.items() if slow or n == "typos" or n.startswith("rip")}
        if what == "2,000 articles":
            ten = "missing-zwnj,suffix-detached,zwnj-word-edge,zwnj-bad-context,name-variant-mixed," \
                  "name-latin-and-telugu,stray-latin-word,bare-url,word-repeated,phrase-repeated"
            commands |= {"newslint, one thread": own(path, "--jobs", "1"), "newslint, ten rules": own(path, "--select", ten)}
        table.compare(what, size(path), commands)
    records, plain = corpora / "records.jsonl", corpora / "records.txt"
    if not plain.exists():
        shutil.copy(records, plain)
    commands = {"newslint": own(records)} | ({"typos": present["typos"](plain)} if "typos" in present else {})
    table.compare("100 MB of records", size(records), commands)
    page = ROOT / "docs/performance.md"
    head, _, tail = page.read_text(encoding="utf-8").partition("<!-- measured -->\n")
    _, _, tail = tail.partition("<!-- /measured -->\n")
    cpu = f"{os.cpu_count()} cores, {platform.system()}"
    said = f"Medians of {rounds} rounds, {cpu}, {time.strftime('%Y-%m-%d')}.\n\n"
    page.write_text(f"{head}<!-- measured -->\n{said}{table.markdown()}<!-- /measured -->\n{tail}", encoding="utf-8")
    print(table.markdown())


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 5)
