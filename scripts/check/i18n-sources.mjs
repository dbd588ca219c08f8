import ts from 'typescript';

/** Endings of a key's texts for counts. */
export const PLURAL = /_(zero|one|two|few|many|other)$/;

/** `{a: {b: 'x'}}` -> [['a.b', 'x']] */
export function flatten(texts, path = '') {
  return Object.entries(texts).flatMap(([key, value]) => {
    const full = path ? `${path}.${key}` : key;
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? flatten(value, full) : [[full, value]];
  });
}

const isT = (node) =>
  ts.isCallExpression(node) &&
  (ts.isPropertyAccessExpression(node.expression) ? node.expression.name.text : node.expression.getText()) === 't';

/** The expression that names a text: first argument of `t(…)`, or the attribute `i18nKey`. */
function keyExpressions(node) {
  if (isT(node) && node.arguments[0]) return [node.arguments[0]];
  if (ts.isJsxAttribute(node) && node.name.getText() === 'i18nKey' && node.initializer) {
    return [ts.isJsxExpression(node.initializer) ? node.initializer.expression : node.initializer];
  }
  return [];
}

function addKey(found, node, place) {
  if (!node) return;
  if (ts.isConditionalExpression(node)) {
    addKey(found, node.whenTrue, place);
    addKey(found, node.whenFalse, place);
  } else if (ts.isArrayLiteralExpression(node)) {
    node.elements.forEach((element) => addKey(found, element, place)); // t(['a.b', 'fallback'])
  } else if (ts.isStringLiteralLike(node)) {
    found.used.push({ key: node.text, place });
  } else if (ts.isTemplateExpression(node)) {
    found.dynamic.push({ head: node.head.text, place });
  }
}

function prefixesIn(node) {
  if (!ts.isVariableDeclaration(node) || node.name.getText() !== 'DYNAMIC_PREFIXES' || !node.initializer) return [];
  const list = ts.isAsExpression(node.initializer) ? node.initializer.expression : node.initializer;
  return ts.isArrayLiteralExpression(list) ? list.elements.map((element) => element.text) : [];
}

/** All that the sources say about keys: used in t(…), any string literal, declared prefixes, composed keys. */
export function readSources(tree, paths) {
  const found = { used: [], literals: new Set(), prefixes: [], dynamic: [] };
  for (const path of paths) {
    const source = ts.createSourceFile(path, tree.read(path), ts.ScriptTarget.Latest, true);
    const visit = (node) => {
      const place = `${path}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
      keyExpressions(node).forEach((expression) => addKey(found, expression, place));
      found.prefixes.push(...prefixesIn(node));
      if (ts.isStringLiteralLike(node)) found.literals.add(node.text);
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return found;
}
