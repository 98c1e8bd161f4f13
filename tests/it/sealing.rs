//! Sealing 审核通过、封存: what stands in its way, what it locks, and that nothing later touches its figures.

use chrono::DateTime;
use duibiao::assessment::{Act, Author, Basis, Dossier, Edit, Oddity, Period, PlanRef, SealRecord, SheetKey};
use duibiao::evaluate::{
    Approval, Criteria, Differences, Evaluation, Filter, Hindrance, Obstacle, Reason, Verdict, approve, bindings, checks,
    differences, find, gaps, judged, obstacles, sealed,
};
use duibiao::i18n::{Language, difference_lines};
use duibiao::plan::{Plan, Stage, SubjectKind};
use duibiao::storage::{Key, Shelf, all_records};

use crate::scenario::{Scenario, day, plan};

/// Everything met by a primary school at the demo plan.
const ALL_MET: &str = "1.1=full; 1.2=yes; 1.3=done; 2.1@primary=42÷1000; 2.2=1000; 2.3=45; 2.4=0; 2.5=4; 4.2=yes; 寄宿=否; \
    boarders:=0; 6.1=yes; 6.2=yes";

const PROGRAM: &str = "1.0";

fn school(line: &str) -> Scenario {
    let mut school = Scenario::start(plan("demo"), SubjectKind::Primary, "演示小学");
    school.say(line);
    school
}

fn author(dossier: &Dossier) -> Author {
    Author { copy: "copy".into(), seq: dossier.last_seq() + 1, at: DateTime::UNIX_EPOCH }
}

fn own(plan: &Plan) -> PlanRef {
    PlanRef { id: plan.id.clone(), edition: plan.edition.clone(), hash: "0".repeat(16) }
}

/// Approves as `by`, with what is said of the whole; what stands in the way as `1.2 unanswered`.
pub fn seal(school: &mut Scenario, by: &str, said: &[(Oddity, String)]) -> Result<(), Vec<String>> {
    let author = author(&school.dossier);
    let approval = Approval {
        by,
        on: school.today,
        author: &author,
        said,
        program: PROGRAM.to_owned(),
        plan: own(&school.plan),
        receipt: "K7Q2-M8XD-12-9".to_owned(),
    };
    let seal = approve(&school.plan, &school.dossier, &school.evaluation(), approval)
        .map_err(|found| found.iter().map(word).collect::<Vec<_>>())?;
    assert!(school.dossier.close_with(seal));
    Ok(())
}

fn word(obstacle: &Obstacle) -> String {
    let why = match obstacle.hindrance {
        Hindrance::Unanswered => "unanswered",
        Hindrance::Odd(oddity) => oddity.word(),
        Hindrance::NothingCounts => "nothing counts",
        Hindrance::NoName => "no name",
        Hindrance::SealedAlready => "sealed already",
    };
    let place = obstacle.checkpoint.as_ref().map_or("", |id| id.as_str());
    format!("{place} {why}").trim().to_owned()
}

/// Sealed by 张明, whatever it takes.
fn approved(line: &str) -> Scenario {
    let mut school = school(line);
    seal(&mut school, "张明", &[]).unwrap_or_else(|found| panic!("{found:?}"));
    school
}

fn unsealed(school: &mut Scenario, by: &str, why: &str) -> bool {
    let author = author(&school.dossier);
    school.dossier.unseal(by, why, day("2026-07-01"), &author)
}

fn now(school: &Scenario) -> Evaluation {
    judged(&school.plan, &school.dossier, day("2027-01-01")).expect("it can be read")
}

fn since(school: &Scenario, program: &str) -> Differences {
    let seal = school.dossier.seals().and_then(|seals| seals.seal).expect("it is sealed");
    differences(&school.plan, &own(&school.plan), program, &school.dossier, &seal)
}

/// Every difference as people read it.
fn told(school: &Scenario) -> Vec<String> {
    let lines = difference_lines(Language::Zh, &school.plan, &since(school, PROGRAM));
    lines.into_iter().map(|line| line.checkpoint.map_or(String::new(), |id| format!("{id} ")) + &line.text).collect()
}

