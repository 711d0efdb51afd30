// SPDX-License-Identifier: Apache-2.0
// Tables, sets, codes and dates from text to value.
#include "unit/engine/judged.hpp"

using namespace zhunze;
using testing::Bench;
using testing::Judged;

namespace {

const std::string divisions = R"(code,name,name_en,parent,valid_from,valid_to,successor
360000,江西省,jiangxi,,,,
360700,赣州市,ganzhou,360000,,,
360703,南康区,nankang,360700,2013-01-01,,
360782,南康市,nankang_city,360700,,2013-12-31,360703
360800,吉安市,jian,360000,,,
)";

const std::string head = R"(module t
enum Kind { fresh, expansion, retrofit }
taxonomy Division data "divisions.csv"
record R {
  id : Text
  code : Text
  kind : Kind
  place : Division
  grade : Number
  money : Money in 万元
  starts : Date
  ends : Date
}
source s "S" { }
rule r on R { cites s "1"; forbid money > 1万元 }
)";

/// One definition that is reported.
Bench bench_of(const std::string& type, const std::string& expression, const std::string& more = "", const std::string& data = "") {
    return Bench({{"t.zz", head + more + "define it on R : " + type + " report = " + expression + "\n"}, {"divisions.csv", divisions}, {"data.csv", data}});
}

struct Row {
    const char* json;
    const char* value;
    const char* causes;
};
void check(const Bench& bench, const std::vector<Row>& rows) {
    for (const Row& row : rows) {
        INFO(row.json);
        const Judged judged = bench.judge(row.json);
        CHECK(judged.errors() == "");
        CHECK(judged.report("it") == row.value);
        CHECK(judged.report_causes("it") == row.causes);
    }
}

}  // namespace

TEST_CASE("within a set", "[values]") {
    check(bench_of("Bool", "kind within [fresh, retrofit]"), {
        {R"({"kind": "fresh"})", "yes", ""}, {R"({"kind": "expansion"})", "no", ""}, {"{}", "?", "kind"}, {R"({"kind": "无"})", "?", "kind=none"}});
    check(bench_of("Bool", "place within [ganzhou, jian]"), {
        {R"({"place": "360703"})", "yes", ""}, {R"({"place": "360800"})", "yes", ""}, {R"({"place": "360000"})", "no", ""}, {"{}", "?", "place"}});
    check(bench_of("Bool", R"(code in ["a", "b"])"), {{R"({"code": "b"})", "yes", ""}, {R"({"code": "ab"})", "no", ""}});
}

TEST_CASE("codes and dates", "[values]") {
    check(bench_of("Bool", "valid_on(place, starts)"), {
        {R"({"place": "360782", "starts": "2013-12-31"})", "yes", ""},
        {R"({"place": "360782", "starts": "2014-01-01"})", "no", ""},
        {R"({"place": "360703", "starts": "2012-12-31"})", "no", ""},
        {R"({"place": "360703"})", "?", "starts"},
        {"{}", "?", "place starts"},
    });
    check(bench_of("Bool", "valid_uscc(code)"), {{R"({"code": "91350100M000100Y43"})", "yes", ""}, {R"({"code": "91350100M000100Y44"})", "no", ""}});
    check(bench_of("Bool", "valid_project_code(code)"), {{R"({"code": "2020-360703-35-03-012345"})", "yes", ""}, {"{}", "?", "code"}});
    check(bench_of("Bool", R"(starts_with(code, "2020-"))"), {{R"({"code": "2020-1"})", "yes", ""}, {R"({"code": "x2020-"})", "no", ""}});
    check(bench_of("Number", "year(starts) * 100 + month(starts)"), {{R"({"starts": "2020-06-08"})", "202006", ""}, {"{}", "?", "starts"}});
    check(bench_of("Bool", "months_between(starts, ends) <= 12个月"), {
        {R"({"starts": "2020-01-31", "ends": "2021-02-27"})", "yes", ""},
        {R"({"starts": "2020-01-31", "ends": "2021-02-28"})", "no", ""},
        {R"({"starts": "2020-01-31"})", "?", "ends"}});
}

TEST_CASE("a table of ranges and members", "[values]") {
    const Bench bench = bench_of("Money", "least(place, grade)", R"(table least (place : Division, grade : Number [1, 15]) : Money unique {
  ganzhou | [1, 4) | 300万元
  ganzhou | [4, 15] | 250万元
  jian | - | 200万元
  otherwise | none
}
)");
    check(bench, {
        {R"({"place": "360703", "grade": 3})", "3000000", ""},
        {R"({"place": "360703", "grade": 4})", "2500000", ""},
        {R"({"place": "360800", "grade": 4})", "2000000", ""},
        {R"({"place": "360800", "grade": 16})", "undefined", "undefined"},
        {R"({"place": "360000", "grade": 4})", "undefined", "undefined"},
        {R"({"place": "360703"})", "?", "grade"},
        {R"({"grade": 3})", "?", "place"},
        {"{}", "?", "place grade"},
    });
}

TEST_CASE("a table from a data file, and one that collects", "[values]") {
    const std::string data = "place,grade,least(万元)\nganzhou,\"[1, 4)\",300\n360800,-,200\notherwise,,100\n";
    check(bench_of("Money", "least(place, grade)", "table least (place : Division, grade : Number) : Money unique data \"data.csv\"\n", data), {
        {R"({"place": "360703", "grade": 3})", "3000000", ""},
        {R"({"place": "360703", "grade": 4})", "1000000", ""},
        {R"({"place": "360703"})", "? [1000000, 3000000]", "grade"},
        {R"({"place": "360800"})", "2000000", ""},
    });
    check(bench_of("Number", "points(kind, money)", R"(table points (kind : Kind, money : Money) : Number collect sum {
  fresh | >= 1亿元 | 5
  - | (5000万元, ) | 2
}
)"), {
        {R"({"kind": "fresh", "money": 10000})", "7", ""},
        {R"({"kind": "fresh", "money": 6000})", "2", ""},
        {R"({"kind": "expansion", "money": 5000})", "0", ""},
        {R"({"kind": "fresh"})", "? [0, 7]", "money"},
        {R"({"money": 10000})", "? [2, 7]", "kind"},
    });
}

TEST_CASE("a table that is looked up for each item", "[values]") {
    const Bench bench(std::vector<engine::MemoryFile>{{"t.zz", R"(module t
enum Kind { fresh, expansion }
record Item { kind : Kind }
record R { items : list of Item; most : Number }
table points (kind : Kind) : Number unique { fresh | 5; expansion | none }
source s "S" { }
rule r on R { cites s "1"; require sum(points(kind) of items) >= 10 }
define it on R : Number report = sum(points(kind) of items)
)"}});
    check(bench, {
        {R"({"items": [{"kind": "fresh"}, {"kind": "fresh"}]})", "10", ""},
        {R"({"items": [{"kind": "fresh"}, {"kind": "expansion"}]})", "undefined", "items[1].undefined"},
        {R"({"items": [{"kind": "fresh"}, {}]})", "?", "items[1].kind"},
    });
}
