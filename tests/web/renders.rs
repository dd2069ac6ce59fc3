//! What renders when: a panel for its own slice only, and nothing at all for a frame.

use std::collections::BTreeMap;
use std::rc::Rc;

use summitry::model::{EntityKind, GlobalId};
use summitry::state::{Command, State, Store};
use summitry::ui::app;
use summitry::ui::pane::Pane;
use summitry::ui::renders;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, WheelEvent, WheelEventInit};
use yew::AppHandle;

use super::clock;

/// The app in a page of its own size, over the demo; gone with this value.
pub struct Mounted {
    store: Rc<Store>,
    root: HtmlElement,
    app: Option<AppHandle<Pane>>,
}

impl Mounted {
    pub async fn new() -> Self {
        let mounted = Self::begin().await;
        clock::until(|| mounted.surface().get_attribute("data-settled").as_deref() == Some("true")).await;
        clock::frames(3).await;
        mounted
    }

    /// Still at work on the first layout.
    pub async fn begin() -> Self {
        let document = web_sys::window().unwrap().document().unwrap();
        let root: HtmlElement = document.create_element("div").unwrap().unchecked_into();
        document.body().unwrap().append_child(&root).unwrap();
        let store = Rc::new(Store::new(State::default()));
        store.dispatch(Command::OpenDemo);
        let app = app::render(root.clone().into(), store.clone());
        let mounted = Self { store, root, app: Some(app) };
        // No style sheets here: the surface gets a size of its own.
        clock::frames(2).await;
        let style = mounted.surface().style();
        for (name, value) in [("position", "absolute"), ("width", "800px"), ("height", "600px")] {
            style.set_property(name, value).unwrap();
        }
        mounted
    }

    pub fn surface(&self) -> HtmlElement {
        self.root.query_selector(".surface").unwrap().expect("the graph's surface is in the page").unchecked_into()
    }

    /// What rendered during `act` and the three frames after it.
    async fn rendered(&self, act: impl FnOnce()) -> BTreeMap<&'static str, u32> {
        let before = renders::all();
        act();
        clock::frames(3).await;
        renders::all()
            .into_iter()
            .map(|(name, count)| (name, count - before.get(name).copied().unwrap_or_default()))
            .filter(|(_, count)| *count > 0)
            .collect()
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
        self.root.remove();
    }
}

#[wasm_bindgen_test]
async fn a_panel_renders_only_for_its_own_slice() {
    let mounted = Mounted::new().await;
    let putin = GlobalId::parse("anchorage-recap#putin").unwrap();

    let rendered = mounted.rendered(|| mounted.store.dispatch(Command::Select(putin.clone()))).await;
    assert!(rendered.contains_key("Inspector"), "{rendered:?}");
    for other in ["Legend", "Articles", "Search", "GraphCanvas", "Reader"] {
        assert!(!rendered.contains_key(other), "{other} rendered for a selection: {rendered:?}");
    }

    let rendered = mounted.rendered(|| mounted.store.dispatch(Command::ToggleKind(EntityKind::Place))).await;
    assert!(rendered.contains_key("Legend"), "{rendered:?}");
    for other in ["Articles", "Search", "GraphCanvas", "Reader"] {
        assert!(!rendered.contains_key(other), "{other} rendered for a filter: {rendered:?}");
    }

    // The same again changes nothing and renders nothing.
    let rendered = mounted.rendered(|| mounted.store.dispatch(Command::Select(putin))).await;
    assert_eq!(rendered, BTreeMap::new());
}

#[wasm_bindgen_test]
async fn nothing_renders_in_200_frames_of_motion() {
    let mounted = Mounted::new().await;
    let surface = mounted.surface();
    let before = renders::all();
    let hash = || web_sys::window().unwrap().location().hash().unwrap();
    let link = hash();
    for frame in 0..200 {
        let init = WheelEventInit::new();
        init.set_bubbles(true);
        init.set_cancelable(true);
        init.set_client_x(300);
        init.set_client_y(200);
        init.set_delta_y(if frame % 2 == 0 { 40.0 } else { -30.0 });
        surface.dispatch_event(&WheelEvent::new_with_event_init_dict("wheel", &init).unwrap()).unwrap();
        clock::frames(1).await;
    }
    assert_eq!(renders::all(), before);
    clock::until(|| hash() != link).await;
}
