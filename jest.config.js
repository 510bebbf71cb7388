/** Transpiles without a type-check; `npm run lint` type-checks. */
const swc = ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } }];
const common = {
  rootDir: __dirname,
  testEnvironment: 'node',
  transform: { '\\.[cm]?[jt]s$': swc },
  moduleNameMapper: { '^cdk8s-hardened$': '<rootDir>/lib/index.ts' },
  modulePathIgnorePatterns: ['<rootDir>/build/', '<rootDir>/dist/'],
};

/** The two tiers of docs/decisions/0002-tiers.md. `npm test` runs both, one after the other. */
module.exports = {
  projects: [
    { ...common, displayName: 'unit', testMatch: ['<rootDir>/test/**/*.test.ts'], testPathIgnorePatterns: ['<rootDir>/test/api-server/'] },
  ],
};
