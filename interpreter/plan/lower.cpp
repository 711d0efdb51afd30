// SPDX-License-Identifier: Apache-2.0
#include "plan/lower.hpp"

#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

#include "plan/bounds.hpp"
#include "plan/opposites.hpp"

namespace zhunze::plan {
namespace {

using program::Expr;
using program::ExprId;
using program::ExprKind;
using program::FieldId;

/// Flattens all that one record's applications are judged by.
class RecordLowering {
public:
    RecordLowering(const program::Program& program, program::RecordId record)
        : program_(program), record_(program.records[record]) {
        plan_.record = record;
        plan_.field_count = static_cast<std::uint32_t>(record_.fields.size());
        plan_.slot_count = plan_.field_count;
        plan_.slot_of_expr.resize(program.exprs.size());
    }

    /// Invariants come first: they are settled before anything else is computed.
    RecordPlan run() {
        add_field_causes();
        add_assumptions();
        add_invariants();
        plan_.invariant_end = static_cast<std::uint32_t>(plan_.instructions.size());
        add_rules();
        add_reports();
        return std::move(plan_);
    }

private:
    // ---- causes ----

    CauseId cause(Cause cause) {
        const auto key = std::tuple(cause.kind, cause.field, cause.source, cause.question, cause.expr, cause.evidence);
        const auto [place, fresh] = causes_.try_emplace(key);
        if (fresh) place->second = plan_.causes.add(std::move(cause));
        return place->second;
    }

    CauseId field_cause(Cause::Kind kind, FieldId field) {
        Cause made;
        made.kind = kind;
        made.field = field;
        return cause(std::move(made));
    }

    /// The causes of fields stand first, so that what is missing is listed in the order of the record.
    void add_field_causes() {
        for (const FieldId field : record_.fields) plan_.field_causes.push_back(field_cause(Cause::Kind::fact, field));
        for (const FieldId field : record_.fields) plan_.none_causes.push_back(field_cause(Cause::Kind::none, field));
        for (const FieldId field : record_.fields) {
            plan_.not_applicable_causes.push_back(field_cause(Cause::Kind::not_applicable, field));
        }
        if (record_.as_of_field) {
            plan_.as_of_cause = plan_.field_causes[program_.fields[record_.as_of_field].index];
        } else {
            plan_.as_of_cause = field_cause(Cause::Kind::as_of, FieldId());
        }
    }

    /// Of an expression that may have no value, or that a reading may leave open; none for any other.
    CauseId cause_of(ExprId id, const Expr& expr) {
        Cause made;
        if (expr.boundary) {
            made.kind = Cause::Kind::boundary;
            made.source = expr.boundary;
        } else if (expr.kind == ExprKind::question) {
            made.kind = Cause::Kind::question;
            made.question = expr.question;
        } else if (expr.kind == ExprKind::cases || expr.type.kind != program::Type::Kind::truth) {
            made.kind = Cause::Kind::undefined;
            made.expr = id;
        } else {
            return {};
        }
        return cause(std::move(made));
    }

    CauseId evidence_cause(const std::string& paper) {
        Cause made;
        made.kind = Cause::Kind::evidence;
        made.evidence = paper;
        return cause(std::move(made));
    }

    // ---- expressions ----

    /// The slot of an expression; its parts get theirs first. Without recursion: definitions may chain as long as they like.
    SlotId lower(ExprId root) {
        if (!root) return {};
        std::vector<ExprId> pending{root};
        while (!pending.empty()) {
            const ExprId next = pending.back();
            if (!plan_.slot(next) && push_missing_parts(next, pending)) continue;
            if (!plan_.slot(next)) plan_.slot_of_expr[next.value] = place(next);
            pending.pop_back();
        }
        return plan_.slot(root);
    }

    /// Whether there were any.
    bool push_missing_parts(ExprId id, std::vector<ExprId>& pending) const {
        const std::size_t before = pending.size();
        const Expr& expr = program_.exprs[id];
        if (expr.kind == ExprKind::definition) push_if_missing(program_.definitions[expr.definition].body, pending);
        for (auto part = expr.args.rbegin(); part != expr.args.rend(); ++part) push_if_missing(*part, pending);
        return pending.size() > before;
    }

    void push_if_missing(ExprId id, std::vector<ExprId>& pending) const {
        if (!plan_.slot(id)) pending.push_back(id);
    }

    SlotId place(ExprId id) {
        const Expr& expr = program_.exprs[id];
        switch (expr.kind) {
            case ExprKind::field: return SlotId(program_.fields[expr.field].index);
            case ExprKind::definition: return plan_.slot(program_.definitions[expr.definition].body);
            case ExprKind::literal: return emit_constant(id, expr);
            case ExprKind::question: return emit_question(id, expr);
            case ExprKind::operation: return emit_computed(OpCode::operation, id, expr);
            case ExprKind::cases: return emit_computed(OpCode::cases, id, expr);
        }
        ZHUNZE_CHECK(!"an expression is of some kind");
        return {};
    }

