//! `category-chain`: a flat list of categories, which Hexo reads as nested.

use crate::diagnostic::{Applicability, Edit, Fix, Severity};
use crate::document::{Document, Node};
use crate::validators::collection::share;
use crate::validators::lists::{item_edit, wording};
use crate::validators::{Charge, Check, DocumentCx, Observations, Sink, declare_rule};

declare_rule! {
    /// Hexo reads a flat list of categories as a chain of parents and children.
    ///
    /// ## Why
    /// `[News, Opinion]` puts the article into `News > Opinion`, not into two categories. Many authors want exactly
    /// that. Reported are chains that the other pages contradict: by the other order, or by a category that is mostly
    /// on its own. If the configuration turns the rule on, it reports every chain.
    ///
    /// ## Fails
    /// ```yaml config
    /// preset: hexo
    /// rules: { category-chain: warn }
    /// ```
    /// ```yaml
    /// categories:
    ///   - 新闻
    ///   - 观点
    /// ```
    /// Three pages:
    /// ```yaml beside times=3
    /// categories: [Travel, Life]
    /// ```
    /// And another:
    /// ```yaml
    /// categories: [Life, Travel]
    /// ```
    /// ## Passes
    /// ```yaml config
    /// preset: hexo
    /// rules: { category-chain: warn }
    /// ```
    /// ```yaml
    /// categories:
    ///   - [新闻]
    ///   - [观点]
    /// ```
    /// ```yaml
    /// categories: [新闻]
    /// ```
    /// ## Fix
    /// Makes the categories siblings, which moves the article on the site.
    "category-chain" {
        default: Some(Severity::Warning),
        fix: Some(Applicability::Unsafe),
        since: "0.1.0",
        only: |it| it.facts().terms.are_chained,
        precision: Heuristic,
        check: Check::Collection { observe, conclude },
    }
}

/// Fewer pages that say otherwise prove nothing.
const LEAST: usize = 3;
/// They must be this many times more.
const TIMES: usize = 3;

/// The subjects: pairs of parent and child, and categories that are alone.
const CHAINS: &str = "chains";
const ALONE: &str = "alone";

/// What separates parent and child; no category contains it.
const BELOW: &str = "\u{0}";

fn observe(cx: &DocumentCx<'_>, observations: &mut Observations, sink: &mut Sink<'_>) {
    for name in ["categories", "category"] {
        let Some(entry) = cx.document.entry(name) else { continue };
        let path = &cx.document.source.path;
        let mut alone = |node: &Node<'_>| {
            if let Some(text) = wording::term(node) {
                observations.topic(RULE.id, cx.place.group, ALONE).count(text.trim(), path, node.span);
            }
        };
        let Some(items) = entry.value.items() else {
            alone(&entry.value);
            continue;
        };
        if let [only] = items {
            alone(only.items().and_then(<[_]>::first).unwrap_or(only));
            continue;
        }
        let Some((parent, child)) = chain(cx.document, items) else { continue };
        if sink.is_asked(RULE.id) {
            let title = cx.dialect.generator.title();
            let message = format!("{title} makes `{child}` a subcategory of `{parent}`");
            report(cx.document, &entry.value, name, message, sink);
        } else {
            let pair = [parent, BELOW, child].concat();
            observations.topic(RULE.id, cx.place.group, CHAINS).count(&pair, path, entry.value.span);
        }
    }
}

/// The first two of a flat list of categories.
fn chain<'n>(document: &Document<'_>, items: &'n [Node<'_>]) -> Option<(&'n str, &'n str)> {
    let is_one = |item: &Node<'_>| wording::term(item).is_some() && !wording::is_broken(document, item);
    let [first, second, ..] = items else { return None };
    items.iter().all(is_one).then_some(())?;
    Some((wording::term(first)?.trim(), wording::term(second)?.trim()))
}

fn conclude(observations: &Observations, charges: &mut Vec<Charge>) {
    let topics = observations.of(RULE.id);
    for (group, _, chains) in topics.iter().filter(|(_, subject, _)| *subject == CHAINS) {
        let alone = topics.iter().find(|(of, subject, _)| of == group && *subject == ALONE);
        let alone =
            |name: &str| alone.and_then(|(.., topic)| topic.tallies.get(name)).map_or(0, |it| it.count);
        for (pair, tally) in chains.ranked() {
            let Some((parent, child)) = pair.split_once(BELOW) else { continue };
            let is_rare = |others: usize| others >= LEAST && others >= TIMES * tally.count;
            let reversed = chains.tallies.get(&*format!("{child}{BELOW}{parent}")).map_or(0, |it| it.count);
            let why = if is_rare(reversed) {
                format!("a subcategory of `{child}` is `{parent}` in {}", share::pages(reversed))
            } else if is_rare(alone(child)) && alone(parent) > 0 {
                format!("`{child}` is a category of its own in {}", share::pages(alone(child)))
            } else {
                continue;
            };
            charges.extend(tally.spots.iter().map(|spot| {
                let said = format!("makes `{child}` a subcategory of `{parent}`, but {why}");
                Charge::page(spot, move |accused, sink| {
                    let message = format!("{} {said}", accused.page.dialect.generator.title());
                    report(accused.page.document, accused.node, accused.field.as_str(), message, sink);
                })
            }));
        }
    }
}

fn report(document: &Document<'_>, node: &Node<'_>, name: &str, message: String, sink: &mut Sink<'_>) {
    let Some(items @ [first, second, ..]) = node.items() else { return };
    let (parent, child) = (first.text().unwrap_or_default(), second.text().unwrap_or_default());
    let found = sink.report(RULE.id, second.span, message);
    found.field(name).label(first.span, "the parent category");
    found.help(format!("to make them siblings, put each in its own brackets: `[{parent}]`, `[{child}]`"));
    if items.iter().all(|item| item.is_exact() && item.tag.is_none()) {
        let syntax = wording::syntax(document);
        let edits: Vec<Edit> = items
            .iter()
            .map(|item| {
                let is_plain = item.text_span() == item.span;
                let text = document.text(item.span);
                let inner = if is_plain { item_edit::flow_item(text, syntax) } else { text.to_owned() };
                Edit::replace(item.span, format!("[{inner}]"))
            })
            .collect();
        found.fix(Fix::guess("make the categories siblings", edits));
    }
}
