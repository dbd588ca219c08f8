/** What no committed file may contain, whatever its language. */
const BINARY = /\.(png|jpe?g|gif|ico|woff2?|ttf|otf|pdf|zip|icc|gz|webp)$/;
const GENERATED = /^(package-lock\.json|scripts\/check\/)/;
const MARKERS = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX'].join('|')})\\b`);
/** Absolute paths of one machine; a word before the slash makes it part of something else (`a/work/b`, `https://…/home/`). */
const MACHINE_PATH = /(^|[^\w.~}\]*/-])\/(work|root|home)\/[\w.]/;

const RULES = [
  { pattern: MARKERS, message: 'is finished or stands in an issue; no markers for later' },
  { pattern: MACHINE_PATH, message: 'has a path of one machine' },
];

/** @returns {string[]} one line for each place */
export function check(tree) {
  const problems = [];
  for (const path of tree.files.filter((file) => !BINARY.test(file) && !GENERATED.test(file))) {
    const lines = tree.read(path).split('\n');
    lines.forEach((line, index) => {
      for (const { pattern, message } of RULES)
        if (pattern.test(line)) problems.push(`${path}:${index + 1} ${message}: ${line.trim().slice(0, 80)}`);
    });
  }
  return problems;
}
