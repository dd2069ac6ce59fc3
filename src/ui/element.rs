//! An element of the page, put together call by call. `html!` writes a tag out in full wherever it stands; here each call is
//! a few bytes of the download, which counts in the panels that are made of many small elements.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Key, Listener, ListenerKind, VTag, VText};

use crate::state::Command;

/// An element under construction; `into()` makes it markup.
pub struct Element(Box<VTag>);

/// An element of this name and class; no class where that is empty.
pub fn element(tag: &'static str, class: &'static str) -> Element {
    let mut made = VTag::new(tag);
    if !class.is_empty() {
        let values = Box::new([Some(AttributeOrProperty::Static(class))]);
        made.set_attributes(Attributes::Dynamic { keys: &["class"], values });
    }
    Element(Box::new(made))
}

/// A button of this class that sends the command.
pub fn button(class: &'static str, dispatch: &Callback<Command>, command: Command) -> Element {
    element("button", class).with("type", "button").sends(dispatch, command)
}

impl Element {
    /// With an attribute that is always the same.
    #[inline(never)]
    pub fn with(mut self, name: &'static str, value: &'static str) -> Self {
        self.0.add_attribute(name, value);
        self
    }

    /// With an attribute of this value.
    #[inline(never)]
    pub fn given(mut self, name: &'static str, value: &str) -> Self {
        self.0.add_attribute(name, value.to_owned());
        self
    }

    /// With the key that it is known by among its siblings.
    #[inline(never)]
    pub fn key(mut self, key: &str) -> Self {
        self.0.key = Some(Key::from(key));
        self
    }

    /// Known to the pane as this node.
    pub fn at(mut self, node: &NodeRef) -> Self {
        self.0.node_ref = node.clone();
        self
    }

    /// With more text in it.
    #[inline(never)]
    pub fn text(mut self, text: &str) -> Self {
        self.0.add_child(VText::new(text.to_owned()).into());
        self
    }

    /// With one more child.
    pub fn put(self, child: impl Into<Html>) -> Self {
        self.child(child.into())
    }

    #[inline(never)]
    fn child(mut self, child: Html) -> Self {
        self.0.add_child(child);
        self
    }

    /// With one more child, where there is one.
    #[inline(never)]
    pub fn maybe(self, child: Option<Element>) -> Self {
        match child {
            Some(child) => self.put(child),
            None => self,
        }
    }

    /// With one more child for each of these.
    pub fn each<T>(mut self, items: &[T], draw: impl Fn(&T) -> Html) -> Self {
        for item in items {
            self.0.add_child(draw(item));
        }
        self
    }

    /// With all of these as children.
    pub fn all(mut self, children: Vec<Html>) -> Self {
        for child in children {
            self.0.add_child(child);
        }
        self
    }

    /// Sends the command when it is clicked.
    #[inline(never)]
    pub fn sends(self, dispatch: &Callback<Command>, command: Command) -> Self {
        let dispatch = dispatch.clone();
        self.on(ListenerKind::onclick, Box::new(move |_| dispatch.emit(command.clone())))
    }

    /// Does this when the event comes.
    #[inline(never)]
    pub fn on(mut self, kind: ListenerKind, act: Box<dyn Fn(web_sys::Event)>) -> Self {
        self.0.add_listener(Rc::new(Hears { kind, act }));
        self
    }

    /// Of an input: what is typed in it.
    pub fn value(mut self, value: &str) -> Self {
        self.0.set_value(value.to_owned());
        self
    }

    /// Of an input: whether it is ticked.
    pub fn checked(mut self, checked: bool) -> Self {
        self.0.set_checked(checked);
        self
    }

    /// Tells what is typed into the input.
    pub fn on_type(self, act: impl Fn(String) + 'static) -> Self {
        self.on(
            ListenerKind::oninput,
            Box::new(move |event| act(field(&event).map_or_else(String::new, |it| it.value()))),
        )
    }

    /// Tells whether the input is ticked, when that changes.
    pub fn on_check(self, act: impl Fn(bool) + 'static) -> Self {
        self.on(ListenerKind::onchange, Box::new(move |event| act(field(&event).is_some_and(|it| it.checked()))))
    }

    /// Does this when a key is pressed on it.
    pub fn on_key(self, act: impl Fn(KeyboardEvent) + 'static) -> Self {
        self.on(ListenerKind::onkeydown, Box::new(move |event| act(event.unchecked_into())))
    }
}

impl From<Element> for Html {
    #[inline(never)]
    fn from(element: Element) -> Self {
        (*element.0).into()
    }
}

fn field(event: &web_sys::Event) -> Option<HtmlInputElement> {
    event.target()?.dyn_into().ok()
}

/// What an element does when an event comes.
struct Hears {
    kind: ListenerKind,
    act: Box<dyn Fn(web_sys::Event)>,
}

impl Listener for Hears {
    fn kind(&self) -> ListenerKind {
        self.kind.clone()
    }

    fn handle(&self, event: web_sys::Event) {
        (self.act)(event);
    }

    fn passive(&self) -> bool {
        false
    }
}
