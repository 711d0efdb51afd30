// SPDX-License-Identifier: Apache-2.0
#include "cli/judging.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "cli/reading.hpp"
#include "cli/rule_findings.hpp"
#include "cli/rule_packs.hpp"
#include "explain/document.hpp"
#include "facts/read.hpp"

namespace zhunze::cli {

namespace {

constexpr std::string_view engine_name = "zhunze " ZHUNZE_VERSION;

std::optional<Name> set_readings(const std::vector<std::string>& readings, Judging& judging) {
    for (const std::string& reading : readings) {
        if (auto problem = engine::set_reading(*judging.rules.program, reading, judging.options.readings)) return problem;
    }
    return std::nullopt;
}

std::optional<Name> apply(const JudgingArguments& arguments, Judging& judging) {
    const engine::RecordChoice choice = engine::choose_record(*judging.rules.program, arguments.record);
    if (choice.problem) return choice.problem;
    judging.record = choice.record;
    judging.options.as_of = arguments.as_of;
    judging.sheet = arguments.sheet;
    return set_readings(arguments.readings, judging);
}

std::vector<std::string> files_read(const JudgingArguments& arguments, const std::vector<std::string>& inputs) {
    std::vector<std::string> files = inputs;
    files.insert(files.end(), arguments.rules.begin(), arguments.rules.end());
    for (const ListArgument& list : arguments.lists) files.push_back(list.path);
    return files;
}

std::string name_of_output(const std::optional<std::string>& path, const Console& console) {
    return path ? *path : console.say(Phrase::standard_output_name);
}

}  // namespace

bool is_same_file(const std::string& one, const std::string& other) {
    std::error_code error;
    if (!std::filesystem::exists(one, error)) {
        return std::filesystem::weakly_canonical(one, error) == std::filesystem::weakly_canonical(other, error) && !error;
    }
    return std::filesystem::is_regular_file(one, error) && std::filesystem::equivalent(one, other, error);
}

bool is_read(const std::string& output, const JudgingArguments& arguments, const std::vector<std::string>& inputs) {
    return std::ranges::any_of(files_read(arguments, inputs), [&](const std::string& file) { return is_same_file(output, file); });
}

evaluate::Decision Judging::decide(const facts::Application& application) const {
    return evaluate::evaluate(*rules.plan, application, options);
}

explain::Case Judging::subject(const facts::Application& application, const evaluate::Decision& decision) const {
    return {*rules.plan, application, decision, options, engine_name};
}

std::optional<Judging> prepare(const JudgingArguments& arguments, const std::vector<std::string>& inputs, const Console& console,
                               ExitCode& end) {
    if (arguments.output && is_read(*arguments.output, arguments, inputs)) {
        console.problem(phrase(Phrase::output_is_input, {{"path", explain::plain_line(*arguments.output)}}));
        end = ExitCode::usage;
        return std::nullopt;
    }
    if (arguments.format == ResultFormat::xlsx && !arguments.output && console.streams().out_is_terminal) {
        console.problem(phrase(Phrase::binary_needs_output, {{"format", "xlsx"}}));
        end = ExitCode::usage;
        return std::nullopt;
    }
    Judging judging;
    judging.rules = engine::load_rules(rule_paths(arguments.rules), {rules_folder()});
    if (!judging.rules.ok()) {
        console.show_rule_findings(errors_of(judging.rules), *judging.rules.sources);
        console.problem(phrase(Phrase::not_evaluated));
        end = end_of(judging.rules);
        return std::nullopt;
    }
    if (const std::optional<Name> problem = apply(arguments, judging)) {
        console.problem(*problem);
        end = ExitCode::usage;
        return std::nullopt;
    }
    return judging;
}

std::string name_of_input(const std::string& input, const Console& console) {
    return input == standard_input ? console.say(Phrase::standard_input_name) : explain::plain_line(input);
}

std::optional<InputBytes> read_bytes(const std::string& input, const Console& console) {
    std::string name = name_of_input(input, console);
    Name problem;
    std::optional<std::string> bytes = read_whole(input, console.streams().in, facts::Limits().file_bytes, problem);
    if (bytes) return InputBytes{std::move(name), *std::move(bytes)};
    console.problem(phrase(Phrase::cannot_read, {{"path", name}, {"problem", problem}}));
    return std::nullopt;
}

std::optional<facts::Batch> read_input(const std::string& input, const Judging& judging, const Console& console) {
    const std::optional<InputBytes> file = read_bytes(input, console);
    if (!file) return std::nullopt;
    facts::Batch batch = facts::read(file->name, file->bytes, *judging.rules.program, judging.record, {}, judging.sheet);
    console.show_input_findings(batch.file_errors);
    if (!batch.file_errors.empty()) return std::nullopt;
    console.show_input_findings(batch.warnings);
    return batch;
}

std::unique_ptr<Writer> open_output(const std::optional<std::string>& path, const Console& console) {
    return path ? file_writer(*path) : stream_writer(console.streams().out);
}

ExitCode close_output(Writer& writer, const std::optional<std::string>& path, const Console& console, bool whole) {
    const std::optional<Name> problem = whole ? writer.finish() : writer.abandon();
    if (!problem && !whole && writer.appears_whole()) console.problem(phrase(Phrase::output_not_whole, {{"path", name_of_output(path, console)}}));
    if (!problem) return ExitCode::done;
    console.problem(phrase(Phrase::cannot_write, {{"path", name_of_output(path, console)}, {"problem", *problem}}));
    return ExitCode::files;
}

}  // namespace zhunze::cli
