// SPDX-License-Identifier: Apache-2.0
#include "explain/form.hpp"

#include <algorithm>

namespace zhunze::explain {

namespace {

constexpr std::size_t most_terms = 8;
constexpr std::size_t most_forms = 16;
constexpr std::size_t most_lines = 400;
const Rational half(1, 2);

/// A value as a function of the fields: over / under.
struct Form {
    Polynomial over;
    Polynomial under = constant(Rational(1));
};
/// The functions a slot may follow, one a branch of `min`, `cases` and the like; empty: none that can be solved.
using Forms = std::vector<Form>;

Form number_form(const Rational& number) { return {constant(number)}; }

bool workable(const Polynomial& polynomial) {
    return polynomial.size() <= most_terms && std::ranges::none_of(polynomial, [](const Term& term) { return term.factor.too_large(); });
}

Form combine(Operator op, const Form& a, const Form& b) {
    switch (op) {
        case Operator::multiply: return {product(a.over, b.over), product(a.under, b.under)};
        case Operator::divide: return {product(a.over, b.under), product(a.under, b.over)};
        case Operator::subtract: return {difference(product(a.over, b.under), product(b.over, a.under)), product(a.under, b.under)};
        default: return {sum(product(a.over, b.under), product(b.over, a.under)), product(a.under, b.under)};
    }
}

class Solver {
public:
    Solver(const program::Program& program, const plan::RecordPlan& plan, const std::vector<Value>& slots)
        : program_(program), plan_(plan), slots_(slots), forms_(plan.slot_count), depends_(plan.slot_count, false), stepwise_(plan.slot_count, false) {}

    void vary(std::uint32_t field, Term by) {
        by.factor = Rational(1);
        forms_[field] = {{{by}}};
        depends_[field] = true;
    }

    std::optional<std::vector<Line>> run() {
        for (const plan::Instruction& instruction : plan_.instructions) visit(instruction);
        if (!solvable_) return std::nullopt;
        return std::move(lines_);
    }

private:
    std::uint32_t argument(const plan::Instruction& instruction, std::uint32_t index) const {
        return plan_.arguments[instruction.first_argument + index].value;
    }

    Forms forms_of(std::uint32_t slot) const {
        if (depends_[slot]) return forms_[slot];
        const Value& value = slots_[slot];
        if (value.kind != ValueKind::number || !value.known()) return {};
        return {number_form(value.number)};
    }

    void visit(const plan::Instruction& instruction) {
        const std::uint32_t target = instruction.target.value;
        for (std::uint32_t i = 0; i < instruction.argument_count; ++i) {
            if (depends_[argument(instruction, i)]) depends_[target] = true;
        }
        if (instruction.code == plan::OpCode::selection) return selection(instruction);
        if (!depends_[target]) return;
        switch (instruction.code) {
            case plan::OpCode::cases: forms_[target] = branches(instruction); break;
            case plan::OpCode::lookup: lookup(instruction); break;
            case plan::OpCode::operation: operation(instruction); break;
            case plan::OpCode::constant:
            case plan::OpCode::question:
            case plan::OpCode::parameter:
            case plan::OpCode::selection: break;
        }
        // A date that moves by the field turns comparisons at places that are not looked for.
        solvable_ = solvable_ && slots_[target].kind != ValueKind::date;
    }

    /// What is looked at of each item stays as it is, unless the field itself is looked at there.
    void selection(const plan::Instruction& instruction) {
        const plan::Loop& loop = plan_.loops[instruction.operand];
        for (const plan::Frame* frame : {&loop.item, &loop.group}) {
            for (const plan::Frame::Import& import : frame->imports) solvable_ = solvable_ && !depends_[import.outer.value];
        }
    }

    Forms branches(const plan::Instruction& instruction) {
        Forms all;
        const std::uint32_t count = instruction.argument_count;
        for (std::uint32_t i = 0; i < count; i += 2) {
            append(all, forms_of(argument(instruction, i)));
            if (stepwise_[argument(instruction, i)]) stepwise_[instruction.target.value] = true;
        }
        return all;
    }

    /// A table turns where an argument enters or leaves a row. Between these places one of its rows counts; of a table that
    /// collects, some sum of them.
    void lookup(const plan::Instruction& instruction) {
        const program::Table& table = program_.tables[program::TableId(instruction.operand)];
        for (std::uint32_t i = 0; i < instruction.argument_count; ++i) {
            if (!depends_[argument(instruction, i)]) continue;
            for (const Rational& end : ends_of(table, i)) meet(forms_of(argument(instruction, i)), {number_form(end)});
            if (forms_of(argument(instruction, i)).empty() || stepwise_[argument(instruction, i)]) solvable_ = false;
        }
        stepwise_[instruction.target.value] = true;
        if (table.policy != program::HitPolicy::unique) return;
        Forms& all = forms_[instruction.target.value];
        for (const program::Row& row : table.rows) add_value(all, row);
        if (table.otherwise) add_value(all, *table.otherwise);
        // Then all values it may take are known.
        stepwise_[instruction.target.value] = all.size() > most_forms;
        if (all.size() > most_forms) all.clear();
    }

    static void add_value(Forms& all, const program::Row& row) {
        if (row.value && row.value->kind == ValueKind::number && all.size() <= most_forms) all.push_back(number_form(row.value->number));
    }

