// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "differential/random.hpp"
#include "program/program.hpp"

namespace zhunze::differential {

/// A record as somebody may have written it.
struct WrittenRecord {
    std::string text;
    bool usual = true;  ///< nothing about it is wrong, or written in a way that few would choose
};

/// Writes records of one kind: as programs do, as people do, and with mistakes.
class RecordWriter {
public:
    RecordWriter(const program::Program& program, program::RecordId record);

    /// One JSON object in one line. `odd_once_in`: how often a value is odd; zero: never, and the record has its id.
    [[nodiscard]] WrittenRecord object(Random& random, std::size_t odd_once_in) const;
    /// What the columns of a table hold; those without a field are none of the record's.
    struct Table {
        std::string header;
        std::vector<program::FieldId> columns;
        char delimiter = ',';
        bool usual = true;  ///< the header has no notes on units and no other columns
    };
    [[nodiscard]] Table table(Random& random, bool odd) const;
    [[nodiscard]] WrittenRecord row(Random& random, const Table& table, std::size_t odd_once_in) const;
    /// Changes, takes out or puts in a character or a few; what comes of it is valid UTF-8.
    static void damage(Random& random, std::string& text);

private:
    struct Cell {
        std::string text;
        bool string = true;  ///< in JSON: in quotes
    };
    [[nodiscard]] std::vector<program::FieldId> order(Random& random) const;
    [[nodiscard]] Cell usual(Random& random, program::FieldId id) const;
    [[nodiscard]] static Cell odd(Random& random, Cell cell);
    [[nodiscard]] Cell amount(Random& random, const program::Field& field) const;
    [[nodiscard]] std::string unit(Random& random, const program::Field& field) const;

    const program::Program& program_;
    program::RecordId record_;
    std::vector<std::vector<std::string>> units_;    ///< by field index
    std::vector<std::vector<std::string>> members_;
};

}  // namespace zhunze::differential
