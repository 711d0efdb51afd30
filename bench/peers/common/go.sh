# SPDX-License-Identifier: Apache-2.0
# Sourced behind peer.sh by contestants that are Go modules: builds the one in $here and runs it.

prepare() {
  need go python3
  cd "$here" || exit 1
  quietly go build -o "$cache/$name" .
}

judge() { PEER_NUMBERS=$numbers exec "$cache/$name" "$@"; }
