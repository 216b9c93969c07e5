/*
 * <form data-quick="address" data-none data-count>: the search box of every page. While somebody types it shows the best cases
 * and articles (ARIA 1.2 combobox); Enter without a choice leads to the list, and Escape closes and then leaves. The page loads
 * this script when somebody first wants the box (see shell.js).
 */
(function () {
  'use strict';

  const caseport = window.caseport;
  const PAUSE = 200;

  caseport.register((root) => caseport.each(root, '[data-quick]', 'quick', (form) => {
    const field = form.querySelector('input[type="search"]');
    const list = document.createElement('ul');
    let timer = 0;
    let turn = 0;
    let active = -1;
    list.id = field.id + '-list';
    list.className = 'combobox-list';
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', field.getAttribute('aria-label'));
    list.hidden = true;
    form.append(list);
    field.setAttribute('role', 'combobox');
    field.setAttribute('aria-expanded', 'false');
    field.setAttribute('aria-controls', list.id);
    field.setAttribute('aria-autocomplete', 'list');

    const options = () => [...list.querySelectorAll('[role="option"]')];

    function show(open) {
      list.hidden = !open;
      field.setAttribute('aria-expanded', String(open));
      mark(-1);
    }

    function mark(at) {
      active = at;
      options().forEach((option, index) => {
        option.classList.toggle('is-active', index === at);
        option.setAttribute('aria-selected', String(index === at));
      });
      const option = options()[at];
      if (option) {
        field.setAttribute('aria-activedescendant', option.id);
        option.scrollIntoView({ block: 'nearest' });
      } else {
        field.removeAttribute('aria-activedescendant');
      }
    }

    function line(text, role) {
      const made = document.createElement('li');
      made.textContent = text;
      made.setAttribute('role', role);
      return made;
    }

    function draw(hits, found) {
      let group = '';
      const lines = [];
      hits.forEach((hit, index) => {
        if (hit.group !== group) {
          group = hit.group;
          lines.push(line(group, 'presentation'));
        }
        const option = line(hit.title, 'option');
        option.id = list.id + '-' + index;
        option.dataset.address = hit.address;
        option.setAttribute('aria-selected', 'false');
        if (hit.more) {
          const more = document.createElement('small');
          more.textContent = hit.more;
          option.append(more);
        }
        lines.push(option);
      });
      list.replaceChildren(...lines);
      show(hits.length > 0);
      caseport.announce(found > 0 ? caseport.format(form.dataset.count, found) : form.dataset.none);
    }

    async function find() {
      const mine = ++turn;
      const text = field.value.trim();
      if (!text) {
        show(false);
        return;
      }
      try {
        const answer = await fetch(form.dataset.quick + '?q=' + encodeURIComponent(text), {
          credentials: 'same-origin', headers: { Accept: 'application/json' }, redirect: 'error',
        });
        const { hits, found } = await answer.json();
        if (mine === turn && document.activeElement === field) {
          draw(hits, found);
        }
      } catch {
        // Enter still leads to the list.
      }
    }

    field.addEventListener('input', (event) => {
      clearTimeout(timer);
      if (!event.isComposing) {
        timer = setTimeout(find, PAUSE);
      }
    });
    field.addEventListener('compositionend', () => (timer = setTimeout(find, PAUSE)));
    field.addEventListener('keydown', (event) => {
      const all = options();
      if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && !list.hidden) {
        event.preventDefault();
        mark((active + (event.key === 'ArrowDown' ? 1 : all.length + (active < 0 ? 0 : -1))) % all.length);
      } else if (event.key === 'Enter' && active >= 0 && !event.isComposing) {
        event.preventDefault();
        location.assign(all[active].dataset.address);
      } else if (event.key === 'Escape') {
        event.preventDefault();
        if (list.hidden) {
          field.blur();
        }
        show(false);
      }
    });
    field.addEventListener('blur', () => show(false));
    list.addEventListener('pointerdown', (event) => event.preventDefault());
    list.addEventListener('click', (event) => {
      const option = event.target.closest('[role="option"]');
      if (option) {
        location.assign(option.dataset.address);
      }
    });
    // What was typed while this script was on its way.
    find();
  }));
})();
