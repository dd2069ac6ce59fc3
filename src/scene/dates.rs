//! Dates along the lower rim: when what stands above them was, where time runs from left to right.

use super::timeline::{day_and_month, year};
use super::{LabelFont, LabelMark, LabelView, SceneInput};
use crate::geom::{ScreenPoint, ScreenRect};
use crate::graph::Visible;
use crate::model::{DAY, civil_from_days};

/// The height of the dates, in CSS pixels: labels of nodes stay above.
const DATES_HEIGHT: f32 = 24.0;
/// The size of the letters.
const SIZE: f32 = 12.0;
/// From one date to the next at least.
const GAP: f32 = 8.0;
/// No screen has more pixels side by side.
const WIDEST: f32 = 16_384.0;
/// Where more days than this are seen, years say enough.
const YEARS: i64 = 800;

/// Adds to the labels the dates of what is in view, below what is clear: as many as have room. A pinned node
/// stands anywhere and says nothing; nor does what was known of otherwise when all was laid out, and would run back.
pub(super) fn name_dates(input: &SceneInput<'_>, view: &LabelView<'_>, out: &mut Vec<LabelMark>) {
    let to_screen = view.camera.clamped().screen_from_world();
    // The earliest of each pixel: they come in order, and a frame of many events sorts and writes nothing in vain.
    let left = view.clear.min.x;
    let mut columns: Vec<Option<(i64, f32)>> = vec![None; view.clear.width().clamp(0.0, WIDEST) as usize + 1];
    let (mut first, mut last) = (i64::MAX, i64::MIN);
    for slot in 0..input.network.node_count() as u32 {
        let Some(minute) = input.network.moment(slot) else { continue };
        if input.visible(slot) == Visible::Hidden || input.pinned.contains(&slot) {
            continue;
        }
        let Some(at) = input.place(slot) else { continue };
        let x = to_screen.apply(at).x;
        if x > left
            && x < view.clear.max.x
            && let Some(column) = columns.get_mut((x - left) as usize)
        {
            (first, last) = (first.min(minute), last.max(minute));
            if column.is_none_or(|known| (minute, x) < known) {
                *column = Some((minute, x));
            }
        }
    }
    let by_years = last.saturating_sub(first) / DAY > YEARS;
    let y = view.clear.max.y + DATES_HEIGHT / 2.0;
    let (mut free_from, mut told) = (left, None);
    for (minute, x) in columns.into_iter().flatten() {
        let day = minute.div_euclid(DAY);
        let of_year = civil_from_days(day).0;
        let same_year = told.is_some_and(|(other, _)| other == of_year);
        if x < free_from || told.is_some_and(|(_, before)| day <= before) || (by_years && same_year) {
            continue;
        }
        let text = match (by_years, same_year) {
            (true, _) => year(minute),
            (false, true) => day_and_month(minute),
            (false, false) => [day_and_month(minute).as_str(), " ", &year(minute)].concat(),
        };
        let half = view.measure.width(&text, SIZE, LabelFont::Line) / 2.0;
        if x - half < free_from || x + half > view.clear.max.x {
            continue;
        }
        (free_from, told) = (x + half + GAP, Some((of_year, day)));
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
