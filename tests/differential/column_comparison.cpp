// SPDX-License-Identifier: Apache-2.0
#include "differential/column_comparison.hpp"

#include <algorithm>
#include <memory>
#include <set>
#include <span>

#include "columns/compile.hpp"
#include "columns/machine.hpp"
#include "differential/column_applications.hpp"
#include "differential/column_modules.hpp"
#include "differential/column_rows.hpp"
#include "differential/engine_verdict.hpp"
#include "differential/naive_rules.hpp"
#include "differential/printing.hpp"
#include "facts/column_layout.hpp"

namespace zhunze::differential {

namespace {

using columns::Verdicts;

const std::set<std::string>& told() {
    static const std::set<std::string> all{"violated", "justify", "advised", "granted", "exempt"};
    return all;
}

const std::vector<Date>& usual_days() {
    static const std::vector<Date> all{*Date::from_parts(2019, 12, 31), *Date::from_parts(2020, 1, 1), *Date::from_parts(2020, 3, 1),
                                       *Date::from_parts(2020, 6, 15),  *Date::from_parts(2020, 6, 30), *Date::from_parts(2021, 1, 1)};
    return all;
}

/// What a version of a rule goes by in a verdict of the naive evaluator.
struct RuleName {
    std::string name;
    std::size_t version = 0;
};

std::vector<RuleName> names_of(const plan::Plan& plan, program::RecordId record) {
    std::vector<RuleName> names;
    for (const plan::PlannedRule& planned : plan.records[record.value].rules) {
        const program::Rule& base = plan.program->rules[plan.program->rules[planned.id].base];
        const auto version = std::ranges::find(base.versions, planned.id) - base.versions.begin();
        names.push_back({plan.program->qualified(base, Language::en), static_cast<std::size_t>(version)});
    }
    return names;
}

std::string line_of(const Verdicts& verdicts, std::uint32_t row, const std::vector<RuleName>& names) {
    std::string line = program::overall_name(verdicts.outcomes[row]).en;
    for (const columns::Listed& one : verdicts.listed_of(row)) {
        const RuleName& rule = names[one.rule];
        line += ' ' + rule.name + (rule.version > 0 ? " version " + std::to_string(rule.version) : "") + '=' +
                program::outcome_name(one.outcome).en;
    }
    return line;
}

std::string line_of(const Verdict& verdict) {
    std::string line = verdict.outcome;
    for (const auto& [name, rule] : verdict.rules) {
        const bool open = rule.possible.size() != 1;
        if (!open && !told().contains(*rule.possible.begin())) continue;
        line += ' ' + name + (rule.version > 0 ? " version " + std::to_string(rule.version) : "") + '=' +
                (open ? "undetermined" : *rule.possible.begin());
    }
    return line;
}

/// The listed rules are those the naive evaluator tells of, once each, in the order of the plan, and nothing is open.
bool agree(const Verdicts& verdicts, std::uint32_t row, const std::vector<RuleName>& names, const Verdict& naive) {
    if (naive.outcome != program::overall_name(verdicts.outcomes[row]).en) return false;
    const std::span<const columns::Listed> listed = verdicts.listed_of(row);
    std::size_t telling = 0;
    for (const auto& [name, rule] : naive.rules) {
        if (rule.possible.size() != 1) return false;
        telling += told().contains(*rule.possible.begin()) ? 1 : 0;
    }
    if (telling != listed.size()) return false;
    return std::ranges::all_of(listed, [&](const columns::Listed& one) {
        const RuleName& rule = names[one.rule];
        const RuleVerdict& verdict = naive.rules.at(rule.name);
        const bool in_order = &one == &listed.front() || (&one - 1)->rule < one.rule;
        return in_order && one.row == row && verdict.version == rule.version &&
               *verdict.possible.begin() == program::outcome_name(one.outcome).en;
    });
}

/// Some code of the application does not hold on the day: it is warned of, which columns leave to others.
bool has_expired_code(const program::Program& program, const facts::Application& application, const std::string& as_of) {
    const auto day = Date::parse(as_of);
    return day && std::ranges::any_of(program.records[application.record].fields, [&](program::FieldId id) {
        const program::Field& field = program.fields[id];
        const facts::Fact& fact = application.facts[field.index];
        if (field.type.kind != program::Type::Kind::taxonomy || fact.state != facts::FactState::given) return false;
        return !program.taxonomies[field.type.taxonomy].members[static_cast<std::size_t>(fact.value.member)].validity.contains(*day);
    });
}

/// The same rows over and over, more than a batch usually has.
facts::Columns repeated(const facts::Columns& columns, const facts::ColumnLayout& layout, std::uint32_t count) {
    facts::Columns result;
    result.count = count;
    const std::size_t words = (std::size_t{count} + 63) / 64;
    const auto repeat = [&](const facts::Bits& bits) {
        facts::Bits all(words, 0);
        for (std::uint32_t row = 0; row < count; ++row) {
            const std::uint32_t from = row % columns.count;
            all[row / 64] |= ((bits[from / 64] >> (from % 64)) & 1) << (row % 64);
        }
        return all;
    };
    result.left = repeat(columns.left);
    for (std::size_t field = 0; field < layout.size(); ++field) {
        facts::Column& to = result.fields.emplace_back();
        if (layout[field].kind == facts::ColumnForm::Kind::none) continue;
        const facts::Column& from = columns.fields[field];
        to.given = repeat(from.given);
        to.numbers.assign(words * 64, 0);
        if (!from.texts.empty()) to.texts.resize(words * 64);
        for (std::uint32_t row = 0; row < count; ++row) {
            to.numbers[row] = from.numbers[row % columns.count];
            if (!from.texts.empty()) to.texts[row] = from.texts[row % columns.count];
        }
    }
    return result;
}

/// The applications of one rule set with the same options.
class Comparison {
public:
    Comparison(const plan::Plan& plan, evaluate::Options options, Random& random, ComparisonTally& tally)
        : plan_(plan), options_(std::move(options)), random_(random), tally_(tally), names_(names_of(plan, record_)) {
        const facts::ColumnLayout layout = facts::layout_of(*plan.program, record_, columns::fields_read(plan, record_));
        for (const std::size_t gain : {columns::usual_gain, std::size_t{0}}) {
            ways_.push_back(std::make_unique<Way>(columns::compile(plan, record_, options_.readings, options_.as_of, layout, gain)));
        }
        applications_ = std::make_unique<ColumnApplications>(*plan.program, record_, ways_.front()->code.layout);
    }

