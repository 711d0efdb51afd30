// SPDX-License-Identifier: Apache-2.0
// Overlaps and gaps of tables, against trying every point of a grid.
#include "check/table_cover.hpp"

#include <algorithm>
#include <functional>
#include <random>

#include "unit/check/checked.hpp"

using namespace zhunze;
using check::Point;
using program::Cell;
using program::CellTest;
using program::Column;
using program::Program;
using program::Table;
using program::Type;

namespace {

/// An ordered enum, and a taxonomy 1 (11 (111), 12), 2 (21).
Program sample_program() {
    Program program;
    program::Enumeration size;
    size.members = {{"小", "small"}, {"中", "medium"}, {"大", "large"}};
    size.ordered = true;
    program.enums.add(std::move(size));
    program::Taxonomy codes;
    codes.members = {{"1", {"", "1"}, -1, 3, {}, -1},  {"11", {"", "11"}, 0, 2, {}, -1}, {"111", {"", "111"}, 1, 2, {}, -1},
                     {"12", {"", "12"}, 0, 3, {}, -1}, {"2", {"", "2"}, -1, 5, {}, -1},  {"21", {"", "21"}, 4, 5, {}, -1}};
    program.taxonomies.add(std::move(codes));
    return program;
}

Type type_of(Type::Kind kind) {
    if (kind == Type::Kind::enumeration) return Type::of(program::EnumId(0));
    if (kind == Type::Kind::taxonomy) return Type::of(program::TaxonomyId(0));
    if (kind == Type::Kind::quantity) return Type::quantity({});
    return Type::of(kind);
}

bool within(const Interval& numbers, const Rational& x) { return !intersect(numbers, Interval::point(x)).is_empty(); }

bool matches(const CellTest& test, const Value& value) {
    switch (test.kind) {
        case CellTest::Kind::numbers: return within(test.numbers, value.number);
        case CellTest::Kind::dates: return test.dates.contains(value.date);
        case CellTest::Kind::members: return test.first <= value.member && value.member <= test.last;
        case CellTest::Kind::text: return value.text == test.text;
        case CellTest::Kind::prefix: return value.text.starts_with(test.text);
        case CellTest::Kind::truth: return (value.truth == Truth::yes) == test.truth;
    }
    return false;
}

bool matches(const Table& table, const program::Row& row, const Point& point) {
    for (std::size_t i = 0; i < point.size(); ++i) {
        if (table.columns[i].domain && !within(*table.columns[i].domain, point[i].number)) return false;
        const Cell& cell = row.cells[i];
        if (!cell.tests.empty() && std::ranges::none_of(cell.tests, [&](const CellTest& test) { return matches(test, point[i]); })) return false;
    }
    return true;
}

int count_matches(const Table& table, const Point& point) {
    return static_cast<int>(std::ranges::count_if(table.rows, [&](const program::Row& row) { return matches(table, row, point); }));
}

using Random = std::mt19937;
int below(Random& random, int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(random); }

Date day(int n) { return *Date::from_days(18'000 + n); }
const std::vector<std::string> words{"", "a", "aa", "ab", "b", "ba"};

/// A cell's test with its ends on the whole numbers 0 to 5, the days, members and words of that number.
CellTest random_test(Random& random, const Type& type) {
    CellTest test;
    const int a = below(random, 5), b = a + below(random, 5 - a);
    switch (type.kind) {
        case Type::Kind::quantity: {
            const bool point = below(random, 3) == 0;
            if (point) test.numbers = Interval::point(Rational(a));
            else test.numbers = {Bound{Rational(a), below(random, 2) == 0}, Bound{Rational(b + 1), below(random, 2) == 0}};
            if (!point && below(random, 5) == 0) test.numbers.low.reset();
            else if (!point && below(random, 5) == 0) test.numbers.high.reset();
            break;
        }
        case Type::Kind::date:
            test.kind = CellTest::Kind::dates;
            test.dates = {day(a), day(b)};
            if (below(random, 5) == 0) test.dates.from.reset();
            if (below(random, 5) == 0) test.dates.to.reset();
            break;
        case Type::Kind::text:
            test.kind = below(random, 2) == 0 ? CellTest::Kind::text : CellTest::Kind::prefix;
            test.text = words[static_cast<std::size_t>(1 + below(random, 5))];
            break;
        case Type::Kind::truth:
            test.kind = CellTest::Kind::truth;
            test.truth = below(random, 2) == 0;
            break;
        default: {
            static const int last[] = {3, 2, 2, 3, 5, 5};  // of the taxonomy's members
            const bool codes = type.kind == Type::Kind::taxonomy;
            test.kind = CellTest::Kind::members;
            test.first = codes ? below(random, 6) : below(random, 3);
            test.last = codes ? last[test.first] : test.first + below(random, 3 - test.first);
        }
    }
    return test;
}

Table random_table(Random& random, const std::vector<Type::Kind>& kinds) {
    Table table;
    for (const Type::Kind kind : kinds) {
        Column column{{"列", "column"}, type_of(kind), {}, {}};
        if (kind == Type::Kind::quantity && below(random, 3) == 0) column.domain = Interval{Bound{Rational(1), false}, Bound{Rational(4), below(random, 2) == 0}};
        table.columns.push_back(std::move(column));
    }
    const int rows = 1 + below(random, 6);
    for (int i = 0; i < rows; ++i) {
        program::Row row;
        for (const Column& column : table.columns) {
            Cell cell;
            for (int tests = below(random, 4) == 0 ? 0 : 1 + below(random, 2); tests > 0; --tests) cell.tests.push_back(random_test(random, column.type));
            row.cells.push_back(std::move(cell));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

/// Values of a column such that between any two cuts there is one.
std::vector<Value> grid(const Type& type) {
    std::vector<Value> values;
    switch (type.kind) {
        case Type::Kind::quantity:
            for (int i = -2; i <= 14; ++i) values.push_back(Value::of(Rational(i, 2)));
            break;
        case Type::Kind::date:
            for (int i = -1; i <= 6; ++i) values.push_back(Value::of(day(i)));
            break;
        case Type::Kind::text:
            for (const std::string& word : words) {
                for (const char* more : {"", "!", "z"}) values.push_back(Value::of_text(word + more));
            }
            break;
        case Type::Kind::truth: values = {Value::of(Truth::yes), Value::of(Truth::no)}; break;
        default:
            for (int i = 0; i < (type.kind == Type::Kind::taxonomy ? 6 : 3); ++i) values.push_back(Value::of_member(i));
    }
    return values;
}

/// Whether a value belongs to what the table is expected to cover, as the language page says it.
bool expected(const Table& table, std::size_t column, const Value& value) {
    const Column& of = table.columns[column];
    if (of.domain) return within(*of.domain, value.number);
    std::vector<const CellTest*> tests;
    for (const program::Row& row : table.rows) {
        for (const CellTest& test : row.cells[column].tests) tests.push_back(&test);
    }
    const bool all = of.type.kind == Type::Kind::enumeration || of.type.kind == Type::Kind::truth;
    if (all || tests.empty()) return true;
    const auto any = [&](auto&& holds) { return std::ranges::any_of(tests, holds); };
    if (of.type.kind == Type::Kind::quantity) {
        return any([&](const CellTest* t) { return within({t->numbers.low, {}}, value.number); }) &&
               any([&](const CellTest* t) { return within({{}, t->numbers.high}, value.number); });
    }
    if (of.type.kind == Type::Kind::date) {
        return any([&](const CellTest* t) { return !t->dates.from || *t->dates.from <= value.date; }) &&
               any([&](const CellTest* t) { return !t->dates.to || value.date <= *t->dates.to; });
    }
    return any([&](const CellTest* t) { return matches(*t, value); });
}

void each_point(const Table& table, const std::function<void(const Point&)>& take) {
    std::vector<std::vector<Value>> values;
    for (const Column& column : table.columns) values.push_back(grid(column.type));
    std::vector<std::size_t> at(values.size(), 0);
    for (bool more = true; more;) {
        Point point;
        for (std::size_t i = 0; i < at.size(); ++i) point.push_back(values[i][at[i]]);
        take(point);
        more = false;
        for (std::size_t i = 0; i < at.size() && !more; ++i) {
            more = ++at[i] < values[i].size();
            if (!more) at[i] = 0;
        }
    }
}

struct Verdict {
    bool overlap = false, gap = false;
};

Verdict compare_with_grid(const Program& program, const Table& table) {
    bool overlap = false, gap = false;
    each_point(table, [&](const Point& point) {
        const int rows = count_matches(table, point);
        overlap = overlap || rows > 1;
        bool wanted = rows == 0;
        for (std::size_t i = 0; i < point.size() && wanted; ++i) wanted = expected(table, i, point[i]);
        gap = gap || wanted;
    });
    const check::Overlaps overlaps = check::find_overlaps(program, table);
    REQUIRE(overlaps.whole);
    CHECK(!overlaps.found.empty() == overlap);
    for (const check::Overlap& one : overlaps.found) {
        CHECK(one.first < one.second);
        CHECK(matches(table, table.rows[one.first], one.point));
        CHECK(matches(table, table.rows[one.second], one.point));
    }
    const check::Gap found = check::find_gap(program, table);
    REQUIRE(found.whole);
    CHECK(found.point.has_value() == gap);
    if (!found.point) return {overlap, gap};
    CHECK(count_matches(table, *found.point) == 0);
    for (std::size_t i = 0; i < found.point->size(); ++i) CHECK(expected(table, i, (*found.point)[i]));
    return {overlap, gap};
}

/// One row a code and a grade: `codes` times `grades` rows, in `columns` columns, the others being anything.
Table grid_table(int codes, int grades) {
    Table table;
    for (int i = 0; i < 2; ++i) table.columns.push_back({{"列", "column"}, Type::quantity({}), {}, {}});
    for (int code = 0; code < codes; ++code) {
        for (int grade = 0; grade < grades; ++grade) {
            program::Row row;
            CellTest one, two;
            one.numbers = Interval::point(Rational(code));
            two.numbers = {Bound{Rational(grade), false}, Bound{Rational(grade + 1), true}};
            row.cells = {Cell{{one}}, Cell{{two}}};
            table.rows.push_back(std::move(row));
        }
    }
    return table;
}

}  // namespace

TEST_CASE("overlaps and gaps of random tables are those of a grid of points", "[cover]") {
    const Program program = sample_program();
    const std::vector<Type::Kind> kinds{Type::Kind::quantity, Type::Kind::date, Type::Kind::enumeration, Type::Kind::taxonomy, Type::Kind::text, Type::Kind::truth};
    Random random(20200608);
    int overlaps = 0, gaps = 0;
    const int tables = 3000;
    for (int i = 0; i < tables; ++i) {
        std::vector<Type::Kind> columns;
        for (int n = 1 + below(random, 3); n > 0; --n) columns.push_back(kinds[static_cast<std::size_t>(below(random, 6))]);
        const Table table = random_table(random, columns);
        CAPTURE(i);
        const Verdict verdict = compare_with_grid(program, table);
        overlaps += verdict.overlap;
        gaps += verdict.gap;
    }
    // Of each there are enough to learn something from.
    for (const int count : {overlaps, tables - overlaps, gaps, tables - gaps}) CHECK(count > tables / 10);
}

TEST_CASE("a table of many rows is searched in steps that grow with its rows", "[cover]") {
    const Program program = sample_program();
    for (const int codes : {500, 5000}) {
        Table table = grid_table(codes, 20);
        const std::size_t steps = table.rows.size() * 12;
        check::Overlaps overlaps = check::find_overlaps(program, table, steps);
        CHECK(overlaps.whole);
        CHECK(overlaps.found.empty());
        // The first column has gaps between its whole numbers, the second none.
        const check::Gap gap = check::find_gap(program, table, steps);
        REQUIRE(gap.point.has_value());
        CHECK((*gap.point)[0].number == Rational(1, 2));
        table.rows.push_back(table.rows[static_cast<std::size_t>(codes)]);
        overlaps = check::find_overlaps(program, table, steps);
        REQUIRE(overlaps.found.size() == 1);
        CHECK(overlaps.found.front().first == static_cast<std::size_t>(codes));
        CHECK(overlaps.found.front().second == table.rows.size() - 1);
    }
}

TEST_CASE("a search that costs too much is given up, and says so", "[cover]") {
    const Program program = sample_program();
    const Table table = grid_table(30, 30);
    CHECK_FALSE(check::find_overlaps(program, table, 100).whole);
    const check::Gap gap = check::find_gap(program, table, 100);
    CHECK_FALSE(gap.whole);
    CHECK_FALSE(gap.point.has_value());
}

TEST_CASE("no more than a handful of overlaps is found", "[cover]") {
    const Program program = sample_program();
    Table table = grid_table(1, 1);
    for (int i = 0; i < 1000; ++i) table.rows.push_back(table.rows.front());
    const check::Overlaps overlaps = check::find_overlaps(program, table);
    CHECK(overlaps.whole);
    CHECK(overlaps.found.size() == check::most_overlaps);
}
