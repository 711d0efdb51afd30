// SPDX-License-Identifier: Apache-2.0
#include "cli/system_problem.hpp"

#include <cerrno>
#include <system_error>

#include "cli/phrases.hpp"

namespace zhunze::cli {

Name system_problem(int error) {
    switch (error) {
        case 0: return phrase(Phrase::unknown_failure);
        case ENOENT:
        case ENOTDIR: return phrase(Phrase::no_such_file);
        case EISDIR: return phrase(Phrase::is_a_folder);
        case EACCES:
        case EPERM:
        case EROFS: return phrase(Phrase::no_permission);
        case ENOSPC:
        case EDQUOT: return phrase(Phrase::disk_full);
        case EPIPE: return phrase(Phrase::reader_gone);
        default: return phrase(Phrase::system_problem, {{"detail", std::generic_category().message(error)}});
    }
}

}  // namespace zhunze::cli
