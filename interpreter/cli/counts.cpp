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
    std::string line = console.say(Phrase::batch_counts, {{"total", std::to_string(total)}, {"counts", counts}});
    if (rows_left_ > 0) line = console.say(Phrase::rows_left, {{"counts", line}, {"rows", std::to_string(rows_left_)}});
    if (unread_files_ > 0) line = console.say(Phrase::files_unread, {{"counts", line}, {"files", std::to_string(unread_files_)}});
    return line;
}

}  // namespace zhunze::cli
