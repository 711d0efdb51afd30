// SPDX-License-Identifier: Apache-2.0
// What tables say of their units beside the headers, and which of their rows are no records; as CSV and as sheets.
#include "unit/facts/support.hpp"
#include "unit/support/workbook.hpp"

namespace zhunze::facts {
namespace {

using Rows = std::vector<std::vector<std::string>>;

bool is_number(const std::string& text) { return !text.empty() && text.find_first_not_of("0123456789.") == std::string::npos; }

Batch read_sheet(const Rows& rows, const std::string& merges = "") {
    std::string xml;
    for (std::size_t r = 0; r < rows.size(); ++r) {
        std::string cells;
        for (std::size_t c = 0; c < rows[r].size(); ++c) {
            const std::string place = std::string(1, static_cast<char>('A' + c)) + std::to_string(r + 1);
            if (rows[r][c].empty()) continue;
            cells += is_number(rows[r][c]) ? testing::number_cell(place, rows[r][c]) : testing::text_cell(place, rows[r][c]);
        }
        xml += testing::row(static_cast<int>(r + 1), cells);
    }
    testing::SheetSource sheet{"项目", xml};
    sheet.after = merges.empty() ? "" : "<mergeCells>" + merges + "</mergeCells>";
    testing::WorkbookSource source;
    source.sheets = {sheet};
    return read(source.bytes(), "a.xlsx");
}

Batch read_csv_rows(const Rows& rows) {
    std::size_t width = 0;
    for (const auto& row : rows) width = std::max(width, row.size());
    std::string text;
    for (const auto& row : rows) {
        for (std::size_t c = 0; c < width; ++c) text += (c > 0 ? ",\"" : "\"") + (c < row.size() ? row[c] : std::string()) + "\"";
        text += "\n";
    }
    return read(text, "a.csv");
}

/// The total of each application or what is wrong with it, then what was warned of.
std::string totals(const Batch& batch) {
    std::string all = slugs(batch.file_errors);
    for (const Application& application : batch.applications) {
        all += "|" + (application.errors.empty() ? described(project().fact(application, project().total)) : slugs(application.errors));
    }
    return all + (batch.warnings.empty() ? "" : " / " + slugs(batch.warnings));
}

}  // namespace

TEST_CASE("notes on units above the table", "[facts][xlsx]") {
    const std::vector<std::pair<const char*, const char*>> cases{
        {"单位：元", "|=700"},
        {"单　位：元", "|=700"},
        {"单 位：元", "|=700"},
        {"单\n位：元", "|=700"},
        {"单位（元）", "|=700"},
        {"单位:（元）", "|=700"},
        {"单位：(元)", "|=700"},
        {"单位：【元】", "|=700"},
        {"单位 元", "|=700"},
        {"单位元", "|=700"},
        {"单位=元", "|=700"},
        {"计量单位 元", "|=700"},
        {"计量单位：元", "|=700"},
        {"注：单位：元", "|=700"},
        {"单位:元整", "|=700"},
        {"单位均为元", "|=700"},
        {"表内金额单位为人民币元", "|=700"},
        {"货币单位：人民币（元）", "|=700"},
        {"金额（元）", "|=700"},
        {"金额：元", "|=700"},
        {"币种：元", "|=700"},
        {"（元）", "|=700"},
        {"元", "|=700"},
        {"某区项目一览表（元）", "|=700"},
        {"表内金额以元计", "|=700"},
        {"以元为单位", "|=700"},
        {"单位：元\n面积单位：平方米", "|=700"},
        {"单位：元；面积：平方米", "|=700"},
        {"单位：元、亩、人", "|=700"},
        {"Unit: yuan", "|=700"},
        {"面积单位：平方米", "|=7000000"},
        {"填报单位：某区工信局", "|=7000000"},
        {"单位：某区工信局", "|=7000000"},
        {"单位：江西某某有限公司", "|=7000000"},
        {"建设单位：元亨建设", "|=7000000"},
        {"单位负责人（签字）：", "|=7000000"},
        {"单位名称：", "|=7000000"},
        {"一览表", "|=7000000"},
        // what is not understood, or may be about other numbers
        {"单位：万美元", "|unit-missing / unit-note"},
        {"单位：亿", "|unit-missing / unit-note"},
        {"单位：元、万元", "|unit-missing / unit-note"},
        {"单位：元、千套", "|unit-missing / unit-note"},
        {"单位：元/平方米", "|unit-missing / unit-note"},
        {"单位：元/个", "|unit-missing / unit-note"},
        {"单位（万美元）", "|unit-missing / unit-note"},
        {"以美元计", "|unit-missing / unit-note"},
        {"税收（元）", "|unit-missing / unit-note"},
    };
    for (const auto& [note, expected] : cases) {
        INFO(note);
        CHECK(totals(read_sheet({{"", "", note}, {"id", "总投资"}, {"A", "700"}})) == expected);
    }
}

TEST_CASE("an unclear note does not touch numbers whose unit is written", "[facts][xlsx]") {
    const Batch batch = read_sheet({{"单位：万美元"}, {"id", "总投资（元）", "固投"}, {"A", "700", "5元"}, {"B", "700", "5"}, {"C", "", "—"}});
    CHECK(totals(batch) == "|finer-than-quantum|unit-missing|not given / unit-note");
    const Batch clear = read_sheet({{"单位：万美元"}, {"id", "总投资（元）", "固投"}, {"A", "700", "5万元"}});
    CHECK(totals(clear) == "|=700 / unit-note");
    const Diagnostic& problem = batch.applications.at(1).errors.at(0);
    CHECK(problem.place == "a.xlsx:项目!C4");
    CHECK(problem.message(Language::zh) == "“固定资产投资”的“5”没有写明单位");
    CHECK(label_text(problem.hints.at(0), Language::en) ==
          "what the table says of units is not clear: write the unit of this column into its header, in brackets, or correct the note");
    CHECK(batch.warnings.at(0).place == "a.xlsx:项目!A1");
    CHECK(batch.warnings.at(0).message(Language::zh) == "“单位：万美元”像是单位说明,但其中的单位认不出、互相矛盾,或不知是指哪些列");
}

TEST_CASE("what tables of either format say of their units", "[facts][csv][xlsx]") {
    const std::vector<std::pair<Rows, const char*>> cases{
        // beside the headers
        {{{"id", "总投资", "单位：元"}, {"A", "700"}}, "|=700"},
        {{{"id", "总投资", "计量单位：千美元"}, {"A", "700"}}, "|unit-missing / unit-note"},
        {{{"id", "总投资", "金额（元）"}, {"A", "700"}}, "|=700 / unknown-field"},
        {{{"id", "总投资", "金额（元）"}, {"A", "700", "5"}}, "|=7000000 / unknown-field"},
        {{{"id", "总投资", "税收（元）"}, {"A", "700"}}, "|=7000000 / unknown-field"},
        // beside the rows, and below them
        {{{"id", "总投资", ""}, {"A", "700", "单位：元"}, {"B", "5"}}, "|=700|=5"},
        {{{"id", "总投资", ""}, {"A", "700", "元"}, {"B", "5"}}, "|unit-missing|=50000"},
        {{{"id", "总投资", "说明"}, {"A", "700", "单位：元"}, {"B", "5"}}, "|unit-missing|=50000 / unknown-field"},
        {{{"id", "总投资", "name"}, {"A", "700", "单位：元"}}, "|=7000000"},
        {{{"id", "总投资"}, {"A", "700"}, {"单位：元"}}, "|=700 / skipped-row"},
        {{{"id", "总投资"}, {"A", "700"}, {"注：单位为万美元"}}, "|unit-missing / skipped-row unit-note"},
        // a column of units
        {{{"id", "总投资", "单位"}, {"A", "700", "元"}, {"B", "5", "万元"}, {"C", "5万元", ""}, {"D", "5", ""}, {"E", "5", "千美元"}},
         "|=700|=50000|=50000|unit-missing|unit-missing"},
        {{{"id", "总投资", "用地面积", "计量单位"}, {"A", "700", "1", "元"}}, "|=700"},
        {{{"id", "总投资", "固投", "单位"}, {"A", "700", "", "元"}}, "|unit-missing"},
        {{{"id", "总投资", "固投", "单位"}, {"A", "700万元", "500", "元"}}, "|=7000000"},
        {{{"id", "总投资", "name", "单位"}, {"A", "700", "甲", "元"}}, "|=700"},
        {{{"id", "总投资", "name", "固投", "用地面积", "单位"}, {"A", "700", "甲", "", "", "元"}}, "|unit-missing"},
        {{{"id", "总投资", "单位", "固投", "单位"}, {"A", "700", "元", "1", "万元"}}, "|=700"},
        {{{"id", "总投资（万元）", "单位"}, {"A", "700", "元"}, {"B", "700", "万元"}}, "|unit-missing|=7000000"},
        {{{"id", "单位", "总投资"}, {"A", "某某公司", "700"}, {"B", "", "700"}}, "|=7000000|=7000000 / unknown-field"},
        // a row of units under the header
        {{{"id", "总投资", "用地面积"}, {"", "元", "平方米"}, {"A", "700", "5"}}, "|=700"},
        {{{"id", "总投资", "用地面积"}, {"单位", "（元）", "（平方米）"}, {"A", "700", "5"}}, "|=700"},
        {{{"id", "总投资", "人数"}, {"—", "元", "人"}, {"A", "700", "5"}}, "|=700 / unknown-field"},
        {{{"id", "总投资", "用地面积"}, {"", "元", "元"}, {"A", "700", "5"}}, "|unit-missing / unit-note"},
        {{{"id", "总投资", "用地面积"}, {"", "万美元", ""}, {"A", "700", "5"}}, "|unit-missing / unit-note"},
        {{{"id", "总投资", "固投"}, {"", "", "元"}, {"A", "700", "500"}}, "|unit-missing"},
        {{{"id", "总投资（万元）"}, {"", "元"}, {"A", "700"}}, "|unit-missing / unit-note"},
        {{{"id", "总投资（元）"}, {"", "元"}, {"A", "700"}}, "|=700"},
        {{{"id", "总投资"}, {"", "三千"}, {"A", "700"}}, "|chinese-numeral|=7000000"},
        {{{"id", "总投资"}, {"", "约千万元"}, {"A", "700"}}, "|inexact-number|=7000000"},
        {{{"id", "总投资", "name"}, {"B", "元", "甲"}, {"A", "700", "乙"}}, "|value-form|=7000000"},
        // a row that numbers the columns
        {{{"id", "总投资", "用地面积"}, {"1", "2", "3"}, {"A", "700", "5"}}, "|=7000000 / skipped-row"},
        {{{"id", "总投资", "用地面积"}, {"(1)", "(2)", "(3)"}, {"", "元", "亩"}, {"A", "700", "5"}}, "|=700 / skipped-row"},
        {{{"id", "总投资", "用地面积"}, {"", "元", "亩"}, {"1", "2", "3"}, {"1", "700", "5"}}, "|=700 / skipped-row"},
        {{{"id", "总投资", "用地面积"}, {"1", "2", "3"}, {"2", "700", "5"}}, "|=20000|=7000000"},
        {{{"id", "总投资", "用地面积"}, {"1", "2", "3"}}, "|=20000"},
        {{{"id", "总投资", "用地面积"}, {"1", "2", "4"}, {"A", "700", "5"}}, "|=20000|=7000000"},
        {{{"id", "总投资"}, {"1", "2"}, {"A", "700"}}, "|=20000|=7000000"},
        // a header further down
        {{{"id", "总投资（万元）"}, {"A", "700"}, {"id", "总投资（元）"}, {"B", "700"}}, "second-header"},
        {{{"id", "总投资（万元）"}, {"A", "700"}, {"id", "总投资（万元）"}, {"B", "700"}}, "|=7000000|=7000000 / skipped-row"},
        {{{"id", "总投资", "name"}, {"A", "700", "总投资"}, {"B", "700", "固投"}}, "|=7000000|=7000000"},
    };
    for (const auto& [rows, expected] : cases) {
        std::string shown;
        for (const auto& row : rows) {
            for (const std::string& text : row) shown += text + " ";
            shown += "| ";
        }
        INFO(shown);
        CHECK(totals(read_csv_rows(rows)) == expected);
        CHECK(totals(read_sheet(rows)) == expected);
    }
}

TEST_CASE("places of what tables say", "[facts][csv][xlsx]") {
    const Rows rows{{"id", "总投资（万元）"}, {"A", "700"}, {"id", "总投资（元）"}, {"B", "700"}};
    const Batch csv = read_csv_rows(rows);
    CHECK(csv.file_errors.at(0).place == "a.csv:3:A3");
    CHECK(csv.file_errors.at(0).message(Language::zh) ==
          "表中又有一行表头“id | 总投资（元）”,与 A1 的表头不同,其下各行不知按哪一个读;请把两个表分开");
    const Batch sheet = read_sheet(rows);
    CHECK(sheet.file_errors.at(0).place == "a.xlsx:项目!A3");
    CHECK(sheet.file_errors.at(0).message(Language::en) ==
          "here is another header, `id | 总投资（元）`, other than the one at 项目!A1, and by which of them the rows below are to be read cannot be "
          "told; part the tables");
    const Batch numbered = read_sheet({{"id", "总投资", "用地面积"}, {"1", "2", "3"}, {"A", "700", "5"}});
    CHECK(numbered.warnings.at(0).place == "a.xlsx:项目!A2");
    CHECK(numbered.warnings.at(0).message(Language::zh) == "这一行是各列的序号,未作为记录读取");
    CHECK(numbered.warnings.at(0).message(Language::en) == "this row is the numbers of the columns and is not read as a record");
}

TEST_CASE("headers say their unit in many ways", "[facts][csv]") {
    const std::vector<std::pair<const char*, const char*>> cases{
        {"总投资[元]", "|=700"},
        {"总投资【元】", "|=700"},
        {"总投资/元", "|=700"},
        {"总投资：元", "|=700"},
        {"总投资 元", "|=700"},
        {"总投资\n元", "|=700"},
        {"总投资（元）（不含税）", "|=700"},
        {"总投资（不含税）（元）", "|=700"},
        {"总投资（元）（元）", "|=700"},
        {"总投资（人民币元）", "|=700"},
        {"总投资（万元人民币）", "|=7000000"},
        {"*总投资（元）", "|=700"},
        {"总投资（必填）（元）", "|=700"},
        {"总投资（元）\n必填", "|=700"},
        {"总投资（必填）", "|=7000000"},
        {"总投资*", "|=7000000"},
        {"总投资（元）（万元）", "header-unit"},
        {"总投资（万美元）", "header-unit"},
        {"总投资/万美元", "header-unit"},
        {"总投资（不含税）", "header-unit"},
        {"总投资/元/亩", "header-unit"},
        {"总投资占比", "|not given / unknown-field"},
        {"总投资/占比", "|not given / unknown-field"},
    };
    for (const auto& [header, expected] : cases) {
        INFO(header);
        CHECK(totals(read_csv_rows({{"id", header}, {"A", "700"}})) == expected);
    }
}

TEST_CASE("no rows are lost above a header that names more", "[facts][xlsx]") {
    const Batch parted = read_sheet({{"id", "总投资（万元）"}, {"P-1", "6000"}, {}, {"id", "总投资（元）", "用地面积"}, {"P-2", "1", "2"}});
    REQUIRE(outline(parted) == "rows-above-header");
    CHECK(parted.file_errors[0].place == "a.xlsx:项目!A1");
    CHECK(parted.file_errors[0].message(Language::zh) ==
          "表头取的是第 4 行,而第 1 行也写着几个字段(id | 总投资（万元）),两行之间的内容会被漏掉;请把两个表分开,或删去不用的表头");
    // Headings right above the header, and those that reach down to it, have no rows of their own.
    CHECK(totals(read_sheet({{"id", "总投资（元）"}, {"id", "总投资", "用地面积"}, {"A", "700"}})) == "|unit-missing / unit-note");
    CHECK(totals(read_sheet({{"id", "名称", "金额(元)"}, {"", "", "投资"}, {"", "", "总投资", "固投", "用地面积"}, {"A", "甲", "700"}},
                            "<mergeCell ref=\"A1:A3\"/><mergeCell ref=\"B1:B3\"/><mergeCell ref=\"C1:D1\"/>")) == "|=700");
}

TEST_CASE("the unit of a group that is not known", "[facts][xlsx]") {
    CHECK(totals(read_sheet({{"", "投资（万美元）"}, {"id", "总投资", "固投"}, {"A", "700"}}, "<mergeCell ref=\"B1:C1\"/>")) ==
          "|unit-missing / unit-note");
    CHECK(totals(read_sheet({{"", "投资（含税）"}, {"id", "总投资", "固投"}, {"A", "700"}}, "<mergeCell ref=\"B1:C1\"/>")) == "|=7000000");
}

}  // namespace zhunze::facts
