//! What the browser says about its surroundings: size, pixel ratio, colour scheme, wish for less motion.

use std::cell::Cell;

use gloo::events::EventListener;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlElement, MediaQueryList, ResizeObserver, window};

use crate::render::Backend;
use crate::scene::{Color, Palette, SystemColors, Theme};
use crate::state::ThemeChoice;

/// Watches the surroundings until dropped.
pub struct Environment {
    _listeners: Vec<EventListener>,
    observer: ResizeObserver,
    _on_resize: Closure<dyn FnMut(JsValue)>,
}

impl Environment {
    /// Calls `on_change` when the surface's size, the pixel ratio, the colour scheme, the wish for less motion or more
    /// contrast changes, and before and after printing.
    pub fn watch(surface: &HtmlElement, on_change: impl Fn() + Clone + 'static) -> Result<Self, JsValue> {
        let on_resize = {
            let on_change = on_change.clone();
            Closure::<dyn FnMut(JsValue)>::new(move |_| on_change())
        };
        let observer = ResizeObserver::new(on_resize.as_ref().unchecked_ref())?;
        observer.observe(surface);
        let mut listeners = Vec::new();
        for query in [DARK, REDUCED_MOTION, FORCED, CONTRAST, PRINT].iter().chain(RATIOS) {
            if let Some(list) = media(query) {
                let on_change = on_change.clone();
                listeners.push(EventListener::new(&list, "change", move |_| on_change()));
            }
        }
        // A zoom of the browser changes the window's size, too.
        if let Some(window) = window() {
            for name in ["resize", "beforeprint", "afterprint"] {
                let on_change = on_change.clone();
                listeners.push(EventListener::new(&window, name, move |_| {
                    match name {
                        "beforeprint" => PRINTING.set(true),
                        "afterprint" => PRINTING.set(false),
                        _ => {}
                    }
                    on_change();
                }));
            }
        }
        Ok(Self { _listeners: listeners, observer, _on_resize: on_resize })
    }
}

impl Drop for Environment {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

const DARK: &str = "(prefers-color-scheme: dark)";
const REDUCED_MOTION: &str = "(prefers-reduced-motion: reduce)";
const FORCED: &str = "(forced-colors: active)";
const CONTRAST: &str = "(prefers-contrast: more)";
const PRINT: &str = "print";
/// Between the pixel ratios that displays have: a window moved from one to another may keep its size.
const RATIOS: &[&str] = &[
    "(min-resolution: 1.1dppx)",
    "(min-resolution: 1.4dppx)",
    "(min-resolution: 1.6dppx)",
    "(min-resolution: 1.9dppx)",
    "(min-resolution: 2.1dppx)",
    "(min-resolution: 2.4dppx)",
    "(min-resolution: 2.7dppx)",
];

thread_local! {
    /// Between the browser's words before and after printing: its media query answers only in between.
    static PRINTING: Cell<bool> = const { Cell::new(false) };
}

fn media(query: &str) -> Option<MediaQueryList> {
    window()?.match_media(query).ok()?
}

fn matches(query: &str) -> bool {
    media(query).is_some_and(|list| list.matches())
}

/// Whether the user wants less motion.
pub fn reduced_motion() -> bool {
    matches(REDUCED_MOTION)
}

/// Up to this width, in CSS pixels, panels are sheets over the canvas; `shell.css` has the same number.
const NARROW: f64 = 720.0;

/// Up to this width, in CSS pixels, the details lie over the canvas; `shell.css` has the same number.
const TIGHT: f64 = 960.0;

/// Whether panels are sheets now.
pub fn is_narrow() -> bool {
    is_at_most(NARROW)
}

/// Whether the details lie over the canvas now, and so come only for what is selected.
pub fn is_tight() -> bool {
    is_at_most(TIGHT)
}

fn is_at_most(limit: f64) -> bool {
    let width = window().and_then(|window| window.inner_width().ok()).and_then(|width| width.as_f64());
    width.is_some_and(|width| width <= limit)
}

/// The host's clock: milliseconds since the page began, as in the events and frames of the browser.
pub fn now() -> f64 {
    window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now())
}

/// Canvas pixels to one CSS pixel.
pub fn pixel_ratio() -> f64 {
    window().map_or(1.0, |window| window.device_pixel_ratio()).clamp(0.25, 8.0)
}

/// The means of drawing that the page's address asks for: `?renderer=gl` or `?renderer=canvas`. For tests, and for
/// people whose browser is wrong about their machine.
pub fn wanted_backend() -> Option<Backend> {
    let search = window()?.location().search().ok()?;
    let wanted = search.trim_start_matches('?').split('&').find_map(|part| part.strip_prefix("renderer="))?;
    match wanted {
        "gl" => Some(Backend::Gl),
        "canvas" => Some(Backend::Canvas),
        _ => None,
    }
}

/// Whether the page is being printed.
pub fn is_printing() -> bool {
    PRINTING.get() || matches(PRINT)
}

/// The colours of the picture that a choice means here and now.
pub fn palette_of(choice: ThemeChoice) -> Palette {
    if is_printing() {
        return Palette::of(Theme::Light).on_white();
    }
    if let Some(system) = forced_colors() {
        return Palette::forced(system);
    }
    let palette = Palette::of(theme_of(choice));
    if matches(CONTRAST) { palette.stronger() } else { palette }
}

/// The system's colours where it forces them: what an element of that colour computes to.
fn forced_colors() -> Option<SystemColors> {
    if !matches(FORCED) {
        return None;
    }
    let window = window()?;
    let document = window.document()?;
    let probe = document.create_element("span").ok()?.dyn_into::<HtmlElement>().ok()?;
    document.body()?.append_child(&probe).ok()?;
    let color = |name: &str| {
        probe.style().set_property("color", name).ok()?;
        let computed = window.get_computed_style(&probe).ok()??.get_property_value("color").ok()?;
        Color::from_computed(&computed)
    };
    let colors = (|| {
        Some(SystemColors {
            canvas: color("Canvas")?,
            canvas_text: color("CanvasText")?,
            highlight: color("Highlight")?,
            highlight_text: color("HighlightText")?,
        })
    })();
    probe.remove();
    colors
}

/// The theme that a choice means here and now.
fn theme_of(choice: ThemeChoice) -> Theme {
    match choice {
        ThemeChoice::Light => Theme::Light,
        ThemeChoice::Dark => Theme::Dark,
        ThemeChoice::System if matches(DARK) => Theme::Dark,
        ThemeChoice::System => Theme::Light,
    }
}

/// Tells the style sheets which theme was chosen.
pub fn apply_theme(choice: ThemeChoice) {
    let Some(root) = window().and_then(|window| window.document()).and_then(|document| document.document_element())
    else {
        return;
    };
    let word = match choice {
        ThemeChoice::System => return drop(root.remove_attribute("data-theme")),
        ThemeChoice::Light => "light",
        ThemeChoice::Dark => "dark",
    };
    // An attribute of our own cannot be refused.
    let _ = root.set_attribute("data-theme", word);
}
