//! Pages written as a workbook: the only code that names the crate that writes.
//!
//! A text is written as text, never as a formula; what looks like one is marked as quoted besides, so that it stays text
//! when someone edits its cell. The same pages make the same bytes: the day of making comes from the order.

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{
    ConditionalFormatCell, ConditionalFormatCellRule, DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign,
    FormatBorder, ProtectionOptions, Workbook, Worksheet, XlsxError,
};

use super::grid::name_of;
use super::page::{Cell, Choice, Look, Page, Shade, Value};
use crate::exact::to_cell;
use crate::i18n::workbook as words;

const BODY_FONT: &str = "宋体";
const HEAD_FONT: &str = "黑体";
const A4: u8 = 9;
const BORDER: u32 = 0x80_80_80;
const HEAD_FILL: u32 = 0xE7_EC_F2;
const FILL: u32 = 0xFF_FB_E6;
const GRAVE: u32 = 0xF4_C7_C3;
const SLIGHT: u32 = 0xFD_F0_CC;
const GREY: u32 = 0x80_80_80;

/// A cell far from everything.
const EMPTY: (u32, u16) = (0, 50);

/// The pages, and after them what only the program reads, as a file.
pub fn render(pages: &[Page], hidden: &Page, title: &str, made: NaiveDate) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let created = ExcelDateTime::from_ymd(made.year() as u16, made.month() as u8, made.day() as u8)?;
    book.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&created));
    for page in pages {
        sheet(book.add_worksheet(), page)?;
    }
    let last = book.add_worksheet();
    sheet(last, hidden)?;
    // Some programs print hidden sheets, but none that are empty where they are printed.
    last.set_print_area(EMPTY.0, EMPTY.1, EMPTY.0, EMPTY.1)?.set_footer("").set_very_hidden(true);
    book.save_to_buffer()
}

fn sheet(sheet: &mut Worksheet, page: &Page) -> Result<(), XlsxError> {
    sheet.set_name(page.name)?;
    for (column, width) in page.widths.iter().enumerate() {
        sheet.set_column_width(column as u16, *width)?;
    }
    for span in &page.spans {
        let look = cell_at(page, span.first).map_or(Look::Text, |cell| cell.look);
        sheet.merge_range(span.first.0, span.first.1, span.last.0, span.last.1, "", &format(look, false))?;
    }
    for (row, cells) in page.rows.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            let is_covered = page.spans.iter().any(|span| {
                (row as u32, column as u16) != span.first
                    && (span.first.0..=span.last.0).contains(&(row as u32))
                    && (span.first.1..=span.last.1).contains(&(column as u16))
            });
            if !is_covered {
                write(sheet, row as u32, column as u16, cell)?;
            }
        }
    }
    for (row, height) in &page.heights {
        sheet.set_row_height(*row, *height)?;
    }
    choices(page).into_iter().try_for_each(|(among, cells)| choose(sheet, among, &cells))?;
    page.shades.iter().try_for_each(|shade| set_off(sheet, page, shade))?;
    print(sheet, page)
}

fn cell_at(page: &Page, (row, column): (u32, u16)) -> Option<&Cell> {
    page.rows.get(row as usize)?.get(usize::from(column))
}

fn write(sheet: &mut Worksheet, row: u32, column: u16, cell: &Cell) -> Result<(), XlsxError> {
    match &cell.value {
        Value::Blank if cell.look == Look::Bare => return Ok(()),
        Value::Blank => sheet.write_blank(row, column, &format(cell.look, false))?,
        Value::Text(text) => {
            let format = format(cell.look, text.starts_with(BEGINS_FORMULA));
            sheet.write_string_with_format(row, column, text, &format)?
        }
        Value::Number(number) => sheet.write_number_with_format(row, column, to_cell(number), &format(cell.look, false))?,
        Value::Day(day) => {
            let day = ExcelDateTime::from_ymd(day.year() as u16, day.month() as u8, day.day() as u8)?;
            sheet.write_datetime_with_format(row, column, &day, &format(cell.look, false))?
        }
    };
    Ok(())
}

/// What a spreadsheet may take for the beginning of a formula once a cell is edited.
const BEGINS_FORMULA: [char; 4] = ['=', '+', '-', '@'];

