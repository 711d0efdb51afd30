# SPDX-License-Identifier: Apache-2.0
# Sourced behind peer.sh by contestants that are Rust crates: builds the one in $here and runs it. The first build of an
# engine takes some minutes.

build() {
  need cargo python3
  quietly cargo build --release --locked --manifest-path "$here/Cargo.toml" --target-dir "$cache/target"
}

prepare() { build; }

judge() { PEER_NUMBERS=${numbers:-} exec "$cache/target/release/$name" "$@"; }
