// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "evaluate/evaluate.hpp"
#include "facts/application.hpp"
#include "plan/plan.hpp"

namespace zhunze::explain {

/// One application with what was decided of it: what every explanation starts from. All outlive the call.
struct Case {
    const plan::Plan& plan;
    const facts::Application& application;
    const evaluate::Decision& decision;
    const evaluate::Options& options;
    std::string_view engine;  ///< name and version of the program that decided: `zhunze 0.1.0`
};

}  // namespace zhunze::explain
