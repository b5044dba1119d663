//! `rules/<group>/<rule-id>.toml`: what a rule is, in the words of its manifest.

use serde::{Deserialize, Serialize};

use super::lexical::{Consistency, Density, Order};
use super::pattern::PatternSpec;
use crate::config::Lang;
use crate::diagnostic::{Applicability, Severity, Span};
use crate::document::{Block, BlockKind, Source};
use crate::error::Error;

/// A text in the languages that newslint speaks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Message {
    /// English.
    pub en: String,
    /// Telugu.
    pub te: String,
}

/// The strongest fix that a rule proposes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum FixClass {
    /// `--fix` applies it.
    Safe,
    /// `--fix --unsafe-fixes` applies it.
    Unsafe,
    /// There is none.
    #[default]
    None,
}

impl FixClass {
    /// What an edit of this class may be applied by.
    pub fn applicability(self) -> Applicability {
        match self {
            Self::Safe => Applicability::Safe,
            Self::Unsafe => Applicability::Unsafe,
            Self::None => Applicability::Display,
        }
    }
}

/// For whom a check is on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, schemars::JsonSchema, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum Profile {
    /// What a sub-editor would mend before printing. The default.
    #[default]
    Desk,
    /// What damages data: encoding, residue, repetition, joiners; no style.
    Corpus,
    /// Everything.
    Strict,
}

/// An example that must be flagged.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Bad {
    /// A text as it stands in an article.
    pub text: String,
    /// What the finding covers; the test holds it against the program.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// The text after every fix that this rule proposes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fixed: Option<String>,
}

/// An example that must stay silent under every rule that is on by default.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Good {
    /// A text as it stands in an article.
    pub text: String,
    /// Why it could mislead.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// A rule, as its manifest describes it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Manifest {
    /// Kebab-case and equal to the file's name.
    pub id: String,
    /// The folder's name, unless a pack says otherwise.
    #[serde(default)]
    pub group: String,
    /// A few words: what is wrong with the text.
    pub summary: Message,
    /// How grave.
    pub severity: Severity,
    /// The strongest fix.
    #[serde(default)]
    pub fix: FixClass,
    /// Where it is on. A pack's rule that names none is on everywhere.
    #[serde(default = "everywhere")]
    pub profiles: Vec<Profile>,
    /// In paragraphs of which languages it speaks (`te`; `en`: in Latin letters); without any, in all. The groups that are Telugu's say so by
    /// themselves: [`TELUGU_GROUPS`].
    #[serde(default)]
    pub languages: Vec<Lang>,
    /// In blocks of which kinds it speaks (`title`, `heading`, …); without any, everywhere. Plain text has no blocks.
    #[serde(default)]
    pub blocks: Vec<BlockKind>,
    /// Why it matters and where the facts come from, in Markdown.
    #[serde(default)]
    pub why: String,
    /// Rules whose findings at the same place make this one superfluous.
    #[serde(default)]
    pub yields_to: Vec<String>,
    /// One sentence with `{text}`, `{fixed}` and the rule's own words in braces.
    pub message: Message,
    /// Messages for special cases, by a name that the rule's code knows.
    #[serde(default)]
    pub other_messages: std::collections::BTreeMap<String, Message>,
    /// Stands beside the place; `→ {fixed}` if there is a fix.
    #[serde(default)]
    pub label: Message,
    /// What the fix does.
    #[serde(default)]
    pub fix_title: Message,
    /// Must be flagged.
    #[serde(default)]
    pub bad: Vec<Bad>,
    /// Must not be flagged.
    #[serde(default)]
    pub good: Vec<Good>,
    /// Must not be flagged although a naive rule would.
    #[serde(default)]
    pub trap: Vec<Good>,
    /// A rule that needs no Rust: one pattern and what replaces it.
    #[serde(default)]
    pub pattern: Option<PatternSpec>,
    /// A rule that needs no Rust: wrong words and the right ones.
    #[serde(default)]
    pub words: Option<std::collections::BTreeMap<String, String>>,
    /// A rule that needs no Rust: wrong stems and the right ones; the ending of the word is kept.
    #[serde(default)]
    pub stems: Option<std::collections::BTreeMap<String, String>>,
    /// A rule that needs no Rust: words that a text should have few of.
    #[serde(default)]
    pub density: Option<Density>,
    /// A rule that needs no Rust: one spelling or the other, not both.
    #[serde(default)]
    pub consistency: Option<Consistency>,
    /// A rule that needs no Rust: what must come first.
    #[serde(default)]
    pub order: Option<Order>,
}

/// The groups whose built-in rules know Telugu and are silent in paragraphs of another language. The others look at
/// signs, links and code points, which all languages share.
pub const TELUGU_GROUPS: [&str; 6] = ["joiners", "validity", "scripts", "names", "numbers", "translation"];

fn everywhere() -> Vec<Profile> {
    vec![Profile::Desk, Profile::Corpus, Profile::Strict]
}

impl Manifest {
    /// Reads a manifest. `name` is shown in errors; `folder` is the group where the manifest names none.
    pub fn parse(toml: &str, name: &str, folder: &str) -> Result<Self, Error> {
        let mut manifest: Self = toml::from_str(toml).map_err(|e| Error::toml(&e, name, toml))?;
        if manifest.group.is_empty() {
            folder.clone_into(&mut manifest.group);
        }
        if manifest.tables() > 1 {
            let message = "a rule has one of `pattern`, `words`, `stems`, `density`, `consistency` and `order`";
            return Err(Error::manifest(name, toml, "id", message));
        }
        if !is_kebab_case(&manifest.id) {
            return Err(Error::manifest(
                name,
                toml,
                "id",
                "a rule's id is lower-case words joined by hyphens, such as `house-quotes`",
            ));
        }
        Ok(manifest)
    }

    /// The languages in whose paragraphs alone it speaks; without any, in all.
    pub fn languages(&self) -> &[Lang] {
        let is_telugu = self.languages.is_empty() && TELUGU_GROUPS.contains(&self.group.as_str());
        if is_telugu { &[Lang::Te] } else { &self.languages }
    }

    /// The text of an example. If the rule speaks in some blocks alone, each line is one of the first kind.
    pub fn example<'t>(&self, text: &'t str) -> Source<'t> {
        let block =
            |kind: BlockKind, line: &str, start: usize| Block { span: Span::new(start, start + line.len()), kind };
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(i, _)| i + 1));
        let lines = text.split('\n').zip(starts);
        let blocks = self.blocks.first().map(|&kind| lines.map(|(line, start)| block(kind, line, start)).collect());
        Source { blocks: blocks.unwrap_or_default(), ..Source::from_text(text) }
    }

    /// Whether the rule needs no Rust.
    pub fn is_declarative(&self) -> bool {
        self.tables() > 0
    }

    /// How many of the tables that make a rule declarative it has.
    fn tables(&self) -> usize {
        let tables = [
            self.pattern.is_some(),
            self.words.is_some(),
            self.stems.is_some(),
            self.density.is_some(),
            self.consistency.is_some(),
            self.order.is_some(),
        ];
        tables.into_iter().filter(|t| *t).count()
    }

    /// The page that explains the rule.
    pub fn url(&self) -> String {
        format!("{}/blob/main/docs/rules/{}.md", env!("CARGO_PKG_REPOSITORY"), self.id)
    }
}

fn is_kebab_case(id: &str) -> bool {
    id.split('-').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
}
