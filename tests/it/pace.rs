//! Work done in pieces gives what it gives at once, whatever the pieces.

use std::rc::Rc;

use proptest::prelude::*;
use summitry::graph::{Network, Projection};
use summitry::io;
use summitry::model::{Joined, Merged};
use summitry::pace::Job;

/// Works in pieces of so many steps; what came of it, and how many pieces it took.
pub fn in_pieces<T>(mut job: Job<T>, steps: u32) -> (T, usize) {
    let mut pieces = 1;
    loop {
        if let Some(done) = job.work(steps) {
            return (done, pieces);
        }
        assert!(job.progress() <= 1.0);
        pieces += 1;
    }
}

/// An article whose lists, words and letters are of all kinds, and not all in order.
fn article() -> &'static str {
    include_str!("../../demo/road-to-anchorage.json")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn reading_in_pieces_is_reading(steps in 1_u32..400, cut in 0_usize..4_000) {
        // Whole, and broken off somewhere.
        for text in [article(), article().get(..cut * 3).unwrap_or(article())] {
            let bytes: Rc<[u8]> = text.as_bytes().into();
            let at_once = io::read("a.json", &bytes).map_err(|error| error.to_string());
            let job = Job::new(async move |pace| io::read_paced("a.json", &bytes, &pace).await);
            let (read, pieces) = in_pieces(job, steps);
            prop_assert_eq!(read.map_err(|error| error.to_string()), at_once.clone());
            prop_assert!(at_once.is_err() || steps > 40 || pieces > 10);
        }
    }

    #[test]
    fn joining_and_building_in_pieces_is_joining_and_building(steps in 1_u32..2_000) {
        let dataset = Rc::new(io::demo::dataset());
        let job = Job::new(|pace| {
            let dataset = dataset.clone();
            async move {
                let joined = Joined::of_paced(&dataset, &pace).await;
                joined.known_on_paced(None, &pace).await
            }
        });
        let (merged, pieces) = in_pieces(job, steps);
        prop_assert!(steps > 100 || pieces > 2);
        prop_assert_eq!(&merged, &Merged::of(&dataset));
        let merged = Rc::new(merged);
        for projection in Projection::ALL {
            let whole = format!("{:?}", Network::build(&merged, projection));
            let of = merged.clone();
            let job = Job::new(async move |pace| Network::build_paced(&of, projection, &pace).await);
            let (network, pieces) = in_pieces(job, steps);
            prop_assert!(steps > 100 || pieces > 2);
            let built = format!("{:?}", network);
            prop_assert!(built == whole);
        }
    }
}
