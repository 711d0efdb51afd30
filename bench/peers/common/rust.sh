# SPDX-License-Identifier: Apache-2.0
# Sourced behind peer.sh by contestants that are Rust crates: builds the one in $here and runs it.

prepare() {
  need cargo python3
  cp "$here/Cargo.lock" "$cache/Cargo.lock.seen" 2>/dev/null
  quietly cargo build --release --locked --manifest-path "$here/Cargo.toml" --target-dir "$cache/target"
}

judge() { exec "$cache/target/release/$name" "$@"; }
