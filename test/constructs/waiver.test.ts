import { Waiver, WaiverProps } from 'cdk8s-hardened';
import { messageOf } from '../support/manifests';

const PROPS: WaiverProps = {
  control: 'image-digest',
  reason: 'The registry of the laboratory has no digests',
  owner: 'laboratory',
  expires: '2027-03-31',
};

function kept(props: WaiverProps): WaiverProps {
  const { control, reason, owner, expires } = new Waiver(props);
  return { control, reason, owner, expires };
}

test('keeps what it was given', () => {
  expect(kept(PROPS)).toEqual(PROPS);
});

test.each<[string, Partial<WaiverProps>]>([
  ['a leap day', { expires: '2028-02-29' }],
  ['a day that is over: judged when manifests are checked, not here', { expires: '2020-01-01' }],
  ['a reason of just 10 characters', { reason: 'Because so' }],
  ['an owner of one letter', { owner: 'B' }],
])('%s', (_, props) => {
  expect(kept({ ...PROPS, ...props })).toEqual({ ...PROPS, ...props });
});

const CONTROL =
  'must be the id of a control; take it from docs/controls.md, or from the message that asks for the waiver.';
const NEVER = 'cannot be waived: no construct has a weaker state for it; remove the waiver.';
const REASON = 'must say why, in at least 10 characters; write a sentence that an auditor understands.';
const OWNER = 'must name who answers for it; give a team or a person.';
const EXPIRES =
  'must be a calendar day as YYYY-MM-DD; give the last day on which the waiver holds, for example "2027-03-31".';

test.each<[Partial<WaiverProps>, string]>([
  [{ control: 'everything' }, `"control" (everything) ${CONTROL}`],
  [{ control: '' }, `"control" () ${CONTROL}`],
  [{ control: 'constructor' }, `"control" (constructor) ${CONTROL}`],
  [{ control: 'Image-Digest' }, `"control" (Image-Digest) ${CONTROL}`],
  [{ control: 'run-as-non-root' }, `"control" (run-as-non-root) ${NEVER}`],
  [{ reason: '' }, `"reason" () ${REASON}`],
  [{ reason: '   so be it   ' }, `"reason" (   so be it   ) ${REASON}`],
  [{ reason: '\n\n\n\n\n\n\n\n\n\n' }, `"reason" (${'?'.repeat(10)}) ${REASON}`],
  [{ owner: '' }, `"owner" () ${OWNER}`],
  [{ owner: ' \t' }, `"owner" ( ?) ${OWNER}`],
  [{ expires: '' }, `"expires" () ${EXPIRES}`],
  [{ expires: 'never' }, `"expires" (never) ${EXPIRES}`],
  [{ expires: '31.03.2027' }, `"expires" (31.03.2027) ${EXPIRES}`],
  [{ expires: '2027-3-31' }, `"expires" (2027-3-31) ${EXPIRES}`],
  [{ expires: '2027-02-30' }, `"expires" (2027-02-30) ${EXPIRES}`],
  [{ expires: '2027-02-29' }, `"expires" (2027-02-29) ${EXPIRES}`],
  [{ expires: '2027-13-01' }, `"expires" (2027-13-01) ${EXPIRES}`],
  [{ expires: '2027-03-31T00:00:00Z' }, `"expires" (2027-03-31T00:00:00Z) ${EXPIRES}`],
  [{ expires: '2027-03-31\n' }, `"expires" (2027-03-31?) ${EXPIRES}`],
])('%j', (props, message) => {
  expect(messageOf(() => new Waiver({ ...PROPS, ...props }))).toBe(`Waiver: ${message}`);
});

test('all that is wrong at once', () => {
  expect(messageOf(() => new Waiver({ control: 'x', reason: 'y', owner: '', expires: 'z' }))).toBe(
    `Waiver: 4 problems:\n  - "control" (x) ${CONTROL}\n  - "reason" (y) ${REASON}\n  - "owner" () ${OWNER}\n  - "expires" (z) ${EXPIRES}`,
  );
});
