//! Palettes for eyes that need more: the system's own few colours, and ours with more contrast.

use super::{Color, Palette};

/// The colours of a system that forces its own on every page, by their names in CSS.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SystemColors {
    pub canvas: Color,
    pub canvas_text: Color,
    pub highlight: Color,
    pub highlight_text: Color,
}

impl Palette {
    /// The palette made of a system's few colours: shapes, strokes and signs tell what colours cannot.
    pub fn forced(system: SystemColors) -> Self {
        let SystemColors { canvas, canvas_text, highlight, highlight_text } = system;
        Self {
            paper: canvas,
            paper_raised: canvas,
            paper_sunken: canvas,
            ink: canvas_text,
            ink_soft: canvas_text,
            ink_faint: canvas_text,
            hairline: canvas_text,
            accent: highlight,
            accent_ink: highlight_text,
            accent_soft: canvas,
            danger: canvas_text,
            edge: canvas_text,
            edge_derived: canvas_text,
            halo: canvas,
            highlight,
            ..Self::default()
        }
        .with_kinds(|_| canvas_text)
    }

    /// This palette with more contrast to its paper: for `prefers-contrast: more`.
    pub fn stronger(self) -> Self {
        let ink = self.ink;
        let stronger = |color: Color, by: f32| color.mix(ink, by);
        Self {
            ink_soft: ink,
            ink_faint: stronger(self.ink_faint, 0.7),
            hairline: stronger(self.hairline, 0.6),
            accent: stronger(self.accent, 0.25),
            edge: stronger(self.edge, 0.6),
            edge_derived: stronger(self.edge_derived, 0.6),
            ..self
        }
        .with_kinds(|color| stronger(color, 0.3))
    }

    /// This palette on a white sheet of paper, which costs no ink: it takes the paper for raised things.
    pub fn on_white(self) -> Self {
        Self { paper: self.paper_raised, halo: self.paper_raised, ..self }
    }

    fn with_kinds(self, change: impl Fn(Color) -> Color) -> Self {
        Self {
            kind_person: change(self.kind_person),
            kind_country: change(self.kind_country),
            kind_organisation: change(self.kind_organisation),
            kind_place: change(self.kind_place),
            kind_group: change(self.kind_group),
            family_contact: change(self.family_contact),
            family_movement: change(self.family_movement),
            family_speech: change(self.family_speech),
            family_decision: change(self.family_decision),
            family_conflict: change(self.family_conflict),
            family_other: change(self.family_other),
            ..self
        }
    }
}