#[track_caller]
fn refused(line: &str, expected: &[&str]) {
    let mut school = school(line);
    assert_eq!(seal(&mut school, "张明", &[]), Err(expected.iter().map(|each| (*each).to_owned()).collect()), "{line}");
    assert!(!school.dossier.is_sealed(), "{line}");
}

#[test]
fn everything_that_stands_in_the_way_is_told_at_once() {
    refused(
        "寄宿=否; boarders:=0",
        &[
            "1.1 unanswered",
            "1.2 unanswered",
            "1.3 unanswered",
            "2.1 unanswered",
            "2.2 unanswered",
            "2.3 unanswered",
            "2.4 unanswered",
            "2.5 unanswered",
            "4.2 unanswered",
            "6.1 unanswered",
            "6.2 unanswered",
        ],
    );
    refused(
        &format!("{ALL_MET}; 2.2=许多; 1.3=不适用; 1.2=; 1.1=part"),
        &["1.3 unfinished", "2.2 unfinished", "1.2 unanswered", "1.1 no-reason"],
    );
}

#[test]
fn a_note_explains_what_is_surprising_and_a_sentence_what_is_so_of_the_whole() {
    let mut short = school(&format!("{ALL_MET}; 1.1=part"));
    short.note("1.1", "制度待修订");
    assert_eq!(seal(&mut short, "张明", &[]), Ok(()));
    let explained = short.dossier.seals().and_then(|seals| seals.seal).expect("sealed").explained;
    let explained: Vec<_> = explained.iter().map(|each| (each.oddity, each.said.as_str())).collect();
    assert_eq!(explained, [(Oddity::NoReason, "制度待修订")]);

    let mut much = school(&format!("{ALL_MET}; 1.1=不适用：无; 1.2=不适用：无; 1.3=不适用：无"));
    assert_eq!(seal(&mut much, "张明", &[]), Err(vec!["much-declared-out".to_owned()]));
    let said = [(Oddity::MuchDeclaredOut, " 新建校，三项都还没有 ".to_owned())];
    assert_eq!(seal(&mut much, "张明", &said), Ok(()));
    let explained = much.dossier.seals().and_then(|seals| seals.seal).expect("sealed").explained;
    assert_eq!((explained.len(), explained[0].said.as_str()), (1, "新建校，三项都还没有"));
}

#[test]
fn nobody_nothing_and_twice_are_refused() {
    let mut school = school(ALL_MET);
    assert_eq!(seal(&mut school, " ", &[]), Err(vec!["no name".to_owned()]));
    assert_eq!(seal(&mut school, "张明", &[]), Ok(()));
    assert_eq!(seal(&mut school, "李华", &[]), Err(vec!["sealed already".to_owned()]));
    let empty = Scenario::start(plan("demo"), SubjectKind::Special, "演示学校");
    let evaluation = empty.evaluation();
    assert!(!obstacles(&empty.plan, &empty.dossier, &evaluation, &[]).is_empty());
}

#[test]
fn a_plan_without_a_score_is_sealed_with_its_outcome() {
    let mut school = Scenario::start(plan("standard"), SubjectKind::Primary, "演示小学");
    school.say(
        "pupils@primary:=1000; backbone@primary:=42; area:=4500; indoor_sports:=0; equipment:=200; music_rooms:=2; \
        classes:=24; 农村=否; 否决1.1=yes",
    );
    let before = school.score();
    assert_eq!(seal(&mut school, "张明", &[]), Ok(()));
    let kept = school.dossier.assessment.seals.as_ref().map(SealRecord::text).unwrap_or_default().to_owned();
    let outcome = concat!(
        r#""outcome":{"state":"pass","parts":["#,
        r#"{"section":["1"],"stage":"primary","state":"pass","met":3,"near":0,"missed":0,"open":0},"#,
        r#"{"section":["2"],"state":"pass","met":2,"near":0,"missed":0,"open":0},"#,
        r#"{"section":["否决"],"state":"pass","met":1,"near":0,"missed":0,"open":0}]},"#,
    );
    assert!(kept.contains(outcome), "{kept}");
    school.reload();
    assert!(before.starts_with("达标"), "{before}");
    assert_eq!(now(&school).conclusion, school.evaluation().conclusion);
    school.say("backbone@primary:=1");
    assert_ne!(now(&school).conclusion, school.evaluation().conclusion);
    assert!(told(&school).iter().any(|line| line == "结论由“达标”变为“不达标”"), "{:?}", told(&school));
}

