// SPDX-License-Identifier: Apache-2.0
#include "unit/check/checked.hpp"

using namespace zhunze;
using testing::Checked;

TEST_CASE("a chain of definitions has an end, in whatever order they stand", "[check][definitions]") {
    const auto chain = [](int length, int operators, bool forwards) {
        std::string text = "模块 t\n";
        for (int i = 0; i < length; ++i) {
            const int at = forwards ? length - 1 - i : i;
            text += "定义 d" + std::to_string(at) + " = d" + std::to_string(at + 1);
            for (int k = 0; k < operators; ++k) text += " + 1";
            text += "\n";
        }
        text += "参数 d" + std::to_string(length) + " : 数\n记录 P { 甲 : 是非 }\n文件 办法 \"办法\" { }\n规则 R 针对 P { 依据 办法; 禁止 d0 超过 1 }\n";
        return Checked({text + "例外 例 针对规则 R 改为 d" + std::to_string(length) + " = 3 当 甲\n"});
    };
    for (const bool forwards : {true, false}) {
        CAPTURE(forwards);
        CHECK(chain(190, 5, forwards).findings().empty());
        CHECK(chain(3, 500, forwards).findings().empty());
        CHECK(chain(200, 1, forwards).findings().empty());
        CHECK(chain(190, 500, forwards).findings().starts_with("nested-too-deep@"));
        CHECK(chain(201, 1, forwards).findings().starts_with("nested-too-deep@"));
        CHECK(chain(1000, 1, forwards).findings().starts_with("nested-too-deep@"));
    }
}
