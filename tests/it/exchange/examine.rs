//! What the page hears of a chosen file: first what it is, then, with its plan, what is in it.

use duibiao::assessment::Dossier;
use duibiao::exchange::{Examined, Question, examine, json};
use duibiao::i18n::Language;
use duibiao::plan::{Plan, SubjectKind};

use super::{filled, lvchun};

/// Asks as the page does; `mine` is what it has of the same.
fn ask(file: &str, plan: Option<&Plan>, mine: Option<&Dossier>) -> Examined {
    let own = lvchun();
    let (plan, mine) = (plan.map(Plan::to_json), mine.map(|mine| json::plain(&own, mine)));
    let question = Question { known: vec![own.id.clone()], plan: plan.as_deref(), mine: mine.as_deref() };
    let answer = examine(&question.text(), file.as_bytes()).expect("a right question");
    Examined::read(&answer).expect("an answer")
}

fn sentence(examined: Examined, language: Language) -> String {
    match examined {
        Examined::Bad(problems) => problems.iter().map(|problem| problem.text(language)).collect::<Vec<_>>().join(" "),
        _ => String::new(),
    }
}

#[test]
fn an_assessment_is_found_as_it_was_written() {
    let plan = lvchun();
    let dossier = filled(&plan, "大兴小学", SubjectKind::Primary);
    let file = json::write(&plan, &dossier);
    match ask(&file, None, None) {
        Examined::Wants { plan: wanted, assessment } => {
            assert_eq!((wanted, assessment), (plan.id.clone(), dossier.assessment.id.clone()));
        }
        other => panic!("{}", sentence(other, Language::En)),
    }
    let mut changed = dossier.clone();
    let (checkpoint, _) = dossier.assessment.answers().next().expect("an answer");
    changed.assessment.set(checkpoint.clone(), None);
    for (mine, is_same) in [(None, false), (Some(&dossier), true), (Some(&changed), false)] {
        match ask(&file, Some(&plan), mine) {
            Examined::Found { dossier: found, receipt, warnings, same, .. } => {
                assert_eq!(*found, dossier);
                assert_eq!((receipt, same), (json::receipt_of(&plan, &dossier), is_same));
                assert!(warnings.is_empty());
            }
            other => panic!("{}", sentence(other, Language::En)),
        }
    }
}

#[test]
fn a_file_of_the_page_alone_is_as_good() {
    let plan = lvchun();
    let dossier = filled(&plan, "大兴小学", SubjectKind::Primary);
    let found = ask(&json::plain(&plan, &dossier), Some(&plan), Some(&dossier));
    assert!(matches!(found, Examined::Found { same: true, .. }));
}

#[test]
fn what_is_wrong_is_said_in_both_languages() {
    let plan = lvchun();
    let file = json::write(&plan, &filled(&plan, "大兴小学", SubjectKind::Primary));
    let check = |file: &str, zh: &str, en: &str| {
        assert!(sentence(ask(file, Some(&plan), None), Language::Zh).contains(zh), "{zh}");
        assert!(sentence(ask(file, Some(&plan), None), Language::En).contains(en), "{en}");
    };
    check("", "文件不完整", "incomplete");
    check(&file.replacen("lvchun-2022", "honghe-2030", 1), "没有找到计划“honghe-2030”", "honghe-2030");
    check(&file.replacen("\"basis\": \"current\"", "\"basis\": \"never\"", 1), "基准", "basis");
    match ask(&file.replacen("\"receipt\": \"", "\"receipt\": \"X", 1), Some(&plan), None) {
        Examined::Found { warnings, .. } => assert!(warnings[0].text(Language::Zh).contains("回执码")),
        other => panic!("{}", sentence(other, Language::En)),
    }
}

#[test]
fn a_question_that_is_none_is_refused() {
    assert!(examine("{\"cut", b"").is_err());
    assert!(examine("{\"surprise\": 1}", b"").is_err());
    assert!(Examined::read("{}").is_none());
}
