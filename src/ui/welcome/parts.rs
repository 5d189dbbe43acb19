//! The parts of the welcome. Each draws into the place it is given and says what it used.

use crate::app::action::Action;
use crate::app::result_row::row_text;
use crate::app::source_offers::coverage_text;
use crate::app::state::{CARDS, EXAMPLES, HitTarget, Seen, Source, SourceWork, State, Welcome, WelcomeItem};
use crate::app::welcome_content::{
    HomeNumbers, card_label, example_text, home_label, offers, offers_sources,
};
use crate::page::text;
use crate::search::Facet;
use crate::ui::theme::{Glyphs, Role};
use crate::ui::{Scene, header, paint};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Columns of a count.
const COUNT: usize = 6;
/// Cards of fewer columns show one count: that of home, where it is known.
const NARROW_CARD: usize = 30;
/// Where the sign of a category stands on its card.
const SIGN_AT: u16 = 4;
/// Rows of fewer columns leave out where a group meets.
const NARROW_ROW: usize = 50;
/// Columns of "when" before a group that meets next.
const WHEN: usize = 18;
/// The most that it takes where zones are named.
const WIDEST_WHEN: usize = 24;

/// What all parts draw with.
pub(super) struct Drawing<'a> {
    pub(super) state: &'a State,
    scene: &'a Scene<'a>,
    buffer: &'a mut Buffer,
    glyphs: &'a Glyphs,
    seen: &'a mut Seen,
    /// Where the cursor stands.
    pub(super) cursor: Position,
}

impl<'a> Drawing<'a> {
    pub(super) fn new(
        state: &'a State,
        scene: &'a Scene<'a>,
        buffer: &'a mut Buffer,
        glyphs: &'a Glyphs,
        seen: &'a mut Seen,
    ) -> Self {
        Self { state, scene, buffer, glyphs, seen, cursor: Position::default() }
    }

    fn say(&self, key: &str) -> String {
        self.scene.locale.text(key)
    }

    fn line(&mut self, area: Rect, row: u16, content: &str, role: Role) {
        paint::line(self.buffer, area, row, content, role);
    }

    /// Draws an item over one or more rows, which can be clicked; the selected one is marked.
    fn item(&mut self, item: WelcomeItem, area: Rect, lines: &[(String, Role)]) {
        let is_here = self.state.welcome.selected == Some(item);
        let rows = u16::try_from(lines.len()).unwrap_or(u16::MAX).min(area.height);
        if rows == 0 || area.width == 0 {
            return;
        }
        self.seen.add_hit_box((area.x, area.y), (area.width, rows), HitTarget::Welcome(item));
        for (row, (content, role)) in (0..rows).zip(lines) {
            let content = text::pad(content, usize::from(area.width), self.glyphs.ellipsis);
            let role = if is_here { Role::Selected } else { *role };
            self.line(area, row, &content, role);
        }
        if is_here {
            self.line(Rect { width: 1, ..area }, 0, self.glyphs.pointer, Role::Selected);
            self.cursor = Position { x: area.x, y: area.y };
        }
    }

    /// The first rows: where the reader is with the keys that always work, and whom to call. Gives what lies below.
    pub(super) fn header(&mut self, area: Rect) -> Rect {
        let mut row = Rect { height: area.height.min(1), ..area };
        if self.state.demo {
            let mark = format!(" {} ", self.say("demo-mark"));
            let used =
                paint::marked(self.buffer, (row.x, row.y), row.width, &mark, &[], (Role::Demo, Role::Demo));
            row = Rect { x: row.x + used, width: row.width - used, ..row };
        }
        let home = home_label(self.state, self.scene.locale);
        let home = home.map_or_else(
            || self.say("welcome-home-unknown"),
            |place| self.scene.locale.with("welcome-home", &[("place", place.into())]),
        );
        let keys = header::keys_that_fit(self.state, self.scene, row.width.saturating_sub(12));
        let width = u16::try_from(text::width(&keys)).unwrap_or(0).min(row.width);
        let name = format!(" groupfinder   {home}");
        let room = usize::from(row.width - width);
        let left = if text::width(&name) <= room { name } else { format!(" {home}") };
        self.line(row, 0, &text::fit(&left, room, self.glyphs.ellipsis), Role::Text);
        let right = Rect { x: row.right() - width, width, ..row };
        self.line(right, 0, &keys, Role::Key);
        let rest = below(area, 1);
        let numbers = self.numbers_text(usize::from(rest.width));
        self.line(rest, 0, &numbers, Role::Strong);
        paint::bar(self.buffer, Rect { width: rest.width.min(1), ..rest }, 0, Role::Danger);
        below(rest, 1)
    }

