//! The stage: canvas, frame loop, layout and renderer of one graph, alive until dropped.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use gloo::events::EventListener;
use gloo::render::AnimationFrame;
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsValue;
use web_sys::{HtmlCanvasElement, HtmlElement};

use super::acting::Acting;
use super::beside::{Card, Menu, Subject};
use super::environment::{self, Environment};
use super::hands::Hands;
use super::laying::Laying;
use super::layout_driver::LayoutDriver;
use super::measure::CanvasMeasure;
use super::measuring::Measuring;
use super::minimap::Minimap;
use super::overlay::Overlay;
use super::panels::{self, Panels};
use super::working::Working;
use super::{acting, context, effects, places};
use crate::layout::{Frame, Request};
use crate::model::GlobalId;
use crate::order::Map;
use crate::render::{Backend, RenderError, Renderer};
use crate::scene::Camera;
use crate::state::{Command, State, Store, Subscription};
use crate::viewer::{CardOf, Input, Output, Viewer, Whereabouts};

/// How long the camera must rest before the link in the address bar follows, in milliseconds.
const LINK_DELAY: u32 = 250;
/// How long a lost graphics context may take to come back before the graph is drawn without it, in milliseconds.
const RESTORE_WAIT: u32 = 3_000;
/// For how long a picture at rest is drawn in one frame, in milliseconds: the rest of it comes with the next.
const DRAWING: f64 = 12.0;

