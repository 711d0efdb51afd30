// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "cli/piece_worker.hpp"

namespace zhunze::cli {

/// Takes pieces from one side, has them worked on by several threads and gives them out on the other side in the same order. Each
/// thread takes a piece, works on it while its processor has it at hand, and gives out what is next to be given out; no thread waits
/// for another to hand it something. At most a few pieces a thread are under way.
class Pipeline {
public:
    /// `spare`: the memory of a piece that is done with.
    using Next = std::function<std::optional<facts::Piece>(facts::ByteBuffer spare)>;
    using MakeWorker = std::function<std::unique_ptr<PieceWorker>()>;
    /// False: nothing more is wanted.
    using Deliver = std::function<bool(const PieceResult&)>;
    /// Called now and then, also while nothing is there to deliver; false: no more pieces are to be taken.
    using Tick = std::function<bool()>;

    Pipeline(std::size_t jobs, MakeWorker make_worker) : jobs_(jobs), make_worker_(std::move(make_worker)) {}
    Pipeline(const Pipeline&) = delete;
    Pipeline& operator=(const Pipeline&) = delete;

    /// `next` is called by one thread at a time, and so are `deliver` and `tick` together, whichever thread that is. With one job it is
    /// this one, and there is no other. `stop_input`: makes `next` return soon. What a worker throws is thrown here.
    void run(const Next& next, const Deliver& deliver, const Tick& tick, const std::function<void()>& stop_input);

private:
    static constexpr std::size_t waiting_a_job = 2;
    static constexpr std::size_t most_rendered = 64u * 1024 * 1024;  ///< bytes that wait to be delivered
    static constexpr std::chrono::milliseconds between_ticks{100};

    /// What all threads of a run share.
    struct Run {
        const Next& next;
        const Deliver& deliver;
        const Tick& tick;
        const std::function<void()>& stop_input;
    };
    /// A piece taken, and its place in the order of all.
    struct Taken {
        facts::Piece piece;
        std::uint64_t number = 0;
    };

    void run_alone(const Run& run);
    void start_worker(const Run& run);
    void work(const Run& run);
    [[nodiscard]] std::optional<Taken> take(const Run& run, facts::ByteBuffer spare);
    [[nodiscard]] std::unique_ptr<PieceResult> hand_in(const Run& run, std::uint64_t number, std::unique_ptr<PieceResult> result);
    void give_out(const Run& run, std::unique_lock<std::mutex>& lock);
    void watch(const Run& run);
    [[nodiscard]] bool is_room() const { return stopped_ || (waiting_ < jobs_ * waiting_a_job && rendered_ <= most_rendered); }
    void stop(const Run& run);
    void fail(const Run& run);

    std::size_t jobs_;
    MakeWorker make_worker_;

    std::mutex input_;  ///< of what follows, up to the next lock, and of `next`
    std::uint64_t taken_ = 0;
    bool ended_ = false;
    std::vector<std::thread> workers_;

    std::mutex output_;
    std::condition_variable room_;
    std::condition_variable all_done_;
    std::deque<std::unique_ptr<PieceResult>> results_;  ///< of the pieces not given out, in their order; null: still in work
    std::uint64_t given_out_ = 0;
    std::size_t waiting_ = 0;   ///< results that are there
    std::size_t rendered_ = 0;  ///< their bytes
    std::vector<std::unique_ptr<PieceResult>> spares_;
    bool giving_out_ = false;   ///< a thread is at it
    std::size_t working_ = 0;   ///< threads
    std::exception_ptr failure_;

    std::atomic<bool> stopped_ = false;  ///< no more pieces are wanted
};

}  // namespace zhunze::cli
