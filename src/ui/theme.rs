//! What the parts of the screen look like. Meaning is carried by marks and words; a theme only makes it easier to
//! see. Drawing writes roles into the buffer; [`apply`] turns them into what a theme makes of them, once a frame, so
//! that no other file knows a colour.

use crate::config::ThemeName;
use crate::locale::letters::Letters;
use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier, Style};

/// A part of the screen with a look of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Ordinary text.
    Text,
    /// Headings and names.
    Strong,
    /// The row the focus is on.
    Selected,
    /// The selected row of a part that does not have the focus.
    SelectedElsewhere,
    /// Matched letters.
    Match,
    /// Matched letters in the selected row.
    SelectedMatch,
    /// Key names in the header and the status line.
    Key,
    /// The border and title of the part that has the focus.
    FocusedBorder,
    /// Other borders.
    Border,
    /// The word DEMO.
    Demo,
    /// Notices that must not be overlooked.
    Notice,
}

impl Role {
    /// All roles, in their order.
    pub const ALL: [Self; 11] = [
        Self::Text,
        Self::Strong,
        Self::Selected,
        Self::SelectedElsewhere,
        Self::Match,
        Self::SelectedMatch,
        Self::Key,
        Self::FocusedBorder,
        Self::Border,
        Self::Demo,
        Self::Notice,
    ];

    /// The mark that says which role a cell has, until [`apply`] replaces it. Its foreground is a number of the
    /// palette that no theme and no other drawing uses as such.
    pub fn style(self) -> Style {
        Style::new().fg(Color::Indexed(self as u8))
    }

    /// The role a cell was marked with.
    fn of(mark: Color) -> Option<Self> {
        match mark {
            Color::Reset => Some(Self::Text),
            Color::Indexed(n) => Self::ALL.get(usize::from(n)).copied(),
            _ => None,
        }
    }

    /// Whether it must be as readable as text (7:1) or only told apart from what is around it (3:1): WCAG 2.2,
    /// success criteria 1.4.6 and 1.4.11.
    pub const fn is_text(self) -> bool {
        !matches!(self, Self::Border | Self::FocusedBorder)
    }
}

/// A way to draw the roles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// The terminal's own colours; modifiers make the difference.
    #[default]
    Terminal,
    /// White on black, black on yellow.
    HighContrast,
    /// Black on white, white on blue.
    Light,
    /// No colour whatever the terminal's are; `NO_COLOR`.
    Mono,
    /// Eight colours and nothing bold: a Linux console with a large font shows no intensity (setfont(8)).
    Console,
}

/// Black and white of the 6x6x6 cube and of the grey ramp: unlike 0 to 15, no terminal lets anybody change them.
const BLACK: Color = Color::Indexed(16);
const WHITE: Color = Color::Indexed(231);
const YELLOW: Color = Color::Indexed(226);
const CYAN: Color = Color::Indexed(123);
const BLUE: Color = Color::Indexed(18);
const RED: Color = Color::Indexed(88);
const GREY: Color = Color::Indexed(240);

impl Theme {
    /// The themes that set colours of their own, whose contrast can be computed.
    pub const COLOURED: [Self; 3] = [Self::HighContrast, Self::Light, Self::Console];
    /// All themes.
    pub const ALL: [Self; 5] = [Self::Terminal, Self::HighContrast, Self::Light, Self::Mono, Self::Console];

    /// The theme that is called so; by the environment where that is left to it.
    pub fn choose(asked: ThemeName, no_color: bool, term: &str) -> Self {
        match asked {
            ThemeName::Auto if no_color => Self::Mono,
            ThemeName::Auto if term.starts_with("linux") => Self::Console,
            ThemeName::Auto | ThemeName::Terminal => Self::Terminal,
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
            Self::HighContrast => "high-contrast",
            Self::Light => "light",
            Self::Mono => "mono",
            Self::Console => "console",
        }
    }

    /// How it draws a role.
    pub fn style(self, role: Role) -> Style {
        match self {
            Self::Terminal | Self::Mono => Style::new().add_modifier(modifiers(role)),
            Self::HighContrast => {
                let (ink, paper) = match role {
                    Role::Text | Role::Strong | Role::Border => (WHITE, BLACK),
                    Role::Selected | Role::SelectedMatch => (BLACK, YELLOW),
                    Role::SelectedElsewhere | Role::Key | Role::FocusedBorder => (YELLOW, BLACK),
                    Role::Match => (CYAN, BLACK),
                    Role::Demo | Role::Notice => (BLACK, WHITE),
                };
                coloured(ink, paper, role)
            }
            Self::Light => {
                let (ink, paper) = match role {
                    Role::Text | Role::Strong => (BLACK, WHITE),
                    Role::Border => (GREY, WHITE),
                    Role::Selected | Role::SelectedMatch => (WHITE, BLUE),
                    Role::SelectedElsewhere | Role::Key | Role::FocusedBorder | Role::Match => (BLUE, WHITE),
                    Role::Demo | Role::Notice => (WHITE, RED),
                };
                coloured(ink, paper, role)
            }
            Self::Console => {
                let (ink, paper) = match role {
                    Role::Text | Role::Strong | Role::Border => (Color::Gray, Color::Black),
                    Role::Selected | Role::SelectedMatch => (Color::Black, Color::Gray),
                    Role::SelectedElsewhere | Role::Key | Role::FocusedBorder | Role::Match => {
                        (Color::Cyan, Color::Black)
                    }
                    Role::Demo | Role::Notice => (Color::Black, Color::Cyan),
                };
                Style::new().fg(ink).bg(paper)
            }
        }
    }
}

