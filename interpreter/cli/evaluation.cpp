// SPDX-License-Identifier: Apache-2.0
#include "cli/evaluation.hpp"

#include <algorithm>
#include <thread>

#include "cli/column_worker.hpp"
#include "cli/lists.hpp"
#include "facts/finding.hpp"
#include "facts/read.hpp"

namespace zhunze::cli {

Evaluation::Evaluation(const EvaluateArguments& arguments, const Judging& judging, const Console& console, Interruption& interruption,
                       Writer& output)
    : arguments_(arguments), judging_(judging), console_(console), interruption_(interruption), output_(output),
      format_(record_format(arguments.format, *judging.rules.program, arguments.explained, {console.language(), arguments.exact},
                            console.colour() && !arguments.output)),
      jobs_(arguments.jobs > 0 ? arguments.jobs : std::max(1u, std::thread::hardware_concurrency())),
      // Results on the same terminal are progress enough.
      progress_(console, console.streams().err_is_terminal && (arguments.output || !console.streams().out_is_terminal),
                bytes_of(arguments.inputs), Progress::Clock::now()) {
    if (format_ && format_->writes_verdicts()) columns_.emplace(compile_columns(judging));
    if (format_) {
        auto results = std::make_unique<RecordResults>(output, *format_);
        rendered_ = results.get();
        results_ = std::move(results);
    } else {
        results_ = document_results(arguments.format, output, console.language());
    }
}

void Evaluation::run() {
    for (const std::string& input : arguments_.inputs) {
        if (!go_on()) break;
        read(input);
    }
    end();
}

void Evaluation::run(std::vector<facts::ListItems> lists) {
    std::vector<facts::Batch> batches;
    for (const std::string& input : arguments_.inputs) {
        if (!go_on()) return;
        std::optional<facts::Batch> batch = read_input(input, judging_, console_);
        if (batch) batches.push_back(*std::move(batch));
        else counts_.add_unread_file();
    }
    counts_.add_rows_left(join_lists(std::move(lists), batches, judging_, arguments_.lists_complete, console_));
    for (const facts::Batch& batch : batches) add(batch);
    end();
}

std::vector<std::string> Evaluation::ids_not_found() const {
    std::vector<std::string> missing;
    std::ranges::set_difference(arguments_.explained.ids, explained_, std::back_inserter(missing));
    return missing;
}

// ---- one input ----

void Evaluation::read(const std::string& input) {
    const std::string name = name_of_input(input, console_);
    const facts::Limits limits;
    interruption_.resume();
    Name problem;
    const std::unique_ptr<InputSource> source = open_source(input, console_.streams(), interruption_, problem);
    if (!source) return unread(name, problem);
    std::vector<Diagnostic> warnings;
    facts::FileWarnings notes(name, limits.compared_ids, warnings);
    facts::Stream stream(name, *source, *judging_.rules.program, judging_.record, notes, piece_size(), limits);
    const facts::Stream::Opened opened = stream.open(!judging_.sheet.empty() || !format_);
    if (!go_on()) return;
    if (source->problem()) return unread(name, *source->problem());
    switch (opened) {
        case facts::Stream::Opened::refused: return unread(stream.errors());
        case facts::Stream::Opened::too_large:
            return unread(name, phrase(Phrase::file_too_large, {{"limit", std::to_string(limits.file_bytes)}}));
        case facts::Stream::Opened::as_a_whole: return read_whole(name, stream.bytes());
        case facts::Stream::Opened::in_pieces: return read_pieces(name, *source, stream, notes, warnings);
    }
}

void Evaluation::read_whole(const std::string& name, const std::string& bytes) {
    const facts::Batch batch = facts::read(name, bytes, *judging_.rules.program, judging_.record, {}, judging_.sheet);
    if (!batch.file_errors.empty()) return unread(batch.file_errors);
    add(batch);
    progress_.clear();
    console_.show_input_findings(batch.warnings);
}

void Evaluation::read_pieces(const std::string& name, const InputSource& source, facts::Stream& stream, facts::FileNotes& notes,
                             std::vector<Diagnostic>& warnings) {
    const std::size_t before = counts_.total();
    const std::uint64_t bytes_before = bytes_read_;
    std::optional<Diagnostic> broken;
    Pipeline pipeline(jobs_, [&] { return worker(stream.source()); });
    pipeline.run(
        [&](facts::ByteBuffer spare) -> std::optional<facts::Piece> {
            std::optional<facts::Piece> piece = stream.pieces().next(std::move(spare));
            bytes_read_ = bytes_before + stream.pieces().bytes();
            // What ends for another reason than the input's end may end within a record.
            const bool cut_short = interruption_.stopped() || (piece && piece->last && source.problem());
            return cut_short ? std::nullopt : std::move(piece);
        },
        [&](const PieceResult& result) {
            broken = result.broken;
            return deliver(result, notes) && !broken;
        },
        [&] { return go_on(); }, [&] { interruption_.stop(); });
    // Behind a break within a piece nothing counts, though another thread may have read on there.
    const std::optional<Name> problem = broken ? std::nullopt : source.problem();
    if (!broken && !interruption_.stopped()) broken = stream.pieces().broken();
    end_of_pieces(name, counts_.total() - before, std::move(broken), problem, std::move(warnings));
}

/// Columns find rules by what tells applications apart: of thousands of rules each is looked at once a piece. And threads take
/// turns at the input: what they do in between should take much longer than waking one that waits.
std::size_t Evaluation::piece_size() const {
    constexpr std::size_t many_rules = 1000, of_many_rules = 16, of_threads = 4;
    const bool large = columns_ && columns_->rules.size() > many_rules && !columns_->root.children.empty();
    return console_.streams().piece * (large ? of_many_rules : columns_ && jobs_ > 1 ? of_threads : 1);
}

/// By columns where it can be.
std::unique_ptr<PieceWorker> Evaluation::worker(const facts::PieceSource& source) const {
    if (columns_) return column_worker(source, judging_, *format_, *columns_);
    return deciding_worker(source, judging_, *format_);
}

/// Whether more is wanted.
bool Evaluation::deliver(const PieceResult& result, facts::FileNotes& notes) {
    if (result.counts.total() > 0) begin();
    rendered_->add_rendered(result.bytes);
    output_.flush();
    counts_.add(result.counts);
    result.notes.tell(notes);
    explained_.insert(result.explained.begin(), result.explained.end());
    return !output_.failed();
}

void Evaluation::end_of_pieces(const std::string& name, std::size_t applications, std::optional<Diagnostic> broken,
                               const std::optional<Name>& problem, std::vector<Diagnostic> warnings) {
    const bool whole = !broken && !problem;
    if (!whole && applications == 0) return problem ? unread(name, *problem) : unread({*std::move(broken)});
    if (whole && go_on()) {
        begin();
        if (applications == 0) {
            warnings.push_back(facts::finding(Code::no_applications));
            warnings.back().place = name;
        }
    }
    if (broken) warnings.push_back(*std::move(broken));
    progress_.clear();
    console_.show_input_findings(warnings);
    if (whole) return;
    if (problem) console_.problem(phrase(Phrase::cannot_read, {{"path", name}, {"problem", *problem}}));
    console_.problem(phrase(Phrase::broke_off, {{"path", name}, {"count", std::to_string(applications)}}));
    counts_.add_broken_file();
}

// ---- results ----

void Evaluation::add(const facts::Batch& batch) {
    begin();
    for (const facts::Application& application : batch.applications) {
        if (!go_on()) return;
        const evaluate::Decision decision = judging_.decide(application);
        results_->add(judging_.subject(application, decision));
        counts_.add(decision.outcome);
        if (arguments_.explained.names(application.id)) explained_.insert(application.id);
    }
}

void Evaluation::begin() {
    if (!std::exchange(begun_, true)) results_->begin();
}

/// What is not whole is not closed as if it were.
void Evaluation::end() {
    progress_.clear();
    if (begun_ && is_whole() && !output_.failed()) results_->end();
}

void Evaluation::unread(const std::string& name, const Name& problem) {
    progress_.clear();
    console_.problem(phrase(Phrase::cannot_read, {{"path", name}, {"problem", problem}}));
    counts_.add_unread_file();
}

void Evaluation::unread(const std::vector<Diagnostic>& errors) {
    progress_.clear();
    console_.show_input_findings(errors);
    counts_.add_unread_file();
}

bool Evaluation::go_on() {
    if (interruption_.requested()) counts_.interrupt();
    progress_.show(counts_.total(), bytes_read_, Progress::Clock::now());
    return !counts_.interrupted() && !output_.failed();
}

}  // namespace zhunze::cli
