//! How a component reads the state: by one comparable slice; and how it changes it: by a command.

use std::rc::Rc;

use yew::prelude::*;

use crate::state::{Command, State, Store};

/// The store in Yew's context. It is the same one for the life of the page, so that the context never re-renders anyone.
#[derive(Clone)]
pub struct StoreHandle(pub Rc<Store>);

impl PartialEq for StoreHandle {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// The store.
///
/// # Panics
///
/// Where a component of ours stands outside `App`, a mistake of the programmer.
#[hook]
pub fn use_store() -> Rc<Store> {
    use_context::<StoreHandle>().expect("a component of the viewer stands inside App").0
}

/// The one way to change anything: the same callback at every render.
#[hook]
pub fn use_dispatch() -> Callback<Command> {
    let store = use_store();
    (*use_memo((), |()| Callback::from(move |command| store.dispatch(command)))).clone()
}

/// Whether what the component shows is no longer what it would draw.
type Changed = Box<dyn Fn(&State) -> bool>;

/// A slice of the state. The component renders again only when the slice has changed by comparison.
#[hook]
pub fn use_select<T: PartialEq + 'static>(select: impl Fn(&State) -> T + 'static) -> Rc<T> {
    let store = use_store();
    let value = Rc::new(select(&store.state()));
    let shown = value.clone();
    use_redraw(store, Box::new(move |state| select(state) != *shown));
    value
}

/// Renders the component again when this says so. Apart from [`use_select`], which is compiled anew for every slice.
#[hook]
fn use_redraw(store: Rc<Store>, changed: Changed) {
    let redraw = use_force_update();
    let latest = use_mut_ref(|| None::<Changed>);
    latest.replace(Some(changed));
    use_effect_with((), move |()| {
        let look = {
            let store = store.clone();
            move || {
                if latest.borrow().as_ref().is_some_and(|changed| changed(&store.state())) {
                    redraw.force_update();
                }
            }
        };
        // What changed between the render and this effect.
        look();
        let subscription = store.subscribe(Box::new(move |_| look()));
        move || drop(subscription)
    });
}
