// SPDX-License-Identifier: Apache-2.0
#include "check/table_axis.hpp"

#include <algorithm>
#include <memory>

#include "base/text.hpp"

namespace zhunze::check {

namespace {

using program::CellTest;
using program::Column;
using program::Program;
using program::Table;
using program::Type;

template <class T>
void sort_apart(std::vector<T>& values) {
    std::ranges::sort(values);
    const auto rest = std::ranges::unique(values);
    values.erase(rest.begin(), rest.end());
}

/// In order, and those that touch made one.
void join(std::vector<Pieces>& all) {
    std::ranges::sort(all, {}, &Pieces::first);
    std::size_t kept = 0;
    for (std::size_t i = 1; i < all.size(); ++i) {
        if (all[i].first <= all[kept].last + 1) all[kept].last = std::max(all[kept].last, all[i].last);
        else all[++kept] = all[i];
    }
    if (!all.empty()) all.resize(kept + 1);
}

/// Each number that bounds a cell is a piece, and so is what lies between two of them: piece 2i+1 is number i.
class NumberCuts {
public:
    NumberCuts(const Table& table, std::size_t column) : unit_(table.columns[column].unit.factor) {
        const auto take = [&](const Interval& numbers) {
            if (numbers.low) cuts_.push_back(numbers.low->value);
            if (numbers.high) cuts_.push_back(numbers.high->value);
        };
        for (const program::Row& row : table.rows) {
            for (const CellTest& test : row.cells[column].tests) take(test.numbers);
        }
        if (table.columns[column].domain) take(*table.columns[column].domain);
        sort_apart(cuts_);
    }

    [[nodiscard]] std::uint32_t count() const { return static_cast<std::uint32_t>(2 * cuts_.size() + 1); }
    [[nodiscard]] Pieces pieces(const CellTest& test) const { return pieces(test.numbers); }
    [[nodiscard]] Pieces pieces(const Interval& numbers) const {
        return {numbers.low ? at(numbers.low->value) + (numbers.low->open ? 1u : 0u) : 0u,
                numbers.high ? at(numbers.high->value) - (numbers.high->open ? 1u : 0u) : count() - 1};
    }

    /// A whole number of the column's unit where there is one: it is shown to people.
    [[nodiscard]] std::optional<Value> value_in(std::uint32_t piece) const {
        if (piece % 2 == 1) return Value::of(cuts_[piece / 2]);
        const Rational* low = piece > 0 ? &cuts_[piece / 2 - 1] : nullptr;
        const Rational* high = piece / 2 < cuts_.size() ? &cuts_[piece / 2] : nullptr;
        if (!low && !high) return Value::of(Rational(0));
        if (!low) return Value::of((ceiling(*high / unit_) - Rational(1)) * unit_);
        const Rational next = (floor(*low / unit_) + Rational(1)) * unit_;
        return Value::of(!high || next < *high ? next : (*low + *high) / Rational(2));
    }

private:
    [[nodiscard]] std::uint32_t at(const Rational& number) const {
        return static_cast<std::uint32_t>(2 * (std::ranges::lower_bound(cuts_, number) - cuts_.begin()) + 1);
    }
    static Rational floor(const Rational& number) {
        const Rational whole = number.rounded_to(Rational(1), RoundingMode::down);
        return whole > number ? whole - Rational(1) : whole;
    }
    static Rational ceiling(const Rational& number) { return -floor(-number); }

