// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"
#include "cli/evaluation.hpp"
#include "cli/lists.hpp"

namespace zhunze::cli {

namespace {

ExitCode end_of(const Counts& counts, bool rejected_is_finding) {
    if (counts.interrupted()) return ExitCode::interrupted;
    ExitCode end = ExitCode::done;
    if (rejected_is_finding && counts.of(program::Overall::rejected) > 0) end = ExitCode::findings;
    if (counts.of(program::Overall::invalid) > 0 || counts.rows_left() > 0) end = graver(end, ExitCode::invalid);
    return counts.unread_files() + counts.broken_files() > 0 ? graver(end, ExitCode::files) : end;
}

/// Of a run that saw all applications.
ExitCode tell_ids_not_found(const Evaluation& evaluation, const Console& console) {
    if (!evaluation.is_whole() || evaluation.counts().unread_files() > 0) return ExitCode::done;
    const std::vector<std::string> missing = evaluation.ids_not_found();
    for (const std::string& id : missing) console.problem(phrase(Phrase::unknown_id, {{"id", id}}));
    return missing.empty() ? ExitCode::done : ExitCode::usage;
}

}  // namespace

ExitCode evaluate_command(const EvaluateArguments& arguments, const Console& console) {
    ExitCode end = ExitCode::done;
    const std::optional<Judging> judging = prepare(arguments, arguments.inputs, console, end);
    if (!judging) return end;
    std::optional<std::vector<facts::ListItems>> lists = read_lists(arguments, *judging, console, end);
    if (!lists) return end;
    // First, so that no file that is not whole is left behind.
    Interruption interruption;
    const std::unique_ptr<Writer> output = open_output(arguments.output, console);
    Evaluation evaluation(arguments, *judging, console, interruption, *output);
    if (lists->empty()) evaluation.run();
    else evaluation.run(*std::move(lists));
    if (evaluation.has_results() || output->failed()) end = close_output(*output, arguments.output, console, evaluation.is_whole());
    if (end == ExitCode::done) {
        end = tell_ids_not_found(evaluation, console);
        console.note(evaluation.counts().line(console));
    }
    return graver(end, end_of(evaluation.counts(), arguments.exit_code));
}

}  // namespace zhunze::cli
