/** The look of the sandbox: KERN's colours, measures and typeface in a few rules, so that it fits the portal. */
export const CSS = `
@font-face { font-family: "Fira Sans"; font-weight: 400; font-display: swap; src: url(/assets/fira-sans-400.woff2) format("woff2"); }
@font-face { font-family: "Fira Sans"; font-weight: 600; font-display: swap; src: url(/assets/fira-sans-600.woff2) format("woff2"); }
:root {
  color-scheme: light;
  --text: oklch(20.23% 0.0321 277.67); --muted: oklch(42.13% 0.0539 275.67); --surface: oklch(96.72% 0.0041 271.37); --white: #fff;
  --border: oklch(82.04% 0.0253 278.29); --strong: oklch(53.33% 0.057 276.95); --action: oklch(42.84% 0.1689 265.02);
  --action-dark: oklch(34.91% 0.1828 264.89); --tint: oklch(96.31% 0.0103 261.79); --info: oklch(93.28% 0.0544 213.68);
  --info-line: oklch(49.29% 0.0962 228.1); --ok: oklch(93.09% 0.0428 170.49); --ok-line: oklch(48.73% 0.0985 168.19);
  --danger: oklch(93.89% 0.0292 28.12); --danger-line: oklch(50% 0.19 29);
}
*, *::before, *::after { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: flex; flex-direction: column; background: var(--surface); color: var(--text);
  font: 400 1.0625rem/1.5 "Fira Sans", system-ui, sans-serif; }
.wrap { width: 100%; max-width: 72rem; margin-inline: auto; padding-inline: 1rem; }
header { background: var(--white); border-bottom: 1px solid var(--border); }
.bar { display: flex; align-items: center; gap: .75rem; min-height: 4rem; }
.brand { font-weight: 600; font-size: 1.25rem; }
.service { color: var(--muted); padding-left: .75rem; border-left: 1px solid var(--border); }
.badge { margin-left: auto; padding: .125rem .625rem; border: 1px solid var(--strong); border-radius: 1rem; font-size: .875rem; }
main { flex: 1; padding-block: 2rem 3rem; }
main:focus { outline: none; }
footer { border-top: 1px solid var(--border); background: var(--white); color: var(--muted); font-size: .9375rem; padding-block: 1rem; }
h1 { font-size: clamp(1.625rem, 1.3rem + 1.4vw, 2.25rem); line-height: 1.2; margin: 0 0 .75rem; font-weight: 600; text-wrap: balance; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 2.25rem 0 .875rem; font-weight: 600; }
p { margin: 0 0 1rem; max-width: 44rem; }
.lead { font-size: 1.125rem; }
.note { max-width: 52rem; margin: 0 0 1rem; padding: .875rem 1rem; background: var(--info); border-left: 4px solid var(--info-line); border-radius: 4px; }
.note.ok { background: var(--ok); border-color: var(--ok-line); }
.note.danger { background: var(--danger); border-color: var(--danger-line); }
.note p { margin: 0; }
.skip { position: absolute; left: -100vw; padding: .75rem 1rem; background: var(--white); }
.skip:focus { left: 1rem; top: .5rem; z-index: 1; }
:focus-visible { outline: 3px solid var(--action); outline-offset: 2px; border-radius: 4px; }
.cards { list-style: none; margin: 0; padding: 0; display: grid; gap: .75rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 19rem), 1fr)); }
.cards li { display: flex; }
.card { flex: 1; display: grid; grid-template-columns: 2.75rem 1fr; gap: .125rem .875rem; align-items: center; align-content: center; min-height: 5.25rem;
  padding: .875rem 1rem; text-align: left; font: inherit; color: inherit; background: var(--white); border: 1px solid var(--border); border-radius: 8px; cursor: pointer; }
.card:hover { border-color: var(--action); background: var(--tint); }
.initials { grid-row: 1 / 3; width: 2.75rem; height: 2.75rem; display: grid; place-items: center; border-radius: 50%; background: var(--tint);
  color: var(--action-dark); font-weight: 600; }
.card:hover .initials { background: var(--white); }
.name { font-weight: 600; color: var(--action); align-self: end; }
.card:only-child .name { overflow-wrap: anywhere; }
.what { color: var(--muted); font-size: .9375rem; line-height: 1.35; align-self: start; }
.actions { display: flex; flex-wrap: wrap; gap: .75rem; margin-top: 1.75rem; }
.button { display: inline-flex; align-items: center; justify-content: center; min-height: 3rem; padding: .5rem 1.25rem; font: inherit; font-weight: 600; text-decoration: none;
  text-align: center; border: 2px solid var(--action); border-radius: 4px; background: var(--white); color: var(--action); cursor: pointer; }
.button:hover { background: var(--tint); border-color: var(--action-dark); color: var(--action-dark); }
.button.primary { background: var(--action); color: var(--white); }
.button.primary:hover { background: var(--action-dark); }
.button.quiet { border-color: transparent; background: transparent; text-decoration: underline; text-underline-offset: .2em; padding-inline: .5rem; }
.pay { max-width: 40rem; }
.sheet { background: var(--white); border: 1px solid var(--border); border-radius: 8px; padding: 1.25rem; }
.amount { font-size: 2rem; line-height: 1.2; font-weight: 600; margin: 0 0 1rem; font-variant-numeric: tabular-nums; }
.amount small { display: block; font-size: 1rem; font-weight: 400; color: var(--muted); }
dl { margin: 0; }
dl div { display: grid; grid-template-columns: 10rem 1fr; gap: .25rem 1rem; padding-block: .625rem; border-top: 1px solid var(--border); }
dt { color: var(--muted); }
dd { margin: 0; overflow-wrap: anywhere; }
.items { list-style: none; margin: 0; padding: 0; }
.items li { display: flex; justify-content: space-between; gap: 1rem; }
.items span:last-child { font-variant-numeric: tabular-nums; white-space: nowrap; }
@media (max-width: 36rem) {
  main { padding-block: 1.5rem 2rem; }
  .actions { flex-direction: column; align-items: stretch; }
  dl div { grid-template-columns: 1fr; }
}
`;

export const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#1b4aab"/><path d="M7 15l9-8 9 8v10H7z" fill="#fff"/></svg>`;

/** Submits the only form of the logout page; without scripts its button does. */
export const SUBMIT_LOGOUT = `document.addEventListener('DOMContentLoaded', () => document.getElementById('op.logoutForm')?.submit());`;
