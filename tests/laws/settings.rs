//! Files that say how to check: settings, rules of one's own, a joiner model, the side file.

use std::cell::RefCell;
use std::sync::Arc;

use newslint::config::{Lang, parse_tsv};
use newslint::engine::{Manifest, Setup, SideFile, apply};
use newslint::telugu::joiner::lexicon::whole;
use newslint::telugu::joiner::{Joiners, MAGIC, Model};
use newslint::{Applicability, Config, ConfigFile, Error, Linter, Registry, Source};

use super::texts::places;

const ARTICLE: &str = "అధ్యక్షుడు ట్రంప్తో భేటీ అయ్యారు. పుతిన్, పుటిన్ 10,00 రూ. మరియు మరియు https://t.co/ab12\nXi వెబ్సైట్ a\n";

thread_local! {
    /// The lists, which take longer to read than any input here.
    static SHARED: RefCell<(Setup, Registry)> =
        RefCell::new((Setup::new(&Config::default()), Registry::built_in().unwrap()));
}

/// Any text is settings that work or an error that can be shown; so with a list of names.
pub fn config(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    drop(parse_tsv(text, "names.tsv").map_err(show));
    let file = match ConfigFile::parse(text, "newslint.toml") {
        Ok(file) => file,
        Err(e) => return show(e),
    };
    let layer = newslint::config::Layer::new(file.clone(), "newslint.toml", text);
    SHARED.with_borrow(|(setup, registry)| {
        let all = layer.overrides().map(|(_, o)| o).collect::<Vec<_>>();
        for layer in std::iter::once(&layer).chain(&all) {
            if let Err(e) = layer.check(registry) {
                show(e);
            }
            for key in ["profile", "select", "rules.missing-zwnj", "rules", ""] {
                assert!(layer.origin.describe(key).starts_with("newslint.toml"));
            }
        }
        let config = file.into_config("newslint.toml", text);
        match Linter::with_setup(&config, registry, setup) {
            Ok(linter) => places(ARTICLE.as_bytes(), &linter.check_bytes(ARTICLE.as_bytes()).unwrap()),
            Err(e) => show(e),
        }
    });
}

/// Any text is a rule that works or an error that can be shown. Its fixes come to rest.
pub fn pack(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let mut registry = Registry::default();
    if let Err(e) = registry.add_pack("house/rule.toml", text, "house") {
        return show(e);
    }
    let manifest = Manifest::parse(text, "house/rule.toml", "house").unwrap();
    SHARED.with_borrow(|(setup, _)| {
        let mut config = Config::default();
        config.select.push(manifest.id.clone());
        let linter = Linter::with_setup(&config, &registry, setup).unwrap();
        let examples = manifest.bad.iter().map(|b| &b.text).chain(manifest.good.iter().map(|g| &g.text));
        for article in examples.map(String::as_str).chain([ARTICLE]) {
            let Ok(found) = linter.check_bytes(article.as_bytes()) else { continue };
            places(article.as_bytes(), &found);
            let once = linter.fix(article.as_bytes(), Applicability::Unsafe).unwrap();
            assert_eq!(linter.fix(&once.bytes, Applicability::Unsafe).unwrap().fixes, 0);
        }
    });
}

/// Any bytes are a model that works or an error, also where the checksum is right.
pub fn model(bytes: &[u8]) {
    let signed = [MAGIC.as_slice(), bytes, &whole(bytes).to_le_bytes()].concat();
    for file in [bytes, &signed] {
        let Ok(model) = Model::read(file) else { continue };
        assert_eq!(Model::read(&model.write()).as_ref(), Ok(&model), "what is written is read again");
        let joiners = Joiners::new(Arc::new(model));
        for word in ["ట్రంప్తో", "వెబ్\u{200C}సైట్లో", "రాష్\u{200C}ట్రం", "బీజేపీ", "అ్్్క"]
        {
            let sites = joiners.sites(word);
            assert!(sites.iter().all(|s| word.is_char_boundary(s.at()) && (0.0..=1.0).contains(&s.probability())));
            let _ = (joiners.misplaced_joiners(word), joiners.contested_joiners(word), joiners.seams(word));
        }
    }
}

/// Any text is a side file or an error; mending it takes away just what does nothing.
pub fn side_file(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let file = match SideFile::parse(text, "newslint-suppressions.toml") {
        Ok(file) => file,
        Err(e) => return show(e),
    };
    SHARED.with_borrow(|(_, registry)| {
        let first = |rules: &[String]| rules.first().is_some_and(|r| registry.knows(r));
        let unused: Vec<(usize, usize)> = file
            .entries
            .iter()
            .enumerate()
            .filter(|(i, e)| i % 2 == 0 && first(&e.rules))
            .map(|(i, _)| (i, 0))
            .collect();
        let found = file.findings(registry, Lang::En, &unused);
        places(bytes, &found);
        let diagnostics: Vec<_> = found.into_iter().map(|l| l.diagnostic).collect();
        let done = apply(bytes, &diagnostics, Applicability::Safe);
        let mended = String::from_utf8(done.bytes).unwrap();
        let left = SideFile::parse(&mended, "newslint-suppressions.toml")
            .unwrap_or_else(|e| panic!("mending broke it: {e}\n{mended}"));
        // Whatever was said of rules that exist and are used is said still.
        let kept = |(i, e): (usize, &newslint::engine::SideEntry)| {
            let used = |(r, name): &(usize, &String)| registry.knows(name) && !unused.contains(&(i, *r));
            let rules: Vec<String> = e.rules.iter().enumerate().filter(used).map(|(_, n)| n.clone()).collect();
            rules.into_iter().map(|rule| (e.path.clone(), rule, e.text.clone())).collect::<Vec<_>>()
        };
        let mut rest =
            left.entries.iter().flat_map(|e| e.rules.iter().map(|r| (e.path.clone(), r.clone(), e.text.clone())));
        for want in file.entries.iter().enumerate().flat_map(kept) {
            assert!(rest.any(|got| got == want), "{want:?} is lost:\n{text}\n=>\n{mended}");
        }
    });
    let source = Source::from_text(text);
    let _ = newslint::Document::new(&source);
}

/// An error knows a place in its file that can be shown.
#[allow(clippy::needless_pass_by_value, reason = "it is what remains of a result")]
fn show(error: Error) {
    let mut out = String::new();
    let handler = miette::GraphicalReportHandler::new_themed(miette::GraphicalTheme::unicode_nocolor());
    handler.render_report(&mut out, &error).unwrap();
}
