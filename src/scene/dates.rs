//! Dates along the lower rim: when what stands above them was, where time runs from left to right.

use super::timeline::{day_and_month, year};
use super::{LabelFont, LabelMark, LabelView, SceneInput};
use crate::geom::{ScreenPoint, ScreenRect};
use crate::graph::Visible;
use crate::model::DAY;
use crate::order;

/// The height of the dates, in CSS pixels: labels of nodes stay above.
const DATES_HEIGHT: f32 = 24.0;
/// The size of the letters.
const SIZE: f32 = 12.0;
/// From one date to the next at least.
const GAP: f32 = 8.0;
/// Where more days than this are seen, years say enough.
const YEARS: i64 = 800;

/// Adds to the labels the dates of events in view, below what is clear: as many as have room. A pinned node
/// stands anywhere and says nothing.
pub(super) fn name_dates(input: &SceneInput<'_>, view: &LabelView<'_>, out: &mut Vec<LabelMark>) {
    let to_screen = view.camera.clamped().screen_from_world();
    let mut dated: Vec<(i64, f32)> = Vec::new();
    for (slot, node) in input.network.nodes() {
        if input.visible(slot) == Visible::Hidden || input.pinned.contains(&slot) {
            continue;
        }
        if let (Some(minute), Some(at)) = (node.span.and_then(|span| span.known_end()), input.place(slot)) {
            let x = to_screen.apply(at).x;
            if x > view.clear.min.x && x < view.clear.max.x {
                dated.push((minute, x));
            }
        }
    }
    order::sort_by(&mut dated, |a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let (Some(first), Some(last)) = (dated.first(), dated.last()) else { return };
    let by_years = last.0.saturating_sub(first.0) / DAY > YEARS;
    let y = view.clear.max.y + DATES_HEIGHT / 2.0;
    let mut free_from = view.clear.min.x;
    let (mut year_told, mut day_told) = (String::new(), String::new());
    for &(minute, x) in &dated {
        let (year, day) = (year(minute), day_and_month(minute));
        let text = match (by_years, year == year_told) {
            (true, true) => continue,
            (true, false) => year.clone(),
            (false, true) if day == day_told => continue,
            (false, true) => day.clone(),
            (false, false) => [day.as_str(), " ", &year].concat(),
        };
        let half = view.measure.width(&text, SIZE, LabelFont::Line) / 2.0;
        if x - half < free_from || x + half > view.clear.max.x {
            continue;
        }
        free_from = x + half + GAP;
        (year_told, day_told) = (year, day);
        out.push(LabelMark {
            text: text.into(),
            at: ScreenPoint::new(x, y),
            angle: 0.0,
            size: SIZE,
            font: LabelFont::Line,
            color: input.palette.ink_soft,
            halo: input.palette.halo,
            opacity: 1.0,
            slot: u32::MAX,
        });
    }
}

/// The same with room for dates below.
pub(super) fn above_dates(view: LabelView<'_>) -> LabelView<'_> {
    let max = ScreenPoint::new(view.clear.max.x, view.clear.max.y - DATES_HEIGHT);
    LabelView { clear: ScreenRect { max, ..view.clear }, ..view }
}
