// SPDX-License-Identifier: Apache-2.0
#include "cli/chosen.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "cli/phrases.hpp"
#include "explain/document.hpp"

namespace zhunze::cli {

using Applications = std::vector<facts::Application>;

namespace {

constexpr std::size_t most_near_ids = 5;

/// Applications whose id holds the one asked for, or is spelled nearly like it.
std::vector<std::string> near_ids(const Applications& applications, const std::string& wanted) {
    const std::string shown = explain::plain_line(wanted);
    std::vector<std::string> all;
    std::vector<std::string> near;
    for (const facts::Application& application : applications) {
        all.push_back(application.id);
        if (!shown.empty() && near.size() < most_near_ids && application.id.find(shown) != std::string::npos) near.push_back(application.id);
    }
    if (const std::optional<std::string> nearest_id = nearest(shown, all); near.empty() && nearest_id) near.push_back(*nearest_id);
    return near;
}

Name no_such_application(const Applications& applications, const std::string& id) {
    const Name message = phrase(Phrase::unknown_id, {{"id", id}});
    const Name separator = phrase(Phrase::list_separator);
    Name ids;
    for (const std::string& near : near_ids(applications, id)) {
        ids.zh += (ids.zh.empty() ? "" : separator.zh) + near;
        ids.en += (ids.en.empty() ? "" : separator.en) + near;
    }
    return ids.empty() ? message : phrase(Phrase::near_ids, {{"message", message}, {"ids", ids}});
}

}  // namespace

Applications chosen(const Applications& applications, const std::optional<std::string>& id, Name& problem) {
    Applications result;
    std::ranges::copy_if(applications, std::back_inserter(result),
                         [&](const facts::Application& application) { return !id || application.id == *id; });
    if (applications.empty()) {
        problem = phrase(Phrase::nothing_to_explain);
    } else if (!id && result.size() > 1) {
        problem = phrase(Phrase::id_needed, {{"count", std::to_string(result.size())}});
    } else if (result.empty()) {
        problem = no_such_application(applications, *id);
    }
    return problem.empty() ? result : Applications();
}

}  // namespace zhunze::cli
