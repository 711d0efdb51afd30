// SPDX-License-Identifier: Apache-2.0
// Workbooks that are broken, swollen or meant to do harm.
#include <functional>

#include "unit/facts/support.hpp"
#include "unit/support/workbook.hpp"

namespace zhunze::facts {
namespace {

using namespace std::string_literals;
using testing::MemoryArchive;
using testing::number_cell;
using testing::row;
using testing::SheetSource;
using testing::text_cell;
using testing::text_row;
using testing::WorkbookSource;

using Parts = MemoryArchive::Parts;

WorkbookSource small_book() {
    WorkbookSource source;
    source.sheets = {{"项目", text_row(1, {"id", "name"}) + row(2, text_cell("A2", "A") + "<c r=\"B2\" t=\"s\"><v>0</v></c>")}};
    source.texts = "<si><t>甲</t></si>";
    return source;
}

WorkbookSource with_rows(const std::string& rows) {
    WorkbookSource source = small_book();
    source.sheets[0].rows = rows;
    return source;
}

Batch read_bytes(const std::string& bytes, const Limits& limits = {}) { return read(bytes, "a.xlsx", limits); }

/// The small workbook with one part's text changed.
std::string with_part(const std::string& wanted, const std::function<void(std::string&)>& change) {
    Parts parts = small_book().parts();
    for (auto& [name, content] : parts) {
        if (name == wanted) change(content);
    }
    return MemoryArchive::of(parts);
}

std::string without_part(const std::string& unwanted) {
    Parts parts = small_book().parts();
    std::erase_if(parts, [&](const auto& part) { return part.first == unwanted; });
    return MemoryArchive::of(parts);
}

void replace(std::string& text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    text.replace(at, from.size(), to);
}

std::string repeated(const std::string& piece, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) all += piece;
    return all;
}

constexpr const char* sheet_part = "xl/worksheets/sheet1.xml";

}  // namespace

