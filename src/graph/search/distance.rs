//! A typed word and how many slips of the hand lie between it and another.

use crate::order::Listed as _;
/// A word as typed, ready to be compared.
#[derive(Debug)]
pub(super) struct Typo<'a> {
    text: &'a str,
    letters: Vec<char>,
    /// How many slips are forgiven.
    forgiven: u32,
    sieve: u64,
}

impl<'a> Typo<'a> {
    /// Short words forgive no slip: one in three letters is another word.
    pub(super) fn of(text: &'a str) -> Self {
        let letters: Vec<char> = text.chars().list();
        let forgiven = match letters.len() {
            0..=3 => 0,
            4..=5 => 1,
            _ => 2,
        };
        Self { text, sieve: sieve(text), letters, forgiven }
    }

    pub(super) fn text(&self) -> &str {
        self.text
    }

    /// In letters.
    pub(super) fn len(&self) -> usize {
        self.letters.len()
    }

    /// How many slips (a letter missing, one too many, another one, or two swapped) make the other word, or the start of
    /// it, from this one; a start counts one more. `None` where it is more than are forgiven.
    ///
    /// Optimal string alignment: the distance of Damerau (1964) without edits inside a swapped pair.
    pub(super) fn distance(&self, other: &str) -> Option<u32> {
        // Each letter that the other word lacks costs a slip by itself; the sieve sees most of them at once.
        if self.forgiven == 0 || (self.sieve & !sieve(other)).count_ones() > self.forgiven {
            return None;
        }
        let other: Vec<char> = other.chars().take(self.letters.len() + self.forgiven as usize + 1).list();
        let width = other.len() + 1;
        let mut before: Vec<u32> = Vec::new();
        let mut row: Vec<u32> = (0..).take(width).list();
        let mut previous = None;
        for (number, letter) in (1u32..).zip(self.letters.iter().copied()) {
            let mut next = Vec::with_capacity(width);
            next.push(number);
            let mut left = number;
            for (at, at_other) in other.iter().copied().enumerate() {
                let cell = |row: &[u32], at: usize| row.get(at).copied().unwrap_or(u32::MAX / 2);
                let mut least =
                    (left + 1).min(cell(&row, at + 1) + 1).min(cell(&row, at) + u32::from(letter != at_other));
                let swapped = at > 0 && previous == Some(at_other) && other.get(at - 1) == Some(&letter);
                if swapped {
                    least = least.min(cell(&before, at - 1) + 1);
                }
                left = least;
                next.push(least);
            }
            if next.iter().min().is_some_and(|least| *least > self.forgiven) {
                return None;
            }
            previous = Some(letter);
            before = std::mem::replace(&mut row, next);
        }
        let whole = row.last().copied();
        let start = row.iter().min().map(|least| least + 1);
        whole.min(start).filter(|distance| *distance <= self.forgiven)
    }
}

/// A bit for each letter that occurs; letters may share one.
fn sieve(word: &str) -> u64 {
    word.chars().fold(0, |sieve, letter| sieve | 1 << (u32::from(letter) % 64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_counted() {
        let cases = [
            ("putni", "putin", Some(1)),
            ("zelenskiy", "zelenskyy", Some(1)),
            ("zelinskyi", "zelenskyy", Some(2)),
            ("elenski", "zelensky", Some(2)),
            ("lavorv", "lavrov", Some(1)),
            ("zelenk", "zelenskyy", Some(2)),
            ("lavrov", "putin", None),
            ("usa", "usb", None),
            ("trump", "trumpet", Some(1)),
            ("truth", "trump", None),
        ];
        for (typed, meant, distance) in cases {
            assert_eq!(Typo::of(typed).distance(meant), distance, "{typed} for {meant}");
        }
    }
}
