//! Time grows with the text, not faster.
