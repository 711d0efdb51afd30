// SPDX-License-Identifier: Apache-2.0
#include "plan/lower.hpp"

#include <utility>

#include "plan/bounds.hpp"
#include "plan/frames.hpp"
#include "plan/opposites.hpp"
#include "plan/rules.hpp"

namespace zhunze::plan {
namespace {

using program::FieldId;

/// What is about one record.
struct Parts {
    std::vector<program::RuleId> rules;  ///< bases
    std::vector<program::DefinitionId> reports;
};

std::vector<Parts> parts_by_record(const program::Program& program) {
    std::vector<Parts> parts(program.records.size());
    for (std::size_t i = 0; i < program.rules.size(); ++i) {
        const program::RuleId id = program.rules.id_at(i);
        if (program.rules[id].base == id && program.rules[id].record) parts[program.rules[id].record.value].rules.push_back(id);
    }
    for (std::size_t i = 0; i < program.definitions.size(); ++i) {
        const program::DefinitionId id = program.definitions.id_at(i);
        const program::Definition& definition = program.definitions[id];
        if (definition.report && definition.record) parts[definition.record.value].reports.push_back(id);
    }
    return parts;
}

/// Flattens all that one record's applications are judged by.
class RecordLowering {
public:
    RecordLowering(const program::Program& program, Scopes& scopes, program::RecordId record, const Parts& parts)
        : program_(program), record_(program.records[record]), parts_(parts), lowering_{program, scopes}, frame_(lowering_, nullptr, record) {
        plan_.record = record;
        plan_.field_count = static_cast<std::uint32_t>(record_.fields.size());
    }

    /// Invariants come first: they are settled before anything else is computed.
    RecordPlan run() {
        add_field_causes();
        add_assumptions();
        add_invariants();
        plan_.invariant_end = static_cast<std::uint32_t>(frame_.instruction_count());
        add_rules(lowering_, frame_, parts_.rules, plan_);
        add_opposites();
        add_reports();
        take_frame();
        for (const program::InvariantId id : record_.invariants) add_bounds(program_, id, plan_);
        return std::move(plan_);
    }

private:
    /// The causes of fields stand first, so that what is missing is listed in the order of the record.
    void add_field_causes() {
        const auto of_fields = [&](Cause::Kind kind, std::vector<CauseId>& causes) {
            for (const FieldId field : record_.fields) causes.push_back(lowering_.causes.of_field(kind, field));
        };
        of_fields(Cause::Kind::fact, plan_.field_causes);
        of_fields(Cause::Kind::none, plan_.none_causes);
        of_fields(Cause::Kind::not_applicable, plan_.not_applicable_causes);
        plan_.as_of_cause = record_.as_of_field ? plan_.field_causes[program_.fields[record_.as_of_field].index]
                                                : lowering_.causes.of_field(Cause::Kind::as_of, FieldId());
    }

    /// Checking let only constants through, and folded them into literals.
    void add_assumptions() {
        for (const FieldId id : record_.fields) {
            const program::Field& field = program_.fields[id];
            if (field.assume) plan_.assumed.emplace_back(field.index, program_.exprs[field.assume].literal);
        }
    }

    void add_invariants() {
        for (const program::InvariantId id : record_.invariants) {
            plan_.invariants.emplace_back(id, frame_.lower(program_.invariants[id].condition));
        }
    }

    void add_opposites() {
        std::vector<program::RuleId> ids;
        for (const PlannedRule& rule : plan_.rules) ids.push_back(rule.id);
        plan_.opposites = opposite_contents(program_, ids);
    }

    void add_reports() {
        for (const program::DefinitionId id : parts_.reports) plan_.reports.emplace_back(id, frame_.lower(program_.definitions[id].body));
    }

    void take_frame() {
        Frame frame = frame_.take();
        plan_.slot_count = frame.slot_count;
        plan_.arguments = std::move(frame.arguments);
        plan_.instructions = std::move(frame.instructions);
        plan_.loops = std::move(frame.loops);
        plan_.slot_of_expr = std::move(frame.slot_of_expr);
        plan_.constants = std::move(lowering_.constants);
        plan_.causes = lowering_.causes.take();
    }

    const program::Program& program_;
    const program::Record& record_;
    const Parts& parts_;
    Lowering lowering_;
    FrameBuilder frame_;
    RecordPlan plan_;
};

}  // namespace

Plan lower(std::shared_ptr<const program::Program> program) {
    Plan plan;
    Scopes scopes(*program);
    const std::vector<Parts> parts = parts_by_record(*program);
    for (std::size_t i = 0; i < program->records.size(); ++i) {
        plan.records.push_back(RecordLowering(*program, scopes, program->records.id_at(i), parts[i]).run());
    }
    plan.program = std::move(program);
    return plan;
}

}  // namespace zhunze::plan
