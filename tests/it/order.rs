//! Maps and sets in order, held against the standard ones; the sort, against the standard stable one.

use std::collections::{BTreeMap, BTreeSet};

use proptest::collection::vec;
use proptest::prelude::*;
use summitry::order::{self, Buckets, Map, Names, Set};

proptest! {
    #[test]
    fn a_map_answers_like_the_standard_one(steps in vec((0..3u8, 0..16u8, any::<u16>()), 0..60)) {
        let (mut own, mut standard) = (Map::new(), BTreeMap::new());
        for (step, key, value) in steps {
            match step {
                0 => prop_assert_eq!(own.insert(key, value), standard.insert(key, value)),
                1 => prop_assert_eq!(own.remove(&key), standard.remove(&key)),
                _ => prop_assert_eq!(own.entry(key).or_insert(value), standard.entry(key).or_insert(value)),
            }
            prop_assert_eq!(own.get(&key), standard.get(&key));
            prop_assert!(own.iter().eq(standard.iter()));
            prop_assert!(own.range(3..9).eq(standard.range(3..9)));
            prop_assert_eq!(own.last_key_value(), standard.last_key_value());
        }
    }

    #[test]
    fn of_pairs_with_one_key_the_last_stays(pairs in vec((0..16u8, any::<u16>()), 0..40), more in vec((0..16u8, any::<u16>()), 0..9)) {
        let (mut own, mut standard): (Map<_, _>, BTreeMap<_, _>) =
            (pairs.iter().copied().collect(), pairs.iter().copied().collect());
        prop_assert!(own.iter().eq(standard.iter()));
        own.extend(more.iter().copied());
        standard.extend(more);
        prop_assert!(own.iter().eq(standard.iter()));
    }

    #[test]
    fn a_set_answers_like_the_standard_one(one in vec(0..20u8, 0..30), other in vec(0..20u8, 0..30)) {
        let (own, standard): (Set<_>, BTreeSet<_>) = (one.iter().collect(), one.iter().collect());
        let (own_other, standard_other): (Set<_>, BTreeSet<_>) = (other.iter().collect(), other.iter().collect());
        prop_assert!(own.iter().eq(standard.iter()));
        prop_assert!(own.intersection(&own_other).eq(standard.intersection(&standard_other)));
        prop_assert!(own.difference(&own_other).eq(standard.difference(&standard_other)));
        prop_assert_eq!(own.is_disjoint(&own_other), standard.is_disjoint(&standard_other));
    }

    #[test]
    fn equals_keep_their_order(list in vec((0..9u8, any::<u8>()), 0..70)) {
        let (mut own, mut standard) = (list.clone(), list);
        order::sort_by_key(&mut own, |pair| pair.0);
        standard.sort_by_key(|pair| pair.0);
        prop_assert_eq!(own, standard);
    }

    #[test]
    fn names_stand_where_they_came_and_are_found_by_their_parts(list in vec("[ab]{0,3}", 0..40), asked in vec("[ab]{0,2}", 2)) {
        let mut names = Names::default();
        let mut standard: Vec<String> = Vec::new();
        for name in &list {
            let known = standard.iter().position(|it| it == name);
            prop_assert_eq!(names.add(name.as_str().into()).err(), known);
            if known.is_none() {
                standard.push(name.clone());
            }
        }
        prop_assert!(names.iter().map(|name| &**name).eq(standard.iter().map(String::as_str)));
        let parts = [asked[0].as_str(), asked[1].as_str()];
        prop_assert_eq!(names.place(&parts), standard.iter().position(|it| *it == parts.concat()));
    }

    #[test]
    fn what_falls_into_a_bucket_keeps_its_order(numbers in vec(0..9_u32, 0..60)) {
        let buckets = Buckets::of(7, &numbers);
        prop_assert_eq!(buckets.len(), 7);
        for bucket in 0..8 {
            let fallen = (0..).zip(&numbers).filter(|(_, it)| **it == bucket && bucket < 7).map(|(place, _)| place);
            prop_assert!(buckets.get(bucket as usize).iter().copied().eq(fallen));
        }
    }
}
