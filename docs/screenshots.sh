#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Makes the pictures in docs/images anew: Postern reads the logs of a small fleet that the tests make up, and Chromium looks at
# its console. Takes two minutes; needs chromium and chromium-driver (Debian) beside what the build needs.
set -eu

cd -- "$(dirname -- "$0")/.."
[ -x /usr/bin/chromium ] && [ -x /usr/bin/chromedriver ] || {
    echo 'screenshots: apt-get install chromium chromium-driver' >&2
    exit 1
}
mvn -q -pl server -am test -Dtest=ScreenshotsTest -Dsurefire.failIfNoSpecifiedTests=false \
    -Dpostern.screenshots="$PWD/docs/images" "$@"
ls -l docs/images
