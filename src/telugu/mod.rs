//! The Telugu language: letters, suffixes, joiners, sounds. Nothing here knows of documents or rules.

pub mod acronyms;
pub mod distance;
pub mod joiner;
pub mod letters;
pub mod phonetics;
pub mod pinyin;
pub mod romanise;
pub mod suffixes;
pub mod tables;
