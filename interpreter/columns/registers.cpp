// SPDX-License-Identifier: Apache-2.0
#include "columns/registers.hpp"

#include <algorithm>
#include <bit>

#include "columns/kernels.hpp"
#include "columns/row_numbers.hpp"

namespace zhunze::columns {

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

}  // namespace zhunze::columns
