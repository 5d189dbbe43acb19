//! Two halves of one job on two processors: one thread makes pieces, the other takes them in, in order.

use std::sync::mpsc::{channel, sync_channel};

/// Pieces that travel together: a channel costs more than a piece.
const TOGETHER: usize = 256;

/// Pieces that are large together travel sooner.
const BATCH_BYTES: usize = 256 << 10;

/// Batches that may wait, so that a quick maker does not fill the memory.
const WAITING: usize = 4;

/// Lets `make` hand pieces to `take`, which runs in another thread until it fails. `size_of` says how many bytes of
/// memory a piece takes, about. Gives what `make` returns, and the failure, once `take` has had all pieces.
///
/// Pieces go back to be dropped where they were made: memory that one thread asks for and another gives back makes
/// both wait for each other in the allocator.
pub(super) fn run_overlapped<T: Send, M, E: Send>(
    size_of: impl Fn(&T) -> usize,
    make: impl FnOnce(&mut dyn FnMut(T)) -> M,
    mut take: impl FnMut(&mut T) -> Result<(), E> + Send,
) -> (M, Result<(), E>) {
    std::thread::scope(|scope| {
        let (sender, receiver) = sync_channel::<Vec<T>>(WAITING);
        let (give_back, spent) = channel::<Vec<T>>();
        let taker = scope.spawn(move || {
            for mut batch in receiver {
                batch.iter_mut().try_for_each(&mut take)?;
                let _ = give_back.send(batch);
            }
            Ok(())
        });
        let (mut batch, mut bytes) = (Vec::with_capacity(TOGETHER), 0);
        let made = make(&mut |piece| {
            bytes += size_of(&piece);
            batch.push(piece);
            if batch.len() == TOGETHER || bytes > BATCH_BYTES {
                bytes = 0;
                // A taker that has gone away has had enough; what it returned says why.
                let _ = sender.send(std::mem::replace(&mut batch, Vec::with_capacity(TOGETHER)));
                spent.try_iter().for_each(drop);
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
        let mut taken = Vec::new();
        let ((), end) = run_overlapped(
            |_| 1,
            numbers,
            |number| {
                taken.push(*number);
                Ok::<(), ()>(())
            },
        );
        assert_eq!(end, Ok(()));
        assert!(taken.into_iter().eq(0..10_000));
        let ((), end) = run_overlapped(|_| BATCH_BYTES, numbers, |number| Err(*number));
        assert_eq!(end, Err(0));
    }
}
