// SPDX-License-Identifier: Apache-2.0
#include "pipeline.hpp"

#include <unistd.h>

#include <condition_variable>
#include <mutex>
#include <thread>

namespace zhunze::bench {

namespace {

constexpr std::size_t block_bytes = 1u << 18;

/// Standard input in blocks that end with a line. What follows the last line end of a block begins the next.
class Input {
public:
    /// False at the end.
    bool next(std::vector<char>& buffer, std::size_t& size) {
        buffer.resize(block_bytes + Block::padding);
        std::memcpy(buffer.data(), rest_.data(), rest_.size());
        size = rest_.size();
        rest_.clear();
        while (size < block_bytes) {
            const ssize_t got = ::read(STDIN_FILENO, buffer.data() + size, block_bytes - size);
            if (got < 0) stop("cannot read");
            if (got == 0) return size > 0;
            size += static_cast<std::size_t>(got);
        }
        const std::size_t end = std::string_view(buffer.data(), size).find_last_of('\n');
        if (end == std::string_view::npos) stop("a line is too long");
        rest_.assign(buffer.data() + end + 1, size - end - 1);
        size = end + 1;
        return true;
    }

private:
    std::string rest_;
};

void write_all(const std::string& text) {
    for (std::size_t done = 0; done < text.size();) {
        const ssize_t put = ::write(STDOUT_FILENO, text.data() + done, text.size() - done);
        if (put <= 0) stop("cannot write");
        done += static_cast<std::size_t>(put);
    }
}

/// Blocks are taken and written under a lock each; between the two every thread works for itself.
class Turns {
public:
    void work(Worker& worker) {
        std::vector<char> buffer;
        std::string output;
        std::size_t size = 0;
        for (std::size_t turn = 0; take(buffer, size, turn);) {
            output.clear();
            worker.process({buffer.data(), size}, output);
            std::unique_lock lock(out_);
            mine_.wait(lock, [&] { return written_ == turn; });
            write_all(output);
            ++written_;
            mine_.notify_all();
        }
    }

private:
    bool take(std::vector<char>& buffer, std::size_t& size, std::size_t& turn) {
        const std::lock_guard lock(in_);
        turn = taken_++;
        return input_.next(buffer, size);
    }

    std::mutex in_, out_;
    std::condition_variable mine_;
    Input input_;
    std::size_t taken_ = 0, written_ = 0;
};

}  // namespace

void run(const std::vector<std::unique_ptr<Worker>>& workers) {
    Turns turns;
    std::vector<std::jthread> threads;
    for (std::size_t index = 1; index < workers.size(); ++index) threads.emplace_back([&, index] { turns.work(*workers[index]); });
    turns.work(*workers[0]);
}

}  // namespace zhunze::bench
