//! Tables of a document as HTML: those that people wrote and those made from the records.

use super::Prose;
use crate::document::{Align, Cell, ComputedTable, Row, RowKind, Value};
use std::fmt::Write;

impl Prose<'_> {
    pub(super) fn table(&mut self, aligns: &[Align], head: &[Cell], rows: &[Vec<Cell>]) {
        self.tables += 1;
        let label = format!("Bảng cuộn ngang {}", self.tables);
        self.open_scroll(&label);
        self.html.push_str("<table><thead><tr>");
        for (at, cell) in head.iter().enumerate() {
            let _ = write!(self.html, "<th scope=\"col\"{}>", class_of(aligns.get(at)));
            self.inlines(cell);
            self.html.push_str("</th>");
        }
        self.html.push_str("</tr></thead><tbody>");
        for row in rows {
            self.html.push_str("\n<tr>");
            for (at, cell) in row.iter().enumerate() {
                let _ = write!(self.html, "<td{}>", class_of(aligns.get(at)));
                self.inlines(cell);
                self.html.push_str("</td>");
            }
            self.html.push_str("</tr>");
        }
        self.html.push_str("</tbody></table></div>\n");
    }

    fn open_scroll(&mut self, label: &str) {
        self.html.push_str("<div class=\"tw\" role=\"region\" tabindex=\"0\"");
        self.attribute("aria-label", label);
        self.html.push('>');
    }

    pub(super) fn computed(&mut self, table: &ComputedTable) {
        self.tables += 1;
        self.open_scroll(&format!("Bảng cuộn ngang {}: {}", self.tables, table.caption));
        self.html.push_str("<table><caption><b>");
        self.text(&table.caption);
        self.html.push_str("</b>");
        if let Some(note) = &table.note {
            self.html.push_str("<span>");
            self.text(note);
            self.html.push_str("</span>");
        }
        self.html.push_str("</caption>\n<thead>");
        self.heads(table);
        self.html.push_str("</thead>\n<tbody>");
        let (totals, body): (Vec<_>, Vec<_>) = table.rows.iter().partition(|row| row.kind == RowKind::Total);
        for row in body {
            self.row(table, row);
        }
        self.html.push_str("</tbody>");
        if !totals.is_empty() {
            self.html.push_str("\n<tfoot>");
            for row in totals {
                self.row(table, row);
            }
            self.html.push_str("</tfoot>");
        }
        self.html.push_str("</table></div>\n");
    }

    /// Writes the heads of the columns: in two rows where neighbours share a head above them.
    fn heads(&mut self, table: &ComputedTable) {
        let is_grouped = table.columns.iter().any(|column| column.group.is_some());
        self.html.push_str("<tr>");
        let mut at = 0;
        while let Some(column) = table.columns.get(at) {
            let width = table.columns[at..].iter().take_while(|other| other.group == column.group).count();
            match &column.group {
                Some(group) if is_grouped => {
                    let _ = write!(self.html, "<th scope=\"colgroup\" colspan=\"{width}\">");
                    self.text(group);
                    self.html.push_str("</th>");
                    at += width;
                }
                _ => {
                    let rows = if is_grouped { " rowspan=\"2\"" } else { "" };
                    let _ = write!(self.html, "<th scope=\"col\"{rows}{}>", class_of(Some(&column.align)));
                    self.text(&column.head);
                    self.html.push_str("</th>");
                    at += 1;
                }
            }
        }
        self.html.push_str("</tr>");
        if is_grouped {
            self.html.push_str("<tr>");
            for column in table.columns.iter().filter(|column| column.group.is_some()) {
                let _ = write!(self.html, "<th scope=\"col\"{}>", class_of(Some(&column.align)));
                self.text(&column.head);
                self.html.push_str("</th>");
            }
            self.html.push_str("</tr>");
        }
    }

    fn row(&mut self, table: &ComputedTable, row: &Row) {
        if row.kind == RowKind::Group {
            let _ =
                write!(self.html, "\n<tr class=\"grp\"><th scope=\"colgroup\" colspan=\"{}\">", table.columns.len());
            if let Some(cell) = row.cells.iter().find(|cell| !cell.text.is_empty()) {
                self.value(cell);
            }
            self.html.push_str("</th></tr>");
            return;
        }
        self.html.push_str("\n<tr>");
        let head = table.columns.iter().position(|column| column.align == Align::Start).unwrap_or(0);
        for (at, cell) in row.cells.iter().enumerate() {
            let (tag, scope) = if at == head { ("th", " scope=\"row\"") } else { ("td", "") };
            let align = table.columns.get(at).map(|column| &column.align);
            let _ = write!(self.html, "<{tag}{scope}{}>", class_of(align));
            self.value(cell);
            let _ = write!(self.html, "</{tag}>");
        }
        self.html.push_str("</tr>");
    }

    fn value(&mut self, cell: &Value) {
        if let Some(target) = &cell.target {
            self.open_link(target, None);
        }
        for (at, line) in cell.text.lines().enumerate() {
            if at > 0 {
                self.html.push_str("<br>");
            }
            self.text(line);
        }
        if cell.target.is_some() {
            self.html.push_str("</a>");
        }
    }
}

fn class_of(align: Option<&Align>) -> &'static str {
    match align {
        Some(Align::End) => " class=\"r\"",
        Some(Align::Centre) => " class=\"m\"",
        Some(Align::Start) | None => "",
    }
}
