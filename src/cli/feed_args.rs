//! How a feed is read.

use clap::{Args, ValueEnum};

/// How to read a feed.
#[derive(Debug, Clone, Default, Args)]
pub struct FeedArgs {
    /// Programme of the meetings: aa, al-anon, na ... [default: recognised]
    #[arg(long, value_name = "NAME")]
    pub programme: Option<String>,
    /// Form of the feed: native, meeting-guide, bmlt ... [default: recognised]
    #[arg(long, value_name = "F")]
    pub feed_format: Option<String>,
    /// Refuse the feed when more than this share of its records cannot be used
    #[arg(long, value_name = "PERCENT", value_parser = parse_share)]
    pub max_bad: Option<f64>,
    /// Take the feed even if it lost many of its groups
    #[arg(long)]
    pub allow_shrink: bool,
    /// Of an HSDS feed, take all services instead of support groups only
    #[arg(long)]
    pub all_services: bool,
    /// How to read a list that no reader knows: a mapping file, or a name such as geojson
    #[arg(long, value_name = "FILE|NAME")]
    pub mapping: Option<String>,
    /// Encoding of a feed that is not UTF-8
    #[arg(long, value_name = "ENCODING")]
    pub encoding: Option<TextEncoding>,
}

/// An encoding that must be named, because it cannot be told from others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TextEncoding {
    /// ISO 8859-1 and Windows-1252
    #[value(name = "latin-1", alias = "latin1")]
    Latin1,
}

impl FeedArgs {
    /// The encoding as the feeds know it.
    pub fn feed_encoding(&self) -> Option<crate::feed::Encoding> {
        self.encoding.map(|TextEncoding::Latin1| crate::feed::Encoding::Latin1)
    }
}

/// Reads "10%" or "10" as 0.1.
fn parse_share(text: &str) -> Result<f64, String> {
    let number = text.trim().trim_end_matches('%').trim_end();
    let percent: f64 = number.parse().map_err(|_| "expected a percentage such as 10%".to_owned())?;
    if (0.0..=100.0).contains(&percent) {
        Ok(percent / 100.0)
    } else {
        Err("expected a percentage from 0% to 100%".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_read_or_refused() {
        assert_eq!(parse_share("10%"), Ok(0.1));
        assert_eq!(parse_share("100"), Ok(1.0));
        assert!(parse_share("-1%").is_err() && parse_share("101").is_err() && parse_share("ten").is_err());
    }
}
