//! Turns scores into probabilities: for each class of sites slope and intercept of a logistic curve, fitted to scores of
//! texts that the scoring model had not seen (Platt scaling).

/// A score, and how often the joiner was there and was not.
#[derive(Clone, Copy, Debug)]
pub struct Scored {
    pub score: f64,
    pub joined: f64,
    pub fused: f64,
}

/// Newton steps; it settles in far fewer.
const STEPS: usize = 50;
/// Pulls towards the score as it is, slope 1 and intercept 0, where there is little to fit.
const PRIOR: f64 = 2.0;

/// Slope and intercept.
pub fn fit(sites: &[Scored]) -> (f32, f32) {
    let (mut slope, mut intercept) = (1.0, 0.0);
    for _ in 0..STEPS {
        let (ds, di) = newton(sites, slope, intercept);
        // A full step may overshoot where most sites are beyond doubt: halve it until the loss falls.
        let before = loss(sites, slope, intercept);
        let halves = (0..STEPS).scan(1.0, |size, _| Some(std::mem::replace(size, *size / 2.0)));
        let Some(size) = halves.into_iter().find(|size| loss(sites, slope - size * ds, intercept - size * di) < before)
        else {
            break;
        };
        slope -= size * ds;
        intercept -= size * di;
    }
    #[allow(clippy::cast_possible_truncation, reason = "a probability needs no more digits")]
    (slope as f32, intercept as f32)
}

/// The negative log-likelihood, and the prior.
fn loss(sites: &[Scored], slope: f64, intercept: f64) -> f64 {
    let of = |s: &Scored| {
        let odds = slope * s.score + intercept;
        // ln(1 + e^x) without overflow.
        let soft = |x: f64| x.max(0.0) + (-x.abs()).exp().ln_1p();
        s.joined * soft(-odds) + s.fused * soft(odds)
    };
    sites.iter().map(of).sum::<f64>() + PRIOR / 2.0 * ((slope - 1.0).powi(2) + intercept.powi(2))
}

/// Newton's step for both.
fn newton(sites: &[Scored], slope: f64, intercept: f64) -> (f64, f64) {
    let (mut gs, mut gi) = (PRIOR * (slope - 1.0), PRIOR * intercept);
    let (mut hss, mut hsi, mut hii) = (PRIOR, 0.0, PRIOR);
    for s in sites {
        let n = s.joined + s.fused;
        let p = 1.0 / (1.0 + (-(slope * s.score + intercept)).exp());
        let (error, curve) = (n * p - s.joined, n * p * (1.0 - p));
        gs += error * s.score;
        gi += error;
        hss += curve * s.score * s.score;
        hsi += curve * s.score;
        hii += curve;
    }
    let determinant = hss * hii - hsi * hsi;
    ((hii * gs - hsi * gi) / determinant, (hss * gi - hsi * gs) / determinant)
}

#[cfg(test)]
mod tests {
    use super::{Scored, fit};

    #[test]
    fn scores_that_promise_too_much_are_taken_back() {
        // Score 2 says .88, but only .73 of the sites have the joiner; score -2 the other way round.
        let site = |score, joined| Scored { score, joined: joined * 1e4, fused: (1.0 - joined) * 1e4 };
        let (slope, intercept) = fit(&[site(2.0, 0.731), site(-2.0, 0.269)]);
        assert!((slope - 0.5).abs() < 0.01 && intercept.abs() < 0.01, "{slope} {intercept}");
    }
}
