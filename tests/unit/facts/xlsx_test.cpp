// SPDX-License-Identifier: Apache-2.0
#include "unit/facts/list_support.hpp"
#include "unit/support/workbook.hpp"

namespace zhunze::facts {
namespace {

using testing::number_cell;
using testing::row;
using testing::SheetSource;
using testing::text_cell;
using testing::text_row;
using testing::WorkbookSource;

// Styles of the cells below, by index.
constexpr int percent = 1, date = 2, moment = 3, zeros = 4, in_wan = 5, in_yuan = 6, in_thousands = 7, long_date = 8, year_month = 9, month_day = 10,
              short_year = 11, own_digits = 12, accounting = 13, three_zeros = 14, letter_zeros = 15;
constexpr const char* formats = R"(<numFmt numFmtId="170" formatCode="000000"/><numFmt numFmtId="171" formatCode="0.00&quot;万元&quot;"/>)"
                                R"(<numFmt numFmtId="172" formatCode="&quot;¥&quot;#,##0.00"/><numFmt numFmtId="173" formatCode="#,##0,"/>)"
                                R"(<numFmt numFmtId="174" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>)"
                                R"(<numFmt numFmtId="175" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/>)"
                                R"(<numFmt numFmtId="176" formatCode="m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="177" formatCode="yy/m/d"/>)"
                                R"(<numFmt numFmtId="178" formatCode="&quot;1&quot;0000"/>)"
                                R"(<numFmt numFmtId="179" formatCode="_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * &quot;-&quot;??_ ;_ @_ "/>)"
                                R"(<numFmt numFmtId="180" formatCode="000"/><numFmt numFmtId="181" formatCode="&quot;A&quot;000"/>)";
constexpr const char* styles = R"(<xf numFmtId="10"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="170"/><xf numFmtId="171"/>)"
                               R"(<xf numFmtId="172"/><xf numFmtId="173"/><xf numFmtId="174"/><xf numFmtId="175"/><xf numFmtId="176"/>)"
                               R"(<xf numFmtId="177"/><xf numFmtId="178"/><xf numFmtId="179"/><xf numFmtId="180"/><xf numFmtId="181"/>)";

WorkbookSource book(std::vector<SheetSource> sheets) {
    WorkbookSource source;
    source.sheets = std::move(sheets);
    source.formats = formats;
    source.styles = styles;
    return source;
}
WorkbookSource book(const std::string& rows) { return book({{"项目", rows}}); }

Batch read_book(const WorkbookSource& source, std::string_view sheet = {}, const Limits& limits = {}) {
    return facts::read("a.xlsx", source.bytes(), *project().program, project().record(), limits, sheet);
}

std::string described(const Batch& batch, std::size_t application, program::FieldId field) {
    return described(project().fact(batch.applications.at(application), field));
}

/// One cell below one header, read: what the fact is, or what is wrong with it.
std::string read_cell(const std::string& header, const std::string& cell, const std::string& properties = "") {
    WorkbookSource source = book(text_row(1, {"id", header}) + row(2, text_cell("A2", "A") + cell));
    source.properties = properties;
    source.texts = "<si><t>扩建</t></si><si><r><t>5,000</t></r><r><rPr/><t>万元</t></r><rPh><t>wan</t></rPh></si>";
    const Batch batch = read_book(source);
    REQUIRE(batch.file_errors.empty());
    const Application& application = batch.applications.at(0);
    if (!application.errors.empty()) {
        CHECK(application.errors[0].place == "a.xlsx:项目!B2");
        return slugs(application.errors);
    }
    for (const Fact& fact : application.facts) {
        if (fact.place == "项目!B2") return described(fact);
    }
    return "?";
}

}  // namespace

