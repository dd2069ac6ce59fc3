//! Carries out what the state asks of the world outside it.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlElement, window};

use super::stage::Inner;
use super::{environment, failure, files, places, preferences, save};
use crate::layout::{Input, Request};
use crate::model::GlobalId;
use crate::state::link::View;
use crate::state::{Command, Effect, FocusTarget, Way, layout_input, link};

/// Carries out one effect.
pub(super) fn carry_out(inner: &Rc<Inner>, effect: &Effect) {
    match effect {
        Effect::Relayout => relayout(inner),
        Effect::SyncPins => sync_pins(inner),
        Effect::SyncPause => sync_pause(inner),
        Effect::FlyTo(_)
        | Effect::FitAll
        | Effect::FitNodes(_)
        | Effect::Zoom(_)
        | Effect::ZoomReset
        | Effect::SetCamera(_)
        | Effect::PinHere(_) => {
            inner.mind_panels();
            inner.viewer.borrow_mut().effect(effect);
            let outputs = inner.viewer.borrow_mut().take_outputs();
            inner.answer(outputs);
        }
        Effect::Measure { ticket, task } => inner.measuring.ask(&inner.store, *ticket, task),
        Effect::StopMeasures => inner.measuring.stop(),
        Effect::Work { ticket, task } => inner.working.ask(inner, *ticket, task),
        Effect::StopWork => inner.working.stop(),
        Effect::Redraw => inner.viewer.borrow_mut().invalidate(),
        Effect::ApplyTheme => {
            environment::apply_theme(inner.store.state().session.theme);
            inner.fit_surroundings();
        }
        Effect::Remember(remembered) => preferences::remember(remembered.clone()),
        Effect::ChooseFiles => files::choose(inner.store.clone()),
        Effect::Keep { name, bytes } => failure::keep(name, bytes),
        Effect::Forget { name } => failure::forget(name),
        Effect::SyncLink => inner.sync_link_soon(),
        Effect::CopyLink => copy_link(inner),
        Effect::CopyText { text, done } => {
            copy(inner, text, done.clone(), "the browser does not allow copying; save it as a file instead")
        }
        Effect::SaveTable(text) => save::table_of(inner, text),
        Effect::SaveView(name) => {
            inner.store.dispatch(Command::KeepView { name: name.clone(), link: link_of(inner) });
        }
        Effect::SetPlaces(places) => *inner.given_places.borrow_mut() = Some(places.clone()),
        Effect::SavePlaces => save::places_of(inner),
        Effect::SavePicture(kind) => save::picture_of(inner, *kind),
        Effect::Focus(target) => focus(inner, *target),
    }
}

/// The seed of every layout: the same data gives the same picture to everyone.
const SEED: u64 = 1;

/// Lays out the network: what had a place keeps it, what is new finds one.
fn relayout(inner: &Rc<Inner>) {
    let state = inner.store.state();
    let network = &state.document.laid_out;
    let input = {
        let viewer = inner.viewer.borrow();
        let mut left = inner.map_places.borrow_mut();
        match state.session.arrangement.places(network, SEED) {
            // Every place is known: the layout has nothing to find, and the picture glides there.
            Some(places) => {
                if left.is_none() {
                    *left = Some(
                        network
                            .nodes()
                            .filter_map(|(_, node)| Some((node.id.clone(), viewer.known_place(&node.id)?)))
                            .collect(),
                    );
                }
                let place = |id: &GlobalId| {
                    let at = network.slot(id)? as usize;
                    places.as_chunks().0.get(at).copied()
                };
                layout_input(network, SEED, &place, &state.session.pins)
            }
            None => {
                // Back on the map everything stands where it stood there; a link says it of all nodes.
                let left = left.take();
                let given = inner.given_places.take().filter(|places| places.len() == network.node_count() * 2);
                let found_alone = Cell::new(left.is_none() && given.is_none() && state.session.pins.is_empty());
                let known = |id: &GlobalId| {
                    let known = match (&given, &left) {
                        (Some(given), _) => given.as_chunks().0.get(network.slot(id)? as usize).copied(),
                        (None, Some(places)) => places.get(id).copied(),
                        (None, None) => viewer.known_place(id),
                    };
                    found_alone.set(found_alone.get() && known.is_none());
                    known
                };
                let back = left.is_some() && given.is_none();
                let input = layout_input(network, SEED, &known, &state.session.pins);
                inner.found_alone.set(if back { inner.found_alone.get() } else { found_alone.get() });
                input
            }
        }
    };
    inner.whereabouts.borrow_mut().begin(&state.session.pins);
    start(inner, input);
}

/// Has the layout begin with this.
fn start(inner: &Rc<Inner>, input: Input) {
    inner.revision.set(inner.revision.get() + 1);
    inner.laid_out.set(false);
    places::mark_working(&inner.surface, inner.driver.kind().name());
    inner.laying.begin(&inner.store, input.nodes.len());
    // First: who begins paused looks for places nevertheless; a pause that comes later stops even that.
    sync_pause(inner);
    inner.driver.send(Request::Start { revision: inner.revision.get(), input });
}

