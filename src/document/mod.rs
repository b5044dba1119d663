//! One article and the views that rules share: paragraphs, words, masks, sentences, quotations.
//! What every rule needs is built at once; what some need is built when first asked for.

mod amounts;
mod dates;
mod forms;
mod guard;
mod language;
mod marks;
mod notation;
mod offset_map;
mod places;
mod source;
mod structure;
mod vocabulary;

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

pub use amounts::Amount;
pub use dates::{Date, DateOrder};
pub use forms::{FormView, WordForms};
pub(crate) use guard::holds_together;
pub use guard::{Guard, Island};
pub use language::Language;
pub use marks::{Facing, Mark};
pub use notation::{Joiners, JsonStyle, Notation};
pub use offset_map::OffsetMap;
use places::Places;
pub use source::{Block, BlockKind, Source};
use structure::Structure;
pub use vocabulary::{Entry, Vocabulary};

use crate::diagnostic::Span;
use crate::memory::{FactsId, KnownWords};
use crate::names::NameView;
use crate::text::masks::{Mask, MaskKind, masks};
use crate::text::words::{Characters, Kinds, split};

/// A word of the text.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// Its bytes, joiners included.
    pub span: Span,
    /// What it is made of.
    pub kinds: Kinds,
    /// Whether it lies in a link, tag or other mask.
    pub masked: bool,
    /// For a Telugu word of the prose: its index in [`Vocabulary::entries`].
    pub id: Option<u32>,
}

/// A line that is not empty. News sites write a paragraph as one line.
#[derive(Clone, Debug)]
pub struct Paragraph {
    /// Its bytes, without the line end.
    pub span: Span,
    /// Its words, as indices into [`Document::words`].
    pub words: Range<usize>,
    /// Number of words that are Telugu.
    pub telugu_words: usize,
}

impl Paragraph {
    /// Whether most of what is not masked is Telugu.
    pub fn is_telugu(&self) -> bool {
        self.telugu_words * 2 > self.words.len()
    }
}

/// One article with its views.
pub struct Document<'a> {
    source: &'a Source<'a>,
    words: Vec<Word>,
    paragraphs: Vec<Paragraph>,
    masks: Vec<Mask>,
    ascii: u128,
    rare: Vec<(u32, char)>,
    signs: Vec<u32>,
    /// Which sets of kinds some word has, a bit each.
    kinds_seen: u32,
    ascii_of_paragraphs: Vec<u128>,
    vocabulary: Vocabulary<'a>,
    ids: OnceCell<Vec<Option<u32>>>,
    places: OnceCell<Places>,
    structures: OnceCell<Vec<OnceCell<Structure>>>,
    names: OnceCell<NameView>,
    dates: OnceCell<Vec<Date>>,
    marks: OnceCell<Vec<Mark>>,
    amounts: OnceCell<Vec<Amount>>,
    odd_gaps: OnceCell<Vec<u32>>,
    languages: OnceCell<Vec<Language>>,
}

impl<'a> Document<'a> {
    /// Builds the views that every rule needs.
    ///
    /// ```
    /// use newslint::{Document, Source};
    /// let source = Source::from_text("ప్రధాని ఢిల్లీలో మాట్లాడారు.\n");
    /// let document = Document::new(&source);
    /// assert_eq!(document.words().len(), 3);
    /// ```
    pub fn new(source: &'a Source<'a>) -> Self {
        Self::read(source, &KnownWords::default()).0
    }

    /// The same, with what is known of its words.
    pub(crate) fn with_words(source: &'a Source<'a>, known: &'a KnownWords) -> Self {
        let (mut document, notable) = Self::read(source, known);
        document.vocabulary.note(&notable, known);
        document
    }

    fn read(source: &'a Source<'a>, known: &KnownWords) -> (Self, Vec<(u32, FactsId)>) {
        let mut reader = known.open();
        let text: &str = &source.text;
        let mut words = Vec::with_capacity(text.len() / 16);
        let mut kinds_seen = 0;
        let Characters { ascii, rare, lines, marks, signs, .. } = split(text, |span, kinds| {
            kinds_seen |= 1 << kinds.bits();
            words.push(Word { span, kinds, masked: false, id: None });
        });
        let masks = if marks.is_empty() { Vec::new() } else { masks(text, &marks) };
        let masks = with_code(masks, &source.code);
        let mut mask = masks.iter().peekable();
        let mut prose = Vec::with_capacity(words.len());
        for word in &mut words {
            while mask.next_if(|m| m.span.end <= word.span.start).is_some() {}
            word.masked = mask.peek().is_some_and(|m| m.span.touches(word.span));
            if !word.masked && word.kinds.is_telugu() {
                prose.push((&text[word.span.range()], word));
            }
        }
        let mut vocabulary = Vocabulary::for_text(text.len(), reader.hasher());
        let mut notable = Vec::new();
        let sightings = reader.find(prose.iter().map(|(text, _)| *text));
        for ((text, word), sighting) in prose.into_iter().zip(sightings) {
            let has_joiner = word.kinds.has(Kinds::JOINER);
            word.id = Some(vocabulary.add(text, sighting, has_joiner, &mut reader, &mut notable));
        }
        let (paragraphs, ascii_of_paragraphs) = paragraphs(text, &words, &lines);
        let document = Self {
            source,
            words,
            paragraphs,
            masks,
            ascii,
            ascii_of_paragraphs,
            vocabulary,
            rare,
            signs,
            kinds_seen,
            ids: OnceCell::new(),
            places: OnceCell::new(),
            structures: OnceCell::new(),
            names: OnceCell::new(),
            dates: OnceCell::new(),
            marks: OnceCell::new(),
            amounts: OnceCell::new(),
            odd_gaps: OnceCell::new(),
            languages: OnceCell::new(),
        };
        (document, notable)
    }

