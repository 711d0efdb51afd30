// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "cli/phrases.hpp"

namespace zhunze::cli {

/// What `--help` shows of the program or of one command.
struct HelpPage {
    struct Row {
        std::string term;
        std::string text;
    };
    struct Section {
        Phrase heading;
        std::vector<Row> rows;  ///< none: the section is left out
    };
    std::string description;
    std::string usage;
    std::vector<Section> sections;
    std::vector<std::string> footer;
};

[[nodiscard]] std::string lay_out(const HelpPage& page, Language language);

}  // namespace zhunze::cli
