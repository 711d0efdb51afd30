// SPDX-License-Identifier: Apache-2.0
#include "differential/verdict.hpp"

#include <regex>

namespace zhunze::differential {

namespace {

std::string text_of(const std::string& text) { return text; }
std::string text_of(const std::pair<std::string, std::string>& both) { return both.first + " against " + both.second; }

template <class T>
std::string text_of(const std::set<T>& words) {
    std::string text = "{";
    for (const T& word : words) text += ' ' + text_of(word);
    return text + " }";
}

std::string text_of(const RuleVerdict& rule) {
    return text_of(rule.possible) + ' ' + rule.stages + " causes " + text_of(rule.causes) + (rule.exceptions.empty() ? "" : " exceptions " + text_of(rule.exceptions)) +
           (rule.version == 0 ? "" : " version " + std::to_string(rule.version)) +
           (rule.replaced_by.empty() ? "" : " replaced by " + rule.replaced_by) +
           (rule.overridden_by.empty() ? "" : " overridden by " + rule.overridden_by) + (rule.conflict ? " in conflict" : "") +
           (rule.active ? " active" : "");
}

std::string line(const std::string& what, const std::string& naive, const std::string& engine) {
    return naive == engine ? "" : what + "\n    naive:  " + naive + "\n    engine: " + engine + '\n';
}

template <class T>
std::string lines(const std::string& what, const std::map<std::string, T>& naive, const std::map<std::string, T>& engine) {
    std::set<std::string> names;
    for (const auto& [name, part] : naive) names.insert(name);
    for (const auto& [name, part] : engine) names.insert(name);
    const auto said = [](const std::map<std::string, T>& side, const std::string& name) {
        const auto found = side.find(name);
        return found == side.end() ? std::string("nothing") : text_of(found->second);
    };
    std::string all;
    for (const std::string& name : names) all += line(what + ' ' + name, said(naive, name), said(engine, name));
    return all;
}

std::string without_expressions(const std::string& text) {
    static const std::regex named("undefined:[0-9]+( undefined:[0-9]+)*");
    return std::regex_replace(text, named, "undefined");
}

std::set<std::string> without_expressions(const std::set<std::string>& causes) {
    std::set<std::string> all;
    for (const std::string& cause : causes) all.insert(without_expressions(cause));
    return all;
}

}  // namespace

Verdict without_expressions(Verdict verdict) {
    for (auto& [name, rule] : verdict.rules) rule.causes = without_expressions(rule.causes);
    for (auto& [name, report] : verdict.reports) report = without_expressions(report);
    verdict.missing = without_expressions(verdict.missing);
    return verdict;
}

std::string differences(const Verdict& naive, const Verdict& engine) {
    return line("outcome", naive.outcome, engine.outcome) + line("as of", naive.as_of, engine.as_of) +
           lines("rule", naive.rules, engine.rules) + line("conflicts", text_of(naive.conflicts), text_of(engine.conflicts)) +
           line("missing", text_of(naive.missing), text_of(engine.missing)) + lines("report", naive.reports, engine.reports);
}

}  // namespace zhunze::differential
