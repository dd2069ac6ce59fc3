//! What the page says about the layout and its address in its markup, for tests and for assistive tools.

use web_sys::HtmlElement;

use crate::layout::digest;

/// Says that the layout stands still and which picture it is.
pub fn mark_settled(surface: &HtmlElement, positions: &[f32]) {
    set(surface, "data-digest", &format!("{:016x}", digest(positions)));
    set(surface, "data-settled", "true");
}

/// Says that the layout is at work, and where.
pub fn mark_working(surface: &HtmlElement, place: &str) {
    set(surface, "data-settled", "false");
    set(surface, "data-layout", place);
}

/// Says whether the address bar has the view as it stands.
pub fn mark_linked(surface: &HtmlElement, linked: bool) {
    set(surface, "data-linked", if linked { "true" } else { "false" });
}

fn set(surface: &HtmlElement, name: &str, value: &str) {
    // An attribute of our own cannot be refused.
    let _ = surface.set_attribute(name, value);
}