#[test]
fn what_was_sealed_is_locked_and_the_rest_goes_on() {
    let mut school = approved(ALL_MET);
    let before = school.dossier.assessment.clone();
    school.say("1.1=none; 1.2=; 1.3=不适用：没有; 基准=终期; 时点=2025-12-31");
    school.note("1.1", "改了");
    school.review("1.1", Some("再看"));
    assert_eq!(school.dossier.assessment, before, "nothing of it changed");
    school.say("整改=r1：1.2 缺教师; 佐证=e1：会议记录 1; 2.2=5; 寄宿=是");
    assert_eq!(school.dossier.assessment.rectifications().count(), 1);
    assert_eq!(school.dossier.evidence.len(), 1);
    school.undo();
    school.undo();
    school.undo();
    assert_eq!(school.dossier.evidence.len(), 0, "what goes on can be taken back");
    assert!(school.dossier.is_sealed());
}

#[test]
fn the_figures_stand_whatever_happens_to_sheet_facts_and_evidence() {
    let mut school = approved(&format!("{ALL_MET}; 佐证=e1：会议记录 1"));
    let then = school.evaluation();
    assert!(since(&school, PROGRAM).is_empty());
    school.say("2.2=500; 2.3=46; 寄宿=是; 佐证=e2：照片 1; 佐证=e1：");
    assert_ne!(school.evaluation().total, then.total);
    let sealed = now(&school);
    assert_eq!((&sealed.total, &sealed.findings, &sealed.conclusion), (&then.total, &then.findings, &then.conclusion));
    assert_eq!((&sealed.sections, &sealed.indicators), (&then.sections, &then.indicators));
    assert_eq!(sealed.moment, then.moment, "the day is that of the seal");
    assert_eq!(
        told(&school),
        [
            "总分由 100 变为 97.2",
            "结论由“优秀”变为“答完后评定”",
            "寄宿制学校：由“不是”改为“是”",
            "图书册数：由 1000 改为 500",
            "最大班额：由 45 改为 46",
            "佐证材料有 2 份增减或改动",
            "2.2 由达成变为未达成（50 分）",
            "2.3 由达成变为未达成（80 分）",
            "5.1 由不适用变为未作答",
        ]
    );
}

