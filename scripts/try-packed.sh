#!/usr/bin/env bash
# Packs the library, installs the tarball into an empty project outside the checkout, and synthesizes a ten-line app
# there, in JavaScript with the machine's own Node. Run "npm run build" first.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cd "$root"
npm pack --silent --pack-destination "$work" >/dev/null
tarball=$(echo "$work"/cdk8s-hardened-*.tgz)
echo "packed $(basename "$tarball"), $(wc -c <"$tarball") bytes, $(tar -tzf "$tarball" | wc -l) files"
if tar -tzf "$tarball" | grep -E '^package/(test|apps|scripts|node_modules/(typescript|jest))|tsbuildinfo'; then
  echo 'the tarball holds files of the checkout that its users do not need' >&2
  exit 1
fi

mkdir "$work/project"
cd "$work/project"
npm init --yes >/dev/null
npm install --no-audit --no-fund --silent cdk8s cdk8s-plus-28 constructs "$tarball"
cat > app.js <<'APP'
const { App, Chart } = require('cdk8s');
const { AiopsAgent, ContainerImage } = require('cdk8s-hardened');

const app = new App();
const chart = new Chart(app, 'agent');
new AiopsAgent(chart, 'agent', {
  image: ContainerImage.fromDigest('registry.example.com/aiops/aiops-agent', `sha256:${'0'.repeat(64)}`),
});
app.synth();
APP
# The checkout's node_modules/.bin is on the PATH of npm scripts; a user has the machine's own Node.
node=$(PATH=$(printf %s "$PATH" | tr : '\n' | grep -v node_modules/.bin | paste -sd :) command -v node)
"$node" app.js
objects=$(grep -c '^kind:' dist/agent.k8s.yaml)
echo "node $("$node" --version): $objects objects in dist/agent.k8s.yaml"
test "$objects" -ge 20
"$node" node_modules/.bin/cdk8s-hardened check dist/
