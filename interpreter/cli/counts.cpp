// SPDX-License-Identifier: Apache-2.0
#include "cli/counts.hpp"

namespace zhunze::cli {

std::string Counts::line(const Console& console) const {
    std::size_t total = 0;
    std::string counts;
    for (std::size_t i = 0; i < by_outcome_.size(); ++i) {
        const Name& outcome = program::overall_name(static_cast<program::Overall>(i));
        if (i > 0) counts += console.say(Phrase::count_separator);
        counts += console.say(Phrase::outcome_count, {{"outcome", outcome}, {"count", std::to_string(by_outcome_[i])}});
        total += by_outcome_[i];
    }
    const std::string line = console.say(Phrase::batch_counts, {{"total", std::to_string(total)}, {"counts", counts}});
    if (unread_files_ == 0) return line;
    return console.say(Phrase::files_unread, {{"counts", line}, {"files", std::to_string(unread_files_)}});
}

}  // namespace zhunze::cli
