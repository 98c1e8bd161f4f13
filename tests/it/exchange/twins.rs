//! A school that was begun apart on two computers: noticed, and joined or kept apart as the user says.

use duibiao::exchange::backup::{self, Restoring, restored};
use duibiao::storage::Shelf;

use super::backup::{begun, edited, put, records};

/// A shelf as if everything on it had been begun elsewhere.
fn begun_apart(shelf: &Shelf) -> Shelf {
    let mut apart = Shelf::default();
    let there = |id: &str| format!("there-{id}");
    for dossier in shelf.assessments.keys().filter_map(|id| shelf.dossier(id)) {
        let (subject, assessment) = (there(dossier.subject.id.as_str()), there(dossier.assessment.id.as_str()));
        put(&mut apart, dossier, &subject, &assessment);
    }
    apart
}

#[test]
fn a_school_that_was_begun_apart_is_noticed() {
    let here = begun();
    let apart = begun_apart(&here);
    let found = backup::twins(&here, &apart);
    assert_eq!(found.len(), here.subjects.len());
    assert!(found.iter().all(|twin| twin.theirs.as_str() == format!("there-{}", twin.mine)));
    assert_eq!(backup::twins(&here, &here), [], "the same id is the same school");
    assert_eq!(backup::twins(&Shelf::default(), &apart), []);
    let changed = |change: fn(&mut duibiao::assessment::Subject)| {
        let mut other = apart.clone();
        let ids: Vec<_> = other.subjects.keys().cloned().collect();
        for id in &ids {
            other.subjects.get_mut(id).into_iter().for_each(change);
        }
        backup::twins(&here, &other).len()
    };
    assert_eq!(changed(|subject| subject.region = "云南省/别处".to_owned()), 0, "of another region");
    assert_eq!(changed(|subject| subject.name.push_str("分校")), 0);
    assert_eq!(changed(|subject| subject.region = String::new()), found.len(), "nobody said where");
}

#[test]
fn what_was_begun_apart_is_joined_or_kept_apart() {
    let here = begun();
    let apart = begun_apart(&here);
    let joined = backup::joined(&here, &apart, &backup::twins(&here, &apart));
    assert_eq!(records(&restored(&here, &joined, Restoring::Newer)), records(&here), "the same answers, begun twice");
    let id = here.assessments.keys().next().expect("one").to_string();
    let later = edited(&begun_apart(&here), &format!("there-{id}"), &[("1.1", "part")], 900, "there");
    let joined = backup::joined(&here, &later, &backup::twins(&here, &later));
    let after = restored(&here, &joined, Restoring::Newer);
    assert_eq!(after.assessments.len(), here.assessments.len());
    let level =
        |shelf: &Shelf| format!("{:?}", shelf.assessments.get(&id.as_str().into()).and_then(|each| each.answer(&"1.1".into())));
    assert_ne!(level(&after), level(&here), "the newer of each");
    let both = restored(&here, &backup::joined(&here, &later, &[]), Restoring::Newer);
    assert_eq!((both.subjects.len(), both.assessments.len()), (2 * here.subjects.len(), 2 * here.assessments.len()));
}
