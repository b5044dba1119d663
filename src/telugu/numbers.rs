//! Numbers as Telugu news writes them: digits in groups of the lakh and crore, and words for scales.

/// How a number with commas is grouped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grouping {
    /// At most five digits: `12,500` is the same in both ways.
    Either,
    /// By lakh and crore: `12,34,567`.
    Indian,
    /// By thousand: `1,234,567`.
    Western,
    /// In no way: a digit was lost or added.
    Broken,
    /// Perhaps no number at all: a list, a pair of years.
    Unclear,
}

/// The grouping of digits that stood between commas.
///
/// ```
/// use newslint::telugu::numbers::{Grouping, grouping};
/// assert_eq!(grouping(&["12", "34", "567"]), Grouping::Indian);
/// assert_eq!(grouping(&["1", "816140"]), Grouping::Broken);
/// assert_eq!(grouping(&["1", "2", "3"]), Grouping::Unclear);
/// ```
pub fn grouping(groups: &[&str]) -> Grouping {
    let (Some(first), Some(last)) = (groups.first(), groups.last()) else { return Grouping::Unclear };
    let middle = &groups[1..groups.len().max(2) - 1];
    let ends_well = groups.len() > 1 && last.len() == 3 && !first.starts_with('0');
    if ends_well && middle.is_empty() && first.len() <= 2 {
        Grouping::Either
    } else if ends_well && first.len() <= 2 && middle.iter().all(|g| g.len() == 2) {
        Grouping::Indian
    } else if ends_well && first.len() <= 3 && middle.iter().all(|g| g.len() == 3) {
        Grouping::Western
    } else if is_amount(groups) {
        Grouping::Broken
    } else {
        Grouping::Unclear
    }
}

/// Whether ill-grouped digits are one amount for certain, and no list such as `12,34,56` or `101,102,1045`.
fn is_amount(groups: &[&str]) -> bool {
    let is_year = |g: &&str| g.len() == 4 && (g.starts_with("19") || g.starts_with("20"));
    if groups.len() < 2 || groups.iter().any(is_year) || groups[0].starts_with('0') {
        return false;
    }
    let zeros = groups[1..].iter().any(|g| g.len() >= 2 && g.bytes().all(|b| b == b'0'));
    let run_together = groups.len() == 2 && groups[0].len() <= 3 && groups[1].len() >= 5;
    let short = groups.len() > 2 && groups[1..groups.len() - 1].iter().all(|g| g.len() == 2) && groups[0].len() <= 2;
    run_together || zeros || short && groups[groups.len() - 1].len() >= 4
}

/// Digits grouped by lakh and crore, `#,##,##0`.
///
/// ```
/// assert_eq!(newslint::telugu::numbers::group_by_lakh("1250000"), "12,50,000");
/// ```
pub fn group_by_lakh(digits: &str) -> String {
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        let left = digits.len() - i;
        if i > 0 && left >= 3 && (left == 3 || left > 3 && left % 2 == 1) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A scale of the west.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// 10⁶.
    Million,
    /// 10⁹.
    Billion,
}

/// The scale that a word names, whatever its ending.
pub fn scale(bare: &str) -> Option<Scale> {
    let after =
        |stem: &str| bare.strip_prefix(stem).filter(|rest| matches!(*rest, "" | "ల" | "లు" | "లకు" | "లను" | "లకుపైగా"));
    after("మిలియన్").map(|_| Scale::Million).or_else(|| after("బిలియన్").map(|_| Scale::Billion))
}

/// A western amount in lakh and crore: `1.5`, million gives `15 లక్షలు`. Nothing if it does not come out even.
///
/// ```
/// use newslint::telugu::numbers::{Scale, in_lakhs};
/// assert_eq!(in_lakhs("10", Scale::Million).as_deref(), Some("కోటి"));
/// assert_eq!(in_lakhs("2.5", Scale::Billion).as_deref(), Some("250 కోట్లు"));
/// ```
pub fn in_lakhs(amount: &str, scale: Scale) -> Option<String> {
    let (whole, fraction) = amount.split_once('.').unwrap_or((amount, ""));
    if whole.is_empty() || whole.len() > 6 || fraction.len() > 3 {
        return None;
    }
    let digits: u64 = format!("{whole}{fraction:0<3}").parse().ok()?;
    // In thousandths of a lakh: a million is ten lakhs, a billion ten thousand.
    let thousandths = digits * if scale == Scale::Million { 10 } else { 10_000 };
    let (unit, amount, one) = if thousandths >= 100_000 {
        ("కోట్లు", thousandths / 100, "కోటి")
    } else {
        ("లక్షలు", thousandths, "లక్ష")
    };
    if thousandths >= 100_000 && !thousandths.is_multiple_of(100) {
        return None;
    }
    Some(match (amount / 1000, amount % 1000) {
        (1, 0) => one.to_owned(),
        (whole, 0) => format!("{} {unit}", group_by_lakh(&whole.to_string())),
        (whole, part) => {
            let part = format!("{part:03}");
            format!("{}.{} {unit}", group_by_lakh(&whole.to_string()), part.trim_end_matches('0'))
        }
    })
}
