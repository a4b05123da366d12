import tseslint from 'typescript-eslint';
import lit from 'eslint-plugin-lit';
import wc from 'eslint-plugin-wc';

/** The rooms of the house, and what each may import (docs/decisions/rooms.md). */
const rooms = {
  recipe: [],
  numerics: [],
  images: ['numerics'],
  protocol: ['recipe'],
  worker: ['recipe', 'numerics', 'images', 'protocol'],
  session: ['recipe', 'protocol'],
  charts: [],
  locales: [],
  components: ['recipe', 'numerics', 'protocol', 'session', 'charts', 'locales'],
  entries: ['components'],
};

const doors = Object.entries(rooms).map(([room, open]) => {
  const closed = Object.keys(rooms).filter((other) => other !== room && !open.includes(other));
  return {
    files: [`src/${room}/**/*.ts`],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: `^(\\.\\./)+(${closed.join('|')})/`,
              // Types vanish in the build: a locale's table is typed by the codes it has sentences for.
              allowTypeImports: room === 'locales',
              message: `src/${room}/ may import ${open.length > 0 ? open.join(', ') : 'no other room'} only.`,
            },
          ],
        },
      ],
    },
  };
});

export default tseslint.config(
  {ignores: ['dist/', 'build/', 'node_modules/']},
  ...tseslint.configs.strict,
  lit.configs['flat/recommended'],
  wc.configs['flat/recommended'],
  {
    files: ['src/**/*.ts'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  ...doors,
  {
    rules: {
      // Typed arrays and tables are indexed within bounds that the code around them states.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-dynamic-delete': 'off',
      eqeqeq: 'error',
    },
  },
);
