// SPDX-License-Identifier: Apache-2.0
#include "evaluate/invariants.hpp"

#include <optional>
#include <vector>

#include "evaluate/findings.hpp"

namespace zhunze::evaluate {
namespace {

class Settlement {
public:
    Settlement(const program::Program& program, const plan::RecordPlan& plan, const facts::Application& application, Machine& machine)
        : program_(program), plan_(plan), application_(application), machine_(machine) {}

    std::vector<Diagnostic> run() {
        machine_.run_invariants();
        std::vector<Diagnostic> broken_by_facts = broken();
        if (const std::optional<std::uint32_t> field = infer()) {
            broken_by_facts.push_back(contradiction_of(*field));
            return broken_by_facts;
        }
        return broken();
    }

private:
    /// Invariants may go on narrowing each other for ever (a < b - 1 and b < a), hence the limit. Any round more or less leaves
    /// the intervals true. Gives the field that has no value left, if there is one.
    std::optional<std::uint32_t> infer() {
        for (std::uint32_t round = 0; round <= plan_.field_count; ++round) {
            const std::vector<Interval> limits = limits_now();
            bool narrowed = false;
            for (std::size_t i = 0; i < limits.size(); ++i) {
                const plan::FieldBound& bound = plan_.bounds[i];
                if (!machine_.narrow(bound, limits[i])) continue;
                if (machine_.field(bound.field).interval->is_empty()) return bound.field;
                narrowed = true;
            }
            if (!narrowed) break;
            machine_.run_invariants();
        }
        return std::nullopt;
    }

    /// A round goes by what was known before it: the order in which the invariants are written then makes no difference.
    std::vector<Interval> limits_now() const {
        std::vector<Interval> limits;
        for (const plan::FieldBound& bound : plan_.bounds) limits.push_back(machine_.limit(bound));
        return limits;
    }

    std::vector<Diagnostic> broken() const {
        std::vector<Diagnostic> errors;
        for (const auto& [invariant, slot] : plan_.invariants) {
            if (machine_.slot(slot).truth == Truth::no) errors.push_back(broken_invariant(program_, application_, invariant));
        }
        return errors;
    }

    Diagnostic contradiction_of(std::uint32_t field) const {
        const FieldTrace& trace = machine_.trace(field);
        return contradiction(program_, application_, program_.records[plan_.record].fields[field], trace.low, trace.high);
    }

    const program::Program& program_;
    const plan::RecordPlan& plan_;
    const facts::Application& application_;
    Machine& machine_;
};

}  // namespace

std::vector<Diagnostic> settle_invariants(const program::Program& program, const plan::RecordPlan& plan,
                                          const facts::Application& application, Machine& machine) {
    return Settlement(program, plan, application, machine).run();
}

}  // namespace zhunze::evaluate
