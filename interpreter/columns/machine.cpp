// SPDX-License-Identifier: Apache-2.0
#include "columns/machine.hpp"

#include <algorithm>
#include <bit>
#include <span>

namespace zhunze::columns {
namespace {

using program::Outcome;
using program::Overall;

template <class Do>
void for_each_row(const std::uint64_t* rows, std::size_t words, const Do& act) {
    for (std::size_t w = 0; w < words; ++w) {
        for (std::uint64_t rest = rows[w]; rest != 0; rest &= rest - 1) {
            act(static_cast<std::uint32_t>(w * 64 + static_cast<unsigned>(std::countr_zero(rest))));
        }
    }
}

std::size_t depth_of(const Node& node) {
    std::size_t deepest = 0;
    for (const Node& child : node.children) deepest = std::max(deepest, depth_of(child));
    return deepest + 1;
}

}  // namespace

Machine::Machine(const ColumnProgram& program)
    : program_(program), registers_(program, arena_), binds_(program.binding_count), views_(depth_of(program.root)) {
    for (View& view : views_) view.fields.resize(program.layout.size());
}

void Machine::run(const facts::Columns& batch, Verdicts& verdicts) {
    verdicts_ = &verdicts;
    const std::size_t words = (batch.count + 63) / 64;
    verdicts.count = batch.count;
    verdicts.left.assign(words, 0);
    std::copy_n(batch.left.begin(), std::min(words, batch.left.size()), verdicts.left.begin());
    verdicts.outcomes.assign(batch.count, Overall::passed);
    unsorted_.clear();
    is_sorted_ = true;
    for (facts::Bits& rows : binds_) rows.assign(words, 0);
    alive_.resize(words);
    scratch_.resize(words);
    exempt_.resize(words);
    arena_.release({});
    if (batch.count > 0) run_root(batch);
    for (const auto& sides : program_.opposites) {
        for (std::size_t w = 0; w < words; ++w) verdicts.left[w] |= rows_on_two_sides(sides, w);
    }
    sort_listed();
}

/// Rows in which rules of two sides bind.
std::uint64_t Machine::rows_on_two_sides(const std::vector<std::vector<std::uint32_t>>& sides, std::size_t word) const {
    std::uint64_t on_one = 0, on_two = 0;
    for (const std::vector<std::uint32_t>& side : sides) {
        std::uint64_t rows = 0;
        for (const std::uint32_t binds : side) rows |= binds_[binds][word];
        on_two |= on_one & rows;
        on_one |= rows;
    }
    return on_two;
}

// ---- the rows ----

void Machine::run_root(const facts::Columns& batch) {
    View& view = views_[0];
    view.count = batch.count;
    view.words = (batch.count + 63) / 64;
    view.rows = nullptr;
    std::uint64_t* const live = arena_.take(view.words);
    std::fill_n(live, view.words, ~std::uint64_t{0});
    if (batch.count % 64 != 0) live[view.words - 1] = (std::uint64_t{1} << (batch.count % 64)) - 1;
    view.live = live;
    for (std::size_t field = 0; field < program_.layout.size(); ++field) {
        if (program_.layout[field].kind == facts::ColumnForm::Kind::none) continue;
        const facts::Column& column = batch.fields[field];
        bool all = true;
        for (std::size_t w = 0; w < view.words; ++w) all = all && (live[w] & ~column.given[w]) == 0;
        view.fields[field] = {column.numbers.data(), column.texts.data(), all ? nullptr : column.given.data()};
    }
    settle_facts(view);
    run_node(program_.root, view);
}

/// Assumptions, and what keeps a row from being decided here whatever its rules say.
void Machine::settle_facts(View& view) {
    for (const auto& [field, number] : program_.assumed) {
        FieldView& facts = view.fields[field];
        if (facts.given == nullptr) continue;
        auto* const filled = reinterpret_cast<std::int64_t*>(arena_.take(view.words * 64));
        for (std::size_t row = 0; row < view.words * 64; ++row) {
            filled[row] = ((facts.given[row / 64] >> (row % 64)) & 1) != 0 ? facts.numbers[row] : number;
        }
        facts = {filled, nullptr, nullptr};
    }
    const Arena::Mark mark = arena_.mark();
    registers_.begin(view);
    const auto leave_not_given = [&](std::uint32_t field) {
        if (const std::uint64_t* given = view.fields[field].given) {
            for (std::size_t w = 0; w < view.words; ++w) scratch_[w] = ~given[w];
            leave(scratch_.data(), view);
        }
    };
    for (const std::uint32_t field : program_.must_be_given) {
        if (program_.layout[field].kind != facts::ColumnForm::Kind::none) leave_not_given(field);
        else leave(view.live, view);
    }
    if (program_.needs_day && program_.as_of_slot == no_slot) leave(view.live, view);
    else if (program_.needs_day && program_.as_of_field != no_slot) leave_not_given(program_.as_of_field);
    const auto leave_unless = [&](SlotIndex slot, bool unknown_is_fine) {
        const Truths truths = registers_.truths(slot);
        for (std::size_t w = 0; w < view.words; ++w) scratch_[w] = unknown_is_fine ? truths.no_at(w) : ~truths.yes[w];
        leave(scratch_.data(), view);
    };
    for (const SlotIndex slot : program_.invariants) leave_unless(slot, false);
    for (const SlotIndex slot : program_.lenient_invariants) leave_unless(slot, true);
    // Of a code or a day that is not given there is nothing to warn of.
    for (const SlotIndex slot : program_.warnings) leave_unless(slot, true);
    arena_.release(mark);
}

void Machine::run_node(const Node& node, View& view) {
    const Arena::Mark mark = arena_.mark();
    registers_.begin(view);
    for (const std::uint32_t rule : node.rules) decide(rule, view);
    arena_.release(mark);
    if (!node.children.empty()) run_children(node, view);
    arena_.release(mark);
}

/// Rows are put together by the member of the node's field, so that each child sees its own in a row.
void Machine::run_children(const Node& node, View& view) {
    const FieldView& teller = view.fields[node.field];
    const std::uint64_t* const given = teller.given;
    if (given != nullptr) {
        for (std::size_t w = 0; w < view.words; ++w) scratch_[w] = view.live[w] & ~given[w];
        leave(scratch_.data(), view);
    }
    const auto is_there = [&](std::uint32_t row) {
        const std::uint64_t there = view.live[row / 64] & (given ? given[row / 64] : ~std::uint64_t{0});
        return ((there >> (row % 64)) & 1) != 0;
    };
    // Counted, then placed: a stable order.
    const std::size_t children = node.children.size();
    auto* const next = reinterpret_cast<std::uint32_t*>(arena_.take(children / 2 + 1));
    std::fill_n(next, children + 1, 0U);
    const auto child_of = [&](std::uint32_t row) { return node.child_of[static_cast<std::size_t>(teller.numbers[row])]; };
    for (std::uint32_t row = 0; row < view.count; ++row) {
        if (is_there(row) && child_of(row) >= 0) ++next[child_of(row) + 1];
    }
    for (std::size_t child = 0; child < children; ++child) next[child + 1] += next[child];
    auto* const order = reinterpret_cast<std::uint32_t*>(arena_.take(view.count / 2 + 1));
    for (std::uint32_t row = 0; row < view.count; ++row) {
        if (is_there(row) && child_of(row) >= 0) order[next[child_of(row)]++] = row;
    }
    // Each `next` now stands where its child ends, which is where the one after it begins.
    View& below = views_[++level_];
    for (std::size_t child = 0, begin = 0; child < children; ++child) {
        const std::size_t end = next[child];
        const Node& of_child = node.children[child];
        if (end > begin) {
            const Arena::Mark mark = arena_.mark();
            const auto count = static_cast<std::uint32_t>(end - begin);
            const std::size_t words = (count + 63) / 64;
            below.count = count;
            below.words = words;
            auto* const rows = reinterpret_cast<std::uint32_t*>(arena_.take(count / 2 + 1));
            for (std::uint32_t i = 0; i < count; ++i) rows[i] = view.rows ? view.rows[order[begin + i]] : order[begin + i];
            below.rows = rows;
            std::uint64_t* const live = arena_.take(words);
            std::fill_n(live, words, ~std::uint64_t{0});
            if (count % 64 != 0) live[words - 1] = (std::uint64_t{1} << (count % 64)) - 1;
            below.live = live;
            for (const std::uint32_t field : of_child.fields) {
                const FieldView& from = view.fields[field];
                FieldView& to = below.fields[field];
                to = {};
                if (from.numbers != nullptr && program_.layout[field].kind != facts::ColumnForm::Kind::text) {
                    auto* const numbers = reinterpret_cast<std::int64_t*>(arena_.take(words * 64));
                    for (std::uint32_t i = 0; i < count; ++i) numbers[i] = from.numbers[order[begin + i]];
                    std::fill(numbers + count, numbers + words * 64, 0);
                    to.numbers = numbers;
                }
                if (program_.layout[field].kind == facts::ColumnForm::Kind::text) {
                    static_assert(sizeof(std::string_view) == 2 * sizeof(std::uint64_t));
                    auto* const texts = reinterpret_cast<std::string_view*>(arena_.take(std::size_t{2} * count));
                    for (std::uint32_t i = 0; i < count; ++i) new (texts + i) std::string_view(from.texts[order[begin + i]]);
                    to.texts = texts;
                }
                if (from.given != nullptr) {
                    std::uint64_t* const has = arena_.take(words);
                    std::fill_n(has, words, 0);
                    for (std::uint32_t i = 0; i < count; ++i) {
                        const std::uint32_t row = order[begin + i];
                        has[i / 64] |= ((from.given[row / 64] >> (row % 64)) & 1) << (i % 64);
                    }
                    to.given = has;
                }
            }
            run_node(of_child, below);
            arena_.release(mark);
        }
        begin = end;
    }
    --level_;
}

// ---- the rules ----

void Machine::decide(std::uint32_t rule, View& view) {
    ends_exempt_ = false;
    const bool some_last = take_through(program_.rules[rule], view);
    if (ends_exempt_ || some_last) list(rule, view);
}

/// Takes all rows through a rule's stages at once, as evaluate/walk.cpp does one: what is unknown at a stage it gets to is left. What
/// no stage ends stays alive; false if nothing does.
bool Machine::take_through(const RuleCode& code, View& view) {
    std::uint64_t* const alive = alive_.data();
    std::copy_n(view.live, view.words, alive);
    // Goes on with the rows where the stage came out so; true if there are any.
    const auto pass = [&](SlotIndex slot, bool wanted) {
        if (slot == no_slot) return true;
        const Truths truths = registers_.truths(slot);
        std::uint64_t open = 0, any = 0;
        for (std::size_t w = 0; w < view.words; ++w) {
            const std::uint64_t yes = truths.yes[w], no = truths.no_at(w);
            scratch_[w] = alive[w] & ~yes & ~no;
            open |= scratch_[w];
            alive[w] &= wanted ? yes : no;
            any |= alive[w];
        }
        if (open != 0) leave(scratch_.data(), view);
        return any != 0;
    };
    /// The same where a yes cannot be told from an unknown: both are left.
    const auto pass_if_no = [&](SlotIndex slot) {
        if (slot == no_slot) return true;
        const Truths truths = registers_.truths(slot);
        std::uint64_t open = 0, any = 0;
        for (std::size_t w = 0; w < view.words; ++w) {
            scratch_[w] = alive[w] & ~truths.no_at(w);
            open |= scratch_[w];
            alive[w] &= truths.no_at(w);
            any |= alive[w];
        }
        if (open != 0) leave(scratch_.data(), view);
        return any != 0;
    };
    const auto pass_if_not_exempt = [&] {
        if (code.exempt == no_slot) return true;
        const Truths truths = registers_.truths(code.exempt);
        std::uint64_t any = 0;
        for (std::size_t w = 0; w < view.words; ++w) {
            exempt_[w] = alive[w] & truths.yes[w];
            any |= exempt_[w];
        }
        ends_exempt_ = any != 0;
        return pass(code.exempt, false);
    };
    if (!pass(code.in_force, true)) return false;
    if (!pass(code.scope, true)) return false;
    if (!pass_if_no(code.replaced)) return false;
    if (!pass(code.trigger, true)) return false;
    if (!pass_if_not_exempt()) return false;
    if (!pass(code.overridden, false)) return false;
    if (!pass_if_no(code.contested)) return false;
    if (code.binds != no_slot) mark_bound(code.binds, alive, view);
    return pass(code.content, code.forbids);
}

/// The rows that are exempt and those that stay alive, at once: by row there is then nothing to sort.
void Machine::list(std::uint32_t rule, const View& view) {
    const std::size_t before = unsorted_.size();
    const RuleCode& code = program_.rules[rule];
    for (std::size_t w = 0; w < view.words; ++w) {
        const std::uint64_t exempt = ends_exempt_ ? exempt_[w] : 0;
        for (std::uint64_t rest = exempt | alive_[w]; rest != 0; rest &= rest - 1) {
            const auto bit = static_cast<unsigned>(std::countr_zero(rest));
            const auto at = static_cast<std::uint32_t>(w * 64 + bit);
            const std::uint32_t row = view.rows ? view.rows[at] : at;
            const Outcome outcome = ((exempt >> bit) & 1) != 0 ? Outcome::exempt : code.last;
            unsorted_.push_back({row, code.planned, outcome});
            Overall& overall = verdicts_->outcomes[row];
            if (outcome == Outcome::violated) overall = Overall::rejected;
            else if (outcome == Outcome::justify && overall == Overall::passed) overall = Overall::justify;
        }
    }
    // Within a view rows ascend.
    const bool joins = before == 0 || before == unsorted_.size() || unsorted_[before - 1].row < unsorted_[before].row;
    is_sorted_ = is_sorted_ && joins;
}

void Machine::leave(const std::uint64_t* rows, const View& view) {
    if (view.rows == nullptr) {
        for (std::size_t w = 0; w < view.words; ++w) verdicts_->left[w] |= rows[w] & view.live[w];
        return;
    }
    for_each_row(rows, view.words, [&](std::uint32_t at) {
        if (at < view.count) verdicts_->left[view.rows[at] / 64] |= std::uint64_t{1} << (view.rows[at] % 64);
    });
}

void Machine::mark_bound(std::uint32_t set, const std::uint64_t* rows, const View& view) {
    for_each_row(rows, view.words, [&](std::uint32_t at) {
        const std::uint32_t row = view.rows ? view.rows[at] : at;
        binds_[set][row / 64] |= std::uint64_t{1} << (row % 64);
    });
}

/// By row, then by rule: rules are decided node by node.
void Machine::sort_listed() {
    Verdicts& verdicts = *verdicts_;
    if (is_sorted_) return unsorted_.swap(verdicts.listed);
    first_.assign(verdicts.count + std::size_t{1}, 0);
    for (const Listed& one : unsorted_) ++first_[one.row];
    std::uint32_t begin = 0;
    for (std::uint32_t& first : first_) begin += std::exchange(first, begin);
    verdicts.listed.resize(unsorted_.size());
    for (const Listed& one : unsorted_) verdicts.listed[first_[one.row]++] = one;
    if (program_.root.children.empty()) return;
    // Each `first_` now stands where its row ends.
    for (std::size_t row = 0, from = 0; row < verdicts.count; from = first_[row], ++row) {
        const auto of_row = std::span(verdicts.listed).subspan(from, first_[row] - from);
        const auto by_rule = [](const Listed& a, const Listed& b) { return a.rule < b.rule; };
        if (of_row.size() > 1 && !std::ranges::is_sorted(of_row, by_rule)) std::ranges::sort(of_row, by_rule);
    }
}

}  // namespace zhunze::columns
