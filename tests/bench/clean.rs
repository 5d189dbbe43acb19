//! How long cleaning outside text takes: `cargo bench --bench clean`.
//!
//! 100,000 records of ten fields, as real ones are: mostly short Latin text, some notes, a few in other scripts.
#![allow(clippy::print_stdout)]

use groupfinder::feed::text::{Field, clean};
use std::time::Instant;

fn main() {
    let fields = [
        (Field::Name, "Verwaiste Eltern Köln-Mitte"),
        (Field::Line, "Tuesday Night Big Book"),
        (Field::Line, "Josef-Haubrich-Hof 1"),
        (Field::Line, "50667"),
        (Field::Line, "Köln"),
        (Field::Line, "Nordrhein-Westfalen"),
        (Field::Phone, "+49 555 0000000"),
        (Field::Email, "kontakt@example.org"),
        (Field::Item, "Trauer"),
        (
            Field::Notes,
            "Für Eltern, die ein Kind verloren haben – „mit Herz“.\nBitte zweimal klingeln; 2. Stock. Everyone is welcome.",
        ),
    ];
    let start = Instant::now();
    let mut kept = 0;
    for n in 0..100_000 {
        for (field, raw) in fields {
            // Every fiftieth record is in another script.
            let raw = if n % 50 == 0 { "גברים ונשים · 断酒会 स्वयं" } else { raw };
            kept += usize::from(clean(field, raw).text.is_some());
        }
    }
    let took = start.elapsed();
    println!("1,000,000 fields cleaned in {took:.2?}");
    assert_eq!(kept, 1_000_000);
}