    std::string batch(std::size_t count) {
        std::vector<facts::Application> applications;
        const std::uint64_t vast = random_.once_in(3) ? random_.next() & random_.next() : 0;
        while (applications.size() < count) applications.push_back(applications_->next(random_, options_, vast));
        // Large ones leave the numbers computed from them no room, and these take another way.
        const std::int64_t rest = random_.pick<std::int64_t>({0, -1, 12345, 7'000'000'000'123, std::int64_t{1} << 59});
        const facts::Columns columns = columns_of(*plan_.program, ways_.front()->code.layout, applications, rest);
        for (const auto& way : ways_) way->machine.run(columns, way->verdicts);
        ++tally_.batches;
        bool decided = false;
        for (std::uint32_t row = 0; row < columns.count; ++row) {
            const std::string found = compare(applications[row], row, decided);
            if (!found.empty()) return "\ninput: " + text_of(*plan_.program, {applications[row], options_}) + found;
        }
        if (decided) count_ops();
        return random_.once_in(200) ? compare_repeated(columns) : std::string();
    }

private:
    /// An arrangement of the rules: as usual, or by whatever tells rows apart.
    struct Way {
        explicit Way(columns::ColumnProgram program) : code(std::move(program)), machine(code) {}
        columns::ColumnProgram code;
        columns::Machine machine;
        Verdicts verdicts;
    };

