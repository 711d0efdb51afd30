// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "facts/column_cell.hpp"
#include "facts/columns.hpp"
#include "facts/field_index.hpp"
#include "facts/read.hpp"
#include "facts/record_walk.hpp"
#include "program/program.hpp"

namespace zhunze::facts {

/// Where reading goes on: the line that the text begins on, and how many records of the file came before it.
struct RowPosition {
    std::uint64_t line = 1;
    std::uint64_t index = 0;
};

/// Part of an input. As a whole it is valid UTF-8, which the caller has seen to; a character or a record is never cut in two by its ends.
struct ColumnText {
    std::string_view text;
    std::size_t padding = 0;  ///< how many bytes behind the text may be read, whatever they are
};

/// Reads records straight into columns, by the record's declaration. A row that it takes holds exactly the facts that RecordReader
/// would read of that record, without an error or a warning and without a state but given and not given; every other record is marked
/// in `left`, and so is each that is merely unusual: it is a fast way for the usual ones, and the other way is always right.
/// What concerns a file and not a record (ids that occur twice, how many records there are) is the caller's.
///
/// It remembers in what order keys came and what words meant. One reader serves one thread.
class ColumnReader {
public:
    ColumnReader(const program::Program& program, program::RecordId record, const ColumnLayout& layout, const Limits& limits = {},
                 Instructions instructions = best_instructions());
    ColumnReader(const ColumnReader&) = delete;
    ColumnReader& operator=(const ColumnReader&) = delete;

    /// Before the first part of another file: the first record of a file that has a key that is no field is left, so that it can be warned
    /// of, and those after it are taken. Parts of one file come in their order.
    void begin_file();

    /// Reads NDJSON, from the beginning of a line to the end of the text or until `out` is full; adds rows to those that `out` holds.
    /// Gives the bytes consumed and moves `at` past them. Lines that are blank are no records.
    [[nodiscard]] std::size_t read_lines(ColumnText input, RowPosition& at, Columns& out);

    enum class Stop : unsigned char {
        full,    ///< `out` is; an element follows
        closed,  ///< at the bracket that ends the array
        stuck    ///< before an element that does not end within the text, or something else
    };
    struct Elements {
        std::size_t bytes = 0;  ///< consumed
        Stop stop = Stop::stuck;
    };
    /// Reads elements of a JSON array and the commas between them, from before an element.
    [[nodiscard]] Elements read_elements(ColumnText input, RowPosition& at, Columns& out);

private:
    enum class Row : unsigned char { taken, left, near_the_end };

    struct Step;
    /// What stood between two values, from the end of the first: `, "key": `, or what opens or closes the record.
    struct Between {
        static constexpr std::size_t longest = scan_reach;
        std::array<char, longest> bytes{};
        std::uint32_t size = 0;   ///< zero: nothing known
        std::uint32_t mask = 0;   ///< of the first 32 bytes, those that count
        Step* next = nullptr;     ///< of the value that follows; null: none
        [[nodiscard]] bool stands_at(const char* p) const;
    };
    /// One value of a record, and what has been seen behind it.
    struct Step {
        explicit Step(ColumnCell of) : cell(std::move(of)) {}
        std::uint64_t seen = 0;           ///< the last record that had it
        std::array<Between, 2> after;     ///< the latest first
        ColumnCell cell;
    };

    struct Unknown {
        std::string key;
        Step step;
    };

    /// How a value of the record at hand is written.
    struct Trace {
        std::string_view before;
        Step* step;  ///< null: the record ends
        bool quoted;
    };

    /// What may be read: the text, and how far its padding goes.
    struct Reach {
        const char* end;       ///< of the text
        const char* readable;  ///< before it a value may begin that is read without a look at the end
    };

    void open(Columns& out, bool lines);
    void close(Columns& out);
    void begin_rows(std::uint32_t first);
    void add(Columns& out, Row row, RowSource source) {
        if (row == Row::taken && untold_) [[unlikely]] {
            tell_unknown();
            row = Row::left;
        }
        if (row == Row::taken) [[likely]] {
            source.id = id_->cell.text(out.count);
        } else {
            for (Step& step : steps_) step.cell.miss(out.count);
        }
        add_row(out, row != Row::taken, source);
    }

    [[nodiscard]] Row read_row(const char*& p, const Reach& reach, std::uint32_t row);
    [[nodiscard]] Row read_in_copy(const char*& p, std::size_t size, std::uint32_t row);
    [[nodiscard]] Row read_object(const char*& p, const Reach& reach, std::uint32_t row);
    [[nodiscard]] Row read_on(const char*& p, const Walked& walked, const Reach& reach, std::uint32_t row);
    void learn_path(std::size_t from);
    void forget_path();
    void miss(std::uint32_t row);
    [[nodiscard]] const Between* learn_between(const char* p, const char* end, Step& from);
    void tell_unknown();
    [[nodiscard]] Step* step_called(std::string_view key);
    [[nodiscard]] ColumnCell::Says read_slowly(ColumnCell& cell, const char*& p, const char* end, std::uint32_t row) const;
    [[nodiscard]] const char* skip_blanks(const char* p, const char* end) const;
    [[nodiscard]] static Reach reach_of(const ColumnText& input);

    const program::Program& program_;
    Limits limits_;
    FieldIndex names_;
    std::vector<Step> steps_;                ///< by field index; then the evidence, and what stands before all values
    std::deque<Unknown> unknown_;            ///< keys that are no fields
    Step* evidence_ = nullptr;
    Step* start_ = nullptr;
    Step* id_ = nullptr;                     ///< null: the record has no id
    std::size_t kept_ = 0;                   ///< how many fields are
    Between unusual_;                        ///< what stood last between two values and is too long to be kept
    bool lines_ = true;                      ///< no record goes on past the end of its line

    Walk walk_;
    Marks marks_;                            ///< of the text at hand
    std::vector<WalkStep> path_;             ///< how the records before were written, as far as steps can tell
    std::vector<Step*> walked_;              ///< by step
    std::vector<ColumnCell*> absent_;        ///< those kept that such a record does not have
    std::vector<Trace> trace_;               ///< of the record at hand, where it is no longer on the path
    std::uint32_t path_quotes_ = 0;          ///< how many they have
    bool path_ends_ = false;                 ///< with the end of a record
    bool strayed_ = false;                   ///< the record before was written otherwise

    ColumnCell::Unkept unkept_;
    std::string copy_;
    bool untold_ = false;                    ///< the record at hand has a key that has not been warned of

    std::uint64_t record_ = 0;               ///< a number for the record at hand
};

}  // namespace zhunze::facts
