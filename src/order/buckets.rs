//! Buckets: things put in order of small numbers by counting, without comparing them.

/// What falls into each of so many buckets, by place, in the order of the places.
#[derive(Debug, Clone, Default)]
pub struct Buckets {
    /// Where each bucket begins; one more for the end.
    starts: Vec<u32>,
    places: Vec<u32>,
}

impl Buckets {
    /// Puts the places of `numbers` into so many buckets; what has a number beyond them is left out.
    pub fn of(count: usize, numbers: &[u32]) -> Self {
        let mut starts = vec![0_u32; count + 1];
        let mut fallen = 0;
        for number in numbers {
            if let Some(start) = starts.get_mut(*number as usize).filter(|_| (*number as usize) < count) {
                *start += 1;
                fallen += 1;
            }
        }
        let mut start = 0;
        for count in &mut starts {
            start += std::mem::replace(count, start);
        }
        let mut next = starts.clone();
        let mut places = vec![0_u32; fallen];
        for (place, number) in (0..).zip(numbers) {
            if (*number as usize) < count {
                let at = &mut next[*number as usize];
                places[*at as usize] = place;
                *at += 1;
            }
        }
        Self { starts, places }
    }

    /// The places in a bucket.
    pub fn get(&self, bucket: usize) -> &[u32] {
        self.places.get(self.range(bucket)).unwrap_or_default()
    }

    /// The same, to be put into another order.
    pub fn get_mut(&mut self, bucket: usize) -> &mut [u32] {
        let range = self.range(bucket);
        self.places.get_mut(range).unwrap_or_default()
    }

    /// How many buckets there are.
    pub fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn range(&self, bucket: usize) -> std::ops::Range<usize> {
        match (self.starts.get(bucket), self.starts.get(bucket + 1)) {
            (Some(from), Some(to)) => *from as usize..*to as usize,
            _ => 0..0,
        }
    }
}
