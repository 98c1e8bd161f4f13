//! One function a command.

use std::path::Path;

use duibiao::assessment::{Dossier, Period, Subject, asked, units_of};
use duibiao::evaluate;
use duibiao::evaluate::Evaluation;
use duibiao::exchange::workbook::{self, Whose};
use duibiao::exchange::{self, Kind, Material, catalogue, evaluation, json, recognise, schema};
use duibiao::plan::{self, Plan, SubjectKind, shipped};

use super::args::Args;
use super::files::{lines, read, read_assessment, toml, write};
use super::help::HELP;
use super::{Failure, put, say};

pub fn run(args: &Args) -> Result<(), Failure> {
    match args.command.as_str() {
        "plans" => plans(args),
        "plan" => plan(args),
        "check" => check(args),
        "score" => score(args),
        "export" => export(args),
        "form" => form(args),
        "seeds" => seeds(args),
        "schema" => schemas(args),
        "help" | "--help" | "-h" => put(HELP),
        "--version" | "-V" => put(&format!("duibiao {} ({})\n", env!("CARGO_PKG_VERSION"), duibiao::BUILD)),
        "" => Err(Failure::Usage("请写明要做什么，例如 duibiao plans。".to_owned())),
        command => Err(Failure::Usage(format!("没有“{command}”这个命令。"))),
    }
}

fn shipped_plans() -> Result<Vec<Plan>, Failure> {
    let plans = shipped::SEEDS.iter().map(|seed| shipped_plan(seed.id));
    plans.collect()
}

fn shipped_plan(id: &str) -> Result<Plan, Failure> {
    let known = || shipped::SEEDS.iter().map(|seed| seed.id).collect::<Vec<_>>().join("、");
    let found = shipped::plan(id).ok_or_else(|| Failure::line(format!("没有内置计划“{id}”，可用：{}。", known())))?;
    found.map_err(|problems| Failure::Lines(problems.iter().map(ToString::to_string).collect()))
}

fn plans(args: &Args) -> Result<(), Failure> {
    args.no_operand()?;
    put(&catalogue::catalogue(&shipped_plans()?))
}

fn plan(args: &Args) -> Result<(), Failure> {
    let id = args.operand("计划编号")?;
    put(&(shipped_plan(&id.to_string_lossy())?.to_json() + "\n"))
}

/// Every problem of every file, one a line; what only needs a look does not fail.
fn check(args: &Args) -> Result<(), Failure> {
    if args.operands.is_empty() {
        return Err(Failure::Usage("check 后面缺少文件。".to_owned()));
    }
    let mut all = Vec::new();
    for path in &args.operands {
        match check_file(path, args) {
            Ok(()) => {}
            Err(Failure::Usage(line)) => all.push(line),
            Err(Failure::Lines(lines)) => all.extend(lines),
        }
    }
    if all.is_empty() { Ok(()) } else { Err(Failure::Lines(all)) }
}

fn check_file(path: &Path, args: &Args) -> Result<(), Failure> {
    let bytes = read(path, args.language())?;
    let failed = |problems: Vec<_>| Failure::Lines(lines(path, &problems, args.language()));
    match recognise(&bytes) {
        Ok(Kind::Plan(text)) => plan::read(text).map(drop).map_err(failed),
        Ok(Kind::Assessment(_) | Kind::Workbook(_)) => read_assessment(path, args.plan.as_deref(), args.language()).map(drop),
        Ok(Kind::Backup(text)) => {
            let found = exchange::backup::read(text).map_err(failed)?;
            lines(path, &found.warnings, args.language()).iter().for_each(|line| say(line));
            Ok(())
        }
        Err(problems) => match toml(path, &bytes) {
            Some(text) if plan::is_metrics_toml(text) => plan::metrics_from_toml(text).map(drop).map_err(failed),
            Some(text) => plan::from_toml(text).map(drop).map_err(failed),
            None => Err(failed(problems)),
        },
    }
}

