//! The editors' handbook: first steps, the record format, the codes, the rules, printing and publishing.
//!
//! What the code knows is taken from the code: codes, rules, and a format whose tables and examples are held against
//! the loader by the tests of `record`.

mod codes;
mod figures;
mod record;

pub use codes::{Example, Shown, message, shown};
pub use record::files as formats;

use super::parts::Link;
use super::{Frame, Here, Scene, View};
use crate::model::RuleId;
use crate::rules;
use serde::Serialize;

/// A page of the handbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Chapter {
    /// First steps.
    Start,
    /// The record format.
    Format,
    /// The codes of diagnostics.
    Codes,
    /// The rules by family.
    Rules,
    /// Figures, tables and charts of reports.
    Figures,
    /// Printing, building and publishing.
    Publishing,
}

impl Chapter {
    /// All chapters, in their order.
    pub const ALL: [Self; 6] = [Self::Start, Self::Format, Self::Codes, Self::Rules, Self::Figures, Self::Publishing];

    /// Returns its title.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Start => "Bắt đầu biên tập",
            Self::Format => "Cách ghi bản ghi",
            Self::Codes => "Mã lỗi và cách sửa",
            Self::Rules => "Các quy tắc kiểm tra",
            Self::Figures => "Số liệu trong báo cáo",
            Self::Publishing => "In và công bố",
        }
    }

    /// Returns the sentence below its title.
    pub(super) fn lead(self) -> &'static str {
        match self {
            Self::Start => {
                "Mọi trang của cổng được dựng từ các tệp chữ trong một cây thư mục; sửa tệp, kiểm tra, rồi công bố."
            }
            Self::Format => "Mỗi loại tệp có những mục nào, mục nào bắt buộc, ghi được gì, kèm ví dụ chép dùng ngay.",
            Self::Codes => {
                "Khi một tệp có chỗ chưa đọc được, cổng báo tệp, dòng, cột và một mã; trang này giải thích từng mã."
            }
            Self::Rules => "Sau khi đọc xong, cổng tự xét từng đơn vị, từng năm theo các quy tắc của việc thí điểm.",
            Self::Figures => {
                "Báo cáo gọi tên số liệu, bảng và biểu đồ; cổng tính từ nhật ký và dẫn tới các bản ghi làm căn cứ."
            }
            Self::Publishing => {
                "Cách in một trang, dựng cả cổng và công bố mà người đọc không bao giờ gặp bản dở dang."
            }
        }
    }

    /// Returns its address.
    #[must_use]
    pub fn address(self) -> String {
        let stem = match self {
            Self::Start => "index",
            Self::Format => "dinh-dang",
            Self::Codes => "ma-loi",
            Self::Rules => "quy-tac",
            Self::Figures => "so-lieu",
            Self::Publishing => "in-va-cong-bo",
        };
        format!("so-tay/{stem}.html")
    }

    /// Returns its template.
    #[must_use]
    pub fn template(self) -> &'static str {
        match self {
            Self::Start => "trang/so-tay.html",
            Self::Format => "trang/so-tay-dinh-dang.html",
            Self::Codes => "trang/so-tay-ma-loi.html",
            Self::Rules => "trang/so-tay-quy-tac.html",
            Self::Figures => "trang/so-tay-so-lieu.html",
            Self::Publishing => "trang/so-tay-cong-bo.html",
        }
    }
}

/// A place of the handbook that has an anchor.
pub(super) struct Place {
    /// Chapter.
    pub chapter: Chapter,
    /// Anchor.
    pub anchor: &'static str,
    /// Heading.
    pub title: String,
    /// What it says.
    pub text: String,
}

/// Returns the places that a reader may look for: each code, each kind of file, each kind of figure.
pub(super) fn places(language: crate::lang::Lang) -> Vec<Place> {
    let code = |code: codes::CodeView| Place {
        chapter: Chapter::Codes,
        anchor: code.code,
        title: format!("{} {}", code.code, code.name),
        text: format!("{}. {}", code.message, code.help),
    };
    let mut places: Vec<Place> = codes::groups(language).into_iter().flat_map(|group| group.codes).map(code).collect();
    places.extend(record::files().into_iter().map(|file| Place {
        chapter: Chapter::Format,
        anchor: file.anchor,
        title: format!("{}: {}", file.title, file.path),
        text: file.about.to_owned(),
    }));
    places
}

