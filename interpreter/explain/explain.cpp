// SPDX-License-Identifier: Apache-2.0
#include "explain/explain.hpp"

#include <optional>

#include "explain/change.hpp"
#include "explain/decisive.hpp"
#include "explain/fields.hpp"
#include "explain/names.hpp"
#include "explain/nodes.hpp"
#include "explain/rules.hpp"
#include "explain/show.hpp"

namespace zhunze::explain {

namespace {

AsOfOrigin as_of_origin(const Case& subject) {
    if (!subject.decision.as_of) return AsOfOrigin::none;
    return subject.options.as_of ? AsOfOrigin::caller : AsOfOrigin::field;
}

void add_identity(Tree& tree, const Case& subject) {
    const program::Program& program = *subject.plan.program;
    const program::Record& record = program.records[subject.decision.record];
    tree.id = subject.application.id;
    tree.place = subject.application.place;
    tree.record = json_name(program, record);
    tree.record_label = record.name;
    tree.as_of = subject.decision.as_of;
    tree.as_of_origin = as_of_origin(subject);
    if (record.as_of_field) tree.as_of_field = program.fields[record.as_of_field].name;
    tree.input_hash = subject.application.input_hash;
    tree.rule_set = program.rule_set_hash;
    tree.engine = subject.engine;
    tree.outcome = subject.decision.outcome;
    tree.errors = notices_of(subject.decision.errors);
    tree.warnings = notices_of(subject.decision.warnings);
}

std::size_t as_of_index(const Case& subject) {
    const program::Program& program = *subject.plan.program;
    return program.fields[program.records[subject.decision.record].as_of_field].index;
}

std::size_t index_of(const plan::RecordPlan& record, program::RuleId rule) {
    std::size_t index = 0;
    while (index < record.rules.size() && record.rules[index].id != rule) ++index;
    ZHUNZE_CHECK(index < record.rules.size());
    return index;
}

/// Recording must not change what is recorded: the tree explains the very decision that was handed out.
evaluate::Trace record_again(const Case& subject) {
    evaluate::Trace trace;
    const evaluate::Decision again = evaluate::evaluate(subject.plan, subject.application, subject.options, &trace);
    ZHUNZE_CHECK(again.outcome == subject.decision.outcome && again.rules == subject.decision.rules);
    return trace;
}

void add_reasons(Tree& tree, const Case& subject, const plan::RecordPlan& record, const evaluate::Trace& trace) {
    NodeBuilder nodes(subject, record, trace);
    tree.facts = facts_of_run(subject, trace, nodes);
    tree.rules = rules_of(subject, record, trace, nodes);
    for (const auto& [definition, slot] : record.reports) nodes.definition(definition);
    tree.definitions = nodes.take_definitions();
    for (const auto& [one, other] : subject.decision.conflicts) {
        tree.conflicts.emplace_back(index_of(record, one), index_of(record, other));
    }
    tree.missing = missing_of(subject.plan, record, subject.decision.missing);
}

ChangeNode change_node(const program::Program& program, const Change& change) {
    const program::Field& field = program.fields[change.field];
    ChangeNode node;
    node.field = json_name(program, change.field);
    node.label = field.name;
    node.outcome = change.outcome;
    if (field.type.kind != program::Type::Kind::quantity) {
        node.option = show(program, change.option, field.type, {});
        node.condition = {field.name.in(Language::zh) + " = " + node.option.text.zh,
                          field.name.in(Language::en) + " = " + node.option.text.en};
        return node;
    }
    node.low = show_bound(change.range.low, unit_of(program, field));
    node.high = show_bound(change.range.high, unit_of(program, field));
    node.condition = {range_text(field.name.in(Language::zh), node.low, node.high),
                      range_text(field.name.in(Language::en), node.low, node.high)};
    return node;
}

}  // namespace

Tree explain(const Case& subject) {
    const program::Program& program = *subject.plan.program;
    const plan::RecordPlan& record = subject.plan.records.at(subject.decision.record.value);
    Tree tree;
    add_identity(tree, subject);
    tree.readings = readings_of(subject, record);
    if (subject.decision.outcome == program::Overall::invalid) {
        tree.facts = facts_as_entered(subject);
        return tree;
    }
    add_reasons(tree, subject, record, record_again(subject));
    if (tree.as_of_origin == AsOfOrigin::field) tree.facts.at(as_of_index(subject)).used = true;
    mark_used(tree);
    mark_decisive_readings(tree);
    for (const Change& change : what_would_change(subject)) tree.changes.push_back(change_node(program, change));
    return tree;
}

}  // namespace zhunze::explain
