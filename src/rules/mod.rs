//! The built-in rules. Written by `just bless` from `rules/` and the files beside this one; do not edit.

use crate::engine::{Coded, coded};

#[allow(missing_docs, reason = "each file says what it is for")]
pub mod encoding {
    pub mod invisible_char;
    pub mod legacy_font_text;
    pub mod mojibake;
    pub mod replacement_or_control_char;
}

#[allow(missing_docs, reason = "each file says what it is for")]
pub mod joiners {
    pub mod joiner_form_mixed;
    pub mod missing_zwnj;
    pub mod suffix_detached;
    pub mod zwj_for_zwnj;
    pub mod zwnj_bad_context;
    pub mod zwnj_in_native_conjunct;
    pub mod zwnj_word_edge;
}

#[allow(missing_docs, reason = "each file says what it is for")]
pub mod links {
    pub mod bare_url;
    pub mod embed_quote_unmarked;
    pub mod html_entity_or_tag;
    pub mod misplaced_anchor_text;
    pub mod tweet_signature_residue;
}

#[allow(missing_docs, reason = "each file says what it is for")]
pub mod names {
    pub mod name_house_spelling;
    pub mod name_latin_and_telugu;
    pub mod name_variant_mixed;
    pub mod word_variant_mixed;
}

#[allow(missing_docs, reason = "each file says what it is for")]
pub mod numbers {
    pub mod currency_percent_doubled;
    pub mod date_order_mixed;
    pub mod digit_suffix_spacing;
    pub mod grouping_invalid;
    pub mod grouping_mixed;
    pub mod impossible_date;
    pub mod month_weekday_spelling;
    pub mod native_digits_mixed;
    pub mod number_scale_mixed;
    pub mod number_unit_glued;
    pub mod weekday_date_mismatch;
}

#[allow(missing_docs, reason = "each file says what it is for")]
pub mod punctuation {
    pub mod danda_in_news;
    pub mod dash_hyphen_style;
    pub mod empty_brackets;
    pub mod missing_terminal_punctuation;
    pub mod punct_spacing;
    pub mod quote_bracket_inner_space;
    pub mod quote_style_mixed;
    pub mod quote_unbalanced;
    pub mod repeated_punctuation;
    pub mod whitespace_irregular;
}

#[allow(missing_docs, reason = "each file says what it is for")]
pub mod repetition {
    pub mod phrase_repeated;
    pub mod sentence_near_duplicate;
    pub mod suffix_doubled;
    pub mod word_repeated;
}

#[allow(missing_docs, reason = "each file says what it is for")]
pub mod scripts {
    pub mod acronym_style_mixed;
    pub mod foreign_script_run;
    pub mod kannada_homoglyph;
    pub mod mixed_script_word;
    pub mod stray_latin_word;
}

#[allow(missing_docs, reason = "each file says what it is for")]
pub mod structure {
    pub mod empty_or_orphan_heading;
    pub mod publication_line;
    pub mod truncated_ending;
    pub mod unknown_suppression;
    pub mod untranslated_paragraph;
    pub mod unused_suppression;
}

#[allow(missing_docs, reason = "each file says what it is for")]
pub mod translation {
    pub mod calque_phrase;
    pub mod common_misspelling;
    pub mod fragment_sentence;
    pub mod spelling_variant_mixed;
}

#[allow(missing_docs, reason = "each file says what it is for")]
pub mod validity {
    pub mod anusvara_misplaced;
    pub mod composed_vowel_lookalike;
    pub mod digit_or_o_for_anusvara;
    pub mod independent_vowel_midword;
    pub mod not_nfc;
    pub mod orphan_vowel_sign;
    pub mod stacked_vowel_signs;
    pub mod unassigned_or_archaic_letter;
    pub mod virama_out_of_place;
    pub mod visarga_colon_swap;
}

