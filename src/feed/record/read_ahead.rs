//! Pieces that say nothing about one another: two threads read them, and one takes in what was read, in order.

use std::ops::Range;
use std::panic::resume_unwind;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering::Relaxed;
use std::sync::mpsc::sync_channel;
use std::thread::{Builder, ScopedJoinHandle, scope};

/// Pieces of a block: a channel costs more than a piece. A block ends before it has them all where they are large, so
/// that what two threads hold at once follows from bytes.
const BLOCK_PIECES: usize = 64;
const BLOCK_BYTES: usize = 32 << 10;

/// Blocks that the second thread may have read before their turn.
const WAITING: usize = 4;

/// Lets `read` make something of each piece, on this thread and a second one, and `take` take it in, on this thread and in
/// order. Each thread has a state of its own that `begin` makes; `size_of` says how many bytes a piece has. Where no second
/// thread can be had, this one reads all.
pub(super) fn read_ahead<P: Copy + Sync, S, R: Send>(
    pieces: &[P],
    size_of: impl Fn(P) -> usize,
    begin: impl Fn() -> S + Sync,
    read: impl Fn(&mut S, usize, P) -> R + Sync,
    mut take: impl FnMut(usize, R),
) {
    let blocks = blocks_of(pieces, size_of);
    let next = AtomicUsize::new(0);
    // The next block that neither thread has begun to read.
    let read_next = |state: &mut S| {
        let block = blocks.get(next.fetch_add(1, Relaxed))?;
        let pieces = block.clone().zip(pieces.get(block.clone())?);
        let made: Vec<R> = pieces.map(|(n, piece)| read(state, n, *piece)).collect();
        Some((block.start, made))
    };
    let mut turn = 0;
    let mut take_all = |made: Vec<R>| {
        for made in made {
            take(turn, made);
            turn += 1;
        }
        turn
    };
    scope(|scope| {
        let (sender, receiver) = sync_channel(WAITING);
        let (begin, read_next) = (&begin, &read_next);
        let read_all = move || {
            let mut state = begin();
            // Who takes has gone away only where it panicked.
            while read_next(&mut state).is_some_and(|(_, made)| sender.send(made).is_ok()) {}
        };
        let helper = (blocks.len() > 1).then(|| Builder::new().spawn_scoped(scope, read_all).ok()).flatten();
        let mut state = begin();
        let mut at = 0;
        loop {
            if let Ok(made) = receiver.try_recv() {
                at = take_all(made);
                continue;
            }
            // While the other thread is at work on what is next, this one goes on behind it.
            let own = read_next(&mut state);
            let start = own.as_ref().map_or(pieces.len(), |(start, _)| *start);
            while at < start
                && let Ok(made) = receiver.recv()
            {
                at = take_all(made);
            }
            match own {
                // Where the other thread panicked, what is next never comes.
                Some((start, made)) if at == start => at = take_all(made),
                _ => break,
            }
        }
        if let Some(Err(panic)) = helper.map(ScopedJoinHandle::join) {
            resume_unwind(panic);
        }
    });
}

/// The pieces in blocks: ranges of their places.
fn blocks_of<P: Copy>(pieces: &[P], size_of: impl Fn(P) -> usize) -> Vec<Range<usize>> {
    let mut blocks = Vec::with_capacity(pieces.len() / BLOCK_PIECES + 1);
    let (mut start, mut bytes) = (0, 0);
    for (n, piece) in pieces.iter().enumerate() {
        bytes += size_of(*piece);
        if n + 1 - start == BLOCK_PIECES || bytes >= BLOCK_BYTES || n + 1 == pieces.len() {
            blocks.push(start..n + 1);
            (start, bytes) = (n + 1, 0);
        }
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_are_read_once_and_taken_in_order() {
        for count in [0, 1, BLOCK_PIECES, BLOCK_PIECES * 7 + 3] {
            let pieces: Vec<usize> = (0..count).collect();
            let mut taken = Vec::new();
            read_ahead(&pieces, |_| 1, || 0, |_, n, piece| (n, piece * 2), |n, made| taken.push((n, made)));
            let expected: Vec<_> = pieces.iter().map(|piece| (*piece, (*piece, piece * 2))).collect();
            assert_eq!(taken, expected);
        }
    }

    #[test]
    fn a_block_ends_with_its_bytes() {
        assert_eq!(blocks_of(&[1, BLOCK_BYTES, 5, 6], |size| size), [0..2, 2..4]);
    }

    #[test]
    #[should_panic(expected = "piece 200")]
    fn a_panic_of_the_second_thread_is_not_swallowed() {
        let pieces = [(); BLOCK_PIECES * 4];
        read_ahead(&pieces, |()| 1, || (), |(), n, ()| assert!(n != 200, "piece 200"), |_, ()| ());
    }
}
