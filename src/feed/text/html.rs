//! HTML in text fields: tags out, words kept, entities decoded once.

use super::html_entity;
use crate::codec::url::authority;

/// Takes the tags out of a text and decodes its entities; `None` where there are none. Line breaks stand for
/// `<br>`, paragraphs and list items; cleaning makes spaces of them where a field has one line. The address of a
/// link stays behind its words where they do not name it.
pub(super) fn strip_tags(raw: &str) -> Option<String> {
    if !raw.contains(['<', '&']) {
        return None;
    }
    let mut reader = HtmlReader {
        out: String::with_capacity(raw.len()),
        changed: false,
        anchor: None,
        ends: Ends::default(),
    };
    let mut rest = raw;
    while let Some(at) = rest.find(['<', '&']) {
        let (before, from) = rest.split_at(at);
        reader.out.push_str(before);
        rest = reader.one(from);
    }
    reader.out.push_str(rest);
    reader.changed.then_some(reader.out)
}

/// Which ends are known not to come any more, so that nothing is looked for twice to the end of the text.
#[derive(Default)]
struct Ends {
    no_comment: bool,
    no_script: bool,
    no_style: bool,
}

struct HtmlReader {
    out: String,
    changed: bool,
    /// The address of the link that is open, and where its words begin.
    anchor: Option<(String, usize)>,
    ends: Ends,
}

impl HtmlReader {
    /// Reads the tag or entity at the start of `from` and returns what follows.
    fn one<'t>(&mut self, from: &'t str) -> &'t str {
        if from.starts_with('&') {
            if let Some((c, rest)) = html_entity::decode_reference(from) {
                self.changed = true;
                self.out.push(c);
                return rest;
            }
            return self.keep(from);
        }
        if from.starts_with("<!--") {
            return match skip_past(from, "-->", &mut self.ends.no_comment) {
                Some(rest) => {
                    self.changed = true;
                    rest
                }
                None => self.keep(from),
            };
        }
        let Some(tag) = Tag::parse(from) else { return self.keep(from) };
        self.changed = true;
        match tag.effect {
            Effect::Nothing => {}
            Effect::Space => self.out.push(' '),
            Effect::Break => self.out.push('\n'),
            Effect::Item => self.out.push_str("\n- "),
            Effect::Script => {
                return skip_past(tag.rest, "</script>", &mut self.ends.no_script).unwrap_or(tag.rest);
            }
            Effect::Style => {
                return skip_past(tag.rest, "</style>", &mut self.ends.no_style).unwrap_or(tag.rest);
            }
            Effect::Anchor => self.anchor = read_href(tag.attributes).map(|href| (href, self.out.len())),
            Effect::AnchorEnd => self.end_anchor(),
        }
        tag.rest
    }

    fn keep<'t>(&mut self, from: &'t str) -> &'t str {
        let mut chars = from.chars();
        self.out.extend(chars.next());
        chars.as_str()
    }

    fn end_anchor(&mut self) {
        let Some((href, start)) = self.anchor.take() else { return };
        let words = self.out.get(start..).unwrap_or_default();
        let host = authority(&href);
        let host = host.strip_prefix("www.").unwrap_or(host);
        if !host.is_empty() && !words.to_ascii_lowercase().contains(&host.to_ascii_lowercase()) {
            self.out.push_str(" (");
            self.out.push_str(&href);
            self.out.push(')');
        }
    }
}

/// What follows the next `end` (in lower case) in `text`, in any case.
fn skip_past<'t>(text: &'t str, end: &str, none: &mut bool) -> Option<&'t str> {
    if *none {
        return None;
    }
    let found = text
        .as_bytes()
        .windows(end.len())
        .position(|window| window.eq_ignore_ascii_case(end.as_bytes()))
        .and_then(|at| text.get(at + end.len()..));
    *none = found.is_none();
    found
}

/// The web address of a link: http and https only.
fn read_href(attributes: &str) -> Option<String> {
    let at = attributes.to_ascii_lowercase().find("href")?;
    let value = attributes.get(at + 4..)?.trim_start().strip_prefix('=')?.trim_start();
    let value = match value.chars().next()? {
        quote @ ('"' | '\'') => value.get(1..)?.split(quote).next()?,
        _ => value.split_whitespace().next()?,
    };
    let lower = value.to_ascii_lowercase();
    (lower.starts_with("http://") || lower.starts_with("https://")).then(|| value.replace("&amp;", "&"))
}

/// What a tag does to the text.
#[derive(Clone, Copy)]
enum Effect {
    Nothing,
    Space,
    Break,
    Item,
    Script,
    Style,
    Anchor,
    AnchorEnd,
}

struct Tag<'t> {
    effect: Effect,
    attributes: &'t str,
    rest: &'t str,
}

