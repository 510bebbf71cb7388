import { ADMISSION_EXAMPLES } from './admission';
import { Examples } from './example';
import { INCIDENTS } from './incident';
import { MESH } from './mesh';
import { NAMESPACES } from './namespace';
import { NETWORK } from './network';
import { POD_SECURITY } from './pod-security';
import { RIGHTS } from './rbac';
import { REFERENCES } from './references';
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
