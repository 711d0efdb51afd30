// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "columns/compiler.hpp"
#include "columns/whole.hpp"
#include "evaluate/parameters.hpp"

namespace zhunze::columns {
namespace {

/// A step that all numbers share: those of slots in their steps, and constants. None: columns cannot hold them together.
class SharedStep {
public:
    void add(const Rational& step) {
        if (step.is_zero()) return;
        const Rational size = step.sign() < 0 ? -step : step;
        shared_ = !any_ ? size : (shared_ ? common_step(*shared_, size) : std::nullopt);
        any_ = true;
    }
    /// One if all there was were zeros.
    [[nodiscard]] std::optional<Rational> step() const { return any_ ? shared_ : Rational(1); }

private:
    bool any_ = false;
    std::optional<Rational> shared_;
};

Code choose_number(const Compilation& c, Code code) {
    SharedStep shared;
    const auto is_value = [&](std::size_t i) { return i % 2 == 0; };
    for (std::size_t i = 0; i < code.arguments.size(); ++i) {
        if (!is_value(i)) continue;
        const Code& value = c.code(code.arguments[i]);
        if (value.shape == Shape::number) shared.add(value.step);
        else if (value.shape != Shape::constant) return {};
        else if (const auto scalar = scalar_of(value.constant)) shared.add(*scalar);
        else return {};
    }
    const std::optional<Rational> step = shared.step();
    if (!step) return {};
    code.shape = Shape::number;
    code.op = Op::choose;
    code.step = *step;
    code.multipliers.resize(code.arguments.size());
    for (std::size_t i = 0; i < code.arguments.size(); ++i) {
        if (!is_value(i)) continue;
        const Code& value = c.code(code.arguments[i]);
        const auto times = whole_multiple(value.shape == Shape::number ? value.step : *scalar_of(value.constant), *step);
        if (!times) return {};
        code.multipliers[i] = *times;
    }
    return code;
}

bool is_truth(const Code& code) {
    return code.shape == Shape::truth || (code.shape == Shape::constant && code.constant.kind == ValueKind::truth);
}

/// What a table or a parameter gives as whole numbers.
std::optional<Rational> step_of(const std::vector<const Value*>& values) {
    SharedStep shared;
    for (const Value* value : values) {
        const auto scalar = scalar_of(*value);
        if (!scalar) return std::nullopt;
        shared.add(*scalar);
    }
    return shared.step();
}

bool is_counted(ValueKind kind) { return kind == ValueKind::number || kind == ValueKind::date || kind == ValueKind::member; }

/// Days and members count by ones, whatever they have in common.
Rational step_of_kind(ValueKind kind, Rational step) { return kind == ValueKind::number ? std::move(step) : Rational(1); }

/// The first of the rows that match is the one: no two match the same.
void fill_cells(TableIndex& index) {
    if (!index.is_grid()) return;
    index.all_known = true;
    for (std::size_t cell = 0; cell < index.cell_count(); ++cell) {
        const std::int32_t row = index.row_of_cell(cell);
        const std::size_t result = row < 0 ? index.values.size() - 1 : static_cast<std::size_t>(row);
        index.cell_values.push_back(index.values[result]);
        index.cell_known.push_back(index.known[result] ? 1 : 0);
        index.all_known = index.all_known && index.known[result];
    }
}

}  // namespace

Code choose(Compilation& c, const plan::Instruction& instruction, std::span<const SlotIndex> arguments) {
    Code code;
    code.in_order = instruction.in_order;
    code.has_otherwise = instruction.has_otherwise;
    code.arguments.assign(arguments.begin(), arguments.end());
    const ValueKind kind = c.program.exprs[instruction.expr].type.value_kind();
    if (kind == ValueKind::number) return choose_number(c, std::move(code));
    if (kind == ValueKind::date || kind == ValueKind::member) {
        code = choose_number(c, std::move(code));
        // Their steps may have come out larger than one.
        for (std::int64_t& times : code.multipliers) times *= code.step.to_int64().value_or(1);
        code.step = 1;
        return code;
    }
    if (kind != ValueKind::truth || !std::ranges::all_of(arguments, [&](SlotIndex slot) { return is_truth(c.code(slot)); })) return {};
    code.shape = Shape::truth;
    code.op = Op::choose_truth;
    return code;
}

Code look_up(Compilation& c, const program::Table& table, std::span<const SlotIndex> arguments) {
    Code code;
    const ValueKind kind = table.type.value_kind();
    if (table.policy != program::HitPolicy::unique || !is_counted(kind)) return code;
    std::vector<Rational> steps;
    std::vector<std::int32_t> members;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const Code& argument = c.code(arguments[i]);
        const bool truth = table.columns[i].type.value_kind() == ValueKind::truth;
        if (argument.shape != (truth ? Shape::truth : Shape::number)) return code;
        steps.push_back(argument.step);
        members.push_back(truth ? 2 : c.member_count(table.columns[i].type));
    }
    std::vector<const Value*> values;
    for (const program::Row& row : table.rows) values.push_back(row.value ? &*row.value : nullptr);
    values.push_back(table.otherwise && table.otherwise->value ? &*table.otherwise->value : nullptr);
    std::vector<const Value*> there;
    std::ranges::copy_if(values, std::back_inserter(there), [](const Value* value) { return value != nullptr; });
    const std::optional<Rational> shared = step_of(there);
    if (!shared) return code;
    const Rational step = step_of_kind(kind, *shared);
    const std::shared_ptr<TableIndex> index = TableIndex::build(table, steps, members);
    if (!index) return code;
    for (const Value* value : values) {
        const auto number = value ? whole_multiple(*scalar_of(*value), step) : std::optional<std::int64_t>(0);
        if (!number) return code;
        index->values.push_back(*number);
        index->known.push_back(value != nullptr);
    }
    fill_cells(*index);
    code.shape = Shape::number;
    code.op = Op::looked_up;
    code.step = step;
    code.arguments.assign(arguments.begin(), arguments.end());
    code.table = index;
    return code;
}

Code parameter(Compilation& c, program::ParameterId id) {
    const Value day = c.as_of ? Value::of(*c.as_of) : Value::unknown(ValueKind::date, {});
    Value value = evaluate::parameter_value(c.program, id, c.readings, day, {});
    Code code;
    if (value.known()) {
        code.shape = Shape::constant;
        code.constant = std::move(value);
        return code;
    }
    const std::vector<program::ParameterVersion>& versions = c.program.parameters[id].versions;
    if (versions.empty() || c.out.as_of_field == no_slot || !is_counted(versions.front().value.kind)) return code;
    std::vector<const Value*> values;
    for (const program::ParameterVersion& version : versions) values.push_back(&version.value);
    const std::optional<Rational> shared = step_of(values);
    if (!shared) return code;
    code.step = step_of_kind(versions.front().value.kind, *shared);
    for (const program::ParameterVersion& version : versions) {
        const auto number = whole_multiple(*scalar_of(version.value), code.step);
        if (!number) return {};
        code.pieces.push_back({days_of(version.period), *number});
    }
    code.shape = Shape::number;
    code.op = Op::piecewise;
    code.a = c.out.as_of_field;
    return code;
}

}  // namespace zhunze::columns