/// Path of the manifest, its text, and the code if the rule has any.
#[rustfmt::skip]
pub(crate) static BUILT_IN: &[(&str, &str, Option<Coded>)] = &[
    ("rules/encoding/invisible-char.toml", include_str!("../../rules/encoding/invisible-char.toml"), Some(coded::<encoding::invisible_char::InvisibleChar>())),
    ("rules/encoding/legacy-font-text.toml", include_str!("../../rules/encoding/legacy-font-text.toml"), Some(coded::<encoding::legacy_font_text::LegacyFontText>())),
    ("rules/encoding/mojibake.toml", include_str!("../../rules/encoding/mojibake.toml"), Some(coded::<encoding::mojibake::Mojibake>())),
    ("rules/encoding/replacement-or-control-char.toml", include_str!("../../rules/encoding/replacement-or-control-char.toml"), Some(coded::<encoding::replacement_or_control_char::ReplacementOrControlChar>())),
    ("rules/joiners/joiner-form-mixed.toml", include_str!("../../rules/joiners/joiner-form-mixed.toml"), Some(coded::<joiners::joiner_form_mixed::JoinerFormMixed>())),
    ("rules/joiners/missing-zwnj.toml", include_str!("../../rules/joiners/missing-zwnj.toml"), Some(coded::<joiners::missing_zwnj::MissingZwnj>())),
    ("rules/joiners/suffix-detached.toml", include_str!("../../rules/joiners/suffix-detached.toml"), Some(coded::<joiners::suffix_detached::SuffixDetached>())),
    ("rules/joiners/zwj-for-zwnj.toml", include_str!("../../rules/joiners/zwj-for-zwnj.toml"), Some(coded::<joiners::zwj_for_zwnj::ZwjForZwnj>())),
    ("rules/joiners/zwnj-bad-context.toml", include_str!("../../rules/joiners/zwnj-bad-context.toml"), Some(coded::<joiners::zwnj_bad_context::ZwnjBadContext>())),
    ("rules/joiners/zwnj-in-native-conjunct.toml", include_str!("../../rules/joiners/zwnj-in-native-conjunct.toml"), Some(coded::<joiners::zwnj_in_native_conjunct::ZwnjInNativeConjunct>())),
    ("rules/joiners/zwnj-word-edge.toml", include_str!("../../rules/joiners/zwnj-word-edge.toml"), Some(coded::<joiners::zwnj_word_edge::ZwnjWordEdge>())),
    ("rules/links/bare-url.toml", include_str!("../../rules/links/bare-url.toml"), Some(coded::<links::bare_url::BareUrl>())),
    ("rules/links/boilerplate-line.toml", include_str!("../../rules/links/boilerplate-line.toml"), None),
    ("rules/links/embed-quote-unmarked.toml", include_str!("../../rules/links/embed-quote-unmarked.toml"), Some(coded::<links::embed_quote_unmarked::EmbedQuoteUnmarked>())),
    ("rules/links/embed-residue.toml", include_str!("../../rules/links/embed-residue.toml"), None),
    ("rules/links/html-entity-or-tag.toml", include_str!("../../rules/links/html-entity-or-tag.toml"), Some(coded::<links::html_entity_or_tag::HtmlEntityOrTag>())),
    ("rules/links/markup-residue.toml", include_str!("../../rules/links/markup-residue.toml"), None),
    ("rules/links/misplaced-anchor-text.toml", include_str!("../../rules/links/misplaced-anchor-text.toml"), Some(coded::<links::misplaced_anchor_text::MisplacedAnchorText>())),
    ("rules/links/tweet-signature-residue.toml", include_str!("../../rules/links/tweet-signature-residue.toml"), Some(coded::<links::tweet_signature_residue::TweetSignatureResidue>())),
    ("rules/names/name-house-spelling.toml", include_str!("../../rules/names/name-house-spelling.toml"), Some(coded::<names::name_house_spelling::NameHouseSpelling>())),
    ("rules/names/name-latin-and-telugu.toml", include_str!("../../rules/names/name-latin-and-telugu.toml"), Some(coded::<names::name_latin_and_telugu::NameLatinAndTelugu>())),
    ("rules/names/name-variant-mixed.toml", include_str!("../../rules/names/name-variant-mixed.toml"), Some(coded::<names::name_variant_mixed::NameVariantMixed>())),
    ("rules/names/word-variant-mixed.toml", include_str!("../../rules/names/word-variant-mixed.toml"), Some(coded::<names::word_variant_mixed::WordVariantMixed>())),
    ("rules/numbers/currency-percent-doubled.toml", include_str!("../../rules/numbers/currency-percent-doubled.toml"), Some(coded::<numbers::currency_percent_doubled::CurrencyPercentDoubled>())),
    ("rules/numbers/date-order-mixed.toml", include_str!("../../rules/numbers/date-order-mixed.toml"), Some(coded::<numbers::date_order_mixed::DateOrderMixed>())),
    ("rules/numbers/digit-suffix-spacing.toml", include_str!("../../rules/numbers/digit-suffix-spacing.toml"), Some(coded::<numbers::digit_suffix_spacing::DigitSuffixSpacing>())),
    ("rules/numbers/grouping-invalid.toml", include_str!("../../rules/numbers/grouping-invalid.toml"), Some(coded::<numbers::grouping_invalid::GroupingInvalid>())),
    ("rules/numbers/grouping-mixed.toml", include_str!("../../rules/numbers/grouping-mixed.toml"), Some(coded::<numbers::grouping_mixed::GroupingMixed>())),
    ("rules/numbers/impossible-date.toml", include_str!("../../rules/numbers/impossible-date.toml"), Some(coded::<numbers::impossible_date::ImpossibleDate>())),
    ("rules/numbers/month-weekday-spelling.toml", include_str!("../../rules/numbers/month-weekday-spelling.toml"), Some(coded::<numbers::month_weekday_spelling::MonthWeekdaySpelling>())),
    ("rules/numbers/native-digits-mixed.toml", include_str!("../../rules/numbers/native-digits-mixed.toml"), Some(coded::<numbers::native_digits_mixed::NativeDigitsMixed>())),
    ("rules/numbers/number-scale-mixed.toml", include_str!("../../rules/numbers/number-scale-mixed.toml"), Some(coded::<numbers::number_scale_mixed::NumberScaleMixed>())),
    ("rules/numbers/number-unit-glued.toml", include_str!("../../rules/numbers/number-unit-glued.toml"), Some(coded::<numbers::number_unit_glued::NumberUnitGlued>())),
    ("rules/numbers/weekday-date-mismatch.toml", include_str!("../../rules/numbers/weekday-date-mismatch.toml"), Some(coded::<numbers::weekday_date_mismatch::WeekdayDateMismatch>())),
    ("rules/punctuation/bracket-spacing.toml", include_str!("../../rules/punctuation/bracket-spacing.toml"), None),
    ("rules/punctuation/danda-in-news.toml", include_str!("../../rules/punctuation/danda-in-news.toml"), Some(coded::<punctuation::danda_in_news::DandaInNews>())),
    ("rules/punctuation/dash-hyphen-style.toml", include_str!("../../rules/punctuation/dash-hyphen-style.toml"), Some(coded::<punctuation::dash_hyphen_style::DashHyphenStyle>())),
    ("rules/punctuation/empty-brackets.toml", include_str!("../../rules/punctuation/empty-brackets.toml"), Some(coded::<punctuation::empty_brackets::EmptyBrackets>())),
    ("rules/punctuation/missing-terminal-punctuation.toml", include_str!("../../rules/punctuation/missing-terminal-punctuation.toml"), Some(coded::<punctuation::missing_terminal_punctuation::MissingTerminalPunctuation>())),
    ("rules/punctuation/punct-spacing.toml", include_str!("../../rules/punctuation/punct-spacing.toml"), Some(coded::<punctuation::punct_spacing::PunctSpacing>())),
    ("rules/punctuation/quote-bracket-inner-space.toml", include_str!("../../rules/punctuation/quote-bracket-inner-space.toml"), Some(coded::<punctuation::quote_bracket_inner_space::QuoteBracketInnerSpace>())),
    ("rules/punctuation/quote-style-mixed.toml", include_str!("../../rules/punctuation/quote-style-mixed.toml"), Some(coded::<punctuation::quote_style_mixed::QuoteStyleMixed>())),
    ("rules/punctuation/quote-unbalanced.toml", include_str!("../../rules/punctuation/quote-unbalanced.toml"), Some(coded::<punctuation::quote_unbalanced::QuoteUnbalanced>())),
    ("rules/punctuation/repeated-punctuation.toml", include_str!("../../rules/punctuation/repeated-punctuation.toml"), Some(coded::<punctuation::repeated_punctuation::RepeatedPunctuation>())),
    ("rules/punctuation/whitespace-irregular.toml", include_str!("../../rules/punctuation/whitespace-irregular.toml"), Some(coded::<punctuation::whitespace_irregular::WhitespaceIrregular>())),
    ("rules/repetition/phrase-repeated.toml", include_str!("../../rules/repetition/phrase-repeated.toml"), Some(coded::<repetition::phrase_repeated::PhraseRepeated>())),
    ("rules/repetition/sentence-near-duplicate.toml", include_str!("../../rules/repetition/sentence-near-duplicate.toml"), Some(coded::<repetition::sentence_near_duplicate::SentenceNearDuplicate>())),
    ("rules/repetition/suffix-doubled.toml", include_str!("../../rules/repetition/suffix-doubled.toml"), Some(coded::<repetition::suffix_doubled::SuffixDoubled>())),
    ("rules/repetition/word-repeated.toml", include_str!("../../rules/repetition/word-repeated.toml"), Some(coded::<repetition::word_repeated::WordRepeated>())),
    ("rules/scripts/acronym-style-mixed.toml", include_str!("../../rules/scripts/acronym-style-mixed.toml"), Some(coded::<scripts::acronym_style_mixed::AcronymStyleMixed>())),
    ("rules/scripts/foreign-script-run.toml", include_str!("../../rules/scripts/foreign-script-run.toml"), Some(coded::<scripts::foreign_script_run::ForeignScriptRun>())),
    ("rules/scripts/kannada-homoglyph.toml", include_str!("../../rules/scripts/kannada-homoglyph.toml"), Some(coded::<scripts::kannada_homoglyph::KannadaHomoglyph>())),
    ("rules/scripts/mixed-script-word.toml", include_str!("../../rules/scripts/mixed-script-word.toml"), Some(coded::<scripts::mixed_script_word::MixedScriptWord>())),
    ("rules/scripts/stray-latin-word.toml", include_str!("../../rules/scripts/stray-latin-word.toml"), Some(coded::<scripts::stray_latin_word::StrayLatinWord>())),
    ("rules/structure/empty-or-orphan-heading.toml", include_str!("../../rules/structure/empty-or-orphan-heading.toml"), Some(coded::<structure::empty_or_orphan_heading::EmptyOrOrphanHeading>())),
    ("rules/structure/publication-line.toml", include_str!("../../rules/structure/publication-line.toml"), Some(coded::<structure::publication_line::PublicationLine>())),
    ("rules/structure/truncated-ending.toml", include_str!("../../rules/structure/truncated-ending.toml"), Some(coded::<structure::truncated_ending::TruncatedEnding>())),
    ("rules/structure/unknown-suppression.toml", include_str!("../../rules/structure/unknown-suppression.toml"), Some(coded::<structure::unknown_suppression::UnknownSuppression>())),
    ("rules/structure/untranslated-paragraph.toml", include_str!("../../rules/structure/untranslated-paragraph.toml"), Some(coded::<structure::untranslated_paragraph::UntranslatedParagraph>())),
    ("rules/structure/unused-suppression.toml", include_str!("../../rules/structure/unused-suppression.toml"), Some(coded::<structure::unused_suppression::UnusedSuppression>())),
    ("rules/translation/calque-phrase.toml", include_str!("../../rules/translation/calque-phrase.toml"), Some(coded::<translation::calque_phrase::CalquePhrase>())),
    ("rules/translation/common-misspelling.toml", include_str!("../../rules/translation/common-misspelling.toml"), Some(coded::<translation::common_misspelling::CommonMisspelling>())),
    ("rules/translation/conjunction-mariyu-density.toml", include_str!("../../rules/translation/conjunction-mariyu-density.toml"), None),
    ("rules/translation/fragment-sentence.toml", include_str!("../../rules/translation/fragment-sentence.toml"), Some(coded::<translation::fragment_sentence::FragmentSentence>())),
    ("rules/translation/genitive-yokka.toml", include_str!("../../rules/translation/genitive-yokka.toml"), None),
    ("rules/translation/passive-badu-density.toml", include_str!("../../rules/translation/passive-badu-density.toml"), None),
    ("rules/translation/spelling-variant-mixed.toml", include_str!("../../rules/translation/spelling-variant-mixed.toml"), Some(coded::<translation::spelling_variant_mixed::SpellingVariantMixed>())),
    ("rules/validity/anusvara-misplaced.toml", include_str!("../../rules/validity/anusvara-misplaced.toml"), Some(coded::<validity::anusvara_misplaced::AnusvaraMisplaced>())),
    ("rules/validity/composed-vowel-lookalike.toml", include_str!("../../rules/validity/composed-vowel-lookalike.toml"), Some(coded::<validity::composed_vowel_lookalike::ComposedVowelLookalike>())),
    ("rules/validity/digit-or-o-for-anusvara.toml", include_str!("../../rules/validity/digit-or-o-for-anusvara.toml"), Some(coded::<validity::digit_or_o_for_anusvara::DigitOrOForAnusvara>())),
    ("rules/validity/independent-vowel-midword.toml", include_str!("../../rules/validity/independent-vowel-midword.toml"), Some(coded::<validity::independent_vowel_midword::IndependentVowelMidword>())),
    ("rules/validity/not-nfc.toml", include_str!("../../rules/validity/not-nfc.toml"), Some(coded::<validity::not_nfc::NotNfc>())),
    ("rules/validity/orphan-vowel-sign.toml", include_str!("../../rules/validity/orphan-vowel-sign.toml"), Some(coded::<validity::orphan_vowel_sign::OrphanVowelSign>())),
    ("rules/validity/stacked-vowel-signs.toml", include_str!("../../rules/validity/stacked-vowel-signs.toml"), Some(coded::<validity::stacked_vowel_signs::StackedVowelSigns>())),
    ("rules/validity/unassigned-or-archaic-letter.toml", include_str!("../../rules/validity/unassigned-or-archaic-letter.toml"), Some(coded::<validity::unassigned_or_archaic_letter::UnassignedOrArchaicLetter>())),
    ("rules/validity/virama-out-of-place.toml", include_str!("../../rules/validity/virama-out-of-place.toml"), Some(coded::<validity::virama_out_of_place::ViramaOutOfPlace>())),
    ("rules/validity/visarga-colon-swap.toml", include_str!("../../rules/validity/visarga-colon-swap.toml"), Some(coded::<validity::visarga_colon_swap::VisargaColonSwap>())),
];