    /// Whom to call, with as many numbers as fit: half a number would be another one.
    fn numbers_text(&self, columns: usize) -> String {
        let locale = self.scene.locale;
        let mark = self.glyphs.bar;
        let known = self.state.home_country().and_then(HomeNumbers::of_country);
        let Some(numbers) = known else {
            let key = self.state.key_name(Action::Crisis, locale);
            let long = locale.with("welcome-no-numbers", &[("key", key.clone().into())]);
            let short = locale.with("welcome-no-numbers-short", &[("key", key.into())]);
            let fits = text::width(&long) < columns;
            return format!("{mark}{}", if fits { long } else { short });
        };
        let country = home_label(self.state, locale).unwrap_or_default();
        let lines = numbers.lines(self.glyphs.dot, locale);
        let whole = lines.first().map_or("", String::as_str);
        if text::width(whole) + text::width(&country) + 4 <= columns {
            return text::spread(&format!("{mark}{whole}"), &format!("{country} "), columns, "");
        }
        let fitting = lines.iter().find(|line| text::width(line) < columns);
        format!(
            "{mark}{}",
            fitting.cloned().unwrap_or_else(|| numbers.danger_text(1, self.glyphs.dot, locale))
        )
    }

    /// The search box as one row. Gives what lies below.
    pub(super) fn plain_box(&mut self, area: Rect) -> Rect {
        let label = format!(" {} ", self.say("welcome-question"));
        self.line(area, 0, &label, Role::Strong);
        let x = u16::try_from(text::width(&label)).unwrap_or(0).min(area.width.saturating_sub(1));
        self.caret(Rect { x: area.x + x, width: area.width - x, height: 1, ..area });
        below(area, 1)
    }

    /// The search box with a frame as wide as the screen, and examples in its lower edge. Gives what lies below.
    pub(super) fn framed_box(&mut self, area: Rect) -> Rect {
        let [above, below_it] = self.glyphs.corners;
        let title = format!("{} {} ", self.glyphs.horizontal, self.say("welcome-question"));
        self.line(area, 0, &edge(&title, above, area.width, self.glyphs), Role::FocusedBorder);
        self.line(area, 1, self.glyphs.vertical, Role::FocusedBorder);
        let right = Rect { x: area.right() - 1, width: 1, ..area };
        self.line(right, 1, self.glyphs.vertical, Role::FocusedBorder);
        self.line(area, 2, &edge("", below_it, area.width, self.glyphs), Role::FocusedBorder);
        self.caret(Rect { x: area.x + 2, y: area.y + 1, width: area.width - 4, height: 1 });
        self.examples(Rect { x: area.x + 2, y: area.y + 2, width: area.width - 4, height: 1 });
        below(area, 3)
    }

    fn caret(&mut self, field: Rect) {
        self.seen.add_hit_box((field.x, field.y), (field.width, 1), HitTarget::Search);
        if self.state.welcome.selected.is_none() {
            self.cursor = Position { x: field.x, y: field.y };
        }
    }

    /// As many example searches as fit into the row.
    pub(super) fn examples(&mut self, row: Rect) {
        if row.height == 0 {
            return;
        }
        let label = format!(" {} ", self.say("welcome-examples"));
        let mut x = u16::try_from(text::width(&label)).unwrap_or(0);
        let mut is_first = true;
        for example in 0..EXAMPLES {
            let content = format!(" {} ", example_text(example, self.scene.locale));
            let dot = if is_first { "" } else { self.glyphs.dot.trim_end() };
            let dot = dot.trim_start();
            let width = u16::try_from(text::width(&content) + text::width(dot)).unwrap_or(u16::MAX);
            if x.saturating_add(width) > row.width {
                continue;
            }
            if std::mem::take(&mut is_first) {
                self.line(row, 0, &label, Role::Text);
            }
            self.line(Rect { x: row.x + x, width: row.width - x, ..row }, 0, dot, Role::Text);
            let dot = u16::try_from(text::width(dot)).unwrap_or(0);
            let place = Rect { x: row.x + x + dot, width: width - dot, ..row };
            self.item(WelcomeItem::Example(example), place, &[(content, Role::Key)]);
            x += width;
        }
    }

    fn has_home_counts(&self) -> bool {
        self.state.welcome.counted_for.is_some()
    }

