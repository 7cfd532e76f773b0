import { dirname, relative, resolve, sep } from 'node:path';

/** From the top of the tree to the bottom: a file may import its own layer or any below it. */
const LAYERS = ['app', 'features', 'pickers', 'ui', 'lib', 'api'];
/** `ui` may not know the domain; `lib` and `api` may not know the console. */
const ALLOWED = {
  app: LAYERS,
  features: ['pickers', 'ui', 'lib', 'api'],
  pickers: ['pickers', 'ui', 'lib', 'api'],
  ui: ['ui', 'lib', 'api'],
  lib: ['lib', 'api'],
  api: ['api', 'lib'],
};

function place(file, root) {
  const [layer, feature] = relative(root, file).split(sep);
  return { layer, feature };
}

const layers = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const root = resolve(context.cwd, 'src');
    const from = place(context.filename, root);
    if (!(from.layer in ALLOWED) || /\.test\.tsx?$/.test(context.filename)) return {};
    const check = (node) => {
      const source = node.source?.value;
      if (typeof source !== 'string' || !source.startsWith('.')) return;
      const to = place(resolve(dirname(context.filename), source), root);
      if (!(to.layer in ALLOWED)) {
        if (to.layer === 'test') context.report({ node, message: 'Test code may not be shipped.' });
        return;
      }
      if (from.layer === 'features' && to.layer === 'features') {
        if (from.feature !== to.feature) {
          context.report({ node, message: `Feature ${from.feature} may not import feature ${to.feature}.` });
        }
        return;
      }
      if (!ALLOWED[from.layer].includes(to.layer)) {
        context.report({ node, message: `${from.layer} may not import ${to.layer}.` });
      }
    };
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
    };
  },
};

const kebabFile = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    return {
      Program(node) {
        const name = context.filename.split(sep).pop();
        if (!/^[a-z0-9]+(-[a-z0-9]+)*(\.(test|e2e|config|d))?\.(ts|tsx|mjs)$/.test(name)) {
          context.report({ node, message: `File name ${name} is not kebab-case.` });
        }
      },
    };
  },
};

const WORDS = /\p{L}{2,}/u;
const TEXT_ATTRIBUTES = new Set([
  'title',
  'label',
  'placeholder',
  'aria-label',
  'alt',
  'description',
  'extra',
]);

const literalText = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const report = (node) => context.report({ node, message: 'User text belongs in the strings files.' });
    return {
      JSXText(node) {
        if (WORDS.test(node.value)) report(node);
      },
      JSXAttribute(node) {
        const text = node.value?.type === 'Literal' ? node.value.value : null;
        if (TEXT_ATTRIBUTES.has(node.name.name) && typeof text === 'string' && WORDS.test(text)) report(node);
      },
      'JSXExpressionContainer > Literal'(node) {
        if (
          node.parent.parent.type === 'JSXElement' &&
          typeof node.value === 'string' &&
          WORDS.test(node.value)
        ) {
          report(node);
        }
      },
    };
  },
};

export const lianke = { rules: { layers, 'kebab-file': kebabFile, 'literal-text': literalText } };
