// SPDX-License-Identifier: Apache-2.0
#include "columns/registers.hpp"

#include <algorithm>
#include <bit>

#include "base/check.hpp"
#include "columns/kernels.hpp"

namespace zhunze::columns {
namespace {

/// Twice as wide as a column's numbers: a product of two always fits.
__extension__ using Wide = __int128;

constexpr std::uint64_t every = ~std::uint64_t{0};
constexpr std::int64_t most_number = (std::int64_t{1} << 62) - 1;

bool is_set(const std::uint64_t* bits, std::size_t row) { return ((bits[row / 64] >> (row % 64)) & 1) != 0; }

std::uint64_t size_of(std::int64_t number) { return number < 0 ? 0 - static_cast<std::uint64_t>(number) : static_cast<std::uint64_t>(number); }

/// Whether a number up to `bound` times `by` surely stays within 62 bits.
bool fits(std::uint64_t bound, std::int64_t by) {
    std::uint64_t product = 0;
    return !__builtin_mul_overflow(bound, size_of(by), &product) && product <= static_cast<std::uint64_t>(most_number);
}

bool kept(Wide number, std::int64_t& out) {
    if (number > most_number || number < -most_number) return false;
    out = static_cast<std::int64_t>(number);
    return true;
}

}  // namespace

// ---- memory ----

std::uint64_t* Arena::take(std::size_t words) {
    // Blocks are cache lines apart: vectors of eight words are read at once.
    words = (words + 7) / 8 * 8;
    while (at_.block < blocks_.size() && at_.used + words > blocks_[at_.block].size) at_ = {at_.block + 1, 0};
    if (at_.block == blocks_.size()) {
        const std::size_t size = std::max(words, block_words);
        blocks_.push_back({std::make_unique<std::uint64_t[]>(size), size});
    }
    std::uint64_t* const taken = blocks_[at_.block].words.get() + at_.used;
    at_.used += words;
    return taken;
}

Registers::Registers(const ColumnProgram& program, Arena& arena) : program_(program), arena_(arena), registers_(program.slots.size()) {}

void Registers::begin(const View& view) {
    view_ = &view;
    if (++run_ == 0) {
        std::ranges::fill(registers_, Register());
        run_ = 1;
    }
}

Truths Registers::truths(SlotIndex slot) {
    Register& found = registers_[slot];
    if (found.of == run_) return found.truths;
    const Truths truths = compute_truths(slot);
    registers_[slot].truths = truths;
    registers_[slot].of = run_;
    return truths;
}

Numbers Registers::numbers(SlotIndex slot) {
    Register& found = registers_[slot];
    if (found.of == run_) return found.numbers;
    const Numbers numbers = compute_numbers(slot);
    registers_[slot].numbers = numbers;
    registers_[slot].of = run_;
    return numbers;
}

const std::uint64_t* Registers::positive(SlotIndex slot) {
    if (registers_[slot].positive_of == run_ && registers_[slot].of == run_) return registers_[slot].positive;
    const Numbers divisors = numbers(slot);
    std::uint64_t* const above = bits();
    kernels().in_range(divisors.at, view_->words, 1, most_number, above);
    bool all = true;
    for (std::size_t w = 0; w < view_->words; ++w) all = all && (view_->live[w] & ~above[w]) == 0;
    registers_[slot].positive = all ? nullptr : above;
    registers_[slot].positive_of = run_;
    return registers_[slot].positive;
}

// ---- truths ----

Truths Registers::compute_truths(SlotIndex slot) {
    const Step& step = program_.steps[slot];
    if (step.shape == Shape::constant) return same_everywhere(program_.slots[slot].constant.truth);
    switch (step.op) {
        case Op::truth_field: {
            const Numbers facts = field_numbers(step.a);
            std::uint64_t* const yes = bits();
            kernels().in_range(facts.at, view_->words, 1, 1, yes);
            return known_part(yes, facts.known);
        }
        case Op::given: {
            const std::uint64_t* const given = view_->fields[step.a].given;
            return given ? Truths{given, nullptr} : same_everywhere(Truth::yes);
        }
        case Op::both:
        case Op::either: return all_joined(slot);
        case Op::negation: return turned_round(truths(step.a));
        case Op::same_truth: return alike(truths(step.a), truths(step.b));
        case Op::compare: return compared(slot);
        case Op::in_range: return in_range(slot);
        case Op::in_set: {
            const Numbers members = numbers(step.a);
            const std::vector<std::uint64_t>& set = program_.slots[slot].set;
            return tested(members.known, [&](std::size_t row) {
                const auto member = static_cast<std::uint64_t>(members.at[row]);
                return member / 64 < set.size() && ((set[member / 64] >> (member % 64)) & 1) != 0;
            });
        }
        case Op::text_in: {
            const FieldView& field = view_->fields[step.a];
            const std::vector<std::string>& texts = program_.slots[slot].texts;
            return tested(field.given, [&](std::size_t row) { return std::ranges::find(texts, field.texts[row]) != texts.end(); });
        }
        case Op::text_starts: {
            const FieldView& field = view_->fields[step.a];
            const std::vector<std::string>& texts = program_.slots[slot].texts;
            return tested(field.given, [&](std::size_t row) { return field.texts[row].starts_with(texts.front()); });
        }
        case Op::valid_member: {
            const Numbers members = numbers(step.a), days = numbers(step.b);
            const std::vector<Days>& validity = program_.slots[slot].validity;
            return tested(both_known(members.known, days.known), [&](std::size_t row) {
                const Days& valid = validity[static_cast<std::size_t>(members.at[row])];
                return valid.from <= days.at[row] && days.at[row] <= valid.to;
            });
        }
        case Op::choose_truth: return chosen_truth(slot);
        default: return same_everywhere(Truth::unknown);
    }
}

Truths Registers::same_everywhere(Truth truth) {
    std::uint64_t* const yes = bits();
    std::fill_n(yes, view_->words, truth == Truth::yes ? every : 0);
    return {yes, truth == Truth::unknown ? yes : nullptr};
}

/// What is known all the same where the other side is not: `and` by a no, `or` by a yes.
Truths Registers::all_joined(SlotIndex slot) {
    const Step& step = program_.steps[slot];
    const bool both = step.op == Op::both;
    const std::size_t words = view_->words;
    Truths first = truths(step.arguments[0]);
    if (step.argument_count == 1) return first;
    std::uint64_t* const yes = bits();
    std::uint64_t* const no = bits();
    for (std::size_t w = 0; w < words; ++w) {
        yes[w] = first.yes[w];
        no[w] = first.no_at(w);
    }
    for (std::size_t i = 1; i < step.argument_count; ++i) {
        // Where it is settled in every row, the rest makes no difference.
        std::uint64_t open = 0;
        for (std::size_t w = 0; w < words; ++w) open |= ~(both ? no[w] : yes[w]) & view_->live[w];
        if (open == 0) break;
        const Truths next = truths(step.arguments[i]);
        for (std::size_t w = 0; w < words; ++w) {
            yes[w] = both ? yes[w] & next.yes[w] : yes[w] | next.yes[w];
            no[w] = both ? no[w] | next.no_at(w) : no[w] & next.no_at(w);
        }
    }
    return {yes, no};
}

Truths Registers::turned_round(Truths truths) {
    if (truths.no) return {truths.no, truths.yes};
    std::uint64_t* const yes = bits();
    for (std::size_t w = 0; w < view_->words; ++w) yes[w] = ~truths.yes[w];
    return {yes, nullptr};
}

Truths Registers::alike(Truths a, Truths b) {
    std::uint64_t* const yes = bits();
    std::uint64_t* const no = bits();
    for (std::size_t w = 0; w < view_->words; ++w) {
        yes[w] = (a.yes[w] & b.yes[w]) | (a.no_at(w) & b.no_at(w));
        no[w] = (a.yes[w] & b.no_at(w)) | (a.no_at(w) & b.yes[w]);
    }
    return {yes, no};
}

/// `yes` said of all rows, where that is known.
Truths Registers::known_part(std::uint64_t* yes, const std::uint64_t* known) {
    if (known == nullptr) return {yes, nullptr};
    std::uint64_t* const no = bits();
    for (std::size_t w = 0; w < view_->words; ++w) {
        no[w] = ~yes[w] & known[w];
        yes[w] &= known[w];
    }
    return {yes, no};
}

const std::uint64_t* Registers::both_known(const std::uint64_t* a, const std::uint64_t* b) {
    if (a == nullptr || b == nullptr) return a ? a : b;
    std::uint64_t* const both = bits();
    for (std::size_t w = 0; w < view_->words; ++w) both[w] = a[w] & b[w];
    return both;
}

template <class Test>
Truths Registers::tested(const std::uint64_t* known, const Test& test) {
    std::uint64_t* const yes = bits();
    for (std::size_t w = 0; w < view_->words; ++w) {
        std::uint64_t found = 0;
        for (std::uint64_t rest = view_->live[w] & (known ? known[w] : every); rest != 0; rest &= rest - 1) {
            const auto bit = static_cast<unsigned>(std::countr_zero(rest));
            if (test(w * 64 + bit)) found |= std::uint64_t{1} << bit;
        }
        yes[w] = found;
    }
    return known_part(yes, known);
}

Truths Registers::in_range(SlotIndex slot) {
    const Step& step = program_.steps[slot];
    const Numbers a = numbers(step.a);
    std::uint64_t* const yes = bits();
    kernels().in_range(a.at, view_->words, step.low, step.high, yes);
    if (!step.undecided) return known_part(yes, a.known);
    std::uint64_t* const apart = bits();
    kernels().in_range(a.at, view_->words, step.m, step.m, apart);
    for (std::size_t w = 0; w < view_->words; ++w) apart[w] = ~apart[w] & (a.known ? a.known[w] : every);
    return known_part(yes, apart);
}

Truths Registers::compared(SlotIndex slot) {
    const Step& step = program_.steps[slot];
    const Numbers a = numbers(step.a), b = numbers(step.b);
    const std::size_t words = view_->words;
    const std::uint64_t* known = both_known(a.known, b.known);
    for (const SlotIndex divisor : step.divisors) {
        if (divisor != no_slot) known = both_known(known, positive(divisor));
    }
    const bool fit = fits(a.bound, step.m) && fits(b.bound, step.n);
    const auto less = [&](bool turned) {
        std::uint64_t* const out = bits();
        const Numbers &x = turned ? b : a, &y = turned ? a : b;
        const std::int64_t m = turned ? step.n : step.m, n = turned ? step.m : step.n;
        if (fit) {
            kernels().less(x.at, m, y.at, n, words, out);
        } else {
            std::copy_n(tested(nullptr, [&](std::size_t row) { return static_cast<Wide>(x.at[row]) * m < static_cast<Wide>(y.at[row]) * n; }).yes,
                        words, out);
        }
        return out;
    };
    const auto equal = [&] {
        std::uint64_t* const out = bits();
        if (fit) {
            kernels().equal(a.at, step.m, b.at, step.n, words, out);
        } else {
            std::copy_n(tested(nullptr, [&](std::size_t row) { return static_cast<Wide>(a.at[row]) * step.m == static_cast<Wide>(b.at[row]) * step.n; }).yes,
                        words, out);
        }
        return out;
    };
    std::uint64_t* yes = nullptr;
    switch (step.relation) {
        case Relation::less: yes = less(false); break;
        case Relation::greater: yes = less(true); break;
        case Relation::less_or_equal: yes = less(true); break;
        case Relation::greater_or_equal: yes = less(false); break;
        case Relation::equal: yes = equal(); break;
    }
    if (step.relation == Relation::less_or_equal || step.relation == Relation::greater_or_equal) {
        for (std::size_t w = 0; w < words; ++w) yes[w] = ~yes[w];
    }
    if (step.undecided) {
        std::uint64_t* const apart = equal();
        for (std::size_t w = 0; w < words; ++w) apart[w] = ~apart[w];
        known = both_known(known, apart);
    }
    return known_part(yes, known);
}

/// As evaluate/choose.cpp, but for what is known only because all that is possible is the same.
Truths Registers::chosen_truth(SlotIndex slot) {
    const Code& code = program_.slots[slot];
    const std::size_t words = view_->words;
    std::uint64_t* const yes = bits();
    std::uint64_t* const no = bits();
    std::uint64_t* const open = bits();   // not settled by a case before
    std::uint64_t* const doubt = bits();  // some case before may hold
    std::fill_n(yes, words, 0);
    std::fill_n(no, words, 0);
    std::fill_n(open, words, every);
    std::fill_n(doubt, words, 0);
    for (std::size_t i = 0; i + 1 < code.arguments.size(); i += 2) {
        const Truths value = truths(code.arguments[i]), condition = truths(code.arguments[i + 1]);
        for (std::size_t w = 0; w < words; ++w) {
            const std::uint64_t here = open[w] & condition.yes[w] & (code.in_order ? ~doubt[w] : every);
            yes[w] |= here & value.yes[w];
            no[w] |= here & value.no_at(w);
            doubt[w] |= open[w] & ~condition.yes[w] & ~condition.no_at(w);
            open[w] &= ~condition.yes[w];
        }
    }
    if (code.has_otherwise) {
        const Truths value = truths(code.arguments.back());
        for (std::size_t w = 0; w < words; ++w) {
            yes[w] |= open[w] & ~doubt[w] & value.yes[w];
            no[w] |= open[w] & ~doubt[w] & value.no_at(w);
        }
    }
    return {yes, no};
}

// ---- numbers ----

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

Numbers Registers::field_numbers(std::uint32_t field) {
    const FieldView& view = view_->fields[field];
    return {view.numbers, view.given, kernels().magnitude(view.numbers, view_->words)};
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
