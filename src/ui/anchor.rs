//! The elements that focus and links within the page go to, by their ids; and their sizes.

use std::cell::Cell;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlElement, HtmlInputElement, ResizeObserver};

use super::pane::{self, Owner};

/// The field one searches in.
pub const SEARCH: &str = "search";
/// The surface of the graph.
pub const GRAPH: &str = "graph";
/// The inspector's heading.
pub const INSPECTOR: &str = "inspector";
/// What stands out.
pub const MEASURES: &str = "measures";
/// The article reader.
pub const READER: &str = "reader";
/// The list twin.
pub const LIST: &str = "list";
/// Its rows.
pub const ROWS: &str = "list-rows";

/// The element of this id.
pub fn element(id: &str) -> Option<HtmlElement> {
    web_sys::window()?.document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Gives it the keyboard; says whether it was there to take it. What one searched for before gives way to what comes.
pub fn focus(id: &str) -> bool {
    let Some(element) = element(id) else { return false };
    if let Some(field) = element.dyn_ref::<HtmlInputElement>().filter(|_| id == SEARCH) {
        field.select();
    }
    element.focus().is_ok()
}

thread_local! {
    static AWAITED: Cell<Option<&'static str>> = const { Cell::new(None) };
}

/// Gives it the keyboard, or will when it comes into the page.
pub fn focus_when_there(id: &'static str) {
    AWAITED.set((!focus(id)).then_some(id));
}

/// Called when the element has come: takes the keyboard if it was awaited.
pub fn arrive(id: &'static str) {
    if AWAITED.get() == Some(id) {
        AWAITED.set(None);
        let _ = focus(id);
    }
}

/// What has the keyboard now, to give it back later.
pub fn focused() -> Option<HtmlElement> {
    let element: Element = web_sys::window()?.document()?.active_element()?;
    let element: HtmlElement = element.dyn_into().ok()?;
    (element.tag_name() != "BODY").then_some(element)
}

/// Gives the keyboard back to an element that is still in the page, else to the graph.
pub fn give_back(element: Option<HtmlElement>) {
    match element.filter(|element| element.is_connected()) {
        Some(element) => drop(element.focus()),
        None => drop(focus(GRAPH)),
    }
}

/// Does this when the element is first laid out, and whenever its size changes, until what is answered is dropped.
pub fn resized(element: &HtmlElement, act: Box<dyn FnMut()>) -> Owner {
    let on_resize = Closure::wrap(act);
    let observer = ResizeObserver::new(on_resize.as_ref().unchecked_ref()).ok();
    if let Some(observer) = &observer {
        observer.observe(element);
    }
    pane::at_end(Box::new(move || {
        if let Some(observer) = observer {
            observer.disconnect();
        }
        drop(on_resize);
    }))
}
