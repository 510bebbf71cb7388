/** Transpiles without a type-check; `npm run lint` type-checks. */
const swc = ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } }];
const common = {
  rootDir: __dirname,
  testEnvironment: 'node',
  transform: { '\\.[cm]?[jt]s$': swc },
  moduleNameMapper: { '^cdk8s-hardened$': '<rootDir>/lib/index.ts' },
  modulePathIgnorePatterns: ['<rootDir>/build/', '<rootDir>/dist/'],
};

/** Published as ES modules only, which jest does not load as they are: @kubernetes/client-node and what it imports. */
const esModules = [
  '@kubernetes/client-node',
  'agent-base',
  'jose',
  'oauth4webapi',
  'openid-client',
  'socks-proxy-agent',
];

/** The tiers of docs/decisions/0002-tiers.md. `npm test` runs all of them, one after the other. */
module.exports = {
  reporters: ['default', '<rootDir>/test/support/tier-reporter.js'],
  projects: [
    {
      ...common,
      displayName: 'unit',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: ['<rootDir>/test/api-server/', '<rootDir>/test/oracle/'],
    },
    {
      ...common,
      displayName: 'oracle',
      testMatch: ['<rootDir>/test/oracle/**/*.test.ts'],
    },
    {
      ...common,
      displayName: 'api-server',
      testMatch: ['<rootDir>/test/api-server/**/*.test.ts'],
      transformIgnorePatterns: [`/node_modules/(?!(?:${esModules.join('|')})/)`],
      globalSetup: '<rootDir>/test/api-server/setup.ts',
      globalTeardown: '<rootDir>/test/api-server/teardown.ts',
      setupFilesAfterEnv: ['<rootDir>/test/api-server/timeout.ts'],
    },
  ],
};
