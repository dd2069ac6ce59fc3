//! Files that the user chooses or drops.

use std::rc::Rc;

use gloo::events::EventListener;
use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{File, FileList, HtmlInputElement, window};

use crate::io::MAX_FILE_BYTES;
use crate::order::Listed as _;
use crate::state::{Command, Store};

/// Shows the browser's file dialog and opens what is chosen.
pub fn choose(store: Rc<Store>) {
    let Some(document) = window().and_then(|window| window.document()) else { return };
    let Some(input) = document.create_element("input").ok().and_then(|input| input.dyn_into::<HtmlInputElement>().ok())
    else {
        return;
    };
    input.set_type("file");
    input.set_multiple(true);
    input.set_accept(".json,application/json");
    let chosen = input.clone();
    // Lives as long as the input element, which goes with the dialog.
    EventListener::once(&input, "change", move |_| {
        if let Some(files) = chosen.files() {
            open(store, &files);
        }
    })
    .forget();
    input.click();
}

/// Reads files and opens those that can be read, in the order of the list.
pub fn open(store: Rc<Store>, files: &FileList) {
    let files: Vec<File> = (0..files.length()).filter_map(|at| files.get(at)).list();
    spawn_local(async move {
        let (mut read, mut refused) = (Vec::new(), None);
        for file in files {
            let name = file.name();
            if file.size() > MAX_FILE_BYTES as f64 {
                refused = Some(format!(
                    "{name}: expected at most {} MiB, found {} MiB",
                    MAX_FILE_BYTES >> 20,
                    (file.size() / 1_048_576.0).round() as u64
                ));
                continue;
            }
            match JsFuture::from(file.array_buffer()).await {
                Ok(buffer) => read.push((name, Rc::from(Uint8Array::new(&buffer).to_vec()))),
                Err(_) => refused = Some(format!("{name}: the browser could not read the file")),
            }
        }
        match (read.pop(), read.is_empty()) {
            (Some((name, bytes)), true) => store.dispatch(Command::OpenFile { name, bytes }),
            (Some(last), false) => {
                read.push(last);
                store.dispatch(Command::OpenFiles(read));
            }
            (None, _) => {}
        }
        if let Some(text) = refused {
            store.dispatch(Command::Say { text, is_error: true });
        }
    });
}