#[test]
fn a_newer_plan_or_program_changes_no_figure_and_is_told() {
    let mut school = approved(ALL_MET);
    let then = school.evaluation();
    let text =
        crate::cases::text("plans/demo.toml").replace(r#"value = "1000", unit = "册""#, r#"value = "2000", unit = "册""#);
    school.plan = crate::scenario::read_plan(&text.replace("edition = \"1\"", "edition = \"2\""));
    let kept = now(&school);
    assert_eq!((&kept.total, &kept.conclusion), (&then.total, &then.conclusion));
    let books = kept.finding(&"2.2".into()).expect("kept");
    assert_eq!((books.verdict, &books.reason), (Verdict::Met, &Reason::AsSealed), "no reason rather than a wrong one");
    let same = kept.finding(&"2.3".into()).expect("kept");
    assert_eq!(Some(same), then.finding(&"2.3".into()), "what is still so is still explained");
    assert_eq!(
        told(&school),
        ["总分由 100 变为 98", "计划有了新版本：封存时是第 1 版，现在是第 2 版", "2.2 由达成变为未达成（50 分）"]
    );
    assert!(since(&school, "2.0").program.is_some(), "another program, and it comes out otherwise");

    let same = approved(ALL_MET);
    assert!(since(&same, "2.0").is_empty(), "another program that says the same is nothing to tell");

    // A checkpoint that the plan has no more keeps its place in the figures.
    let without = crate::cases::text("plans/demo.toml").replace(r#"id = "1.2""#, r#"id = "1.9""#);
    let mut school = approved(ALL_MET);
    school.plan = crate::scenario::read_plan(&without);
    assert_eq!(now(&school).total, then.total);
    assert_eq!(now(&school).finding(&"1.2".into()).map(|found| found.verdict), Some(Verdict::Met));
    let lines = told(&school);
    assert!(lines.contains(&"1.2 由达成变为不在所问之列".to_owned()), "{lines:?}");
    assert!(lines.contains(&"1.9 由不在所问之列变为未作答".to_owned()), "{lines:?}");
}

/// What falls short, the 约束性 targets with their verdicts, what is surprising, and what the filter 未达成 finds, each told by
/// its checkpoint.
fn by_checkpoint(school: &Scenario) -> [Vec<String>; 4] {
    let (plan, dossier, kept) = (&school.plan, &school.dossier, now(school));
    let criteria = Criteria { filters: vec![Filter::Short], ..Criteria::default() };
    [
        gaps(plan, &kept).iter().flat_map(|gap| &gap.short).map(ToString::to_string).collect(),
        bindings(plan, dossier, &kept).iter().map(|each| format!("{} {}", each.checkpoint, each.verdict.word())).collect(),
        checks(plan, dossier, &kept).iter().filter_map(|check| check.checkpoint.as_ref()).map(ToString::to_string).collect(),
        find(plan, dossier, &kept, &criteria, None).checkpoints.iter().map(ToString::to_string).collect(),
    ]
}

#[test]
fn what_a_newer_edition_puts_in_or_renames_moves_no_sealed_figure_to_another_checkpoint() {
    let mut school = school(&format!("{ALL_MET}; 1.2=no; 2.1@primary=40÷1000; 寄宿=否"));
    school.type_value(SheetKey::new(&"books".into(), None::<Stage>, Period::SchoolYear(2024)), "10");
    for (id, note) in [("1.2", "网站在建"), ("2.1", "两名教师休假"), ("2.2", "新建了图书馆")] {
        school.note(id, note);
    }
    assert_eq!(seal(&mut school, "张明", &[]), Ok(()));
    let words = |[short, bound, odd, found]: [&str; 4]| {
        [short, bound, odd, found].map(|each| each.split_terminator('；').map(str::to_owned).collect::<Vec<_>>())
    };
    let then = words(["1.2；2.1", "2.1 not-met", "2.2", "1.2；2.1"]);
    assert_eq!(by_checkpoint(&school), then);

    let check = |from: &str, to: &str, expected: [&str; 4]| {
        let mut later = approved(ALL_MET);
        (later.dossier, later.today) = (school.dossier.clone(), school.today);
        later.plan = crate::scenario::read_plan(&crate::cases::text("plans/demo.toml").replacen(from, to, 1));
        assert_eq!(by_checkpoint(&later), words(expected), "{from} → {to}");
    };
    let first = "[[indicators.checkpoints]]\nid = \"1.1\"";
    let one_more = format!(
        "[[indicators.checkpoints]]\nid = \"1.0\"\ntext = \"新增\"\nkind = \"rated\"\naudience = [\"schools\"]\n\n{first}"
    );
    check(first, &one_more, ["1.2；2.1", "2.1 not-met", "2.2", "1.2；2.1"]);
    check(r#"id = "1.2""#, r#"id = "1.9""#, ["2.1", "2.1 not-met", "2.2", "2.1"]);
    check(r#"id = "2.1""#, r#"id = "2.9""#, ["1.2", "", "2.2", "1.2"]);
}

#[test]
fn unsealing_needs_a_name_and_a_reason_and_is_noted_for_ever() {
    let mut school = approved(ALL_MET);
    assert!(!unsealed(&mut school, "张明", " ") && !unsealed(&mut school, "", "班额有误"));
    assert!(school.dossier.is_sealed());
    assert!(unsealed(&mut school, " 李华 ", "班额有误"));
    assert!(!school.dossier.is_sealed() && !unsealed(&mut school, "李华", "再来"));
    school.say("2.3=46");
    school.note("2.3", "转入一名学生");
    assert_eq!(seal(&mut school, "张明", &[]), Ok(()));
    school.reload();
    let seals = school.dossier.seals().expect("noted");
    let acts: Vec<_> = seals.acts.iter().map(|act| (act.act, act.by.as_str(), act.why.as_str())).collect();
    assert_eq!(acts, [(Act::Sealed, "张明", ""), (Act::Unsealed, "李华", "班额有误"), (Act::Sealed, "张明", "")]);
    assert_eq!(seals.seal.map(|seal| seal.figures.total), Some(school.evaluation().total));
}

#[test]
fn a_seal_survives_a_reload_and_goes_with_its_assessment() {
    let mut school = approved(&format!("{ALL_MET}; 佐证=e1：会议记录 1; 整改=r1：1.2 缺教师"));
    let before = school.dossier.clone();
    school.reload();
    assert_eq!(school.dossier, before);
    let records = all_records(&before);
    let (mut shelf, _) = Shelf::load(records.iter().map(|(key, text)| (key.text(), text.clone())));
    let gone = shelf.remove(&before.assessment.id);
    assert!(gone.contains(&Key::Seal(before.assessment.id.clone())));
    // Before the seal was kept, nothing of it stood in the store.
    let never = all_records(&school_of(ALL_MET));
    assert!(never.iter().all(|(key, _)| !matches!(key, Key::Seal(_))));
}

fn school_of(line: &str) -> Dossier {
    school(line).dossier
}

#[test]
fn a_seal_that_is_damaged_or_newer_is_no_reason_to_lose_anything() {
    let school = approved(ALL_MET);
    let mut records: Vec<(String, String)> =
        all_records(&school.dossier).into_iter().map(|(key, text)| (key.text(), text)).collect();
    let place = records.iter().position(|(key, _)| key.starts_with("duibiao/seal/")).expect("kept");
    let whole = records[place].1.clone();
    records[place].1 = whole.replace("张明", "李明");
    let (shelf, aside) = Shelf::load(records.clone());
    assert_eq!((aside.len(), shelf.assessments.len()), (1, 1), "set aside, and the answers are there");
    // What a newer program may have added is not read, but it stays, and so does the lock.
    let newer = school.dossier.assessment.seals.clone().expect("kept").text().replacen("{", r#"{"surprise":1,"#, 1);
    let mut dossier = school.dossier.clone();
    dossier.assessment.seals = SealRecord::from_text(&newer);
    assert!(dossier.is_sealed() && dossier.seals().is_none());
    assert_eq!(judged(&school.plan, &dossier, day("2026-07-01")), None);
    let author = author(&dossier);
    assert!(!dossier.unseal("李华", "看看", day("2026-07-01"), &author), "what can't be read is not thrown away");
    assert_eq!(dossier.apply(Edit::Basis(Basis::Final), &author), None);
}

#[test]
fn a_seal_yields_only_to_itself_and_no_record_gets_lost() {
    let (school, open) = (approved(ALL_MET), school_of(ALL_MET));
    assert!(open.yields_to(&school.dossier) && !school.dossier.yields_to(&open));
    let mut same = school.dossier.clone();
    let seq = author(&same);
    same.apply(Edit::Rectification { id: "r1".into(), rectification: None }, &seq);
    assert!(school.dossier.yields_to(&same));
    let mut unsealed_here = approved(ALL_MET);
    assert!(unsealed(&mut unsealed_here, "李华", "班额有误"));
    let mine = unsealed_here.dossier.assessment.seals.clone().expect("noted");
    let mut taken = open.clone();
    taken.remember_seals_of(&mine);
    assert_eq!(taken.seals().map(|seals| seals.acts.len()), Some(2));
    taken.remember_seals_of(&mine);
    assert_eq!(taken.seals().map(|seals| seals.acts.len()), Some(2), "each once");
}

#[test]
fn a_copy_of_the_seal_is_the_same_evaluation() {
    let mut school = approved(ALL_MET);
    let seal = school.dossier.seals().and_then(|seals| seals.seal).expect("sealed");
    assert_eq!(sealed(&school.plan, &school.dossier, &seal), school.evaluation());
    // Last year's number is no part of what was judged.
    let before = SheetKey::new(&"books".into(), None::<Stage>, Period::SchoolYear(2024));
    school.type_value(before, "10");
    assert!(since(&school, PROGRAM).is_empty());
}
