/*
 * The members of an account: what is chosen in a row is saved at once, and can be undone. Without this script, and when
 * saving has failed, the row has a button for it.
 */
(function () {
  'use strict';

  const caseport = window.caseport;
  /** What each member could do before the last change, by the id of the row. */
  const before = new Map();

  function boxes(row) {
    return [...row.querySelectorAll('[name="grant"]')];
  }

  /** The page after saving; null when it is not the members' page, or when nothing answered. */
  async function post(form) {
    try {
      const answer = await fetch(form.action, {
        method: 'POST',
        credentials: 'same-origin',
        headers: { Accept: 'text/html' },
        body: new URLSearchParams(new FormData(form)),
      });
      return answer.ok && answer.headers.has('Content-Security-Policy')
        ? new DOMParser().parseFromString(await answer.text(), 'text/html')
        : null;
    } catch (lost) {
      return null;
    }
  }

  function fail(row) {
    row.removeAttribute('aria-busy');
    row.classList.remove('saves-itself');
    let said = row.querySelector('.error');
    if (!said) {
      said = document.createElement('p');
      said.className = 'error';
      row.querySelector('th').append(said);
    }
    said.textContent = row.dataset.member;
    caseport.announce(said.textContent);
  }

  // <tr data-member="what to say when saving has failed">
  caseport.register((root) => caseport.each(root, '[data-member]', 'member', (row) => {
    const form = row.querySelector('form');
    const role = row.querySelector('select');
    const undo = row.querySelector('[data-undo]');
    let saving = false;
    let again = false;

    async function save() {
      if (saving) {
        again = true;
        return;
      }
      saving = true;
      const held = boxes(row).filter((box) => box.defaultChecked).map((box) => box.value);
      let fresh;
      row.setAttribute('aria-busy', 'true');
      do {
        again = false;
        const page = await post(form);
        fresh = page && page.getElementById(row.id);
      } while (again);
      saving = false;
      if (fresh) {
        before.set(row.id, held);
        caseport.swap(row, fresh);
      } else {
        fail(row);
      }
    }

    function begin() {
      const work = save().finally(() => caseport.work.delete(work));
      caseport.work.add(work);
    }

    row.classList.add('saves-itself');
    boxes(row).forEach((box) => box.addEventListener('change', begin));
    caseport.chosen(role, begin, { pause: 700 });
    if (undo && before.has(row.id)) {
      undo.hidden = false;
      undo.addEventListener('click', () => {
        boxes(row).forEach((box) => (box.checked = before.get(row.id).includes(box.value)));
        begin();
      });
    }
  }));
})();
