//! What the parts of the screen look like. Meaning is carried by marks and words; a theme only makes it easier to
//! see. Drawing writes roles into the buffer; [`apply`] turns them into what a theme makes of them, once a frame, so
//! that no other file knows a colour.

pub use super::role::Role;

use super::role::BEGINS;
use super::theme_colours as ink;
use crate::config::ThemeName;
use crate::topic::Category;
use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier, Style};

/// A way to draw the roles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// The terminal's own sixteen colours on its own dark paper.
    #[default]
    Terminal,
    /// The terminal's own sixteen colours on its own light paper.
    TerminalOnLight,
    /// True colours on dark paper.
    Dark,
    /// White on black, black on yellow.
    HighContrast,
    /// Black on white, white on blue.
    Light,
    /// No colour whatever the terminal's are; `NO_COLOR`.
    Mono,
    /// Eight colours and nothing bold: a Linux console with a large font shows no intensity (setfont(8)).
    Console,
}

/// What the environment says about the colours of a terminal.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ColourSupport<'a> {
    /// `TERM`.
    pub term: &'a str,
    /// Whether `NO_COLOR` is set (no-color.org).
    pub no_color: bool,
    /// Whether `COLORTERM` names true colour.
    pub true_colour: bool,
    /// Whether `COLORFGBG` names light paper.
    pub light_paper: bool,
}

impl Theme {
    /// The themes that set colours of their own, whose contrast can be computed.
    pub const COLOURED: [Self; 4] = [Self::Dark, Self::HighContrast, Self::Light, Self::Console];
    /// All themes.
    pub const ALL: [Self; 7] = [
        Self::Terminal,
        Self::TerminalOnLight,
        Self::Dark,
        Self::HighContrast,
        Self::Light,
        Self::Mono,
        Self::Console,
    ];

    /// The theme that is called so; by the environment where that is left to it.
    pub fn choose(asked: ThemeName, support: ColourSupport<'_>) -> Self {
        let own = if support.light_paper { Self::TerminalOnLight } else { Self::Terminal };
        match asked {
            ThemeName::Auto if support.no_color => Self::Mono,
            ThemeName::Auto if support.term.starts_with("linux") => Self::Console,
            // These never had colours.
            ThemeName::Auto if support.term.starts_with("vt") || support.term == "dumb" => Self::Mono,
            ThemeName::Auto if support.true_colour && support.light_paper => Self::Light,
            ThemeName::Auto if support.true_colour => Self::Dark,
            ThemeName::Auto | ThemeName::Terminal => own,
            ThemeName::Dark => Self::Dark,
            ThemeName::HighContrast => Self::HighContrast,
            ThemeName::Light => Self::Light,
            ThemeName::Mono => Self::Mono,
            ThemeName::Console => Self::Console,
        }
    }

    /// What it is called in the configuration.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Terminal => "terminal",
            Self::TerminalOnLight => "terminal-on-light",
            Self::Dark => "dark",
            Self::HighContrast => "high-contrast",
            Self::Light => "light",
            Self::Mono => "mono",
            Self::Console => "console",
        }
    }

    /// How it draws a role.
    pub fn style(self, role: Role) -> Style {
        let (ink, paper) = match self {
            Self::Mono => (None, None),
            Self::Terminal => (ink::of_terminal(role), None),
            Self::TerminalOnLight => (ink::of_terminal_on_light(role), None),
            Self::Dark => both(ink::of_dark(role)),
            Self::HighContrast => both(ink::of_high_contrast(role)),
            Self::Light => both(ink::of_light(role)),
            Self::Console => both(ink::of_console(role)),
        };
        let mut style = Style::new();
        (style.fg, style.bg) = (ink, paper);
        match self {
            Self::Console => style,
            // Without colours, a number to call would stand out by nothing.
            Self::Mono if role == Role::Key => style.add_modifier(Modifier::BOLD),
            // Reversed video would turn the two colours round again.
            _ if paper.is_some() => style.add_modifier(modifiers(role).difference(Modifier::REVERSED)),
            _ => style.add_modifier(modifiers(role)),
        }
    }
}

fn both((ink, paper): (Color, Color)) -> (Option<Color>, Option<Color>) {
    (Some(ink), Some(paper))
}

/// Bold are headings and the selected name alone: where all is bold, nothing is.
fn modifiers(role: Role) -> Modifier {
    match role {
        Role::Strong | Role::FocusedBorder | Role::SelectedElsewhere | Role::Danger => Modifier::BOLD,
        Role::Selected => Modifier::REVERSED,
        Role::Match => Modifier::UNDERLINED,
        Role::SelectedMatch => Modifier::REVERSED.union(Modifier::UNDERLINED),
        Role::Demo | Role::Notice => Modifier::REVERSED.union(Modifier::BOLD),
        Role::Text | Role::Key | Role::Time | Role::Quiet | Role::Border | Role::Category(_) => {
            Modifier::empty()
        }
    }
}

