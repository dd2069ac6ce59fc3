//! What is drawn over the canvas: box, lasso, the line under the pointer, and the keyboard's ring.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, window};

use crate::geom::{ScreenPoint, ScreenRect, decimal};
use crate::viewer::{Cursor, Viewer};

/// Elements of its own over a surface, gone with this value. They follow the viewer without Yew.
pub struct Overlay {
    surface: HtmlElement,
    selection: Option<HtmlElement>,
    /// An SVG with three paths.
    drawing: Option<Element>,
    lasso: Trace,
    line: Trace,
    ring: Trace,
}

/// A path, and what is drawn on it.
#[derive(Default)]
struct Trace {
    element: Option<Element>,
    shown: RefCell<String>,
}

impl Overlay {
    /// An overlay of `surface`.
    pub fn new(surface: &HtmlElement) -> Self {
        let selection = window()
            .and_then(|window| window.document())
            .and_then(|document| document.create_element("div").ok())
            .and_then(|element| element.dyn_into::<HtmlElement>().ok())
            .filter(|element| {
                element.set_class_name("selection-box");
                element.set_hidden(true);
                surface.append_child(element).is_ok()
            });
        let drawing = svg_element("svg", "overlay").filter(|svg| {
            let _ = svg.set_attribute("aria-hidden", "true");
            surface.append_child(svg).is_ok()
        });
        let trace = |class| {
            let path = svg_element("path", class);
            let element = path.filter(|path| drawing.as_ref().is_some_and(|svg| svg.append_child(path).is_ok()));
            Trace { element, shown: RefCell::default() }
        };
        let (line, ring, lasso) = (trace("overlay-line"), trace("overlay-ring"), trace("overlay-lasso"));
        Self { surface: surface.clone(), selection, lasso, line, ring, drawing }
    }

    /// Shows what the viewer says now.
    pub fn follow(&self, viewer: &Viewer) {
        self.show_box(viewer.selection_box());
        self.show_cursor(viewer.cursor());
        let mut path = String::new();
        for (index, point) in viewer.lasso().unwrap_or_default().iter().enumerate() {
            step(&mut path, if index == 0 { 'M' } else { 'L' }, *point);
        }
        self.lasso.show(path);
        let mut path = String::new();
        for [from, control, to] in viewer.hovered_line() {
            step(&mut path, 'M', from);
            step(&mut path, 'Q', control);
            step(&mut path, ' ', to);
        }
        self.line.show(path);
        let mut path = String::new();
        if let Some((at, radius)) = viewer.focus_ring() {
            // Two half circles.
            let (x, y) = (at.x, at.y);
            for (to, along) in [('M', -radius), ('A', radius), ('A', -radius)] {
                if to == 'A' {
                    path.push_str(&format!("A{0} {0} 0 0 1 ", tenths(radius)));
                }
                step(&mut path, if to == 'M' { 'M' } else { ' ' }, ScreenPoint::new(x + along, y));
            }
        }
        self.ring.show(path);
    }

    /// Shows the box, or none.
    fn show_box(&self, bounds: Option<ScreenRect>) {
        let Some(element) = &self.selection else { return };
        if bounds.is_none() && element.hidden() {
            return;
        }
        element.set_hidden(bounds.is_none());
        let Some(bounds) = bounds else { return };
        let style = element.style();
        for (name, value) in
            [("left", bounds.min.x), ("top", bounds.min.y), ("width", bounds.width()), ("height", bounds.height())]
        {
            // A length in pixels is always a valid value.
            let _ = style.set_property(name, &pixels(value));
        }
    }

    /// Makes the pointer look like what it would do.
    fn show_cursor(&self, cursor: Cursor) {
        let word = match cursor {
            Cursor::Default => "default",
            Cursor::Pointer => "pointer",
            Cursor::Grabbing => "grabbing",
            Cursor::Crosshair => "crosshair",
        };
        if self.surface.get_attribute("data-cursor").as_deref() != Some(word) {
            let _ = self.surface.set_attribute("data-cursor", word);
        }
    }
}

impl Drop for Overlay {
    fn drop(&mut self) {
        if let Some(selection) = &self.selection {
            selection.remove();
        }
        if let Some(drawing) = &self.drawing {
            drawing.remove();
        }
    }
}

impl Trace {
    fn show(&self, path: String) {
        let Some(element) = &self.element else { return };
        if *self.shown.borrow() != path {
            let _ = element.set_attribute("d", &path);
            *self.shown.borrow_mut() = path;
        }
    }
}

/// A length in CSS pixels for a style. Whole pixels are enough, and numbers with a point cost a formatter of their own.
pub(super) fn pixels(length: f32) -> String {
    format!("{}px", length.round() as i32)
}

/// One step of a path.
fn step(path: &mut String, letter: char, to: ScreenPoint) {
    path.push(letter);
    for value in [to.x, to.y] {
        path.push_str(&tenths(value));
        path.push(' ');
    }
}

fn tenths(value: f32) -> String {
    decimal((value * 10.0).round() / 10.0)
}

/// A new element of a drawing; `None` only where there is no document.
fn svg_element(name: &str, class: &str) -> Option<Element> {
    let document = window()?.document()?;
    let element = document.create_element_ns(Some("http://www.w3.org/2000/svg"), name).ok()?;
    let _ = element.set_attribute("class", class);
    Some(element)
}