    Rational unit_;
    std::vector<Rational> cuts_;
};

/// Values with a least one, cut into pieces that begin at a cut and end before the next.
template <class T>
class Cuts {
public:
    explicit Cuts(std::vector<T> starts) : starts_(std::move(starts)) { sort_apart(starts_); }
    [[nodiscard]] std::uint32_t count() const { return static_cast<std::uint32_t>(starts_.size()); }
    /// From `begin` to before `end`.
    [[nodiscard]] Pieces pieces(const T& begin, const T& end) const { return {at(begin), at(end) - 1}; }
    [[nodiscard]] const T& start(std::uint32_t piece) const { return starts_[piece]; }
    [[nodiscard]] const T* end(std::uint32_t piece) const { return piece + 1 < starts_.size() ? &starts_[piece + 1] : nullptr; }

private:
    [[nodiscard]] std::uint32_t at(const T& cut) const {
        return static_cast<std::uint32_t>(std::ranges::lower_bound(starts_, cut) - starts_.begin());
    }
    std::vector<T> starts_;
};

/// Days, members and truths as whole numbers, from `first` to `last`.
class StepCuts {
public:
    StepCuts(const Program& program, const Table& table, std::size_t column) : type_(table.columns[column].type), cuts_({}) {
        set_ends(program);
        std::vector<std::int64_t> starts{first_};
        for (const program::Row& row : table.rows) {
            for (const CellTest& test : row.cells[column].tests) {
                const auto [from, to] = steps(test);
                starts.push_back(from);
                if (to < last_) starts.push_back(to + 1);
            }
        }
        cuts_ = Cuts(std::move(starts));
    }

    [[nodiscard]] std::uint32_t count() const { return cuts_.count(); }
    [[nodiscard]] Pieces pieces(const CellTest& test) const {
        const auto [from, to] = steps(test);
        return to < last_ ? cuts_.pieces(from, to + 1) : Pieces{cuts_.pieces(from, from).first, count() - 1};
    }
    [[nodiscard]] std::optional<Value> value_in(std::uint32_t piece) const {
        const std::int64_t step = cuts_.start(piece);
        if (step > last_) return std::nullopt;  // an enum without members
        if (type_.kind == Type::Kind::date) return Value::of(*Date::from_days(step));
        if (type_.kind == Type::Kind::truth) return Value::of(truth_of(step == 1));
        return Value::of_member(static_cast<std::int32_t>(step));
    }

private:
    void set_ends(const Program& program) {
        std::size_t members = 2;
        switch (type_.kind) {
            case Type::Kind::date:
                first_ = Date::from_parts(1, 1, 1)->days();
                last_ = Date::from_parts(9999, 12, 31)->days();
                return;
            case Type::Kind::enumeration: members = program.enums[type_.enumeration].members.size(); break;
            case Type::Kind::taxonomy: members = program.taxonomies[type_.taxonomy].members.size(); break;
            case Type::Kind::question: members = program.questions[type_.question].options.size(); break;
            default: break;
        }
        last_ = static_cast<std::int64_t>(members) - 1;
    }

    [[nodiscard]] std::pair<std::int64_t, std::int64_t> steps(const CellTest& test) const {
        if (test.kind == CellTest::Kind::truth) return {test.truth ? 1 : 0, test.truth ? 1 : 0};
        if (test.kind == CellTest::Kind::members) return {test.first, test.last};
        return {test.dates.from ? test.dates.from->days() : first_, test.dates.to ? test.dates.to->days() : last_};
    }

    Type type_;
    std::int64_t first_ = 0, last_ = 1;
    Cuts<std::int64_t> cuts_;
};

/// Texts in the order of their bytes. What begins with a text goes up to the text with a byte after it that no text holds, and
/// a text alone up to itself with the least byte after it.
class TextCuts {
public:
    TextCuts(const Table& table, std::size_t column) : cuts_({}) {
        std::vector<std::string> starts{""};
        for (const program::Row& row : table.rows) {
            for (const CellTest& test : row.cells[column].tests) starts.insert(starts.end(), {test.text, end_of(test)});
        }
        cuts_ = Cuts(std::move(starts));
    }

    [[nodiscard]] std::uint32_t count() const { return cuts_.count(); }
    [[nodiscard]] Pieces pieces(const CellTest& test) const { return cuts_.pieces(test.text, end_of(test)); }

