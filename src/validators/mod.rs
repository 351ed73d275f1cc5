//! The rules: the only list of them, and what they share.

mod charge;
mod choice;
mod context;
mod given;
mod group;
mod held;
mod interpret;
mod known_names;
mod measured;
mod nodes;
mod observations;
pub mod page;
mod plan;
mod rule;
mod sink;
mod site_facts;
mod spot;
mod walk;

pub use charge::{Accused, Charge};
pub use choice::{named, near_names};
pub use context::{DocumentCx, FieldCx, Interpreted, NodeCx, Place, type_of};
pub use group::{Group, digest};
pub use known_names::KnownNames;
pub use nodes::At;
pub use observations::{Alike, MOST_SPOTS, Observations, Sample, Tally, Topic};
pub use plan::Plan;
pub use rule::{Check, Precision, Rule};
pub use sink::{Levels, Sink};
pub use site_facts::SiteFacts;
pub use spot::Spot;

pub(crate) use rule::declare_rule;

/// Block: delimiters, encoding, syntax.
pub mod block {
    pub mod accidental_front_matter;
    pub mod byte_order_mark;
    pub mod duplicate_key;
    pub mod empty_front_matter;
    pub mod fence_executable;
    pub mod fence_in_code_block;
    pub mod fence_language;
    pub(crate) mod field_lines;
    pub mod forbidden_front_matter;
    pub mod hugo_body_looks_like_fence;
    pub mod inner_fence;
    pub mod invalid_encoding;
    pub mod leading_content;
    pub mod lookalike_fence;
    pub mod malformed_delimiter;
    pub mod merge_conflict;
    pub mod misplaced_front_matter;
    pub mod missing_front_matter;
    pub mod missing_opening_fence;
    pub mod not_a_mapping;
    pub(crate) mod outcome;
    pub mod second_front_matter;
    pub mod syntax;
    pub(crate) mod template_files;
    pub mod too_complex;
    pub mod trailing_document;
    pub mod unclosed_front_matter;
    pub mod unclosed_quote;
    pub mod unpublished_name;
    pub mod unsupported_format;
}

/// Pages together.
pub mod collection {
    pub(crate) mod addresses;
    pub mod comma_in_item;
    pub(crate) mod date_shapes;
    pub mod duplicate_value;
    mod emptied;
    pub mod inconsistent_field_name;
    pub mod inconsistent_type;
    pub(crate) mod lonely;
    pub mod misspelt_item;
    pub mod mixed_date_formats;
    pub mod near_duplicate_item;
    pub(crate) mod root_names;
    pub(crate) mod rosters;
    pub(crate) mod scalar_types;
    pub mod shadowed_collection;
    pub(crate) mod share;
    pub(crate) mod terms;
    pub mod unresolved_reference;
    pub mod unused_field;
    pub mod unused_glob;
    pub(crate) mod usual_name;
}

/// Dates.
pub mod dates {
    pub mod ambiguous_date;
    pub mod ambiguous_timezone;
    pub mod date_format;
    pub mod date_order;
    pub mod date_out_of_range;
    pub mod docusaurus_zone_dropped;
    pub mod epoch_date;
    pub mod expired_date;
    pub mod filename_date_mismatch;
    pub mod future_date;
    pub mod hexo_zone_ignored;
    pub(crate) mod hidden;
    pub mod invalid_date;
    pub mod missing_timezone;
    pub(crate) mod names;
    pub(crate) mod nearest;
    pub(crate) mod plausible;
    pub mod published_type;
    pub(crate) mod quarto;
    pub mod quoted_date;
    pub(crate) mod reading;
    pub(crate) mod role;
    pub mod stale_date;
    pub(crate) mod swapped;
    pub mod unknown_timezone;
    pub mod weekday_mismatch;
    pub(crate) mod wording;
    pub mod wrong_date_field;
    pub(crate) mod zones;
}

/// Fields of the schema.
pub mod fields {
    pub(crate) mod default_value;
    pub mod deprecated_field;
    pub mod draft_and_unlisted;
    pub mod draft_ignored;
    pub mod duplicate_key_case;
    pub(crate) mod effect;
    pub mod empty_value;
    pub mod field_order;
    pub(crate) mod glued_key;
    pub mod json_schema;
    pub mod map_item;
    pub(crate) mod meant;
    pub mod missing_field;
    pub(crate) mod near;
    pub mod not_allowed;
    pub mod one_of_fields;
    pub mod out_of_range;
    pub mod pattern_mismatch;
    pub mod prototype_key;
    pub mod reserved_field;
    pub mod same_as_mismatch;
    pub(crate) mod stranger;
    pub(crate) mod strict;
    pub mod toml_field_after_table;
    pub mod too_long;
    pub mod too_short;
    pub(crate) mod type_fault;
    pub mod undeclared_taxonomy;
    pub mod unexpected_field;
    pub mod unknown_field;
    pub(crate) mod unread;
    pub mod unsupported_value;
    pub mod untrimmed_string;
    pub mod wrong_type;
    pub mod zola_top_level_taxonomy;
}

