//! 示例: whatever plan it is of, it is filled whole, on real forms, and there is something of everything to look at.

use chrono::DateTime;
use duibiao::assessment::Author;
use duibiao::evaluate::{Conclusion, Missing, Reason, Verdict, checks};
use duibiao::exchange::json;
use duibiao::i18n::{Language, SampleWords};
use duibiao::plan::{Plan, SubjectKind, shipped};

use crate::scenario::{Scenario, day, plan};

fn sample(plan: Plan) -> Scenario {
    let mut sample = Scenario::start(plan, SubjectKind::Primary, "示例小学");
    let author = Author { copy: "copy".into(), seq: 1, at: DateTime::UNIX_EPOCH };
    sample.dossier.fill_as_sample(&sample.plan, &SampleWords::of(Language::Zh).text, day("2026-07-01"), &author);
    sample
}

#[test]
fn every_shipped_plan_has_a_sample_to_look_around_in() {
    for seed in shipped::SEEDS {
        let plan = shipped::plan(seed.id).expect("it is shipped").expect("the build checked it");
        let mut sample = sample(plan);
        let before = sample.dossier.clone();
        sample.reload();
        assert_eq!(sample.dossier, before, "{}: it is kept like any other", seed.id);

        let evaluation = sample.evaluation();
        let coverage = evaluation.total.coverage;
        assert!(coverage.answered * 4 > coverage.applicable * 3, "{}: {coverage:?}", seed.id);
        assert!(coverage.answered < coverage.applicable, "{}: something is left to answer", seed.id);
        for finding in &evaluation.findings {
            let is_muddled = matches!(&finding.reason, Reason::Unanswered(missing) if *missing != Missing::Answer);
            assert!(!is_muddled, "{}: {}: {:?}", seed.id, finding.checkpoint, finding.reason);
        }
        let some = |verdict: Verdict| evaluation.findings.iter().any(|finding| finding.verdict == verdict);
        assert!(some(Verdict::Met) && some(Verdict::NotMet), "{}: some is met and some is not", seed.id);
        assert!(sample.dossier.assessment.rectifications().next().is_some(), "{}", seed.id);
        let contradictions = checks(&sample.plan, &sample.dossier, &evaluation);
        let contradictions = contradictions.iter().filter(|check| check.oddity.tier() == duibiao::evaluate::Tier::Logic);
        assert_eq!(contradictions.count(), 0, "{}: it does not contradict itself", seed.id);

        let file = json::write(&sample.plan, &sample.dossier);
        assert_eq!(json::read(&file).map(|imported| imported.warnings.len()), Ok(0), "{}: its file reads", seed.id);
    }
}

#[test]
fn a_sample_is_the_same_every_time_and_never_perfect() {
    let (one, other) = (sample(plan("demo")), sample(plan("demo")));
    assert_eq!(one.dossier, other.dossier);
    assert!(matches!(one.evaluation().conclusion, Conclusion::Grade(_)));
}