    /// The decoded text. All spans given to and taken from a document are bytes of it.
    pub fn text(&self) -> &'a str {
        &self.source.text
    }

    /// The text of a span.
    pub fn slice(&self, span: Span) -> &'a str {
        &self.text()[span.range()]
    }

    /// Where the text came from.
    pub fn source(&self) -> &'a Source<'a> {
        self.source
    }

    /// The set of ASCII characters that occur, a bit each.
    pub(crate) fn ascii(&self) -> u128 {
        self.ascii
    }

    /// Whether an ASCII character occurs anywhere: rules out a rule about rare characters at once.
    pub fn has_ascii(&self, byte: u8) -> bool {
        byte.is_ascii() && self.ascii >> byte & 1 == 1
    }

    /// All words, masked ones too.
    pub fn words(&self) -> &[Word] {
        &self.words
    }

    /// Whether any word is made of kinds like these: rules about odd words ask before they look at each.
    pub fn has_word(&self, like: impl Fn(Kinds) -> bool) -> bool {
        (0..32).any(|bits| self.kinds_seen >> bits & 1 == 1 && like(Kinds::from_bits(bits)))
    }

    /// The words of Telugu letters alone that are prose, with their index.
    pub fn telugu_words(&self) -> impl Iterator<Item = (usize, &Word)> {
        self.words.iter().enumerate().filter(|(_, w)| !w.masked && w.kinds.is_telugu())
    }

    /// For each word of [`Document::words`] a number that its spellings with and without joiners share; `None` where
    /// [`Word::id`] is.
    pub fn ids(&self) -> &[Option<u32>] {
        self.ids.get_or_init(|| {
            let twins = self.vocabulary.twins();
            let shared = |id: u32| twins.get(id as usize).copied().unwrap_or(id);
            self.words.iter().map(|w| w.id.map(shared)).collect()
        })
    }

    /// The words that are one of these, told by their [`Word::id`], in order.
    pub fn words_like(&self, ids: impl IntoIterator<Item = u32>) -> impl Iterator<Item = (usize, &Word)> {
        let places = self.places.get_or_init(|| Places::new(&self.words, self.vocabulary.entries()));
        places.of(ids).into_iter().map(|i| (i as usize, &self.words[i as usize]))
    }

    /// The text between a word and the one after it.
    pub fn gap_after(&self, word: usize) -> &'a str {
        let start = self.words[word].span.end as usize;
        let end = self.words.get(word + 1).map_or(self.text().len(), |w| w.span.start as usize);
        &self.text()[start..end]
    }

    /// The same with the spaces within a line as they should be, one at a time: two spaces by mistake hide nothing from a rule
    /// that asks this, and to make one of them brings nothing to light.
    pub fn joint_after(&self, word: usize) -> Cow<'a, str> {
        let gap = self.gap_after(word);
        // Most gaps are one space or none.
        if gap.len() < 2 {
            return Cow::Borrowed(gap);
        }
        let is_space = |c: char| c.is_whitespace() && !matches!(c, '\n' | '\u{2028}');
        let mut joint = String::with_capacity(gap.len());
        for c in gap.chars() {
            match c {
                c if !is_space(c) => joint.push(c),
                _ if joint.ends_with(' ') => {}
                _ => joint.push(' '),
            }
        }
        Cow::Owned(joint)
    }

    /// The words that something but one space follows: rules about signs and spaces look at these alone.
    pub fn odd_gaps(&self) -> &[u32] {
        self.odd_gaps.get_or_init(|| {
            let bytes = self.text().as_bytes();
            let plain = |pair: &[Word]| {
                let gap = pair[0].span.end;
                pair[1].span.start == gap + 1 && bytes[gap as usize] == b' '
            };
            let inside = (0..).zip(self.words.windows(2)).filter(|(_, pair)| !plain(pair)).map(|(i, _)| i);
            // Whatever follows the last word is no gap between two.
            let last = u32::try_from(self.words.len()).ok().and_then(|len| len.checked_sub(1));
            inside.chain(last.filter(|&i| self.gap_after(i as usize) != " ")).collect()
        })
    }

    /// Lines that are not empty.
    pub fn paragraphs(&self) -> &[Paragraph] {
        &self.paragraphs
    }

    /// The paragraph that holds a byte offset.
    pub fn paragraph_at(&self, offset: u32) -> Option<&Paragraph> {
        let i = self.paragraphs.partition_point(|p| p.span.end < offset);
        self.paragraphs.get(i).filter(|p| p.span.start <= offset)
    }

    /// What the format says stands at a byte offset: nothing in plain text.
    ///
    /// ```
    /// use newslint::document::{Block, BlockKind, Document, Source};
    /// use newslint::Span;
    /// let blocks = vec![Block { span: Span::new(0, 6), kind: BlockKind::Title }];
    /// let source = Source { blocks, ..Source::from_text("వార\nకథ") };
    /// let document = Document::new(&source);
    /// assert_eq!((document.block_at(3), document.block_at(10)), (Some(BlockKind::Title), None));
    /// ```
    pub fn block_at(&self, offset: u32) -> Option<BlockKind> {
        let blocks = &self.source.blocks;
        let i = blocks.partition_point(|b| b.span.end <= offset);
        blocks.get(i).filter(|b| b.span.start <= offset).map(|b| b.kind)
    }

    /// Links, tags and other stretches that are not prose.
    pub fn masks(&self) -> &[Mask] {
        &self.masks
    }

    /// Whether a span touches a mask.
    pub fn is_masked(&self, span: Span) -> bool {
        let i = self.masks.partition_point(|m| m.span.end < span.start);
        self.masks[i..].iter().take_while(|m| m.span.start <= span.end).any(|m| m.span.touches(span))
    }

    /// The set of ASCII characters of each paragraph, a bit each.
    pub(crate) fn ascii_of_paragraphs(&self) -> &[u128] {
        &self.ascii_of_paragraphs
    }

    /// The words that lie in a span, as indices.
    pub fn words_in(&self, span: Span) -> Range<usize> {
        let first = self.words.partition_point(|w| w.span.start < span.start);
        let last = self.words.partition_point(|w| w.span.end <= span.end);
        first..last.max(first)
    }

    /// The distinct Telugu words and how often each occurs.
    pub fn vocabulary(&self) -> &Vocabulary<'a> {
        &self.vocabulary
    }

    /// Characters that are neither ASCII nor Telugu, with their byte offsets: few in an article, and where most damage
    /// hides.
    pub fn rare(&self) -> &[(u32, char)] {
        &self.rare
    }

    /// The view that [`Document::dates`] builds.
    fn date_view(&self, build: impl FnOnce() -> Vec<Date>) -> &[Date] {
        self.dates.get_or_init(build)
    }

    /// The view that [`Document::amounts`] builds.
    fn amount_view(&self, build: impl FnOnce() -> Vec<Amount>) -> &[Amount] {
        self.amounts.get_or_init(build)
    }

    /// The view that [`Document::marks`] builds.
    fn mark_view(&self, build: impl FnOnce() -> Vec<Mark>) -> &[Mark] {
        self.marks.get_or_init(build)
    }

    /// The language of each paragraph.
    pub fn languages(&self) -> &[Language] {
        self.languages.get_or_init(|| self.paragraphs.iter().map(|p| self.language_of(p)).collect())
    }

    /// Names and their spellings, built by the first name rule that asks.
    pub fn names(&self, build: impl FnOnce() -> NameView) -> &NameView {
        self.names.get_or_init(build)
    }
}

