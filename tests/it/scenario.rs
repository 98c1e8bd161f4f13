//! A headless client that speaks a user's verbs, and one `check` for most tests. Only this file knows the API.
//!
//! Answers on one line, apart by `;`:
//!
//! | written | says |
//! | --- | --- |
//! | `1.1=full` | chooses a level |
//! | `2.2=1,200` | types a number; `4.1=3/9` meets 3 of 9 |
//! | `2.1@junior=42÷1000` | types the two counts of a computed number, for one stage |
//! | `1.3=不适用：没有项目` | declares 不适用 with its reason |
//! | `1.1=` | takes the answer back |
//! | `boarders:=650` `pupils@junior:=210` | types a value of the data sheet |
//! | `寄宿=是` `农村=否` | says a fact of the subject's identity |
//! | `own_year!=2027` | answers a setting of the plan |
//! | `佐证=e1：会议记录 1 2` | keeps evidence that serves the indicators 1 and 2; nothing after `=e1` removes it |
//! | `整改=r1：1.2 缺教师` | keeps a rectification of a checkpoint with its problem |
//! | `基准=终期` `时点=2025-12-31` `今天=2026-01-01` | how and when is judged |
//! | `备注=1.1：见档案` | writes the note of a checkpoint |
//! | `分钟=30` `副本=b` | when, and in which copy, what follows is said |

use chrono::{DateTime, NaiveDate, Utc};
use duibiao::assessment::{
    Ask, Assessment, Author, Basis, DataSheet, Dossier, Edit, Evidence, EvidenceId, EvidenceList, Period, PlanRef,
    Rectification, RectificationId, SheetKey, Slot, Subject, ask, asked,
};
use duibiao::evaluate::{
    Conclusion, Due, Evaluation, Finding, Grade, HeldDown, Moment, NotYet, Outcome, PartOutcome, Standing, State, Verdict,
    evaluate,
};
use duibiao::exact::{Ratio, Rounding, fixed, short};
use duibiao::plan::{CheckpointId, Fact, Plan, Stage, SubjectKind, from_toml};
use duibiao::storage::{Shelf, all_records};

/// The facts of identity in a user's words.
const FACTS: &[(&str, Fact)] =
    &[("寄宿", Fact::Boarding), ("公办", Fact::Public), ("农村", Fact::Rural), ("中心校", Fact::Centre)];

/// The day on which scenarios play, unless they say otherwise.
pub const TODAY: &str = "2026-06-30";

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// A plan of `tests/cases/plans/`.
pub fn plan(name: &str) -> Plan {
    read_plan(&crate::cases::text(&format!("plans/{name}.toml")))
}

pub fn read_plan(toml: &str) -> Plan {
    from_toml(toml).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

/// One person at one plan.
pub struct Scenario {
    pub plan: Plan,
    pub dossier: Dossier,
    pub today: NaiveDate,
    undo: Vec<Edit>,
    seq: u64,
    now: DateTime<Utc>,
    copy: String,
}

/// So many minutes after scenarios begin.
pub fn minute(minutes: i64) -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + chrono::TimeDelta::minutes(minutes)
}

/// Who it is and what it came to: a failed case says the rest.
impl std::fmt::Debug for Scenario {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}: {}", self.dossier.subject.kind.word(), self.dossier.subject.name, self.score())
    }
}

impl Scenario {
    /// Starts a plan as a subject: `小学`, `演示小学`.
    pub fn start(plan: Plan, kind: SubjectKind, name: &str) -> Self {
        let subject = Subject::new("subject".into(), name.to_owned(), kind, String::new());
        let of = PlanRef { id: plan.id.clone(), edition: plan.edition.clone(), hash: "0".repeat(16) };
        let created = DateTime::UNIX_EPOCH;
        let assessment = Assessment::new("assessment".into(), of, subject.id.clone(), Period::SchoolYear(2025), created);
        let dossier = Dossier { subject, sheet: DataSheet::default(), evidence: EvidenceList::default(), assessment };
        Self { plan, dossier, today: day(TODAY), undo: Vec::new(), seq: 0, now: minute(0), copy: "copy".to_owned() }
    }

