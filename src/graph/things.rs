//! Things: what may be a node, by number in ascending order of its id.

use crate::model::{GlobalId, Merged, MergedEntity, MergedEvent};
use crate::order::Names;
use crate::pace::Pace;

/// Entities and events together.
pub(super) struct Things<'a> {
    ids: Names,
    all: Vec<Thing<'a>>,
}

/// One of them.
#[derive(Clone, Copy)]
pub(super) enum Thing<'a> {
    Entity(&'a MergedEntity),
    Event(&'a MergedEvent),
}

impl<'a> Thing<'a> {
    /// Its name.
    pub(super) fn id(self) -> &'a GlobalId {
        match self {
            Self::Entity(entity) => &entity.id,
            Self::Event(event) => &event.id,
        }
    }
}

impl<'a> Things<'a> {
    /// All that the records speak of. What has the id of an entity is that entity.
    pub(super) async fn of(merged: &'a Merged, pace: &Pace) -> Self {
        let count = merged.entities.len() + merged.events.len();
        let mut things = Self { ids: Names::with_room(count), all: Vec::with_capacity(count) };
        let mut events = merged.events.values().map(|event| &**event).peekable();
        let mut entities = merged.entities.values().map(|entity| &**entity).peekable();
        loop {
            let thing = match (entities.peek(), events.peek()) {
                (Some(entity), Some(event)) if event.id < entity.id => Thing::Event(event),
                (Some(entity), _) => Thing::Entity(entity),
                (None, Some(event)) => Thing::Event(event),
                (None, None) => return things,
            };
            entities.next_if(|it| it.id == *thing.id());
            events.next_if(|it| it.id == *thing.id());
            let _ = things.ids.add(thing.id().shared().clone());
            things.all.push(thing);
            pace.step(1).await;
        }
    }

    /// The number of an id.
    pub(super) fn number(&self, id: &GlobalId) -> Option<u32> {
        self.ids.place(&[id.as_str()]).map(|place| place as u32)
    }

    /// All of them in order.
    pub(super) fn iter(&self) -> impl ExactSizeIterator<Item = Thing<'a>> + '_ {
        self.all.iter().copied()
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// The event of this number.
    pub(super) fn event(&self, number: u32) -> Option<&'a MergedEvent> {
        match self.all.get(number as usize)? {
            Thing::Event(event) => Some(event),
            Thing::Entity(_) => None,
        }
    }

    /// The entity of this number.
    pub(super) fn entity(&self, number: u32) -> Option<&'a MergedEntity> {
        match self.all.get(number as usize)? {
            Thing::Entity(entity) => Some(entity),
            Thing::Event(_) => None,
        }
    }

    /// For each number its place where what follows a name is greater than any letter of it: `ab` before `a`. In order
    /// of ids each stands right before those that go on from it.
    pub(super) fn ranks(&self) -> Vec<u32> {
        let (mut ranks, mut open, mut next) = (vec![0; self.all.len()], Vec::new(), 0);
        let mut close = |number: u32| {
            ranks[number as usize] = next;
            next += 1;
        };
        for (number, thing) in (0..).zip(&self.all) {
            let goes_on = |open: &(u32, &str)| thing.id().as_str().starts_with(open.1);
            while let Some((other, _)) = open.pop_if(|open| !goes_on(open)) {
                close(other);
            }
            open.push((number, thing.id().as_str()));
        }
        while let Some((other, _)) = open.pop() {
            close(other);
        }
        ranks
    }
}
