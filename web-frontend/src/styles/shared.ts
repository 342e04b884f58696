import { css } from 'lit';

/** What several components look like alike. Tokens are in page.css. */
export const shared = css`
  :host {
    box-sizing: border-box;
  }
  *,
  *::before,
  *::after {
    box-sizing: inherit;
  }
  [hidden] {
    display: none !important;
  }
  button,
  input,
  textarea,
  summary {
    font: inherit;
    color: inherit;
  }
  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--s2);
    min-height: 36px;
    padding: 0 var(--s3);
    border: 1px solid var(--line-strong);
    border-radius: var(--r2);
    background: var(--surface);
    cursor: pointer;
    transition: background var(--quick), border-color var(--quick);
    -webkit-tap-highlight-color: transparent;
  }
  button:hover:not(:disabled) {
    background: var(--sunken);
  }
  button:disabled {
    cursor: default;
    opacity: 0.55;
  }
  button.primary {
    border-color: transparent;
    background: var(--accent);
    color: var(--accent-ink);
    font-weight: 600;
  }
  button.primary:hover:not(:disabled) {
    background: color-mix(in srgb, var(--accent) 88%, var(--ink));
  }
  button.quiet {
    border-color: transparent;
    background: transparent;
    color: var(--ink-2);
  }
  button.small {
    min-height: 30px;
    padding: 0 10px;
    border-radius: 8px;
    font-size: 13px;
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  h2,
  h3,
  p,
  ol,
  ul,
  dl,
  dd {
    margin: 0;
    padding: 0;
  }
  ol,
  ul {
    list-style: none;
  }
  h2 {
    font-size: 13px;
    font-weight: 600;
    color: var(--ink-2);
  }
  h3 {
    font-size: 15px;
    font-weight: 600;
  }
  .mono,
  code {
    font-family: var(--mono);
    font-size: 0.87em;
  }
  .muted {
    color: var(--ink-2);
  }
  .faint {
    color: var(--ink-3);
    font-size: 13px;
  }
  .grow {
    flex: 1;
    min-width: 0;
  }
  .row {
    display: flex;
    align-items: center;
    gap: var(--s2);
  }
  .clip {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .panel {
    background: var(--surface);
    border: 1px solid var(--line);
    border-radius: var(--r3);
  }
  .added {
    color: var(--good);
  }
  .removed {
    color: var(--bad);
  }
  .num {
    font-variant-numeric: tabular-nums;
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .badge {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    padding: 1px 8px;
    border-radius: 99px;
    background: var(--sunken);
    color: var(--ink-2);
    font-size: 12.5px;
    font-weight: 550;
    line-height: 1.5;
    white-space: nowrap;
  }
  .badge.good {
    background: var(--good-soft);
    color: var(--good);
  }
  .badge.bad {
    background: var(--bad-soft);
    color: var(--bad);
  }
  .badge.warn {
    background: var(--warn-soft);
    color: var(--warn);
  }
  .badge.over {
    box-shadow: inset 0 0 0 1px var(--line-strong);
  }
  .badge.accent {
    background: var(--accent-soft);
    color: var(--accent);
  }
`;
