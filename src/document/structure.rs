//! Sentences, quotations and brackets of a paragraph, found when a rule first asks for them.

use std::cell::OnceCell;

use super::{Document, Paragraph};
use crate::diagnostic::Span;
use crate::text::quotes::{Enclosed, Enclosure, enclosed};
use crate::text::sentences::sentences;

/// What a paragraph is made of.
#[derive(Debug, Default)]
pub(super) struct Structure {
    sentences: Vec<Span>,
    enclosed: Vec<Enclosed>,
    /// For each of them where the furthest of each kind up to it ends.
    reach: Vec<[u32; 2]>,
}

impl Document<'_> {
    /// The sentence that holds a byte offset.
    pub fn sentence_at(&self, offset: u32) -> Option<Span> {
        let sentences = &self.structure_at(offset)?.sentences;
        let i = sentences.partition_point(|s| s.end <= offset);
        sentences.get(i).copied().filter(|s| s.start <= offset)
    }

    /// Sentences and quotations of the paragraph that holds an offset, found when first asked for.
    fn structure_at(&self, offset: u32) -> Option<&Structure> {
        let i = self.paragraphs.partition_point(|p| p.span.end < offset);
        let paragraph = self.paragraphs.get(i).filter(|p| p.span.start <= offset)?;
        let all = self.structures.get_or_init(|| self.paragraphs.iter().map(|_| OnceCell::new()).collect());
        Some(all[i].get_or_init(|| {
            let (text, base) = (self.slice(paragraph.span), paragraph.span.start as usize);
            let mut found = Structure::default();
            let first = self.signs.partition_point(|&at| at < paragraph.span.start);
            let inside = self.signs[first..].iter().take_while(|&&at| at < paragraph.span.end);
            let signs = inside.map(|&at| at as usize - base);
            sentences(text, base, signs.clone(), &mut found.sentences);
            enclosed(text, base, signs, &mut found.enclosed);
            let mut furthest = [0; 2];
            for e in &found.enclosed {
                furthest[e.kind as usize] = furthest[e.kind as usize].max(e.span.end);
                found.reach.push(furthest);
            }
            found
        }))
    }

    /// The sentences of a paragraph.
    pub fn sentences(&self, paragraph: &Paragraph) -> &[Span] {
        self.structure_at(paragraph.span.start).map_or(&[], |s| &s.sentences)
    }

    /// Whether a span stands inside quotation marks.
    pub fn is_quoted(&self, span: Span) -> bool {
        // Straight marks cannot be paired in a paragraph that has lost one; marks on both sides of the span need no pairing.
        let marks = ['"', '\'', '“', '”', '‘', '’'];
        let before = self.text()[..span.start as usize].ends_with(marks);
        let after = self.text()[span.end as usize..].starts_with(marks);
        before && after || self.is_enclosed(span, Enclosure::Quote)
    }

    /// Whether a span stands inside brackets.
    pub fn is_bracketed(&self, span: Span) -> bool {
        self.is_enclosed(span, Enclosure::Bracket)
    }

    fn is_enclosed(&self, span: Span, kind: Enclosure) -> bool {
        let Some(structure) = self.structure_at(span.start) else { return false };
        let before = structure.enclosed.partition_point(|e| e.span.start <= span.start);
        // Whatever began before ends at the furthest here: is that beyond the span?
        before > 0 && structure.reach[before - 1][kind as usize] >= span.end
    }
}
