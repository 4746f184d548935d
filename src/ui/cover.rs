//! Covers for courses without a picture: a paper-cut motif in the area's hue.

use lifelong_api::{Area, block_of};
use yew::prelude::*;

/// The motifs of `motifs.svg`.
const MOTIFS: [&str; 8] = [
    "lattice", "cloud", "wave", "leaf", "knot", "plum", "fish", "mountain",
];

/// A motif for each course of a list: by its id, and never the same twice in a row.
pub fn motifs<'a>(ids: impl IntoIterator<Item = &'a str>) -> Vec<usize> {
    let mut last = None;
    let choose = |id: &str| {
        let own = block_of(id, MOTIFS.len() as u32) as usize;
        let motif = if last == Some(own) {
            (own + 1) % MOTIFS.len()
        } else {
            own
        };
        last = Some(motif);
        motif
    };
    ids.into_iter().map(choose).collect()
}

/// A generated cover in the hue of `area` with a motif of [`motifs`] and a few large words (a length, or none).
///
/// The card says those words too, so the whole cover is hidden from assistive technology.
pub fn cover(area: Area, motif: usize, words: &str) -> Html {
    html! {
        <div class="cover" data-area={area.code()} aria-hidden="true">
            <svg viewBox="0 0 320 180" preserveAspectRatio="xMidYMid slice" focusable="false">
                <use href={format!("motifs.svg#m-{}", MOTIFS[motif % MOTIFS.len()])} />
            </svg>
            if !words.is_empty() { <span>{ words }</span> }
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_differ_and_a_course_keeps_its_motif() {
        let ids: Vec<String> = (0..500).map(|n| format!("course-{n}")).collect();
        let all = motifs(ids.iter().map(String::as_str));
        assert!(all.windows(2).all(|pair| pair[0] != pair[1]));
        assert_eq!(motifs(["course-7"]), motifs(["course-7"]));
        assert!(MOTIFS.iter().enumerate().all(|(n, _)| all.contains(&n)));
    }
}
