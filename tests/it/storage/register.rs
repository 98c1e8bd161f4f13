//! The theory: bags of registers join in any order, any number of times, to the same; and read back as they were written.

use duibiao::storage::{Bag, Register};
use proptest::prelude::*;

use crate::cases::random;

fn bag() -> impl Strategy<Value = Bag> {
    let register = (0u64..5, 1u64..=3, "[a-c]{0,2}").prop_map(|(revision, version, body)| Register { revision, version, body });
    prop::collection::vec(("[x-z]", register), 0..6).prop_map(|registers| registers.into_iter().collect())
}

fn joined(bags: &[&Bag]) -> Bag {
    let mut all = Bag::default();
    bags.iter().for_each(|bag| _ = all.join(bag));
    all
}

proptest! {
    #![proptest_config(random(500))]

    #[test]
    fn the_order_of_joining_does_not_matter(a in bag(), b in bag(), c in bag()) {
        prop_assert_eq!(joined(&[&a, &b]), joined(&[&b, &a]));
        prop_assert_eq!(joined(&[&joined(&[&a, &b]), &c]), joined(&[&a, &joined(&[&b, &c])]));
        prop_assert_eq!(joined(&[&a, &a]), a.clone());
        let whole = joined(&[&a, &b, &c]);
        prop_assert!([&a, &b, &c].iter().all(|bag| whole.covers(bag)));
        prop_assert!(!whole.clone().join(&a), "nothing new");
        prop_assert_eq!(whole.newest(), [&a, &b, &c].map(Bag::newest).into_iter().max().unwrap_or_default());
    }

    #[test]
    fn the_higher_revision_wins(a in bag(), b in bag()) {
        for (key, register) in joined(&[&a, &b]).iter() {
            let of = |bag: &Bag| bag.get(key).map(|register| register.revision);
            prop_assert_eq!(Some(register.revision), of(&a).max(of(&b)));
        }
    }

    #[test]
    fn any_bag_reads_back(registers in prop::collection::vec((any::<String>(), any::<u64>(), 1u64..=3, any::<String>()), 0..8)) {
        let registers = registers.into_iter().map(|(key, revision, version, body)| (key, Register { revision, version, body }));
        let bag: Bag = registers.collect();
        prop_assert_eq!(Bag::read(&bag.text()), Some(bag));
    }

    #[test]
    fn no_text_makes_reading_panic(text in any::<String>(), numbers in "([0-9]{1,3} ){3}[0-9]{1,20}\n.{0,20}") {
        let _ = (Bag::read(&text), Bag::read(&numbers));
    }
}
