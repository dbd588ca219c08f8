/** Navigation state: the form shows at once what is missing, e.g. when one comes from the check page. */
export const SHOW_PROBLEMS = { showProblems: true };