TEST_CASE("a list on a sheet is read as the same list in CSV", "[facts][xlsx]") {
    const Batch batch = read_book(book(text_row(1, {"项目编号", "受理日期", "固定资产投资（元）", "用地面积", "项目类型"}) +
                                       row(2, text_cell("A2", "007") + number_cell("B2", "43934", date) + number_cell("C2", "58950000") +
                                                  number_cell("D2", "1.3100000000000001") + text_cell("E2", "新上")) +
                                       row(4, text_cell("A4", "B") + text_cell("D4", "1公顷") + text_cell("E4", "新"))));
    REQUIRE(outline(batch) == "||unknown-member");
    CHECK(batch.encoding == "XLSX");
    CHECK(batch.warnings.empty());
    CHECK(batch.applications[0].id == "007");
    CHECK(batch.applications[0].place == "a.xlsx:项目!A2");
    CHECK(described(batch, 0, project().accepted_on) == "=2020-04-13");
    CHECK(described(batch, 0, project().fixed) == "=58950000");
    CHECK(described(batch, 0, project().land) == "=2620/3");
    CHECK(project().fact(batch.applications[0], project().land).written == "1.31");
    CHECK(project().fact(batch.applications[0], project().land).place == "项目!D2");
    CHECK(described(batch, 1, project().accepted_on) == "not given");
    CHECK(described(batch, 1, project().land) == "=10000");
}

