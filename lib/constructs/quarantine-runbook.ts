import { QUARANTINE_LABEL, QUARANTINE_VALUE } from '../hardening';

/** The real names that the procedure is written with. */
export interface RunbookNames {
  readonly name: string;
  readonly namespace: string;
  /** Name of the dormant policy. */
  readonly policy: string;
  /** What to put after `kubectl`: whom to act as. */
  readonly as: string;
  /** Whether an admission policy limits who sets the label. */
  readonly guarded: boolean;
}

/**
 * The procedure for a security incident. Evidence comes first: scaling to zero destroys the pod's files, memory and
 * logs. Secrets are no evidence and are not exported.
 *
 * Source: security guide, "Incident Response".
 */
export function runbook({ name, namespace, policy, as, guarded }: RunbookNames): string {
  const kubectl = `kubectl ${as}-n ${namespace}`;
  const pods = `-l app.kubernetes.io/instance=${name}`;
  return `# Security incident: ${namespace}/${name}

${
  as === ''
    ? ''
    : `Whoever runs the commands with \`--as\` needs the right to impersonate that account, or a token of it:
\`kubectl -n ${namespace} create token ${name}-responder\`.

`
}Set POD to the suspicious pod: \`${kubectl} get pods ${pods} -o wide\`

## 1. Collect evidence

    ${kubectl} logs "$POD" --all-containers --timestamps > ${name}-logs.txt
    ${kubectl} logs "$POD" --all-containers --timestamps --previous > ${name}-logs-previous.txt
    ${kubectl} get pod "$POD" -o yaml > ${name}-pod.yaml
    ${kubectl} describe pod "$POD" > ${name}-pod.txt
    ${kubectl} get events --sort-by=.lastTimestamp > ${name}-events.txt
    ${kubectl} get deployment ${name} -o yaml > ${name}-deployment.yaml
    ${kubectl} get networkpolicies -o yaml > ${name}-network-policies.yaml

Secrets are left out: their values in a file are the next incident.

## 2. Isolate

    ${kubectl} label pod "$POD" ${QUARANTINE_LABEL}=${QUARANTINE_VALUE}

Every allow policy stops selecting the pod, and "${policy}" denies the rest, in both directions.
${
  guarded
    ? 'An admission policy lets responders change this label, and nothing else.'
    : 'This cluster is older than 1.30 and has no admission policy for it: an administrator sets the label.'
}
Connections that are open already may outlive it, and traffic to and from the pod's own node is not filtered:
network plug-ins differ. To take the rights of the whole agent away at once, in every namespace, an administrator
deletes its account; its tokens are refused from then on:

    kubectl -n ${namespace} delete serviceaccount ${name}

## 3. Verify

    ${kubectl} get pods -l ${QUARANTINE_LABEL}=${QUARANTINE_VALUE}
    ${kubectl} describe networkpolicy ${policy}

Try to reach the pod from the monitoring namespace: it must fail. Alerts of the pod must stop.

## 4. Keep it, and investigate

A roll-out, a sync of GitOps, a scale-down or a drain of the node deletes the pod and all that is in it, labelled or
not: stop what deploys, and tell whoever drains. Work on the evidence.

## 5. End

Either let the pod go, where it was a false alarm:

    ${kubectl} label pod "$POD" ${QUARANTINE_LABEL}-

or delete what runs, once the evidence is complete:

    ${kubectl} scale deployment ${name} --replicas=0

Then mend the cause, rotate every secret that the agent could read, and write down what happened. To start again,
apply the manifests; after a scale by hand the owner of the number of replicas is another:
\`kubectl apply --server-side --force-conflicts\`.
`;
}
