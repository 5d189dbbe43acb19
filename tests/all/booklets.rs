//! Booklets of listings: as HTML with own checks of its form, as PDF, text and Markdown; and no file lost.

use assert_cmd::Command;
use groupfinder::export::Viewer;
use groupfinder::export::booklet::html::{COLOURS, write_html};
use groupfinder::export::booklet::markdown::write_markdown;
use groupfinder::export::booklet::pdf::write_pdf;
use groupfinder::export::booklet::text::write_text;
use groupfinder::export::booklet::{Block, Booklet, BookletOptions, BookletOrder, Paper, compose_booklet};
use groupfinder::export::plain::COLUMNS;
use groupfinder::feed::text::own;
use groupfinder::group::Group;
use groupfinder::locale::Locale;
use groupfinder::page::text::width;
use groupfinder::topic::Language;
use needs::needs;
use std::fs;

fn booklet_of(groups: &[Group], language: Language, options: &BookletOptions) -> Booklet {
    let locale = Locale::new(language);
    let zone = crate::support::zone();
    let viewer = Viewer { locale: &locale, now: crate::support::now(), zone: &zone, country: None };
    compose_booklet(groups, options, &viewer)
}

fn demo_groups(count: usize) -> Vec<Group> {
    (0..count).map(|n| groupfinder::demo::group(n, 1)).collect()
}

fn options() -> BookletOptions {
    BookletOptions { country: Some("DE".into()), ..BookletOptions::default() }
}

/// Every element that is opened is closed in its turn. Gives the names of those opened.
fn elements_of(html: &str) -> Vec<String> {
    const VOID: [&str; 2] = ["meta", "!DOCTYPE"];
    let (mut open, mut seen): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    for tag in html.split('<').skip(1) {
        let (inside, text) = tag.split_once('>').unwrap_or_else(|| panic!("a tag that does not end: {tag}"));
        assert!(!text.contains('>') || open.last().is_some_and(|name| name == "style"), "{text}");
        let name = inside.split_whitespace().next().unwrap_or_default();
        if let Some(name) = name.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(name), "near {tag}");
        } else if !VOID.contains(&name) {
            assert!(!inside.split_whitespace().any(|attribute| attribute.starts_with("on")), "{inside}");
            open.push(name.to_owned());
            seen.push(name.to_owned());
        }
    }
    assert!(open.is_empty(), "{open:?}");
    seen
}

#[test]
fn the_html_is_well_formed_and_says_its_language_and_headings() {
    for language in Language::ALL {
        let html = write_html(&booklet_of(&demo_groups(500), language, &options()));
        let elements = elements_of(&html);
        assert!(html.contains(&format!("<html lang=\"{}\">", language.code())));
        for other in Language::ALL {
            assert!(html.contains(&format!("<p lang=\"{}\">", other.code())), "{other:?}");
        }
        assert_eq!(elements.iter().filter(|name| *name == "h1").count(), 1);
        assert!(!elements.iter().any(|name| name == "script") && !html.contains("javascript:"), "no scripts");
        // No heading skips a level.
        let levels: Vec<u8> =
            elements.iter().filter_map(|name| name.strip_prefix('h')?.parse().ok()).collect();
        assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
        for (n, part) in html.split("<a href=\"#").skip(1).enumerate() {
            let target = part.split('"').next().unwrap();
            assert!(html.contains(&format!("id=\"{target}\"")), "link {n} to {target}");
        }
        assert!(html.contains("112") && html.contains("nakos.de"));
        check_accessibility(&html, &elements);
    }
}

