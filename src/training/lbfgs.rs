//! Finds the least of a smooth function: limited-memory BFGS (Nocedal 1980) with a backtracking search.

/// How many steps back the curvature is remembered.
const MEMORY: usize = 8;

/// The most steps.
const MOST: usize = 120;

/// Walks from `x` down `f`, which gives a value and writes its gradient; ends where a step gains next to nothing.
///
/// Sums run in order, so the same function gives the same place to the last bit.
pub(super) fn minimize(x: &mut [f64], mut f: impl FnMut(&[f64], &mut [f64]) -> f64) {
    let n = x.len();
    let mut gradient = vec![0.0; n];
    let mut value = f(x, &mut gradient);
    let mut past: Vec<(Vec<f64>, Vec<f64>, f64)> = Vec::new();
    for _ in 0..MOST {
        let direction = direction(&gradient, &past);
        let slope = dot(&direction, &gradient);
        if slope >= 0.0 {
            break;
        }
        let mut step = if past.is_empty() { 1.0 / norm(&gradient).max(1.0) } else { 1.0 };
        let mut next = vec![0.0; n];
        let mut next_gradient = vec![0.0; n];
        let mut next_value = value;
        let mut found = false;
        for _ in 0..25 {
            for ((next, x), d) in next.iter_mut().zip(x.iter()).zip(&direction) {
                *next = x + step * d;
            }
            next_value = f(&next, &mut next_gradient);
            if next_value <= value + 1e-4 * step * slope {
                found = true;
                break;
            }
            step *= 0.5;
        }
        if !found {
            break;
        }
        let moved: Vec<f64> = next.iter().zip(x.iter()).map(|(a, b)| a - b).collect();
        let turned: Vec<f64> = next_gradient.iter().zip(&gradient).map(|(a, b)| a - b).collect();
        let curvature = dot(&moved, &turned);
        if curvature > 1e-12 {
            if past.len() == MEMORY {
                past.remove(0);
            }
            past.push((moved, turned, 1.0 / curvature));
        }
        let gained = value - next_value;
        x.copy_from_slice(&next);
        std::mem::swap(&mut gradient, &mut next_gradient);
        value = next_value;
        if gained < 1e-5 * value.abs().max(1.0) {
            break;
        }
    }
}

/// Against the gradient, bent by what the last steps told of the curvature.
fn direction(gradient: &[f64], past: &[(Vec<f64>, Vec<f64>, f64)]) -> Vec<f64> {
    let mut q: Vec<f64> = gradient.iter().map(|g| -g).collect();
    let mut alphas = Vec::with_capacity(past.len());
    for (moved, turned, rho) in past.iter().rev() {
        let alpha = rho * dot(moved, &q);
        add(&mut q, turned, -alpha);
        alphas.push(alpha);
    }
    if let Some((moved, turned, _)) = past.last() {
        let scale = dot(moved, turned) / dot(turned, turned);
        q.iter_mut().for_each(|q| *q *= scale);
    }
    for ((moved, turned, rho), alpha) in past.iter().zip(alphas.into_iter().rev()) {
        let beta = rho * dot(turned, &q);
        add(&mut q, moved, alpha - beta);
    }
    q
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn norm(a: &[f64]) -> f64 {
    dot(a, a).sqrt()
}

fn add(a: &mut [f64], b: &[f64], by: f64) {
    for (a, b) in a.iter_mut().zip(b) {
        *a += by * b;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_least_of_a_long_valley_is_found() {
        let mut x = [-1.2, 1.0];
        minimize(&mut x, |x, g| {
            let (a, b) = (1.0 - x[0], x[1] - x[0] * x[0]);
            g[0] = -2.0 * a - 400.0 * x[0] * b;
            g[1] = 200.0 * b;
            a * a + 100.0 * b * b
        });
        assert!((x[0] - 1.0).abs() < 0.02 && (x[1] - 1.0).abs() < 0.04, "{x:?}");
    }
}
