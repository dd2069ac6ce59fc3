//! Where opening a file spends its time, step by step, natively and with the processor's clock: `cargo bench --bench opened -- FILE…`.

use std::hint::black_box;
use std::rc::Rc;
use std::time::Instant;

use summitry::graph::search::Index;
use summitry::graph::{Filter, Network, Projection};
use summitry::io;
use summitry::model::{Dataset, Joined};
use summitry::state::{Command, State, update};

fn main() {
    for file in std::env::args().skip(1).filter(|it| !it.starts_with("--")) {
        let bytes: Rc<[u8]> = std::fs::read(&file).expect("a file").into();
        println!("{file}");
        let reading = took("reading", || io::read(&file, &bytes).expect("an article"));
        let dataset: Dataset = [reading.source].into_iter().collect();
        let joined = took("joining", || Joined::of(&dataset));
        let merged = took("gathering", || joined.known_on(None));
        for projection in Projection::ALL {
            let network = took(projection.word(), || Network::build(&merged, projection));
            took("  its names", || Index::new(&network, &merged));
            took("  what is seen", || Filter::default().visibility(&network));
        }
        let (state, _) = took("the command, at first what it lacks", || {
            update(&State::default(), Command::OpenFile { name: "a.json".into(), bytes: bytes.clone() })
        });
        took("the command to project", || update(&state, Command::ToggleProjection));
    }
}

/// Does it, and says how long it took.
fn took<T>(what: &str, act: impl FnOnce() -> T) -> T {
    let begin = Instant::now();
    let done = black_box(act());
    println!("  {what}: {:.1} ms", begin.elapsed().as_secs_f64() * 1_000.0);
    done
}
