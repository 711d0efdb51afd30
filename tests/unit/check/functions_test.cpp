// SPDX-License-Identifier: Apache-2.0
// Functions of texts, codes and dates; sets; parameters in expressions; conditions that exclude each other.
#include "unit/check/checked.hpp"

using namespace zhunze;
using testing::Checked;

namespace {

const std::string record = R"(
enum Kind { new aka 新上, old aka 技改, same }
taxonomy Code data "codes.csv"
question q "Q" { one, two }
record R {
  code : Text
  day : Date
  later : Date
  money : Money in 万元
  other : Money in 万元
  flag : Bool
  kind : Kind
  area : Code
}
parameter limit : Money { from 2019-01-01 : 5000万元 }
parameter unset : Number
)";
const std::map<std::string, std::string> codes{{"codes.csv", "code,name,name_en,parent\n36,江西,jiangxi,\n3607,赣州,ganzhou,36\n360703,南康,nankang,3607\n44,广东,guangdong,\n"}};

Checked of(const std::string& body) { return Checked({record + "define d on R = " + body + "\n"}, codes); }

struct Row {
    const char* body;
    const char* findings;
};
void check_all(const std::vector<Row>& rows) {
    for (const Row& row : rows) {
        CAPTURE(row.body);
        CHECK(of(row.body).findings() == row.findings);
    }
}

const program::Expr& body_of(const Checked& checked) {
    REQUIRE(checked.findings() == "");
    return checked.program->exprs[testing::named(checked.program->definitions, "d").body];
}
std::string type_of(const std::string& body) {
    const Checked checked = of(body);
    return checked.program ? checked.program->type_name(body_of(checked).type).en : checked.findings();
}

/// The findings of cases that hold under the two conditions.
std::string of_cases(const std::string& first, const std::string& second) {
    return of("cases {\n 1 when " + first + "\n 2 when " + second + "\n 3 otherwise\n}").findings();
}
bool disjoint(const std::string& first, const std::string& second) {
    const std::string findings = of_cases(first, second);
    CAPTURE(first, second, findings);
    CHECK((findings.empty() || findings.starts_with("cases-overlap@")));
    return findings.empty();
}

}  // namespace

TEST_CASE("functions of texts, codes and dates", "[function]") {
    check_all({
        {"starts_with(code, \"2020-\") and 开头是(code, \"A\")", ""},
        {"starts_with(code, code)", "not-constant@code"},
        {"starts_with(day, \"2020\")", "type-expected@day"},
        {"starts_with(code, 2020)", "type-expected@2020"},
        {"starts_with(code)", "wrong-argument-count@starts_with(code)"},
        {"valid_uscc(code) and 统一社会信用代码有效(code)", ""},
        {"valid_uscc(money)", "type-expected@money"},
        {"valid_uscc(code, code)", "wrong-argument-count@valid_uscc(code, code)"},
        {"valid_project_code(code) and 项目代码有效(code)", ""},
        {"valid_on(area, day) and 当日有效(area, 2020-01-01)", ""},
        {"valid_on(code, day)", "type-expected@code"},
        {"valid_on(area, money)", "type-expected@money"},
        {"year(day) >= 2020 and 月份(day) <= 6", ""},
        {"year(money) > 2020", "type-expected@money"},
        {"year(day) > 1年", "unit-mismatch@>"},
        {"months_between(day, later) >= 6个月 and 整月数(day, later) 达到 1年", ""},
        {"months_between(day, later) >= 6", "unit-mismatch@>="},
        {"months_between(day, money) >= 6个月", "type-expected@money"},
        {"known(starts_with(code, \"A\"))", "type-expected@starts_with(code, \"A\")"},
    });
}

TEST_CASE("what functions make", "[function]") {
    CHECK(type_of("starts_with(code, \"A\")") == "Bool");
    CHECK(type_of("valid_on(area, day)") == "Bool");
    CHECK(type_of("year(day)") == "Number");
    CHECK(type_of("month(day)") == "Number");
    CHECK(type_of("months_between(day, later)") == "Months");
    const Checked year = of("year(2020-06-08)");
    CHECK(body_of(year).literal == Value::of(Rational(2020)));
    const Checked months = of("months_between(2020-01-31, 2020-02-29)");
    CHECK(body_of(months).literal == Value::of(Rational(1)));
}

