// SPDX-License-Identifier: Apache-2.0
#include "explain/form.hpp"

#include <algorithm>

namespace zhunze::explain {

namespace {

using Polynomial = std::vector<Rational>;  ///< coefficients from the constant up; no trailing zeros

constexpr std::size_t most_coefficients = 5;
constexpr std::size_t most_forms = 16;

/// A value as a function of the field: over / under.
struct Form {
    Polynomial over;
    Polynomial under{Rational(1)};
};
/// The functions a slot may follow, one a branch of `min`, `cases` and the like; empty: none that can be solved.
using Forms = std::vector<Form>;

Polynomial trimmed(Polynomial p) {
    while (!p.empty() && p.back().is_zero()) p.pop_back();
    return p;
}

Polynomial sum(const Polynomial& a, const Polynomial& b, bool subtract) {
    Polynomial result = a;
    result.resize(std::max(a.size(), b.size()));
    for (std::size_t i = 0; i < b.size(); ++i) result[i] = subtract ? result[i] - b[i] : result[i] + b[i];
    return trimmed(std::move(result));
}

Polynomial product(const Polynomial& a, const Polynomial& b) {
    if (a.empty() || b.empty()) return {};
    Polynomial result(a.size() + b.size() - 1);
    for (std::size_t i = 0; i < a.size(); ++i) {
        for (std::size_t j = 0; j < b.size(); ++j) result[i + j] = result[i + j] + a[i] * b[j];
    }
    return trimmed(std::move(result));
}

bool workable(const Form& form) {
    const auto large = [](const Rational& r) { return r.too_large(); };
    return form.over.size() <= most_coefficients && form.under.size() <= most_coefficients && !form.under.empty() &&
           std::ranges::none_of(form.over, large) && std::ranges::none_of(form.under, large);
}

Form combine(Operator op, const Form& a, const Form& b) {
    switch (op) {
        case Operator::multiply: return {product(a.over, b.over), product(a.under, b.under)};
        case Operator::divide: return {product(a.over, b.under), product(a.under, b.over)};
        default:
            return {sum(product(a.over, b.under), product(b.over, a.under), op == Operator::subtract), product(a.under, b.under)};
    }
}

class Solver {
public:
    Solver(const plan::RecordPlan& plan, const std::vector<Value>& slots, std::uint32_t field)
        : plan_(plan), slots_(slots), forms_(plan.slot_count), depends_(plan.slot_count, false) {
        forms_[field] = {{{Rational(0), Rational(1)}, {Rational(1)}}};
        depends_[field] = true;
    }

    std::optional<std::vector<Rational>> run() {
        for (const plan::Instruction& instruction : plan_.instructions) visit(instruction);
        if (!solvable_) return std::nullopt;
        std::ranges::sort(points_);
        points_.erase(std::unique(points_.begin(), points_.end()), points_.end());
        return std::move(points_);
    }

private:
    std::uint32_t argument(const plan::Instruction& instruction, std::uint32_t index) const {
        return plan_.arguments[instruction.first_argument + index].value;
    }

    Forms forms_of(std::uint32_t slot) const {
        if (depends_[slot]) return forms_[slot];
        const Value& value = slots_[slot];
        if (value.kind != ValueKind::number || !value.known()) return {};
        return {{trimmed({value.number}), {Rational(1)}}};
    }

    void visit(const plan::Instruction& instruction) {
        for (std::uint32_t i = 0; i < instruction.argument_count; ++i) {
            if (depends_[argument(instruction, i)]) depends_[instruction.target.value] = true;
        }
        if (!depends_[instruction.target.value]) return;
        if (instruction.code == plan::OpCode::cases) {
            forms_[instruction.target.value] = branches(instruction);
        } else if (instruction.code == plan::OpCode::operation) {
            operation(instruction);
        }
    }

    Forms branches(const plan::Instruction& instruction) {
        Forms all;
        for (std::uint32_t i = 0; i < instruction.argument_count; i += 2) append(all, forms_of(argument(instruction, i)));
        return all;
    }

    void append(Forms& all, const Forms& more) {
        all.insert(all.end(), more.begin(), more.end());
        if (all.size() <= most_forms) return;
        all.resize(most_forms);
        solvable_ = false;
    }

