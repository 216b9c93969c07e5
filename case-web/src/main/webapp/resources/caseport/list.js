/*
 * A list whose filters stand in its address, without leaving the page: the form's changes and [data-list-link]s fetch the
 * new address and draw the list anew. Whatever goes wrong, the browser goes to that address as it would without this script.
 */
(function () {
  'use strict';

  const caseport = window.caseport;
  const USUAL = { status: 'all-open', sort: 'last-activity', size: '25' };
  const PAUSE = 700;
  const TYPING = 250;
  let latest = 0;

  /** The address that the form stands for, without what is usual anyway. */
  function addressOf(form) {
    const address = new URL(form.action);
    new FormData(form).forEach((value, name) => {
      if (value && value !== (USUAL[name] || '')) {
        address.searchParams.set(name, value);
      }
    });
    return address;
  }

  /** Too often: what is typed and what is shown stay, and the page says when to try again. */
  function wait(results, page) {
    const old = document.getElementById('too-many');
    const note = document.createElement('p');
    note.id = 'too-many';
    note.className = 'notice notice-warn';
    note.textContent = page.querySelector('main p').textContent;
    if (old) {
      old.remove();
    }
    results.removeAttribute('aria-busy');
    results.before(note);
    caseport.announce(note.textContent);
  }

  async function go(address, ids, remember, focus) {
    const turn = ++latest;
    const results = document.getElementById('results');
    results.setAttribute('aria-busy', 'true');
    let fresh = null;
    try {
      fresh = await caseport.page(address);
    } catch (problem) {
      if (problem.status === 429 && problem.page) {
        wait(results, problem.page);
        return;
      }
    }
    if (turn !== latest) {
      return;
    }
    if (!fresh) {
      location.assign(address);
      return;
    }
    const waited = document.getElementById('too-many');
    if (waited) {
      waited.remove();
    }
    if (remember === 'instead') {
      history.replaceState(null, '', address);
    } else if (remember) {
      history.pushState(null, '', address);
    }
    document.title = fresh.title;
    document.querySelectorAll('input[name="return"]').forEach((field) => (field.value = location.pathname + location.search));
    ids.forEach((id) => caseport.swap(document.getElementById(id), fresh.getElementById(id), { overTyping: true }));
    document.dispatchEvent(new Event('caseport:listed'));
    const drawn = document.getElementById('results');
    if (focus) {
      drawn.focus({ preventScroll: true });
      if (drawn.getBoundingClientRect().top < 0) {
        drawn.scrollIntoView();
      }
    }
  }

  document.addEventListener('submit', (event) => {
    if (event.target.matches('[data-list-form]')) {
      event.preventDefault();
      go(addressOf(event.target), ['results'], true, false);
    }
  });

  caseport.register((root) => caseport.each(root, '[data-list-form] :is(select, [type="date"])', 'list', (field) =>
    caseport.chosen(field, () => go(addressOf(field.form), ['results'], true, false), { pause: PAUSE, harmless: true })));

  // <input data-list-typing>: the list follows what is typed; a letter more is no page to go back to.
  let typed = null;
  function follow(event) {
    if (event.target.matches('[data-list-form] [data-list-typing]') && !event.isComposing) {
      clearTimeout(typed);
      typed = setTimeout(() => go(addressOf(event.target.form), ['results'], 'instead', false), TYPING);
    }
  }
  document.addEventListener('input', follow);
  // A word that an input method has put together: its last input event still counts as composing.
  document.addEventListener('compositionend', follow);

  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[data-list-link]');
    if (link && event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      go(new URL(link.href), ['filter', 'results'], true, true);
    }
  });

  // <tr data-row-link>: the whole row leads where its first link does, unless text is being selected.
  document.addEventListener('click', (event) => {
    const row = event.target.closest('[data-row-link]');
    if (row && !event.target.closest('a, button, input, label, summary') && String(getSelection()) === '') {
      row.querySelector('a').dispatchEvent(new MouseEvent('click', {
        bubbles: true, cancelable: true, ctrlKey: event.ctrlKey, metaKey: event.metaKey, shiftKey: event.shiftKey,
      }));
    }
  });

  // <details hidden data-columns="cookie"> of checkboxes: what is chosen is kept in this browser, and the table is drawn
  // with it.
  caseport.register((root) => caseport.each(root, '[data-columns]', 'columns', (chooser) => {
    chooser.hidden = false;
    chooser.addEventListener('change', () => {
      const chosen = [...chooser.querySelectorAll('input:checked')].map((box) => box.value);
      document.cookie = chooser.dataset.columns + '=' + (chosen.join('.') || 'none')
        + '; Path=' + (document.body.dataset.root || '') + '/; Max-Age=31536000; SameSite=Lax'
        + (location.protocol === 'https:' ? '; Secure' : '');
      go(new URL(location.href), ['results'], false, false);
    });
    // Where the width of the window decides which columns there are, the boxes say what it has decided.
    chooser.addEventListener('toggle', () => chooser.querySelectorAll('input').forEach((box) => {
      const column = document.querySelector('.queue thead .col-' + box.value);
      box.checked = column ? column.checkVisibility() : box.checked;
    }));
    document.addEventListener('click', (event) => chooser.contains(event.target) || (chooser.open = false));
    chooser.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && chooser.open) {
        chooser.open = false;
        chooser.querySelector('summary').focus();
      }
    });
  }));

  window.addEventListener('popstate', () => document.getElementById('results') && go(new URL(location.href), ['filter', 'results'], false, false));

  // <details open data-list-more="close">: on a small screen the fields make room for the list while they hold nothing.
  caseport.register((root) => caseport.each(root, '[data-list-more="close"]', 'list-more', (more) => {
    more.open = matchMedia('(min-width: 768px)').matches;
  }));
})();
