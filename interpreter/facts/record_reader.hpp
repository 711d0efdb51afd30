// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "facts/application.hpp"
#include "facts/error_bound.hpp"
#include "facts/fact_reader.hpp"
#include "facts/field_index.hpp"
#include "facts/file_notes.hpp"
#include "facts/written.hpp"
#include "program/program.hpp"

namespace zhunze::facts {

/// What a file of items says of their owners.
struct Owners {
    Key key;
    /// By item: the key, read as the owner's own field is; none: the item does not say it, or cannot be read so far.
    std::vector<std::optional<Fact>> keys;
};

/// Makes applications of one record out of entries, whatever file format they come from, and adds them to the batch. With
/// `owners` they are items of a list, and say whose they are.
class RecordReader {
public:
    RecordReader(std::string file, const program::Program& program, program::RecordId record, Batch& batch, const Limits& limits,
                 FileNotes& notes, Owners* owners = nullptr);
    RecordReader(const RecordReader&) = delete;
    RecordReader& operator=(const RecordReader&) = delete;

    /// From here on applications are handed to `take` one by one, and none is kept.
    using Take = std::function<void(const Application&)>;
    void hand_over(Take take) { take_ = std::move(take); }

    [[nodiscard]] const std::string& file() const { return file_; }
    [[nodiscard]] const FieldIndex& names() const { return names_; }
    [[nodiscard]] const program::Program& program() const { return program_; }
    [[nodiscard]] program::RecordId record() const { return record_; }
    /// Null where applications are read.
    [[nodiscard]] const Key* key() const { return owners_ ? &owners_->key : nullptr; }

    /// Begins an application; what is read up to `finish` is its. `own_text` is empty of one that is too large to be kept.
    void begin(std::uint64_t line, std::string_view where, std::string_view own_text);
    void read(Target target, const Entry& entry);
    /// Reads every member of a JSON object.
    void read_members(const Written& object, const std::string& where);
    void error(Diagnostic problem, std::uint64_t line, std::string_view where);
    void finish();

    /// Warns of what is left out of a table, at the place that the warning names.
    void warn(Diagnostic warning) { notes_.warn(std::move(warning)); }
    /// Warns of a key or header that names no field, once a file.
    void unknown(std::string_view name, const std::string& place) { unknown(name, names_, place); }

private:
    void unknown(std::string_view name, const FieldIndex& names, const std::string& place);
    void read_key(const Entry& entry);
    void read_evidence(const Entry& entry);
    void name_current();
    void add_current();
    void refuse_file(Code code, std::size_t limit);

    std::string file_;
    const program::Program& program_;
    program::RecordId record_;
    Batch& batch_;
    const Limits& limits_;
    FileNotes& notes_;
    Owners* owners_;
    Take take_;  ///< none: they go to the batch
    FieldIndex names_;
    FactReader facts_;
    Application current_;
    ErrorBound errors_;               ///< of `current_`
    std::uint64_t current_line_ = 0;
    std::string current_where_;
    std::optional<Fact> current_key_;
};

}  // namespace zhunze::facts
