//! Finite verbs by their endings: what ends a Telugu sentence.

/// Endings of finite verbs, without joiners.
const FINITE: [&str; 34] = [
    "ారు",
    "ాడు",
    "ాను",
    "ాము",
    "ాం",
    "ావు",
    "ాయి",
    "ింది",
    "ుంది",
    "ోంది",
    "్ంది",
    "ంది",
    "ేది",
    "న్నది",
    "లేదు",
    "లేరు",
    "లేవు",
    "లేను",
    "లేము",
    "లేం",
    "కాదు",
    "కావు",
    "వద్దు",
    "రాదు",
    "ాలి",
    "వచ్చు",
    "యదు",
    "వదు",
    "రావు",
    "దట",
    "రట",
    "దే",
    "ండి",
    "ద్దాం",
];
/// Nouns and others that end like verbs.
const NOT_VERBS: [&str; 60] = [
    "అబ్బాయి",
    "అమ్మాయి",
    "ఆవు",
    "ఇబ్బంది",
    "ఏడాది",
    "కారు",
    "కూలి",
    "గంజాయి",
    "గాలి",
    "గారు",
    "గ్రాము",
    "చావు",
    "జాలి",
    "తోడు",
    "దేశం",
    "నాడు",
    "నేడు",
    "పంది",
    "పునాది",
    "పేరు",
    "బంగారం",
    "బంగారు",
    "మంది",
    "మాజీ",
    "ముంబాయి",
    "రావు",
    "రూపాయి",
    "వాడు",
    "వారు",
    "శ్రీవారు",
    "సర్కారు",
    "సిబ్బంది",
    "సుమారు",
    "స్థాయి",
    "హిమాలి",
    "వీరు",
    "వారివారు",
    "తారు",
    "బారు",
    "షికారు",
    "తయారు",
    "పుకారు",
    "వ్యాపారం",
    "బేజారు",
    "హుషారు",
    "ఖరారు",
    "కిలోగ్రాము",
    "మిల్లీగ్రాము",
    "ఇస్లాం",
    "వియత్నాం",
    "విశ్రాం",
    "గ్రాం",
    "ప్రోగ్రాం",
    "టీకాం",
    "సలాం",
    "ఆసాం",
    "అస్సాం",
    "సద్దాం",
    "బాదాం",
    "దుకాణదారు",
];

/// Whether a word without joiners is a finite verb, as far as its ending tells. Names in -రావు and nouns that end like
/// verbs (సిబ్బంది, అమ్మాయి) are none.
///
/// ```
/// use newslint::telugu::verbs::is_finite;
/// assert!(is_finite("చెప్పారు") && is_finite("జరిగింది") && is_finite("చేయాలి") && is_finite("లేదు"));
/// assert!(!is_finite("సిబ్బంది") && !is_finite("సహకారంతో") && !is_finite("గుర్తుగా"));
/// ```
pub fn is_finite(bare: &str) -> bool {
    // The last letters of all endings: most words that are no verbs end otherwise.
    bare.ends_with(['ు', 'ి', 'ం', 'ట', 'ే'])
        && FINITE.iter().any(|ending| bare.ends_with(ending))
        && !NOT_VERBS.contains(&bare)
}

/// Whether a word without joiners is a verb in the past or present of a news report (చెప్పారు, జరిగింది, ఉన్నాయి): fewer
/// forms than [`is_finite`], and hardly ever anything but a verb.
pub fn is_report(bare: &str) -> bool {
    const NEUTER: [&str; 13] = ["ుంది", "ోంది", "ింది", "న్నాయి", "చాయి", "శాయి", "సాయి", "తాయి", "డ్డాయి", "గ్గాయి", "రిగాయి", "ట్టాయి", "య్యాయి"];
    // వినియోగదారు, గ్రామంలోనివారు, మంత్రిగారు, సర్కారు: nouns for people and loans; చదివారు and దిగారు are verbs.
    const NOUNS: [&str; 6] = ["దారు", "వారు", "గారు", "కారు", "యారు", "మారు"];
    if !bare.ends_with(['ు', 'ి']) {
        return false;
    }
    let person = bare.ends_with("ారు") && !NOUNS.iter().any(|n| bare.ends_with(n))
        || ["ివారు", "ిగారు", "య్యారు"].iter().any(|verb| bare.ends_with(verb))
            && !["త్రిగారు", "నివారు", "టివారు"].iter().any(|noun| bare.ends_with(noun));
    let neuter = NEUTER.iter().any(|ending| bare.ends_with(ending));
    (person || neuter) && bare.chars().count() >= 6 && !NOT_VERBS.contains(&bare) && !bare.ends_with("కింది")
}
