import { NOT_APPLICABLE } from '../../lib/validator/check';
import { Manifest } from '../../lib/validator/manifest';
import { podSecurityChecks } from '../../lib/validator/pod-security';
import { PodSecurityCheck } from '../../lib/validator/pod-security-check';
import { Tree } from '../../lib/validator/tree';
import { Job, Question } from './oracle';

const NOTHING = new Tree([]);
const standards = new Map<string, readonly PodSecurityCheck[]>();

/** The checks of a standard, looked up once. */
function checksOf({ level, minor }: Question): readonly PodSecurityCheck[] {
  const key = `${level} ${minor}`;
  const known = standards.get(key) ?? podSecurityChecks(level, minor);
  standards.set(key, known);
  return known;
}

/** For each question the sorted upstream ids of the checks that the pod violates, by the checks of this library. */
export function verdict({ pod, questions }: Job): string[][] {
  const source = { file: 'pod.yaml', document: 0, base: [] };
  const manifest = new Manifest({ ...(pod as object), apiVersion: 'v1', kind: 'Pod' }, source);
  return questions.map((question) => violated(manifest, question));
}

function violated({ pods: [pod] }: Manifest, question: Question): string[] {
  const context = { tree: NOTHING, minor: question.minor, registries: [] };
  return checksOf(question)
    .filter(({ run }) => {
      const outcome = run(pod, context);
      return outcome !== NOT_APPLICABLE && outcome.length > 0;
    })
    .map(({ upstream }) => upstream)
    .sort();
}
