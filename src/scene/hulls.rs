//! Hulls: the areas behind those who belong together, and the names on them.

use super::shape::{HULL_MARGIN, HULL_RIM_WIDTH};
use super::text::shorten;
use super::{Color, EdgeMark, HullMark, LabelFont, LabelMark, LabelView, Palette, SceneInput, Stroke, radius_of};
use crate::geom::{ScreenPoint, ScreenRect, ScreenVector, WorldPoint, WorldVector};
use crate::graph::Visible;
use crate::order::{self, Listed as _};

/// Colours of hulls, which come again after so many.
pub const HULL_COLORS: usize = 8;
/// The members of a group that its name says.
const MOST_NAMED: usize = 2;
/// Letters of each.
const MOST_LETTERS: usize = 18;
/// The size of the names in CSS pixels, about how wide a letter is as a share of that, and how high a line.
const SIZE: f32 = 12.0;
/// See `SIZE`.
const LETTER: f32 = 0.6;
/// See `SIZE`.
const LINE: f32 = 1.3;

/// Directions all round, of length one.
const ROUND: [(f32, f32); 12] = [
    (1.0, 0.0),
    (0.866_025_4, 0.5),
    (0.5, 0.866_025_4),
    (0.0, 1.0),
    (-0.5, 0.866_025_4),
    (-0.866_025_4, 0.5),
    (-1.0, 0.0),
    (-0.866_025_4, -0.5),
    (-0.5, -0.866_025_4),
    (0.0, -1.0),
    (0.5, -0.866_025_4),
    (0.866_025_4, -0.5),
];

/// The colour of the hull of this number.
pub fn hull_color(palette: &Palette, number: usize) -> Color {
    let Palette { kind_person, family_contact, kind_place, family_speech, .. } = *palette;
    let Palette { family_conflict, kind_group, family_movement, family_decision, .. } = *palette;
    let colors = [
        kind_person,
        family_contact,
        kind_place,
        family_speech,
        family_conflict,
        kind_group,
        family_movement,
        family_decision,
    ];
    colors[number % HULL_COLORS]
}

/// A hull for each group of slots, as far as its members are drawn, in place of those in `out`.
pub fn hulls(input: &SceneInput<'_>, groups: &[Vec<u32>], out: &mut Vec<HullMark>) {
    out.clear();
    for (number, group) in groups.iter().enumerate() {
        let (mut places, mut margin) = (Vec::new(), 0.0f32);
        for &slot in group {
            if let (Some(at), Some(node)) = (input.place(slot), input.network.node(slot))
                && input.visible(slot) == Visible::Shown
            {
                places.push(at);
                margin = margin.max(radius_of(node) * input.network.growth());
            }
        }
        if places.len() < 2 {
            continue;
        }
        let reach = margin + HULL_MARGIN;
        let round = |at: WorldPoint| ROUND.map(|(x, y)| at + WorldVector::new(x * reach, y * reach));
        // The corners first, so that there are few places to go round.
        let outline = convex(convex(places).into_iter().flat_map(round).list());
        out.push(HullMark { outline, color: hull_color(input.palette, number), group: number as u32 });
    }
}

/// The convex hull of places, round in one direction: A. M. Andrew, "Another efficient algorithm for convex hulls in two
/// dimensions", Inf. Process. Lett. 9, 216 (1979).
fn convex(mut places: Vec<WorldPoint>) -> Vec<WorldPoint> {
    order::sort_by(&mut places, |a, b| a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y)));
    places.dedup();
    if places.len() < 3 {
        return places;
    }
    let mut hull: Vec<WorldPoint> = Vec::new();
    for back in [false, true] {
        let least = hull.len() + 1;
        for at in 0..places.len() {
            let place = places[if back { places.len() - 1 - at } else { at }];
            while let [.., before, last] = hull[..]
                && hull.len() > least
                && turn(before, last, place) <= 0.0
            {
                hull.pop();
            }
            hull.push(place);
        }
        // The last of this way is the first of the other.
        hull.pop();
    }
    hull
}

/// Above 0 where the way turns to one side, below 0 where to the other.
fn turn(from: WorldPoint, by: WorldPoint, to: WorldPoint) -> f32 {
    (by.x - from.x) * (to.y - from.y) - (by.y - from.y) * (to.x - from.x)
}

impl HullMark {
    /// The middle of its corners, which is inside.
    pub fn middle(&self) -> WorldPoint {
        let count = self.outline.len().max(1) as f32;
        let sum = self.outline.iter().fold((0.0, 0.0), |sum, at| (sum.0 + at.x, sum.1 + at.y));
        WorldPoint::new(sum.0 / count, sum.1 / count)
    }

    /// Its sides, each from one corner to the next.
    pub fn sides(&self) -> impl Iterator<Item = (WorldPoint, WorldPoint)> {
        let next = self.outline.iter().cycle().skip(1);
        self.outline.iter().copied().zip(next.copied()).take(self.outline.len())
    }

    /// A side as a line.
    pub(super) fn rim(&self, (from, to): (WorldPoint, WorldPoint), opacity: f32) -> EdgeMark {
        let control = WorldPoint::new((from.x + to.x) / 2.0, (from.y + to.y) / 2.0);
        let (width, color, slot) = (HULL_RIM_WIDTH, self.color, u32::MAX);
        EdgeMark { from, control, to, width, color, stroke: Stroke::Solid, arrow: false, opacity, slot }
    }
}

/// Adds the names of hulls to the labels: the first members of each group, by the highest corner of its hull where no
/// other label is.
pub fn name_hulls(
    input: &SceneInput<'_>,
    groups: &[Vec<u32>],
    hulls: &[HullMark],
    view: &LabelView<'_>,
    out: &mut Vec<LabelMark>,
) {
    let to_screen = view.camera.clamped().screen_from_world();
    let wide = |text: &str, size: f32| text.chars().count() as f32 * size * LETTER;
    let mut taken: Vec<ScreenRect> =
        out.iter().map(|label| ScreenRect::around(label.at, wide(&label.text, label.size), label.size * LINE)).list();
    for hull in hulls {
        let Some(group) = groups.get(hull.group as usize) else { continue };
        let names = group.iter().filter_map(|slot| input.network.node(*slot)).take(MOST_NAMED);
        let names: Vec<String> = names.map(|node| shorten(&node.short, MOST_LETTERS)).list();
        let text = names.join(", ");
        let (width, height) = (wide(&text, SIZE), SIZE * LINE);
        let middle = to_screen.apply(hull.middle());
        let mut corners: Vec<ScreenPoint> = hull.outline.iter().map(|at| to_screen.apply(*at)).list();
        order::sort_by(&mut corners, |a, b| a.y.total_cmp(&b.y));
        // Outside of the corner: the more to a side, the farther to that side.
        let found = corners.into_iter().find_map(|corner| {
            let out = (corner - middle).normalized();
            let at = corner + ScreenVector::new(out.x * width * 0.55, out.y * height * 0.65);
            let rect = ScreenRect::around(at, width, height);
            let is_seen = view.clear.contains(rect.min) && view.clear.contains(rect.max);
            (is_seen && !taken.iter().any(|it| it.overlaps(rect))).then_some((at, rect))
        });
        let Some((at, rect)) = found else { continue };
        taken.push(rect);
        out.push(LabelMark {
            text: text.into(),
            at,
            angle: 0.0,
            size: SIZE,
            font: LabelFont::Line,
            color: hull.color.mix(input.palette.ink, 0.4),
            halo: input.palette.halo,
            opacity: 1.0,
            slot: u32::MAX,
        });
    }
}
