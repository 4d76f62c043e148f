//! A compact print of a document tree.

use nenep::document::{Block, Document, Inline, Target};

pub fn document(document: &Document) -> String {
    let mut out = String::new();
    blocks(&document.blocks, 0, &mut out);
    for note in &document.footnotes {
        out.push_str(&format!("note {}\n", note.number));
        blocks(&note.blocks, 1, &mut out);
    }
    out
}

fn blocks(list: &[Block], depth: usize, out: &mut String) {
    for block in list {
        let line = match block {
            Block::Heading { level, id, inlines: words } => format!("h{level} #{id} {}", inlines(words)),
            Block::Paragraph(words) => format!("p {}", inlines(words)),
            Block::List { start, is_tight, .. } => format!("list {start:?} tight={is_tight}"),
            Block::Quote(_) => "quote".to_owned(),
            Block::Code { text } => format!("code {text:?}"),
            Block::Table { aligns, .. } => format!("table {aligns:?}"),
            Block::ComputedTable(table) => format!("computed table {} | {}", table.name, table.caption),
            Block::ComputedChart(chart) => format!("computed chart {} | {}", chart.name, chart.description),
            Block::Image { file, description, caption } => format!("image {file} {description:?} {caption:?}"),
            Block::Break => "break".to_owned(),
        };
        out.push_str(&format!("{}{line}\n", "  ".repeat(depth)));
        let mut row = |cells: &[String]| out.push_str(&format!("{}| {}\n", "  ".repeat(depth), cells.join(" | ")));
        match block {
            Block::Table { head, rows, .. } => {
                for cells in std::iter::once(head).chain(rows) {
                    row(&cells.iter().map(|cell| inlines(cell)).collect::<Vec<_>>());
                }
            }
            Block::ComputedTable(table) => {
                row(&table.columns.iter().map(|column| column.head.clone()).collect::<Vec<_>>());
                for cells in &table.rows {
                    row(&cells.cells.iter().map(|cell| cell.text.replace('\n', " / ")).collect::<Vec<_>>());
                }
            }
            Block::Quote(inner) => blocks(inner, depth + 1, out),
            Block::List { items, .. } => {
                for item in items {
                    out.push_str(&format!("{}item\n", "  ".repeat(depth)));
                    blocks(item, depth + 1, out);
                }
            }
            _ => {}
        }
    }
}

pub fn inlines(list: &[Inline]) -> String {
    list.iter().map(inline).collect()
}

fn inline(inline: &Inline) -> String {
    match inline {
        Inline::Text(text) => text.clone(),
        Inline::Emphasis(inner) => format!("em({})", inlines(inner)),
        Inline::Strong(inner) => format!("strong({})", inlines(inner)),
        Inline::Struck(inner) => format!("del({})", inlines(inner)),
        Inline::Code(text) => format!("code({text})"),
        Inline::Link { target, inlines: words, title } => {
            let title = title.as_ref().map(|title| format!(" {title:?}")).unwrap_or_default();
            format!("link({} -> {}{title})", inlines(words), goal(target))
        }
        Inline::Figure { text, trace } => format!("figure({text} #{trace})"),
        Inline::Gap(what) => format!("gap({what})"),
        Inline::LineBreak => "\\".to_owned(),
        Inline::Image { file, description } => format!("image({file} {description:?})"),
        Inline::FootnoteRef { number } => format!("note({number})"),
    }
}

fn goal(target: &Target) -> String {
    format!("{target:?}").replace('"', "")
}
