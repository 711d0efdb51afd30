// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "cli/arguments.hpp"
#include "cli/phrases.hpp"
#include "cli/run.hpp"
#include "diagnostics/diagnostic.hpp"

namespace zhunze::cli {

/// What a command knows of the one who started it: the streams, the language, whether colours are wanted.
class Console {
public:
    Console(Streams& streams, Language language, bool language_asked)
        : streams_(streams), language_(language), language_asked_(language_asked) {}

    [[nodiscard]] Streams& streams() const { return streams_; }
    [[nodiscard]] Language language() const { return language_; }
    [[nodiscard]] bool colour() const;  ///< of results
    [[nodiscard]] std::string say(Phrase which, const Arguments& arguments = {}) const { return phrase(which, language_, arguments); }

    /// A line of a result. What it quotes cannot move the cursor or hide what stands around it.
    void print(const std::string& line) const;
    /// A line beside the results.
    void note(const std::string& line) const;
    /// What keeps the command from doing what was asked.
    void problem(const std::string& message) const;
    void problem(const Name& message) const { problem(message.in(language_)); }

    /// Findings in rule files, in the language of each file unless another was asked for.
    void show_rule_findings(const std::vector<Diagnostic>& findings, const Sources& sources) const;
    /// Findings about an input file as a whole.
    void show_input_findings(const std::vector<Diagnostic>& findings) const;

private:
    Streams& streams_;
    Language language_;
    bool language_asked_;
};

}  // namespace zhunze::cli
