//! What to filter by on the command line.

use clap::Args;

/// What to filter by. The same option twice means either; different options mean both.
#[derive(Debug, Clone, Default, Args)]
pub struct Filters {
    /// Topic: an id, a name or another word for it, in English, German or Norwegian
    #[arg(long, value_name = "TOPIC", help_heading = "Filters")]
    pub topic: Vec<String>,
    /// Category
    #[arg(long, value_name = "CATEGORY", help_heading = "Filters")]
    pub category: Vec<String>,
    /// Town, region or country
    #[arg(long, value_name = "PLACE", help_heading = "Filters")]
    pub place: Vec<String>,
    /// Nearest first, measured from this town or postal code
    #[arg(long, value_name = "PLACE", help_heading = "Filters")]
    pub near: Option<String>,
    /// At most this many kilometres from the place of --near
    #[arg(long, value_name = "KM", requires = "near", help_heading = "Filters", value_parser = kilometres)]
    pub within: Option<f64>,
    /// List what helps in other countries too, instead of only counting it
    #[arg(long, help_heading = "Filters")]
    pub abroad: bool,
    /// How it meets: in-person, phone, online ...
    #[arg(long, value_name = "FORMAT", help_heading = "Filters")]
    pub format: Vec<String>,
    /// For whom: affected, relatives, parents ...
    #[arg(long = "for", value_name = "WHOM", help_heading = "Filters")]
    pub audience: Vec<String>,
    /// Which people it welcomes: women, young ...
    #[arg(long, value_name = "PEOPLE", help_heading = "Filters")]
    pub people: Vec<String>,
    /// Weekday
    #[arg(long, value_name = "DAY", help_heading = "Filters")]
    pub day: Vec<String>,
    /// Time of day: morning, midday, afternoon, evening, night
    #[arg(long, value_name = "TIME", help_heading = "Filters")]
    pub time: Vec<String>,
    /// When a meeting begins, seen from now: today, tonight, tomorrow, this-week, or a number of hours such as 3h
    #[arg(long, value_name = "WHEN", help_heading = "Filters")]
    pub when: Option<String>,
    /// Language spoken
    #[arg(long, value_name = "LANGUAGE", help_heading = "Filters")]
    pub language: Vec<String>,
    /// Access: wheelchair, hearing-loop, sign-language ...
    #[arg(long, value_name = "ACCESS", help_heading = "Filters")]
    pub access: Vec<String>,
    /// Sort of listing: group, organisation, contact-point, helpline ...
    #[arg(long, value_name = "KIND", help_heading = "Filters")]
    pub kind: Vec<String>,
    /// Who leads: peer, professional ...
    #[arg(long, value_name = "WHO", help_heading = "Filters")]
    pub facilitation: Vec<String>,
}

fn kilometres(text: &str) -> Result<f64, String> {
    let km: f64 = text.replace(',', ".").parse().map_err(|_| "expected a number of kilometres".to_owned())?;
    if km.is_finite() && km > 0.0 && km <= 20_038.0 {
        Ok(km)
    } else {
        Err("expected a number of kilometres above 0 and at most 20038, half the way round the Earth"
            .to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_read_or_refused() {
        assert_eq!(kilometres("2,5"), Ok(2.5));
        assert!(kilometres("0").is_err() && kilometres("NaN").is_err() && kilometres("inf").is_err());
    }
}