impl<'t> Tag<'t> {
    /// Reads a tag. Only names of HTML are tags: `<eva@example.org>`, `< 5 people` and `<Maria>` are words.
    fn parse(from: &'t str) -> Option<Self> {
        let inner = from.get(1..)?;
        let (closing, inner) = inner.strip_prefix('/').map_or((false, inner), |rest| (true, rest));
        let end = inner
            .find(|c: char| !c.is_ascii_alphanumeric() && c != ':' && c != '-' && c != '!' && c != '?')?;
        let (name, rest) = inner.split_at(end);
        if !rest.starts_with(['>', '/', ' ', '\t', '\n', '\r']) || name.len() > 12 {
            return None;
        }
        let effect = effect_of(&name.to_ascii_lowercase(), closing)?;
        let length = find_tag_end(rest)?;
        Some(Self { effect, attributes: rest.get(..length)?, rest: rest.get(length + 1..)? })
    }
}

/// Where a tag ends. A `>` inside quotes does not end it, unless the quotes never close.
fn find_tag_end(rest: &str) -> Option<usize> {
    let (mut quote, mut first) = (None, None);
    for (at, byte) in rest.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at),
            (None, b'<') => return first,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            (Some(_), b'>') => first = first.or(Some(at)),
            _ => {}
        }
    }
    first
}

fn effect_of(name: &str, closing: bool) -> Option<Effect> {
    Some(match name {
        "b" | "i" | "u" | "s" | "em" | "strong" | "span" | "font" | "small" | "big" | "sup" | "sub"
        | "mark" | "abbr" | "cite" | "code" | "del" | "ins" | "strike" | "tt" | "q" | "wbr" | "bdo"
        | "bdi" | "o:p" | "acronym" | "nobr" | "time" | "label" => Effect::Nothing,
        "a" if closing => Effect::AnchorEnd,
        "a" => Effect::Anchor,
        "br" | "p" | "div" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "ul" | "ol" | "dl" | "dt" | "dd"
        | "tr" | "table" | "blockquote" | "pre" | "hr" | "section" | "article" | "header" | "footer"
        | "address" | "center" | "form" | "fieldset" | "figure" | "figcaption" | "main" | "nav" | "aside" => {
            Effect::Break
        }
        "li" if closing => Effect::Nothing,
        "li" => Effect::Item,
        "script" if !closing => Effect::Script,
        "style" if !closing => Effect::Style,
        "td" | "th" | "tbody" | "thead" | "tfoot" | "img" | "input" | "button" | "select" | "option"
        | "iframe" | "object" | "embed" | "param" | "svg" | "path" | "g" | "html" | "head" | "body"
        | "meta" | "link" | "title" | "script" | "style" | "noscript" | "video" | "audio" | "source"
        | "canvas" | "col" | "colgroup" | "caption" | "textarea" | "picture" | "map" | "area"
        | "!doctype" | "?xml" => Effect::Space,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::{Field, clean_html};
    use super::strip_tags;

    fn cleaned(field: Field, raw: &str) -> String {
        clean_html(field, raw).text.map_or(String::new(), |text| text.to_string())
    }

    #[test]
    fn words_stay_and_tags_go() {
        for (raw, notes) in [
            ("<b>Bold</b><br>new", "Bold\nnew"),
            ("<p>One</p><p>Two</p>", "One\n\nTwo"),
            ("Sel<b>bst</b>hilfe", "Selbsthilfe"),
            ("<ul><li>a</li><li>b</li></ul>c", "- a\n- b\nc"),
            ("a<script>alert(1)</script>b<style>p{}</style>c<!-- d -->e", "abce"),
            ("<SCRIPT>x</SCRIPT>y", "y"),
            ("Meets < 5 people & more than 2 > 1", "Meets < 5 people & more than 2 > 1"),
            ("write to <eva@example.org> or <Maria>", "write to <eva@example.org> or <Maria>"),
            ("<b unclosed", "<b unclosed"),
            ("a <!-- never closed", "a <!-- never closed"),
            (
                "<a title=\"x>y\" href='https://example.org/a?b=1&amp;c=2'>here</a>!",
                "here (https://example.org/a?b=1&c=2)!",
            ),
            ("<a href=\"https://www.example.org\">Example.org</a>", "Example.org"),
            ("<a href=\"javascript:alert(1)\">x</a>", "x"),
            ("<a title=\"open>x</a> y", "x y"),
            ("Caf&eacute; &amp; Tee &ndash; 5&nbsp;&euro;&#8217;&#x27;", "Café & Tee – 5 €’'"),
            ("&amp;lt;script&amp;gt;", "&lt;script&gt;"),
            ("&lt;b&gt;", "<b>"),
            ("AT&T, R&D; &bogus; &#; &#x;", "AT&T, R&D; &bogus; &#; &#x;"),
            ("&#x1b;[31m&#0;&#xD800;&#150;", "[31m\u{FFFD}\u{FFFD}–"),
        ] {
            assert_eq!(cleaned(Field::Notes, raw), notes, "{raw}");
        }
        assert_eq!(cleaned(Field::Line, "<p>One</p><p>Two</p>"), "One Two");
        assert!(strip_tags("plain").is_none() && strip_tags("a & b < c").is_none());
    }

    #[test]
    fn hostile_html_takes_its_time_only_once() {
        for piece in ["<!--", "<script>", "<a title=\"", "<a '", "<b", "&", "&#", "<"] {
            let raw = piece.repeat(400_000 / piece.len());
            let start = std::time::Instant::now();
            let _ = strip_tags(&raw);
            assert!(start.elapsed().as_secs() < 2, "{piece}");
        }
    }
}
