//! The picture as a file for the user: SVG or PNG, of what is on screen.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use js_sys::{Array, JsString};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlElement, Url, window};

use super::stage::Inner;
use crate::order::Listed as _;
use crate::render::picture;
use crate::scene::svg;
use crate::state::{Command, PictureKind, State, Store, places_file};

/// PNG has so many pixels to a CSS pixel, whatever the screen has.
const PNG_SCALE: f64 = 2.0;
/// What is said once a picture is in the user's folder.
const PICTURE: &str = "picture saved";
/// How long a file's address must stand after the click that fetches it, in milliseconds.
const FETCHING: u32 = 10_000;

/// Offers what is on screen as a file; says so where that cannot be.
pub(super) fn picture_of(inner: &Rc<Inner>, kind: PictureKind) {
    let state = inner.store.state();
    inner.viewer.borrow_mut().complete();
    let mut list = inner.viewer.borrow().drawn().clone();
    let name = name_of(&state, if kind == PictureKind::Svg { "svg" } else { "png" });
    match kind {
        PictureKind::Svg => {
            offer_text(inner, svg::write(&list, &title_of(&state)), "image/svg+xml", &name, PICTURE);
        }
        PictureKind::Png | PictureKind::PngClear => {
            if kind == PictureKind::PngClear {
                list.background.a = 0;
            }
            let store = inner.store.clone();
            let take = Closure::once_into_js(move |blob: JsValue| {
                answer(&store, blob.dyn_into().and_then(|blob| offer(&blob, &name)), PICTURE);
            });
            let drawn = picture(&list, PNG_SCALE).map_err(|error| JsValue::from(error.to_string()));
            // Without a type the browser writes PNG.
            if let Err(why) = drawn.and_then(|canvas| canvas.to_blob(take.unchecked_ref())) {
                answer(&inner.store, Err(why), PICTURE);
            }
        }
    }
}

/// Offers where everything stands as a file.
pub(super) fn places_of(inner: &Rc<Inner>) {
    let state = inner.store.state();
    let text = places_file(&state.document.network, inner.viewer.borrow().positions());
    offer_text(inner, text, "application/json", &name_of(&state, "places.json"), "places saved");
}

/// Offers a table as a file.
pub(super) fn table_of(inner: &Rc<Inner>, text: &str) {
    let name = name_of(&inner.store.state(), "csv");
    offer_text(inner, text.to_owned(), "text/csv", &name, "table saved");
}

fn offer_text(inner: &Rc<Inner>, text: String, kind: &str, name: &str, done: &str) {
    let parts = Array::of1(&JsString::from(text));
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options);
    answer(&inner.store, blob.and_then(|blob| offer(&blob, name)), done);
}

/// Has the browser put a file into the user's folder for downloads.
fn offer(blob: &Blob, name: &str) -> Result<(), JsValue> {
    let document = window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let address = Url::create_object_url_with_blob(blob)?;
    let link: HtmlElement = document.create_element("a")?.dyn_into()?;
    link.set_attribute("href", &address)?;
    link.set_attribute("download", name)?;
    link.click();
    Timeout::new(FETCHING, move || drop(Url::revoke_object_url(&address))).forget();
    Ok(())
}

fn answer(store: &Store, saved: Result<(), JsValue>, done: &str) {
    let (text, is_error) = match saved {
        Ok(()) => (done, false),
        Err(_) => ("the browser could not make the file: it may be too large", true),
    };
    store.dispatch(Command::Say { text: text.into(), is_error });
}

fn title_of(state: &State) -> String {
    let sources = state.document.dataset.sources.values();
    let titles: Vec<&str> = sources.map(|source| source.article.title.as_str()).list();
    if titles.is_empty() { "Summitry".to_owned() } else { titles.join(" · ") }
}

/// By the day of the latest article: `summitry-2025-08-16.svg`.
fn name_of(state: &State, ending: &str) -> String {
    let sources = state.document.dataset.sources.values();
    let days = sources.map(|source| source.article.published.as_ref().unwrap_or(&source.article.as_of).to_string());
    match days.max() {
        Some(day) => ["summitry-", &day, ".", ending].concat(),
        None => ["summitry.", ending].concat(),
    }
}
