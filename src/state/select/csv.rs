//! Comma-separated values, as RFC 4180 has them.

/// Signs that make a spreadsheet read a cell as a formula. A cell that begins with one gets an apostrophe before it, as
/// OWASP's page on CSV injection advises.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Adds a cell, and the end of the record after the last.
pub(super) fn put(to: &mut String, cell: &str, is_last: bool) {
    let harmful = cell.starts_with(FORMULA);
    let quoted = cell.contains([',', '"', '\n', '\r']);
    if quoted {
        to.push('"');
    }
    if harmful {
        to.push('\'');
    }
    for letter in cell.chars() {
        if letter == '"' {
            to.push('"');
        }
        to.push(letter);
    }
    if quoted {
        to.push('"');
    }
    to.push_str(if is_last { "\r\n" } else { "," });
}
