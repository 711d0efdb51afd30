// SPDX-License-Identifier: Apache-2.0
#include "facts/xlsx_xml.hpp"

#include <expat.h>

#include <algorithm>
#include <array>
#include <exception>
#include <memory>
#include <utility>

namespace zhunze::facts {
namespace {

/// Between the vocabulary and the name of an element; it cannot stand in either.
constexpr char separator = '\n';

constexpr std::array<std::string_view, 3> vocabularies{
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",  // the strict form
    "http://schemas.openxmlformats.org/package/2006/relationships",
};

std::string_view local_name(std::string_view name) {
    const std::size_t at = name.find(separator);
    if (at == std::string_view::npos || std::ranges::find(vocabularies, name.substr(0, at)) == vocabularies.end()) return {};
    return name.substr(at + 1);
}

/// One part on its way through the parser.
class Reading {
public:
    Reading(const std::string& part, const Limits& limits, XmlHandler& handler)
        : part_(part), limits_(limits), handler_(handler), parser_(XML_ParserCreateNS(nullptr, separator)) {
        if (!parser_) throw std::bad_alloc();
        XML_SetUserData(parser_.get(), this);
        XML_SetElementHandler(parser_.get(), on_open, on_close);
        XML_SetCharacterDataHandler(parser_.get(), on_text);
        XML_SetStartDoctypeDeclHandler(parser_.get(), on_doctype);
    }

    /// False: nothing more is wanted, or can be read.
    bool feed(std::string_view piece, bool last) {
        const XML_Status status = XML_Parse(parser_.get(), piece.data(), static_cast<int>(piece.size()), last ? XML_TRUE : XML_FALSE);
        if (thrown_) std::rethrow_exception(thrown_);
        if (status == XML_STATUS_ERROR && !handler_.done() && !problem_) {
            const std::string line = std::to_string(XML_GetCurrentLineNumber(parser_.get()));
            fail({"第 " + line + " 行不是有效的 XML", "line " + line + " is not valid XML"});
        }
        return status == XML_STATUS_OK;
    }

    [[nodiscard]] const std::optional<Diagnostic>& problem() const { return problem_ ? problem_ : handler_.problem(); }

private:
    struct Free {
        void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
    };

    /// Runs the handler. The parser is C: nothing may be thrown through it.
    template <class Call>
    static void guarded(void* reading, Call call) {
        auto& self = *static_cast<Reading*>(reading);
        if (self.handler_.done() || self.problem_ || self.thrown_) return;
        try {
            call(self);
        } catch (...) {
            self.thrown_ = std::current_exception();
        }
        if (self.handler_.done() || self.problem_ || self.thrown_) XML_StopParser(self.parser_.get(), XML_FALSE);
    }

    static void XMLCALL on_open(void* reading, const XML_Char* name, const XML_Char** attributes) {
        guarded(reading, [&](Reading& self) {
            if (++self.depth_ > self.limits_.nesting) {
                const std::string most = std::to_string(self.limits_.nesting);
                return self.fail({"XML 嵌套超过 " + most + " 层", "its XML is nested more than " + most + " levels deep"});
            }
            self.handler_.open(local_name(name), XmlAttributes(attributes));
        });
    }
    static void XMLCALL on_close(void* reading, const XML_Char* name) {
        guarded(reading, [&](Reading& self) {
            --self.depth_;
            self.handler_.close(local_name(name));
        });
    }
    static void XMLCALL on_text(void* reading, const XML_Char* text, int size) {
        guarded(reading, [&](Reading& self) { self.handler_.text({text, static_cast<std::size_t>(size)}); });
    }
    static void XMLCALL on_doctype(void* reading, const XML_Char*, const XML_Char*, const XML_Char*, int) {
        guarded(reading, [](Reading& self) { self.fail({"含有 DOCTYPE 声明", "it holds a DOCTYPE declaration"}); });
    }

    void fail(const Name& what) {
        const std::string name = shown(part_);
        problem_ = damaged({"部件 " + name + ":" + what.zh, "part " + name + ": " + what.en});
    }

    const std::string& part_;
    const Limits& limits_;
    XmlHandler& handler_;
    std::unique_ptr<XML_ParserStruct, Free> parser_;
    std::size_t depth_ = 0;
    std::optional<Diagnostic> problem_;
    std::exception_ptr thrown_;
};

}  // namespace

std::string_view XmlAttributes::get(std::string_view name) const {
    for (const char* const* pair = pairs_; *pair != nullptr; pair += 2) {
        if (name == *pair) return pair[1];
    }
    return {};
}

std::string_view XmlAttributes::get_foreign(std::string_view name) const {
    for (const char* const* pair = pairs_; *pair != nullptr; pair += 2) {
        const std::string_view full = *pair;
        const std::size_t at = full.find(separator);
        if (at != std::string_view::npos && full.substr(at + 1) == name) return pair[1];
    }
    return {};
}

bool XmlAttributes::is_set(std::string_view name) const {
    const std::string_view value = get(name);
    return value == "1" || value == "true";
}

std::optional<Diagnostic> read_xml(Archive& archive, const std::string& part, const Limits& limits, XmlHandler& handler) {
    if (!archive.holds(part)) return damaged({"缺少部件 " + shown(part), "part " + shown(part) + " is missing"});
    Reading reading(part, limits, handler);
    bool going = true;
    const auto problem = archive.read(part, [&](std::string_view piece) { return going = reading.feed(piece, false); });
    if (reading.problem()) return reading.problem();
    if (problem) return problem;
    if (going) static_cast<void>(reading.feed({}, true));
    return reading.problem();
}

}  // namespace zhunze::facts
