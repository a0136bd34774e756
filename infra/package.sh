#!/usr/bin/env bash
# Builds the package that Azure Functions deploys: the program as one self-contained file, host.json, the function folders, and what is shipped
# to run. infra/package.sh [FILE.zip]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
target=$(realpath -m "${1:-$root/playbooks.zip}")
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT

# Custom handlers are promised no .NET: the program brings its own. ReadyToRun shortens the cold start. Intermediate files stay out of the
# folders that an ordinary build uses.
dotnet publish "$root/functions/Playbooks.Functions" -c Release -r linux-x64 --self-contained \
  -p:PublishSingleFile=true -p:PublishReadyToRun=true -p:DebugType=none -v q --artifacts-path "$stage/artifacts" -o "$stage/program"

# The host looks for a folder per function beside host.json, at the root of the package.
mkdir "$stage/package"
install -m 755 "$stage/program/app" "$stage/package/app"
cp "$root/host.json" "$stage/package/"
for function in "$root"/functions/*/function.json; do
  folder=$(basename "$(dirname "$function")")
  mkdir "$stage/package/$folder"
  cp "$function" "$stage/package/$folder/"
done
mkdir -p "$stage/package/playbooks/policies"
cp "$root"/playbooks/*.yaml "$stage/package/playbooks/"
cp "$root"/playbooks/policies/*.yaml "$stage/package/playbooks/policies/"
[ -z "${TENANT_FILE:-}" ] || cp "$TENANT_FILE" "$stage/package/tenant.json"

# Times and order are fixed, so that the same sources make the same package; modes are kept, for the host starts "app".
find "$stage/package" -exec touch -d @315532800 {} +
rm -f "$target"
(cd "$stage/package" && find . -type f | sort | zip -q -X -9 "$target" -@)
echo "$target"
