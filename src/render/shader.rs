//! The text of a shader, without what only its readers need.

/// The shader in a file beside this one, stripped of comments and indents while compiling.
macro_rules! shader {
    ($file:literal) => {{
        const SOURCE: &str = include_str!($file);
        const LENGTH: usize = $crate::render::shader::stripped::<{ SOURCE.len() }>(SOURCE).1;
        const STRIPPED: [u8; LENGTH] = $crate::render::shader::stripped::<LENGTH>(SOURCE).0;
        const TEXT: &str = match std::str::from_utf8(&STRIPPED) {
            Ok(text) => text,
            Err(_) => panic!("a shader is cut within a letter"),
        };
        TEXT
    }};
}
pub(super) use shader;

/// The first `N` bytes of the source without comments, indents and empty lines, and how many there are of all.
pub(super) const fn stripped<const N: usize>(source: &str) -> ([u8; N], usize) {
    let source = source.as_bytes();
    let (mut kept, mut length, mut at) = ([0; N], 0, 0);
    while at < source.len() {
        let begins = length == 0 || kept[length - 1] == b'\n';
        if source[at] == b'/' && at + 1 < source.len() && source[at + 1] == b'/' {
            while at < source.len() && source[at] != b'\n' {
                at += 1;
            }
            continue;
        }
        if !(begins && (source[at] == b' ' || source[at] == b'\n')) {
            kept[length] = source[at];
            length += 1;
        }
        at += 1;
    }
    (kept, length)
}
