//! The layout in a worker: requests in, frames out; and measures, whose tasks have words of their own.
//!
//! A `Uint32Array` is a request in the words of `layout::protocol`. A frame is an array of its header (`Uint32Array`)
//! and its positions (`Float32Array`, transferred); the same array comes back by itself when the page has read it, and
//! only then there is a buffer for another frame. The first message of all, `null`, says that requests are heard.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Float32Array, Uint32Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue, UnwrapThrowExt, throw_str};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::measure_loop::MeasureLoop;
use super::session_loop::SessionLoop;
use crate::graph::measure::is_task;
use crate::layout::protocol::{decode_request, encode_frame};
use crate::layout::{Frame, Request};

/// The frame buffers that are not the session's: those of frames on their way, and arrays to send the next ones in.
#[derive(Debug, Default)]
struct Buffers {
    lent: Vec<Vec<f32>>,
    arrays: Vec<Float32Array>,
}

/// Serves this worker's page for as long as the worker lives. What fails here throws, so that the page is told by an
/// error event and lays out by itself.
pub fn serve() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let buffers = Rc::new(RefCell::new(Buffers::default()));
    let session = {
        let (scope, buffers) = (scope.clone(), Rc::clone(&buffers));
        SessionLoop::new(move |frame| post(&scope, &mut buffers.borrow_mut(), frame)).unwrap_throw()
    };
    let measuring = {
        let scope = scope.clone();
        MeasureLoop::new(move |words| {
            // An array of our own can be sent.
            let _ = scope.post_message(&Uint32Array::from(words));
        })
        .unwrap_throw()
    };
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let data = event.data();
        if let Some(words) = data.dyn_ref::<Uint32Array>() {
            let words = words.to_vec();
            if is_task(&words) {
                return measuring.take(&words);
            }
            match decode_request(&words) {
                Ok(request) => session.handle(request),
                Err(error) => throw_str(&format!("a request to the layout worker: {error}")),
            }
        } else if let Ok(array) = data.dyn_into::<Float32Array>() {
            let mut buffers = buffers.borrow_mut();
            buffers.arrays.push(array);
            if let Some(buffer) = buffers.lent.pop() {
                session.handle(Request::Buffer(buffer));
            }
        }
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // It lives as long as the worker.
    on_message.forget();
    scope.post_message(&JsValue::NULL).unwrap_throw();
}

fn post(scope: &DedicatedWorkerGlobalScope, buffers: &mut Buffers, frame: Frame) {
    let (header, positions) = encode_frame(&frame);
    let length = positions.len() as u32;
    let array = buffers.arrays.pop().filter(|array| array.length() == length);
    let array = array.unwrap_or_else(|| Float32Array::new_with_length(length));
    array.copy_from(positions);
    let message = Array::of2(&Uint32Array::from(&header[..]), &array);
    scope.post_message_with_transfer(&message, &Array::of1(&array.buffer())).unwrap_throw();
    buffers.lent.push(frame.positions);
}
