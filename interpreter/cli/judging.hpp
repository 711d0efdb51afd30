// SPDX-License-Identifier: Apache-2.0
// What `evaluate` and `explain` share: rules ready to judge by, and applications read for them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/arguments.hpp"
#include "cli/console.hpp"
#include "cli/exit_code.hpp"
#include "cli/writing.hpp"
#include "engine/engine.hpp"
#include "explain/case.hpp"

namespace zhunze::cli {

struct Judging {
    engine::Rules rules;
    program::RecordId record;
    evaluate::Options options;
    std::string sheet;  ///< of inputs that are workbooks

    [[nodiscard]] evaluate::Decision decide(const facts::Application& application) const;
    /// All three outlive the case.
    [[nodiscard]] explain::Case subject(const facts::Application& application, const evaluate::Decision& decision) const;
};

/// None if the rules have errors, the arguments name what is not there or the output would replace what is read; that has
/// been said, and `end` tells which.
[[nodiscard]] std::optional<Judging> prepare(const JudgingArguments& arguments, const std::vector<std::string>& inputs, const Console& console,
                                             ExitCode& end);

/// By whatever path, and whether it is there yet or not. A device may be read and written.
[[nodiscard]] bool is_same_file(const std::string& one, const std::string& other);
/// What is written there would replace an input, rules or a file of list items.
[[nodiscard]] bool is_read(const std::string& output, const JudgingArguments& arguments, const std::vector<std::string>& inputs);

/// A file to read data from, or standard input, in memory.
struct InputBytes {
    std::string name;  ///< as messages call it
    std::string bytes;
};
[[nodiscard]] std::string name_of_input(const std::string& input, const Console& console);
/// None if it cannot be read, which has been said.
[[nodiscard]] std::optional<InputBytes> read_bytes(const std::string& input, const Console& console);

/// The applications of one input; none if it cannot be read as a whole, which has been said.
[[nodiscard]] std::optional<facts::Batch> read_input(const std::string& input, const Judging& judging, const Console& console);

/// Where `--output` wants the results.
[[nodiscard]] std::unique_ptr<Writer> open_output(const std::optional<std::string>& path, const Console& console);
/// Says what went wrong with the output, if anything did. `whole`: the result is; else a file does not appear, which is said.
[[nodiscard]] ExitCode close_output(Writer& writer, const std::optional<std::string>& path, const Console& console, bool whole = true);

}  // namespace zhunze::cli
