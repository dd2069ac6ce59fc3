//! The palette: the colours of the picture, read from the page's own tokens.

use std::sync::OnceLock;

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
        static SHIPPED: OnceLock<[Palette; 2]> = OnceLock::new();
        let [light, dark] = *SHIPPED.get_or_init(|| {
            let css = include_str!("../../styles/tokens.css");
            // A test reads the same file, so an unreadable one never ships; a reader would see an empty picture.
            Theme::ALL.map(|theme| Self::from_css(css, theme).unwrap_or_default())
        });
        match theme {
            Theme::Light => light,
            Theme::Dark => dark,
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
