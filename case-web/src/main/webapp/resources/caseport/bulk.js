/*
 * <div data-bulk="address">: cases that are ticked in the queue, by pointer or with x, are assigned at once, and taken back
 * with Undo; replied to with one text; or merged into one of them, after a question. What is ticked stays so when the list
 * is drawn anew, as long as it is in the list.
 */
(function () {
  'use strict';

  const caseport = window.caseport;
  const bar = document.querySelector('[data-bulk]');
  const done = document.getElementById('bulk-done');
  if (!bar || !done) {
    return;
  }
  const select = bar.querySelector('select');
  const picked = new Set();
  let asked = false;
  const SAID_FOR = 8000;
  let undo = [];
  let timer = 0;

  const boxes = () => [...document.querySelectorAll('[data-queue] [data-pick]')];
  const idOf = (box) => box.closest('tr').dataset.case;

  const chosen = () => boxes().map((box) => box.closest('tr')).filter((row) => picked.has(row.dataset.case));

  /** Fetches to whom cases can be assigned, once. */
  async function ask() {
    if (asked) {
      return;
    }
    asked = true;
    try {
      const answer = await fetch(bar.dataset.bulk + '/assignments', { credentials: 'same-origin', headers: { Accept: 'application/json' } });
      const { agents } = await answer.json();
      const mine = agents.find((one) => one.me);
      agents.forEach((one) => select.add(new Option(one.name, one.id)));
      if (mine) {
        select.value = mine.id;
      }
      select.disabled = false;
      bar.querySelector('[data-bulk-assign]').disabled = false;
    } catch {
      // Somebody who ticks another box asks again.
      asked = false;
    }
  }

  function show() {
    const all = boxes();
    const there = new Set(all.map(idOf));
    [...picked].filter((id) => !there.has(id)).forEach((id) => picked.delete(id));
    all.forEach((box) => (box.checked = picked.has(idOf(box))));
    const every = document.querySelector('[data-queue] [data-pick-all]');
    if (every) {
      every.checked = picked.size > 0 && picked.size === all.length;
      every.indeterminate = picked.size > 0 && picked.size < all.length;
    }
    bar.hidden = picked.size === 0;
    document.body.classList.toggle('has-bulk', picked.size > 0 || !done.hidden);
    const accounts = new Set(chosen().map((row) => row.querySelector('.col-account bdi').textContent));
    bar.querySelector('[data-bulk-open="bulk-merge"]').disabled = picked.size < 2 || accounts.size > 1;
    bar.querySelector('[data-bulk-count]').textContent = caseport.format(bar.dataset.selected, picked.size);
  }

  function pick(id, on) {
    if (on) {
      picked.add(id);
    } else {
      picked.delete(id);
    }
    say('');
    show();
    ask();
  }

  function say(text, moves) {
    undo = moves || [];
    done.querySelector('span').textContent = text;
    done.querySelector('button').hidden = undo.length === 0;
    done.hidden = text === '';
    clearTimeout(timer);
    if (undo.length === 0) {
      timer = setTimeout(() => {
        done.hidden = true;
        show();
      }, SAID_FOR);
    }
  }

  /** What had the focus is hidden: to the first line of the list. */
  function toList() {
    const first = document.querySelector('[data-queue] tbody th a');
    if (first) {
      first.focus({ preventScroll: true });
    }
  }

  /** Sends work on several cases; its answer, or null when there is none. */
  async function send(path, fields) {
    try {
      const answer = await fetch(bar.dataset.bulk + path, {
        method: 'POST',
        credentials: 'same-origin',
        headers: { Accept: 'application/json' },
        body: new URLSearchParams(fields),
      });
      return answer.ok ? await answer.json() : null;
    } catch {
      return null;
    }
  }

  function refresh() {
    show();
    document.dispatchEvent(new CustomEvent('caseport:moved', { detail: 'queue' }));
  }

  async function move(moves, told) {
    const back = await send('/assignments', moves.map((one) => ['move', one]));
    if (back) {
      picked.clear();
      told(back.done);
    } else {
      say(bar.dataset.failed);
    }
    refresh();
  }

  document.addEventListener('change', (event) => {
    if (event.target.matches('[data-queue] [data-pick]')) {
      pick(idOf(event.target), event.target.checked);
    } else if (event.target.matches('[data-queue] [data-pick-all]')) {
      const on = event.target.checked;
      boxes().forEach((box) => pick(idOf(box), on));
    }
  });

  bar.querySelector('[data-bulk-assign]').addEventListener('click', () => {
    const name = select.selectedOptions[0].textContent;
    const to = select.value;
    move([...picked].map((id) => id + '~' + to), (back) => {
      const text = back.length === 0 ? bar.dataset.nothing : to ? bar.dataset.done : bar.dataset.returned;
      say(caseport.format(text, back.length, name), back);
      if (back.length > 0) {
        done.querySelector('button').focus();
      } else {
        toList();
      }
    });
  });

  done.querySelector('button').addEventListener('click', () =>
    move(undo, (back) => {
      say(caseport.format(bar.dataset.undone, back.length));
      toList();
    }));

  // ---- reply and merge

  /** What could not be done stays ticked. */
  async function work(path, fields, told) {
    const back = await send(path, fields);
    if (back) {
      picked.clear();
      back.failed.forEach((id) => picked.add(id));
    }
    say(back ? [
      back.done > 0 ? caseport.format(told, back.done) : '',
      back.failed.length > 0 ? caseport.format(bar.dataset.notAll, back.failed.length) : '',
    ].join(' ').trim() : bar.dataset.broken);
    toList();
    refresh();
    return back !== null && back.failed.length === 0;
  }

  function open(dialog) {
    const title = dialog.querySelector('h2');
    title.textContent = caseport.format(title.dataset.title, picked.size);
    dialog.returnValue = '';
    dialog.showModal();
  }

  /** The cases to choose from, the oldest first: it is where the others are told to go on most of the time. */
  function offer(place) {
    const number = (row) => row.querySelector('.number').textContent;
    const rows = chosen().sort((one, other) => number(one).localeCompare(number(other)));
    place.replaceChildren(...rows.map((row, at) => {
      const line = document.createElement('label');
      const radio = document.createElement('input');
      const named = document.createElement('span');
      const subject = document.createElement('bdi');
      line.className = 'check';
      radio.type = 'radio';
      radio.name = 'into';
      radio.value = row.dataset.case;
      radio.checked = at === 0;
      subject.textContent = row.querySelector('th a').textContent;
      named.append(number(row) + ' ', subject);
      line.append(radio, named);
      return line;
    }));
  }

  const reply = document.getElementById('bulk-reply');
  const merge = document.getElementById('bulk-merge');
  bar.querySelector('[data-bulk-open="bulk-reply"]').addEventListener('click', () => open(reply));
  bar.querySelector('[data-bulk-open="bulk-merge"]').addEventListener('click', () => {
    offer(merge.querySelector('[data-bulk-into]'));
    open(merge);
  });
  // The drafts of the replies by case: a text that is sent again, as its answer was lost, is added once. Another text is
  // another reply.
  const text = reply.querySelector('textarea');
  const drafts = new Map();
  const newDraft = () => [...crypto.getRandomValues(new Uint8Array(16))]
    .map((one) => one.toString(16).padStart(2, '0')).join('');
  text.addEventListener('input', () => drafts.clear());
  reply.addEventListener('close', async () => {
    if (reply.returnValue === 'act' && text.value.trim()) {
      const cases = [...picked].map((id) => {
        drafts.set(id, drafts.get(id) || newDraft());
        return ['case', id + '~' + drafts.get(id)];
      });
      if (await work('/replies', [...cases, ['description', text.value]], bar.dataset.replied)) {
        text.value = '';
        drafts.clear();
      }
    }
  });
  merge.addEventListener('close', () => {
    const into = merge.querySelector('input:checked');
    if (merge.returnValue === 'act' && into) {
      const others = [...picked].filter((id) => id !== into.value);
      work('/merges', [...others.map((id) => ['case', id]), ['into', into.value]], bar.dataset.merged);
    }
  });

  bar.querySelector('[data-bulk-clear]').addEventListener('click', () => {
    picked.clear();
    show();
    toList();
  });

  caseport.keys({
    x: () => {
      const row = document.activeElement.closest('[data-queue] tbody tr');
      if (row) {
        pick(row.dataset.case, !picked.has(row.dataset.case));
      }
      return !!row;
    },
  });

  caseport.register(show);
})();
