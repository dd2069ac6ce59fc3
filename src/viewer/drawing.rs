//! From what is known to what is drawn, as little of it as changed.

use std::rc::Rc;

use super::Viewer;
use crate::geom::ScreenPoint;
use crate::order::Set;
use crate::scene::{Board, LabelView, SceneInput, hulls, labels, name_hulls};

/// How far the rest fades for a selection; for the node under the pointer it fades all the way.
const SELECTION_FADE: f32 = 0.6;
/// How long labels take to come or go, and a frame, in milliseconds.
const LABEL_FADE: f64 = 150.0;
/// See `LABEL_FADE`.
const FRAME: f64 = 16.0;
/// Networks with more nodes change their highlight at once: a fade would rebuild all marks for each frame.
const MOST_FADING: usize = 20_000;
/// With fewer edges than this the picture is the same whether the camera moves or rests.
const FEW_EDGES: usize = 500;
/// With more, what is chosen is shown as while the camera moves, too: all of them would take too long.
const MANY_EDGES: usize = 20_000;
/// So many lines of very many come to the board in a frame in which nothing else is to be done: about half its time.
pub(super) const FILLED: usize = 60_000;
/// How long the camera must not have moved to be at rest, in milliseconds: longer than between two notches of a wheel.
const REST: f64 = 140.0;

impl Viewer {
    /// Goes on to now with everything that moves by itself.
    pub(super) fn advance(&mut self) {
        if self.places.advance(self.now) {
            self.hold_dragged();
            self.moved |= !self.marks_dirty;
            self.marks_dirty = true;
        }
        if self.fade.advance(self.now) {
            self.emphasis_dirty = true;
        }
        if self.memory.is_fading() {
            self.view_dirty = true;
        }
        if let Some(mut flight) = self.flight.take() {
            let (camera, arrived) = flight.at(self.now);
            self.camera = camera;
            self.view_dirty = true;
            if !arrived {
                self.flight = Some(flight);
            }
            self.hold_dragged();
        }
    }

    /// Brings the draw list up to date.
    pub(super) fn draw_anew(&mut self) {
        // What was highlighted stays bright while the rest comes back.
        let fading_out = || self.last_highlight.clone().filter(|_| self.fade.value() > 0.0);
        let highlight = self.highlight().or_else(fading_out);
        let input = SceneInput {
            selection: &self.slots.selection,
            selected_edge: self.slots.selected_edge,
            hover: self.hover.node,
            hover_edge: self.hover.edge,
            highlight: highlight.as_ref(),
            hover_fade: self.fade.value(),
            pinned: &self.slots.pinned,
            dated: self.slots.dated,
            ..SceneInput::new(&self.slots.network, &self.slots.visibility, self.places.shown(), &self.palette)
        };
        if self.marks_dirty || self.refiltered {
            // What the board shares with the picture it would have to copy before it changes it.
            self.draw.marks.edges = Rc::default();
        }
        if self.marks_dirty && self.moved && !self.refiltered {
            self.board.move_to(&input);
        } else if self.marks_dirty {
            self.board.rebuild(&input);
        } else if self.refiltered {
            self.board.see(&input);
        }
        if self.marks_dirty || self.emphasis_dirty || self.filled {
            self.board.emphasize(&input);
            self.board.draw(&input, &mut self.draw.marks);
            self.draw.held = self.board.held();
            hulls(&input, &self.slots.communities, &mut self.draw.hulls);
            self.draw.marks_revision += 1;
            self.draw.background = self.palette.paper;
            self.draw.accent = self.palette.accent;
            self.draw.ink = self.palette.ink;
            self.last_highlight.clone_from(&highlight);
        }
        let lines = self.draw.marks.edges.len();
        let many = if self.board.is_whole() { lines } else { self.slots.network.edge_count() };
        let changes = self.draw.camera != self.camera || self.refiltered;
        if changes && many >= FEW_EDGES || (self.marks_dirty || self.emphasis_dirty) && many >= MANY_EDGES {
            self.rests_at = Some(self.now + REST);
        }
        self.rests_at = self.rests_at.filter(|&at| self.now < at);
        // As long as lines are missing it is as if it moved.
        self.draw.moving = self.rests_at.is_some() || !self.board.is_whole();
        self.draw.camera = self.camera;
        let view = LabelView {
            clear: self.clear(),
            step: if self.reduced_motion { 1.0 } else { self.label_step() },
            moving: self.draw.moving,
            ..LabelView::new(&self.camera, &*self.measure)
        };
        labels(&input, &self.board, &view, &mut self.memory, &mut self.draw.labels);
        name_hulls(&input, &self.slots.communities, &self.draw.hulls, &view, &mut self.draw.labels);
        self.labelled = self.now;
        self.marks_dirty = false;
        self.moved = false;
        self.filled = false;
        self.refiltered = false;
        self.emphasis_dirty = false;
        self.view_dirty = false;
    }

