import type { Plugin } from 'vite';

const KITS: Record<string, (name: string) => string> = {
  antd: (name) => name.replace(/(?<!^)(?=[A-Z])/g, '-').toLowerCase(),
  '@ant-design/icons': (name) => `icons/${name}`,
};

/** Each `Name as Other` of an import, without what is a type alone and gone at run time. */
function values(list: string): [string, string][] {
  return list
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '' && !each.startsWith('type '))
    .map((each) => each.split(/\s+as\s+/))
    .map(([name = '', other = name]) => [name, other]);
}

/**
 * Imports each control and icon from its own file instead of the door that opens to all of them: a test then loads
 * the few that it draws, and the build can tell which page needs which. `folder` is that of the kit's ES modules, or
 * of what Node can load.
 */
export function narrowImports(folder: 'es' | 'lib'): Plugin {
  return {
    name: 'narrow-imports',
    enforce: 'pre',
    transform(code, id) {
      if (id.includes('node_modules') || !/\.tsx?$/.test(id)) return null;
      const narrow = code.replace(
        /^import \{([^}]*)\} from '(antd|@ant-design\/icons)';/gm,
        (whole, list: string, kit: string) =>
          values(list)
            .map(([name, other]) => `import ${other} from '${kit}/${folder}/${KITS[kit]?.(name)}';`)
            .join(' ') + '\n'.repeat(whole.split('\n').length - 1),
      );
      return narrow === code ? null : { code: narrow, map: null };
    },
  };
}
