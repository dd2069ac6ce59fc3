//! The one component of the page. Each component type costs about two kilobytes of the download, so there is one, and what
//! it shows is a function: of the pane, which gives it slices of the state, drafts and effects, and of comparable props.

use std::any::{Any, TypeId};
use std::cell::{Cell, RefCell};
use std::ops::Deref;
use std::rc::Rc;

use yew::html::{AnyScope, Scope};
use yew::prelude::*;
use yew::virtual_dom::{Key, VComp};

use crate::state::{Command, State, Store, Subscription};

/// A pane that shows what `draw` answers, until it stands no more.
pub fn of(draw: fn(&Pane) -> Html) -> Html {
    pane(Rc::new(Plain(draw)), None, None)
}

/// A pane that shows what `draw` makes of `props`; it is drawn again when a slice it reads or the props have changed.
pub fn with<P: PartialEq + 'static>(draw: fn(&Pane, &P) -> Html, props: P) -> Html {
    pane(Rc::new(With { draw, props }), None, None)
}

/// The same, known by a key among its siblings.
pub fn keyed<P: PartialEq + 'static>(key: &str, draw: fn(&Pane, &P) -> Html, props: P) -> Html {
    pane(Rc::new(With { draw, props }), Some(key), None)
}

fn pane(view: Rc<dyn View>, key: Option<&str>, store: Option<Rc<Store>>) -> Html {
    VComp::new::<Pane>(Rc::new(PaneProps { view, store }), key.map(Key::from)).into()
}

/// What a pane shows.
trait View: Any {
    fn draw(&self, pane: &Pane) -> Html;
    /// Whether the other would draw the same.
    fn is(&self, other: &dyn View) -> bool;
    /// What stays the same while only the props change.
    fn place(&self) -> (TypeId, usize);
}

struct Plain(fn(&Pane) -> Html);

impl View for Plain {
    fn draw(&self, pane: &Pane) -> Html {
        (self.0)(pane)
    }

    fn is(&self, other: &dyn View) -> bool {
        self.place() == other.place()
    }

    fn place(&self) -> (TypeId, usize) {
        (TypeId::of::<Self>(), self.0 as usize)
    }
}

struct With<P> {
    draw: fn(&Pane, &P) -> Html,
    props: P,
}

impl<P: PartialEq + 'static> View for With<P> {
    fn draw(&self, pane: &Pane) -> Html {
        (self.draw)(pane, &self.props)
    }

    fn is(&self, other: &dyn View) -> bool {
        let same = (other as &dyn Any).downcast_ref::<Self>();
        same.is_some_and(|other| self.draw as usize == other.draw as usize && self.props == other.props)
    }

    fn place(&self) -> (TypeId, usize) {
        (TypeId::of::<Self>(), self.draw as usize)
    }
}

/// Whether what the pane shows is no longer what it would draw.
type Changed = Box<dyn Fn(&Rc<State>) -> bool>;
/// A slice, with the state that it is of and the question that it answers.
type Fresh = (Rc<State>, TypeId, Rc<dyn Any>);
/// What an effect started; dropping it ends it.
pub type Owner = Box<dyn Any>;
type Effect = Box<dyn FnOnce() -> Owner>;

/// See the module. A function that draws asks for the same slices, drafts and effects in the same order at each render.
pub struct Pane {
    store: Rc<Store>,
    dispatch: Callback<Command>,
    redraw: Scope<Pane>,
    slices: Rc<RefCell<Vec<Changed>>>,
    /// Slices that changed and were not drawn yet, in the same order.
    fresh: RefCell<Vec<Rc<RefCell<Option<Fresh>>>>>,
    /// Drafts, and the dependencies and owners of effects, in the order in which they are asked for.
    cells: RefCell<Vec<Rc<dyn Any>>>,
    next: Cell<usize>,
    /// To be done when what was drawn is in the page.
    pending: RefCell<Vec<(Rc<Lasting>, Effect)>>,
    subscription: Option<Subscription>,
}

/// An effect as it stands: what it depends on, and what it started.
struct Lasting {
    on: RefCell<Box<dyn Any>>,
    owner: RefCell<Option<Owner>>,
}

/// What an effect depends on before it was done: nothing is the same.
struct Never;