TEST_CASE("cells by what they hold and how they show it", "[facts][xlsx]") {
    const std::vector<std::tuple<const char*, std::string, const char*>> cases{
        // numbers
        {"固投", number_cell("B2", "5895"), "=58950000"},
        {"固投", number_cell("B2", "0.30000000000000004"), "=3000"},
        {"固投", number_cell("B2", "5.895E+3"), "=58950000"},
        {"固投", number_cell("B2", "1234567890123456789"), "number-digits"},
        {"固投", number_cell("B2", "0.001"), "finer-than-quantum"},
        {"固投", number_cell("B2", "1E+300"), "damaged-by-spreadsheet"},
        {"固投", number_cell("B2", "abc"), "value-form"},
        // numbers with a format that says more
        {"固投", number_cell("B2", "5895", in_wan), "=58950000"},
        {"固投(元)", number_cell("B2", "5895", in_wan), "=58950000"},
        {"固投", number_cell("B2", "5895", in_yuan), "value-form"},
        {"固投", number_cell("B2", "5895", in_thousands), "number-format"},
        {"固投", number_cell("B2", "5895", own_digits), "number-format"},
        {"固投", number_cell("B2", "5895", accounting), "=58950000"},
        {"固投", number_cell("B2", "0", accounting), "=0"},
        {"固投", number_cell("B2", "5895", date), "inexact-number"},
        {"比例", number_cell("B2", "3.5000000000000003E-2", percent), "=7/200"},
        {"比例(%)", number_cell("B2", "0.035", percent), "=7/200"},
        {"比例(%)", number_cell("B2", "3.5"), "=7/200"},
        {"固投", number_cell("B2", "0.035", percent), "input-dimension"},
        // text that holds numbers
        {"固投", text_cell("B2", "5,000.00"), "=50000000"},
        {"固投", "<c r=\"B2\" t=\"s\"><v>1</v></c>", "=50000000"},
        {"固投", text_cell("B2", "约5000"), "inexact-number"},
        {"固投", "<c r=\"B2\" t=\"str\"><f>A1</f><v>5000</v></c>", "=50000000"},
        // dates
        {"受理日期", number_cell("B2", "43934", date), "=2020-04-13"},
        {"受理日期", number_cell("B2", "43934", long_date), "=2020-04-13"},
        {"受理日期", number_cell("B2", "43934.5", long_date), "=2020-04-13"},
        {"受理日期", number_cell("B2", "43934", moment), "=2020-04-13"},
        {"受理日期", number_cell("B2", "43934.5", moment), "value-form"},
        {"受理日期", number_cell("B2", "43934"), "date-serial"},
        {"受理日期", number_cell("B2", "43934", year_month), "date-format"},
        {"受理日期", number_cell("B2", "43934", month_day), "date-format"},
        {"受理日期", number_cell("B2", "43934", short_year), "date-format"},
        {"受理日期", "<c r=\"B2\" s=\"9\" t=\"d\"><v>2020-04-13</v></c>", "date-format"},
        {"受理日期", "<c r=\"B2\" s=\"8\" t=\"d\"><v>2020-04-13</v></c>", "=2020-04-13"},
        {"固投", number_cell("B2", "43934", year_month), "date-format"},
        {"uscc", number_cell("B2", "43934", year_month), "date-cell-for-text"},
        {"受理日期", number_cell("B2", "20200413"), "=2020-04-13"},
        {"受理日期", number_cell("B2", "1", date), "=1900-01-01"},
        {"受理日期", number_cell("B2", "59", date), "=1900-02-28"},
        {"受理日期", number_cell("B2", "60", date), "value-form"},
        {"受理日期", number_cell("B2", "61", date), "=1900-03-01"},
        {"受理日期", number_cell("B2", "0", date), "value-form"},
        {"受理日期", number_cell("B2", "-1", date), "value-form"},
        {"受理日期", number_cell("B2", "2958465", date), "=9999-12-31"},
        {"受理日期", number_cell("B2", "2958466", date), "value-form"},
        {"受理日期", text_cell("B2", "2020年4月13日"), "=2020-04-13"},
        {"受理日期", "<c r=\"B2\" t=\"d\"><v>2020-04-13T00:00:00.000Z</v></c>", "=2020-04-13"},
        {"受理日期", "<c r=\"B2\" t=\"d\"><v>2020-04-13T08:00:00</v></c>", "value-form"},
        // truths
        {"外资", "<c r=\"B2\" t=\"b\"><v>1</v></c>", "value-form"},
        {"申报特殊工艺", "<c r=\"B2\" t=\"b\"><v>1</v></c>", "=yes"},
        {"申报特殊工艺", "<c r=\"B2\" t=\"b\"><v>0</v></c>", "=no"},
        {"申报特殊工艺", number_cell("B2", "1"), "value-form"},
        {"申报特殊工艺", text_cell("B2", "是"), "=yes"},
        {"固投", "<c r=\"B2\" t=\"b\"><v>1</v></c>", "value-form"},
        // members
        {"项目类型", "<c r=\"B2\" t=\"s\"><v>0</v></c>", "=#1"},
        {"所在地", number_cell("B2", "360703"), "=#2"},
        {"所在地", text_cell("B2", "南康区"), "=#2"},
        // text
        {"uscc", text_cell("B2", "0123"), "=\"0123\""},
        {"uscc", text_cell("B2", "6.93217E+12"), "damaged-by-spreadsheet"},
        {"uscc", number_cell("B2", "123"), "number-cell-for-text"},
        {"uscc", number_cell("B2", "123", zeros), "=\"000123\""},
        {"uscc", number_cell("B2", "1234567", zeros), "number-cell-for-text"},
        {"uscc", number_cell("B2", "12.5", zeros), "number-cell-for-text"},
        {"uscc", number_cell("B2", "913607001234567890"), "number-digits"},
        {"uscc", number_cell("B2", "43934", date), "date-cell-for-text"},
        {"uscc", "<c r=\"B2\" t=\"b\"><v>1</v></c>", "value-form"},
        {"uscc", text_cell("B2", "甲_x000D_乙"), "=\"甲\r乙\""},
        {"uscc", text_cell("B2", "_x005F_x0041_ _x1 _xZZZZ_ _xD800_"), "=\"_x0041_ _x1 _xZZZZ_ _xD800_\""},
        {"uscc", text_cell("B2", "_x0000_"), "control-character"},
        {"uscc", text_cell("B2", "=1+1"), "=\"=1+1\""},
        {"uscc", text_cell("B2", "a &amp; &lt;b&gt; &#x4E9A;"), "=\"a & <b> 亚\""},
        {"uscc", "<c r=\"B2\" t=\"inlineStr\"><is><r><t>甲</t></r><r><t xml:space=\"preserve\"> 乙</t></r></is></c>", "=\"甲 乙\""},
        // what says that there is nothing
        {"固投", text_cell("B2", "无"), "none"},
        {"固投", text_cell("B2", "—"), "not given"},
        {"固投", "<c r=\"B2\" s=\"5\"/>", "not given"},
        // errors and formulas
        {"固投", "<c r=\"B2\" t=\"e\"><v>#N/A</v></c>", "error-cell"},
        {"固投", "<c r=\"B2\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>", "error-cell"},
        {"固投", "<c r=\"B2\"><f>C2+D2</f><v>5895</v></c>", "=58950000"},
        {"固投", "<c r=\"B2\"><f>C2+D2</f></c>", "formula-without-value"},
        {"固投", "<c r=\"B2\"><f>C2+D2</f><v></v></c>", "formula-without-value"},
        {"固投", "<c r=\"B2\" t=\"str\"><f>IF(1,\"\")</f><v></v></c>", "not given"},
        // the evidence
        {"证据", text_cell("B2", "材料(2020-03-01)"), "?"},
        {"证据", number_cell("B2", "3"), "evidence-form"},
    };
    for (const auto& [header, cell, expected] : cases) {
        INFO(header << " " << cell);
        CHECK(read_cell(header, cell) == expected);
    }
}

