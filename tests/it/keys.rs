//! Keys of the answering list: what each does, by where the focus is.

use duibiao::state::{Holder, KeyAction};

#[test]
fn a_key_does_what_the_table_says() {
    use KeyAction::{Find, Help, Level, Next, Note, Previous};
    // The key, then what it does on a row and on a control in it.
    let cases = [
        ("j", Some(Next), Some(Next)),
        ("J", Some(Next), Some(Next)),
        ("k", Some(Previous), Some(Previous)),
        ("ArrowDown", Some(Next), None),
        ("ArrowUp", Some(Previous), None),
        ("ArrowLeft", None, None),
        ("1", Some(Level(0)), Some(Level(0))),
        ("4", Some(Level(3)), Some(Level(3))),
        ("9", Some(Level(8)), Some(Level(8))),
        ("0", None, None),
        ("12", None, None),
        ("１", None, None),
        ("n", Some(Note), Some(Note)),
        ("/", Some(Find), Some(Find)),
        ("?", Some(Help), Some(Help)),
        ("？", Some(Help), Some(Help)),
        ("Backspace", None, None),
        ("Delete", None, None),
        (" ", None, None),
        ("Enter", None, None),
        ("Tab", None, None),
        ("Escape", None, None),
        ("Process", None, None),
        ("F1", None, None),
        ("", None, None),
    ];
    for (key, on_row, on_control) in cases {
        assert_eq!(KeyAction::of(key, Holder::Row), on_row, "`{key}` on a row");
        assert_eq!(KeyAction::of(key, Holder::Control), on_control, "`{key}` on a control");
        assert_eq!(KeyAction::of(key, Holder::Field), None, "`{key}` in a field is typed");
    }
}
