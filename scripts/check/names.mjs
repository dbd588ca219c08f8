import ts from 'typescript';

/** Where names of tenants, Länder and authorities belong: packs, dated data, tests, the seeds of the demo. */
const ALLOWED = [
  /^workflows\/packs\//,
  /\.(spec|e2e|fixture|data)\.tsx?$/,
  /^test\//,
  /^apps\/cli\/(journey\/|commands\/demo\.ts$)/,
  /(^|\/)seeds?(\/|\.ts$)/,
  /\/generate[^/]*(\/|\.ts$)/,
];
const CODE = /^(apps|libs|workflows)\/.*\.tsx?$/;
const PACK = /^workflows\/packs\/de\/([^/]+)\/(?:([^/]+)\/)?pack\.json$/;
const NAMING = ['slug', 'name', 'buildingCode'];
/** Two letters (`mv`) are a name only as a whole literal; longer ones also inside of one. */
const SHORT = 4;
/** The list of all Länder names none of them. */
const ALL = 10;

const parse = (tree, path) => ts.createSourceFile(path, tree.read(path), ts.ScriptTarget.Latest, true);

/** All names of the packs: folders below workflows/packs/de (`mv`, `some-district`) and what the packs say about themselves. */
export function namesOf(tree) {
  const found = tree.files.flatMap((path) => {
    const [, land, authority] = PACK.exec(path) ?? [];
    const pack = land === undefined ? undefined : JSON.parse(tree.read(path));
    if (!pack || pack.kind === 'base') return [];
    return [land, authority, ...NAMING.map((key) => pack[key])].filter((name) => name !== undefined);
  });
  return [...new Set(found)];
}

const isLiteral = (node) =>
  ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node) || ts.isJsxText(node);
/** `value['by']` is a key and no Land. */
const isKey = (node) => ts.isElementAccessExpression(node.parent);
const isOneOfAll = (node) =>
  ts.isLiteralTypeNode(node.parent) || (ts.isArrayLiteralExpression(node.parent) && node.parent.elements.length >= ALL);

function nameIn(node, names) {
  if (!isLiteral(node) && !ts.isIdentifier(node)) return undefined;
  const text = node.text.toLowerCase();
  const plain = (name) => name.toLowerCase().replaceAll('-', '');
  return names.find((name) => {
    if (name.length < SHORT) return isLiteral(node) && text === name.toLowerCase() && !isOneOfAll(node) && !isKey(node);
    return isLiteral(node) ? text.includes(name.toLowerCase()) : text.includes(plain(name));
  });
}

/** No tenant, Land or authority name in code (comments may have examples). */
export function check(tree) {
  const names = namesOf(tree);
  const problems = [];
  for (const path of tree.files.filter((file) => CODE.test(file) && !ALLOWED.some((pattern) => pattern.test(file)))) {
    const source = parse(tree, path);
    const visit = (node) => {
      const name = nameIn(node, names);
      if (name)
        problems.push(
          `${path}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1} names "${name}": what differs is data in a pack`,
        );
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return problems;
}
