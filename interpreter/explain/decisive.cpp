// SPDX-License-Identifier: Apache-2.0
#include "explain/decisive.hpp"

#include <algorithm>
#include <functional>
#include <set>

namespace zhunze::explain {

namespace {

/// A true `or` rests on its true parts, a false `and` on its false ones, an open one on its open parts; a false `or` and a
/// true `and` rest on all of theirs, which then have the same truth.
void mark_chain(Node& node) {
    for (Node& operand : node.operands) operand.decides = operand.value.truth == node.value.truth;
}

/// Operands are value, condition, value, condition, …, and the `otherwise` value last if their number is odd.
void mark_cases(Node& node) {
    bool taken = false;
    for (std::size_t i = 0; i + 1 < node.operands.size(); i += 2) {
        const Truth holds = node.operands[i + 1].value.truth;
        node.operands[i].decides = holds != Truth::no;
        node.operands[i + 1].decides = holds != Truth::no;
        taken = taken || holds == Truth::yes;
    }
    if (taken || node.operands.size() % 2 == 0) return;
    // `otherwise` is the answer because no condition holds: all of them decide.
    for (std::size_t i = 1; i < node.operands.size(); i += 2) node.operands[i].decides = true;
}

using Visit = std::function<bool(const Node&)>;  ///< false: not into its operands

/// Walks nodes and the definitions they stand on, each definition once.
class Walk {
public:
    Walk(const Tree& tree, Visit visit) : tree_(tree), visit_(std::move(visit)) {}

    void from(const Node& start) {
        std::vector<const Node*> open{&start};
        while (!open.empty()) {
            const Node& node = *open.back();
            open.pop_back();
            if (!visit_(node)) continue;
            for (const Node& operand : node.operands) open.push_back(&operand);
            each_of_items(node, [&open](const Node& one) { open.push_back(&one); });
            if (node.definition && seen_.insert(*node.definition).second) open.push_back(&tree_.definitions[*node.definition].body);
        }
    }
    void from_rules() {
        for (const Rule& rule : tree_.rules) {
            from_clauses(rule.clauses);
            for (const Variant& variant : rule.variants) from_clauses(variant.clauses);
            if (!rule.exceptions_reached) continue;
            for (const ExceptionNode& exception : rule.exceptions) from(exception.condition);
        }
    }
    [[nodiscard]] const std::set<std::size_t>& definitions() const { return seen_; }

private:
    void from_clauses(const std::vector<Clause>& clauses) {
        for (const Clause& clause : clauses) {
            if (clause.reached) from(clause.condition);
        }
    }

    const Tree& tree_;
    Visit visit_;
    std::set<std::size_t> seen_;
};

void add_causes(const std::vector<Missing>& missing, std::set<std::string>& names) {
    for (const Missing& one : missing) names.insert(one.name);
}

}  // namespace

bool hangs_on_reading(const Node& node) {
    if (!node.reading) return false;
    if (node.kind == program::ExprKind::question) return true;
    if (node.value.state == ValueState::known) return !node.margins.empty() && node.margins.front().side == Side::equal;
    return std::any_of(node.causes.begin(), node.causes.end(), [&node](const Missing& one) { return one.name == *node.reading; });
}

void mark_decisive_operands(Node& node) {
    if (node.kind == program::ExprKind::cases) mark_cases(node);
    else if (node.kind == program::ExprKind::operation && (node.op == Operator::either || node.op == Operator::both)) mark_chain(node);
}

void mark_used(Tree& tree) {
    std::set<std::size_t> facts;
    Walk walk(tree, [&](const Node& node) {
        if (node.fact) facts.insert(*node.fact);
        if (node.parameter) tree.parameters[*node.parameter].used = true;
        if (node.selection) facts.insert(node.selection->fact);
        return true;
    });
    walk.from_rules();
    for (Derived& derived : tree.definitions) {
        derived.used = derived.report;
        if (derived.report) walk.from(derived.body);
    }
    // What limits a fact that is used is used as well, and what limits that.
    for (std::size_t known = 0; known != facts.size();) {
        known = facts.size();
        for (const std::size_t fact : std::set(facts)) {
            for (const Inference& inference : tree.facts[fact].inferred) walk.from(inference.condition);
        }
    }
    for (const std::size_t fact : facts) tree.facts[fact].used = true;
    for (const std::size_t definition : walk.definitions()) tree.definitions[definition].used = true;
}

void mark_decisive_readings(Tree& tree) {
    std::set<std::string> names;
    for (const Rule& rule : tree.rules) add_causes(rule.missing, names);
    Walk walk(tree, [&names](const Node& node) {
        if (node.decides && hangs_on_reading(node)) names.insert(*node.reading);
        return node.decides;
    });
    walk.from_rules();
    for (Reading& reading : tree.readings) reading.decisive = names.contains(reading.name);
}

std::vector<const Node*> nodes_with_tables(const Tree& tree) {
    std::vector<const Node*> found;
    Walk walk(tree, [&found](const Node& node) {
        if (node.lookup) found.push_back(&node);
        return true;
    });
    walk.from_rules();
    for (const Derived& derived : tree.definitions) {
        if (derived.report) walk.from(derived.body);
    }
    return found;
}

}  // namespace zhunze::explain
