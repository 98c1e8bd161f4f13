//! Which plans come first, by where a subject is.

use duibiao::plan::{NATION, Nearness, in_order, nearness};

use crate::cases::check_all;

fn word(near: Nearness) -> &'static str {
    match near {
        Nearness::Own => "own",
        Nearness::Nation => "nation",
        Nearness::Other => "other",
    }
}

#[test]
fn a_plan_is_near_whom_its_region_covers() {
    check_all("regions.txt", |cells| {
        let [plan, subject, expected] = cells else { return Err(format!("three cells, not {}", cells.len())) };
        let found = word(nearness(plan, subject));
        if found == expected { Ok(()) } else { Err(format!("{plan} for {subject}: {found}, not {expected}")) }
    });
}

const PLANS: [&str; 6] = ["云南省/红河州", "重庆市/巴南区", NATION, "云南省/红河州/绿春县", "广东省/清远市", "云南省/楚雄州"];

/// The plans in the order in which a subject of these regions meets them.
#[track_caller]
fn check(own: &[&str], expected: &str) {
    let own: Vec<String> = own.iter().map(|own| (*own).to_owned()).collect();
    let found = in_order(&PLANS, &own).into_iter().map(|(near, place)| format!("{} {}", word(near), PLANS[place]));
    assert_eq!(found.collect::<Vec<_>>().join("; "), expected, "{own:?}");
}

#[test]
fn the_own_region_comes_first_then_the_nation_then_the_others_by_region() {
    check(
        &["云南省/红河州/绿春县"],
        "own 云南省/红河州/绿春县; own 云南省/红河州; nation 全国; other 云南省/楚雄州; other 广东省/清远市; other 重庆市/巴南区",
    );
    check(
        &["云南省/楚雄州/双柏县"],
        "own 云南省/楚雄州; nation 全国; other 云南省/红河州; other 云南省/红河州/绿春县; other 广东省/清远市; other 重庆市/巴南区",
    );
    check(
        &["广东省/清远市/英德市", "重庆市/巴南区"],
        "own 广东省/清远市; own 重庆市/巴南区; nation 全国; other 云南省/楚雄州; other 云南省/红河州; other 云南省/红河州/绿春县",
    );
}

#[test]
fn where_no_region_is_known_the_nation_comes_first() {
    let expected = "nation 全国; other 云南省/楚雄州; other 云南省/红河州; other 云南省/红河州/绿春县; other 广东省/清远市; other 重庆市/巴南区";
    check(&[], expected);
    check(&[""], expected);
    check(&["贵州省"], expected);
}
