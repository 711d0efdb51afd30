// SPDX-License-Identifier: Apache-2.0
#include "check/table_cells.hpp"

namespace zhunze::check {

namespace {

using program::CellTest;
using program::Column;
using program::Program;
using program::Type;

bool is_ordered(const Program& program, const Type& type) {
    if (type.kind == Type::Kind::enumeration) return program.enums[type.enumeration].ordered;
    return type.kind == Type::Kind::quantity || type.kind == Type::Kind::date;
}

Name not_allowed(const Program& program, const Column& column, const Name& found) {
    const Name allowed = allowed_forms(program, column.type);
    return {"不能写" + found.zh + ",可写" + allowed.zh, found.en + " cannot stand here; write " + allowed.en};
}

const Name empty_range{"区间里没有值", "the range holds no value"};

CellResult numbers_within(const Column& column, Interval numbers) {
    if (numbers.is_empty()) return empty_range;
    if (column.domain && intersect(numbers, *column.domain).is_empty()) {
        return Name{"在该列声明的范围之外", "this lies outside of what the column declares"};
    }
    CellTest test;
    test.kind = CellTest::Kind::numbers;
    test.numbers = std::move(numbers);
    return test;
}

CellResult dates_within(Period dates) {
    if (dates.from && dates.to && *dates.to < *dates.from) return empty_range;
    CellTest test;
    test.kind = CellTest::Kind::dates;
    test.dates = dates;
    return test;
}

CellResult members_within(std::int32_t first, std::int32_t last) {
    if (last < first) return empty_range;
    CellTest test;
    test.kind = CellTest::Kind::members;
    test.first = first;
    test.last = last;
    return test;
}

std::optional<Bound> bound_of(const std::optional<CellEnd>& end) {
    return end ? std::optional(Bound{end->value.number, end->open}) : std::nullopt;
}

/// Days are whole: past an open end is the day after it.
CellResult dates_between(const std::optional<CellEnd>& low, const std::optional<CellEnd>& high) {
    Period dates;
    if (low) dates.from = low->open ? low->value.date.plus_days(1) : low->value.date;
    if (high) dates.to = high->open ? high->value.date.plus_days(-1) : high->value.date;
    if ((low && !dates.from) || (high && !dates.to)) return empty_range;  // before the first or after the last day there is
    return dates_within(dates);
}

CellResult members_between(const Program& program, const Type& type, const std::optional<CellEnd>& low, const std::optional<CellEnd>& high) {
    const auto count = static_cast<std::int32_t>(program.enums[type.enumeration].members.size());
    return members_within(low ? low->value.member + (low->open ? 1 : 0) : 0, high ? high->value.member - (high->open ? 1 : 0) : count - 1);
}

/// The unit a quantity is shown in where none was written: one of its dimension, the base unit if it has a name.
program::Unit unit_to_show(const Program& program, const Type& type, const program::Unit& wanted) {
    if (!wanted.text.empty() || type.dimension.is_number()) return wanted;
    program::Unit found = wanted;
    for (const program::NamedUnit& unit : program.units) {
        if (unit.dimension != type.dimension || !(found.text.empty() || unit.factor == Rational(1))) continue;
        found = {unit.factor, unit.dimension, unit.spellings.front()};
    }
    return found;
}

}  // namespace

CellResult range_test(const Program& program, const Column& column, const std::optional<CellEnd>& low, const std::optional<CellEnd>& high) {
    if (!is_ordered(program, column.type)) return not_allowed(program, column, {"区间", "a range"});
    if (!low && !high) return Name{"区间没有界限;任意值写 -", "the range has no ends; anything is written -"};
    if (column.type.kind == Type::Kind::date) return dates_between(low, high);
    if (column.type.kind == Type::Kind::enumeration) return members_between(program, column.type, low, high);
    return numbers_within(column, {bound_of(low), bound_of(high)});
}

CellResult comparison_test(const Program& program, const Column& column, Operator op, const Value& value) {
    if (!is_ordered(program, column.type)) return not_allowed(program, column, {"比较", "a comparison"});
    const bool below = op == Operator::less || op == Operator::less_or_equal;
    const CellEnd end{value, op == Operator::less || op == Operator::greater};
    return below ? range_test(program, column, std::nullopt, end) : range_test(program, column, end, std::nullopt);
}

CellResult value_test(const Program& program, const Column& column, const Value& value) {
    CellTest test;
    switch (column.type.kind) {
        case Type::Kind::quantity: return numbers_within(column, Interval::point(value.number));
        case Type::Kind::date: return dates_within({value.date, value.date});
        case Type::Kind::enumeration:
        case Type::Kind::question: return members_within(value.member, value.member);
        case Type::Kind::taxonomy:
            return members_within(value.member, program.taxonomies[column.type.taxonomy].members[static_cast<std::size_t>(value.member)].last);
        case Type::Kind::text:
            test.kind = CellTest::Kind::text;
            test.text = value.text;
            return test;
        case Type::Kind::truth:
            test.kind = CellTest::Kind::truth;
            test.truth = value.truth == Truth::yes;
            return test;
        case Type::Kind::invalid:
        case Type::Kind::list: break;
    }
    ZHUNZE_CHECK(!"a column has a type of single values");
    return test;
}

CellResult codes_test(const Program& program, const Column& column, const Value& first, const Value& last) {
    const bool codes = column.type.kind == Type::Kind::taxonomy;
    const bool members = column.type.kind == Type::Kind::enumeration && is_ordered(program, column.type);
    if (!codes && !members) return not_allowed(program, column, {"“..”", "`..`"});
    if (!codes) return members_within(first.member, last.member);
    // The end of a code that holds the first one would be before it began.
    if (last.member < first.member) return empty_range;
    return members_within(first.member, program.taxonomies[column.type.taxonomy].members[static_cast<std::size_t>(last.member)].last);
}

CellResult prefix_test(const Program& program, const Column& column, const Value& text) {
    if (column.type.kind != Type::Kind::text) return not_allowed(program, column, {"“*”", "`*`"});
    CellTest test;
    test.kind = CellTest::Kind::prefix;
    test.text = text.text;
    return test;
}

Name allowed_forms(const Program& program, const Type& type) {
    switch (type.kind) {
        case Type::Kind::quantity:
            return {"一个数、区间(如 [1, 4) )或比较(如 < 4 )", "a number, a range such as [1, 4) or a comparison such as < 4"};
        case Type::Kind::date:
            return {"日期、区间(如 [2020-01-01, 2020-12-31] )或比较", "a date, a range such as [2020-01-01, 2020-12-31] or a comparison"};
        case Type::Kind::taxonomy: return {"代码或代码范围(如 C13..C15 )", "a code or codes such as C13..C15"};
        case Type::Kind::text: return {"文本或开头(如 \"2020-\"* )", "a text or its beginning such as \"2020-\"*"};
        case Type::Kind::truth: return {"真或假", "true or false"};
        case Type::Kind::enumeration:
            if (program.enums[type.enumeration].ordered) return {"取值、范围(甲..乙)或比较", "a member, members such as a..b or a comparison"};
            [[fallthrough]];
        default: return {"取值", "a member"};
    }
}

Name written_value(const Program& program, const Type& type, const program::Unit& unit, const Value& value) {
    const auto both = [](const std::string& text) { return Name{text, text}; };
    switch (type.kind) {
        case Type::Kind::quantity: {
            const program::Unit shown = unit_to_show(program, type, unit);
            const Rational number = value.number / shown.factor;
            return both(number.exact_decimal().value_or(number.to_fraction()) + shown.text);
        }
        case Type::Kind::date: return both(value.date.iso());
        case Type::Kind::text: return both("\"" + value.text + "\"");
        case Type::Kind::truth: return value.truth == Truth::yes ? Name{"真", "true"} : Name{"假", "false"};
        case Type::Kind::taxonomy: return both(program.taxonomies[type.taxonomy].members[static_cast<std::size_t>(value.member)].code);
        default: break;
    }
    const Name& name = program.member_name(type, value.member);
    return {name.in(Language::zh), name.in(Language::en)};
}

}  // namespace zhunze::check
