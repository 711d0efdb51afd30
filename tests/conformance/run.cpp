// SPDX-License-Identifier: Apache-2.0
#include "conformance/run.hpp"

#include <span>
#include <stdexcept>

#include "engine/engine.hpp"
#include "explain/explain.hpp"
#include "facts/list_items.hpp"
#include "facts/read.hpp"

namespace zhunze::conformance {

namespace {

using engine::MemoryFile;
using engine::Rules;

/// A case that cannot be run as it is written.
struct Unrunnable : std::runtime_error {
    using std::runtime_error::runtime_error;
};

std::string text_of(const Json& lines) {
    std::string text;
    for (const Json& line : lines) text += line.get<std::string>() + "\n";
    return text;
}

std::vector<MemoryFile> files_of(const Json& rules) {
    if (rules.is_array()) return {{"case.zz", text_of(rules)}};
    std::vector<MemoryFile> files;
    for (const auto& [path, lines] : rules.items()) files.push_back({path, text_of(lines)});
    return files;
}

std::string from_hex(const std::string& digits) {
    std::string bytes;
    for (std::size_t i = 0; i + 1 < digits.size(); i += 2) bytes += static_cast<char>(std::stoi(digits.substr(i, 2), nullptr, 16));
    return bytes;
}

std::string bytes_of(const Json& input) { return input.is_string() ? input.get<std::string>() : input.dump(); }

Json codes_of(const std::vector<Diagnostic>& diagnostics) {
    Json codes = Json::array();
    for (const Diagnostic& diagnostic : diagnostics) codes.push_back(std::string(diagnostic.slug()));
    return codes;
}

Json findings_of(const Rules& rules, Severity severity) {
    Json findings = Json::array();
    for (const Diagnostic& diagnostic : rules.diagnostics) {
        if (diagnostic.severity() != severity) continue;
        Json finding{{"code", diagnostic.slug()}};
        if (diagnostic.span && rules.sources->holds(diagnostic.span->file)) {
            const SourceFile& file = (*rules.sources)[diagnostic.span->file];
            const Position position = file.position(diagnostic.span->begin);
            finding.update({{"line", position.line}, {"column", position.column}, {"file", file.path()}});
        }
        findings.push_back(std::move(finding));
    }
    return findings;
}

Json tests_of(const Rules& rules) {
    Json tests = Json::object();
    for (const engine::TestResult& result : engine::run_tests(*rules.plan)) {
        tests[rules.program->tests[result.test].title] = result.failures.empty();
    }
    return tests;
}

program::RecordId record_of(const Json& one, const Rules& rules) {
    const auto name = one.contains("record") ? std::optional(one["record"].get<std::string>()) : std::nullopt;
    const engine::RecordChoice choice = engine::choose_record(*rules.program, name);
    if (choice.problem) throw Unrunnable(choice.problem->en);
    return choice.record;
}

evaluate::Options options_of(const Json& one, const Rules& rules) {
    evaluate::Options options;
    if (one.contains("as_of")) {
        options.as_of = Date::parse(one["as_of"].get<std::string>());
        if (!options.as_of) throw Unrunnable("as_of is no date");
    }
    if (!one.contains("readings")) return options;
    for (const auto& [name, value] : one["readings"].items()) {
        const auto problem = engine::set_reading(*rules.program, name + "=" + value.get<std::string>(), options.readings);
        if (problem) throw Unrunnable(problem->en);
    }
    return options;
}

void append(std::vector<Diagnostic>& all, const std::vector<Diagnostic>& more) { all.insert(all.end(), more.begin(), more.end()); }

/// Items of a list from a text of their own; what is wrong with rows that belong to nobody is the file's.
void join_list(const std::string& field, const Json& list, const Rules& rules, program::RecordId record, facts::Batch& batch) {
    const auto key = facts::key_named(*rules.program, record, list["by"].get<std::string>());
    const program::FieldId id = facts::field_named(*rules.program, record, field);
    if (!key || !id) throw Unrunnable("no list " + field + " by " + list["by"].get<std::string>());
    facts::ListItems items = facts::read_items(field, bytes_of(list["input"]), *rules.program, {id, *key});
    append(batch.file_errors, items.batch.file_errors);
    append(batch.warnings, items.batch.warnings);
    const facts::Joined joined = facts::join(std::move(items), std::span(&batch, 1), *rules.program, true);
    append(batch.file_errors, joined.errors);
    append(batch.warnings, joined.warnings);
}

facts::Batch input_of(const Json& one, const Rules& rules, program::RecordId record) {
    const std::string bytes = one.contains("input") ? bytes_of(one["input"]) : from_hex(one["input_hex"].get<std::string>());
    facts::Batch batch = facts::read("input", bytes, *rules.program, record);
    if (!one.contains("lists")) return batch;
    for (const auto& [field, list] : one["lists"].items()) join_list(field, list, rules, record, batch);
    return batch;
}

Json decision_of(const Rules& rules, const facts::Application& application, const evaluate::Options& options) {
    const evaluate::Decision decision = evaluate::evaluate(*rules.plan, application, options);
    return Json::parse(explain::decision_json({*rules.plan, application, decision, options, "zhunze"}, Language::en).line());
}

void decide(const Json& one, const Rules& rules, Json& found) {
    const program::RecordId record = record_of(one, rules);
    const evaluate::Options options = options_of(one, rules);
    const facts::Batch batch = input_of(one, rules, record);
    found["file_errors"] = codes_of(batch.file_errors);
    found["file_warnings"] = codes_of(batch.warnings);
    found["decisions"] = Json::array();
    for (const facts::Application& application : batch.applications) found["decisions"].push_back(decision_of(rules, application, options));
}

}  // namespace

Outcome run(const Json& one, std::string& problem) {
    const Rules rules = engine::load_rules(files_of(one["rules"]));
    Outcome outcome{Json::object(), rules.ok() ? rules.program : nullptr};
    outcome.found["errors"] = findings_of(rules, Severity::error);
    outcome.found["warnings"] = findings_of(rules, Severity::warning);
    if (!rules.ok()) return outcome;
    outcome.found["tests"] = tests_of(rules);
    try {
        if (one.contains("input") || one.contains("input_hex")) decide(one, rules, outcome.found);
    } catch (const Unrunnable& reason) {
        problem = reason.what();
    }
    return outcome;
}

}  // namespace zhunze::conformance
