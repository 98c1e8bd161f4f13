//! The README says what is true: its table of plans, its commands, and the plan it shows.

use std::path::Path;

use duibiao::plan::{self, shipped::SEEDS};

const README: &str = include_str!("../../README.md");

#[test]
fn the_table_of_plans_has_every_plan_with_its_counts() {
    for seed in SEEDS {
        let plan = plan::read(seed.text).expect("a shipped plan is right");
        let counts = plan.counts();
        let row = format!(
            "| `{}` | {} | {} | {} | {} | {} |",
            plan.id, plan.title, counts.measures, counts.goals, counts.demands, counts.checkpoints
        );
        assert!(README.contains(&row), "the README lacks the row\n{row}");
    }
    assert_eq!(README.matches("\n| `").count(), SEEDS.len(), "no row without a plan");
}

#[test]
fn the_plan_that_it_shows_is_right() {
    let shown = README.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).expect("a plan is shown");
    assert_eq!(plan::read(shown).map(|plan| plan.counts().checkpoints), Ok(1));
}

#[test]
fn the_commands_and_files_that_it_names_are_there() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    for name in [".dev/serve", ".dev/test", ".ci/run", "public/screenshot.png", "public/schema/plan.schema.json"] {
        assert!(README.contains(name), "{name}");
        assert!(top.join(name).is_file(), "{name}");
    }
}