fn coloured(ink: Color, paper: Color, role: Role) -> Style {
    // Reversed video would turn the two colours round again.
    Style::new().fg(ink).bg(paper).add_modifier(modifiers(role).difference(Modifier::REVERSED))
}

fn modifiers(role: Role) -> Modifier {
    match role {
        Role::Text | Role::Border => Modifier::empty(),
        Role::Strong | Role::Key | Role::FocusedBorder | Role::SelectedElsewhere => Modifier::BOLD,
        Role::Selected => Modifier::REVERSED,
        Role::Match => Modifier::BOLD.union(Modifier::UNDERLINED),
        Role::SelectedMatch => Modifier::REVERSED.union(Modifier::BOLD).union(Modifier::UNDERLINED),
        Role::Demo | Role::Notice => Modifier::REVERSED.union(Modifier::BOLD),
    }
}

/// Turns the roles of a finished frame into the theme's colours, and letters that the terminal cannot show into those
/// it can. A letter keeps its columns, so that nothing moves.
pub(super) fn apply(buffer: &mut Buffer, theme: Theme, letters: Letters) {
    let styles = Role::ALL.map(|role| theme.style(role));
    let width = usize::from(buffer.area.width).max(1);
    for cell in &mut buffer.content {
        let Some(style) = Role::of(cell.fg).and_then(|role| styles.get(role as usize)) else { continue };
        cell.fg = style.fg.unwrap_or(Color::Reset);
        cell.bg = style.bg.unwrap_or(Color::Reset);
        cell.modifier = style.add_modifier;
    }
    if letters == Letters::All {
        return;
    }
    for row in buffer.content.chunks_mut(width) {
        let mut at = 0;
        while let Some(cell) = row.get_mut(at) {
            let columns = crate::page::text::width(cell.symbol()).max(1);
            if !letters.can_show(cell.symbol()) {
                let spelled = letters.spell_in(cell.symbol(), columns);
                for (offset, letter) in spelled.chars().enumerate() {
                    if let Some(cell) = row.get_mut(at + offset) {
                        cell.set_char(letter);
                    }
                }
            }
            at += columns;
        }
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
    /// For terminals with line drawing and Unicode.
    pub const UNICODE: Self = Self {
        ellipsis: "…",
        pointer: ">",
        horizontal: "─",
        vertical: "│",
        mark: "●",
        home: "⌂",
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
        Color::Gray => (0xAA, 0xAA, 0xAA),
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
        let mut out = String::from("| part | high-contrast | light | console |\n|---|---|---|---|\n");
        for role in Role::ALL {
            let cells: Vec<String> = Theme::COLOURED
                .iter()
                .map(|theme| {
                    let style = theme.style(role);
                    let ratio = contrast(style.fg.unwrap(), style.bg.unwrap()).unwrap();
                    format!("{ratio:.1}:1")
                })
                .collect();
            let name = match role {
                Role::Text => "text",
                Role::Strong => "headings, names",
                Role::Selected => "selected row",
                Role::SelectedElsewhere => "selected row without the focus",
                Role::Match => "matched letters",
                Role::SelectedMatch => "matched letters in the selected row",
                Role::Key => "names of keys",
                Role::FocusedBorder => "border with the focus",
                Role::Border => "other borders",
                Role::Demo => "the word DEMO",
                Role::Notice => "notices",
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
        assert!((contrast(WHITE, BLACK).unwrap() - 21.0).abs() < 0.001);
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

    #[test]
    fn the_environment_chooses_where_nothing_is_set() {
        assert_eq!(Theme::choose(ThemeName::Auto, true, "linux"), Theme::Mono);
        assert_eq!(Theme::choose(ThemeName::Auto, false, "linux-16color"), Theme::Console);
        assert_eq!(Theme::choose(ThemeName::Auto, false, "xterm-256color"), Theme::Terminal);
        assert_eq!(Theme::choose(ThemeName::Light, true, "linux"), Theme::Light, "what was asked for holds");
    }
}
