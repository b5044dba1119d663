//! Works on a row of things on all cores, with few of them in flight, and hands on the results in order.

use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex, PoisonError, mpsc};

/// Things in flight for each thread.
const AHEAD: usize = 2;

struct Row<N> {
    next: N,
    given: usize,
    taken: usize,
    stopped: bool,
}

/// Ends the wait of the other threads when one panics.
struct Alarm<'a, N>(&'a Mutex<Row<N>>, &'a Condvar);

impl<N> Drop for Alarm<'_, N> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            stop(self.0, self.1);
        }
    }
}

fn stop<N>(row: &Mutex<Row<N>>, room: &Condvar) {
    row.lock().unwrap_or_else(PoisonError::into_inner).stopped = true;
    room.notify_all();
}

/// Takes things from `next` until it gives `None`, does `work` on them in `jobs` threads, and hands the results to `take`
/// in the order of the things, until `take` fails.
pub fn in_order<T: Send, R: Send, E>(
    jobs: usize,
    next: impl FnMut() -> Option<T> + Send,
    work: impl Fn(T) -> R + Sync,
    mut take: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    let mut next = next;
    if jobs <= 1 {
        while let Some(thing) = next() {
            take(work(thing))?;
        }
        return Ok(());
    }
    let row = Mutex::new(Row { next, given: 0, taken: 0, stopped: false });
    let room = Condvar::new();
    let (send, results) = mpsc::channel();
    std::thread::scope(|threads| {
        for _ in 0..jobs {
            let (row, room, send, work) = (&row, &room, send.clone(), &work);
            threads.spawn(move || {
                let _alarm = Alarm(row, room);
                while let Some((number, thing)) = give(row, room, jobs * AHEAD) {
                    if send.send((number, work(thing))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(send);
        let (mut waiting, mut wanted) = (BTreeMap::new(), 0);
        for (number, result) in results {
            waiting.insert(number, result);
            while let Some(result) = waiting.remove(&wanted) {
                if let Err(e) = take(result) {
                    stop(&row, &room);
                    return Err(e);
                }
                wanted += 1;
                row.lock().unwrap_or_else(PoisonError::into_inner).taken = wanted;
                room.notify_all();
            }
        }
        Ok(())
    })
}

/// The next thing and its number, once there is room for it.
fn give<T, N: FnMut() -> Option<T>>(row: &Mutex<Row<N>>, room: &Condvar, most: usize) -> Option<(usize, T)> {
    let mut row = row.lock().unwrap_or_else(PoisonError::into_inner);
    while row.given >= row.taken + most && !row.stopped {
        row = room.wait(row).unwrap_or_else(PoisonError::into_inner);
    }
    if row.stopped {
        return None;
    }
    let Some(thing) = (row.next)() else {
        row.stopped = true;
        room.notify_all();
        return None;
    };
    row.given += 1;
    Some((row.given - 1, thing))
}

#[cfg(test)]
mod tests {
    use super::in_order;

    #[test]
    fn results_come_in_order_and_an_error_ends_it() {
        for jobs in [1, 2, 7] {
            let mut things = 0..1000;
            let mut seen = Vec::new();
            let done = in_order(
                jobs,
                || things.next(),
                |n| n * 2,
                |n| {
                    seen.push(n);
                    if n == 1200 { Err("enough") } else { Ok(()) }
                },
            );
            assert_eq!(done, Err("enough"));
            assert_eq!(seen, (0..=600).map(|n| n * 2).collect::<Vec<_>>());
        }
    }
}
