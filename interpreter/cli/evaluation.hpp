// SPDX-License-Identifier: Apache-2.0
// One run of `evaluate`: inputs, one after another, to results.
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "cli/counts.hpp"
#include "cli/input_source.hpp"
#include "cli/interruption.hpp"
#include "cli/judging.hpp"
#include "cli/pipeline.hpp"
#include "cli/progress.hpp"
#include "cli/result_writers.hpp"
#include "columns/program.hpp"
#include "facts/list_items.hpp"
#include "facts/stream.hpp"

namespace zhunze::cli {

/// Results begin with the first input that can be read: of none, there is no result.
class Evaluation {
public:
    Evaluation(const EvaluateArguments& arguments, const Judging& judging, const Console& console, Interruption& interruption, Writer& output);

    /// Each input is done with before the next is read.
    void run();
    /// An item may belong to an application of any input, so that all are read first.
    void run(std::vector<facts::ListItems> lists);

    [[nodiscard]] const Counts& counts() const { return counts_; }
    [[nodiscard]] bool has_results() const { return begun_; }
    /// Of the inputs that can be read at all.
    [[nodiscard]] bool is_whole() const { return counts_.broken_files() == 0 && !counts_.interrupted(); }
    /// Ids whose explanation was asked for and that no application has.
    [[nodiscard]] std::vector<std::string> ids_not_found() const;

private:
    void read(const std::string& input);
    void read_whole(const std::string& name, const std::string& bytes);
    [[nodiscard]] std::size_t piece_size() const;
    [[nodiscard]] std::unique_ptr<PieceWorker> worker(const facts::PieceSource& source) const;
    void read_pieces(const std::string& name, const InputSource& source, facts::Stream& stream, facts::FileNotes& notes,
                     std::vector<Diagnostic>& warnings);
    bool deliver(const PieceResult& result, facts::FileNotes& notes);
    void end_of_pieces(const std::string& name, std::size_t applications, std::optional<Diagnostic> broken, const std::optional<Name>& problem,
                       std::vector<Diagnostic> warnings);
    void add(const facts::Batch& batch);
    void begin();
    void end();
    void unread(const std::string& name, const Name& problem);
    void unread(const std::vector<Diagnostic>& errors);
    bool go_on();

    const EvaluateArguments& arguments_;
    const Judging& judging_;
    const Console& console_;
    Interruption& interruption_;
    Writer& output_;
    std::unique_ptr<RecordFormat> format_;   ///< null: the result is a document
    std::optional<columns::ColumnProgram> columns_;  ///< for formats that write verdicts
    std::unique_ptr<ResultWriter> results_;
    RecordResults* rendered_ = nullptr;      ///< `results_`, unless it is a document
    std::size_t jobs_;
    Progress progress_;
    std::atomic<std::uint64_t> bytes_read_ = 0;  ///< of all inputs
    Counts counts_;
    std::set<std::string> explained_;
    bool begun_ = false;
};

}  // namespace zhunze::cli
