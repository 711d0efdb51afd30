# SPDX-License-Identifier: Apache-2.0
# Sourced behind peer.sh by contestants that are Python packages: a virtual environment in the cache, and main.py in it.
# Without packages too: a python3 that is a launcher can take longer to start than the contestant runs.

# install [PACKAGE==VERSION...]
install() {
  need python3
  [ -e "$cache/venv/bin/python" ] || quietly python3 -m venv "$cache/venv"
  [ $# = 0 ] || quietly "$cache/venv/bin/python" -m pip install --disable-pip-version-check "$@"
}

judge() { PEER_NUMBERS=$numbers exec "$cache/venv/bin/python" "$here/main.py" "$@"; }
