import { gatekeeperEnforcement } from '../../../../lib/validator/checks/admission/gatekeeper-enforcement';
import { RawObject } from '../../../../lib/validator/manifest';
import { checkSuite } from '../../../support/checks';

function constraint(spec: unknown, group = 'constraints.gatekeeper.sh'): RawObject {
  return { apiVersion: `${group}/v1beta1`, kind: 'K8sRequiredLabels', metadata: { name: 'require-labels' }, spec };
}

const REPAIR = 'set enforcementAction: deny, or remove it.';
const message = (action: string): string =>
  `K8sRequiredLabels require-labels: denies nothing: its enforcementAction is "${action}" (spec.enforcementAction); ${REPAIR}`;
const SCOPED = `K8sRequiredLabels require-labels: denies nothing: none of its scopedEnforcementActions is "deny" (spec.scopedEnforcementActions); ${REPAIR}`;
const scoped = (scopedEnforcementActions: unknown): RawObject =>
  constraint({ enforcementAction: 'scoped', scopedEnforcementActions });

checkSuite(gatekeeperEnforcement, {
  passes: {
    'absent: the default is deny': constraint({}),
    'no spec': constraint(undefined),
    'null': constraint({ enforcementAction: null }),
    'deny': constraint({ enforcementAction: 'deny' }),
    'scoped, with deny': scoped([{ action: 'warn' }, { action: 'deny', enforcementPoints: [{ name: '*' }] }]),
    'of the wrong type': constraint('text'),
  },
  fails: {
    'dryrun': [constraint({ enforcementAction: 'dryrun' }), [message('dryrun')]],
    'warn': [constraint({ enforcementAction: 'warn' }), [message('warn')]],
    'scoped, without deny': [scoped([{ action: 'warn' }, null]), [SCOPED]],
    'scoped, without actions': [scoped(undefined), [SCOPED]],
  },
  notApplicable: { 'another group': constraint({ enforcementAction: 'dryrun' }, 'example.com') },
});