fn same<D: PartialEq + 'static>(a: &dyn Any, b: &dyn Any) -> bool {
    a.downcast_ref::<D>() == b.downcast_ref::<D>()
}

/// The props of every pane.
#[derive(Properties, Clone)]
pub struct PaneProps {
    view: Rc<dyn View>,
    /// Of the outermost; the others have the store of the one they stand in.
    store: Option<Rc<Store>>,
}

impl PaneProps {
    /// The outermost pane, over a store.
    pub fn outermost(draw: fn(&Pane) -> Html, store: Rc<Store>) -> Self {
        Self { view: Rc::new(Plain(draw)), store: Some(store) }
    }
}

impl PartialEq for PaneProps {
    fn eq(&self, other: &Self) -> bool {
        self.view.is(&*other.view)
    }
}

impl Pane {
    /// The store.
    pub fn store(&self) -> Rc<Store> {
        self.store.clone()
    }

    /// The one way to change anything: the same callback at every render.
    pub fn dispatch(&self) -> Callback<Command> {
        self.dispatch.clone()
    }

    /// A slice of the state. The pane is drawn again when it has changed by comparison.
    pub fn select<T: PartialEq + 'static, F: Fn(&State) -> T + 'static>(&self, select: F) -> Rc<T> {
        self.slice(TypeId::of::<F>(), false, Box::new(select))
    }

    /// The same of a slice that hangs on the document alone, with its filter: it is not worked out again for anything else.
    pub fn select_of_document<T: PartialEq + 'static, F: Fn(&State) -> T + 'static>(&self, select: F) -> Rc<T> {
        self.slice(TypeId::of::<F>(), true, Box::new(select))
    }

    fn slice<T: PartialEq + 'static>(
        &self,
        asked: TypeId,
        of_document: bool,
        select: Box<dyn Fn(&State) -> T>,
    ) -> Rc<T> {
        // What was worked out to see that it changed is what is drawn.
        let fresh = self.fresh_at(self.slices.borrow().len());
        let state = self.store.state();
        let held = fresh.take().filter(|(of, by, _)| Rc::ptr_eq(of, &state) && *by == asked);
        let held = held.and_then(|(.., value)| value.downcast::<T>().ok());
        let value = held.unwrap_or_else(|| Rc::new(select(&state)));
        let shown = value.clone();
        let looked = Cell::new(state.document.revision);
        self.watch(Box::new(move |state| {
            if looked.replace(state.document.revision) == state.document.revision && of_document {
                return false;
            }
            let next = select(state);
            let changed = next != *shown;
            if changed {
                fresh.replace(Some((state.clone(), asked, Rc::new(next))));
            }
            changed
        }));
        value
    }

    fn fresh_at(&self, place: usize) -> Rc<RefCell<Option<Fresh>>> {
        let mut fresh = self.fresh.borrow_mut();
        while fresh.len() <= place {
            fresh.push(Rc::default());
        }
        fresh[place].clone()
    }

    fn watch(&self, changed: Changed) {
        self.slices.borrow_mut().push(changed);
    }

    /// A value of the pane's own, which is no meaning: the pane is drawn again when it has changed.
    pub fn draft<T: PartialEq + 'static>(&self, first: T) -> Draft<T> {
        let held = self.kept(Rc::new(first));
        let shown = held.borrow().clone();
        Draft { shown, held, redraw: self.redraw.clone() }
    }

    /// A value of the pane's own that is not drawn.
    pub fn kept<T: 'static>(&self, first: T) -> Rc<RefCell<T>> {
        let first: Rc<RefCell<T>> = Rc::new(RefCell::new(first));
        // Another type stands there only where the order of asking changed, a mistake of the programmer.
        self.cell(first.clone()).downcast().unwrap_or(first)
    }

    /// A way to an element, once it is in the page.
    pub fn node(&self) -> NodeRef {
        self.kept(NodeRef::default()).borrow().clone()
    }

    /// Does this after the first render and after each by which `on` has changed. What it answers is dropped before
    /// the next time, and when the pane goes.
    pub fn after<D: PartialEq + 'static>(&self, on: D, effect: impl FnOnce() -> Owner + 'static) {
        self.last(Box::new(on), same::<D>, Box::new(effect));
    }

    fn last(&self, on: Box<dyn Any>, same: fn(&dyn Any, &dyn Any) -> bool, effect: Effect) {
        let cell = self.cell(Rc::new(Lasting { on: RefCell::new(Box::new(Never)), owner: RefCell::default() }));
        let Ok(lasting) = cell.downcast::<Lasting>() else { return };
        if !same(&**lasting.on.borrow(), &*on) {
            lasting.on.replace(on);
            self.pending.borrow_mut().push((lasting, effect));
        }
    }

    /// The next cell; this one where it is not there yet.
    fn cell(&self, first: Rc<dyn Any>) -> Rc<dyn Any> {
        let at = self.next.replace(self.next.get() + 1);
        let mut cells = self.cells.borrow_mut();
        if let Some(cell) = cells.get(at) {
            return cell.clone();
        }
        cells.push(first.clone());
        first
    }

    /// Ends what was started, in the order in which it was.
    fn end(&self) {
        for cell in self.cells.take() {
            if let Some(lasting) = cell.downcast_ref::<Lasting>() {
                lasting.owner.take();
            }
        }
    }
}

