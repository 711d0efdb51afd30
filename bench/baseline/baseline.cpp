// SPDX-License-Identifier: Apache-2.0
// The hand-written yardstick: baseline simdjson|scanner loop|index COMMAND …   (bench/README.md says which commands there are)
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "judges.hpp"
#include "pipeline.hpp"
#include "readers.hpp"

namespace {

using namespace zhunze::bench;

struct Arguments {
    std::string reader, judge, command, folder, number;
};

Needs needs_of(const Rules& rules) {
    const bool table = !rules.table.empty();
    return {.region = table || !rules.thresholds.empty(), .industry = table};
}

void append_verdict(std::string& output, std::string_view id, const auto& judge, const Application& application, const auto* violated) {
    output += "{\"id\":";
    output += id;
    const std::size_t before = output.size();
    judge.names(application, violated, [&](const std::string& name) {
        output += output.size() == before ? ",\"outcome\":\"rejected\",\"violated\":[" : ",";
        output += name;
    });
    output += output.size() == before ? ",\"outcome\":\"passed\"" : "]";
    if constexpr (requires { judge.exempt(violated); }) {
        if (const std::string* const rule = judge.exempt(violated)) output.append(",\"exempt\":[").append(*rule).append("]");
    }
    output += "}\n";
}

template <typename Judge, typename Reader>
class TextWorker : public Worker {
public:
    TextWorker(const Rules& rules, const Judge& judge) : judge_(judge), reader_(rules, needs_of(rules)), violated_(judge.words()) {}

    void process(const Block& block, std::string& output) override {
        reader_.read(block, [&](const Line& line) {
            judge_.judge(line.application, violated_.data());
            append_verdict(output, line.id, judge_, line.application, violated_.data());
        });
    }

private:
    const Judge& judge_;
    Reader reader_;
    std::vector<typename Judge::Word> violated_;
};

template <typename Judge, typename Reader>
void run_text(const Rules& rules, const Judge& judge, std::size_t threads) {
    std::vector<std::unique_ptr<Worker>> workers;
    while (workers.size() < threads) workers.push_back(std::make_unique<TextWorker<Judge, Reader>>(rules, judge));
    run(workers);
}

/// All applications of a folder, parsed.
struct Parsed {
    std::string text;
    std::vector<Application> applications;
    std::vector<std::string_view> ids;
};

Parsed parse(const Rules& rules, const std::string& folder) {
    std::ifstream file(folder + "/applications.ndjson", std::ios::binary);
    if (!file) stop("cannot read " + folder + "/applications.ndjson");
    Parsed parsed;
    parsed.text.assign(std::istreambuf_iterator<char>(file), {});
    const std::size_t size = parsed.text.size();
    parsed.text.append(Block::padding, '\0');
    Scanner reader(rules, needs_of(rules));
    reader.read({parsed.text.data(), size}, [&](const Line& line) {
        parsed.applications.push_back(line.application);
        parsed.ids.push_back(line.id);
    });
    return parsed;
}

template <typename Judge>
void judge_all(const Judge& judge, const std::vector<Application>& applications, std::vector<typename Judge::Word>& violated) {
    typename Judge::Word* at = violated.data();
    const std::size_t words = judge.words();
    for (const Application& application : applications) {
        judge.judge(application, at);
        at += words;
    }
}

template <typename Judge>
void run_eval(const Judge& judge, const Parsed& parsed, std::size_t repeat) {
    std::vector<typename Judge::Word> violated(parsed.applications.size() * judge.words());
    std::printf("{\"records\":%zu,\"seconds\":[", parsed.applications.size());
    for (std::size_t pass = 0; pass < repeat; ++pass) {
        const auto begin = std::chrono::steady_clock::now();
        judge_all(judge, parsed.applications, violated);
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
        std::printf("%s%.9f", pass == 0 ? "" : ",", took.count());
    }
    std::printf("]}\n");
}

template <typename Judge>
void run_verdicts(const Judge& judge, const Parsed& parsed) {
    std::vector<typename Judge::Word> violated(parsed.applications.size() * judge.words());
    judge_all(judge, parsed.applications, violated);
    std::string output;
    for (std::size_t index = 0; index < parsed.applications.size(); ++index) {
        append_verdict(output, parsed.ids[index], judge, parsed.applications[index], violated.data() + index * judge.words());
    }
    std::fwrite(output.data(), 1, output.size(), stdout);
}

template <typename Judge>
void run_command(const Rules& rules, const Arguments& arguments) {
    const Judge judge(rules);
    const std::size_t number = arguments.number.empty() ? 1 : std::strtoull(arguments.number.c_str(), nullptr, 10);
    if (number == 0) stop("a number from 1 on is wanted");
    if (arguments.command == "eval") run_eval(judge, parse(rules, arguments.folder), number);
    else if (arguments.command == "verdicts") run_verdicts(judge, parse(rules, arguments.folder));
    else if (arguments.command != "text") stop("no command " + arguments.command);
    else if (arguments.reader == "scanner") run_text<Judge, Scanner>(rules, judge, number);
    else if (arguments.reader == "simdjson") run_text<Judge, SimdjsonReader>(rules, judge, number);
    else stop("no reader " + arguments.reader);
}

}  // namespace

int main(int count, char** given) {
    if (count < 5) stop("baseline simdjson|scanner loop|index eval|text|verdicts FOLDER [NUMBER]");
    const Arguments arguments{given[1], given[2], given[3], given[4], count > 5 ? given[5] : ""};
    const Rules rules = read_rules(arguments.folder);
    if (rules.workload == "R1" || rules.workload == "X") run_command<LandRule>(rules, arguments);
    else if (!rules.table.empty()) run_command<TableRule>(rules, arguments);
    else if (rules.workload != "R100") run_command<CountyLoop>(rules, arguments);
    else if (arguments.judge == "index") run_command<ThresholdIndex>(rules, arguments);
    else run_command<ThresholdLoop>(rules, arguments);
}