/// Masks and the code that the format told of, in order.
fn with_code(mut masks: Vec<Mask>, code: &[Span]) -> Vec<Mask> {
    if !code.is_empty() {
        masks.retain(|m| !code.iter().any(|c| c.touches(m.span)));
        masks.extend(code.iter().map(|&span| Mask { span, kind: MaskKind::Code }));
        masks.sort_by_key(|m| m.span);
    }
    masks
}

/// The lines that are not empty, and the ASCII characters of each.
fn paragraphs(text: &str, words: &[Word], lines: &[(u32, u128)]) -> (Vec<Paragraph>, Vec<u128>) {
    let mut out = Vec::with_capacity(lines.len());
    let mut sets = Vec::with_capacity(lines.len());
    let (mut start, mut word) = (0, 0);
    for &(end, ascii) in lines {
        let first = word;
        let mut telugu_words = 0;
        while let Some(w) = words.get(word).filter(|w| w.span.start < end) {
            telugu_words += usize::from(w.kinds.has(Kinds::TELUGU));
            word += 1;
        }
        let line = &text[start..end as usize];
        if word > first || !line.trim().is_empty() {
            let line = line.trim_end_matches('\r');
            out.push(Paragraph { span: Span::new(start, start + line.len()), words: first..word, telugu_words });
            sets.push(ascii);
        }
        start = end as usize + 1;
    }
    (out, sets)
}
