//! The Telugu language: letters, suffixes, joiners, sounds. Nothing here knows of documents or rules.

pub mod acronyms;
pub mod calendar;
pub mod distance;
pub mod forms;
mod heads;
pub mod joiner;
pub mod letters;
pub mod numbers;
pub mod orthography;
pub mod phonetics;
pub mod pinyin;
pub mod romanise;
pub mod spelling;
pub mod suffixes;
pub mod tables;
pub mod verbs;
