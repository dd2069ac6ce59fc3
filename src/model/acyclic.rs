//! Order without circles: which links must go so that "is part of", "lies in" and "came after" make sense.

use crate::order::{Map, Set};

/// The links that close a circle, found depth first in the order of the keys; without them no circle is left.
/// Iterative, because a chain of 100,000 links would overflow the stack.
pub fn closing_links<K: Ord + Clone>(links: &Map<K, Vec<K>>) -> Vec<(K, K)> {
    let mut done: Set<&K> = Set::new();
    let mut closing = Vec::new();
    for start in links.keys() {
        if done.contains(start) {
            continue;
        }
        let mut open: Set<&K> = Set::from([start]);
        let mut path: Vec<(&K, std::slice::Iter<'_, K>)> = vec![(start, targets(links, start))];
        while let Some((from, rest)) = path.last_mut() {
            match rest.next() {
                Some(to) if open.contains(to) => closing.push(((*from).clone(), to.clone())),
                Some(to) if done.contains(to) => {}
                Some(to) => {
                    open.insert(to);
                    path.push((to, targets(links, to)));
                }
                None => {
                    open.remove(*from);
                    done.insert(*from);
                    path.pop();
                }
            }
        }
    }
    closing
}

fn targets<'a, K: Ord>(links: &'a Map<K, Vec<K>>, from: &K) -> std::slice::Iter<'a, K> {
    links.get(from).map(Vec::as_slice).unwrap_or_default().iter()
}
