//! One person, one spelling: what belongs together and what does not, in articles a sub-editor would recognise.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on should panic")]

use newslint::Source;
use newslint::config::parse_tsv;
use newslint::names::{Gazetteer, NameReader, NameView, PairScorer, Sounds, Tier};
use newslint::text::words::without_joiners;

/// The clusters of an article, each as its spellings in order, joiners left out.
fn clusters(text: &str) -> Vec<Vec<String>> {
    let names = NameReader::new(Gazetteer::with_house(&[]));
    let source = Source::from_text(text);
    let words = names.words();
    let document = words.document(&source);
    let view = NameView::build(&document, names.names());
    let forms = |c: &newslint::names::Cluster| {
        let mut forms: Vec<String> = c.forms.iter().map(|f| without_joiners(&f.text).into_owned()).collect();
        forms.sort();
        forms
    };
    view.clusters.iter().map(forms).collect()
}

/// An article in which two words stand in the same place of two sentences each.
fn article(a: &str, b: &str) -> String {
    format!("సభలో {a} మాట్లాడారు. అనంతరం {a} విలేకరులతో ముచ్చటించారు.\nసాయంత్రం {b} తిరిగి వెళ్లారు. {b} వెంట కార్యకర్తలు నడిచారు.\n")
}

fn together(text: &str, a: &str, b: &str) -> bool {
    clusters(text).iter().any(|c| c.iter().any(|f| f == a) && c.iter().any(|f| f == b))
}

#[test]
fn spellings_of_one_name_are_brought_together() {
    // Pairs of one name in news, from the alternations of Telugu newspapers.
    let same = [
        ("రమేశ్", "రమేష్"),
        ("ఇశాంత్", "ఇషాంత్"),
        ("నితీశ్", "నితీష్"),
        ("స్మృతి", "స్మృతీ"),
        ("జార్జ్", "జార్జి"),
        ("సెరీనా", "సెరెనా"),
        ("హుస్సేన్", "హొస్సేన్"),
        ("మహమ్మద్", "మొహమ్మద్"),
        ("మహమ్మద్", "ముహమ్మద్"),
        ("పుల్లారావు", "పుల్లారావ్"),
        ("నరేంద్ర", "నరేంధ్ర"),
        ("రోజర్", "రోజెర్"),
        ("అర్వింద్", "అరవింద్"),
        ("సుబ్రమణియన్", "సుబ్రమణ్యన్"),
        ("మిషుస్టిన్", "మిషుస్తిన్"),
        ("ఎర్డోగాన్", "ఎర్దోగాన్"),
        ("పాకిస్థాన్", "పాకిస్తాన్"),
        ("జెలెన్స్కీ", "జెలెన్‌స్కీ"),
    ];
    let apart: Vec<_> = same
        .iter()
        .filter(|(a, b)| without_joiners(a) != without_joiners(b) && !together(&article(a, b), a, b))
        .collect();
    assert!(apart.is_empty(), "not brought together: {apart:?}");
}

#[test]
fn names_a_sound_apart_are_two_names() {
    let different = [
        ("మోహన్", "రోహన్"),
        ("మోహన్", "సోహన్"),
        ("జాంగ్", "వాంగ్"),
        ("వాంగ్", "టాంగ్"),
        ("సానియా", "సోనియా"),
        ("అమిత్", "అమృత్"),
        ("శిఖర్", "శేఖర్"),
        ("షమీమ్", "షమీర్"),
        ("నజీబ్", "నజీర్"),
        ("ఉమేష్", "రమేష్"),
        ("నాయుడు", "రాయుడు"),
        ("హజారీ", "హజారే"),
        ("నిర్మల", "నిర్మల్"),
        ("మార్టినా", "మార్టిన్"),
        ("శ్రీనివాస్", "శ్రీనివాసన్"),
        ("శంకర్", "శంకరన్"),
        ("ఏంజెలా", "ఏంజెలో"),
        ("భువన్", "యువన్"),
        ("ఇరాన్", "ఇరాక్"),
        ("రష్యా", "రష్యన్"),
        ("అరుణ్", "అరుణ"),
        ("రామ", "రామా"),
        ("చంద్ర", "చంద్రన్"),
        ("స్లోవేకియా", "స్లోవేనియా"),
        ("జిల్", "జిల్లా"),
    ];
    let merged: Vec<_> = different.iter().filter(|(a, b)| together(&article(a, b), a, b)).collect();
    assert!(merged.is_empty(), "brought together: {merged:?}");
}

#[test]
fn a_last_vowel_decides_only_with_help_from_the_article() {
    let alone = article("సంజీవ్", "సంజీవ");
    assert!(!together(&alone, "సంజీవ్", "సంజీవ"), "సంజీవ్ and సంజీవ may be two people");
    let surname = "రచయిత సంజీవ్ రాథోడ్ వచ్చారు. పుస్తకాన్ని సంజీవ రాథోడ్ ఆవిష్కరించారు. సంజీవ్ రాథోడ్ ప్రసంగించారు.";
    assert!(together(surname, "సంజీవ్", "సంజీవ"), "the same surname stands behind both");
}

