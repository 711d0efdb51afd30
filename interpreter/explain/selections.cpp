// SPDX-License-Identifier: Apache-2.0
// What a selection looked at in its list, and which items made it what it is.
#include <algorithm>
#include <array>

#include "explain/names.hpp"
#include "explain/nodes.hpp"

namespace zhunze::explain {

namespace {

using program::Expr;
using program::ExprId;
using program::ExprKind;

/// Items shown of a selection; fewer of one within another, so that nesting cannot make the tree explode.
constexpr std::array<std::size_t, 3> most_items{5, 3, 1};

/// One item or group before it is shown.
struct Candidate {
    const evaluate::ItemTrace* run = nullptr;
    Truth counts = Truth::yes;
    const Value* body = nullptr;  ///< none where only the items count
};

bool same_amount(const Value& a, const Value& b) {
    return a.known() && b.known() && (a.kind == ValueKind::date ? a.date == b.date : a.number == b.number);
}

bool truth_of_items(Operator op) { return op == Operator::exists || op == Operator::exactly_one; }

/// Whether some item surely counts: then those make `exactly one` false, else all do by not counting.
bool decides_truth(Operator op, const Value& result, const Candidate& one, bool any_counts) {
    if (result.truth == Truth::unknown) return one.counts == Truth::unknown || (op == Operator::exactly_one && one.counts == Truth::yes);
    if (result.truth == Truth::yes) return one.counts == Truth::yes;
    return any_counts ? one.counts == Truth::yes : true;
}

bool decides_all(const Value& result, const Candidate& one) {
    if (result.truth == Truth::no) return one.counts == Truth::yes && one.body->truth == Truth::no;
    if (result.truth == Truth::yes) return one.counts == Truth::yes;
    return one.counts != Truth::no && one.body->truth != Truth::yes;
}

bool decides_amount(Operator op, const Value& result, const Candidate& one) {
    const bool open = one.counts == Truth::unknown || (one.body && !one.body->known());
    if (!result.known()) return one.counts != Truth::no && open;
    const bool extreme = op == Operator::least || op == Operator::greatest;
    return one.counts == Truth::yes && (!extreme || (one.body && same_amount(*one.body, result)));
}

bool decides(Operator op, const Value& result, const Candidate& one, bool any_counts) {
    if (op == Operator::all_of && one.body) return decides_all(result, one);
    if (truth_of_items(op)) return decides_truth(op, result, one, any_counts);
    return decides_amount(op, result, one);
}

}  // namespace

program::FieldId NodeBuilder::list_field(ExprId list) const {
    while (program_.exprs[list].kind == ExprKind::group_list) list = program_.exprs[list].selection;
    return program_.exprs[list].field;
}

Selection NodeBuilder::selection(ExprId id, const Scope& scope) {
    const Expr& expr = program_.exprs[id];
    const program::FieldId field = list_field(expr.list);
    Selection result;
    result.fact = fact(field, scope);
    result.label = program_.fields[field].name;
    result.given = value_of(expr.list, scope).known();
    const Scopes::Run run = scopes_.run_of(scope, id);
    if (!run.trace) return result;
    result.items = run.trace->run;
    result.counted = run.trace->counted;
    result.open = run.trace->open;
    ++selection_depth_;
    show_items_that_decide(result, expr, value_of(id, scope), *run.loop, *run.trace, *run.scope);
    --selection_depth_;
    return result;
}

void NodeBuilder::show_items_that_decide(Selection& result, const Expr& expr, const Value& value, const plan::Loop& loop,
                                         const evaluate::LoopTrace& run, const Scope& scope) {
    const bool grouped = expr.by.valid();
    // Without its groups a grouped result is open because of items whose key or whose counting is.
    const bool by_items = !grouped || (run.groups.empty() && !value.known());
    const bool condition = grouped && !by_items && expr.body && expr.op != Operator::all_of && loop.body.valid() &&
                           program_.exprs[expr.body].type.kind == program::Type::Kind::truth;
    if (grouped && !by_items) result.groups = run.group_count;
    std::vector<Candidate> candidates;
    for (const evaluate::ItemTrace& one : by_items ? run.items : run.groups) {
        const plan::SlotId body = grouped && by_items ? loop.by : loop.body;
        Candidate candidate{&one, by_items && loop.where ? one.where.truth : Truth::yes, nullptr};
        if (body.valid() && body.value < one.slots.size()) candidate.body = &one.slots[body.value];
        if (condition && candidate.body) candidate.counts = candidate.body->truth;
        candidates.push_back(candidate);
    }
    const bool any_counts = std::ranges::any_of(candidates, [](const Candidate& one) { return one.counts == Truth::yes; });
    const std::size_t most = most_items[std::min(selection_depth_, most_items.size()) - 1];
    for (const Candidate& one : candidates) {
        const bool deciding = grouped && by_items ? decides_amount(expr.op, value, one) : decides(expr.op, value, one, any_counts);
        if (!deciding) continue;
        if (result.shown.size() == most) ++result.more;
        else result.shown.push_back(by_items ? selected_item(expr, loop, *one.run, scope) : selected_group(expr, loop, *one.run, scope));
    }
}

SelectedItem NodeBuilder::selected_item(const Expr& expr, const plan::Loop& loop, const evaluate::ItemTrace& run, const Scope& around) {
    const program::FieldId list = list_field(expr.list);
    const Scope& scope = scopes_.item(around, loop, run, program_.fields[list], list);
    SelectedItem result;
    result.item = indexes_of(scope.path);
    result.label = item_label(program_, scope.path);
    result.counts = loop.where ? run.where.truth : Truth::yes;
    if (expr.where) result.where.push_back(node(expr.where, scope));
    // With groups the body is said of each group; of an item there is its key.
    if (const ExprId told = expr.by ? expr.by : expr.body) result.body.push_back(node(told, scope));
    return result;
}

SelectedItem NodeBuilder::selected_group(const Expr& expr, const plan::Loop& loop, const evaluate::ItemTrace& run, const Scope& around) {
    constexpr std::size_t key_slot = 1;
    const Scope& scope = scopes_.group(around, loop, run);
    SelectedItem result;
    result.group = true;
    result.items = run.indexes.size();
    result.item = indexes_of(around.path);
    if (!run.indexes.empty()) result.item.push_back(run.indexes.front());
    const Expr& key = program_.exprs[expr.by];
    if (run.slots.size() > key_slot) result.label = show(program_, run.slots[key_slot], key.type, {unit_of_expr(expr.by)}).text;
    if (expr.body) result.body.push_back(node(expr.body, scope));
    return result;
}

}  // namespace zhunze::explain
