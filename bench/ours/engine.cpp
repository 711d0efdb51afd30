// SPDX-License-Identifier: Apache-2.0
#include "engine.hpp"

#include <bit>
#include <cstdio>
#include <cstdlib>
#include <span>

#include "columns/compile.hpp"
#include "columns/machine.hpp"
#include "engine/engine.hpp"
#include "facts/column_layout.hpp"
#include "facts/column_reader.hpp"
#include "facts/read.hpp"

namespace zhunze::bench {

namespace {

facts::Columns columns_for(const facts::ColumnLayout& layout, std::size_t rows) {
    facts::Columns made;
    made.fields.resize(layout.size());
    for (std::size_t field = 0; field < layout.size(); ++field) {
        if (layout[field].kind == facts::ColumnForm::Kind::none) continue;
        made.fields[field].given.resize((rows + 63) / 64);
        if (layout[field].kind == facts::ColumnForm::Kind::text) made.fields[field].texts.resize(rows);
        else made.fields[field].numbers.resize(rows);
    }
    made.left.resize((rows + 63) / 64);
    made.sources.resize(rows);
    return made;
}

bool bit(const facts::Bits& bits, std::size_t row) { return ((bits[row / 64] >> (row % 64)) & 1) != 0; }

}  // namespace

/// The verdicts that columns cannot give, by the row's place in its part.
using Others = std::vector<std::pair<std::uint32_t, evaluate::Decision>>;

struct Engine::Impl {
    engine::Rules rules;
    program::RecordId record;
    evaluate::Options options;
    columns::ColumnProgram code;
    std::unique_ptr<columns::Machine> machine;
    facts::Columns one;               ///< the application that is judged alone
    facts::Application one_left;      ///< it, if columns cannot hold it
    columns::Verdicts one_verdict;

    [[nodiscard]] const plan::RecordPlan& plan() const { return rules.plan->records[record.value]; }
    [[nodiscard]] facts::Application read(const facts::RowSource& source) const {
        facts::Batch batch = facts::read("applications.ndjson", source.text, *rules.program, record);
        if (batch.applications.size() != 1) stop("an application cannot be read");
        return std::move(batch.applications.front());
    }
    [[nodiscard]] evaluate::Decision decide(const facts::Application& application) const {
        return evaluate::evaluate(*rules.plan, application, options);
    }
};

struct Engine::Batch {
    std::vector<facts::Columns> parts;
    std::size_t count = 0;
};
struct Engine::Verdicts {
    struct Part {
        columns::Verdicts verdicts;
        Others others;
    };
    std::vector<Part> parts;
};

void stop(const std::string& problem) {
    std::fprintf(stderr, "ours: %s\n", problem.c_str());
    std::exit(1);
}

Engine::Engine(const std::string& folder) : impl_(std::make_unique<Impl>()) {
    impl_->rules = engine::load_rules({folder});
    if (!impl_->rules.ok()) stop("the rules in " + folder + " have errors");
    const engine::RecordChoice choice = engine::choose_record(*impl_->rules.program, std::nullopt);
    if (choice.problem) stop(choice.problem->in(Language::en));
    impl_->record = choice.record;
    const plan::Plan& plan = *impl_->rules.plan;
    facts::ColumnLayout layout = facts::layout_of(*plan.program, impl_->record, columns::fields_read(plan, impl_->record));
    impl_->code = columns::compile(plan, impl_->record, impl_->options.readings, impl_->options.as_of, std::move(layout));
    impl_->machine = std::make_unique<columns::Machine>(impl_->code);
    impl_->one = columns_for(impl_->code.layout, 64);
    impl_->one.count = 1;
}
Engine::~Engine() = default;

std::shared_ptr<Engine::Batch> Engine::parse(std::string_view ndjson) const {
    facts::ColumnReader reader(*impl_->rules.program, impl_->record, impl_->code.layout);
    facts::RowPosition at;
    auto batch = std::make_shared<Batch>();
    while (!ndjson.empty()) {
        facts::Columns part;
        const std::size_t taken = reader.read_lines({ndjson, 0}, at, part);
        if (taken == 0) stop("the applications cannot be read");
        ndjson.remove_prefix(taken);
        batch->count += part.count;
        batch->parts.push_back(std::move(part));
    }
    return batch;
}

std::size_t Engine::size(const Batch& batch) { return batch.count; }

std::shared_ptr<Engine::Verdicts> Engine::room_for(const Batch& batch) {
    auto verdicts = std::make_shared<Verdicts>();
    verdicts->parts.resize(batch.parts.size());
    return verdicts;
}

void Engine::judge(const Batch& batch, Verdicts& verdicts) const {
    for (std::size_t part = 0; part < batch.parts.size(); ++part) {
        const facts::Columns& rows = batch.parts[part];
        auto& [decided, others] = verdicts.parts[part];
        impl_->machine->run(rows, decided);
        others.clear();
        for (std::size_t word = 0; word < decided.left.size(); ++word) {
            for (std::uint64_t rest = decided.left[word]; rest != 0; rest &= rest - 1) {
                const auto row = static_cast<std::uint32_t>(word * 64 + static_cast<unsigned>(std::countr_zero(rest)));
                others.emplace_back(row, impl_->decide(impl_->read(rows.sources[row])));
            }
        }
    }
}

namespace {

/// The same for both kinds of decisions: what they have in common.
class Line {
public:
    Line(const program::Program& program, std::string& output) : program_(program), output_(output) {}

