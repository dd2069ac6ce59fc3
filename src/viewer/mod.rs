//! The headless viewer: camera, positions, gestures and animation; `frame(now)` answers with what to draw.
//!
//! The host hands it the state when that changed, positions when the layout has new ones, and everything that hands
//! do; it asks for a frame only while [`Viewer::wants_frame`] says so. Nothing here knows the browser or the clock.

mod animation;
mod camera_hand;
mod choosing;
mod drawing;
mod flight;
mod gesture;
mod hand;
mod input;
mod limits;
mod overview;
mod places;
mod shown;
mod slots;
mod trail;
mod voyage;
mod walk;
mod wheel;
mod whereabouts;

use std::rc::Rc;

pub use gesture::Cursor;
pub use input::{Button, Input, Modifiers, Output, PointerKind};
pub use overview::Overview;
pub use wheel::{Turn, WheelUnit};
pub use whereabouts::Whereabouts;

use crate::geom::{ScreenPoint, ScreenRect, ScreenVector, WorldRect};
use crate::model::GlobalId;
use crate::order::Set;
use crate::scene::{Board, Camera, DrawList, LabelMemory, Measure, Palette, Theme};
use crate::state::State;
use animation::{Fade, Flight};
use gesture::Gesture;
use places::Places;
use slots::Slots;
use trail::Trail;
use wheel::Wheel;

/// How long the pointer rests on a node before its card shows, in milliseconds.
const CARD_DELAY: f64 = 350.0;

/// Panels that lie over the canvas, in CSS pixels from each side: fits and flights keep clear of them.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct Insets {
    left: f32,
    right: f32,
    top: f32,
    bottom: f32,
}

/// What the pointer is on, and since when.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct Hover {
    node: Option<u32>,
    edge: Option<u32>,
    /// Where it came upon the line, in CSS pixels.
    at: Option<ScreenPoint>,
    /// In milliseconds of the host's clock.
    since: f64,
    /// A frame has come after the card was due.
    card_seen: bool,
}

/// What a card is about, by slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CardOf {
    Node(u32),
    Edge(u32),
}

/// The picture in motion.
pub struct Viewer {
    measure: Rc<dyn Measure>,
    palette: Palette,
    reduced_motion: bool,
    insets: Insets,
    camera: Camera,
    flight: Option<Flight>,
    /// Something to bring into view once it has a place.
    awaited: Option<flight::Goal>,
    /// What is kept in view until a hand or another command moves the camera: at first everything.
    aim: Option<flight::Goal>,
    slots: Slots,
    places: Places,
    fade: Fade,
    /// What was bright in the last picture.
    last_highlight: Option<Set<u32>>,
    hover: Hover,
    gesture: Gesture,
    /// The next drag draws a lasso.
    lasso: bool,
    /// The last hand was on the keyboard: it is shown where that is.
    by_keyboard: bool,
    trail: Trail,
    wheel: Wheel,
    let_go_of: Option<camera_hand::LetGo>,
    /// Round all drawn nodes, once worked out.
    extent: Option<Option<WorldRect>>,
    overview_revision: u64,
    overview_shown: bool,
    /// From the pointer on the overview to the middle of the view on it.
    overview_held: ScreenVector,
    /// Decided between inputs, by time.
    outputs: Vec<Output>,
    /// The time of the last frame or input.
    now: f64,
    draw: DrawList,
    memory: LabelMemory,
    /// When labels were last placed.
    labelled: f64,
    board: Board,
    marks_dirty: bool,
    /// Of the marks only places are other ones.
    moved: bool,
    /// The board has all its lines now, which are still to be drawn.
    filled: bool,
    /// Another filter: what it fades is to be drawn, first as fast as can be.
    refiltered: bool,
    /// Only selection, hover or highlight changed.
    emphasis_dirty: bool,
    view_dirty: bool,
    /// A frame is wanted for the sake of time.
    woken: bool,
    /// When the camera that moved counts as at rest, and is drawn once more in full.
    rests_at: Option<f64>,
}