    fn edit(&mut self, edit: Edit) {
        self.seq += 1;
        let author = Author { copy: self.copy.as_str().into(), seq: self.seq, at: self.now };
        self.undo.extend(self.dossier.apply(edit, &author));
    }

    /// Takes the last edit back; nothing to take back is no error.
    pub fn undo(&mut self) {
        let Some(edit) = self.undo.pop() else { return };
        self.edit(edit);
        self.undo.pop();
    }

    /// Closes the page and opens it again: everything comes back from its records.
    pub fn reload(&mut self) {
        let records = all_records(&self.dossier).into_iter().map(|(key, text)| (key.text(), text));
        let (shelf, aside) = Shelf::load(records);
        assert_eq!(aside, [], "every record can be read again");
        self.dossier = shelf.dossier(&self.dossier.assessment.id).expect("the assessment is on the shelf");
        self.undo.clear();
        self.seq = self.dossier.last_seq();
    }

    pub fn answer(&mut self, checkpoint: &str, level: &str) {
        let level = (!level.is_empty()).then(|| level.into());
        self.edit(self.dossier.rate(&checkpoint.into(), level));
    }

    pub fn not_applicable(&mut self, checkpoint: &str, reason: &str) {
        self.edit(self.dossier.declare_not_applicable(&checkpoint.into(), Some(reason.to_owned())));
    }

    pub fn note(&mut self, checkpoint: &str, note: &str) {
        self.edit(self.dossier.write_note(&checkpoint.into(), note.to_owned()));
    }

    /// Marks an answer 待复核 with a word why; `None` takes the mark away.
    pub fn review(&mut self, checkpoint: &str, why: Option<&str>) {
        self.edit(self.dossier.mark_review(&checkpoint.into(), why.map(str::to_owned)));
    }

    pub fn type_value(&mut self, key: SheetKey, text: &str) {
        self.edit(Edit::Value { key, text: text.to_owned() });
    }

    /// Keeps a piece of evidence: `e1：会议记录 1 2`; without a title it goes.
    pub fn attach(&mut self, said: &str) {
        let (id, rest) = said.split_once('：').unwrap_or((said, ""));
        let mut words = rest.split_whitespace();
        let id: EvidenceId = id.into();
        let evidence = words.next().map(|title| {
            let serves: Vec<_> = words.map(|no| format!("{}/{no}", self.plan.id).into()).collect();
            let first = Evidence::new(id.clone(), title.to_owned(), &serves[0]);
            Evidence { serves, ..first }
        });
        self.edit(Edit::Evidence { id, evidence });
    }

    /// Keeps a rectification: `r1：1.2 缺教师`; without a checkpoint it goes.
    pub fn rectify(&mut self, said: &str) {
        let (id, rest) = said.split_once('：').unwrap_or((said, ""));
        let id: RectificationId = id.into();
        let rectification = rest.split_once(' ').map(|(checkpoint, problem)| {
            let blank = Rectification::new(id.clone(), checkpoint.into());
            Rectification { problem: problem.to_owned(), ..blank }
        });
        self.edit(Edit::Rectification { id, rectification });
    }

    /// Changes what stands there: as the fields of the page do.
    pub fn amend(&mut self, change: impl FnOnce(&Dossier) -> Edit) {
        self.edit(change(&self.dossier));
    }

    pub fn ask(&self, checkpoint: &str) -> Ask {
        let id: CheckpointId = checkpoint.into();
        let (_, checkpoint) = self.plan.checkpoint(&id).unwrap_or_else(|| panic!("no checkpoint {id}"));
        ask(&self.plan, &self.dossier, checkpoint)
    }

