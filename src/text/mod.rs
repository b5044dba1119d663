//! Pure functions over `&str`: words, sentences, quotations, masks, positions. They know Unicode, not rules.

pub mod masks;
pub mod position;
pub mod quotes;
pub mod sentences;
pub mod similar;
pub mod visible;
pub mod words;