TEST_CASE("other files that look like workbooks, or are those of old programs", "[facts][xlsx][hostile]") {
    const std::string compound = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s + std::string(600, '\0');
    std::string encrypted = compound;
    for (const char c : "EncryptedPackage"s) encrypted += std::string{c, '\0'};
    const Parts ods{{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", "<a/>"}};
    const Parts text{{"_rels/.rels", small_book().parts()[1].second}, {"word/document.xml", "<a/>"}};
    const std::vector<std::pair<std::string, std::string>> cases{
        {compound, "workbook-format"},
        {encrypted, "workbook-encrypted"},
        {MemoryArchive::of(ods), "workbook-format"},
        {MemoryArchive::of(text), "workbook-format"},
        {MemoryArchive::of({}), "workbook-damaged"},
        {MemoryArchive::of({{"xl/workbook.bin", ""}}), "workbook-format"},
        {"PK\x03\x04"s, "workbook-damaged"},
        {"PK\x05\x06"s, "workbook-damaged"},
        {"PK\x03\x04"s + std::string(100'000, 'x'), "workbook-damaged"},
    };
    for (const auto& [bytes, expected] : cases) CHECK(outline(read_bytes(bytes)) == expected);
    CHECK(read_bytes(MemoryArchive::of({{"xl/workbook.bin", ""}})).file_errors[0].message(Language::zh) ==
          "这是二进制工作簿(.xlsb),不是可读的 Excel 工作簿;请另存为 .xlsx 或 CSV");
}

TEST_CASE("parts that are missing or broken", "[facts][xlsx][hostile]") {
    REQUIRE(outline(read_bytes(small_book().bytes())) == "|");
    const std::vector<std::pair<const char*, const char*>> missing{
        {"_rels/.rels", "workbook-format"},        {"xl/workbook.xml", "workbook-format"},         {"xl/_rels/workbook.xml.rels", "input-empty"},
        {sheet_part, "workbook-damaged"},          {"xl/sharedStrings.xml", "workbook-damaged"},   {"xl/styles.xml", "workbook-damaged"},
    };
    for (const auto& [name, expected] : missing) {
        INFO(name);
        CHECK(outline(read_bytes(without_part(name))) == expected);
    }
    for (const auto& [name, content] : small_book().parts()) {
        INFO(name);
        CHECK(outline(read_bytes(with_part(name, [](std::string& text) { text.resize(text.size() / 2); }))) == "workbook-damaged");
        CHECK(outline(read_bytes(with_part(name, [](std::string& text) { text += "<a>"; }))) == "workbook-damaged");
    }
    for (const char* bad : {"<c r=\"A2\" t=\"q\"><v>1</v></c>", "<c r=\"A2\"><v>\x01</v></c>", "<c r=\"A2\"><v>\xFF</v></c>", "<c r=\"A2\"><v>&unknown;</v></c>",
                            "<c r=\"A3\"><v>1</v></c>", "<c r=\"2\"><v>1</v></c>", "<c r=\"XFE2\"><v>1</v></c>", "<c r=\"A0\"><v>1</v></c>",
                            "<c r=\"A99999999999\"><v>1</v></c>", "<c r=\"B2\"><v>1</v></c><c r=\"A2\"><v>1</v></c>",
                            "<c r=\"A2\"><v>1</v></c><c r=\"A2\"><v>1</v></c>", "<c r=\"A2\" t=\"s\"><v>1</v></c>", "<c r=\"A2\" t=\"s\"><v>-1</v></c>",
                            "<c r=\"A2\" t=\"s\"><v>99999999999999999999</v></c>", "<c r=\"A2\" t=\"s\"><v>x</v></c>"}) {
        INFO(bad);
        CHECK(outline(read_bytes(with_rows(text_row(1, {"id"}) + row(2, bad)).bytes())) == "workbook-damaged");
    }
    for (const char* rows : {"<row r=\"2\"/><row r=\"1\"/>", "<row r=\"1\"/><row r=\"1\"/>", "<row r=\"0\"/>", "<row r=\"1048577\"/>", "<row r=\"1x\"/>"}) {
        INFO(rows);
        CHECK(outline(read_bytes(with_rows(rows).bytes())) == "workbook-damaged");
    }
    for (const char* merge : {"", "A1:", ":B2", "A1:B", "B2:A1", "A1:B2:C3", "a1:b2", "A1:XFE2", "A1:B2\"/><mergeCell ref=\"B2:C3", "A1:C3\"/><mergeCell ref=\"B2"}) {
        INFO(merge);
        WorkbookSource source = small_book();
        source.sheets[0].after = "<mergeCells><mergeCell ref=\"" + std::string(merge) + "\"/></mergeCells>";
        CHECK(outline(read_bytes(source.bytes())) == "workbook-damaged");
    }
}

TEST_CASE("declarations that could fetch or multiply", "[facts][xlsx][hostile]") {
    const std::vector<std::string> declarations{
        "<!DOCTYPE worksheet>",
        "<!DOCTYPE worksheet [<!ENTITY a \"1\">]>",
        "<!DOCTYPE worksheet [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>",
        "<!DOCTYPE worksheet SYSTEM \"http://localhost/x.dtd\">",
        "<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]>",
    };
    for (const auto& [name, content] : small_book().parts()) {
        for (const std::string& declaration : declarations) {
            INFO(name << " " << declaration);
            const Batch batch = read_bytes(with_part(name, [&](std::string& text) { replace(text, "?>\n", "?>\n" + declaration); }));
            REQUIRE(outline(batch) == "workbook-damaged");
            CHECK(batch.file_errors[0].message(Language::en).find("DOCTYPE") != std::string::npos);
        }
    }
    // Parts of other places, and of none.
    const std::string outside = with_part("xl/_rels/workbook.xml.rels", [](std::string& text) { replace(text, "worksheets/sheet1.xml", "../../../../etc/hostname"); });
    CHECK(outline(read_bytes(outside)) == "workbook-damaged");
}

TEST_CASE("more than the limits", "[facts][xlsx][hostile][limits]") {
    const auto slug_with = [](const std::string& bytes, const std::function<void(Limits&)>& set) {
        Limits limits;
        set(limits);
        return outline(read_bytes(bytes, limits));
    };
    const std::string small = small_book().bytes();
    CHECK(slug_with(small, [](Limits& limits) { limits.archive_entries = 5; }) == "workbook-too-large");
    CHECK(slug_with(small, [](Limits& limits) { limits.archive_entries = 6; }) == "|");
    CHECK(slug_with(small, [](Limits& limits) { limits.nesting = 5; }) == "workbook-damaged");
    CHECK(slug_with(small, [](Limits& limits) { limits.nesting = 6; }) == "|");
    CHECK(slug_with(small, [](Limits& limits) { limits.cells = 3; }) == "workbook-too-large");
    CHECK(slug_with(small, [](Limits& limits) { limits.cells = 4; }) == "|");
    CHECK(slug_with(small, [](Limits& limits) { limits.columns = 1; }) == "too-many-columns");
    CHECK(slug_with(small, [](Limits& limits) { limits.records = 0; }) == "too-many-records");
    CHECK(slug_with(small, [](Limits& limits) { limits.cell_bytes = 2; }) == "|cell-too-large");
    CHECK(slug_with(small, [](Limits& limits) { limits.record_bytes = 3; }) == "|record-too-large");
    // What a small archive unpacks to counts, not its own size.
    const std::string wide = with_rows(text_row(1, {"id"}) + text_row(2, {repeated("甲乙丙丁戊己庚辛", 5000)})).bytes();
    REQUIRE(wide.size() < 20'000);
    CHECK(slug_with(wide, [](Limits& limits) { limits.file_bytes = 100'000; }) == "workbook-too-large");
    CHECK(slug_with(wide, [](Limits&) {}) == "|cell-too-large");
}

TEST_CASE("an archive made to swell", "[facts][xlsx][hostile]") {
    const std::string bomb = with_rows(text_row(1, {"id"}) + repeated(" ", 20'000'000)).bytes();
    REQUIRE(bomb.size() < 100'000);
    const Batch batch = read_bytes(bomb);
    REQUIRE(outline(batch) == "workbook-too-large");
    CHECK(batch.file_errors[0].message(Language::zh) == "工作簿的压缩比超过上限 500");
}

TEST_CASE("one long text in many cells counts each time", "[facts][xlsx][hostile]") {
    WorkbookSource source = small_book();
    source.texts = "<si><t>" + repeated("甲乙丙丁戊", 100) + "</t></si>";
    source.sheets[0].rows = text_row(1, {"id", "name"});
    for (int i = 2; i < 200; ++i) {
        const std::string place = "B" + std::to_string(i);
        source.sheets[0].rows += row(i, "<c r=\"" + place + "\" t=\"s\"><v>0</v></c>");
    }
    Limits limits;
    limits.file_bytes = 100'000;
    CHECK(outline(read_bytes(source.bytes(), limits)) == "workbook-too-large");
}

TEST_CASE("empty elements by the thousand", "[facts][xlsx][hostile]") {
    const auto state = [](const std::function<void(WorkbookSource&)>& change) {
        WorkbookSource source = small_book();
        change(source);
        return outline(read_bytes(source.bytes()));
    };
    // The numbers keep the parts below what counts as swelling.
    CHECK(state([](WorkbookSource& source) { source.styles = repeated("<xf/>", 80'000); }) == "workbook-too-large");
    CHECK(state([](WorkbookSource& source) { source.sheets.resize(1001, source.sheets[0]); }) == "workbook-too-large");
    CHECK(state([](WorkbookSource& source) { source.sheets[0].rows += repeated("<row/>", 100'000); }) == "|");
    CHECK(state([](WorkbookSource& source) { source.sheets[0].rows += row(3, repeated("<c/>", 16'385)); }) == "workbook-damaged");
}

TEST_CASE("two parts of one name", "[facts][xlsx][hostile]") {
    Parts parts = small_book().parts();
    parts.emplace_back("XL/Worksheets/Sheet1.xml", parts[0].second);
    CHECK(outline(read_bytes(MemoryArchive::of(parts))) == "workbook-damaged");
}

// ---- damage anywhere ----

TEST_CASE("a workbook cut off anywhere is refused", "[facts][xlsx][hostile]") {
    const std::string whole = small_book().bytes();
    constexpr std::size_t end_record = 22;  // says how long the comment behind it is, which there is none of
    for (std::size_t size = 0; size < whole.size() - end_record; ++size) {
        const Batch batch = read_bytes(whole.substr(0, size));
        INFO(size);
        CHECK_FALSE(batch.file_errors.empty());
    }
}

TEST_CASE("a workbook with any bit flipped is refused, or read as what it was", "[facts][xlsx][hostile]") {
    const std::string whole = small_book().bytes();
    const std::string expected = read_bytes(whole).applications.at(0).input_hash;
    std::size_t refused = 0;
    for (std::size_t at = 0; at < whole.size(); ++at) {
        for (int bit = 0; bit < 8; ++bit) {
            std::string bytes = whole;
            bytes[at] = static_cast<char>(bytes[at] ^ (1 << bit));
            const Batch batch = read_bytes(bytes);
            if (!batch.file_errors.empty()) {
                ++refused;
                continue;
            }
            // Bytes that say nothing of the content, such as a part's time, or a file that is text with one bit more.
            INFO(at << " bit " << bit);
            CHECK((batch.applications.empty() || batch.applications[0].input_hash == expected));
        }
    }
    CHECK(refused > whole.size() * 2);
}

TEST_CASE("XML of a sheet changed anywhere ends, with or without findings", "[facts][xlsx][hostile]") {
    const std::string sheet = small_book().parts()[0].second;
    const std::string pieces = "<>\"'/=&; \n0A\xE4";
    for (std::size_t at = sheet.find("<sheetData>"); at < sheet.size(); ++at) {
        for (const char piece : pieces) {
            const Batch batch = read_bytes(with_part(sheet_part, [&](std::string& text) { text[at] = piece; }));
            // Never both applications and a refusal of the file.
            CHECK((batch.file_errors.empty() || batch.applications.empty()));
        }
    }
}

}  // namespace zhunze::facts
