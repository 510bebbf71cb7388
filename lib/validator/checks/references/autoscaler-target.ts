import { NOT_APPLICABLE, objectCheck, Outcome, PASS } from '../../check';
import { mayBeMade } from '../../custom-resources';
import { exists, isMissing } from '../../lookups';
import type { Body } from '../../manifest';
import { quote } from '../../text';
import type { Tree } from '../../tree';

/*
 * The target of an autoscaler must exist.
 * It scales nothing otherwise.
 *
 * HorizontalPodAutoscaler spec.scaleTargetRef: a Deployment, StatefulSet or ReplicaSet of the tree in the same
 * namespace, with an apiVersion of the group apps, where alone the controller finds these kinds
 *
 * A workload is missing only where the tree holds others of its kind in that namespace, or one of its name and of
 * another kind, and no custom resource names it. Kinds of other groups are not judged.
 *
 * Patch: apps is the only group that has these kinds.
 */

const KINDS = ['Deployment', 'ReplicaSet', 'StatefulSet'] as const;
const PATH = ['spec', 'scaleTargetRef'];

type Kind = (typeof KINDS)[number];
type Target = NonNullable<NonNullable<Body<'autoscaling/HorizontalPodAutoscaler'>['spec']>['scaleTargetRef']>;

/** Versions that people write for these kinds, and that the controller does not find. */
function isWrongVersion(apiVersion = ''): boolean {
  return !apiVersion.includes('/') || apiVersion.startsWith('extensions/');
}

function kindOf({ kind, apiVersion = '' }: Target): Kind | undefined {
  const known = isWrongVersion(apiVersion) || apiVersion.startsWith('apps/');
  return known ? KINDS.find((each) => each === kind) : undefined;
}

function isTargetMissing(tree: Tree, kind: Kind, namespace: string, name: string): boolean {
  const named = KINDS.filter((each) => exists(tree, `apps/${each}`, namespace, name));
  const missing = named.length > 0 ? !named.includes(kind) : isMissing(tree, `apps/${kind}`, namespace, name);
  return missing && !mayBeMade(tree, namespace, name);
}

function judge(tree: Tree, namespace: string, { apiVersion, name = '' }: Target, kind: Kind): Outcome {
  if (name !== '' && isTargetMissing(tree, kind, namespace, name)) {
    const problem = `scales ${kind} ${quote(name)}, which does not exist`;
    return [{ path: [...PATH, 'name'], problem, repair: 'name a workload of the same namespace' }];
  }
  if (!isWrongVersion(apiVersion)) {
    return PASS;
  }
  return [
    {
      path: [...PATH, 'apiVersion'],
      problem: `scales a ${kind} of apiVersion ${quote(apiVersion ?? '')}, which has no such kind`,
      repair: 'set apiVersion: apps/v1',
      patch: [
        { op: apiVersion === undefined ? 'add' : 'replace', path: '/spec/scaleTargetRef/apiVersion', value: 'apps/v1' },
      ],
    },
  ];
}

export const autoscalerTarget = objectCheck({
  id: 'autoscaler-target',
  kinds: ['autoscaling/HorizontalPodAutoscaler'],
  run: ({ namespace, body }, { tree }) => {
    const target = body.spec?.scaleTargetRef ?? {};
    const kind = kindOf(target);
    return kind === undefined ? NOT_APPLICABLE : judge(tree, namespace, target, kind);
  },
});
