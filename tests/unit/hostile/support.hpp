// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zhunze::hostile {

inline std::string repeated(std::string_view piece, std::size_t times) {
    std::string all;
    all.reserve(piece.size() * times);
    for (std::size_t i = 0; i < times; ++i) all += piece;
    return all;
}

/// One piece for each number from 0, joined.
template <class Piece>
std::string numbered(std::size_t count, std::string_view separator, Piece piece) {
    std::string all;
    for (std::size_t i = 0; i < count; ++i) all += std::string(i == 0 ? "" : separator) + piece(i);
    return all;
}

}  // namespace zhunze::hostile
