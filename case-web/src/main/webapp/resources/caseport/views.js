/*
 * <dialog data-saved-views="person">: the view and filters that are shown are kept in this browser under a name, as one
 * more view beside the others. A name that is there already gets the new filters.
 */
(function () {
  'use strict';

  const caseport = window.caseport;
  const MOST = 12;
  const dialog = document.querySelector('[data-saved-views]');
  if (!dialog) {
    return;
  }
  const key = 'caseport.views.' + dialog.dataset.savedViews;
  const name = dialog.querySelector('input');

  function saved() {
    try {
      const all = JSON.parse(localStorage.getItem(key));
      return Array.isArray(all) ? all : [];
    } catch {
      return [];
    }
  }

  /** Answers whether this browser keeps anything. */
  function keep(all) {
    try {
      localStorage.setItem(key, JSON.stringify(all.slice(-MOST)));
      return true;
    } catch {
      return false;
    }
  }

  function show() {
    const row = document.querySelector('.views > ul');
    if (!row) {
      return;
    }
    document.querySelectorAll('.filter-save').forEach((button) => (button.hidden = false));
    const drawn = JSON.stringify([saved(), location.href]);
    if (row.dataset.drawn === drawn && row.querySelectorAll('[data-saved]').length === saved().length) {
      return;
    }
    row.dataset.drawn = drawn;
    row.querySelectorAll('[data-saved]').forEach((old) => old.remove());
    saved().forEach((view) => {
      const item = document.createElement('li');
      const link = document.createElement('a');
      const remove = document.createElement('button');
      item.dataset.saved = view.name;
      link.href = view.address;
      if (document.getElementById('results')) {
        link.dataset.listLink = '';
      }
      link.textContent = view.name;
      if (view.address === location.pathname + location.search) {
        row.querySelectorAll('[aria-current]').forEach((other) => other.removeAttribute('aria-current'));
        link.setAttribute('aria-current', 'page');
      }
      remove.type = 'button';
      remove.className = 'view-remove';
      remove.setAttribute('aria-label', caseport.format(dialog.dataset.remove, view.name));
      remove.addEventListener('click', () => {
        keep(saved().filter((one) => one.name !== view.name));
        show();
        caseport.announce(caseport.format(dialog.dataset.removed, view.name));
        row.querySelector('a').focus();
      });
      item.append(link, remove);
      row.append(item);
    });
  }

  dialog.querySelector('form').addEventListener('submit', () => {
    const view = { name: name.value.trim(), address: location.pathname + location.search };
    if (view.name && keep([...saved().filter((one) => one.name !== view.name), view])) {
      name.value = '';
      show();
    }
  });

  caseport.register(show);
  document.addEventListener('caseport:listed', show);
})();
