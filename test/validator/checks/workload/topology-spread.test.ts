import { topologySpread } from '../../../../lib/validator/checks/workload/topology-spread';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { MINIMAL_DEPLOYMENT, Raw, tweak, tweakPod } from '../../../support/minimal';
import { autoscaler } from '../../../support/objects';

const message = (replicas: number, title = 'Deployment prod/web'): string =>
  `${title}: nothing spreads its ${replicas} replicas over nodes (spec.template.spec.topologySpreadConstraints); add topologySpreadConstraints, or a podAntiAffinity, for the pod's own labels.`;

function spread(fields: object, replicas: unknown = 2, kind = 'Deployment'): Raw {
  const object = tweak({ ...MINIMAL_DEPLOYMENT, kind }, ({ spec }) => (spec.replicas = replicas));
  return tweakPod(object, (spec) => Object.assign(spec, fields));
}

const HOST = 'kubernetes.io/hostname';
const WEB = { matchLabels: { app: 'web' } };
const OTHER = { matchLabels: { app: 'api' } };
const constraint = (labelSelector: unknown): object => ({
  topologySpreadConstraints: [{ maxSkew: 1, topologyKey: HOST, whenUnsatisfiable: 'ScheduleAnyway', labelSelector }],
});
const required = (labelSelector: unknown): object => ({
  affinity: {
    podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: HOST, labelSelector }] },
  },
});
const preferred = (podAffinityTerm: unknown): object => ({
  affinity: { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, podAffinityTerm }] } },
});

const agent = tweak(find(agentSet(), 'Deployment'), ({ spec }) => (spec.replicas = 2));
const weakened = tweakPod(agent, (spec) => {
  delete spec.topologySpreadConstraints;
  delete spec.affinity;
});

checkSuite(topologySpread, {
  passes: {
    'a constraint': spread(constraint(WEB)),
    'a constraint by an expression': spread(
      constraint({ matchExpressions: [{ key: 'app', operator: 'In', values: ['web'] }] }),
    ),
    'a constraint for every pod': spread(constraint({})),
    'a required term': spread(required(WEB)),
    'a preferred term': spread(preferred({ topologyKey: HOST, labelSelector: WEB })),
    'a StatefulSet': spread(required(WEB), 3, 'StatefulSet'),
    'the agent': agent,
  },
  fails: {
    'absent': [spread({}), [message(2)]],
    'null': [spread({ topologySpreadConstraints: null, affinity: null }), [message(2)]],
    'empty': [spread({ topologySpreadConstraints: [], affinity: { podAntiAffinity: {} } }, 3), [message(3)]],
    'a constraint for others': [spread(constraint(OTHER)), [message(2)]],
    'a constraint without a selector': [spread(constraint(undefined)), [message(2)]],
    'terms for others': [
      spread({ ...required(OTHER), ...preferred({ topologyKey: HOST, labelSelector: OTHER }) }),
      [message(2)],
    ],
    'a term that is null': [spread(preferred(null)), [message(2)]],
    'by its autoscaler': [[spread({}, null), autoscaler({ minReplicas: 2 })], [message(2)]],
    'a StatefulSet': [spread({}, 2, 'StatefulSet'), [message(2, 'StatefulSet prod/web')]],
    'a weakened agent': [weakened, [message(2, 'Deployment aiops/aiops-agent')]],
  },
  notApplicable: {
    'one replica': spread({}, 1),
    'as few as one': [spread({}, 3), autoscaler()],
    'no template': tweak(MINIMAL_DEPLOYMENT, (object) => (object.spec = { replicas: 2 })),
    'a DaemonSet': spread({}, 2, 'DaemonSet'),
  },
});