fn sync_pause(inner: &Rc<Inner>) {
    let session = &inner.store.state().session;
    // Beside the map nothing moves by forces, not even round a dragged node.
    let paused = session.paused || session.arrangement.way != Way::Map;
    inner.driver.send(if paused { Request::Pause } else { Request::Resume });
}

/// Where everything stands, by the layout's slots.
pub(super) fn stands(inner: &Rc<Inner>) -> Vec<[f32; 2]> {
    inner.viewer.borrow().stands(&inner.store.state().document.laid_out)
}

/// Tells the layout which pins came, went or moved: each word warms it up round the node. With pins as they were once,
/// as after a move taken back, everything stands where it stood then.
fn sync_pins(inner: &Rc<Inner>) {
    let state = inner.store.state();
    let (network, pins) = (&state.document.laid_out, &state.session.pins);
    let (known, back) = inner.whereabouts.borrow_mut().change(pins, &|| stands(inner));
    if let Some(back) = back {
        let place = |id: &GlobalId| back.get(network.slot(id)? as usize).copied().filter(|at| at[0].is_finite());
        return start(inner, layout_input(network, SEED, &place, pins));
    }
    // Many that are pinned where they do not stand, as by a file: all begin anew, and glide there together.
    if inner.viewer.borrow().pinned_elsewhere(pins) > 1 {
        let viewer = inner.viewer.borrow();
        let input = layout_input(network, SEED, &|id| viewer.known_place(id), pins);
        drop(viewer);
        return start(inner, input);
    }
    for (slot, node) in network.nodes() {
        match (known.get(&node.id), pins.get(&node.id)) {
            (before, Some(at)) if before != Some(at) => inner.ask_layout(Request::Pin { node: slot, at: *at }),
            (Some(_), None) => inner.ask_layout(Request::Unpin { node: slot }),
            _ => {}
        }
    }
}

/// The most nodes whose places a link has room for.
const MOST_PLACES: usize = 1_000;

/// The link to this view. It says where everything stands where the layout alone would not find it again: after a drag,
/// or where one article came after another.
fn link_of(inner: &Inner) -> String {
    let (state, viewer) = (inner.store.state(), inner.viewer.borrow());
    let mut view = View::of(&state, viewer.linked_camera().as_ref());
    let network = &state.document.laid_out;
    let by_forces = state.session.arrangement.way == Way::Map;
    if by_forces && !inner.found_alone.get() && network.node_count() <= MOST_PLACES {
        view.places.extend(network.nodes().filter_map(|(_, node)| viewer.known_place(&node.id)).flatten());
    }
    view.encode()
}

/// Writes the link to this view into the address bar, without a new entry in the history.
pub(super) fn sync_link(inner: &Rc<Inner>) {
    let hash = ["#", &link_of(inner)].concat();
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        // Refused only in a page without an address of its own, where there is nothing to keep.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&hash));
    }
}

fn copy_link(inner: &Rc<Inner>) {
    // Where labels stand hangs on how one came here: who opens the link has come from nowhere.
    inner.viewer.borrow_mut().forget_labels();
    sync_link(inner);
    let Some(window) = window() else { return };
    let Ok(address) = window.location().href() else { return };
    let otherwise = "the browser does not allow copying: the link stands in the address bar";
    let id = link::view_id(&inner.store.state());
    copy(inner, &address, ["link copied: it opens exactly this view, ", &id].concat(), otherwise);
}

/// Puts a text on the clipboard and says so; or, where the browser does not allow it, what to do instead.
fn copy(inner: &Rc<Inner>, text: &str, done: String, otherwise: &'static str) {
    let Some(window) = window() else { return };
    let store = inner.store.clone();
    let copying = wasm_bindgen_futures::JsFuture::from(window.navigator().clipboard().write_text(text));
    wasm_bindgen_futures::spawn_local(async move {
        store.dispatch(match copying.await {
            Ok(_) => Command::Say { text: done, is_error: false },
            Err(_) => Command::Say { text: otherwise.into(), is_error: true },
        });
    });
}

fn focus(inner: &Rc<Inner>, target: FocusTarget) {
    let is_measure = matches!(target, FocusTarget::Measures | FocusTarget::Measure(_));
    let id = match target {
        FocusTarget::Canvas => {
            // Focus can be refused only to an element that is gone.
            let _ = inner.surface.focus();
            return;
        }
        FocusTarget::Search => {
            // At once, so that nothing typed after it is overtaken; where the box is folded, it takes the keyboard when it
            // comes.
            if let Some(field) = by_id("search") {
                let _ = field.focus();
            }
            return;
        }
        FocusTarget::Measures => "measures",
        FocusTarget::Measure(measure) => measure.anchor(),
        FocusTarget::Inspector => "inspector",
        FocusTarget::Reader => "reader",
    };
    // After the panel has been drawn.
    gloo::timers::callback::Timeout::new(0, move || {
        if let Some(element) = by_id(id) {
            let _ = element.focus();
            // It begins at the top: focus alone shows the end of what is higher than its panel.
            if is_measure {
                element.scroll_into_view();
            }
        }
    })
    .forget();
}

fn by_id(id: &str) -> Option<HtmlElement> {
    window()?.document()?.get_element_by_id(id)?.dyn_into().ok()
}