/// Images and URLs.
pub mod images {
    pub(crate) mod address;
    pub mod disallowed_host;
    pub mod disallowed_scheme;
    pub mod external_page_url;
    pub mod image_case_mismatch;
    pub mod image_extension;
    pub mod image_shape;
    pub mod insecure_url;
    pub mod invalid_url;
    pub(crate) mod local_file;
    pub mod markdown_in_url;
    pub mod missing_image;
    mod names_in_folder;
    mod pixels;
    pub(crate) mod placeholder;
    pub mod placeholder_url;
    pub mod relative_image;
    pub mod unescaped_url;
    pub mod unsuitable_image;
    pub mod url_credentials;
}

/// Lists.
pub mod lists {
    pub mod category_chain;
    pub mod comma_separated_list;
    pub mod duplicate_item;
    pub mod empty_item;
    pub mod item_case;
    pub(crate) mod item_edit;
    pub(crate) mod letter_case;
    pub mod list_item_no_space;
    pub mod list_item_swallowed;
    pub(crate) mod near_terms;
    pub mod nested_list;
    pub mod not_a_list;
    pub mod obsidian_invalid_tag;
    pub mod overlapping_lists;
    pub mod singular_and_plural;
    pub mod too_few_items;
    pub mod too_many_items;
    pub mod unknown_item;
    pub mod unopened_quote;
    pub mod unquoted_wikilink;
    pub mod unsorted_list;
    pub(crate) mod vocabulary;
    pub(crate) mod wording;
}

/// What parsers read differently or silently drop.
pub mod portability {
    pub mod ambiguous_scalar;
    pub mod custom_tag;
    pub mod fullwidth_punctuation;
    pub mod implicit_date_string;
    pub mod invisible_character;
    pub mod libyaml_incompatible;
    pub mod lossy_number;
    pub(crate) mod meaning;
    pub mod merge_key;
    pub mod non_string_key;
    pub mod quoted_glob;
    pub(crate) mod signs;
    pub mod smart_quote_delimiter;
    pub mod swallowed_comment;
    pub mod tab_indentation;
    pub mod template_syntax;
    pub mod trailing_comma;
    pub mod unquoted_glob;
    pub mod unused_anchor;
}

/// The configuration and its surroundings.
pub mod setup {
    pub mod configuration;
    pub mod project_schema;
    pub mod suppression_without_reason;
    pub mod unread_configuration;
    pub mod unused_suppression;
}