/// Why the stage cannot be set up.
#[derive(Debug, thiserror::Error)]
pub enum StageError {
    #[error("this browser gives no canvas to draw on: {0}")]
    Render(#[from] RenderError),
    #[error("the browser refused to watch the canvas: {0:?}")]
    Watch(JsValue),
}

/// Everything that moves. Dropping it ends listeners, frames, worker and subscription.
pub struct Stage {
    inner: Rc<Inner>,
    _hands: Hands,
    _environment: Environment,
    _panels: Panels,
    _context: Vec<EventListener>,
    _subscriptions: [Subscription; 2],
}

pub(super) struct Inner {
    pub(super) store: Rc<Store>,
    pub(super) surface: HtmlElement,
    pub(super) viewer: RefCell<Viewer>,
    pub(super) driver: LayoutDriver,
    pub(super) laying: Laying,
    pub(super) measuring: Measuring,
    pub(super) working: Working,
    pub(super) acting: Acting,
    /// Counts the starts of the layout.
    pub(super) revision: Cell<u32>,
    /// The pins that the layout knows, and where everything stood with others.
    pub(super) whereabouts: RefCell<Whereabouts>,
    /// Where nodes stood on the map, while they are arranged another way.
    pub(super) map_places: RefCell<Option<Map<GlobalId, [f32; 2]>>>,
    /// What the layout was last begun with has come to rest.
    pub(super) laid_out: Cell<bool>,
    /// Where a link says that everything stands, until the layout begins with it.
    pub(super) given_places: RefCell<Option<Rc<[f32]>>>,
    /// The layout found all places by itself, from nothing: it finds them again on every machine.
    pub(super) found_alone: Cell<bool>,
    overlay: Overlay,
    minimap: Minimap,
    pub(super) renderer: RefCell<Renderer>,
    /// The last picture is not yet drawn to its end.
    unfinished: Cell<bool>,
    frame: RefCell<Option<AnimationFrame>>,
    timer: RefCell<Option<Timeout>>,
    link: RefCell<Option<Timeout>>,
    /// Waits for a lost context.
    pub(super) restoring: RefCell<Option<Timeout>>,
    card: RefCell<Option<Card>>,
    on_card: RefCell<Option<Rc<dyn Fn(Option<Card>)>>>,
    on_menu: RefCell<Option<Rc<dyn Fn(Menu)>>>,
    /// The camera that the link follows.
    linked: Cell<Option<Camera>>,
}

impl Stage {
    /// Sets the stage: draws into the two canvases, which lie over each other in `surface`, and listens on `surface`.
    pub fn attach(
        store: Rc<Store>,
        gl_canvas: HtmlCanvasElement,
        label_canvas: HtmlCanvasElement,
        surface: HtmlElement,
    ) -> Result<Self, StageError> {
        let renderer = match environment::wanted_backend() {
            Some(backend) => Renderer::by(backend, &gl_canvas, &label_canvas)?,
            None => Renderer::new(&gl_canvas, &label_canvas)?,
        };
        let inner = Rc::new_cyclic(|weak: &Weak<Inner>| {
            let to_show = weak.clone();
            let driver = LayoutDriver::start(move |frame| {
                if let Some(inner) = to_show.upgrade() {
                    inner.show_layout(frame);
                }
            });
            Inner {
                store: store.clone(),
                surface: surface.clone(),
                viewer: RefCell::new(Viewer::new(Rc::new(CanvasMeasure::new()))),
                driver,
                laying: Laying::default(),
                measuring: Measuring::default(),
                working: Working::default(),
                acting: Acting::default(),
                revision: Cell::new(0),
                whereabouts: RefCell::default(),
                map_places: RefCell::default(),
                laid_out: Cell::default(),
                given_places: RefCell::default(),
                found_alone: Cell::default(),
                overlay: Overlay::new(&surface),
                minimap: {
                    let to_feel = weak.clone();
                    Minimap::new(&surface, move |input| {
                        if let Some(inner) = to_feel.upgrade() {
                            inner.feel(input);
                        }
                    })
                },
                renderer: RefCell::new(renderer),
                unfinished: Cell::default(),
                frame: RefCell::default(),
                timer: RefCell::default(),
                link: RefCell::default(),
                restoring: RefCell::default(),
                card: RefCell::default(),
                on_card: RefCell::default(),
                on_menu: RefCell::default(),
                linked: Cell::default(),
            }
        });
        let weak = Rc::downgrade(&inner);
        let with = move |act: fn(&Rc<Inner>)| {
            if let Some(inner) = weak.upgrade() {
                act(&inner);
            }
        };
        let hands = {
            let weak = Rc::downgrade(&inner);
            Hands::listen(&surface, move |input| {
                if let Some(inner) = weak.upgrade() {
                    inner.feel(input);
                }
            })
        };
        let environment = {
            let with = with.clone();
            Environment::watch(&surface, move || with(Inner::fit_surroundings)).map_err(StageError::Watch)?
        };
        let context = context::listen(&gl_canvas, with.clone());
        let panels = Panels::watch(&surface, move || with(|inner| inner.mind_panels())).map_err(StageError::Watch)?;
        let listening = {
            let weak = Rc::downgrade(&inner);
            store.subscribe(Box::new(move |state| {
                if let Some(inner) = weak.upgrade() {
                    inner.follow(state);
                }
            }))
        };
        inner.fit_surroundings();
        inner.tell_backend();
        inner.follow(&store.state());
        // What was asked before the stage stood, above all to lay out the first articles, is handed over at once.
        let acting = {
            let weak = Rc::downgrade(&inner);
            store.on_effects(Box::new(move |asked| {
                if let Some(inner) = weak.upgrade() {
                    acting::act(&inner, asked);
                }
            }))
        };
        Ok(Self {
            inner,
            _hands: hands,
            _environment: environment,
            _panels: panels,
            _context: context,
            _subscriptions: [listening, acting],
        })
    }

    /// Calls `show` when a card should appear by a node, and with `None` when it should go.
    pub fn on_card(&self, show: impl Fn(Option<Card>) + 'static) {
        *self.inner.on_card.borrow_mut() = Some(Rc::new(show));
    }

    /// Calls `show` when a context menu was asked for.
    pub fn on_menu(&self, show: impl Fn(Menu) + 'static) {
        *self.inner.on_menu.borrow_mut() = Some(Rc::new(show));
    }
}

impl Inner {
    /// Draws without the graphics card if that does not come back soon.
    pub(super) fn wait_for_context(self: &Rc<Self>) {
        let weak = Rc::downgrade(self);
        *self.restoring.borrow_mut() = Some(Timeout::new(RESTORE_WAIT, move || {
            if let Some(inner) = weak.upgrade() {
                let fallen = inner.renderer.borrow_mut().fall_back();
                inner.go_on_after(fallen);
            }
        }));
    }

    /// Goes on drawing after the renderer changed, or says why not.
    pub(super) fn go_on_after(self: &Rc<Self>, changed: Result<(), RenderError>) {
        if let Err(error) = changed {
            self.store.dispatch(Command::Say { text: error.to_string(), is_error: true });
        }
        self.tell_backend();
        self.viewer.borrow_mut().invalidate();
        self.request_frame();
    }

