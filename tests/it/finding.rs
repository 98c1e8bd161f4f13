//! Finding checkpoints by words, pinyin initials, filters, lead unit and topic.

use duibiao::evaluate::{Criteria, Filter, Found, Index, find, leads, topics};
use duibiao::plan::SubjectKind;

use crate::scenario::{Scenario, plan};

/// Enough pinyin for the demo plan.
const LETTERS: &[(char, &str)] = &[
    ('j', "建教局决级"),
    ('l', "立"),
    ('y', "议"),
    ('s', "事师生宿舍"),
    ('c', "策财"),
    ('z', "制政"),
    ('d', "度"),
    ('g', "公"),
    ('k', "开"),
    ('x', "县新"),
    ('t', "体"),
    ('q', "区"),
];

fn initial(character: char) -> Option<char> {
    LETTERS.iter().find(|(_, characters)| characters.contains(character)).map(|(letter, _)| *letter)
}

/// `心理 教师 +open +veto 牵头:县教体局 主题:德育`
fn criteria(line: &str) -> Criteria {
    let mut criteria = Criteria::default();
    for part in line.split_whitespace() {
        if let Some(word) = part.strip_prefix('+') {
            let filter = Filter::ALL.iter().find(|filter| filter.word() == word);
            criteria.filters.extend(Some(filter.unwrap_or_else(|| panic!("no filter {word}"))));
        } else if let Some(lead) = part.strip_prefix("牵头:") {
            criteria.lead = lead.to_owned();
        } else if let Some(topic) = part.strip_prefix("主题:") {
            criteria.topic = topic.to_owned();
        } else {
            criteria.words = format!("{} {part}", criteria.words).trim().to_owned();
        }
    }
    criteria
}

fn look(scenario: &Scenario, line: &str) -> Found {
    let criteria = criteria(line);
    let index = Index::of(&scenario.plan, &scenario.dossier.subject, &mut initial);
    let hits = (!criteria.words.is_empty()).then(|| index.hits(&criteria.words));
    find(&scenario.plan, &scenario.dossier, &scenario.evaluation(), &criteria, hits.as_deref())
}

fn school(answers: &str) -> Scenario {
    let mut school = Scenario::start(plan("demo"), SubjectKind::Primary, "演示小学");
    school.say(answers);
    school
}