    std::string compare(const facts::Application& application, std::uint32_t row, bool& decided) {
        const bool here = std::ranges::any_of(ways_, [&](const auto& way) { return !way->verdicts.is_left(row); });
        const bool evaluated = random_.once_in(here ? 50 : 10);
        if (!here) ++tally_.left;
        if (!here && !evaluated) return {};
        ++tally_.pairs;
        const Verdict naive = naive::judge(*plan_.program, application, options_.as_of, options_.readings);
        for (const auto& way : ways_) {
            if (way->verdicts.is_left(row)) continue;
            if (has_expired_code(*plan_.program, application, naive.as_of)) return "\nnot left, although a code does not hold on " + naive.as_of;
            if (agree(way->verdicts, row, names_, naive)) continue;
            return "\nnaive:   " + line_of(naive) + "\ncolumns: " + line_of(way->verdicts, row, names_) +
                   (way == ways_.front() ? "" : "\nonly where rows are told apart");
        }
        if (here) {
            decided = true;
            ++tally_.decided;
            ++tally_.overalls[naive.outcome];
            for (const auto& [name, rule] : naive.rules) ++tally_.outcomes[*rule.possible.begin()];
        } else {
            ++tally_.left_overalls[naive.outcome];
        }
        if (!evaluated) return {};
        ++tally_.evaluated;
        const std::string different = differences(naive, verdict_of(plan_, evaluate::evaluate(plan_, application, options_)));
        return different.empty() ? "" : "\nevaluate is of another opinion\n" + different;
    }

    /// Slots that nothing asks for are no part of a program.
    void count_ops() {
        for (const columns::Code& code : ways_.back()->code.slots) ++tally_.ops[static_cast<std::size_t>(code.op)];
    }

    /// In a large batch each row comes out as it does in a small one.
    std::string compare_repeated(const facts::Columns& columns) {
        const std::uint32_t count = facts::Columns::capacity + 1 + static_cast<std::uint32_t>(random_.below(200));
        const facts::Columns large = repeated(columns, ways_.front()->code.layout, count);
        for (const auto& way : ways_) {
            Verdicts verdicts;
            way->machine.run(large, verdicts);
            for (std::uint32_t row = 0; row < large.count; ++row) {
                const std::uint32_t from = row % columns.count;
                const bool left = verdicts.is_left(row);
                const bool same = left || line_of(verdicts, row, names_) == line_of(way->verdicts, from, names_);
                if (same && left == way->verdicts.is_left(from)) continue;
                return "\nrow " + std::to_string(row) + " of a large batch comes out differently than row " + std::to_string(from) +
                       " of a small one";
            }
        }
        return {};
    }

    const plan::Plan& plan_;
    const program::RecordId record_{0};
    const evaluate::Options options_;
    Random& random_;
    ComparisonTally& tally_;
    const std::vector<RuleName> names_;
    std::vector<std::unique_ptr<Way>> ways_;
    std::unique_ptr<ColumnApplications> applications_;
};

}  // namespace

std::string compare_seed(std::uint64_t seed, std::size_t applications, ComparisonTally& tally) {
    Random random(seed);
    const std::vector<engine::MemoryFile> files = column_module(random);
    const engine::Rules rules = engine::load_rules(files);
    const std::string place = "\nseed " + std::to_string(seed) + '\n' + files.front().content;
    if (!rules.ok()) return place + "is refused:" + errors_of(rules);
    ++tally.rule_sets;
    const ApplicationGenerator inputs(*rules.program, program::RecordId(0));
    const bool has_day = static_cast<bool>(rules.program->records[program::RecordId(0)].as_of_field);
    for (std::size_t done = 0; done < applications;) {
        evaluate::Options options = inputs.next(random).options;
        // Where the day is not known at all columns can decide little.
        if (!has_day && !options.as_of && !random.once_in(10)) options.as_of = random.pick(usual_days());
        if (options.readings.answers.empty() && !random.once_in(4)) {
            options.readings.answers.emplace_back(program::QuestionId(0), random.once_in(2) ? 0 : 1);
        }
        Comparison comparison(*rules.plan, options, random, tally);
        for (std::size_t batches = 1 + random.below(6); batches > 0 && done < applications; --batches) {
            const std::size_t count = std::min(1 + random.below(random.once_in(3) ? 20 : 300), applications - done);
            done += count;
            const std::string found = comparison.batch(count);
            if (!found.empty()) return place + found;
        }
    }
    return {};
}

}  // namespace zhunze::differential
