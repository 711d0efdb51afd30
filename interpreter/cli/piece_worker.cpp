// SPDX-License-Identifier: Apache-2.0
#include "cli/piece_worker.hpp"

namespace zhunze::cli {

namespace {

class DecidingWorker : public PieceWorker {
public:
    DecidingWorker(const facts::PieceSource& source, const Judging& judging, const RecordFormat& format)
        : judging_(judging), format_(format), reader_(source, *judging.rules.program, judging.record, facts::Limits()) {}

    void work(const facts::Piece& piece, PieceResult& result) override {
        reader_.read(piece);
        for (const facts::Application& application : reader_.batch().applications) {
            const evaluate::Decision decision = judging_.decide(application);
            result.bytes += format_.between();
            format_.append(result.bytes, judging_.subject(application, decision));
            result.counts.add(decision.outcome);
            if (format_.explained().names(application.id)) result.explained.insert(application.id);
        }
        result.notes.swap(reader_.notes());
        if (!reader_.batch().file_errors.empty()) result.broken = reader_.batch().file_errors.front();
    }

private:
    const Judging& judging_;
    const RecordFormat& format_;
    facts::PieceReader reader_;
};

}  // namespace

std::unique_ptr<PieceWorker> deciding_worker(const facts::PieceSource& source, const Judging& judging, const RecordFormat& format) {
    return std::make_unique<DecidingWorker>(source, judging, format);
}

}  // namespace zhunze::cli
