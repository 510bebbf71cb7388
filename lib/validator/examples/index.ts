import { ADMISSION_EXAMPLES, MESH } from './admission';
import { Examples } from './example';
import { NETWORK } from './network';
import { INCIDENTS, NAMESPACES, REFERENCES } from './others';
import { POD_SECURITY } from './pod-security';
import { RIGHTS } from './rbac';
import { SECRETS } from './secrets';
import { WORKLOAD } from './workload';

/** An example for every check: what fails, and the same mended. A test runs all of them. */
export const EXAMPLES: Examples = {
  ...POD_SECURITY,
  ...WORKLOAD,
  ...SECRETS,
  ...RIGHTS,
  ...NETWORK,
  ...NAMESPACES,
  ...INCIDENTS,
  ...REFERENCES,
  ...ADMISSION_EXAMPLES,
  ...MESH,
};
