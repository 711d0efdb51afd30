// SPDX-License-Identifier: Apache-2.0
// Which version of a parameter counted, and which row of a table.
#include <algorithm>

#include "evaluate/lookup.hpp"
#include "explain/cell_text.hpp"
#include "explain/names.hpp"
#include "explain/nodes.hpp"
#include "explain/parameters.hpp"

namespace zhunze::explain {

namespace {

constexpr std::size_t most_rows = 5;

/// Rows of a data file stand in no rule file: the file's name and the line.
RulePlace place_of_row(const program::Program& program, const program::Table& table, const program::Row& row) {
    return table.data.empty() ? place_of(program, row.span) : RulePlace{table.data, row.line, 1};
}

TableRow table_row(const program::Program& program, const program::Table& table, const program::Row& row, std::size_t number, Truth matches) {
    TableRow result;
    result.number = number;
    result.place = place_of_row(program, table, row);
    for (std::size_t i = 0; i < row.cells.size(); ++i) result.cells.push_back(cell_text(program, table.columns[i], row.cells[i]));
    const Manner manner{unit_to_show(program, table.type, table.unit)};
    if (row.value) result.value = show(program, *row.value, table.type, manner);
    result.matches = matches;
    return result;
}

}  // namespace

std::size_t NodeBuilder::parameter(program::ParameterId id) {
    const auto [entry, added] = parameter_index_.try_emplace(id, parameters_.size());
    if (added) parameters_.push_back(parameter_in_force(subject_, id, percentages_.contains(id)));
    return entry->second;
}

Lookup NodeBuilder::lookup(const program::Expr& expr, const Scope& scope) const {
    const program::Table& table = program_.tables[expr.table];
    Lookup result;
    result.table = json_name(program_, table);
    result.label = table.name;
    result.collects = table.policy != program::HitPolicy::unique;
    result.citations = citations_of(program_, table.citations);
    std::vector<const Value*> arguments;
    for (const program::ExprId arg : expr.args) arguments.push_back(&value_of(arg, scope));
    bool matched = false;
    const auto add = [&](const program::Row& row, std::size_t number, Truth matches) {
        if (result.rows.size() == most_rows) ++result.more;
        else result.rows.push_back(table_row(program_, table, row, number, matches));
    };
    result.asked = std::ranges::none_of(arguments, [](const Value* one) { return one->state == ValueState::undefined; });
    if (!result.asked) return result;
    const std::vector<Truth> matching = evaluate::matching_rows(table, arguments);
    for (std::size_t i = 0; i < matching.size(); ++i) {
        if (matching[i] != Truth::no) add(table.rows[i], i + 1, matching[i]);
        matched = matched || matching[i] == Truth::yes;
    }
    if (table.otherwise && !matched) add(*table.otherwise, 0, result.rows.empty() ? Truth::yes : Truth::unknown);
    return result;
}

}  // namespace zhunze::explain
