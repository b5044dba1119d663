//! Logistic regression with an L1 penalty, learned by FTRL-Proximal (`McMahan` et al., “Ad Click Prediction”, KDD 2013):
//! each feature has a step size of its own, and most weights end at exactly 0.

/// One example: the row of its features, whether the joiner is there, and how much it counts.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    pub row: usize,
    pub joined: bool,
    pub weight: f32,
}

/// Step size, its damping, and the penalties. Chosen by holding out each kind of text in turn: L1 from 1 to 12, alpha
/// from .1 to .5 and 8 to 30 rounds differ by less than .005 in F1; a larger L1 makes a smaller file.
const ALPHA: f32 = 0.3;
const BETA: f32 = 1.0;
const L1: f32 = 5.0;
const L2: f32 = 0.5;
const ROUNDS: usize = 12;
const RUNS: u8 = 5;

/// What is learned of one feature.
#[derive(Clone, Copy, Debug, Default)]
struct Coordinate {
    z: f32,
    n: f32,
}

impl Coordinate {
    fn weight(self, l1: f32) -> f32 {
        if self.z.abs() <= l1 {
            return 0.0;
        }
        -(self.z - self.z.signum() * l1) / ((BETA + self.n.sqrt()) / ALPHA + L2)
    }

    fn learn(&mut self, gradient: f32, l1: f32) {
        let n = self.n + gradient * gradient;
        self.z += gradient - (n.sqrt() - self.n.sqrt()) / ALPHA * self.weight(l1);
        self.n = n;
    }
}

/// Weights of `size` features, and the bias: the mean of several runs that see the examples in another order each.
pub fn train<'r>(examples: &mut [Example], features: impl Fn(usize) -> &'r [u32], size: usize) -> (Vec<f32>, f32) {
    let (mut weights, mut bias) = (vec![0.0; size], 0.0);
    for seed in 1..=RUNS {
        let (all, own) = run(examples, &features, size, seed);
        for (sum, c) in weights.iter_mut().zip(&all) {
            *sum += c.weight(L1) / f32::from(RUNS);
        }
        bias += own.weight(0.0) / f32::from(RUNS);
    }
    (weights, bias)
}

fn run<'r>(
    examples: &mut [Example],
    features: &impl Fn(usize) -> &'r [u32],
    size: usize,
    seed: u8,
) -> (Vec<Coordinate>, Coordinate) {
    let mut all = vec![Coordinate::default(); size];
    // Without a penalty on it, the bias is free to be what the rare joiner needs.
    let mut bias = Coordinate::default();
    let mut random = Shuffle(u64::from(seed) << 32);
    for _ in 0..ROUNDS {
        random.shuffle(examples);
        for example in &*examples {
            let row = features(example.row);
            let score = bias.weight(0.0) + row.iter().map(|&f| all[f as usize].weight(L1)).sum::<f32>();
            let target = if example.joined { 1.0 } else { 0.0 };
            let gradient = (newslint::telugu::joiner::logistic(score) - target) * example.weight;
            for &f in row {
                all[f as usize].learn(gradient, L1);
            }
            bias.learn(gradient, 0.0);
        }
    }
    (all, bias)
}

/// Knuth's linear congruential generator: the same order on every machine.
struct Shuffle(u64);

impl Shuffle {
    fn shuffle<T>(&mut self, items: &mut [T]) {
        for i in (1..items.len()).rev() {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let j = (self.0 >> 33) % (i as u64 + 1);
            items.swap(i, usize::try_from(j).unwrap_or(0));
        }
    }
}
