//! Two pieces of work at once, where a second thread can be had.

use std::panic::resume_unwind;
use std::thread::{Builder, scope};

/// Does `other` on a second thread while this one does `own`, and ends when both are done. Where no thread can be had,
/// one is done after the other.
pub(crate) fn run_both<A, B: Send>(own: impl FnOnce() -> A, other: impl Fn() -> B + Sync) -> (A, B) {
    scope(|scope| {
        let helper = Builder::new().spawn_scoped(scope, &other);
        let own = own();
        match helper {
            Ok(helper) => (own, helper.join().unwrap_or_else(|panic| resume_unwind(panic))),
            Err(_) => (own, other()),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::run_both;

    #[test]
    fn both_are_done() {
        let numbers: Vec<u64> = (0..1_000).collect();
        let (front, back) = numbers.split_at(400);
        assert_eq!(run_both(|| front.iter().sum::<u64>(), || back.iter().sum::<u64>()), (79_800, 419_700));
    }

    #[test]
    #[should_panic(expected = "the second")]
    fn a_panic_beside_is_not_swallowed() {
        run_both(|| (), || panic!("the second"));
    }
}
