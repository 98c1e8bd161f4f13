//! 为什么是这个分, word for word.

use duibiao::assessment::{Ask, Dossier, ask, asked};
use duibiao::evaluate::{Moment, evaluate};
use duibiao::i18n::{Language, reason};
use duibiao::plan::{Plan, SubjectKind, from_toml};

use super::{blank, type_value};

const PLAN: &str = r#"
format = 1
id = "t"
title = "试"
issuer = "县"
period = "2022-2024"
region = "县"
jurisdiction = "county"
edition = "1"
sections = [{ no = "一", title = "板块" }]

[[metrics]]
id = "per_100"
name = "每百生教师数"
unit = "人/百生"
definition = "口径"
period = "school-year"

[[metrics]]
id = "rate"
name = "比率"
unit = "%"
definition = "口径"
period = "school-year"

[[metrics]]
id = "count"
name = "个数"
unit = "所"
definition = "口径"
period = "school-year"

[[indicators]]
no = "1"
section = ["一"]
title = "指标"
checkpoints = [
  { id = "a", text = "t", kind = "measured", metric = "per_100", audience = ["county"], targets = [{ op = ">=", value = "4.2", unit = "人/百生" }] },
  { id = "b", text = "t", kind = "measured", metric = "rate", audience = ["county"], targets = [{ op = ">=", value = "100", unit = "%" }] },
  { id = "c", text = "t", kind = "measured", metric = "count", audience = ["county"], targets = [{ op = ">=", value = "10", unit = "所" }] },
  { id = "d", text = "t", kind = "measured", metric = "count", audience = ["county"], targets = [{ op = "=", value = "0", unit = "所" }] },
  { id = "e", text = "t", kind = "measured", metric = "count", audience = ["county"], each = "校", targets = [{ op = ">=", value = "1", unit = "所" }] },
  { id = "f", text = "t", kind = "measured", metric = "rate", audience = ["county"], targets = [{ op = "<=", value = "50", unit = "%" }] },
  { id = "g", text = "t", kind = "rated", audience = ["county"] },
]
"#;

fn plan() -> Plan {
    from_toml(PLAN).expect("a right plan")
}

#[track_caller]
fn check(id: &str, typed: &str, zh: &str, en: &str) {
    let plan = plan();
    let mut dossier = blank(&plan, "县", SubjectKind::County);
    answer(&plan, &mut dossier, id, typed);
    let evaluation = evaluate(&plan, &dossier, Moment::of(&dossier, "2026-11-22".parse().expect("a day")));
    let finding = evaluation.finding(&id.into()).expect("asked");
    assert_eq!(reason(Language::Zh, &plan, finding), zh);
    assert_eq!(reason(Language::En, &plan, finding), en);
}

fn answer(plan: &Plan, dossier: &mut Dossier, id: &str, typed: &str) {
    let (_, checkpoint) =
        asked(plan, &dossier.subject).find(|(_, each)| each.id.as_str() == id).map(|(i, c)| (i, c.clone())).expect("asked");
    match ask(plan, dossier, &checkpoint) {
        Ask::Level(_) => {
            let edit = dossier.rate(&checkpoint.id, Some(typed.into()));
            dossier.apply(edit, &super::author(1));
        }
        form @ (Ask::Numbers(_) | Ask::Share(_)) => {
            form.keys().into_iter().for_each(|key| type_value(dossier, key, typed, 1));
        }
    }
}

#[test]
fn numbers() {
    check(
        "a",
        "42/1000",
        "实际 4.2 人/百生（42 ÷ 1000 × 100），达到目标 ≥ 4.2 人/百生，得满分。",
        "Actual 4.2 per 100 pupils (42 ÷ 1000 × 100), meets the target ≥ 4.2 per 100 pupils: full points.",
    );
    check(
        "b",
        "75",
        "实际 75%，目标 ≥ 100%，还差 25 个百分点；比率类指标降到目标的一半记 0 分，按比例得 50 分。",
        "Actual 75%, target ≥ 100%, 25 percentage points short; a rate earns nothing at half its target, so 50 points.",
    );
    check(
        "b",
        "99.999",
        "实际 99.999%，目标 ≥ 100%，还差 0.001 个百分点；比率类指标降到目标的一半记 0 分，未达到目标的最多得 80 分，这里得 80 分。",
        "Actual 99.999%, target ≥ 100%, 0.001 percentage points short; a rate earns nothing at half its target, a missed target earns at most 80, so 80 points.",
    );
    check(
        "c",
        "7",
        "实际 7 所，目标 ≥ 10 所，还差 3 所；按完成的比例计分，按比例得 70 分。",
        "Actual 7 schools, target ≥ 10 schools, 3 schools short; scored by the share that is done, so 70 points.",
    );
    check(
        "d",
        "3",
        "实际 3 所，目标值 0 所，多出 3 所；目标为 0，只要有就得 0 分。",
        "Actual 3 schools, target exactly 0 schools, 3 schools too many; the target is 0: 0 points for any at all.",
    );
    check(
        "f",
        "75",
        "实际 75%，目标 ≤ 50%，多出 25 个百分点；达到目标的两倍记 0 分，按比例得 50 分。",
        "Actual 75%, target ≤ 50%, 25 percentage points too many; nothing is earned at double the target, so 50 points.",
    );
}

#[test]
fn universals_and_levels() {
    check(
        "e",
        "7/9",
        "9 所学校中 7 所做到，要求全部做到，还差 2 所；做到 77.77%，得 77.7 分。",
        "7 of 9 (校) meet it, all must, 2 short; 77.77% done, so 77.7 points.",
    );
    check("e", "9/9", "9 所学校中 9 所做到，要求全部做到，得满分。", "9 of 9 (校) meet it, all must: full points.");
    check("g", "most", "自评为“基本达成”，得 80 分。", "Rated “Mostly met”: 80 points.");
    check("g", "full", "自评为“已达成”，得满分。", "Rated “Met”: full points.");
}

#[test]
fn what_is_missing() {
    check("c", "", "还没有作答。", "Not answered yet.");
    check(
        "c",
        "三十",
        "填的“三十”读不出数字，按未作答处理。这里要填数字，请用阿拉伯数字，例如 95 或 4.2。",
        "No number can be read from “三十”, so it counts as unanswered. A number is needed here, in digits: 95 or 4.2.",
    );
    check(
        "e",
        "10/9",
        "做到的个数比总数还多，请核对这两个数；现在按未作答处理。",
        "More meet it than there are; please check both numbers. It counts as unanswered.",
    );
}
