// What is looked for in the sample, and what comes first.

export const FIRST = [
  { query: "hop truc tuyen", first: /họp trực tuyến/, marks: /^họp trực tuyến$/ },
  { query: "họp trực tuyến", first: /họp trực tuyến/, marks: /^họp trực tuyến$/ },
  { query: "dang uy", first: /08-HD\/ĐUK/, marks: /^Đảng ủy$/ },
  { query: "đảng uỷ", first: /08-HD\/ĐUK/, marks: /^Đảng ủy$/ },
  { query: "08-HD", first: /^Hướng dẫn 08-HD\/ĐUK/, marks: /^08-HD$/ },
  { query: "08-hd/đuk", first: /^Hướng dẫn 08-HD\/ĐUK/, marks: /^08-HD\/ĐUK$/ },
  { query: "hd/đuk", first: /^Hướng dẫn 08-HD\/ĐUK/, marks: /^HD\/ĐUK$/ },
  { query: "08", first: /^Hướng dẫn 08-HD\/ĐUK/, marks: /^08$/ },
  { query: "8-hd", first: /^Hướng dẫn 08-HD\/ĐUK/, marks: /^08-HD$/ },
  { query: "212-BC", first: /năm 2023/, marks: /^212-BC$/ },
  { query: "thuy loi", first: /Thủy lợi IV$/, marks: /^Thủy lợi$/ },
  { query: "Thuỷ lợi".normalize("NFD"), shown: "Thuỷ lợi", first: /Thủy lợi IV$/, marks: /^Thủy lợi$/ },
  { query: "thuy lo", first: /Thủy lợi IV$/, marks: /Thủy lợi/ },
  { query: "kiem dich thuc vat", first: /Kiểm dịch thực vật Vùng VI$/, marks: /^Kiểm dịch thực vật$/ },
  { query: "REG-01", first: /^REG-01\./, marks: /^REG-01$/ },
  { query: "n210", first: /^N210 /, marks: /^N210$/ },
  { query: "05/03/2024", first: /05\/03\/2024, Kiểm dịch thực vật Vùng VI/, marks: /^05\/03\/2024$/ },
  { query: "hop truc tuyn", first: /họp trực tuyến/, marks: /^họp trực tuyến$/, near: "“hop truc tuyen”" },
  { query: "nghij quyet", first: /./, marks: /^nghị quyết$/i, near: "“nghi quyet”" },
  { query: "thucj vat", first: /vật/, marks: /thực vật/, near: "“thuc vat”" },
  { query: "tổng hợp năm 2024", first: /^Tổng hợp năm 2024$/, marks: /^Tổng hợp năm 2024$/ },
  { query: "khongcogi", none: true },
];

export const ADDRESSED = [
  { path: "tim-kiem.html?q=thuy+loi", query: "thuy loi", first: /Thủy lợi IV$/ },
  { path: "tim-kiem.html#q=08-HD", query: "08-HD", first: /^Hướng dẫn 08-HD/ },
  { path: "tim-kiem.html?q=" + encodeURIComponent("đảng ủy"), query: "đảng ủy", first: /08-HD/ },
  { path: "tim-kiem.html#q=truc%20tuyen&nam=2024&loai=0&don_vi=thuy-loi-iv", query: "truc tuyen", first: /2024, Thủy lợi IV$/ },
];
