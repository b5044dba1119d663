//! Months and weekdays under their inflections, and the arithmetic of the Gregorian calendar.

/// Months by number, each way that print accepts. Unicode CLDR (te) and counts of news.
const MONTHS: [(u8, &str); 22] = [
    (1, "జనవరి"),
    (2, "ఫిబ్రవరి"),
    (3, "మార్చి"),
    (3, "మార్చ్"),
    (4, "ఏప్రిల్"),
    (4, "ఏప్రిలు"),
    (5, "మే"),
    (6, "జూన్"),
    (6, "జూను"),
    (7, "జులై"),
    (7, "జూలై"),
    (8, "ఆగస్టు"),
    (8, "ఆగస్ట్"),
    (8, "ఆగష్టు"),
    (9, "సెప్టెంబర్"),
    (9, "సెప్టెంబరు"),
    (10, "అక్టోబర్"),
    (10, "అక్టోబరు"),
    (11, "నవంబర్"),
    (11, "నవంబరు"),
    (12, "డిసెంబర్"),
    (12, "డిసెంబరు"),
];
/// What may follow the name of a month in the same word.
const AFTER_MONTH: [&str; 15] =
    ["", "లో", "లోని", "లోనే", "లోనూ", "లోగా", "లోపు", "కు", "కి", "తో", "ను", "నుంచి", "నుండి", "నాటి", "నాటికి"];
/// Weekdays from Monday, without వారం.
const WEEKDAYS: [&str; 7] = ["సోమ", "మంగళ", "బుధ", "గురు", "శుక్ర", "శని", "ఆది"];

/// The month that a word without joiners names, with or without a suffix. మార్చి and మే are also ordinary words: ask for
/// a number beside them.
///
/// ```
/// use newslint::telugu::calendar::month;
/// assert_eq!((month("సెప్టెంబర్లో"), month("జూలై"), month("మేము")), (Some(9), Some(7), None));
/// ```
pub fn month(bare: &str) -> Option<u8> {
    month_name(bare).map(|(number, _)| number)
}

/// The month and its name without suffix.
pub fn month_name(bare: &str) -> Option<(u8, &'static str)> {
    let named = |&(number, name): &(u8, &'static str)| {
        bare.strip_prefix(name).is_some_and(|rest| AFTER_MONTH.contains(&rest)).then_some((number, name))
    };
    let first = bare.as_bytes().first_chunk::<3>()?;
    MONTHS.iter().filter(|(_, name)| name.as_bytes().first_chunk() == Some(first)).find_map(named)
}

/// What may stand after a month's name in the same word.
pub fn is_month_ending(rest: &str) -> bool {
    AFTER_MONTH.contains(&rest)
}

/// The weekday that a word without joiners names, 0 for Monday, whatever its ending (-వారం, -వారమే, -వారానికి).
///
/// ```
/// use newslint::telugu::calendar::weekday;
/// assert_eq!((weekday("బుధవారం"), weekday("ఆదివారానికి"), weekday("గతవారం")), (Some(2), Some(6), None));
/// ```
pub fn weekday(bare: &str) -> Option<u8> {
    let at = WEEKDAYS.iter().position(|day| bare.strip_prefix(day).is_some_and(|rest| rest.starts_with("వార")))?;
    u8::try_from(at).ok()
}

/// The name of a weekday, 0 for Monday.
pub fn weekday_name(day: u8) -> String {
    format!("{}వారం", WEEKDAYS[usize::from(day % 7)])
}

/// The number of days of a month; of February 29 unless the year is known to be common.
pub fn days_in(month: u8, year: Option<i32>) -> u8 {
    match month {
        2 if year.is_some_and(|y| !is_leap(y)) => 28,
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// The weekday of a date, 0 for Monday. Sakamoto's method, for the Gregorian calendar.
///
/// ```
/// assert_eq!(newslint::telugu::calendar::weekday_of(2025, 11, 4), 1); // a Tuesday
/// ```
pub fn weekday_of(year: i32, month: u8, day: u8) -> u8 {
    const SHIFT: [i32; 12] = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
    let month = usize::from(month.clamp(1, 12));
    let year = if month < 3 { year - 1 } else { year };
    let from_sunday = year + year / 4 - year / 100 + year / 400 + SHIFT[month - 1] + i32::from(day);
    // Not negative for any year of our era.
    u8::try_from((from_sunday + 6).rem_euclid(7)).unwrap_or(0)
}
