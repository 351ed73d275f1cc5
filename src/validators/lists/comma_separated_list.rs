//! `comma-separated-list`: a list written as a string with commas.

use crate::diagnostic::{Applicability, Edit, Fix, Guess, Severity};
use crate::generators::End;
use crate::schema::{FieldType, Origin};
use crate::validators::fields::effect;
use crate::validators::lists::{item_edit, wording};
use crate::validators::{Check, FieldCx, Interpreted, Sink, declare_rule};

declare_rule! {
    /// A list is written as a single string with separators.
    ///
    /// ## Why
    /// `tags: Rust, Web` is one tag named `Rust, Web` in Hexo and Hugo; Jekyll reads `Rust,` and `Web`; Docusaurus
    /// fails; Eleventy 3 makes it `Rust` and ` Web`, with the space. No generator splits at the full-width `，` and `、`.
    ///
    /// ## Fails
    /// ```yaml preset=hexo
    /// tags: Rust, Web
    /// ```
    /// ```yaml preset=hugo
    /// tags: "新闻、观点"
    /// ```
    /// ```yaml preset=jekyll
    /// categories: rust; web
    /// ```
    /// ## Passes
    /// ```yaml preset=hexo
    /// tags: [Rust, Web]
    /// ```
    /// ```yaml preset=jekyll
    /// tags: rust web
    /// ```
    /// ```yaml preset=jekyll
    /// aliases: rust, rustlang
    /// ```
    /// ```yaml preset=eleventy
    /// tags: rust,web
    /// ```
    /// ## Fix
    /// A term that contains a comma (`Washington, D.C.`) is split, too.
    "comma-separated-list" {
        default: Some(Severity::Error),
        fix: Some(Applicability::Unsafe),
        since: "0.1.0",
        precision: Heuristic,
        check: Check::Field { on: &[FieldType::List], check },
    }
}

fn check(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    let Interpreted::WrongType { found: FieldType::String } = cx.value else { return };
    let document = cx.page.document;
    let text = cx.node.text().unwrap_or_default();
    let Some(terms) = wording::terms(text) else { return };
    let name = cx.field_path();
    let is_taxonomy =
        cx.path.depth() == 1 && matches!(&*cx.field.name, "tags" | "tag" | "categories" | "category");
    // Where no generator reads `aliases` and `keywords`, each site splits its own as it likes. Terms for search engines make
    // no page: a template prints what is written, unless the generator fails.
    let fails =
        || effect::of(cx.page, &cx.field.name, cx.node).is_some_and(|effect| effect.end == End::Fails);
    let is_printed = &*cx.field.name == "keywords" && cx.field.origin == Origin::Preset && !fails();
    if !is_taxonomy && (!cx.is_certain() || is_printed) {
        return;
    }
    // In a URL, a comma is an ordinary character.
    if text.contains("://")
        || wording::is_template(document, cx.node)
        || wording::is_broken(document, cx.node)
    {
        return;
    }
    let generator = cx.page.dialect.generator;
    let facts = &generator.facts().terms;
    let is_split = facts.splits_at_commas && is_taxonomy && &*cx.field.name == "tags" && text.contains(',');
    let spaced = text.split(',').find(|term| *term != term.trim());
    let message = match (is_split, spaced) {
        (true, None) => return,
        (true, Some(term)) => format!(
            "{} splits `{}` only at the commas: `\"{term}\"` is a term with a space",
            generator.title(),
            text.trim()
        ),
        (false, _) => {
            let effect = if is_taxonomy { (facts.commas)(&cx.field.name) } else { None };
            let effect = effect.map(|effect| format!(": {effect}")).unwrap_or_default();
            format!("`{}` is a single string, not a list of {}{effect}", text.trim(), terms.len())
        }
    };
    let list = item_edit::written(terms.iter().copied(), wording::syntax(document));
    let report = sink.report(RULE.id, cx.node.span, message);
    report.field(name).help(format!("write `{list}`"));
    report.guess = Some(if generator.is_known() { Guess::Split } else { Guess::Portability });
    if cx.node.is_exact() && cx.node.tag.is_none() {
        report.fix(Fix::guess("write it as a list", [Edit::replace(cx.node.span, list)]));
    }
}
