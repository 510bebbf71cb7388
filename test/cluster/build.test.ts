import { linkerFlags, replaceLines, scratchModule } from './build';
import { BINARIES } from './versions';

const goMod = `module k8s.io/kubernetes

go 1.26.0

require (
	github.com/blang/semver/v4 v4.0.0
	k8s.io/api v0.0.0
)

replace (
	k8s.io/client-go => ./staging/src/k8s.io/client-go
	k8s.io/api => ./staging/src/k8s.io/api
	example.org/other => example.org/fork v1.0.0
)

replace k8s.io/kubelet => ./staging/src/k8s.io/kubelet
`;

test('only the staging modules are replaced, by their releases', () => {
  expect(replaceLines(goMod, '0.37.2')).toEqual([
    'replace k8s.io/api => k8s.io/api v0.37.2',
    'replace k8s.io/client-go => k8s.io/client-go v0.37.2',
    'replace k8s.io/kubelet => k8s.io/kubelet v0.37.2',
  ]);
});

test('the scratch module of Kubernetes', () => {
  expect(scratchModule({ ...BINARIES.kubectl, version: '1.37.2' }, 'k8s.io/api => ./staging/src/k8s.io/api')).toBe(
    `module cdk8s-hardened.invalid/scratch
go 1.26.0
require k8s.io/kubernetes v1.37.2
replace k8s.io/api => k8s.io/api v0.37.2
`,
  );
});

test('the scratch module of etcd replaces nothing: its siblings are released under their own versions', () => {
  const upstream = 'replace (\n\tgo.etcd.io/etcd/api/v3 => ../api\n)\n';
  expect(scratchModule(BINARIES.etcd, upstream)).not.toContain('replace');
});

test('Kubernetes is told its version', () => {
  expect(linkerFlags(BINARIES['kube-apiserver'])).toBe(
    '-s -w -X k8s.io/component-base/version.gitVersion=v1.37.2 -X k8s.io/component-base/version.gitMajor=1 -X k8s.io/component-base/version.gitMinor=37',
  );
  expect(linkerFlags(BINARIES.etcd)).toBe('-s -w');
});
