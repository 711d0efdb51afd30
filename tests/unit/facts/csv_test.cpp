// SPDX-License-Identifier: Apache-2.0
#include "unit/facts/support.hpp"

namespace zhunze::facts {
namespace {

Batch read_table(std::string_view text, const Limits& limits = {}) { return read(text, "a.csv", limits); }

std::string described(const Batch& batch, std::size_t application, program::FieldId field) {
    return described(project().fact(batch.applications.at(application), field));
}

}  // namespace

TEST_CASE("headers are names, twins and labels, with units in brackets", "[facts][csv]") {
    const std::vector<std::pair<const char*, const char*>> cases{
        {"固定资产投资", "=200000000"},
        {"固定资产投资（元）", "=20000"},
        {"固定资产投资(亿元)", "=2000000000000"},
        {"固投", "=200000000"},
        {"fixed_investment", "=200000000"},
        {"Fixed Investment (yuan)", "=20000"},
        {" 固定资产 投资 ( 万元 ) ", "=200000000"},
        {"固定资产投资（单位：元）", "=20000"},
        {"ｆｉｘｅｄ＿ｉｎｖｅｓｔｍｅｎｔ", "=200000000"},
        {"\"固定资产投资\n(元)\"", "=20000"},
    };
    for (const auto& [header, expected] : cases) {
        INFO(header);
        const Batch batch = read_table("id," + std::string(header) + "\nA,20000\n");
        REQUIRE(outline(batch) == "|");
        CHECK(batch.warnings.empty());
        CHECK(described(batch, 0, project().fixed) == expected);
    }
}

TEST_CASE("a cell's own unit wins over the header's, the header's over the field's", "[facts][csv]") {
    const Batch batch = read_table("用地面积（公顷）,建筑面积(平方米),比例(%)\n1.31,800,3.5\n20亩,1公顷,2%\n");
    REQUIRE(outline(batch) == "||");
    CHECK(described(batch, 0, project().land) == "=13100");
    CHECK(described(batch, 1, project().land) == "=40000/3");
    CHECK(described(batch, 0, project().floor) == "=800");
    CHECK(described(batch, 1, project().floor) == "=10000");
    CHECK(described(batch, 0, project().ratio) == "=7/200");
    CHECK(described(batch, 1, project().ratio) == "=1/50");
}

TEST_CASE("headers that cannot be right are errors of the file", "[facts][csv]") {
    const std::vector<std::pair<std::string, std::string>> cases{
        {"固定资产投资(亩)\n1\n", "header-unit"},
        {"固定资产投资(含税)\n1\n", "header-unit"},
        {"固投,fixed_investment\n1,1\n", "repeated-field"},
        {"证据,evidence\n1,1\n", "repeated-field"},
        {"甲,乙\n1,2\n", "no-known-column"},
        {",,\n1,2,3\n", "no-known-column"},
        {"id,\"na\"me\n1,2\n", "csv-quote"},
        {"id,\"name\n1,2\n", "csv-open-quote"},
    };
    for (const auto& [text, expected] : cases) {
        INFO(text);
        CHECK(outline(read_table(text)) == expected);
    }
    CHECK(read_table("id,固投(亩)\n").file_errors.at(0).place == "a.csv:1:B1");
    CHECK(read_table("\nid,固投,name,fixed_investment\n").file_errors.at(0).place == "a.csv:2:D2");
}

TEST_CASE("brackets after other headers are remarks", "[facts][csv]") {
    const Batch batch = read_table("项目类型(新上/扩建),受理日期（YYYY-MM-DD）\n扩建,2020-04-13\n");
    CHECK(outline(batch) == "|");
    CHECK(batch.warnings.empty());
    CHECK(described(batch, 0, project().kind) == "=#1");
}

TEST_CASE("a column that is no field is one warning", "[facts][csv]") {
    const Batch batch = read_table("id,用地面枳（亩）,\nA,1,\nB,2,\n");
    CHECK(outline(batch) == "||");
    REQUIRE(slugs(batch.warnings) == "unknown-field");
    CHECK(batch.warnings[0].place == "a.csv:1:B1");
    REQUIRE(batch.warnings[0].hints.size() == 1);
    CHECK(label_text(batch.warnings[0].hints[0], Language::zh) == "是否想写“用地面积”?");
}

TEST_CASE("the delimiter is the one the header uses", "[facts][csv]") {
    for (const char* text : {"id,name\nA,甲;乙\n", "id\tname\nA\t甲;乙\n", "id;name\nA;\"甲;乙\"\n", "\n \nid;name;\"a,b,c,d\"\nA;\"甲;乙\";\n"}) {
        INFO(text);
        const Batch batch = read_table(text);
        REQUIRE(outline(batch) == "|");
        CHECK(described(batch, 0, project().name) == "=\"甲;乙\"");
    }
    CHECK(outline(read_table("id\nA\nB\n")) == "||");
}

TEST_CASE("rows count as in a spreadsheet, lines as in a text editor", "[facts][csv]") {
    const Batch batch = read_table("id,name,用地面积\r\n\r\nA,\"甲\r\n乙\",五亩\r\n,,\r\nB,丙,六亩");
    REQUIRE(outline(batch) == "|chinese-numeral|chinese-numeral");
    CHECK(batch.applications[0].place == "a.csv:3:A3");
    CHECK(batch.applications[0].errors[0].place == "a.csv:3:C3");
    CHECK(batch.applications[1].errors[0].place == "a.csv:6:C5");
    CHECK(project().fact(batch.applications[1], project().land).place == "C5");
    CHECK(project().fact(batch.applications[1], project().land).written == "六亩");
}

TEST_CASE("columns past Z have two letters", "[facts][csv]") {
    std::string header = "id";
    std::string row = "A";
    for (int i = 1; i < 28; ++i) header += i == 27 ? ",用地面积" : ",";
    for (int i = 1; i < 28; ++i) row += i == 27 ? ",五亩" : ",";
    const Batch batch = read_table(header + "\n" + row + "\n");
    CHECK(batch.applications.at(0).errors.at(0).place == "a.csv:2:AB2");
}

TEST_CASE("a row that does not fit the header is invalid, the others go on", "[facts][csv]") {
    const std::vector<std::pair<std::string, std::string>> cases{
        {"id,name\nA\nB,乙\n", "|cell-count|"},
        {"id,name\nA,甲,多\nB,乙\n", "|cell-count|"},
        {"id,name\nA,甲,, \nB,乙\n", "||"},
        {"id,name\nA,甲\"乙\nB,乙\n", "|csv-quote|"},
        {"id,name\nA,\"甲\"乙\nB,乙\n", "|csv-quote|"},
        {"id,name\nA,\"甲\"\"乙\"\nB,乙\n", "||"},
        {"id,name\n,\n  ,\nB,乙\n", "|"},
        {"id,name\nA,甲\rB,乙\r", "||"},
    };
    for (const auto& [text, expected] : cases) {
        INFO(text);
        CHECK(outline(read_table(text)) == expected);
    }
}

TEST_CASE("a quote that is never closed takes the file with it", "[facts][csv]") {
    const Batch batch = read_table("id,name\nA,甲\nB,\"乙\nC,丙\n");
    CHECK(outline(batch) == "csv-open-quote");
    CHECK(batch.applications.empty());
    CHECK(batch.file_errors[0].place == "a.csv:3");
}

TEST_CASE("cells are read by the same laws as JSON text", "[facts][csv]") {
    const Batch batch = read_table("id,uscc,受理日期,项目类型,固投,申报特殊工艺,证据\n"
                                   "007,0123,2020/4/13,新上,\"5,000.00\",是,\"材料(2020-03-01);说明\"\n"
                                   "8,6.93217E+12,43934,新,5000万,有,-\n"
                                   "9,无,不适用,待定,/,,\n");
    REQUIRE(outline(batch) == "||damaged-by-spreadsheet date-serial unknown-member unit-missing value-form|");
    CHECK(batch.applications[0].id == "007");
    CHECK(described(batch, 0, project().uscc) == "=\"0123\"");
    CHECK(described(batch, 0, project().fixed) == "=50000000");
    CHECK(batch.applications[0].evidence.size() == 2);
    CHECK(batch.applications[0].evidence.at(0).place == "G2");
    CHECK(described(batch, 2, project().uscc) == "none");
    CHECK(described(batch, 2, project().accepted_on) == "not applicable");
    CHECK(described(batch, 2, project().fixed) == "not given");
}

TEST_CASE("a row's hash knows its cells from one another, and its header", "[facts][csv]") {
    const auto hash = [](const char* text) { return read_table(text).applications.at(0).input_hash; };
    const std::string plain = hash("id,name\nA,甲\n");
    CHECK(hash("id,name\r\n\"A\",\"甲\"\r\n") == plain);
    CHECK(hash("id,name\n\n\nA,甲") == plain);
    CHECK(hash("id;name\nA;甲\n") == plain);
    CHECK(hash("id,项目名称\nA,甲\n") != plain);
    CHECK(hash("id,name\n\"A,甲\",\n") != hash("id,name\nA,\",甲\"\n"));
    CHECK(hash("id,name\n\"1:A,\",甲\n") != hash("id,name\nA,\"1:甲,\"\n"));
}

TEST_CASE("limits on rows, cells and columns", "[facts][csv][limits]") {
    Limits limits;
    limits.record_bytes = 30;
    limits.cell_bytes = 12;
    limits.columns = 4;
    const std::vector<std::pair<std::string, std::string>> cases{
        {"id,name\nA,1234567890123456789012345678901\nB,乙\n", "|record-too-large|"},
        {"id,name\nA,\"1\n2\n3\n4\n5\n6\n7\n8\n9\n0\n1\n2\n3\n4\n5\n6\"\nB,乙\n", "|record-too-large|"},
        {"id,name\nA,1234567890123\nB,乙\n", "|cell-too-large|"},
        {"id,name\nA,甲,,,,,,\nB,乙\n", "|too-many-columns|"},
        {"id,name,,,\nA,甲\n", "too-many-columns"},
        {"id,1234567890123456789012345678901\nA,甲\n", "record-too-large"},
    };
    for (const auto& [text, expected] : cases) {
        INFO(text);
        CHECK(outline(read_table(text, limits)) == expected);
    }
}

TEST_CASE("more applications than a batch holds are refused whole, whatever the format", "[facts][limits]") {
    Limits limits;
    limits.records = 2;
    const std::vector<std::pair<std::string, std::string>> formats{
        {"id\nA\nB\n", "id\nA\nB\nC\n"},
        {"[{\"id\":\"A\"},{\"id\":\"B\"}]", "[{\"id\":\"A\"},{\"id\":\"B\"},{\"id\":\"C\"}]"},
        {"{\"id\":\"A\"}\n{\"id\":\"B\"}\n", "{\"id\":\"A\"}\n{\"id\":\"B\"}\n{\"id\":\"C\"}\n"},
    };
    for (const auto& [fits, too_many] : formats) {
        INFO(too_many);
        CHECK(read_table(fits, limits).applications.size() == 2);
        const Batch refused = read_table(too_many, limits);
        CHECK(refused.applications.empty());
        REQUIRE(refused.file_errors.size() == 1);
        CHECK(refused.file_errors[0].slug() == "too-many-records");
    }
}

}  // namespace zhunze::facts
