//! The core, timed on this machine: `cargo bench --bench core`. What is timed stands in `tasks.rs`, which the page is
//! timed at as well.

mod tasks;

use criterion::{Criterion, criterion_group, criterion_main};

fn core(criterion: &mut Criterion) {
    for mut task in tasks::tasks() {
        criterion.bench_function(task.name, |bencher| bencher.iter(&mut task.run));
    }
}

criterion_group!(benches, core);
criterion_main!(benches);