fn format(look: Look, is_quoted: bool) -> Format {
    let body = Format::new().set_font_name(BODY_FONT).set_font_size(10).set_text_wrap().set_align(FormatAlign::VerticalCenter);
    let bordered = body.clone().set_border(FormatBorder::Thin).set_border_color(BORDER);
    let fill = bordered.clone().set_background_color(FILL).set_unlocked();
    let format = match look {
        Look::Bare => body,
        Look::Title => body.set_font_name(HEAD_FONT).set_font_size(18).set_align(FormatAlign::Center),
        Look::Line => body,
        Look::Head => bordered.set_font_name(HEAD_FONT).set_background_color(HEAD_FILL).set_align(FormatAlign::Center),
        Look::Text => bordered,
        Look::Centre => bordered.set_align(FormatAlign::Center),
        Look::Number => bordered.set_align(FormatAlign::Right),
        Look::Day => bordered.set_align(FormatAlign::Center).set_num_format(DAY),
        Look::Code => body.set_font_size(8).set_font_color(GREY),
        Look::Fill => fill,
        Look::FillCentre => fill.set_align(FormatAlign::Center),
        Look::FillNumber => fill.set_align(FormatAlign::Right),
    };
    if is_quoted { format.set_quote_prefix() } else { format }
}

const DAY: &str = "yyyy\"年\"m\"月\"d\"日\"";

/// A list, and where it may be chosen from.
type Listed<'a> = (&'a [String], Vec<(u32, u16)>);

/// What may be chosen, each list once, with all the cells that it is for.
fn choices(page: &Page) -> Vec<Listed<'_>> {
    let mut lists: Vec<Listed> = Vec::new();
    for Choice { cell, among } in &page.choices {
        match lists.iter_mut().find(|(known, _)| known == among) {
            Some((_, cells)) => cells.push(*cell),
            None => lists.push((among, vec![*cell])),
        }
    }
    lists
}

fn choose(sheet: &mut Worksheet, among: &[String], cells: &[(u32, u16)]) -> Result<(), XlsxError> {
    let Some((row, column)) = cells.first().copied() else { return Ok(()) };
    // A plan's own levels may be more than a list holds: then they are typed.
    let Ok(listed) = DataValidation::new().allow_list_strings(among) else { return Ok(()) };
    let all = cells.iter().map(|(row, column)| name_of(*row, *column)).collect::<Vec<_>>().join(" ");
    let listed = listed.set_error_title(words::CHOOSE)?.set_error_message(words::choose_from(among))?.set_multi_range(all);
    sheet.add_data_validation(row, column, row, column, &listed)?;
    Ok(())
}

fn set_off(sheet: &mut Worksheet, page: &Page, shade: &Shade) -> Result<(), XlsxError> {
    let last = (page.rows.len() as u32).saturating_sub(1);
    let look = if shade.is_grave {
        Format::new().set_background_color(GRAVE).set_bold()
    } else {
        Format::new().set_background_color(SLIGHT)
    };
    for word in &shade.words {
        let rule = ConditionalFormatCellRule::EqualTo(word.as_str().to_owned());
        let shown = ConditionalFormatCell::new().set_rule(rule).set_format(&look);
        sheet.add_conditional_format(page.head, shade.column, last.max(page.head), shade.column, &shown)?;
    }
    Ok(())
}

/// A4, on so many pages as it takes, each as wide as the sheet; numbered, with the heads again.
fn print(sheet: &mut Worksheet, page: &Page) -> Result<(), XlsxError> {
    let last = (page.rows.len() as u32).saturating_sub(1);
    sheet.set_paper_size(A4).set_print_fit_to_pages(1, 0).set_print_center_horizontally(true);
    sheet.set_margins(0.5, 0.5, 0.6, 0.6, 0.3, 0.3).set_footer(words::footer(page.name)).set_screen_gridlines(false);
    if !page.is_portrait {
        sheet.set_landscape();
    }
    if page.printed > 0 && !page.rows.is_empty() {
        sheet.set_print_area(0, 0, last, page.printed - 1)?;
    }
    if page.head > 0 {
        sheet.set_freeze_panes(page.head, 0)?.set_repeat_rows(0, page.head - 1)?;
    }
    if page.is_locked {
        // No password: it keeps slips of the hand away, not people.
        let options =
            ProtectionOptions { format_rows: true, format_columns: true, format_cells: true, ..ProtectionOptions::new() };
        sheet.protect_with_options(&options);
    }
    Ok(())
}
