//! Folding names and finding quotes.

use summitry::model::{Evidence, QuoteFinder, QuotePlace, closing_links, fold};

use super::sample::{quote, source};

#[test]
fn spellings_fold_to_one_key() {
    let alike = [
        ("Vladimir Putin", "Владимир Путин"),
        ("Volodymyr Zelensky", "Volodymyr  ZELENSKY"),
        ("Zelensky", "Зеленский"),
        ("U.S.", "US"),
        ("Elmendorf–Richardson", "Elmendorf-Richardson"),
        ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"),
        ("Erdoğan", "Erdog\u{306}an"),
        ("Łódź", "Lodz"),
        ("Nguyễn Phú Trọng", "Nguyen Phu Trong"),
        ("Straße", "strasse"),
        ("O’Brien", "O'Brien"),
        ("Κυριάκος Μητσοτάκης", "Kyriakos Mitsotakis"),
        ("İstanbul", "istanbul"),
        ("  “Fox” News, ", "fox news"),
    ];
    for (a, b) in alike {
        assert_eq!(fold(a), fold(b), "{a} {b}");
    }
    assert_ne!(fold("Vladimir Putin"), fold("Vladimir Rutin"));
    assert_eq!(fold("习近平"), "习近平");
    assert_eq!(fold("—"), "");
}

#[test]
fn quotes_are_found_across_white_space_and_told_apart() {
    let text = "The talks\n\nended.\u{a0}The talks failed. “Good talks”, he said.";
    let finder = QuoteFinder::new(text);
    let with = |words: &str, prefix: Option<&str>, suffix: Option<&str>| Evidence {
        prefix: prefix.map(Into::into),
        suffix: suffix.map(Into::into),
        ..quote(words)
    };
    let found = |place: QuotePlace| place.range().map(|range| text[range].to_owned());
    assert_eq!(found(finder.find(&quote("talks ended. The"))).unwrap(), "talks\n\nended.\u{a0}The");
    assert_eq!(finder.find(&quote("The talks")), QuotePlace::Ambiguous(0..9));
    let second = text.rfind("The talks").unwrap();
    assert_eq!(finder.find(&with("The talks", Some("ended."), None)), QuotePlace::At(second..second + 9));
    assert_eq!(finder.find(&with("The talks", None, Some("failed"))), QuotePlace::At(second..second + 9));
    assert_eq!(found(finder.find(&quote("“Good talks”"))).unwrap(), "“Good talks”");
    assert_eq!(finder.find(&quote("\"Good talks\"")), QuotePlace::Absent);
    assert_eq!(finder.find(&quote(" ")), QuotePlace::Absent);
    let mut article = source("a", "2025", vec![], vec![]);
    assert_eq!(article.find(&quote("failed")), None);
    article.article.text = Some(text.into());
    assert_eq!(&text[article.find(&quote("failed")).unwrap()], "failed");
}

#[test]
fn circles_are_found_however_long() {
    let links = |pairs: &[(u32, u32)]| {
        let mut links = summitry::order::Map::<u32, Vec<u32>>::new();
        pairs.iter().for_each(|&(from, to)| links.entry(from).or_default().push(to));
        links
    };
    assert_eq!(closing_links(&links(&[(1, 2), (2, 3), (1, 3)])), []);
    assert_eq!(closing_links(&links(&[(1, 2), (2, 3), (3, 1), (4, 4)])), [(3, 1), (4, 4)]);
    let long: Vec<(u32, u32)> = (0..100_000).map(|at| (at, (at + 1) % 100_000)).collect();
    assert_eq!(closing_links(&links(&long)), [(99_999, 0)]);
}
