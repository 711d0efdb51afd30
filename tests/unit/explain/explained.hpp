// SPDX-License-Identifier: Apache-2.0
// Applications in JSON judged by rules in text, and explained.
#pragma once

#include "explain/brief.hpp"
#include "explain/explain.hpp"
#include "explain/verdict.hpp"
#include "facts/read.hpp"
#include "plan/lower.hpp"
#include "unit/check/checked.hpp"

namespace zhunze::testing {

class Explained {
public:
    explicit Explained(const std::string& rules, const std::string& record = "项目") : checked_({rules}) {
        INFO(checked_.findings());
        REQUIRE(checked_.program);
        plan_ = plan::lower(checked_.program);
        for (std::size_t i = 0; i < checked_.program->records.size(); ++i) {
            if (checked_.program->records[checked_.program->records.id_at(i)].name.is(record)) record_ = checked_.program->records.id_at(i);
        }
        REQUIRE(record_.valid());
    }

    Explained& given(const std::string& json) {
        const facts::Batch batch = facts::read("a.json", json, *checked_.program, record_);
        REQUIRE(batch.file_errors.empty());
        REQUIRE(batch.applications.size() == 1);
        application_ = batch.applications.front();
        return *this;
    }

    [[nodiscard]] explain::Tree tree() {
        decision_ = evaluate::evaluate(*plan_, application_, options);
        return explain::explain(subject());
    }
    [[nodiscard]] std::string text(explain::Style style = Language::zh) { return explain::render_text(tree(), style, false); }
    [[nodiscard]] std::string brief(explain::Style style = Language::zh) { return explain::render_brief_text(tree(), style, false); }
    [[nodiscard]] std::string decision() {
        decision_ = evaluate::evaluate(*plan_, application_, options);
        return explain::decision_json(subject(), Language::zh).line();
    }
    [[nodiscard]] std::string verdict() {
        std::string line;
        decision_ = evaluate::evaluate(*plan_, application_, options);
        explain::VerdictWriter(program(), Language::zh).append_line(line, subject());
        return line;
    }
    [[nodiscard]] std::string verdict_row() {
        std::string row;
        decision_ = evaluate::evaluate(*plan_, application_, options);
        explain::VerdictWriter(program(), Language::zh).append_row(row, subject());
        return row;
    }
    [[nodiscard]] std::string json() { return explain::render_json(tree(), Language::zh).line(); }
    [[nodiscard]] const program::Program& program() const { return *checked_.program; }

    evaluate::Options options;

private:
    [[nodiscard]] explain::Case subject() const { return {*plan_, application_, decision_, options, "zhunze 0.1.0"}; }

    Checked checked_;
    std::optional<plan::Plan> plan_;
    program::RecordId record_;
    facts::Application application_;
    evaluate::Decision decision_;
};

/// What would change the outcome, a line each.
[[nodiscard]] inline std::vector<std::string> changes_of(const explain::Tree& tree) {
    std::vector<std::string> lines;
    for (const explain::ChangeNode& change : tree.changes) {
        std::string line;
        for (const explain::ChangedFact& fact : change.facts) line += (line.empty() ? "" : " & ") + fact.condition.zh;
        lines.push_back(line);
    }
    return lines;
}

}  // namespace zhunze::testing
