// SPDX-License-Identifier: Apache-2.0
#include "cli/pipeline.hpp"

#include <algorithm>
#include <utility>

namespace zhunze::cli {

void Pipeline::run(const Next& next, const Deliver& deliver, const Tick& tick, const std::function<void()>& stop_input) {
    if (jobs_ <= 1) return run_alone(next, deliver, tick);
    reader_ = std::thread([this, &next] { read(next); });
    try {
        deliver_all(deliver, tick);
    } catch (...) {
        fail();
    }
    {
        // Whatever is still under way is not wanted.
        const std::lock_guard lock(mutex_);
        drop_waiting();
        if (reading_) stop_input();
    }
    join();
    if (failure_) std::rethrow_exception(failure_);
}

void Pipeline::run_alone(const Next& next, const Deliver& deliver, const Tick& tick) {
    const std::unique_ptr<PieceWorker> worker = make_worker_();
    facts::ByteBuffer spare;
    while (tick()) {
        std::optional<facts::Piece> piece = next(std::move(spare));
        if (!piece) return;
        PieceResult result;
        worker->work(*piece, result);
        if (!deliver(result)) return;
        spare = std::move(piece->memory);
    }
}

void Pipeline::deliver_all(const Deliver& deliver, const Tick& tick) {
    std::unique_lock lock(mutex_);
    while (!failure_) {
        if (!under_way_.empty() && under_way_.front()->state == State::done) {
            const std::unique_ptr<Work> work = std::move(under_way_.front());
            under_way_.pop_front();
            rendered_ -= work->result.bytes.size();
            changed_.notify_all();
            lock.unlock();
            const bool more = deliver(work->result);
            lock.lock();
            if (!more) return;
        } else if (under_way_.empty() && ended_) {
            return;
        } else {
            changed_.wait_for(lock, between_ticks);
        }
        if (!tick()) drop_waiting();
    }
}

/// Those behind the ones in work: what remains is the input's front.
void Pipeline::drop_waiting() {
    ended_ = true;
    while (!under_way_.empty() && under_way_.back()->state == State::waiting) under_way_.pop_back();
    changed_.notify_all();
}

void Pipeline::read(const Next& next) {
    try {
        for (bool more = true; more;) {
            std::optional<facts::Piece> piece = next(take_spare());
            std::unique_lock lock(mutex_);
            changed_.wait(lock, [this] { return ended_ || under_way_.size() < jobs_ * pieces_a_job; });
            more = piece && !ended_;
            if (more) add(*std::move(piece));
        }
    } catch (...) {
        fail();
    }
    const std::lock_guard lock(mutex_);
    ended_ = true;
    reading_ = false;
    changed_.notify_all();
}

facts::ByteBuffer Pipeline::take_spare() {
    const std::lock_guard lock(mutex_);
    if (spares_.empty()) return {};
    facts::ByteBuffer spare = std::move(spares_.back());
    spares_.pop_back();
    return spare;
}

/// Short inputs need no more threads than they have pieces.
void Pipeline::add(facts::Piece piece) {
    under_way_.push_back(std::make_unique<Work>());
    under_way_.back()->piece = std::move(piece);
    if (workers_.size() < jobs_) workers_.emplace_back([this] { work(); });
    changed_.notify_all();
}

/// The first that no worker has begun, if there is room for what it gives. The first of all always may be begun: all wait for it.
Pipeline::Work* Pipeline::next_work() {
    const auto waiting = std::ranges::find(under_way_, State::waiting, [](const auto& one) { return one->state; });
    if (waiting == under_way_.end() || (rendered_ > most_rendered && waiting != under_way_.begin())) return nullptr;
    return waiting->get();
}

void Pipeline::work() {
    try {
        const std::unique_ptr<PieceWorker> worker = make_worker_();
        std::unique_lock lock(mutex_);
        while (true) {
            Work* work = nullptr;
            changed_.wait(lock, [&] {
                work = next_work();
                return work != nullptr || (ended_ && !any_waiting());
            });
            if (work == nullptr) return;
            work->state = State::in_work;
            lock.unlock();
            worker->work(work->piece, work->result);
            lock.lock();
            spares_.push_back(std::move(work->piece.memory));
            work->state = State::done;
            rendered_ += work->result.bytes.size();
            changed_.notify_all();
        }
    } catch (...) {
        fail();
    }
}

void Pipeline::fail() {
    const std::lock_guard lock(mutex_);
    if (!failure_) failure_ = std::current_exception();
    drop_waiting();
}

void Pipeline::join() {
    if (reader_.joinable()) reader_.join();
    for (std::thread& worker : workers_) worker.join();
}

}  // namespace zhunze::cli
