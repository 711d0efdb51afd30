// SPDX-License-Identifier: Apache-2.0
// The interpreter through its C++ interface: ours eval|verdicts|load|latency FOLDER [NUMBER]   (bench/README.md says what each is)
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <new>

#include "engine.hpp"

namespace {

using namespace zhunze::bench;
using Clock = std::chrono::steady_clock;

std::string applications_of(const std::string& folder) {
    std::ifstream file(folder + "/applications.ndjson", std::ios::binary);
    if (!file) stop("cannot read " + folder + "/applications.ndjson");
    return {std::istreambuf_iterator<char>(file), {}};
}

std::size_t allocations = 0;  // since the program began; it has one thread

double seconds_since(Clock::time_point begin) { return std::chrono::duration<double>(Clock::now() - begin).count(); }

void print_seconds(const std::vector<double>& seconds) {
    for (std::size_t pass = 0; pass < seconds.size(); ++pass) std::printf("%s%.9f", pass == 0 ? "" : ",", seconds[pass]);
    std::printf("]}\n");
}

void run_eval(const std::string& folder, std::size_t repeat) {
    const Engine engine(folder + "/rules");
    const std::string text = applications_of(folder);
    const auto batch = engine.parse(text);
    const auto verdicts = Engine::room_for(*batch);
    std::vector<double> seconds;
    for (std::size_t pass = 0; pass < repeat; ++pass) {
        const auto begin = Clock::now();
        engine.judge(*batch, *verdicts);
        seconds.push_back(seconds_since(begin));
    }
    std::printf("{\"records\":%zu,\"seconds\":[", Engine::size(*batch));
    print_seconds(seconds);
}

void run_verdicts(const std::string& folder) {
    const Engine engine(folder + "/rules");
    const std::string text = applications_of(folder);
    const auto batch = engine.parse(text);
    const auto verdicts = Engine::room_for(*batch);
    engine.judge(*batch, *verdicts);
    std::string output;
    engine.append_lines(*batch, *verdicts, output);
    if (std::fwrite(output.data(), 1, output.size(), stdout) != output.size()) stop("cannot write");
}

void run_load(const std::string& folder, std::size_t repeat) {
    std::vector<double> seconds;
    for (std::size_t pass = 0; pass < repeat; ++pass) {
        const auto begin = Clock::now();
        const Engine engine(folder + "/rules");
        seconds.push_back(seconds_since(begin));
    }
    std::printf("{\"seconds\":[");
    print_seconds(seconds);
}

/// Each decision between two looks at the clock, once all have been made before; what the clock itself takes is told beside, and how
/// often all those decisions asked for memory.
void run_latency(const std::string& folder, std::size_t count) {
    const Engine engine(folder + "/rules");
    const std::string text = applications_of(folder);
    const auto batch = engine.parse(text);
    const auto quantiles = [count](std::vector<std::int64_t> taken) {
        std::ranges::sort(taken);
        std::printf("{\"p50\":%lld,\"p99\":%lld}", static_cast<long long>(taken[count / 2]), static_cast<long long>(taken[count * 99 / 100]));
    };
    const auto nanoseconds = [](Clock::duration taken) { return std::int64_t{std::chrono::nanoseconds(taken).count()}; };
    std::vector<std::int64_t> decisions(count), clocks(count);
    unsigned outcomes = 0;
    const auto choose = [&](std::size_t index) { engine.choose(*batch, index % Engine::size(*batch)); };
    for (std::size_t index = 0; index < count; ++index) {
        choose(index);
        outcomes += engine.judge_one();
    }
    std::size_t allocated = 0;
    for (std::size_t index = 0; index < count; ++index) {
        choose(index);
        const std::size_t before = allocations;
        const auto begin = Clock::now();
        const auto between = Clock::now();
        outcomes += engine.judge_one();
        const auto end = Clock::now();
        allocated += allocations - before;
        clocks[index] = nanoseconds(between - begin);
        decisions[index] = nanoseconds(end - between);
    }
    std::printf("{\"ns\":");
    quantiles(decisions);
    std::printf(",\"clock_ns\":");
    quantiles(clocks);
    std::printf(",\"allocations\":%zu,\"outcomes\":%u}\n", allocated, outcomes);
}

}  // namespace

void* operator new(std::size_t size) {
    ++allocations;
    if (void* const memory = std::malloc(size == 0 ? 1 : size)) return memory;
    throw std::bad_alloc();
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
    ++allocations;
    return std::malloc(size == 0 ? 1 : size);
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

int main(int count, char** given) {
    const std::string command = count > 1 ? given[1] : "";
    const std::string folder = count > 2 ? given[2] : "";
    const std::size_t number = count > 3 ? std::strtoull(given[3], nullptr, 10) : 1;
    if (folder.empty() || number == 0) stop("ours eval|verdicts|load|latency FOLDER [NUMBER]");
    if (command == "eval") run_eval(folder, number);
    else if (command == "verdicts") run_verdicts(folder);
    else if (command == "load") run_load(folder, number);
    else if (command == "latency") run_latency(folder, number);
    else stop("no command " + command);
}