#[test]
fn inflection_is_no_other_spelling() {
    let text = "ట్రంప్ మాట్లాడారు. ట్రంపుకు మద్దతు పెరిగింది. విలేకరులు ట్రంపును ప్రశ్నించారు. మోదీకి, మోదీని, మోదీతో. \
                కోర్టులో వాదనలు ముగిశాయి. కోర్టు తీర్పు వాయిదా వేసింది. తమిళులు వచ్చారు. తమిళుల్లో ఆగ్రహం. నగరాలు, నగరం, నగరాల్లో.";
    assert_eq!(clusters(text), Vec::<Vec<String>>::new());
}

#[test]
fn letters_numbers_and_honorifics_are_no_names() {
    let text = "జి. రామారావు జిల్లా కలెక్టర్. జి-20 సదస్సులో 5జి సేవలపై చర్చ. గాంధీ జీ ఆశయాలు. జీ న్యూస్ కథనం. ఇ. రాజు, ఈ రాజు.";
    assert_eq!(clusters(text), Vec::<Vec<String>>::new());
}

#[test]
fn a_short_name_counts_only_before_its_full_name() {
    let text = "అధ్యక్షుడు లీ క్సియాన్‌లూంగ్ వచ్చారు. లీ క్సియాన్‌లూంగ్ ప్రసంగించారు. లి క్సియాన్‌లూంగ్ వెళ్లారు. సినిమాలో లి, లీ పాత్రలు.";
    let found = clusters(text);
    assert!(found.contains(&vec!["లి".to_owned(), "లీ".to_owned()]), "{found:?}");
    let alone = "సినిమాలో లి నటించారు. లీ దర్శకత్వం వహించారు. జీ మాట్లాడారు. జి వెళ్లారు.";
    assert_eq!(clusters(alone), Vec::<Vec<String>>::new());
}

#[test]
fn two_names_side_by_side_are_two_people() {
    let text = "మంత్రులు మల్లికార్జున్, మల్లికార్జునన్ హాజరయ్యారు.";
    assert_eq!(clusters(text), Vec::<Vec<String>>::new());
}

#[test]
fn acronyms_are_compared_letter_by_letter() {
    assert!(together(&article("కేకేఆర్టీసీ", "కెకెఆర్టిసి"), "కేకేఆర్టీసీ", "కెకెఆర్టిసి"));
    assert!(!together(&article("ఎస్పీ", "ఏఎస్పీ"), "ఎస్పీ", "ఏఎస్పీ"));
    assert!(!together(&article("డీజీపీ", "డీసీపీ"), "డీజీపీ", "డీసీపీ"));
}

#[test]
fn what_the_letters_say_does_not_depend_on_the_order() {
    let scorer = PairScorer::shipped();
    for (a, b) in [("పుతిన్", "పుటిన్"), ("స్లోవేకియా", "స్లోవేనియా"), ("ఉక్రెయిన్", "యుక్రెయిన్"), ("గుప్త", "గుప్తా")]
    {
        let (there, back) =
            (scorer.compare(&Sounds::of(a), &Sounds::of(b)), scorer.compare(&Sounds::of(b), &Sounds::of(a)));
        assert!((there.score - back.score).abs() < 1e-4, "{a} {b}");
    }
    assert_eq!(scorer.compare(&Sounds::of("మిషుస్టిన్"), &Sounds::of("మిషుస్తిన్")).tier, Tier::Sure);
}

#[test]
fn the_desks_own_spelling_wins_even_where_the_article_never_writes_it() {
    let house = parse_tsv("పుటిన్\tPutin\tperson\tపుతిన్; పుతీన్\t\n", "names.tsv").unwrap();
    let names = NameReader::new(Gazetteer::with_house(&house));
    let source = Source::from_text("పుతిన్ వచ్చారు. పుతిన్ మాట్లాడారు. పుతీన్ వెళ్లారు.");
    let words = names.words();
    let document = words.document(&source);
    let view = NameView::build(&document, names.names());
    assert_eq!(view.clusters[0].canonical.as_deref(), Some("పుటిన్"));
    let mends: Vec<String> = view.variants(&document, true).map(|v| v.mend.unwrap().text).collect();
    assert_eq!(mends, ["పుటిన్", "పుటిన్", "పుటిన్"]);
}

#[test]
fn a_correction_keeps_the_suffix_and_its_joiner() {
    let names = NameReader::new(Gazetteer::with_house(&[]));
    let mend = |text: &str| {
        let source = Source::from_text(text);
        let words = names.words();
        let document = words.document(&source);
        let view = NameView::build(&document, names.names());
        let mend = view.variants(&document, true).next().unwrap().mend.unwrap();
        let mut fixed = text.to_owned();
        fixed.replace_range(mend.span.range(), &mend.text);
        fixed
    };
    let before = "ఎర్డోగాన్ వచ్చారు. ఎర్డోగాన్ మాట్లాడారు. ";
    assert!(mend(&format!("{before}ఎర్దోగాన్‌కు స్వాగతం.")).ends_with("ఎర్డోగాన్‌కు స్వాగతం."));
    assert!(mend(&format!("{before}ఎర్దోగాన్కు స్వాగతం.")).ends_with("ఎర్డోగాన్‌కు స్వాగతం."), "a lost joiner is put back");
    let vowel = "తెలంగాణ పోలీసులు వచ్చారు. తెలంగాణ ప్రభుత్వం. ";
    assert!(mend(&format!("{vowel}తెలంగాణాలో వర్షాలు.")).ends_with("తెలంగాణలో వర్షాలు."));
}
