// SPDX-License-Identifier: Apache-2.0
// Items of a list that stand in a file of their own, one a row, each with the key of the application it belongs to.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "facts/read.hpp"
#include "facts/record_reader.hpp"

namespace zhunze::facts {

/// Which list the items fill, and how they say whose they are.
struct ListChoice {
    program::FieldId list;
    Key key;
    std::string sheet = {};  ///< of a workbook, as `read` takes it
};

/// The field of the record with this name, twin or label; none if there is none.
[[nodiscard]] program::FieldId field_named(const program::Program& program, program::RecordId record, std::string_view word);
/// The key that `word` names: the record's field of that name, or its id field, where the word is the items' own for it. None if
/// that is a list, or the record has no id field.
[[nodiscard]] std::optional<Key> key_named(const program::Program& program, program::RecordId record, std::string_view word);

struct ListItems {
    std::string path;
    program::FieldId list;
    Owners owners;
    Batch batch;  ///< an application an item
};

/// Reads a file of items, of any format that applications come in.
[[nodiscard]] ListItems read_items(const std::string& path, std::string_view bytes, const program::Program& program, ListChoice choice,
                                   const Limits& limits = {});

/// What is left over. Errors of rows that found their application are that application's.
struct Joined {
    std::size_t rows_left = 0;         ///< rows of no application, or of none that can be told
    std::vector<Diagnostic> errors;    ///< at least one for each of them
    std::vector<Diagnostic> warnings;  ///< of applications without rows
};

/// Moves the items to their owners, who may be in any of the batches; a key is that of one application. `complete`: who has no
/// row has no item, unless a row is left over; else nothing is known of his list. Rows left over are warned of in every
/// application, and where one may be an application's own, its list may lack items.
[[nodiscard]] Joined join(ListItems items, std::span<Batch> batches, const program::Program& program, bool complete, const Limits& limits = {});

}  // namespace zhunze::facts