    /// The heading of the cards, with what the counts mean over each of so many columns. Gives what lies below.
    pub(super) fn card_heading(&mut self, area: Rect, columns: u16) -> Rect {
        let title = self.say("welcome-topics");
        let rest = paint::titled(self.buffer, area, &title, false, self.glyphs);
        let mut heads = format!("{:>COUNT$}", self.say("welcome-count-all"));
        if self.has_home_counts() {
            heads = format!("{:>COUNT$}{heads}", self.say("welcome-count-home"));
        }
        let heads = format!(" {} ", heads.trim_start());
        let place = card_places(area, columns).last().copied().unwrap_or(area);
        let width = u16::try_from(text::width(&heads)).unwrap_or(0).min(place.width);
        let right = Rect { x: (place.right() + 1).min(area.right()) - width, width, height: 1, ..area };
        self.line(right, 0, &heads, Role::Quiet);
        rest
    }

    /// The categories as numbered cards in so many columns, with as much of each as there are rows for.
    pub(super) fn cards(&mut self, area: Rect, columns: u16) {
        let per_column = card_count().div_ceil(columns);
        let step = (area.height / per_column).clamp(1, 3);
        let places = card_places(area, columns);
        for (card, at) in (0..CARDS.len()).zip(0_u16..) {
            let Some(column) = places.get(usize::from(at / per_column)) else { continue };
            let y = at % per_column * step;
            if y >= area.height {
                continue;
            }
            let place = Rect { y: area.y + y, height: step.min(area.height - y), ..*column };
            let mut lines = vec![(self.card_line(card, usize::from(place.width), step == 1), Role::Text)];
            if step > 1 {
                let hint = self.card_hint(card);
                lines.push((format!("       {hint}"), Role::Quiet));
            }
            self.item(WelcomeItem::Card(card), place, &lines);
            self.card_sign(card, place);
        }
    }

    /// The sign of a card in the colour of its category.
    fn card_sign(&mut self, card: usize, place: Rect) {
        let is_here = self.state.welcome.selected == Some(WelcomeItem::Card(card));
        let Some(category) = CARDS.get(card).filter(|_| !is_here) else { return };
        if usize::from(place.width) >= NARROW_CARD {
            let sign = Rect { x: place.x + SIGN_AT, width: 1, height: 1, ..place };
            paint::bar(self.buffer, sign, 0, Role::Category(*category));
        }
    }

    fn card_hint(&self, card: usize) -> String {
        let category = CARDS.get(card).map_or("", |category| category.id());
        self.say(&format!("welcome-hint-{category}"))
    }

    /// "  1 Illness   cancer, diabetes      52   206".
    fn card_line(&self, card: usize, columns: usize, with_hint: bool) -> String {
        let locale = self.scene.locale;
        let is_narrow = columns < NARROW_CARD;
        let width = if is_narrow { COUNT - 2 } else { COUNT };
        let category = CARDS.get(card).map_or("", |category| category.id());
        let all = self.scene.index.count_everywhere(Facet::Category, category);
        let mut counts = count_text(all, width, self.scene);
        if self.has_home_counts() {
            let here = self.state.welcome.at_home.get(card).copied().unwrap_or(0);
            let here = count_text(here, width, self.scene);
            counts = if is_narrow { here } else { format!("{here}{counts}") };
        }
        let lead = if is_narrow { " " } else { "  " };
        let sign = CARDS.get(card).filter(|_| !is_narrow).map(|card| self.glyphs.sign_of(*card));
        let sign = sign.map(|sign| format!("{sign} ")).unwrap_or_default();
        let mut left = format!("{lead}{} {sign}{}", Welcome::digit_of(card), card_label(card, locale));
        let room = columns.saturating_sub(text::width(&counts) + 1);
        let hint = self.card_hint(card);
        if with_hint && text::width(&left).max(28) + 2 + text::width(&hint) <= room {
            left = format!("{}  {hint}", text::pad(&left, 28, self.glyphs.ellipsis));
        }
        text::spread(&left, &counts, columns, self.glyphs.ellipsis)
    }

    /// What meets next near home, with a heading; a sentence where nothing does. Gives the rows used.
    pub(super) fn next_part(&mut self, area: Rect) -> u16 {
        let is_empty = self.state.welcome.next.is_empty();
        let home = home_label(self.state, self.scene.locale);
        let (Some(home), true) = (home, area.height > 1) else { return 0 };
        if is_empty && !offers_sources(self.state) {
            return 0;
        }
        let sentence = self.scene.locale.with("welcome-next-none", &[("place", home.into())]);
        let lines = text::wrap(&sentence, usize::from(area.width).saturating_sub(4), 0);
        // Half a sentence helps nobody.
        if is_empty && lines.len() >= usize::from(area.height) {
            return 0;
        }
        let title = self.say("welcome-next");
        let rest = paint::titled(self.buffer, area, &title, false, self.glyphs);
        if !is_empty {
            return 1 + self.next_rows(rest, rest.height);
        }
        for (row, line) in (0..rest.height).zip(&lines) {
            self.line(rest, row, &format!("  {line}"), Role::Text);
        }
        1 + u16::try_from(lines.len()).unwrap_or(0)
    }

