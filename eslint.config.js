import tseslint from 'typescript-eslint'

const environment = [
  "MemberExpression[object.name='process'][property.name='env']",
  "MemberExpression[object.name='process'][property.value='env']",
  "VariableDeclarator[init.name='process'] > ObjectPattern",
  'ImportDeclaration[source.value=/^(node:)?process$/]'
].map((selector) => ({
  selector,
  message: 'Only src/config.ts reads the environment: take what you need from Config.'
}))

/** The law is a function of data: the clock and chance are arguments. */
const pure = [
  "NewExpression[callee.name='Date'][arguments.length=0]",
  "CallExpression[callee.name='Date']",
  "MemberExpression[object.name='Date'][property.name='now']",
  "MemberExpression[object.name='Temporal'][property.name='Now']",
  "MemberExpression[object.name='performance']",
  "MemberExpression[object.name='Math'][property.name='random']",
  "MemberExpression[object.name='crypto']"
].map((selector) => ({ selector, message: 'The domain knows no clock and no chance: take the value as an argument.' }))

export default tseslint.config(
  { ignores: ['node_modules/', '.tap/', '.data/', 'coverage/', 'migrations/'] },
  {
    files: ['**/*.ts'],
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname }
    },
    plugins: { ts: tseslint.plugin },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-var': 'error',
      'prefer-const': 'error',
      'no-debugger': 'error',
      'no-constant-condition': ['error', { checkLoops: false }],
      'no-fallthrough': 'error',
      'no-unsafe-finally': 'error',
      'no-self-compare': 'error',
      'ts/ban-ts-comment': 'error',
      'ts/no-explicit-any': 'error',
      'ts/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'ts/no-unused-expressions': 'error',
      'ts/no-floating-promises': 'error',
      'ts/no-misused-promises': ['error', { checksVoidReturn: false }],
      'ts/await-thenable': 'error',
      'ts/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      'ts/only-throw-error': 'error'
    }
  },
  { files: ['src/**/*.ts'], rules: { 'no-console': 'error' } },
  { files: ['src/**/*.ts'], ignores: ['src/config.ts'], rules: { 'no-restricted-syntax': ['error', ...environment] } },
  { files: ['src/domain/**/*.ts'], rules: { 'no-restricted-syntax': ['error', ...environment, ...pure] } },
  {
    files: ['test/**/*.ts'],
    rules: {
      // The body of an answer is whatever the service said; the assertions judge it.
      'ts/no-explicit-any': 'off',
      'ts/no-floating-promises': [
        'error',
        { allowForKnownSafeCalls: [{ from: 'package', package: '@tapjs/test', name: ['test'] }] }
      ]
    }
  }
)
