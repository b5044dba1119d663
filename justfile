# `just` lists these.

_list:
    @just --list --unsorted

# What CI runs.
ready:
    .ci/run

# Write derived files anew: the list of rules, rule pages, the README's table, the schema for editors.
bless:
    -SNAPSHOTS=overwrite cargo test --quiet --test generated
    SNAPSHOTS=overwrite cargo test --quiet --test generated

# The picture in the README, from the program's real output.
picture:
    cargo run --quiet --example picture > docs/report.svg

# Times newslint beside other programs and writes docs/performance.md. The texts take 700 MB.
bench-peers FOLDER="target/corpora":
    cargo build --release
    mkdir -p {{FOLDER}}
    [ -e {{FOLDER}}/records.jsonl ] || python3 benches/corpora.py {{FOLDER}}
    python3 benches/peers.py {{FOLDER}} target/release/newslint

# Format everything.
format:
    cargo fmt --all

# Learn the joiner model anew from a table of forms and counts.
joiners FORMS:
    cargo run --release -p train-joiners -- {{FORMS}} -w web=0.6 -w wiki=0.8 -o rules/joiners/shipped.model \
      --note "Counts of 284,082 word forms in edited Telugu text: native news, machine-translated news, web, encyclopedia; 6.3 million words"

# Learn what names need: common words and endings, letter groups, the scores of two spellings.
train-names FORMS KNOWN PLACES PAIRS:
    cargo run --release -p train-names -- ordinary {{FORMS}} {{KNOWN}} {{PLACES}}
    cargo run --release -p train-names -- shape {{FORMS}} {{KNOWN}} {{PLACES}}
    cargo run --release -p train-names -- pairs {{PAIRS}} rules/names/gazetteer.tsv
    cargo run --release -p train-names -- clusters crates/train-names/data/judged-news.tsv --other crates/train-names/data/judged-other.tsv

# Run a fuzz target (`just fuzz check 300`): needs `cargo install cargo-fuzz`. New inputs are kept below target/.
fuzz TARGET SECONDS="60":
    mkdir -p target/fuzz-work/{{TARGET}}
    RUSTC_BOOTSTRAP=1 cargo fuzz run -s none {{TARGET}} target/fuzz-work/{{TARGET}} fuzz/corpus/{{TARGET}} -- -dict=fuzz/telugu.dict -max_total_time={{SECONDS}}

# Look wider with the properties.
invariants CASES="20000":
    PROPTEST_CASES={{CASES}} cargo test --release --test invariants
