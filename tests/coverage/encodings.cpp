// SPDX-License-Identifier: Apache-2.0
#include "coverage/encodings.hpp"

namespace zhunze::coverage {

namespace {

using namespace program;

/// Walks from what a test expects to all that takes part in it.
class Reach {
public:
    Reach(const Program& program, std::set<const Declared*>& reached) : program_(program), reached_(reached) {}

    void rule(RuleId id) {
        for (const RuleId version : program_.rules[program_.rules[id].base].versions) version_of(program_.rules[version]);
        const Rule& base = program_.rules[program_.rules[id].base];
        reached_.insert(&base);
    }
    void record(RecordId id) {
        if (!id || !add(program_.records[id])) return;
        for (const FieldId field : program_.records[id].fields) type(program_.fields[field].type);
    }
    void definition(DefinitionId id) {
        if (!add(program_.definitions[id])) return;
        citations(program_.definitions[id].citations);
        expression(program_.definitions[id].body);
    }
    void question(QuestionId id) { add(program_.questions[id]); }
    void parameter(ParameterId id) {
        if (!add(program_.parameters[id])) return;
        type(program_.parameters[id].type);
        for (const ParameterVersion& version : program_.parameters[id].versions) citations(version.citations);
    }

private:
    bool add(const Declared& declared) { return reached_.insert(&declared).second; }

    void version_of(const Rule& rule) {
        citations(rule.citations);
        expression(rule.scope);
        expression(rule.trigger);
        expression(rule.norm.content);
        for (const Variant& variant : rule.variants) {
            expression(variant.trigger);
            expression(variant.norm.content);
        }
        for (const ExceptionId id : rule.exceptions) {
            add(program_.exceptions[id]);
            citations(program_.exceptions[id].citations);
            expression(program_.exceptions[id].condition);
        }
    }
    void citations(const std::vector<Citation>& list) {
        for (const Citation& citation : list) add(program_.documents[citation.source]);
    }
    void table(TableId id) {
        if (!add(program_.tables[id])) return;
        citations(program_.tables[id].citations);
    }
    void type(const Type& type) {
        if (type.kind == Type::Kind::enumeration) add(program_.enums[type.enumeration]);
        if (type.kind == Type::Kind::taxonomy) add(program_.taxonomies[type.taxonomy]);
        if (type.kind == Type::Kind::list) record(type.record);
    }
    void expression(ExprId id) {
        if (!id) return;
        const Expr& expr = program_.exprs[id];
        if (expr.kind == ExprKind::definition) definition(expr.definition);
        if (expr.kind == ExprKind::question) question(expr.question);
        if (expr.kind == ExprKind::parameter) parameter(expr.parameter);
        if (expr.kind == ExprKind::lookup) table(expr.table);
        for (const ExprId part : expr.args) expression(part);
        for (const ExprId part : {expr.list, expr.where, expr.by, expr.body}) expression(part);
    }

    const Program& program_;
    std::set<const Declared*>& reached_;
};

template <class Store>
void put_all(const Program& program, const Store& store, std::map<std::string, const Declared*>& named) {
    for (const auto& declared : store) named[program.qualified(declared, Language::en)] = &declared;
}

}  // namespace

std::map<std::string, const Declared*> encodings_of(const Program& program) {
    std::map<std::string, const Declared*> named;
    put_all(program, program.definitions, named);
    put_all(program, program.parameters, named);
    put_all(program, program.questions, named);
    put_all(program, program.tables, named);
    put_all(program, program.taxonomies, named);
    put_all(program, program.enums, named);
    put_all(program, program.records, named);
    put_all(program, program.documents, named);
    for (const ExceptionClause& exception : program.exceptions) {
        const std::string of_rule = program.qualified(program.rules[exception.rule], Language::en) + ".";
        named[(exception.inline_clause ? of_rule + exception.name.en : program.qualified(exception, Language::en))] = &exception;
    }
    for (std::size_t i = 0; i < program.rules.size(); ++i) {
        const RuleId id = program.rules.id_at(i);
        if (program.rules[id].base == id) named[program.qualified(program.rules[id], Language::en)] = &program.rules[id];
    }
    return named;
}

Tested tested_by(const Program& program, const std::vector<std::string>& modules) {
    Tested tested;
    Reach reach(program, tested.reached);
    std::set<std::string> met;
    const std::set<std::string> wanted(modules.begin(), modules.end());
    for (const Test& test : program.tests) {
        const std::string& module = program.modules[test.module].path.en;
        if (!wanted.contains(module)) continue;
        met.insert(module);
        reach.record(test.record);
        for (const Test::RuleExpectation& expectation : test.rules) {
            reach.rule(expectation.rule);
            const Declared* base = &program.rules[program.rules[expectation.rule].base];
            auto& outcomes = tested.outcomes[base];
            for (int i = 0; i < outcome_count; ++i) {
                if (expectation.possible.only(static_cast<Outcome>(i))) outcomes.insert(static_cast<Outcome>(i));
            }
        }
        for (const Test::ValueExpectation& value : test.values) reach.definition(value.definition);
    }
    for (const std::string& module : modules) {
        if (!met.contains(module)) tested.unknown.push_back(module);
    }
    return tested;
}

}  // namespace zhunze::coverage
