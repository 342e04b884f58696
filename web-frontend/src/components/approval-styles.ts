import { css } from 'lit';

/** How an approval looks: a sheet on a phone, a card where there is room. */
export const approvalStyles = css`
  :host {
    display: block;
    min-height: 0;
  }
  :host([hidden]) {
    display: none;
  }
  .panel {
    display: flex;
    flex-direction: column;
    max-height: min(72dvh, 640px, calc(100dvh - 210px));
    border-width: 1px 0 0;
    border-radius: var(--r3) var(--r3) 0 0;
    box-shadow: var(--shadow-up);
    overflow: clip;
  }
  [data-state='open'] {
    border-top: 2px solid var(--warn);
  }
  [data-state='approved'] h2 {
    color: var(--good);
  }
  [data-state='open'] h2 {
    color: var(--warn);
  }
  header {
    display: flex;
    align-items: flex-start;
    gap: var(--s2);
    padding: var(--s3) var(--s4) var(--s2);
  }
  .summary {
    font-size: 16px;
    font-weight: 600;
    line-height: 1.35;
    overflow-wrap: anywhere;
  }
  .panel:not([data-state='open']) .summary {
    font-size: 14px;
    font-weight: 400;
    color: var(--ink-2);
  }
  .content {
    flex: 1;
    min-height: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
  }
  .small .content,
  .small footer {
    display: none;
  }
  .warnings {
    margin: 0 var(--s4) var(--s2);
    padding: var(--s2) var(--s3);
    border-radius: var(--r1);
    border-left: 3px solid var(--bad);
    background: var(--warn-soft);
    color: var(--bad);
    font-size: 14px;
    overflow-wrap: anywhere;
  }
  .fresh {
    margin: 0 var(--s4) var(--s2);
    padding: var(--s2) var(--s3);
    border-radius: var(--r1);
    background: var(--warn-soft);
    color: var(--warn);
    font-size: 14px;
  }
  .fresh li::before {
    content: '+ ';
  }
  relay-changes {
    border-top: 1px solid var(--line);
  }
  footer {
    padding: var(--s2) var(--s4) var(--s3);
    border-top: 1px solid var(--line);
    background: var(--surface);
  }
  footer .faint {
    line-height: 1.35;
    font-size: 12.5px;
  }
  .until {
    display: block;
  }
  .big {
    min-height: 48px;
    padding: 0 18px;
    font-size: 16px;
    font-weight: 600;
  }
  .reject {
    color: var(--bad);
  }
  .problem {
    margin-bottom: var(--s2);
    color: var(--bad);
  }
  @media (max-width: 599px) {
    .until {
      display: none;
    }
  }
  @media (min-width: 900px) {
    :host {
      flex: none;
    }
    .panel {
      max-height: none;
      overflow: visible;
      border-width: 1px;
      border-radius: var(--r3);
      box-shadow: var(--shadow);
    }
    .small .content,
    .small footer {
      display: block;
    }
    .content {
      overflow: visible;
    }
    .resize {
      display: none;
    }
    footer {
      position: sticky;
      bottom: calc(-1 * var(--s4));
      border-radius: 0 0 var(--r3) var(--r3);
    }
  }
`;
