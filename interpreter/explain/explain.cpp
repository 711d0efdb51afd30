// SPDX-License-Identifier: Apache-2.0
#include "explain/explain.hpp"

#include <algorithm>
#include <optional>

#include "explain/change.hpp"
#include "explain/decisive.hpp"
#include "explain/fields.hpp"
#include "explain/names.hpp"
#include "explain/nodes.hpp"
#include "explain/phrases.hpp"
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

/// The tree's rules stand in the order of the plan's groups.
std::size_t index_of(const Case& subject, program::RuleId rule) {
    const program::Program& program = *subject.plan.program;
    const auto& rules = subject.decision.rules;
    std::size_t index = 0;
    while (index < rules.size() && base_of(program, rules[index].rule) != base_of(program, rule)) ++index;
    ZHUNZE_CHECK(index < rules.size());
    return index;
}

bool contested(const Case& subject, const plan::RecordPlan& record, std::size_t general, std::size_t special) {
    const auto& rules = subject.decision.rules;
    const auto version = [&](std::size_t index) -> const program::Rule& { return subject.plan.program->rules[rules.at(index).rule]; };
    return version(special).is_contested_by(version(general)) &&
           std::ranges::any_of(record.groups.at(general).overridden_by,
                               [special](const plan::RuleGroup::Before& one) { return one.group == special && one.special; });
}

/// Of a contested pair the general rule stands first, whichever way it was recorded.
Conflict conflict_of(const Case& subject, const plan::RecordPlan& record, const std::pair<program::RuleId, program::RuleId>& rules) {
    const std::size_t one = index_of(subject, rules.first);
    const std::size_t other = index_of(subject, rules.second);
    if (contested(subject, record, one, other)) return {one, other, true};
    return contested(subject, record, other, one) ? Conflict{other, one, true} : Conflict{one, other, false};
}

/// Recording must not change what is recorded: the tree explains the very decision that was handed out.
evaluate::Trace record_again(const Case& subject) {
    evaluate::Trace trace;
    const evaluate::Decision again = evaluate::evaluate(subject.plan, subject.application, subject.options, &trace);
    ZHUNZE_CHECK(again.outcome == subject.decision.outcome && again.rules == subject.decision.rules);
    return trace;
}

void add_reasons(Tree& tree, const Case& subject, const plan::RecordPlan& record, const evaluate::Trace& trace, const Percentages& percentages) {
    NodeBuilder nodes(subject, record, trace, percentages);
    tree.facts = facts_of_run(subject, nodes);
    tree.rules = rules_of(subject, record, trace, nodes);
    for (const auto& [definition, slot] : record.reports) nodes.definition(definition);
    std::size_t item_facts = 0;
    while (tree.definitions.size() < nodes.definition_count() || item_facts < nodes.item_facts().size()) {
        if (tree.definitions.size() < nodes.definition_count()) tree.definitions.push_back(nodes.derived(tree.definitions.size()));
        else tree.facts.push_back(fact_of_item(subject, nodes, FieldUse(nodes.item_facts()[item_facts++])));
    }
    tree.parameters = nodes.take_parameters();
    for (const auto& pair : subject.decision.conflicts) tree.conflicts.push_back(conflict_of(subject, record, pair));
    tree.missing = missing_of(subject, record, subject.decision.missing);
}

ChangedFact changed_fact(const program::Program& program, const Change::Of& change, const Percentages& percentages) {
    const program::Field& field = program.fields[change.field];
    ChangedFact fact;
    fact.field = json_name(program, change.field);
    fact.label = field.name;
    if (field.type.kind != program::Type::Kind::quantity) {
        fact.option = show(program, change.option, field.type, {});
        fact.condition = phrase(Phrase::value_is, {{"text", field.name}, {"value", fact.option.text}});
        return fact;
    }
    fact.low = show_bound(program, change.range.low, percentages.unit_of(change.field));
    fact.high = show_bound(program, change.range.high, percentages.unit_of(change.field));
    fact.condition = range_text(field.name, fact.low, fact.high);
    return fact;
}

ChangeNode change_node(const program::Program& program, const Change& change, const Percentages& percentages) {
    ChangeNode node{{}, change.outcome};
    for (const Change::Of& one : change.facts) node.facts.push_back(changed_fact(program, one, percentages));
    return node;
}

}  // namespace

Tree explain(const Case& subject, Changes changes) {
    const program::Program& program = *subject.plan.program;
    const plan::RecordPlan& record = subject.plan.records.at(subject.decision.record.value);
    Tree tree;
    add_identity(tree, subject);
    tree.readings = readings_of(subject, record);
    const Percentages percentages(program, subject.application);
    if (subject.decision.outcome == program::Overall::invalid) {
        tree.facts = facts_as_entered(subject, percentages);
        return tree;
    }
    add_reasons(tree, subject, record, record_again(subject), percentages);
    if (tree.as_of_origin == AsOfOrigin::field) tree.facts.at(as_of_index(subject)).used = true;
    mark_used(tree);
    mark_decisive_readings(tree);
    if (changes == Changes::left_out) return tree;
    for (const Change& change : what_would_change(subject)) tree.changes.push_back(change_node(program, change, percentages));
    return tree;
}

}  // namespace zhunze::explain
