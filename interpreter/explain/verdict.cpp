// SPDX-License-Identifier: Apache-2.0
#include "explain/verdict.hpp"

#include <array>
#include <string_view>

#include "explain/json_parts.hpp"
#include "explain/names.hpp"
#include "explain/results_csv.hpp"

namespace zhunze::explain {

namespace {

using evaluate::RuleDecision;
using program::Outcome;

/// The rules that are named, by the one outcome they came to.
struct Listed {
    std::string_view key;
    Outcome outcome;
};
constexpr std::array listed{
    Listed{"violated", Outcome::violated}, Listed{"justify", Outcome::justify}, Listed{"advised", Outcome::advised},
    Listed{"granted", Outcome::granted},   Listed{"exempt", Outcome::exempt},
};

/// Calls `take` with each rule of which `wanted` holds, and says whether there was one.
template <class Wanted, class Take>
bool each_rule(const Case& subject, const Wanted& wanted, const Take& take) {
    bool any = false;
    for (const RuleDecision& decided : subject.decision.rules) {
        if (!wanted(decided.possible)) continue;
        take(decided.rule, !any);
        any = true;
    }
    return any;
}

auto came_to(Outcome outcome) {
    return [outcome](program::OutcomeSet possible) { return possible.only(outcome); };
}
bool is_open(program::OutcomeSet possible) { return !possible.single(); }

std::vector<Missing> missing_of(const Case& subject) {
    return missing_of(subject, subject.plan.records.at(subject.decision.record.value), subject.decision.missing);
}

std::string_view outcome_word(const Case& subject) { return program::overall_name(subject.decision.outcome).en; }

}  // namespace

VerdictWriter::VerdictWriter(const program::Program& program, Language language) : language_(language) {
    for (std::size_t i = 0; i < program.rules.size(); ++i) {
        names_.push_back(json_name(program, program.rules[program.rules.id_at(i)]));
        append_json(quoted_.emplace_back(), names_.back());
    }
    for (const Listed& one : listed) keys_.push_back(",\"" + std::string(one.key) + "\":[");
    for (int i = 0; i < program::overall_count; ++i) {
        outcomes_.push_back("\",\"outcome\":\"" + program::overall_name(static_cast<program::Overall>(i)).en + '"');
    }
}

void VerdictWriter::append_open(std::string& out, const Case& subject) const {
    out += R"({"id":)";
    append_json(out, subject.application.id);
    out += R"(,"outcome":")";
    out += outcome_word(subject);
    out += '"';
    const auto append_rules = [&](std::string_view key, const auto& wanted) {
        const bool any = each_rule(subject, wanted, [&](program::RuleId rule, bool first) {
            if (first) out.append(",\"").append(key).append("\":[");
            else out += ',';
            out += quoted_[rule.value];
        });
        if (any) out += ']';
    };
    for (const Listed& one : listed) append_rules(one.key, came_to(one.outcome));
    append_rules("undetermined", is_open);
    bool first = true;
    for (const auto& [one, other] : subject.decision.conflicts) {
        out += first ? ",\"conflicts\":[[" : ",[";
        out.append(quoted_[one.value]).append(",").append(quoted_[other.value]).append("]");
        first = false;
    }
    if (!first) out += ']';
    const auto append_list = [&out](std::string_view key, const Json& list) { out.append(",\"").append(key).append("\":").append(list.line()); };
    const evaluate::Decision& decision = subject.decision;
    if (!decision.missing.empty()) append_list("missing", json_missing(missing_of(subject), language_));
    if (!decision.warnings.empty()) append_list("warnings", json_notices(notices_of(decision.warnings), language_));
    if (!decision.errors.empty()) append_list("errors", json_notices(notices_of(decision.errors), language_));
}

void VerdictWriter::append_line(std::string& out, const Case& subject) const {
    append_open(out, subject);
    out += "}\n";
}

void VerdictWriter::append_line(std::string& out, std::string_view id, program::Overall outcome, std::span<const ListedRule> rules) const {
    out.append(R"({"id":")").append(id).append(outcomes_[static_cast<std::size_t>(outcome)]);
    // Mostly there is none, or one.
    std::size_t told = 0;
    for (std::size_t kind = 0; told < rules.size() && kind < listed.size(); ++kind) {
        bool any = false;
        for (const ListedRule& rule : rules) {
            if (rule.outcome != listed[kind].outcome) continue;
            out.append(any ? std::string_view(",") : keys_[kind]).append(quoted_[rule.rule.value]);
            any = true;
            ++told;
        }
        if (any) out += ']';
    }
    out += "}\n";
}

std::string VerdictWriter::csv_header() { return "id,outcome,violated,justify,advised,granted,exempt,undetermined,missing,errors\r\n"; }

void VerdictWriter::append_row(std::string& out, const Case& subject) const {
    out += csv_cell(subject.application.id);
    out += ',';
    out += outcome_word(subject);
    std::string cell;
    const auto append_cell = [&out, &cell] {
        out += ',';
        if (!cell.empty()) out += csv_cell(cell);
        cell.clear();
    };
    const auto append_name = [&cell](std::string_view name) { cell.append(cell.empty() ? "" : ";").append(name); };
    const auto append_rules = [&](const auto& wanted) {
        each_rule(subject, wanted, [&](program::RuleId rule, bool) { append_name(names_[rule.value]); });
        append_cell();
    };
    for (const Listed& one : listed) append_rules(came_to(one.outcome));
    append_rules(is_open);
    if (!subject.decision.missing.empty()) {
        for (const Missing& one : missing_of(subject)) {
            append_name(one.name);
            for (const std::uint32_t index : one.item) cell.append("[").append(std::to_string(index)).append("]");
        }
    }
    append_cell();
    for (const Diagnostic& error : subject.decision.errors) {
        append_name(error.slug());
        if (!error.place.empty()) cell.append(" ").append(error.place);
    }
    append_cell();
    out += "\r\n";
}

void VerdictWriter::append_row(std::string& out, std::string_view id, program::Overall outcome, std::span<const ListedRule> rules) const {
    out += csv_cell(id);
    out.append(1, ',').append(program::overall_name(outcome).en);
    std::string cell;
    for (const Listed& one : listed) {
        cell.clear();
        for (const ListedRule& rule : rules) {
            if (rule.outcome == one.outcome) cell.append(cell.empty() ? "" : ";").append(names_[rule.rule.value]);
        }
        out += ',';
        if (!cell.empty()) out += csv_cell(cell);
    }
    out += ",,,\r\n";
}

}  // namespace zhunze::explain