TEST_CASE("a workbook may count its days from 1904", "[facts][xlsx]") {
    const char* properties = "<workbookPr date1904=\"1\"/>";
    CHECK(read_cell("受理日期", number_cell("B2", "42472", date), properties) == "=2020-04-13");
    CHECK(read_cell("受理日期", number_cell("B2", "0", date), properties) == "=1904-01-01");
    CHECK(read_cell("受理日期", number_cell("B2", "60", date), properties) == "=1904-03-01");
}

TEST_CASE("results of formulas that nobody worked out are no results", "[facts][xlsx]") {
    const char* pending = "<calcPr calcId=\"124519\" fullCalcOnLoad=\"1\"/>";
    CHECK(read_cell("固投", "<c r=\"B2\"><f>C2+D2</f><v>0</v></c>", pending) == "formula-without-value");
    CHECK(read_cell("固投", number_cell("B2", "5895"), pending) == "=58950000");
    CHECK(read_cell("固投", "<c r=\"B2\"><f>C2+D2</f><v>5895</v></c>", "<calcPr calcId=\"191029\"/>") == "=58950000");
}

TEST_CASE("number cells of codes are read with the zeros that they show", "[facts][xlsx]") {
    testing::ProgramBuilder builder;
    const auto member = [](std::string code) {
        program::Member made;
        made.name = {"行业" + code, "industry " + code};
        made.code = std::move(code);
        return made;
    };
    builder.field({"编号", "id"}, testing::ProgramBuilder::text());
    const auto industry = builder.field({"行业", "industry"}, builder.taxonomy({"行业", "Industry"}, {member("01"), member("011"), member("0111"), member("11"),
                                                                                             member("111"), member("222"), member("A011"), member("A11")}));
    const auto program = builder.build();
    const auto read_code = [&](const std::string& cell) {
        const std::string bytes = book(text_row(1, {"id", "industry"}) + row(2, text_cell("A2", "A") + cell)).bytes();
        const Batch batch = facts::read("a.xlsx", bytes, *program, builder.record());
        REQUIRE(batch.file_errors.empty());
        const Application& application = batch.applications.at(0);
        return application.errors.empty() ? described(application.facts.at(program->fields[industry].index)) : slugs(application.errors);
    };
    CHECK(read_code(number_cell("B2", "11", three_zeros)) == "=#1");
    CHECK(read_code(number_cell("B2", "1", three_zeros)) == "unknown-member");
    CHECK(read_code(number_cell("B2", "111", three_zeros)) == "=#4");
    CHECK(read_code(number_cell("B2", "1111", three_zeros)) == "unknown-member");
    CHECK(read_code(number_cell("B2", "11", letter_zeros)) == "=#6");
    // Zeros may be lost only where there is a code with them.
    CHECK(read_code(number_cell("B2", "11")) == "code-digits");
    CHECK(read_code(number_cell("B2", "1")) == "code-digits");
    CHECK(read_code(number_cell("B2", "111")) == "code-digits");
    CHECK(read_code(number_cell("B2", "222")) == "=#5");
    CHECK(read_code(number_cell("B2", "-11")) == "unknown-member");
    CHECK(read_code(text_cell("B2", "11")) == "=#3");
    CHECK(read_code(text_cell("B2", "011")) == "=#1");

    const std::string bytes = book(text_row(1, {"id", "industry"}) + row(2, text_cell("A2", "A") + number_cell("B2", "11"))).bytes();
    const Diagnostic problem = facts::read("a.xlsx", bytes, *program, builder.record()).applications.at(0).errors.at(0);
    CHECK(problem.place == "a.xlsx:项目!B2");
    CHECK(problem.message(Language::zh) ==
          "“行业”这一格是数 11,前导零可能已丢失:另有代码 011;请设为文本后重新填写,或用写明位数的格式(如 000)");
}