    /// Whether lines are to come to the board: those of very many how they look at any time, the rest while nothing moves.
    pub(super) fn fills(&self) -> bool {
        !self.board.is_whole() && (self.rests_at.is_none() || self.board.is_looking())
    }

    /// Brings about so many lines to the board, with what was last drawn; whether all are there.
    pub(super) fn fill(&mut self, most: usize) -> bool {
        let (network, visibility) = (&self.slots.network, &self.slots.visibility);
        let input = SceneInput::new(network, visibility, self.places.shown(), &self.palette);
        self.filled = self.board.go_on(&input, most);
        self.filled
    }

    /// All that a picture at rest has, at once: for paper and files, which do not wait.
    pub fn complete(&mut self) {
        let dirty = self.marks_dirty || self.emphasis_dirty || self.refiltered;
        if dirty || self.draw.moving {
            self.draw_anew();
            self.rests_at = None;
            while !self.board.is_whole() {
                self.fill(usize::MAX);
            }
            self.draw_anew();
            self.view_dirty = true;
        }
    }

    /// Sets where the fade goes, after hover or selection changed.
    pub(super) fn aim_fade(&mut self) {
        let goal = match (self.hover.node, &self.slots.lit) {
            (Some(_), _) => 1.0,
            (None, Some(_)) => SELECTION_FADE,
            (None, None) => 0.0,
        };
        let at_once = self.reduced_motion || self.slots.network.node_count() > MOST_FADING;
        self.fade.aim(goal, at_once);
        self.emphasis_dirty = true;
    }

    /// Other nodes and lines are drawn, or in other colours.
    pub(super) fn other_marks(&mut self) {
        self.nodes_moved();
        self.moved = false;
    }

    /// Nodes have other places.
    pub(super) fn nodes_moved(&mut self) {
        self.moved |= !self.marks_dirty;
        self.marks_dirty = true;
        self.extent = None;
        self.overview_revision += 1;
    }

    /// The curves of a drawn line on screen, more than one of a loop: from, control point and to, as in an
    /// [`crate::scene::EdgeMark`].
    pub(super) fn curves_on_screen(&self, slot: u32) -> Vec<[ScreenPoint; 3]> {
        let map = self.camera.screen_from_world();
        let marks = self.board.edges_of(slot);
        marks.map(|(_, mark)| [mark.from, mark.control, mark.to].map(|point| map.apply(point))).collect()
    }

    /// The node at a place on screen, within so many CSS pixels of it.
    pub(super) fn node_at(&mut self, at: ScreenPoint, tolerance: f32) -> Option<u32> {
        let (point, tolerance) = (self.camera.world_from_screen(at), tolerance / self.camera.zoom);
        self.picker().node_at(point, tolerance)
    }

    /// The edge at a place on screen, within so many CSS pixels of it.
    pub(super) fn edge_at(&mut self, at: ScreenPoint, tolerance: f32) -> Option<u32> {
        let (point, tolerance) = (self.camera.world_from_screen(at), tolerance / self.camera.zoom);
        self.picker().edge_at(point, tolerance)
    }

    /// Finds marks by place; of what will be drawn, should that be newer than what is.
    pub(super) fn picker(&mut self) -> &Board {
        if self.marks_dirty || self.refiltered {
            self.draw_anew();
            // The host has not seen these marks yet.
            self.view_dirty = true;
        }
        &self.board
    }

    /// How far labels come and go in this frame. What begins to now begins with a frame's worth.
    fn label_step(&self) -> f32 {
        let elapsed = if self.memory.is_fading() { self.now - self.labelled } else { FRAME };
        (elapsed / LABEL_FADE) as f32
    }

    /// What stays while the rest fades: the node under the pointer with its neighbours, else what is around the
    /// selection.
    fn highlight(&self) -> Option<Set<u32>> {
        match self.hover.node {
            Some(slot) => Some(self.slots.network.ego(&[slot], 1)),
            None => self.slots.lit.clone(),
        }
    }
}
