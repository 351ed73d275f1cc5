//! `category-chain`: a flat list of categories, which Hexo nests.

use crate::diagnostic::{Applicability, Edit, Fix};
use crate::loader::Generator;
use crate::schema::FieldType;
use crate::validators::lists::{item_edit, wording};
use crate::validators::{Check, FieldCx, Interpreted, Sink, declare_rule};

declare_rule! {
    /// A flat list of categories, of which Hexo makes a chain of parents and children.
    ///
    /// ## Why
    /// `[News, Opinion]` puts the article into `News > Opinion`, not into two categories. Many mean exactly that, so
    /// the rule is off until it is asked for.
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
    /// The categories become neighbours, which changes the article's place on the site.
    "category-chain" {
        default: None,
        fix: Some(Applicability::Unsafe),
        since: "0.1.0",
        only: &[Generator::Hexo],
        check: Check::Field { on: &[FieldType::List], check },
    }
}

fn check(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    let Interpreted::List(items) = &cx.value else { return };
    if cx.path.depth() != 1 || !matches!(&*cx.field.name, "categories" | "category") {
        return;
    }
    let document = cx.page.document;
    let [first, second, ..] = items else { return };
    if items.iter().any(|item| wording::term(item).is_none() || wording::is_broken(document, item)) {
        return;
    }
    let (parent, child) = (first.text().unwrap_or_default(), second.text().unwrap_or_default());
    let message = format!("Hexo puts `{child}` below `{parent}`: a flat list of categories is a chain");
    let found = sink.report(RULE.id, second.span, message);
    found.field(cx.field_path()).label(first.span, "the parent");
    found.help(format!("write each in brackets for neighbours: `[{parent}]`, `[{child}]`"));
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
        found.fix(Fix::guess("make neighbours of the categories", edits));
    }
}
