//! The palette: the colours of the picture, read from the page's own tokens.

use thiserror::Error;

use super::Color;
use crate::model::{EntityKind, EventFamily};
use crate::order::Map;

/// The two looks; dark is designed, not inverted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Theme {
    #[default]
    Light,
    Dark,
}

/// The colours of one theme. Field names are the names of the tokens in `styles/tokens.css`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Palette {
    pub paper: Color,
    pub paper_raised: Color,
    pub paper_sunken: Color,
    pub ink: Color,
    pub ink_soft: Color,
    pub ink_faint: Color,
    pub hairline: Color,
    pub accent: Color,
    pub accent_ink: Color,
    pub accent_soft: Color,
    pub danger: Color,
    pub kind_person: Color,
    pub kind_country: Color,
    pub kind_organisation: Color,
    pub kind_place: Color,
    pub kind_group: Color,
    pub family_contact: Color,
    pub family_movement: Color,
    pub family_speech: Color,
    pub family_decision: Color,
    pub family_conflict: Color,
    pub family_other: Color,
    pub edge: Color,
    pub edge_derived: Color,
    pub halo: Color,
    pub highlight: Color,
}

/// Why a style sheet makes no palette.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PaletteError {
    /// The sheet has no block for the theme.
    #[error("the style sheet has no block `{selector}`")]
    NoBlock { selector: &'static str },
    /// The block sets no such token.
    #[error("the block `{selector}` sets no token `--{token}`")]
    NoToken { selector: &'static str, token: &'static str },
    /// A token is not a colour.
    #[error("`--{token}` in the block `{selector}` is `{found}`, expected a colour like #1c2b3a")]
    NotAColor { selector: &'static str, token: &'static str, found: String },
}

impl Theme {
    /// Both themes.
    pub const ALL: [Self; 2] = [Self::Light, Self::Dark];

    /// The selector of the theme's block in `styles/tokens.css`.
    fn selector(self) -> &'static str {
        match self {
            Self::Light => ":root",
            Self::Dark => r#":root[data-theme="dark"]"#,
        }
    }
}

