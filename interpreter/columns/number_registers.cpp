// SPDX-License-Identifier: Apache-2.0
// The registers of numbers.
#include <algorithm>
#include <bit>

#include "columns/kernels.hpp"
#include "columns/registers.hpp"
#include "columns/row_numbers.hpp"

namespace zhunze::columns {

Numbers Registers::compute_numbers(SlotIndex slot) {
    const Step& step = program_.steps[slot];
    if (step.shape == Shape::constant) {
        const std::int64_t number = program_.slots[slot].constant.kind == ValueKind::date ? program_.slots[slot].constant.date.days() : program_.slots[slot].constant.member;
        std::int64_t* const out = whole_numbers();
        std::fill_n(out, view_->words * 64, number);
        return {out, nullptr, size_of(number)};
    }
    switch (step.op) {
        case Op::number_field: return field_numbers(step.a);
        case Op::sum: return summed(slot);
        case Op::product: return multiplied(slot);
        case Op::smaller:
        case Op::larger: return extreme(slot);
        case Op::absolute: {
            const Numbers a = numbers(step.a);
            std::int64_t* const out = whole_numbers();
            for (std::size_t i = 0; i < view_->words * 64; ++i) out[i] = a.at[i] < 0 ? -a.at[i] : a.at[i];
            return {out, a.known, a.bound};
        }
        case Op::rounded: return rounded(slot);
        case Op::year:
        case Op::month: return part_of_date(slot);
        case Op::choose: return chosen(slot);
        case Op::piecewise: return piecewise(slot);
        case Op::looked_up: return looked_up(slot);
        default: return unknown_numbers();
    }
}

Numbers Registers::unknown_numbers() {
    std::int64_t* const out = whole_numbers();
    std::fill_n(out, view_->words * 64, 0);
    return {out, same_everywhere(Truth::no).yes, 0};
}

/// A number's bound is looked for; days, members and truths have one of their own, wherever no fact stands too.
Numbers Registers::field_numbers(std::uint32_t field) {
    const FieldView& view = view_->fields[field];
    constexpr std::uint64_t most_otherwise = std::uint64_t{1} << 31;
    const bool any_size = program_.layout[field].kind == facts::ColumnForm::Kind::number;
    return {view.numbers, view.given, any_size ? kernels().magnitude(view.numbers, view_->words) : most_otherwise};
}

template <class Compute>
Numbers Registers::computed(const std::uint64_t* known, const Compute& compute) {
    std::int64_t* const out = whole_numbers();
    std::uint64_t* const there = bits();
    for (std::size_t w = 0; w < view_->words; ++w) {
        std::fill_n(out + w * 64, 64, 0);
        std::uint64_t done = 0;
        for (std::uint64_t rest = view_->live[w] & (known ? known[w] : every); rest != 0; rest &= rest - 1) {
            const auto bit = static_cast<unsigned>(std::countr_zero(rest));
            if (compute(w * 64 + bit, out[w * 64 + bit])) done |= std::uint64_t{1} << bit;
        }
        there[w] = done;
    }
    return {out, there, kernels().magnitude(out, view_->words)};
}

/// a × m + low, or a × m + b × n + low.
Numbers Registers::summed(SlotIndex slot) {
    const Step& step = program_.steps[slot];
    const Numbers a = numbers(step.a);
    if (step.b == no_slot && step.m == 1 && step.low == 0) return a;
    const Numbers b = step.b == no_slot ? Numbers{a.at, nullptr, 0} : numbers(step.b);
    const std::int64_t n = step.b == no_slot ? 0 : step.n;
    const std::uint64_t* const known = both_known(a.known, b.known);
    const std::uint64_t quarter = static_cast<std::uint64_t>(most_number) / 4;
    const bool fit = fits(a.bound, step.m) && fits(b.bound, n) && a.bound * size_of(step.m) < quarter && b.bound * size_of(n) < quarter &&
                     size_of(step.low) < quarter;
    if (!fit) {
        return computed(known, [&](std::size_t row, std::int64_t& out) {
            return kept(static_cast<Wide>(a.at[row]) * step.m + static_cast<Wide>(b.at[row]) * n + step.low, out);
        });
    }
    std::int64_t* const out = whole_numbers();
    for (std::size_t i = 0; i < view_->words * 64; ++i) out[i] = a.at[i] * step.m + b.at[i] * n + step.low;
    return {out, known, a.bound * size_of(step.m) + b.bound * size_of(n) + size_of(step.low)};
}

Numbers Registers::multiplied(SlotIndex slot) {
    const Step& step = program_.steps[slot];
    const Numbers a = numbers(step.a), b = numbers(step.b);
    const std::uint64_t* const known = both_known(a.known, b.known);
    if (b.bound > static_cast<std::uint64_t>(most_number) || !fits(a.bound, static_cast<std::int64_t>(b.bound))) {
        return computed(known, [&](std::size_t row, std::int64_t& out) { return kept(static_cast<Wide>(a.at[row]) * b.at[row], out); });
    }
    std::int64_t* const out = whole_numbers();
    for (std::size_t i = 0; i < view_->words * 64; ++i) out[i] = a.at[i] * b.at[i];
    return {out, known, a.bound * b.bound};
}

Numbers Registers::extreme(SlotIndex slot) {
    const Step& step = program_.steps[slot];
    const Numbers a = numbers(step.a);
    const Numbers b = step.b == no_slot ? Numbers{a.at, nullptr, 0} : numbers(step.b);
    const std::int64_t n = step.b == no_slot ? 0 : step.n;
    const bool smaller = step.op == Op::smaller;
    return computed(both_known(a.known, b.known), [&](std::size_t row, std::int64_t& out) {
        const Wide left = static_cast<Wide>(a.at[row]) * step.m;
        const Wide right = static_cast<Wide>(b.at[row]) * n + step.low;
        return kept((left < right) == smaller ? left : right, out);
    });
}

Numbers Registers::rounded(SlotIndex slot) {
    const Code& code = program_.slots[slot];
    const Numbers a = numbers(code.a);
    const Numbers b = code.b == no_slot ? Numbers{nullptr, nullptr, 0} : numbers(code.b);
    return computed(both_known(a.known, b.known), [&](std::size_t row, std::int64_t& out) {
        const std::int64_t divisor = b.at ? b.at[row] : 1;
        if (divisor <= 0) return false;
        const Wide under = static_cast<Wide>(code.n) * divisor;
        const Wide over = static_cast<Wide>(a.at[row]) * code.m;
        const Wide size = over < 0 ? -over : over;
        Wide whole = size / under;
        const Wide rest = size % under, other = under - rest;
        bool away = false;
        switch (code.rounding) {
            case RoundingMode::half_even: away = rest > other || (rest == other && whole % 2 != 0); break;
            case RoundingMode::half_up: away = rest >= other; break;
            case RoundingMode::up: away = rest != 0; break;
            case RoundingMode::down: break;
        }
        if (away) ++whole;
        return kept(over < 0 ? -whole : whole, out);
    });
}

/// As evaluate/choose.cpp, but for what is known only because all that is possible is the same.
Numbers Registers::chosen(SlotIndex slot) {
    const Code& code = program_.slots[slot];
    const bool otherwise = code.has_otherwise;
    const std::size_t tested = code.arguments.size() - (otherwise ? 1 : 0);
    // Computed now: within the rows they are only looked at.
    for (std::size_t i = 0; i < code.arguments.size(); ++i) {
        const bool is_condition = i < tested && i % 2 == 1;
        if (is_condition) (void)truths(code.arguments[i]);
        else if (!is_constant(code.arguments[i])) (void)numbers(code.arguments[i]);
    }
    return computed(nullptr, [&](std::size_t row, std::int64_t& out) {
        const auto take = [&](std::size_t i) {
            if (is_constant(code.arguments[i])) return kept(code.multipliers[i], out);
            const Numbers& value = registers_[code.arguments[i]].numbers;
            if (value.known && !is_set(value.known, row)) return false;
            return kept(static_cast<Wide>(value.at[row]) * code.multipliers[i], out);
        };
        bool doubt = false;
        for (std::size_t i = 0; i < tested; i += 2) {
            const Truths& condition = registers_[code.arguments[i + 1]].truths;
            if (is_set(condition.yes, row)) return (code.in_order && doubt) ? false : take(i);
            doubt = doubt || (condition.no && !is_set(condition.no, row));
        }
        return !doubt && otherwise && take(code.arguments.size() - 1);
    });
}

Numbers Registers::piecewise(SlotIndex slot) {
    const Code& code = program_.slots[slot];
    const Numbers day = numbers(code.a);
    return computed(day.known, [&](std::size_t row, std::int64_t& out) {
        for (const Piece& piece : code.pieces) {
            if (piece.days.from <= day.at[row] && day.at[row] <= piece.days.to) return kept(piece.number, out);
        }
        return false;
    });
}

Numbers Registers::looked_up(SlotIndex slot) {
    const Code& code = program_.slots[slot];
    constexpr std::size_t most_columns = 16;
    std::array<Numbers, most_columns> arguments;
    std::array<Truths, most_columns> conditions;
    const std::size_t columns = code.arguments.size();
    if (columns > most_columns) return unknown_numbers();
    const std::uint64_t* known = nullptr;
    for (std::size_t i = 0; i < columns; ++i) {
        if (program_.slots[code.arguments[i]].shape == Shape::truth) {
            conditions[i] = truths(code.arguments[i]);
            std::uint64_t* const settled = bits();
            for (std::size_t w = 0; w < view_->words; ++w) settled[w] = conditions[i].yes[w] | conditions[i].no_at(w);
            known = both_known(known, settled);
        } else {
            arguments[i] = numbers(code.arguments[i]);
            known = both_known(known, arguments[i].known);
        }
    }
    const TableIndex& table = *code.table;
    const bool numbers_alone = std::ranges::all_of(std::span(arguments).first(columns), [](const Numbers& one) { return one.at != nullptr; });
    if (table.is_grid() && numbers_alone) return looked_up_in_grid(table, std::span<const Numbers>(arguments).first(columns), known);
    return computed(known, [&](std::size_t row, std::int64_t& out) {
        std::array<std::int64_t, most_columns> at{};
        for (std::size_t i = 0; i < columns; ++i) {
            at[i] = arguments[i].at ? arguments[i].at[row] : static_cast<std::int64_t>(is_set(conditions[i].yes, row));
        }
        const std::int32_t found = table.find(std::span(at).first(columns));
        const std::size_t result = found < 0 ? table.values.size() - 1 : static_cast<std::size_t>(found);
        return table.known[result] && kept(table.values[result], out);
    });
}

/// Where an argument is not known its number may be any: such a row is sent to the first cell.
Numbers Registers::looked_up_in_grid(const TableIndex& table, std::span<const Numbers> arguments, const std::uint64_t* known) {
    const std::size_t rows = view_->words * 64;
    std::int64_t* const out = whole_numbers();
    std::fill_n(out, rows, 0);
    for (std::size_t column = 0; column < arguments.size(); ++column) {
        const auto members = static_cast<std::uint64_t>(table.member_count(column));
        const std::int64_t* const at = arguments[column].at;
        for (std::size_t row = 0; row < rows; ++row) {
            out[row] = static_cast<std::int64_t>(static_cast<std::uint64_t>(out[row]) * members + static_cast<std::uint64_t>(at[row]));
        }
    }
    const std::uint64_t cells = table.cell_count();
    const auto cell_of = [&](std::size_t row) {
        const auto cell = static_cast<std::uint64_t>(out[row]);
        return cell < cells ? cell : 0;
    };
    if (!table.all_known) {
        std::uint64_t* const there = bits();
        for (std::size_t w = 0; w < view_->words; ++w) {
            std::uint64_t found = 0;
            for (std::size_t i = 0; i < 64; ++i) found |= static_cast<std::uint64_t>(table.cell_known[cell_of(w * 64 + i)]) << i;
            there[w] = found;
        }
        known = both_known(known, there);
    }
    for (std::size_t row = 0; row < rows; ++row) out[row] = table.cell_values[cell_of(row)];
    return {out, known, kernels().magnitude(out, view_->words)};
}

Numbers Registers::part_of_date(SlotIndex slot) {
    const Code& code = program_.slots[slot];
    const Numbers days = numbers(code.a);
    return computed(days.known, [&](std::size_t row, std::int64_t& out) {
        const std::optional<Date> date = Date::from_days(days.at[row]);
        if (!date) return false;
        out = code.op == Op::year ? date->year() : date->month();
        return true;
    });
}

}  // namespace zhunze::columns