    void begin(std::string_view id, program::Overall outcome) {
        output_.append("{\"id\":\"").append(id).append("\",\"outcome\":\"").append(program::overall_name(outcome).in(Language::en)).append("\"");
    }
    template <typename Rules>
    void list(program::Outcome outcome, const Rules& rules) {
        bool begun = false;
        rules([&](program::RuleId version, program::Outcome own) {
            if (own != outcome) return;
            output_.append(begun ? ",\"" : ",\"" + program::outcome_name(outcome).in(Language::en) + "\":[\"");
            output_.append(program_.qualified(program_.rules[program_.rules[version].base], Language::en)).append("\"");
            begun = true;
        });
        if (begun) output_ += ']';
    }
    void end() { output_ += "}\n"; }

private:
    const program::Program& program_;
    std::string& output_;
};

}  // namespace

void Engine::append_lines(const Batch& batch, const Verdicts& verdicts, std::string& output) const {
    Line line(*impl_->rules.program, output);
    const auto write = [&](std::string_view id, program::Overall overall, const auto& rules) {
        line.begin(id, overall);
        for (const program::Outcome outcome : {program::Outcome::violated, program::Outcome::exempt}) line.list(outcome, rules);
        line.end();
    };
    for (std::size_t part = 0; part < batch.parts.size(); ++part) {
        const auto& [decided, others] = verdicts.parts[part];
        auto other = others.begin();
        columns::ListedInOrder listed(decided);
        for (std::uint32_t row = 0; row < decided.count; ++row) {
            const std::string_view id = batch.parts[part].sources[row].id;
            if (!decided.is_left(row)) {
                const std::span<const columns::Listed> of_row = listed.of(row);
                write(id, decided.outcomes[row], [&](const auto& add) {
                    for (const columns::Listed& one : of_row) add(impl_->plan().rules[one.rule].id, one.outcome);
                });
                continue;
            }
            const evaluate::Decision& decision = other++->second;
            write(impl_->read(batch.parts[part].sources[row]).id, decision.outcome, [&](const auto& add) {
                for (const evaluate::RuleDecision& rule : decision.rules) {
                    for (const program::Outcome outcome : {program::Outcome::violated, program::Outcome::exempt}) {
                        if (rule.possible.only(outcome)) add(rule.rule, outcome);
                    }
                }
            });
        }
    }
}

void Engine::choose(const Batch& batch, std::size_t index) const {
    const facts::Columns& part = batch.parts[index / facts::Columns::capacity];
    const std::size_t row = index % facts::Columns::capacity;
    facts::Columns& one = impl_->one;
    for (std::size_t field = 0; field < one.fields.size(); ++field) {
        facts::Column& to = one.fields[field];
        if (!to.numbers.empty()) to.numbers[0] = part.fields[field].numbers[row];
        if (!to.texts.empty()) to.texts[0] = part.fields[field].texts[row];
        if (!to.given.empty()) to.given[0] = bit(part.fields[field].given, row) ? 1 : 0;
    }
    one.left[0] = bit(part.left, row) ? 1 : 0;
    if (one.left[0] != 0) impl_->one_left = impl_->read(part.sources[row]);
}

unsigned Engine::judge_one() const {
    if (impl_->one.left[0] != 0) return static_cast<unsigned>(impl_->decide(impl_->one_left).outcome);
    impl_->machine->run(impl_->one, impl_->one_verdict);
    if (impl_->one_verdict.is_left(0)) stop("a row that columns hold was left undecided");
    return static_cast<unsigned>(impl_->one_verdict.outcomes[0]);
}

}  // namespace zhunze::bench
