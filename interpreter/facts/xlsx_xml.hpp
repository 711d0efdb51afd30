// SPDX-License-Identifier: Apache-2.0
// The XML of a workbook's parts, as a stream: a sheet of any size takes no more memory than what is kept of it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "facts/xlsx_archive.hpp"

namespace zhunze::facts {

/// The attributes of one element.
class XmlAttributes {
public:
    explicit XmlAttributes(const char* const* pairs) : pairs_(pairs) {}
    /// Empty where there is none.
    [[nodiscard]] std::string_view get(std::string_view name) const;
    /// Of another vocabulary, such as `r:id`.
    [[nodiscard]] std::string_view get_foreign(std::string_view name) const;
    /// `1` or `true`.
    [[nodiscard]] bool is_set(std::string_view name) const;

private:
    const char* const* pairs_;
};

/// What is done with the elements of a part. Elements of vocabularies that are none of a workbook's have an empty name.
class XmlHandler {
public:
    virtual ~XmlHandler() = default;
    virtual void open(std::string_view name, const XmlAttributes& attributes) = 0;
    virtual void close(std::string_view name) = 0;
    virtual void text(std::string_view) {}

    [[nodiscard]] bool done() const { return done_; }
    [[nodiscard]] const std::optional<Diagnostic>& problem() const { return problem_; }

protected:
    /// Nothing more of the part is wanted.
    void stop() { done_ = true; }
    void fail(Diagnostic problem) {
        if (!problem_) problem_ = std::move(problem);
        stop();
    }

private:
    bool done_ = false;
    std::optional<Diagnostic> problem_;
};

/// Reads a part of the archive. A document type declaration, and so any entity of one's own, is refused.
[[nodiscard]] std::optional<Diagnostic> read_xml(Archive& archive, const std::string& part, const Limits& limits, XmlHandler& handler);

}  // namespace zhunze::facts
