// SPDX-License-Identifier: Apache-2.0
#include "cli/pipeline.hpp"

#include <atomic>
#include <stdexcept>

#include "catch.hpp"

using namespace zhunze;
using namespace zhunze::cli;

namespace {

constexpr std::uint64_t many = 200;

/// Writes the number of the piece; some pieces take longer than others, so that they are done out of order.
class Numbering : public PieceWorker {
public:
    explicit Numbering(std::uint64_t throws_at = many) : throws_at_(throws_at) {}
    void work(const facts::Piece& piece, PieceResult& result) override {
        if (piece.record == throws_at_) throw std::runtime_error("piece " + std::to_string(piece.record));
        for (std::uint64_t i = 0; i < piece.record % 5 * 20'000; ++i) effort_ = effort_ + i;
        result.bytes = std::to_string(piece.record) + " ";
    }

private:
    std::uint64_t throws_at_;
    std::atomic<std::uint64_t> effort_ = 0;
};

/// Gives pieces with numbers from zero on.
struct Numbers {
    std::uint64_t most = many;
    std::atomic<std::uint64_t> given = 0;
    std::optional<facts::Piece> operator()(const facts::ByteBuffer&) {
        if (given == most) return std::nullopt;
        facts::Piece piece;
        piece.record = given++;
        return piece;
    }
};

std::string numbers_below(std::uint64_t end) {
    std::string text;
    for (std::uint64_t i = 0; i < end; ++i) text += std::to_string(i) + " ";
    return text;
}

const auto numbering = [] { return std::make_unique<Numbering>(); };
const auto go_on = [] { return true; };
const auto nothing = [] {};

}  // namespace

TEST_CASE("pieces come out in the order in which they went in") {
    for (const std::size_t jobs : {1u, 2u, 5u, 16u}) {
        Numbers numbers;
        std::string out;
        Pipeline pipeline(jobs, numbering);
        pipeline.run(
            [&](facts::ByteBuffer spare) { return numbers(std::move(spare)); },
            [&](const PieceResult& result) {
                out += result.bytes;
                return true;
            },
            go_on, nothing);
        CHECK(out == numbers_below(many));
    }
}

TEST_CASE("only a few pieces a job are taken ahead of what is delivered") {
    Numbers numbers;
    std::uint64_t delivered = 0;
    std::uint64_t furthest = 0;
    Pipeline pipeline(2, numbering);
    pipeline.run(
        [&](facts::ByteBuffer spare) { return numbers(std::move(spare)); },
        [&](const PieceResult&) {
            furthest = std::max(furthest, numbers.given - delivered++);
            return true;
        },
        go_on, nothing);
    CHECK(delivered == many);
    CHECK(furthest <= 2 * 3 + 2);  // those under way, the one delivered, and the one that waits for room
}

TEST_CASE("who delivers may stop, even while the input is waited for") {
    for (const std::size_t jobs : {1u, 4u}) {
        Numbers numbers;
        std::atomic<bool> stopped = false;
        std::string out;
        Pipeline pipeline(jobs, numbering);
        pipeline.run(
            [&](facts::ByteBuffer spare) -> std::optional<facts::Piece> {
                while (numbers.given == 20 && !stopped) std::this_thread::yield();  // an input that does not end
                return stopped ? std::nullopt : numbers(std::move(spare));
            },
            [&](const PieceResult& result) {
                out += result.bytes;
                return !result.bytes.starts_with("10");
            },
            go_on, [&] { stopped = true; });
        CHECK(out == numbers_below(11));
    }
}

TEST_CASE("a run that is broken off delivers a beginning") {
    for (const std::size_t jobs : {1u, 4u}) {
        Numbers numbers;
        std::atomic<bool> stopped = false;
        std::string out;
        std::uint64_t delivered = 0;
        Pipeline pipeline(jobs, numbering);
        pipeline.run(
            [&](facts::ByteBuffer spare) { return stopped ? std::nullopt : numbers(std::move(spare)); },
            [&](const PieceResult& result) {
                out += result.bytes;
                ++delivered;
                return true;
            },
            [&] { return delivered < 7; }, [&] { stopped = true; });
        CHECK(delivered >= 7);
        CHECK(delivered < many);
        CHECK(out == numbers_below(delivered));
    }
}

TEST_CASE("what a worker or the input throws is thrown where the pipeline runs") {
    for (const std::size_t jobs : {1u, 4u}) {
        Numbers numbers;
        Pipeline worker_throws(jobs, [] { return std::make_unique<Numbering>(30); });
        CHECK_THROWS_AS(worker_throws.run([&](facts::ByteBuffer spare) { return numbers(std::move(spare)); }, [](const PieceResult&) { return true; }, go_on, nothing),
                        std::runtime_error);
        Pipeline input_throws(jobs, numbering);
        const auto broken = [](const facts::ByteBuffer&) -> std::optional<facts::Piece> { throw std::runtime_error("input"); };
        CHECK_THROWS_AS(input_throws.run(broken, [](const PieceResult&) { return true; }, go_on, nothing), std::runtime_error);
        Numbers again;
        Pipeline delivery_throws(jobs, numbering);
        const auto refuse = [](const PieceResult&) -> bool { throw std::runtime_error("output"); };
        CHECK_THROWS_AS(delivery_throws.run([&](facts::ByteBuffer spare) { return again(std::move(spare)); }, refuse, go_on, nothing), std::runtime_error);
    }
}
