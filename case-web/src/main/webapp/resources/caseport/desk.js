/*
 * The agents' case page: canned responses go in at the cursor, the composer is one line until it is used, keys lead to
 * what is done most, and j and k lead through the cases of the list that the case was opened from.
 */
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

  // <select data-refile="address">: another service has other categories, drawn from the page at that address.
  caseport.register((root) => caseport.each(root, 'select[data-refile]', 'refile', (select) => {
    select.addEventListener('change', async () => {
      const service = select.value;
      const place = document.getElementById('refile-category');
      try {
        const page = service && await caseport.page(select.dataset.refile + '&service=' + encodeURIComponent(service));
        if (page && service === select.value) {
          caseport.swap(place, page.getElementById('refile-category'));
        }
      } catch {
        // The server refuses a category of another service.
      }
    });
  }));

  // <input list data-lookup="address">: cases of the account are offered as one types, and the one that is named is told.
  caseport.register((root) => caseport.each(root, 'input[data-lookup]', 'lookup', (field) => {
    const offered = document.getElementById(field.getAttribute('list'));
    const found = document.getElementById('other-found');
    let timer = 0;

    function tell() {
      const named = [...offered.options].find((option) => option.value === field.value.trim());
      const text = named ? named.textContent : '';
      if (found.textContent !== text) {
        found.textContent = text;
      }
    }

    async function ask() {
      const text = field.value.trim();
      try {
        const page = await caseport.page(field.dataset.lookup + '&q=' + encodeURIComponent(text));
        const known = new Set([...offered.options].map((option) => option.value));
        caseport.listed.rows(page).filter((one) => one.id !== shown.dataset.case && !known.has(one.number)).forEach((one) => {
          const option = document.createElement('option');
          option.value = one.number;
          option.textContent = one.subject;
          offered.append(option);
        });
        tell();
      } catch {
        // Another search is running, a number leads to its case, or the server is away: what is offered stays.
      }
    }

    field.addEventListener('input', () => {
      tell();
      clearTimeout(timer);
      if (field.value.trim().length > 1 && !found.textContent) {
        timer = setTimeout(ask, 300);
      }
    });
    tell();
  }));

  // <form data-folded>: one line until somebody goes into it, drags a file onto the page, or text comes back. It stays
  // open then: what is clicked next must not move away under the pointer.
  caseport.register((root) => caseport.each(root, 'form[data-folded]', 'folded', (form) => {
    const open = () => delete form.dataset.folded;
    ['focusin', 'input', 'caseport:restored'].forEach((name) => form.addEventListener(name, open));
    document.addEventListener('dragenter', open);
    if ([...form.querySelectorAll('textarea')].some((field) => field.value !== '')) {
      open();
    }
  }));

  // <input type="checkbox" data-go-on>: whether each act of the composer leads to the next case; kept in this browser.
  caseport.register((root) => caseport.each(root, '[data-go-on]', 'go-on', (box) => {
    const KEY = 'caseport.go-on';
    try {
      box.checked = localStorage.getItem(KEY) === 'yes';
      box.addEventListener('change', () => localStorage.setItem(KEY, box.checked ? 'yes' : 'no'));
    } catch {
      // Storage is switched off: it is chosen for each case.
    }
  }));

  // ---- the list that the case was opened from

  const here = shown && shown.dataset.case;

  /** The case that many places further; the first one when this case is no longer in the list. */
  function beside(by) {
    const listed = caseport.listed.get();
    const all = listed ? listed.cases.map((one) => one.id) : [];
    const at = all.indexOf(here);
    return (at < 0 ? by > 0 && all[0] : all[at + by]) || '';
  }

  function go(by) {
    const to = beside(by);
    if (to) {
      location.assign(location.pathname + '?id=' + encodeURIComponent(to));
    }
    return to !== '';
  }

  const next = document.getElementById('nextCase');
  if (next) {
    next.form.addEventListener('submit', () => (next.value = beside(1)), { capture: true });
  }

  // Back is where the case was opened, at its line.
  const back = document.getElementById('backToQueue');
  const listed = caseport.listed.get();
  if (back && listed) {
    back.href = listed.address;
    back.addEventListener('click', () => {
      const now = caseport.listed.get();
      const there = now.cases.some((one) => one.id === here);
      caseport.listed.keep({ ...now, at: there ? here : now.at, back: true });
    });
  }

  // ---- keys

  /** Opens one of the composer's tabs and goes into its field. */
  function write(tab, field) {
    const place = document.getElementById(field);
    if (!place) {
      return false;
    }
    document.getElementById(tab).click();
    place.focus({ preventScroll: true });
    place.scrollIntoView({ block: 'center' });
    return true;
  }

  const answer = () => write('tab-answer', 'answer');

  caseport.keys({
    r: answer,
    n: () => write('tab-note', 'note'),
    a: () => {
      const assigning = document.getElementById('assigning-more');
      if (!assigning) {
        return false;
      }
      assigning.open = true;
      document.getElementById('assign-to').focus();
      return true;
    },
    e: () => {
      const resolve = document.getElementById('resolve');
      if (!resolve) {
        return false;
      }
      answer();
      resolve.focus();
      return true;
    },
    u: () => back.click(),
    j: () => go(1),
    k: () => go(-1),
    J: () => step(1),
    K: () => step(-1),
  });

  /** From one entry of the correspondence to the next. */
  function step(by) {
    const entries = [...document.querySelectorAll('.thread article')];
    const from = entries.indexOf(document.activeElement);
    const to = entries[from < 0 ? (by > 0 ? 0 : entries.length - 1) : from + by];
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
