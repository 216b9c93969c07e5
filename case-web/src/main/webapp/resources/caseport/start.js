/*
 * The start page: <form hidden data-discard-draft="id" data-said data-undo> discards a draft in its row and can be undone
 * for a while. Until then nothing is sent; who leaves the page means it. Without this script a draft is discarded on its page.
 */
(function () {
  'use strict';

  const caseport = window.caseport;
  const UNDO_FOR = 10000;
  const KEY = 'caseport.discarded';
  const waiting = new Map();

  /** Drafts that were discarded while the page was left: the page after it may have been drawn before that arrived. */
  function gone() {
    try {
      return (sessionStorage.getItem(KEY) || '').split(' ');
    } catch {
      // Storage is switched off.
      return [];
    }
  }

  function remember(draft) {
    try {
      sessionStorage.setItem(KEY, [...gone(), draft].slice(-50).join(' '));
    } catch {
      // As above.
    }
  }

  function send(form) {
    if (!waiting.has(form)) {
      return;
    }
    clearTimeout(waiting.get(form));
    waiting.delete(form);
    remember(form.dataset.discardDraft);
    fetch(form.action, { method: 'POST', credentials: 'same-origin', keepalive: true, redirect: 'manual' })
      .catch(() => {})
      .finally(() => waiting.size === 0 && caseport.refresh(['drafts']));
  }

  window.addEventListener('pagehide', () => [...waiting.keys()].forEach(send));

  caseport.register((root) => caseport.each(root, '[data-discard-draft]', 'discard-draft', (form) => {
    const row = form.closest('li');
    if (gone().includes(form.dataset.discardDraft)) {
      row.hidden = true;
    }
    form.hidden = false;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const said = document.createElement('p');
      const undo = document.createElement('button');
      said.className = 'undo row';
      said.textContent = form.dataset.said;
      undo.type = 'button';
      undo.className = 'button button-quiet';
      undo.textContent = form.dataset.undo;
      said.append(undo);
      row.append(said);
      row.classList.add('is-discarded');
      caseport.announce(form.dataset.said);
      undo.focus();
      waiting.set(form, setTimeout(() => send(form), UNDO_FOR));
      undo.addEventListener('click', () => {
        clearTimeout(waiting.get(form));
        waiting.delete(form);
        said.remove();
        row.classList.remove('is-discarded');
        form.querySelector('button').focus();
      });
    });
  }));
})();
