// SPDX-License-Identifier: Apache-2.0
// Workbooks made of their very XML, so that tests can say what no spreadsheet program would write.
#pragma once

#include <minizip/zip.h>

#include <cstring>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace zhunze::testing {

/// A file that a ZIP library writes to memory.
class MemoryArchive {
public:
    using Parts = std::vector<std::pair<std::string, std::string>>;

    [[nodiscard]] static std::string of(const Parts& parts) {
        MemoryArchive archive;
        for (const auto& [name, content] : parts) archive.add(name, content);
        if (zipClose(archive.handle_, nullptr) != ZIP_OK) throw std::runtime_error("the archive cannot be written");
        return std::move(archive.bytes_);
    }

private:
    MemoryArchive() {
        zlib_filefunc64_def calls{};
        calls.zopen64_file = [](voidpf self, const void*, int) { return self; };
        calls.zread_file = [](voidpf, voidpf self, void* buffer, uLong size) { return me(self).read(buffer, size); };
        calls.zwrite_file = [](voidpf, voidpf self, const void* buffer, uLong size) { return me(self).write(buffer, size); };
        calls.ztell64_file = [](voidpf, voidpf self) -> ZPOS64_T { return me(self).at_; };
        calls.zseek64_file = [](voidpf, voidpf self, ZPOS64_T offset, int origin) {
            MemoryArchive& file = me(self);
            file.at_ = offset + (origin == ZLIB_FILEFUNC_SEEK_SET ? 0 : origin == ZLIB_FILEFUNC_SEEK_CUR ? file.at_ : file.bytes_.size());
            return 0L;
        };
        calls.zclose_file = [](voidpf, voidpf) { return 0; };
        calls.zerror_file = [](voidpf, voidpf) { return 0; };
        calls.opaque = this;
        handle_ = zipOpen2_64("", APPEND_STATUS_CREATE, nullptr, &calls);
        if (handle_ == nullptr) throw std::runtime_error("the archive cannot be opened");
    }

    static MemoryArchive& me(voidpf self) { return *static_cast<MemoryArchive*>(self); }

    uLong read(void* buffer, uLong size) {
        const std::size_t count = std::min<std::size_t>(size, bytes_.size() - at_);
        std::memcpy(buffer, bytes_.data() + at_, count);
        at_ += count;
        return count;
    }
    uLong write(const void* buffer, uLong size) {
        if (bytes_.size() < at_ + size) bytes_.resize(at_ + size);
        std::memcpy(bytes_.data() + at_, buffer, size);
        at_ += size;
        return size;
    }

    void add(const std::string& name, const std::string& content) {
        const zip_fileinfo info{};
        const bool opened = zipOpenNewFileInZip(handle_, name.c_str(), &info, nullptr, 0, nullptr, 0, nullptr, Z_DEFLATED, 6) == ZIP_OK;
        if (!opened || zipWriteInFileInZip(handle_, content.data(), static_cast<unsigned>(content.size())) != ZIP_OK ||
            zipCloseFileInZip(handle_) != ZIP_OK) {
            throw std::runtime_error("cannot add " + name);
        }
    }

    zipFile handle_ = nullptr;
    std::string bytes_;
    std::size_t at_ = 0;
};

inline constexpr const char* main_vocabulary = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
inline constexpr const char* office_vocabulary = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

struct SheetSource {
    std::string name;
    std::string rows;         ///< within <sheetData>
    std::string state = {};   ///< hidden, veryHidden
    std::string before = {};  ///< before <sheetData>: <cols>
    std::string after = {};   ///< behind it: <mergeCells>
};

struct WorkbookSource {
    std::vector<SheetSource> sheets;
    std::string texts = {};       ///< within <sst>
    std::string formats = {};     ///< <numFmt> elements
    std::string styles = {};      ///< <xf> elements of the cells
    std::string properties = {};  ///< within <workbook>: <workbookPr>, <calcPr>

    [[nodiscard]] MemoryArchive::Parts parts() const {
        const std::string head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
        const std::string vocabulary = std::string(" xmlns=\"") + main_vocabulary + "\"";
        std::string entries, relations;
        MemoryArchive::Parts all;
        for (std::size_t i = 0; i < sheets.size(); ++i) {
            const SheetSource& sheet = sheets[i];
            const std::string number = std::to_string(i + 1);
            entries += "<sheet name=\"" + sheet.name + "\" sheetId=\"" + number + "\"" +
                       (sheet.state.empty() ? "" : " state=\"" + sheet.state + "\"") + " r:id=\"rId" + number + "\"/>";
            relations += relation("rId" + number, "worksheet", "worksheets/sheet" + number + ".xml");
            all.emplace_back("xl/worksheets/sheet" + number + ".xml", head + "<worksheet" + vocabulary + ">" + sheet.before + "<sheetData>" +
                                                                          sheet.rows + "</sheetData>" + sheet.after + "</worksheet>");
        }
        relations += relation("rId900", "sharedStrings", "sharedStrings.xml") + relation("rId901", "styles", "styles.xml");
        const std::string package = " xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"";
        all.emplace_back("_rels/.rels", head + "<Relationships" + package + ">" + relation("rId1", "officeDocument", "xl/workbook.xml") + "</Relationships>");
        all.emplace_back("xl/_rels/workbook.xml.rels", head + "<Relationships" + package + ">" + relations + "</Relationships>");
        all.emplace_back("xl/workbook.xml", head + "<workbook" + vocabulary + " xmlns:r=\"" + office_vocabulary + "\">" + properties + "<sheets>" +
                                                entries + "</sheets></workbook>");
        all.emplace_back("xl/sharedStrings.xml", head + "<sst" + vocabulary + ">" + texts + "</sst>");
        all.emplace_back("xl/styles.xml", head + "<styleSheet" + vocabulary + "><numFmts>" + formats +
                                              "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/>" + styles +
                                              "</cellXfs></styleSheet>");
        return all;
    }

    [[nodiscard]] std::string bytes() const { return MemoryArchive::of(parts()); }

private:
    static std::string relation(const std::string& id, const std::string& type, const std::string& target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + office_vocabulary + "/" + type + "\" Target=\"" + target + "\"/>";
    }
};

/// A cell with text of its own; the text is XML.
inline std::string text_cell(const std::string& place, const std::string& text) {
    return "<c r=\"" + place + "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">" + text + "</t></is></c>";
}
inline std::string number_cell(const std::string& place, const std::string& digits, int style = 0) {
    return "<c r=\"" + place + "\" s=\"" + std::to_string(style) + "\"><v>" + digits + "</v></c>";
}
inline std::string row(int number, const std::string& cells, const std::string& attributes = "") {
    return "<row r=\"" + std::to_string(number) + "\" " + attributes + ">" + cells + "</row>";
}
/// A row of texts from column A on.
inline std::string text_row(int number, const std::vector<std::string>& texts) {
    std::string cells;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (!texts[i].empty()) cells += text_cell(std::string(1, static_cast<char>('A' + i)) + std::to_string(number), texts[i]);
    }
    return row(number, cells);
}

}  // namespace zhunze::testing
