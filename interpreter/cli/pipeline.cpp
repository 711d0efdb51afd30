// SPDX-License-Identifier: Apache-2.0
#include "cli/pipeline.hpp"

namespace zhunze::cli {

void Pipeline::run(const Next& next, const Deliver& deliver, const Tick& tick, const std::function<void()>& stop_input) {
    const Run run{next, deliver, tick, stop_input};
    if (jobs_ <= 1) return run_alone(run);
    {
        const std::lock_guard lock(input_);
        start_worker(run);
    }
    watch(run);
    for (std::thread& worker : workers_) worker.join();
    if (failure_) std::rethrow_exception(failure_);
}

void Pipeline::run_alone(const Run& run) {
    const std::unique_ptr<PieceWorker> worker = make_worker_();
    facts::ByteBuffer spare;
    PieceResult result;
    while (run.tick()) {
        std::optional<facts::Piece> piece = run.next(std::move(spare));
        if (!piece) return;
        result.clear();
        worker->work(*piece, result);
        if (!run.deliver(result)) return;
        spare = std::move(piece->memory);
    }
}

void Pipeline::start_worker(const Run& run) {
    const std::lock_guard lock(output_);
    workers_.emplace_back([this, run] {
        try {
            work(run);
        } catch (...) {
            fail(run);
        }
        const std::lock_guard at_end(output_);
        if (--working_ == 0) all_done_.notify_one();
    });
    ++working_;
}

void Pipeline::work(const Run& run) {
    std::unique_ptr<PieceWorker> worker;
    auto result = std::make_unique<PieceResult>();
    facts::ByteBuffer spare;
    while (std::optional<Taken> taken = take(run, std::move(spare))) {
        if (!worker) worker = make_worker_();
        result->clear();
        worker->work(taken->piece, *result);
        spare = std::move(taken->piece.memory);
        result = hand_in(run, taken->number, std::move(result));
    }
}

/// Short inputs need no more threads than they have pieces.
std::optional<Pipeline::Taken> Pipeline::take(const Run& run, facts::ByteBuffer spare) {
    const std::lock_guard lock(input_);
    if (ended_ || stopped_) return std::nullopt;
    std::optional<facts::Piece> piece = run.next(std::move(spare));
    ended_ = !piece || piece->last;
    if (!piece) return std::nullopt;
    if (!ended_ && workers_.size() < jobs_) start_worker(run);
    return Taken{*std::move(piece), taken_++};
}

/// Gives a result that may be written over, once another piece may be taken. Who works on the first piece never waits here.
std::unique_ptr<PieceResult> Pipeline::hand_in(const Run& run, std::uint64_t number, std::unique_ptr<PieceResult> result) {
    std::unique_lock lock(output_);
    const std::size_t index = number - given_out_;
    if (results_.size() <= index) results_.resize(index + 1);
    ++waiting_;
    rendered_ += result->bytes.size();
    results_[index] = std::move(result);
    if (!giving_out_) give_out(run, lock);
    room_.wait(lock, [this] { return is_room(); });
    if (spares_.empty()) return std::make_unique<PieceResult>();
    result = std::move(spares_.back());
    spares_.pop_back();
    return result;
}

/// All that are next in turn, also those that come in meanwhile.
void Pipeline::give_out(const Run& run, std::unique_lock<std::mutex>& lock) {
    giving_out_ = true;
    while (!results_.empty() && results_.front() && !failure_) {
        std::unique_ptr<PieceResult> result = std::move(results_.front());
        results_.pop_front();
        ++given_out_;
        --waiting_;
        rendered_ -= result->bytes.size();
        lock.unlock();
        const bool more = run.deliver(*result);
        if (!more || !run.tick()) stop(run);
        lock.lock();
        if (!more) return;  // nobody else gives out anything from here on
        spares_.push_back(std::move(result));
        room_.notify_one();
    }
    giving_out_ = false;
    room_.notify_all();
}

/// Until all threads are done.
void Pipeline::watch(const Run& run) {
    std::unique_lock lock(output_);
    while (!all_done_.wait_for(lock, between_ticks, [this] { return working_ == 0; })) {
        if (giving_out_) continue;  // and with each result given out there is a tick
        giving_out_ = true;
        lock.unlock();
        try {
            if (!run.tick()) stop(run);
            lock.lock();
            give_out(run, lock);
        } catch (...) {
            fail(run);
        }
        if (!lock.owns_lock()) lock.lock();
    }
}

void Pipeline::stop(const Run& run) {
    {
        const std::lock_guard lock(output_);
        stopped_ = true;
    }
    room_.notify_all();
    run.stop_input();
}

void Pipeline::fail(const Run& run) {
    {
        const std::lock_guard lock(output_);
        if (!failure_) failure_ = std::current_exception();
    }
    stop(run);
}

}  // namespace zhunze::cli
