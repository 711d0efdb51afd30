// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <utility>

#include "facts/application.hpp"
#include "facts/finding.hpp"

namespace zhunze::facts {

/// Errors of one application: long lists may hold any number, and nobody reads more than the first hundred. The others are
/// counted.
class ErrorBound {
public:
    void add(Application& application, Diagnostic problem) {
        constexpr std::size_t most = 100;
        if (application.errors.size() < most) application.errors.push_back(std::move(problem));
        else ++hidden_;
    }
    /// Says at the end how many there are besides.
    void close(Application& application) {
        const std::size_t hidden = std::exchange(hidden_, 0);
        if (hidden == 0) return;
        application.errors.push_back(finding(Code::more_errors, {{"count", std::to_string(hidden)}}));
        application.errors.back().place = application.place;
    }

private:
    std::size_t hidden_ = 0;
};

}  // namespace zhunze::facts
