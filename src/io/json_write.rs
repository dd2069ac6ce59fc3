//! JSON to be written: objects and lists, a part to a line.

use std::fmt::Write as _;

use super::json;

/// A text of JSON that grows, indented by two blanks a level.
pub(super) struct JsonText {
    text: String,
    level: usize,
    /// Whether nothing stands yet in the list or object that is open.
    empty: bool,
}

impl JsonText {
    /// A file whose only value is an object, with a line break at its end.
    pub(super) fn file(members: impl FnOnce(&mut Self)) -> String {
        let mut out = Self { text: String::new(), level: 0, empty: true };
        out.object(members);
        out.text.push('\n');
        out.text
    }

    /// A member's key; its value is to follow.
    pub(super) fn key(&mut self, key: &str) -> &mut Self {
        self.next();
        self.string(key);
        self.text.push_str(": ");
        self
    }

    /// The place of the next item of a list.
    pub(super) fn item(&mut self) -> &mut Self {
        self.next();
        self
    }

    /// An object, whose members are written by their keys.
    pub(super) fn object(&mut self, members: impl FnOnce(&mut Self)) {
        self.within('{', members, '}');
    }

    /// A list, each item of which is written in its place.
    pub(super) fn list<T>(&mut self, items: impl IntoIterator<Item = T>, mut write: impl FnMut(&mut Self, T)) {
        let items = items.into_iter();
        self.within('[', |out| items.for_each(|item| write(out.item(), item)), ']');
    }

    /// A string.
    pub(super) fn string(&mut self, text: &str) {
        self.text.push('"');
        for letter in text.chars() {
            match letter {
                '"' => self.text.push_str("\\\""),
                '\\' => self.text.push_str("\\\\"),
                '\u{8}' => self.text.push_str("\\b"),
                '\u{c}' => self.text.push_str("\\f"),
                '\n' => self.text.push_str("\\n"),
                '\r' => self.text.push_str("\\r"),
                '\t' => self.text.push_str("\\t"),
                '\0'..' ' => {
                    // A text takes all that is written.
                    let _ = write!(self.text, "\\u{:04x}", u32::from(letter));
                }
                _ => self.text.push(letter),
            }
        }
        self.text.push('"');
    }

    /// `true` or `false`.
    pub(super) fn flag(&mut self, flag: bool) {
        self.text.push_str(if flag { "true" } else { "false" });
    }

    /// A value that is JSON already.
    pub(super) fn json(&mut self, value: &str) {
        match value.bytes().next() {
            Some(b'{') => self.object(|out| {
                for (key, value) in json::members(value) {
                    out.key(&key).json(value);
                }
            }),
            Some(b'[') => self.list(json::items(value), Self::json),
            _ => self.text.push_str(value),
        }
    }

    fn within(&mut self, open: char, parts: impl FnOnce(&mut Self), close: char) {
        self.text.push(open);
        self.level += 1;
        let around = std::mem::replace(&mut self.empty, true);
        parts(self);
        self.level -= 1;
        if !std::mem::replace(&mut self.empty, around) {
            self.line();
        }
        self.text.push(close);
    }

    /// Begins a line for the next part.
    fn next(&mut self) {
        if !std::mem::replace(&mut self.empty, false) {
            self.text.push(',');
        }
        self.line();
    }

    fn line(&mut self) {
        self.text.push('\n');
        for _ in 0..self.level {
            self.text.push_str("  ");
        }
    }
}
