#!/usr/bin/env bash
# Installs what the tests need, builds with warnings as errors, runs every test, and ends with one line of totals.
set -uo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root" || exit 1
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 NUGET_XMLDOC_MODE=skip

# Debian: a counterpart for the sealed box, time zones for expressions.
need=()
ldconfig -p 2>/dev/null | grep -q 'libsodium\.so\.23' || need+=(libsodium23)
[ -e /usr/share/zoneinfo/Europe/Berlin ] || need+=(tzdata)
if [ "${#need[@]}" -gt 0 ]; then
  if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${need[@]}" >/dev/null || echo "could not install ${need[*]}: what needs it is skipped" >&2
  else
    echo "missing ${need[*]}: what needs it is skipped" >&2
  fi
fi

# npm: counterparts written by others, pinned in tests/package-lock.json.
if command -v npm >/dev/null; then
  npm ci --prefix tests --ignore-scripts --no-audit --no-fund --silent || echo "could not install the npm packages of tests/: what needs them is skipped" >&2
else
  echo "missing npm: what needs its packages is skipped" >&2
fi

results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
dotnet build Playbooks.sln -v q -clp:NoSummary || { echo "0 passed, 1 failed, 0 skipped"; exit 1; }

# What is deployed is tested as it is deployed.
if command -v zip >/dev/null && infra/package.sh "$results/playbooks.zip" > "$results/package.log" 2>&1; then
  export PLAYBOOKS_PACKAGE="$results/playbooks.zip"
else
  tail -n 5 "$results/package.log" 2>/dev/null >&2
  echo "could not build the package: what needs it is skipped" >&2
fi

status=0
for project in tests/*.Tests; do
  dotnet test "$project" --no-build -v q --logger "trx;LogFileName=$(basename "$project").trx" --results-directory "$results" || status=1
done

sum() { cat "$results"/*.trx 2>/dev/null | grep -o "<Counters [^>]*" | grep -o " $1=\"[0-9]*\"" | tr -dc '0-9\n' | awk '{ total += $1 } END { print total + 0 }'; }
total=$(sum total); passed=$(sum passed); failed=$(sum failed)
[ "$failed" -eq 0 ] && [ "$status" -ne 0 ] && failed=1
grep -ho 'outcome="NotExecuted"' "$results"/*.trx >/dev/null 2>&1 && echo "skipped tests say why in the lines above"
echo "$passed passed, $failed failed, $((total - passed - $(sum failed))) skipped"
[ "$status" -eq 0 ] && [ "$passed" -gt 0 ]
