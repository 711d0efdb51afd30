// SPDX-License-Identifier: Apache-2.0
// Workbooks in and out, through the command line.
#include <sstream>

#include "base/csv.hpp"
#include "catch.hpp"
#include "cli/arguments.hpp"
#include "cli/run.hpp"
#include "explain/results_xlsx.hpp"
#include "facts/xlsx_cell.hpp"
#include "sandbox.hpp"
#include "unit/support/workbook.hpp"

using namespace zhunze;
using cli::testing::Result;
using cli::testing::Sandbox;
using testing::number_cell;
using testing::row;
using testing::text_cell;
using testing::text_row;
using testing::WorkbookSource;

namespace {

using Table = std::vector<std::vector<std::string>>;

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// The cells of one sheet as our own reader has them, blank ones filled in.
struct ReadSheet {
    std::string name;
    Table rows;
    bool formulas = false;
    std::size_t numbers = 0;
};

std::vector<ReadSheet> sheets_of(const std::string& bytes) {
    const facts::Limits limits;
    auto opened = facts::Archive::open(bytes, limits);
    REQUIRE(std::holds_alternative<facts::Archive>(opened));
    auto& archive = std::get<facts::Archive>(opened);
    const auto workbook = std::get<facts::Workbook>(facts::read_workbook(archive, limits));
    std::vector<ReadSheet> sheets;
    for (const facts::SheetEntry& entry : workbook.sheets) {
        ReadSheet read{entry.name, {}};
        const auto sheet = std::get<facts::Sheet>(facts::read_sheet(archive, entry, limits));
        for (const facts::SheetRow& line : sheet.rows) {
            read.rows.resize(line.number);
            for (const facts::Cell& cell : line.cells) {
                read.rows.back().resize(cell.column + 1);
                read.rows.back().back() = facts::plain_text(cell, workbook);
                read.formulas = read.formulas || cell.formula;
                if (cell.kind == facts::Cell::Kind::number) ++read.numbers;
            }
        }
        sheets.push_back(std::move(read));
    }
    return sheets;
}

/// A CSV result as a table, what keeps formulas from running taken off.
Table table_of(const std::string& csv) {
    Table table;
    CsvFailure failure;
    const auto take = [&](CsvRecord&& record) {
        for (std::string& cell : record.cells) {
            if (cell.starts_with('\'')) cell.erase(0, 1);
        }
        table.push_back(std::move(record.cells));
        return true;
    };
    REQUIRE(read_csv(csv.substr(3), ',', take, failure));
    return table;
}

std::string cell_at(const ReadSheet& sheet, std::size_t row_index, std::size_t column) {
    const std::vector<std::string>& cells = sheet.rows.at(row_index);
    return column < cells.size() ? cells[column] : std::string();
}

/// The five applications of the sandbox, as a workbook whose first sheet says how to fill in the second.
WorkbookSource five_in_a_workbook() {
    WorkbookSource book;
    book.styles = "<xf numFmtId=\"14\"/>";
    const auto application = [](int at, const std::string& id, const std::string& investment) {
        const std::string number = std::to_string(at);
        return row(at, text_cell("A" + number, id) + number_cell("B" + number, "43990", 1) + investment + text_cell("D" + number, "单独供地"));
    };
    book.sheets = {{"填表说明", text_row(1, {"一行一份"})},
                   {"申报", text_row(1, {"某区申报汇总"}) + text_row(2, {"编号", "受理日期", "投资（万元）", "供地"}) +
                                application(3, "A-1", number_cell("C3", "6000")) + application(4, "A-2", number_cell("C4", "3.0000000000000002E+3")) +
                                application(5, "A-3", number_cell("C5", "5000")) + application(6, "A-4", text_cell("C6", "4,500")) +
                                application(7, "A-5", text_cell("C7", "约20"))}};
    return book;
}

}  // namespace

TEST_CASE("a list in a workbook gives what it gives as CSV") {
    const Sandbox box;
    const std::string csv = box.write("a.csv", cli::testing::five_applications);
    const std::string xlsx = box.write("a.xlsx", five_in_a_workbook().bytes());
    Result from_csv = box.run({"evaluate", csv, "--format", "csv"});
    const Result from_xlsx = box.run({"evaluate", xlsx, "--sheet", "申报", "--format", "csv"});
    CHECK(from_xlsx.code == 4);
    CHECK(from_xlsx.err == from_csv.err);
    const std::string csv_place = csv + ":6:C6";
    const std::string xlsx_place = xlsx + ":申报!C7";
    REQUIRE(holds(from_csv.out, csv_place));
    from_csv.out.replace(from_csv.out.find(csv_place), csv_place.size(), xlsx_place);
    CHECK(from_xlsx.out == from_csv.out);
    CHECK(box.run({"evaluate", xlsx, "--sheet", "2", "--format", "csv"}).out == from_xlsx.out);
    CHECK(box.run({"evaluate", "-", "--sheet", "申报"}, five_in_a_workbook().bytes()).code == 4);
    CHECK(box.run({"explain", xlsx, "--sheet", "申报", "--id", "A-2"}).code == 0);
}