/// What tools such as axe check of a document like this one: a title, one main part, a way around with a name, no two
/// ids alike, links and headings that say something, lists of nothing but their entries, letters that can be made larger,
/// and no table, picture or field of a form that would need a name.
fn check_accessibility(html: &str, elements: &[String]) {
    let text_of =
        |part: &str, end: &str| part.split_once(end).map(|(text, _)| text.trim().to_owned()).unwrap();
    assert!(!text_of(html.split_once("<title>").unwrap().1, "</title>").is_empty());
    for (element, count) in [("main", 1), ("nav", 1), ("table", 0), ("img", 0), ("input", 0), ("svg", 0)] {
        assert_eq!(elements.iter().filter(|name| *name == element).count(), count, "{element}");
    }
    assert!(!html.contains("user-scalable") && !html.contains("maximum-scale") && !html.contains("tabindex"));
    let ids: Vec<&str> = html.split(" id=\"").skip(1).map(|part| part.split('"').next().unwrap()).collect();
    let unique: std::collections::BTreeSet<&&str> = ids.iter().collect();
    assert!(unique.len() == ids.len() && ids.contains(&"contents"), "{ids:?}");
    assert!(html.contains("<nav aria-labelledby=\"contents\">"));
    for (open, close) in
        [("<a ", "</a>"), ("<h1", "</h1>"), ("<h2", "</h2>"), ("<h3", "</h3>"), ("<dt", "</dt>")]
    {
        for part in html.split(open).skip(1) {
            let inside = part.split_once('>').unwrap().1;
            assert!(!text_of(inside, close).is_empty(), "{open} says nothing: {part}");
        }
    }
    // What each list holds: its entries alone.
    for (list, entries) in [("ul", &["li"][..]), ("dl", &["dt", "dd"])] {
        for part in html.split(&format!("<{list}>")).skip(1) {
            let inside = part.split_once(&format!("</{list}>")).unwrap().0;
            let tags = inside.split('<').skip(1).filter_map(|tag| tag.split(['>', ' ']).next());
            let others: Vec<&str> = tags
                .map(|tag| tag.trim_start_matches('/'))
                .filter(|tag| !entries.contains(tag) && *tag != "a")
                .collect();
            assert!(others.is_empty(), "{list}: {others:?}");
        }
    }
}

/// The names of the listings of a booklet, each with single spaces.
fn names_in(booklet: &Booklet) -> Vec<String> {
    let names = booklet.blocks.iter().filter_map(|block| match block {
        Block::Listing(name, _) => Some(name.split_whitespace().collect::<Vec<_>>().join(" ")),
        _ => None,
    });
    names.collect()
}

/// Every name stands in the text, in its turn, however its lines are broken.
fn assert_in_turn(text: &str, names: &[String]) {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut rest = text.as_str();
    for name in names {
        let Some((_, after)) = rest.split_once(name.as_str()) else {
            panic!("{name} is missing or out of turn")
        };
        rest = after;
    }
}

#[needs(pdftotext)]
#[test]
fn of_five_hundred_listings_none_is_missing_and_no_line_is_too_long() {
    let home = tempfile::tempdir().unwrap();
    for language in Language::ALL {
        let booklet = booklet_of(&demo_groups(500), language, &options());
        let names = names_in(&booklet);
        assert_eq!(names.len(), 500);
        let text = write_text(&booklet);
        assert_in_turn(&text, &names);
        // An address stays whole, however long it is.
        let long = text.lines().find(|line| width(line) > COLUMNS && line.trim().contains(' '));
        assert_eq!(long, None);
        let path = home.path().join("b.pdf");
        fs::write(&path, write_pdf(&booklet)).unwrap();
        let said = |option: &[&str]| {
            let output = std::process::Command::new("pdftotext").args(option).arg(&path).arg("-").output();
            String::from_utf8(output.unwrap().stdout).unwrap()
        };
        assert_in_turn(&said(&[]), &names);
        // Each word with the corners of its box: none reaches over the margin of the page, 595 by 842 points.
        let mut words = 0;
        for word in said(&["-bbox"]).lines().filter(|line| line.trim().starts_with("<word ")) {
            let corner = |name: &str| -> f64 {
                let value = word.split(&format!("{name}=\"")).nth(1).and_then(|part| part.split('"').next());
                value.unwrap().parse().unwrap()
            };
            let is_inside = corner("xMin") >= 28.0
                && corner("xMax") <= 595.3 - 28.0
                && corner("yMin") >= 14.0
                && corner("yMax") <= 841.9 - 14.0;
            assert!(is_inside, "{word}");
            words += 1;
        }
        assert!(words > 10_000, "{words}");
    }
}

