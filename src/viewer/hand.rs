//! From what hands do to camera, places and commands.

use super::gesture::{Action, Dragged, Press, Target, slop, tolerance};
use super::{Button, Hover, Input, Modifiers, Output, PointerKind, Viewer};
use crate::geom::{ScreenPoint, ScreenRect, WorldPoint};
use crate::layout::Request;
use crate::model::GlobalId;
use crate::order::Listed as _;
use crate::state::Command;

/// The points of a lasso are at least so far from each other, in CSS pixels.
const LASSO_STEP: f32 = 3.0;

impl Viewer {
    /// Takes one thing that a hand did, and answers with what follows from it outside the picture.
    pub fn input(&mut self, input: Input) -> Vec<Output> {
        let mut out = self.take_outputs();
        match input {
            Input::Down { pointer, kind, button, at, modifiers, time } => {
                self.at_time(time);
                let stopped = self.stop_throw() && kind != PointerKind::Mouse;
                let press = Press { pointer, kind, at, target: Target::Canvas, modifiers, time, stopped };
                self.down(press, button, &mut out);
            }
            Input::Move { pointer, kind, at, time, .. } => {
                self.at_time(time);
                self.moved(pointer, kind, at, &mut out);
            }
            Input::Up { pointer, at, modifiers, time } => {
                self.at_time(time);
                self.decide_long_press();
                out.append(&mut self.outputs);
                self.up(pointer, at, modifiers, &mut out);
            }
            Input::Cancel { pointer, time } => {
                self.at_time(time);
                self.cancel(pointer, &mut out);
            }
            Input::Leave { time, .. } => {
                self.at_time(time);
                self.set_hover(None, None);
            }
            Input::Wheel { at, turn, time } => {
                self.at_time(time);
                let meaning = self.wheel.turn(turn, time);
                self.turned(at, meaning, &mut out);
            }
            Input::PanBy { by } => self.pan(by),
            Input::Walk { direction } => {
                self.by_keyboard = true;
                self.walk(direction, &mut out);
            }
            Input::Menu => {
                self.by_keyboard = true;
                self.menu_by_key(&mut out);
            }
            Input::Overview { at, first } => self.overview_hand(at, first),
        }
        out
    }

    /// A finger that rests long enough asks for a menu.
    pub(super) fn decide_long_press(&mut self) {
        let Action::Press(press) = self.gesture.action else { return };
        if self.gesture.long_press_at().is_some_and(|due| self.now >= due) {
            let mut out = std::mem::take(&mut self.outputs);
            self.menu(press.at, press.target, &mut out);
            self.outputs = out;
            self.gesture.action = Action::Spent;
        }
    }

    /// Dragged nodes are where the hand is, whatever the layout or the camera did.
    pub(super) fn hold_dragged(&mut self) {
        let Action::Drag { at, nodes, .. } = &self.gesture.action else { return };
        let hand = self.camera.world_from_screen(*at);
        for node in nodes {
            self.places.put(node.slot, hand + node.offset);
        }
        self.nodes_moved();
    }

    fn at_time(&mut self, time: f64) {
        self.now = self.now.max(time);
    }

    fn down(&mut self, mut press: Press, button: Button, out: &mut Vec<Output>) {
        self.gesture.pointers.insert(press.pointer, press.at);
        if std::mem::take(&mut self.by_keyboard) {
            self.view_dirty = true;
        }
        let other = self.gesture.pointers.keys().find(|other| **other != press.pointer).copied();
        if let Some(one) = other {
            // A second finger zooms; while a node is held it is passed over.
            if press.kind == PointerKind::Touch && !matches!(self.gesture.action, Action::Drag { .. } | Action::Spent) {
                self.hold_camera();
                self.gesture.action = Action::Pinch { one, other: press.pointer };
            }
            return;
        }
        press.target = self.target_at(press.at, press.kind);
        match button {
            Button::Primary => self.gesture.action = Action::Press(press),
            Button::Middle => {
                self.hold_camera();
                self.gesture.action = Action::Pan { pointer: press.pointer, last: press.at };
            }
            Button::Secondary => {
                self.menu(press.at, press.target, out);
                self.gesture.action = Action::Spent;
            }
        }
        if press.kind != PointerKind::Mouse {
            self.set_hover(None, None);
            // A frame, so that the host sets its timer for a long press.
            self.woken = true;
        }
    }

    fn moved(&mut self, pointer: i32, kind: PointerKind, at: ScreenPoint, out: &mut Vec<Output>) {
        if !at.is_finite() {
            return;
        }
        let before = self.gesture.pointers.get(&pointer).copied();
        if let Some(place) = self.gesture.pointers.get_mut(&pointer) {
            *place = at;
        }
        if let Action::Press(press) = self.gesture.action
            && press.pointer == pointer
            && press.at.distance(at) > slop(kind)
        {
            self.begin(press);
        }
        match &mut self.gesture.action {
            Action::None if kind != PointerKind::Touch && before.is_none() => {
                let node = self.node_at(at, tolerance(kind));
                let edge = if node.is_none() { self.edge_at(at, tolerance(kind)) } else { None };
                if self.hover.edge != edge {
                    self.hover.at = Some(at);
                }
                self.set_hover(node, edge);
            }
            Action::Pan { pointer: mine, last } if *mine == pointer => {
                let by = at - *last;
                *last = at;
                self.drag_camera(at, by);
            }
            Action::Drag { pointer: mine, at: hand, .. } if *mine == pointer => {
                *hand = at;
                self.hold_dragged();
                self.tell_layout(out);
            }
            Action::Box { pointer: mine, to, .. } if *mine == pointer => {
                *to = at;
                self.view_dirty = true;
            }
            Action::Lasso { pointer: mine, line } if *mine == pointer => {
                if line.last().is_none_or(|last| last.distance(at) >= LASSO_STEP) {
                    line.push(at);
                    self.view_dirty = true;
                }
            }
            Action::Pinch { one, other } if [*one, *other].contains(&pointer) => {
                let rest = if *one == pointer { *other } else { *one };
                if let (Some(before), Some(rest)) = (before, self.gesture.pointers.get(&rest).copied()) {
                    self.pinch(before, at, rest);
                }
            }
            _ => {}
        }
    }

