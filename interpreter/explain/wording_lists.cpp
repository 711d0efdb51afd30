// SPDX-License-Identifier: Apache-2.0
// Tables and selections in words: which row, how many items, which of them decided.
#include <algorithm>

#include "explain/show.hpp"
#include "explain/wording.hpp"

namespace zhunze::explain {

namespace {

/// How many items and what they come to says it all.
bool told_by_total(const Node& node) {
    const bool sums = node.op == Operator::total || node.op == Operator::average || node.op == Operator::distinct;
    return sums && node.value.state == ValueState::known;
}

}  // namespace

std::string Wording::table_row(const TableRow& row) const {
    const std::string value = row.value ? text(*row.value) : say(Phrase::value_none);
    if (row.number == 0) return say(Phrase::otherwise_row, {{"value", value}});
    std::string cells;
    for (const Name& cell : row.cells) cells += (cells.empty() ? "" : " | ") + cell.in(language_);
    return say(Phrase::table_row, {{"number", std::to_string(row.number)}, {"cells", cells}, {"value", value}});
}

std::string Wording::lookup(const Node& node) const {
    const Lookup& lookup = *node.lookup;
    if (!lookup.asked) return say(Phrase::table_not_asked, {{"table", lookup.label}});
    std::vector<std::string> rows;
    bool open = false;
    for (const TableRow& row : lookup.rows) {
        rows.push_back(table_row(row));
        open = open || row.matches == Truth::unknown;
    }
    if (lookup.more > 0) rows.push_back(say(Phrase::more_rows, {{"count", std::to_string(lookup.more)}}));
    const Phrase form = rows.empty() ? Phrase::no_table_row : (open ? Phrase::table_rows_open : Phrase::table_rows);
    const std::string line = say(form, {{"table", lookup.label}, {"rows", join(rows, Phrase::list_separator)}});
    if (lookup.citations.empty()) return line;
    return join({line, labelled(Phrase::clause_citation, citations(lookup.citations))}, Phrase::clause_separator);
}

std::string Wording::counted(const Selection& selection) const {
    if (!selection.given) return say(Phrase::list_not_known, {{"list", selection.label}});
    const Arguments arguments{{"items", item_count(selection.items)}, {"counted", std::to_string(selection.counted)},
                              {"open", std::to_string(selection.open)}, {"groups", std::to_string(selection.groups.value_or(0))}};
    std::string line = say(selection.counted == selection.items ? Phrase::items_all_counted : Phrase::items_counted, arguments);
    if (selection.open > 0) line = join({line, say(Phrase::items_open, arguments)}, Phrase::detail_separator);
    if (selection.groups) line = join({line, say(Phrase::items_grouped, arguments)}, Phrase::detail_separator);
    return line;
}

/// The place of the item, then what was found of it: whether it counts, and what is said of it. What is asked of the items stands
/// in the line of the selection.
std::string Wording::selected_item(const SelectedItem& item, const Node& node) const {
    std::vector<Item> parts;
    for (const Node& one : item.where) add_reasons(parts, one, Place::item);
    for (const Node& one : item.body) {
        if (one.value.kind == ValueKind::truth) add_reasons(parts, one, Place::item);
        else parts.push_back({value_of(one), {}});
    }
    const std::string place = !item.group ? item.label.in(language_)
                                          : say(Phrase::group_of_items, {{"key", item.label}, {"items", item_count(item.items)}});
    const std::string told = on_one_line(parts);
    const bool open = item.counts == Truth::unknown && node.value.state != ValueState::known;
    const std::string line = told.empty() ? place : say(Phrase::labelled, {{"label", place}, {"text", told}});
    return open ? say(Phrase::mark_unknown, {{"text", line}}) : line;
}

std::vector<Item> Wording::selected_items(const Node& node, std::size_t most) const {
    std::vector<Item> result;
    std::vector<const Node*> open{&node};
    while (!open.empty()) {
        const Node& next = *open.back();
        open.pop_back();
        for (auto operand = next.operands.rbegin(); operand != next.operands.rend(); ++operand) open.push_back(&*operand);
        if (!next.selection || told_by_total(next)) continue;
        const std::vector<SelectedItem>& shown = next.selection->shown;
        if (shown.empty() || (shown.front().where.empty() && shown.front().body.empty())) continue;
        const std::size_t told = std::min(most, shown.size());
        for (std::size_t i = 0; i < told; ++i) result.push_back({selected_item(shown[i], next), {}});
        const std::size_t more = shown.size() - told + next.selection->more;
        if (more > 0) result.push_back({say(Phrase::more_items, {{"count", std::to_string(more)}}), {}});
    }
    return result;
}

}  // namespace zhunze::explain