impl Component for Pane {
    type Message = ();
    type Properties = PaneProps;

    fn create(context: &Context<Self>) -> Self {
        let redraw = context.link().clone();
        let around = || redraw.get_parent().and_then(AnyScope::try_downcast::<Self>);
        let store = context.props().store.clone();
        let store = store.or_else(|| around()?.get_component().map(|pane| pane.store.clone()));
        let store = store.unwrap_or_else(|| Rc::new(Store::new(State::default())));
        let dispatch = {
            let store = store.clone();
            Callback::from(move |command| store.dispatch(command))
        };
        Self {
            store,
            dispatch,
            redraw,
            slices: Rc::default(),
            fresh: RefCell::default(),
            cells: RefCell::default(),
            next: Cell::new(0),
            pending: RefCell::default(),
            subscription: None,
        }
    }

    fn update(&mut self, _: &Context<Self>, (): ()) -> bool {
        true
    }

    fn changed(&mut self, context: &Context<Self>, before: &PaneProps) -> bool {
        if context.props().view.place() != before.view.place() {
            self.end();
        }
        // Slices may be of the props.
        self.fresh.borrow_mut().clear();
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        self.next.set(0);
        self.slices.borrow_mut().clear();
        context.props().view.draw(self)
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        for (lasting, effect) in self.pending.take() {
            lasting.owner.take();
            let owner = effect();
            lasting.owner.replace(Some(owner));
        }
        if self.subscription.is_some() || self.slices.borrow().is_empty() {
            return;
        }
        let (slices, redraw) = (self.slices.clone(), self.redraw.clone());
        let look = move |state: &Rc<State>| {
            let changed = slices.borrow().iter().any(|changed| changed(state));
            if changed {
                redraw.send_message(());
            }
        };
        // What changed between the render and now.
        look(&self.store.state());
        self.subscription = Some(self.store.subscribe(Box::new(look)));
    }

    fn destroy(&mut self, _: &Context<Self>) {
        self.subscription = None;
        self.end();
    }
}

/// A value of a pane's own, as it was when the pane was drawn.
pub struct Draft<T> {
    shown: Rc<T>,
    held: Rc<RefCell<Rc<T>>>,
    redraw: Scope<Pane>,
}

impl<T: PartialEq> Draft<T> {
    /// Changes it; the pane is drawn again where that makes a difference.
    pub fn set(&self, value: T) {
        if **self.held.borrow() != value {
            self.held.replace(Rc::new(value));
            self.redraw.send_message(());
        }
    }
}

impl<T> Clone for Draft<T> {
    fn clone(&self) -> Self {
        Self { shown: self.shown.clone(), held: self.held.clone(), redraw: self.redraw.clone() }
    }
}

impl<T> Deref for Draft<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.shown
    }
}

/// Does something when it is dropped.
struct AtEnd(Option<Box<dyn FnOnce()>>);

/// The owner of what is over at once.
pub fn nothing() -> Owner {
    Box::new(())
}

/// An owner of what ends by a call.
pub fn at_end(act: Box<dyn FnOnce()>) -> Owner {
    Box::new(AtEnd(Some(act)))
}

impl Drop for AtEnd {
    fn drop(&mut self) {
        if let Some(act) = self.0.take() {
            act();
        }
    }
}