    /// The press has become something else than a click.
    fn begin(&mut self, press: Press) {
        self.gesture.action = match press.target {
            _ if self.lasso || (press.modifiers.shift && press.modifiers.alt) => {
                Action::Lasso { pointer: press.pointer, line: vec![press.at] }
            }
            _ if press.modifiers.shift => Action::Box { pointer: press.pointer, from: press.at, to: press.at },
            Target::Node(slot) => self.take_hold(slot, &press),
            Target::Edge(_) | Target::Canvas => {
                self.hold_camera();
                Action::Pan { pointer: press.pointer, last: press.at }
            }
        };
    }

    /// A selected node takes the rest of the selection along.
    fn take_hold(&mut self, slot: u32, press: &Press) -> Action {
        // A camera that flies on would carry the node off under the hand.
        self.hold_camera();
        let hand = self.camera.world_from_screen(press.at);
        let selection = &self.slots.selection;
        let slots = if selection.contains(&slot) { selection.iter().copied().list() } else { vec![slot] };
        let dragged = |slot: u32| {
            let before = self.places.of(slot).filter(|_| self.slots.is_drawn(slot))?;
            Some(Dragged { slot, offset: before - hand, before })
        };
        let nodes = slots.into_iter().filter_map(dragged).list();
        self.set_hover(None, None);
        Action::Drag { pointer: press.pointer, at: press.at, nodes }
    }

    fn up(&mut self, pointer: i32, at: ScreenPoint, modifiers: Modifiers, out: &mut Vec<Output>) {
        if self.gesture.pointers.remove(&pointer).is_none() {
            return;
        }
        match std::mem::take(&mut self.gesture.action) {
            Action::Press(press) if press.pointer == pointer => self.click(&press, at, modifiers, out),
            Action::Drag { pointer: mine, nodes, .. } if mine == pointer => self.let_go(&nodes, out),
            Action::Box { pointer: mine, from, to } if mine == pointer => {
                self.view_dirty = true;
                self.take_box(ScreenRect::from_corners(from, to), modifiers, out);
            }
            Action::Lasso { pointer: mine, line } if mine == pointer => {
                self.view_dirty = true;
                self.take_lasso(&line, modifiers, out);
            }
            // The finger that stays pans on.
            Action::Pinch { .. } => self.end_pinch(),
            Action::Pan { pointer: mine, .. } if mine == pointer => self.throw(),
            other => {
                if !self.gesture.pointers.is_empty() {
                    self.gesture.action = other;
                }
            }
        }
    }

    /// The nodes are pinned where they are now.
    fn let_go(&mut self, nodes: &[Dragged], out: &mut Vec<Output>) {
        let pin = |node: &Dragged| {
            let at = self.places.of(node.slot)?;
            Some((self.slots.id(node.slot)?.clone(), [at.x, at.y]))
        };
        let mut pins: Vec<(GlobalId, [f32; 2])> = nodes.iter().filter_map(pin).list();
        match (pins.len(), pins.pop()) {
            (1, Some((node, at))) => out.push(Output::Command(Command::Pin { node, at })),
            (_, Some(last)) => {
                pins.push(last);
                out.push(Output::Command(Command::PinMany(pins)));
            }
            (_, None) => {}
        }
    }

    /// The system took the pointer: nodes go back, nothing is clicked.
    fn cancel(&mut self, pointer: i32, out: &mut Vec<Output>) {
        self.gesture.pointers.remove(&pointer);
        if let Action::Drag { nodes, .. } = std::mem::take(&mut self.gesture.action) {
            for node in nodes {
                self.places.put(node.slot, node.before);
                out.push(Output::Layout(if self.slots.pinned.contains(&node.slot) {
                    Request::Pin { node: self.slots.layout_slot(node.slot), at: [node.before.x, node.before.y] }
                } else {
                    Request::Unpin { node: self.slots.layout_slot(node.slot) }
                }));
            }
            self.nodes_moved();
        }
        self.view_dirty = true;
        if !self.gesture.pointers.is_empty() {
            self.gesture.action = Action::Spent;
        }
    }

    pub(super) fn tell_layout(&self, out: &mut Vec<Output>) {
        let Action::Drag { nodes, .. } = &self.gesture.action else { return };
        for node in nodes {
            if let Some(WorldPoint { x, y, .. }) = self.places.of(node.slot) {
                out.push(Output::Layout(Request::Pin { node: self.slots.layout_slot(node.slot), at: [x, y] }));
            }
        }
    }

    fn target_at(&mut self, at: ScreenPoint, kind: PointerKind) -> Target {
        let tolerance = tolerance(kind);
        match self.node_at(at, tolerance) {
            Some(slot) => Target::Node(slot),
            None => self.edge_at(at, tolerance).map_or(Target::Canvas, Target::Edge),
        }
    }

    pub(super) fn set_hover(&mut self, node: Option<u32>, edge: Option<u32>) {
        if self.hover.edge != edge {
            // The line under the pointer says what it is.
            self.hover = Hover { edge, since: self.now, card_seen: false, ..self.hover };
            self.view_dirty = true;
        }
        if self.hover.node != node {
            self.hover = Hover { node, since: self.now, card_seen: false, ..self.hover };
            self.aim_fade();
        }
    }
}