    /// So many rows of what meets next. Gives the rows used.
    pub(super) fn next_rows(&mut self, area: Rect, most: u16) -> u16 {
        let Scene { index, locale, now, zone, .. } = *self.scene;
        let hits = self.state.welcome.next.clone();
        let most = most.min(area.height);
        let width = usize::from(area.width);
        let mut used = 0;
        let rows = hits.iter().take(usize::from(most)).map(|hit| row_text(index, hit, locale, now, zone));
        let rows: Vec<_> = rows.collect();
        let whens: Vec<&str> = rows.iter().map(|facts| text::whole_parts(&facts.when, WIDEST_WHEN)).collect();
        // Half a time, or one without the name of its zone, would be another time.
        let widest = whens.iter().map(|when| text::width(when)).max().unwrap_or(0);
        let columns = widest.clamp(WHEN, WIDEST_WHEN).min(width / 2);
        for (row, (at, facts)) in (0..most).zip(rows.iter().enumerate()) {
            let when = text::pad(text::whole_parts(&facts.when, columns), columns, self.glyphs.ellipsis);
            let left = format!("  {when} {}", facts.name);
            let place = if width < NARROW_ROW { String::new() } else { facts.where_and_how(locale) };
            let place = text::fit(&place, width / 3, self.glyphs.ellipsis);
            let content = text::spread(&left, &place, width, self.glyphs.ellipsis);
            let place = Rect { y: area.y + row, height: 1, ..area };
            self.item(WelcomeItem::Next(at), place, &[(content, Role::Text)]);
            if self.state.welcome.selected != Some(WelcomeItem::Next(at)) {
                let columns = (text::width(&when) as u16).min(place.width.saturating_sub(2));
                let when = Rect { x: place.x + 2.min(place.width), width: columns, ..place };
                paint::bar(self.buffer, when, 0, Role::Time);
            }
            used = row + 1;
        }
        used
    }

    /// The public sources that are offered, with a heading and what the keys do.
    pub(super) fn offers_part(&mut self, area: Rect) {
        let offers = offers(self.state);
        if offers.is_empty() || area.height < 2 {
            return;
        }
        let title = self.say("welcome-follow");
        let rest = paint::titled(self.buffer, area, &title, false, self.glyphs);
        let roomy = usize::from(rest.height) > offers.len();
        let hint_rows = u16::from(roomy);
        let view = std::rc::Rc::clone(&self.state.sources.view);
        for (row, (offer, at)) in (0..rest.height - hint_rows).zip(offers.into_iter().enumerate()) {
            let Some(source) = view.sources.get(at) else { continue };
            let content = self.offer_line(source, usize::from(rest.width));
            let place = Rect { y: rest.y + row, height: 1, ..rest };
            self.item(WelcomeItem::Offer(offer), place, &[(content, Role::Text)]);
        }
        if roomy {
            let keys = [
                ("key-toggle", self.state.key_name(Action::Toggle, self.scene.locale).into()),
                ("key-open", self.state.key_name(Action::Open, self.scene.locale).into()),
            ];
            let hint = self.scene.locale.with("welcome-follow-keys", &keys);
            let row = self.offer_rows(rest);
            let lines = text::wrap(&hint, usize::from(rest.width).saturating_sub(4), 0);
            for (row, line) in (row..rest.height).zip(lines) {
                self.line(rest, row, &format!("  {line}"), Role::Quiet);
            }
        }
    }

    fn offer_rows(&self, area: Rect) -> u16 {
        u16::try_from(offers(self.state).len()).unwrap_or(0).min(area.height)
    }

    /// "  [ ] NA Norway    whole country    seen 2026-01".
    fn offer_line(&self, source: &Source, columns: usize) -> String {
        let locale = self.scene.locale;
        let mark = if self.state.sources.is_marked(source) { "[x]" } else { "[ ]" };
        let right = match self.state.sources.work_for(&source.id) {
            Some(work) => work_text(work, self.scene),
            None if source.is_untried => locale.text("source-untried"),
            None => coverage_text(source, locale),
        };
        let right = text::fit(&right, columns / 3, self.glyphs.ellipsis);
        text::spread(&format!("  {mark} {}", source.name), &right, columns, self.glyphs.ellipsis)
    }

