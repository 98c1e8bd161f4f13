//! 自评报告 of three invented subjects, as people would read them: a rural primary school half-way, a county-town junior
//! school that finished with a veto, a county. The texts stand in `tests/cases/reports/`; read them aloud.

use chrono::DateTime;
use duibiao::assessment::{Ask, Author, Closing, PassageId, Rewrite, Subject};
use duibiao::evaluate::{Evaluation, Verdict, judged};
use duibiao::exchange::report::{Block, report};
use duibiao::exchange::{Material, calendar, docx, json, markdown};
use duibiao::i18n::{Language, SampleWords, paper};
use duibiao::plan::{SubjectKind, shipped};
use expect_test::expect_file;

use crate::scenario::{Scenario, day};

fn shipped_plan(id: &str) -> duibiao::plan::Plan {
    shipped::plan(id).expect("it is shipped").expect("the build checked it")
}

/// Half-way, in a village: some of it answered, one rectification whole, one half written, one closed.
pub fn rural_primary() -> Scenario {
    let mut school = Scenario::start(shipped_plan("lvchun-2022"), SubjectKind::Primary, "绿春县大坪村小学");
    school.dossier.subject.region = "云南省/红河州/绿春县".to_owned();
    school.dossier.subject.code = Some("2153001234".to_owned());
    school.say(
        "寄宿=是; 公办=是; 农村=是; 中心校=否; \
        目标8.2=full; 目标17.2=0; 1.6=full; 2.1=full; 2.2=full; 2.3=most; 2.9=full; 2.10=18÷30; 2.11=full; 3.2=full; \
        3.7=full; 3.8=full; 3.9=full; 3.10=full; 4.1=full; 4.2=full; 4.3=part; 4.5=30÷30; 4.6=3; 4.10=none; \
        5.1=full; 5.2=full; 5.7=不适用：本校是公办学校; 11.1=full; 11.2=part; 11.5=full; 38.9=0; 43.1=2÷2; \
        备注=1.6：每周开设2节劳动课，组建了合唱、民族舞、足球等6个社团，学生人人参加; \
        备注=2.3：校本读物还没有配齐; \
        备注=11.2：个别班级书面作业仍然偏多\n周末作业没有统筹; \
        佐证=e1：2025年秋季学期课表 1; 佐证=e2：社团活动台账 1 11; 佐证=e3：党支部会议记录 5 2; \
        整改=r1：38.9 没有心理健康教育教师，心理辅导由班主任兼顾; 整改=r2：2.10 ; 整改=r3：4.10 法治副校长到校次数少",
    );
    school.amend(|dossier| {
        dossier.amend_rectification(&"r1".into(), |each| {
            each.cause = "学校编制少，没有心理专业的教师".to_owned();
            each.measure = "选派1名教师参加县级心理健康教育培训，取得证书后兼任；每周安排2小时心理辅导".to_owned();
            each.unit = "德育处".to_owned();
            each.person = "白老师".to_owned();
            each.due = Some(day("2026-09-30"));
            each.progress = "已报名参加8月的培训".to_owned();
        })
    });
    school.amend(|dossier| {
        dossier.amend_rectification(&"r3".into(), |each| {
            each.cause = "没有与派出所约定到校时间".to_owned();
            each.measure = "与派出所商定每月第一周到校一次".to_owned();
            each.unit = "教导处".to_owned();
            each.closed = Some(Closing { on: day("2026-05-20"), proof: "到校记录".to_owned() });
        })
    });
    school
}

fn filled(plan: &str, kind: SubjectKind, name: &str) -> Scenario {
    let mut subject = Scenario::start(shipped_plan(plan), kind, name);
    let author = Author { copy: "copy".into(), seq: 1, at: DateTime::UNIX_EPOCH };
    let text = &SampleWords::of(Language::Zh).text;
    subject.dossier.fill_as_sample(&subject.plan, text, day("2026-06-30"), &author);
    subject
}

/// In the county town, all answered, one veto not kept.
pub fn town_junior() -> Scenario {
    let mut school = filled("youzhijunheng-2017", SubjectKind::Junior, "绿春县第三中学");
    school.dossier.subject.region = "云南省/红河州/绿春县".to_owned();
    school.dossier.subject.rural = Some(false);
    school.dossier.subject.boarding = Some(false);
    school.dossier.subject.centre = Some(false);
    school.say(
        "公办=是; pupils@junior:=480; compulsory_classes:=12; higher_degree_teachers@junior:=34; county_backbone_teachers@junior:=8; \
        pe_teachers@junior:=4; music_teachers@junior:=2; fine_arts_teachers@junior:=2; arts_teachers@junior:=0; \
        teaching_auxiliary_area:=2900; indoor_sports_area:=400; sports_ground_area:=4200; multimedia_classrooms:=14; \
        multimedia_classrooms@junior:=14; teaching_equipment_value:=130; school_built_year:=2011",
    );
    // What the sample leaves open.
    let evaluation = school.evaluation();
    for finding in evaluation.findings.iter().filter(|finding| finding.verdict == Verdict::Unanswered) {
        let id = finding.checkpoint.as_str();
        match school.ask(id) {
            Ask::Level(_) => school.answer(id, "yes"),
            Ask::Numbers(_) | Ask::Share(_) => school.type_number(id, None, "2"),
        }
    }
    school
        .say("否决1.1=no; 备注=否决1.1：七年级新生分班时做过一次学科测试; 整改=v：否决1.1 七年级新生入学分班时组织了学科测试");
    school
}

pub fn county() -> Scenario {
    let mut county = filled("lvchun-2022", SubjectKind::County, "绿春县");
    county.dossier.subject.region = "云南省/红河州/绿春县".to_owned();
    county
}

