//! The JSON schema of `newslint.toml`, for editors.

use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;
use serde_json::{Value, json};

use super::ConfigFile;
use crate::engine::{Logic, Registry};

/// The schema, with a table for each rule.
pub fn schema(registry: &Registry) -> Value {
    let mut generator = SchemaSettings::draft07().into_generator();
    let rules: serde_json::Map<String, Value> =
        registry.iter().map(|e| (e.manifest.id.clone(), rule_schema(e, &mut generator))).collect();
    let mut root = generator.root_schema_for::<ConfigFile>().to_value();
    root["title"] = json!("newslint.toml");
    root["definitions"]["Rules"] = json!({
        "description": "A table a rule: `severity`, and what the rule's page lists.",
        "type": "object",
        "properties": rules,
        "additionalProperties": { "type": "object" },
    });
    let reference = json!({ "$ref": "#/definitions/Rules" });
    root["definitions"]["Override"]["properties"]["rules"] = reference.clone();
    root["properties"]["rules"] = reference;
    root
}

fn rule_schema(entry: &crate::engine::Entry, generator: &mut SchemaGenerator) -> Value {
    let mut table = json!({
        "description": entry.manifest.summary.en,
        "type": "object",
        "properties": { "severity": { "enum": ["error", "warning", "info"] } },
        "additionalProperties": false,
    });
    if let Logic::Coded(coded) = &entry.logic {
        let own = (coded.schema)(generator).to_value();
        if let Some(properties) = generator_properties(&own, generator) {
            for (key, value) in properties {
                table["properties"][key] = value;
            }
        }
    }
    table
}

/// The properties of a schema, whether given in place or by reference.
fn generator_properties(own: &Value, generator: &SchemaGenerator) -> Option<serde_json::Map<String, Value>> {
    let in_place = own.get("properties").and_then(Value::as_object);
    let name = own.get("$ref").and_then(Value::as_str).and_then(|r| r.rsplit('/').next());
    let referred =
        name.and_then(|n| generator.definitions().get(n)).and_then(|d| d.get("properties")).and_then(Value::as_object);
    in_place.or(referred).cloned()
}
