// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "facts/application.hpp"
#include "facts/evidence.hpp"
#include "facts/field_index.hpp"
#include "facts/read.hpp"
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

/// Takes a word that is no field of the record whose words `names` are.
using ReportUnknown = std::function<void(std::string_view word, const FieldIndex& names, std::uint64_t line, std::string_view where)>;

/// Reads what is written of the fields of applications and, where a field is a list, of the fields of its items.
class FactReader {
public:
    FactReader(std::string file, const program::Program& program, const Limits& limits, Report report, ReportUnknown unknown);

    /// Begins an application: the items of its lists are counted from zero.
    void begin() { items_ = 0; }
    /// What the entry says of the field becomes its fact among the facts of `out`.
    void read(program::FieldId id, const Entry& entry, Application& out);
    /// A value, of any type but a list, as the field of any record is read.
    void read_value(program::FieldId id, const Entry& entry, Fact& fact);

    /// Calls `take` with each member that `names` knows, and reports the others and what is given twice.
    using Take = std::function<void(Target, const Entry&)>;
    void read_members(const Written& object, const std::string& where, const FieldIndex& names, const Take& take) const;

    /// In the lists of the applications so far.
    [[nodiscard]] std::size_t items_of_file() const { return file_items_; }

private:
    void read_list(const program::Field& field, const Entry& entry, Application& out);
    void read_items(const program::Field& field, const Entry& entry, Fact& fact);
    [[nodiscard]] Application item_of(program::RecordId record, const Written& object, const std::string& where);
    [[nodiscard]] const FieldIndex& names_of(program::RecordId record);

    std::string file_;
    const program::Program& program_;
    const Limits& limits_;
    Report report_;
    ReportUnknown unknown_;
    ValueReader values_;
    std::unordered_map<std::uint32_t, FieldIndex> names_;  ///< of items, by their record
    std::size_t items_ = 0;
    std::size_t file_items_ = 0;
};

}  // namespace zhunze::facts
