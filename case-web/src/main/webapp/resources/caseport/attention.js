/*
 * What an agent has not seen yet, in this browser. <header data-read="case" data-at="instant">: the case was read up to
 * there. A line of the queue whose case was read before and has moved on since is marked, [data-new] of the list says how.
 * What comes while the page is out of sight is marked on its icon, and on a case's page counted in its title.
 */
(function () {
  'use strict';

  const caseport = window.caseport;
  const MOST = 300;
  const ICON = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'><path fill='#1456b8' d='M8 1a7 7 0 0 1 0 14zM8 1a7 7 0"
    + " 0 0 0 14v-1.6A5.4 5.4 0 0 1 8 2.6z'/><circle cx='12.5' cy='3.5' r='3.5' fill='#b3261e'/></svg>";
  const session = document.querySelector('#session[data-person]');
  const icon = document.querySelector('link[rel="icon"]');
  if (!session || !icon) {
    return;
  }
  const key = 'caseport.read.' + session.dataset.person;
  const plain = icon.getAttribute('href');
  let missed = 0;

  function read() {
    try {
      return JSON.parse(localStorage.getItem(key)) || {};
    } catch {
      return {};
    }
  }

  function keep(all) {
    const latest = Object.entries(all).sort((one, other) => Date.parse(other[1]) - Date.parse(one[1])).slice(0, MOST);
    try {
      localStorage.setItem(key, JSON.stringify(Object.fromEntries(latest)));
    } catch {
      // A browser that keeps nothing marks nothing.
    }
  }

  function see() {
    const shown = document.querySelector('[data-read]');
    if (shown && document.visibilityState === 'visible') {
      keep({ ...read(), [shown.dataset.read]: shown.dataset.at });
    }
  }

  function mark() {
    const list = document.querySelector('[data-queue]');
    const all = list ? read() : {};
    document.querySelectorAll('[data-queue] tbody tr[data-case]').forEach((row) => {
      const before = all[row.dataset.case];
      const time = row.querySelector('time');
      if (before && Date.parse(time.dateTime) > Date.parse(before)) {
        row.querySelector('th').dataset.unread = list.dataset.new;
      } else {
        delete row.querySelector('th').dataset.unread;
      }
    });
  }

  function show() {
    icon.setAttribute('href', missed > 0 ? 'data:image/svg+xml,' + encodeURIComponent(ICON) : plain);
    if (document.querySelector('[data-read]')) {
      document.title = (missed > 0 ? '(' + missed + ') ' : '') + document.title.replace(/^\(\d+\) /, '');
    }
  }

  caseport.register(() => {
    see();
    mark();
  });
  document.addEventListener('caseport:moved', (event) => {
    const shown = document.querySelector('[data-read]');
    const mine = shown ? event.detail === 'case:' + shown.dataset.read : event.detail === 'queue';
    if (mine && document.visibilityState === 'hidden') {
      missed += 1;
      show();
    }
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') {
      missed = 0;
      show();
      see();
    }
  });
})();