TEST_CASE("rows of formulas that show nothing are blank", "[facts][xlsx]") {
    const auto formula = [](const std::string& place, const std::string& value) {
        return "<c r=\"" + place + "\" t=\"str\"><f>IF(X1=0,\"\",X1)</f>" + value + "</c>";
    };
    const std::string filled = text_row(1, {"id", "总投资"}) + row(2, text_cell("A2", "A") + number_cell("B2", "5"));
    const auto with = [&](const std::string& value) { return filled + row(3, formula("A3", value) + formula("B3", value)); };
    CHECK(outline(read_book(book(with("<v></v>")))) == "|");
    CHECK(outline(read_book(book(with("")))) == "||formula-without-value formula-without-value");
    CHECK(outline(read_book(book(filled + row(3, "<c r=\"A3\"><f>X1</f><v></v></c>")))) == "||formula-without-value");
    WorkbookSource pending = book(with("<v></v>"));
    pending.properties = "<calcPr fullCalcOnLoad=\"1\"/>";
    CHECK(outline(read_book(pending)) == "||formula-without-value formula-without-value");
}

TEST_CASE("numbers name an application as far as a sheet shows all their digits", "[facts][xlsx]") {
    const std::vector<std::pair<std::string, std::string>> cases{
        {number_cell("A2", "1"), "1"},
        {number_cell("A2", "12345678901"), "12345678901"},
        {number_cell("A2", "7", zeros), "000007"},
        {number_cell("A2", "123456789012"), "number-cell-for-text"},
        {number_cell("A2", "1.5"), "number-cell-for-text"},
        {number_cell("A2", "-1"), "number-cell-for-text"},
    };
    for (const auto& [cell, expected] : cases) {
        INFO(cell);
        const Batch batch = read_book(book(text_row(1, {"id", "name"}) + row(2, cell + text_cell("B2", "甲"))));
        const Application& application = batch.applications.at(0);
        CHECK((application.errors.empty() ? application.id : slugs(application.errors)) == expected);
    }
}

// ---- sheets ----

TEST_CASE("which sheet is read", "[facts][xlsx]") {
    const std::string list = text_row(1, {"id"}) + text_row(2, {"A"});
    const std::string other = text_row(1, {"id"}) + text_row(2, {"B"});
    const WorkbookSource one = book({{"说明", ""}, {"项目", list}, {"字典", other, "hidden"}, {"密", other, "veryHidden"}});
    CHECK(read_book(one).applications.at(0).id == "A");
    CHECK(read_book(one, "字典").applications.at(0).id == "B");
    CHECK(read_book(one, "4").applications.at(0).id == "B");
    CHECK(read_book(one, "2").applications.at(0).id == "A");
    CHECK(outline(read_book(one, "1")) == "input-empty");

    const WorkbookSource several = book({{"一", list}, {"2", other}});
    CHECK(read_book(several, "2").applications.at(0).id == "B");  // a name comes before a number
    CHECK(read_book(several, "1").applications.at(0).id == "A");
    const Batch open = read_book(several);
    REQUIRE(outline(open) == "sheet-choice");
    CHECK(open.file_errors[0].message(Language::zh) == "有内容的工作表不止一个,请用 --sheet 指明(--list 的文件写作 文件.xlsx#工作表);有:一、2");
    for (const char* wanted : {"三", "3", "0", "-1", "1.0", "１"}) {
        INFO(wanted);
        CHECK(outline(read_book(several, wanted)) == "sheet-unknown");
    }
    CHECK(outline(read_book(book({{"空", ""}, {"空2", "<row r=\"1\"><c r=\"A1\" s=\"1\"/></row>"}}))) == "input-empty");
    CHECK(outline(facts::read("a.csv", "id\nA\n", *project().program, project().record(), {}, "项目")) == "sheet-without-workbook");
}