    [[nodiscard]] std::optional<Value> value_in(std::uint32_t piece) const {
        const std::string& start = cuts_.start(piece);
        if (start.empty() || (start.back() != past_prefix && start.back() != past_text)) return Value::of_text(start);
        const std::string stem = start.substr(0, start.size() - 1);
        for (const std::string& text : start.back() == past_text ? longer(stem) : later(stem)) {
            if (start <= text && (!cuts_.end(piece) || text < *cuts_.end(piece))) return Value::of_text(text);
        }
        return std::nullopt;
    }

private:
    static constexpr char past_prefix = '\xFF', past_text = '\0';

    static std::string end_of(const CellTest& test) { return test.text + (test.kind == CellTest::Kind::prefix ? past_prefix : past_text); }

    /// Some texts that begin with this one.
    static std::vector<std::string> longer(const std::string& text) {
        std::vector<std::string> all;
        for (char c = ' '; c < '\x7F'; ++c) all.push_back(text + c);
        all.push_back(text + "一");
        return all;
    }

    /// Some texts after all that begin with this one: its last sign replaced by a later one.
    static std::vector<std::string> later(const std::string& text) {
        std::u32string signs = to_code_points(text);
        std::vector<std::string> all;
        for (int step = 0; step < 16 && !signs.empty(); ++step) {
            ++signs.back();
            const bool is_text = signs.back() < 0xD800 || (signs.back() > 0xDFFF && signs.back() <= 0x10FFFF);
            if (is_text) all.push_back(to_utf8(signs));
        }
        return all;
    }

    Cuts<std::string> cuts_;
};

template <class CutsOfKind>
std::vector<Pieces> named_pieces(const CutsOfKind& cuts, const Table& table, std::size_t column) {
    std::vector<Pieces> all;
    for (const program::Row& row : table.rows) {
        for (const CellTest& test : row.cells[column].tests) all.push_back(cuts.pieces(test));
    }
    join(all);
    return all;
}

std::vector<Pieces> domain_of(const Type& type, std::uint32_t count, std::vector<Pieces> named) {
    using Kind = Type::Kind;
    const bool open_world = type.kind == Kind::taxonomy || type.kind == Kind::text;
    const bool hull = type.kind == Kind::quantity || type.kind == Kind::date;
    if (named.empty() || !(open_world || hull)) return {{0, count - 1}};
    return hull ? std::vector{Pieces{named.front().first, named.back().last}} : named;
}

/// Row by row what the cell takes in, within what the column declares.
template <class CutsOfKind>
Axis built(CutsOfKind made, const Table& table, std::size_t column, const std::optional<Pieces>& declared) {
    const auto cuts = std::make_shared<const CutsOfKind>(std::move(made));
    Axis axis;
    axis.count = cuts->count();
    const Pieces whole = declared.value_or(Pieces{0, axis.count - 1});
    for (const program::Row& row : table.rows) {
        std::vector<Pieces> cell;
        for (const CellTest& test : row.cells[column].tests) {
            const Pieces pieces = cuts->pieces(test);
            const Pieces within{std::max(pieces.first, whole.first), std::min(pieces.last, whole.last)};
            if (within.first <= within.last) cell.push_back(within);
        }
        join(cell);
        if (row.cells[column].tests.empty()) cell.push_back(whole);
        axis.rows.push_back(std::move(cell));
    }
    axis.domain = declared ? std::vector{*declared} : domain_of(table.columns[column].type, axis.count, named_pieces(*cuts, table, column));
    axis.value_in = [cuts](std::uint32_t piece) { return cuts->value_in(piece); };
    return axis;
}

}  // namespace

Axis axis_of(const Program& program, const Table& table, std::size_t column) {
    const Column& of = table.columns[column];
    if (of.type.kind == Type::Kind::text) return built(TextCuts(table, column), table, column, std::nullopt);
    if (of.type.kind != Type::Kind::quantity) return built(StepCuts(program, table, column), table, column, std::nullopt);
    NumberCuts cuts(table, column);
    const auto declared = of.domain ? std::optional(cuts.pieces(*of.domain)) : std::nullopt;
    return built(std::move(cuts), table, column, declared);
}

}  // namespace zhunze::check
