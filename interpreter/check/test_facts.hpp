// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "check/context.hpp"

namespace zhunze::check {

/// What a test gives of an application of its record, items of lists and papers among it.
void check_given(Context& context, program::ModuleId module, const syntax::GivenItem& item, program::Test& test);

/// `投资`, `项目.投资`, or `项目清单.投资` for the field of whichever item. None, and reported, if there is none.
[[nodiscard]] program::FieldId find_missing_field(Context& context, program::ModuleId module, program::RecordId record, const syntax::Path& path);

}  // namespace zhunze::check