TEST_CASE("names of sheets in places are quoted as spreadsheets do", "[facts][xlsx]") {
    const std::string list = text_row(1, {"id"}) + text_row(2, {"A"});
    for (const auto& [name, place] : std::vector<std::pair<const char*, const char*>>{
             {"Sheet1", "a.xlsx:Sheet1!A2"}, {"两 词", "a.xlsx:'两 词'!A2"}, {"2020", "a.xlsx:'2020'!A2"}, {"表(一)", "a.xlsx:'表(一)'!A2"}}) {
        CHECK(read_book(book({{name, list}})).applications.at(0).place == place);
    }
}

// ---- where the table is ----

TEST_CASE("titles may stand above the header", "[facts][xlsx]") {
    const Batch batch = read_book(book(text_row(1, {"某区工业项目汇总表"}) + text_row(3, {"填报单位:某区工信局", "", "2020年4月"}) +
                                       text_row(5, {"项目编号", "名称", "固投"}) + text_row(6, {"A", "甲", "5000"})));
    REQUIRE(outline(batch) == "|");
    CHECK(batch.warnings.empty());
    CHECK(batch.applications[0].place == "a.xlsx:项目!A6");
    CHECK(described(batch, 0, project().fixed) == "=50000000");
}

TEST_CASE("a header is looked for, not guessed", "[facts][xlsx]") {
    const Batch none = read_book(book(text_row(1, {"甲", "乙"}) + text_row(2, {"1", "2"})));
    REQUIRE(outline(none) == "sheet-without-header");
    CHECK(none.file_errors[0].place == "a.xlsx:项目!A1");
    std::string rows;
    for (int i = 1; i <= 20; ++i) rows += text_row(i, {"说明"});
    CHECK(outline(read_book(book(rows + text_row(21, {"id"}) + text_row(22, {"A"})))) == "sheet-without-header");
    CHECK(outline(read_book(book(text_row(1, {"固投", "固定资产投资"}) + text_row(2, {"1", "2"})))) == "repeated-field");
    CHECK(read_book(book(text_row(1, {"id", "固投(亩)"}))).file_errors.at(0).place == "a.xlsx:项目!B1");
    CHECK(slugs(read_book(book(text_row(1, {"id"}))).warnings) == "no-applications");
}

TEST_CASE("a header of two rows joined by merged cells", "[facts][xlsx]") {
    const std::string rows = row(1, text_cell("A1", "项目编号") + text_cell("B1", "投资(元)") + text_cell("D1", "用地面积")) +
                             row(2, text_cell("B2", "总投资") + text_cell("C2", "固投")) +
                             row(3, text_cell("A3", "A") + number_cell("B3", "700") + number_cell("C3", "600") + number_cell("D3", "3"));
    SheetSource sheet{"项目", rows};
    sheet.after = "<mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B1:C1\"/><mergeCell ref=\"D1:D2\"/></mergeCells>";
    const Batch batch = read_book(book({sheet}));
    REQUIRE(outline(batch) == "|");
    CHECK(batch.applications[0].place == "a.xlsx:项目!A3");
    CHECK(described(batch, 0, project().total) == "=700");  // the unit of the group above
    CHECK(described(batch, 0, project().fixed) == "=600");
    CHECK(described(batch, 0, project().land) == "=2000");
}

