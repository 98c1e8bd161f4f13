//! Units of measure: the one list of them. A number without a unit from this list does not get in.

/// How a shortfall in a unit is weighed (`evaluate::attainment`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nature {
    /// Things, times, areas, money: half the number is half the way.
    Amount,
    /// Rates and per-head figures: half the target is nothing yet.
    Rate,
}

/// A unit as plans write it.
#[derive(Debug, PartialEq, Eq)]
pub struct Unit {
    pub name: &'static str,
    pub nature: Nature,
    /// What a quotient of two counts is multiplied by to be in this unit.
    pub factor: u32,
    /// How many of the base unit one of these is: 1 万元 is 10,000 元.
    pub scale: u32,
    pub english: &'static str,
}

const fn amount(name: &'static str, english: &'static str) -> Unit {
    Unit { name, nature: Nature::Amount, factor: 1, scale: 1, english }
}

const fn rate(name: &'static str, factor: u32, english: &'static str) -> Unit {
    Unit { name, nature: Nature::Rate, factor, scale: 1, english }
}

pub static UNITS: &[Unit] = &[
    rate("%", 100, "%"),
    rate("人/百生", 100, "per 100 pupils"),
    rate("间/百生", 100, "rooms per 100 pupils"),
    rate("间/12班", 12, "rooms per 12 classes"),
    rate("㎡/生", 1, "㎡ per pupil"),
    rate("元/生", 1, "yuan per pupil"),
    rate("册/生", 1, "books per pupil"),
    rate("倍", 1, "times"),
    rate("间/班", 1, "rooms per class"),
    rate("百分点", 1, "percentage points"),
    amount("人", "people"),
    amount("名", "people"),
    amount("所", "schools"),
    amount("个", "items"),
    amount("项", "items"),
    amount("次", "times"),
    amount("人次", "person-times"),
    amount("节", "lessons"),
    amount("课时", "class hours"),
    amount("学时", "study hours"),
    amount("门", "courses"),
    amount("篇", "pieces"),
    amount("场", "events"),
    amount("间", "rooms"),
    amount("台", "devices"),
    amount("套", "sets"),
    amount("班", "classes"),
    amount("册", "volumes"),
    amount("年", "years"),
    amount("岁", "years of age"),
    amount("届", "terms"),
    amount("天", "days"),
    amount("小时", "hours"),
    amount("分钟", "minutes"),
    amount("米", "m"),
    amount("亩", "mu"),
    amount("㎡", "㎡"),
    amount("元", "yuan"),
    Unit { scale: 10_000, ..amount("万元", "10,000 yuan") },
    Unit { scale: 100_000_000, ..amount("亿元", "100 million yuan") },
    Unit { scale: 10_000, ..amount("万人", "10,000 people") },
];

/// The unit of what is simply counted: how many of how many.
pub fn count() -> &'static Unit {
    &COUNT
}

static COUNT: Unit = amount("个", "items");

/// The unit of a name.
pub fn unit(name: &str) -> Option<&'static Unit> {
    UNITS.iter().find(|unit| unit.name == name)
}
