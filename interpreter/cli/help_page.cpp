// SPDX-License-Identifier: Apache-2.0
#include "cli/help_page.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace zhunze::cli {

namespace {

std::string table(const std::vector<HelpPage::Row>& rows) {
    int width = 0;
    for (const HelpPage::Row& row : rows) width = std::max(width, display_width(row.term));
    std::string text;
    for (const HelpPage::Row& row : rows) {
        const auto padding = static_cast<std::size_t>(width - display_width(row.term) + 2);
        text += "  " + row.term + std::string(padding, ' ') + row.text + '\n';
    }
    return text;
}

}  // namespace

std::string lay_out(const HelpPage& page, Language language) {
    std::string text = page.description + "\n\n" + phrase(Phrase::help_usage, language) + ' ' + page.usage + '\n';
    for (const HelpPage::Section& section : page.sections) {
        if (!section.rows.empty()) text += '\n' + phrase(section.heading, language) + '\n' + table(section.rows);
    }
    if (!page.footer.empty()) text += '\n';
    for (const std::string& line : page.footer) text += line + '\n';
    return text;
}

}  // namespace zhunze::cli
