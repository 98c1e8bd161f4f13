//! The published schemas are those of the types, and what we write satisfies them.

use std::fs;
use std::path::Path;

use duibiao::exchange::schema::SCHEMAS;
use duibiao::plan::SubjectKind;
use serde_json::Value;

use super::{filled, lvchun, tree};

#[test]
fn the_published_schemas_are_those_of_the_types() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/schema");
    for schema in SCHEMAS {
        let (path, made) = (folder.join(schema.file), (schema.make)());
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            fs::write(&path, &made).expect("the schema can be written");
        }
        let published = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
        assert!(published == made, "{} is out of date: run with UPDATE_EXPECT=1", schema.file);
    }
}

#[track_caller]
fn check(file: &str, instance: &Value) -> bool {
    let schema = SCHEMAS.iter().find(|schema| schema.file == file).expect("published");
    let schema: Value = serde_json::from_str(&(schema.make)()).expect("JSON");
    jsonschema::draft202012::new(&schema).expect("a schema").is_valid(instance)
}

#[test]
fn shipped_plans_satisfy_the_schema() {
    let mut plan: Value = serde_json::from_str(&lvchun().to_json()).expect("JSON");
    assert!(check("plan.schema.json", &plan));
    plan["indicators"][0]["checkpoints"][0]["kind"] = "else".into();
    assert!(!check("plan.schema.json", &plan));
}

#[test]
fn assessments_satisfy_the_schema() {
    let plan = lvchun();
    for kind in [SubjectKind::Primary, SubjectKind::NineYear, SubjectKind::County] {
        assert!(check("assessment.schema.json", &tree(&plan, &filled(&plan, "绿春县第一中学", kind))));
    }
    let file = tree(&plan, &super::round_trip::kept_up(SubjectKind::County));
    assert!(check("assessment.schema.json", &file), "with evidence and a rectification");
    let told = tree(&plan, &super::round_trip::changed(SubjectKind::Primary));
    assert!(told["version"] == 3 && check("assessment.schema.json", &told), "with a history");
    let sealed = tree(&plan, &super::seals::sealed(&plan, SubjectKind::Primary));
    assert!(check("assessment.schema.json", &sealed), "with a seal");
    for pointer in ["/seal/by", "/seal/figures/total/applicable", "/seal/figures/checkpoints/0/verdict", "/sealings/0/act"] {
        let mut spoilt = sealed.clone();
        *spoilt.pointer_mut(pointer).unwrap_or_else(|| panic!("no {pointer}")) = Value::Bool(true);
        assert!(!check("assessment.schema.json", &spoilt), "{pointer}");
    }
    for pointer in [
        "/version",
        "/format",
        "/subject/kind",
        "/answers/0/seq",
        "/values/0/value",
        "/basis",
        "/evidence/0/kind",
        "/rectifications/0/closed/on",
    ] {
        let mut spoilt = file.clone();
        *spoilt.pointer_mut(pointer).unwrap_or_else(|| panic!("no {pointer}")) = Value::Bool(true);
        assert!(!check("assessment.schema.json", &spoilt), "{pointer}");
    }
}

#[test]
fn backups_satisfy_the_schema() {
    let file: Value = serde_json::from_str(&super::backup::written()).expect("JSON");
    assert!(check("backup.schema.json", &file));
    for pointer in [
        "/format",
        "/version",
        "/made",
        "/subjects/0/subject/kind",
        "/subjects/0/values/0/value",
        "/assessments/0/answers/0/seq",
        "/preferences/0/value",
        "/receipt",
    ] {
        let mut spoilt = file.clone();
        *spoilt.pointer_mut(pointer).unwrap_or_else(|| panic!("no {pointer}")) = Value::Bool(true);
        assert!(!check("backup.schema.json", &spoilt), "{pointer}");
    }
    let mut more = file.clone();
    more["bin"] = Value::Bool(true);
    assert!(!check("backup.schema.json", &more), "it has what is said of it and nothing else");
}
