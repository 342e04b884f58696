import { css } from 'lit';

/** What cards share. A card brings no styles of its own. */
export const cardStyles = css`
  :host {
    display: block;
  }
  .title {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .stack {
    display: grid;
    gap: 4px;
  }
  .hits {
    display: grid;
    gap: var(--s2);
    margin-top: var(--s2);
    max-height: 320px;
    overflow: auto;
    scrollbar-width: thin;
  }
  .hits li {
    min-width: 0;
  }
  .lines .grow {
    min-width: max-content;
  }
  .hits code {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: pre;
  }
  .hits mark {
    border-radius: 3px;
    background: var(--accent-soft);
    color: inherit;
  }
  dl {
    display: grid;
    grid-template-columns: max-content 1fr;
    gap: 2px var(--s4);
  }
  dt {
    color: var(--ink-2);
  }
  dd {
    overflow-wrap: anywhere;
  }
  .lines li {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--s3);
    align-items: baseline;
    padding: 2px 0;
  }
  .examples {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s2);
    margin-top: var(--s2);
  }
  .examples button {
    min-height: 34px;
    padding: 5px 12px;
    text-align: left;
    line-height: 1.3;
  }
  .graph {
    display: block;
    max-width: 100%;
    height: auto;
    margin-top: var(--s2);
    font-size: 13px;
  }
  .graph rect {
    fill: var(--ground);
    stroke: var(--line-strong);
  }
  .graph text {
    fill: var(--ink);
    text-anchor: middle;
    dominant-baseline: central;
  }
  .graph path {
    fill: none;
    stroke: var(--ink-3);
  }
`;
