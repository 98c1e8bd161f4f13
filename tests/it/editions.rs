//! A plan's new edition: answers stay, what is other is marked, what is gone is kept aside.

use duibiao::assessment::{Answer, Choice, Edit, Revised, Revision, Spoken, Stamped, Wording};
use duibiao::evaluate::{Moment, evaluate};
use duibiao::exchange::{Material, check_against, csv, json, plan_ref};
use duibiao::i18n::{Language, compared, why_reviewed, wording_of};
use duibiao::plan::{CheckpointId, Plan, SubjectKind};

use crate::cases;
use crate::scenario::{Scenario, plan, read_plan};

/// The demo plan with something replaced, as its second edition.
fn edition(replaced: &[(&str, &str)]) -> Plan {
    let text = std::fs::read_to_string(cases::path("plans/demo.toml")).expect("the demo plan");
    let mut text = text.replace("edition = \"1\"", "edition = \"2\"");
    for (old, new) in replaced {
        assert!(text.contains(old), "{old}");
        text = text.replacen(old, new, 1);
    }
    read_plan(&text)
}

const WITHOUT_1_2: (&str, &str) = (
    "[[indicators.checkpoints]]\nid = \"1.2\"\ntext = \"公开招生方案\"\nkind = \"rated\"\nscale = \"yes-no\"\naudience = [\"schools\"]\n",
    "",
);

fn line(revision: &Revision) -> String {
    let word = |each: &Revised| each.word();
    let changed = revision.changed.iter();
    let changed = changed.map(|(id, all)| format!("{id} {}", all.iter().map(word).collect::<Vec<_>>().join("+")));
    let removed = revision.removed.iter().map(|id| format!("-{id}"));
    let added = revision.added.iter().map(|id| format!("+{id}"));
    changed.chain(removed).chain(added).collect::<Vec<_>>().join(", ")
}

#[track_caller]
fn check(replaced: &[(&str, &str)], expected: &str) {
    assert_eq!(line(&Revision::between(&plan("demo"), &edition(replaced))), expected);
}

#[test]
fn what_is_other_is_named() {
    check(&[], "");
    check(&[("title = \"评定\"", "title = \"评定工作\"")], "");
    check(&[("text = \"建立议事决策制度\"", "text = \"建立并公开议事决策制度\"")], "1.1 text");
    check(&[("scale = \"yes-no\"", "scale = \"four\"")], "1.2 question");
    check(&[("value = \"1000\"", "value = \"1200\"")], "2.2 targets");
    check(&[("text = \"到2025年\", date = 2025-12-31", "text = \"到2026年\", date = 2026-12-31")], DEADLINES);
    check(&[("id = \"1.3\"", "id = \"1.4\"")], "-1.3, +1.4");
    check(&[WITHOUT_1_2], "-1.2");
    check(&[("audience = [\"schools\"]", "audience = [\"primary\"]")], "1.2 scope");
}

/// Every checkpoint of the indicator that has no day of its own.
const DEADLINES: &str = "2.1 deadline, 2.2 deadline, 2.3 deadline, 2.4 deadline, 2.5 deadline, 2.6 deadline, 2.7 deadline";

fn for_subject(kind: SubjectKind, replaced: &[(&str, &str)]) -> String {
    let school = Scenario::start(plan("demo"), kind, "演示小学");
    line(&Revision::for_subject(&school.plan, &edition(replaced), &school.dossier.subject))
}

#[test]
fn only_what_the_subject_is_asked_concerns_it() {
    let county_only = ("value = \"12000\"", "value = \"13000\"");
    assert_eq!(for_subject(SubjectKind::Primary, &[county_only]), "");
    assert_eq!(for_subject(SubjectKind::County, &[county_only]), "3.2 targets");
    // To whom else it is addressed is nothing to a primary school; that it is no more is all.
    let to = |audience: &'static str| ("audience = [\"schools\"]", audience);
    assert_eq!(for_subject(SubjectKind::Primary, &[to("audience = [\"primary\"]")]), "");
    assert_eq!(for_subject(SubjectKind::Junior, &[to("audience = [\"primary\"]")]), "-1.2");
    assert_eq!(for_subject(SubjectKind::County, &[to("audience = [\"schools\", \"county\"]")]), "+1.2");
    let applies = ("applies = [{ fact = \"boarding\", is = true }]", "applies = [{ fact = \"rural\", is = true }]");
    assert_eq!(for_subject(SubjectKind::Primary, &[applies]), "5.1 scope");
}