/// What a page of the handbook shows.
#[derive(Serialize)]
pub struct HandbookView {
    /// Title.
    pub title: &'static str,
    /// What the page is for, in a sentence.
    pub lead: &'static str,
    /// The chapters; the one shown without a link.
    pub chapters: Vec<Step>,
    /// What the code knows about its subject.
    pub body: Body,
}

/// A chapter in the list of chapters.
#[derive(Serialize)]
pub struct Step {
    /// Title.
    pub label: &'static str,
    /// Link; none for the page itself.
    pub href: Option<String>,
    /// What the chapter is for.
    pub lead: &'static str,
}

/// What the code knows about the subject of a chapter.
#[derive(Serialize)]
#[serde(untagged)]
pub enum Body {
    /// Nothing but words.
    Words {
        /// A meeting as it is recorded.
        meeting: &'static str,
    },
    /// Kinds of file.
    Files(Vec<record::FileView>),
    /// Codes by their first digit.
    Codes(Vec<codes::CodeGroup>),
    /// Rules by family.
    Rules(Vec<FamilyView>),
    /// Figures, tables and charts.
    Figures(Vec<figures::FigureGroup>),
}

/// A family of rules.
#[derive(Serialize)]
pub struct FamilyView {
    /// Letters of its codes.
    pub letters: &'static str,
    /// Name.
    pub name: &'static str,
    /// Its rules.
    pub rules: Vec<RuleView>,
}

/// A rule in the handbook.
#[derive(Serialize)]
pub struct RuleView {
    /// Code.
    pub code: &'static str,
    /// Manual page, under its title.
    pub page: Link,
    /// What it demands.
    pub demands: &'static str,
    /// What it rests on.
    pub rests_on: &'static str,
}

/// Makes a page of the handbook.
pub fn view(scene: &Scene<'_>, here: &Here, chapter: Chapter) -> (Frame, View) {
    let body = match chapter {
        Chapter::Start | Chapter::Publishing => Body::Words { meeting: record::MEETING },
        Chapter::Format => Body::Files(record::files()),
        Chapter::Codes => Body::Codes(codes::groups(scene.facts.known.registry.portal.language)),
        Chapter::Rules => Body::Rules(families(here)),
        Chapter::Figures => Body::Figures(figures::groups()),
    };
    let step = |other: Chapter| Step {
        label: other.title(),
        href: (other != chapter).then(|| here.to(&other.address())),
        lead: other.lead(),
    };
    let view =
        HandbookView { title: chapter.title(), lead: chapter.lead(), chapters: Chapter::ALL.map(step).into(), body };
    let start = Chapter::Start.address();
    let frame = Frame::new(here, "so-tay", &format!("{} – Sổ tay biên tập", chapter.title()));
    let frame = match chapter {
        Chapter::Start => frame.section_page().crumbs(here, &[], "Sổ tay"),
        Chapter::Format | Chapter::Codes | Chapter::Rules | Chapter::Figures | Chapter::Publishing => {
            frame.crumbs(here, &[("Sổ tay", &start)], chapter.title())
        }
    };
    (frame, View::Handbook(view))
}

fn families(here: &Here) -> Vec<FamilyView> {
    let rule = |rule: RuleId| {
        let manual = rules::rule(rule).manual;
        let page = Link { label: manual.title.to_owned(), href: here.to(&super::address::rule(rule)) };
        RuleView { code: rule.as_str(), page, demands: manual.demands, rests_on: manual.rests_on }
    };
    let family = |family: &rules::Family| FamilyView {
        letters: family.letters,
        name: family.name,
        rules: family.rules().map(rule).collect(),
    };
    rules::families().iter().map(family).collect()
}
