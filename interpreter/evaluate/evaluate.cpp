// SPDX-License-Identifier: Apache-2.0
#include "evaluate/evaluate.hpp"

#include <iterator>

#include "base/check.hpp"
#include "evaluate/findings.hpp"
#include "evaluate/invariants.hpp"
#include "evaluate/machine.hpp"
#include "evaluate/overall.hpp"
#include "evaluate/rules.hpp"

namespace zhunze::evaluate {
namespace {

void append(std::vector<Diagnostic>& to, std::vector<Diagnostic> more) {
    to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

/// One application from its facts to its decision.
class Evaluation {
public:
    Evaluation(const plan::Plan& plan, const facts::Application& application, const Options& options)
        : program_(*plan.program),
          plan_(plan.records[application.record.value]),
          application_(application),
          machine_(program_, plan_, options.readings, load_fields(program_, plan_, application)),
          as_of_(as_of_date(options)) {
        decision_.record = application.record;
    }

    void run() {
        decision_.errors = application_.errors;
        decision_.warnings = application_.warnings;
        append(decision_.errors, settle_invariants(program_, plan_, application_, machine_));
        if (as_of_.known()) {
            decision_.as_of = as_of_.date;
            append(decision_.warnings, codes_not_valid(program_, application_, as_of_.date));
        }
        if (decision_.errors.empty()) decide();
    }

    [[nodiscard]] Decision take_decision() { return std::move(decision_); }
    [[nodiscard]] Trace take_trace() { return {machine_.take_slots(), machine_.take_traces(), std::move(exception_holds_)}; }

private:
    /// The day that counts: the one asked for, else what the record's own field says.
    [[nodiscard]] Value as_of_date(const Options& options) const {
        if (options.as_of) return Value::of(*options.as_of);
        const program::FieldId field = program_.records[plan_.record].as_of_field;
        if (field) return machine_.field(program_.fields[field].index);
        return Value::unknown(ValueKind::date, CauseSet(plan_.as_of_cause));
    }

    void decide() {
        machine_.run_rest();
        const RuleContext context{program_, plan_, application_, machine_, as_of_};
        for (const plan::PlannedRule& rule : plan_.rules) decision_.rules.push_back(decide_rule(context, rule, exception_holds_));
        for (const auto& [definition, slot] : plan_.reports) decision_.reports.push_back(machine_.slot(slot));
        conclude(program_, plan_, decision_);
    }

    const program::Program& program_;
    const plan::RecordPlan& plan_;
    const facts::Application& application_;
    Machine machine_;
    Value as_of_;
    std::vector<Truth> exception_holds_;
    Decision decision_;
};

}  // namespace

Decision evaluate(const plan::Plan& plan, const facts::Application& application, const Options& options, Trace* trace) {
    ZHUNZE_CHECK(application.record.value < plan.records.size());
    Evaluation evaluation(plan, application, options);
    evaluation.run();
    if (trace != nullptr) *trace = evaluation.take_trace();
    return evaluation.take_decision();
}

}  // namespace zhunze::evaluate
