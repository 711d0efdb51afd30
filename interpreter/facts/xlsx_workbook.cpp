// SPDX-License-Identifier: Apache-2.0
#include "facts/xlsx_workbook.hpp"

#include <charconv>
#include <map>
#include <optional>
#include <unordered_map>
#include <utility>

#include "base/text.hpp"
#include "facts/xlsx_text.hpp"
#include "facts/xlsx_xml.hpp"

namespace zhunze::facts {
namespace {

std::optional<unsigned> number_in(std::string_view text) {
    unsigned value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

/// More than any program writes; empty elements by the million would fill the memory.
constexpr std::size_t most_relations = 100'000;
constexpr std::size_t most_sheets = 1'000;
constexpr std::size_t most_styles = 70'000;

Diagnostic too_many(Name what, std::size_t limit) {
    return finding(Code::workbook_too_large, {{"what", std::move(what)}, {"limit", std::to_string(limit)}});
}

// ---- which part is what ----

struct Relation {
    std::string type;    ///< the last segment of its full name: `worksheet`
    std::string target;  ///< the part
};
using Relations = std::map<std::string, Relation>;

/// `../a/b.xml` as seen from a part in `folder`.
std::string resolved(std::string folder, std::string_view target) {
    if (target.starts_with('/')) return std::string(target.substr(1));
    while (target.starts_with("../")) {
        target.remove_prefix(3);
        const std::size_t up = folder.find_last_of('/', folder.empty() ? 0 : folder.size() - 2);
        folder = up == std::string::npos ? "" : folder.substr(0, up + 1);
    }
    return folder + std::string(target);
}

std::string folder_of(std::string_view part) {
    const std::size_t at = part.rfind('/');
    return std::string(at == std::string_view::npos ? std::string_view() : part.substr(0, at + 1));
}

class RelationsHandler : public XmlHandler {
public:
    explicit RelationsHandler(std::string folder) : folder_(std::move(folder)) {}
    void open(std::string_view name, const XmlAttributes& attributes) override {
        if (name != "Relationship" || attributes.get("TargetMode") == "External") return;
        if (relations.size() == most_relations) return fail(too_many({"各部件的关联数", "the number of its relations"}, most_relations));
        const std::string_view type = attributes.get("Type");
        relations.emplace(attributes.get("Id"),
                          Relation{std::string(type.substr(type.rfind('/') + 1)), resolved(folder_, attributes.get("Target"))});
    }
    void close(std::string_view) override {}

    Relations relations;

private:
    std::string folder_;
};

/// The relations of a part; of the archive as a whole if `part` is empty.
Result<Relations> read_relations(Archive& archive, const std::string& part, const Limits& limits) {
    const std::string folder = folder_of(part);
    RelationsHandler handler(folder);
    const std::string name = folder + "_rels/" + part.substr(folder.size()) + ".rels";
    if (!archive.holds(name)) return Relations();
    if (auto problem = read_xml(archive, name, limits, handler)) return *std::move(problem);
    return std::move(handler.relations);
}

std::string part_of_type(const Relations& relations, std::string_view type) {
    for (const auto& [id, relation] : relations) {
        if (relation.type == type) return relation.target;
    }
    return {};
}

// ---- the workbook part ----

class WorkbookHandler : public XmlHandler {
public:
    WorkbookHandler(Workbook& workbook, const Relations& relations) : workbook_(workbook), relations_(relations) {}
    void open(std::string_view name, const XmlAttributes& attributes) override {
        if (name == "sheet") add_sheet(attributes);
        if (name == "workbookPr") workbook_.dates_from_1904 = attributes.is_set("date1904");
        if (name == "calcPr") workbook_.formulas_pending = attributes.is_set("fullCalcOnLoad");
    }
    void close(std::string_view) override {}

private:
    void add_sheet(const XmlAttributes& attributes) {
        if (workbook_.sheets.size() == most_sheets) return fail(too_many({"的工作表数", "the number of its sheets"}, most_sheets));
        SheetEntry sheet;
        sheet.name = to_nfc(attributes.get("name"));
        const std::string_view state = attributes.get("state");
        sheet.visible = state.empty() || state == "visible";
        const auto relation = relations_.find(std::string(attributes.get_foreign("id")));
        if (relation != relations_.end() && relation->second.type == "worksheet") sheet.part = relation->second.target;
        workbook_.sheets.push_back(std::move(sheet));
    }

    Workbook& workbook_;
    const Relations& relations_;
};

// ---- shared texts ----

class TextsHandler : public XmlHandler {
public:
    TextsHandler(std::vector<std::string>& texts, std::size_t most) : texts_(texts), most_(most) {}
    void open(std::string_view name, const XmlAttributes&) override {
        if (name == "si") text_.begin();
        text_.open(name);
    }
    void text(std::string_view piece) override { text_.add(piece); }
    void close(std::string_view name) override {
        text_.close(name);
        if (name != "si") return;
        if (texts_.size() == most_) return fail(too_many({"的文本数", "the number of its texts"}, most_));
        texts_.push_back(text_.take());
    }

private:
    std::vector<std::string>& texts_;
    std::size_t most_;
    RichText text_;
};

// ---- styles ----

class StylesHandler : public XmlHandler {
public:
    explicit StylesHandler(Workbook& workbook) : workbook_(workbook) {}
    void open(std::string_view name, const XmlAttributes& attributes) override {
        const auto id = number_in(attributes.get("numFmtId"));
        if (name == "numFmt" && id) declare(*id, attributes.get("formatCode"));
        if (name == "cellXfs") in_cell_styles_ = true;
        if (name == "xf" && in_cell_styles_) add_style(id.value_or(0));
    }
    void close(std::string_view name) override {
        if (name == "cellXfs") in_cell_styles_ = false;
    }

private:
    void declare(unsigned id, std::string_view code) {
        constexpr std::size_t longest = 1024;
        if (index_of_.size() == most_styles) return fail(too_many_styles());
        workbook_.formats.push_back(read_number_format(code.substr(0, code_point_begin(code, longest))));
        index_of_.insert_or_assign(id, workbook_.formats.size() - 1);
    }

    void add_style(unsigned id) {
        if (workbook_.styles.size() == most_styles) return fail(too_many_styles());
        const auto [entry, is_new] = index_of_.emplace(id, workbook_.formats.size());
        if (is_new) workbook_.formats.push_back(built_in_format(id));
        workbook_.styles.push_back(entry->second);
    }

    static Diagnostic too_many_styles() { return too_many({"的单元格样式数", "the number of its cell styles"}, most_styles); }

    Workbook& workbook_;
    std::unordered_map<unsigned, std::size_t> index_of_;  ///< by the file's number of a format
    bool in_cell_styles_ = false;
};

Diagnostic no_workbook(const Archive& archive) {
    if (archive.holds("xl/workbook.bin")) return finding(Code::workbook_format, {{"found", Name{"二进制工作簿(.xlsb)", "a binary workbook (.xlsb)"}}});
    return finding(Code::workbook_format, {{"found", Name{"别的压缩文件", "some other archive"}}});
}

std::optional<Diagnostic> read_shared(Archive& archive, const Relations& relations, const Limits& limits, Workbook& workbook) {
    if (const std::string part = part_of_type(relations, "sharedStrings"); !part.empty()) {
        TextsHandler texts(workbook.texts, limits.cells);
        if (auto problem = read_xml(archive, part, limits, texts)) return problem;
    }
    if (const std::string part = part_of_type(relations, "styles"); !part.empty()) {
        StylesHandler styles(workbook);
        return read_xml(archive, part, limits, styles);
    }
    return std::nullopt;
}

}  // namespace

const NumberFormat& Workbook::format(std::size_t style) const {
    static const NumberFormat general;
    return style < styles.size() ? formats[styles[style]] : general;
}

Result<Workbook> read_workbook(Archive& archive, const Limits& limits) {
    const Result<Relations> of_all = read_relations(archive, "", limits);
    if (const auto* problem = std::get_if<Diagnostic>(&of_all)) return *problem;
    const std::string part = part_of_type(std::get<Relations>(of_all), "officeDocument");
    if (part.empty() || !archive.holds(part) || !part.ends_with(".xml")) return no_workbook(archive);
    const Result<Relations> of_workbook = read_relations(archive, part, limits);
    if (const auto* problem = std::get_if<Diagnostic>(&of_workbook)) return *problem;
    const Relations& relations = std::get<Relations>(of_workbook);

    Workbook workbook;
    WorkbookHandler handler(workbook, relations);
    if (auto problem = read_xml(archive, part, limits, handler)) return *std::move(problem);
    if (workbook.sheets.empty()) return no_workbook(archive);
    if (auto problem = read_shared(archive, relations, limits, workbook)) return *std::move(problem);
    return workbook;
}

}  // namespace zhunze::facts
