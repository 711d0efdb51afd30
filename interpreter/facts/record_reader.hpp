// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>

#include "facts/application.hpp"
#include "facts/evidence.hpp"
#include "facts/field_index.hpp"
#include "facts/value_reader.hpp"
#include "facts/written.hpp"
#include "program/program.hpp"

namespace zhunze::facts {

/// What is written at one place, on its way to a field.
struct Entry {
    const Written& written;
    std::string where;                            ///< JSON pointer or cell
    const program::Unit* header_unit = nullptr;   ///< of bare numbers, if a CSV header names one
};

/// Makes applications of one record out of entries, whatever file format they come from, and adds them to the batch.
class RecordReader {
public:
    RecordReader(std::string file, const program::Program& program, program::RecordId record, Batch& batch,
                 std::size_t most_records);

    [[nodiscard]] const std::string& file() const { return file_; }
    [[nodiscard]] const FieldIndex& names() const { return names_; }
    [[nodiscard]] const program::Program& program() const { return program_; }
    [[nodiscard]] program::RecordId record() const { return record_; }

    /// Begins an application; what is read up to `finish` is its.
    void begin(std::uint32_t line, std::string_view where, std::string_view own_text);
    void read(Target target, const Entry& entry);
    void error(Diagnostic problem, std::uint32_t line, std::string_view where);
    void finish();

    /// Warns of a key or header that names no field, once a file.
    void unknown(std::string_view name, const std::string& place);

private:
    void read_field(program::FieldId id, const Entry& entry);
    [[nodiscard]] std::string id_of(const Application& application) const;

    std::string file_;
    const program::Program& program_;
    program::RecordId record_;
    Batch& batch_;
    std::size_t most_records_;
    FieldIndex names_;
    ValueReader values_;
    Application current_;
    std::unordered_set<std::string> unknown_;
};

}  // namespace zhunze::facts
