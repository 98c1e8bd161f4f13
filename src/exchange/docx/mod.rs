//! 自评报告 as a document for Word and WPS, laid out as GB/T 9704-2012 asks of official documents.
//!
//! | what | how |
//! | --- | --- |
//! | page | A4; margins 37, 35, 28, 26 mm; page number 4号 `— 1 —`, outside |
//! | title | 2号 小标宋, centred |
//! | text | 3号 仿宋, exactly 28 points a line, first line in by two characters |
//! | `一、` `（一）` `1.` | 黑体, 楷体, 仿宋; the first two are headings of the document's outline |
//! | tables | 小四; the head is repeated on every page, no row is split |
//!
//! Fonts go by name, each with what stands in where it is missing (`parts`). Reading a file back is in `look`.

mod look;
mod parts;

use docx_rs::{
    AlignmentType, Docx, Footer, LineSpacing, LineSpacingType, PageMargin, PageNum, Paragraph, Run, RunFonts,
    SpecialIndentType, Style, StyleType, Table as DocxTable, TableCell, TableLayoutType, TableRow, VAlignType, WidthType,
};

use super::report::{Block, Report, Table, report};
use super::{Material, json};
use crate::exact::read_decimal;
use crate::i18n::paper;

pub use look::{Seen, look};

/// Twentieths of a point, as documents measure: a millimetre is 56.7 of them.
const fn mm(millimetres: i32) -> i32 {
    millimetres * 567 / 10
}

/// The width of what is printed: 156 mm.
const WIDTH: usize = 8845;
/// 28 points.
const LINE: i32 = 560;
/// Half points.
const TITLE: usize = 44;
const BODY: usize = 32;
const PAGE_NUMBER: usize = 28;
const CELL: usize = 24;
/// Two characters of the text, four of them.
const TWO: i32 = 640;
const FOUR: i32 = 1280;

/// The report as a file; nothing where the archive could not be made.
pub fn write(material: Material) -> Vec<u8> {
    let Material { plan, dossier, evaluation } = material;
    let report = report(plan, dossier, evaluation);
    let receipt = json::receipt_of(plan, dossier);
    let day = format!("{}T00:00:00Z", evaluation.moment.today);
    parts::packed(document(&report, &receipt, &day)).unwrap_or_default()
}

/// Whether a file is this report: every text of it in order, every table, and the page as it should be.
pub fn reads_back(bytes: &[u8], material: Material) -> bool {
    let Material { plan, dossier, evaluation } = material;
    let report = report(plan, dossier, evaluation);
    let Some(seen) = look(bytes) else { return false };
    let tables = report.all().filter(|block| matches!(block, Block::Table(_))).count();
    seen.paragraphs == lines(&report, &json::receipt_of(plan, dossier)) && seen.tables == tables && seen.repeated == tables
}

/// Every paragraph of the document, those of cells too.
fn lines(report: &Report, receipt: &str) -> Vec<String> {
    let mut lines: Vec<String> = report.title.iter().chain([&report.period]).cloned().collect();
    let of = |block: &Block| match block {
        Block::Heading { text, .. } => vec![text.clone()],
        Block::Passage(passage) => passage.line().lines().map(str::to_owned).collect(),
        Block::Table(table) => {
            let head = table.head.iter().map(|cell| (*cell).to_owned());
            head.chain(table.rows.iter().flatten().map(|cell| one_line(cell))).collect()
        }
    };
    lines.extend(report.blocks.iter().flat_map(of));
    lines.extend(report.signed.iter().cloned().chain([paper::receipt(receipt)]));
    lines.extend(report.annex.iter().flat_map(of));
    lines.into_iter().map(|line| clean(&line)).filter(|line| !line.is_empty()).collect()
}

fn one_line(text: &str) -> String {
    text.lines().map(str::trim).collect::<Vec<_>>().join(" ")
}

/// Without what no XML may hold.
fn clean(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}')).collect::<String>().trim().to_owned()
}

fn fonts(east_asian: &str) -> RunFonts {
    RunFonts::new().east_asia(east_asian).ascii(parts::LATIN).hi_ansi(parts::LATIN).cs(parts::LATIN)
}

fn exact() -> LineSpacing {
    LineSpacing::new().line_rule(LineSpacingType::Exact).line(LINE).before(0).after(0)
}

fn document(report: &Report, receipt: &str, day: &str) -> Docx {
    let margin =
        PageMargin::new().top(mm(37)).bottom(mm(35)).left(mm(28)).right(mm(26)).header(mm(15)).footer(mm(25)).gutter(0);
    let docx = Docx::new()
        .created_at(day)
        .updated_at(day)
        .page_size(11906, 16838)
        .page_margin(margin)
        .default_fonts(fonts(parts::BODY))
        .default_size(BODY)
        .default_line_spacing(exact())
        .footer(footer(false))
        .even_footer(footer(true));
    let docx = styles().into_iter().fold(docx, Docx::add_style);
    let docx = report.title.iter().fold(docx, |docx, line| docx.add_paragraph(styled("Title", line)));
    let docx = docx.add_paragraph(styled("Subtitle", &report.period)).add_paragraph(Paragraph::new());
    let docx = report.blocks.iter().fold(docx, |docx, block| add(docx, block, false));
    let docx = docx.add_paragraph(Paragraph::new());
    let docx = report.signed.iter().fold(docx, |docx, line| docx.add_paragraph(styled("Signature", line)));
    let docx = docx.add_paragraph(styled("Receipt", &paper::receipt(receipt)));
    let annexes = report.annex.iter().enumerate();
    annexes.fold(docx, |docx, (place, block)| add(docx, block, place == 0))
}

