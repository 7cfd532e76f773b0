import js from '@eslint/js';
import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { lianke } from './tools/eslint-rules.mjs';

const kit = ['Table', 'Tabs', 'Checkbox'];

const tooling = ['**/*.config.{ts,mjs}', 'tools/**', 'e2e/**'];

const files = ['src/**/*.{ts,tsx}'];

const config = tseslint.config(
  { ignores: ['dist', 'node_modules', 'src/api/schema.d.ts', 'e2e/output'] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    plugins: { lianke, 'react-hooks': hooks },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'lianke/kebab-file': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      'max-lines': ['error', { max: 400, skipBlankLines: true }],
    },
  },
  {
    files,
    rules: {
      'lianke/layers': 'error',
      'lianke/literal-text': 'error',
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Use named exports.' },
        { selector: 'ExportAllDeclaration', message: 'No barrel files.' },
        { selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]', message: 'Never raw HTML.' },
      ],
    },
  },
  {
    files,
    ignores: ['src/ui/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        { paths: [{ name: 'antd', importNames: kit, message: 'Use the kit in src/ui.' }] },
      ],
    },
  },
  {
    files: ['src/**/*.test.{ts,tsx}', 'src/test/**'],
    rules: { 'lianke/literal-text': 'off', 'max-lines': 'off' },
  },
  {
    files: tooling,
    languageOptions: {
      globals: { process: 'readonly', console: 'readonly', URL: 'readonly', Buffer: 'readonly' },
    },
    rules: { 'no-restricted-syntax': 'off' },
  },
);

export default config;
