// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"
#include "cli/counts.hpp"
#include "cli/judging.hpp"
#include "cli/lists.hpp"
#include "cli/result_writers.hpp"

namespace zhunze::cli {

namespace {

/// Results begin with the first input that can be read: of none, there is no result.
class Evaluation {
public:
    Evaluation(const Judging& judging, const Console& console, ResultWriter& results, const Writer& output)
        : judging_(judging), console_(console), results_(results), output_(output) {}

    /// Each input is done with before the next is read.
    void run(const std::vector<std::string>& inputs) {
        for (const std::string& input : inputs) {
            if (output_.failed()) return;
            if (const std::optional<facts::Batch> batch = read(input)) add(*batch);
        }
        if (begun_) results_.end();
    }

    /// An item may belong to an application of any input, so that all are read first.
    void run(const std::vector<std::string>& inputs, std::vector<facts::ListItems> lists, bool complete) {
        std::vector<facts::Batch> batches;
        for (const std::string& input : inputs) {
            if (std::optional<facts::Batch> batch = read(input)) batches.push_back(*std::move(batch));
        }
        counts_.add_rows_left(join_lists(std::move(lists), batches, judging_, complete, console_));
        for (const facts::Batch& batch : batches) add(batch);
        if (begun_ && !output_.failed()) results_.end();
    }

    [[nodiscard]] const Counts& counts() const { return counts_; }
    [[nodiscard]] bool has_results() const { return begun_; }

private:
    std::optional<facts::Batch> read(const std::string& input) {
        std::optional<facts::Batch> batch = read_input(input, judging_, console_);
        if (!batch) counts_.add_unread_file();
        return batch;
    }

    void add(const facts::Batch& batch) {
        if (!begun_) results_.begin();
        begun_ = true;
        for (const facts::Application& application : batch.applications) {
            if (output_.failed()) return;
            const evaluate::Decision decision = judging_.decide(application);
            results_.add(judging_.subject(application, decision));
            counts_.add(decision.outcome);
        }
    }

    const Judging& judging_;
    const Console& console_;
    ResultWriter& results_;
    const Writer& output_;
    Counts counts_;
    bool begun_ = false;
};

ExitCode end_of(const Counts& counts, bool rejected_is_finding) {
    ExitCode end = ExitCode::done;
    if (rejected_is_finding && counts.of(program::Overall::rejected) > 0) end = ExitCode::findings;
    if (counts.of(program::Overall::invalid) > 0 || counts.rows_left() > 0) end = graver(end, ExitCode::invalid);
    return counts.unread_files() > 0 ? graver(end, ExitCode::files) : end;
}

}  // namespace

ExitCode evaluate_command(const EvaluateArguments& arguments, const Console& console) {
    ExitCode end = ExitCode::done;
    const std::optional<Judging> judging = prepare(arguments, arguments.inputs, console, end);
    if (!judging) return end;
    std::optional<std::vector<facts::ListItems>> lists = read_lists(arguments, *judging, console, end);
    if (!lists) return end;
    const std::unique_ptr<Writer> output = open_output(arguments.output, console);
    const bool colour = console.colour() && !arguments.output;
    const std::unique_ptr<ResultWriter> results = result_writer(arguments.format, *output, {console.language(), arguments.exact}, colour);
    Evaluation evaluation(*judging, console, *results, *output);
    if (lists->empty()) evaluation.run(arguments.inputs);
    else evaluation.run(arguments.inputs, *std::move(lists), arguments.lists_complete);
    if (evaluation.has_results() || output->failed()) end = close_output(*output, arguments.output, console);
    if (end == ExitCode::done) console.note(evaluation.counts().line(console));
    return graver(end, end_of(evaluation.counts(), arguments.exit_code));
}

}  // namespace zhunze::cli
