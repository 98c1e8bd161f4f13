//! Numbers as people type them (design §8): the table `tests/cases/figures.txt`, and that nothing typed makes it panic.

use duibiao::assessment::{Reading, read_figure};
use duibiao::evaluate::read_share;
use duibiao::exact::{Stated, plain, short};
use duibiao::plan::{UNITS, Unit, unit};
use proptest::prelude::*;

use crate::cases::{check_all, random};

/// `\u{200f}` as that character, `9×200` as two hundred nines.
fn typed(cell: &str) -> String {
    if let Some((text, times)) = cell.split_once('×') {
        return text.repeat(times.parse().unwrap_or_else(|error| panic!("{cell}: {error}")));
    }
    let mut text = String::new();
    let mut rest = cell;
    while let Some((before, after)) = rest.split_once("\\u{") {
        let (code, behind) = after.split_once('}').unwrap_or_else(|| panic!("{cell}: no }}"));
        let code = u32::from_str_radix(code, 16).ok().and_then(char::from_u32);
        text.push_str(before);
        text.push(code.unwrap_or_else(|| panic!("{cell}: no such character")));
        rest = behind;
    }
    text + rest
}

fn understood(reading: &Reading, unit: &Unit) -> String {
    let value = reading.figure.value(unit).map_or("nothing to divide by".to_owned(), |value| short(&value, 6));
    let value = if value.ends_with("333333") { value[..value.len() - 2].to_owned() } else { value };
    let meant = reading.meant_percent.map_or(String::new(), |meant| format!(" ?{}%", plain(meant)));
    value + &meant
}

#[test]
fn typed_numbers_are_understood_as_the_table_says() {
    check_all("figures.txt", |cells| {
        let (cell, unit_name, expected) = (&cells[0], &cells[1], cells[2..].join("|"));
        let unit = unit(unit_name).ok_or("no such unit")?;
        let found = match read_figure(&typed(cell), unit) {
            None => "blank".to_owned(),
            Some(Ok(reading)) => understood(&reading, unit),
            Some(Err(problem)) => {
                let debug = format!("{problem:?}");
                format!("!{}", debug.split([' ', '{']).next().unwrap_or_default())
            }
        };
        let fits = match expected.strip_prefix('!') {
            Some(problems) => found.strip_prefix('!').is_some_and(|problem| problems.split('|').any(|each| each == problem)),
            None => found == expected,
        };
        if fits { Ok(()) } else { Err(format!("`{cell}` for {unit_name}: {found}, expected {expected}")) }
    });
}

#[test]
fn how_many_of_how_many_are_two_whole_counts() {
    let read = |text: &str| match read_share(text) {
        Ok(Some((meets, of))) => format!("{meets} of {of}"),
        Ok(None) => "blank".to_owned(),
        Err(problem) => format!("{problem:?}"),
    };
    assert_eq!(read("3/9"), "3 of 9");
    assert_eq!(read(" ３／９ "), "3 of 9");
    assert_eq!(read("1,200/3,400"), "1200 of 3400");
    assert_eq!(read("0/0"), "0 of 0");
    for half in ["", "/", "3/", "/9", "3"] {
        assert_eq!(read(half), "blank", "{half}");
    }
    for wrong in ["a/b", "3/9/9", "2.5/9", "-1/9", "1e9/1e9", "三/九"] {
        assert!(read_share(wrong).is_err(), "{wrong}: {}", read(wrong));
    }
}

proptest! {
    #![proptest_config(random(400))]

    #[test]
    fn nothing_typed_makes_it_panic(text in any::<String>(), which in 0..UNITS.len()) {
        let _ = read_figure(&text, &UNITS[which]).map(|read| read.map(|reading| reading.figure.value(&UNITS[which])));
        let _ = read_share(&text);
    }

    #[test]
    fn almost_numbers_do_not_panic_either(text in "[0-9.,/%万亿人所+ -０-９，、％]{0,24}", which in 0..UNITS.len()) {
        let _ = read_figure(&text, &UNITS[which]).map(|read| read.map(|reading| reading.figure.value(&UNITS[which])));
        let _ = read_share(&text);
    }

    #[test]
    fn a_plain_number_is_itself(whole in 0u64..1_000_000_000_000, decimals in 0u32..1_000_000) {
        let text = format!("{whole}.{decimals:06}");
        let unit = unit("元").unwrap();
        let reading = read_figure(&text, unit).unwrap().unwrap();
        let value = reading.figure.value(unit).unwrap();
        prop_assert_eq!(duibiao::exact::fixed(&value, 6, duibiao::exact::Rounding::Down), text);
    }

    /// What a text states is shown and compared in whole numbers, as its ratio would be.
    #[test]
    fn what_a_text_states_needs_no_ratio(a in "-?[0-9]{1,6}([.][0-9]{1,4})?(/[1-9][0-9]{0,2})?", b in "[0-9]{1,4}([.][0-9]{1,2})?(/[1-9][0-9]?)?") {
        let (a, b) = (Stated::from_text(&a).unwrap(), Stated::from_text(&b).unwrap());
        prop_assert_eq!(a.rounded(4).map(plain), Some(short(&a.ratio(), 4)));
        prop_assert_eq!(a.exceeds(b), a.ratio() > b.ratio());
    }
}
