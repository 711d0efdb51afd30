// SPDX-License-Identifier: Apache-2.0
#include "explain/cell_text.hpp"

#include "explain/phrases.hpp"
#include "explain/show.hpp"

namespace zhunze::explain {

namespace {

using program::CellTest;
using program::Column;
using program::Program;

class CellPrinter {
public:
    CellPrinter(const Program& program, const Column& column, Language language) : program_(program), column_(column), language_(language) {}

    [[nodiscard]] std::string text(const CellTest& test) const {
        switch (test.kind) {
            case CellTest::Kind::numbers: return numbers(test.numbers);
            case CellTest::Kind::dates: return dates(test.dates);
            case CellTest::Kind::members: return members(test);
            case CellTest::Kind::text: return "\"" + test.text + "\"";
            case CellTest::Kind::prefix: return "\"" + test.text + "\"*";
            case CellTest::Kind::truth: break;
        }
        return phrase(test.truth ? Phrase::value_true : Phrase::value_false, language_);
    }

private:
    [[nodiscard]] std::string numbers(const Interval& interval) const {
        const auto& [low, high] = interval;
        if (low && high && low->value == high->value) return number(low->value);
        return (low && !low->open ? "[" : "(") + (low ? number(low->value) : "") + ", " + (high ? number(high->value) : "") +
               (high && !high->open ? "]" : ")");
    }

    [[nodiscard]] std::string number(const Rational& value) const {
        const program::Unit unit = unit_to_show(program_, column_.type, column_.unit);
        const NumberText shown = number_text(value, worded(program_, unit, value, false), most_places);
        return shown.rounded ? shown.exact.in(language_) : shown.text.in(language_);
    }

    [[nodiscard]] std::string dates(const Period& period) const {
        const auto day = [this](const std::optional<Date>& date) { return date ? date_text(*date).in(language_) : std::string(); };
        if (period.from && period.from == period.to) return day(period.from);
        return (period.from ? "[" : "(") + day(period.from) + ", " + day(period.to) + (period.to ? "]" : ")");
    }

    [[nodiscard]] std::string members(const CellTest& test) const {
        const std::int32_t last = last_named(test);
        return last == test.first ? member(test.first) : member(test.first) + ".." + member(last);
    }

    /// A code stands for all below it, so the range ends where the last code's descendants do: the topmost code of those is meant.
    [[nodiscard]] std::int32_t last_named(const CellTest& test) const {
        if (column_.type.kind != program::Type::Kind::taxonomy) return test.last;
        const auto& all = program_.taxonomies[column_.type.taxonomy].members;
        const auto at = [&all](std::int32_t index) -> const program::Member& { return all[static_cast<std::size_t>(index)]; };
        std::int32_t last = test.last;
        while (at(last).parent >= test.first && at(at(last).parent).last == test.last) last = at(last).parent;
        return last;
    }

    [[nodiscard]] std::string member(std::int32_t index) const {
        const Shown shown = show(program_, Value::of_member(index), column_.type, {});
        return column_.type.kind == program::Type::Kind::taxonomy ? shown.code : shown.text.in(language_);
    }

    const Program& program_;
    const Column& column_;
    Language language_;
};

std::string cell_text(const Program& program, const Column& column, const program::Cell& cell, Language language) {
    if (cell.tests.empty()) return "-";
    const CellPrinter printer(program, column, language);
    std::string text;
    for (const CellTest& test : cell.tests) text += (text.empty() ? "" : ", ") + printer.text(test);
    return text;
}

}  // namespace

Name cell_text(const Program& program, const Column& column, const program::Cell& cell) {
    return {cell_text(program, column, cell, Language::zh), cell_text(program, column, cell, Language::en)};
}

}  // namespace zhunze::explain
