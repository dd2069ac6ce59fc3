//! Turning a drawing so that its longest extent lies level: windows are wider than high.

/// A power of two, which changes no digit, so that the squares of a long path's squares stay finite.
const SMALLER: f32 = 1.0 / 16_777_216.0;

/// Moves the mean to the origin and turns the principal axis to the horizontal; the eigenvector of a symmetric 2×2
/// matrix needs a square root but no angle.
pub(super) fn level(xs: &mut [f32], ys: &mut [f32]) {
    let count = xs.len().max(1) as f32;
    let (mean_x, mean_y) = (xs.iter().sum::<f32>() / count, ys.iter().sum::<f32>() / count);
    xs.iter_mut().for_each(|x| *x -= mean_x);
    ys.iter_mut().for_each(|y| *y -= mean_y);
    let (mut xx, mut xy, mut yy) = (0.0f32, 0.0f32, 0.0f32);
    for (x, y) in xs.iter().zip(ys.iter()) {
        let (small_x, small_y) = (x * SMALLER, y * SMALLER);
        xx += x * small_x;
        xy += x * small_y;
        yy += y * small_y;
    }
    let half = (xx - yy) * 0.5;
    let strongest = (xx + yy) * 0.5 + (half * half + xy * xy).sqrt();
    // Two forms of one eigenvector; the longer one is the one that rounding spares.
    let (ax, ay) = if xx >= yy { (strongest - yy, xy) } else { (xy, strongest - xx) };
    let length = (ax * ax + ay * ay).sqrt();
    if length <= 1.0e-6 * (xx + yy) || length == 0.0 {
        return;
    }
    let (ax, ay) = (ax / length, ay / length);
    for (x, y) in xs.iter_mut().zip(ys.iter_mut()) {
        (*x, *y) = (*x * ax + *y * ay, *y * ax - *x * ay);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A hundred thousand of the widest circles in a row, as long as a drawing gets.
    #[test]
    fn the_longest_path_is_laid_level_at_its_length() {
        let (step, count) = (12_000.0, 100_000u32);
        let mut xs: Vec<f32> = (0..count).map(|at| at as f32 * step).collect();
        let mut ys = xs.clone();
        level(&mut xs, &mut ys);
        let length = (xs[0] - xs[count as usize - 1]).abs() / (step * (count - 1) as f32);
        assert!((length - 2.0f32.sqrt()).abs() < 1.0e-3, "{length}");
        assert!(ys.iter().all(|y| y.abs() < step), "{:?}", &ys[..3]);
    }
}