    /// Says so where the graph is drawn without a graphics card.
    fn tell_backend(&self) {
        let backend = self.renderer.borrow().backend();
        if backend == Backend::Canvas && !self.store.state().session.without_card {
            self.store.dispatch(Command::DrawWithoutCard);
        }
    }

    /// Takes over what the store now says.
    fn follow(self: &Rc<Self>, state: &Rc<State>) {
        self.viewer.borrow_mut().set_state(state);
        self.request_frame();
    }

    /// Keeps what is in view, fits and flights clear of the panels that lie over the canvas now.
    pub(super) fn mind_panels(self: &Rc<Self>) {
        let [left, right, top, bottom] = panels::covered(&self.surface);
        self.minimap.keep_clear(left, bottom);
        self.viewer.borrow_mut().set_insets(left, right, top, bottom);
        self.request_frame();
    }

    /// Takes over size, pixel ratio, theme and motion.
    pub(super) fn fit_surroundings(self: &Rc<Self>) {
        let choice = self.store.state().session.theme;
        let (width, height) = (f64::from(self.surface.client_width()), f64::from(self.surface.client_height()));
        self.renderer.borrow_mut().resize(width, height, environment::pixel_ratio());
        {
            let mut viewer = self.viewer.borrow_mut();
            viewer.set_palette(environment::palette_of(choice));
            viewer.set_reduced_motion(environment::reduced_motion());
            viewer.resize(width as f32, height as f32);
            // Resizing clears a canvas even to the same picture.
            viewer.invalidate();
        }
        environment::apply_theme(choice);
        self.mind_panels();
        let printing = environment::is_printing();
        if self.store.state().session.printing != printing {
            self.store.dispatch(Command::Print(printing));
        }
        if printing {
            // The sheet is taken as soon as this returns.
            self.viewer.borrow_mut().complete();
            self.draw(environment::now());
        }
        self.request_frame();
    }

    fn feel(self: &Rc<Self>, input: Input) {
        if matches!(input, Input::Down { .. }) {
            self.whereabouts.borrow_mut().let_go();
        }
        let outputs = self.viewer.borrow_mut().input(input);
        self.answer(outputs);
        self.overlay.follow(&self.viewer.borrow());
        self.request_frame();
        self.wake_later(environment::now());
    }

    pub(super) fn answer(self: &Rc<Self>, outputs: Vec<Output>) {
        for output in outputs {
            match output {
                Output::Command(command) => self.store.dispatch(command),
                Output::Layout(request) => {
                    self.whereabouts.borrow_mut().hold(&|| effects::stands(self));
                    self.ask_layout(request);
                }
                Output::Menu { at, node, edge } => {
                    let network = self.store.state().document.network.clone();
                    let menu = Menu {
                        node: node.and_then(|slot| Some(network.node(slot)?.id.clone())),
                        edge: edge.and_then(|slot| Some(Rc::from(&*network.edge(slot)?.id))),
                        x: f64::from(at.x),
                        y: f64::from(at.y),
                    };
                    let show = self.on_menu.borrow().clone();
                    if let Some(show) = show {
                        show(menu);
                    }
                }
            }
        }
    }

    /// Asks the layout for what moves nodes from where it found them.
    pub(super) fn ask_layout(&self, request: Request) {
        self.found_alone.set(false);
        self.driver.send(request);
    }

    fn show_layout(self: &Rc<Self>, frame: Frame) {
        self.laying.heard(&self.store, &frame);
        let Frame { revision, placed, settled, positions, .. } = frame;
        if placed < 1.0 {
            return self.driver.give_back(positions);
        }
        if settled {
            if !self.laid_out.replace(true) {
                self.viewer.borrow_mut().forget_labels();
            }
            places::mark_settled(&self.surface, &positions);
            if !self.found_alone.get() {
                // The link says where everything stands.
                self.sync_link_soon();
            }
        }
        let old = self.viewer.borrow_mut().set_positions(revision, positions);
        self.driver.give_back(old);
        self.request_frame();
    }

