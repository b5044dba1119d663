#!/usr/bin/env python3
"""joiner-lists.py FORMS.tsv: learns the word lists of the joiner engine (rules/joiners/*.tsv).

FORMS.tsv has word forms with their joiners as edited text writes them, and how often each occurs in native news,
translated news, web text and an encyclopedia. Only counts are read, never running text. What is written:

  suffix-joints.tsv  consonant before the virama, suffix, share of word types that take the joiner there
  stems.tsv          loan stems whose share differs from their consonant's, over all suffixes
  compounds.tsv      words with a joiner inside (without their suffix), and how often they have it
  elements.tsv       second parts that follow a joiner in many words (-మెంట్, -వర్క్)
  forms.tsv          whole words that the four tables above would judge wrongly
  unmistakable.tsv   stems whose locatives print hardly ever fuses although their consonant allows it

Deterministic: the same table gives the same bytes.
"""
import collections, pathlib, sys

VIRAMA, ZWNJ = "\u0c4d", "\u200c"
OUT = pathlib.Path(__file__).resolve().parent.parent / "rules" / "joiners"
SUFFIXES = [
    line.split("\t")[0]
    for line in (OUT.parent.parent / "rules" / "joiners" / "suffixes.tsv").read_text("utf8").splitlines()
    if line and not line.startswith("#")
]
LONGEST_FIRST = sorted(SUFFIXES, key=lambda s: (-len(s), s))
BOUND = set(SUFFIXES)
LOCATIVES = {s for s in SUFFIXES if s.startswith("లో")}
REPORT, SAFE = 0.6, 0.9  # the thresholds between which lists may not change a verdict unnoticed


def is_consonant(c):
    return "\u0c15" <= c <= "\u0c39" or "\u0c58" <= c <= "\u0c5a"


def sites(form):
    """The form without joiners, and (index of the virama, has a joiner) for each virama before a consonant."""
    bare, found = [], []
    for i, c in enumerate(form):
        if c == ZWNJ:
            continue
        bare.append(c)
        rest = form[i + 1 :].lstrip(ZWNJ)
        if c == VIRAMA and len(bare) > 1 and rest and is_consonant(rest[0]):
            found.append((len(bare) - 1, form[i + 1] == ZWNJ))
    return "".join(bare), found


def element(right):
    """The second part of a compound without its suffix."""
    for suffix in LONGEST_FIRST:
        if right.endswith(suffix) and len(right) > len(suffix) + 1:
            return right[: -len(suffix)]
    return right


def read(path):
    """(bare form, virama) -> [weight fused, weight joined]; bare form -> weight. Web and encyclopedia count less."""
    counts, words = collections.defaultdict(lambda: [0.0, 0.0]), collections.Counter()
    with open(path, encoding="utf8") as table:
        next(table)
        for line in table:
            form, native, translated, web, wiki = line.rstrip("\n").split("\t")
            weight = int(native) + int(translated) + 0.4 * (int(web) + int(wiki))
            bare, found = sites(form)
            words[bare] += weight
            for i, joined in found:
                counts[bare, i][joined] += weight
    return counts, words


def write(name, columns, what, rows):
    with open(OUT / name, "w", encoding="utf8", newline="\n") as out:
        out.write(f"# {what}\n# Learned by tools/joiner-lists.py from counts of 284,082 word forms in edited public text (news, web,\n")
        out.write("# encyclopedia); no sentence of it is here. Licence of this list: MIT OR Apache-2.0.\n")
        out.write(f"# {columns}\n")
        out.writelines("\t".join(map(str, row)) + "\n" for row in sorted(rows))


