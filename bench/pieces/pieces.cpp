// SPDX-License-Identifier: Apache-2.0
// What a decision is made of, piece by piece, under Google Benchmark: pieces FOLDER [--benchmark_… options]
#include <benchmark/benchmark.h>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

#include "../ours/engine.hpp"
#include "values/rational.hpp"

namespace {

using zhunze::Rational;

std::string folder;

void read_number(benchmark::State& state, const char* text) {
    const std::string digits = text;
    for (auto _ : state) benchmark::DoNotOptimize(Rational::from_decimal(digits));
}
BENCHMARK_CAPTURE(read_number, whole, "5000");
BENCHMARK_CAPTURE(read_number, six_places, "1445.030744");
BENCHMARK_CAPTURE(read_number, fifty_digits, "12345678901234567890.123456789012345678901234567890");

void compare(benchmark::State& state, const Rational& left, const Rational& right) {
    for (auto _ : state) benchmark::DoNotOptimize(left < right);
}
BENCHMARK_CAPTURE(compare, whole, Rational(5000), Rational(5001));
BENCHMARK_CAPTURE(compare, fractions, Rational(4000000, 16667), Rational(300));
BENCHMARK_CAPTURE(compare, of_128_bits, Rational(4'000'000'000'000'000'007, 3'000'000'000'000'000'019), Rational(5'000'000'000'000'000'023, 3'000'000'000'000'000'017));

void divide(benchmark::State& state) {
    const Rational investment(14'450'307'440'000, 1'000'000), area(2'000 * 45'000, 30'000);
    for (auto _ : state) benchmark::DoNotOptimize(investment / area);
}
BENCHMARK(divide);

struct Data {
    zhunze::bench::Engine engine{folder + "/rules"};
    std::string text;
    std::shared_ptr<zhunze::bench::Engine::Batch> batch;

    Data() {
        std::ifstream file(folder + "/applications.ndjson", std::ios::binary);
        for (std::string line; std::getline(file, line) && text.size() < (1u << 20);) text += line + '\n';
        batch = engine.parse(text);
    }
    static const Data& get() {
        static const Data data;
        return data;
    }
};

void read_ndjson(benchmark::State& state) {
    const Data& data = Data::get();
    for (auto _ : state) benchmark::DoNotOptimize(data.engine.parse(data.text));
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * data.text.size()));
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * zhunze::bench::Engine::size(*data.batch)));
}
BENCHMARK(read_ndjson);

void one_decision(benchmark::State& state) {
    const Data& data = Data::get();
    data.engine.choose(*data.batch, 0);
    for (auto _ : state) benchmark::DoNotOptimize(data.engine.judge_one());
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(one_decision);

void decide_all(benchmark::State& state) {
    const Data& data = Data::get();
    const auto verdicts = zhunze::bench::Engine::room_for(*data.batch);
    for (auto _ : state) data.engine.judge(*data.batch, *verdicts);
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * zhunze::bench::Engine::size(*data.batch)));
}
BENCHMARK(decide_all);

}  // namespace

int main(int count, char** given) {
    benchmark::Initialize(&count, given);
    if (count != 2) {
        std::fprintf(stderr, "pieces FOLDER: a folder that `generate` wrote\n");
        return 2;
    }
    folder = given[1];
    benchmark::RunSpecifiedBenchmarks();
}
