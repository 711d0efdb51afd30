// SPDX-License-Identifier: Apache-2.0
#include "cli/counts.hpp"

#include <numeric>

namespace zhunze::cli {

void Counts::add(const Counts& of_part) {
    for (std::size_t i = 0; i < by_outcome_.size(); ++i) by_outcome_[i] += of_part.by_outcome_[i];
}

std::size_t Counts::total() const { return std::accumulate(by_outcome_.begin(), by_outcome_.end(), std::size_t{0}); }

std::string Counts::line(const Console& console) const {
    std::string counts;
    for (std::size_t i = 0; i < by_outcome_.size(); ++i) {
        const Name& outcome = program::overall_name(static_cast<program::Overall>(i));
        if (i > 0) counts += console.say(Phrase::count_separator);
        counts += console.say(Phrase::outcome_count, {{"outcome", outcome}, {"count", std::to_string(by_outcome_[i])}});
    }
    std::string line = console.say(Phrase::batch_counts, {{"total", std::to_string(total())}, {"counts", counts}});
    if (rows_left_ > 0) line = console.say(Phrase::rows_left, {{"counts", line}, {"rows", std::to_string(rows_left_)}});
    if (unread_files_ > 0) line = console.say(Phrase::files_unread, {{"counts", line}, {"files", std::to_string(unread_files_)}});
    if (broken_files_ > 0) line = console.say(Phrase::files_broken, {{"counts", line}, {"files", std::to_string(broken_files_)}});
    if (interrupted_) line = console.say(Phrase::interrupted, {{"counts", line}});
    return line;
}

}  // namespace zhunze::cli
