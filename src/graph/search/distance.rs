//! A typed word and how many slips of the hand lie between it and another.

/// A word as typed, ready to be compared.
#[derive(Debug)]
pub(super) struct Typo {
    text: String,
    /// Its letters, each once, with a bit for each place where it stands.
    places: Vec<(char, u64)>,
    /// In letters.
    length: u32,
    /// How many slips are forgiven.
    forgiven: u32,
    sieve: u64,
}

impl Typo {
    /// Short words forgive no slip: one in three letters is another word.
    pub(super) fn of(text: &str) -> Self {
        let mut places: Vec<(char, u64)> = Vec::new();
        let mut length = 0;
        for letter in text.chars() {
            let bit = 1_u64.checked_shl(length).unwrap_or(0);
            match places.iter_mut().find(|(known, _)| *known == letter) {
                Some((_, at)) => *at |= bit,
                None => places.push((letter, bit)),
            }
            length += 1;
        }
        let forgiven = match length {
            0..=3 => 0,
            4..=5 => 1,
            6..=64 => 2,
            _ => 0,
        };
        Self { text: text.to_owned(), places, length, forgiven, sieve: sieve(text) }
    }

    /// Whether something that has these letters may have the word in it. Each letter that it lacks costs a slip by
    /// itself; the sieve sees most of them at once.
    pub(super) fn may_be_in(&self, letters: u64) -> bool {
        (self.sieve & !letters).count_ones() <= self.forgiven
    }

    /// How the word stands in a name as it was typed: as a word of it, as the start of one, or, if it has three letters
    /// or more, anywhere.
    pub(super) fn stands_in(&self, name: &str) -> Option<Standing> {
        let (word, name) = (self.text.as_bytes(), name.as_bytes());
        let first = word.first()?;
        let mut best = None;
        for (at, byte) in name.iter().enumerate() {
            if byte != first || !name[at..].starts_with(word) {
                continue;
            }
            let begins = at == 0 || name[at - 1] == b' ';
            if begins && matches!(name.get(at + word.len()), None | Some(b' ')) {
                return Some(Standing::Word);
            }
            if begins {
                best = Some(Standing::Start);
            } else if self.length > 2 {
                best = best.or(Some(Standing::Within));
            }
        }
        best
    }

    /// How many slips (a letter missing, one too many, another one, or two swapped) make a word of the name, or the start
    /// of one, from this one; a start counts one more. `None` where it is more than are forgiven.
    ///
    /// Optimal string alignment: the distance of Damerau (1964) without edits inside a swapped pair. All of a column of
    /// its table is two numbers, a bit for each letter of the typed word: H. Hyyrö, "A bit-vector algorithm for computing
    /// Levenshtein and Damerau edit distances", Nordic Journal of Computing 10 (2003), 29–39.
    pub(super) fn slips(&self, name: &str) -> Option<u32> {
        if self.forgiven == 0 {
            return None;
        }
        let last = 1_u64 << (self.length - 1);
        let mut best = self.forgiven + 1;
        for word in name.split(' ') {
            // Where the table grows downwards, and where it falls; where its diagonal stays as it is.
            let (mut grows, mut falls, mut same) = (u64::MAX, 0_u64, 0_u64);
            let (mut slips, mut before) = (self.length, 0);
            let mut start = slips;
            for letter in word.chars() {
                let here = self.places.iter().find(|(known, _)| *known == letter).map_or(0, |(_, at)| *at);
                let swapped = ((!same & here) << 1) & before;
                same = ((here & grows).wrapping_add(grows) ^ grows) | here | falls | swapped;
                let (more, less) = (falls | !(same | grows), same & grows);
                slips = slips + u32::from(more & last != 0) - u32::from(less & last != 0);
                start = start.min(slips);
                let (more, less) = (more << 1 | 1, less << 1);
                (grows, falls) = (less | !(same | more), more & same);
                before = here;
            }
            best = best.min(slips).min(start + 1);
        }
        (best <= self.forgiven).then_some(best)
    }
}

/// How a word stands in a name: the further down, the better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    Within,
    Start,
    Word,
}

/// A bit for each letter that occurs in a text; letters may share one, but plain ones and digits do not.
pub(super) fn sieve(text: &str) -> u64 {
    text.chars().filter(|letter| *letter != ' ').fold(0, |sieve, letter| sieve | 1 << (u32::from(letter) % 39))
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
            assert_eq!(Typo::of(typed).slips(meant), distance, "{typed} for {meant}");
        }
    }
}
