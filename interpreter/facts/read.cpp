// SPDX-License-Identifier: Apache-2.0
#include "facts/read.hpp"

#include <optional>
#include <utility>

#include "base/text.hpp"
#include "facts/file_notes.hpp"
#include "facts/finding.hpp"
#include "facts/input.hpp"
#include "facts/input_text.hpp"
#include "facts/list_items.hpp"
#include "facts/place.hpp"
#include "facts/record_reader.hpp"

namespace zhunze::facts {
namespace {

void read_text(std::string_view text, RecordReader& reader, const Limits& limits, Batch& batch) {
    switch (format_of(text)) {
        case InputFormat::json_object:
        case InputFormat::json_array: read_json_file(text, reader, limits, batch); return;
        case InputFormat::ndjson: read_ndjson_file(text, reader, limits); return;
        case InputFormat::csv: read_csv_file(text, reader, limits, batch); return;
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