impl Viewer {
    /// A viewer of nothing, in a canvas without size.
    pub fn new(measure: Rc<dyn Measure>) -> Self {
        let palette = Palette::of(Theme::default());
        Self {
            measure,
            palette,
            reduced_motion: false,
            insets: Insets::default(),
            camera: Camera::default(),
            flight: None,
            awaited: None,
            aim: Some(flight::Goal::All),
            slots: Slots::default(),
            places: Places::default(),
            fade: Fade::default(),
            last_highlight: None,
            hover: Hover::default(),
            gesture: Gesture::default(),
            lasso: false,
            by_keyboard: false,
            trail: Trail::default(),
            wheel: Wheel::default(),
            let_go_of: None,
            extent: None,
            overview_revision: 0,
            overview_shown: false,
            overview_held: ScreenVector::ZERO,
            outputs: Vec::new(),
            now: 0.0,
            draw: DrawList::empty(Camera::default(), &palette),
            memory: LabelMemory::default(),
            labelled: 0.0,
            board: Board::default(),
            marks_dirty: true,
            moved: false,
            filled: false,
            refiltered: false,
            emphasis_dirty: true,
            view_dirty: true,
            woken: false,
            rests_at: None,
        }
    }

    /// The colours to draw in.
    pub fn set_theme(&mut self, theme: Theme) {
        self.set_palette(Palette::of(theme));
    }

    /// The same, where the system has its own.
    pub fn set_palette(&mut self, palette: Palette) {
        if self.palette != palette {
            self.palette = palette;
            self.other_marks();
        }
    }

    /// Labels are measured anew: a font has loaded.
    pub fn set_measure(&mut self, measure: Rc<dyn Measure>) {
        self.measure = measure;
        self.memory.forget_widths();
        self.view_dirty = true;
    }

    /// Places all labels anew, wherever they stood.
    pub fn forget_labels(&mut self) {
        self.memory = LabelMemory::default();
        self.view_dirty = true;
    }

    /// Whether the user asked for no motion; what moves then jumps.
    pub fn set_reduced_motion(&mut self, reduced: bool) {
        self.reduced_motion = reduced;
    }

    /// How much of the canvas panels cover, in CSS pixels from each side.
    pub fn set_insets(&mut self, left: f32, right: f32, top: f32, bottom: f32) {
        let insets = Insets { left, right, top, bottom };
        if self.insets != insets {
            let seen = self.selected_in_clear();
            self.insets = insets;
            self.view_dirty = true;
            self.come_clear(seen);
        }
    }

    /// The part of the canvas that no panel covers.
    fn clear(&self) -> ScreenRect {
        let Insets { left, right, top, bottom } = self.insets;
        let corner = ScreenPoint::new(self.camera.width - right, self.camera.height - bottom);
        ScreenRect::from_corners(ScreenPoint::new(left, top), corner)
    }

    /// The canvas has another size, in CSS pixels.
    pub fn resize(&mut self, width: f32, height: f32) {
        if self.camera.width == width && self.camera.height == height {
            return;
        }
        self.camera = self.camera.resized(width, height);
        if let Some(flight) = &mut self.flight {
            flight.to = flight.to.resized(width, height);
        }
        self.view_dirty = true;
        if self.follows() {
            self.fit_at_once();
        }
    }

    /// Takes over what the state means for the picture; cheap where nothing of it changed.
    pub fn set_state(&mut self, state: &State) {
        let change = self.slots.take(state, &mut self.places);
        if change.network {
            self.gesture = Gesture::default();
            self.hover = Hover::default();
            self.awaited = None;
            self.last_highlight = None;
            // Slots stand for other nodes now.
            self.memory = LabelMemory::default();
        }
        if change.visibility && self.hover.node.is_some_and(|slot| !self.slots.is_drawn(slot)) {
            self.hover = Hover::default();
        }
        // What was brought into view is no longer what it is about.
        if change.choice && !self.follows() {
            self.aim = None;
        }
        if change.any() {
            if change.network {
                self.other_marks();
            }
            if change.visibility {
                self.extent = None;
            }
            self.refiltered |= change.visibility;
            // The overview marks what is selected.
            self.overview_revision += 1;
            self.aim_fade();
        }
        self.lasso = state.session.lasso;
    }

