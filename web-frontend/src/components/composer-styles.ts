import { css } from 'lit';

/** How the text box and what is around it look. */
export const composerStyles = css`
  :host {
    display: block;
    padding: var(--s3) var(--s4) max(var(--s2), env(safe-area-inset-bottom));
    border-top: 1px solid var(--line);
    background: var(--surface);
  }
  form,
  .below,
  .line {
    max-width: 720px;
    margin: 0 auto;
  }
  form {
    display: flex;
    align-items: flex-end;
    gap: var(--s2);
  }
  textarea {
    flex: 1;
    min-width: 0;
    min-height: 46px;
    padding: 11px 14px;
    border: 1px solid var(--line-strong);
    border-radius: 23px;
    background: var(--ground);
    /* Below 16 px a phone zooms in when the box is touched. */
    font-size: 16px;
    line-height: 22px;
    resize: none;
    scrollbar-width: thin;
  }
  textarea:focus-visible {
    outline-offset: 0;
  }
  textarea::placeholder {
    color: var(--ink-3);
    opacity: 1;
  }
  textarea[readonly] {
    color: var(--ink-2);
    font-style: italic;
  }
  .round {
    flex: none;
    width: 46px;
    height: 46px;
    padding: 0;
    border-radius: 50%;
  }
  .below {
    display: flex;
    align-items: center;
    gap: 2px;
    margin-top: 6px;
  }
  .agent {
    display: -webkit-box;
    -webkit-line-clamp: 2;
    -webkit-box-orient: vertical;
    overflow: hidden;
    font-size: 12.5px;
    line-height: 1.35;
  }
  .agent b {
    color: var(--ink-2);
    font-weight: 600;
  }
  .toggle {
    flex: none;
    min-height: 34px;
    padding: 0 9px;
    gap: 5px;
  }
  .toggle[data-testid='hands-free'][aria-pressed='true'] {
    background: var(--accent-soft);
    color: var(--accent);
  }
  @media (max-width: 599px) {
    .below {
      flex-wrap: wrap;
      margin-top: 4px;
    }
    .agent {
      order: 1;
      flex-basis: 100%;
      padding: 0 var(--s1);
    }
  }
  .line {
    padding-top: 2px;
    font-size: 12.5px;
  }
`;