fn styles() -> Vec<Style> {
    let style = |id: &str, name: &str| Style::new(id, StyleType::Paragraph).name(name).based_on("Normal").q_format(true);
    let heading = |id: &str, name: &str, font: &str, level: usize| {
        style(id, name).fonts(fonts(font)).size(BODY).outline_lvl(level).next("BodyText").line_spacing(exact())
    };
    let centred = |id: &str, name: &str| style(id, name).align(AlignmentType::Center).line_spacing(exact());
    let inside =
        |style: Style| style.indent(Some(0), Some(SpecialIndentType::FirstLine(TWO)), None, None).first_line_chars(200);
    vec![
        Style::new("Normal", StyleType::Paragraph).name("Normal").q_format(true).line_spacing(exact()),
        centred("Title", "Title").fonts(fonts(parts::TITLE)).size(TITLE),
        centred("Subtitle", "Subtitle").fonts(fonts(parts::SECOND)).size(BODY),
        inside(heading("Heading1", "heading 1", parts::FIRST, 0)),
        inside(heading("Heading2", "heading 2", parts::SECOND, 1)),
        heading("Annex", "Annex", parts::FIRST, 0),
        inside(style("BodyText", "Body Text").align(AlignmentType::Both).line_spacing(exact())),
        style("Signature", "Signature").align(AlignmentType::Right).indent(None, None, Some(FOUR), None).line_spacing(exact()),
        style("Receipt", "Receipt").fonts(fonts(parts::SECOND)).size(CELL).line_spacing(exact()),
        style("Cell", "Cell").size(CELL).line_spacing(cell_line()),
        // Numbers stand in the middle of their column.
        centred("CellNumber", "Cell Number").size(CELL).line_spacing(cell_line()),
        style("CellHead", "Cell Head")
            .fonts(fonts(parts::FIRST))
            .size(CELL)
            .align(AlignmentType::Center)
            .line_spacing(cell_line()),
        style("Footer", "footer").fonts(fonts(parts::NUMBER)).size(PAGE_NUMBER).line_spacing(exact()),
    ]
}

/// 18 points: a table is closer than text.
fn cell_line() -> LineSpacing {
    LineSpacing::new().line_rule(LineSpacingType::Exact).line(360).before(0).after(0)
}

fn styled(style: &str, text: &str) -> Paragraph {
    Paragraph::new().style(style).add_run(Run::new().add_text(clean(text)))
}

/// `— 1 —`, one character from the edge: right on odd pages, left on even ones.
fn footer(is_left: bool) -> Footer {
    let (start, end) = if is_left { (Some(280), None) } else { (None, Some(280)) };
    let dash = |text: &str| Run::new().add_text(text).size(PAGE_NUMBER).fonts(fonts(parts::NUMBER));
    let side = if is_left { AlignmentType::Left } else { AlignmentType::Right };
    let number = Paragraph::new().style("Footer").align(side).indent(start, None, end, None);
    Footer::new().add_paragraph(number.add_run(dash("— ")).add_page_num(PageNum::new()).add_run(dash(" —")))
}

fn add(docx: Docx, block: &Block, begins_annex: bool) -> Docx {
    match block {
        Block::Heading { text, .. } if text.starts_with(paper::ANNEX) => {
            let heading = styled("Annex", text).keep_next(true).page_break_before(begins_annex);
            docx.add_paragraph(heading)
        }
        Block::Heading { level, text } => {
            docx.add_paragraph(styled(if *level == 1 { "Heading1" } else { "Heading2" }, text).keep_next(true))
        }
        Block::Passage(passage) => {
            let line = passage.line();
            let lines = line.lines().filter(|line| !line.trim().is_empty());
            lines.fold(docx, |docx, line| docx.add_paragraph(styled("BodyText", line)))
        }
        // Word joins tables that stand side by side.
        Block::Table(table) => docx.add_table(made(table)).add_paragraph(Paragraph::new().style("Cell")),
    }
}

fn made(table: &Table) -> DocxTable {
    let width = |place: usize| WIDTH * table.widths.get(place).copied().unwrap_or_default() as usize / 100;
    let cell = |place: usize, style: &str, text: &str| {
        let cell = TableCell::new().width(width(place), WidthType::Dxa).vertical_align(VAlignType::Center);
        cell.add_paragraph(styled(style, &one_line(text)))
    };
    let row = |cells: Vec<TableCell>| TableRow::new(cells).cant_split();
    let head = row(table.head.iter().enumerate().map(|(place, text)| cell(place, "CellHead", text)).collect());
    let rows = table.rows.iter().map(|texts| {
        let style = |text: &str| if read_decimal(text).is_some() { "CellNumber" } else { "Cell" };
        row(texts.iter().enumerate().map(|(place, text)| cell(place, style(text), text)).collect())
    });
    DocxTable::new(std::iter::once(head).chain(rows).collect())
        .set_grid((0..table.head.len()).map(width).collect())
        .layout(TableLayoutType::Fixed)
        .width(WIDTH, WidthType::Dxa)
}
