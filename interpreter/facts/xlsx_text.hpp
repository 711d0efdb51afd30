// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace zhunze::facts {

/// Gathers the text of a shared text or of a cell that holds its own, from runs of any looks; readings of words beside them
/// (phonetic runs) are no part of it.
class RichText {
public:
    void begin() { text_.clear(); }
    void open(std::string_view element) {
        if (element == "rPh") phonetic_ = true;
        if (element == "t") taking_ = !phonetic_;
    }
    void add(std::string_view piece) {
        if (taking_) text_ += piece;
    }
    void close(std::string_view element) {
        if (element == "rPh") phonetic_ = false;
        if (element == "t") taking_ = false;
    }
    /// The text, with what stands for control characters (`_x000D_`) resolved.
    [[nodiscard]] std::string take();

private:
    std::string text_;
    bool taking_ = false;
    bool phonetic_ = false;
};

/// `_x000D_` is a carriage return, `_x005F_` an underscore that would be read so.
[[nodiscard]] std::string unescaped(std::string_view text);

}  // namespace zhunze::facts
