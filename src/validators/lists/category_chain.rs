//! `category-chain`: a flat list of categories, which Hexo reads as nested.

use crate::diagnostic::{Applicability, Edit, Fix};
use crate::schema::FieldType;
use crate::validators::lists::{item_edit, wording};
use crate::validators::{Check, FieldCx, Interpreted, Sink, declare_rule};

declare_rule! {
    /// Hexo reads a flat list of categories as a chain of parents and children.
    ///
    /// ## Why
    /// `[News, Opinion]` puts the article into `News > Opinion`, not into two categories. Many authors want exactly
    /// that, so the rule is off by default.
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
    /// Makes the categories siblings, which moves the article on the site.
    "category-chain" {
        default: None,
        fix: Some(Applicability::Unsafe),
        since: "0.1.0",
        only: |it| it.facts().terms.are_chained,
        precision: Heuristic,
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
    let message = format!("Hexo makes `{child}` a subcategory of `{parent}`");
    let found = sink.report(RULE.id, second.span, message);
    found.field(cx.field_path()).label(first.span, "the parent category");
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
