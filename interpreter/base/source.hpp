// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/store.hpp"

namespace zhunze {

using FileId = Id<struct FileTag>;

/// A half-open range of bytes in the (NFC) text of one source file.
struct Span {
    FileId file;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    friend bool operator==(const Span&, const Span&) = default;
};

/// The smallest span that holds both; both lie in the same file.
[[nodiscard]] Span cover(Span a, Span b);

/// One-based line and column; the column counts code points.
struct Position {
    std::uint32_t line = 1;
    std::uint32_t column = 1;
};

/// A text with its line table. The text is valid UTF-8 in NFC, without byte-order mark, lines ended by `\n`.
class SourceFile {
public:
    /// `path` is shown to users as given.
    SourceFile(std::string path, std::string text);
    [[nodiscard]] const std::string& path() const { return path_; }
    [[nodiscard]] const std::string& text() const { return text_; }
    [[nodiscard]] Position position(std::uint32_t offset) const;
    /// The line's text without its end; lines count from one.
    [[nodiscard]] std::string_view line(std::uint32_t number) const;
    [[nodiscard]] std::uint32_t line_count() const { return static_cast<std::uint32_t>(line_starts_.size()); }

private:
    [[nodiscard]] std::uint32_t code_points_before(std::size_t offset) const;

    std::string path_;
    std::string text_;
    std::vector<std::uint32_t> line_starts_;
    std::vector<std::uint32_t> counts_;  ///< code points before each checkpoint, so that a long line is not counted anew each time
};

/// All files of one run.
class Sources {
public:
    FileId add(SourceFile file) { return files_.add(std::move(file)); }
    [[nodiscard]] const SourceFile& operator[](FileId id) const { return files_[id]; }
    [[nodiscard]] bool holds(FileId id) const { return id.valid() && id.value < files_.size(); }
    [[nodiscard]] std::string_view text(Span span) const;
    [[nodiscard]] std::size_t size() const { return files_.size(); }

private:
    Store<FileId, SourceFile> files_;
};

}  // namespace zhunze
