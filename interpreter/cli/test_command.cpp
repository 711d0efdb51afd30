// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <ostream>
#include <set>

#include "base/json.hpp"
#include "cli/commands.hpp"
#include "cli/rule_findings.hpp"
#include "cli/rule_packs.hpp"
#include "engine/files.hpp"

namespace zhunze::cli {

namespace fs = std::filesystem;

namespace {

struct Place {
    std::string file;
    Position position;
    [[nodiscard]] std::string text() const { return file + ":" + std::to_string(position.line) + ":" + std::to_string(position.column); }
};

class TestReport {
public:
    /// Tests of modules that are merely used belong to whoever runs those.
    TestReport(const engine::Rules& rules, const std::vector<fs::path>& paths) : rules_(rules), results_(engine::run_tests(*rules.plan)) {
        std::set<std::string> asked;
        for (const fs::path& path : paths) {
            for (const fs::path& file : engine::DiskFiles().rule_files(path)) asked.insert(file.lexically_normal().string());
        }
        std::erase_if(results_, [&](const engine::TestResult& result) {
            return !asked.contains(fs::path(place_of(test(result).span).file).lexically_normal().string());
        });
    }

    [[nodiscard]] std::size_t failed() const {
        return static_cast<std::size_t>(std::ranges::count_if(results_, [](const auto& result) { return !result.failures.empty(); }));
    }

    void print_text(const Console& console) const {
        for (const engine::TestResult& result : results_) {
            for (const engine::TestFailure& failure : result.failures) {
                console.print(console.say(Phrase::test_failure, {{"place", place_of(failure.span).text()},
                                                                 {"title", test(result).title},
                                                                 {"message", failure.message}}));
            }
        }
        const Arguments counts{{"passed", std::to_string(results_.size() - failed())}, {"failed", std::to_string(failed())}};
        console.print(console.say(Phrase::tests_summary, counts));
    }

    [[nodiscard]] Json json() const {
        Json tests = Json::array();
        for (const engine::TestResult& result : results_) tests.push(test_json(result));
        return Json::object().set("passed", results_.size() - failed()).set("failed", failed()).set("tests", std::move(tests));
    }

private:
    [[nodiscard]] const program::Test& test(const engine::TestResult& result) const { return rules_.program->tests[result.test]; }

    [[nodiscard]] Place place_of(Span span) const {
        const SourceFile& file = (*rules_.sources)[span.file];
        return {file.path(), file.position(span.begin)};
    }

    [[nodiscard]] Json place_json(Span span) const {
        const Place place = place_of(span);
        const auto number = [](std::uint32_t value) { return Json(std::int64_t{value}); };
        return Json::object().set("file", place.file).set("line", number(place.position.line)).set("column", number(place.position.column));
    }

    [[nodiscard]] Json test_json(const engine::TestResult& result) const {
        Json failures = Json::array();
        for (const engine::TestFailure& failure : result.failures) {
            Json message = Json::object().set("zh", failure.message.in(Language::zh)).set("en", failure.message.in(Language::en));
            failures.push(Json::object().set("place", place_json(failure.span)).set("message", std::move(message)));
        }
        return Json::object()
            .set("title", test(result).title)
            .set("place", place_json(test(result).span))
            .set("passed", result.failures.empty())
            .set("failures", std::move(failures));
    }

    const engine::Rules& rules_;
    std::vector<engine::TestResult> results_;
};

}  // namespace

ExitCode test_command(const TestArguments& arguments, const Console& console) {
    const std::vector<fs::path> paths = rule_paths(arguments.paths);
    const engine::Rules rules = engine::load_rules(paths, {rules_folder()});
    if (!rules.ok()) {
        console.show_rule_findings(errors_of(rules), *rules.sources);
        return end_of(rules);
    }
    const TestReport report(rules, paths);
    if (arguments.format == ReportFormat::json) {
        console.streams().out << report.json().pretty() << '\n';
    } else {
        report.print_text(console);
    }
    return report.failed() == 0 ? ExitCode::done : ExitCode::findings;
}

}  // namespace zhunze::cli
