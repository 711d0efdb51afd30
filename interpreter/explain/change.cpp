// SPDX-License-Identifier: Apache-2.0
#include "explain/change.hpp"

#include <algorithm>

#include "explain/form.hpp"

namespace zhunze::explain {

namespace {

using program::Overall;

/// A stretch of the number line on which every comparison stands the same way: one turning point, or all between two.
struct Stretch {
    std::optional<Rational> low;   ///< none: without limit
    std::optional<Rational> high;
    bool point = false;            ///< low = high, the number itself
};

/// What is asked of the evaluator stays bounded however many thresholds the rules hold: instructions run, all together.
constexpr std::size_t most_instructions = 5'000'000;
constexpr std::size_t most_options = 100;  ///< of an enum; of a longer one no single member is worth pointing out

class Search {
public:
    Search(const Case& subject, const plan::RecordPlan& plan)
        : subject_(subject), plan_(plan), program_(*subject.plan.program), runs_left_(most_instructions / (plan.instructions.size() + 1) + 1) {}

    std::vector<Change> run() {
        (void)evaluate::evaluate(subject_.plan, subject_.application, subject_.options, &trace_);
        for (const program::FieldId id : program_.records[plan_.record].fields) {
            const program::Field& field = program_.fields[id];
            const facts::Fact& fact = subject_.application.facts[field.index];
            if (!field.adjustable || fact.state != facts::FactState::given) continue;
            if (fact.value.kind == ValueKind::number) quantity(id, field, fact.value.number);
            else options(id, field, fact.value);
        }
        return std::move(changes_);
    }

private:
    bool passes_with(const program::Field& field, Value value) {
        if (runs_left_ == 0) return false;
        --runs_left_;
        facts::Application changed = subject_.application;
        changed.facts[field.index].value = std::move(value);
        return evaluate::evaluate(subject_.plan, changed, subject_.options).outcome == Overall::passed;
    }

    void options(program::FieldId id, const program::Field& field, const Value& now) {
        for (const Value& option : all_values(field.type)) {
            if (option != now && passes_with(field, option)) changes_.push_back({id, {}, option, Overall::passed});
        }
    }

    /// Of the types that have few: truths and enums.
    std::vector<Value> all_values(const program::Type& type) const {
        if (type.kind == program::Type::Kind::truth) return {Value::of(Truth::no), Value::of(Truth::yes)};
        std::vector<Value> all;
        if (type.kind == program::Type::Kind::enumeration) {
            const std::size_t count = program_.enums[type.enumeration].members.size();
            for (std::size_t i = 0; i < count && count <= most_options; ++i) all.push_back(Value::of_member(static_cast<std::int32_t>(i)));
        }
        return all;
    }

    void quantity(program::FieldId id, const program::Field& field, const Rational& now) {
        const auto points = turning_points(plan_, trace_.slots, field.index);
        if (!points) return;
        const std::vector<Stretch> line = stretches(*points);
        std::size_t here = 0;
        while (here + 1 < line.size() && !contains(line[here], now)) ++here;
        for (const int step : {+1, -1}) {
            if (const auto run = nearest_run(field, line, here, step)) changes_.push_back({id, *run, {}, Overall::passed});
        }
    }

    static std::vector<Stretch> stretches(const std::vector<Rational>& points) {
        std::vector<Stretch> line;
        std::optional<Rational> low;
        for (const Rational& point : points) {
            line.push_back({low, point, false});
            line.push_back({point, point, true});
            low = point;
        }
        line.push_back({low, std::nullopt, false});
        return line;
    }

    static bool contains(const Stretch& stretch, const Rational& number) {
        if (stretch.point) return number == *stretch.low;
        return (!stretch.low || *stretch.low < number) && (!stretch.high || number < *stretch.high);
    }

    /// Asks the evaluator near both ends and in the middle; a stretch without an admissible number cannot be reached.
    bool passes(const program::Field& field, const Stretch& stretch) {
        const std::vector<Rational> numbers = numbers_in(stretch, field.quantum);
        return !numbers.empty() && std::ranges::all_of(numbers, [&](const Rational& number) { return passes_with(field, Value::of(number)); });
    }

    static std::vector<Rational> numbers_in(const Stretch& stretch, const std::optional<Rational>& quantum) {
        const Rational step = quantum.value_or(Rational(1));
        std::vector<Rational> numbers;
        if (stretch.point) {
            numbers = {*stretch.low};
        } else if (stretch.low && stretch.high) {
            const Rational width = *stretch.high - *stretch.low;
            for (const int part : {1, 512, 1023}) numbers.push_back(*stretch.low + width * Rational(part, 1024));
        } else {
            const Rational end = stretch.low ? *stretch.low : stretch.high.value_or(Rational(0));
            const Rational far = Rational(std::int64_t{1} << 40);
            for (const Rational& away : {step, far}) numbers.push_back(stretch.low ? end + away : end - away);
        }
        if (quantum) snap(numbers, stretch, *quantum);
        return numbers;
    }

    static void snap(std::vector<Rational>& numbers, const Stretch& stretch, const Rational& quantum) {
        std::vector<Rational> on_grid;
        for (const Rational& number : numbers) {
            for (const RoundingMode mode : {RoundingMode::down, RoundingMode::up}) {
                const Rational near = number.rounded_to(quantum, mode);
                if (contains(stretch, near)) on_grid.push_back(near);
            }
        }
        numbers = std::move(on_grid);
    }

    /// The passing stretches that come first in a direction, as one interval.
    std::optional<Interval> nearest_run(const program::Field& field, const std::vector<Stretch>& line, std::size_t here, int step) {
        const auto size = static_cast<std::ptrdiff_t>(line.size());
        auto first = static_cast<std::ptrdiff_t>(here) + step;
        const auto at = [&](std::ptrdiff_t i) -> const Stretch& { return line[static_cast<std::size_t>(i)]; };
        while (first >= 0 && first < size && !passes(field, at(first))) first += step;
        if (first < 0 || first >= size) return std::nullopt;
        auto last = first;
        while (last + step >= 0 && last + step < size && passes(field, at(last + step))) last += step;
        const Stretch& lowest = at(std::min(first, last));
        const Stretch& highest = at(std::max(first, last));
        Interval run;
        if (lowest.low) run.low = Bound{*lowest.low, !lowest.point};
        if (highest.high) run.high = Bound{*highest.high, !highest.point};
        return run;
    }

    const Case& subject_;
    const plan::RecordPlan& plan_;
    const program::Program& program_;
    std::size_t runs_left_;
    evaluate::Trace trace_;
    std::vector<Change> changes_;
};

}  // namespace

std::vector<Change> what_would_change(const Case& subject) {
    const Overall now = subject.decision.outcome;
    if (now == Overall::passed || now == Overall::invalid) return {};
    return Search(subject, subject.plan.records[subject.decision.record.value]).run();
}

}  // namespace zhunze::explain
