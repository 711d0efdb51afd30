// SPDX-License-Identifier: Apache-2.0
#include "explain/display.hpp"

#include "catch.hpp"
#include "explain/show.hpp"
#include "program/units.hpp"
#include "unit/check/checked.hpp"

using namespace zhunze;
using namespace zhunze::explain;
using namespace zhunze::testing;

namespace {

const program::Program& prelude() {
    static const Checked checked({"模块 空\n"});
    REQUIRE(checked.program);
    return *checked.program;
}

/// A number in the unit, as people read it.
Name read_in(const Rational& number, const std::string& unit_text) {
    const auto unit = program::parse_unit(prelude(), unit_text);
    REQUIRE(unit);
    const Value value = Value::of(number * unit->factor);
    return show(prelude(), value, program::Type::quantity(unit->dimension), {*unit}).text;
}

Rational decimal(const std::string& text) { return *Rational::from_decimal(text); }

}  // namespace

TEST_CASE("amounts in the words of each language") {
    struct Row { std::string number, unit, zh, en; };
    const std::vector<Row> rows{
        {"6000", "万元", "6000万元", "60 million yuan"},
        {"9999.99", "万元", "9999.99万元", "99.9999 million yuan"},
        {"10000", "万元", "1亿元", "100 million yuan"},
        {"12345", "万元", "1.2345亿元", "123.45 million yuan"},
        {"12345.6", "万元", "12345.6万元", "123.456 million yuan"},  // in 亿 it would need a fifth place
        {"-20000", "万元", "-2亿元", "-200 million yuan"},
        {"100000", "万元", "10亿元", "1 billion yuan"},
        {"50", "亿元", "50亿元", "5 billion yuan"},
        {"50", "万元", "50万元", "500,000 yuan"},
        {"0.3", "万元", "0.3万元", "3000 yuan"},
        {"0", "万元", "0万元", "0 yuan"},
        {"300000000", "元", "3亿元", "300 million yuan"},
        {"0.05", "元/千瓦时", "0.05元/千瓦时", "0.05 yuan/kWh"},
        {"300", "万元/亩", "300万元/亩", "3 million yuan/mu"},
        {"20000", "万元/亩", "20000万元/亩", "200 million yuan/mu"},
        {"0.5", "吨标准煤/万元", "0.5吨标准煤/万元", "0.5 tce/10,000 yuan"},
        {"20", "亩", "20亩", "20 mu"},
        {"1", "日", "1日", "1 day"},
        {"30", "日", "30日", "30 days"},
        {"1", "million yuan", "100万元", "1 million yuan"},
        {"3", "billion yuan", "30亿元", "3 billion yuan"},
        {"1234567", "平方米", "1234567平方米", "1,234,567 m2"},
        {"20", "mu", "20亩", "20 mu"},
    };
    for (const Row& row : rows) {
        INFO(row.number << row.unit);
        CHECK(read_in(decimal(row.number), row.unit) == Name{row.zh, row.en});
    }
}

TEST_CASE("both languages show as much of a number as its own unit does") {
    const Name third = read_in(Rational(1000000, 3), "万元");
    CHECK(third == Name{"≈333333.3333万元", "≈3.333333333 billion yuan"});
}

TEST_CASE("only the display knows other units: programs get the unit of the rules") {
    const program::Unit unit = *program::parse_unit(prelude(), "万元");
    const Shown shown = show(prelude(), Value::of(Rational(300000000)), program::Type::quantity(unit.dimension), {unit});
    CHECK(shown.text.zh == "3亿元");
    CHECK(shown.quantity->decimal == "30000");
    CHECK(shown.quantity->unit == "万元");
    CHECK(shown.quantity->exact == "30000");
}

TEST_CASE("a percentage is a bare number for programs") {
    const Shown shown = show(prelude(), Value::of(Rational(7, 200)), program::Type::quantity({}), {program::percent()});
    CHECK(shown.text == Name{"3.5%", "3.5%"});
    CHECK(shown.quantity->decimal == "0.035");
    CHECK(shown.quantity->exact == "7/200");
    CHECK(shown.quantity->unit.empty());
}

TEST_CASE("the full value stands ready beside a rounded one") {
    const WordedUnit words = worded(prelude(), *program::parse_unit(prelude(), "万元/亩"), Rational(4500), false);
    const NumberText shown = number_text(Rational(60000000) / (Rational(2000, 3) * Rational(50001, 2000)), words, usual_places);
    CHECK(shown.rounded);
    CHECK(shown.marked() == Name{"≈239.9952万元/亩", "≈2.399952 million yuan/mu"});
    CHECK(shown.exact == Name{"4000000/16667 万元/亩", "40000/16667 million yuan/mu"});
    CHECK(number_text(Rational(4500), words, usual_places).exact.empty());
}

TEST_CASE("dates are written as each language writes them") {
    CHECK(date_text(*Date::from_parts(2020, 6, 8)) == Name{"2020年6月8日", "2020-06-08"});
}
