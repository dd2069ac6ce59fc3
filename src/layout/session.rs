//! A layout behind messages: what the worker runs, and the page where no worker can start.

use super::input::Input;
use super::simulation::Simulation;
use crate::pace::Job;

/// Alpha that a dragged node gives to its surroundings, and a wish to lay all out again to everything.
const ALPHA_DRAG: f32 = 0.3;
const ALPHA_REHEAT: f32 = 0.6;
/// Frame buffers in circulation.
const BUFFERS: usize = 2;
/// So much of first places is done before it is asked whether that is enough: nodes, links or distances looked at, for a few
/// milliseconds.
pub(super) const STEPS: u32 = 100_000;
/// How often it is told how far first places are: after each such share of them.
const TOLD: f32 = 0.02;
/// While a hand drags, so many ticks make a frame: the page's own pace, not the processor's, moves the neighbours.
const TICKS_A_FRAME: u32 = 2;

/// What the page asks.
#[derive(Debug, Clone, PartialEq)]
pub enum Request {
    /// Lay this out; frames carry the revision.
    Start { revision: u32, input: Input },
    /// Put a node somewhere and hold it there; its neighbours follow.
    Pin { node: u32, at: [f32; 2] },
    /// Let a node go; it goes back among its neighbours.
    Unpin { node: u32 },
    /// Let everything move that is not pinned, or during a drag what is near.
    Reheat,
    /// Keep still.
    Pause,
    /// Go on.
    Resume,
    /// A frame's buffer comes back.
    Buffer(Vec<f32>),
}

/// Positions to show.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    /// The revision that was started; a frame of an older one is to be dropped, but its buffer given back.
    pub revision: u32,
    /// The share of the way to first places: below 1 there are none, and the frame only tells how far they are.
    pub placed: f32,
    pub alpha: f32,
    pub settled: bool,
    /// x0, y0, x1, y1, … in the order of the input.
    pub positions: Vec<f32>,
}

/// A simulation, or the way to its first places, its revision and two frame buffers.
#[derive(Debug)]
pub struct Session {
    placing: Option<Job<Simulation>>,
    simulation: Option<Simulation>,
    /// What first places have to wait for before it can be done.
    waiting: Vec<Request>,
    revision: u32,
    paused: bool,
    /// Paused while first places were looked for; otherwise they are found even then, for without there is no picture.
    stopped: bool,
    /// There is something that no frame has shown.
    unseen: bool,
    /// How far first places were when that was last told.
    told: f32,
    buffers: Vec<Vec<f32>>,
}

impl Default for Session {
    fn default() -> Self {
        Self::new()
    }
}

impl Session {
    /// Nothing to lay out yet, both buffers at hand.
    pub fn new() -> Self {
        Self {
            placing: None,
            simulation: None,
            waiting: Vec::new(),
            revision: 0,
            paused: false,
            stopped: false,
            unseen: false,
            told: 0.0,
            buffers: vec![Vec::new(); BUFFERS],
        }
    }

    /// Takes a request; none takes long.
    pub fn handle(&mut self, request: Request) {
        match (request, &mut self.simulation) {
            (Request::Start { revision, input }, simulation) => {
                // What went before is forgotten first: two large ones need not fit at once.
                (*simulation, self.placing) = (None, None);
                self.placing = Some(Job::new(|pace| Simulation::paced(input, pace)));
                self.waiting.clear();
                self.revision = revision;
                (self.stopped, self.unseen, self.told) = (false, false, 0.0);
            }
            (request @ (Request::Pin { .. } | Request::Unpin { .. } | Request::Reheat), None) => {
                if self.placing.is_some() {
                    self.waiting.push(request);
                }
            }
            (Request::Pin { node, at }, Some(simulation)) => {
                simulation.pin(node, at);
                simulation.reheat(ALPHA_DRAG);
                self.unseen = true;
            }
            (Request::Unpin { node }, Some(simulation)) => {
                simulation.unpin(node);
                simulation.reheat(ALPHA_DRAG);
            }
            (Request::Reheat, Some(simulation)) => simulation.reheat(ALPHA_REHEAT),
            (Request::Pause, _) => {
                self.paused = true;
                self.stopped = self.placing.is_some();
            }
            (Request::Resume, _) => (self.paused, self.stopped) = (false, false),
            // Two are in circulation however many come.
            (Request::Buffer(buffer), _) if self.buffers.len() < BUFFERS => self.buffers.push(buffer),
            (Request::Buffer(_), _) => {}
        }
    }

    /// Works until `spent()` says that the slice (about 8 ms) is over, or everything rests; it is asked after each
    /// step to first places and after each tick. Answers a frame where there is something new to show and a buffer at
    /// hand.
    pub fn work(&mut self, spent: &mut dyn FnMut() -> bool) -> Option<Frame> {
        if self.placing.is_some() && !self.place(spent) {
            return self.tell();
        }
        let simulation = self.simulation.as_mut()?;
        let most = if simulation.is_local() { TICKS_A_FRAME } else { u32::MAX };
        // What no frame shows need not be computed while a hand drags.
        let must_wait = simulation.is_local() && self.buffers.is_empty();
        let may_tick = !self.paused && !must_wait;
        let mut ticks = 0;
        while may_tick && ticks < most && simulation.tick() {
            self.unseen = true;
            ticks += 1;
            if spent() {
                break;
            }
        }
        if !self.unseen {
            return None;
        }
        let mut positions = self.buffers.pop()?;
        positions.clear();
        positions.extend_from_slice(simulation.positions());
        self.unseen = false;
        let (alpha, settled) = (simulation.alpha(), simulation.is_settled());
        Some(Frame { revision: self.revision, placed: 1.0, alpha, settled, positions })
    }

    /// Goes on with first places; whether they are found and there is time for more.
    fn place(&mut self, spent: &mut dyn FnMut() -> bool) -> bool {
        let Some(placing) = self.placing.as_mut().filter(|_| !self.stopped) else { return false };
        loop {
            let found = placing.work(STEPS);
            let over = spent();
            if found.is_some() {
                (self.simulation, self.placing, self.unseen) = (found, None, true);
                for request in std::mem::take(&mut self.waiting) {
                    self.handle(request);
                }
                return true;
            }
            if over {
                return false;
            }
        }
    }

    /// A frame that tells how far first places are, where that is worth telling.
    fn tell(&mut self) -> Option<Frame> {
        let placed = self.placing.as_ref()?.progress();
        if placed < self.told + TOLD || placed >= 1.0 {
            return None;
        }
        let mut positions = self.buffers.pop()?;
        positions.clear();
        self.told = placed;
        Some(Frame { revision: self.revision, placed, alpha: 1.0, settled: false, positions })
    }

    /// Whether [`work`](Self::work) would do anything: a session at rest whose last frame was sent has none.
    pub fn has_work(&self) -> bool {
        if self.placing.is_some() {
            return !self.stopped;
        }
        let Some(simulation) = &self.simulation else { return false };
        let can_send = !self.buffers.is_empty();
        let can_tick = !self.paused && !simulation.is_settled() && (can_send || !simulation.is_local());
        can_tick || (self.unseen && can_send)
    }
}