/// An assessment with its plan, judged as the options say.
fn judged(args: &Args) -> Result<(Plan, Dossier, Evaluation), Failure> {
    let path = args.operand("自评文件")?;
    let (plan, imported) = read_assessment(path, args.plan.as_deref(), args.language())?;
    let today = args.today.unwrap_or_else(|| chrono::Local::now().date_naive());
    let mut asked = imported.dossier.clone();
    asked.assessment.as_of = args.as_of.or(asked.assessment.as_of);
    asked.assessment.basis = args.basis.unwrap_or(asked.assessment.basis);
    if let Some(as_of) = args.as_of.filter(|as_of| *as_of > today && !asked.is_sealed()) {
        say(&format!("{}: 自评时点 {as_of} 晚于今天，按今天 {today} 计算。", path.display()));
    }
    let chosen = args.as_of.is_some() || args.basis.is_some() || args.today.is_some();
    if chosen && asked.is_sealed() {
        say(&format!("{}: 已封存，自评时点、基准和日期以封存时为准。", path.display()));
    }
    let unreadable = || Failure::line(format!("{}: 封存的内容由更新的版本写成，读不出来。", path.display()));
    let evaluation = evaluate::judged(&plan, &asked, today).ok_or_else(unreadable)?;
    Ok((plan, imported.dossier, evaluation))
}

fn score(args: &Args) -> Result<(), Failure> {
    let (plan, dossier, evaluation) = judged(args)?;
    put(&evaluation::write(&plan, &dossier, &evaluation, args.language()))
}

/// Writes the file, then reads it back and compares before it says that it is done.
fn export(args: &Args) -> Result<(), Failure> {
    let known = || exchange::FORMATS.iter().map(|format| format.id).collect::<Vec<_>>().join("、");
    let id = args.format.as_deref().ok_or_else(|| Failure::Usage(format!("export 缺少 --format，可用：{}。", known())))?;
    let writer = exchange::writer(id);
    let writer = writer.ok_or_else(|| Failure::Usage(format!("没有“{id}”这种格式，可用：{}。", known())))?;
    let out = args.needed_out()?;
    let (plan, dossier, evaluation) = judged(args)?;
    let material = Material { plan: &plan, dossier: &dossier, evaluation: &evaluation };
    write(out, &(writer.write)(material))?;
    if !(writer.reads_back)(&read(out, args.language())?, material) {
        return Err(Failure::line(format!("{}: 写完读回，内容不一致，请换个位置再导出。", out.display())));
    }
    put(&format!("已导出 {}，回执码 {}。\n", out.display(), json::receipt_of(&plan, &dossier)))
}

/// Writes a blank form; what is written was read back already.
fn form(args: &Args) -> Result<(), Failure> {
    let id = args.operand("计划编号")?.to_string_lossy().into_owned();
    let kind = args.kind.ok_or_else(|| Failure::Usage("form 缺少 --kind，例如 --kind primary。".to_owned()))?;
    let (out, plan) = (args.needed_out()?, shipped_plan(&id)?);
    let today = args.today.unwrap_or_else(|| chrono::Local::now().date_naive());
    let name = args.name.as_deref().unwrap_or_default().trim();
    if kind == SubjectKind::Unit && name.is_empty() {
        return Err(Failure::Usage(format!("form 缺少 --name，可用：{}。", units_of(&plan).join("、"))));
    }
    let subject = Subject::new("".into(), name.to_owned(), kind, plan.region.clone());
    if asked(&plan, &subject).next().is_none() {
        return Err(Failure::line(format!("{id} 没有要问它的内容。")));
    }
    let whose = Whose { kind, name, region: &plan.region };
    let file = workbook::form(&plan, whose, Period::school_year_of(today), today);
    let file = file.ok_or_else(|| Failure::line(format!("{}: 写完读回，内容不一致。", out.display())))?;
    write(out, &file)?;
    put(&format!("已导出 {}。\n", out.display()))
}

fn seeds(args: &Args) -> Result<(), Failure> {
    args.no_operand()?;
    let out = args.needed_out()?;
    let plans = shipped_plans()?;
    for plan in &plans {
        let text = serde_json::to_string(plan).map_err(|error| Failure::line(error.to_string()))?;
        write(&out.join(format!("{}.json", plan.id)), text.as_bytes())?;
    }
    write(&out.join("catalogue.json"), catalogue::catalogue(&plans).as_bytes())
}

fn schemas(args: &Args) -> Result<(), Failure> {
    args.no_operand()?;
    let out = args.needed_out()?;
    schema::SCHEMAS.iter().try_for_each(|each| write(&out.join(each.file), (each.make)().as_bytes()))
}