    /// Asks for one frame, if one is wanted and none is asked for: an idle page asks for none.
    pub(super) fn request_frame(self: &Rc<Self>) {
        if self.frame.borrow().is_some() || !(self.unfinished.get() || self.viewer.borrow().wants_frame()) {
            return;
        }
        let weak = Rc::downgrade(self);
        let frame = gloo::render::request_animation_frame(move |now| {
            if let Some(inner) = weak.upgrade() {
                inner.draw(now);
            }
        });
        *self.frame.borrow_mut() = Some(frame);
    }

    fn draw(self: &Rc<Self>, now: f64) {
        drop(self.frame.borrow_mut().take());
        let mut drawn = Ok(());
        {
            let mut viewer = self.viewer.borrow_mut();
            if viewer.frame(now).is_some() || self.unfinished.get() {
                // A sheet of paper does not wait.
                let (until, on_paper) = (environment::now() + DRAWING, environment::is_printing());
                let mut has_time = || on_paper || environment::now() < until;
                let mut renderer = self.renderer.borrow_mut();
                let done = renderer.draw_in_time(viewer.drawn(), environment::pixel_ratio(), &mut has_time);
                self.unfinished.set(done.as_ref().is_ok_and(|done| !done));
                drawn = done.map(drop);
            }
            let camera = viewer.linked_camera();
            if self.linked.replace(camera) != camera {
                self.sync_link_soon();
            }
        }
        if let Err(error) = drawn {
            // A driver that refuses our shaders; should the canvas fail too, there is nothing left to draw with.
            let on_canvas = self.renderer.borrow().backend() == Backend::Canvas;
            let fallen = if on_canvas { Err(error) } else { self.renderer.borrow_mut().fall_back() };
            match fallen {
                Err(error) => self.store.dispatch(Command::Say { text: error.to_string(), is_error: true }),
                fallen => self.go_on_after(fallen),
            }
        }
        let outputs = self.viewer.borrow_mut().take_outputs();
        self.answer(outputs);
        self.overlay.follow(&self.viewer.borrow());
        self.minimap.follow(&mut self.viewer.borrow_mut());
        self.show_card(now);
        self.request_frame();
        self.wake_later(now);
    }

    /// A card and a long press come after a wait in which nothing is drawn: a timer, not frames.
    fn wake_later(self: &Rc<Self>, now: f64) {
        let wait = self.viewer.borrow().wakes_at().map(|at| (at - now).clamp(0.0, 10_000.0).ceil() as u32);
        *self.timer.borrow_mut() = wait.map(|wait| {
            let weak = Rc::downgrade(self);
            Timeout::new(wait, move || {
                if let Some(inner) = weak.upgrade() {
                    inner.viewer.borrow_mut().wake();
                    inner.request_frame();
                }
            })
        });
    }

    fn show_card(self: &Rc<Self>, now: f64) {
        let card = self.viewer.borrow().card(now).and_then(|(of, at)| {
            let state = self.store.state();
            let (network, selection) = (&state.document.network, &state.session.selection);
            // What is selected is told in full beside the graph.
            let of = match of {
                CardOf::Node(slot) => {
                    let id = &network.node(slot)?.id;
                    (!selection.nodes.contains(id)).then(|| Subject::Node(id.clone()))?
                }
                CardOf::Edge(slot) => {
                    let name: Rc<str> = Rc::from(&*network.edge(slot)?.id);
                    (selection.edge.as_ref() != Some(&name)).then_some(Subject::Line(name))?
                }
            };
            Some(Card { of, x: f64::from(at.x), y: f64::from(at.y) })
        });
        if *self.card.borrow() == card {
            return;
        }
        self.card.borrow_mut().clone_from(&card);
        let show = self.on_card.borrow().clone();
        if let Some(show) = show {
            show(card);
        }
    }

    /// Lets the address bar follow once the camera rests; browsers refuse more than a few changes a second.
    pub(super) fn sync_link_soon(self: &Rc<Self>) {
        places::mark_linked(&self.surface, false);
        let weak = Rc::downgrade(self);
        *self.link.borrow_mut() = Some(Timeout::new(LINK_DELAY, move || {
            if let Some(inner) = weak.upgrade() {
                effects::sync_link(&inner);
                places::mark_linked(&inner.surface, true);
            }
        }));
    }
}