fn school() -> Scenario {
    let mut school = Scenario::start(plan("demo"), SubjectKind::Primary, "演示小学");
    school.say("1.1=full; 1.2=yes; 2.2=1100; 2.3=40; 备注=1.2：校门口公示").review("1.1", Some("核对"));
    school
}

fn why(id: &CheckpointId, revised: &[Revised], is_lost: bool) -> String {
    let all = revised.iter().map(|each| each.word()).collect::<Vec<_>>().join("+");
    format!("{all}{}", if is_lost { format!(", {id} lost") } else { String::new() })
}

fn wording(of: &Plan) -> impl Fn(&CheckpointId) -> Wording {
    |id| {
        let text = of.checkpoint(id).map(|(_, checkpoint)| checkpoint.text.clone()).unwrap_or_default();
        Wording { edition: of.edition.clone(), indicator: "1 评定".to_owned(), text, said: "是".to_owned() }
    }
}

/// The step that takes a school from one edition to another.
fn step(school: &Scenario, new: &Plan) -> Vec<Edit> {
    let (old, dossier) = (&school.plan, &school.dossier);
    let revision = Revision::for_subject(old, new, &dossier.subject);
    let wording = wording(old);
    dossier.take_edition(Some(old), new, plan_ref(new), &revision, &Spoken { why: &why, wording: &wording })
}

fn take(school: &mut Scenario, new: Plan) {
    for edit in step(school, &new) {
        school.amend(|_| edit);
    }
    school.plan = new;
}

/// Every answer on a line: `1.1 full ?核对`, kept aside in brackets.
fn answers(school: &Scenario) -> String {
    let line = |(id, entry): (&CheckpointId, &Stamped<Answer>)| {
        let Answer { choice, note, review, aside } = &entry.value;
        let choice = match choice {
            Choice::Nothing => "-".to_owned(),
            Choice::Level(level) => level.to_string(),
            Choice::NotApplicable { reason } => format!("不适用（{reason}）"),
        };
        let review = review.as_ref().map(|review| format!(" ?{review}")).unwrap_or_default();
        let aside = aside.as_ref().map(|was| format!(" [{} {} {}]", was.edition, was.text, was.said)).unwrap_or_default();
        let note = if note.is_empty() { String::new() } else { format!(" “{note}”") };
        format!("{id} {choice}{note}{review}{aside}")
    };
    school.dossier.assessment.answers().map(line).collect::<Vec<_>>().join("; ")
}

/// What becomes of the answers of a school in an edition with this replaced.
#[track_caller]
fn check_taken(replaced: &[(&str, &str)], expected: &str) {
    let mut school = school();
    take(&mut school, edition(replaced));
    assert_eq!(answers(&school), expected);
    school.reload();
    assert_eq!(answers(&school), expected, "from its records");
    let file = json::read(&json::write(&school.plan, &school.dossier)).expect("our own file");
    assert_eq!(file.dossier.assessment, school.dossier.assessment);
    let problems = check_against(&school.plan, &file);
    assert!(problems.iter().all(|problem| problem.is_warning()), "{problems:?}");
}

const TEXT: (&str, &str) = ("text = \"建立议事决策制度\"", "text = \"建立并公开议事决策制度\"");

#[test]
fn answers_stay_what_is_other_is_marked_and_what_is_gone_is_kept_aside() {
    let untouched = "1.1 full ?核对; 1.2 yes “校门口公示”";
    check_taken(&[], untouched);
    check_taken(&[("value = \"12000\"", "value = \"13000\"")], untouched);
    check_taken(&[TEXT], "1.1 full ?核对；text; 1.2 yes “校门口公示”");
    check_taken(&[("value = \"1000\"", "value = \"1200\"")], "1.1 full ?核对; 1.2 yes “校门口公示”; 2.2 - ?targets");
    // Nobody answered it: nothing is marked.
    check_taken(&[("text = \"新建宿舍楼\"", "text = \"新建教学楼\"")], untouched);
    check_taken(&[WITHOUT_1_2], "1.1 full ?核对; 1.2 yes “校门口公示” [1 公开招生方案 是]");
    // To others only: as good as gone.
    let to_county = ("audience = [\"schools\"]", "audience = [\"county\"]");
    check_taken(&[to_county], "1.1 full ?核对; 1.2 yes “校门口公示” [1 公开招生方案 是]");
    // A level that is none any more is no answer.
    check_taken(&[("scale = \"yes-no\"", "scale = \"four\"")], "1.1 full ?核对; 1.2 - “校门口公示” ?question, 1.2 lost");
}

