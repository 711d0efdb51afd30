// SPDX-License-Identifier: Apache-2.0
#include "architecture/source_tree.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace zhunze::architecture {

namespace fs = std::filesystem;

std::vector<fs::path> files_below(const fs::path& folder) {
    std::vector<fs::path> files;
    if (!fs::is_directory(folder)) return files;
    for (auto at = fs::recursive_directory_iterator(folder); at != fs::recursive_directory_iterator(); ++at) {
        const fs::path path = at->path().lexically_normal();
        const std::string name = path.filename().string();
        if (at->is_directory() && (name == ".git" || name == ".cache" || path == "build")) {
            at.disable_recursion_pending();
        } else if (at->is_regular_file()) {
            files.push_back(path);
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::string text_of(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        lines.emplace_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

bool is_source(const fs::path& file) {
    const fs::path extension = file.extension();
    return extension == ".cpp" || extension == ".hpp" || extension == ".h" || extension == ".def" || extension == ".inc";
}

std::string listed(const std::vector<std::string>& findings) {
    std::string text;
    for (const std::string& finding : findings) text += "\n  " + finding;
    return text;
}

}  // namespace zhunze::architecture
