//! Order statistics: the permutation that sorts, and the median.

/// The indices of the keys from the smallest key to the largest, equal keys in the order of the list: `keys[p[0]] ≤ keys[p[1]] ≤ …` by
/// [`f64::total_cmp`] (−0 before 0, NaN at the ends). O(n log n).
pub(crate) fn sort_permutation(keys: &[f64]) -> Vec<usize> {
    let mut permutation: Vec<usize> = (0..keys.len()).collect();
    permutation.sort_by(|&i, &j| keys[i].total_cmp(&keys[j]));
    permutation
}

/// The median of these numbers, of an even count the upper of the two in the middle; 0 of none. O(n).
pub(crate) fn median(values: impl IntoIterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.into_iter().collect();
    if values.is_empty() {
        return 0.0;
    }
    let middle = values.len() / 2;
    *values.select_nth_unstable_by(middle, f64::total_cmp).1
}

#[cfg(test)]
mod tests {
    use super::{median, sort_permutation};

    #[test]
    fn sorts_stably_by_total_order() {
        assert_eq!(sort_permutation(&[2.0, f64::NAN, 0.0, 2.0, -0.0, -1.0]), [5, 4, 2, 0, 3, 1]);
        assert!(sort_permutation(&[]).is_empty());
    }

    #[test]
    fn the_median_of_an_even_count_is_the_upper() {
        assert_eq!(median([3.0, 1.0, 2.0]), 2.0);
        assert_eq!(median([4.0, 1.0, 3.0, 2.0]), 3.0);
        assert_eq!(median([]), 0.0);
    }
}
