//! The keyboard on the canvas: from node to node along links.

use super::{Output, Viewer};
use crate::geom::{ScreenVector, WorldPoint};
use crate::state::Command;

/// The least cosine between the arrow and the way to a neighbour: within about 70 degrees.
const WIDEST: f32 = 0.34;

impl Viewer {
    /// Selects the neighbour that is best in this direction: near, and straight rather than aside. Where nothing is
    /// selected, the drawn node nearest to the middle.
    pub(super) fn walk(&mut self, direction: ScreenVector, out: &mut Vec<Output>) {
        let start = self.slots.last_selected.and_then(|slot| Some((slot, self.places.of(slot)?)));
        let found = match start {
            Some((slot, from)) => self.best_neighbour(slot, from, direction),
            None => self.most_central(),
        };
        let Some(slot) = found else {
            out.push(Output::Command(Command::Say { text: "no line leads that way".into(), is_error: false }));
            return;
        };
        let Some(id) = self.slots.id(slot).cloned() else { return };
        out.push(Output::Command(Command::Select(id)));
        if let (Some(at), Some(place)) = (self.place_on_screen(slot), self.places.of(slot))
            && !self.is_in_clear(at)
        {
            self.fly(self.centred(place, self.camera_goal().zoom));
        }
    }

    fn best_neighbour(&self, slot: u32, from: WorldPoint, direction: ScreenVector) -> Option<u32> {
        // World and screen have the same directions: the camera does not turn.
        let (x, y) = (direction.x, direction.y);
        let length = (x * x + y * y).sqrt();
        let neighbours = self.slots.network.neighbours(slot).into_iter().filter(|other| self.slots.is_drawn(*other));
        let rated = neighbours.filter_map(|other| {
            let way = self.places.of(other)? - from;
            let cosine = (way.x * x + way.y * y) / (way.length() * length);
            // What lies aside counts as if it were farther.
            (cosine >= WIDEST).then(|| (way.length() / (cosine * cosine), other))
        });
        rated.min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1))).map(|(_, other)| other)
    }

    fn most_central(&self) -> Option<u32> {
        let middle = self.camera.world_from_screen(self.clear_middle());
        let nodes = self.slots.network.nodes().filter(|(slot, _)| self.slots.is_drawn(*slot));
        let far = nodes.filter_map(|(slot, _)| Some((self.places.of(slot)?.distance(middle), slot)));
        far.min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1))).map(|(_, slot)| slot)
    }
}
