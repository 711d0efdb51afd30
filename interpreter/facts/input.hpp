// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

#include "facts/piece.hpp"
#include "facts/read.hpp"
#include "facts/record_reader.hpp"

namespace zhunze::facts {

/// One reader a file format. Each adds the applications of `text` (valid UTF-8) to the batch; what makes the file as a whole
/// unreadable is a file error.
void read_json_file(std::string_view text, RecordReader& reader, const Limits& limits, Batch& batch);
void read_ndjson_file(std::string_view text, RecordReader& reader, const Limits& limits);
void read_csv_file(std::string_view text, RecordReader& reader, const Limits& limits, Batch& batch);

/// The same of a piece. After what makes the file as a whole unreadable nothing of it is read.
void read_array_piece(const Piece& piece, RecordReader& reader, const Limits& limits, Batch& batch);
void read_line_piece(const Piece& piece, RecordReader& reader, const Limits& limits);

/// Workbooks are archives, not text. `sheet`: its name, or its number from one; empty: the only visible one with content.
[[nodiscard]] bool is_archive(std::string_view bytes);
void read_xlsx_file(std::string_view bytes, std::string_view sheet, RecordReader& reader, const Limits& limits, Batch& batch);
/// The files that Excel wrote before there were archives, and writes where there is a password; none if it is no such file.
[[nodiscard]] std::optional<Diagnostic> refused_compound_file(std::string_view bytes);

}  // namespace zhunze::facts
