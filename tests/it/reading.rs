//! Reading a plan file: a right plan, or every problem with its place; and no text of any kind makes it panic.

use duibiao::plan::{Plan, from_build, from_json, from_toml, read};
use duibiao::problem::{Problem, What};
use proptest::prelude::*;

use crate::cases::{random, text, top};
use crate::scenario::plan;

fn lines(found: &Result<Plan, Vec<Problem>>) -> Vec<String> {
    found.as_ref().err().map_or(Vec::new(), |problems| problems.iter().map(Problem::to_string).collect())
}

/// The least plan with one text in it replaced must show exactly these problems.
#[track_caller]
fn check(from: &str, to: &str, expected: &[&str]) {
    let least = text("plans/least.toml");
    assert!(least.contains(from), "the least plan has no `{from}`");
    assert_eq!(lines(&read(&least.replacen(from, to, 1))), expected, "{from} → {to}");
}

#[test]
fn the_least_plan_is_right() {
    check("id = \"p\"", "id = \"p\"", &[]);
}

#[test]
fn fields_that_are_wrong_are_named_with_their_place() {
    check("title = \"计划\"", "", &[r#"p: MissingField { field: "title" }"#]);
    check("title = \"计划\"", "title = \" \"", &[r#"p: Empty { field: "title" }"#]);
    check("title = \"计划\"", "title = 3", &[r#"p: WrongType { field: "title", wanted: Text }"#]);
    check("title = \"计划\"", "title = \"计划\"\ncolour = \"红\"", &[r#"p: UnknownField { field: "colour" }"#]);
    check("title = \"计划\"", "title = \"计划\"\nformat = 2", &["p: NewerFormat { found: 2, known: 1 }"]);
    check("title = \"计划\"", "title = \"计划\"\nformat = \"1\"", &[r#"p: WrongType { field: "format", wanted: Whole }"#]);
    check(
        "title = \"计划\"",
        "title = \"计划\"\nissued = \"2024-13-01\"",
        &[r#"p: BadDate { field: "issued", found: "2024-13-01" }"#],
    );
    check(
        "section = [\"一\"]",
        "section = \"一\"",
        &[r#"p/1: WrongType { field: "section", wanted: List }"#, r#"p/1: UnknownSection { path: "" }"#],
    );
    check("weight = \"1\"", "ongoing = \"是\"", &[r#"p/1: WrongType { field: "ongoing", wanted: Flag }"#]);
    check("weight = \"1\"", "weight = 1", &[r#"p/1: WrongType { field: "weight", wanted: Text }"#]);
    check("weight = \"1\"", "weight = \"一\"", &[r#"p/1: BadDecimal { field: "weight", found: "一" }"#]);
    check("weight = \"1\"", "weight = \"0\"", &[r#"p/1: WeightNotPositive { found: "0" }"#]);
    check("weight = \"1\"", "weight = \"-1\"", &[r#"p/1: WeightNotPositive { found: "-1" }"#]);
    check("date = 2025-12-31 }", "date = \"年底\" }", &[r#"p/1/deadline: BadDate { field: "date", found: "年底" }"#]);
    check("text = \"年底\", ", "", &[r#"p/1/deadline: MissingField { field: "text" }"#]);
    check(
        "deadline = { text = \"年底\", date = 2025-12-31 }",
        "deadline = \"年底\"",
        &[r#"p/1: WrongType { field: "deadline", wanted: Object }"#],
    );
    check("kind = \"rated\"", "", &[r#"p/1/1.1: MissingField { field: "kind" }"#]);
    check(
        "kind = \"rated\"",
        "kind = \"told\"",
        &[r#"p/1/1.1: UnknownWord { field: "kind", found: "told", known: ["rated", "measured"] }"#],
    );
}

#[test]
fn the_inner_order_of_a_plan_is_checked() {
    check("id = \"1.2\"", "id = \"1.1\"", &[r#"p: DoubleId { id: "1.1" }"#]);
    check("[[sections]]", "[[sections]]\nno = \"一\"\ntitle = \"又\"\n[[sections]]", &[r#"p: DoubleId { id: "一" }"#]);
    check("section = [\"一\"]", "section = [\"一\", \"二\"]", &[r#"p/1: UnknownSection { path: "一/二" }"#]);
    check("section = [\"一\"]", "section = []", &[r#"p/1: UnknownSection { path: "" }"#]);
    check("unit = \"%\", ", "", &["p/1/1.2/targets[0]: TargetWithoutUnit"]);
    check("unit = \"%\", ", "unit = \"头\", ", &[r#"p/1/1.2: UnknownUnit { unit: "头" }"#]);
    check(
        "unit = \"%\", ",
        "unit = \"所\", ",
        &[r#"p/1/1.2: MetricUnit { metric: "rate", metric_unit: "%", target_unit: "所" }"#],
    );
    check(
        "unit = \"%\"\n",
        "unit = \"头\"\n",
        &[
            r#"p/rate: UnknownUnit { unit: "头" }"#,
            r#"p/1/1.2: MetricUnit { metric: "rate", metric_unit: "头", target_unit: "%" }"#,
        ],
    );
    check("metric = \"rate\"\n", "metric = \"other\"\n", &[r#"p/1/1.2: UnknownMetric { metric: "other" }"#]);
    check(
        "applies = [{ metric = \"rate\"",
        "applies = [{ metric = \"other\"",
        &[r#"p/1/1.2: UnknownMetric { metric: "other" }"#],
    );
    check(
        "period = \"school-year\"",
        "period = \"school-year\"\nformula = { of = \"a\", per = \"rate\" }",
        &[r#"p/rate: UnknownMetric { metric: "a" }"#, r#"p/rate: FormulaOfFormula { metric: "rate" }"#],
    );
    check(
        "period = \"school-year\"",
        "period = \"school-year\"\nby_stage = true\nformula = { of = \"a\" }",
        &[r#"p/rate: UnknownMetric { metric: "a" }"#, "p/rate: SplitByStage"],
    );
    check(
        "applies = [{ metric = \"rate\", ",
        "applies = [{ setting = \"year\" }, { metric = \"rate\", ",
        &[r#"p/1/1.2: UnknownSetting { setting: "year" }"#],
    );
    check("scale = \"own\"", "scale = \"none\"", &[r#"p/1/1.1: UnknownScale { scale: "none" }"#]);
    check("audience = [\"county\"]", "audience = []", &["p/1/1.1: NoAudience"]);
    check("audience = [\"county\"]", "", &["p/1/1.1: NoAudience"]);
    check("value = \"90\", ", "", &["p/1/1.2/targets[0]: TargetWithoutValue"]);
    check("op = \">=\", value = \"90\"", "op = \"range\", low = \"1\"", &["p/1/1.2/targets[0]: RangeWithoutBounds"]);
    check("op = \">=\", value = \"90\"", "op = \"range\", low = \"2\", high = \"1\"", &["p/1/1.2/targets[0]: RangeUpsideDown"]);
    check("targets = [{", "conditions = []\n#", &["p/1/1.2: NoTarget"]);
    check("scale = \"own\"", "scale = \"four\"\nveto = { on = \"school\" }", &["p/1/1.1: VetoNotYesNo"]);
    check("share = \"80\"", "veto = { on = \"school\" }", &["p/1/1.2: VetoNotYesNo"]);
    check(
        "scale = \"own\"",
        "scale = \"yes-no\"\nveto = { on = \"pupil\" }",
        &[r#"p/1/1.1/veto: UnknownWord { field: "on", found: "pupil", known: ["teacher", "school", "township", "county"] }"#],
    );
    check("share = \"80\"", "share = \"0\"", &[r#"p/1/1.2: ShareOutOfRange { found: "0" }"#]);
    check("share = \"80\"", "share = \"100.1\"", &[r#"p/1/1.2: ShareOutOfRange { found: "100.1" }"#]);
    check("share = \"1\"", "share = \"1.1\"", &[r#"p/own/levels[0]: ShareOutOfRange { found: "1.1" }"#]);
}

#[test]
fn what_a_number_or_a_rule_cannot_do_without_is_missed() {
    check(", share = \"0\"", "", &[r#"p/own/levels[1]: MissingField { field: "share" }"#]);
    check("from = \"50\"", "", &[r#"p/bands[0]: MissingField { field: "from" }"#]);
    check(", value = \"1\" }]\n", " }]\n", &[r#"p/1/1.2/applies[0]: MissingField { field: "value" }"#]);
    check("value = \"1\", year = 2020", "year = 2020", &[r#"p/1/1.2/targets[0]/baseline: MissingField { field: "value" }"#]);
    check("value = \"1\", year = 2020", "value = \"1\"", &[r#"p/1/1.2/targets[0]/baseline: MissingField { field: "year" }"#]);
    check("[[bands]]", "[[scales]]\nid = \"own\"\nlevels = []\n[[bands]]", &[r#"p: DoubleId { id: "own" }"#]);
    check("id = \"n\"", "id = \"y\"", &[r#"p/own: DoubleId { id: "y" }"#]);
    check(
        "op = \">=\", value = \"1\" }]",
        "op = \"range\", value = \"1\" }]",
        &[r#"p/1/1.2/applies[0]: UnknownWord { field: "op", found: "range", known: [">=", ">", "<=", "<", "="] }"#],
    );
}

#[test]
fn a_plan_without_indicators_or_checkpoints_is_none() {
    let least = text("plans/least.toml");
    let head = least.split("[[indicators]]").next().unwrap_or_default();
    assert_eq!(lines(&read(head)), ["p: NoIndicator"]);
    let bare = format!("{head}[[indicators]]\nno = \"1\"\nsection = [\"一\"]\ntitle = \"指标\"");
    assert_eq!(lines(&read(&bare)), ["p/1: NoCheckpoint"]);
    let twice = format!("{bare}\n[[indicators]]\nno = \"1\"\nsection = [\"一\"]\ntitle = \"指标\"");
    assert_eq!(lines(&read(&twice)), [r#"p: DoubleId { id: "1" }"#, "p/1: NoCheckpoint", "p/1: NoCheckpoint"]);
}

#[test]
fn all_problems_are_said_at_once() {
    let broken = text("plans/least.toml")
        .replace("title = \"计划\"\n", "")
        .replace("2025-12-31 }\n\n", "\"31.12.\" }\n\n")
        .replace("unit = \"%\", ", "unit = \"头\", ")
        .replace("scale = \"own\"", "scale = \"none\"")
        .replace("audience = [\"county\"]", "audience = [\"moon\"]\nsize = 1")
        .replace("value = \"90\"", "value = \"许多\"");
    let found = lines(&read(&broken));
    let places: Vec<&str> = found.iter().map(|line| line.split([' ', '{']).next().unwrap_or_default()).collect();
    let whats: Vec<&str> = found.iter().map(|line| line.split([' ']).nth(1).unwrap_or_default()).collect();
    let expected = [
        "MissingField",
        "UnknownWord",
        "UnknownField",
        "BadDecimal",
        "TargetWithoutValue",
        "BadDate",
        "NoAudience",
        "UnknownScale",
        "UnknownUnit",
    ];
    assert_eq!(whats, expected, "{found:#?}");
    assert!(places.iter().all(|place| place.starts_with("p")), "{found:#?}");
}

#[test]
fn null_is_as_good_as_missing() {
    let json = plan("least").to_json();
    let check = |from: &str, to: &str, expected: &str| {
        assert!(json.contains(from), "no {from} in {json}");
        assert_eq!(lines(&from_json(&json.replacen(from, to, 1))), [expected]);
    };
    check(r#""title": "计划""#, r#""title": null"#, r#"p: MissingField { field: "title" }"#);
    check(r#""text": "年底""#, r#""text": null"#, r#"p/1/deadline: MissingField { field: "text" }"#);
    check(r#""period": "school-year""#, r#""period": null"#, r#"p/rate: MissingField { field: "period" }"#);
    assert_eq!(from_json(&json.replacen(r#""title": "板块""#, r#""title": "板块", "goal": null"#, 1)), Ok(plan("least")));
}

#[test]
fn what_is_no_plan_at_all_is_said_kindly() {
    let what =
        |text: &str| read(text).err().map(|problems| problems.into_iter().map(|problem| problem.what).collect::<Vec<_>>());
    let json = plan("least").to_json();
    assert_eq!(what(&json[..200]), Some(vec![What::Truncated]));
    assert_eq!(what(&format!("{}{}", "{\"a\":".repeat(200), "}".repeat(200))), Some(vec![What::TooDeep { limit: 128 }]));
    assert!(matches!(what("PK\u{3}\u{4}").as_deref(), Some([What::Syntax { line: 1, .. }])));
    assert!(matches!(what("id = \"p\"\ntitle = 计").as_deref(), Some([What::Syntax { line: 2, .. }])));
    assert!(matches!(what("\u{feff}甲b = 1\n乙 = 2").as_deref(), Some([What::Syntax { line: 1, .. }])));
    assert!(matches!(from_json("[1]").err().as_deref(), Some([Problem { what: What::NotOurs, .. }])));
    let huge = "#".repeat(duibiao::tree::LIMIT_BYTES + 1);
    assert!(matches!(what(&huge).as_deref(), Some([What::TooLarge { .. }])), "a huge TOML");
    assert!(matches!(what(&format!("{{{huge}")).as_deref(), Some([What::TooLarge { .. }])), "a huge JSON");
    let nested = format!("a = {}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(read(&nested).is_err(), "a deep TOML");
    let newer =
        plan("least").to_json().replacen("\"format\": 1", "\"format\": 9", 1).replacen("\"id\"", "\"new\": 1, \"id\"", 1);
    assert_eq!(what(&newer), Some(vec![What::NewerFormat { found: 9, known: 1 }]), "a newer file is not picked apart");
}

#[test]
fn toml_and_json_of_one_plan_give_the_same_plan() {
    for name in ["demo", "least"] {
        let plan = plan(name);
        let json = plan.to_json();
        assert_eq!(from_json(&json).as_ref(), Ok(&plan), "{name}");
        assert_eq!(from_json(&json).map(|plan| plan.to_json()), Ok(json.clone()), "{name}");
        assert_eq!(read(&format!("\u{feff}\n {json}")).as_ref(), Ok(&plan), "{name} with a byte order mark");
        assert_eq!(read(&format!("\u{feff}{}", text(&format!("plans/{name}.toml")))).as_ref(), Ok(&plan), "{name}");
        assert_eq!(read(&text(&format!("plans/{name}.toml")).replace('\n', "\r\n")).as_ref(), Ok(&plan), "{name} with CRLF");
    }
}

#[test]
fn every_seed_is_right_and_the_same_as_its_json() {
    let seeds = std::fs::read_dir(top().join("seeds")).expect("seeds").map(|entry| entry.expect("a seed").path());
    for seed in
        seeds.filter(|path| path.extension().is_some_and(|extension| extension == "toml") && !path.ends_with("metrics.toml"))
    {
        let text = std::fs::read_to_string(&seed).unwrap_or_else(|error| panic!("{}: {error}", seed.display()));
        let plan = from_toml(&text).unwrap_or_else(|problems| panic!("{}: {problems:#?}", seed.display()));
        assert_eq!(from_json(&plan.to_json()).as_ref(), Ok(&plan), "{}", seed.display());
        assert_eq!(from_build(&plan.to_json()), Ok(plan), "{} as the page reads it", seed.display());
    }
}

/// The real seed once, so that the cases below need not read it again.
fn seed() -> &'static str {
    include_str!("../../seeds/lvchun-2022.toml")
}

fn nearest_char(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|place| text.is_char_boundary(*place)).unwrap_or_default()
}

proptest! {
    #![proptest_config(random(24))]

    #[test]
    fn a_truncated_seed_is_read_or_refused(at in 0..seed().len()) {
        let _ = read(&seed()[..nearest_char(seed(), at)]);
    }

    #[test]
    fn flipped_bytes_are_read_or_refused(flips in prop::collection::vec((0..seed().len(), any::<u8>()), 1..6), mark in any::<bool>()) {
        let mut bytes = seed().as_bytes().to_vec();
        for (at, byte) in flips {
            bytes[at] = byte;
        }
        let text = String::from_utf8_lossy(&bytes);
        let _ = read(&if mark { format!("\u{feff}{text}") } else { text.into_owned() });
    }

    #[test]
    fn a_seed_without_some_lines_is_read_or_refused(lines in prop::collection::vec(0usize..5493, 1..8)) {
        let kept = seed().lines().enumerate().filter(|(at, _)| !lines.contains(at)).map(|(_, line)| line);
        let text = kept.collect::<Vec<_>>().join("\n");
        if let Ok(plan) = read(&text) {
            prop_assert!(plan.checkpoints().all(|(_, checkpoint)| !checkpoint.audience.is_empty()));
        }
    }
}

proptest! {
    #![proptest_config(random(300))]

    #[test]
    fn a_broken_small_plan_is_read_or_refused(at in 0usize..4000, with in "\\PC{0,6}", json in any::<bool>()) {
        let whole = if json { plan("least").to_json() } else { format!("\u{feff}{}", text("plans/least.toml")) };
        let at = nearest_char(&whole, at);
        let behind = nearest_char(&whole, at + with.len());
        let broken = format!("{}{with}{}", &whole[..at], &whole[behind.max(at)..]);
        if let Ok(plan) = read(&broken) {
            prop_assert_eq!(from_json(&plan.to_json()), Ok(plan));
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>()) {
        prop_assert!(read(&text).is_err());
        prop_assert!(from_json(&text).is_err());
        prop_assert!(from_toml(&text).is_err());
    }
}
