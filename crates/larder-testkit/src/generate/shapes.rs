//! Texts, identifiers, trees, skewed choices.

use super::Rng;

/// A text of `chars` characters of all lengths in UTF-8, quotes, controls and separators included.
pub fn text(rng: &mut Rng, chars: usize) -> String {
    const AWKWARD: [char; 12] =
        ['"', '\\', '\n', '\r', '\t', '\0', '\u{7f}', '\u{2028}', 'ß', '漢', '🦀', '\u{feff}'];
    const PRINTABLE: &[u8] =
        b" !#$%&'()*+,-./0123456789:;<=>?@ABCXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~";
    let one = |rng: &mut Rng| match rng.below(4) {
        0 => AWKWARD[rng.index(AWKWARD.len())],
        _ => char::from(PRINTABLE[rng.index(PRINTABLE.len())]),
    };
    (0..chars).map(|_| one(rng)).collect()
}

/// A name as programs have them: 1 to 24 letters, digits and underscores, no digit first.
pub fn identifier(rng: &mut Rng) -> String {
    const LETTERS: &[u8] = b"etaoinshrdlucmfwypvbgkjqxz_ETAOIN0123456789";
    let len = 1 + rng.index(8) + rng.index(9) + rng.index(9);
    let first = LETTERS[rng.index(LETTERS.len() - 10)];
    let rest = (1..len).map(|_| LETTERS[rng.index(LETTERS.len())]);
    std::iter::once(first).chain(rest.collect::<Vec<_>>()).map(char::from).collect()
}

/// `count` different identifiers.
pub fn identifiers(rng: &mut Rng, count: usize) -> Vec<String> {
    let mut seen = std::collections::BTreeSet::new();
    let mut out = Vec::with_capacity(count);
    while out.len() < count {
        let name = identifier(rng);
        if seen.insert(name.clone()) {
            out.push(name);
        }
    }
    out
}

/// A tree as an arena would hold it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tree {
    /// A number at the node.
    pub value: u64,
    /// The children, 0 to 4.
    pub children: Vec<Tree>,
}

impl Tree {
    /// Nodes, this one included.
    pub fn len(&self) -> usize {
        1 + self.children.iter().map(Tree::len).sum::<usize>()
    }

    /// Never: a tree has a root.
    pub fn is_empty(&self) -> bool {
        false
    }
}

/// A tree of exactly `nodes` nodes, not deeper than about twice the logarithm.
///
/// # Panics
/// If `nodes` is 0.
pub fn tree(rng: &mut Rng, nodes: usize) -> Tree {
    assert!(nodes > 0, "a tree has a root");
    let value = rng.bits();
    let (mut left, mut children) = (nodes - 1, Vec::new());
    for open in (1..=4_usize).rev() {
        // The last child takes the rest, the others an even share give or take a half.
        let share =
            if open == 1 { left } else { (left / open / 2 + rng.index(left / open + 1)).min(left) };
        if share > 0 {
            children.push(tree(rng, share));
            left -= share;
        }
    }
    Tree { value, children }
}

/// Choices among `count` things of which the k-th is chosen in proportion to 1/k^s.
#[derive(Clone, Debug)]
pub struct Zipf {
    cumulative: Vec<f64>,
}

impl Zipf {
    /// # Panics
    /// If `count` is 0 or `s` is negative or not finite.
    pub fn new(count: usize, s: f64) -> Self {
        assert!(
            count > 0 && s >= 0.0 && s.is_finite(),
            "no distribution over {count} things by {s}"
        );
        let mut sum = 0.0;
        let weight = |k: usize| (k as f64).powf(-s);
        Zipf {
            cumulative: (1..=count)
                .map(|k| {
                    sum += weight(k);
                    sum
                })
                .collect(),
        }
    }

    /// An index from 0; small ones are frequent.
    pub fn index(&self, rng: &mut Rng) -> usize {
        let whole = self.cumulative[self.cumulative.len() - 1];
        let at = rng.unit() * whole;
        self.cumulative.partition_point(|&sum| sum <= at).min(self.cumulative.len() - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_are_the_same_for_the_same_seed_and_of_the_size_asked_for() {
        let make = |seed| {
            let mut rng = Rng::new(seed);
            (text(&mut rng, 50), identifiers(&mut rng, 100), tree(&mut rng, 500))
        };
        assert_eq!(make(1), make(1));
        assert_ne!(make(1), make(2));
        let (text, names, tree) = make(1);
        assert_eq!((text.chars().count(), names.len(), tree.len()), (50, 100, 500));
        assert!(names.iter().all(|name| !name.as_bytes()[0].is_ascii_digit()));
    }

    #[test]
    fn the_second_choice_is_half_as_frequent_as_the_first() {
        let (zipf, mut rng) = (Zipf::new(100, 1.0), Rng::new(5));
        let mut seen = [0_f64; 100];
        (0..100_000).for_each(|_| seen[zipf.index(&mut rng)] += 1.0);
        // Shares 0.193 and 0.0964 of 100,000; the ratio's standard deviation is about 0.025.
        assert!((seen[0] / seen[1] - 2.0).abs() < 0.13, "{} {}", seen[0], seen[1]);
    }
}