/// Every rule: families in this order, alphabetical inside.
pub static RULES: &[&Rule] = &[
    // block
    &block::accidental_front_matter::RULE,
    &block::byte_order_mark::RULE,
    &block::duplicate_key::RULE,
    &block::empty_front_matter::RULE,
    &block::fence_executable::RULE,
    &block::fence_in_code_block::RULE,
    &block::fence_language::RULE,
    &block::forbidden_front_matter::RULE,
    &block::hugo_body_looks_like_fence::RULE,
    &block::inner_fence::RULE,
    &block::invalid_encoding::RULE,
    &block::leading_content::RULE,
    &block::lookalike_fence::RULE,
    &block::malformed_delimiter::RULE,
    &block::merge_conflict::RULE,
    &block::misplaced_front_matter::RULE,
    &block::missing_front_matter::RULE,
    &block::missing_opening_fence::RULE,
    &block::not_a_mapping::RULE,
    &block::second_front_matter::RULE,
    &block::syntax::RULE,
    &block::too_complex::RULE,
    &block::trailing_document::RULE,
    &block::unclosed_front_matter::RULE,
    &block::unclosed_quote::RULE,
    &block::unpublished_name::RULE,
    &block::unsupported_format::RULE,
    // collection
    &collection::comma_in_item::RULE,
    &collection::duplicate_value::RULE,
    &collection::inconsistent_field_name::RULE,
    &collection::inconsistent_type::RULE,
    &collection::misspelt_item::RULE,
    &collection::mixed_date_formats::RULE,
    &collection::near_duplicate_item::RULE,
    &collection::shadowed_collection::RULE,
    &collection::unresolved_reference::RULE,
    &collection::unused_field::RULE,
    &collection::unused_glob::RULE,
    // dates
    &dates::ambiguous_date::RULE,
    &dates::ambiguous_timezone::RULE,
    &dates::date_format::RULE,
    &dates::date_order::RULE,
    &dates::date_out_of_range::RULE,
    &dates::docusaurus_zone_dropped::RULE,
    &dates::epoch_date::RULE,
    &dates::expired_date::RULE,
    &dates::filename_date_mismatch::RULE,
    &dates::future_date::RULE,
    &dates::hexo_zone_ignored::RULE,
    &dates::invalid_date::RULE,
    &dates::missing_timezone::RULE,
    &dates::published_type::RULE,
    &dates::quoted_date::RULE,
    &dates::stale_date::RULE,
    &dates::unknown_timezone::RULE,
    &dates::weekday_mismatch::RULE,
    &dates::wrong_date_field::RULE,
    // fields
    &fields::deprecated_field::RULE,
    &fields::draft_and_unlisted::RULE,
    &fields::draft_ignored::RULE,
    &fields::duplicate_key_case::RULE,
    &fields::empty_value::RULE,
    &fields::field_order::RULE,
    &fields::json_schema::RULE,
    &fields::map_item::RULE,
    &fields::missing_field::RULE,
    &fields::not_allowed::RULE,
    &fields::one_of_fields::RULE,
    &fields::out_of_range::RULE,
    &fields::pattern_mismatch::RULE,
    &fields::prototype_key::RULE,
    &fields::reserved_field::RULE,
    &fields::same_as_mismatch::RULE,
    &fields::toml_field_after_table::RULE,
    &fields::too_long::RULE,
    &fields::too_short::RULE,
    &fields::undeclared_taxonomy::RULE,
    &fields::unexpected_field::RULE,
    &fields::unknown_field::RULE,
    &fields::unsupported_value::RULE,
    &fields::untrimmed_string::RULE,
    &fields::wrong_type::RULE,
    &fields::zola_top_level_taxonomy::RULE,
    // images
    &images::disallowed_host::RULE,
    &images::disallowed_scheme::RULE,
    &images::external_page_url::RULE,
    &images::image_case_mismatch::RULE,
    &images::image_extension::RULE,
    &images::image_shape::RULE,
    &images::insecure_url::RULE,
    &images::invalid_url::RULE,
    &images::markdown_in_url::RULE,
    &images::missing_image::RULE,
    &images::placeholder_url::RULE,
    &images::relative_image::RULE,
    &images::unescaped_url::RULE,
    &images::unsuitable_image::RULE,
    &images::url_credentials::RULE,
    // lists
    &lists::category_chain::RULE,
    &lists::comma_separated_list::RULE,
    &lists::duplicate_item::RULE,
    &lists::empty_item::RULE,
    &lists::item_case::RULE,
    &lists::list_item_no_space::RULE,
    &lists::list_item_swallowed::RULE,
    &lists::nested_list::RULE,
    &lists::not_a_list::RULE,
    &lists::obsidian_invalid_tag::RULE,
    &lists::overlapping_lists::RULE,
    &lists::singular_and_plural::RULE,
    &lists::too_few_items::RULE,
    &lists::too_many_items::RULE,
    &lists::unknown_item::RULE,
    &lists::unopened_quote::RULE,
    &lists::unquoted_wikilink::RULE,
    &lists::unsorted_list::RULE,
    // portability
    &portability::ambiguous_scalar::RULE,
    &portability::custom_tag::RULE,
    &portability::fullwidth_punctuation::RULE,
    &portability::implicit_date_string::RULE,
    &portability::invisible_character::RULE,
    &portability::libyaml_incompatible::RULE,
    &portability::lossy_number::RULE,
    &portability::merge_key::RULE,
    &portability::non_string_key::RULE,
    &portability::quoted_glob::RULE,
    &portability::smart_quote_delimiter::RULE,
    &portability::swallowed_comment::RULE,
    &portability::tab_indentation::RULE,
    &portability::template_syntax::RULE,
    &portability::trailing_comma::RULE,
    &portability::unquoted_glob::RULE,
    &portability::unused_anchor::RULE,
    // setup
    &setup::configuration::RULE,
    &setup::project_schema::RULE,
    &setup::suppression_without_reason::RULE,
    &setup::unread_configuration::RULE,
    &setup::unused_suppression::RULE,
];

/// The rule of that name.
pub fn find(id: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.id.0 == id)
}
