//! Does a row of things in two threads: start-up is what a run over one article waits for.

use std::panic::resume_unwind;
use std::thread::scope;

/// What comes of each thing, in their order.
pub(super) fn in_halves<'t, T: Sync, R: Send>(things: &'t [T], work: impl Fn(&'t T) -> R + Sync) -> Vec<R> {
    let (first, second) = things.split_at(things.len() / 2);
    scope(|threads| {
        let second = threads.spawn(|| second.iter().map(&work).collect::<Vec<R>>());
        let mut out: Vec<R> = first.iter().map(&work).collect();
        out.extend(second.join().unwrap_or_else(|panic| resume_unwind(panic)));
        out
    })
}
