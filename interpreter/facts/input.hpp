// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "facts/read.hpp"
#include "facts/record_reader.hpp"

namespace zhunze::facts {

/// One reader a file format. Each adds the applications of `text` (valid UTF-8) to the batch; what makes the file as a whole
/// unreadable is a file error.
void read_json_file(std::string_view text, RecordReader& reader, const Limits& limits, Batch& batch);
void read_ndjson_file(std::string_view text, RecordReader& reader, const Limits& limits);
void read_csv_file(std::string_view text, RecordReader& reader, const Limits& limits, Batch& batch);

}  // namespace zhunze::facts
