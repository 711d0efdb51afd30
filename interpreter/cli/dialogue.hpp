// SPDX-License-Identifier: Apache-2.0
// Asking for facts until the outcome is settled, over two streams.
#pragma once

#include "cli/console.hpp"
#include "cli/judging.hpp"
#include "explain/questions.hpp"

namespace zhunze::cli {

/// Asks for one fact after another and puts the answers into the application, as long as one can still change what is asked for.
/// Ends as well when everything has been asked or the answers end.
void ask_for_facts(const Judging& judging, facts::Application& application, explain::Asked asked, const Console& console);

}  // namespace zhunze::cli
