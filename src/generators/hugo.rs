//! Hugo: pages and sections, whose known fields are cast to their types.

use crate::value::scalar::Reader;

use super::{Facts, Generator};

/// Hugo 0.152 and later, which reads YAML by goccy/go-yaml.
pub(super) const FACTS: Facts = Facts {
    reader: Reader::Goccy,
    reads_toml: true,
    before: Some(((0, 152), Generator::HugoOld)),
    ..Facts::named("hugo", "Hugo")
};

/// Hugo before 0.152, which reads YAML by yaml.v2.
pub(super) const FACTS_BEFORE_0_152: Facts = Facts { reader: Reader::YamlV2, before: None, ..FACTS };
