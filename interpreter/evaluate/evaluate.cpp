// SPDX-License-Identifier: Apache-2.0
#include "evaluate/evaluate.hpp"

#include <iterator>

#include "base/check.hpp"
#include "evaluate/findings.hpp"
#include "evaluate/invariants.hpp"
#include "evaluate/item_loader.hpp"
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
    Evaluation(const plan::Plan& plans, const facts::Application& application, const Options& options, Trace* trace)
        : plans_(plans),
          program_(*plans.program),
          plan_(plans.records[application.record.value]),
          application_(application),
          options_(options),
          causes_(plans, plan_),
          trace_(trace) {
        decision_.record = application.record;
    }

    Decision run() {
        decision_.errors = application_.errors;
        decision_.warnings = application_.warnings;
        Machine machine = load();
        append(decision_.errors, settle_invariants(program_, plan_, application_, machine));
        if (as_of_.known()) {
            decision_.as_of = as_of_.date;
            append(decision_.warnings, codes_not_valid(program_, application_, as_of_.date));
        }
        if (decision_.errors.empty()) decide(machine);
        decision_.item_causes = causes_.take();
        if (trace_ != nullptr) machine.take_trace(*trace_);
        return std::move(decision_);
    }

private:
    /// The facts, and with them the day that counts.
    [[nodiscard]] Machine load() {
        Fields fields = load_fields(program_, plan_, application_);
        as_of_ = as_of_date(fields);
        ItemLoader items(plans_, options_.readings, as_of_, lists_, work_left_);
        items.load(application_, {}, fields);
        append(decision_.errors, items.take_errors());
        const bool recording = trace_ != nullptr;
        return Machine({program_, plan_, options_.readings, as_of_, lists_, causes_, work_left_, recording}, std::move(fields));
    }

    /// The day that counts: the one asked for, else what the record's own field says.
    [[nodiscard]] Value as_of_date(const Fields& fields) const {
        if (options_.as_of) return Value::of(*options_.as_of);
        const program::FieldId field = program_.records[plan_.record].as_of_field;
        if (field) return fields.values[program_.fields[field].index];
        return Value::unknown(ValueKind::date, CauseSet(plan_.as_of_cause));
    }

    void decide(Machine& machine) {
        machine.run_rest();
        std::vector<std::vector<Truth>> exception_holds;
        decision_.rules = decide_rules({program_, plan_, application_, machine, as_of_}, exception_holds);
        if (trace_ != nullptr) trace_->exception_holds = std::move(exception_holds);
        for (const auto& [definition, slot] : plan_.reports) decision_.reports.push_back(machine.slot(slot));
        conclude(program_, plan_, decision_);
    }

    const plan::Plan& plans_;
    const program::Program& program_;
    const plan::RecordPlan& plan_;
    const facts::Application& application_;
    const Options& options_;
    Lists lists_;
    ItemCauses causes_;
    Value as_of_;
    std::uint64_t work_left_ = most_work;
    Trace* trace_;
    Decision decision_;
};

}  // namespace

Decision evaluate(const plan::Plan& plan, const facts::Application& application, const Options& options, Trace* trace) {
    ZHUNZE_CHECK(application.record.value < plan.records.size());
    return Evaluation(plan, application, options, trace).run();
}

}  // namespace zhunze::evaluate
