//! Where nodes are held, and how events stand in the network.

use super::{Change, filter, selection};
use crate::graph::Projection;
use crate::model::GlobalId;
use crate::order::Listed as _;
use crate::state::{Arrangement, Effect, Way};

/// Holds nodes in place. Pinning one node again and again is one step.
pub(super) fn pin(change: &mut Change<'_>, pins: Vec<(GlobalId, [f32; 2])>) {
    let document = &change.before.document;
    let pins: Vec<_> = pins
        .into_iter()
        .filter(|(_, at)| at.iter().all(|coordinate| coordinate.is_finite()))
        .filter_map(|(id, at)| Some((document.resolve_in_whole(&id)?, at)))
        .list();
    if let [(id, _)] = &pins[..] {
        change.key = Some(id.clone());
    }
    let label = filter::about("move", change, &pins.iter().map(|(id, _)| id.clone()).list());
    change.step(&label, |session| session.pins.extend(pins));
}

/// Holds nodes where a file of places says.
pub(super) fn take_places(change: &mut Change<'_>, places: Vec<(GlobalId, [f32; 2])>) {
    let count = change.before.session.pins.len();
    pin(change, places);
    change.effects.push(Effect::FitAll);
    let text = match change.next.session.pins.len() {
        now if now > 0 && now >= count => {
            "nodes stand and are pinned where the file says; \u{201c}Unpin everything\u{201d} frees them"
        }
        _ => "the file has places, but of nothing that is open",
    };
    change.say(text);
}

pub(super) fn unpin(change: &mut Change<'_>, id: &GlobalId) {
    let id = change.before.document.resolve_in_whole(id).unwrap_or_else(|| id.clone());
    let label = filter::about("unpin", change, std::slice::from_ref(&id));
    change.step(&label, |session| {
        session.pins.remove(&id);
    });
}

pub(super) fn unpin_all(change: &mut Change<'_>) {
    let pinned = change.before.session.pins.keys().cloned().list();
    let label = filter::about("unpin", change, &pinned);
    change.step(&label, |session| session.pins.clear());
}

pub(super) fn toggle_pin(change: &mut Change<'_>) {
    let network = &change.before.document.network;
    let slots = selection::selected_slots(change.before);
    let ids: Vec<GlobalId> = slots.iter().filter_map(|slot| network.node(*slot).map(|n| n.id.clone())).list();
    if ids.is_empty() {
        change.say("select something first: it is what will be pinned");
    } else if ids.iter().all(|id| change.before.session.pins.contains_key(id)) {
        let label = filter::about("unpin", change, &ids);
        change.step(&label, |session| session.pins.retain(|id, _| !ids.contains(id)));
    } else {
        change.effects.push(Effect::PinHere(ids));
    }
}

/// Another way to lay out. Pins are places on the map: they wait for it, and other ways begin without.
pub(super) fn arrange(change: &mut Change<'_>, way: Way) {
    let centre = change.before.session.selection.nodes.clone();
    if way == Way::Rings && centre.is_empty() {
        change.say("select something first: it is what the rings will be about");
        return;
    }
    let label = match way {
        Way::Map => "lay out as a map",
        Way::Rings => "lay out in rings",
        Way::Dates => "lay out by date",
        Way::Countries => "lay out by country",
    };
    change.step(label, |session| {
        let old = std::mem::take(&mut session.arrangement);
        let pins = std::mem::take(&mut session.pins);
        let map_pins = if old.way == Way::Map { pins } else { old.map_pins };
        if way == Way::Map {
            session.pins = map_pins;
        } else {
            let centre = if way == Way::Rings { centre } else { Vec::new() };
            session.arrangement = Arrangement { way, centre, map_pins };
        }
    });
}

/// Other nodes and lines from the same records. What stands in both keeps its place.
pub(super) fn project(change: &mut Change<'_>, projection: Projection) {
    let (what, told) = match projection {
        Projection::EventsAsNodes => ("show events as dots", "events are dots"),
        Projection::EventsAsLines => ("show events as lines", "events are lines between those who took part"),
        Projection::Countries => ("show countries", "countries: lines are the events that their people shared"),
        Projection::People => ("show people only", "people: lines are the events that they shared"),
    };
    change.step(what, |session| session.projection = projection);
    change.say(told);
}
