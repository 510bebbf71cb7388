// @ts-check
import { fileURLToPath } from 'node:url';
import { importX } from 'eslint-plugin-import-x';
import jest from 'eslint-plugin-jest';
import tseslint from 'typescript-eslint';

/** One arrow of the layer diagram in docs/decisions/0001-layers.md: `target` may not import anything of `from`. */
const layer = (target, from, message) => ({ target, from, message });

export default tseslint.config(
  { ignores: ['.cache/', 'build/', 'dist/', 'imports/', 'node_modules/', '**/*.d.ts'] },
  ...tseslint.configs.recommendedTypeChecked,
  {
    files: ['**/*.{ts,mts,mjs}'],
    plugins: { 'import-x': importX },
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.mjs', '*.js'] },
        tsconfigRootDir: fileURLToPath(new URL('.', import.meta.url)),
      },
    },
    rules: {
      'complexity': ['error', 10],
      'max-depth': ['error', 3],
      'max-lines': ['error', 300],
      'max-params': ['error', 4],
      'no-console': 'error',
      'no-eval': 'error',
      'eqeqeq': 'error',
      '@typescript-eslint/explicit-function-return-type': ['error', { allowExpressions: true }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-unused-expressions': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // cdk8s constructs are created for their effect on the tree.
      'no-new': 'off',
      'import-x/order': ['error', { 'alphabetize': { order: 'asc' }, 'newlines-between': 'never' }],
      'import-x/no-cycle': 'error',
      'import-x/no-restricted-paths': [
        'error',
        {
          zones: [
            layer(
              './lib/analysis',
              ['./lib/constructs', './lib/kubernetes'],
              'analysis is pure: it knows neither constructs nor cdk8s',
            ),
            layer('./lib/kubernetes', './lib/constructs', 'kubernetes helpers do not know constructs'),
            layer(
              ['./lib/constructs', './lib/kubernetes', './lib/analysis'],
              ['./lib/validator', './lib/report', './lib/cli'],
              'constructs do not know the validator',
            ),
            layer(
              ['./lib/validator', './lib/report', './lib/cli'],
              ['./lib/constructs', './lib/kubernetes'],
              'the validator judges manifests of any origin, and starts without cdk8s',
            ),
            layer('./lib/validator', ['./lib/report', './lib/cli'], 'the validator does not know how it is called'),
            layer('./lib/report', './lib/cli', 'reports do not know how they are called'),
            layer('./lib', ['./apps', './test', './scripts'], 'the library imports nothing from its users'),
          ],
        },
      ],
    },
    settings: { 'import-x/resolver': { node: { extensions: ['.ts', '.js', '.json'] } } },
  },
  {
    files: ['test/**/*.ts'],
    ...jest.configs['flat/recommended'],
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      'jest/valid-expect': 'error',
      'jest/no-disabled-tests': 'error',
      'jest/no-focused-tests': 'error',
      // proveControl defines the tests; its callers need none of their own.
      'jest/expect-expect': [
        'error',
        { assertFunctionNames: ['expect', 'fc.assert', 'expect*', 'literal', 'snapshot'] },
      ],
      'jest/no-standalone-expect': 'off',
      // Tests read and break objects of any kind.
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    // Helpers that define tests for others.
    files: ['test/support/**/*.ts'],
    rules: { 'jest/no-export': 'off', 'jest/expect-expect': 'off', 'jest/valid-title': 'off' },
  },
  {
    // Data, not code: one list in one place.
    files: ['lib/controls.ts', 'lib/guide.ts', 'lib/validator/registry.ts', 'lib/validator/examples/*.ts'],
    rules: { 'max-lines': 'off' },
  },
  {
    files: ['scripts/**/*.ts', '*.mjs'],
    rules: { 'no-console': 'off' },
  },
  { files: ['**/*.{js,mjs}'], ...tseslint.configs.disableTypeChecked },
  {
    files: ['**/*.{js,mjs}'],
    rules: {
      '@typescript-eslint/explicit-function-return-type': 'off',
      '@typescript-eslint/no-require-imports': 'off',
    },
  },
);
