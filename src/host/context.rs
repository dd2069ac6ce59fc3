//! The graphics context of the canvas, which the browser may take away and give back.

use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use web_sys::HtmlCanvasElement;

use super::stage::Inner;

/// Hears of it until the listeners are dropped.
pub(super) fn listen(
    canvas: &HtmlCanvasElement,
    with: impl Fn(fn(&Rc<Inner>)) + Clone + 'static,
) -> Vec<EventListener> {
    let options = EventListenerOptions::enable_prevent_default();
    let lost = {
        let with = with.clone();
        EventListener::new_with_options(canvas, "webglcontextlost", options, move |event| {
            // Without this the browser never restores it.
            event.prevent_default();
            with(|inner| {
                inner.renderer.borrow_mut().context_lost();
                inner.wait_for_context();
            });
        })
    };
    let restored = EventListener::new(canvas, "webglcontextrestored", move |_| {
        with(|inner| {
            drop(inner.restoring.borrow_mut().take());
            let restored = inner.renderer.borrow_mut().context_restored();
            inner.go_on_after(restored);
        });
    });
    vec![lost, restored]
}