TEST_CASE("a set of constants", "[set]") {
    check_all({
        {"kind within [new, old] and kind 属于 [新上]", ""},
        {"kind in [new, odl]", "unknown-member@odl"},
        {"area within [3607, 44] and area within [赣州]", ""},
        {"area within [9]", "unknown-member@9"},
        {"code within [\"A\", \"B\"]", ""},
        {"code within [\"A\", 3]", "type-expected@3"},
        {"code within [\"A\", code]", "not-constant@code"},
        {"q within [one, two]", ""},
        {"not kind within [new]", ""},
        {"money within [1元, 2元]", "set-operand@money"},
        {"day within [2020-01-01]", "set-operand@day"},
        {"flag within [true]", "set-operand@flag"},
        {"knid within [new]", "unknown-name@knid"},
        {"kind within new", "type-mismatch@within"},
        {"area within 3607", ""},
    });
    const Checked checked = of("kind within [new, old]");
    const program::Expr& among = body_of(checked);
    CHECK(among.op == Operator::among);
    CHECK(among.args.size() == 3);
    CHECK(checked.program->exprs[among.args[2]].literal == Value::of_member(1));
    const auto range = of("money within [1元, 2元]").sink.sorted();
    CHECK(label_text(range.front().hints.front(), Language::en) == "write `money between … and …` instead");
    const auto truth = of("flag within [true]").sink.sorted();
    CHECK(label_text(truth.front().hints.front(), Language::en) == "write `flag is true` instead");
}

TEST_CASE("a parameter is a value of its type, in the unit of its first version", "[parameter]") {
    check_all({{"money >= limit and unset > 3", ""}, {"limit > 3", "unit-mismatch@>"}, {"limti > 3", "unknown-name@limti"}, {"known(limit)", "type-expected@limit"}});
    const Checked checked = of("limit");
    CHECK(body_of(checked).kind == program::ExprKind::parameter);
    CHECK(body_of(checked).unit.text == "万元");
}

TEST_CASE("calls of what cannot be called", "[function]") {
    check_all({{"sqrt(3)", "unknown-function@sqrt"}, {"limit(3)", "unknown-function@limit"}, {"yaer(day)", "unknown-function@yaer"}});
    const auto findings = of("yaer(day)").sink.sorted();
    CHECK(label_text(findings.front().hints.front(), Language::en) == "did you mean `year`?");
}

TEST_CASE("cases over parameters, sets and texts are proved disjoint only where they are", "[disjoint]") {
    CHECK(disjoint("money >= limit", "money < limit"));
    CHECK(disjoint("money >= limit", "limit > money"));
    CHECK(disjoint("money is other", "money > other"));
    CHECK(disjoint("money > limit + 1元", "not money > limit + 1元"));
    CHECK_FALSE(disjoint("money >= limit", "money <= limit"));
    CHECK_FALSE(disjoint("money >= limit", "money < other"));
    CHECK_FALSE(disjoint("money > limit", "limit > other"));
    CHECK_FALSE(disjoint("money >= limit", "limit >= money"));

    CHECK(disjoint("kind within [new, old]", "kind is same"));
    CHECK(disjoint("kind within [new, old]", "not kind within [new, old]"));
    CHECK(disjoint("kind within [new]", "kind within [old, same]"));
    CHECK_FALSE(disjoint("kind within [new, old]", "kind within [old, same]"));
    CHECK_FALSE(disjoint("kind within [new, old]", "kind is not new"));
    CHECK(disjoint("code within [\"A\", \"B\"]", "code is \"C\""));
    CHECK_FALSE(disjoint("code within [\"A\", \"B\"]", "code is \"B\""));
    // One code may lie within another.
    CHECK_FALSE(disjoint("area within [3607]", "area within [360703]"));
    CHECK_FALSE(disjoint("area within [3607]", "area is 360703"));
    CHECK(disjoint("area within [3607]", "not area within [3607]"));

    CHECK(disjoint("starts_with(code, \"A\")", "not starts_with(code, \"A\")"));
    CHECK_FALSE(disjoint("starts_with(code, \"A\")", "starts_with(code, \"AB\")"));
    CHECK_FALSE(disjoint("starts_with(code, \"A\")", "code is \"AB\""));
    CHECK(disjoint("year(day) < 2020", "year(day) >= 2020"));
    CHECK_FALSE(disjoint("year(day) < 2020", "month(day) >= 6"));
    CHECK_FALSE(disjoint("valid_uscc(code)", "valid_project_code(code)"));
    // Rounded up and rounded down are not the same number.
    CHECK_FALSE(disjoint("round(money, to 1万元, down) < 5万元", "round(money, to 1万元, up) >= 5万元"));
}
