//! Text in other languages, and pages in several, raise nothing that is Telugu's own.

use super::*;

/// Groups that look at signs, links and code points, which all languages share.
const NEUTRAL: [&str; 4] = ["encoding", "links", "punctuation", "repetition"];

const ENGLISH: &str = "The prime minister met the Russian delegation in Beijing on Tuesday, officials said. \
Both sides agreed to expand trade. The talks will continue in November 2025 and the ministers will meet again.\n";
const HINDI: &str = "प्रधानमंत्री ने मंगलवार को बीजिंग में रूसी प्रतिनिधिमंडल से मुलाकात की। दोनों पक्ष व्यापार बढ़ाने पर सहमत हुए। \
अगली बैठक नवंबर 2025 में होगी।\n";
const TAMIL: &str =
    "பிரதமர் செவ்வாய்க்கிழமை பெய்ஜிங்கில் ரஷ்ய தூதுக்குழுவைச் சந்தித்தார். வர்த்தகத்தை விரிவுபடுத்த இரு தரப்பும் ஒப்புக்கொண்டன.\n";
const KANNADA: &str = "ಪ್ರಧಾನಿ ಮಂಗಳವಾರ ಬೀಜಿಂಗ್\u{200C}ನಲ್ಲಿ ರಷ್ಯಾ ನಿಯೋಗವನ್ನು ಭೇಟಿಯಾದರು. ವ್ಯಾಪಾರ ವಿಸ್ತರಿಸಲು ಎರಡೂ ಕಡೆ ಒಪ್ಪಿದವು.\n";
const URDU: &str = "وزیر اعظم نے منگل کو بیجنگ میں روسی وفد سے ملاقات کی۔ دونوں فریقوں نے تجارت بڑھانے پر اتفاق کیا۔\n";

fn groups(text: &str) -> Vec<(String, String)> {
    let f = folder(&[("page.txt", text.as_bytes())]);
    let found = jsonl(&newslint(f.path(), &["--profile", "strict", "--format", "jsonl", "page.txt"]));
    found.iter().map(|d| (d["group"].as_str().unwrap().to_owned(), d["text"].as_str().unwrap().to_owned())).collect()
}

#[test]
fn well_edited_text_in_other_languages_raises_nothing() {
    for text in [ENGLISH, HINDI, TAMIL, KANNADA, URDU] {
        assert_eq!(groups(text), [], "{text}");
    }
}

#[test]
fn faults_in_other_languages_are_those_of_signs_and_links() {
    let faulty = "The minister ,who met the delegation, said &nbsp;talks went well https://t.co/ab12Cd \n\
प्रधानमंत्री ने बैठक की ,और सभी मंत्री मौजूद थे। ट्रम्प\u{200B} भी आए।\n\
தமிழ்நாடு முதல்வர்  வந்தார் .\n";
    let found = groups(faulty);
    assert!(found.len() >= 4, "{found:?}");
    assert!(found.iter().all(|(group, _)| NEUTRAL.contains(&group.as_str())), "{found:?}");
}

#[test]
fn a_page_in_several_languages_is_judged_paragraph_by_paragraph() {
    let telugu = "అధ్యక్షుడు ట్రంప్తో భేటీ అయిన తర్వాత ప్రధాని మాట్లాడారు.\n";
    let page = [ENGLISH, telugu, HINDI, KANNADA, TAMIL, URDU].concat();
    let found = groups(&page);
    assert_eq!(found, [("joiners".to_owned(), "ట్రంప్తో".to_owned())]);
}

#[test]
fn telugu_names_in_english_text_are_no_finding() {
    let text = "The leader of తెలుగుదేశం said that ట్రంప్తో is how the poster spelt it, and that Xi and Putin had met in Beijing.\n";
    assert_eq!(groups(text), []);
}
