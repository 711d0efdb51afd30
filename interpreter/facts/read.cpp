// SPDX-License-Identifier: Apache-2.0
#include "facts/read.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/text.hpp"
#include "facts/file_notes.hpp"
#include "facts/finding.hpp"
#include "facts/input.hpp"
#include "facts/json_split.hpp"
#include "facts/list_items.hpp"
#include "facts/place.hpp"
#include "facts/record_reader.hpp"

namespace zhunze::facts {
namespace {

enum class Format : unsigned char { json, ndjson, csv };

/// Several characters of three bytes each do not come about by chance: that text is UTF-8. Of what stands before `end`.
bool starts_in_utf8(std::string_view bytes, std::size_t end) {
    constexpr std::size_t not_by_chance = 4;
    std::size_t long_ones = 0;
    for (std::size_t at = 0; at < end && long_ones < not_by_chance;) {
        if (next_code_point(bytes, at) >= 0x800) ++long_ones;
    }
    return long_ones == not_by_chance;
}

/// GB18030 takes almost any bytes, also UTF-8 text with one byte damaged, and makes other words of it.
bool is_damaged_utf8(std::string_view bytes) {
    const auto bad = invalid_utf8_at(bytes);
    return bad && starts_in_utf8(bytes, *bad);
}

/// Lines that are no UTF-8, and those that are and cannot be anything else.
struct Lines {
    std::size_t others = 0;
    std::size_t in_utf8 = 0;
    std::size_t first_in_utf8 = 0;  ///< from one
};

Lines lines_of(std::string_view bytes) {
    Lines lines;
    std::size_t number = 1;
    for (std::size_t at = 0; at < bytes.size(); ++number) {
        const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
        const std::string_view line = bytes.substr(at, end - at);
        at = end + 1;
        if (invalid_utf8_at(line)) {
            ++lines.others;
        } else if (starts_in_utf8(line, line.size())) {
            if (lines.in_utf8++ == 0) lines.first_in_utf8 = number;
        }
    }
    return lines;
}

/// Rows of two files that were put together would be read as other words; a file of UTF-8 that is damaged as well.
std::optional<Diagnostic> mixed(std::string_view bytes) {
    const Lines lines = lines_of(bytes);
    if (lines.in_utf8 == 0) return std::nullopt;
    if (lines.in_utf8 > lines.others) return finding(Code::input_encoding, {{"byte", std::to_string(invalid_utf8_at(bytes).value_or(0) + 1)}});
    return finding(Code::mixed_encodings, {{"line", std::to_string(lines.first_in_utf8)}});
}

Result<DecodedText> decode(std::string_view bytes) {
    DecodeFailure failure;
    const bool marked = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF") || bytes.starts_with("\xEF\xBB\xBF");
    const bool damaged = is_damaged_utf8(bytes);
    auto decoded = decode_text(bytes, !damaged, failure);
    if (!marked && !damaged && (!decoded || decoded->encoding == Encoding::gb18030)) {
        if (auto problem = mixed(bytes)) return *std::move(problem);
    }
    if (decoded) return *std::move(decoded);
    return finding(Code::input_encoding, {{"byte", std::to_string(failure.offset + 1)}});
}

/// The text's first two lines that are not blank.
struct Opening {
    std::string_view first;
    std::string_view second;
};

Opening opening_of(std::string_view text) {
    Opening opening;
    for (std::size_t at = 0; at < text.size() && opening.second.empty();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = trim(text.substr(at, end - at));
        (opening.first.empty() ? opening.first : opening.second) = line;
        at = end + 1;
    }
    return opening;
}

bool is_whole_object(std::string_view line) {
    JsonSplitter split(line);
    return split.value().has_value() && split.at_end();
}

/// One object a line: the first line is one, or, if it is broken, the next begins another where one JSON value cannot have
/// an object inside.
bool is_ndjson(std::string_view text) {
    const Opening opening = opening_of(text);
    if (opening.second.empty()) return false;
    const bool goes_on = opening.first.ends_with(':') || opening.first.ends_with(',') || opening.first.ends_with('[');
    return is_whole_object(opening.first) || (opening.second.starts_with('{') && !goes_on);
}

Format format_of(std::string_view text) {
    const std::string_view content = trim(text);
    if (content.starts_with('[')) return Format::json;
    if (!content.starts_with('{')) return Format::csv;
    return is_ndjson(text) ? Format::ndjson : Format::json;
}

void read_text(std::string_view text, RecordReader& reader, const Limits& limits, Batch& batch) {
    switch (format_of(text)) {
        case Format::json: read_json_file(text, reader, limits, batch); return;
        case Format::ndjson: read_ndjson_file(text, reader, limits); return;
        case Format::csv: read_csv_file(text, reader, limits, batch); return;
    }
}

Diagnostic of_file(Diagnostic problem, const std::string& path) {
    problem.place = path;
    return problem;
}

Diagnostic file_too_large(std::string_view bytes, const Limits& limits) {
    return finding(Code::file_too_large,
                   {{"bytes", std::to_string(bytes.size())}, {"limit", std::to_string(limits.file_bytes)}});
}

/// What keeps the bytes from being read as text.
std::optional<Diagnostic> refused(std::string_view bytes, std::string_view sheet, const Limits& limits) {
    if (bytes.size() > limits.file_bytes) return file_too_large(bytes, limits);
    if (auto problem = refused_compound_file(bytes)) return problem;
    if (sheet.empty() || is_archive(bytes)) return std::nullopt;
    return finding(Code::sheet_without_workbook, {{"found", shown(sheet)}});
}

void fill(Batch& batch, std::string_view bytes, std::string_view sheet, RecordReader& reader, const Limits& limits) {
    const std::string& path = reader.file();
    if (auto problem = refused(bytes, sheet, limits)) {
        batch.file_errors.push_back(of_file(*std::move(problem), path));
        return;
    }
    if (is_archive(bytes)) {
        batch.encoding = "XLSX";
        read_xlsx_file(bytes, sheet, reader, limits, batch);
        return;
    }
    Result<DecodedText> decoded = decode(bytes);
    if (auto* problem = std::get_if<Diagnostic>(&decoded)) {
        batch.file_errors.push_back(of_file(std::move(*problem), path));
        return;
    }
    const auto& [text, encoding] = std::get<DecodedText>(decoded);
    batch.encoding = encoding_name(encoding);
    if (trim(text).empty()) {
        batch.file_errors.push_back(of_file(finding(Code::input_empty), path));
        return;
    }
    read_text(text, reader, limits, batch);
}

}  // namespace

Batch read(const std::string& path, std::string_view bytes, const program::Program& program, program::RecordId record,
           const Limits& limits, std::string_view sheet) {
    Batch batch;
    FileWarnings notes(path, limits.compared_ids, batch.warnings);
    RecordReader reader(path, program, record, batch, limits, notes);
    fill(batch, bytes, sheet, reader, limits);
    if (!batch.file_errors.empty()) batch.applications.clear();
    else if (batch.applications.empty()) batch.warnings.push_back(of_file(finding(Code::no_applications), path));
    return batch;
}

ListItems read_items(const std::string& path, std::string_view bytes, const program::Program& program, ListChoice choice,
                     const Limits& limits) {
    ListItems items;
    items.path = path;
    items.list = choice.list;
    items.owners.key = std::move(choice.key);
    FileWarnings notes(path, limits.compared_ids, items.batch.warnings);
    RecordReader reader(path, program, program.fields[choice.list].type.record, items.batch, limits, notes, &items.owners);
    fill(items.batch, bytes, choice.sheet, reader, limits);
    return items;
}

}  // namespace zhunze::facts
