//! Chance from a seed: splitmix64, and the key of an id.

/// The splitmix64 generator (Steele, Lea, Flood 2014): one addition and a finaliser a number.
#[derive(Debug, Clone)]
pub struct Random {
    state: u64,
}

impl Random {
    /// The sequence that belongs to this seed.
    pub fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    /// The next 64 bits.
    pub fn next_u64(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        finalised(self.state)
    }

    /// A number from 0 up to but not including 1, in steps of 2⁻²⁴.
    pub fn unit(&mut self) -> f32 {
        (self.next_u64() >> 40) as f32 * (1.0 / 16_777_216.0)
    }

    /// A whole number below `bound`; 0 where the bound is 0.
    pub fn below(&mut self, bound: usize) -> usize {
        if bound == 0 { 0 } else { (self.next_u64() % bound as u64) as usize }
    }

    /// A direction of length one, all equally likely; found by rejection, because sine and cosine differ between
    /// platforms in the last bit.
    pub fn direction(&mut self) -> [f32; 2] {
        for _ in 0..64 {
            let (x, y) = (self.unit() * 2.0 - 1.0, self.unit() * 2.0 - 1.0);
            let square = x * x + y * y;
            if square > 0.01 && square <= 1.0 {
                let length = square.sqrt();
                return [x / length, y / length];
            }
        }
        [1.0, 0.0]
    }
}

/// The key of a global id: FNV-1a over its bytes, then the splitmix64 finaliser so that like ids get unlike keys.
pub fn key_of(id: &str) -> u64 {
    finalised(fnv(id.bytes()))
}

/// FNV-1a, 64 bits (Fowler, Noll, Vo).
pub(super) fn fnv(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

fn finalised(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