#[test]
fn what_is_kept_aside_stands_last_in_the_table() {
    let mut school = school();
    take(&mut school, edition(&[WITHOUT_1_2]));
    let (plan, dossier) = (&school.plan, &school.dossier);
    let evaluation = evaluate(plan, dossier, Moment::of(dossier, school.today));
    let table = csv::write(Material { plan, dossier, evaluation: &evaluation });
    let table = String::from_utf8(table).expect("UTF-8");
    let last = table.lines().last().expect("a line");
    assert_eq!(last, "留存的作答（1 版）,,1 评定,[1.2],公开招生方案,,,,是,,,,校门口公示,,,,,");
}

#[test]
fn a_number_that_is_asked_no_more_is_kept_aside_in_words() {
    let text = cases::text("plans/demo.toml");
    let from = text.find("[[indicators.checkpoints]]\nid = \"2.3\"").expect("2.3");
    let to = text[from..].find("\n\n").expect("its end") + from + 2;
    let mut school = school();
    take(&mut school, edition(&[(&text[from..to], "")]));
    assert_eq!(answers(&school), "1.1 full ?核对; 1.2 yes “校门口公示”; 2.3 - [1 最大班额 是]");
}

#[test]
fn the_step_can_be_taken_back_and_a_later_edition_brings_back_what_was_aside() {
    let mut school = school();
    let before = school.dossier.clone();
    let new = edition(&[TEXT, WITHOUT_1_2]);
    let edits = step(&school, &new);
    let count = edits.len();
    take(&mut school, new.clone());
    assert_eq!(school.dossier.assessment.plan, plan_ref(&new));
    assert_eq!(step(&school, &new), [], "on this edition already");
    let aside: Vec<_> = school.dossier.aside(&new).map(|(id, _)| id.to_string()).collect();
    assert_eq!(aside, ["1.2"]);
    // Judged by the new edition, without what is aside.
    let judged = evaluate(&new, &school.dossier, Moment::of(&school.dossier, school.today));
    assert!(judged.finding(&"1.2".into()).is_none() && judged.finding(&"1.1".into()).is_some());

    let third = |replaced: (&str, &str)| {
        let text = cases::text("plans/demo.toml").replace("edition = \"1\"", "edition = \"3\"");
        read_plan(&text.replacen(replaced.0, replaced.1, 1))
    };
    let mut later = self::school();
    (later.plan, later.dossier) = (new.clone(), school.dossier.clone());
    take(&mut later, third(("", "")));
    assert_eq!(answers(&later), "1.1 full ?核对；text; 1.2 yes “校门口公示”");
    (later.plan, later.dossier) = (new.clone(), school.dossier.clone());
    take(&mut later, third(("公开招生方案", "公开招生方案和结果")));
    assert_eq!(answers(&later), "1.1 full ?核对；text; 1.2 yes “校门口公示” ?text");

    (0..count).for_each(|_| school.undo());
    assert_eq!(answers(&school), "1.1 full ?核对; 1.2 yes “校门口公示”");
    assert_eq!(school.dossier.assessment.plan, before.assessment.plan);
}

#[test]
fn where_nobody_knows_the_old_edition_all_that_was_answered_can_be_marked() {
    let mut school = school();
    let new = edition(&[TEXT, WITHOUT_1_2]);
    let mut took = |all: bool| {
        let dossier = &school.dossier;
        let revision = Revision::unknown(dossier, &new, all);
        let say =
            Spoken { why: &|_, _, _| "?".to_owned(), wording: &|_| Wording { edition: "1".to_owned(), ..Wording::default() } };
        let edits = dossier.take_edition(None, &new, plan_ref(&new), &revision, &say);
        edits.into_iter().for_each(|edit| school.amend(|_| edit));
        answers(&school)
    };
    let expected = "1.1 full ?核对；?; 1.2 yes “校门口公示” [1  ]; 2.2 - ??; 2.3 - ??";
    assert_eq!(took(true), expected);
    let mut school = self::school();
    let revision = Revision::unknown(&school.dossier, &new, false);
    assert_eq!(line(&revision), "-1.2");
    school.undo();
}

