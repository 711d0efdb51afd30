// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "facts/application.hpp"

namespace zhunze::facts {

struct Limits {
    std::size_t file_bytes = 512u * 1024 * 1024;
    std::size_t records = 250'000;                ///< of one file: a batch holds them all
    std::size_t items = 100'000;                  ///< of one application, in all its lists
    std::size_t file_items = 500'000;             ///< of one file, whether within its applications or a file of items
    std::size_t record_bytes = 4u * 1024 * 1024;  ///< one NDJSON line, one CSV record
    std::size_t cell_bytes = 64u * 1024;
    std::size_t columns = 4096;
    std::size_t nesting = 64;
    std::size_t archive_entries = 10'000;         ///< files in the archive that a workbook is
    std::size_t compared_ids = 1'000'000;         ///< different ones of a file of which it is known whether they repeat
    std::size_t cells = 10'000'000;               ///< of one sheet, blank ones not counted
};

/// Reads applications from JSON (one object or an array), NDJSON, CSV or a sheet of an Excel workbook, told apart by content.
/// Each record stands alone: what is wrong in one is an error of that one. `sheet`: its name, or its number from one; none: the
/// only visible one with content.
[[nodiscard]] Batch read(const std::string& path, std::string_view bytes, const program::Program& program, program::RecordId record,
                         const Limits& limits = {}, std::string_view sheet = {});

}  // namespace zhunze::facts
