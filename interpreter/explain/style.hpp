// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/language.hpp"

namespace zhunze::explain {

/// In which words a tree is told.
struct Style {
    Language language = Language::zh;
    bool exact = false;  ///< beside each rounded number its full value
    Style(Language l, bool e = false) : language(l), exact(e) {}  // NOLINT(google-explicit-constructor): a language is a style
};

}  // namespace zhunze::explain
