/* The agents' case page: canned responses go in at the cursor, r leads to the answer. */
(function () {
  'use strict';

  const caseport = window.caseport;

  // An answer to a post that changed nothing has no id in its address; a reload and the live updates need one.
  const shown = document.querySelector('#composer[data-case]');
  if (shown && !new URLSearchParams(location.search).has('id')) {
    history.replaceState(null, '', location.pathname + '?id=' + encodeURIComponent(shown.dataset.case) + location.hash);
  }

  // <select data-canned="answer">: what is chosen is put where the cursor stands.
  caseport.register((root) => caseport.each(root, '[data-canned]', 'canned', (select) => {
    caseport.chosen(select, () => {
      const field = document.getElementById(select.dataset.canned);
      const text = select.value;
      if (!field || !text) {
        return;
      }
      select.selectedIndex = 0;
      // A blank line keeps it apart from words that stand on the line of the cursor.
      const before = field.value.slice(0, field.selectionStart);
      const after = field.value.slice(field.selectionEnd);
      const gap = (beside) => beside.trim() ? '\n\n' : '';
      caseport.insert(field, gap(before.split('\n').pop()) + text + gap(after.split('\n')[0]));
    }, { harmless: true });
  }));

  function answer() {
    const field = document.getElementById('answer');
    if (!field) {
      return false;
    }
    document.getElementById('tab-answer').click();
    field.focus();
    field.scrollIntoView({ block: 'center' });
    return true;
  }

  caseport.keys({
    r: answer,
    j: () => step(1),
    k: () => step(-1),
  });

  /** From one entry of the correspondence to the next. */
  function step(by) {
    const entries = [...document.querySelectorAll('.thread article')];
    const here = entries.indexOf(document.activeElement);
    const to = entries[here < 0 ? (by > 0 ? 0 : entries.length - 1) : here + by];
    if (!to) {
      return false;
    }
    to.tabIndex = -1;
    to.focus({ preventScroll: true });
    to.scrollIntoView({ block: 'nearest' });
    return true;
  }

  if (location.hash === '#answer') {
    document.addEventListener('DOMContentLoaded', answer);
  }
})();
