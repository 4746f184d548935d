//! The published schemas of OPDS 2.0 and of the manifest, where this machine has them.

use crate::build_support::tree;
use jsonschema::Validator;
use serde_json::Value;
use std::path::Path;

/// What validates feeds and manifests.
pub struct Schemas {
    feed: Validator,
    manifest: Validator,
}

impl Schemas {
    /// Reads them; they refer to each other by their public addresses, so each is known under its own.
    pub fn of(data: &Path) -> Self {
        let mut registry = jsonschema::Registry::new();
        let mut roots = [Value::Null, Value::Null];
        for (at, folder) in ["opds2/schema", "rwpm/schema"].iter().enumerate() {
            let root = ["feed.schema.json", "publication.schema.json"][at];
            for (name, bytes) in tree(&data.join(folder)) {
                let schema: Value = serde_json::from_slice(&bytes).unwrap();
                let address = schema["$id"].as_str().unwrap().to_owned();
                if name == root {
                    roots[at] = schema.clone();
                }
                registry = registry.add(address, schema).unwrap();
            }
        }
        let registry = registry.prepare().unwrap();
        let of = |root: &Value| {
            let options = jsonschema::options().should_validate_formats(true);
            options.with_registry(&registry).build(root).unwrap()
        };
        Self {
            feed: of(&roots[0]),
            manifest: of(&roots[1]),
        }
    }

    /// Whether a feed is valid.
    pub fn is_feed(&self, value: &Value) -> bool {
        self.feed.is_valid(value)
    }

    /// Refuses what is not valid.
    pub fn check(&self, kind: &str, value: &Value, name: &str) {
        let validator = if kind == "feed" {
            &self.feed
        } else {
            &self.manifest
        };
        let faults: Vec<_> = validator
            .iter_errors(value)
            .take(3)
            .map(|e| format!("{}: {e}", e.instance_path()))
            .collect();
        assert!(faults.is_empty(), "{name}: {faults:#?}");
    }
}
