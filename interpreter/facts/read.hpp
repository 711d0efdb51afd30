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
    std::size_t record_bytes = 4u * 1024 * 1024;  ///< one NDJSON line, one CSV record
    std::size_t cell_bytes = 64u * 1024;
    std::size_t columns = 4096;
    std::size_t nesting = 64;
};

/// Reads applications from JSON (one object or an array), NDJSON or CSV, told apart by content. Each record stands alone:
/// what is wrong in one is an error of that one.
[[nodiscard]] Batch read(const std::string& path, std::string_view bytes, const program::Program& program, program::RecordId record,
                         const Limits& limits = {});

}  // namespace zhunze::facts