fn evaluated(scenario: &Scenario) -> Evaluation {
    judged(&scenario.plan, &scenario.dossier, scenario.today).expect("its seal can be read")
}

fn text(scenario: &Scenario) -> String {
    let evaluation = evaluated(scenario);
    let material = Material { plan: &scenario.plan, dossier: &scenario.dossier, evaluation: &evaluation };
    let bytes = markdown::write(material);
    assert!(markdown::reads_back(&bytes, material), "it is read back");
    String::from_utf8(bytes).expect("UTF-8")
}

#[test]
fn a_rural_primary_school_half_way() {
    expect_file!["../cases/reports/rural-primary.md"].assert_eq(&text(&rural_primary()));
}

#[test]
fn a_county_town_junior_school_that_finished_with_a_veto() {
    expect_file!["../cases/reports/town-junior.md"].assert_eq(&text(&town_junior()));
}

#[test]
fn a_county() {
    expect_file!["../cases/reports/county.md"].assert_eq(&text(&county()));
}

#[test]
fn a_document_is_read_back_and_laid_out() {
    for (name, scenario) in [("rural", rural_primary()), ("town", town_junior()), ("county", county())] {
        let evaluation = evaluated(&scenario);
        let material = Material { plan: &scenario.plan, dossier: &scenario.dossier, evaluation: &evaluation };
        let bytes = docx::write(material);
        assert!(docx::reads_back(&bytes, material), "{name}");
        assert_eq!(docx::write(material), bytes, "{name}: the same every time");
        if let Ok(folder) = std::env::var("REPORTS") {
            std::fs::write(format!("{folder}/{name}.docx"), &bytes).expect("written");
        }
    }
}

#[test]
fn a_calendar_has_every_day_that_is_still_to_come() {
    let scenario = rural_primary();
    let evaluation = evaluated(&scenario);
    let material = Material { plan: &scenario.plan, dossier: &scenario.dossier, evaluation: &evaluation };
    let bytes = calendar::write(material);
    assert!(calendar::reads_back(&bytes, material));
    let text = String::from_utf8(bytes.clone()).expect("UTF-8").replace("\r\n ", "");
    assert!(text.contains("整改到期：没有心理健康教育教师"), "{text}");
    assert!(text.contains("DTSTART;VALUE=DATE:20260930"), "{text}");
    assert!(!text.contains("法治副校长到校次数少"), "what is closed reminds nobody");
    let damaged = text.replace("20260930", "20260931");
    assert!(!calendar::reads_back(damaged.as_bytes(), material));
}

#[test]
fn what_was_rewritten_is_kept_and_told_to_be_outdated() {
    let mut school = rural_primary();
    let id: PassageId = "work".into();
    let passage = |school: &Scenario| {
        let report = report(&school.plan, &school.dossier, &evaluated(school));
        let found = report.all().find_map(|block| match block {
            Block::Passage(passage) if passage.id.as_str() == "work/done" => Some(passage.clone()),
            Block::Passage(_) | Block::Heading { .. } | Block::Table(_) => None,
        });
        found.expect("it is there")
    };
    assert_eq!(json_version(&school), 2, "nothing was rewritten: older programs read it");
    let made = passage(&school).made;
    school.amend(|_| Rewrite::edit("work/done".into(), "已按计划逐条自评。", &made));
    school.amend(|_| Rewrite::edit(id.clone(), " 校长任组长\n分三轮核查 ", "…"));
    school.reload();
    assert_eq!(passage(&school).text(), "已按计划逐条自评。");
    assert!(!passage(&school).is_outdated());
    assert!(text(&school).contains("校长任组长 分三轮核查"));
    let file = json::write(&school.plan, &school.dossier);
    let imported = json::read(&file).expect("our own file");
    assert_eq!((imported.dossier, imported.warnings), (school.dossier.clone(), vec![]));
    assert_eq!(json_version(&school), 5);

    school.say("4.11=full");
    assert!(passage(&school).is_outdated(), "one more was answered");
    school.amend(|_| Rewrite::edit("work/done".into(), "  ", &made));
    assert_eq!(passage(&school).rewrite, None, "blank takes it back");
    school.undo();
    assert_eq!(passage(&school).text(), "已按计划逐条自评。");
}

fn json_version(school: &Scenario) -> u64 {
    let file: serde_json::Value = serde_json::from_str(&json::write(&school.plan, &school.dossier)).expect("JSON");
    file["version"].as_u64().expect("a version")
}

/// An office speaks for its county: the report begins with the county, not with the office.
#[test]
fn an_office_speaks_for_its_county() {
    let said = |name: &str, kind: SubjectKind, region: &str| {
        let subject = Subject::new("s".into(), name.to_owned(), kind, region.to_owned());
        (paper::voice(&subject).we, paper::identity(&subject))
    };
    let county = SubjectKind::County;
    let cases = [
        ("巴南区教育委员会", county, "重庆市/巴南区", ("我区", "巴南区位于重庆市。")),
        ("绿春县", county, "云南省/红河州/绿春县", ("我县", "绿春县位于云南省红河州。")),
        ("绿春县教育体育局", county, "云南省/红河州/绿春县", ("我县", "绿春县位于云南省红河州。")),
        ("清远市教育局", SubjectKind::Prefecture, "广东省/清远市", ("我市", "清远市位于广东省。")),
        ("惠来县", county, "", ("我县", "")),
        ("大兴镇", SubjectKind::Township, "云南省/红河州/绿春县", ("我镇", "大兴镇位于云南省红河州绿春县。")),
    ];
    for (name, kind, region, (we, sentence)) in cases {
        assert_eq!(said(name, kind, region), (we, sentence.to_owned()), "{name}");
    }
}
