//! Where the camera goes on command, clear of the panels over the canvas.

use super::animation::{Flight, Pace};
use super::{Output, Viewer};
use crate::geom::{ScreenPoint, ScreenVector, WorldPoint, WorldRect};
use crate::model::GlobalId;
use crate::order::Listed as _;
use crate::scene::Camera;
use crate::state::{Command, Effect};

/// So near to the rim of the canvas a node is no longer in clear view, in CSS pixels.
const RIM: f32 = 16.0;
/// A node that is flown to is at least this large.
const READABLE_ZOOM: f32 = 1.0;

/// What should come into view.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Goal {
    All,
    Nodes(Vec<GlobalId>),
    Node(GlobalId),
}

impl Viewer {
    /// Carries out what of a command's effects is the camera's or needs to know where nodes are; others are passed
    /// over. An answer waits in [`Viewer::take_outputs`], and asks for a frame.
    pub fn effect(&mut self, effect: &Effect) {
        match effect {
            Effect::FlyTo(id) => self.reach(Goal::Node(id.clone())),
            Effect::FitAll => self.reach(Goal::All),
            Effect::FitNodes(ids) => self.reach(Goal::Nodes(ids.clone())),
            Effect::Zoom(factor) => {
                let from = self.camera_goal();
                let to = self.not_beyond(from, from.zoom_at(self.clear_middle(), *factor));
                self.fly(to);
            }
            Effect::ZoomReset => {
                let from = self.camera_goal();
                self.fly(from.zoom_at(self.clear_middle(), 1.0 / from.zoom));
            }
            Effect::SetCamera([x, y, zoom]) => {
                let camera = Camera { centre: WorldPoint::new(*x, *y), zoom: *zoom, ..self.camera };
                self.hold_camera();
                self.camera = camera.clamped();
                self.view_dirty = true;
            }
            Effect::PinHere(ids) => {
                let place = |id: &GlobalId| Some((id.clone(), self.places.goal_of(self.slots.network.slot(id)?)?));
                let pins: Vec<_> = ids.iter().filter_map(place).list();
                if !pins.is_empty() {
                    self.outputs.push(Output::Command(Command::PinMany(pins)));
                }
            }
            _ => {}
        }
    }

    /// Brings something into view, or waits for its place.
    pub(super) fn reach(&mut self, goal: Goal) {
        let target = match &goal {
            Goal::All => self.extent().map(|bounds| self.fitted(bounds)),
            Goal::Nodes(ids) => {
                let slots: Vec<u32> = ids.iter().filter_map(|id| self.slots.network.slot(id)).list();
                self.bounds(|slot| slots.contains(&slot)).map(|bounds| self.fitted(bounds))
            }
            Goal::Node(id) => self.slots.network.slot(id).and_then(|slot| self.places.goal_of(slot)).map(|[x, y]| {
                let from = self.camera_goal();
                let zoom = from.zoom.max(READABLE_ZOOM / self.slots.network.growth());
                self.centred(WorldPoint::new(x, y), zoom)
            }),
        };
        match target {
            Some(camera) => self.fly(camera),
            None => self.awaited = Some(goal.clone()),
        }
        self.aim = Some(goal);
    }

    /// Whether the camera keeps everything in view.
    pub(super) fn follows(&self) -> bool {
        self.aim == Some(Goal::All)
    }

    /// Whether what was selected last is clear of rim and panels, or will be when the camera is there.
    pub(super) fn selected_in_clear(&self) -> bool {
        let place = self.slots.last_selected.and_then(|slot| self.places.of(slot));
        place.is_some_and(|place| self.is_in_clear(self.camera_goal().screen_from_world().apply(place)))
    }

    /// Panels cover other parts of the canvas now: what was brought into view comes clear of them, and so does the
    /// selection that was seen.
    pub(super) fn come_clear(&mut self, seen: bool) {
        match self.aim.clone() {
            Some(goal) if self.awaited.is_none() && !self.places.is_empty() => self.reach(goal),
            Some(_) => {}
            None if seen && !self.selected_in_clear() => {
                if let Some(place) = self.slots.last_selected.and_then(|slot| self.places.of(slot)) {
                    self.fly(self.centred(place, self.camera_goal().zoom));
                }
            }
            None => {}
        }
    }

    /// Flies there, or is there at once where motion is not wanted.
    pub(super) fn fly(&mut self, to: Camera) {
        self.aim = None;
        self.awaited = None;
        if self.reduced_motion {
            self.flight = None;
            self.camera = to;
            self.view_dirty = true;
        } else if to == self.camera {
            self.flight = None;
        } else {
            self.flight = Some(Flight::new(self.camera, to, Pace::Flight));
        }
    }

    /// A hand or a link has the camera now.
    pub(super) fn hold_camera(&mut self) {
        self.flight = None;
        self.awaited = None;
        self.aim = None;
    }

    /// Everything in view, at once.
    pub(super) fn fit_at_once(&mut self) {
        if let Some(bounds) = self.extent() {
            self.flight = None;
            self.camera = self.fitted(bounds);
            self.view_dirty = true;
        }
    }

    /// Everything stays in view while the layout moves it; what came new is flown to.
    pub(super) fn keep_fitted(&mut self, fresh: bool) {
        let Some(bounds) = self.extent() else { return };
        let to = self.fitted(bounds);
        match &mut self.flight {
            Some(flight) => flight.to = to,
            None if fresh => {
                self.fly(to);
                self.aim = Some(Goal::All);
            }
            None => {
                self.camera = to;
                self.view_dirty = true;
            }
        }
    }

    /// The middle of the canvas as far as no panel covers it.
    pub(super) fn clear_middle(&self) -> ScreenPoint {
        self.camera.middle() + self.clear_shift()
    }

    /// The camera that shows a place in the clear middle.
    pub(super) fn centred(&self, place: WorldPoint, zoom: f32) -> Camera {
        let camera = Camera { zoom, ..self.camera }.clamped();
        camera.centred_on(place).pan_by(self.clear_shift())
    }

    /// Whether a place on screen is clear of the rim and the panels.
    pub(super) fn is_in_clear(&self, at: ScreenPoint) -> bool {
        let (insets, margin) = (self.insets, RIM);
        at.x >= insets.left + margin
            && at.x <= self.camera.width - insets.right - margin
            && at.y >= insets.top + margin
            && at.y <= self.camera.height - insets.bottom - margin
    }

    fn clear_shift(&self) -> ScreenVector {
        let insets = self.insets;
        ScreenVector::new((insets.left - insets.right) / 2.0, (insets.top - insets.bottom) / 2.0)
    }

    fn fitted(&self, bounds: WorldRect) -> Camera {
        let (camera, insets) = (self.camera, self.insets);
        let width = (camera.width - insets.left - insets.right).max(camera.width * 0.25);
        let height = (camera.height - insets.top - insets.bottom).max(camera.height * 0.25);
        let clear = camera.resized(width, height).fit_clear(bounds);
        self.centred(clear.centre, clear.zoom)
    }
}