TEST_CASE("the sheet has to be told if it could be several, and be there") {
    const Sandbox box;
    const std::string xlsx = box.write("a.xlsx", five_in_a_workbook().bytes());
    const Result open = box.run({"evaluate", xlsx});
    CHECK(open.code == 3);
    CHECK(holds(open.err, "有内容的工作表不止一个,请用 --sheet 指明(--list 的文件写作 文件.xlsx#工作表);有:填表说明、申报"));
    const Result unknown = box.run({"evaluate", xlsx, "--sheet", "申报表", "--language", "en"});
    CHECK(unknown.code == 3);
    CHECK(holds(unknown.err, "the workbook has no sheet `申报表`; it has: 填表说明, 申报"));
    CHECK(box.run({"evaluate", box.write("a.csv", cli::testing::five_applications), "--sheet", "申报"}).code == 3);
}

TEST_CASE("a list's file may name the sheet of a workbook") {
    const auto list_of = [](const std::string& given) {
        const auto command = cli::parse_arguments({"evaluate", "a.csv", "--list", given, "--by", "id"}, Language::en).command;
        return std::get<cli::EvaluateArguments>(command).lists.at(0);
    };
    for (const auto& [given, path, sheet] : std::vector<std::tuple<std::string, std::string, std::string>>{
             {"p=b.xlsx", "b.xlsx", ""},
             {"p=b.xlsx#项目", "b.xlsx", "项目"},
             {"p=b.XLSM#2", "b.XLSM", "2"},
             {"p=b#1.xlsx#甲", "b#1.xlsx", "甲"},
             {"p=b.csv#1", "b.csv#1", ""},
             {"p=b#1.xlsx", "b#1.xlsx", ""},
             {"p=b.xlsx#", "b.xlsx", ""},
         }) {
        INFO(given);
        CHECK(list_of(given).path == path);
        CHECK(list_of(given).sheet == sheet);
    }
}

TEST_CASE("results come back from a workbook without loss") {
    const Sandbox box;
    const std::string input = box.write("a.csv",
                                        "编号,受理日期,投资（万元）,供地\n"
                                        "A-1,2020-06-08,6000,单独供地\n"
                                        "=1+1,2020-06-08,3000,单独供地\n"
                                        "+1,2020-06-08,3000,单独供地\n"
                                        "-1,2020-06-08,3000,单独供地\n"
                                        "@x,2020-06-08,3000,单独供地\n"
                                        "007,2020-06-08,5000,单独供地\n"
                                        "6.93217E+12x,,5000,单独供地\n"
                                        "\"_x0041_ <&> \"\"甲\"\"\n乙\",2020-06-08,约20,单独供地\n");
    for (const std::string language : {"zh", "en"}) {
        const Table csv = table_of(box.run({"evaluate", input, "--format", "csv", "--language", language}).out);
        const Result result = box.run({"evaluate", input, "--format", "xlsx", "--output", box.path("r.xlsx"), "--language", language});
        CHECK(result.code == 4);
        CHECK(result.out.empty());
        const std::vector<ReadSheet> sheets = sheets_of(box.text_of("r.xlsx"));
        REQUIRE(sheets.size() == 2);
        REQUIRE(sheets[0].rows.size() == csv.size());
        for (std::size_t i = 0; i < csv.size(); ++i) {
            for (std::size_t column = 0; column < csv[i].size(); ++column) CHECK(cell_at(sheets[0], i, column) == csv[i][column]);
        }
        CHECK_FALSE(sheets[0].formulas);
        CHECK(sheets[0].numbers == 0);
        // The as-of date, and each rule's outcome.
        const std::size_t as_of = csv[0].size();
        CHECK(cell_at(sheets[0], 0, as_of) == (language == "zh" ? "基准日" : "as_of"));
        CHECK(cell_at(sheets[0], 0, as_of + 1) == (language == "zh" ? "小项目不供地" : "small_project"));
        CHECK(cell_at(sheets[0], 1, as_of) == "2020-06-08");
        CHECK(cell_at(sheets[0], 1, as_of + 1) == (language == "zh" ? "未触发(不等于同意)" : "not triggered (this is no approval)"));
        CHECK(cell_at(sheets[0], 2, as_of + 1) == (language == "zh" ? "违反" : "violated"));
        CHECK(cell_at(sheets[0], 8, as_of + 1).empty());  // invalid: no rule was applied
    }
    CHECK(box.names() == std::vector<std::string>{"a.csv", "r.xlsx", "rules"});
}

