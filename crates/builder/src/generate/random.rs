//! Chance that is the same on every machine: whole numbers only, as logarithms of floating-point libraries differ.

/// SplitMix64 (Steele, Lea, Flood 2014: "Fast splittable pseudorandom number generators").
#[derive(Clone, Debug)]
pub(super) struct Rng(u64);

impl Rng {
    /// The generator of one purpose: mixing keeps neighbouring numbers far apart.
    pub fn of(seed: u64, index: u64, purpose: u64) -> Self {
        let mut rng = Self(seed ^ purpose.wrapping_mul(0xd134_2543_de82_ef95));
        let mixed = rng.next() ^ index.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        Self(mixed)
    }

    /// The next 64 bits.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `bound` (which is at least 1); the bias is below 2⁻³² for every bound used here.
    pub fn below(&mut self, bound: u64) -> u64 {
        ((u128::from(self.next()) * u128::from(bound.max(1))) >> 64) as u64
    }

    /// A number of a range, both ends included.
    pub fn between(&mut self, low: u64, high: u64) -> u64 {
        low + self.below(high - low + 1)
    }

    /// True in `percent` of a hundred cases.
    pub fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    /// Any entry, each as likely.
    pub fn pick<'l, T>(&mut self, list: &'l [T]) -> &'l T {
        &list[self.below(list.len() as u64) as usize]
    }

    /// A whole number whose logarithm to base two is about normal, with that mean and deviation in 16ths:
    /// the sum of twelve uniforms for the normal, and between powers of two a straight line.
    pub fn log_normal(&mut self, mean: i64, deviation: i64) -> u64 {
        let sum: i64 = (0..12).map(|_| self.below(1 << 16) as i64).sum();
        // 16 binary places: sixteenths take four of them.
        let z = sum - 6 * (1 << 16);
        let exponent = ((mean << 12) + deviation * z / 16).clamp(0, 40 << 16);
        let (whole, part) = (exponent >> 16, exponent & 0xffff);
        (((1 << 16) + part) << whole >> 16) as u64
    }
}

/// Ranks whose weight falls as 1 / (rank + shift).
#[derive(Clone, Debug)]
pub(super) struct Zipf {
    cumulative: Vec<u64>,
}

impl Zipf {
    /// Over ranks 0 to `count` − 1; a larger shift flattens the head.
    pub fn new(count: usize, shift: u64) -> Self {
        let mut total = 0;
        let cumulative = (0..count as u64)
            .map(|rank| {
                total += 1_000_000_000 / (rank + shift.max(1));
                total
            })
            .collect();
        Self { cumulative }
    }

    /// A rank.
    pub fn draw(&self, rng: &mut Rng) -> usize {
        self.draw_below(rng, self.cumulative.len())
    }

    /// A rank below `count`.
    pub fn draw_below(&self, rng: &mut Rng, count: usize) -> usize {
        let count = count.clamp(1, self.cumulative.len());
        let at = rng.below(self.cumulative[count - 1]);
        self.cumulative[..count].partition_point(|upto| *upto <= at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splitmix_gives_its_published_numbers() {
        // First outputs for the state 1234567, as in the reference implementation's test vector.
        let mut rng = Rng(1_234_567);
        assert_eq!(rng.next(), 6_457_827_717_110_365_317);
        assert_eq!(rng.next(), 3_203_168_211_198_807_973);
    }

    #[test]
    fn zipf_halves_from_the_first_rank_to_the_second() {
        let zipf = Zipf::new(100, 1);
        let mut rng = Rng::of(1, 2, 3);
        let mut counts = [0_u32; 100];
        (0..100_000).for_each(|_| counts[zipf.draw(&mut rng)] += 1);
        let ratio = f64::from(counts[0]) / f64::from(counts[1]);
        assert!((1.9..2.1).contains(&ratio), "{ratio}");
        assert!(counts[99] > 0);
    }

    #[test]
    fn log_normal_lies_around_its_median() {
        let mut rng = Rng::of(1, 2, 3);
        let mut values: Vec<u64> = (0..10_001)
            .map(|_| rng.log_normal(16 * 10, 16 * 2))
            .collect();
        values.sort_unstable();
        assert!((950..1_100).contains(&values[5_000]), "{}", values[5_000]);
        assert!(values[9_900] > 16_000 && values[100] < 64);
    }
}
