//! The Yew app: being built.

/// Mounts the app in the page's `#app`.
pub fn mount() {
    let app = web_sys::window().and_then(|window| window.document()).and_then(|page| page.get_element_by_id("app"));
    if let Some(app) = app {
        yew::Renderer::<Placeholder>::with_root(app).render();
    }
}

#[yew::component]
fn Placeholder() -> yew::Html {
    yew::html! { <h1>{ "Summitry" }</h1> }
}