TEST_CASE("a note above the table gives the unit of the columns that name none", "[facts][xlsx]") {
    const std::vector<std::tuple<const char*, const char*, const char*>> cases{
        {"单位：元", "=700", ""},
        {"(单位:元、公顷)", "=700", ""},
        {"单位:人民币元", "=700", ""},
        {"某区项目汇总表（金额单位：元）", "=700", ""},
        {"单位:元 日期:2020-04-13", "=700", ""},
        {"填报单位:元宝公司 单位:元", "=700", ""},
        {"填报单位:元", "=700", ""},
        {"填报单位:某区工信局", "=7000000", ""},
        {"单位:某区工信局", "=7000000", ""},
        {"单位:亩", "=7000000", ""},
        {"单位", "=7000000", ""},
        {"单位:", "=7000000", ""},
    };
    for (const auto& [note, expected, warnings] : cases) {
        INFO(note);
        const Batch batch = read_book(book(text_row(1, {"", note}) + text_row(2, {"id", "总投资", "固投(万元)"}) + text_row(3, {"A", "700", "1"})));
        REQUIRE(outline(batch) == "|");
        CHECK(described(batch, 0, project().total) == expected);
        CHECK(described(batch, 0, project().fixed) == "=10000");  // its own header comes first
        CHECK(slugs(batch.warnings) == warnings);
    }
}

// ---- merged and hidden ----

TEST_CASE("cells merged downwards say the same of each row, amounts do not", "[facts][xlsx]") {
    const std::string rows = text_row(1, {"id", "所在地", "总投资", "名称"}) +
                             row(2, text_cell("A2", "A") + text_cell("B2", "南康区") + number_cell("C2", "700") + text_cell("D2", "甲")) +
                             row(3, text_cell("A3", "B") + text_cell("D3", "乙")) + row(4, text_cell("A4", "C") + number_cell("C4", "5"));
    SheetSource sheet{"项目", rows};
    sheet.after = "<mergeCells><mergeCell ref=\"C2:C3\"/><mergeCell ref=\"B2:B4\"/></mergeCells>";
    const Batch batch = read_book(book({sheet}));
    REQUIRE(outline(batch) == "|merged-cell|merged-cell|");
    for (std::size_t i = 0; i < 3; ++i) CHECK(described(batch, i, project().location) == "=#2");
    CHECK(batch.applications[1].errors[0].place == "a.xlsx:项目!C3");
    CHECK(batch.applications[1].errors[0].message(Language::en) ==
          "the cell of `total_investment` is one of the merged cells C2:C3, and which of them the content belongs to cannot be told; unmerge them "
          "and fill in each");
    CHECK(described(batch, 2, project().total) == "=50000");
}

TEST_CASE("cells merged across say nothing of the columns past the first", "[facts][xlsx]") {
    const std::string rows = text_row(1, {"id", "总投资", "固投", "备注"}) + row(2, text_cell("A2", "A") + number_cell("B2", "700")) +
                             row(3, text_cell("A3", "一、重点项目")) + row(4, text_cell("A4", "B") + number_cell("C4", "7"));
    SheetSource sheet{"项目", rows};
    sheet.after = "<mergeCells><mergeCell ref=\"B2:C2\"/><mergeCell ref=\"A3:D3\"/><mergeCell ref=\"C4:D4\"/></mergeCells>";
    const Batch batch = read_book(book({sheet}));
    CHECK(outline(batch) == "|merged-cell|merged-cell merged-cell|");
    CHECK(described(batch, 0, project().total) == "=7000000");
    CHECK(described(batch, 2, project().fixed) == "=70000");
}

TEST_CASE("what is hidden is read, and that is said", "[facts][xlsx]") {
    SheetSource sheet{"项目", text_row(1, {"id", "总投资", "备注"}) + row(2, text_cell("A2", "A") + number_cell("B2", "700"), "hidden=\"1\"") +
                                  row(3, "<c r=\"A3\" s=\"1\"/>", "hidden=\"1\"") + row(4, text_cell("A4", "B"))};
    sheet.before = "<cols><col min=\"2\" max=\"3\" hidden=\"1\"/></cols>";
    const Batch batch = read_book(book({sheet}));
    REQUIRE(outline(batch) == "||");
    CHECK(described(batch, 0, project().total) == "=7000000");
    REQUIRE(slugs(batch.warnings) == "unknown-field hidden-cells hidden-cells");
    CHECK(batch.warnings[1].message(Language::zh) == "工作表“项目”有隐藏的列:总投资,其中的内容也已读取");
    CHECK(batch.warnings[2].message(Language::zh) == "工作表“项目”有隐藏的行(1 行),其中的内容也已读取");
}

