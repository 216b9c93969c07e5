/* Small helps for fields: counters, chips, rows that come and go, and parts shown for one choice. */
(function () {
  'use strict';

  const caseport = window.caseport;

  const grouped = (number) => number.toLocaleString(document.documentElement.lang);

  // <span data-counter-for="subject" data-limit="255" data-text="{0} of {1}" data-near="{0} left" data-over="{0} over the limit">
  caseport.register((root) => caseport.each(root, '[data-counter-for]', 'counter', (counter) => {
    const field = document.getElementById(counter.dataset.counterFor);
    const limit = Number(counter.dataset.limit);
    const nearness = Math.min(100, limit / 10);
    let said = 'far';
    const count = () => {
      // The counter may have been drawn anew, and the field not.
      if (!counter.isConnected) {
        return;
      }
      const length = caseport.length(field.value);
      const left = limit - length;
      const state = left < 0 ? 'over' : left <= nearness ? 'near' : 'far';
      counter.textContent = caseport.format(state === 'over' ? counter.dataset.over : counter.dataset.text,
        grouped(state === 'over' ? -left : length), grouped(limit));
      counter.classList.toggle('is-over', state === 'over');
      if (state !== said && state !== 'far') {
        caseport.announce(caseport.format(counter.dataset[state], Math.abs(left)));
      }
      said = state;
    };
    field.addEventListener('input', count);
    field.addEventListener('caseport:restored', count);
    count();
  }));

  // <div data-shown-for="method=phone">: there only while that field has that value, or one of several: "role=a,b".
  caseport.register((root) => caseport.each(root, '[data-shown-for]', 'shown', (part) => {
    const [name, values] = part.dataset.shownFor.split('=');
    const form = part.closest('form') || document;
    const update = (event) => {
      if (event.target.dataset && event.target.dataset.field === name && (event.target.type !== 'radio' || event.target.checked)) {
        part.hidden = !values.split(',').includes(event.target.value);
      }
    };
    form.addEventListener('change', update);
    form.addEventListener('caseport:restored', update);
    form.querySelectorAll('[data-field="' + CSS.escape(name) + '"]').forEach((field) => update({ target: field }));
  }));

  // <div data-rows data-most="10"> holds [data-row] groups, a <template> with __n__ for the number, and [data-add-row].
  caseport.register((root) => caseport.each(root, '[data-rows]', 'rows', (holder) => {
    const template = holder.querySelector('template');
    const add = holder.querySelector('[data-add-row]');
    const rows = () => [...holder.querySelectorAll('[data-row]')];
    const tidy = () => {
      rows().forEach((row, index) => {
        const title = row.querySelector('[data-row-title]');
        title.textContent = caseport.format(title.dataset.rowTitle, index + 1);
        row.querySelectorAll('[data-remove-row]').forEach((button) => (button.hidden = rows().length === 1));
      });
      add.hidden = rows().length >= Number(holder.dataset.most || 100);
    };
    add.addEventListener('click', (event) => {
      event.preventDefault();
      const next = 1 + Math.max(-1, ...rows().map((row) => Number(row.dataset.row)));
      const parsed = new DOMParser().parseFromString(template.innerHTML.replaceAll('__n__', next), 'text/html');
      const row = document.adoptNode(parsed.body.firstElementChild);
      add.parentNode.insertBefore(row, add);
      tidy();
      caseport.enhance(row);
      row.querySelector('input, select, textarea').focus();
    });
    holder.addEventListener('click', (event) => {
      const row = event.target.closest('[data-remove-row]') && event.target.closest('[data-row]');
      if (row) {
        event.preventDefault();
        const index = rows().indexOf(row);
        row.querySelectorAll('[data-field]').forEach((field) => caseport.put(field, ''));
        row.remove();
        tidy();
        const next = rows()[Math.min(index, rows().length - 1)];
        (next ? next.querySelector('input:not([type="hidden"]), select') : add).focus();
      }
    });
    tidy();
  }));

  // <div data-chips="contact" data-most="10" data-addresses="…">: what the server finds there to be addresses becomes
  // chips over hidden fields contact.0, contact.1 …
  caseport.register((root) => caseport.each(root, '[data-chips]', 'chips', (holder) => {
    const name = holder.dataset.chips;
    const list = holder.querySelector('.chips');
    const input = holder.querySelector('input:not([type="hidden"])');
    const template = holder.querySelector('template');
    const chips = () => [...list.querySelectorAll('.chip')];
    const hidden = (chip) => chip.querySelector('input[type="hidden"]');
    let left = '';

    function add(address) {
      const known = chips().some((chip) => hidden(chip).value.toLowerCase() === address.toLowerCase());
      if (known) {
        return true;
      }
      if (chips().length >= Number(holder.dataset.most)) {
        return false;
      }
      const next = 1 + Math.max(-1, ...chips().map((chip) => Number(hidden(chip).dataset.field.split('.')[1])));
      const chip = template.content.firstElementChild.cloneNode(true);
      const text = chip.querySelector('span');
      text.textContent = address;
      text.id = name + '-' + next + '-text';
      chip.querySelector('button').setAttribute('aria-describedby', text.id);
      hidden(chip).name = hidden(chip).dataset.field = name + '.' + next;
      list.append(chip);
      caseport.put(hidden(chip), address);
      caseport.announce(caseport.format(holder.dataset.added, address));
      return true;
    }

    /** Says which words are no addresses, beside the field; not on leaving it, when a click may be on its way to a button. */
    function complain(words) {
      const place = holder.querySelector('[data-wrong]');
      place.replaceChildren(...words.map((word) => {
        const said = document.createElement('p');
        said.className = 'error';
        said.textContent = caseport.format(place.dataset.wrong, word);
        return said;
      }));
      if (words.length > 0) {
        caseport.announce(place.textContent);
      }
    }

    /** The addresses in a text and what else there is, as the server reads it; null when it can't be asked. */
    async function read(text) {
      try {
        const answer = await fetch(holder.dataset.addresses, {
          method: 'POST', credentials: 'same-origin', headers: { 'Content-Type': 'text/plain;charset=UTF-8' }, body: text,
        });
        return answer.ok ? await answer.json() : null;
      } catch {
        return null;
      }
    }

    /** Turns the addresses in the text into chips; what is none, or one too many, stays for the person to see. */
    async function take(complaining) {
      const text = input.value;
      const found = text.trim() && (complaining || text !== left) && await read(text);
      if (!found || !input.value.startsWith(text)) {
        return;
      }
      const tooMany = found.addresses.filter((address) => !add(address));
      if (tooMany.length > 0) {
        caseport.announce(caseport.format(holder.dataset.full, holder.dataset.most));
      }
      left = [...found.others, ...tooMany].join(', ') + input.value.slice(text.length);
      if (left !== input.value) {
        caseport.put(input, left);
      }
      if (complaining) {
        complain(found.others);
      }
    }

    /** The same, and going on waits for it; leaving need not, as the text is saved as it is. */
    function takeInTime(complaining) {
      const work = take(complaining).finally(() => caseport.work.delete(work));
      work.mayBeLeft = true;
      caseport.work.add(work);
    }

    input.addEventListener('keydown', (event) => {
      if (event.isComposing) {
        return;
      }
      if (event.key === 'Enter' || event.key === ';' || (event.key === ',' && input.value.includes('@'))) {
        event.preventDefault();
        takeInTime(true);
      } else if (event.key === 'Backspace' && input.value === '' && chips().length > 0) {
        event.preventDefault();
        chips().at(-1).querySelector('button').focus();
      }
    });
    input.addEventListener('blur', () => takeInTime(false));
    input.addEventListener('paste', () => setTimeout(() => input.value.includes('@') && takeInTime(false)));
    list.addEventListener('click', (event) => {
      const chip = event.target.closest('button') && event.target.closest('.chip');
      if (chip) {
        const index = chips().indexOf(chip);
        caseport.put(hidden(chip), '');
        caseport.announce(caseport.format(holder.dataset.removed, chip.querySelector('span').textContent));
        chip.remove();
        const next = chips()[index];
        (next ? next.querySelector('button') : input).focus();
      }
    });
    holder.querySelector('.chips-box').addEventListener('click', (event) => event.target === event.currentTarget && input.focus());
  }));
})();
