// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zhunze {

/// The widest message, in terminal columns.
inline constexpr int most_text_columns = 2000;

/// The text as it can be shown on one line of a terminal: control, bidirectional and invisible characters, which
/// could hide or rearrange what stands there, become visible signs; a tab becomes a space. What is wider than
/// `most_text_columns` (a message may quote a word of the file as long as the file) is cut.
[[nodiscard]] std::string visible_text(std::string_view utf8);

/// A marked range of bytes in one line, `begin <= end <= line.size()`; an empty one marks the place before `begin`.
struct Mark {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    bool primary = false;  ///< underlined with `^`, others with `-`
    std::string text;      ///< stands behind the underline; may be empty
};

/// The underline of one mark, aligned by display columns.
struct Underline {
    std::size_t indent = 0;
    std::size_t length = 1;
    bool primary = false;
    std::string text;
};

/// A piece of a source line as shown, with the underlines that belong below it.
struct Excerpt {
    std::string shown;
    std::vector<Underline> underlines;
};

/// The widest piece of a source line that is shown, in terminal columns.
inline constexpr int excerpt_columns = 160;

/// Lays out a line with its marks. A line that fits is one piece; of a longer one, the piece around the first mark,
/// with all marks that begin in it, then the piece around the first of the others, and so on.
[[nodiscard]] std::vector<Excerpt> excerpts(std::string_view line, std::vector<Mark> marks);

}  // namespace zhunze