#[test]
fn the_nearest_town_stands_first_where_a_way_begins() {
    let mut groups = demo_groups(200);
    groups.retain(|group| {
        group.place.as_ref().is_some_and(|place| place.point.is_some() && place.city.is_some())
    });
    let point_of = |group: &Group| group.place.as_ref().unwrap().point.unwrap();
    let start =
        groups.iter().find(|group| group.place.as_ref().unwrap().city.as_ref().unwrap().as_str() == "Köln");
    let near = point_of(start.unwrap());
    let booklet = booklet_of(&groups, Language::De, &BookletOptions { near: Some(near), ..options() });
    let titles: Vec<&str> = booklet.sections().into_iter().map(|(title, _)| title).collect();
    assert!(titles[0].ends_with("Köln"), "{titles:?}");
    let far = |title: &&str| {
        let town = title.rsplit(": ").next().unwrap();
        let of_town =
            groups.iter().filter(|g| g.place.as_ref().unwrap().city.as_ref().unwrap().as_str() == town);
        of_town.map(|group| near.distance_km(point_of(group))).fold(f64::MAX, f64::min)
    };
    let distances: Vec<f64> = titles.iter().map(far).collect();
    assert!(distances.windows(2).all(|pair| pair[0] <= pair[1] + 0.001), "{titles:?} {distances:?}");
}

#[test]
fn no_number_on_the_cover_is_named_twice() {
    for language in Language::ALL {
        for country in ["DE", "AT", "CH", "NO", "GB", "US", "FR"] {
            let options = BookletOptions { country: Some(country.into()), ..BookletOptions::default() };
            for block in booklet_of(&[], language, &options).blocks {
                let Block::Row(_, label) = block else { continue };
                if let Some((kind, name)) = label.split_once(": ") {
                    assert!(!name.to_lowercase().contains(&kind.to_lowercase()), "{country}: {label}");
                }
            }
        }
    }
}

/// Relative luminance and contrast as WCAG 2.2 defines them.
#[test]
fn every_colour_of_the_html_is_readable() {
    let luminance = |colour: &str| {
        let channel = |at: usize| {
            let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    };
    let html = write_html(&booklet_of(&demo_groups(3), Language::En, &options()));
    for (ink, paper) in COLOURS {
        let (a, b) = (luminance(ink) + 0.05, luminance(paper) + 0.05);
        assert!(a.max(b) / a.min(b) >= 7.0, "{ink} on {paper}");
        assert!(html.contains(ink) && html.contains(paper));
    }
    let used = html.split('#').skip(1).filter(|part| part.len() > 6 && part.as_bytes()[6] == b';');
    let colours: Vec<String> = used.map(|part| format!("#{}", &part[..6])).collect();
    assert!(colours.iter().all(|used| COLOURS.iter().any(|(a, b)| a == used || b == used)), "{colours:?}");
}

#[test]
fn hostile_names_stay_text_in_every_form() {
    let name = "<script>alert(1)</script> \"&amp; # [x](y) ) Tj ET مرحبا 😀";
    let mut group = Group::new(own("a").unwrap(), own("x").unwrap());
    let options = BookletOptions { title: Some(name.into()), ..options() };
    group.name = own("(paren) \\ <b>").unwrap();
    let booklet = booklet_of(&[group], Language::De, &options);
    let html = write_html(&booklet);
    elements_of(&html);
    assert!(!html.contains("<script") && html.contains("&lt;script&gt;"));
    let markdown = write_markdown(&booklet);
    assert!(markdown.contains("\\<script\\>") && markdown.contains("\\[x\\](y)"), "{markdown}");
    assert!(write_text(&booklet).contains("<script>alert(1)</script>"));
    let pdf = write_pdf(&booklet);
    assert!(pdf.starts_with(b"%PDF-") && pdf.ends_with(b"%%EOF"));
}

#[test]
fn every_listing_stands_in_every_order_and_form() {
    let groups = demo_groups(60);
    for order in [BookletOrder::Place, BookletOrder::Day, BookletOrder::Topic] {
        let booklet = booklet_of(&groups, Language::Nb, &BookletOptions { order, ..options() });
        let text = write_text(&booklet).replace('\n', " ");
        for group in &groups {
            let words: Vec<&str> = group.name.as_str().split_whitespace().collect();
            assert!(text.contains(words[0]), "{}", group.name);
        }
        let counted: usize = booklet.sections().iter().map(|(_, count)| count).sum();
        assert!(counted >= groups.len(), "{order:?}: {counted}");
        let titles: Vec<&str> = booklet.sections().into_iter().map(|(title, _)| title).collect();
        let unique: std::collections::BTreeSet<&&str> = titles.iter().collect();
        assert_eq!(unique.len(), titles.len(), "{titles:?}");
    }
}

#[test]
fn a_file_that_is_there_stays_unless_it_may_be_replaced() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("booklet.html");
    fs::write(&path, "mine").unwrap();
    let run = |more: &[&str]| {
        let mut command = Command::cargo_bin("groupfinder").unwrap();
        command.env_clear().env("HOME", home.path()).current_dir(home.path());
        command.args([
            "--lang",
            "en",
            "--home",
            "DE",
            "--demo",
            "booklet",
            "grief",
            "--file",
            "booklet.html",
        ]);
        command.args(more).output().unwrap()
    };
    let refused = run(&[]);
    assert_eq!(refused.status.code(), Some(2), "{refused:?}");
    assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
    assert!(run(&["--replace"]).status.success());
    let html = fs::read_to_string(&path).unwrap();
    elements_of(&html);
    assert!(html.contains("<title>Self-help groups: grief</title>"), "{html}");
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 1, "nothing else is left");
}

