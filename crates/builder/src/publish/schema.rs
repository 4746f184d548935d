//! JSON Schemas (draft 2020-12) of every kind of file, and the OpenAPI 3.1 document, made from the types.
//!
//! They describe what the builder writes: a field that is always written is required.

use lifelong_api as api;
use schemars::generate::{SchemaGenerator, SchemaSettings};
use schemars::transform::{Transform, transform_subschemas};
use schemars::{JsonSchema, Schema};
use serde_json::{Map, Value, json};

/// A kind of file of the API.
struct FileKind {
    /// Name of the schema's file without `.json`.
    schema: &'static str,
    /// Name of the type.
    name: &'static str,
    /// Path in the OpenAPI document.
    path: &'static str,
    /// What it is, one sentence.
    summary: &'static str,
    /// Where its path is found.
    found: &'static str,
    /// Its schema by a generator.
    of: fn(&mut SchemaGenerator) -> Schema,
}

/// Every kind of JSON file, the way in first.
fn kinds() -> Vec<FileKind> {
    fn of<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<T>()
    }
    macro_rules! kinds {
        ($($ty:ident $schema:literal $path:literal $summary:literal $found:literal;)*) => {
            vec![$(FileKind {
                schema: $schema, name: stringify!($ty), path: $path, summary: $summary, found: $found, of: of::<api::$ty>,
            }),*]
        };
    }
    kinds! {
        Index "index" "/index.json" "The way in: what the catalogue is, and where every other file lies." "a fixed name";
        AreaList "areas" "/areas.{hash}.json" "The six areas with their counts." "files.areas.path of index.json";
        StartList "starts" "/starts.{hash}.json" "What to begin with in each area and topic, and who offers it." "files.starts.path of index.json";
        TopicTree "topics" "/topics.{hash}.json" "The tree of topics with counts, parents before children." "files.topics.path of index.json";
        InstitutionList "institutions" "/institutions.{hash}.json" "Outlines of institutions, those with most courses first, and where more of them lie; institution-places/{block}.{hash}.json, a block by their ids, has the same form and the whole of those without a file of their own." "files.institutions.path of index.json, next.path of such a file, and paths[] of the manifest of institution-places";
        Institution "institution" "/institutions/{institution}.{hash}.json" "The whole of an institution's page." "content.path of an institution's outline";
        BlockManifest "block-manifest" "/courses/manifest-{number}.{hash}.json" "The paths of up to 256 consecutive blocks of courses; book-places/manifest.{hash}.json and institution-places/manifest.{hash}.json have the same form and name all blocks." "files.courses.manifests[].path, files.bookPlaces.path and files.institutionPlaces.path of index.json";
        CourseBlock "course-block" "/courses/{block}.{hash}.json" "A block of courses; micro.{hash}.json has the same form, without what a card does not show." "paths[] of a manifest, and files.micro.path of index.json";
        LearningContent "learning-content" "/learn/{course}.{hash}.json" "The lessons of a course that is learned here." "content.path of a course";
        BookList "books" "/books.{hash}.json" "The books, or the first of many with the names of the files that go on, books-2.{hash}.json and so on." "files.books.path of index.json, and further[].path of that file";
        BookPlaces "book-places" "/book-places/{block}.{hash}.json" "Where the whole of some books lies: a block by their ids, where one list does not hold all." "paths[] of a manifest, as with courses";
        Book "book" "/books/{id}.{hash}.json" "A book with its chapters." "content.path of a book in the list";
        Chapter "chapter" "/books/{book}/{chapter}.{hash}.json" "The text of a chapter." "hasPart[].content.path of a book";
        Narration "narration" "/books/{book}/{chapter}.narration.{hash}.json" "Where the words of a chapter are heard." "hasPart[].narration.path of a book";
        ColumnList "columns" "/columns.{hash}.json" "An outline of every thematic column." "files.columns.path of index.json";
        Column "column" "/columns/{column}.{hash}.json" "The whole of a column." "content.path of a column's outline";
        EventList "events" "/events.{hash}.json" "An outline of every event, soonest first." "files.events.path of index.json";
        Event "event" "/events/{event}.{hash}.json" "The whole of an event." "content.path of an event's outline";
        HelpList "help" "/help.{hash}.json" "An outline of every help article, the most wanted first." "files.help.path of index.json";
        OwnPages "pages" "/pages.json" "What stands in the pages of the catalogue's own things before any program runs." "a fixed name";
        HelpArticle "help-article" "/help/{article}.{hash}.json" "The whole of a help article." "content.path of an article's outline";
    }
}

