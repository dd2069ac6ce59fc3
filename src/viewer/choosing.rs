//! What hands choose: by click, box and lasso, and what a menu is for.

use std::rc::Rc;

use super::gesture::{Press, Target};
use super::{Modifiers, Output, Viewer};
use crate::geom::{ScreenPoint, ScreenRect, WorldPoint, WorldRect};
use crate::model::GlobalId;
use crate::order::Listed as _;
use crate::state::Command;

/// How much a double-click on the canvas enlarges; with Shift it is undone.
const DOUBLE_CLICK_ZOOM: f32 = 2.0;

impl Viewer {
    pub(super) fn click(&mut self, press: &Press, at: ScreenPoint, modifiers: Modifiers, out: &mut Vec<Output>) {
        if press.stopped {
            return;
        }
        let shift = modifiers.shift || press.modifiers.shift;
        let adds = shift || modifiers.command || press.modifiers.command;
        let second = self.gesture.click(press, at, self.now);
        let double = second && !adds;
        match press.target {
            Target::Node(slot) => {
                let Some(id) = self.slots.id(slot).cloned() else { return };
                out.push(Output::Command(match (double, adds) {
                    (true, _) => Command::Expand(id),
                    (_, true) => Command::ToggleSelect(id),
                    (_, false) => Command::Select(id),
                }));
            }
            Target::Edge(slot) => {
                if let Some(edge) = self.slots.network.edge(slot) {
                    out.push(Output::Command(Command::SelectEdge(Rc::from(&*edge.id))));
                }
            }
            Target::Canvas if double || (second && shift) => {
                let from = self.camera_goal();
                let factor = if shift { 1.0 / DOUBLE_CLICK_ZOOM } else { DOUBLE_CLICK_ZOOM };
                let to = self.not_beyond(from, from.zoom_at(at, factor));
                self.fly(to);
            }
            Target::Canvas if !adds => out.push(Output::Command(Command::ClearSelection)),
            Target::Canvas => {}
        }
    }

    pub(super) fn take_box(&mut self, rect: ScreenRect, modifiers: Modifiers, out: &mut Vec<Output>) {
        let corner = |point: ScreenPoint| self.camera.world_from_screen(point);
        let world = WorldRect::from_corners(corner(rect.min), corner(rect.max));
        let slots = self.picker().nodes_in(world);
        self.choose(&slots, modifiers, out);
    }

    /// The closed line that a hand drew, on screen.
    pub(super) fn take_lasso(&mut self, line: &[ScreenPoint], modifiers: Modifiers, out: &mut Vec<Output>) {
        let world: Vec<WorldPoint> = line.iter().map(|point| self.camera.world_from_screen(*point)).list();
        let slots = self.picker().nodes_in_lasso(&world);
        self.choose(&slots, modifiers, out);
        // A tool for one use: the next drag moves the picture again.
        if self.lasso {
            out.push(Output::Command(Command::ToggleLasso));
        }
    }

    /// With Ctrl they are added to what is selected.
    fn choose(&self, slots: &[u32], modifiers: Modifiers, out: &mut Vec<Output>) {
        let before = if modifiers.command { self.slots.selection.clone() } else { Default::default() };
        let all = before.iter().chain(slots.iter().filter(|slot| !before.contains(slot)));
        let ids: Vec<GlobalId> = all.filter_map(|slot| self.slots.id(*slot).cloned()).list();
        out.push(Output::Command(Command::SelectMany(ids)));
    }

    /// The menu key: for the node or line that is selected, where it is seen.
    pub(super) fn menu_by_key(&mut self, out: &mut Vec<Output>) {
        let (width, height) = (self.camera.width, self.camera.height);
        let seen = |at: ScreenPoint| ScreenPoint::new(at.x.max(0.0).min(width), at.y.max(0.0).min(height));
        let node = self.slots.last_selected.and_then(|slot| Some((slot, self.place_on_screen(slot)?)));
        let line = self.slots.selected_edge.and_then(|slot| {
            let curves = self.curves_on_screen(slot);
            Some((slot, *curves.get(curves.len() / 2)?))
        });
        let (at, target) = match (node, line) {
            (Some((slot, at)), _) => (seen(at), Target::Node(slot)),
            (None, Some((slot, [from, control, to]))) => {
                (seen(from.lerp(control, 0.5).lerp(control.lerp(to, 0.5), 0.5)), Target::Edge(slot))
            }
            (None, None) => (self.clear_middle(), Target::Canvas),
        };
        self.menu(at, target, out);
    }

    /// The menu is about what it opens on: that becomes the selection, unless it belongs to it.
    pub(super) fn menu(&mut self, at: ScreenPoint, target: Target, out: &mut Vec<Output>) {
        let (mut node, mut edge) = (None, None);
        match target {
            Target::Node(slot) => {
                node = Some(slot);
                if let Some(id) = self.slots.id(slot).filter(|_| !self.slots.selection.contains(&slot)) {
                    out.push(Output::Command(Command::Select(id.clone())));
                }
            }
            Target::Edge(slot) => {
                edge = Some(slot);
                if let Some(line) = self.slots.network.edge(slot).filter(|_| self.slots.selected_edge != Some(slot)) {
                    out.push(Output::Command(Command::SelectEdge(Rc::from(&*line.id))));
                }
            }
            Target::Canvas => {}
        }
        self.set_hover(None, None);
        out.push(Output::Menu { at, node, edge });
    }
}
