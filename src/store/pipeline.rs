//! Two halves of one job on two processors: one thread makes pieces, the other takes them in, in order.

use std::sync::mpsc::sync_channel;

/// Pieces that travel together: a channel costs more than a piece.
const TOGETHER: usize = 256;

/// Pieces that are large together travel sooner.
const BATCH_BYTES: usize = 256 << 10;

/// Batches that may wait, so that a quick maker does not fill the memory.
const WAITING: usize = 4;

/// Lets `make` hand pieces to `take`, which runs in another thread. `size_of` says how many bytes of memory a piece
/// takes, about. Gives what both return, once `take` has had all pieces.
pub(super) fn run_overlapped<T: Send, M, R: Send>(
    size_of: impl Fn(&T) -> usize,
    make: impl FnOnce(&mut dyn FnMut(T)) -> M,
    take: impl FnOnce(&mut dyn Iterator<Item = T>) -> R + Send,
) -> (M, R) {
    std::thread::scope(|scope| {
        let (sender, receiver) = sync_channel::<Vec<T>>(WAITING);
        let taker = scope.spawn(move || take(&mut receiver.into_iter().flatten()));
        let (mut batch, mut bytes) = (Vec::with_capacity(TOGETHER), 0);
        let made = make(&mut |piece| {
            bytes += size_of(&piece);
            batch.push(piece);
            if batch.len() == TOGETHER || bytes > BATCH_BYTES {
                bytes = 0;
                // A taker that has gone away has had enough; what it returned says why.
                let _ = sender.send(std::mem::replace(&mut batch, Vec::with_capacity(TOGETHER)));
            }
        });
        let _ = sender.send(batch);
        drop(sender);
        match taker.join() {
            Ok(taken) => (made, taken),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_piece_arrives_in_order_and_leaving_early_is_no_harm() {
        let numbers = |put: &mut dyn FnMut(usize)| (0..10_000).for_each(put);
        let ((), taken) = run_overlapped(|_| 1, numbers, |pieces| pieces.collect::<Vec<usize>>());
        assert!(taken.into_iter().eq(0..10_000));
        let ((), first) = run_overlapped(|_| BATCH_BYTES, numbers, |pieces| pieces.next());
        assert_eq!(first, Some(0));
    }
}