    void operation(const plan::Instruction& instruction) {
        Forms& result = forms_[instruction.target.value];
        switch (facts_of(instruction.op).rule) {
            case OperandRule::sum:
            case OperandRule::product: result = pairwise(instruction); break;
            case OperandRule::amount: result = amount(instruction); break;
            case OperandRule::alike: result = choice(instruction); break;
            case OperandRule::rounding: result = rounded(instruction); break;
            case OperandRule::ordered:
            case OperandRule::comparable:
            case OperandRule::boundary: compare(instruction); break;  // an operand that is not known cannot turn
            case OperandRule::truths:
            case OperandRule::membership:
            case OperandRule::fact: break;
        }
    }

    Forms pairwise(const plan::Instruction& instruction) {
        Forms all;
        for (const Form& a : forms_of(argument(instruction, 0))) {
            for (const Form& b : forms_of(argument(instruction, 1))) {
                if (instruction.op == Operator::divide) add_zeros(b.over);
                Form form = combine(instruction.op, a, b);
                solvable_ = solvable_ && workable(form);
                append(all, {std::move(form)});
            }
        }
        return all;
    }

    static Form negated(const Form& form) { return combine(Operator::subtract, {{}, {Rational(1)}}, form); }

    Forms amount(const plan::Instruction& instruction) {
        Forms all;
        for (const Form& form : forms_of(argument(instruction, 0))) {
            append(all, {negated(form)});
            if (instruction.op != Operator::absolute) continue;
            append(all, {form});
            add_zeros(form.over);
        }
        return all;
    }

    Forms choice(const plan::Instruction& instruction) {
        Forms all;
        for (std::uint32_t i = 0; i < instruction.argument_count; ++i) {
            for (std::uint32_t j = i + 1; j < instruction.argument_count; ++j) meet(argument(instruction, i), argument(instruction, j));
            append(all, forms_of(argument(instruction, i)));
        }
        return all;
    }

    /// A rounded value steps half a step, or one, away from where the value itself would meet a threshold.
    Forms rounded(const plan::Instruction& instruction) {
        Forms all;
        const Value& step = slots_[argument(instruction, 1)];
        for (const Form& form : forms_of(argument(instruction, 0))) {
            append(all, {form});
            if (!step.known()) continue;
            for (const Rational& shift : {step.number, step.number / Rational(2)}) {
                const Form by{{shift}, {Rational(1)}};
                append(all, {combine(Operator::add, form, by), combine(Operator::subtract, form, by)});
            }
        }
        return all;
    }

    void compare(const plan::Instruction& instruction) {
        for (std::uint32_t i = 1; i < instruction.argument_count; ++i) meet(argument(instruction, 0), argument(instruction, i));
    }

    void meet(std::uint32_t left, std::uint32_t right) {
        for (const Form& a : forms_of(left)) {
            for (const Form& b : forms_of(right)) {
                const Form difference = combine(Operator::subtract, a, b);
                add_zeros(difference.over);
                add_zeros(difference.under);
            }
        }
    }

    /// Exact zeros of a polynomial that is linear but for a power of the field.
    void add_zeros(const Polynomial& polynomial) {
        std::size_t lowest = 0;
        while (lowest < polynomial.size() && polynomial[lowest].is_zero()) ++lowest;
        if (lowest == polynomial.size()) return;
        if (lowest > 0) points_.emplace_back(0);
        solvable_ = solvable_ && polynomial.size() - lowest <= 2;
        if (polynomial.size() - lowest == 2) points_.push_back(-(polynomial[lowest] / polynomial[lowest + 1]));
    }

    const plan::RecordPlan& plan_;
    const std::vector<Value>& slots_;
    std::vector<Forms> forms_;
    std::vector<bool> depends_;
    std::vector<Rational> points_;
    bool solvable_ = true;
};

}  // namespace

std::optional<std::vector<Rational>> turning_points(const plan::RecordPlan& plan, const std::vector<Value>& slots, std::uint32_t field) {
    return Solver(plan, slots, field).run();
}

}  // namespace zhunze::explain