fn ids(found: &Found) -> String {
    found.checkpoints.iter().map(|id| id.as_str()).collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn check(scenario: &Scenario, line: &str, expected: &str) {
    assert_eq!(ids(&look(scenario, line)), expected, "{line}");
}

const ALL: &str = "1.1 1.2 1.3 2.1 2.2 2.3 2.4 2.5 4.2 5.1 5.2 6.1 6.2";

#[test]
fn words_stand_in_number_title_units_or_text() {
    let school = school("");
    for (typed, expected) in [
        ("", ALL),
        ("议事决策", "1.1"),
        ("宿舍　新建", "1.3"),
        ("宿舍 决策", ""),
        ("评定 宿舍", "1.3"),
        ("县财政局", "2.1 2.2 2.3 2.4 2.5"),
        ("2", "2.1 2.2 2.3 2.4 2.5"),
        ("２", "2.1 2.2 2.3 2.4 2.5"),
        ("2.2", "2.2"),
        ("没有这样的词", ""),
    ] {
        check(&school, typed, expected);
    }
}

#[test]
fn initials_stand_one_after_the_other() {
    let school = school("");
    for (typed, expected) in [
        ("jlys", "1.1"),
        ("JLYS", "1.1"),
        ("ｊｌｙｓ", "1.1"),
        ("jcz", "1.1"),
        ("xjt", "1.1 1.2 1.3 5.1 5.2"),
        ("xjtj", "1.1 1.2 1.3 5.1 5.2"),
        ("xjss", "1.3"),
        ("jly ss", ""),
        ("xjtj ss", "1.3 5.1"),
        ("xzqq", ""),
    ] {
        check(&school, typed, expected);
    }
}

#[test]
fn what_an_answer_came_to_is_filtered_and_ticks_of_a_kind_add_up() {
    let mut school = school("1.1=none; 1.2=yes; 2.2=1200; 6.1=yes; 6.2=no");
    school.review("1.2", Some("再看公告"));
    for (line, expected) in [
        ("+short", "1.1 6.2"),
        ("+overdue", "1.1"),
        ("+review", "1.2"),
        ("+short +review", "1.1 1.2 6.2"),
        ("+veto", "6.1 6.2"),
        ("+binding", "2.1"),
        ("+veto +binding", "2.1 6.1 6.2"),
        ("+veto +short", "6.2"),
        ("+veto +review", ""),
        ("+short 评定", "1.1"),
        ("+short 牵头:县教育体育局", "1.1"),
        ("牵头:县教体局", "1.1 1.2 1.3"),
        ("主题:没有", ""),
    ] {
        check(&school, line, expected);
    }
}

#[test]
fn a_full_score_without_evidence_is_found_with_all_that_counts_of_it() {
    let mut school = school("1.1=full; 1.2=yes; 1.3=不适用：没有; 2.2=1200; 6.1=yes; 6.2=yes");
    check(&school, "+unproven", "1.1 1.2 6.1 6.2");
    check(&school, "+unproven +veto", "6.1 6.2");
    school.say("佐证=e1：会议记录 1");
    check(&school, "+unproven", "6.1 6.2");
    school.say("6.2=no");
    check(&school, "+unproven", "");
}

#[test]
fn what_is_open_is_what_coverage_lacks() {
    let school = school("1.1=none; 2.2=1200; 1.3=不适用：");
    let coverage = school.evaluation().total.coverage;
    let open = look(&school, "+open").checkpoints.len();
    assert_eq!(open, coverage.applicable - coverage.answered);
    assert!(ids(&look(&school, "+open")).contains("1.3"), "不适用 waits for its reason");
}

#[test]
fn a_count_says_what_a_tick_alone_of_its_kind_would_find() {
    let school = school("1.1=none; 1.2=yes; 2.2=1200; 6.1=yes; 6.2=no");
    let counts = |line: &str| look(&school, line).counts;
    for line in ["", "+short", "+veto", "评定", "+short 评定", "牵头:县教体局"] {
        for (place, filter) in Filter::ALL.iter().enumerate() {
            let states = [Filter::Open, Filter::Short, Filter::Overdue, Filter::Unproven, Filter::Review];
            let same_kind = |each: &Filter| states.contains(each) == states.contains(filter);
            let mut alone = criteria(line);
            alone.filters.retain(|each| !same_kind(each));
            let others = alone.filters.iter().map(|each| format!("+{}", each.word())).collect::<Vec<_>>().join(" ");
            let rest = line.split_whitespace().filter(|part| !part.starts_with('+')).collect::<Vec<_>>().join(" ");
            let expected = look(&school, &format!("{rest} {others} +{}", filter.word())).checkpoints.len();
            assert_eq!(counts(line)[place], expected, "{line}: {}", filter.word());
        }
    }
}

#[test]
fn indicators_are_counted_and_units_offered_under_one_name() {
    let school = school("");
    assert_eq!((look(&school, "").indicators, look(&school, "1.1").indicators), (5, 1));
    let county = Scenario::start(plan("demo"), SubjectKind::County, "演示县");
    assert_eq!(leads(&county.plan, &county.dossier.subject), ["县教体局", "县财政局"]);
    assert_eq!(topics(&county.plan, &county.dossier.subject), Vec::<String>::new());
}

#[test]
fn a_tick_is_taken_back_and_blank_criteria_are_none() {
    let ticked = Criteria::default().with(Filter::Open, true).with(Filter::Open, true);
    assert_eq!(ticked.filters, [Filter::Open]);
    assert!(!ticked.is_blank());
    assert!(ticked.with(Filter::Open, false).is_blank());
    assert!(Criteria { words: " 　".to_owned(), ..Criteria::default() }.is_blank());
}
