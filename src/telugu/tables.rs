//! Reads the lists that are compiled in. They are tab-separated text with `#` comments, under `rules/`.

/// The rows of a list, each split at tabs.
pub fn rows(list: &'static str) -> impl Iterator<Item = std::str::Split<'static, char>> {
    list.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).map(|l| l.split('\t'))
}
