//! Figures by name, and what is said of them.

/// Figures by name, in the order of the names.
pub struct Samples(Vec<(&'static str, Vec<f64>)>);

/// Median and 99th percentile.
#[derive(Clone, Copy)]
pub struct Summary {
    pub median: f64,
    pub p99: f64,
}

impl Samples {
    /// No figures yet.
    pub fn of(names: &[&'static str]) -> Self {
        Self(names.iter().map(|name| (*name, Vec::new())).collect())
    }

    /// Adds a figure.
    pub fn add(&mut self, name: &str, figure: f64) {
        self.0.iter_mut().find(|(known, _)| *known == name).unwrap().1.push(figure);
    }

    /// Each name with what is said of its figures; a name without any is left out.
    pub fn summaries(self) -> impl Iterator<Item = (&'static str, Summary)> {
        self.0.into_iter().filter_map(|(name, mut figures)| {
            figures.sort_unstable_by(f64::total_cmp);
            let at = |share: usize| figures.get((figures.len().checked_sub(1)?) * share / 100).copied();
            Some((name, Summary { median: at(50)?, p99: at(99)? }))
        })
    }
}

impl std::ops::Div for Summary {
    type Output = Self;

    fn div(self, by: Self) -> Self {
        Self { median: self.median / by.median, p99: self.p99 / by.p99 }
    }
}

impl std::fmt::Display for Summary {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let show = |figure: f64| {
            let digits = if figure >= 100.0 {
                0
            } else if figure >= 1.0 {
                2
            } else {
                4
            };
            format!("{figure:.digits$}")
        };
        write!(f, "{:>8} {:>8}", show(self.median), show(self.p99))
    }
}