    SlotId emit(Instruction instruction, ExprId id) {
        instruction.expr = id;
        instruction.target = SlotId(plan_.slot_count++);
        plan_.instructions.push_back(instruction);
        return instruction.target;
    }

    SlotId emit_constant(ExprId id, const Expr& expr) {
        Instruction made;
        made.code = OpCode::constant;
        made.operand = static_cast<std::uint32_t>(plan_.constants.size());
        plan_.constants.push_back(expr.literal);
        return emit(made, id);
    }

    SlotId emit_question(ExprId id, const Expr& expr) {
        Instruction made;
        made.code = OpCode::question;
        made.operand = expr.question.value;
        made.cause = cause_of(id, expr);
        return emit(made, id);
    }

    SlotId emit_computed(OpCode code, ExprId id, const Expr& expr) {
        Instruction made;
        made.code = code;
        made.op = expr.op;
        made.rounding = expr.rounding;
        made.has_otherwise = expr.has_otherwise;
        made.in_order = expr.in_order;
        made.months = program_.moves_by_months(expr);
        made.boundary = expr.boundary;
        if (expr.op == Operator::within) made.taxonomy = program_.exprs[expr.args.front()].type.taxonomy;
        made.cause = cause_of(id, expr);
        made.first_argument = static_cast<std::uint32_t>(plan_.arguments.size());
        made.argument_count = static_cast<std::uint32_t>(expr.args.size());
        for (const ExprId argument : expr.args) plan_.arguments.push_back(plan_.slot(argument));
        return emit(made, id);
    }

    // ---- the record's parts ----

    /// Checking let only constants through, and folded them into literals.
    void add_assumptions() {
        for (const FieldId id : record_.fields) {
            const program::Field& field = program_.fields[id];
            if (field.assume) plan_.assumed.emplace_back(field.index, program_.exprs[field.assume].literal);
        }
    }

    void add_invariants() {
        for (const program::InvariantId id : record_.invariants) {
            plan_.invariants.emplace_back(id, lower(program_.invariants[id].condition));
            add_bounds(program_, id, plan_);
        }
    }

    void add_rules() {
        std::vector<program::RuleId> ids;
        for (std::size_t i = 0; i < program_.rules.size(); ++i) {
            const program::RuleId id = program_.rules.id_at(i);
            if (program_.rules[id].record == plan_.record) ids.push_back(id);
        }
        for (const program::RuleId id : ids) plan_.rules.push_back(lower_rule(id));
        plan_.opposites = opposite_rules(program_, ids);
    }

    PlannedRule lower_rule(program::RuleId id) {
        const program::Rule& rule = program_.rules[id];
        PlannedRule planned{id, lower(rule.scope), lower(rule.trigger), lower(rule.norm.content), {}, {}};
        for (const program::ExceptionId exception : rule.exceptions) planned.exceptions.push_back(lower_exception(exception));
        std::vector<ExprId> clauses{rule.scope, rule.trigger};
        for (const program::ExceptionId exception : rule.exceptions) clauses.push_back(program_.exceptions[exception].condition);
        clauses.push_back(rule.norm.content);
        for (const ExprId clause : clauses) add_atoms(clause, planned.atoms);
        return planned;
    }

    /// Depth first without recursion: the last operand is pushed first.
    void add_atoms(ExprId clause, std::vector<SlotId>& atoms) const {
        std::vector<ExprId> pending;
        if (clause) pending.push_back(clause);
        while (!pending.empty()) {
            const ExprId id = pending.back();
            pending.pop_back();
            const Expr& expr = program_.exprs[id];
            if (expr.kind == ExprKind::operation && facts_of(expr.op).rule == OperandRule::truths) {
                pending.insert(pending.end(), expr.args.rbegin(), expr.args.rend());
            } else {
                atoms.push_back(plan_.slot(id));
            }
        }
    }

    PlannedException lower_exception(program::ExceptionId id) {
        const program::ExceptionClause& clause = program_.exceptions[id];
        PlannedException planned{id, lower(clause.condition), {}};
        for (const std::string& paper : clause.evidence) planned.evidence.push_back(evidence_cause(paper));
        return planned;
    }

    void add_reports() {
        for (std::size_t i = 0; i < program_.definitions.size(); ++i) {
            const program::DefinitionId id = program_.definitions.id_at(i);
            const program::Definition& definition = program_.definitions[id];
            if (definition.report && definition.record == plan_.record) plan_.reports.emplace_back(id, lower(definition.body));
        }
    }

    using CauseKey = std::tuple<Cause::Kind, FieldId, program::SourceId, program::QuestionId, ExprId, std::string>;

    const program::Program& program_;
    const program::Record& record_;
    std::map<CauseKey, CauseId> causes_;
    RecordPlan plan_;
};

}  // namespace

Plan lower(std::shared_ptr<const program::Program> program) {
    Plan plan;
    for (std::size_t i = 0; i < program->records.size(); ++i) {
        plan.records.push_back(RecordLowering(*program, program->records.id_at(i)).run());
    }
    plan.program = std::move(program);
    return plan;
}

}  // namespace zhunze::plan
