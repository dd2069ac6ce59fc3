//! A viewer with a store and a hand, so that tests read like what a hand does.

use std::fmt::Write as _;
use std::rc::Rc;

use summitry::geom::{ScreenPoint, ScreenVector, WorldPoint};
use summitry::layout::Request;
use summitry::model::GlobalId;
use summitry::scene::ApproximateMeasure;
use summitry::state::{Command, Effect, State, Store};
use summitry::viewer::{Button, Input, Modifiers, Output, PointerKind, Turn, Viewer, WheelUnit};

use crate::pace::in_pieces;

/// The article that a test's nodes stand in.
pub const ARTICLE: &str = "test";

/// A store and a viewer, wired as the page wires them; time passes only by `wait`.
pub struct Editor {
    pub store: Store,
    pub viewer: Viewer,
    pub now: f64,
    pub at: ScreenPoint,
    pub kind: PointerKind,
    pub modifiers: Modifiers,
    revision: u32,
    /// What went out and is no command: layout requests and menus.
    pub log: Vec<String>,
    pub requests: Vec<Request>,
}

/// A node of a test: its name, its place, and for an event who took part.
pub struct TestNode {
    pub name: String,
    pub at: [f32; 2],
    pub participants: Option<Vec<String>>,
}

impl TestNode {
    pub fn person(name: &str, x: f32, y: f32) -> Self {
        Self { name: name.into(), at: [x, y], participants: None }
    }

    pub fn event(name: &str, x: f32, y: f32, who: &[&str]) -> Self {
        let participants = Some(who.iter().map(|name| (*name).to_owned()).collect());
        Self { name: name.into(), at: [x, y], participants }
    }
}

/// The name of a test's node.
pub fn id(name: &str) -> GlobalId {
    GlobalId::new(ARTICLE, name)
}

impl Editor {
    /// A canvas of 800 by 600 with these nodes at their places, the camera over the origin at natural size, still.
    pub fn with(nodes: &[TestNode]) -> Self {
        let mut editor = Self::empty(800.0, 600.0);
        editor.open(nodes);
        editor.viewer.effect(&Effect::SetCamera([0.0, 0.0, 1.0]));
        editor.settle();
        editor
    }

    /// An empty canvas.
    pub fn empty(width: f32, height: f32) -> Self {
        let mut viewer = Viewer::new(Rc::new(ApproximateMeasure));
        viewer.resize(width, height);
        Self {
            store: Store::new(State::default()),
            viewer,
            now: 0.0,
            at: ScreenPoint::ORIGIN,
            kind: PointerKind::Mouse,
            modifiers: Modifiers::default(),
            revision: 0,
            log: Vec::new(),
            requests: Vec::new(),
        }
    }

    /// Opens an article of these nodes, which also places them.
    pub fn open(&mut self, nodes: &[TestNode]) {
        let bytes: Rc<[u8]> = Rc::from(article(nodes).into_bytes());
        self.dispatch(Command::OpenFile { name: "test.json".into(), bytes });
        let state = self.store.state();
        assert!(!state.session.notice.as_ref().is_some_and(|n| n.is_error), "{:?}", state.session.notice);
        let place = |name: &GlobalId| nodes.iter().find(|node| id(&node.name) == *name).map_or([0.0; 2], |n| n.at);
        let positions = state.document.laid_out.nodes().flat_map(|(_, node)| place(&node.id)).collect();
        self.place(positions);
    }

    /// The layout has placed everything anew.
    pub fn place(&mut self, positions: Vec<f32>) {
        self.revision += 1;
        self.viewer.set_positions(self.revision, positions);
    }

    /// Carries out a command and its effects, as the page would.
    pub fn dispatch(&mut self, command: Command) {
        self.store.dispatch(command);
        self.viewer.set_state(&self.store.state());
        for effect in self.store.take_effects() {
            if let Effect::Work { ticket, task } = effect {
                let (part, _) = in_pieces(task.begin(), u32::MAX);
                self.dispatch(Command::Worked { ticket, task, part });
                continue;
            }
            self.viewer.effect(&effect);
        }
        let outputs = self.viewer.take_outputs();
        self.answer(outputs);
    }