/// The schemas as files: name relative to the API's folder, and content.
pub fn schemas() -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<(String, Vec<u8>)> = kinds()
        .iter()
        .map(|kind| (kind.schema, root(kind.of, kind.name)))
        // Not of the API's folder, but whoever sets up a portal writes one.
        .chain([(
            "config",
            root(
                |generator| generator.subschema_for::<api::SiteConfig>(),
                "SiteConfig",
            ),
        )])
        .map(|(name, schema)| (format!("schema/{name}.json"), pretty(&schema)))
        .collect();
    files.push(("openapi.json".to_owned(), pretty(&openapi())));
    files
}

fn settings() -> SchemaSettings {
    SchemaSettings::draft2020_12()
        .for_serialize()
        .with_transform(PlainWords)
}

/// A schema that stands alone: the type's own, with all it refers to under `$defs`.
fn root(of: fn(&mut SchemaGenerator) -> Schema, name: &str) -> Value {
    let mut generator = settings().into_generator();
    of(&mut generator);
    let mut definitions = generator.take_definitions(true);
    let mut schema = match definitions.remove(name) {
        Some(Value::Object(schema)) => schema,
        other => unreachable!("a generated schema of {name} is an object: {other:?}"),
    };
    schema.insert(
        "$schema".to_owned(),
        json!("https://json-schema.org/draft/2020-12/schema"),
    );
    schema.insert("title".to_owned(), json!(name));
    if !definitions.is_empty() {
        schema.insert("$defs".to_owned(), Value::Object(definitions));
    }
    Value::Object(schema)
}

fn openapi() -> Value {
    let mut generator = settings()
        .with(|settings| settings.definitions_path = "/components/schemas".into())
        .into_generator();
    let mut paths = Map::new();
    for kind in kinds() {
        let schema = (kind.of)(&mut generator);
        let mut operation = json!({
            "operationId": format!("get{}", kind.name),
            "summary": kind.summary,
            "description": format!("Its path: {}.", kind.found),
            "responses": {
                "200": { "description": kind.summary, "content": { "application/json": { "schema": schema } } },
                "404": { "description": "The catalogue was rebuilt since index.json was read: read it again." },
            },
        });
        let parameters: Vec<Value> = kind
            .path
            .split('{')
            .skip(1)
            .filter_map(|rest| rest.split('}').next())
            .map(|name| {
                json!({
                    "name": name, "in": "path", "required": true, "schema": { "type": "string" },
                    "description": "Part of a path that is read from another file, never made up.",
                })
            })
            .collect();
        if !parameters.is_empty() {
            operation["parameters"] = Value::Array(parameters);
        }
        paths.insert(kind.path.to_owned(), json!({ "get": operation }));
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Lifelong public API",
            "version": api::API_VERSION,
            "summary": "A catalogue of learning as plain files.",
            "description": "Every file is static: read index.json, then follow the paths it names. docs/api.md explains ids, blocks and caching.",
        },
        "servers": [{ "url": ".", "description": "The folder that holds this document." }],
        "jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema",
        "paths": paths,
        "components": { "schemas": generator.take_definitions(true) },
    })
}

/// Indented: people read these.
fn pretty(value: &Value) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(value).expect("a JSON value can always be written");
    bytes.push(b'\n');
    bytes
}

/// Descriptions come from comments in Rust; links to other types become their bare names.
#[derive(Clone)]
struct PlainWords;

impl Transform for PlainWords {
    fn transform(&mut self, schema: &mut Schema) {
        if let Some(Value::String(words)) = schema.get_mut("description") {
            *words = words
                .replace("[`crate::", "`")
                .replace("[`", "`")
                .replace("`]", "`");
        }
        transform_subschemas(self, schema);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reference_leads_somewhere_and_no_rust_link_is_left() {
        for (name, bytes) in schemas() {
            let text = String::from_utf8(bytes).unwrap();
            assert!(!text.contains("[`"), "{name}");
            let value: Value = serde_json::from_str(&text).unwrap();
            let mut pending = vec![&value];
            while let Some(at) = pending.pop() {
                match at {
                    Value::Object(map) => {
                        if let Some(Value::String(target)) = map.get("$ref") {
                            let found = value.pointer(target.trim_start_matches('#'));
                            assert!(found.is_some(), "{name}: {target}");
                        }
                        pending.extend(map.values());
                    }
                    Value::Array(list) => pending.extend(list),
                    _ => {}
                }
            }
        }
    }
}
