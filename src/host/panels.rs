//! Panels that may lie over the canvas, as sheets on narrow screens: word when they change, and how much they cover.

use std::rc::Rc;

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlElement, MutationObserver, MutationObserverInit, ResizeObserver, window};

use crate::order::Listed as _;

/// Side panels: children of the shell.
const PANELS: &str = ".rail";
const SHELL: &str = ".shell";

/// Watches panels until dropped.
pub(super) struct Panels {
    sizes: Rc<ResizeObserver>,
    /// Tells of those that come and go.
    shell: MutationObserver,
    _closures: [Closure<dyn FnMut(JsValue)>; 2],
}

impl Panels {
    /// Calls `on_change` when a panel beside this surface comes, goes or has another size: once it is laid out.
    pub(super) fn watch(surface: &HtmlElement, on_change: impl Fn() + Clone + 'static) -> Result<Self, JsValue> {
        let act = on_change.clone();
        let on_size = Closure::<dyn FnMut(JsValue)>::new(move |_| act());
        let sizes = Rc::new(ResizeObserver::new(on_size.as_ref().unchecked_ref())?);
        let observe = {
            let sizes = sizes.clone();
            move || panels().iter().for_each(|panel| sizes.observe(panel))
        };
        observe();
        let on_child = Closure::<dyn FnMut(JsValue)>::new(move |_| {
            observe();
            on_change();
        });
        let shell = MutationObserver::new(on_child.as_ref().unchecked_ref())?;
        // A surface that stands alone has no panels beside it.
        if let Some(element) = surface.closest(SHELL)? {
            let children = MutationObserverInit::new();
            children.set_child_list(true);
            shell.observe_with_options(&element, &children)?;
        }
        Ok(Self { sizes, shell, _closures: [on_size, on_child] })
    }
}

impl Drop for Panels {
    fn drop(&mut self) {
        self.sizes.disconnect();
        self.shell.disconnect();
    }
}

/// How much of the canvas panels cover from its left, right, top and bottom side, in CSS pixels.
pub(super) fn covered(surface: &HtmlElement) -> [f32; 4] {
    let canvas = surface.get_bounding_client_rect();
    let mut covered = [0.0_f64; 4];
    for panel in panels() {
        // Where it stands in the shell, wherever it is on its way there.
        let (panel_left, panel_top) = (f64::from(panel.offset_left()), f64::from(panel.offset_top()));
        let panel_right = panel_left + f64::from(panel.offset_width());
        let panel_bottom = panel_top + f64::from(panel.offset_height());
        let width = panel_right.min(canvas.right()) - panel_left.max(canvas.left());
        let height = panel_bottom.min(canvas.bottom()) - panel_top.max(canvas.top());
        if width <= 1.0 || height <= 1.0 {
            continue;
        }
        // A sheet over the whole width covers from below, a rail from its side.
        let (side, by) = if width > 0.9 * canvas.width() {
            (3, canvas.bottom() - panel_top)
        } else if panel_left - canvas.left() < canvas.right() - panel_right {
            (0, panel_right - canvas.left())
        } else {
            (1, canvas.right() - panel_left)
        };
        covered[side] = covered[side].max(by);
    }
    // Something of the canvas is always left.
    let [left, right, top, bottom] = covered;
    let most = |by: f64, whole: f64| by.min(whole * 0.6) as f32;
    [most(left, canvas.width()), most(right, canvas.width()), top as f32, most(bottom, canvas.height())]
}

fn panels() -> Vec<HtmlElement> {
    let found =
        window().and_then(|window| window.document()).and_then(|document| document.query_selector_all(PANELS).ok());
    let Some(found) = found else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).list()
}
