// SPDX-License-Identifier: Apache-2.0
// Identity codes that carry their own form: whether a text can be one. Whether the code was ever given out is another question.
#pragma once

#include <string_view>

namespace zhunze {

/// A unified social credit code of GB 32100-2015: 18 of the characters 0-9 and A-Z without I, O, S, V, Z, the last of which is the
/// check character: 31 less the sum of the others' places in that alphabet, the i-th weighed by 3^(i-1), modulo 31.
[[nodiscard]] bool valid_uscc(std::string_view text);

/// A code of a fixed-asset investment project in the form of GB/T 40058-2021: `2020-360703-35-03-012345`, that is time (year,
/// or the last two digits of the year and the month), region, department, type of project, and random digits with the check digit
/// last. Its check digit is not recomputed: codes given out before the standard came into force are still in use and have none.
[[nodiscard]] bool valid_project_code(std::string_view text);

}  // namespace zhunze
