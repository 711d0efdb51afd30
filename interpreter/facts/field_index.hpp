// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "program/program.hpp"

namespace zhunze::facts {

/// What a JSON key or a column header stands for: a field, in a file of items the key of their owner, or both; neither: the
/// evidence.
struct Target {
    program::FieldId field;
    bool key = false;

    /// Two of the same in one record would give something twice.
    [[nodiscard]] bool clashes(const Target& other) const {
        return *this == other || (key && other.key) || (field && field == other.field);
    }
    friend bool operator==(const Target&, const Target&) = default;
};

/// How the items of a file say whose they are.
struct Key {
    program::FieldId field;          ///< of the owner's record
    std::vector<std::string> words;  ///< what the column may be called; the first is the one asked for
};

/// The words that name the fields of one record, and what else may stand beside them.
class FieldIndex {
public:
    /// Of applications: the fields and the evidence. A field called 证据 hides the latter.
    [[nodiscard]] static FieldIndex of_applications(const program::Program& program, program::RecordId record);
    /// Of items, which hand in no papers of their own; in a file of items each says its owner's key.
    [[nodiscard]] static FieldIndex of_items(const program::Program& program, program::RecordId record, const Key* key = nullptr);

    [[nodiscard]] program::RecordId record() const { return record_; }
    /// Exactly a name, its twin or a label.
    [[nodiscard]] std::optional<Target> find(std::string_view key) const;
    /// The same for a header typed by hand: width, blanks, underscores and ASCII case do not matter, unless they tell two
    /// fields apart.
    [[nodiscard]] std::optional<Target> find_header(std::string_view text) const;
    [[nodiscard]] std::optional<std::string> nearest(std::string_view word) const;

private:
    using Map = std::unordered_map<std::string, std::optional<Target>>;
    FieldIndex(const program::Program& program, program::RecordId record);
    void add(const std::string& word, Target target);
    void add_key(const std::string& word);
    [[nodiscard]] static std::optional<Target> look_up(const Map& map, const std::string& word);

    program::RecordId record_;
    Map exact_;
    Map folded_;  ///< none: the folded word fits several fields
    std::vector<std::string> words_;
};

/// Every name and label of a field.
[[nodiscard]] std::vector<std::string> words_of(const program::Field& field);

}  // namespace zhunze::facts
