/*
 * What is new to this person in this browser. <… data-seen="case" data-at="instant">: the case was read up to there.
 * <… data-unseen="case" data-at="instant" data-new="text">: a case in a list of members, marked when something happened since it
 * was read. Lines of the agents' queue, [data-new] of which says the text, are marked when they were read before and moved on.
 * News that come while the page is out of sight are marked on its icon, counted in its title unless that counts cases, and the
 * first of them is told by the system to whoever has asked for it (see notify.js), without a word of the case.
 */
(function () {
  'use strict';

  const caseport = window.caseport;
  const MOST = 300;
  const ANSWER_WITHIN = 300;
  const ICON = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'><path fill='#1456b8' d='M8 1a7 7 0 0 1 0 14zM8 1a7 7 0"
    + " 0 0 0 14v-1.6A5.4 5.4 0 0 1 8 2.6z'/><circle cx='12.5' cy='3.5' r='3.5' fill='#b3261e'/></svg>";
  const words = document.getElementById('newsWords').dataset;
  const key = 'caseport.seen.' + words.person;
  const icon = document.querySelector('link[rel="icon"]');
  const plain = icon && icon.getAttribute('href');
  const queue = document.querySelector('[data-queue]');
  const forAgents = document.body.classList.contains('workspace');
  const isHidden = () => document.visibilityState === 'hidden';
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
    const latest = Object.entries(state.cases).sort((a, b) => Date.parse(b[1]) - Date.parse(a[1])).slice(0, MOST);
    try {
      localStorage.setItem(key, JSON.stringify({ since: state.since, cases: Object.fromEntries(latest) }));
    } catch {
      // A browser that keeps nothing marks nothing.
    }
  }

  const later = (a, b) => Date.parse(a) > Date.parse(b);

  function read() {
    const part = document.querySelector('[data-seen]');
    if (part && !isHidden()) {
      const state = seen();
      if (!state.cases[part.dataset.seen] || later(part.dataset.at, state.cases[part.dataset.seen])) {
        state.cases[part.dataset.seen] = part.dataset.at;
        keep(state);
      }
    }
  }

  /** By an attribute alone: a line that a script has built something into would be replaced, and lose the focus. */
  function markLines() {
    const state = queue ? seen() : null;
    document.querySelectorAll('[data-new] tbody tr[data-case]').forEach((row) => {
      const before = state.cases[row.dataset.case];
      if (before && later(row.querySelector('time').dateTime, before)) {
        row.querySelector('th').dataset.unread = queue.dataset.new;
      } else {
        delete row.querySelector('th').dataset.unread;
      }
    });
  }

  keep(seen());
  caseport.register((root) => {
    read();
    markLines();
    caseport.each(root, '[data-unseen]', 'unseen', (line) => {
      const state = seen();
      if (later(line.dataset.at, state.cases[line.dataset.unseen] || state.since)) {
        const mark = document.createElement('span');
        mark.className = 'visually-hidden';
        mark.textContent = line.dataset.new;
        line.classList.add('is-unseen');
        line.querySelector('a').before(mark);
      }
    });
  });

  function show() {
    // The title of the queue counts cases already.
    if (!queue) {
      document.title = (news > 0 ? '(' + news + ') ' : '') + document.title.replace(/^\(\d+\) /, '');
    }
    if (icon) {
      icon.setAttribute('href', news > 0 ? 'data:image/svg+xml,' + encodeURIComponent(ICON) : plain);
    }
  }

  // ---- told by the system

  let channel = null;
  let looked = false;

  /** Whether this person has asked for it in this browser, and where nobody can listen on the way. */
  function wants() {
    try {
      return localStorage.getItem('caseport.notify.' + words.person) === 'on'
        && window.isSecureContext && window.Notification && Notification.permission === 'granted';
    } catch {
      return false;
    }
  }

  function listen() {
    if (channel || !wants()) {
      return;
    }
    channel = new BroadcastChannel('caseport.' + words.person);
    channel.onmessage = (event) => {
      if (event.data === 'looked') {
        looked = true;
      } else if (!isHidden()) {
        channel.postMessage('looked');
      }
    };
  }

  /** Unless this person looks at another page of Support Center. */
  function tell() {
    looked = false;
    channel.postMessage('looks?');
    setTimeout(() => {
      if (looked || !isHidden()) {
        return;
      }
      const note = new Notification(words.title, { body: words.text, tag: 'caseport' });
      note.onclick = () => {
        window.focus();
        note.close();
      };
    }, ANSWER_WITHIN);
  }

  listen();
  window.addEventListener('storage', listen);

  // ---- news

  /** Agents have the queue beside a case, which moves all the time. */
  function isNews(topic) {
    const part = document.querySelector('[data-seen]');
    return forAgents ? topic === (part ? 'case:' + part.dataset.seen : queue && queue.dataset.queue) : !/^(presence|chat):/.test(topic);
  }

  function count() {
    news += 1;
    show();
    if (news === 1 && channel && wants()) {
      tell();
    }
  }

  document.addEventListener('caseport:moved', (event) => isHidden() && isNews(event.detail) && count());
  // A message of a chat, and a chat that rings.
  document.addEventListener('caseport:news', () => isHidden() && count());
  document.addEventListener('visibilitychange', () => {
    if (!isHidden()) {
      news = 0;
      show();
      read();
    }
  });
})();
