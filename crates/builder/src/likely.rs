//! The word that somebody may have meant.

/// ` Did you mean “…”?` for the word that is spelt most alike, or nothing where none is near.
pub(crate) fn meant(written: &str, words: &[impl AsRef<str>]) -> String {
    let near = |word: &str| steps(&written.to_lowercase(), word);
    let best = words
        .iter()
        .map(|word| (near(word.as_ref()), word.as_ref()))
        .min();
    // One slip in a short word, two in a long one.
    let most = if written.chars().count() < 5 { 1 } else { 2 };
    match best {
        Some((distance, word)) if distance <= most => format!(" Did you mean “{word}”?"),
        _ => String::new(),
    }
}

/// How many letters must be put in, taken out or changed (Levenshtein), or swapped with their neighbour.
/// Words of more than 64 letters are never alike.
fn steps(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one.len().max(other.len()) > 64 {
        return usize::MAX;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for i in 1..=one.len() {
        let mut row = vec![i];
        for j in 1..=other.len() {
            let changed = usize::from(one[i - 1] != other[j - 1]);
            let mut best = (last[j] + 1).min(row[j - 1] + 1).min(last[j - 1] + changed);
            if i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1] {
                best = best.min(before[j - 2] + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut last, row);
    }
    last[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_guessed_and_another_word_is_not() {
        let keys = ["title", "summary", "opens", "order"];
        assert_eq!(meant("titel", &keys), " Did you mean “title”?");
        assert_eq!(meant("Sumary", &keys), " Did you mean “summary”?");
        assert_eq!(meant("colour", &keys), "");
        assert_eq!(meant(&"x".repeat(100), &keys), "");
        assert_eq!(meant("x", &[] as &[&str]), "");
    }
}