TEST_CASE("what was run stands beside the results, with counts that add up") {
    const Sandbox box;
    const std::string input = box.write("a.csv", cli::testing::five_applications);
    static_cast<void>(box.run({"evaluate", input, input, "--format", "xlsx", "--output", box.path("r.xlsx"), "--as-of", "2020-06-09", "--reading", "办法.本数=包含"}));
    const ReadSheet run = sheets_of(box.text_of("r.xlsx")).at(1);
    CHECK(run.name == "核查信息");
    std::string text;
    std::size_t sum = 0;
    std::size_t total = 0;
    for (const auto& line : run.rows) {
        for (const std::string& cell : line) text += cell + "|";
        text += "\n";
        if (line.size() < 2 || line[1].find_first_not_of("0123456789") != std::string::npos) continue;
        (line[0] == "合计" ? total : sum) += std::stoul(line[1]);
    }
    CHECK(sum == 10);
    CHECK(total == 10);
    CHECK(holds(text, "程序|zhunze 0."));
    CHECK(holds(text, "(核查时指定)|"));
    CHECK(holds(text, "是否含本数|包含|"));
    CHECK(holds(text, "规则集摘要|"));
    CHECK(holds(text, "无效|2|"));
    CHECK(run.numbers == 7);
}

TEST_CASE("the same results are the same bytes") {
    const Sandbox box;
    const std::string input = box.write("a.csv", cli::testing::five_applications);
    const auto write = [&](const std::string& name) {
        static_cast<void>(box.run({"evaluate", input, "--format", "xlsx", "--output", box.path(name)}));
        return box.text_of(name);
    };
    const std::string first = write("1.xlsx");
    CHECK(first.starts_with("PK"));
    CHECK(write("2.xlsx") == first);
    CHECK(box.run({"evaluate", input, "--format", "xlsx", "--output", "-"}).out == first);
    const Result one = box.run({"explain", input, "--id", "A-2", "--format", "xlsx", "--output", box.path("3.xlsx")});
    CHECK(one.code == 0);
    CHECK(cell_at(sheets_of(box.text_of("3.xlsx")).at(0), 1, 0) == "A-2");
}

TEST_CASE("a workbook is not written to a terminal, nor where nobody asked for it") {
    const Sandbox box;
    const std::string input = box.write("a.csv", cli::testing::five_applications);
    const Result result = box.run({"evaluate", input, "--format", "xlsx"});
    CHECK(result.code == 2);
    CHECK(result.out.empty());
    CHECK(holds(result.err, "xlsx 格式的结果不是文字,请用 --output 指明要写的文件"));
    std::istringstream in;
    std::ostringstream out, err;
    cli::Streams terminal{in, out, err, true};
    CHECK(cli::run({"evaluate", input, "--format", "xlsx", "--output", "-"}, terminal) == 2);
    CHECK(out.str().empty());
}

TEST_CASE("no input that can be read, and no application, in a workbook") {
    const Sandbox box;
    CHECK(box.run({"evaluate", box.path("none.csv"), "--format", "xlsx", "--output", box.path("r.xlsx")}).code == 3);
    CHECK_FALSE(box.holds("r.xlsx"));
    CHECK(box.run({"evaluate", box.write("a.csv", "编号\n"), "--format", "xlsx", "--output", box.path("r.xlsx")}).code == 0);
    CHECK(sheets_of(box.text_of("r.xlsx")).at(0).rows.size() == 1);
}

TEST_CASE("what a cell cannot hold is cut, and that is said") {
    explain::Tree tree;
    const std::string ideographs = "甲乙丙丁戊己庚辛";
    for (int i = 0; i < 5000; ++i) tree.id += ideographs;
    explain::ResultsWorkbook book({{"规则", "rule"}}, Language::zh);
    book.add(tree);
    tree.id.clear();
    for (int i = 0; i < 16384; ++i) tree.id += "\U00020000";  // two UTF-16 units each
    book.add(tree);
    tree.id = "\x01_\uFFFF\t" + std::string(32'763, 'x');
    book.add(tree);
    const std::optional<std::string> bytes = book.finish();
    REQUIRE(bytes);
    const ReadSheet sheet = sheets_of(*bytes).at(0);
    const std::string note = "……(超出一格所能容纳的字数,以下从略;全文见 JSON 或 HTML 格式的结果)";
    CHECK(cell_at(sheet, 1, 0).starts_with(ideographs));
    CHECK(cell_at(sheet, 1, 0).ends_with(note));
    CHECK(cell_at(sheet, 2, 0).ends_with(note));
    CHECK(cell_at(sheet, 3, 0) == "\x01_\uFFFD\t" + std::string(32'763, 'x'));
}
