import * as data from '../agent/contract.json';
/** @internal */
export const contract = data;
