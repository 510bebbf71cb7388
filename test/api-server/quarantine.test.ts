import { synthesizeApp } from '../support/apps';
import { apiServer, applyServerSide } from './support';

const RESPONDER = 'system:serviceaccount:aiops:aiops-agent-responder';
const LABEL = 'cdk8s-hardened/quarantine';
const POLICY =
  "ValidatingAdmissionPolicy 'aiops.aiops-agent-quarantine' with binding 'aiops.aiops-agent-quarantine' denied request:";
const NOBODY = `${POLICY} only incident responders may set or remove the label ${LABEL}`;
const NOTHING_ELSE = `${POLICY} incident responders may change the label ${LABEL} of a pod, and nothing else`;

/** Runs kubectl in the agent's namespace; returns what it said in the end. */
async function kubectl(args: string[], as?: string, input?: string): Promise<{ code: number; said: string }> {
  const { code, stdout, stderr } = await apiServer().kubectl(['--namespace=aiops', ...args], { as, input });
  return { code: code ?? -1, said: `${stdout}${stderr}`.trim() };
}

const patch = (body: unknown, ...more: string[]): string[] => [
  'patch',
  'pod',
  'suspect',
  '--type=merge',
  `--patch=${JSON.stringify(body)}`,
  ...more,
];

describe('the quarantine label on a real API server', () => {
  const app = synthesizeApp('aiops-agent');

  const { spec, metadata } = app.objects.find(({ kind }) => kind === 'Deployment').spec.template;
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { ...metadata, name: 'suspect', namespace: 'aiops', annotations: { note: 'x' } },
    spec,
  };

  beforeAll(async () => {
    await applyServerSide(app.outdir);
    await applyServerSide(JSON.stringify(pod));
    await expectPolicyInForce();
  });

  afterAll(async () => {
    await kubectl(['delete', 'pod', 'suspect', '--grace-period=0', '--force']);
    app.remove();
  });

  /** The API server compiles a new policy a moment after it has stored it. */
  async function expectPolicyInForce(): Promise<void> {
    for (let tries = 0; tries < 100; tries++) {
      if ((await kubectl(['label', 'pod', 'suspect', `${LABEL}=true`, '--dry-run=server'])).code !== 0) {
        return;
      }
    }
    throw new Error('the admission policy did not come into force');
  }

  test('nobody but a responder sets it, administrators included', async () => {
    const { code, said } = await kubectl(['label', 'pod', 'suspect', `${LABEL}=true`]);
    expect({ code, said }).toEqual({ code: 1, said: expect.stringContaining(NOBODY) });
  });

  test('nor to an empty value, which isolates a pod as well', async () => {
    const { said } = await kubectl(['label', 'pod', 'suspect', `${LABEL}=`]);
    expect(said).toContain(NOBODY);
  });

  test('nor by a subresource', async () => {
    const { said } = await kubectl(patch({ metadata: { labels: { [LABEL]: 'true' } } }, '--subresource=status'));
    expect(said).toContain(NOBODY);
  });

  test.each(['pods/suspect/binding', 'bindings'])(
    'nor by a Binding, whose labels are copied to the pod: %s',
    async (path) => {
      const binding = {
        apiVersion: 'v1',
        kind: 'Binding',
        metadata: { name: 'suspect', namespace: 'aiops', labels: { [LABEL]: 'true' } },
        target: { apiVersion: 'v1', kind: 'Node', name: 'node1' },
      };
      const url = `/api/v1/namespaces/aiops/${path}`;
      const { code, said } = await kubectl(['create', '--raw', url, '-f', '-'], undefined, JSON.stringify(binding));
      expect({ code, said }).toEqual({ code: 1, said: expect.stringContaining('only incident responders') });
    },
  );

  test('nor on a new pod', async () => {
    const labelled = { ...pod, metadata: { ...pod.metadata, name: 'new', labels: { [LABEL]: 'true' } } };
    await expect(applyServerSide(JSON.stringify(labelled), { dryRun: true })).rejects.toThrow(NOBODY);
  });

  test.each([
    ['another label', ['label', 'pod', 'suspect', 'team=red']],
    ['a label of a selector', ['label', 'pod', 'suspect', '--overwrite', 'app.kubernetes.io/instance=x']],
    ['a label away', ['label', 'pod', 'suspect', 'app-']],
    ['an annotation', ['annotate', 'pod', 'suspect', 'note=y', '--overwrite']],
    ['an annotation away', ['annotate', 'pod', 'suspect', 'note-']],
    ['the image', ['set', 'image', 'pod/suspect', 'aiops-agent=registry.example.com/evil:1']],
    ['a finalizer', patch({ metadata: { finalizers: ['example.com/keep'] } })],
    ['the label and another', ['label', 'pod', 'suspect', `${LABEL}=true`, 'team=red']],
    [
      'the label and the image',
      patch({ metadata: { labels: { [LABEL]: 'true' } }, spec: { activeDeadlineSeconds: 1 } }),
    ],
  ])('a responder cannot change %s', async (_, args) => {
    const { code, said } = await kubectl(args, RESPONDER);
    expect({ code, said }).toEqual({ code: 1, said: expect.stringContaining(NOTHING_ELSE) });
  });

  test('a responder cannot give it another value', async () => {
    const { said } = await kubectl(['label', 'pod', 'suspect', `${LABEL}=maybe`], RESPONDER);
    expect(said).toContain(`${POLICY} the label ${LABEL} must be "true" or absent`);
  });

  test.each([
    ['delete a pod', ['delete', 'pod', 'suspect']],
    ['create one', ['run', 'new', '--image=registry.example.com/x:1']],
    ['read secrets', ['get', 'secrets']],
    ['change policies', ['delete', 'networkpolicy', 'aiops-agent-quarantine']],
    ['run a command in a pod', ['get', '--raw', '/api/v1/namespaces/aiops/pods/suspect/exec?command=id']],
  ])('a responder has no right to %s', async (_, args) => {
    const { code, said } = await kubectl(args, RESPONDER);
    expect({ code, said }).toEqual({ code: 1, said: expect.stringMatching(/forbidden|Forbidden/) });
  });

  test('a responder sets it; then only a responder removes it', async () => {
    expect(await kubectl(['label', 'pod', 'suspect', `${LABEL}=true`], RESPONDER)).toEqual({
      code: 0,
      said: 'pod/suspect labeled',
    });
    const released = await kubectl(['label', 'pod', 'suspect', `${LABEL}-`]);
    expect(released).toEqual({ code: 1, said: expect.stringContaining(NOBODY) });
    // What the system itself does to a quarantined pod goes on.
    const status = await kubectl(patch({ status: { message: 'seen' } }, '--subresource=status'));
    expect(status.code).toBe(0);
    expect(await kubectl(['label', 'pod', 'suspect', `${LABEL}-`], RESPONDER)).toEqual({
      code: 0,
      said: 'pod/suspect unlabeled',
    });
  });

  test("the runbook's commands are ones that kubectl knows", async () => {
    const text: string = app.objects.find(({ metadata }) => metadata.name === 'aiops-agent-runbook').data['RUNBOOK.md'];
    const commands = [...text.matchAll(/^ {4}kubectl (.*)$/gm)].map(([, rest = '']) =>
      rest
        .replace(/ > \S+$/, '')
        .replaceAll('"$POD"', 'suspect')
        .split(/\s+/),
    );
    expect(commands.length).toBeGreaterThanOrEqual(12);
    for (const args of commands.filter((each) => !each.includes('logs') && !each.includes('serviceaccount'))) {
      const run = await apiServer().kubectl(args);
      expect({ args: args.join(' '), ...run }).toMatchObject({ args: args.join(' '), code: 0 });
    }
  });
});
