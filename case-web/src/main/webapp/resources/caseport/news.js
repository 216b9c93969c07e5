/*
 * What is new to this person in this browser. <… data-seen="case" data-at="instant">: the case was read up to there.
 * <… data-unseen="case" data-at="instant" data-new="text">: a case in a list, marked when something happened since it was read.
 * News that come while the page is out of sight are counted in its title and marked on its icon.
 */
(function () {
  'use strict';

  const caseport = window.caseport;
  const MOST = 300;
  const ICON = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'><path fill='#1456b8' d='M8 1a7 7 0 0 1 0 14zM8 1a7 7 0 0"
    + " 0 0 14v-1.6A5.4 5.4 0 0 1 8 2.6z'/><circle cx='12.5' cy='3.5' r='3.5' fill='#b3261e'/></svg>";
  const person = document.querySelector('[data-quick]').dataset.person;
  const key = 'caseport.seen.' + person;
  const icon = document.querySelector('link[rel="icon"]');
  const plain = icon && icon.getAttribute('href');
  let news = 0;

  /** {since, cases: {id: instant}}; what happened before the first visit counts as read. */
  function seen() {
    try {
      const kept = JSON.parse(localStorage.getItem(key));
      return kept && kept.cases ? kept : { since: new Date().toISOString(), cases: {} };
    } catch {
      return { since: new Date().toISOString(), cases: {} };
    }
  }

  function keep(state) {
    const latest = Object.entries(state.cases).sort((a, b) => (a[1] < b[1] ? 1 : -1)).slice(0, MOST);
    try {
      localStorage.setItem(key, JSON.stringify({ since: state.since, cases: Object.fromEntries(latest) }));
    } catch {
      // A browser that keeps nothing marks nothing.
    }
  }

  const later = (a, b) => Date.parse(a) > Date.parse(b);

  function read() {
    const part = document.querySelector('[data-seen]');
    if (part && document.visibilityState === 'visible') {
      const state = seen();
      if (!state.cases[part.dataset.seen] || later(part.dataset.at, state.cases[part.dataset.seen])) {
        state.cases[part.dataset.seen] = part.dataset.at;
        keep(state);
      }
    }
  }

  keep(seen());
  caseport.register((root) => {
    read();
    caseport.each(root, '[data-unseen]', 'unseen', (line) => {
      const state = seen();
      const link = line.querySelector('a');
      if (later(line.dataset.at, state.cases[line.dataset.unseen] || state.since)) {
        const mark = document.createElement('span');
        mark.className = 'visually-hidden';
        mark.textContent = line.dataset.new;
        line.classList.add('is-unseen');
        link.before(mark);
      }
    });
  });

  function show() {
    document.title = (news > 0 ? '(' + news + ') ' : '') + document.title.replace(/^\(\d+\) /, '');
    if (icon) {
      icon.setAttribute('href', news > 0 ? 'data:image/svg+xml,' + encodeURIComponent(ICON) : plain);
    }
  }

  document.addEventListener('caseport:moved', (event) => {
    if (document.visibilityState === 'hidden' && !event.detail.startsWith('presence:')) {
      news += 1;
      show();
    }
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') {
      news = 0;
      show();
      read();
    }
  });
})();
