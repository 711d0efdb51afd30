// SPDX-License-Identifier: Apache-2.0
#include "coverage/statements.hpp"

#include <fstream>
#include <sstream>

#include "base/csv.hpp"

namespace zhunze::coverage {

namespace {

std::string text_of(const std::string& path) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
}

std::vector<std::string> parts_of(const std::string& cell) {
    std::vector<std::string> parts;
    std::istringstream stream(cell);
    for (std::string part; std::getline(stream, part, ';');) parts.push_back(part);
    return parts;
}

/// The records below a header that has to read as given.
std::vector<std::vector<std::string>> rows_of(const std::string& path, const std::vector<std::string>& header, std::vector<std::string>& problems) {
    std::vector<std::vector<std::string>> rows;
    CsvFailure failure;
    const auto take = [&](CsvRecord&& record) {
        if (record.cells.size() != header.size()) {
            problems.push_back(path + ":" + std::to_string(record.line) + ": " + std::to_string(record.cells.size()) + " cells, not " +
                               std::to_string(header.size()));
        } else {
            rows.push_back(std::move(record.cells));
        }
        return true;
    };
    if (!read_csv(text_of(path), ',', take, failure)) problems.push_back(path + ":" + std::to_string(failure.line) + ": not CSV");
    if (rows.empty() || rows.front() != header) {
        problems.push_back(path + ": the header is not as expected");
        return {};
    }
    rows.erase(rows.begin());
    return rows;
}

}  // namespace

Tables read_tables(const std::string& folder, std::vector<std::string>& problems) {
    Tables tables;
    for (const auto& row : rows_of(folder + "/documents.csv", {"prefix", "count", "title_zh", "title_en", "pages"}, problems)) {
        tables.documents.push_back({row[0], std::stoul(row[1]), row[2], row[3], parts_of(row[4])});
    }
    for (const auto& row : rows_of(folder + "/reasons.csv", {"reason", "zh", "en"}, problems)) tables.reasons[row[0]] = {row[1], row[2]};
    const std::vector<std::string> header{"id",         "statement_zh", "statement_en", "kind",       "encoded_by",
                                          "tests",      "reason",       "left_out_zh",  "left_out_en"};
    for (const auto& row : rows_of(folder + "/statements.csv", header, problems)) {
        tables.statements.push_back({row[0], row[1], row[2], row[3], parts_of(row[4]), parts_of(row[5]), row[6], row[7], row[8]});
    }
    return tables;
}

}  // namespace zhunze::coverage
