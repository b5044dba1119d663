#!/usr/bin/env python3
"""Makes the texts that peers are timed on, the same ones every time, from the articles of fixtures/ and the list of words
in rules/names/ordinary.tsv: corpora.py FOLDER

one/    one article                       faulty/  2,000 articles with all the faults of the fixtures
clean/  the same after newslint --fix     large.txt  200 MB in one file       records.jsonl  100 MB of records
"""
import json
import pathlib
import random
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
ARTICLE = 9_000  # bytes


def words():
    rows = (ROOT / "rules/names/ordinary.tsv").read_text(encoding="utf-8").splitlines()
    return [row.split("\t")[0] for row in rows if row and not row.startswith("#")]


def paragraphs():
    for path in sorted((ROOT / "fixtures/articles").glob("*.txt")):
        yield from (line for line in path.read_text(encoding="utf-8").splitlines() if line.strip())


def article(rng, lines, vocabulary):
    """Paragraphs of the fixtures in which every fourth word is another one."""
    out, size = [], 0
    while size < ARTICLE:
        line = " ".join(rng.choice(vocabulary) if rng.random() < 0.25 else w for w in rng.choice(lines).split(" "))
        out.append(line)
        size += len(line.encode("utf-8"))
    return "\n".join(out) + "\n"


def main(folder, newslint):
    rng, lines, vocabulary = random.Random(20_250_901), list(paragraphs()), words()
    articles = [article(rng, lines, vocabulary) for _ in range(2_000)]
    for name in ("one", "faulty", "clean"):
        for i, text in enumerate(articles[:1] if name == "one" else articles):
            path = folder / name / f"{i // 100:02}" / f"{i:04}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    fix = [newslint, "--no-config", "--quiet", "--fix", "--unsafe-fixes", "--format", "concise", folder / "clean"]
    subprocess.run(fix, stdout=subprocess.DEVNULL, check=False)
    clean = [p.read_text(encoding="utf-8") for p in sorted((folder / "clean").rglob("*.txt"))]
    with open(folder / "large.txt", "w", encoding="utf-8") as large:
        while large.tell() < 200_000_000:
            large.write(rng.choice(clean))
    with open(folder / "records.jsonl", "w", encoding="utf-8") as records:
        i = 0
        while records.tell() < 100_000_000:
            record = {"id": f"r{i}", "title": rng.choice(lines)[:60], "text": rng.choice(clean)}
            records.write(json.dumps(record, ensure_ascii=False) + "\n")
            i += 1


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else ROOT / "target/release/newslint")
