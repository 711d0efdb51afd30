// SPDX-License-Identifier: Apache-2.0
#include <openssl/evp.h>

#include <array>

#include "base/check.hpp"
#include "base/text.hpp"

namespace zhunze {

std::string sha256_hex(std::string_view bytes) {
    std::array<unsigned char, 32> digest{};
    unsigned int length = 0;
    const int done = EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr);
    ZHUNZE_CHECK(done == 1 && length == digest.size());

    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    hex.reserve(2 * digest.size());
    for (const unsigned char byte : digest) {
        hex.push_back(digits[byte >> 4]);
        hex.push_back(digits[byte & 0xF]);
    }
    return hex;
}

}  // namespace zhunze
