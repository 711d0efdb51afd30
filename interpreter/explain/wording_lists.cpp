// SPDX-License-Identifier: Apache-2.0
// Tables and selections in words: which row, how many items, which of them decided.
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
    const Arguments arguments{{"items", std::to_string(selection.items)}, {"counted", std::to_string(selection.counted)},
                              {"open", std::to_string(selection.open)}, {"groups", std::to_string(selection.groups.value_or(0))}};
    std::string line = say(selection.counted == selection.items ? Phrase::items_all_counted : Phrase::items_counted, arguments);
    if (selection.open > 0) line = join({line, say(Phrase::items_open, arguments)}, Phrase::detail_separator);
    if (selection.groups) line = join({line, say(Phrase::items_grouped, arguments)}, Phrase::detail_separator);
    return line;
}

/// The place of the item, then what was found of it: whether it counts, and what is said of it.
std::string Wording::selected_item(const SelectedItem& item, const Node& node) const {
    std::vector<std::string> parts;
    for (const Node& one : item.where) parts.push_back(short_reason(one));
    for (const Node& one : item.body) parts.push_back(one.value.kind == ValueKind::truth ? short_reason(one) : value_of(one));
    const std::string place = !item.group ? item.label.in(language_)
                                          : say(Phrase::group_of_items, {{"key", item.label}, {"items", std::to_string(item.items)}});
    const std::string told = join(parts, Phrase::clause_separator);
    const bool open = item.counts == Truth::unknown && node.value.state != ValueState::known;
    const std::string line = told.empty() ? place : say(Phrase::labelled, {{"label", place}, {"text", told}});
    return open ? say(Phrase::mark_unknown, {{"text", line}}) : line;
}

std::vector<std::string> Wording::selected_items(const Node& node) const {
    std::vector<std::string> result;
    std::vector<const Node*> open{&node};
    while (!open.empty()) {
        const Node& next = *open.back();
        open.pop_back();
        for (auto operand = next.operands.rbegin(); operand != next.operands.rend(); ++operand) open.push_back(&*operand);
        if (!next.selection || told_by_total(next)) continue;
        for (const SelectedItem& item : next.selection->shown) {
            if (!item.where.empty() || !item.body.empty()) result.push_back(selected_item(item, next));
        }
        if (next.selection->more > 0) result.push_back(say(Phrase::more_items, {{"count", std::to_string(next.selection->more)}}));
    }
    return result;
}

}  // namespace zhunze::explain