def main():
    counts, words = read(sys.argv[1])
    stems, pairs, inner = (collections.defaultdict(lambda: [0.0, 0.0]) for _ in range(3))
    for (word, i), (fused, joined) in counts.items():
        left, right = word[: i + 1], word[i + 1 :]
        if right in BOUND:
            stems[left][0] += fused
            stems[left][1] += joined
            pairs[left[-2], right][joined >= fused] += 1
        else:
            key = left, element(right)
            inner[key][0] += fused
            inner[key][1] += joined
    pair = {k: (joined + 0.5) / (fused + joined + 1) for k, (fused, joined) in pairs.items() if fused + joined >= 2}
    stem = {s: joined / (fused + joined) for s, (fused, joined) in stems.items() if fused + joined >= 1}
    seconds = collections.defaultdict(lambda: [0, 0])
    for (_, right), (fused, joined) in inner.items():
        seconds[right][joined >= fused] += 1
    second = {r: b / (a + b + 1) for r, (a, b) in seconds.items() if b >= 3 and b / (a + b) >= 0.75}
    compound = {k: j / (f + j) for k, (f, j) in inner.items() if f + j >= 1.5 and j / (f + j) >= REPORT}

    def share(word, i, stem):
        """What the tables say of a site; the Rust engine (src/telugu/joiner.rs) says the same."""
        left, right = word[: i + 1], word[i + 1 :]
        if right in BOUND:
            by_pair = pair.get((left[-2], right), 0.5)
            return 0.6 * stem[left] + 0.4 * by_pair if left in stem else by_pair
        right = element(right)
        return compound.get((left, right), 0.8 * second.get(right, 0.0))

    def zone(x):
        return (x > REPORT) + (x > SAFE)

    forms = {
        (word, i): joined / (fused + joined)
        for (word, i), (fused, joined) in counts.items()
        if fused + joined >= 2 and zone(joined / (fused + joined)) != zone(share(word, i, stem)) and (fused + joined >= 4 or (joined / (fused + joined) > REPORT) != (share(word, i, stem) > REPORT))
    }
    telling = {
        word[: i + 1]
        for word, i in counts
        if word[i + 1 :] in BOUND and word[: i + 1] in stem and (word, i) not in forms and zone(share(word, i, stem)) != zone(share(word, i, {}))
    }

    def percent(x):
        return round(100 * x)

    # Where print is divided about a class (locatives after ర్ ట్ న్ డ్ ల్), only a stem that is hardly ever fused is a fault;
    # ల్ + లో makes a geminate that reads well either way (హాస్పిటల్లో).
    locatives = collections.defaultdict(lambda: [0.0, 0.0])
    for (word, i), (fused, joined) in counts.items():
        if word[i - 1] in "రటనడ" and word[i + 1 :] in LOCATIVES:
            locatives[word[: i + 1]][0] += fused
            locatives[word[: i + 1]][1] += joined
    unmistakable = {s: j / (f + j) for s, (f, j) in locatives.items() if f + j >= 15 and j / (f + j) >= 0.95}
    joint = lambda word, i: word[: i + 1] + ZWNJ + word[i + 1 :]
    write("suffix-joints.tsv", "consonant, suffix, joined in percent of types", "How often a suffix is joined with U+200C after a consonant with virama.", [(*k, percent(v)) for k, v in pair.items()])
    write("stems.tsv", "stem, joined in percent of tokens", "Loan stems and what they do before suffixes.", [(s, percent(stem[s])) for s in telling])
    write("compounds.tsv", "compound with its joiner, joined in percent of tokens", "Words with a joiner inside.", [(l + ZWNJ + r, percent(v)) for (l, r), v in compound.items()])
    write("elements.tsv", "second part, joined in percent of types", "Second parts of compounds that follow a joiner.", [(r, percent(v)) for r, v in second.items()])
    write("unmistakable.tsv", "stem, joined in percent of its locatives", "Stems in ర్ ట్ న్ డ్ whose locatives are hardly ever fused.", [(k, percent(v)) for k, v in unmistakable.items()])
    write("forms.tsv", "word with its joint marked by U+200C, joined in percent of tokens", "Words whose joint the other tables would misjudge.", [(joint(*k), percent(v)) for k, v in forms.items()])


main()
