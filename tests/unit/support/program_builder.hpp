// SPDX-License-Identifier: Apache-2.0
// Checked programs made by hand, for tests of what comes after checking: one module, one record, and whatever a test declares.
#pragma once

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "program/program.hpp"

namespace zhunze::testing {

using program::ExprId;
using program::FieldId;
using program::Type;

/// What a rule may have besides its norm.
struct RuleParts {
    ExprId scope;
    ExprId trigger;
    Period in_force;
    std::vector<program::Citation> citations;
    std::string remedy;
};

class ProgramBuilder {
public:
    ProgramBuilder() {
        program_.sources = std::make_shared<Sources>();
        program::Module module;
        module.path = {"测试", "test"};
        module_ = program_.modules.add(std::move(module));
        money_ = base("金额", "Money");
        length_ = base("长度", "Length");
        days_ = base("天数", "Days");
        months_ = base("月数", "Months");
        program::Record record;
        set_name(record, {"项目", "Project"});
        record_ = program_.records.add(std::move(record));
    }

    // ---- types ----

    [[nodiscard]] static Type truth() { return Type::of(Type::Kind::truth); }
    [[nodiscard]] static Type text() { return Type::of(Type::Kind::text); }
    [[nodiscard]] static Type date() { return Type::of(Type::Kind::date); }
    [[nodiscard]] static Type number() { return Type::quantity(Dimension()); }
    [[nodiscard]] Type money() const { return Type::quantity(money_); }                                   ///< base unit 元
    [[nodiscard]] Type area() const { return Type::quantity(*Dimension::product(length_, length_)); }     ///< base unit 平方米
    [[nodiscard]] Type money_per_area() const { return Type::quantity(*Dimension::quotient(money_, area().dimension)); }
    [[nodiscard]] Type days() const { return Type::quantity(days_); }
    [[nodiscard]] Type months() const { return Type::quantity(months_); }

    Type enumeration(Name name, std::vector<Name> members, bool ordered = false) {
        program::Enumeration made;
        set_name(made, std::move(name));
        made.members = std::move(members);
        made.ordered = ordered;
        return Type::of(program_.enums.add(std::move(made)));
    }

    /// Members in depth-first order; `last` of each is set here.
    Type taxonomy(Name name, std::vector<program::Member> members) {
        for (std::size_t i = members.size(); i-- > 0;) {
            program::Member& member = members[i];
            member.last = std::max(member.last, static_cast<std::int32_t>(i));
            if (member.parent < 0) continue;
            program::Member& parent = members[static_cast<std::size_t>(member.parent)];
            parent.last = std::max(parent.last, member.last);
        }
        program::Taxonomy made;
        set_name(made, std::move(name));
        made.members = std::move(members);
        return Type::of(program_.taxonomies.add(std::move(made)));
    }

    // ---- declarations ----

    FieldId field(Name name, Type type) { return field(record_, std::move(name), std::move(type)); }
    FieldId field(program::RecordId record, Name name, Type type) {
        program::Field made;
        set_name(made, std::move(name));
        made.record = record;
        made.index = static_cast<std::uint32_t>(program_.records[record].fields.size());
        made.type = std::move(type);
        const FieldId id = program_.fields.add(std::move(made));
        program_.records[record].fields.push_back(id);
        return id;
    }
    /// One more record, for the items of lists.
    program::RecordId item_record(Name name) {
        program::Record made;
        set_name(made, std::move(name));
        return program_.records.add(std::move(made));
    }
    FieldId as_of_field(Name name) {
        const FieldId id = field(std::move(name), date());
        program_.fields[id].as_of = true;
        program_.records[record_].as_of_field = id;
        return id;
    }
    void assume(FieldId field, ExprId value) { program_.fields[field].assume = value; }

    program::InvariantId invariant(ExprId condition, std::string message = "") {
        const program::InvariantId id = program_.invariants.add({condition, std::move(message), {}});
        program_.records[record_].invariants.push_back(id);
        return id;
    }

    program::SourceId source(Name name, std::optional<program::Boundary> boundary, std::optional<Period> in_force = std::nullopt) {
        program::SourceDocument made;
        made.title = name.zh;
        set_name(made, std::move(name));
        made.boundary = boundary;
        made.in_force = in_force;
        return program_.documents.add(std::move(made));
    }

    program::QuestionId question(Name name, std::vector<Name> options) {
        program::Question made;
        set_name(made, std::move(name));
        made.options = std::move(options);
        return program_.questions.add(std::move(made));
    }

    program::DefinitionId definition(Name name, ExprId body, bool report = false) {
        program::Definition made;
        set_name(made, std::move(name));
        made.record = record_;
        made.type = program_.exprs[body].type;
        made.report = report;
        made.body = body;
        return program_.definitions.add(std::move(made));
    }

