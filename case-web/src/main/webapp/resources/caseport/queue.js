/*
 * <div data-queue>: lines are walked with j and k, opened with o, and brought up to date without a reload. As long as the
 * pointer or the focus is on a line no line moves: cells change in place, what is gone turns grey, and the new order
 * waits until the list is left or "n changes" is pressed. The views, their numbers and the title change at once.
 * What was listed is kept for the case pages that it leads to, and going back leads to the same line.
 */
(function () {
  'use strict';

  const caseport = window.caseport;
  const EVERY = 60000;
  const RETRY = 5000;
  const list = document.querySelector('[data-queue]');
  if (!list) {
    return;
  }

  // On a narrow screen the views don't fit: the open one is in sight.
  caseport.register(() => {
    const view = document.querySelector('.views [aria-current]');
    const row = view && view.closest('ul');
    if (row && row.scrollWidth > row.clientWidth) {
      row.scrollLeft = view.offsetLeft - row.offsetLeft - (row.clientWidth - view.offsetWidth) / 2;
    }
  });

  // ---- coming back

  /** What is listed. An address without a view means the view used last, which another tab may change. */
  const here = () => (location.search ? location.pathname + location.search : location.pathname + '?' + list.dataset.view);

  /** Keeps the list that was seen last, in this tab: its address, its cases, and which of them was open. */
  function keep() {
    const row = document.activeElement.closest('[data-queue] tbody tr');
    caseport.listed.keep({ address: here(), top: scrollY, at: row ? row.dataset.case : '', cases: caseport.listed.rows(document) });
  }
  window.addEventListener('pagehide', keep);

  /** To the line that was left, when a case page or the browser leads back. */
  function comeBack() {
    const seen = caseport.listed.get();
    const went = performance.getEntriesByType('navigation')[0];
    if (!seen || seen.address !== here() || !(seen.back || went && went.type === 'back_forward')) {
      return;
    }
    scrollTo({ top: seen.top, behavior: 'instant' });
    const all = rows(list);
    const left = all.find((row) => row.dataset.case === seen.at)
      || all[Math.min(all.length - 1, seen.cases.findIndex((one) => one.id === seen.at))];
    if (left) {
      left.querySelector('th a').focus({ preventScroll: true });
    }
  }

  // ---- walking

  const links = () => [...list.querySelectorAll('tbody th a')];
  const at = () => links().indexOf(document.activeElement);

  function walk(step) {
    const all = links();
    if (all.length === 0) {
      return false;
    }
    const here = at();
    const to = all[here < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, here + step))];
    to.focus({ preventScroll: true });
    to.closest('tr').scrollIntoView({ block: 'nearest' });
    return true;
  }

  function open(hash) {
    const target = links()[Math.max(0, at())];
    if (!target) {
      return false;
    }
    target.focus({ preventScroll: true });
    location.assign(target.href + (hash || ''));
    return true;
  }

  /** Presses the button of the line with the focus: Call. */
  function press() {
    const line = document.activeElement.closest('[data-queue] tbody tr');
    const button = line && line.querySelector('form button');
    if (!button) {
      return false;
    }
    button.click();
    return true;
  }

  /** Takes the next call, where the list is one of calls. */
  function takeNextCall() {
    const button = document.getElementById('takeNextCall');
    if (!button) {
      return false;
    }
    button.click();
    return true;
  }

  caseport.keys({
    j: () => walk(1),
    k: () => walk(-1),
    o: () => open(),
    r: () => open('#answer'),
    c: press,
    n: takeNextCall,
  });

  // A click anywhere on a line opens it, as long as nothing is being selected.
  list.addEventListener('click', (event) => {
    const row = event.target.closest('tbody tr');
    if (row && !event.target.closest('a, button, .pick') && String(getSelection()) === '') {
      const link = row.querySelector('th a');
      link.focus({ preventScroll: true });
      location.assign(link.href);
    }
  });

  // ---- bringing up to date

  let waiting = null;
  let busy = false;
  let again = false;
  let retry = 0;

  const note = document.createElement('p');
  note.className = 'changes';
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button';
  button.addEventListener('click', () => {
    const fresh = waiting;
    apply(fresh);
    const first = links()[0];
    if (first) {
      first.focus({ preventScroll: true });
    }
  });
  note.append(button);

  const rows = (root) => [...root.querySelectorAll('tbody tr[data-case]')];
  const order = (root) => rows(root).map((row) => row.dataset.case).join();
  const topic = list.dataset.queue;
  const isHeld = () => !!list.querySelector('tbody:hover') || !!list.querySelector('tbody :focus');

  async function refresh() {
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    try {
      // A tab left open must not keep anybody signed in.
      const address = here();
      const page = await caseport.page(address, { unattended: true });
      await caseport.released();
      // Meanwhile another view may have been chosen, which was fresh then.
      if (page && address === here()) {
        take(page);
      }
    } catch {
      // The server is away, or another search of this agent is running.
      clearTimeout(retry);
      retry = setTimeout(refresh, RETRY);
    }
    busy = false;
    if (again) {
      again = false;
      refresh();
    }
  }

  function take(page) {
    const fresh = page.querySelector('[data-queue]');
    if (!fresh) {
      return;
    }
    document.title = page.title;
    caseport.swap(document.getElementById('views'), page.getElementById('views'));
    if (order(fresh) === order(list) || !isHeld()) {
      apply(fresh);
    } else {
      inPlace(fresh);
      wait(fresh);
    }
  }

  function inPlace(fresh) {
    const byId = new Map(rows(fresh).map((row) => [row.dataset.case, row]));
    rows(list).forEach((row) => {
      const now = byId.get(row.dataset.case);
      row.classList.toggle('is-gone', !now);
      if (now) {
        caseport.swap(row, now);
      }
    });
  }

  function wait(fresh) {
    const before = new Set(rows(list).map((row) => row.dataset.case));
    const after = new Set(rows(fresh).map((row) => row.dataset.case));
    const changes = [...after].filter((id) => !before.has(id)).length + [...before].filter((id) => !after.has(id)).length || 1;
    waiting = fresh;
    const text = caseport.format(list.dataset.changed, changes);
    if (button.textContent !== text) {
      button.textContent = text;
      caseport.announce(text);
    }
    if (!note.isConnected) {
      document.body.append(note);
    }
  }

  function apply(fresh) {
    waiting = null;
    note.remove();
    button.textContent = '';
    caseport.swap(list, fresh);
  }

  function leave() {
    setTimeout(() => waiting && !isHeld() && apply(waiting));
  }
  list.addEventListener('pointerleave', leave);
  list.addEventListener('focusout', leave);
  // Another view, another page or other filters: what waited belongs to what was listed before.
  document.addEventListener('caseport:listed', () => {
    waiting = null;
    note.remove();
    button.textContent = '';
  });

  // Hints of changes come from live.js. Time changes the list as well, and is looked after here.
  document.addEventListener('caseport:moved', (event) => event.detail === topic && refresh());
  setInterval(() => document.visibilityState === 'visible' && refresh(), EVERY);
  document.addEventListener('DOMContentLoaded', comeBack);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && refresh());
})();