    /// New positions of the layout, x and y by its slots. Answers with a buffer to give back to it. Positions of another
    /// network (by their number) or of a revision before the last are refused.
    pub fn set_positions(&mut self, revision: u32, positions: Vec<f32>) -> Vec<f32> {
        if positions.len() != self.slots.laid_out.node_count() * 2 || self.places.is_older(revision) {
            return positions;
        }
        let (positions, given) = match self.slots.drawn_positions(&positions) {
            Some(drawn) => (drawn, Some(positions)),
            None => (positions, None),
        };
        let first = self.places.is_empty();
        let fresh = self.places.is_newer(revision);
        let glides = fresh && !first && !self.reduced_motion;
        let old = self.places.take(revision, positions, glides);
        self.hold_dragged();
        self.nodes_moved();
        if let Some(goal) = self.awaited.take() {
            self.reach(goal);
        } else if self.follows() && first {
            self.fit_at_once();
        } else if self.follows() {
            self.keep_fitted(fresh);
        }
        given.unwrap_or(old)
    }

    /// The next frame draws, although nothing may have changed: the canvas lost its picture.
    pub fn invalidate(&mut self) {
        self.view_dirty = true;
    }

    /// Whether a frame would show something new or has something to decide.
    pub fn wants_frame(&self) -> bool {
        let has_size = self.camera.width > 0.0 && self.camera.height > 0.0;
        let moving = self.flight.is_some() || self.places.glides() || self.fade.is_moving() || self.memory.is_fading();
        has_size
            && (self.marks_dirty
                || self.emphasis_dirty
                || self.view_dirty
                || moving
                || self.fills()
                || self.woken
                || !self.outputs.is_empty())
    }

    /// When time alone will decide something (a card, a long press, a camera at rest), in milliseconds of the host's
    /// clock. Nothing is
    /// drawn until then: a timer that calls [`Viewer::wake`] costs less than frames.
    pub fn wakes_at(&self) -> Option<f64> {
        let waits =
            (self.hover.node.is_some() || self.hover.edge.is_some()) && !self.hover.card_seen && self.gesture.is_idle();
        let card = waits.then_some(self.hover.since + CARD_DELAY);
        [card, self.gesture.long_press_at(), self.rests_at].into_iter().flatten().reduce(f64::min)
    }

    /// The time of [`Viewer::wakes_at`] has come: the next frame decides.
    pub fn wake(&mut self) {
        self.woken = true;
    }

    /// What to draw at this time, in milliseconds of the host's clock; `None` where nothing changed since the last.
    /// What time decided meanwhile waits in [`Viewer::take_outputs`].
    pub fn frame(&mut self, now: f64) -> Option<&DrawList> {
        self.now = self.now.max(now);
        self.woken = false;
        if self.camera.width <= 0.0 || self.camera.height <= 0.0 {
            return None;
        }
        self.advance();
        self.decide_long_press();
        if self.now >= self.hover.since + CARD_DELAY {
            self.hover.card_seen = true;
        }
        self.view_dirty |= self.rests_at.is_some_and(|at| self.now >= at);
        let dirty = self.marks_dirty || self.emphasis_dirty || self.view_dirty;
        if !dirty && !(self.fills() && self.fill(drawing::FILLED)) {
            return None;
        }
        self.draw_anew();
        Some(&self.draw)
    }

    /// What was drawn last.
    pub fn drawn(&self) -> &DrawList {
        &self.draw
    }

    /// What time decided since the last call: a long press. [`Viewer::input`] hands it over, too.
    pub fn take_outputs(&mut self) -> Vec<Output> {
        std::mem::take(&mut self.outputs)
    }

    /// The camera as it is now.
    pub fn camera(&self) -> Camera {
        self.camera
    }

    /// Where the camera is flying to, or is.
    pub fn camera_goal(&self) -> Camera {
        self.flight.as_ref().map_or(self.camera, |flight| flight.to)
    }

    /// The camera that a link should name: where it is going. `None` as long as it waits for something to look at.
    pub fn linked_camera(&self) -> Option<Camera> {
        let waits = self.awaited.is_some() || (self.follows() && self.places.is_empty());
        (!waits).then(|| self.camera_goal())
    }

    /// The positions shown, x and y by slot; not finite for nodes without a place.
    pub fn positions(&self) -> &[f32] {
        self.places.shown()
    }

    /// Where a node is, or was when it last stood in the network.
    pub fn known_place(&self, id: &GlobalId) -> Option<[f32; 2]> {
        self.slots.network.slot(id).and_then(|slot| self.places.goal_of(slot)).or_else(|| self.slots.remembered(id))
    }
}
