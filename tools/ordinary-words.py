#!/usr/bin/env python3
"""ordinary-words.py FORMS.tsv KNOWN.tsv: the words that are too common to be an unlisted name (rules/names/ordinary.tsv).

FORMS.tsv has word forms and how often each occurs in native news, translated news, web text and an encyclopedia;
KNOWN.tsv has names of an annotated corpus, which stay off the list. Deterministic."""
import collections, pathlib, sys

OUT = pathlib.Path(__file__).resolve().parent.parent / "rules" / "names" / "ordinary.tsv"
LEAST = 30  # occurrences; web and encyclopedia count half
counts = collections.Counter()
with open(sys.argv[1], encoding="utf8") as table:
    next(table)
    for line in table:
        form, native, translated, web, wiki = line.rstrip("\n").split("\t")
        counts[form.replace("\u200c", "")] += int(native) + int(translated) + 0.5 * (int(web) + int(wiki))
known = {line.split("\t")[0].replace("\u200c", "") for line in open(sys.argv[2], encoding="utf8") if not line.startswith("#")}
words = sorted(w for w, n in counts.items() if n >= LEAST and len(w) >= 3 and w not in known)
with open(OUT, "w", encoding="utf8", newline="\n") as out:
    out.write("# Words that occur at least 30 times in edited public text, without joiners: too common to be an unlisted name.\n")
    out.write("# Learned by tools/ordinary-words.py from counts of word forms; no sentence of it is here. MIT OR Apache-2.0.\n")
    out.writelines(w + "\n" for w in words)
print(len(words))
