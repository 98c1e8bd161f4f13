//! Words between tabs come back as they were said, and what is no word is none.

use duibiao::storage::{Word, is_newer};

#[test]
fn words_come_back() {
    let record = "{\"body\":\"第一行\\n第二行\"}".to_owned();
    for word in [
        Word::Here { program: "0.1.0".into() },
        Word::Ask("sub|1".to_owned().into()),
        Word::Wrote(vec![("duibiao/answer/a/1.1".into(), record.clone()), ("duibiao/value/s/m||2025".into(), record)]),
        Word::Cleared,
        Word::Wrote(Vec::new()),
    ] {
        let text = word.text();
        let expected = if matches!(&word, Word::Wrote(records) if records.is_empty()) { None } else { Some(word) };
        assert_eq!(Word::from_text(&text), expected, "{text}");
    }
}

#[test]
fn what_is_no_word_is_none() {
    for text in ["", "here", "hello\nworld", "wrote", "wrote\nkey", "wrote\nkey\ntext\nkey"] {
        assert_eq!(Word::from_text(text), None, "{text}");
    }
}

#[test]
fn only_records_are_told() {
    let puts = |keys: &[&str]| keys.iter().map(|key| ((*key).to_owned(), Some("{}".to_owned()))).collect::<Vec<_>>();
    assert_eq!(Word::of_put(&puts(&["duibiao/journal/w/7", "duibiao/snapshot/0"])), None);
    let word = Word::of_put(&puts(&["duibiao/journal/w/7", "duibiao/answer/a/1.1"]));
    assert_eq!(word, Some(Word::Wrote(vec![("duibiao/answer/a/1.1".into(), "{}".into())])));
    assert_eq!(Word::of_put(&[("duibiao/answer/a/1.1".into(), None)]), None);
}

#[test]
fn versions_are_compared_by_their_numbers() {
    for (program, than, newer) in [
        ("0.1.0", "0.1.0", false),
        ("0.10.0", "0.9.3", true),
        ("0.9.3", "0.10.0", false),
        ("1.0.0", "0.99.9", true),
        ("0.1", "0.1.0", false),
        // With the build behind it, as programs say it.
        ("0.1.1 (1f2e)", "0.1.0 (9a8b)", true),
        ("0.1.0 (1f2e)", "0.1.0 (9a8b)", false),
    ] {
        assert_eq!(is_newer(program, than), newer, "{program} than {than}");
    }
}