    /// Types the number of a checkpoint: `12`, `42÷1000` where it is computed from two counts, `3/9` for a universal.
    pub fn type_number(&mut self, checkpoint: &str, stage: Option<Stage>, typed: &str) {
        match self.ask(checkpoint) {
            Ask::Share(key) => self.type_value(key, typed),
            Ask::Numbers(slots) => {
                let fits = |slot: &&Slot| stage.is_none() || slot.stage == stage;
                let slot = slots.iter().find(fits).unwrap_or_else(|| panic!("{checkpoint}: nothing to type for {stage:?}"));
                match (&slot.counts, typed.split_once('÷')) {
                    (None, _) => self.type_value(slot.key.clone(), typed),
                    (Some(counts), None) => self.type_value(counts.of[0].clone(), typed),
                    (Some(counts), Some((top, bottom))) => {
                        self.type_value(counts.of[0].clone(), top);
                        self.type_value(counts.per[0].clone(), bottom);
                    }
                }
            }
            Ask::Level(scale) => panic!("{checkpoint}: a level of {scale} is asked, not {typed}"),
        }
    }

    /// Everything on one line; see the table above.
    pub fn say(&mut self, line: &str) -> &mut Self {
        for part in line.split(';').map(str::trim).filter(|part| !part.is_empty()) {
            self.say_one(part);
        }
        self
    }

    fn say_one(&mut self, part: &str) {
        let (name, said) = part.split_once('=').unwrap_or_else(|| panic!("no `=` in {part}"));
        match name {
            "基准" if said == "终期" => return self.edit(Edit::Basis(Basis::Final)),
            "基准" => return self.edit(Edit::Basis(Basis::Current)),
            "时点" => return self.edit(Edit::AsOf(Some(day(said)))),
            "佐证" => return self.attach(said),
            "整改" => return self.rectify(said),
            "今天" => return self.today = day(said),
            "分钟" => return self.now = minute(said.parse().unwrap_or_else(|error| panic!("{said}: {error}"))),
            "副本" => return self.copy = said.to_owned(),
            "备注" => {
                let (checkpoint, note) = said.split_once('：').unwrap_or((said, ""));
                return self.note(checkpoint, note);
            }
            _ => {}
        }
        if let Some((_, fact)) = FACTS.iter().find(|(word, _)| *word == name) {
            return self.edit(Edit::Fact { fact: *fact, is: Some(said == "是") });
        }
        let period = self.dossier.assessment.period;
        if let Some(setting) = name.strip_suffix('!') {
            return self.type_value(SheetKey::setting(&self.plan.id, &setting.into(), period), said);
        }
        let (checkpoint, stage) = match name.split_once('@') {
            Some((checkpoint, stage)) => {
                (checkpoint, Stage::ALL.iter().find(|each| each.word() == stage.trim_end_matches(':')).copied())
            }
            None => (name, None),
        };
        if name.ends_with(':') {
            let key = SheetKey::new(&checkpoint.trim_end_matches(':').into(), stage, period);
            return self.type_value(key, said);
        }
        if let Some(reason) = said.strip_prefix("不适用") {
            return self.not_applicable(checkpoint, reason.trim_start_matches('：'));
        }
        match self.ask(checkpoint) {
            Ask::Level(_) => self.answer(checkpoint, said),
            Ask::Numbers(_) | Ask::Share(_) => self.type_number(checkpoint, stage, said),
        }
    }

    pub fn evaluation(&self) -> Evaluation {
        evaluate(&self.plan, &self.dossier, Moment::of(&self.dossier, self.today))
    }

    /// The ids of what is asked, in order.
    pub fn asked(&self) -> Vec<&str> {
        asked(&self.plan, &self.dossier.subject).map(|(_, checkpoint)| checkpoint.id.as_str()).collect()
    }

    /// The whole result: `暂定 100，范围 50…100，1/2`, at full coverage `得分 100，优秀`.
    pub fn score(&self) -> String {
        summary(&self.evaluation())
    }

    /// One checkpoint: `未达成 0.5，计入，逾期 181 天`.
    pub fn found(&self, checkpoint: &str) -> String {
        let evaluation = self.evaluation();
        evaluation.finding(&checkpoint.into()).map_or("不问".to_owned(), line)
    }
}

