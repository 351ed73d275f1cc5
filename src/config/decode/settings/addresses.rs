//! The settings of `url` and `image`.

use serde_yaml::Value;

use crate::schema::{Field, FieldType, ImageSpec, Kind, UrlSpec};

use super::{Setting, Shape, text, texts};

const ADDRESSES: &[FieldType] = &[FieldType::Url, FieldType::Image];
const IMAGE: &[FieldType] = &[FieldType::Image];

pub(super) const SETTINGS: &[Setting] = &[
    Setting {
        name: "schemes",
        on: ADDRESSES,
        values: "schemes",
        meaning: "the allowed schemes; default: `http` and `https`",
        example: "[https]",
        shape: Shape::Patterns("^[A-Za-z][A-Za-z0-9+.-]*$"),
        read: |decoder, entry, field| {
            let schemes = decoder.schemes(&entry.value);
            set(field, |spec| spec.schemes = schemes);
        },
        show: |field| texts(&url(field)?.schemes),
    },
    Setting {
        name: "hosts",
        on: ADDRESSES,
        values: "hosts",
        meaning: "the allowed hosts, exact, or `*.example.org` for all subdomains",
        example: "['*.example.org', example.org]",
        shape: Shape::Patterns(r"^(\*\.)?[^*?/: ]+$"),
        read: |decoder, entry, field| {
            let hosts = decoder.hosts(&entry.value);
            set(field, |spec| spec.hosts = hosts);
        },
        show: |field| texts(&url(field)?.hosts),
    },
    Setting {
        name: "relative",
        on: ADDRESSES,
        values: "`true`, `false`",
        meaning: "whether a path, without a scheme, is allowed",
        example: "false",
        shape: Shape::Flag,
        read: |decoder, entry, field| {
            let relative = decoder.boolean("relative", &entry.value);
            set(field, |spec| spec.relative = relative);
        },
        show: |field| url(field)?.relative.map(Value::from),
    },
];

pub(super) const IMAGES: &[Setting] = &[
    Setting {
        name: "extensions",
        on: IMAGE,
        values: "extensions, without a dot",
        meaning: "the allowed file types",
        example: "[jpg]",
        shape: Shape::Patterns("^[^.]"),
        read: |decoder, entry, field| {
            let extensions = decoder.extensions(&entry.value);
            set_image(field, |spec| spec.extensions = extensions);
        },
        show: |field| texts(&image(field)?.extensions),
    },
    Setting {
        name: "local",
        on: IMAGE,
        values: "`true`, `false`",
        meaning: "whether it must, or must not, be a file of the site",
        example: "true",
        shape: Shape::Flag,
        read: |decoder, entry, field| {
            let local = decoder.boolean("local", &entry.value);
            set_image(field, |spec| spec.local = local);
        },
        show: |field| image(field)?.local.map(Value::from),
    },
    Setting {
        name: "roots",
        on: IMAGE,
        values: "folders",
        meaning: "folders in which to look for `/cover.png`, in addition to the `roots` of the site",
        example: "[static]",
        shape: Shape::Texts,
        read: |decoder, entry, field| {
            let roots = decoder.folders("roots", &entry.value);
            set_image(field, |spec| spec.roots = roots);
        },
        show: |field| texts(&image(field)?.roots),
    },
    Setting {
        name: "min-width",
        on: IMAGE,
        values: "pixels",
        meaning: "the minimum width of a local image",
        example: "1",
        shape: Shape::Count,
        read: |decoder, entry, field| {
            let width = decoder.count("min-width", &entry.value);
            set_image(field, |spec| spec.min_width = width);
        },
        show: |field| image(field)?.min_width.map(Value::from),
    },
    Setting {
        name: "min-height",
        on: IMAGE,
        values: "pixels",
        meaning: "the minimum height of a local image",
        example: "1",
        shape: Shape::Count,
        read: |decoder, entry, field| {
            let height = decoder.count("min-height", &entry.value);
            set_image(field, |spec| spec.min_height = height);
        },
        show: |field| image(field)?.min_height.map(Value::from),
    },
    Setting {
        name: "aspect-ratio",
        on: IMAGE,
        values: "`16:9`, `1.91:1`",
        meaning: "the aspect ratio of a local image, within one percent",
        example: "'16:9'",
        shape: Shape::Pattern(r"^ *[0-9.]+ *([:/] *[0-9.]+ *)?$", Some("exclusiveMinimum")),
        read: |decoder, entry, field| {
            let ratio = decoder.aspect_ratio(&entry.value);
            set_image(field, |spec| spec.aspect_ratio = ratio);
        },
        show: |field| text(image(field)?.aspect_ratio.as_ref().map(|ratio| &*ratio.written)),
    },
    Setting {
        name: "max-bytes",
        on: IMAGE,
        values: "`200kB`, `1.5MB`, a number",
        meaning: "the maximum file size of a local image",
        example: "200kB",
        shape: Shape::Pattern(r"^ *[0-9.]+ *([kKmM]?[bB]?|[kKmM]i[bB])$", Some("minimum")),
        read: |decoder, entry, field| {
            let size = decoder.max_bytes(&entry.value);
            set_image(field, |spec| spec.max_bytes = size);
        },
        show: |field| text(image(field)?.max_bytes.as_ref().map(|size| &*size.written)),
    },
];

fn set(field: &mut Field, change: impl FnOnce(&mut UrlSpec)) {
    match &mut field.kind {
        Kind::Url(spec) => change(spec),
        Kind::Image(spec) => change(&mut spec.url),
        _ => {}
    }
}

fn set_image(field: &mut Field, change: impl FnOnce(&mut ImageSpec)) {
    if let Kind::Image(spec) = &mut field.kind {
        change(spec);
    }
}

const fn url(field: &Field) -> Option<&UrlSpec> {
    match &field.kind {
        Kind::Url(spec) => Some(spec),
        Kind::Image(spec) => Some(&spec.url),
        _ => None,
    }
}

const fn image(field: &Field) -> Option<&ImageSpec> {
    match &field.kind {
        Kind::Image(spec) => Some(spec),
        _ => None,
    }
}
