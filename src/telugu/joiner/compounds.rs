//! First parts of Sanskrit compounds. Print fuses them (వాక్ప్రవాహం) or keeps them apart (సత్‌సంగ్): neither is a fault.

/// As they stand before the next part, without joiners.
const HEADS: [&str; 18] = [
    "వాక్",
    "వాగ్",
    "మహద్",
    "మహత్",
    "సత్",
    "సద్",
    "జగత్",
    "జగద్",
    "చిత్",
    "చిద్",
    "భగవత్",
    "భగవద్",
    "తత్",
    "తద్",
    "హృత్",
    "హృద్",
    "షట్",
    "షడ్",
];

/// Whether a word begins with such a part up to here.
///
/// ```
/// use newslint::telugu::joiner::is_compound_head;
/// assert!(is_compound_head("వాక్") && !is_compound_head("ట్రంప్"));
/// ```
pub fn is_compound_head(left: &str) -> bool {
    HEADS.contains(&left)
}
