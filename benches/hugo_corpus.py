#!/usr/bin/env python3
"""Writes a site of meeting records for Hugo, for measurements side by side: hugo_corpus.py --n N --out DIR

One Markdown page a meeting, a section a unit (N/40 of them), a home page with sums by year, over three years; the smallest
theme that shows them. Only the standard library is used; equal arguments give equal bytes.
"""
import argparse, os, random, shutil, datetime, json

YEARS = (2023, 2024, 2025)
KINDS = ["định kỳ", "bất thường", "chuyên đề", "sơ kết", "tổng kết"]
STATUS = ["đã duyệt", "chờ duyệt", "cần bổ sung"]
ROOMS = ["Phòng họp A", "Phòng họp B", "Hội trường lớn", "Trực tuyến", "Phòng truyền thống"]
HO = "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý".split()
DEM = "Văn Thị Đức Minh Thanh Ngọc Quang Hữu Thu Xuân Kim Bảo Gia Anh Hồng".split()
TEN = "An Bình Châu Dũng Hà Hải Hạnh Hiếu Hoa Hùng Hương Khánh Lan Linh Long Mai Nam Nga Phúc Quân Sơn Thảo Trang Tuấn Vy Yến".split()
PLACES = "Hà Nội,Huế,Đà Nẵng,Cần Thơ,Hải Phòng,Nghệ An,Quảng Trị,Thái Nguyên,Đắk Lắk,Sóc Trăng,Bến Tre,Lâm Đồng".split(",")
UNITK = ["Chi đoàn", "Tổ công tác", "Ban", "Phân hội", "Tiểu ban"]
TOPIC = ("kế hoạch công tác quý,kết quả học tập,phong trào tình nguyện,quyên góp ủng hộ,vệ sinh môi trường,"
         "an toàn giao thông,chuyển đổi số,hội trại truyền thống,công tác phát triển thành viên,"
         "kiểm tra giám sát,thi đua khen thưởng,thu chi quỹ,đại hội nhiệm kỳ,hiến máu nhân đạo").split(",")
WORDS = ("các đồng chí đã thống nhất nội dung báo cáo và đề nghị ban thường vụ xem xét bổ sung chỉ tiêu mới cho năm tới "
         "trong đó nhấn mạnh việc nâng cao chất lượng sinh hoạt đổi mới hình thức tuyên truyền giáo dục lý tưởng đạo đức "
         "lối sống đồng thời tăng cường phối hợp với nhà trường địa phương nhằm huy động nguồn lực xã hội hỗ trợ "
         "những hoàn cảnh khó khăn bảo đảm tiến độ đúng quy định công khai minh bạch kịp thời khắc phục hạn chế "
         "được nêu ra tại kỳ họp trước giao nhiệm vụ cụ thể từng cá nhân theo dõi đôn đốc thực hiện").split()


def name(r):
    return f"{r.choice(HO)} {r.choice(DEM)} {r.choice(TEN)}"


def words(r, n):
    i = r.randrange(len(WORDS))
    out = []
    while len(out) < n:
        out.append(WORDS[i % len(WORDS)])
        i += 1 if r.random() < 0.85 else r.randrange(1, 17)
    s = " ".join(out)
    return s[0].upper() + s[1:]


def body(r, topic):
    """About 120 words of Markdown: two headings, two paragraphs, a list, emphasis, a link."""
    return "\n".join([
        "## Nội dung",
        "",
        f"{words(r, 22)}, về **{topic}** và {words(r, 10).lower()}. {words(r, 14)}.",
        "",
        "## Kết luận",
        "",
        f"- {words(r, 9)}.",
        f"- *{words(r, 3)}* {words(r, 8).lower()}.",
        f"- {words(r, 9)}; xem [quy định](https://example.org/quy-dinh).",
        "",
        f"{words(r, 26)}.",
        "",
    ])


