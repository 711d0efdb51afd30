// SPDX-License-Identifier: Apache-2.0
#include "explain/results_csv.hpp"

#include "catch.hpp"
#include "sandbox.hpp"

using namespace zhunze;

TEST_CASE("cells are quoted where they must be and never run as formulas") {
    const std::vector<std::pair<std::string, std::string>> table{
        {"", ""},
        {"甲", "甲"},
        {"a,b", "\"a,b\""},
        {"a\"b", "\"a\"\"b\""},
        {"a\nb", "\"a\nb\""},
        {"=1+1", "'=1+1"},
        {"+cmd", "'+cmd"},
        {"-cmd", "'-cmd"},
        {"@SUM(A1)", "'@SUM(A1)"},
        {"\tx", "'\tx"},
        {"\rx", "\"'\rx\""},
        {"=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""},
        {"-5", "-5"},
        {"+3.25", "+3.25"},
        {"-5.", "'-5."},
        {"-.5", "'-.5"},
        {"-", "'-"},
        {"-1-1", "'-1-1"},
        {"--1", "'--1"},
        {"＝1+1", "'＝1+1"},
        {"－5", "－5"},
    };
    for (const auto& [text, cell] : table) CHECK(explain::csv_cell(text) == cell);
}

TEST_CASE("a result is one row, in the order of the input, whatever it holds") {
    const cli::testing::Sandbox box;
    const std::string input = box.write("a.csv",
                                        "编号,受理日期,投资（万元）,供地\n"
                                        "=Z,2020-06-08,3000,单独供地\n"
                                        "\"B,\"\"b\",2020-06-08,6000,单独供地\n"
                                        "A,2020-06-08,5000,单独供地\n");
    const std::string csv = box.run({"evaluate", input, "--format", "csv", "--reading", "办法.本数=不包含"}).out;
    CHECK(csv.starts_with("\xEF\xBB\xBF编号,结论,违反的规则,理由,缺,整改,依据,错误,警告\r\n'=Z,不通过,小项目不供地,"));
    CHECK(csv.find("\r\n\"B,\"\"b\",通过,,未触发(不等于同意):小项目不供地,,,,,\r\nA,通过,,未触发(不等于同意):小项目不供地,,,,,\r\n") != std::string::npos);
    CHECK(csv.find("小项目不供地:投资 = 3000万元,低于 5000万元,相差 2000万元;供地 = 单独供地") != std::string::npos);
}
