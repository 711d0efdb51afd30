// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "cli/piece_worker.hpp"

namespace zhunze::cli {

/// Takes pieces from one side, has them worked on by several threads and gives them out on the other side in the same order. At
/// most a few a worker are under way.
class Pipeline {
public:
    /// `spare`: the text of a piece that is done with, whose memory may be used again.
    using Next = std::function<std::optional<facts::Piece>(facts::ByteBuffer spare)>;
    using MakeWorker = std::function<std::unique_ptr<PieceWorker>()>;
    /// False: nothing more is wanted.
    using Deliver = std::function<bool(const PieceResult&)>;
    /// Called now and then while nothing is there to deliver; false: the pieces that no worker has begun are to be left out.
    using Tick = std::function<bool()>;

    Pipeline(std::size_t jobs, MakeWorker make_worker) : jobs_(jobs), make_worker_(std::move(make_worker)) {}
    Pipeline(const Pipeline&) = delete;
    Pipeline& operator=(const Pipeline&) = delete;

    /// `next` is called by one thread at a time, not always by this one; the others by this one. With one job there is no other
    /// thread. `stop_input`: makes `next` return soon. What a worker throws is thrown here.
    void run(const Next& next, const Deliver& deliver, const Tick& tick, const std::function<void()>& stop_input);

private:
    static constexpr std::size_t pieces_a_job = 3;
    static constexpr std::size_t most_rendered = 64u * 1024 * 1024;  ///< bytes that wait to be delivered
    static constexpr std::chrono::milliseconds between_ticks{100};

    enum class State : unsigned char { waiting, in_work, done };
    struct Work {
        facts::Piece piece;
        PieceResult result;
        State state = State::waiting;
    };

    void run_alone(const Next& next, const Deliver& deliver, const Tick& tick);
    void deliver_all(const Deliver& deliver, const Tick& tick);
    void read(const Next& next);
    [[nodiscard]] facts::ByteBuffer take_spare();
    void add(facts::Piece piece);
    void work();
    [[nodiscard]] Work* next_work();
    [[nodiscard]] bool any_waiting() const { return !under_way_.empty() && under_way_.back()->state == State::waiting; }
    void drop_waiting();
    void fail();
    void join();

    std::size_t jobs_;
    MakeWorker make_worker_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<facts::ByteBuffer> spares_;
    std::deque<std::unique_ptr<Work>> under_way_;  ///< in the order of the input
    std::size_t rendered_ = 0;
    bool ended_ = false;                           ///< no more pieces are taken
    bool reading_ = true;
    std::exception_ptr failure_;
    std::thread reader_;
    std::vector<std::thread> workers_;
};

}  // namespace zhunze::cli
