//! The name that fits a picture: a person's last name.

use crate::model::is_small;
use crate::order::Listed as _;

/// The short name of a person called `name`, who is also called `others`.
///
/// The shortest other name that is the tail of the name ("Putin", "von der Leyen"), else the shortest that is its head
/// ("Xi"), else the last word with the small words before it ("de Gaulle"), without regnal numbers and "Jr.".
/// A name that starts small ("a Kremlin official") describes rather than names and stays whole.
pub fn short_name<'a>(name: &'a str, others: impl IntoIterator<Item = &'a str>) -> &'a str {
    let name = name.trim();
    let words: Vec<&str> = name.split_whitespace().list();
    if words.len() < 2 || starts_small(name) {
        return name;
    }
    let (mut tail, mut head): (Option<&str>, Option<&str>) = (None, None);
    for other in others {
        let other_words: Vec<&str> = other.split_whitespace().list();
        if other_words.is_empty() || other_words.len() >= words.len() {
            continue;
        }
        if words.ends_with(&other_words) {
            tail = Some(shorter(tail, other.trim()));
        } else if words.starts_with(&other_words) {
            head = Some(shorter(head, other.trim()));
        }
    }
    tail.or(head).unwrap_or_else(|| last_name(name, &words))
}

fn shorter<'a>(known: Option<&'a str>, other: &'a str) -> &'a str {
    match known {
        Some(known) if (known.chars().count(), known) <= (other.chars().count(), other) => known,
        _ => other,
    }
}

/// The last word and the small words right before it; `words` are the words of `name`.
fn last_name<'a>(name: &'a str, words: &[&'a str]) -> &'a str {
    let mut end = words.len();
    while end > 1 && words.get(end - 1).is_some_and(|word| is_suffix(word)) {
        end -= 1;
    }
    let mut start = end.saturating_sub(1);
    while start > 1 && words.get(start - 1).is_some_and(|word| starts_small(word)) {
        start -= 1;
    }
    let (Some(first), Some(last)) = (words.get(start), words.get(end.saturating_sub(1))) else {
        return name;
    };
    // Words are slices of the name, so that their places in it tell the span between them.
    let from = first.as_ptr() as usize - name.as_ptr() as usize;
    let to = last.as_ptr() as usize - name.as_ptr() as usize + last.len();
    name.get(from..to).unwrap_or(name).trim_end_matches(',')
}

fn starts_small(word: &str) -> bool {
    word.chars().next().is_some_and(is_small)
}

/// "Jr.", "Sr" and regnal numbers.
fn is_suffix(word: &str) -> bool {
    matches!(word.trim_end_matches('.'), "Jr" | "Sr") || word.chars().all(|letter| matches!(letter, 'I' | 'V' | 'X'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn persons_are_called_by_their_last_name() {
        let cases: [(&str, &[&str], &str); 11] = [
            ("Vladimir Putin", &["Vladimir Putin", "Putin", "Vladimir Vladimirovich Putin"], "Putin"),
            ("Vladimir Putin", &[], "Putin"),
            ("Ursula von der Leyen", &[], "von der Leyen"),
            ("Ursula von der Leyen", &["von der Leyen"], "von der Leyen"),
            ("Mohammed bin Salman", &["MBS"], "bin Salman"),
            ("Xi Jinping", &["Xi"], "Xi"),
            ("King Charles III", &[], "Charles"),
            ("Martin Luther King, Jr.", &[], "King"),
            ("Zelenskyy", &["Zelensky"], "Zelenskyy"),
            ("a Kremlin official", &[], "a Kremlin official"),
            ("", &["x"], ""),
        ];
        for (name, others, short) in cases {
            assert_eq!(short_name(name, others.iter().copied()), short, "{name}");
        }
    }
}