    /// The last row: other ways to begin, and where the listings are from. Gives what lies above.
    pub(super) fn foot(&mut self, area: Rect) -> Rect {
        if area.height == 0 {
            return area;
        }
        let row = Rect { y: area.bottom() - 1, height: 1, ..area };
        let locale = self.scene.locale;
        let all = locale.number(self.scene.index.shown_count() as u64);
        let mut parts = vec![
            (WelcomeItem::Guide, self.keyed("welcome-guide", Action::Guide)),
            (WelcomeItem::All, locale.with("welcome-all", &[("count", all.into())])),
            (WelcomeItem::Learn, locale.text("welcome-learn")),
        ];
        if offers_sources(self.state) {
            parts.insert(1, (WelcomeItem::Sources, self.sources_text()));
        }
        let mut x = 1;
        for (item, content) in parts {
            let content = format!(" {content} ");
            let width = u16::try_from(text::width(&content)).unwrap_or(u16::MAX);
            if x + width > row.width {
                continue;
            }
            self.item(item, Rect { x: row.x + x, width, ..row }, &[(content, Role::Text)]);
            x += width + 1;
        }
        Rect { height: area.height - 1, ..area }
    }

    fn keyed(&self, key: &str, action: Action) -> String {
        let name = self.state.key_name(action, self.scene.locale);
        self.scene.locale.with(key, &[("key", name.into())])
    }

    /// Where the listings are from: how many sources are followed, and when the last was brought.
    fn sources_text(&self) -> String {
        let locale = self.scene.locale;
        let view = &self.state.sources.view;
        let followed = view.sources.iter().filter(|source| source.is_followed()).count();
        let key = self.state.key_name(Action::Data, locale);
        let last = view.sources.iter().filter_map(|s| s.standing.as_ref()?.succeeded_at).max();
        let values = [("key", key.into()), ("count", (followed as u64).into())];
        match last.filter(|_| followed > 0) {
            Some(last) => {
                let local = self.scene.zone.to_datetime(last);
                let today = self.scene.zone.to_datetime(self.scene.now).date();
                let date = locale.date_near(local.date(), today);
                let more = [("date", date.into()), ("time", locale.time(local.time()).into())];
                locale.with("welcome-sources", &[values.as_slice(), &more].concat())
            }
            None if followed > 0 => locale.with("welcome-sources-new", &values),
            None => locale.with("welcome-sources-none", &values),
        }
    }
}

/// What is being done for a source, in words.
pub(in crate::ui) fn work_text(work: SourceWork, scene: &Scene<'_>) -> String {
    let locale = scene.locale;
    match work {
        SourceWork::Waiting => locale.text("source-waiting"),
        SourceWork::Asking => locale.text("source-asking"),
        SourceWork::Receiving(kilobytes) => {
            locale.with("source-receiving", &[("amount", locale.number(kilobytes).into())])
        }
        SourceWork::Reading(groups) => {
            locale.with("source-reading", &[("count", locale.number(groups).into())])
        }
    }
}

/// The upper or lower edge of a frame: its corners, what stands in it, and a line.
fn edge(content: &str, [left, right]: [&str; 2], columns: u16, glyphs: &Glyphs) -> String {
    let rest = usize::from(columns).saturating_sub(2 + text::width(content));
    format!("{left}{content}{}{right}", glyphs.horizontal.repeat(rest))
}

/// A count in a column of so many columns.
fn count_text(count: u32, columns: usize, scene: &Scene<'_>) -> String {
    format!("{:>columns$}", scene.locale.number(u64::from(count)))
}

/// The places of columns of cards.
fn card_places(area: Rect, columns: u16) -> Vec<Rect> {
    const BETWEEN: u16 = 2;
    let width = (area.width + BETWEEN) / columns.max(1);
    let left = (0..columns).map(|n| area.x + n * width);
    left.map(|x| Rect { x, width: width - BETWEEN, ..area }).collect()
}

/// What lies below the first rows of an area.
pub(super) fn below(area: Rect, rows: u16) -> Rect {
    let rows = rows.min(area.height);
    Rect { y: area.y + rows, height: area.height - rows, ..area }
}

/// How many cards there are.
pub(super) fn card_count() -> u16 {
    u16::try_from(CARDS.len()).unwrap_or(u16::MAX)
}