    program::RuleId rule(Name name, program::NormKind kind, ExprId content, RuleParts parts = {}) {
        program::Rule made;
        set_name(made, std::move(name));
        made.record = record_;
        made.citations = std::move(parts.citations);
        made.in_force = parts.in_force;
        made.scope = parts.scope;
        made.trigger = parts.trigger;
        made.norm.kind = kind;
        made.norm.content = content;
        made.remedy = std::move(parts.remedy);
        const program::RuleId id = program_.rules.add(std::move(made));
        program_.rules[id].base = id;
        program_.rules[id].versions = {id};
        return id;
    }
    void in_principle(program::RuleId rule) { program_.rules[rule].norm.in_principle = true; }

    program::ExceptionId exception(program::RuleId rule, Name name, ExprId condition, std::vector<std::string> evidence = {},
                                   Period in_force = {}) {
        program::ExceptionClause made;
        set_name(made, std::move(name));
        made.rule = rule;
        made.condition = condition;
        made.evidence = std::move(evidence);
        made.in_force = in_force;
        const program::ExceptionId id = program_.exceptions.add(std::move(made));
        program_.rules[rule].exceptions.push_back(id);
        return id;
    }

    // ---- expressions ----

    ExprId literal(Value value, Type type) {
        program::Expr made;
        made.literal = std::move(value);
        made.type = std::move(type);
        return program_.exprs.add(std::move(made));
    }
    ExprId number(Rational value) { return literal(Value::of(std::move(value)), number()); }
    ExprId amount(Rational value, Type type) { return literal(Value::of(std::move(value)), std::move(type)); }
    ExprId member(std::int32_t index, Type type) { return literal(Value::of_member(index), std::move(type)); }
    ExprId truth(bool value) { return literal(Value::of(truth_of(value)), truth()); }

    ExprId get(FieldId field) {
        program::Expr made;
        made.kind = program::ExprKind::field;
        made.field = field;
        made.type = program_.fields[field].type;
        return program_.exprs.add(std::move(made));
    }
    ExprId get(program::DefinitionId definition) {
        program::Expr made;
        made.kind = program::ExprKind::definition;
        made.definition = definition;
        made.type = program_.definitions[definition].type;
        return program_.exprs.add(std::move(made));
    }
    ExprId get(program::QuestionId question) {
        program::Expr made;
        made.kind = program::ExprKind::question;
        made.question = question;
        made.type = Type::of(question);
        return program_.exprs.add(std::move(made));
    }

    /// An operator that gives a truth.
    ExprId op(Operator op, std::vector<ExprId> args) { return this->op(op, std::move(args), truth()); }
    ExprId op(Operator op, std::vector<ExprId> args, Type type) {
        program::Expr made;
        made.kind = program::ExprKind::operation;
        made.op = op;
        made.args = std::move(args);
        made.type = std::move(type);
        return program_.exprs.add(std::move(made));
    }
    /// 以下 or 以上 under a source.
    ExprId boundary(Operator op, ExprId value, ExprId threshold, program::SourceId source) {
        const ExprId id = this->op(op, {value, threshold});
        program_.exprs[id].boundary = source;
        return id;
    }
    /// `args`: value, condition, value, condition, …, and the value otherwise if their count is odd.
    ExprId cases(std::vector<ExprId> args, bool in_order = false) {
        program::Expr made;
        made.kind = program::ExprKind::cases;
        made.type = program_.exprs[args.front()].type;
        made.has_otherwise = args.size() % 2 == 1;
        made.in_order = in_order;
        made.args = std::move(args);
        return program_.exprs.add(std::move(made));
    }

    /// What follows `op` may be none.
    ExprId selection(Operator op, ExprId list, ExprId where, ExprId by, ExprId body, Type type) {
        program::Expr made;
        made.kind = program::ExprKind::selection;
        made.op = op;
        made.list = list;
        made.where = where;
        made.by = by;
        made.body = body;
        made.type = std::move(type);
        return program_.exprs.add(std::move(made));
    }
    /// The items of the group that a selection over `list` makes.
    ExprId group_of(ExprId list) {
        program::Expr made = program_.exprs[list];
        made.kind = program::ExprKind::group_list;
        made.selection = list;
        return program_.exprs.add(std::move(made));
    }

    // ---- the product ----

    [[nodiscard]] program::RecordId record() const { return record_; }
    /// For what the calls above do not cover.
    [[nodiscard]] program::Program& program() { return program_; }
    [[nodiscard]] std::shared_ptr<const program::Program> build() const { return std::make_shared<const program::Program>(program_); }

private:
    void set_name(program::Declared& declared, Name name) const {
        declared.name = std::move(name);
        declared.module = module_;
    }
    Dimension base(std::string zh, std::string en) {
        program::BaseDimension made;
        set_name(made, {std::move(zh), std::move(en)});
        const Dimension dimension(program_.base_dimensions.add(made));
        program::NamedDimension named;
        set_name(named, made.name);
        named.dimension = dimension;
        program_.dimensions.push_back(std::move(named));
        return dimension;
    }

    program::Program program_;
    program::ModuleId module_;
    program::RecordId record_;
    Dimension money_, length_, days_, months_;
};

}  // namespace zhunze::testing
