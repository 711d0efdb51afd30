// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "cli/arguments.hpp"
#include "cli/phrases.hpp"

namespace zhunze::cli {

/// The texts given for each option and positional argument, by its name (`--format`, `PATH`); a flag that is given has one.
using GivenValues = std::map<std::string, std::vector<std::string>>;

/// Reads the values of one command as what they should be; the first that is something else is the problem.
class Values {
public:
    explicit Values(const GivenValues& given) : given_(given) {}

    [[nodiscard]] bool flag(const std::string& option) const { return given_.contains(option); }
    [[nodiscard]] std::vector<std::string> all(const std::string& option) const;
    [[nodiscard]] std::optional<std::string> one(const std::string& option);
    [[nodiscard]] std::vector<std::string> wanted_list(const std::string& positional);
    [[nodiscard]] std::string wanted(const std::string& positional);
    /// The place of the given word among those allowed; zero if none is given.
    [[nodiscard]] std::size_t choice(const std::string& option, const std::vector<std::string>& allowed);
    [[nodiscard]] std::optional<Language> language(const std::string& option);
    [[nodiscard]] std::optional<Date> date(const std::string& option);

    /// From one to `most`; zero if none is given.
    [[nodiscard]] std::size_t number(const std::string& option, std::size_t most);

    void fail(Phrase which, const Arguments& arguments);
    [[nodiscard]] const Name& problem() const { return problem_; }

private:
    const GivenValues& given_;
    Name problem_;
};

/// What the named command is asked to do.
[[nodiscard]] Command command_named(const std::string& name, Values& values);

[[nodiscard]] std::optional<Language> language_named(std::string_view word);
[[nodiscard]] const std::vector<std::string>& language_words();
[[nodiscard]] const std::vector<std::string>& report_format_words();  ///< in the order of `ReportFormat`
[[nodiscard]] const std::vector<std::string>& evaluate_format_words();  ///< in the order of `ResultFormat`
[[nodiscard]] const std::vector<std::string>& explain_format_words();   ///< the first of them
/// `text, json`
[[nodiscard]] std::string listed(const std::vector<std::string>& words);

}  // namespace zhunze::cli
