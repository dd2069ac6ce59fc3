//! JSON as text: whether it is well-formed, and its values as slices of it, found when they are asked for.
//!
//! The grammar is that of RFC 8259. Nothing is built from a file but what the model keeps, so a value costs no memory
//! before it is read, a place in the file is the place of a slice, and a number is never anything but its digits.

use std::borrow::Cow;

use crate::order::Listed as _;
use crate::pace::Pace;

/// Keys and values of an object.
pub(super) type TopMembers<'a> = Vec<(Cow<'a, str>, &'a str)>;

/// Why a text is not read as JSON, and at which byte.
pub(super) enum Fault {
    TooDeep(usize),
    Syntax(usize, &'static str),
}

/// Whether the text is one JSON value in at most so many levels of lists and objects; and, of an object, its members in
/// order. All else in this file takes slices of a text that passed.
///
/// # Errors
/// The first fault, at its byte; where the text ends too soon, at its last.
pub(super) async fn check<'a>(text: &'a str, nesting: usize, pace: &Pace) -> Result<TopMembers<'a>, Fault> {
    let mut scanner = Scanner { text, at: 0, nesting };
    let tops = scanner.value(pace).await?;
    if scanner.space().is_some() {
        return Err(scanner.fault("trailing characters"));
    }
    let slice = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
    let member =
        |[key, value, end]: &[usize; 3]| Some((string(slice(*key, end_of_string(text, *key)))?, slice(*value, *end)));
    Ok(tops.iter().filter_map(member).list())
}

/// The items of a list as they stand in the text; none of anything else.
pub(super) fn items(value: &str) -> Parts<'_> {
    Parts { text: value, at: if value.starts_with('[') { 1 } else { value.len() } }
}

/// The members of an object, in order of the text; none of anything else.
pub(super) fn members(value: &str) -> Members<'_> {
    Members(Parts { text: value, at: if value.starts_with('{') { 1 } else { value.len() } })
}

/// What a string says; `None` of anything else, and of a string with half of a surrogate pair.
pub(super) fn string(value: &str) -> Option<Cow<'_, str>> {
    let inner = value.strip_prefix('"')?.strip_suffix('"')?;
    let Some(first) = inner.find('\\') else { return Some(Cow::Borrowed(inner)) };
    let (plain, mut rest) = inner.split_at(first);
    let mut text = plain.to_owned();
    while let Some(escape) = rest.strip_prefix('\\') {
        let mut used = 1;
        text.push(match *escape.as_bytes().first()? {
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let unit = hex(escape, 1)?;
                used = 5;
                if unit & 0xfc00 == 0xd800 {
                    let low = escape.get(5..7).filter(|it| *it == "\\u").and_then(|_| hex(escape, 7))?;
                    used = 11;
                    char::from_u32(
                        0x1_0000 + ((unit & 0x3ff) << 10) + low.checked_sub(0xdc00).filter(|it| *it < 0x400)?,
                    )?
                } else {
                    char::from_u32(unit)?
                }
            }
            // Quote, slash or backslash.
            byte => char::from(byte),
        });
        rest = escape.get(used..)?;
        let plain = rest.find('\\').unwrap_or(rest.len());
        text.push_str(rest.get(..plain)?);
        rest = rest.get(plain..)?;
    }
    Some(Cow::Owned(text))
}

/// The value without white space between its parts.
pub(super) fn compact(value: &str) -> String {
    let (mut text, mut at) = (String::with_capacity(value.len()), 0);
    while let Some(byte) = value.as_bytes().get(at) {
        let end = if *byte == b'"' { end_of_string(value, at) } else { at + 1 };
        if !is_space(*byte) {
            text.push_str(value.get(at..end).unwrap_or_default());
        }
        at = end;
    }
    text
}

/// What kind of value this is, for people.
pub(super) fn kind(value: &str) -> &'static str {
    match value.bytes().next() {
        Some(b'{') => "an object",
        Some(b'[') => "a list",
        Some(b'"') => "a string",
        Some(b't' | b'f') => "true or false",
        Some(b'n') => "null",
        Some(_) => "a number",
        None => "nothing",
    }
}

