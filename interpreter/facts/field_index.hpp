// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "program/program.hpp"

namespace zhunze::facts {

/// What a JSON key or a column header stands for.
struct Target {
    program::FieldId field;  ///< none: the evidence
    friend bool operator==(const Target&, const Target&) = default;
};

/// The words that name the fields of one record, and the evidence. A field called 证据 hides the latter.
class FieldIndex {
public:
    FieldIndex(const program::Program& program, program::RecordId record);

    /// Exactly a name, its twin or a label.
    [[nodiscard]] std::optional<Target> find(std::string_view key) const;
    /// The same for a header typed by hand: width, blanks, underscores and ASCII case do not matter, unless they tell two
    /// fields apart.
    [[nodiscard]] std::optional<Target> find_header(std::string_view text) const;
    [[nodiscard]] std::optional<std::string> nearest(std::string_view word) const;

private:
    using Map = std::unordered_map<std::string, std::optional<Target>>;
    void add(const std::string& word, Target target);
    [[nodiscard]] static std::optional<Target> look_up(const Map& map, const std::string& word);

    Map exact_;
    Map folded_;  ///< none: the folded word fits several fields
    std::vector<std::string> words_;
};

}  // namespace zhunze::facts