/// Turns the roles of a finished frame into the theme's colours.
pub(super) fn apply(buffer: &mut Buffer, theme: Theme) {
    let styles = Role::ALL.map(|role| theme.style(role));
    for cell in &mut buffer.content {
        let Some(style) = Role::of_mark(cell.fg).and_then(|role| styles.get(role.index())) else {
            // A picture over a text: its first cell must not be hidden by what was noted there.
            cell.modifier.remove(BEGINS);
            continue;
        };
        cell.fg = style.fg.unwrap_or(Color::Reset);
        cell.bg = style.bg.unwrap_or(Color::Reset);
        cell.modifier = style.add_modifier;
    }
}

/// The signs drawn around and before text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glyphs {
    /// Stands for text that did not fit.
    pub ellipsis: &'static str,
    /// Before the selected row.
    pub pointer: &'static str,
    /// A horizontal line.
    pub horizontal: &'static str,
    /// A vertical line.
    pub vertical: &'static str,
    /// A group on the map.
    pub mark: &'static str,
    /// The place that distances are told from, on the map.
    pub home: &'static str,
    /// The ends of a scale.
    pub bar_ends: [&'static str; 2],
    /// The signs of the categories, in the order of [`Category::ALL`].
    pub categories: [&'static str; 11],
    /// Before a value of which those within it are listed.
    pub open: &'static str,
    /// Before a value of which those within it are not listed.
    pub closed: &'static str,
    /// Between two facts in a row.
    pub dot: &'static str,
    /// At the left edge of what must not be overlooked.
    pub bar: &'static str,
    /// The corners of a frame: above, then below; left, then right.
    pub corners: [[&'static str; 2]; 2],
    /// Before what meets in person, online, by phone.
    pub formats: [&'static str; 3],
    /// Says that there is more above.
    pub more_above: &'static str,
    /// Says that there is more below.
    pub more_below: &'static str,
}

impl Glyphs {
    /// The sign of a category.
    pub fn sign_of(&self, category: Category) -> &'static str {
        self.categories.get(category as usize).copied().unwrap_or(" ")
    }

    /// For terminals with line drawing and Unicode.
    pub const UNICODE: Self = Self {
        ellipsis: "…",
        pointer: ">",
        horizontal: "─",
        vertical: "│",
        mark: "●",
        home: "★",
        open: "▾",
        closed: "▸",
        categories: ["✚", "◐", "☼", "◉", "❀", "◆", "∴", "☂", "⚥", "≡", "·"],
        bar_ends: ["├", "┤"],
        dot: " · ",
        bar: "▌",
        corners: [["╭", "╮"], ["╰", "╯"]],
        formats: ["⌂", "@", "☏"],
        more_above: "↑",
        more_below: "↓",
    };
    /// For everything else: plain ASCII.
    pub const ASCII: Self = Self {
        ellipsis: "..",
        pointer: ">",
        horizontal: "-",
        vertical: "|",
        mark: "o",
        home: "H",
        open: "-",
        closed: "+",
        categories: ["+", "%", "*", "@", "~", "!", "&", "^", "=", "#", "."],
        bar_ends: ["|", "|"],
        dot: ", ",
        bar: "!",
        corners: [["+", "+"], ["+", "+"]],
        formats: ["o", "@", "#"],
        more_above: "^",
        more_below: "v",
    };
}

/// The contrast of two colours after WCAG 2.2, from 1 to 21; `None` where the terminal decides what they are. Colours
/// 0 to 7 are taken as a Linux console has them.
pub fn contrast(one: Color, other: Color) -> Option<f64> {
    let (one, other) = (luminance(one)?, luminance(other)?);
    Some((one.max(other) + 0.05) / (one.min(other) + 0.05))
}

fn luminance(colour: Color) -> Option<f64> {
    let (red, green, blue) = match colour {
        Color::Black => (0, 0, 0),
        Color::Cyan => (0, 0xAA, 0xAA),
        Color::Green => (0, 0xAA, 0),
        Color::Magenta => (0xAA, 0, 0xAA),
        Color::Gray => (0xAA, 0xAA, 0xAA),
        Color::Rgb(red, green, blue) => (red, green, blue),
        Color::Indexed(n @ 16..=231) => {
            let n = n - 16;
            (cube_level(n / 36), cube_level(n / 6 % 6), cube_level(n % 6))
        }
        Color::Indexed(n @ 232..) => {
            let grey = 8 + 10 * (n - 232);
            (grey, grey, grey)
        }
        _ => return None,
    };
    Some(0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue))
}

/// The brightness of a step of the 6x6x6 cube, as xterm has it.
const fn cube_level(step: u8) -> u8 {
    if step == 0 { 0 } else { 55 + 40 * step }
}

/// A channel of sRGB as WCAG 2.2 linearises it, from 0 to 1.
fn linear(channel: u8) -> f64 {
    let part = f64::from(channel) / 255.0;
    if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The table of the README, one row a role.
    fn table() -> String {
        let mut out =
            String::from("| part | dark | high-contrast | light | console |\n|---|---|---|---|---|\n");
        for role in Role::ALL {
            if matches!(role, Role::Category(category) if category != Category::ALL[0]) {
                continue;
            }
            let cells: Vec<String> = Theme::COLOURED
                .iter()
                .map(|theme| {
                    let of = |role| {
                        let style = theme.style(role);
                        contrast(style.fg.unwrap(), style.bg.unwrap()).unwrap()
                    };
                    let all = Category::ALL.map(|category| of(Role::Category(category)));
                    let least = all.into_iter().fold(f64::MAX, f64::min);
                    let ratio = if matches!(role, Role::Category(_)) { least } else { of(role) };
                    format!("{ratio:.1}:1")
                })
                .collect();
            let name = match role {
                Role::Text => "text",
                Role::Strong => "headings",
                Role::Selected => "selected row",
                Role::SelectedElsewhere => "selected row without the focus",
                Role::Match => "matched letters",
                Role::SelectedMatch => "matched letters in the selected row",
                Role::Key => "what can be pressed",
                Role::Time => "times",
                Role::Danger => "the sign of danger",
                Role::Quiet => "source and age",
                Role::FocusedBorder => "border with the focus",
                Role::Border => "other borders",
                Role::Demo => "the word DEMO",
                Role::Notice => "notices",
                Role::Category(_) => "signs of categories, the least of them",
            };
            out.extend(["| ", name, " | ", &cells.join(" | "), " |\n"]);
        }
        out
    }

    #[test]
    fn text_has_seven_to_one_and_borders_three_to_one() {
        println!("{}", table());
        for theme in Theme::COLOURED {
            let paper = theme.style(Role::Text).bg.unwrap();
            for role in Role::ALL {
                let style = theme.style(role);
                let ratio = contrast(style.fg.unwrap(), style.bg.unwrap()).unwrap();
                let least = if role.is_text() { 7.0 } else { 3.0 };
                assert!(ratio >= least, "{theme:?} {role:?}: {ratio:.2}");
                // A row or notice with a paper of its own stands out from the screen as well.
                let aside = contrast(style.bg.unwrap(), paper).unwrap();
                assert!(
                    aside >= 3.0 || style.bg == Some(paper),
                    "{theme:?} {role:?} on the screen: {aside:.2}"
                );
            }
        }
        assert!((contrast(Color::Indexed(231), Color::Indexed(16)).unwrap() - 21.0).abs() < 0.001);
    }

    #[test]
    fn the_readme_shows_the_computed_contrasts() {
        let readme = include_str!("../../README.md");
        assert!(readme.contains(&table()), "put this into the README:\n{}", table());
    }

    /// Selection must never be a colour alone: inverse video, or a paper of its own; and `>` stands before it anyway.
    #[test]
    fn the_selected_row_looks_different_in_every_theme() {
        for theme in Theme::ALL {
            let (text, selected) = (theme.style(Role::Text), theme.style(Role::Selected));
            let inverse = selected.add_modifier.contains(Modifier::REVERSED);
            assert!(inverse || (selected.bg != text.bg && selected.bg.is_some()), "{theme:?}");
        }
    }

    /// The terminal's own colours cannot be known; those that xterm has without settings stand for them.
    #[test]
    fn the_sixteen_colours_can_be_read_as_xterm_has_them() {
        let xterm = |colour: Color| match colour {
            Color::Black => Color::Rgb(0, 0, 0),
            Color::Red => Color::Rgb(0xCD, 0, 0),
            Color::Green => Color::Rgb(0, 0xCD, 0),
            Color::Yellow => Color::Rgb(0xCD, 0xCD, 0),
            Color::Blue => Color::Rgb(0, 0, 0xEE),
            Color::Magenta => Color::Rgb(0xCD, 0, 0xCD),
            Color::Cyan => Color::Rgb(0, 0xCD, 0xCD),
            Color::Gray => Color::Rgb(0xE5, 0xE5, 0xE5),
            Color::DarkGray => Color::Rgb(0x7F, 0x7F, 0x7F),
            Color::LightGreen => Color::Rgb(0, 0xFF, 0),
            Color::LightYellow => Color::Rgb(0xFF, 0xFF, 0),
            Color::LightBlue => Color::Rgb(0x5C, 0x5C, 0xFF),
            Color::LightMagenta => Color::Rgb(0xFF, 0, 0xFF),
            Color::LightCyan => Color::Rgb(0, 0xFF, 0xFF),
            other => other,
        };
        let papers = [
            (Theme::Terminal, Color::Rgb(0, 0, 0), Color::Rgb(0xE5, 0xE5, 0xE5)),
            (Theme::TerminalOnLight, Color::Rgb(0xFF, 0xFF, 0xFF), Color::Rgb(0, 0, 0)),
        ];
        for (theme, paper, usual) in papers {
            for role in Role::ALL {
                let ratio = contrast(theme.style(role).fg.map_or(usual, xterm), paper).unwrap();
                let least = match role {
                    Role::Border | Role::Danger | Role::Category(_) => 3.0,
                    // Magenta is the darkest of the sixteen that is neither the accent nor red.
                    Role::Time => 4.5,
                    _ => 7.0,
                };
                assert!(ratio >= least, "{theme:?} {role:?}: {ratio:.2}");
            }
        }
    }

    /// One accent for what can be pressed, one colour for time, red for danger alone.
    #[test]
    fn a_colour_means_one_thing() {
        for theme in Theme::ALL.into_iter().filter(|theme| !matches!(theme, Theme::Mono | Theme::Console)) {
            let ink = |role| theme.style(role).fg;
            let signal = [Role::Key, Role::Time, Role::Danger].map(ink);
            for (at, one) in signal.iter().enumerate() {
                assert!(one.is_some(), "{theme:?}");
                assert!(signal.iter().skip(at + 1).all(|other| other != one), "{theme:?}");
            }
            let others = Role::ALL.into_iter().filter(|role| *role != Role::Danger);
            assert!(
                others.into_iter().all(|role| ink(role) != ink(Role::Danger)),
                "{theme:?}: red elsewhere"
            );
            assert!(
                Category::ALL
                    .map(|category| ink(Role::Category(category)))
                    .iter()
                    .all(|one| !signal.contains(one)),
                "{theme:?}: a category looks like something else"
            );
        }
    }

    #[test]
    fn bold_are_headings_and_what_is_selected_alone() {
        for theme in Theme::ALL.into_iter().filter(|theme| *theme != Theme::Mono) {
            let bold =
                Role::ALL.into_iter().filter(|role| theme.style(*role).add_modifier.contains(Modifier::BOLD));
            for role in bold {
                let may = matches!(
                    role,
                    Role::Strong
                        | Role::FocusedBorder
                        | Role::SelectedElsewhere
                        | Role::Danger
                        | Role::Demo
                        | Role::Notice
                );
                assert!(may, "{theme:?} {role:?}");
            }
        }
    }

    #[test]
    fn every_category_has_a_sign_of_its_own() {
        for glyphs in [Glyphs::UNICODE, Glyphs::ASCII] {
            let signs: std::collections::HashSet<_> =
                Category::ALL.into_iter().map(|category| glyphs.sign_of(category)).collect();
            assert_eq!(signs.len(), Category::ALL.len());
            assert!(signs.iter().all(|sign| crate::page::text::width(sign) == 1), "{signs:?}");
        }
        assert!(Glyphs::ASCII.categories.iter().all(|sign| sign.is_ascii()));
    }

    #[test]
    fn the_environment_chooses_where_nothing_is_set() {
        let here = ColourSupport { term: "xterm-256color", ..ColourSupport::default() };
        let choose = |support| Theme::choose(ThemeName::Auto, support);
        assert_eq!(choose(here), Theme::Terminal);
        assert_eq!(choose(ColourSupport { light_paper: true, ..here }), Theme::TerminalOnLight);
        assert_eq!(choose(ColourSupport { true_colour: true, ..here }), Theme::Dark);
        assert_eq!(choose(ColourSupport { true_colour: true, light_paper: true, ..here }), Theme::Light);
        assert_eq!(choose(ColourSupport { term: "linux-16color", ..here }), Theme::Console);
        assert_eq!(choose(ColourSupport { term: "vt220", ..here }), Theme::Mono);
        let without = ColourSupport { no_color: true, true_colour: true, term: "linux", ..here };
        assert_eq!(choose(without), Theme::Mono);
        assert_eq!(Theme::choose(ThemeName::Light, without), Theme::Light, "what was asked for holds");
    }
}