/// As on screen: truncated to one decimal, `.0` left out.
fn shown(score: &Ratio) -> String {
    fixed(score, 1, Rounding::Down).trim_end_matches(".0").to_owned()
}

fn summary(evaluation: &Evaluation) -> String {
    let (total, coverage) = (&evaluation.total, evaluation.total.coverage);
    let score = total.score().map_or("—".to_owned(), |score| shown(&score));
    let range = total.range().map_or("—".to_owned(), |(worst, best)| format!("{}…{}", shown(&worst), shown(&best)));
    let grade = match &evaluation.conclusion {
        Conclusion::Grade(given) => grade(given),
        Conclusion::Outcome(outcome) => return outcome_line(outcome),
    };
    match (coverage.is_full(), coverage.declared_out) {
        (true, 0) => format!("得分 {score}，{grade}"),
        (true, out) => format!("得分 {score}，范围 {range}，自报不适用 {out}/{}，{grade}", coverage.applicable),
        (false, _) => format!("暂定 {score}，范围 {range}，{}/{}", coverage.answered, coverage.applicable),
    }
}

/// `达标`, `不达标：1 小学 达标 6/7`.
fn outcome_line(outcome: &Outcome) -> String {
    let word = |state: State| match state {
        State::Pass => "达标",
        State::Fail => "不达标",
        State::Incomplete => "资料不全",
    };
    let part = |part: &PartOutcome| {
        let all = part.met + part.near + part.missed + part.open;
        let stage = part.stage.map_or(String::new(), |stage| format!(" {}", stage.word()));
        let waits = if part.awaits_rollup { "，待汇总" } else { "" };
        format!("{}{stage} {} {}/{all}{waits}", part.section.join("/"), word(part.state), part.met)
    };
    format!("{}：{}", word(outcome.state), outcome.parts.iter().map(part).collect::<Vec<_>>().join("；"))
}

fn grade(grade: &Grade) -> String {
    let ids = |ids: &[CheckpointId]| ids.iter().map(CheckpointId::as_str).collect::<Vec<_>>().join("、");
    match grade {
        Grade::Given { band, held_down: None } => band.clone(),
        Grade::Given { band, held_down: Some(HeldDown::Veto(failed)) } => format!("{band}（否决 {}）", ids(failed)),
        Grade::Given { band, held_down: Some(HeldDown::Binding(missed)) } => format!("{band}（约束性 {}）", ids(missed)),
        Grade::NotYet(NotYet::NothingApplies) => "无等级（无适用）".to_owned(),
        Grade::NotYet(NotYet::Incomplete) => "无等级（未答完）".to_owned(),
        Grade::NotYet(NotYet::VetoUnanswered(open)) => format!("无等级（否决未答 {}）", ids(open)),
        Grade::NotYet(NotYet::TooMuchDeclaredOut) => "无等级（自报不适用过多）".to_owned(),
    }
}

fn line(finding: &Finding) -> String {
    let verdict = match finding.verdict {
        Verdict::Met => "达成",
        Verdict::PartlyMet => "部分达成",
        Verdict::NotMet => "未达成",
        Verdict::Unanswered => "未作答",
        Verdict::NotApplicable => "不适用",
        Verdict::NotDue => "未到期",
        Verdict::Recorded => "记录",
    };
    let attainment = finding.attainment.as_ref().map_or(String::new(), |share| format!(" {}", short(share, 4)));
    let standing = match finding.standing {
        Standing::Counted => "计入",
        Standing::DeclaredOut => "自报",
        Standing::Outside => "不计",
    };
    let due = match finding.due {
        Due::Undated => String::new(),
        Due::Later { days } => format!("，{days} 天后"),
        Due::Soon { days } => format!("，还有 {days} 天"),
        Due::Overdue { days } => format!("，逾期 {days} 天"),
        Due::Ongoing => "，持续落实".to_owned(),
        Due::Past => "，已过".to_owned(),
    };
    format!("{verdict}{attainment}，{standing}{due}")
}

