// SPDX-License-Identifier: Apache-2.0
// Parameters and the periods they go by.
#include "evaluate/parameters.hpp"
#include "evaluate/periods.hpp"

#include "catch.hpp"

using namespace zhunze;

namespace {

const CauseId day_cause(1), unset(2);

std::optional<Date> on(int year, int month, int day) { return Date::from_parts(year, month, day); }
Value num(int value) { return Value::of(Rational(value)); }

}  // namespace

TEST_CASE("which periods cover every day", "[periods]") {
    const auto end = on(2019, 12, 31), start = on(2020, 1, 1), later = on(2020, 1, 2);
    using Periods = std::vector<Period>;
    CHECK(evaluate::cover_every_day({Period{}}));
    CHECK(evaluate::cover_every_day(Periods{{std::nullopt, end}, {start, std::nullopt}}));
    CHECK(evaluate::cover_every_day(Periods{{std::nullopt, end}, {start, start}, {later, std::nullopt}}));
    CHECK(evaluate::cover_every_day(Periods{{on(1, 1, 1), end}, {start, on(9999, 12, 31)}}));
    CHECK(!evaluate::cover_every_day(Periods{{on(1, 1, 2), std::nullopt}}));
    CHECK(!evaluate::cover_every_day(Periods{{std::nullopt, on(9999, 12, 30)}}));
    CHECK(!evaluate::cover_every_day({}));
    CHECK(!evaluate::cover_every_day(Periods{{start, std::nullopt}}));
    CHECK(!evaluate::cover_every_day(Periods{{std::nullopt, end}}));
    CHECK(!evaluate::cover_every_day(Periods{{std::nullopt, end}, {later, std::nullopt}}));
    CHECK(!evaluate::cover_every_day(Periods{{std::nullopt, std::nullopt}, {later, std::nullopt}}));
    CHECK(!evaluate::cover_every_day(Periods{{std::nullopt, on(9999, 12, 31)}, {start, std::nullopt}}));
}

TEST_CASE("a parameter has the value of its day", "[periods]") {
    program::Program program;
    program::Parameter made;
    made.type = program::Type::quantity(Dimension());
    made.versions = {{{on(2019, 1, 1), on(2019, 12, 31)}, num(4), {}, {}}, {{on(2020, 1, 1), on(2020, 6, 30)}, num(5), {}, {}}};
    const program::ParameterId id = program.parameters.add(made);
    const program::ParameterId never = program.parameters.add([] {
        program::Parameter none;
        none.type = program::Type::of(program::Type::Kind::date);
        return none;
    }());
    made.versions = {{{std::nullopt, on(2019, 12, 31)}, num(7), {}, {}}, {{on(2020, 1, 1), std::nullopt}, num(7), {}, {}}};
    const program::ParameterId constant = program.parameters.add(made);
    made.versions.back().value = num(8);
    const program::ParameterId changing = program.parameters.add(made);

    const auto value = [&](program::ParameterId parameter, const Value& day, const program::Readings& readings = {}) {
        return evaluate::parameter_value(program, parameter, readings, day, unset);
    };
    const auto at = [](int year, int month, int day) { return Value::of(*on(year, month, day)); };
    const Value some_day = Value::unknown(ValueKind::date, CauseSet(day_cause));
    const auto unknown = [](CauseId cause) { return Value::unknown(ValueKind::number, CauseSet(cause)); };

    CHECK(value(id, at(2018, 12, 31)) == unknown(unset));
    CHECK(value(id, at(2019, 1, 1)) == num(4));
    CHECK(value(id, at(2019, 12, 31)) == num(4));
    CHECK(value(id, at(2020, 1, 1)) == num(5));
    CHECK(value(id, at(2020, 6, 30)) == num(5));
    CHECK(value(id, at(2020, 7, 1)) == unknown(unset));
    CHECK(value(id, some_day) == unknown(day_cause));
    CHECK(value(constant, some_day) == num(7));
    CHECK(value(changing, some_day) == unknown(day_cause));
    CHECK(value(changing, at(2020, 1, 1)) == num(8));
    CHECK(value(never, at(2020, 1, 1)) == Value::unknown(ValueKind::date, CauseSet(unset)));
    CHECK(value(never, some_day) == Value::unknown(ValueKind::date, CauseSet(unset)));

    program::Readings readings;
    readings.parameters = {{id, num(9)}};
    CHECK(value(id, at(2019, 5, 1), readings) == num(9));
    CHECK(value(id, at(2030, 5, 1), readings) == num(9));
    CHECK(value(id, some_day, readings) == num(9));
    CHECK(value(constant, some_day, readings) == num(7));
}
