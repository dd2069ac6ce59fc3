//! What hands do on the canvas, from the browser's events to the viewer's inputs.

use gloo::events::{EventListener, EventListenerOptions};
use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, HtmlElement, KeyboardEvent, PointerEvent, WheelEvent, window};

use crate::geom::{ScreenPoint, ScreenVector};
use crate::viewer::{Button, Input, Modifiers, PointerKind, Turn, WheelUnit};

/// How far one arrow key with Shift moves the view, in CSS pixels.
const KEY_PAN: f32 = 60.0;

/// Listens on the canvas's surface until dropped.
pub struct Hands {
    _listeners: Vec<EventListener>,
}

impl Hands {
    /// Calls `on_input` for each thing done on `surface`.
    pub fn listen(surface: &HtmlElement, on_input: impl Fn(Input) + Clone + 'static) -> Self {
        let mut listeners = Vec::new();
        let mut listen = |name: &'static str, handle: Box<dyn Fn(&Event)>| {
            let options = EventListenerOptions::enable_prevent_default();
            listeners.push(EventListener::new_with_options(surface, name, options, move |event| handle(event)));
        };
        for name in ["pointerdown", "pointermove", "pointerup", "pointercancel", "pointerleave"] {
            let (surface, on_input) = (surface.clone(), on_input.clone());
            listen(
                name,
                Box::new(move |event| {
                    let Some(event) = event.dyn_ref::<PointerEvent>() else { return };
                    if name == "pointerdown" {
                        // So that a drag that leaves the canvas still ends here. A pointer gone meanwhile is no harm.
                        let _ = surface.set_pointer_capture(event.pointer_id());
                        if event.button() == 2 {
                            // The keyboard goes to the menu, and is not called back to the canvas.
                            event.prevent_default();
                        }
                    }
                    if let Some(input) = pointer_input(&surface, event) {
                        on_input(input);
                    }
                }),
            );
        }
        {
            let (surface, on_input) = (surface.clone(), on_input.clone());
            let embedded = is_embedded();
            listen(
                "wheel",
                Box::new(move |event| {
                    let Some(event) = event.dyn_ref::<WheelEvent>() else { return };
                    // Within another page its scroll is that page's, unless Ctrl is held.
                    if embedded && !event.ctrl_key() {
                        return;
                    }
                    // The page itself never scrolls under the canvas.
                    event.prevent_default();
                    on_input(wheel_input(&surface, event));
                }),
            );
        }
        {
            let on_input = on_input.clone();
            listen(
                "keydown",
                Box::new(move |event| {
                    let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
                    if let Some(input) = key_input(event) {
                        event.prevent_default();
                        event.stop_propagation();
                        on_input(input);
                    }
                }),
            );
        }
        // The viewer decides what a secondary click or a long press means; the browser's own menu stays away.
        listen("contextmenu", Box::new(|event| event.prevent_default()));
        Self { _listeners: listeners }
    }
}

/// Whether the page stands in another one.
fn is_embedded() -> bool {
    window().is_some_and(|window| window.parent().ok().flatten().is_some_and(|parent| parent != window))
}

fn place(surface: &HtmlElement, client_x: f64, client_y: f64) -> ScreenPoint {
    let bounds = surface.get_bounding_client_rect();
    ScreenPoint::new((client_x - bounds.left()) as f32, (client_y - bounds.top()) as f32)
}

fn pointer_input(surface: &HtmlElement, event: &PointerEvent) -> Option<Input> {
    let at = place(surface, f64::from(event.client_x()), f64::from(event.client_y()));
    let (pointer, time) = (event.pointer_id(), event.time_stamp());
    let modifiers =
        Modifiers { shift: event.shift_key(), command: event.ctrl_key() || event.meta_key(), alt: event.alt_key() };
    let kind = match event.pointer_type().as_str() {
        "touch" => PointerKind::Touch,
        "pen" => PointerKind::Pen,
        _ => PointerKind::Mouse,
    };
    Some(match event.type_().as_str() {
        "pointerdown" => {
            let button = match event.button() {
                0 => Button::Primary,
                1 => Button::Middle,
                2 => Button::Secondary,
                _ => return None,
            };
            Input::Down { pointer, kind, button, at, modifiers, time }
        }
        "pointermove" => Input::Move { pointer, kind, at, modifiers, time },
        "pointerup" => Input::Up { pointer, at, modifiers, time },
        "pointercancel" => Input::Cancel { pointer, time },
        _ => Input::Leave { pointer, time },
    })
}

fn wheel_input(surface: &HtmlElement, event: &WheelEvent) -> Input {
    // The unit first: Firefox counts everything in pixels for pages that do not ask.
    let unit = match event.delta_mode() {
        WheelEvent::DOM_DELTA_LINE => WheelUnit::Lines,
        WheelEvent::DOM_DELTA_PAGE => WheelUnit::Pages,
        _ => WheelUnit::Pixels,
    };
    let legacy = Reflect::get(event, &JsValue::from_str("wheelDeltaY")).ok().and_then(|delta| delta.as_f64());
    Input::Wheel {
        at: place(surface, f64::from(event.client_x()), f64::from(event.client_y())),
        turn: Turn {
            by: ScreenVector::new(event.delta_x() as f32, event.delta_y() as f32),
            unit,
            legacy: legacy.map(|delta| delta as f32),
            pinch: event.ctrl_key(),
        },
        time: event.time_stamp(),
    }
}

fn key_input(event: &KeyboardEvent) -> Option<Input> {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return None;
    }
    if event.key() == "ContextMenu" || (event.key() == "F10" && event.shift_key()) {
        return Some(Input::Menu);
    }
    let direction = match event.key().as_str() {
        "ArrowLeft" => ScreenVector::new(-1.0, 0.0),
        "ArrowRight" => ScreenVector::new(1.0, 0.0),
        "ArrowUp" => ScreenVector::new(0.0, -1.0),
        "ArrowDown" => ScreenVector::new(0.0, 1.0),
        _ => return None,
    };
    // The picture moves against the arrow, so that the view moves with it.
    Some(if event.shift_key() { Input::PanBy { by: direction * -KEY_PAN } } else { Input::Walk { direction } })
}