    fn answer(&mut self, outputs: Vec<Output>) {
        for output in outputs {
            match output {
                Output::Command(command) => self.dispatch(command),
                Output::Layout(request) => self.requests.push(request),
                Output::Menu { node, edge, .. } => {
                    let network = self.store.state().document.network.clone();
                    let node = node.and_then(|slot| network.node(slot)).map(|node| node.name.to_string());
                    let edge = edge.and_then(|slot| network.edge(slot)).map(|edge| edge.id.to_string());
                    self.log.push(format!("menu {}", node.or(edge).unwrap_or_else(|| "canvas".into())));
                }
            }
        }
    }

    fn input(&mut self, input: Input) -> &mut Self {
        let outputs = self.viewer.input(input);
        self.answer(outputs);
        self
    }

    pub fn down(&mut self, x: f32, y: f32) -> &mut Self {
        self.press(1, Button::Primary, x, y)
    }

    pub fn press(&mut self, pointer: i32, button: Button, x: f32, y: f32) -> &mut Self {
        self.at = ScreenPoint::new(x, y);
        let (at, kind, modifiers, time) = (self.at, self.kind, self.modifiers, self.now);
        self.input(Input::Down { pointer, kind, button, at, modifiers, time })
    }

    pub fn move_to(&mut self, x: f32, y: f32) -> &mut Self {
        self.move_pointer(1, x, y)
    }

    pub fn move_pointer(&mut self, pointer: i32, x: f32, y: f32) -> &mut Self {
        self.at = ScreenPoint::new(x, y);
        let (at, kind, modifiers, time) = (self.at, self.kind, self.modifiers, self.now);
        self.input(Input::Move { pointer, kind, at, modifiers, time })
    }

    pub fn up(&mut self) -> &mut Self {
        self.lift(1)
    }

    pub fn lift(&mut self, pointer: i32) -> &mut Self {
        let (at, modifiers, time) = (self.at, self.modifiers, self.now);
        self.input(Input::Up { pointer, at, modifiers, time })
    }

    pub fn cancel(&mut self) -> &mut Self {
        let time = self.now;
        self.input(Input::Cancel { pointer: 1, time })
    }

    pub fn click(&mut self, x: f32, y: f32) -> &mut Self {
        self.down(x, y).up()
    }

    /// In pixels, from a browser without legacy deltas.
    pub fn wheel(&mut self, x: f32, y: f32, by: (f32, f32), pinch: bool) -> &mut Self {
        self.turn(x, y, Turn { by: ScreenVector::new(by.0, by.1), unit: WheelUnit::Pixels, legacy: None, pinch })
    }

    pub fn turn(&mut self, x: f32, y: f32, turn: Turn) -> &mut Self {
        let (at, time) = (ScreenPoint::new(x, y), self.now);
        self.input(Input::Wheel { at, turn, time })
    }

    /// The menu key.
    pub fn menu_key(&mut self) -> &mut Self {
        self.input(Input::Menu)
    }

    pub fn overview_at(&mut self, x: f32, y: f32, first: bool) -> &mut Self {
        self.input(Input::Overview { at: ScreenPoint::new(x, y), first })
    }

    pub fn walk(&mut self, x: f32, y: f32) -> &mut Self {
        self.input(Input::Walk { direction: ScreenVector::new(x, y) })
    }

    /// Time passes in frames of 16 ms, as many as the viewer wants, and its timers run. Answers how many were drawn.
    pub fn wait(&mut self, ms: f64) -> usize {
        let end = self.now + ms;
        let mut drawn = 0;
        while self.now < end {
            self.now = (self.now + 16.0).min(end);
            if self.viewer.wakes_at().is_some_and(|at| at <= self.now) {
                self.viewer.wake();
            }
            if self.viewer.wants_frame() {
                drawn += usize::from(self.viewer.frame(self.now).is_some());
                let outputs = self.viewer.take_outputs();
                self.answer(outputs);
            }
        }
        drawn
    }

