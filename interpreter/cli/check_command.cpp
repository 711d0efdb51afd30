// SPDX-License-Identifier: Apache-2.0
#include <ostream>

#include "cli/commands.hpp"
#include "cli/rule_findings.hpp"
#include "cli/rule_packs.hpp"
#include "diagnostics/render.hpp"
#include "engine/files.hpp"

namespace zhunze::cli {

namespace {

std::size_t count_files(const std::vector<std::filesystem::path>& paths) {
    std::size_t count = 0;
    for (const std::filesystem::path& path : paths) count += engine::DiskFiles().rule_files(path).size();
    return count;
}

}  // namespace

ExitCode check_command(const CheckArguments& arguments, const Console& console) {
    const std::vector<std::filesystem::path> paths = rule_paths(arguments.paths);
    const engine::Rules rules = engine::load_rules(paths, {rules_folder()});
    if (arguments.format == ReportFormat::json) {
        console.streams().out << render_json(rules.diagnostics, *rules.sources).pretty() << '\n';
    } else if (!rules.diagnostics.empty()) {
        console.show_rule_findings(rules.diagnostics, *rules.sources);
    } else {
        console.print(console.say(Phrase::checked_clean, {{"files", std::to_string(count_files(paths))}}));
    }
    return end_of(rules);
}

}  // namespace zhunze::cli