/// A value for people, with what it holds where that is short.
pub(super) fn described(value: &str) -> String {
    let kind = match value.bytes().next() {
        Some(b'"') => match string(value) {
            Some(text) => return format!("string {text:?}").chars().take(80).collect(),
            None => return "a string with half a character in it".into(),
        },
        Some(b't' | b'f') => "boolean",
        Some(b'-' | b'0'..=b'9') if value.contains(['.', 'e', 'E']) => "floating point",
        Some(b'-' | b'0'..=b'9') => "integer",
        _ => return self::kind(value).into(),
    };
    format!("{kind} `{value}`").chars().take(80).collect()
}

/// The values in a list or object one after the other, with the keys of an object among them.
pub(super) struct Parts<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Iterator for Parts<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let bytes = self.text.as_bytes();
        while is_space(*bytes.get(self.at)?) || matches!(bytes.get(self.at), Some(b',' | b':')) {
            self.at += 1;
        }
        let start = self.at;
        self.at = end_of_value(self.text, start);
        self.text.get(start..self.at).filter(|part| !part.is_empty())
    }
}

/// Keys and values of an object.
pub(super) struct Members<'a>(Parts<'a>);

impl<'a> Iterator for Members<'a> {
    type Item = (Cow<'a, str>, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let key = string(self.0.next()?)?;
        Some((key, self.0.next()?))
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\r' | b'\t')
}

/// Four hexadecimal digits.
fn hex(text: &str, at: usize) -> Option<u32> {
    let digits = text.get(at..at + 4).filter(|digits| digits.bytes().all(|it| it.is_ascii_hexdigit()))?;
    u32::from_str_radix(digits, 16).ok()
}

/// Where the value that begins here ends; here, where none does.
fn end_of_value(text: &str, mut at: usize) -> usize {
    let mut depth = 0_usize;
    while let Some(byte) = text.as_bytes().get(at) {
        match byte {
            b'{' | b'[' => depth += 1,
            b'}' | b']' if depth > 1 => depth -= 1,
            b'}' | b']' => return at + depth,
            b'"' => {
                at = end_of_string(text, at);
                if depth == 0 {
                    return at;
                }
                continue;
            }
            // A word or a number goes on to what parts it from the next.
            b',' | b' ' | b'\n' | b'\r' | b'\t' if depth == 0 => return at,
            _ => {}
        }
        at += 1;
    }
    at
}

/// Past the string that begins here.
fn end_of_string(text: &str, start: usize) -> usize {
    let mut at = start + 1;
    while let Some(byte) = text.as_bytes().get(at) {
        match byte {
            b'"' => return at + 1,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    text.len().max(start + 1)
}

/// What most values say that the text breaks off.
const END: &str = "end of file while parsing a value";
const END_OF_OBJECT: &str = "end of file while parsing an object";
const END_OF_LIST: &str = "end of file while parsing a list";

/// Reads a text by the grammar, level by level without calling itself, so that it can rest. Its words for faults are those of `serde_json`.
struct Scanner<'a> {
    text: &'a str,
    at: usize,
    /// How many levels may be opened.
    nesting: usize,
}

impl Scanner<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Passes over white space.
    fn space(&mut self) -> Option<u8> {
        while self.peek().is_some_and(is_space) {
            self.at += 1;
        }
        self.peek()
    }

    fn fault(&self, message: &'static str) -> Fault {
        Fault::Syntax(self.at, message)
    }

    /// A fault here, or that the text ends here.
    fn fault_or(&self, message: &'static str, end: &'static str) -> Fault {
        match self.text.len() {
            length if self.at < length => self.fault(message),
            length => Fault::Syntax(length.saturating_sub(1), end),
        }
    }

    /// Passes over a value. Of an object: where each key begins, where its value does, and where that ends.
    async fn value(&mut self, pace: &Pace) -> Result<Vec<[usize; 3]>, Fault> {
        // What closes the lists and objects that are open.
        let mut open: Vec<u8> = Vec::new();
        let (mut tops, mut top) = (Vec::new(), [0; 3]);
        loop {
            let first = self.space();
            let is_top = open[..] == *b"}";
            if is_top {
                top[1] = self.at;
            }
            match first {
                Some(byte @ (b'{' | b'[')) => {
                    if open.len() == self.nesting {
                        return Err(Fault::TooDeep(self.at));
                    }
                    self.at += 1;
                    // In ASCII each closes two after it opens.
                    open.push(byte + 2);
                    self.space();
                    if open.len() == 1 {
                        top[0] = self.at;
                    }
                    if self.has_item(byte + 2, true)? {
                        continue;
                    }
                    self.at += 1;
                    open.pop();
                }
                Some(b'"') => self.string()?,
                Some(b't') => self.word("true")?,
                Some(b'f') => self.word("false")?,
                Some(b'n') => self.word("null")?,
                Some(b'-' | b'0'..=b'9') => self.number()?,
                _ => return Err(self.fault_or("expected value", END)),
            }
            // A value has ended, and with it maybe what it stands in.
            loop {
                if open[..] == *b"}" {
                    top[2] = self.at;
                    tops.push(top);
                }
                let Some(close) = open.last().copied() else { return Ok(tops) };
                match self.space() {
                    Some(b',') => {
                        self.at += 1;
                        self.space();
                        if open.len() == 1 {
                            top[0] = self.at;
                        }
                        self.has_item(close, false)?;
                        break;
                    }
                    Some(byte) if byte == close => {
                        self.at += 1;
                        open.pop();
                        pace.step(1).await;
                    }
                    _ if close == b'}' => return Err(self.fault_or("expected `,` or `}`", END_OF_OBJECT)),
                    _ => return Err(self.fault_or("expected `,` or `]`", END_OF_LIST)),
                }
            }
        }
    }

    /// Whether a list or an object goes on, at its first item or after a comma; past the key, where there is one.
    fn has_item(&mut self, close: u8, first: bool) -> Result<bool, Fault> {
        let end = if close == b'}' { END_OF_OBJECT } else { END_OF_LIST };
        match self.space() {
            Some(byte) if byte == close && first => return Ok(false),
            Some(byte) if byte == close => return Err(self.fault("trailing comma")),
            None if first => return Err(self.fault_or("", end)),
            _ if close == b']' => {}
            Some(b'"') => self.key(end)?,
            _ => return Err(self.fault_or("key must be a string", end)),
        }
        Ok(true)
    }

    /// A key is read here already, since what has half a character for its name can not be told or kept.
    fn key(&mut self, end: &'static str) -> Result<(), Fault> {
        let start = self.at;
        self.string()?;
        if self.text.get(start..self.at).and_then(string).is_none() {
            return Err(self.fault("lone surrogate in hex escape"));
        }
        if self.space() != Some(b':') {
            return Err(self.fault_or("expected `:`", end));
        }
        self.at += 1;
        Ok(())
    }

    fn string(&mut self) -> Result<(), Fault> {
        const END: &str = "end of file while parsing a string";
        loop {
            self.at += 1;
            match self.peek() {
                Some(b'"') => break,
                Some(b'\\') => {
                    self.at += 1;
                    match self.peek() {
                        Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => {}
                        Some(b'u') if hex(self.text, self.at + 1).is_some() => self.at += 4,
                        _ => return Err(self.fault_or("invalid escape", END)),
                    }
                }
                Some(byte) if byte >= b' ' => {}
                _ => return Err(self.fault_or("control character (\\u0000-\\u001F) found while parsing a string", END)),
            }
        }
        self.at += 1;
        Ok(())
    }

    fn word(&mut self, word: &str) -> Result<(), Fault> {
        for byte in word.bytes() {
            if self.peek() != Some(byte) {
                return Err(self.fault_or("expected ident", END));
            }
            self.at += 1;
        }
        Ok(())
    }

    fn number(&mut self) -> Result<(), Fault> {
        let is = |byte: Option<u8>, set: &[u8]| byte.is_some_and(|byte| set.contains(&byte));
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        if self.peek() == Some(b'0') {
            self.at += 1;
            if is(self.peek(), b"0123456789") {
                return Err(self.fault("invalid number"));
            }
        } else {
            self.digits()?;
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if is(self.peek(), b"eE") {
            self.at += 1;
            if is(self.peek(), b"+-") {
                self.at += 1;
            }
            self.digits()?;
        }
        Ok(())
    }

    /// One digit or more.
    fn digits(&mut self) -> Result<(), Fault> {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        if self.at == start { Err(self.fault_or("invalid number", END)) } else { Ok(()) }
    }
}