/// A limit on the size of files stands for a disk that is full after a thousand bytes.
#[test]
fn a_full_disk_leaves_the_old_file_and_says_which_could_not_be_written() {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("old.html"), "mine").unwrap();
    for (file, kept) in [("old.html", Some("mine")), ("new.html", None)] {
        let line = format!(
            "trap '' XFSZ; ulimit -f 1; exec '{}' --lang en --home DE --demo booklet grief --replace --file {file}",
            env!("CARGO_BIN_EXE_groupfinder")
        );
        let mut command = std::process::Command::new("/bin/bash");
        command.env_clear().env("HOME", home.path()).current_dir(home.path());
        let output = command.args(["-c", &line]).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(6), "{said}");
        assert!(said.contains(file), "{said}");
        assert_eq!(fs::read_to_string(home.path().join(file)).ok().as_deref(), kept);
    }
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 1, "nothing half is left");
}

#[needs(pdftotext, pdfinfo)]
#[test]
fn the_pdf_is_tagged_and_its_text_is_real() {
    let home = tempfile::tempdir().unwrap();
    let groups = demo_groups(120);
    for (paper, size) in
        [(Paper::A4, "595.276 x 841.89"), (Paper::Letter, "612 x 792"), (Paper::FoldedA5, "841.89")]
    {
        let options = BookletOptions { paper, is_large: true, ..options() };
        let path = home.path().join("b.pdf");
        fs::write(&path, write_pdf(&booklet_of(&groups, Language::De, &options))).unwrap();
        let said = |program: &str, more: &[&str]| {
            let output = std::process::Command::new(program).arg(&path).args(more).output().unwrap();
            assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
            String::from_utf8(output.stdout).unwrap()
        };
        let info = said("pdfinfo", &[]);
        assert!(info.contains("Tagged:          yes") && info.contains(size), "{info}");
        let text = said("pdftotext", &["-"]);
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains("Selbsthilfe kann eine Behandlung ergänzen, aber nicht ersetzen"), "{text}");
        let last = groups.last().unwrap().name.as_str();
        assert!(text.contains(last) && text.contains("0800 111 0 111"), "{last}: {text}");
    }
}
