// A project of jest.config.js cannot set `testTimeout`: only the whole run can.
jest.setTimeout(30_000);