def records(n, u, seed):
    r = random.Random(seed)
    units = []
    for i in range(u):
        uid = f"dv-{i + 1:04d}"
        units.append(dict(id=uid, name=f"{r.choice(UNITK)} {r.choice(PLACES)} {i + 1}", lead=name(r),
                          members=r.randrange(8, 60), founded=r.randrange(1990, 2022)))
    meets = []
    base = datetime.date(YEARS[0], 1, 1)
    days = (datetime.date(YEARS[-1], 12, 31) - base).days
    for k in range(n):
        un = units[k % u]
        d = base + datetime.timedelta(days=r.randrange(days + 1))
        topic = r.choice(TOPIC)
        exp = un["members"]
        meets.append(dict(
            id=f"bb-{k + 1:06d}", unit=un["id"], unit_name=un["name"], title=f"Họp {r.choice(KINDS)} về {topic} số {k + 1}",
            date=d.isoformat(), kind=r.choice(KINDS), status=r.choice(STATUS), chair=name(r), secretary=name(r),
            expected=exp, attended=r.randrange(exp // 2, exp + 1), decisions=r.randrange(0, 9),
            minutes=r.randrange(20, 180), place=r.choice(ROOMS), body=body(r, topic)))
    return units, meets


Q = lambda s: json.dumps(s, ensure_ascii=False)


def put(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as f:
        f.write(text)


EXTRA = ("unit", "unit_name", "kind", "status", "chair", "secretary", "expected", "attended", "decisions", "minutes", "place")


def val(v):
    return str(v) if isinstance(v, int) else Q(v)


def fm(head, extra):
    """Front matter with scalar head fields and a nested table of extra fields."""
    lines = [f"{k}: {v}" for k, v in head] + ["x:"] + [f"  {k}: {val(v)}" for k, v in extra]
    return "\n".join(["---"] + lines + ["---", ""])


CSS = "body{font:16px/1.5 sans-serif;max-width:70rem;margin:auto;padding:1rem}table{border-collapse:collapse}td,th{border:1px solid #999;padding:.2rem .5rem}\n"

HEAD_H = """<!doctype html>
<html lang="vi">
<head><meta charset="utf-8"><title>%s</title><link rel="stylesheet" href="/style.css"></head>
<body>
<header><a href="/">Cổng nội bộ</a></header>
<main>
"""
FOOT = "</main>\n</body>\n</html>\n"

HUGO_SINGLE = HEAD_H % "{{ .Title }}" + """<h1>{{ .Title }}</h1>
<p><a href="/{{ .Params.x.unit }}/">{{ .Params.x.unit_name }}</a></p>
<table>
<tr><th>Ngày</th><td>{{ .Date.Format "2006-01-02" }}</td></tr>
<tr><th>Loại</th><td>{{ .Params.x.kind }}</td></tr>
<tr><th>Trạng thái</th><td>{{ .Params.x.status }}</td></tr>
<tr><th>Chủ trì</th><td>{{ .Params.x.chair }}</td></tr>
<tr><th>Thư ký</th><td>{{ .Params.x.secretary }}</td></tr>
<tr><th>Có mặt</th><td>{{ .Params.x.attended }}/{{ .Params.x.expected }}</td></tr>
<tr><th>Nghị quyết</th><td>{{ .Params.x.decisions }}</td></tr>
<tr><th>Thời lượng</th><td>{{ .Params.x.minutes }}</td></tr>
<tr><th>Địa điểm</th><td>{{ .Params.x.place }}</td></tr>
</table>
{{ .Content }}
""" + FOOT

HUGO_SECTION = HEAD_H % "{{ .Title }}" + """<h1>{{ .Title }}</h1>
<p>Phụ trách: {{ .Params.x.lead }}. Thành viên: {{ .Params.x.members }}. Thành lập: {{ .Params.x.founded }}.</p>
<table>
<tr><th>Ngày</th><th>Cuộc họp</th><th>Loại</th><th>Có mặt</th><th>Nghị quyết</th><th>Trạng thái</th></tr>
{{- range .RegularPages.ByDate.Reverse }}
<tr><td>{{ .Date.Format "2006-01-02" }}</td><td><a href="{{ .RelPermalink }}">{{ .Title }}</a></td><td>{{ .Params.x.kind }}</td><td>{{ .Params.x.attended }}/{{ .Params.x.expected }}</td><td>{{ .Params.x.decisions }}</td><td>{{ .Params.x.status }}</td></tr>
{{- end }}
</table>
""" + FOOT

HUGO_HOME = HEAD_H % "{{ .Site.Title }}" + """<h1>{{ .Site.Title }}</h1>
<table>
<tr><th>Năm</th><th>Cuộc họp</th><th>Nghị quyết</th><th>Có mặt</th><th>Dự kiến</th></tr>
{{- range .Site.RegularPages.GroupByDate "2006" "asc" }}
{{- $d := 0 }}{{ $a := 0 }}{{ $e := 0 }}
{{- range .Pages }}{{ $x := .Params.x }}{{ $d = add $d $x.decisions }}{{ $a = add $a $x.attended }}{{ $e = add $e $x.expected }}{{ end }}
<tr><td>{{ .Key }}</td><td>{{ len .Pages }}</td><td>{{ $d }}</td><td>{{ $a }}</td><td>{{ $e }}</td></tr>
{{- end }}
</table>
<table>
<tr><th>Đơn vị</th><th>Cuộc họp</th></tr>
{{- range .Sections.ByWeight }}
<tr><td><a href="{{ .RelPermalink }}">{{ .Title }}</a></td><td>{{ len .RegularPages }}</td></tr>
{{- end }}
</table>
""" + FOOT

HUGO_CONF = """baseURL = "https://portal.example.org/"
locale = "vi"
title = "Cổng nội bộ"
disableKinds = ["RSS", "sitemap", "taxonomy", "term", "404", "robotsTXT"]
enableRobotsTXT = false
timeZone = "UTC"
[markup.goldmark.parser]
autoHeadingIDType = "github"
"""


def emit(out, units, meets):
    put(f"{out}/hugo.toml", HUGO_CONF)
    put(f"{out}/static/style.css", CSS)
    put(f"{out}/layouts/home.html", HUGO_HOME)
    put(f"{out}/layouts/section.html", HUGO_SECTION)
    put(f"{out}/layouts/page.html", HUGO_SINGLE)
    for i, u in enumerate(units):
        put(f"{out}/content/{u['id']}/_index.md",
            fm([("title", Q(u["name"])), ("weight", i + 1)], [(k, u[k]) for k in ("lead", "members", "founded")]))
    for m in meets:
        put(f"{out}/content/{m['unit']}/{m['id']}.md",
            fm([("title", Q(m["title"])), ("date", m["date"])], [(k, m[k]) for k in EXTRA]) + "\n" + m["body"])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--n", type=int, required=True, help="number of meetings")
    parser.add_argument("--out", required=True, help="folder; what stands in it is removed")
    given = parser.parse_args()
    units, meets = records(given.n, max(1, given.n // 40), seed=7)
    shutil.rmtree(given.out, ignore_errors=True)
    emit(given.out, units, meets)


if __name__ == "__main__":
    main()