#[test]
fn what_is_sealed_stays_with_its_edition() {
    let mut school = school();
    let seal = duibiao::assessment::SealRecord::from_text("{\"seq\":1,\"seal\":{}}");
    school.dossier.assessment.seals = seal;
    assert_eq!(step(&school, &edition(&[TEXT])), []);
    let before = school.dossier.clone();
    school.amend(|_| Edit::Plan(plan_ref(&edition(&[TEXT]))));
    assert_eq!(school.dossier, before);
}

#[test]
fn what_was_asked_and_said_is_told_in_words() {
    let mut school = school();
    school.say("2.1@primary=42÷1000; 1.3=不适用：没有项目");
    let said = |id: &str| {
        let Wording { edition, indicator, text, said } = wording_of(Some(&school.plan), "1", &school.dossier, &id.into());
        format!("{edition} | {indicator} | {text} | {said}")
    };
    assert_eq!(said("1.2"), "1 | 1 评定 | 公开招生方案 | 是");
    assert_eq!(said("1.3"), "1 | 1 评定 | 新建宿舍楼 | 不适用（没有项目）");
    assert_eq!(said("2.3"), "1 | 2 数字 | 最大班额 | 40 人");
    assert_eq!(said("2.1"), "1 | 2 数字 | 每百生专任教师数 | 专任教师数（小学） 42 人；在校生数（小学） 1000 人");
    let unknown = wording_of(None, "1", &school.dossier, &"1.2".into());
    assert_eq!(unknown, Wording { edition: "1".to_owned(), ..Wording::default() });
}

#[track_caller]
fn check_told(language: Language, replaced: (&str, &str), id: &str, expected: &[&str]) {
    let (school, new) = (school(), edition(&[replaced]));
    let revision = Revision::between(&school.plan, &new);
    let (_, revised) = revision.changed.iter().find(|(each, _)| each.as_str() == id).expect("it is other");
    let side = |revised: &Revised| {
        let both = compared(language, &school.plan, &new, &id.into(), *revised);
        both.map_or_else(|| revised.word().to_owned(), |(was, is)| format!("{was} → {is}"))
    };
    let why = why_reviewed(language, (Some(&school.plan), &new), &school.dossier, &id.into(), revised, false);
    let told: Vec<String> = revised.iter().map(side).chain([why]).collect();
    assert_eq!(told, expected);
}

#[test]
fn what_is_other_is_told_before_and_after() {
    let (zh, en) = (Language::Zh, Language::En);
    check_told(zh, TEXT, "1.1", &["建立议事决策制度 → 建立并公开议事决策制度", "计划新版改了内容（原为“建立议事决策制度”）"]);
    let target = ("value = \"1000\"", "value = \"1200\"");
    check_told(zh, target, "2.2", &["≥ 1000 册 → ≥ 1200 册", "计划新版改了目标值（原为“≥ 1000 册”）"]);
    let scale = ("scale = \"yes-no\"", "scale = \"four\"");
    check_told(
        en,
        scale,
        "1.2",
        &["Yes / No → Met / Mostly met / Partly met / Not met", "the new edition changed way of answering (was “Yes / No”)"],
    );
    let day = ("text = \"到2025年\", date = 2025-12-31", "text = \"到2026年\", date = 2026-12-31");
    check_told(zh, day, "2.3", &["到2025年 → 到2026年", "计划新版改了完成时限（原为“到2025年”）"]);
    let means = ("definition = \"学校图书馆的纸质图书。\"", "definition = \"纸质图书和电子图书。\"");
    check_told(
        zh,
        means,
        "2.2",
        &["学校图书馆的纸质图书。 → 纸质图书和电子图书。", "计划新版改了作答方式（原为“学校图书馆的纸质图书。”）"],
    );
    let veto = ("veto = { on = \"teacher\" }\n", "");
    check_told(zh, veto, "6.2", &["一票否决（教师） → 无", "计划新版改了要求程度（原为“一票否决（教师）”）"]);
    let applies = ("applies = [{ fact = \"boarding\", is = true }]", "applies = [{ fact = \"rural\", is = true }]");
    check_told(zh, applies, "5.1", &["scope", "计划新版改了适用条件"]);
}
