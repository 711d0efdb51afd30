// SPDX-License-Identifier: Apache-2.0
#include "explain/show.hpp"

#include "catch.hpp"
#include "unit/explain/sample.hpp"

using namespace zhunze;
using namespace zhunze::explain;
using namespace zhunze::testing;

namespace {

const program::Unit none{};
const program::Program no_program;
const program::Unit ten_thousand{Rational(10000), {}, "万元"};
const program::Unit mu{Rational(2000, 3), {}, "mu"};

/// As people read it, rounded or not.
std::string text_of(const Rational& value, const program::Unit& unit) {
    return show(no_program, Value::of(value), ProgramBuilder::number(), {unit}).text.zh;
}

Rational power_of_ten(int exponent) { return *Rational::from_decimal("1e" + std::to_string(exponent)); }

}  // namespace

TEST_CASE("numbers are shown with four places, half to even, and marked where that is not all") {
    struct Row { Rational value; std::string text; };
    const std::vector<Row> rows{
        {Rational(0), "0"},
        {Rational(-7), "-7"},
        {Rational(1, 8), "0.125"},
        {Rational(1, 16), "0.0625"},
        {Rational(1, 3), "≈0.3333"},
        {Rational(-2, 3), "≈-0.6667"},
        {Rational(100005, 1000000), "≈0.1"},          // 0.100005
        {Rational(100050, 1000000000), "≈0.0001"},
        {Rational(100005, 100000), "≈1"},             // 1.00005 is a tie: to the even 1.0000
        {Rational(100015, 100000), "≈1.0002"},        // 1.00015 is a tie: to the even 1.0002
        {Rational(300), "300"},
    };
    for (const Row& row : rows) CHECK(text_of(row.value, none) == row.text);
}

TEST_CASE("a number that is not zero is never shown as zero") {
    struct Row { Rational value; std::string text; };
    const std::vector<Row> rows{
        {Rational(1, 30000), "≈0.00003"},
        {Rational(-1, 3000000), "≈-0.0000003"},
        {power_of_ten(-9), "0.000000001"},
        {power_of_ten(-13), "1/10000000000000"},
    };
    for (const Row& row : rows) CHECK(text_of(row.value, none) == row.text);
}

TEST_CASE("a quantity is its number in the unit, glued to ideographs and apart from letters") {
    CHECK(text_of(Rational(60000000), ten_thousand) == "6000万元");
    CHECK(text_of(Rational(16667), mu) == "25.0005 mu");
    const program::Unit third{Rational(3), {}, "亩"};
    CHECK(quantity(Rational(10000), third).rounded);
    CHECK(quantity(Rational(10000), third).exact == "10000/3");
    CHECK(text_of(Rational(10000), third) == "≈3333.3333亩");
    const Shown shown = show(no_program, Value::of(Rational(10000)), ProgramBuilder::number(), {third});
    CHECK(shown.number->text.zh == "3333.3333亩");
    CHECK(shown.number->exact.zh == "10000/3 亩");
}

TEST_CASE("two different numbers get enough places to look different") {
    const Rational threshold(300);
    CHECK(places_to_tell_apart(threshold, threshold, none) == usual_places);
    CHECK(places_to_tell_apart(Rational(301), threshold, none) == usual_places);
    CHECK(places_to_tell_apart(threshold - power_of_ten(-6) / Rational(3), threshold, none) == 7);
    CHECK(places_to_tell_apart(threshold - power_of_ten(-40), threshold, none) == most_places);
}

TEST_CASE("ranges read in one direction") {
    const program::Unit unit{Rational(1), {}, "亩"};
    const auto bound = [&](std::int64_t value, bool open) { return show_bound(no_program, Bound{Rational(value), open}, unit); };
    struct Row { std::optional<QuantityBound> low, high; std::string text; };
    const std::vector<Row> rows{
        {std::nullopt, bound(20, true), "x < 20亩"},
        {std::nullopt, bound(20, false), "x ≤ 20亩"},
        {bound(16, true), std::nullopt, "x > 16亩"},
        {bound(16, false), std::nullopt, "x ≥ 16亩"},
        {bound(16, false), bound(20, true), "16亩 ≤ x < 20亩"},
        {bound(16, false), bound(16, false), "x = 16亩"},
        {std::nullopt, std::nullopt, "x"},
    };
    for (const Row& row : rows) CHECK(range_text({"x", "x"}, row.low, row.high).zh == row.text);
}

TEST_CASE("values of every kind have a text in both languages and a code for programs") {
    SmallProject project;
    const program::Program& program = project.builder.program();
    struct Row { Value value; Type type; std::string zh, en, code; };
    const std::vector<Row> rows{
        {Value::of(Truth::yes), ProgramBuilder::truth(), "真", "true", "true"},
        {Value::of(*Date::from_parts(2020, 4, 13)), ProgramBuilder::date(), "2020年4月13日", "2020-04-13", "2020-04-13"},
        {Value::of_text("某公司"), ProgramBuilder::text(), "某公司", "某公司", "某公司"},
        {Value::of_member(0), project.nature, "新上", "new", "new"},
        {Value::of_member(SmallProject::nankang), project.division, "南康区(360703)", "nankang (360703)", "360703"},
        {Value::unknown(ValueKind::date, {}), ProgramBuilder::date(), "未知", "unknown", ""},
        {Value::undefined(ValueKind::number, {}), ProgramBuilder::number(), "无法计算", "cannot be computed", ""},
        {Value::unknown(ValueKind::number, {}, Interval{std::nullopt, Bound{Rational(45), true}}), ProgramBuilder::number(), "未知(值 < 45)",
         "unknown (value < 45)", ""},
    };
    for (const Row& row : rows) {
        const Shown shown = show(program, row.value, row.type, {none});
        CHECK(shown.text == Name{row.zh, row.en});
        CHECK(shown.code == row.code);
    }
}

TEST_CASE("a quantity without a unit of its own is shown in base units") {
    SmallProject project;
    const program::Program& program = project.builder.program();
    CHECK(unit_to_show(program, project.builder.money_per_area(), {}).text == "金额/长度^2");
    CHECK(unit_to_show(program, project.builder.money(), ten_thousand).text == "万元");
    CHECK(unit_to_show(program, ProgramBuilder::number(), {}).text.empty());
}
