//! The papers as people get them, kept as test output, and opened by another office program where one is installed: each is
//! turned into a PDF without a word of complaint.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use duibiao::assessment::{Dossier, Period};
use duibiao::evaluate::judged;
use duibiao::exchange::workbook::{self, Whose};
use duibiao::exchange::{Material, writer};
use duibiao::plan::{Plan, SubjectKind};

use super::papers::{TODAY, three_subjects, with_school_vetoes};
use crate::cases::top;
use crate::scenario::day;

/// Every paper of the three subjects, and two blank forms.
fn papers(plan: &Plan) -> Vec<(String, Vec<u8>)> {
    let of = |dossier: &Dossier, format: &str| {
        let evaluation = judged(plan, dossier, day(TODAY)).expect("judged");
        (writer(format).expect("a writer").write)(Material { plan, dossier, evaluation: &evaluation })
    };
    let written = three_subjects(plan)
        .into_iter()
        .flat_map(|(file, dossier)| ["xlsx", "docx"].map(|format| (format!("{file}-{format}.{format}"), of(&dossier, format))));
    let form = |kind: SubjectKind, name: &str| {
        let whose = Whose { kind, name, region: &plan.region };
        workbook::form(plan, whose, Period::SchoolYear(2025), day(TODAY)).expect("it is written")
    };
    let forms =
        [("form-primary.xlsx", form(SubjectKind::Primary, "")), ("form-unit.xlsx", form(SubjectKind::Unit, "县教体局"))];
    written.chain(forms.map(|(name, bytes)| (name.to_owned(), bytes))).collect()
}

/// LibreOffice, where it is installed.
fn office() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join("soffice")).find(|program| program.exists())
}

#[test]
fn another_office_program_opens_every_paper() {
    let folder = top().join("tests/output/papers");
    fs::create_dir_all(&folder).expect("a folder for the papers");
    let plan = with_school_vetoes();
    let files: Vec<PathBuf> = papers(&plan).into_iter().map(|(name, bytes)| kept(&folder.join(name), &bytes)).collect();
    let Some(program) = office() else {
        println!("LibreOffice is not installed: the papers lie in {} and were not opened", folder.display());
        return;
    };
    let profile = profile_folder();
    let output = Command::new(program)
        .arg(format!("-env:UserInstallation=file://{}", profile.display()))
        .args(["--headless", "--convert-to", "pdf", "--outdir"])
        .arg(&folder)
        .args(&files)
        .output()
        .expect("it starts");
    let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    let complaints: Vec<&str> = said.lines().filter(|line| is_complaint(line)).collect();
    assert_eq!(complaints, Vec::<&str>::new());
    assert!(output.status.success(), "{said}");
    for file in &files {
        let pdf = fs::read(file.with_extension("pdf")).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        assert!(pdf.starts_with(b"%PDF-"), "{}", file.display());
    }
    fs::remove_dir_all(&profile).expect("the profile goes again");
}

fn kept(file: &Path, bytes: &[u8]) -> PathBuf {
    fs::write(file, bytes).expect("it is written");
    // One of before is no proof.
    let _ = fs::remove_file(file.with_extension("pdf"));
    file.to_owned()
}

fn profile_folder() -> PathBuf {
    std::env::temp_dir().join(format!("duibiao-office-{}", std::process::id()))
}

/// The program tells of every file that it converts; it complains about a missing Java, which no paper needs.
fn is_complaint(line: &str) -> bool {
    let line = line.to_lowercase();
    (line.contains("warn") || line.contains("error") || line.contains("fail")) && !line.contains("java")
}
