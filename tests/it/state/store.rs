//! The store: order, re-entrance, listeners and effects.

use std::cell::RefCell;
use std::rc::Rc;

use super::demo;
use summitry::state::{Command, Effect, Panel, State, Store};

fn log() -> (Rc<RefCell<Vec<String>>>, impl Fn(&str) + Clone) {
    let log: Rc<RefCell<Vec<String>>> = Rc::default();
    let write = {
        let log = log.clone();
        move |text: &str| log.borrow_mut().push(text.to_owned())
    };
    (log, write)
}

#[test]
fn listeners_hear_before_effects_are_carried_out() {
    let store = Store::new(State::default());
    let (log, write) = log();
    let heard = {
        let write = write.clone();
        store.subscribe(Box::new(move |state| write(&format!("{} articles", state.document.dataset.sources.len()))))
    };
    let done = store.on_effects(Box::new(move |effects| write(&format!("{} effects", effects.len()))));
    store.dispatch(Command::OpenDemo);
    assert_eq!(*log.borrow(), ["3 articles", "3 effects"]);
    drop((heard, done));
    store.dispatch(Command::CloseArticle("ibn-anchorage".into()));
    assert_eq!(log.borrow().len(), 2);
    assert!(store.take_effects().contains(&Effect::Relayout));
    assert_eq!(store.take_effects(), []);
}

#[test]
fn a_command_from_a_listener_waits_for_its_turn() {
    let store = Store::new(State::default());
    let seen: Rc<RefCell<Vec<String>>> = Rc::default();
    let subscription = {
        let (store, seen) = (store.clone(), seen.clone());
        store.clone().subscribe(Box::new(move |state| {
            seen.borrow_mut().push(state.session.query.clone());
            if state.session.query == "a" {
                store.dispatch(Command::SetQuery("b".into()));
                // Still the state that is told about.
                assert_eq!(store.state().session.query, "a");
            }
        }))
    };
    store.dispatch(Command::SetQuery("a".into()));
    assert_eq!(*seen.borrow(), ["a", "b"]);
    assert_eq!(store.state().session.query, "b");
    drop(subscription);
}

#[test]
fn what_changes_nothing_wakes_nobody() {
    let store = Store::new(demo());
    let (log, write) = log();
    let _heard = store.subscribe(Box::new(move |_| write("heard")));
    let before = store.state();
    store.dispatch(Command::ClosePanel(Panel::List));
    store.dispatch(Command::SetQuery(String::new()));
    assert!(log.borrow().is_empty());
    assert!(Rc::ptr_eq(&before, &store.state()));
    // An effect alone is heard: the listener may be the one who carries it out.
    store.dispatch(Command::FitAll);
    assert_eq!(log.borrow().len(), 1);
}

#[test]
fn a_listener_may_drop_itself_or_another() {
    let store = Store::new(State::default());
    let (log, write) = log();
    let second: Rc<RefCell<Option<summitry::state::Subscription>>> = Rc::default();
    let first = {
        let (write, second) = (write.clone(), second.clone());
        store.subscribe(Box::new(move |_| {
            write("first");
            second.borrow_mut().take();
        }))
    };
    *second.borrow_mut() = Some(store.subscribe(Box::new(move |_| write("second"))));
    store.dispatch(Command::SetQuery("x".into()));
    store.dispatch(Command::SetQuery("y".into()));
    assert_eq!(*log.borrow(), ["first", "first"]);
    drop(first);
    assert_eq!(store, store.clone());
    assert_ne!(store, Store::new(State::default()));
}