    /// Waits until nothing moves.
    pub fn settle(&mut self) -> &mut Self {
        self.wait(1000.0);
        self
    }

    pub fn slot(&self, name: &str) -> u32 {
        self.store.state().document.network.slot(&id(name)).unwrap_or_else(|| panic!("no node {name}"))
    }

    /// Where a node is on screen.
    pub fn screen(&self, name: &str) -> ScreenPoint {
        self.viewer.place_on_screen(self.slot(name)).unwrap_or_else(|| panic!("{name} has no place"))
    }

    pub fn world(&self, x: f32, y: f32) -> WorldPoint {
        self.viewer.camera().world_from_screen(ScreenPoint::new(x, y))
    }

    pub fn selected(&self) -> Vec<String> {
        self.store.state().session.selection.nodes.iter().map(|id| id.local().to_owned()).collect()
    }

    pub fn pinned(&self) -> Vec<(String, [f32; 2])> {
        let state = self.store.state();
        state.session.pins.iter().map(|(id, at)| (id.local().to_owned(), *at)).collect()
    }

    /// What a user could tell of it, as text.
    pub fn state_text(&self) -> String {
        let camera = self.viewer.camera();
        let mut text = String::new();
        let round = |value: f32| (value * 10.0).round() / 10.0 + 0.0;
        let centre = (round(camera.centre.x), round(camera.centre.y));
        let _ = writeln!(text, "camera {} {} zoom {:.3}", centre.0, centre.1, camera.zoom);
        let state = self.store.state();
        let edge = state.session.selection.edge.as_deref().map(|edge| format!(" line {edge}")).unwrap_or_default();
        let _ = writeln!(text, "selected {}{edge}", self.selected().join(" "));
        let hover = self.viewer.hover().and_then(|slot| state.document.network.node(slot));
        let line = if self.viewer.hovered_line().is_empty() { "" } else { " line" };
        let _ = writeln!(text, "hover {}{line}", hover.map_or("", |node| node.id.local()));
        if let Some((at, radius)) = self.viewer.focus_ring() {
            let _ = writeln!(text, "keyboard {:.0} {:.0} ring {radius:.0}", at.x, at.y);
        }
        for (name, [x, y]) in self.pinned() {
            let _ = writeln!(text, "pinned {name} {} {}", round(x), round(y));
        }
        for line in &self.log {
            let _ = writeln!(text, "{line}");
        }
        text
    }
}

/// The article as a file.
fn article(nodes: &[TestNode]) -> String {
    let names: Vec<&str> = nodes.iter().map(|node| node.name.as_str()).collect();
    let text = format!("Paper. {}.", names.join(". "));
    let mut entities = vec![r#"{"id":"paper","kind":"organisation","name":"Paper","evidence":["Paper"]}"#.to_owned()];
    let mut events = Vec::new();
    for node in nodes {
        let name = &node.name;
        // Its own sentence, so that the quote stands once.
        let quote = format!(r#"[{{"quote":"{name}","prefix":".","suffix":"."}}]"#);
        match &node.participants {
            None => entities.push(format!(r#"{{"id":"{name}","kind":"person","name":"{name}","evidence":{quote}}}"#)),
            Some(who) => {
                let part = |who: &String| format!(r#"{{"entity":"{who}","role":"participant"}}"#);
                let parts: Vec<String> = who.iter().map(part).collect();
                events.push(format!(
                    r#"{{"id":"{name}","type":"meeting","title":"{name}","status":"occurred","participants":[{}],"evidence":{quote}}}"#,
                    parts.join(",")
                ));
            }
        }
    }
    format!(
        r#"{{"format":"article-data/1.0","article":{{"id":"{ARTICLE}","title":"Test","publisher":"paper","language":"en",
"as_of":"2025-01-01","text":"{text}"}},"entities":[{}],"relations":[],"events":[{}]}}"#,
        entities.join(","),
        events.join(",")
    )
}
