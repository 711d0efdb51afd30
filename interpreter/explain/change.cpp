// SPDX-License-Identifier: Apache-2.0
#include "explain/change.hpp"

#include <algorithm>

#include "explain/change_pair.hpp"
#include "explain/form.hpp"
#include "explain/stretch.hpp"

namespace zhunze::explain {

namespace {

using program::Overall;

constexpr std::size_t most_options = 100;  ///< of an enum; of a longer one no single member is worth pointing out
constexpr std::size_t most_pairs = 5;

class Search {
public:
    Search(const Case& subject, const plan::RecordPlan& plan)
        : plan_(plan), program_(*subject.plan.program), trial_(subject, plan) {
        for (const program::FieldId id : program_.records[plan.record].fields) {
            const facts::Fact& fact = subject.application.facts[program_.fields[id].index];
            if (program_.fields[id].adjustable && fact.state == facts::FactState::given) adjustable_.push_back({id, &program_.fields[id], fact.value});
        }
    }

    std::vector<Change> run() {
        if (adjustable_.empty()) return {};
        slots_ = trial_.slots();
        for (const Adjustable& one : adjustable_) {
            for (Change::Of& change : changes_of(one, slots_, {})) singles_.push_back(std::move(change));
        }
        std::vector<Change> result;
        for (const Change::Of& one : singles_) result.push_back({{one}, Overall::passed});
        for (Change& pair : pairs()) result.push_back(std::move(pair));
        return result;
    }

private:
    /// Of one fact, where `fixed` is changed already and `slots` are those of that run.
    std::vector<Change::Of> changes_of(const Adjustable& one, const std::vector<Value>& slots, const Trial::Changed& fixed) {
        if (one.now.kind != ValueKind::number) return options_of(one, fixed);
        std::vector<Change::Of> result;
        const auto points = turning_points(program_, plan_, slots, one.field->index);
        if (!points) return result;
        for (const bool up : {true, false}) {
            const auto accepts = [&](const Rational& number) { return passes(one, Value::of(number), fixed); };
            if (const auto run = nearest_run(*points, one.now.number, up, one.field->quantum, accepts)) result.push_back({one.id, *run, {}});
        }
        return result;
    }

    bool passes(const Adjustable& one, Value value, Trial::Changed changed) {
        changed.emplace_back(one.field->index, std::move(value));
        return trial_.passes(changed);
    }

    std::vector<Change::Of> options_of(const Adjustable& one, const Trial::Changed& fixed) {
        std::vector<Change::Of> result;
        for (const Value& option : other_values(one)) {
            if (passes(one, option, fixed)) result.push_back({one.id, {}, option});
        }
        return result;
    }

    /// Of the types that have few: truths and enums.
    std::vector<Value> other_values(const Adjustable& one) const {
        std::vector<Value> all;
        if (one.field->type.kind == program::Type::Kind::truth) all = {Value::of(Truth::no), Value::of(Truth::yes)};
        if (one.field->type.kind == program::Type::Kind::enumeration) {
            const std::size_t count = program_.enums[one.field->type.enumeration].members.size();
            for (std::size_t i = 0; i < count && count <= most_options; ++i) all.push_back(Value::of_member(static_cast<std::int32_t>(i)));
        }
        std::erase(all, one.now);
        return all;
    }

    [[nodiscard]] bool alone(const Adjustable& one) const {
        return std::ranges::any_of(singles_, [&one](const Change::Of& change) { return change.field == one.id; });
    }

    std::vector<Change> pairs() {
        std::vector<RatedChange> found;
        for (std::size_t i = 0; i < adjustable_.size(); ++i) {
            for (std::size_t j = i + 1; j < adjustable_.size(); ++j) add_pairs(found, adjustable_[i], adjustable_[j]);
        }
        std::ranges::stable_sort(found, {}, &RatedChange::size);
        if (found.size() > most_pairs) found.erase(found.begin() + most_pairs, found.end());
        std::vector<Change> result;
        for (RatedChange& one : found) result.push_back(std::move(one.change));
        return result;
    }

    void add_pairs(std::vector<RatedChange>& found, const Adjustable& one, const Adjustable& other) {
        const bool numbers = one.now.kind == ValueKind::number && other.now.kind == ValueKind::number;
        if (numbers) return add_changes_of_two_numbers(found, PairSearch{program_, plan_, trial_, slots_, singles_}, one, other);
        const Adjustable& choice = one.now.kind == ValueKind::number ? other : one;
        const Adjustable& rest = &choice == &one ? other : one;
        // What one of them does alone needs no help from the other.
        if (alone(choice) || alone(rest)) return;
        for (const Value& option : other_values(choice)) {
            const Trial::Changed fixed{{choice.field->index, option}};
            const std::vector<Value> slots = trial_.slots(fixed);
            if (slots.empty()) continue;  // the record's conditions rule it out
            for (Change::Of& change : changes_of(rest, slots, fixed)) {
                found.push_back({{{{choice.id, {}, option}, std::move(change)}, Overall::passed}, Rational(1)});
            }
        }
    }

    const plan::RecordPlan& plan_;
    const program::Program& program_;
    Trial trial_;
    std::vector<Value> slots_;
    std::vector<Adjustable> adjustable_;
    std::vector<Change::Of> singles_;
};

}  // namespace

std::vector<Change> what_would_change(const Case& subject) {
    const Overall now = subject.decision.outcome;
    if (now == Overall::passed || now == Overall::invalid) return {};
    return Search(subject, subject.plan.records[subject.decision.record.value]).run();
}

}  // namespace zhunze::explain
