// SPDX-License-Identifier: Apache-2.0
#include "cli/piece_worker.hpp"

namespace zhunze::cli {

namespace {

class DecidingWorker : public PieceWorker {
public:
    DecidingWorker(const facts::PieceSource& source, const Judging& judging, const RecordFormat& format)
        : judging_(judging), format_(format),
          reader_(source, *judging.rules.program, judging.record, facts::Limits(), [this](const facts::Application& application) { add(application); }) {}

    void work(const facts::Piece& piece, PieceResult& result) override {
        result_ = &result;
        result.bytes.reserve(usual_bytes_);
        result.broken = reader_.read(piece);
        result.notes.swap(reader_.notes());
        usual_bytes_ = result.bytes.size() + result.bytes.size() / 8;
    }

private:
    void add(const facts::Application& application) {
        const evaluate::Decision decision = judging_.decide(application);
        result_->bytes += format_.between();
        format_.append(result_->bytes, judging_.subject(application, decision));
        result_->counts.add(decision.outcome);
        if (format_.explained().names(application.id)) result_->explained.insert(application.id);
    }

    const Judging& judging_;
    const RecordFormat& format_;
    facts::PieceReader reader_;
    PieceResult* result_ = nullptr;  ///< of the piece at hand
    std::size_t usual_bytes_ = 0;    ///< of the result of a piece, with some room
};

}  // namespace

std::unique_ptr<PieceWorker> deciding_worker(const facts::PieceSource& source, const Judging& judging, const RecordFormat& format) {
    return std::make_unique<DecidingWorker>(source, judging, format);
}

}  // namespace zhunze::cli
