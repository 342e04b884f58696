import { css } from 'lit';

/** How a file's diff looks. */
export const diffStyles = css`
  summary {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--s2);
    min-height: 36px;
    padding: 4px var(--s4);
    cursor: pointer;
    font-size: 13.5px;
  }
  summary:hover {
    background: var(--sunken);
  }
  summary::before {
    content: '';
    flex: none;
    width: 6px;
    height: 6px;
    margin-right: 2px;
    border: solid var(--ink-3);
    border-width: 0 1.6px 1.6px 0;
    transform: rotate(-45deg);
    transition: transform var(--quick);
  }
  details[open] > summary::before {
    transform: rotate(45deg) translate(-1px, -1px);
  }
  summary::-webkit-details-marker {
    display: none;
  }
  .path {
    overflow-wrap: anywhere;
  }
  .stat {
    margin-left: auto;
    white-space: nowrap;
    color: var(--ink-3);
  }
  .line {
    padding: 4px var(--s4) var(--s3);
  }
  table {
    width: 100%;
    border-collapse: collapse;
    table-layout: fixed;
    margin-bottom: var(--s2);
    font: 12.5px/1.55 var(--mono);
    tab-size: 4;
  }
  td {
    padding: 0 6px;
    vertical-align: top;
  }
  .no {
    width: 44px;
    color: var(--ink-3);
    font-size: 11px;
    text-align: right;
    user-select: none;
    -webkit-user-select: none;
  }
  .sign {
    width: 20px;
    text-align: center;
    user-select: none;
    -webkit-user-select: none;
  }
  .text {
    unicode-bidi: isolate;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  tr.added {
    background: var(--add);
  }
  tr.added .sign {
    color: var(--good);
  }
  tr.removed {
    background: var(--del);
  }
  tr.removed .sign {
    color: var(--bad);
  }
  tr.added,
  tr.removed {
    color: var(--ink);
  }
  mark {
    border-radius: 3px;
    color: inherit;
  }
  .added mark {
    background: var(--add-word);
  }
  .removed mark {
    background: var(--del-word);
  }
  .gap td {
    padding: 2px 12px;
    background: var(--sunken);
    color: var(--ink-3);
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .end {
    margin-left: 8px;
    color: var(--ink-3);
    font-family: var(--font);
    font-size: 11px;
  }
  @media (max-width: 599px) {
    .old {
      width: 0;
      padding: 0;
      font-size: 0;
    }
    .no:not(.old) {
      width: 34px;
    }
    .sign {
      width: 16px;
      padding: 0 2px;
    }
    table {
      font-size: 12px;
    }
  }
`;
