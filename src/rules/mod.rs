//! The built-in rules. Written by `just bless` from `rules/` and the files beside this one; do not edit.

use crate::engine::{Coded, coded};

#[allow(missing_docs, reason = "each file says what it is for")]
pub mod encoding {
    pub mod invisible_char;
    pub mod replacement_or_control_char;
}

#[allow(missing_docs, reason = "each file says what it is for")]
pub mod joiners {
    pub mod joiner_form_mixed;
    pub mod missing_zwnj;
    pub mod suffix_detached;
    pub mod zwj_for_zwnj;
    pub mod zwnj_bad_context;
    pub mod zwnj_word_edge;
}

#[allow(missing_docs, reason = "each file says what it is for")]
pub mod links {
    pub mod bare_url;
    pub mod html_entity_or_tag;
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
pub mod repetition {
    pub mod phrase_repeated;
    pub mod word_repeated;
}

#[allow(missing_docs, reason = "each file says what it is for")]
pub mod scripts {
    pub mod foreign_script_run;
    pub mod kannada_homoglyph;
    pub mod mixed_script_word;
    pub mod stray_latin_word;
}

#[allow(missing_docs, reason = "each file says what it is for")]
pub mod validity {
    pub mod digit_or_o_for_anusvara;
    pub mod not_nfc;
}

/// Path of the manifest, its text, and the code if the rule has any.
#[rustfmt::skip]
pub(crate) static BUILT_IN: &[(&str, &str, Option<Coded>)] = &[
    ("rules/encoding/invisible-char.toml", include_str!("../../rules/encoding/invisible-char.toml"), Some(coded::<encoding::invisible_char::InvisibleChar>())),
    ("rules/encoding/replacement-or-control-char.toml", include_str!("../../rules/encoding/replacement-or-control-char.toml"), Some(coded::<encoding::replacement_or_control_char::ReplacementOrControlChar>())),
    ("rules/joiners/joiner-form-mixed.toml", include_str!("../../rules/joiners/joiner-form-mixed.toml"), Some(coded::<joiners::joiner_form_mixed::JoinerFormMixed>())),
    ("rules/joiners/missing-zwnj.toml", include_str!("../../rules/joiners/missing-zwnj.toml"), Some(coded::<joiners::missing_zwnj::MissingZwnj>())),
    ("rules/joiners/suffix-detached.toml", include_str!("../../rules/joiners/suffix-detached.toml"), Some(coded::<joiners::suffix_detached::SuffixDetached>())),
    ("rules/joiners/zwj-for-zwnj.toml", include_str!("../../rules/joiners/zwj-for-zwnj.toml"), Some(coded::<joiners::zwj_for_zwnj::ZwjForZwnj>())),
    ("rules/joiners/zwnj-bad-context.toml", include_str!("../../rules/joiners/zwnj-bad-context.toml"), Some(coded::<joiners::zwnj_bad_context::ZwnjBadContext>())),
    ("rules/joiners/zwnj-word-edge.toml", include_str!("../../rules/joiners/zwnj-word-edge.toml"), Some(coded::<joiners::zwnj_word_edge::ZwnjWordEdge>())),
    ("rules/links/bare-url.toml", include_str!("../../rules/links/bare-url.toml"), Some(coded::<links::bare_url::BareUrl>())),
    ("rules/links/boilerplate-line.toml", include_str!("../../rules/links/boilerplate-line.toml"), None),
    ("rules/links/embed-residue.toml", include_str!("../../rules/links/embed-residue.toml"), None),
    ("rules/links/html-entity-or-tag.toml", include_str!("../../rules/links/html-entity-or-tag.toml"), Some(coded::<links::html_entity_or_tag::HtmlEntityOrTag>())),
    ("rules/links/markup-residue.toml", include_str!("../../rules/links/markup-residue.toml"), None),
    ("rules/links/tweet-signature-residue.toml", include_str!("../../rules/links/tweet-signature-residue.toml"), Some(coded::<links::tweet_signature_residue::TweetSignatureResidue>())),
    ("rules/names/name-house-spelling.toml", include_str!("../../rules/names/name-house-spelling.toml"), Some(coded::<names::name_house_spelling::NameHouseSpelling>())),
    ("rules/names/name-latin-and-telugu.toml", include_str!("../../rules/names/name-latin-and-telugu.toml"), Some(coded::<names::name_latin_and_telugu::NameLatinAndTelugu>())),
    ("rules/names/name-variant-mixed.toml", include_str!("../../rules/names/name-variant-mixed.toml"), Some(coded::<names::name_variant_mixed::NameVariantMixed>())),
    ("rules/names/word-variant-mixed.toml", include_str!("../../rules/names/word-variant-mixed.toml"), Some(coded::<names::word_variant_mixed::WordVariantMixed>())),
    ("rules/repetition/phrase-repeated.toml", include_str!("../../rules/repetition/phrase-repeated.toml"), Some(coded::<repetition::phrase_repeated::PhraseRepeated>())),
    ("rules/repetition/word-repeated.toml", include_str!("../../rules/repetition/word-repeated.toml"), Some(coded::<repetition::word_repeated::WordRepeated>())),
    ("rules/scripts/foreign-script-run.toml", include_str!("../../rules/scripts/foreign-script-run.toml"), Some(coded::<scripts::foreign_script_run::ForeignScriptRun>())),
    ("rules/scripts/kannada-homoglyph.toml", include_str!("../../rules/scripts/kannada-homoglyph.toml"), Some(coded::<scripts::kannada_homoglyph::KannadaHomoglyph>())),
    ("rules/scripts/mixed-script-word.toml", include_str!("../../rules/scripts/mixed-script-word.toml"), Some(coded::<scripts::mixed_script_word::MixedScriptWord>())),
    ("rules/scripts/stray-latin-word.toml", include_str!("../../rules/scripts/stray-latin-word.toml"), Some(coded::<scripts::stray_latin_word::StrayLatinWord>())),
    ("rules/validity/digit-or-o-for-anusvara.toml", include_str!("../../rules/validity/digit-or-o-for-anusvara.toml"), Some(coded::<validity::digit_or_o_for_anusvara::DigitOrOForAnusvara>())),
    ("rules/validity/not-nfc.toml", include_str!("../../rules/validity/not-nfc.toml"), Some(coded::<validity::not_nfc::NotNfc>())),
];
