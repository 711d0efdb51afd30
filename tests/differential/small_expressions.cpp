// SPDX-License-Identifier: Apache-2.0
#include "differential/small_expressions.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "differential/operator_text.hpp"

namespace zhunze::differential {

namespace {

using List = std::vector<SmallExpression>;

const List truths{{"p", uses_p}, {"q", uses_q}};
const List numbers{{"x", uses_x}, {"y", uses_y}, {"0", 0}, {"1", 0}, {"2", 0}};

class Enumeration {
public:
    List all() {
        add_operators(truths, numbers);
        nested_truths_ = std::exchange(made_truths_, {});
        nested_numbers_ = std::exchange(made_numbers_, {});
        add_operators(truths, numbers);
        List result;
        for (const List* list : {&nested_truths_, &nested_numbers_, &made_truths_, &made_numbers_}) {
            std::ranges::copy(*list, std::back_inserter(result));
        }
        return result;
    }

private:
    /// Over leaves alone the first time; the second time one operand is an expression of the first.
    void add_operators(const List& truth_leaves, const List& number_leaves) {
        for (const Operator op : all_operators()) {
            switch (facts_of(op).rule) {
                case OperandRule::truths: combine(made_truths_, op, truth_leaves, nested_truths_, op == Operator::negation ? 1 : 2); break;
                case OperandRule::ordered: combine(made_truths_, op, number_leaves, nested_numbers_, op == Operator::between ? 3 : 2); break;
                case OperandRule::boundary: combine(made_truths_, op, number_leaves, nested_numbers_, 2, uses_boundary); break;
                case OperandRule::comparable:
                    combine(made_truths_, op, truth_leaves, nested_truths_, 2);
                    combine(made_truths_, op, number_leaves, nested_numbers_, 2);
                    break;
                case OperandRule::fact: add_facts(op); break;
                case OperandRule::sum:
                case OperandRule::product:
                case OperandRule::alike: combine(made_numbers_, op, number_leaves, nested_numbers_, 2); break;
                case OperandRule::amount: combine(made_numbers_, op, number_leaves, nested_numbers_, 1); break;
                case OperandRule::rounding: add_roundings(op, nested_numbers_.empty() ? number_leaves : nested_numbers_); break;
                case OperandRule::membership: break;
            }
        }
    }

    void combine(List& into, Operator op, const List& leaves, const List& nested, std::size_t count, unsigned uses = 0) {
        if (nested.empty()) return fill(into, op, std::vector<const List*>(count, &leaves), {{}, uses}, {});
        for (std::size_t place = 0; place < count; ++place) {
            std::vector<const List*> choices(count, &leaves);
            choices[place] = &nested;
            fill(into, op, choices, {{}, uses}, {});
        }
    }

    /// Every way to choose one operand from each list.
    void fill(List& into, Operator op, const std::vector<const List*>& choices, const SmallExpression& so_far, std::vector<std::string> operands) {
        if (operands.size() == choices.size()) {
            if (facts_looked_at(so_far.uses) || facts_of(op).rule == OperandRule::truths) write(into, op, operands, so_far.uses);
            return;
        }
        for (const SmallExpression& operand : *choices[operands.size()]) {
            std::vector<std::string> longer = operands;
            longer.push_back(operand.text);
            fill(into, op, choices, {{}, so_far.uses | operand.uses}, std::move(longer));
        }
    }

    static bool facts_looked_at(unsigned uses) { return (uses & ~static_cast<unsigned>(uses_boundary)) != 0; }

    void add_facts(Operator op) {
        if (!nested_truths_.empty()) return;
        for (const List* facts : {&truths, &numbers}) {
            for (const SmallExpression& fact : *facts) {
                if (fact.uses) write(made_truths_, op, {fact.text}, fact.uses);
            }
        }
    }

    void add_roundings(Operator op, const List& operands) {
        for (const SmallExpression& operand : operands) {
            if (!operand.uses) continue;
            for (const char* step : {"1", "2"}) {
                for (const char* mode : {"half_even", "half_up", "up", "舍去"}) write(made_numbers_, op, {operand.text, step, mode}, operand.uses);
            }
        }
    }

    void write(List& into, Operator op, const std::vector<std::string>& operands, unsigned uses) {
        english_ = !english_;
        into.push_back({operation_text(op, operands, english_ ? Language::en : Language::zh), uses});
    }

    List made_truths_, made_numbers_;
    List nested_truths_, nested_numbers_;  ///< of one operator
    bool english_ = false;
};

}  // namespace

std::vector<SmallExpression> small_expressions() { return Enumeration().all(); }

}  // namespace zhunze::differential