    static std::vector<Rational> ends_of(const program::Table& table, std::uint32_t column) {
        std::vector<Rational> ends;
        const auto add = [&ends](const Interval& interval) {
            if (interval.low) ends.push_back(interval.low->value);
            if (interval.high) ends.push_back(interval.high->value);
        };
        if (table.columns[column].domain) add(*table.columns[column].domain);
        for (const program::Row& row : table.rows) {
            for (const program::CellTest& test : row.cells[column].tests) {
                if (test.kind == program::CellTest::Kind::numbers) add(test.numbers);
            }
        }
        std::ranges::sort(ends);
        ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
        return ends;
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
            case OperandRule::boundary: compare(instruction); return;  // an operand that is not known cannot turn
            case OperandRule::truths:
            case OperandRule::membership:
            case OperandRule::set:
            case OperandRule::texts:
            case OperandRule::validity:
            case OperandRule::fact: return;
            case OperandRule::date_part:
            case OperandRule::date_span:
            case OperandRule::items: solvable_ = false; return;
        }
        keep_steps(instruction);
    }

    /// Steps of unknown height, added to something that moves, would turn comparisons anywhere.
    void keep_steps(const plan::Instruction& instruction) {
        bool steps = false, moves = false;
        for (std::uint32_t i = 0; i < instruction.argument_count; ++i) {
            const std::uint32_t slot = argument(instruction, i);
            steps = steps || stepwise_[slot];
            moves = moves || (depends_[slot] && !stepwise_[slot]);
        }
        stepwise_[instruction.target.value] = steps;
        solvable_ = solvable_ && !(steps && moves);
    }

    Forms pairwise(const plan::Instruction& instruction) {
        Forms all;
        for (const Form& a : forms_of(argument(instruction, 0))) {
            for (const Form& b : forms_of(argument(instruction, 1))) {
                if (instruction.op == Operator::divide) add_zeros(b.over);
                append(all, {checked(combine(instruction.op, a, b))});
            }
        }
        return all;
    }

    Form checked(Form form) {
        solvable_ = solvable_ && workable(form.over) && workable(form.under) && !form.under.empty();
        return form;
    }

    Forms amount(const plan::Instruction& instruction) {
        Forms all;
        for (const Form& form : forms_of(argument(instruction, 0))) {
            append(all, {combine(Operator::subtract, Form{}, form)});
            if (instruction.op != Operator::absolute) continue;
            append(all, {form});
            add_zeros(form.over);
        }
        return all;
    }

    Forms choice(const plan::Instruction& instruction) {
        Forms all;
        for (std::uint32_t i = 0; i < instruction.argument_count; ++i) {
            for (std::uint32_t j = i + 1; j < instruction.argument_count; ++j) meet_slots(argument(instruction, i), argument(instruction, j));
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
            for (const Rational& shift : {step.number, step.number * half}) {
                append(all, {combine(Operator::add, form, number_form(shift)), combine(Operator::subtract, form, number_form(shift))});
            }
        }
        return all;
    }

    void compare(const plan::Instruction& instruction) {
        for (std::uint32_t i = 1; i < instruction.argument_count; ++i) meet_slots(argument(instruction, 0), argument(instruction, i));
    }

    /// A value that is only known to go in steps turns a comparison at its steps, if what it is held against does not move.
    void meet_slots(std::uint32_t left, std::uint32_t right) {
        const bool moving = (stepwise_[left] && depends_[right]) || (stepwise_[right] && depends_[left]);
        solvable_ = solvable_ && !moving;
        meet(forms_of(left), forms_of(right));
    }

    void meet(const Forms& left, const Forms& right) {
        for (const Form& a : left) {
            for (const Form& b : right) {
                const Form gap = combine(Operator::subtract, a, b);
                add_zeros(gap.over);
                add_zeros(gap.under);
            }
        }
    }

    void add_zeros(const Polynomial& polynomial) {
        const auto found = zero_lines(polynomial);
        solvable_ = solvable_ && found && lines_.size() <= most_lines;
        if (!solvable_) return;
        for (const Line& line : *found) {
            if (std::ranges::find(lines_, line) == lines_.end()) lines_.push_back(line);
        }
    }

    const program::Program& program_;
    const plan::RecordPlan& plan_;
    const std::vector<Value>& slots_;
    std::vector<Forms> forms_;
    std::vector<bool> depends_;
    std::vector<bool> stepwise_;  ///< goes in steps, at lines that are known, to values that are not
    std::vector<Line> lines_;
    bool solvable_ = true;
};

}  // namespace

std::optional<std::vector<Line>> turning_lines(const program::Program& program, const plan::RecordPlan& plan, const std::vector<Value>& slots,
                                              std::uint32_t x, std::optional<std::uint32_t> y) {
    Solver solver(program, plan, slots);
    solver.vary(x, {1, 0, {}});
    if (y) solver.vary(*y, {0, 1, {}});
    return solver.run();
}

std::optional<std::vector<Rational>> turning_points(const program::Program& program, const plan::RecordPlan& plan,
                                                    const std::vector<Value>& slots, std::uint32_t field) {
    const auto lines = turning_lines(program, plan, slots, field);
    if (!lines) return std::nullopt;
    std::vector<Rational> points;
    for (const Line& line : *lines) points.push_back(-(line.rest / line.of_x));
    std::ranges::sort(points);
    return points;
}

}  // namespace zhunze::explain
