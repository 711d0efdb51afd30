// SPDX-License-Identifier: Apache-2.0
#include "base/csv.hpp"

#include <csv.h>

#include <algorithm>
#include <memory>

#include "base/check.hpp"
#include "base/text.hpp"

namespace zhunze {

bool CsvRecord::blank() const {
    return std::ranges::all_of(cells, [](const std::string& cell) { return trim(cell).empty(); });
}

namespace {

struct Reader {
    const std::function<bool(CsvRecord&&)>* take;
    CsvRecord record;
    std::uint32_t line = 1;  ///< of the bytes now being fed
    std::uint32_t row = 0;
    bool stopped = false;

    void cell(std::string_view text) { record.cells.emplace_back(text); }
    void end_of_record() {
        if (stopped) return;
        record.row = ++row;
        stopped = !(*take)(std::move(record));
        record = CsvRecord{};
        record.line = line + 1;
    }
};

void on_cell(void* data, std::size_t size, void* reader) {
    static_cast<Reader*>(reader)->cell({static_cast<const char*>(data), size});
}
void on_record(int, void* reader) { static_cast<Reader*>(reader)->end_of_record(); }

bool feed_piece(csv_parser& parser, Reader& reader, std::string_view piece) {
    return csv_parse(&parser, piece.data(), piece.size(), on_cell, on_record, &reader) == piece.size();
}

/// The library does not say where it is: fed line by line, the line is known when a record ends. It would take the two
/// characters of a CRLF for two line ends, so only the second reaches it.
bool feed(csv_parser& parser, Reader& reader, std::string_view text) {
    for (std::size_t at = 0; at < text.size() && !reader.stopped; ++reader.line) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::string_view line = text.substr(at, end - at);
        if (end < text.size() && line.ends_with('\r')) line.remove_suffix(1);
        if (!feed_piece(parser, reader, line)) return false;
        if (end < text.size() && !feed_piece(parser, reader, "\n")) return false;
        at = end + 1;
    }
    return true;
}

}  // namespace

bool read_csv(std::string_view text, char delimiter, const std::function<bool(CsvRecord&&)>& take, CsvFailure& failure) {
    csv_parser parser;
    // Strict: a stray quote is an error, not a guess; empty lines count as rows, as in a spreadsheet.
    ZHUNZE_CHECK(csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL) == 0);
    const std::unique_ptr<csv_parser, decltype(&csv_free)> owner(&parser, csv_free);
    csv_set_delim(&parser, static_cast<unsigned char>(delimiter));
    Reader reader{&take, {}, 1, 0, false};
    const bool whole = feed(parser, reader, text) &&
                       (reader.stopped || csv_fini(&parser, on_cell, on_record, &reader) == 0);
    failure.line = reader.record.line;
    return whole;
}

}  // namespace zhunze