TEST_CASE("places of rows and cells may be left to be counted", "[facts][xlsx]") {
    const Batch batch = read_book(book("<row><c t=\"inlineStr\"><is><t>id</t></is></c><c t=\"inlineStr\"><is><t>总投资</t></is></c></row>"
                                       "<row r=\"5\"><c t=\"inlineStr\"><is><t>A</t></is></c><c><v>7</v></c></row>"
                                       "<row><c t=\"inlineStr\"><is><t>B</t></is></c><c r=\"B6\"><v>8</v></c></row>"));
    REQUIRE(outline(batch) == "||");
    CHECK(batch.applications[1].place == "a.xlsx:项目!A6");
    CHECK(described(batch, 1, project().total) == "=80000");
}

TEST_CASE("other names for the vocabulary, and the strict form", "[facts][xlsx]") {
    for (const char* vocabulary : {testing::main_vocabulary, "http://purl.oclc.org/ooxml/spreadsheetml/main"}) {
        auto parts = book("").parts();
        for (auto& [name, content] : parts) {
            if (name != "xl/worksheets/sheet1.xml") continue;
            content = "<x:worksheet xmlns:x=\"" + std::string(vocabulary) +
                      "\"><x:sheetData><x:row><x:c t=\"inlineStr\"><x:is><x:t>id</x:t></x:is></x:c></x:row>"
                      "<x:row><x:c t=\"inlineStr\"><x:is><x:t>A</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>";
        }
        const Batch batch = read(testing::MemoryArchive::of(parts), "a.xlsx");
        REQUIRE(outline(batch) == "|");
        CHECK(batch.applications[0].id == "A");
    }
}

TEST_CASE("the items of a list may stand on a sheet", "[facts][xlsx]") {
    const WorkbookSource source = book({{"园区", text_row(1, {"园区名称"}) + text_row(2, {"甲"}) + text_row(3, {"7"})},
                                        {"项目", text_row(1, {"入园项目表"}) + text_row(2, {"园区名称", "名称", "投资额(亿元)"}) +
                                                     row(3, text_cell("A3", "甲") + text_cell("B3", "一") + number_cell("C3", "1.1")) +
                                                     row(4, number_cell("A4", "7") + text_cell("B4", "二")) +
                                                     row(5, text_cell("A5", "丙") + number_cell("C5", "5"))}});
    const std::string bytes = source.bytes();
    std::vector<Batch> batches{facts::read("a.xlsx", bytes, *zone().program, zone().record, {}, "园区")};
    REQUIRE(outline(batches[0]) == "||");
    ListItems items = read_items("a.xlsx", bytes, *zone().program, {zone().projects, key_named(*zone().program, zone().record, "zone").value(), "项目"});
    REQUIRE(items.batch.file_errors.empty());
    const Joined joined = join(std::move(items), batches, *zone().program, false);
    CHECK(outline(fact_of(batches[0].applications[0], zone().projects)) == "[name=\"一\" amount=110000000]");
    CHECK(outline(fact_of(batches[0].applications[1], zone().projects)) == "[name=\"二\"]");
    CHECK(joined.rows_left == 1);
    REQUIRE(joined.errors.size() == 1);
    CHECK(joined.errors[0].place == "a.xlsx:项目!A5");
}

TEST_CASE("a sheet's rows hash as what they hold", "[facts][xlsx]") {
    const auto hash = [](const std::string& rows) { return read_book(book(rows)).applications.at(0).input_hash; };
    const std::string plain = hash(text_row(1, {"id", "固投"}) + text_row(2, {"A", "5"}));
    CHECK(hash(text_row(3, {"id", "固投"}) + text_row(9, {"A", "5"})) == plain);
    CHECK(hash(text_row(1, {"id", "固投"}) + text_row(2, {"A", "6"})) != plain);
    CHECK(hash(text_row(1, {"id", "总投资"}) + text_row(2, {"A", "5"})) != plain);
}

}  // namespace zhunze::facts
