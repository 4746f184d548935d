//! Sorting.
//!
//! The standard library's sorts are compiled once for every type they meet, at some five kilobytes of WebAssembly
//! each. The engine sorts many kinds of short lists; they share this one, and long lists are sorted as numbers.

use std::cmp::Ordering;

/// Sorts by `compare`; equals keep their order. Meant for lists of at most some thousands.
pub(crate) fn sort_by<T>(items: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let order = sorted(items.len(), &|a, b| compare(&items[a], &items[b]));
    let mut taken: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(order.into_iter().filter_map(|place| taken[place].take()));
}

/// As [`sort_by`], by a key.
pub(crate) fn sort_by_key<T, K: Ord>(items: &mut Vec<T>, key: impl Fn(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// The `count` smallest of some numbers, in order. For long lists: what they are of stands in the numbers' lower halves.
pub(crate) fn smallest(mut keys: Vec<u64>, count: usize) -> Vec<u64> {
    if count < keys.len() {
        keys.select_nth_unstable(count);
        keys.truncate(count);
    }
    keys.sort_unstable();
    keys
}

/// Numbers in the order of their upper halves; of equal ones the first stays first. It goes over them once for every eleven bits
/// (a radix sort from the lowest digit on).
pub(crate) fn by_upper_half(mut keys: Vec<u64>) -> Vec<u64> {
    const DIGIT: u32 = 11;
    let most = keys.iter().fold(0, |most, key| most | key >> 32);
    let mut sorted = vec![0; keys.len()];
    let mut shift = 0;
    while most >> shift > 0 {
        let digit = |key: u64| (key >> (32 + shift)) as usize & ((1 << DIGIT) - 1);
        let mut places = [0u32; 1 << DIGIT];
        for key in &keys {
            places[digit(*key)] += 1;
        }
        let mut start = 0;
        for place in &mut places {
            start += std::mem::replace(place, start);
        }
        for key in &keys {
            let place = &mut places[digit(*key)];
            sorted[*place as usize] = *key;
            *place += 1;
        }
        std::mem::swap(&mut keys, &mut sorted);
        shift += DIGIT;
    }
    keys
}

/// The numbers below `count` in the order of `compare`: a merge sort from the bottom up.
fn sorted(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    let mut merged = Vec::with_capacity(count);
    let mut width = 1;
    while width < count {
        merged.clear();
        let mut start = 0;
        while start < count {
            let (middle, end) = ((start + width).min(count), (start + 2 * width).min(count));
            let (mut left, mut right) = (start, middle);
            while left < middle || right < end {
                let take_left = right >= end
                    || left < middle && compare(order[left], order[right]) != Ordering::Greater;
                let next = if take_left { &mut left } else { &mut right };
                merged.push(order[*next]);
                *next += 1;
            }
            start = end;
        }
        std::mem::swap(&mut order, &mut merged);
        width *= 2;
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn upper_halves_are_sorted_and_equal_ones_stay() {
        let mut state = 3u64;
        let mut keys: Vec<u64> = (0..5_000u64)
            .map(|place| {
                state = state
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1);
                let upper = (state >> 33) >> (place % 3 * 9);
                upper << 32 | (9_999 - place)
            })
            .collect();
        keys.extend([0, u64::MAX, 5 << 32 | 7, 5 << 32 | 6]);
        let mut expected = keys.clone();
        expected.sort_by_key(|key| key >> 32);
        assert_eq!(by_upper_half(keys), expected);
        assert_eq!(by_upper_half(Vec::new()), [0u64; 0]);
    }

    #[test]
    fn sorts_as_the_standard_library_does() {
        let mut state = 7u64;
        for count in (0..70).chain([257, 1_000]) {
            let mut items: Vec<(u64, usize)> = (0..count)
                .map(|place| {
                    state = state
                        .wrapping_mul(6_364_136_223_846_793_005)
                        .wrapping_add(1);
                    ((state >> 33) % 16, place)
                })
                .collect();
            let mut expected = items.clone();
            expected.sort_by_key(|item| item.0);
            sort_by_key(&mut items, |item| item.0);
            assert_eq!(items, expected, "{count} items");
        }
    }
}