/// Starts a plan as a subject of a kind, says all the answers and compares the whole result.
#[track_caller]
pub fn check(plan: &Plan, kind: SubjectKind, answers: &str, expected: &str) {
    let mut scenario = Scenario::start(plan.clone(), kind, "演示单位");
    assert_eq!(scenario.say(answers).score(), expected, "{answers}");
}

/// The same for one checkpoint.
#[track_caller]
pub fn check_found(plan: &Plan, kind: SubjectKind, answers: &str, checkpoint: &str, expected: &str) {
    let mut scenario = Scenario::start(plan.clone(), kind, "演示单位");
    assert_eq!(scenario.say(answers).found(checkpoint), expected, "{answers}");
}

#[test]
fn answers_survive_a_reload_and_undo_goes_back_step_by_step() {
    let mut school = Scenario::start(plan("demo"), SubjectKind::Primary, "演示小学");
    school.say("1.1=full; 2.2=1,200; 1.3=不适用：没有项目");
    school.note("1.1", "制度已上墙");
    let before = school.score();
    school.reload();
    assert_eq!(school.score(), before);

    school.say("1.1=none");
    assert_ne!(school.score(), before);
    school.undo();
    assert_eq!(school.score(), before);
    let kept = school.dossier.assessment.answer(&"1.1".into()).map(|answer| answer.note.clone());
    assert_eq!(kept.as_deref(), Some("制度已上墙"), "the note stays when the level changes");
}

#[test]
fn typing_what_stands_there_already_is_no_edit() {
    let mut school = Scenario::start(plan("demo"), SubjectKind::Primary, "演示小学");
    let Ask::Numbers(slots) = school.ask("2.2") else { panic!("2.2 asks a number") };
    school.type_value(slots[0].key.clone(), "  ");
    school.say("1.1=full; 2.2=1200; 2.2=1200; 1.1=full");
    assert_eq!(school.undo.len(), 2, "a blank over nothing and the same again change nothing");
}

#[test]
fn everyone_is_asked_just_their_own() {
    let asked = |kind: SubjectKind, name: &str| Scenario::start(plan("demo"), kind, name).asked().join(" ");
    let school = "1.1 1.2 1.3 2.1 2.2 2.3 2.4 2.5 4.2 5.1 5.2 6.1 6.2";
    assert_eq!(asked(SubjectKind::NineYear, "演示学校"), school);
    assert_eq!(asked(SubjectKind::TeachingPoint, "演示教学点"), school);
    assert_eq!(asked(SubjectKind::Kindergarten, "演示幼儿园"), "1.1 1.2 1.3 2.2 2.3 2.5 4.2 5.1 5.2 6.1 6.2");
    assert_eq!(asked(SubjectKind::Senior, " 演示县高级中学 "), "1.1 1.2 1.3 2.2 2.3 2.5 4.2 5.1 5.2 5.3 6.1 6.2");
    assert_eq!(asked(SubjectKind::Senior, "演示县第二高级中学"), "1.1 1.2 1.3 2.2 2.3 2.5 4.2 5.1 5.2 6.1 6.2");
    assert_eq!(asked(SubjectKind::Township, "演示镇"), "4.1");
    assert_eq!(asked(SubjectKind::County, "演示县"), "1.1 1.3 2.6 2.7 3.1 3.2 3.3 3.4 4.1 4.2 要求1.1");
    assert_eq!(asked(SubjectKind::Unit, "县教体局"), "1.1 1.3 3.1 3.2 3.3 3.4", "by either name of the office");
    assert_eq!(asked(SubjectKind::Unit, "县教育体育局"), "1.1 1.3 3.1 3.2 3.3 3.4");
    assert_eq!(asked(SubjectKind::Unit, "县财政局"), "2.6 2.7");
    assert_eq!(asked(SubjectKind::Prefecture, "演示州"), "");
}
