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
        add_operators();
        over_truths_.nested = std::exchange(made_truths_, {});
        over_numbers_.nested = std::exchange(made_numbers_, {});
        add_operators();
        List result;
        for (const List* list : {&over_truths_.nested, &over_numbers_.nested, &made_truths_, &made_numbers_}) {
            std::ranges::copy(*list, std::back_inserter(result));
        }
        return result;
    }

private:
    struct Operands {
        List leaves;
        List nested;  ///< of one operator; empty while those are being made
    };

    /// Over leaves alone the first time; the second time one operand is an expression of the first.
    void add_operators() {
        for (const Operator op : all_operators()) {
            switch (facts_of(op).rule) {
                case OperandRule::truths: combine(made_truths_, op, over_truths_, op == Operator::negation ? 1 : 2); break;
                case OperandRule::ordered: combine(made_truths_, op, over_numbers_, op == Operator::between ? 3 : 2); break;
                case OperandRule::boundary: combine(made_truths_, op, over_numbers_, 2, uses_boundary); break;
                case OperandRule::comparable:
                    combine(made_truths_, op, over_truths_, 2);
                    combine(made_truths_, op, over_numbers_, 2);
                    break;
                case OperandRule::fact: add_facts(op); break;
                case OperandRule::sum:
                case OperandRule::product:
                case OperandRule::alike: combine(made_numbers_, op, over_numbers_, 2); break;
                case OperandRule::amount: combine(made_numbers_, op, over_numbers_, 1); break;
                case OperandRule::rounding: add_roundings(op); break;
                case OperandRule::membership:
                case OperandRule::set:
                case OperandRule::texts:
                case OperandRule::validity:
                case OperandRule::date_part:
                case OperandRule::date_span:
                case OperandRule::items: break;
            }
        }
    }

    void combine(List& into, Operator op, const Operands& operands, std::size_t count, unsigned uses = 0) {
        const std::vector<const List*> leaves(count, &operands.leaves);
        if (operands.nested.empty()) return fill(into, op, leaves, {}, uses);
        for (std::size_t place = 0; place < count; ++place) {
            std::vector<const List*> choices = leaves;
            choices[place] = &operands.nested;
            fill(into, op, choices, {}, uses);
        }
    }

    /// Every way to choose one operand from each list; only those that look at some fact are kept.
    void fill(List& into, Operator op, const std::vector<const List*>& choices, std::vector<std::string> chosen, unsigned uses) {
        if (chosen.size() == choices.size()) {
            if (uses & ~static_cast<unsigned>(uses_boundary)) write(into, op, chosen, uses);
            return;
        }
        for (const SmallExpression& operand : *choices[chosen.size()]) {
            std::vector<std::string> longer = chosen;
            longer.push_back(operand.text);
            fill(into, op, choices, std::move(longer), uses | operand.uses);
        }
    }

    void add_facts(Operator op) {
        if (!over_truths_.nested.empty()) return;
        for (const List* facts : {&truths, &numbers}) {
            for (const SmallExpression& fact : *facts) {
                if (fact.uses) write(made_truths_, op, {fact.text}, fact.uses);
            }
        }
    }

    void add_roundings(Operator op) {
        for (const SmallExpression& operand : over_numbers_.nested.empty() ? over_numbers_.leaves : over_numbers_.nested) {
            if (operand.uses) add_roundings(op, operand);
        }
    }
    void add_roundings(Operator op, const SmallExpression& operand) {
        for (const char* step : {"1", "2"}) {
            for (const char* mode : {"half_even", "half_up", "up", "舍去"}) {
                write(made_numbers_, op, {operand.text, step, mode}, operand.uses);
            }
        }
    }

    void write(List& into, Operator op, const std::vector<std::string>& operands, unsigned uses) {
        english_ = !english_;
        into.push_back({operation_text(op, operands, english_ ? Language::en : Language::zh), uses});
    }

    Operands over_truths_{truths, {}};
    Operands over_numbers_{numbers, {}};
    List made_truths_, made_numbers_;
    bool english_ = false;
};

}  // namespace

std::vector<SmallExpression> small_expressions() { return Enumeration().all(); }

}  // namespace zhunze::differential