impl Palette {
    /// The palette of a theme as the project ships it.
    pub fn of(theme: Theme) -> Self {
        // Read while compiling: neither the sheet nor its reader is in the program. A test holds both readers equal.
        static SHIPPED: [Palette; 2] = [Palette::shipped(":root {"), Palette::shipped(r#":root[data-theme="dark"] {"#)];
        SHIPPED[theme as usize]
    }

    const fn shipped(block: &str) -> Self {
        let css = include_bytes!("../../styles/tokens.css");
        let block = place(css, 0, block.as_bytes());
        Self {
            paper: shipped(css, block, "paper"),
            paper_raised: shipped(css, block, "paper-raised"),
            paper_sunken: shipped(css, block, "paper-sunken"),
            ink: shipped(css, block, "ink"),
            ink_soft: shipped(css, block, "ink-soft"),
            ink_faint: shipped(css, block, "ink-faint"),
            hairline: shipped(css, block, "hairline"),
            accent: shipped(css, block, "accent"),
            accent_ink: shipped(css, block, "accent-ink"),
            accent_soft: shipped(css, block, "accent-soft"),
            danger: shipped(css, block, "danger"),
            kind_person: shipped(css, block, "kind-person"),
            kind_country: shipped(css, block, "kind-country"),
            kind_organisation: shipped(css, block, "kind-organisation"),
            kind_place: shipped(css, block, "kind-place"),
            kind_group: shipped(css, block, "kind-group"),
            family_contact: shipped(css, block, "family-contact"),
            family_movement: shipped(css, block, "family-movement"),
            family_speech: shipped(css, block, "family-speech"),
            family_decision: shipped(css, block, "family-decision"),
            family_conflict: shipped(css, block, "family-conflict"),
            family_other: shipped(css, block, "family-other"),
            edge: shipped(css, block, "edge"),
            edge_derived: shipped(css, block, "edge-derived"),
            halo: shipped(css, block, "halo"),
            highlight: shipped(css, block, "highlight"),
        }
    }

    /// Reads the custom properties of a theme's block.
    ///
    /// # Errors
    /// Where the sheet lacks the block or a token, or where a token is not written as `#rgb` or `#rrggbb`.
    pub fn from_css(css: &str, theme: Theme) -> Result<Self, PaletteError> {
        let selector = theme.selector();
        let css = without_comments(css);
        let block = block_of(&css, selector).ok_or(PaletteError::NoBlock { selector })?;
        let declared: Map<&str, &str> = block
            .split(';')
            .filter_map(|declaration| declaration.split_once(':'))
            .filter_map(|(name, value)| Some((name.trim().strip_prefix("--")?, value.trim())))
            .collect();
        let color = |token: &'static str| {
            let found = *declared.get(token).ok_or(PaletteError::NoToken { selector, token })?;
            Color::from_hex(found).ok_or_else(|| PaletteError::NotAColor { selector, token, found: found.to_owned() })
        };
        Ok(Self {
            paper: color("paper")?,
            paper_raised: color("paper-raised")?,
            paper_sunken: color("paper-sunken")?,
            ink: color("ink")?,
            ink_soft: color("ink-soft")?,
            ink_faint: color("ink-faint")?,
            hairline: color("hairline")?,
            accent: color("accent")?,
            accent_ink: color("accent-ink")?,
            accent_soft: color("accent-soft")?,
            danger: color("danger")?,
            kind_person: color("kind-person")?,
            kind_country: color("kind-country")?,
            kind_organisation: color("kind-organisation")?,
            kind_place: color("kind-place")?,
            kind_group: color("kind-group")?,
            family_contact: color("family-contact")?,
            family_movement: color("family-movement")?,
            family_speech: color("family-speech")?,
            family_decision: color("family-decision")?,
            family_conflict: color("family-conflict")?,
            family_other: color("family-other")?,
            edge: color("edge")?,
            edge_derived: color("edge-derived")?,
            halo: color("halo")?,
            highlight: color("highlight")?,
        })
    }

    /// The colour of a kind of entity.
    pub fn kind(&self, kind: EntityKind) -> Color {
        match kind {
            EntityKind::Person => self.kind_person,
            EntityKind::Country => self.kind_country,
            EntityKind::Organisation => self.kind_organisation,
            EntityKind::Place => self.kind_place,
            EntityKind::Group => self.kind_group,
        }
    }

    /// The colour of a family of events.
    pub fn family(&self, family: EventFamily) -> Color {
        match family {
            EventFamily::Contact => self.family_contact,
            EventFamily::Movement => self.family_movement,
            EventFamily::Speech => self.family_speech,
            EventFamily::Decision => self.family_decision,
            EventFamily::Conflict => self.family_conflict,
            EventFamily::Other => self.family_other,
        }
    }
}

/// The colour that the block from here on gives a token.
const fn shipped(css: &[u8], block: usize, token: &str) -> Color {
    let token = token.as_bytes();
    let mut at = block;
    loop {
        at = place(css, at, b"--") + 2;
        let after = at + token.len();
        if css[after] == b':' && place(css, at, token) == at {
            assert!(css[after + 2] == b'#', "a token is not written as #rrggbb");
            let [r, g, b] = [two(css, after + 3), two(css, after + 5), two(css, after + 7)];
            return Color { r, g, b, a: 255 };
        }
    }
}

/// Where these bytes come first from there on. While compiling, running out of them is an error.
const fn place(bytes: &[u8], from: usize, wanted: &[u8]) -> usize {
    let mut at = from;
    let mut same = 0;
    while same < wanted.len() {
        if bytes[at + same] == wanted[same] {
            same += 1;
        } else {
            (at, same) = (at + 1, 0);
        }
    }
    at
}

/// Two digits to the base of sixteen.
const fn two(css: &[u8], at: usize) -> u8 {
    const fn one(digit: u8) -> u8 {
        match digit {
            b'0'..=b'9' => digit - b'0',
            b'a'..=b'f' => digit - b'a' + 10,
            _ => panic!("a token is not written as #rrggbb"),
        }
    }
    one(css[at]) * 16 + one(css[at + 1])
}

/// The sheet without its comments, which may hold braces and semicolons.
fn without_comments(css: &str) -> String {
    let mut kept = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, comment)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    kept
}

/// What stands between the braces after the first block with exactly this selector. Blocks of declarations hold no
/// braces, so the next closing one ends it.
fn block_of<'a>(css: &'a str, selector: &str) -> Option<&'a str> {
    let mut rest = css;
    loop {
        let (head, body) = rest.split_once('{')?;
        let found = head.rsplit(['}', ';']).next().unwrap_or(head).trim();
        if found == selector {
            return body.split('}').next();
        }
        rest = body;
    }
}
